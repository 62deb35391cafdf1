import ArgumentParser
import Endorsements
import Foundation
import LogServer
import TransparencyLog

/// `--keys`: the trust folder that everything is judged against.
struct TrustOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The trust folder: policy and secretariat.vkey, from a source that you trust.",
      discussion: "Without it: Keys here, else endorse/keys in your configuration folder.",
      valueName: "dir"), completion: .directory)
  var keys: String?

  /// - Throws: `undecided` where there is no trust folder.
  func trust() throws -> TrustFolder { try TrustFolder(at: try folder()) }

  func trustIfAny() throws -> TrustFolder? { try folderIfAny.map { try TrustFolder(at: $0) } }

  /// Of a log of anything, whose trust folder has no other file.
  func policy() throws -> Policy { try TrustFolder.policy(at: try folder()) }

  private func folder() throws -> String {
    guard let folder = folderIfAny else {
      throw LogError(
        .undecided,
        """
        no trust folder: give one with --keys, from a source that you trust (looked for \
        \(Self.defaults().joined(separator: " and ")))
        """)
    }
    return folder
  }

  private var folderIfAny: String? { keys ?? Self.defaults().first(where: Files.isFolder) }

  private static func defaults() -> [String] {
    let environment = ProcessInfo.processInfo.environment
    let configuration =
      environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].map { $0 + "/.config" }
    return ["Keys"] + (configuration.map { ["\($0)/endorse/keys"] } ?? [])
  }
}

/// `--yes`.
struct ConsentOptions: ParsableArguments {
  @Flag(help: "Answer every question with yes.")
  var yes = false

  /// A file that will be written; where it is there already, that is asked first.
  func file(_ path: String) throws -> OutputFile {
    let file = try OutputFile(path)
    if file.isThere { try Terminal.confirm("\(path) exists: overwrite it?", yes: yes) }
    return file
  }
}

/// `--key`: what signs.
struct KeyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The secret key file, or agent:NAME for a key in ssh-agent.", valueName: "skey"),
    completion: .file())
  var key: String

  @Option(
    help: ArgumentHelp("A file whose first line is the passphrase.", valueName: "file"),
    completion: .file())
  var passphraseFile: String?

  /// The verifier key, before any passphrase is asked for.
  func holder() throws -> KeyHolder { try KeyHolder(key, passphraseFile: passphraseFile) }
}

/// `--date`.
struct DateOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The date to claim; today (UTC) without it.", valueName: "yyyy-mm-dd"))
  var date: String?

  func claimed() throws -> ClaimedDate {
    try date.map { try ClaimedDate(parsing: $0) } ?? ClaimedDate(unixTime: Clock.now)
  }
}

/// `--at`: of which moment an answer is to be.
///
/// It stands beside the group of `--max-age` and not around it: the parser looks at a group within a
/// group five times as often, which took half of a command's start.
struct MomentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The log as it was: after so many entries, or at the end of a day (UTC).",
      valueName: "size|date"))
  var at: String?

  func validate() throws { _ = try moment() }

  /// - Parameter age: how old the log may be that is asked for as it is.
  func judgedLog(
    _ path: String, trust: TrustFolder, age: MaxAgeOptions
  ) async throws -> JudgedLog {
    let moment = try moment()
    let reader =
      try await moment == nil ? age.log(path, trust: trust) : Input.reader(path, trust: trust)
    let judged = try await JudgedLog(judging: reader, trust: trust, at: moment)
    if let broken = judged.broken, judged.state.statements.isEmpty {
      throw LogError(
        .undecided,
        """
        \(path): entry \(broken.entry) \(broken.violation); no statement comes before it: is the trust \
        folder the one of this log?
        """)
    }
    return judged
  }

  private func moment() throws -> LogReader.Moment? {
    guard let at else { return nil }
    if let size = number(decimal: at.utf8) { return .size(size) }
    guard let day = try? ClaimedDate(parsing: at) else {
      throw ValidationError("--at is \(quoted(at)), expected a size or a date YYYY-MM-DD")
    }
    return .time(day.unixTime + 86_399)
  }
}

/// `--max-age`: how old an answer may be.
struct MaxAgeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How long ago a quorum of witnesses may have seen the log at most.", valueName: "days"))
  var maxAge = 7

  func validate() throws {
    guard (0...36_500).contains(maxAge) else {
      throw ValidationError("--max-age is \(maxAge), expected 0 to 36500 days")
    }
  }

  /// A copy of a log, under its verified checkpoint.
  /// - Throws: `undecided` where that is too old; and as `LogReader`.
  func log(_ path: String, trust: TrustFolder) async throws -> LogReader {
    let reader = try await Input.reader(path, trust: trust)
    try check(reader, named: path)
    return reader
  }

  /// - Throws: `undecided` where the checkpoint is too old.
  func check(_ log: LogReader, named path: String) throws {
    do {
      try log.checkpoint.checkAge(at: Clock.now, atMost: maxAge * 86_400)
    } catch let error as LogError {
      throw LogError(error.code, "\(path): \(error), or allow more with --max-age")
    }
  }
}

/// The clock of this machine.
enum Clock {
  /// POSIX seconds.
  static var now: Int { time(nil) }
}

/// `-o`: where the result goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("The file to write.", valueName: "file"),
    completion: .file())
  var output: String

  /// To be called before a passphrase is asked for and anything is signed.
  func file(_ consent: ConsentOptions) throws -> OutputFile { try consent.file(output) }
}

/// A file that a command leaves where it succeeds; never in the place of a secret key.
struct OutputFile {
  let path: String
  /// Whether it would be overwritten, which nobody does unasked.
  let isThere: Bool

  /// - Throws: `undecided` where there is no folder for it; `malformed` where there is something else
  ///   than a regular file: a folder, a device, a link.
  init(_ path: String) throws {
    guard !path.isEmpty else {
      throw LogError(.malformed, "the name of the file to write is empty")
    }
    self.path = path
    isThere = Files.exists(path)
    if isThere {
      try Self.checkIsRegular(path)
      guard !Input.isSecretKey(path) else {
        throw LogError(
          .malformed,
          "\(path) is a secret key file, which nothing is written over: name another file")
      }
    } else {
      let folder = Files.folder(of: path)
      guard Files.isFolder(folder) else {
        throw LogError(.undecided, "\(folder): no such folder for \(path)")
      }
    }
  }

  /// - Throws: `malformed` where something else is there than a regular file.
  static func checkIsRegular(_ path: String) throws {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      let isFolder = Files.isFolder(path)
      throw LogError(
        .malformed, "\(path) is \(isFolder ? "a folder" : "a link or a device"), expected a file")
    }
  }

  /// Only what was there before is overwritten.
  func write(_ bytes: [UInt8]) throws {
    if isThere { try Files.replace(path, bytes) } else { try Files.create(path, bytes) }
  }
}

extension String {
  /// The last part of a path.
  var fileName: String { split(separator: "/").last.map(String.init) ?? self }

  /// The last part of a path without what follows its last dot.
  var baseName: String {
    let name = fileName
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

/// Files that a command is given.
enum Input {
  /// - Throws: `undecided` where there is no such file; `malformed` where it is empty or too large, or a
  ///   secret key, which nothing that is read for an answer may quote.
  static func read(
    _ path: String, atMost limit: Int, onlyRegular: Bool = false
  ) throws -> [UInt8] {
    let bytes = try readSecret(path, atMost: limit, onlyRegular: onlyRegular)
    guard !SecretKeyFile.looksLikeOne(bytes) else {
      throw LogError(.malformed, "\(path) is a secret key file, which is not to be given here")
    }
    return bytes
  }

  /// As `read`, also of a secret key file.
  static func readSecret(
    _ path: String, atMost limit: Int, onlyRegular: Bool = false
  ) throws -> [UInt8] {
    try refuseURL(path)
    guard let bytes = try Files.read(path, atMost: limit, onlyRegular: onlyRegular) else {
      throw LogError(.undecided, "\(path): no such file")
    }
    guard !bytes.isEmpty else { throw LogError(.malformed, "\(path) is empty") }
    return bytes
  }

  /// As `read`, or what is at a URL.
  /// - Returns: besides, the encoding that a server declares it to have, in lower case.
  static func document(
    _ name: String, atMost limit: Int
  ) async throws -> (bytes: [UInt8], charset: String?) {
    guard WebClient.isURL(name) else { return (try read(name, atMost: limit), nil) }
    guard let body = try await WebClient.shared.get(name, atMost: limit) else {
      throw LogError(.undecided, "\(name): there is nothing at this URL")
    }
    guard !body.bytes.isEmpty else { throw LogError(.malformed, "\(name) is empty") }
    return (body.bytes, body.charset)
  }

  private static func refuseURL(_ path: String) throws {
    guard !WebClient.isURL(path) else {
      throw LogError(.unsupported, "\(path) is a URL, expected a file here: make a copy of it")
    }
  }

  static func text(_ path: String) throws -> CanonicalText {
    let bytes = try read(path, atMost: CanonicalText.sizeLimit)
    return try naming(path) { try CanonicalText(bytes) }
  }

  static func verifierKey(_ path: String) throws -> VerifierKey {
    let bytes = try read(path, atMost: Policy.sizeLimit)
    return try naming(path) {
      var lines = try LineReader(bytes, atMost: Policy.sizeLimit)
      let key = try VerifierKey(parsing: String(decoding: lines.line() ?? [], as: UTF8.self))
      guard lines.isAtEnd else { throw LogError(.malformed, "more than one line") }
      return key
    }
  }

  /// An entry from its note, or from the proof that carries it; nothing is verified.
  static func entry(_ path: String) throws -> Entry {
    let bytes = try read(path, atMost: LogProof.sizeLimit)
    return try naming(path) {
      guard LogProof.looksLikeOne(bytes) else { return try Entry(parsing: bytes) }
      guard let extra = try LogProof(parsing: bytes).extra else {
        throw LogError(.malformed, "the proof carries no entry in its extra line")
      }
      return try Entry(parsing: extra)
    }
  }

  /// A copy of a log: its folder, or a copy of its public files.
  static func log(_ path: String) throws -> LogFolder {
    try refuseURL(path)
    guard Files.exists(path) else { throw LogError(.undecided, "\(path): no such folder") }
    guard Files.isFolder(path) else {
      throw LogError(.malformed, "\(path) is a file, expected a folder")
    }
    return LogFolder(Files.isFolder("\(path)/public") ? "\(path)/public" : path)
  }

  /// A copy of a log: in a folder, at a URL, in a bundle.
  static func source(_ name: String) throws -> any LogSource {
    if WebClient.isURL(name) { return LogURL(name) }
    guard isBundle(name) else { return try log(name) }
    let bytes = try read(name, atMost: LogBundle.sizeLimit)
    return try naming(name) { try LogBundle(parsing: bytes, named: name) }
  }

  static func isBundle(_ path: String) -> Bool {
    beginning(of: path).map { LogBundle.looksLikeOne($0) } ?? false
  }

  static func isEvidence(_ path: String) -> Bool {
    beginning(of: path).map { Evidence.looksLikeOne(Array($0)) } ?? false
  }

  static func isSecretKey(_ path: String) -> Bool {
    beginning(of: path).map { SecretKeyFile.looksLikeOne(Array($0)) } ?? false
  }

  /// The first bytes of a regular file; nil of anything else.
  private static func beginning(of path: String) -> Data? {
    guard
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { return nil }
    return try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: 32)
  }

  /// A copy of a log, in a folder, at a URL or in a bundle, under its verified checkpoint.
  static func reader(_ name: String, trust: TrustFolder) async throws -> LogReader {
    try await LogReader(try source(name), policy: trust.policy, at: Clock.now)
  }
}

extension SecretKeyFile {
  /// Whether a line of `bytes` is the first of a secret key file, of whatever version, or that of the secret:
  /// of a file that was cut, or has something before it, nothing may be quoted either.
  static func looksLikeOne(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: "endorse-secret-key/".utf8) { return true }
    guard bytes.count <= sizeLimit else { return false }
    // What was turned into UTF-16 is it too.
    let bytes = bytes.filter { $0 != 0 && $0 < 0xFE }
    return bytes.split { $0 == 0x0A || $0 == 0x0D }.contains { line in
      let line = line.drop { $0 <= 0x20 || byteOrderMark.contains($0) }
      if line.starts(with: "endorse-secret-key/".utf8) { return true }
      guard line.starts(with: "secret ".utf8) else { return false }
      return [32, 48].contains(TransparencyLog.bytes(base64: line.dropFirst(7))?.count)
    }
  }

  private static let byteOrderMark = Array("\u{FEFF}".utf8)
}

/// A key file whose public half is known and whose secret may still need a passphrase, or an agent.
struct KeyHolder {
  let verifierKey: VerifierKey
  private let unlock: () throws -> any NoteSigner & Sendable

  /// - Parameter option: what gives the passphrase where there is no terminal.
  init(
    _ name: String, passphraseFile: String?, option: String = "--passphrase-file"
  ) throws {
    if name.hasPrefix("agent:") {
      let agent = try AgentKey(name: String(name.dropFirst("agent:".count)))
      verifierKey = agent.verifierKey
      unlock = { agent }
      return
    }
    var bytes = try Input.readSecret(name, atMost: SecretKeyFile.sizeLimit)
    defer { wipe(&bytes) }
    let file = try naming(name) { try SecretKeyFile(parsing: bytes) }
    if Files.isReadableByOthers(name) {
      Terminal.say("warning: \(name) is readable by others; chmod 600 \(name)")
    }
    verifierKey = file.claimedKey
    unlock = {
      var passphrase: SecretMemory?
      if file.needsPassphrase {
        passphrase =
          try passphraseFile.map { try Terminal.passphrase(file: $0) }
          ?? Terminal.passphrase("passphrase of \(name)", option: option)
      }
      return try naming(name) { try file.secretKey(passphrase: passphrase) }
    }
  }

  func signer() throws -> any NoteSigner & Sendable { try unlock() }
}

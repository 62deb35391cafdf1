import ArgumentParser
import Endorsements
import Foundation
import TransparencyLog

/// `--keys`: the trust folder that everything is judged against.
struct TrustOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The trust folder: policy and secretariat.vkey, from a source that you trust.",
      discussion: "Without it: Keys here, else endorse/keys in your configuration folder.",
      valueName: "dir"))
  var keys: String?

  /// - Throws: `undecided` where there is no trust folder.
  func trust() throws -> TrustFolder {
    guard let trust = try trustIfAny() else {
      throw LogError(
        .undecided,
        """
        no trust folder: give one with --keys, from a source that you trust (looked for \
        \(Self.defaults().joined(separator: " and ")))
        """)
    }
    return trust
  }

  func trustIfAny() throws -> TrustFolder? {
    if let keys { return try TrustFolder(at: keys) }
    return try Self.defaults().first(where: Files.isFolder).map { try TrustFolder(at: $0) }
  }

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
}

/// `--key`: what signs.
struct KeyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The secret key file, or agent:NAME for a key in ssh-agent.", valueName: "skey"))
  var key: String

  @Option(help: ArgumentHelp("A file whose first line is the passphrase.", valueName: "file"))
  var passphraseFile: String?

  /// The verifier key, before any passphrase is asked for.
  func holder() throws -> KeyHolder { try KeyHolder(key, passphraseFile: passphraseFile) }
}

/// `--date`.
struct DateOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The date to claim; today (UTC) without it.", valueName: "yyyy-mm-dd"))
  var date: String?

  func claimed() throws -> ClaimedDate {
    try date.map { try ClaimedDate(parsing: $0) } ?? ClaimedDate(unixTime: time(nil))
  }
}

/// `-o`: where the result goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  func write(_ bytes: [UInt8], consent: ConsentOptions) throws {
    try Output.write(output, bytes, consent: consent)
  }
}

/// Files that a command leaves: only where it succeeded, and nothing overwritten unasked.
enum Output {
  static func write(
    _ path: String, _ bytes: [UInt8], mode: mode_t = 0o644, consent: ConsentOptions
  ) throws {
    guard Files.exists(path) else { return try Files.create(path, bytes, mode: mode) }
    guard !Files.isFolder(path) else {
      throw LogError(.malformed, "\(path) is a folder, expected a file")
    }
    try Terminal.confirm("\(path) exists: overwrite it?", yes: consent.yes)
    try Files.replace(path, bytes, mode: mode)
  }
}

/// Files that a command is given.
enum Input {
  /// - Throws: `undecided` where there is no such file; `malformed` where it is empty or too large.
  static func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
    guard let bytes = try Files.read(path, atMost: limit) else {
      throw LogError(.undecided, "\(path): no such file")
    }
    guard !bytes.isEmpty else { throw LogError(.malformed, "\(path) is empty") }
    return bytes
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
    guard !path.hasPrefix("http://"), !path.hasPrefix("https://") else {
      throw LogError(
        .unsupported, "\(path): reading a log from a URL is not supported yet, copy its files")
    }
    guard Files.exists(path) else { throw LogError(.undecided, "\(path): no such folder") }
    guard Files.isFolder(path) else {
      throw LogError(.malformed, "\(path) is a file, expected a folder")
    }
    return LogFolder(Files.isFolder("\(path)/public") ? "\(path)/public" : path)
  }

  static func judgedLog(_ path: String, trust: TrustFolder) async throws -> JudgedLog {
    try await JudgedLog(
      judging: try await LogReader(try log(path), policy: trust.policy), trust: trust)
  }
}

/// A key file whose public half is known and whose secret may still need a passphrase, or an agent.
struct KeyHolder {
  let verifierKey: VerifierKey
  private let unlock: () throws -> any NoteSigner & Sendable

  init(_ name: String, passphraseFile: String?) throws {
    if name.hasPrefix("agent:") {
      let agent = try AgentKey(name: String(name.dropFirst("agent:".count)))
      verifierKey = agent.verifierKey
      unlock = { agent }
      return
    }
    var bytes = try Input.read(name, atMost: SecretKeyFile.sizeLimit)
    defer { wipe(&bytes) }
    let file = try naming(name) { try SecretKeyFile(parsing: bytes) }
    if Files.isReadableByOthers(name) {
      Terminal.say("warning: \(name) is readable by others; chmod 600 \(name)")
    }
    verifierKey = file.claimedKey
    unlock = {
      try naming(name) {
        guard file.needsPassphrase else { return try file.secretKey(passphrase: nil) }
        let passphrase =
          try passphraseFile.map { try Terminal.passphrase(file: $0) }
          ?? Terminal.passphrase("passphrase of \(name)")
        return try file.secretKey(passphrase: passphrase)
      }
    }
  }

  func signer() throws -> any NoteSigner & Sendable { try unlock() }
}

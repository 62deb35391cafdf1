import Endorsements
import TestSupport
import TransparencyLog

@testable import LogSite

/// A log in a folder, of any entries, whether they keep the rules or not. The keys are for tests, the names
/// are nobody's.
struct SiteLog {
  static let origin = "manifesto.example/log"
  static let text = try! CanonicalText(
    Array("We ask for <b>one</b> thing.\n\n- first\n- second\n".utf8))

  let folder: TemporaryFolder
  private(set) var size = 0
  private let log: SecretKey
  private let secretariat: SecretKey
  private let witness: SecretKey
  private let cosigner: VerifierKey
  private var keys: [String: SecretKey] = [:]
  private var latest: [String: Hash] = [:]

  init() throws {
    folder = try TemporaryFolder()
    log = try SecretKey(generating: Self.origin)
    secretariat = try SecretKey(generating: "secretariat.example")
    witness = try SecretKey(generating: "witness.example")
    cosigner = try VerifierKey(
      name: witness.verifierKey.name, type: .cosignature, publicKey: witness.verifierKey.publicKey)
    keys["secretariat.example"] = secretariat
    try Log.create(in: LogFolder(folder.path), signer: log)
  }

  /// Without witnesses.
  var trust: TrustFolder { get throws { try trust("quorum none") } }

  /// With one witness, who has to have seen the log.
  var witnessed: TrustFolder {
    get throws { try trust("witness one \(cosigner)\nquorum one") }
  }

  private func trust(_ lines: String) throws -> TrustFolder {
    try TrustFolder(
      policy: Array("log \(log.verifierKey)\n\(lines)\n".utf8),
      secretariat: Array("\(secretariat.verifierKey)\n".utf8))
  }

  mutating func state(_ title: String, _ text: CanonicalText = SiteLog.text) throws {
    try LogFolder(folder("public")).write([("text/\(text.hash.hex)", text.bytes)])
    let statement = Entry.Statement(
      title: title, text: text.hash, secretariat: secretariat.verifierKey, recovery: nil)
    try append(.statement(statement), by: ["secretariat.example"], on: "2026-03-01")
  }

  mutating func endorse(
    _ signatory: String, role: String? = nil, by key: String, on date: String = "2026-03-02",
    text: CanonicalText = SiteLog.text
  ) throws {
    let endorsement = try Entry.Endorsement(
      text: text.hash, signatory: signatory,
      kind: key.contains("/") ? .individual : .organization, role: role,
      key: try self.key(key).verifierKey)
    try append(.endorsement(endorsement), by: [key, "secretariat.example"], on: date)
  }

  mutating func withdraw(_ key: String, on date: String = "2026-03-03") throws {
    try append(
      .withdrawal(text: Self.text.hash, key: try self.key(key).verifierKey), by: [key], on: date)
  }

  private mutating func key(_ name: String) throws -> SecretKey {
    let key = try keys[name] ?? SecretKey(generating: name)
    keys[name] = key
    return key
  }

  private mutating func append(_ content: Entry.Content, by names: [String], on date: String) throws
  {
    var note = Note(
      unsigned: Entry.text(
        content, log: Self.origin, date: try ClaimedDate(parsing: date), previous: latest[names[0]])
    )
    for name in names { try note.sign(with: keys[name]!) }
    latest[names[0]] = .leaf(note.encoded)
    try append(raw: [note.encoded])
  }

  /// One commit.
  mutating func append(raw entries: [[UInt8]]) throws {
    var log = try Log(
      opening: LogFolder(folder.path), signer: log, policy: try trust.policy)
    try log.append(entries)
    size = log.size
  }

  /// Adds the witness's cosignature to the newest checkpoint, and to the one kept under its size.
  func cosign(at time: Int) throws {
    let files = LogFolder(folder("public"))
    var note = try Note(parsing: files.read("checkpoint", atMost: Note.sizeLimit)!)
    try note.cosign(with: witness, as: cosigner, at: time)
    try files.write([("checkpoints/\(size)", note.encoded), ("checkpoint", note.encoded)])
  }

  /// Signs another tree of this size.
  func forge(size: Int, in other: LogFolder) throws {
    try Log.create(in: other, signer: log)
    var forged = try Log(opening: other, signer: log, policy: try trust.policy)
    try forged.append((0..<size).map { Array("another entry \($0)\n".utf8) })
  }

  /// - Parameter trust: without witnesses, if not given.
  func account(_ trust: TrustFolder? = nil) async throws -> LogAccount {
    let trust = try trust ?? self.trust
    let reader = try await LogReader(
      LogFolder(folder("public")), policy: trust.policy, at: 2_000_000_000)
    return try await LogAccount(reading: reader, trust: trust, at: 2_000_000_000)
  }

  /// The files of the site, by path.
  func site(_ trust: TrustFolder? = nil, verifier: Verifier? = nil) async throws -> [String: String]
  {
    var files: [String: String] = [:]
    try Site(try await account(trust), verifier: verifier).make {
      precondition(files.updateValue(String(decoding: $1, as: UTF8.self), forKey: $0) == nil)
    }
    return files
  }
}

import Endorsements
import TestSupport
import TransparencyLog

/// A log in a folder of its own, and what its secretariat and its signatories hand in.
struct ExampleSite {
  static let origin = "log.example/one"

  let folder: TemporaryFolder
  let trust: TrustFolder
  let secretariat: SecretKey
  let text: CanonicalText

  /// - Parameter witnesses: the lines of its policy about them.
  init(witnesses: String? = nil) throws {
    folder = try TemporaryFolder()
    secretariat = try secretKey(1, named: "secretariat.example")
    text = try CanonicalText(Array("A text.\n".utf8))
    trust = try EndorsementLog.create(
      at: folder("log"), origin: Self.origin, witnesses: witnesses.map { Array($0.utf8) },
      secretariat: Array("\(secretariat.verifierKey)\n".utf8))
  }

  var path: String { folder("log") }

  func open(
    at now: Int = 0, witnesses: (any WitnessTransport)? = nil
  ) async throws -> EndorsementLog {
    try await EndorsementLog(opening: path, at: now, witnesses: witnesses)
  }

  /// The key of signatory `number`.
  func key(_ number: UInt32) throws -> SecretKey {
    try secretKey(10 + number, named: "org\(number).example")
  }

  func statement() throws -> [UInt8] {
    try signed(
      .statement(
        Entry.Statement(
          title: "A title", text: text.hash, secretariat: secretariat.verifierKey, recovery: nil)),
      log: Self.origin, by: [secretariat])
  }

  func submission(_ number: UInt32) throws -> [UInt8] {
    let key = try key(number)
    return try signed(
      .endorsement(
        try Entry.Endorsement(
          text: text.hash, signatory: "Signatory \(number)", kind: .organization, role: nil,
          key: key.verifierKey)), log: Self.origin, by: [key])
  }

  func admitStatement(to log: inout EndorsementLog) async throws {
    _ = try await log.admit([try statement()], countersigner: nil, texts: [text])
  }

  /// Appends as the log's operator can, without asking the rules.
  func append(_ entries: [[UInt8]]) throws {
    let file = try Files.read("\(path)/\(EndorsementLog.keyPath)", atMost: SecretKeyFile.sizeLimit)
    let signer = try SecretKeyFile(parsing: file ?? []).secretKey(passphrase: nil)
    var log = try Log(opening: LogFolder(path), signer: signer, policy: trust.policy)
    try log.append(entries)
  }
}

import Endorsements
import Foundation
import TestSupport
import TransparencyLog

/// A log in a folder of its own, notes that `endorse admit` takes, and the command as it is run on them.
/// The keys are for tests; the names are nobody's.
final class Campaign {
  static let origin = "manifesto.example/log"

  let folder: TemporaryFolder
  let trust: TrustFolder
  private let secretariat: SecretKey
  private let text = try! CanonicalText(Array("A text to sign together.\n".utf8))
  private var signatories = 0

  /// - Parameter log: where the log is made, if not in the folder of the test.
  init(log: String? = nil) throws {
    folder = try TemporaryFolder()
    secretariat = try SecretKey(generating: "secretariat.example")
    trust = try EndorsementLog.create(
      at: log ?? folder("log"), origin: Self.origin, witnesses: nil,
      secretariat: Array("\(secretariat.verifierKey)\n".utf8))
    try FileManager.default.copyItem(
      atPath: (log ?? folder("log")) + "/keys", toPath: folder("Keys"))
    try write("text.txt", text.bytes)
    try write("statement.note", try statement())
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder(name)))
  }

  private func note(_ content: Entry.Content, by signers: SecretKey...) throws -> [UInt8] {
    var note = Note(
      unsigned: Entry.text(
        content, log: Self.origin, date: try ClaimedDate(parsing: "2026-03-01"), previous: nil))
    for signer in signers { try note.sign(with: signer) }
    return note.encoded
  }

  private func statement() throws -> [UInt8] {
    try note(
      .statement(
        Entry.Statement(
          title: "A title", text: text.hash, secretariat: secretariat.verifierKey, recovery: nil)),
      by: secretariat)
  }

  /// Writes a folder of so many admitted endorsements, each of another signatory.
  /// - Returns: the notes in the order in which they are admitted.
  func endorsements(_ count: Int, in name: String) throws -> [[UInt8]] {
    try FileManager.default.createDirectory(
      atPath: folder(name), withIntermediateDirectories: false)
    return try (0..<count).map { _ in
      signatories += 1
      let padded = String(String(10_000 + signatories).dropFirst())
      let key = try SecretKey(generating: "org\(padded).example")
      let endorsement = try Entry.Endorsement(
        text: text.hash, signatory: "Signatory \(padded)", kind: .organization, role: nil,
        key: key.verifierKey)
      let bytes = try note(.endorsement(endorsement), by: key, secretariat)
      try write("\(name)/\(padded).note", bytes)
      return bytes
    }
  }

  struct Ended {
    /// As `Program.run` says it.
    let how: String
    let output: String
    let errors: String
  }

  /// Runs the real command in the campaign's folder.
  func endorse(_ arguments: [String], meanwhile: (pid_t) -> Void = { _ in }) throws -> Ended {
    try run(Stage.endorse, arguments, meanwhile: meanwhile)
  }

  func run(
    _ program: String, _ arguments: [String], meanwhile: (pid_t) -> Void = { _ in }
  ) throws -> Ended {
    var environment = ["SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1", "HOME": folder.path]
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    let how = try Program(program, arguments, environment: environment, folder: folder.path).run(
      output: folder("stdout"), errors: folder("stderr"), meanwhile: meanwhile)
    return Ended(how: how, output: try said("stdout"), errors: try said("stderr"))
  }

  private func said(_ name: String) throws -> String {
    try String(contentsOfFile: folder(name), encoding: .utf8)
  }

  /// The entries that a reader sees, proved under the published checkpoint.
  func entries(_ log: String) async throws -> [[UInt8]] {
    let reader = try await LogReader(LogFolder("\(log)/public"), policy: trust.policy, at: 0)
    var entries: [[UInt8]] = []
    try await reader.scan(
      prepare: { entry, _ in Array(entry) }, apply: { entries.append($0) })
    return entries
  }
}

import Foundation
import TestSupport
import Testing
import TransparencyLog

/// `endorse witness` and a log that asks it, as programs over loopback.
@Suite(.ownThreads) struct WitnessCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func witness(policy: String) throws -> RunningServer {
    try RunningServer(
      ["witness", "witness", "--policy", policy, "--key", "w.skey"], in: folder.path)
  }

  /// - Returns: the exit code, and what it said on both streams.
  @discardableResult
  private func endorse(_ arguments: String...) throws -> (code: String, said: String) {
    let (output, errors) = (folder("stdout"), folder("stderr"))
    let code = try Program(
      Stage.endorse, arguments,
      environment: ["HOME": folder.path, "SWIFT_BACKTRACE": "enable=no"], folder: folder.path
    ).run(output: output, errors: errors)
    let said = try [output, errors].map {
      String(decoding: try Files.read($0, atMost: 1 << 20) ?? [], as: UTF8.self)
    }
    return (code, said.joined())
  }

  private func write(_ text: String, to name: String) throws {
    try Files.replace(folder(name), Array(text.utf8))
  }

  private func read(_ name: String) throws -> String {
    String(decoding: try Files.read(folder(name), atMost: 1 << 20) ?? [], as: UTF8.self)
  }

  @Test func aLogPublishesWhatItsWitnessHasCosigned() throws {
    try endorse("keygen", "secretariat.example", "-o", "sec", "--no-passphrase")
    try endorse("keygen", "witness.example", "-o", "w", "--no-passphrase", "--witness")
    try write("A text.\n", to: "text")
    // The witness has to know the log, and the log where the witness is.
    let key = try read("w.vkey").trimmingCharacters(in: .newlines)
    try write("witness one \(key) http://127.0.0.1:1/\nquorum one\n", to: "lines")
    #expect(
      try endorse(
        "log", "create", "log", "--origin", "log.example/one", "--secretariat", "sec.vkey",
        "--policy", "lines"
      ).code == "")
    #expect(
      try endorse(
        "statement", "text", "--title", "A title", "--origin", "log.example/one", "--key",
        "sec.skey",
        "-o", "statement"
      ).code == "")

    // Nobody answers there.
    let down = try endorse("admit", "statement", "--log", "log", "--text", "text")
    #expect(down.code == "2")
    #expect(
      down.said.contains("appended, not yet published: the quorum is not met"), "\(down.said)")
    #expect(try read("log/public/checkpoint").hasPrefix("log.example/one\n0\n"))

    let witness = try witness(policy: "log/keys/policy")
    let policy = try read("log/keys/policy")
    try write(policy.replacing("http://127.0.0.1:1", with: witness.url), to: "log/keys/policy")
    let resumed = try endorse("admit", "statement", "--log", "log", "--text", "text")
    #expect(resumed.code == "", "\(resumed.said)")
    #expect(resumed.said.contains("statement: entry 0, already there"), "\(resumed.said)")
    #expect(try read("log/public/checkpoint").contains("— witness.example "))
    let audit = try endorse("audit", "log", "--keys", "log/keys")
    #expect(audit.code == "" && audit.said.contains("quorum met by 1 of 1"), "\(audit.said)")
    #expect(witness.stop() == 0)
    #expect(try read("witness/journal").contains("log.example/one\n1\n"))
  }

  @Test func twoWitnessesDoNotShareAFolder() throws {
    try endorse("keygen", "w.example", "-o", "w", "--no-passphrase", "--witness")
    let log = try SecretKey(generating: "log.example/one")
    try write("log \(log.verifierKey)\nquorum none\n", to: "policy")
    let first = try witness(policy: "policy")
    let second = try endorse(
      "witness", "witness", "--policy", "policy", "--key", "w.skey", "--listen", "127.0.0.1:0")
    #expect(second.code == "2" && second.said.contains("held by process"), "\(second.said)")
    #expect(first.stop() == 0)
  }
}

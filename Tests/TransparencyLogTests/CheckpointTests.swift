import TestSupport
import Testing

@testable import TransparencyLog

/// tlog-checkpoint; SPEC.md, sections 7.3 and 8.
struct CheckpointTests {
  @Test(arguments: try Vector.all(in: "checkpoint"))
  func checkpointGetsItsVerdict(vector: Vector) throws {
    let policy = try Policy(logs: try vector.values("log").map { try VerifierKey(parsing: $0) })
    let verdict = outcome {
      let verified = try policy.verify(checkpoint: vector.body, at: 0)
      #expect(verified.note == vector.body)
      #expect(verified.checkpoint.text == (try Note(parsing: vector.body).text))
    }
    #expect(verdict == vector.expect)
    #expect(vector.fieldNames == ["log"])
  }

  private let root = Hash.sha256(Array("a root".utf8))

  @Test(arguments: [1, 2, 1_000_000, Int.max])
  func verifiesWhatTheLogSigned(size: Int) throws {
    let key = try exampleKey(1)
    let checkpoint = Checkpoint(origin: key.verifierKey.name, size: size, root: root)
    let verified = try Policy(logs: [key.verifierKey]).verify(
      checkpoint: try checkpoint.signed(by: key), at: 0)
    #expect(verified.checkpoint == checkpoint)
  }

  @Test func asksForTheQuorumLast() throws {
    let key = try exampleKey(1)
    let witness = try VerifierKey(
      name: "w", type: .cosignature, publicKey: exampleKey(2).verifierKey.publicKey)
    let policy = try Policy(
      parsing: Array("log \(key.verifierKey)\nwitness w \(witness)\nquorum w\n".utf8))
    let checkpoint = Checkpoint(origin: key.verifierKey.name, size: 1, root: root)
    func verdict(_ bytes: [UInt8]) -> String {
      outcome { _ = try policy.verify(checkpoint: bytes, at: 0) }
    }
    #expect(verdict(try checkpoint.signed(by: key)) == "unverified")
    #expect(outcome { _ = try policy.signed(checkpoint: checkpoint.signed(by: key)) } == "accept")
    #expect(verdict([]) == "malformed")
  }

  @Test(arguments: [
    "", "with space", "plus+", "\u{212A}", "\u{7F}", String(repeating: "o", count: 256),
  ])
  func refusesWhatIsNotAnOrigin(origin: String) {
    let text = Checkpoint(origin: origin, size: 1, root: root).text
    #expect(outcome { _ = try Checkpoint(parsing: text) } == "malformed")
  }
}

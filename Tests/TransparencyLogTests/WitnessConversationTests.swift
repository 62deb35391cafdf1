import TestSupport
import Testing

@testable import TransparencyLog

/// A log's side of the talk with one witness, without sockets. SPEC.md, section 7.9.
struct WitnessConversationTests {
  private let now = 1_800_000_000
  private let log: SecretKey
  private let policy: Policy
  private let checkpoint: Checkpoint
  private let signed: [UInt8]

  init() throws {
    log = try exampleKey(1)
    policy = try Policy(
      parsing: Array(
        """
        log \(log.verifierKey)
        witness one \(try exampleWitness(2)) https://one.example/prefix/
        quorum one

        """.utf8))
    checkpoint = Checkpoint(
      origin: "log.example/one", size: 8, root: .sha256(Array("root".utf8)))
    signed = try checkpoint.signed(by: log)
  }

  private func conversation(from size: Int = 5) -> WitnessConversation {
    WitnessConversation(
      with: policy.witnesses[0], about: checkpoint, signed: signed, policy: policy, oldSize: size)
  }

  /// The line that a witness answers with.
  private func line(by number: UInt8, time: Int, of text: [UInt8]? = nil) throws -> String {
    var note = Note(unsigned: text ?? checkpoint.text)
    try note.cosign(with: exampleKey(number), as: exampleWitness(number), at: time)
    return String(decoding: note.encoded.dropFirst(note.text.count + 1), as: UTF8.self)
  }

  /// What follows, in words.
  private func words(_ step: WitnessConversation.Step) -> String {
    switch step {
    case .ask(let size): "ask from \(size)"
    case .cosigned(_, let cosignature): "cosigned at \(cosignature.time)"
    case .failed(let error), .contradicted(let error): "failed: \(error)"
    case .stop(let error): "stop: \(error)"
    }
  }

  private func next(_ status: Int, _ body: String) -> String {
    var conversation = conversation()
    return words(conversation.next(status: status, body: Array(body.utf8), at: now))
  }

  @Test func itBeginsWithTheSizeThatTheWitnessIsThoughtToHave() {
    #expect(words(conversation().first) == "ask from 5")
    #expect(words(conversation(from: 9).first) == "ask from 8")
    #expect(conversation().url == "https://one.example/prefix/add-checkpoint")
  }

  @Test func theCosignatureIsFoundAmongLinesOfOthers() throws {
    let mine = try line(by: 2, time: now)
    let other = try line(by: 3, time: now)
    #expect(next(200, mine) == "cosigned at \(now)")
    #expect(next(200, other + mine + other) == "cosigned at \(now)")
    #expect(next(200, try line(by: 2, time: now + 300)) == "cosigned at \(now + 300)")
    #expect(next(200, try line(by: 2, time: 1)) == "cosigned at 1")
  }

  @Test func whatIsNoCosignatureOfTheWitnessFails() throws {
    let mine = try line(by: 2, time: now)
    for (body, why) in [
      ("", "status 200 without a cosignature of its key"),
      (try line(by: 3, time: now), "status 200 without a cosignature of its key"),
      (mine + mine, "\"witness2.example\" signed twice"),
      (String(mine.dropLast()), "the last line has no line end"),
      ("hello\n", "signature line 2: \"hello\" does not begin"),
      (
        try line(by: 2, time: now, of: Array("other\n".utf8)),
        "the cosignature of witness \"witness2.example\" is not valid"
      ),
      (try line(by: 2, time: 0), "its cosignature has no time"),
      (try line(by: 2, time: now + 301), "it cosigned at"),
      (String(repeating: "x", count: 70_000), "71"),
    ] {
      let words = next(200, body)
      #expect(words.hasPrefix("failed: witness \"one\": "), "\(words)")
      if body.utf8.count < 1000 { #expect(words.contains(why), "\(words)") }
    }
  }

  @Test func aConflictIsCorrectedOrStopsTheLog() {
    #expect(next(409, "0\n") == "ask from 0")
    #expect(next(409, "8\n") == "ask from 8")
    #expect(next(409, "9\n").hasPrefix("stop: witness \"one\" has seen this log with size 9"))
    #expect(
      next(409, "5\n").hasPrefix("failed: witness \"one\": status 409, but it has the size 5"))
    for body in ["", "8", "08\n", "8\n\n", "-1\n", "99999999999999999999\n", "eight\n"] {
      #expect(next(409, body).hasPrefix("failed: witness \"one\": status 409 without"), "\(body)")
    }
  }

  @Test func aWitnessIsAskedThreeTimesAtMost() {
    var conversation = conversation()
    #expect(words(conversation.next(status: 409, body: Array("1\n".utf8), at: now)) == "ask from 1")
    #expect(words(conversation.next(status: 409, body: Array("2\n".utf8), at: now)) == "ask from 2")
    #expect(
      words(conversation.next(status: 409, body: Array("3\n".utf8), at: now)).hasPrefix("failed"))
  }

  @Test(arguments: [0, 100, 204, 301, 400, 403, 404, 413, 422, 429, 500, 503])
  func everyOtherStatusIsNoCosignature(status: Int) throws {
    let words = next(status, try line(by: 2, time: now))
    #expect(words.hasPrefix("failed: witness \"one\": status \(status)"), "\(words)")
  }
}

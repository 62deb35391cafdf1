import Endorsements
import Foundation
import Testing
import TransparencyLog

@testable import PublishedLists

/// Every field of SPEC.md, section 14, is there, read back as a program would.
struct AnswersTests {
  private typealias Object = [String: Any]
  private let logFields: Set = [
    "origin", "size", "at", "root", "quorum", "asOf", "trust", "cosigned",
  ]

  private func log() throws -> ExampleLog {
    var log = try ExampleLog()
    try log.endorse(1, "First Society")
    try log.endorse(2, "Ada Example", role: "Chair", kind: .individual)
    try log.endorse(3, "Gone")
    try log.withdraw(3)
    return log
  }

  @Test func aCheckHasAllItsFields() async throws {
    let report = try await log().report(
      on: "# List\nFirst Society\nGone\nNobody\n", givenText: ExampleLog.text)
    let answer = try object(json(CheckAnswer(report)))
    #expect(
      Set(answer.keys)
        == ["format", "agrees", "log", "statement", "read", "counts", "rows", "missing"])
    #expect(answer["format"] as? String == "endorse.check/1")
    #expect(answer["agrees"] as? Bool == false)
    let log = try #require(answer["log"] as? Object)
    #expect(Set(log.keys) == logFields)
    #expect(log["origin"] as? String == "manifesto.example/log")
    #expect(log["size"] as? Int == 5)
    #expect(log["root"] as? String == base64(report.log.checkpoint.root.bytes))
    #expect(log["quorum"] as? String == "none")
    #expect(log["asOf"] is NSNull)
    #expect(log["trust"] as? String == report.log.trust.fingerprint)
    #expect((log["cosigned"] as? [Any])?.isEmpty == true)
    let statement = try #require(answer["statement"] as? [String: String])
    let hash = ExampleLog.text.description
    #expect(statement == ["title": "A title", "text": hash, "given": hash])
    let read = try #require(answer["read"] as? Object)
    #expect(Set(read.keys) == ["format", "encoding", "told", "lists", "listed", "ignored"])
    #expect(read["format"] as? String == "text")
    #expect(read["encoding"] as? String == "utf-8")
    let lists = try #require(read["lists"] as? [Object])
    #expect(
      Set(lists[0].keys) == [
        "section", "column", "lines", "matches", "checked", "unread", "beside",
      ])
    #expect(read["listed"] as? Int == 3)
    let ignored = try #require(read["ignored"] as? [Object])
    #expect(ignored.count == 1)
    #expect(ignored[0]["line"] as? Int == 1)
    #expect(ignored[0]["text"] as? String == "# List")
    #expect(ignored[0]["why"] as? String == "heading")
    let counts = try #require(answer["counts"] as? [String: Int])
    #expect(
      counts == [
        "signed": 1, "repeated": 0, "spelled-differently": 0, "withdrawn": 1, "revoked": 0,
        "other-text": 0, "looks-similar": 0, "not-in-log": 1,
      ])
    let rows = try #require(answer["rows"] as? [Object])
    let fields: Set = [
      "line", "listed", "state", "signatory", "role", "key", "entry", "endedBy", "note",
      "domain",
    ]
    #expect(rows.allSatisfy { Set($0.keys) == fields })
    #expect(rows.map { $0["state"] as? String } == ["signed", "withdrawn", "not-in-log"])
    #expect(rows.map { $0["line"] as? Int } == [2, 3, 4])
    #expect(rows.map { $0["listed"] as? String } == ["First Society", "Gone", "Nobody"])
    #expect(rows.map { $0["signatory"] as? String } == ["First Society", "Gone", nil])
    #expect(rows.map { $0["entry"] as? Int } == [1, 3, nil])
    #expect(rows.map { $0["endedBy"] as? Int } == [nil, 4, nil])
    #expect(rows[0]["key"] as? String == report.check.rows[0].endorsement?.key.description)
    #expect(rows.allSatisfy { $0["role"] is NSNull })
    #expect(rows[2]["note"] is NSNull)
    #expect(rows.allSatisfy { $0["domain"] is NSNull })
    let missing = try #require(answer["missing"] as? [Object])
    #expect(missing.count == 1)
    #expect(Set(missing[0].keys) == ["signatory", "role", "key", "entry", "domain"])
    #expect(missing[0]["domain"] is NSNull)
    #expect(missing[0]["role"] as? String == "Chair")
  }

  @Test func aBrokenRuleIsAFieldOfItsOwn() async throws {
    var log = try log()
    try log.endorse(9, "first society")
    let report = try await log.report(on: "First Society\nAda Example")
    #expect(report.check.agrees)
    #expect(!report.agrees)
    let check = try object(json(CheckAnswer(report)))
    let roster = Roster(of: report.statement, in: report.log.state)
    for answer in [check, try object(json(RosterAnswer(roster, of: report.log)))] {
      let broken = try #require(answer["broken"] as? [String: Int])
      #expect(broken == ["entry": 5, "rule": 5])
      // The checkpoint's, though the answer is for the tree before.
      #expect((answer["log"] as? Object)?["size"] as? Int == 6)
    }
  }

  @Test func aRosterHasAllItsFields() async throws {
    let judged = try await MemoryLog.judged(try log().entries)
    let roster = Roster(of: judged.state.statements[0], in: judged.state)
    let answer = try object(json(RosterAnswer(roster, of: judged)))
    #expect(Set(answer.keys) == ["format", "log", "statement", "signatories", "past"])
    #expect(answer["format"] as? String == "endorse.roster/1")
    #expect(Set(try #require(answer["log"] as? Object).keys) == logFields)
    let statement = try #require(answer["statement"] as? Object)
    #expect(Set(statement.keys) == ["title", "text", "given"])
    #expect(statement["given"] is NSNull)
    let signatories = try #require(answer["signatories"] as? [Object])
    let fields: Set = ["signatory", "role", "kind", "key", "date", "entry"]
    #expect(signatories.allSatisfy { Set($0.keys) == fields })
    #expect(signatories.map { $0["signatory"] as? String } == ["Ada Example", "First Society"])
    #expect(signatories.map { $0["role"] as? String } == ["Chair", nil])
    #expect(signatories.map { $0["kind"] as? String } == ["individual", "organization"])
    #expect(signatories.map { $0["date"] as? String } == ["2026-03-01", "2026-03-01"])
    #expect(signatories.map { $0["entry"] as? Int } == [2, 1])
    let past = try #require(answer["past"] as? [Object])
    #expect(past.count == 1)
    #expect(Set(past[0].keys) == ["signatory", "role", "text", "entry", "ended", "by"])
    #expect(past[0]["text"] as? String == ExampleLog.text.description)
    #expect(past[0]["ended"] as? String == "withdrawn")
    #expect(past[0]["by"] as? Int == 4)
  }

  @Test func aVerificationHasAllItsFields() throws {
    let checks = [
      VerifyAnswer.Check("signature", .passed, "line 1"),
      VerifyAnswer.Check("text", .notAsked, "no text given"),
    ]
    let answer = try object(json(VerifyAnswer(file: "a file", what: "endorsement", checks: checks)))
    #expect(Set(answer.keys) == ["format", "verified", "file", "what", "checks"])
    #expect(answer["format"] as? String == "endorse.verify/1")
    #expect(answer["verified"] as? Bool == true)
    #expect(
      answer["checks"] as? [[String: String]] == [
        ["name": "signature", "outcome": "passed", "detail": "line 1"],
        ["name": "text", "outcome": "not asked", "detail": "no text given"],
      ])
    #expect(try object(json(VerifyAnswer(file: "a file", what: nil, checks: [])))["what"] is NSNull)
  }

  @Test func whatFailedOrWasNotAskedIsNotVerified() {
    let passed = VerifyAnswer.Check("a", .passed, "")
    let failed = VerifyAnswer.Check("b", .failed, "")
    let notAsked = VerifyAnswer.Check("c", .notAsked, "")
    #expect(VerifyAnswer(file: "a file", what: nil, checks: [passed, notAsked]).verified)
    for checks in [[], [notAsked], [passed, failed], [failed]] {
      #expect(!VerifyAnswer(file: "a file", what: nil, checks: checks).verified)
    }
  }

  @Test func theSameAnswerIsTheSameBytes() async throws {
    let report = try await log().report(on: "Gone/Away\nFirst Society\n")
    let first = try json(CheckAnswer(report))
    #expect(first.hasSuffix("}\n"))
    #expect(first.contains(#""listed" : "Gone/Away""#))
    for _ in 0..<5 {
      let again = try await log().report(on: "Gone/Away\nFirst Society\n")
      #expect(try json(CheckAnswer(again)) == first)
    }
  }

  private func object(_ json: String) throws -> Object {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? Object)
  }
}

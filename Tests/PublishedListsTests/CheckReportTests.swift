import Endorsements
import Foundation
import Testing
import TransparencyLog

@testable import PublishedLists

/// Which statement is meant (SPEC.md, section 13.2), and what the report on a list says.
struct CheckReportTests {
  private let other = TextHash(.sha256(Array("Another text.\n".utf8)))

  private func state(_ titles: [String]) async throws -> LedgerState {
    var log = try ExampleLog(title: titles[0])
    for (number, title) in titles.enumerated().dropFirst() {
      try log.state(title, TextHash(.sha256([UInt8(number)])))
    }
    return try await MemoryLog.judged(log.entries).state
  }

  @Test func theOnlyStatementNeedsNoChoice() async throws {
    let state = try await state(["A title"])
    for given in [nil, other, ExampleLog.text] {
      #expect(
        try CheckReport.statement(in: state, choice: nil, givenText: given).text == ExampleLog.text)
    }
  }

  @Test func aStatementIsChosenByHashOrTitleOrGivenText() async throws {
    let state = try await state(["A title", "The Second Title"])
    let second = TextHash(.sha256([1]))
    for choice in [second.description, "Second title", "THE SECOND  TITLE", "the second title"] {
      #expect(
        try CheckReport.statement(in: state, choice: choice, givenText: ExampleLog.text).text
          == second)
    }
    #expect(try CheckReport.statement(in: state, choice: nil, givenText: second).text == second)
  }

  @Test func noneOrSeveralAreUndecidedAndAllAreNamed() async throws {
    let state = try await state(["A title", "Second", "The second"])
    for (choice, given) in [
      (nil, nil), (nil, other), ("Second", nil), ("Third", nil), ("", nil),
      (other.description, ExampleLog.text), ("sha256:", nil),
    ] as [(String?, TextHash?)] {
      #expect {
        try CheckReport.statement(in: state, choice: choice, givenText: given)
      } throws: { error in
        error as? LogError == LogError(.undecided, "")
          && state.statements.allSatisfy { "\(error)".contains("\($0.text)  \($0.title)") }
      }
    }
    let empty = try await MemoryLog.judged([]).state
    #expect(throws: LogError(.undecided, "")) {
      try CheckReport.statement(in: empty, choice: nil, givenText: nil)
    }
  }

  // MARK: The headline

  private func headline(
    _ list: String, givenText: TextHash? = nil, fill: (inout ExampleLog) throws -> Void
  ) async throws -> String {
    var log = try ExampleLog()
    try fill(&log)
    let report = try await log.report(on: list, givenText: givenText)
    #expect(report.text(command: "c").hasPrefix(report.headline + "\n\n"))
    return report.headline
  }

  @Test func saysThatAListAgrees() async throws {
    #expect(
      try await headline("One") { try $0.endorse(1, "One") }
        == "This list agrees with the log: its one line is signed, and nobody who signed is missing."
    )
    #expect(
      try await headline("One\nTwo") {
        try $0.endorse(1, "One")
        try $0.endorse(2, "Two")
      }
        == "This list agrees with the log: all 2 lines are signed, and nobody who signed is missing."
    )
  }

  @Test(arguments: [
    ("Nobody", "not in this log"), ("Withdrawn Society", "withdrawn"),
    ("Other Society", "signed under another text"), ("Former Name", "spelled differently"),
    ("Present Nome", "looking similar to a signatory"),
  ])
  func saysHowManyLinesAreInAState(line: String, words: String) async throws {
    func fill(_ log: inout ExampleLog) throws {
      try log.endorse(1, "Former Name")
      try log.endorse(1, "Present Name")
      try log.endorse(2, "Withdrawn Society")
      try log.withdraw(2)
      try log.state("Second", other)
      try log.endorse(3, "Other Society", text: other)
    }
    let start = "This list does not agree with the log: "
    #expect(
      try await headline("Present Name\n\(line)", givenText: ExampleLog.text, fill: fill)
        == "\(start)1 line is \(words).")
    #expect(
      try await headline("\(line)\nPresent Name\n\(line)", givenText: ExampleLog.text, fill: fill)
        == "\(start)2 lines are \(words).")
  }

  @Test func saysWhoIsMissing() async throws {
    let start = "This list does not agree with the log: "
    #expect(
      try await headline("One") {
        try $0.endorse(1, "One")
        try $0.endorse(2, "Two")
      } == start + "1 who signed is not listed.")
    #expect(
      try await headline("Four") {
        try $0.endorse(1, "One")
        try $0.endorse(2, "Two")
      } == start + "1 line is not in this log; 2 who signed are not listed."
        + " No line names anybody who signed: is this the right list, and the right log?")
  }

  @Test func saysFirstThatTheLogBrokeItsRulesAndThenThatTheTextIsAnother() async throws {
    let headline = try await headline("One", givenText: other) {
      try $0.endorse(1, "One")
      try $0.endorse(2, "one")
    }
    #expect(
      headline.hasPrefix(
        "This list does not agree with the log: the log broke its rules at entry 2 (breaks rule 5: "
      ))
    #expect(
      headline.hasSuffix(
        "), and this answer is for the log before it; the text given is not the text that was signed."
      ))
  }

  @Test func theCountsOfTheReportAreThoseOfTheStates() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "One")
    try log.endorse(2, "Two")
    let report = try await log.report(on: "# Title\nOne\nOne\nThree\n")
    let blocks = report.text(command: "endorse check list.txt").components(separatedBy: "\n\n")
    #expect(
      blocks[1] == """
        3  listed
        1  repeated
        1  signed
        1  not in this log
        1  signed but not listed
        """)
    #expect(blocks[3] == "Read as text: 3 listed, 1 line left out\n  line 1, heading: # Title")
    #expect(blocks.last == "To repeat it:\n  endorse check list.txt\n")
  }
}

import Endorsements
import TestSupport
import Testing
import TransparencyLog

@testable import PublishedLists

struct ListCheckTests {
  @Test(arguments: try Vector.all(in: "lists"))
  func vectorsHaveTheirVerdict(_ vector: Vector) async throws {
    #expect(vector.fieldNames.isSubset(of: ["log", "at", "statement", "text", "row", "missing"]))
    let given = try vector.value("text").map { try TextHash(parsing: $0) }
    let choice = try vector.value("statement")
    let at = try vector.value("at").map { LogReader.Moment.size(Int($0)!) }
    let name = try #require(try vector.value("log"))
    var report: CheckReport?
    let found = await awaitedOutcome {
      let document = try Document(parsing: vector.body)
      let log = try await MemoryLog.judged(vector: name, at: at)
      let statement = try CheckReport.statement(in: log.state, choice: choice, givenText: given)
      let made = try CheckReport(
        document, options: ReadingOptions(), against: log, statement: statement, givenText: given)
      report = made
      guard made.agrees else { throw LogError(.unverified, "does not agree") }
    }
    #expect(found == vector.expect, "\(vector.comment)")
    let rows = report?.check.rows.map { row in
      "\(row.line.number) \(row.state.rawValue)\(row.endorsement.map { " \($0.entry)" } ?? "")"
    }
    #expect(rows ?? [] == vector.values("row"), "\(vector.comment)")
    #expect(
      report?.check.missing.map { "\($0.entry)" } ?? [] == vector.values("missing"),
      "\(vector.comment)")
    if let report { expectToAddUp(report) }
  }

  /// Every state there is, so that a list can meet all of them.
  private func log() throws -> ExampleLog {
    let other = TextHash(.sha256(Array("Another text.\n".utf8)))
    var log = try ExampleLog()
    try log.endorse(1, "First Society")
    try log.endorse(2, "Second Society")
    try log.endorse(3, "Ada Example", role: "Chair", kind: .individual)
    try log.endorse(4, "Withdrawn Society")
    try log.withdraw(4)
    try log.endorse(5, "Former Name")
    try log.endorse(5, "Present Name")
    try log.state("Another title", other)
    try log.endorse(6, "Other Society", text: other)
    return log
  }

  @Test func everyLineHasAStateAndTheCountsAddUp() async throws {
    let report = try await log().report(
      on: """
        first society
        First Society
        Second Society – friends of
        www.org2.example
        Ada Example, Chair
        Former Name
        Withdrawn Society
        Other Society
        Frist Society
        Nobody
        """, statement: "a title")
    expectToAddUp(report)
    #expect(
      report.check.rows.map(\.state) == [
        .signed, .repeated, .spelledDifferently, .spelledDifferently, .signed, .spelledDifferently,
        .withdrawn, .otherText, .looksSimilar, .notInLog,
      ])
    #expect(report.check.missing.isEmpty)
    #expect(!report.agrees)
  }

  @Test func theListAgreesInAnyOrderAndWithLinesRepeated() async throws {
    let lines = ["First Society", "Second Society", "Ada Example", "Present Name"]
    for list in [lines, lines.reversed(), lines + lines] {
      let report = try await log().report(
        on: list.joined(separator: "\n"), statement: "A title")
      #expect(report.agrees)
      expectToAddUp(report)
    }
  }

  @Test func aSpelledDifferentlyLineDoesNotMakeTheNextOneRepeated() async throws {
    let report = try await log().report(
      on: "Former Name\nPresent Name\nPresent Name", statement: "A title")
    #expect(report.check.rows.map(\.state) == [.spelledDifferently, .signed, .repeated])
    #expect(report.check.rows.last?.note == "as line 2")
  }

  @Test func aRoleBelowItsNameIsSaidToBeOne() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "First Society", role: "Publisher")
    try log.endorse(2, "Second Society", role: "Second Publisher")
    func told(_ list: String) async throws -> [Bool] {
      let rows = try await log.report(on: list).check.rows
      return rows.map { $0.note?.hasPrefix("the role of \"First Society\" in line 1") ?? false }
    }
    for list in ["First Society\nPUBLISHER", "First Society\n\n\nPublisher"] {
      #expect(try await told(list) == [false, true])
    }
    // Of another one, twice below it, and below more than the name: there it could not stand in one line.
    for list in [
      "Second Society\nPublisher", "First Society\nNobody\nPublisher",
      "First Society, Publisher\nPublisher", "First Society*\nPublisher",
      "First Society\nPublisher" + String(repeating: "\u{AD}", count: 3000) + "s",
    ] {
      #expect(try await told(list).allSatisfy { !$0 })
    }
    let report = try await log.report(on: "First Society\nPublisher\nSecond Society")
    #expect(report.check.rows.map(\.state) == [.signed, .notInLog, .signed])
    #expect(!report.agrees)
  }

  @Test func whoIsMissingIsOfferedBesideALineThatNamesNobody() async throws {
    var log = try ExampleLog()
    for (number, name) in [
      "Harbour SE", "Ada Lovelace", "Society for Tides (SFT)", "Alpha", "Alpha Beta",
    ]
    .enumerated() {
      try log.endorse(UInt32(number + 1), name)
    }
    func offered(_ list: String) async throws -> [String] {
      try await log.report(on: list).check.rows.map { row in
        guard let note = row.note, note.hasSuffix("is that who is meant?") else { return "-" }
        return String(note.split(separator: "\"")[0])
      }
    }
    let list = """
      Harbour
      Dr. Ada Lovelace, engineer
      Society for Tides
      Alpha Beta Gamma
      Beta
      SE
      Of Ada Lovelace Inc
      Alpha of Beta and Gamma
      """
    let names = try await offered(list)
    #expect(
      names == [
        "Harbour SE", "Ada Lovelace", "Society for Tides (SFT)", "Alpha Beta", "Alpha Beta", "-",
        "Ada Lovelace", "-",
      ])
    // Who is listed is not missing.
    let others = try await offered("Harbour SE\nHarbour\nAlpha Beta\nAlpha Gamma")
    #expect(others == ["-", "-", "-", "Alpha"])
    let many = try await offered((0...100).map { "Harbour 1234\($0)" }.joined(separator: "\n"))
    #expect(Set(many) == ["-"])
  }

  /// SPEC.md, section 13.4: of a replaced endorsement it counts that its author endorses still,
  /// not that it does so without a break.
  @Test func aNameThatWasReplacedIsKnownAfterAWithdrawalAndASecondSigning() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "Former Name")
    try log.endorse(1, "Present Name")
    try log.withdraw(1)
    try log.endorse(1, "Newest Name")
    let report = try await log.report(on: "Former Name\nPresent Name\nNewest Name")
    #expect(
      report.check.rows.map { "\($0.state.rawValue) \($0.endorsement!.entry)" }
        == ["spelled-differently 4", "withdrawn 2", "signed 4"])
  }

  @Test func aNameThatWasReplacedIsKnownUnderTheSuccessorsKey() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "Former Name")
    try log.endorse(1, "Present Name")
    try log.succeed(1, by: 2)
    var report = try await log.report(on: "Former Name")
    #expect(report.check.rows.map(\.state) == [.spelledDifferently])
    #expect(report.check.rows[0].endorsement?.entry == 2)
    try log.withdraw(2)
    report = try await log.report(on: "Former Name")
    #expect(report.check.rows.map(\.state) == [.notInLog])
    try log.endorse(2, "Newest Name")
    report = try await log.report(on: "Former Name")
    #expect(report.check.rows.map(\.state) == [.spelledDifferently])
    #expect(report.check.rows[0].endorsement?.entry == 5)
  }

  @Test func aLineOfSeparatorsOnlyIsAnswered() async throws {
    for line in [
      ",", ",,,", "\u{2013} - \u{2014}", "()", "(", ")", " \u{2013} ", "\u{200B}", "\u{378}", "the",
    ] {
      let report = try await log().report(on: "First Society\n" + line, statement: "A title")
      #expect(report.check.rows.map(\.state) == [.signed, .notInLog], "\(line)")
    }
  }

  @Test func everyDocumentIsRefusedOrAnsweredLineByLine() async throws {
    let pieces = [
      "First Society", "Ada Example", "Former Name", "org2.example", "www.", "https://", " - ",
      " \u{2013} ", ", ", ",", " (", ")", "(", "- ", "* ", "1. ", "#", ":", "\n", "\r\n", "\r",
      "\t",
      " ", "\u{301}", "\u{200B}", "\u{2028}", "\u{5D0}", "\u{1F600}", "\u{378}", "Chair", "Frist",
      "the ", "/", ".", "\u{FEFF}",
    ]
    let log = try await MemoryLog.judged(try log().entries)
    var random = SeededGenerator(seed: 13)
    var answered = 0
    for _ in 0..<300 {
      let document = (0..<Int.random(in: 0...30, using: &random))
        .map { _ in pieces.randomElement(using: &random)! }.joined()
      guard let list = try? PublishedList(parsing: Array(document.utf8)) else { continue }
      answered += 1
      let report = CheckReport(
        list, against: log, statement: log.state.statements[0], givenText: nil)
      expectToAddUp(report)
      #expect(report.text(command: "endorse check").hasPrefix("This list"))
      #expect(try json(CheckAnswer(report)).hasSuffix("}\n"))
    }
    #expect(answered > 200)
  }

  /// Long lines and many of them, against names that are nearly theirs.
  @Test(.timeLimit(.minutes(1))) func aHostileListIsAnsweredInTime() async throws {
    var log = try ExampleLog()
    for number in 1...40 as ClosedRange<UInt32> {
      try log.endorse(number, "Society of the Friends of Number \(number) " + "\(number % 3)")
    }
    let commas = "- " + String(repeating: ",", count: 65_000)
    let dashes = "- " + String(repeating: " - ", count: 250)
    let words = "- " + String(repeating: "Society, of - the (", count: 40) + ")"
    let same = String(repeating: "- Society of the Friends of Number 1 1\n", count: 3000)
    let near = String(repeating: "- Society fo the Friends of Number 9 0\n", count: 300)
    let report = try await log.report(
      on: [commas, dashes, words, same, near].joined(separator: "\n"))
    expectToAddUp(report)
    #expect(report.check.count(.repeated) == 2999)
    #expect(report.check.count(.looksSimilar) == 300)
  }

  private func expectToAddUp(_ report: CheckReport) {
    let counts = ListCheck.State.allCases.map { report.check.count($0) }
    #expect(counts.reduce(0, +) == report.list.listed.count)
    #expect(report.check.rows.map(\.line.number) == report.list.listed.map(\.number))
    let named = Set(
      report.check.rows.filter { [.signed, .spelledDifferently].contains($0.state) }
        .map { $0.endorsement!.entry })
    let roster = Roster(of: report.statement, in: report.log.state)
    let missing = report.check.missing.map(\.entry)
    #expect(named.isDisjoint(with: missing))
    #expect(missing == roster.inForce.map(\.entry).filter { !named.contains($0) })
  }
}

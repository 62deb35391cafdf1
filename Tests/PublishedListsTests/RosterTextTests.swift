import Endorsements
import Testing
import TransparencyLog

@testable import PublishedLists

struct RosterTextTests {
  /// Names that could be taken for something else than a name.
  private static let names = [
    "1. FC Example", "- Example", "# Example", "Example:", "<Example>", "[Example]",
    "[Example](example)",
    "![a](b)", "[^1]", "[ ] Example", "[x] Example", "**Example**", "*Example*", "_Example_",
    "~~Example~~",
    "\\Example\\", "\\*Example\\[", "Ex__ample", "{Example}",
    "Example (Example)", "Example, Example", "Example \u{2013} Example", "* * *", "Example.",
    "one two three four five six seven eight nine ten eleven twelve.", "\u{5D0}\u{5D1}\u{5D2}",
    String(repeating: "\u{1F600}", count: 300),
    // A letter that joins what follows into one `Character`.
    "\u{D4E}<b>Example\u{D4E}</b>",
  ]

  @Test func aRosterIsAListThatAgreesInEachFormat() async throws {
    var log = try ExampleLog(title: "- A title:")
    for (number, name) in Self.names.enumerated() {
      try log.endorse(UInt32(2 * number + 1), name)
      try log.endorse(UInt32(2 * number + 2), name, role: "Role \u{2013} a, b.", kind: .individual)
    }
    try log.endorse(100, "Gone")
    try log.withdraw(100)
    let judged = try await MemoryLog.judged(log.entries)
    let roster = Roster(of: judged.state.statements[0], in: judged.state)
    for isHistory in [false, true] {
      var lists = [
        roster.text(bullets: true, isHistory: isHistory), roster.page(isHistory: isHistory),
        try json(RosterAnswer(roster, of: judged)),
      ]
      if !isHistory { lists.append(roster.csv(isHistory: false)) }
      for list in lists {
        let report = try await log.report(on: list)
        let agrees = report.agrees
        #expect(agrees, "\(list.prefix(20)): \(report.text(command: ""))")
        #expect(report.list.listed.count == 2 * Self.names.count)
      }
    }
  }

  @Test func aRosterIsWrittenANameALineInItsOrder() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "The Beta Society")
    try log.endorse(2, "Alpha")
    try log.endorse(3, "Ada Example", role: "Chair", kind: .individual)
    try log.endorse(4, "Gone")
    try log.withdraw(4)
    let judged = try await MemoryLog.judged(log.entries)
    let roster = Roster(of: judged.state.statements[0], in: judged.state)
    let plain = "Ada Example \u{2013} Chair\nAlpha\nThe Beta Society\n"
    #expect(roster.text(bullets: false, isHistory: false) == plain)
    #expect(
      roster.text(bullets: false, isHistory: true)
        == plain + "\n# No longer in force:\n# Gone: entry 4, withdrawn by entry 5\n")
    #expect(
      roster.text(bullets: true, isHistory: false)
        == "# A title\n\n- Ada Example \u{2013} Chair\n- Alpha\n- The Beta Society\n")
    for bullets in [false, true] {
      let list = roster.text(bullets: bullets, isHistory: true)
      #expect(try await log.report(on: list).agrees)
    }
  }

  /// With the mark it is one `Character`, and for whoever reads a table a quotation mark.
  @Test func aTableDoublesAQuotationMarkWithAMarkUponIt() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "Say \"\u{301}, Example")
    let judged = try await MemoryLog.judged(log.entries)
    let csv = Roster(of: judged.state.statements[0], in: judged.state).csv(isHistory: false)
    #expect(
      Array(csv.utf8).starts(
        with: Array(
          "signatory,role,kind,key,entry,date\r\n\"Say \"\"\u{301}, Example\",".utf8)))
  }
}

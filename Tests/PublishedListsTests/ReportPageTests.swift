import Endorsements
import Testing
import TransparencyLog

@testable import PublishedLists

struct ReportPageTests {
  private static let strange = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&amp; 'quoted' &lt;",
    "\u{202E}reversed", "]]>", "</table></html>", "<!-- hidden -->",
  ]

  /// The page, read by the reader of pages, has each of the lines as it was listed.
  @Test func everyLineIsThereAsATextAndNothingElse() async throws {
    var log = try ExampleLog(title: "<b>A title</b>")
    try log.endorse(1, "Society <of> & \"friends\"")
    try log.endorse(2, "Missing </td> Society")
    let document = "Society <of> & \"friends\"\n" + Self.strange.joined(separator: "\n") + "\n"
    var options = ReadingOptions()
    options.format = .text
    let judged = try await MemoryLog.judged(log.entries)
    let report = try CheckReport(
      Document(parsing: Array(document.utf8), options: options), options: options, against: judged,
      statement: judged.state.statements[0], givenText: nil)
    let page = report.page(
      name: "<i>list</i>.txt", command: "endorse check '<i>list</i>.txt' & more")
    for name in Self.strange { #expect(!page.contains(name), "\(name)") }
    #expect(!page.contains("<script") && !page.contains("\u{202E}"))

    var reading = ReadingOptions()
    reading.select = "//table[@class='rows'][1]/tbody/tr/th"
    let rows = try PublishedList(
      of: Document(parsing: Array(page.utf8), options: reading), options: reading)
    #expect(
      Set(rows.listed.map(\.text)) == Set(report.check.rows.map { visible($0.line.text) }))
    #expect(rows.listed.count == report.check.rows.count)
    reading.select = "//pre"
    let command = try PublishedList(
      of: Document(parsing: Array(page.utf8), options: reading), options: reading)
    #expect(command.listed.map(\.text) == ["endorse check '<i>list</i>.txt' & more"])
  }

  @Test func countsAddUpToTheLines() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "First Society")
    let report = try await log.report(on: "First Society\nFirst Society\nNobody\n")
    let counts = report.counts
    #expect(counts[0].count == 3 && counts[0].words == "listed")
    #expect(counts.dropFirst().reduce(0) { $0 + $1.count } == 3)
  }
}

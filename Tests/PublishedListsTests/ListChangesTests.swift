import Endorsements
import TestSupport
import Testing
import TransparencyLog

@testable import PublishedLists

/// SPEC.md, section 13.5.
struct ListChangesTests {
  @Test(arguments: try Vector.all(in: "changes"))
  func vectorsHaveTheirVerdict(_ vector: Vector) async throws {
    #expect(vector.fieldNames.isSubset(of: ["before", "change"]))
    let name = try #require(try vector.value("before"))
    let before = try #require(try Vector.all(in: "lists").first { "\($0.name).vector" == name })
    let log = try await MemoryLog.judged(vector: try #require(try before.value("log")))
    let statement = try CheckReport.statement(
      in: log.state, choice: try before.value("statement"), givenText: nil)
    let reports = try [before.body, vector.body].map {
      CheckReport(
        try PublishedList(parsing: $0), against: log, statement: statement, givenText: nil)
    }
    let found = ChangesReport(from: reports[0], to: reports[1])
    func place(_ line: PublishedList.Line?) -> String { line.map { "\($0.number)" } ?? "-" }
    let changes = found.changes.map {
      let explained = $0.isExplained ? "explained" : "unexplained"
      return "\($0.kind.rawValue) \(explained) \(place($0.before)) \(place($0.after))"
    }
    #expect(changes == vector.values("change"), "\(vector.comment)")
    #expect((found.isExplained ? "accept" : "unverified") == vector.expect, "\(vector.comment)")
  }
}

import TestSupport
import Testing
import TransparencyLog

@testable import PublishedLists

struct DocumentTests {
  @Test(arguments: try Vector.all(in: "reading"))
  func vectorsHaveTheirVerdict(_ vector: Vector) throws {
    #expect(
      vector.fieldNames.isSubset(of: [
        "name", "option", "format", "encoding", "listed", "ignored", "left-out",
      ]))
    let options = try ReadingOptions(vector.values("option"))
    var read: PublishedList?
    let found = outcome {
      let document = try Document(parsing: vector.body, options: options)
      read = try PublishedList(
        of: document, names: RosterNames(names: vector.values("name")), options: options)
    }
    #expect(found == vector.expect, "\(vector.comment)")
    #expect(read?.format.rawValue == (try vector.value("format")), "\(vector.comment)")
    if let encoding = try vector.value("encoding") {
      #expect(read?.encoding == encoding, "\(vector.comment)")
    }
    if vector.fieldNames.contains("left-out") {
      let leftOut = (read?.ignored ?? []).map { "\($0.line.number) \($0.line.text)" }
      #expect(leftOut == vector.values("left-out"), "\(vector.comment)")
    }
    // Both at once: a difference shows the whole answer.
    let answer =
      (read?.listed ?? []).map { "listed \($0.number) \($0.text)" }
      + (read?.ignored ?? []).map { "ignored \($0.line.number) \($0.why)" }
    let expected =
      vector.values("listed").map { "listed " + $0 }
      + vector.values("ignored").map { "ignored " + $0 }
    #expect(answer == expected, "\(vector.comment)")
  }

  /// Columns that no cell is written for are cells, too.
  @Test(arguments: ["<td colspan=100>", "<th colspan=100>", "<td rowspan=2 colspan=100>Alpha"])
  func spansMakeNoMoreCellsThanThereMayBe(cell: String) throws {
    var options = ReadingOptions()
    options.limits = ReadingOptions.Limits(
      bytes: 1_000_000, lines: 100, nodes: 5000, field: 100, depth: 256)
    func read(_ count: Int) throws -> Document {
      let row = String(repeating: cell, count: count)
      return try Document(parsing: Array("<table><tr>\(row)</table>".utf8), options: options)
    }
    _ = try read(50)
    #expect {
      try read(51)
    } throws: {
      $0 as? LogError == LogError(.malformed, "") && "\($0)".contains("more than 5000 cells")
    }
  }
}

extension ReadingOptions {
  /// From `NAME VALUE`.
  init(_ told: [String]) throws {
    self.init()
    for option in told {
      let space = try #require(option.firstIndex(of: " "))
      let value = String(option[option.index(after: space)...])
      switch option[..<space] {
      case "format": format = Format(rawValue: value)
      case "encoding": encoding = value
      case "column": column = value
      case "select": select = value
      case "section": section = value
      default: Issue.record("no option \(option)")
      }
    }
  }
}

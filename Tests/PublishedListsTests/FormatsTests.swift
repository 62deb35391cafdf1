import Endorsements
import Foundation
import TestSupport
import Testing
import TransparencyLog

@testable import PublishedLists

/// The real list in each format, as it is and with one thing changed.
struct FormatsTests {
  private static let formats: [(name: String, write: @Sendable ([String]) throws -> String)] = [
    ("text", { $0.joined(separator: "\n") }),
    ("markdown", { "# Names\n\n" + $0.map { "1. \(MarkdownItem.escaped($0))\n" }.joined() }),
    ("markdown table", { "| Name | Type |\n|--|--|\n" + $0.map { "| \($0) | a |\n" }.joined() }),
    (
      "html",
      { "<!doctype html><ul><li>Home</ul><ol>" + $0.map { "<li>\(escaped($0))\n" }.joined() }
    ),
    (
      "html table",
      { "<table>" + $0.map { "<tr><td>a<td>\(escaped($0))</tr>\n" }.joined() + "</table>" }
    ),
    ("csv", { "Type;Name\r\n" + $0.map { "a;\"\($0)\"\r\n" }.joined() }),
    ("tsv", { $0.map { "a\t\($0)\n" }.joined() }),
    ("json", { try text(JSONEncoder().encode(["names": $0])) }),
    ("json objects", { try text(JSONEncoder().encode($0.map { ["name": $0, "type": "a"] })) }),
    (
      "yaml",
      { try "names:\n" + $0.map { "- name: \(try text(JSONEncoder().encode($0)))\n" }.joined() }
    ),
  ]

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  private static func text(_ json: Data) -> String { String(decoding: json, as: UTF8.self) }

  private static func names() throws -> [String] {
    let file = try Repository.file("Vectors/lists/cybercrime-manifesto-signatories.txt")
    return String(decoding: file, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func exactlyWhatWasChangedIsReported() async throws {
    let names = try Self.names()
    #expect(names.count == 69)
    var log = try ExampleLog()
    for (number, name) in names.enumerated() { try log.endorse(UInt32(number + 1), name) }
    let judged = try await MemoryLog.judged(log.entries)
    let statement = judged.state.statements[0]
    var removed = names
    removed.remove(at: 0)
    var respelled = names
    respelled[0].removeLast()
    var confusable = names
    confusable[0] = names[0].replacing("e", with: "\u{435}", maxReplacements: 1)
    var withWords = names
    withWords[0] += " – and friends"
    let changed: [([String], [ListCheck.State: Int], missing: Int)] = [
      (names, [.signed: 69], 0),
      (removed, [.signed: 68], 1),
      (names + ["Nobody at all"], [.signed: 69, .notInLog: 1], 0),
      (respelled, [.signed: 68, .looksSimilar: 1], 1),
      (confusable, [.signed: 68, .looksSimilar: 1], 1),
      (names + [names[0]], [.signed: 69, .repeated: 1], 0),
      (withWords, [.signed: 68, .spelledDifferently: 1], 0),
    ]
    #expect(confusable != names)
    for (format, write) in Self.formats {
      for (lines, expected, missing) in changed {
        let document = try write(lines)
        let report = try CheckReport(
          Document(parsing: Array(document.utf8)), options: ReadingOptions(), against: judged,
          statement: statement, givenText: nil)
        let states = Dictionary(grouping: report.check.rows, by: \.state).mapValues(\.count)
        #expect(states == expected, "\(format): \(report.headline)")
        #expect(report.check.missing.count == missing, "\(format): \(report.headline)")
      }
    }
  }
}

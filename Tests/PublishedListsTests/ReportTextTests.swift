import Endorsements
import Foundation
import Testing
import TransparencyLog

@testable import PublishedLists

struct ReportTextTests {
  /// What a terminal could obey, or nobody could see.
  private static let hostile: [Unicode.Scalar] = [
    "\t", "\u{AD}", "\u{34F}", "\u{61C}", "\u{115F}", "\u{180E}", "\u{200B}", "\u{200D}",
    "\u{200E}",
    "\u{200F}", "\u{2028}", "\u{2029}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}",
    "\u{2060}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{206A}", "\u{2800}", "\u{3164}",
    "\u{FE0F}", "\u{FEFF}", "\u{FFF9}", "\u{FFFB}", "\u{1D173}", "\u{E0001}", "\u{E0041}",
    "\u{E0100}", "\u{E000}", "\u{F0000}", "\u{378}", "\u{FFFE}", "\u{A0}", "\u{3000}", "\u{1680}",
  ]

  @Test func nothingOfAListReachesTheReportThatATerminalWouldObey() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "First Society")
    try log.endorse(2, "\u{5D0}\u{5D1}\u{5D2} \u{5D3}")
    let states = ["First Society", "First Socitey", "\u{5D0}\u{5D1}\u{5D2}", "Nobody"]
    for scalar in Self.hostile {
      let lines = states.flatMap { name in
        [
          "\(name) \u{2013} a\(scalar)b", "a\(scalar)b, \(name)", "\(name)\(scalar)\u{5E9}",
          "x\(scalar)y (org1.example)",
        ]
      }
      for list in [lines.joined(separator: "\n"), lines.map { "- \($0)" }.joined(separator: "\n")] {
        let left = "\n#\(scalar)left out\(scalar):\n"
        let text = try await log.report(on: list + left).text(command: "endorse check")
        expectHarmless(text, "\(scalar.value)")
      }
    }
  }

  @Test func aLineOfAMillionMarksIsCutWhereItIsLeftOut() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "One")
    let list = "- One\na" + String(repeating: "\u{301}", count: 1_000_000)
    let text = try await log.report(on: list).text(command: "endorse check")
    #expect(text.utf8.count < 3000)
  }

  @Test func aNameFromRightToLeftIsIsolated() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "\u{5D0}\u{5D1}\u{5D2}")
    let text = try await log.report(on: "Nobody").text(command: "endorse check")
    #expect(
      text.contains(
        "signed but not listed: \u{2068}\u{5D0}\u{5D1}\u{5D2}\u{2069} (org1.example), entry 1"))
  }

  @Test func namesAreShownAsTheyAre() {
    for name in ["Fundaci\u{F3}n Karisma", "R Street\u{2019}s", "\u{1F600}", "\u{4E2D}\u{6587}"] {
      #expect(isolated(name) == name)
    }
  }

  /// Every character is plainly visible, a line end, or one of a pair that isolates a text.
  private func expectHarmless(_ text: String, _ comment: Comment) {
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n":
        if depth != 0 { Issue.record("isolated across a line end: \(comment)") }
      case "\u{2068}": depth += 1
      case "\u{2069}": depth -= 1
      case " "..."~": break
      default:
        let shown = visible(String(scalar))
        if shown != String(scalar) { Issue.record("has \(shown): \(comment)") }
      }
      if !(0...1).contains(depth) { Issue.record("isolated twice: \(comment)") }
    }
    if depth != 0 { Issue.record("isolated to the end: \(comment)") }
  }
}

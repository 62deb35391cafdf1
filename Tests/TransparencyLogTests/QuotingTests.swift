import Testing
import TransparencyLog

struct QuotingTests {
  @Test(arguments: [
    ("plain \u{E9}\u{4E2D}", "\"plain \u{E9}\u{4E2D}\""), ("a\"b\\", "\"a\\\"b\\\\\""),
    ("\u{1B}[2J\n", "\"\\u{1B}[2J\\u{A}\""), ("\u{202E}\u{2066}", "\"\\u{202E}\\u{2066}\""),
    ("\u{AD}\u{200B}\u{2800}\u{A0}", "\"\\u{AD}\\u{200B}\\u{2800}\\u{A0}\""),
    ("\u{7F}\u{85}\u{E000}", "\"\\u{7F}\\u{85}\\u{E000}\""), ("", "\"\""),
  ])
  func showsWhatIsInvisible(text: String, shown: String) { #expect(quoted(text) == shown) }

  @Test func cutsLongText() {
    #expect(quoted(String(repeating: "x", count: 80)).count == 82)
    #expect(quoted(String(repeating: "x", count: 81)).count == 83)
  }

  @Test func showsBytesThatAreNotTextInHex() {
    #expect(quoted([0xFF, 0x0A] as [UInt8]) == "bytes ff0a")
    #expect(quoted([UInt8](repeating: 0xFF, count: 17)).hasSuffix("ff…"))
    #expect(quoted(Array("text".utf8)) == "\"text\"")
  }
}

import TestSupport
import Testing
import TransparencyLog

struct LineReaderTests {
  @Test(arguments: ["", "a", "a\nb", "a\r\n", "a\t\n", "\0\n", "\u{1F}\n", "12345678\n"])
  func refusesWhatIsNotLines(text: String) {
    #expect(outcome { _ = try LineReader(Array(text.utf8), atMost: 8) } == "malformed")
  }

  @Test(arguments: [[0xFF, 0x0A], [0xC0, 0xAF, 0x0A], [0xED, 0xA0, 0x80, 0x0A], [0xC3, 0x0A]])
  func refusesWhatIsNotUTF8(bytes: [UInt8]) {
    #expect(outcome { _ = try LineReader(bytes, atMost: 8) } == "malformed")
  }

  @Test func readsEveryLineAndNothingElse() throws {
    var lines = try LineReader(Array("one\n\n\u{7F}\u{85}\nkey v w\n".utf8), atMost: 100)
    #expect(lines.line().map { Array($0) } == Array("one".utf8))
    #expect(lines.line().map { Array($0) } == [])
    #expect(lines.line().map { Array($0) } == Array("\u{7F}\u{85}".utf8))
    #expect(lines.lineNumber == 3)
    #expect(lines.field("ke") == nil)
    #expect(lines.field("key v w") == nil)
    #expect(!lines.isAtEnd)
    #expect(lines.field("key").map { Array($0) } == Array("v w".utf8))
    #expect(lines.isAtEnd)
    #expect(lines.line() == nil)
    #expect(lines.field("key") == nil)
    #expect(lines.lineNumber == 4)
  }

  @Test func readsFieldWithoutContent() throws {
    var lines = try LineReader(Array("key \nkey\n".utf8), atMost: 100)
    #expect(lines.field("key").map { Array($0) } == [])
    #expect(lines.field("key") == nil)
  }

  /// Words of eight bytes are looked at together.
  @Test(arguments: 0...17) func itMattersNotWhereInAWordSomethingStands(place: Int) throws {
    let before = Array(repeating: UInt8(ascii: "a"), count: place)
    for line in ["é", "\u{10FFFF}", "\u{80}\u{8A}", "b"] {
      let line = before + Array(line.utf8)
      var lines = try LineReader(line + [10] + line + [10, 10], atMost: 100)
      #expect(lines.line() == line[...])
      #expect(lines.line().map(Array.init) == line)
      #expect(lines.line()?.isEmpty == true)
      #expect(lines.isAtEnd)
    }
    let invalid: [[UInt8]] = [
      [0x80], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x09], [0x0B],
    ]
    for wrong in invalid {
      for after in [[], before] {
        let bytes = before + wrong + after + [10]
        #expect(outcome { _ = try LineReader(bytes, atMost: 100) } == "malformed")
      }
    }
  }

  /// As `String` judges the whole.
  @Test func bytesAreUTF8WhereverTheyAreCut() {
    var random = SeededGenerator(seed: 11)
    let texts: [[UInt8]] = ["", "a", "abcdefgh", "é", "\u{20AC}", "\u{10FFFF}", "žžžžžžžžž"]
      .map { Array($0.utf8) }
    let pieces: [[UInt8]] = texts + [[0x80], [0xC3], [0xE2, 0x82], [0xF4, 0x8F, 0xBF]]
    var valid = 0
    for _ in 0..<4000 {
      var bytes: [UInt8] = []
      for _ in 0..<9 {
        let isAny = Int.random(in: 0..<12, using: &random) == 0
        bytes += (isAny ? pieces : texts).randomElement(using: &random)!
      }
      bytes.append(10)
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      if isValid { valid += 1 }
      let isTaken = (try? LineReader(bytes, atMost: 200)) != nil
      #expect(isTaken == isValid, "\(bytes)")
    }
    #expect((1000..<3500).contains(valid))
  }
}

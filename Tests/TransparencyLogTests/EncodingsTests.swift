import Foundation
import TestSupport
import Testing
import TransparencyLog

/// SPEC.md, section 2: what is accepted is the only way to write it.
struct EncodingsTests {
  /// Every string of at most `length` characters of `alphabet`.
  private func strings(of alphabet: String, upTo length: Int) -> [[UInt8]] {
    var all: [[UInt8]] = [[]]
    var longest = all
    for _ in 0..<length {
      longest = longest.flatMap { prefix in alphabet.utf8.map { prefix + [$0] } }
      all += longest
    }
    return all
  }

  @Test func acceptsBase64OnlyInItsOneForm() {
    // 0, 1, 16, 32 and 62 in the last place leave none, some or all unused bits set.
    for text in strings(of: "ABQg+/=-_ \n", upTo: 4) {
      for prefix in ["", "AAAA", "/+8="] {
        let whole = Array(prefix.utf8) + text
        let naive = Data(base64Encoded: Data(whole))
        let isCanonical = naive.map { Array($0.base64EncodedData()) == whole } ?? false
        let decoded = bytes(base64: whole)
        if (decoded != nil) != isCanonical || isCanonical && decoded != naive.map({ Array($0) }) {
          Issue.record("base64 \"\(String(decoding: whole, as: UTF8.self))\"")
        }
      }
    }
  }

  @Test(arguments: ["=", "==", "===", "====", "A===", "AAAAA===", "AA=A", "AA==AAAA", "A", "AAAAA"])
  func refusesMisplacedPadding(text: String) {
    #expect(bytes(base64: text.utf8) == nil)
  }

  @Test func acceptsOneLastCharacterInSixteenOrInFour() {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    #expect(alphabet.count { bytes(base64: "A\($0)==".utf8) != nil } == 4)
    #expect(alphabet.count { bytes(base64: "AA\($0)=".utf8) != nil } == 16)
    #expect(alphabet.count { bytes(base64: "AAA\($0)".utf8) != nil } == 64)
  }

  @Test func writesBase64AsFoundationDoes() {
    var generator = SeededGenerator(seed: 1)
    for count in 0...70 {
      let data = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(base64(data) == Data(data).base64EncodedString())
      #expect(bytes(base64: base64(data).utf8) == data)
      #expect(bytes(hex: hex(data).utf8) == data)
    }
  }

  @Test func acceptsHexOnlyInLowerCase() {
    for text in strings(of: "09afg/:`AF \n", upTo: 4) {
      let isHex = text.count % 2 == 0 && text.allSatisfy { "0123456789abcdef".utf8.contains($0) }
      let decoded = bytes(hex: text)
      if (decoded != nil) != isHex || isHex && Array(hex(decoded ?? []).utf8) != text {
        Issue.record("hex \"\(String(decoding: text, as: UTF8.self))\"")
      }
    }
  }

  @Test func acceptsDecimalOnlyInItsOneForm() {
    for text in strings(of: "0129+-_ ./:", upTo: 4) {
      let string = String(decoding: text, as: UTF8.self)
      let naive = Int(string).flatMap { $0 >= 0 && String($0) == string ? $0 : nil }
      if number(decimal: text) != naive { Issue.record("decimal \"\(string)\"") }
    }
  }

  @Test(arguments: [
    ("9223372036854775807", Int.max), ("9223372036854775806", Int.max - 1),
    ("9223372036854775808", nil), ("9223372036854775810", nil), ("18446744073709551616", nil),
    ("18446744073709551617", nil), ("92233720368547758070", nil), ("09223372036854775807", nil),
    ("\u{661}", nil), ("1\u{301}", nil), ("", nil),
  ])
  func acceptsDecimalUpTo2ToThe63(text: String, expected: Int?) {
    #expect(number(decimal: text.utf8) == expected)
  }
}

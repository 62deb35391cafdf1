import TestSupport
import Testing

@testable import Endorsements

/// Foundation's normal forms against the definition and the tables of Unicode 15.0.
struct NormalizationTests {
  @Test func everyAssignedCharacterHasTheNormalFormsOfTheTables() {
    let naive = NaiveNormalization.shared
    var wrong: [String] = []
    for code in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(code),
        !Unicode15.traits(of: scalar).contains(.unnameable),
        !(0xAC00...0xD7A3).contains(code)
      else { continue }
      let alone = String(scalar)
      if Array(alone.nfc.unicodeScalars) != naive.compose(alone, compatibly: false)
        || Array(alone.nfkc.unicodeScalars) != naive.compose(alone, compatibly: true)
      {
        wrong.append(Value.named(scalar))
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) characters, the first \(wrong.prefix(8))")
  }

  @Test func everyPairWithACombiningCharacterHasTheNormalFormsOfTheTables() throws {
    let naive = NaiveNormalization.shared
    var wrong: [String] = []
    for fields in try UnicodeFile.rows("decompositions.txt") where fields[1] == "=" {
      let decomposed = text(fields.dropFirst(2).map { Unicode.Scalar(UInt32($0, radix: 16)!)! })
      for marks in ["", "\u{301}", "\u{323}\u{301}", "\u{301}\u{323}", "\u{200C}\u{301}"] {
        let sample = decomposed + marks
        if Array(sample.nfc.unicodeScalars) != naive.compose(sample, compatibly: false)
          || Array(sample.nfkc.unicodeScalars) != naive.compose(sample, compatibly: true)
        {
          wrong.append(sample.debugDescription)
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) texts, the first \(wrong.prefix(8))")
  }

  @Test func awkwardTextsHaveTheNormalFormsOfTheTables() {
    let naive = NaiveNormalization.shared
    var random = SeededGenerator(seed: 3)
    for _ in 0..<3000 {
      let sample = awkwardText(length: 1...10, &random)
      guard
        !sample.unicodeScalars.contains(where: { Unicode15.traits(of: $0).contains(.unnameable) })
      else { continue }
      #expect(
        Array(sample.nfc.unicodeScalars) == naive.compose(sample, compatibly: false),
        "\(sample.debugDescription)")
      #expect(
        Array(sample.nfkc.unicodeScalars) == naive.compose(sample, compatibly: true),
        "\(sample.debugDescription)")
    }
  }

  /// Foundation, in Swift 6.3 on Linux, gives these back as they are.
  @Test func composesWhatALibraryDoesNot() {
    #expect(Array("\u{CCA}\u{CD5}".nfc.unicodeScalars) == ["\u{CCB}"])
    #expect(
      Array("\u{AC00}\u{11A8}\u{1E026}\u{AC00}\u{11C2}".nfkc.unicodeScalars)
        == ["\u{AC01}", "\u{1E026}", "\u{AC1B}"])
    #expect(
      Array("\u{385}\u{323}".nfkc.unicodeScalars) == [" ", "\u{323}", "\u{308}", "\u{301}"])
    #expect(throws: (any Error).self) { try Value.check("\u{CCA}\u{CD5}", what: "value") }
  }
}

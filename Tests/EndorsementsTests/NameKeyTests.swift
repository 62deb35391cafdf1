import TestSupport
import Testing
import TransparencyLog

@testable import Endorsements

struct NameKeyTests {
  @Test(arguments: try Vector.all(in: "name-key"))
  func vectorsHaveTheirVerdict(_ vector: Vector) throws {
    #expect(vector.fieldNames.isSubset(of: ["name-key"]))
    var key: [UInt8]?
    let found = outcome {
      guard let made = NameKey(try text(vector.body)) else {
        throw LogError(.malformed, "no name key")
      }
      key = made.bytes
    }
    #expect(found == vector.expect, "\(vector.comment)")
    #expect(key == (try vector.value("name-key")).map { Array($0.utf8) }, "\(vector.comment)")
  }

  /// Names of two leading articles are left out: of them only the first is dropped.
  @Test func aNameKeyIsItsOwnNameKey() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let name = awkwardText(length: 1...12, &random)
      guard let key = NameKey(name) else { continue }
      let written = String(decoding: key.bytes, as: UTF8.self)
      guard !written.hasPrefix("the ") else { continue }
      #expect(NameKey(written)?.bytes == key.bytes, "\(name.debugDescription)")
    }
  }

  @Test func canonicallyEquivalentNamesHaveOneNameKey() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let name = awkwardText(length: 1...12, &random)
      let decomposed = text(
        NaiveNormalization.shared.decompose(name.unicodeScalars, compatibly: false))
      #expect(NameKey(name) == NameKey(decomposed), "\(name.debugDescription)")
    }
  }

  /// Of all characters that are not their own normal form and folding; of the others it is plain.
  @Test func everyCharacterThatCountsForTheReachOfANameIsANameByItself() throws {
    let sources = try (UnicodeFile.rows("decompositions.txt") + UnicodeFile.rows("folding.txt"))
      .map { Unicode.Scalar(UInt32($0[0], radix: 16)!)! }
    let wrong = sources.filter { scalar in
      Unicode15.traits(of: scalar).isDisjoint(with: [.whiteSpace, .defaultIgnorable])
        && NameKey(String(scalar)) == nil
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(8))")
  }

  @Test func noMoreThanFourCharactersAreComposedToOneAndOnlyTheFirstIsOfASCII() throws {
    let naive = NaiveNormalization.shared
    for fields in try UnicodeFile.rows("decompositions.txt") where fields[1] == "=" {
      let composed = Unicode.Scalar(UInt32(fields[0], radix: 16)!)!
      let parts = naive.decompose([composed], compatibly: false)
      if parts.count > 4 || parts.dropFirst().contains(where: \.isASCII) {
        Issue.record("\(Value.named(composed))")
      }
    }
  }

  @Test func nothingIsLostByFolding() {
    func visible(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
      scalars.reduce(0) { $0 + DecomposedText.visibleCount(of: $1) }
    }
    for scalar in (0..<0x110000).lazy.compactMap({ Unicode.Scalar($0 as UInt32) }) {
      var folded: [Unicode.Scalar] = []
      Unicode15.forEachFolding(of: scalar) { folded.append($0) }
      if visible(folded) < visible([scalar]) { Issue.record("\(Value.named(scalar))") }
    }
  }

  @Test func aNameKeyHasTwiceTheScalarsOfAValueAtMost() {
    for (name, has) in [
      (String(repeating: "a", count: 600), true), (String(repeating: "a", count: 601), false),
      (String(repeating: "\u{DF}", count: 300), true),
      (String(repeating: "\u{FB03}", count: 201), false),
      ("the " + String(repeating: "\u{435}", count: 600), true),
      (String(repeating: "\u{435}", count: 601), false),
      ("a" + String(repeating: "\u{301}", count: 600), true),
      ("a" + String(repeating: "\u{301}", count: 601), false),
    ] {
      #expect((NameKey(name) != nil) == has, "\(name.prefix(8))")
    }
  }

  @Test func aTextIsWithinTheReachOfItsNameKey() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let name =
        awkwardText(length: 1...40, &random)
        + String(repeating: "\u{200B}\u{301}\u{3000}", count: 3)
      let nameable = text(
        name.unicodeScalars.filter { !Unicode15.traits(of: $0).contains(.unnameable) })
      for name in [nameable, "The " + nameable] {
        guard let key = NameKey(name) else { continue }
        #expect(NameKey.reach(of: name[...], length: key.scalars.count) == name.endIndex)
      }
    }
    // Four to one: the densest that there is.
    let dense = String(repeating: "\u{3B1}\u{313}\u{300}\u{345}", count: 100)
    #expect(
      NameKey.reach(of: dense[...], length: try #require(NameKey(dense)).scalars.count)
        == dense.endIndex
    )
  }

  @Test func theReachOfALengthIsNotFarBehindIt() {
    for (character, most) in [
      ("a", 13), (",", 13), ("\u{416}", 43), ("\u{E9}", 21), ("\u{FDFA}", 2),
    ] {
      let line = String(repeating: character, count: 1000)
      let reach = NameKey.reach(of: line[...], length: 10)
      #expect(line.unicodeScalars.distance(from: line.startIndex, to: reach) == most)
    }
  }

  @Test func ordersAsUTF8Bytes() throws {
    // In UTF-16 a surrogate stands before U+FD3E.
    let low = try #require(NameKey("\u{FD3E}"))
    let high = try #require(NameKey("\u{10428}"))
    #expect(low < high)
  }
}

import TestSupport
import Testing

@testable import PublishedLists

struct NameTrieTests {
  private typealias Text = [Unicode.Scalar]

  /// Few letters, so that many texts are near each other and begin or end alike.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func findsWhatALookAtEveryTextFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = Array("ab cd\u{E9}\u{4E00}\u{1F600}".unicodeScalars)
      .prefix(Int.random(in: 2...8, using: &random))
    let longest = Int.random(in: 5...24, using: &random)
    func text() -> Text {
      (0..<Int.random(in: 1...longest, using: &random)).map { _ in
        letters.randomElement(using: &random)!
      }
    }
    var names = Set((0..<Int.random(in: 1...80, using: &random)).map { _ in text() })
    for name in names where Bool.random(using: &random) {
      names.insert(edited(name, times: Int.random(in: 1...4, using: &random), letters, &random))
    }
    checkAll(Array(names), ranks: (0..<Int32(names.count)).shuffled(using: &random), &random) {
      random, names in
      Bool.random(using: &random)
        ? (0..<Int.random(in: 0...longest + 2, using: &random)).map { _ in
          letters.randomElement(using: &random)!
        }
        : edited(
          names.randomElement(using: &random)!, times: Int.random(in: 0...3, using: &random),
          letters, &random)
    }
  }

  /// So many that begin alike, and go on differently, that they are not all looked at.
  @Test func findsOneOfManyThatDifferInOnePlace() {
    var random = SeededGenerator(seed: 61)
    for place in 0..<12 {
      let names = (0..<200 as Range<UInt32>).map { number in
        var name = Array("abcdefghijkl".unicodeScalars)
        name[place] = Unicode.Scalar(0x4E00 + number)!
        return name
      }
      let ranks = (0..<Int32(names.count)).shuffled(using: &random)
      checkAll(names, ranks: ranks, &random) { random, names in
        edited(
          names.randomElement(using: &random)!, times: Int.random(in: 1...3, using: &random),
          Array("ax\u{4E00}\u{4E01}".unicodeScalars)[...], &random)
      }
    }
  }

  /// Two places in which they differ, so that what is behind many scalars is merged twice.
  @Test func findsOneOfManyThatDifferInTwoPlaces() {
    var random = SeededGenerator(seed: 62)
    for (one, other) in [(0, 1), (0, 11), (4, 6), (5, 6), (10, 11)] {
      let names = Set(
        (0..<800).map { _ in
          var name = Array("abcdefghijkl".unicodeScalars)
          name[one] = Unicode.Scalar(0x4E00 + UInt32.random(in: 0..<100, using: &random))!
          name[other] = Unicode.Scalar(0x4E00 + UInt32.random(in: 0..<100, using: &random))!
          return name
        })
      let ranks = (0..<Int32(names.count)).shuffled(using: &random)
      checkAll(Array(names), ranks: ranks, &random) { random, names in
        edited(
          names.randomElement(using: &random)!, times: Int.random(in: 1...4, using: &random),
          Array("ax\u{4E00}\u{4E01}\u{5E00}".unicodeScalars)[...], &random)
      }
    }
  }

  private func checkAll(
    _ names: [Text], ranks: [Int32], _ random: inout SeededGenerator,
    query: (inout SeededGenerator, [Text]) -> Text
  ) {
    var texts = NameTrie.Texts()
    for name in names { texts.append(name) }
    let forward = NameTrie(texts, ranks: ranks, reading: .forward)
    let backward = NameTrie(texts, ranks: ranks, reading: .backward)
    for _ in 0..<200 {
      let query = query(&random, names)
      guard !names.contains(query) else { continue }
      let distances = names.map { editDistance(query, $0, atMost: 2) }
      var nearer = false
      for edits in 1...2 {
        let expected = names.indices.filter {
          distances[$0] == edits && 5 * edits <= names[$0].count
        }.map { ranks[$0] }.min()
        guard !nearer else { break }
        nearer = expected != nil
        let found = [(forward, NameTrie.Direction.forward), (backward, .backward)]
          .compactMap { trie, direction in
            trie.lowest(
              to: NameTrie.Query(query, edits: edits, reading: direction), below: .max)
          }
        #expect(found.min() == expected, "\(query) at \(edits) of \(names)")
        if let expected {
          #expect(found.allSatisfy { $0 >= expected })
          // Nothing is below the lowest.
          let query = NameTrie.Query(query, edits: edits, reading: .forward)
          #expect(forward.lowest(to: query, below: expected) == nil)
        }
      }
    }
  }

  private func edited(
    _ text: Text, times: Int, _ letters: ArraySlice<Unicode.Scalar>,
    _ random: inout SeededGenerator
  ) -> Text {
    var text = text
    for _ in 0..<times {
      let place = Int.random(in: 0...text.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where place < text.count: text.remove(at: place)
      case 1 where place < text.count: text[place] = letters.randomElement(using: &random)!
      case 2 where place + 1 < text.count: text.swapAt(place, place + 1)
      default: text.insert(letters.randomElement(using: &random)!, at: place)
      }
    }
    return text
  }
}

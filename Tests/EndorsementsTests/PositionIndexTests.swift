import TestSupport
import Testing

@testable import Endorsements

struct PositionIndexTests {
  /// Few hashes, so that most of what is there stands where something else should.
  @Test(arguments: [1, 7, 1000])
  func findsWhatADictionaryFinds(hashes: Int) {
    var generator = SeededGenerator(seed: 11)
    var index = PositionIndex()
    var positions: [Int: Int] = [:]
    func hash(_ value: Int) -> Int { value % hashes &* 0x9E37_79B9 }
    for step in 0..<5000 {
      let value = Int.random(in: 0..<300, using: &generator)
      let found = index.first(hash: hash(value)) { positions[value] == $0 }
      #expect(found == positions[value], "step \(step)")
      if let position = positions[value] {
        index.remove(position, hash: hash(value))
        positions[value] = nil
      } else {
        index.insert(step, hash: hash(value))
        positions[value] = step
      }
      #expect(index.count == positions.count)
    }
    for (value, position) in positions {
      #expect(index.first(hash: hash(value)) { $0 == position } == position)
    }
  }

  @Test func stringsComeBackAsTheyWere() {
    let strings = ["", "a", "Fundación Karisma", "", "\u{10348}", "e\u{301}"]
    var list = StringList()
    for string in strings { list.append(string) }
    #expect(list.count == strings.count)
    for (position, string) in strings.enumerated() {
      #expect(Array(list[position].utf8) == Array(string.utf8))
    }
  }
}

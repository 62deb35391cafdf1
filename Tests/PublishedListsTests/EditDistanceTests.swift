import TestSupport
import Testing

@testable import PublishedLists

struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("abc", "acb", 1), ("abc", "ca", 3), ("abcd", "badc", 2),
    ("microsoft", "micr\u{43E}soft", 1), ("a\u{301}", "\u{E1}", 2), ("kitten", "sitting", 3),
  ])
  func knownDistances(a: String, b: String, distance: Int) {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    for (a, b) in [(a, b), (b, a)] {
      #expect(editDistance(a, b, atMost: 9) == distance)
      for limit in 0...4 {
        #expect(editDistance(a, b, atMost: limit) == (distance <= limit ? distance : nil))
      }
    }
  }

  @Test func isTheDistanceOfTheDefinition() {
    var random = SeededGenerator(seed: 9)
    let letters = Array("abc".unicodeScalars)
    func word() -> [Unicode.Scalar] {
      (0..<Int.random(in: 0...6, using: &random)).map { _ in letters.randomElement(using: &random)!
      }
    }
    for _ in 0..<800 {
      let (a, b) = (word(), word())
      let distance = naiveDistance(a[...], b[...])
      for limit in 0...6 {
        #expect(
          editDistance(a, b, atMost: limit) == (distance <= limit ? distance : nil), "\(a) \(b)")
      }
    }
  }

  @Test func smallEditsOfLongNamesAreFound() {
    var random = SeededGenerator(seed: 10)
    let letters = Array("abcdefghij ".unicodeScalars)
    for _ in 0..<300 {
      let name = (0..<Int.random(in: 20...60, using: &random)).map { _ in
        letters.randomElement(using: &random)!
      }
      var changed = name
      let edits = Int.random(in: 0...2, using: &random)
      for _ in 0..<edits { edit(&changed, &random) }
      let distance = editDistance(changed, name, atMost: 2)
      #expect(distance.map { $0 <= edits } ?? false)
      #expect(distance == editDistance(name, changed, atMost: 2))
    }
  }

  private func edit(_ name: inout [Unicode.Scalar], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0..<name.count - 1, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: name.remove(at: place)
    case 1: name.insert("x", at: place)
    case 2: name[place] = "y"
    default: name.swapAt(place, place + 1)
    }
  }

  /// The recursion that defines optimal string alignment.
  private func naiveDistance(
    _ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>
  ) -> Int {
    guard let lastA = a.last, let lastB = b.last else { return max(a.count, b.count) }
    var best = min(
      naiveDistance(a.dropLast(), b.dropLast()) + (lastA == lastB ? 0 : 1),
      naiveDistance(a.dropLast(), b) + 1, naiveDistance(a, b.dropLast()) + 1)
    if a.count > 1, b.count > 1, lastA == b.dropLast().last, a.dropLast().last == lastB {
      best = min(best, naiveDistance(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return best
  }
}

import Endorsements
import TestSupport
import Testing
import TransparencyLog

@testable import PublishedLists

struct SimilarNamesTests {
  @Test func findsWhatALookAtEveryNameFinds() async throws {
    var random = SeededGenerator(seed: 12)
    let letters = Array("abcde ".unicodeScalars)
    func word() -> [Unicode.Scalar] {
      (0..<Int.random(in: 3...12, using: &random)).map { _ in letters.randomElement(using: &random)!
      }
    }
    var log = try ExampleLog()
    for number in 1...60 as ClosedRange<UInt32> {
      try log.endorse(number, "x\(String(word()))y".split(separator: " ").joined(separator: " "))
    }
    let state = try await MemoryLog.judged(log.entries).state
    let names = state.endorsements.map { (key: NameKey($0.signatory)!, endorsement: $0) }
    let roster = Roster(of: state.statements[0], in: state)
    let similar = SimilarNames(roster.inForce, keys: roster.nameKeys)
    var found = 0
    for _ in 0..<400 {
      var sample = names.randomElement(using: &random)!.key.scalars
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: sample.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0 where sample.count > 1: sample.remove(at: place)
        case 1: sample.insert(letters.randomElement(using: &random)!, at: place)
        default: sample.swapAt(place, sample.count - 1 - place)
        }
      }
      guard let reading = LineReading.all(of: String(sample)).first, let key = reading.key,
        !names.contains(where: { $0.key == key })
      else { continue }
      let same = names.filter { !key.sameWords.isEmpty && $0.key.sameWords == key.sameWords }
      let near = names.compactMap { name -> (Int, Int)? in
        let scalars = name.key.scalars
        guard let distance = editDistance(key.scalars, scalars, atMost: 2), distance > 0,
          5 * distance <= scalars.count
        else { return nil }
        return (distance, name.endorsement.entry)
      }.min { $0 < $1 }
      let nearest = similar.nearest(to: [reading]).map { roster.inForce[$0].entry }
      let expected = same.map(\.endorsement.entry).min() ?? near?.1
      #expect(nearest == expected, "\(String(sample))")
      if expected != nil { found += 1 }
    }
    #expect(found > 50)
  }

  @Test func nothingIsSimilarToNoName() {
    #expect(SimilarNames([], keys: []).nearest(to: LineReading.all(of: "a")) == nil)
    #expect(SimilarNames([], keys: []).nearest(to: []) == nil)
  }
}

extension String {
  fileprivate init(_ scalars: [Unicode.Scalar]) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

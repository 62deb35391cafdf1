import Endorsements

/// Finds the signatory whose name is nearly, and not quite, the one on a list.
/// SPEC.md, section 13.4, `looks-similar`.
struct SimilarNames {
  typealias Endorsement = LedgerState.Endorsement

  static let mostEdits = 2

  /// The names of one length, side by side, so that most are passed over at a glance.
  private struct Names {
    var letters: [Letters] = []
    var scalars: [[Unicode.Scalar]] = []
    var endorsements: [Endorsement] = []
  }

  /// By the number of scalars.
  private var names: [Int: Names] = [:]
  /// By what a name looks like, in lower case and as it is written: the lowest entry.
  private var looks: [String: Endorsement] = [:]
  private var written: [String: Endorsement] = [:]

  init(_ endorsements: [(key: NameKey, endorsement: Endorsement)]) {
    for (key, endorsement) in endorsements {
      let scalars = key.scalars
      names[scalars.count, default: Names()].letters.append(Letters(scalars))
      names[scalars.count]!.scalars.append(scalars)
      names[scalars.count]!.endorsements.append(endorsement)
      func lowest(_ a: Endorsement, _ b: Endorsement) -> Endorsement { a.entry < b.entry ? a : b }
      looks.merge([(key.skeleton, endorsement)], uniquingKeysWith: lowest)
      if let key = NameKey.unfolded(endorsement.signatory) {
        written.merge([(key.skeleton, endorsement)], uniquingKeysWith: lowest)
      }
    }
  }

  /// The endorsement whose name looks the same as one of the heads; or else the one at the smallest
  /// distance from one. Of several the lowest entry.
  func nearest(to readings: [LineReading]) -> Endorsement? {
    let alike = readings.flatMap { reading in
      [
        reading.key.flatMap { looks[$0.skeleton] },
        NameKey.unfolded(reading.head).flatMap { written[$0.skeleton] },
      ].compactMap { $0 }
    }
    if let first = alike.min(by: { $0.entry < $1.entry }) { return first }
    var best: (distance: Int, endorsement: Endorsement)?
    for key in Set(readings.compactMap(\.key)).map(\.scalars) {
      let letters = Letters(key)
      for length in max(0, key.count - Self.mostEdits)...key.count + Self.mostEdits {
        let limit = min(Self.mostEdits, length / 5)
        guard limit > 0, abs(length - key.count) <= limit, let names = names[length] else {
          continue
        }
        for (place, other) in names.letters.enumerated()
        where letters.mayBe(other, within: limit) {
          guard let distance = editDistance(key, names.scalars[place], atMost: limit), distance > 0
          else { continue }
          let endorsement = names.endorsements[place]
          if let best, (best.distance, best.endorsement.entry) < (distance, endorsement.entry) {
            continue
          }
          best = (distance, endorsement)
        }
      }
    }
    return best?.endorsement
  }
}

/// Which characters a text has, roughly: 64 bits, each for many characters.
private struct Letters {
  private let bits: UInt64

  init(_ scalars: [Unicode.Scalar]) {
    bits = scalars.reduce(0) { $0 | 1 << UInt64(($1.value &* 0x9E37_79B1) >> 26) }
  }

  /// False only where more than `edits` edits are between the texts: each changes two bits at most.
  func mayBe(_ other: Letters, within edits: Int) -> Bool {
    (bits ^ other.bits).nonzeroBitCount <= 2 * edits
  }
}

import Endorsements

/// Finds the signatory whose name is nearly, and not quite, the one on a list.
/// SPEC.md, section 13.4, `looks-similar`.
struct SimilarNames {
  typealias Endorsement = LedgerState.Endorsement

  private let endorsements: [Endorsement]
  private let keys: [NameKey]
  /// The positions by what a name looks like, in lower case and as it is written: the lowest entry.
  private var looks = PositionIndex()
  private var written = PositionIndex()
  private let forward: NameTrie
  private let backward: NameTrie
  /// The positions, by their entries: the first is that of rank 0.
  private let byEntry: [Int]
  /// No name key that is one of these, or similar to one, has more scalars. A text has no more
  /// scalars than its skeleton.
  private(set) var nameLength: Int

  /// - Parameter keys: the name keys, in ascending order.
  init(_ endorsements: [Endorsement], keys: [NameKey]) {
    self.endorsements = endorsements
    self.keys = keys
    byEntry = endorsements.indices.sorted { endorsements[$0].entry < endorsements[$1].entry }
    var ranks = [Int32](repeating: 0, count: endorsements.count)
    for (rank, position) in byEntry.enumerated() { ranks[position] = Int32(rank) }
    var texts = NameTrie.Texts()
    texts.reserveCapacity(keys.count, scalars: keys.reduce(0) { $0 + $1.bytes.count })
    var lowest: [Int32] = []
    var longest = 0
    for position in keys.indices {
      if position > 0, keys[position] == keys[position - 1] {
        lowest[lowest.count - 1] = min(lowest[lowest.count - 1], ranks[position])
      } else {
        let scalars = keys[position].scalars
        longest = max(longest, scalars.count)
        texts.append(scalars)
        lowest.append(ranks[position])
      }
    }
    forward = NameTrie(texts, ranks: lowest, reading: .forward)
    backward = NameTrie(texts, ranks: lowest, reading: .backward)
    nameLength = longest + NameTrie.mostEdits
    for position in byEntry {
      let skeleton = keys[position].skeleton
      nameLength = max(nameLength, skeleton.utf8.count)
      if look(skeleton) == nil { looks.insert(position, hash: skeleton.hashValue) }
      if let skeleton = NameKey.unfolded(endorsements[position].signatory)?.skeleton {
        nameLength = max(nameLength, skeleton.utf8.count)
        if look(asWritten: skeleton) == nil {
          written.insert(position, hash: skeleton.hashValue)
        }
      }
    }
  }

  /// The endorsement whose name looks the same as one of the heads; or else the one at the smallest
  /// distance from one. Of several the lowest entry.
  func nearest(to readings: [LineReading]) -> Endorsement? {
    let alike = readings.flatMap { reading in
      [
        reading.key.flatMap { look($0.skeleton) },
        NameKey.unfolded(reading.head).flatMap { look(asWritten: $0.skeleton) },
      ].compactMap { $0.map { endorsements[$0] } }
    }
    if let first = alike.min(by: { $0.entry < $1.entry }) { return first }
    let keys = Set(readings.compactMap(\.key)).map(\.scalars)
    for edits in 1...NameTrie.mostEdits {
      var best = Int32.max
      for key in keys where 5 * edits <= key.count + edits {
        for (trie, direction) in [(forward, NameTrie.Direction.forward), (backward, .backward)] {
          let query = NameTrie.Query(key, edits: edits, reading: direction)
          best = trie.lowest(to: query, below: best) ?? best
        }
      }
      if best < .max { return endorsements[byEntry[Int(best)]] }
    }
    return nil
  }

  private func look(_ skeleton: String) -> Int? {
    looks.first(hash: skeleton.hashValue) { keys[$0].skeleton == skeleton }
  }

  private func look(asWritten skeleton: String) -> Int? {
    written.first(hash: skeleton.hashValue) {
      NameKey.unfolded(endorsements[$0].signatory)?.skeleton == skeleton
    }
  }
}

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
  private let byEntry: [Int32]
  /// No name key that is one of these, or similar to one, has more scalars. A text has no more
  /// scalars than its skeleton.
  private(set) var nameLength: Int

  /// - Parameter keys: the name keys, in ascending order.
  init(_ endorsements: [Endorsement], keys: [NameKey]) {
    self.endorsements = endorsements
    self.keys = keys
    let byEntry = endorsements.indices.map { UInt64(endorsements[$0].entry) << 32 | UInt64($0) }
      .sorted().map { Int32(truncatingIfNeeded: $0) }
    self.byEntry = byEntry
    var ranks = [Int32](repeating: 0, count: endorsements.count)
    for (rank, position) in byEntry.enumerated() { ranks[Int(position)] = Int32(rank) }
    var texts = NameTrie.Texts()
    texts.reserveCapacity(keys.count, scalars: keys.reduce(0) { $0 + $1.bytes.count })
    var lowest: [Int32] = []
    lowest.reserveCapacity(keys.count)
    var longest = 0
    for position in keys.indices {
      if position > 0, keys[position] == keys[position - 1] {
        lowest[lowest.count - 1] = min(lowest[lowest.count - 1], ranks[position])
      } else {
        longest = max(longest, texts.append(keys[position]))
        lowest.append(ranks[position])
      }
    }
    forward = NameTrie(texts, ranks: lowest, reading: .forward)
    backward = NameTrie(texts, ranks: lowest, reading: .backward)
    nameLength = longest + NameTrie.mostEdits
    looks.reserveCapacity(keys.count)
    written.reserveCapacity(keys.count)
    var skeleton: [UInt8] = []
    for position in byEntry.lazy.map({ Int($0) }) {
      keys[position].write(skeleton: &skeleton)
      nameLength = max(nameLength, skeleton.count)
      let hash = Self.hash(skeleton)
      if look(skeleton, hash) == nil { looks.insert(position, hash: hash) }
      guard let unfolded = NameKey.unfolded(endorsements[position].signatory) else { continue }
      unfolded.write(skeleton: &skeleton)
      nameLength = max(nameLength, skeleton.count)
      let writtenHash = Self.hash(skeleton)
      if look(asWritten: skeleton, writtenHash) == nil {
        written.insert(position, hash: writtenHash)
      }
    }
  }

  /// The position of the endorsement whose name looks the same as one of the heads; or else of the one
  /// at the smallest distance from one. Of several the lowest entry.
  func nearest(to readings: [LineReading]) -> Int? {
    var skeleton: [UInt8] = []
    var alike: [Int] = []
    for reading in readings {
      guard let key = reading.key else { continue }
      key.write(skeleton: &skeleton)
      if let position = look(skeleton, Self.hash(skeleton)) { alike.append(position) }
      guard let unfolded = NameKey.unfolded(reading.head) else { continue }
      unfolded.write(skeleton: &skeleton)
      if let position = look(asWritten: skeleton, Self.hash(skeleton)) { alike.append(position) }
    }
    if let first = alike.min(by: { endorsements[$0].entry < endorsements[$1].entry }) {
      return first
    }
    let keys = Set(readings.compactMap(\.key)).map(\.scalars)
    for edits in 1...NameTrie.mostEdits {
      var best = Int32.max
      for key in keys where 5 * edits <= key.count + edits {
        for (trie, direction) in [(forward, NameTrie.Direction.forward), (backward, .backward)] {
          let query = NameTrie.Query(key, edits: edits, reading: direction)
          best = trie.lowest(to: query, below: best) ?? best
        }
      }
      if best < .max { return Int(byEntry[Int(best)]) }
    }
    return nil
  }

  private func look(_ skeleton: [UInt8], _ hash: Int) -> Int? {
    looks.first(hash: hash) {
      var other: [UInt8] = []
      keys[$0].write(skeleton: &other)
      return other == skeleton
    }
  }

  private func look(asWritten skeleton: [UInt8], _ hash: Int) -> Int? {
    written.first(hash: hash) {
      var other: [UInt8] = []
      NameKey.unfolded(endorsements[$0].signatory)?.write(skeleton: &other)
      return other == skeleton
    }
  }

  private static func hash(_ skeleton: [UInt8]) -> Int {
    var hasher = Hasher()
    skeleton.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}

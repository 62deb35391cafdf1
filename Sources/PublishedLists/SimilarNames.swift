import Endorsements

/// Finds the signatory whose name is nearly, and not quite, the one on a list.
/// SPEC.md, section 13.4, `looks-similar`.
struct SimilarNames {
  typealias Endorsement = LedgerState.Endorsement

  private let endorsements: [Endorsement]
  private let keys: [NameKey]
  private let looks: Looks
  private let near: NearNames
  /// The positions, by their entries: the first is that of rank 0.
  private let byEntry: [Int32]
  /// No name key that is one of these, or similar to one, has more scalars.
  let nameLength: Int

  /// - Parameter keys: the name keys, in ascending order.
  init(_ endorsements: [Endorsement], keys: [NameKey]) {
    self.endorsements = endorsements
    self.keys = keys
    let byEntry = endorsements.indices.map { UInt64(endorsements[$0].entry) << 32 | UInt64($0) }
      .sorted().map { Int32(truncatingIfNeeded: $0) }
    self.byEntry = byEntry
    let longest: Int
    (looks, (near, longest)) = sideBySide {
      Looks(of: endorsements, keys: keys, byEntry: byEntry)
    } _: {
      Self.near(keys, byEntry: byEntry)
    }
    nameLength = max(looks.longest, longest + NameTrie.mostEdits, NameKey.sameWordsLimit)
  }

  /// - Returns: what finds the near ones, and how many scalars the longest one has.
  private static func near(_ keys: [NameKey], byEntry: [Int32]) -> (NearNames, longest: Int) {
    var ranks = [Int32](repeating: 0, count: keys.count)
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
    return (NearNames(texts, ranks: lowest), longest)
  }

  /// The position of the endorsement whose name looks the same as one of the heads, or has the same words; or
  /// else of the one at the smallest distance from one. Of several the lowest entry.
  func nearest(to readings: [LineReading]) -> Int? {
    var skeleton: [UInt8] = []
    var alike: [Int] = []
    for reading in readings {
      guard let key = reading.key else { continue }
      key.write(skeleton: &skeleton)
      if let position = looks.position(of: skeleton, keys) { alike.append(position) }
      if let position = looks.position(ofWordsIn: key, keys) { alike.append(position) }
      guard let unfolded = NameKey.unfolded(reading.head) else { continue }
      unfolded.write(skeleton: &skeleton)
      if let position = looks.position(asWritten: skeleton, endorsements) {
        alike.append(position)
      }
    }
    if let first = alike.min(by: { endorsements[$0].entry < endorsements[$1].entry }) {
      return first
    }
    return near.nearest(to: Set(readings.compactMap(\.key)).map(\.scalars))
      .map { Int(byEntry[Int($0)]) }
  }

  /// The positions by what a name looks like, in lower case and as it is written, and by its words: the lowest
  /// entry.
  private struct Looks {
    private var folded = PositionIndex()
    private var written = PositionIndex()
    private var words = PositionIndex()
    /// How many bytes the longest skeleton has. A text has no more scalars than its skeleton.
    private(set) var longest = 0

    init(of endorsements: [Endorsement], keys: [NameKey], byEntry: [Int32]) {
      // To go and look at a name takes longer than to make its skeleton: both are made in the order in
      // which the names stand, and most of them are not looked at again.
      let looks = onAllCores(Array(keys.indices)) { position in
        var skeleton: [UInt8] = []
        keys[position].write(skeleton: &skeleton)
        let (folded, length) = (Self.hash(skeleton), skeleton.count)
        let words = Self.hash(keys[position].sameWords)
        guard let unfolded = NameKey.unfolded(endorsements[position].signatory) else {
          return (folded: folded, written: nil as Int?, words: words, longest: length)
        }
        unfolded.write(skeleton: &skeleton)
        return (folded, Self.hash(skeleton), words, max(length, skeleton.count))
      }
      longest = looks.reduce(0) { max($0, $1.longest) }
      folded.reserveCapacity(keys.count)
      written.reserveCapacity(keys.count)
      words.reserveCapacity(keys.count)
      for position in byEntry.lazy.map({ Int($0) }) {
        let (folded, written, words, _) = looks[position]
        let isFirst =
          self.folded.first(hash: folded) {
            Self.skeleton(of: keys[$0]) == Self.skeleton(of: keys[position])
          } == nil
        if isFirst { self.folded.insert(position, hash: folded) }
        let isFirstOfWords =
          self.words.first(hash: words) { keys[$0].sameWords == keys[position].sameWords } == nil
        if isFirstOfWords { self.words.insert(position, hash: words) }
        guard let written else { continue }
        let isFirstWritten =
          self.written.first(hash: written) {
            Self.skeleton(asWritten: endorsements[$0])
              == Self.skeleton(asWritten: endorsements[position])
          } == nil
        if isFirstWritten { self.written.insert(position, hash: written) }
      }
    }

    func position(of skeleton: [UInt8], _ keys: [NameKey]) -> Int? {
      folded.first(hash: Self.hash(skeleton)) { Self.skeleton(of: keys[$0]) == skeleton }
    }

    func position(ofWordsIn key: NameKey, _ keys: [NameKey]) -> Int? {
      let same = key.sameWords
      return same.isEmpty ? nil : words.first(hash: Self.hash(same)) { keys[$0].sameWords == same }
    }

    func position(asWritten skeleton: [UInt8], _ endorsements: [Endorsement]) -> Int? {
      written.first(hash: Self.hash(skeleton)) {
        Self.skeleton(asWritten: endorsements[$0]) == skeleton
      }
    }

    private static func skeleton(of key: NameKey) -> [UInt8] {
      var skeleton: [UInt8] = []
      key.write(skeleton: &skeleton)
      return skeleton
    }

    private static func skeleton(asWritten endorsement: Endorsement) -> [UInt8]? {
      NameKey.unfolded(endorsement.signatory).map(skeleton)
    }

    private static func hash(_ bytes: [UInt8]) -> Int {
      var hasher = Hasher()
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
      return hasher.finalize()
    }
  }
}

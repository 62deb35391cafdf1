import TransparencyLog

/// Finds the entry that has a leaf hash: 32 bytes an entry and what a `PositionIndex` takes.
struct LeafIndex {
  private var leaves: [Hash] = []
  private var positions = PositionIndex()

  init(_ leaves: [Hash]) {
    for leaf in leaves { append(leaf) }
  }

  mutating func append(_ leaf: Hash) {
    positions.insert(leaves.count, hash: leaf.hashValue)
    leaves.append(leaf)
  }

  /// The index of an entry with this leaf hash.
  func index(of leaf: Hash) -> Int? {
    positions.first(hash: leaf.hashValue) { leaves[$0] == leaf }
  }
}

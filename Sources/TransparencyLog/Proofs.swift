// Inclusion and consistency proofs: RFC 6962, sections 2.1.1 and 2.1.2; SPEC.md, section 7.1.

/// The most hashes that a proof can have.
public let proofHashLimit = 63

private func checkLimit(_ hashes: [Hash]) throws {
  guard hashes.count <= proofHashLimit else {
    throw LogError(.malformed, "\(hashes.count) hashes, expected at most \(proofHashLimit)")
  }
}

/// Proof that a leaf is at an index of a tree.
public struct InclusionProof: Sendable, Equatable {
  /// Of the leaf, from 0.
  public let index: Int
  /// From the leaf's sibling to the root's child.
  public let hashes: [Hash]

  /// Nothing is checked: verifying is what checks.
  public init(index: Int, hashes: [Hash]) {
    self.index = index
    self.hashes = hashes
  }

  /// Verifies that `leaf` is at `index` of the tree of `size` leaves that has the root `root`.
  ///
  /// - Throws: `malformed` where the index is not below the size or there are more than 63 hashes;
  ///   `unverified` where they are too many or too few for this place, or lead to another root.
  public func verify(leaf: Hash, size: Int, root: Hash) throws {
    guard index >= 0, index < size else {
      throw LogError(.malformed, "inclusion proof for index \(index) of a tree of size \(size)")
    }
    let inner = Self.innerCount(index: index, size: size)
    let border = (index >> inner).nonzeroBitCount
    try checkLimit(hashes)
    guard hashes.count == inner + border else {
      throw LogError(
        .unverified, "inclusion proof has \(hashes.count) hashes, expected \(inner + border)")
    }
    var hash = leaf
    for (level, sibling) in hashes.prefix(inner).enumerated() {
      hash = index >> level & 1 == 0 ? .node(hash, sibling) : .node(sibling, hash)
    }
    for sibling in hashes.dropFirst(inner) { hash = .node(sibling, hash) }
    guard hash == root else {
      throw LogError(
        .unverified,
        "inclusion proof leads to root \(base64(hash.bytes)), expected \(base64(root.bytes))")
    }
  }

  /// How far the path of `index` runs apart from the path of the last leaf.
  static func innerCount(index: Int, size: Int) -> Int {
    Int.bitWidth - (index ^ (size - 1)).leadingZeroBitCount
  }
}

/// Proof that a tree is a prefix of a larger one.
public struct ConsistencyProof: Sendable, Equatable {
  /// In the order of RFC 6962, section 2.1.2.
  public let hashes: [Hash]

  /// Nothing is checked: verifying is what checks.
  public init(hashes: [Hash]) { self.hashes = hashes }

  /// Verifies that the first `smaller` leaves of the tree of size `larger` make the tree of the
  /// root `smallerRoot`. From size 0 nothing is proved of the larger tree.
  ///
  /// - Throws: `malformed` where the sizes are not in order or there are more than 63 hashes;
  ///   `unverified` where they are too many or too few for these sizes, or do not lead to both
  ///   roots.
  public func verify(
    from smaller: Int, root smallerRoot: Hash, to larger: Int, root largerRoot: Hash
  )
    throws
  {
    func refuse(_ root: Hash, _ expected: Hash, _ size: Int) -> LogError {
      LogError(
        .unverified,
        """
        consistency proof leads to root \(base64(root.bytes)) of size \(size), expected \
        \(base64(expected.bytes))
        """
      )
    }
    guard smaller >= 0, smaller <= larger else {
      throw LogError(.malformed, "consistency proof from size \(smaller) to \(larger)")
    }
    try checkLimit(hashes)
    if smaller == 0 || smaller == larger {
      guard hashes.isEmpty else {
        throw LogError(.unverified, "consistency proof has \(hashes.count) hashes, expected none")
      }
      if smaller == larger, smallerRoot != largerRoot {
        throw refuse(smallerRoot, largerRoot, larger)
      }
      if smaller == 0, smallerRoot != .emptyRoot { throw refuse(.emptyRoot, smallerRoot, 0) }
      return
    }
    // The path starts at the largest complete subtree that ends where the smaller tree does.
    let shift = smaller.trailingZeroBitCount
    let inner = InclusionProof.innerCount(index: smaller - 1, size: larger) - shift
    let border = ((smaller - 1) >> (inner + shift)).nonzeroBitCount
    let startsAtRoot = smaller == 1 << shift
    let expected = inner + border + (startsAtRoot ? 0 : 1)
    guard hashes.count == expected else {
      throw LogError(
        .unverified, "consistency proof has \(hashes.count) hashes, expected \(expected)")
    }
    var rest = hashes[...]
    let seed = startsAtRoot ? smallerRoot : rest.removeFirst()
    var small = seed
    var large = seed
    let mask = (smaller - 1) >> shift
    for (level, hash) in rest.prefix(inner).enumerated() {
      if mask >> level & 1 == 1 {
        small = .node(hash, small)
        large = .node(hash, large)
      } else {
        large = .node(large, hash)
      }
    }
    for hash in rest.dropFirst(inner) {
      small = .node(hash, small)
      large = .node(hash, large)
    }
    guard small == smallerRoot else { throw refuse(small, smallerRoot, smaller) }
    guard large == largerRoot else { throw refuse(large, largerRoot, larger) }
  }
}

/// Makes proofs from the hashes of complete subtrees.
public struct Prover {
  /// The root of the complete subtree `index` of 2^`height` leaves.
  public typealias SubtreeHash = (_ height: Int, _ index: Int) throws -> Hash

  private let subtreeHash: SubtreeHash

  /// - Parameter subtreeHash: throws what the prover's functions then throw.
  public init(subtreeHash: @escaping SubtreeHash) { self.subtreeHash = subtreeHash }

  /// The root of the tree of `size` leaves.
  public func root(size: Int) throws -> Hash { size == 0 ? .emptyRoot : try root(of: 0..<size) }

  /// The proof that leaf `index` is in the tree of `size`, which is larger.
  public func inclusion(of index: Int, size: Int) throws -> InclusionProof {
    precondition((0..<size).contains(index))
    var hashes: [Hash] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = range.lowerBound + Self.split(range.count)
      let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
      hashes.append(try root(of: index < middle ? right : left))
      range = index < middle ? left : right
    }
    return InclusionProof(index: index, hashes: hashes.reversed())
  }

  /// The proof that the tree of `larger` has that of `smaller` as its beginning.
  public func consistency(from smaller: Int, to larger: Int) throws -> ConsistencyProof {
    precondition(smaller >= 0 && smaller <= larger)
    guard smaller > 0, smaller < larger else { return ConsistencyProof(hashes: []) }
    var hashes: [Hash] = []
    var range = 0..<larger
    var isWhole = true
    while range.upperBound > smaller {
      let middle = range.lowerBound + Self.split(range.count)
      let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
      hashes.append(try root(of: smaller <= middle ? right : left))
      isWhole = isWhole && smaller <= middle
      range = smaller <= middle ? left : right
    }
    if !isWhole { hashes.append(try root(of: range)) }
    return ConsistencyProof(hashes: hashes.reversed())
  }

  private func root(of range: Range<Int>) throws -> Hash {
    let count = range.count
    if count & (count - 1) == 0 {
      let height = count.trailingZeroBitCount
      return try subtreeHash(height, range.lowerBound >> height)
    }
    let middle = range.lowerBound + Self.split(count)
    return .node(
      try root(of: range.lowerBound..<middle), try root(of: middle..<range.upperBound))
  }

  /// The largest power of two below `count`.
  private static func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}

/// Gives a `Prover` the subtrees of a tree that is kept in tiles; every tile is read once.
public final class TileHashes {
  private let size: Int
  private let read: (Tile) throws -> [Hash]
  /// For each tile read, its rows: the hashes, then their parents, as far as they are complete.
  private var rows: [Tile: [[Hash]]] = [:]

  /// - Parameter read: the hashes of a tile of the tree of `size` leaves.
  public init(size: Int, read: @escaping (Tile) throws -> [Hash]) {
    self.size = size
    self.read = read
  }

  /// Makes proofs from these tiles.
  public var prover: Prover { Prover(subtreeHash: hash) }

  private func hash(height: Int, index: Int) throws -> Hash {
    let level = height / 8
    let inside = height % 8
    let first = index << inside
    let tileIndex = first / Tile.fullWidth
    let width = min(Tile.fullWidth, (size >> (8 * level)) - tileIndex * Tile.fullWidth)
    let tile = Tile(level: .hashes(level), index: tileIndex, width: width)
    if rows[tile] == nil {
      var made = [try read(tile)]
      while let row = made.last, row.count > 1 {
        made.append((0..<row.count / 2).map { .node(row[2 * $0], row[2 * $0 + 1]) })
      }
      rows[tile] = made
    }
    return rows[tile]![inside][index - (tileIndex * Tile.fullWidth >> inside)]
  }
}

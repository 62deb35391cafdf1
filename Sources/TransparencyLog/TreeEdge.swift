/// The growing edge of a tree: what is needed of it to append leaves and to compute its root.
/// RFC 6962, section 2.1; the tiles of tlog-tiles, Merkle Tree.
public struct TreeEdge: Sendable {
  /// The number of leaves.
  public private(set) var size: Int
  /// For each tile level the hashes of its unfinished tile: fewer than 256.
  private(set) var levels: [[Hash]]

  /// The empty tree.
  public init() {
    size = 0
    levels = []
  }

  /// The edge of a tree of `size` leaves from its unfinished tiles, as `read` gives them.
  /// The root is not checked: compare it with one that is trusted.
  init(size: Int, reading read: (Tile) throws -> [Hash]) rethrows {
    self.size = size
    levels = []
    var span = size
    while span > 0 {
      let (index, width) = span.quotientAndRemainder(dividingBy: Tile.fullWidth)
      levels.append(
        width == 0
          ? [] : try read(Tile(level: .hashes(levels.count), index: index, width: width)))
      span = index
    }
  }

  /// Makes the tree larger by one leaf.
  public mutating func append(_ leaf: Hash) { append(leaf) { _, _ in } }

  /// Appends a leaf. Every tile that it fills is handed to `filled`, lowest level first.
  public mutating func append(_ leaf: Hash, filled: (Tile, [Hash]) throws -> Void) rethrows {
    precondition(size < Int.max)
    let index = size
    size += 1
    try add(leaf, level: 0, at: index, filled: filled)
  }

  /// Appends the 256 leaves that have this root, where the leaves before them fill their tiles.
  mutating func append(fullTile root: Hash) {
    precondition(size % Tile.fullWidth == 0 && size <= Int.max - Tile.fullWidth)
    let index = size / Tile.fullWidth
    size += Tile.fullWidth
    if levels.isEmpty { levels.append([]) }
    add(root, level: 1, at: index) { _, _ in }
  }

  /// The edge before the leaves that do not fill a tile.
  var withoutPartialTile: TreeEdge {
    var edge = self
    edge.size -= size % Tile.fullWidth
    if !levels.isEmpty { edge.levels[0].removeAll() }
    return edge
  }

  @inline(__always)
  private mutating func add(
    _ hash: Hash, level: Int, at index: Int, filled: (Tile, [Hash]) throws -> Void
  ) rethrows {
    var hash = hash
    var level = level
    var span = index
    while true {
      if level == levels.count { levels.append([]) }
      levels[level].append(hash)
      guard levels[level].count == Tile.fullWidth else { return }
      let index = span / Tile.fullWidth
      try filled(Tile(level: .hashes(level), index: index, width: Tile.fullWidth), levels[level])
      hash = Self.root(of: levels[level])
      levels[level].removeAll(keepingCapacity: true)
      span = index
      level += 1
    }
  }

  /// The unfinished tiles, which a tree of this size also has; lowest level first.
  var partialTiles: [(Tile, [Hash])] {
    var tiles: [(Tile, [Hash])] = []
    var span = size
    for (level, hashes) in levels.enumerated() {
      if !hashes.isEmpty {
        let index = span / Tile.fullWidth
        tiles.append((Tile(level: .hashes(level), index: index, width: hashes.count), hashes))
      }
      span /= Tile.fullWidth
    }
    return tiles
  }

  /// The root hash: at most 255 node hashes for each tile level.
  public var root: Hash {
    var remainder: [Hash] = []
    for hashes in levels where !(hashes.isEmpty && remainder.isEmpty) {
      remainder = [Self.root(of: hashes + remainder)]
    }
    return remainder.first ?? .emptyRoot
  }

  /// The root over `hashes`, the roots of complete subtrees of one size, the last possibly smaller.
  static func root(of hashes: [Hash]) -> Hash {
    var row = hashes
    while row.count > 1 {
      var count = 0
      for left in stride(from: 0, to: row.count, by: 2) {
        row[count] = left + 1 < row.count ? .node(row[left], row[left + 1]) : row[left]
        count += 1
      }
      row.removeLast(row.count - count)
    }
    return row[0]
  }
}

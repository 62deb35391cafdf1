import Testing

@testable import TransparencyLog

/// RFC 6962, section 2.1; tlog-tiles, Merkle Tree.
struct TreeEdgeTests {
  /// Sizes at which tiles of level 0 and 1 begin and end.
  private static let corners = [
    255, 256, 257, 511, 512, 513, 65_279, 65_280, 65_281, 65_535, 65_536, 65_537, 65_792, 65_793,
  ]

  @Test func rootIsTheNaiveOneForEverySizeUpTo300() {
    let tree = NaiveTree(size: 300)
    var edge = TreeEdge()
    #expect(edge.root == Hash.sha256([]))
    for size in 1...300 {
      edge.append(tree.leaves[size - 1])
      if edge.size != size || edge.root != tree.root(0..<size) { Issue.record("size \(size)") }
    }
  }

  @Test func rootsAndTilesAreTheDefinedOnesAroundAllCorners() throws {
    let last = try #require(Self.corners.last)
    let tree = NaiveTree(size: last)
    var edge = TreeEdge()
    var filled: [Tile: [Hash]] = [:]
    for size in 1...last {
      edge.append(tree.leaves[size - 1]) { tile, hashes in
        #expect(filled.updateValue(hashes, forKey: tile) == nil, "\(tile.path) twice")
      }
      guard Self.corners.contains(size) else { continue }
      #expect(edge.root == tree.root(0..<size), "size \(size)")
      var tiles = filled
      for (tile, hashes) in edge.partialTiles { tiles[tile] = hashes }
      #expect(Set(tiles.keys) == definedTiles(ofTreeSize: size), "size \(size)")
      // Full tiles are compared once, at the end.
      for (tile, hashes) in size == last ? Array(tiles) : edge.partialTiles {
        guard case .hashes(let level) = tile.level else { continue }
        let expected = tree.tile(level: level, index: tile.index, width: tile.width)
        if hashes != expected { Issue.record("size \(size): \(tile.path)") }
      }
      // What is read back from the tiles goes on as if it had never stopped.
      let reread = try TreeEdge(size: size) { try #require(tiles[$0], "\($0.path)") }
      #expect(reread.root == edge.root)
      #expect(reread.partialTiles.map { $0.0 } == edge.partialTiles.map { $0.0 })
      #expect(reread.partialTiles.map { $0.1 } == edge.partialTiles.map { $0.1 })
    }
  }

  @Test func proofsAroundAllCornersAreTheNaiveOnesAndAccepted() throws {
    let last = try #require(Self.corners.last)
    let tree = NaiveTree(size: last)
    for size in Self.corners {
      let prover = tree.prover(size: size)
      let root = tree.root(0..<size)
      #expect(try prover.root(size: size) == root)
      let places = [0, 1, 255, 256, 257, 65_279, 65_280, 65_535, 65_536, size / 2, size - 1]
      for index in Set(places) where index < size {
        let proof = try prover.inclusion(of: index, size: size)
        #expect(proof.hashes == tree.path(index, 0..<size), "index \(index) of size \(size)")
        try proof.verify(leaf: tree.leaves[index], size: size, root: root)
      }
      for smaller in Set(places + Self.corners) where smaller > 0 && smaller <= size {
        let proof = try prover.consistency(from: smaller, to: size)
        #expect(
          proof.hashes == tree.proof(from: smaller, to: size), "from \(smaller) to \(size)")
        try proof.verify(from: smaller, root: tree.root(0..<smaller), to: size, root: root)
      }
    }
  }

  @Test func readsEveryTileOnce() throws {
    let tree = NaiveTree(size: 1000)
    var reads: [Tile: Int] = [:]
    let prover = TileHashes(size: 1000) { tile in
      reads[tile, default: 0] += 1
      guard case .hashes(let level) = tile.level else { throw LogError(.system, "no hashes") }
      return tree.tile(level: level, index: tile.index, width: tile.width)
    }.prover
    for index in 0..<1000 { _ = try prover.inclusion(of: index, size: 1000) }
    #expect(Set(reads.keys) == definedTiles(ofTreeSize: 1000))
    #expect(reads.values.allSatisfy { $0 == 1 })
  }

  @Test(arguments: [0, 1, 255, 256, 257, 65_535, 65_536, 70_000])
  func listsTheTilesOfATree(size: Int) {
    let listed = (0..<4).flatMap { Tile.tiles(level: .hashes($0), ofTreeSize: size) }
    #expect(Set(listed) == definedTiles(ofTreeSize: size))
    #expect(listed.count == definedTiles(ofTreeSize: size).count)
    let bundles = Tile.tiles(level: .entries, ofTreeSize: size)
    #expect(bundles.map { $0.index } == Array(0..<(size + 255) / 256))
    #expect(bundles.reduce(0) { $0 + $1.width } == size)
  }

  @Test func listsTheTilesOfTheLargestTreeWithoutMakingThem() {
    let bundles = Tile.tiles(level: .entries, ofTreeSize: Int.max)
    #expect(bundles.count == 1 << 55)
    #expect(bundles.last?.width == 255)
  }

  /// tlog-tiles, Partial Tiles: at level l floor(s / 256**l) hashes in tiles of 256, the rest in a
  /// partial one, unless there is none.
  private func definedTiles(ofTreeSize size: Int) -> Set<Tile> {
    var tiles: Set<Tile> = []
    var (level, count) = (0, size)
    while count > 0 {
      for index in 0..<(count + 255) / 256 {
        let width = min(256, count - index * 256)
        tiles.insert(Tile(level: .hashes(level), index: index, width: width))
      }
      (level, count) = (level + 1, count / 256)
    }
    return tiles
  }
}

// What tiles and bundles of a copy hold, and what they prove. SPEC.md, section 7.2.

extension LogSource {
  /// The entries of a bundle, unverified; of the full bundle where the partial one is gone.
  func entries(of tile: Tile) async throws -> [ArraySlice<UInt8>] {
    if let bytes = try await read(tile.path, atMost: EntryBundle.sizeLimit) {
      return try naming(tile.path) {
        try EntryBundle.decode(bytes, width: tile.width)
      }
    }
    guard tile.isPartial,
      let bytes = try await read(tile.full.path, atMost: EntryBundle.sizeLimit)
    else { throw LogError(.undecided, "\(tile.path) is not there") }
    return try naming(tile.full.path) {
      Array(try EntryBundle.decode(bytes, width: Tile.fullWidth).prefix(tile.width))
    }
  }

  /// The hashes of a tile, unverified; of the full tile where the partial one is gone.
  func hashes(of tile: Tile) async throws -> [Hash] {
    if let bytes = try await read(tile.path, atMost: Tile.fullWidth * 32) {
      return try naming(tile.path) {
        try [Hash](tile: bytes, width: tile.width)
      }
    }
    guard tile.isPartial,
      let bytes = try await read(tile.full.path, atMost: Tile.fullWidth * 32)
    else { throw LogError(.undecided, "\(tile.path) is not there") }
    return try naming(tile.full.path) {
      Array(try [Hash](tile: bytes, width: Tile.fullWidth).prefix(tile.width))
    }
  }

  /// What `body` makes with a prover of the tree of `size` leaves, whose tiles are read as it asks
  /// for them. They are unverified: what is made is to be verified.
  ///
  /// - Throws: `undecided` where a tile is not there; `malformed`; and what `body` throws.
  func proving<Made>(
    size: Int, _ body: (Prover) throws -> Made
  ) async throws -> Made {
    var tiles: [Tile: [Hash]] = [:]
    while true {
      do {
        let hashes = TileHashes(size: size) { tile in
          guard let hashes = tiles[tile] else { throw Unread(tile: tile) }
          return hashes
        }
        return try body(hashes.prover)
      } catch let unread as Unread {
        tiles[unread.tile] = try await hashes(of: unread.tile)
      }
    }
  }

  /// The root of the first `size` leaves of the tree that has the checkpoint `head`, and the proof.
  ///
  /// - Throws: as `proving`, and `undecided` where the tiles do not lead to the checkpoint's root.
  func prefix(_ size: Int, of head: Checkpoint) async throws -> (
    root: Hash, proof: ConsistencyProof
  ) {
    let (root, proof) = try await naming(name) {
      try await proving(size: head.size) {
        (try $0.root(size: size), try $0.consistency(from: size, to: head.size))
      }
    }
    do {
      try proof.verify(from: size, root: root, to: head.size, root: head.root)
    } catch let error as LogError {
      throw LogError(
        .undecided,
        "\(name): its tiles do not lead to its checkpoint, which endorse audit tells: \(error)")
    }
    return (root, proof)
  }
}

/// A tile that the prover needs next.
private struct Unread: Error {
  let tile: Tile
}

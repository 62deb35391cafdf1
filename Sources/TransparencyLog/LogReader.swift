/// Reads a copy of a log under a verified checkpoint. SPEC.md, section 12.
public struct LogReader: Sendable {
  /// Where the files come from.
  public let source: any LogSource
  /// What all that is read is verified against.
  public let checkpoint: VerifiedCheckpoint

  /// - Throws: `undecided` where there is no checkpoint, and as `Policy.verify(checkpoint:at:)`.
  public init(_ source: any LogSource, policy: Policy, at now: Int) async throws {
    try await self.init(source) { try policy.verify(checkpoint: $0, at: now) }
  }

  /// As whoever keeps the log reads its own files: its signature is asked for, and no quorum.
  public init(ownFilesIn source: any LogSource, policy: Policy) async throws {
    try await self.init(source) {
      VerifiedCheckpoint(
        verified: try policy.signed(checkpoint: $0), cosignatures: [], asOf: nil)
    }
  }

  private init(
    _ source: any LogSource, verify: ([UInt8]) throws -> VerifiedCheckpoint
  ) async throws {
    guard let bytes = try await source.read("checkpoint", atMost: Note.sizeLimit) else {
      throw LogError(.undecided, "\(source.name) has no checkpoint: it is not a copy of a log")
    }
    self.init(
      source,
      checkpoint: try naming("\(source.name): checkpoint") { try verify(bytes) })
  }

  /// - Parameter checkpoint: of the source, verified by the caller.
  init(_ source: any LogSource, checkpoint: VerifiedCheckpoint) {
    self.source = source
    self.checkpoint = checkpoint
  }

  /// Goes through all entries. `prepare` runs for whole bundles on all cores; `apply` gets what it
  /// made in the order of the log, while the next bundles are being prepared.
  ///
  /// Nothing that `apply` was given is to be believed before this returns: only then have all
  /// entries been shown to be those of the checkpoint. A bounded number of bundles is in memory.
  /// - Throws: `undecided` for a missing file; `malformed`; `unverified` where the entries do not
  ///   hash to the checkpoint's root, naming the bundle where it can be told; and what `apply`
  ///   throws.
  public func scan<Prepared: Sendable>(
    prepare: @escaping @Sendable (_ entry: ArraySlice<UInt8>, _ leaf: Hash) -> Prepared,
    apply: (Prepared) throws -> Void
  ) async throws {
    var edge = TreeEdge()
    try await inOrder(Tile.tiles(level: .entries, ofTreeSize: checkpoint.size)) { tile in
      await result { try await bundle(tile, prepare: prepare) }
    } take: { result in
      let bundle = try naming(source.name) { try result.get() }
      for leaf in bundle.leaves { edge.append(leaf) }
      for one in bundle.prepared { try apply(one) }
      return true
    }
    guard edge.root == checkpoint.root else {
      throw LogError(
        .unverified,
        """
        \(source.name): the entries do not hash to the checkpoint's root \
        \(base64(checkpoint.root.bytes))\(await firstDamagedBundle())
        """
      )
    }
  }

  /// The leaf hashes of a bundle, unverified, and what `prepare` makes of its entries.
  struct Bundle<Prepared: Sendable>: Sendable {
    let leaves: [Hash]
    let prepared: [Prepared]
  }

  func bundle<Prepared>(
    _ tile: Tile, prepare: (_ entry: ArraySlice<UInt8>, _ leaf: Hash) -> Prepared
  ) async throws -> Bundle<Prepared> {
    let entries = try await entries(of: tile)
    let leaves = entries.map { Hash.leaf($0) }
    return Bundle(
      leaves: leaves, prepared: entries.indices.map { prepare(entries[$0], leaves[$0]) })
  }

  func entries(of tile: Tile) async throws -> [ArraySlice<UInt8>] {
    try await source.entries(of: tile)
  }

  func hashes(of tile: Tile) async throws -> [Hash] { try await source.hashes(of: tile) }

  /// Where the first entry is that is not the one of its tile, for people.
  private func firstDamagedBundle() async -> String {
    for tile in Tile.tiles(level: .entries, ofTreeSize: checkpoint.size) {
      let hashTile = Tile(level: .hashes(0), index: tile.index, width: tile.width)
      guard let entries = try? await entries(of: tile),
        let hashes = try? await hashes(of: hashTile)
      else { continue }
      for (offset, entry) in entries.enumerated() where Hash.leaf(entry) != hashes[offset] {
        let index = tile.index * Tile.fullWidth + offset
        return ": entry \(index) in \(tile.path) is not the one in \(hashTile.path)"
      }
    }
    return ""
  }
}

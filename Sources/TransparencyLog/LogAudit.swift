/// Checks every file of a copy of a log against its checkpoint. SPEC.md, section 12.
public struct LogAudit: Sendable {
  /// What was found wrong, each naming a file; empty if nothing was.
  public private(set) var problems: [String] = []
  /// How many kept checkpoints were verified and agree with the entries.
  public private(set) var keptCheckpoints = 0
  /// The largest size of a kept checkpoint that is beyond the log's own, unverified: the copy is being
  /// changed, or an older checkpoint was put in its place.
  public private(set) var newerCheckpoint: Int?

  /// Whether every entry that the caller was given is that of the checkpoint, and none is missing.
  public private(set) var entriesAreVerified = false

  /// Checks entry bundles, tiles and kept checkpoints. Signatures and rules are not looked at.
  ///
  /// Partial tiles and bundles of the kept checkpoints are checked as far as they are there: whoever
  /// holds an older checkpoint reads them. Those of other sizes are not looked at: an interrupted commit
  /// may have left some that were never signed.
  ///
  /// A damaged bundle is reported, and the tree goes on with the hashes of its tile, so that one
  /// damaged file does not hide another.
  /// - Throws: `system` where a bundle or a tile cannot be read.
  public init(_ log: LogReader, policy: Policy) async throws {
    try await self.init(log, policy: policy, prepare: { _, _ in }, apply: { _ in })
  }

  /// As `init(_:policy:)`, and goes through the entries as `LogReader.scan` does, in the same pass.
  ///
  /// Nothing that `apply` was given is to be believed unless `entriesAreVerified`. After a bundle
  /// that is damaged it is given no more. A bounded number of bundles is in memory, and 8 bytes for
  /// each kept checkpoint.
  /// - Throws: `system` where a bundle or a tile cannot be read, and what `apply` throws.
  public init<Prepared: Sendable>(
    _ log: LogReader, policy: Policy,
    prepare: @escaping @Sendable (_ entry: ArraySlice<UInt8>, _ leaf: Hash) -> Prepared,
    apply: (Prepared) throws -> Void
  ) async throws {
    let size = log.checkpoint.size
    let kept = try await keptSizes(of: log)
    var edge = TreeEdge()
    var contradicted: [(Checkpoint, Hash)] = []
    func check(_ result: Result<Checkpoint, LogError>) {
      switch result {
      case .success(let checkpoint) where checkpoint.root == edge.root: keptCheckpoints += 1
      case .success(let checkpoint): contradicted.append((checkpoint, edge.root))
      case .failure(let error): problems.append(error.description)
      }
    }
    if kept.first == 0 { check(await Self.kept(0, of: log, policy: policy)) }
    var entriesAreWhole = true
    try await inOrder(Tile.tiles(level: .entries, ofTreeSize: size)) { tile in
      await Part(of: log, at: tile, kept: kept, policy: policy, prepare: prepare)
    } take: { part in
      // A file that cannot be read, here or from a server, says nothing about the log.
      for error in part.errors where error.code == .system { throw error.about(log.source.name) }
      guard let (leaves, prepared) = await leaves(of: part, after: edge, in: log) else {
        return false
      }
      var checkpoints = part.kept[...]
      var filled: [(Tile, [Hash])] = []
      for leaf in leaves {
        edge.append(leaf) { filled.append(($0, $1)) }
        if checkpoints.first?.size == edge.size { check(checkpoints.removeFirst().result) }
      }
      problems += part.earlier
      for (tile, hashes) in filled where tile.level != .hashes(0) {
        try await compare(tile, hashes, in: log, kept: kept)
      }
      entriesAreWhole = entriesAreWhole && prepared != nil
      if entriesAreWhole, let prepared { try prepared.forEach(apply) }
      return true
    }
    // Damaged files are no evidence against the log; entries that it signed are.
    let isWhole = edge.root == log.checkpoint.root
    if edge.size == size {
      for (tile, hashes) in edge.partialTiles where tile.level != .hashes(0) {
        try await compare(tile, hashes, in: log, kept: kept)
      }
      entriesAreVerified = entriesAreWhole && isWhole
    } else {
      // Neither the entries nor their hashes could be read: what can be said of the others is said.
      for size in kept where size > edge.size {
        if case .failure(let error) = await Self.kept(size, of: log, policy: policy) {
          problems.append(error.description)
        }
      }
    }
    for (checkpoint, root) in contradicted {
      let contradiction = isWhole ? ": the log contradicts itself" : ""
      problems.append(
        """
        checkpoints/\(checkpoint.size): signed by the log with root \
        \(base64(checkpoint.root.bytes)), but the first \(checkpoint.size) entries have root \
        \(base64(root.bytes))\(contradiction)
        """)
    }
    if edge.size == size, !isWhole {
      problems.append(
        """
        checkpoint: signed with root \(base64(log.checkpoint.root.bytes)), but the \(size) \
        entries have root \(base64(edge.root.bytes))
        """
      )
    }
  }

  /// What is read of one bundle, its tile, and the checkpoints kept on the way through it.
  private struct Part<Prepared: Sendable>: Sendable {
    let tile: Tile
    let hashTile: Tile
    let computed: Result<LogReader.Bundle<Prepared>, LogError>
    let stored: Result<[Hash], LogError>
    let kept: [(size: Int, result: Result<Checkpoint, LogError>)]
    /// What is wrong with earlier tiles and bundles at this place.
    let earlier: [String]

    /// Why the bundle or its tile could not be read.
    var errors: [LogError] {
      var errors: [LogError] = []
      if case .failure(let error) = computed { errors.append(error) }
      if case .failure(let error) = stored { errors.append(error) }
      return errors
    }

    init(
      of log: LogReader, at tile: Tile, kept sizes: [Int], policy: Policy,
      prepare: (_ entry: ArraySlice<UInt8>, _ leaf: Hash) -> Prepared
    ) async {
      let hashTile = Tile(level: .hashes(0), index: tile.index, width: tile.width)
      self.tile = tile
      self.hashTile = hashTile
      async let hashes = result { try await log.hashes(of: hashTile) }
      computed = await result { try await log.bundle(tile, prepare: prepare) }
      stored = await hashes
      let first = tile.index * Tile.fullWidth
      var kept: [(size: Int, result: Result<Checkpoint, LogError>)] = []
      for size in sizes[sizes.count(notAbove: first)..<sizes.count(notAbove: first + tile.width)] {
        kept.append((size, await LogAudit.kept(size, of: log, policy: policy)))
      }
      self.kept = kept
      // Where bundle and tile differ, that is said, and which of them is right is not known yet.
      guard case .success(let bundle) = computed, case .success(bundle.leaves) = stored else {
        earlier = []
        return
      }
      earlier =
        await log.problems(ofTilesBefore: hashTile, bundle.leaves, kept: sizes) {
          try [Hash](tile: $0, width: $1)
        }
        + log.problems(ofTilesBefore: tile, bundle.leaves, kept: sizes) { bytes, width in
          try EntryBundle.decode(bytes, width: width).map { Hash.leaf($0) }
        }
    }
  }

  /// The leaf hashes of a bundle, compared with its tile, and what was made of its entries, if they
  /// have these hashes; nil where neither can be read.
  private mutating func leaves<Prepared>(
    of part: Part<Prepared>, after edge: TreeEdge, in log: LogReader
  ) async -> (leaves: [Hash], prepared: [Prepared]?)? {
    switch (part.computed, part.stored) {
    case (.success(let computed), .success(let stored)):
      let leaves = computed.leaves
      guard let offset = leaves.indices.first(where: { leaves[$0] != stored[$0] }) else {
        return (leaves, computed.prepared)
      }
      let index = part.tile.index * Tile.fullWidth + offset
      problems.append(
        "\(part.tile.path): entry \(index) does not have the leaf hash in \(part.hashTile.path)")
      let isOfTree = await isOfTree(leaves, at: part.tile, after: edge, in: log)
      return isOfTree ? (leaves, computed.prepared) : (stored, nil)
    case (.success(let computed), .failure(let error)):
      problems.append(error.description)
      return (computed.leaves, computed.prepared)
    case (.failure(let error), .success(let stored)):
      problems.append(error.description)
      return (stored, nil)
    case (.failure(let first), .failure(let second)):
      problems += [first.description, second.description]
      return nil
    }
  }

  /// Whether `leaves` are those of the tree: of a full bundle the tile above has the root, and with
  /// the last one the tree must have the checkpoint's.
  private func isOfTree(
    _ leaves: [Hash], at tile: Tile, after edge: TreeEdge, in log: LogReader
  ) async -> Bool {
    guard !tile.isPartial else {
      var tree = edge
      for leaf in leaves { tree.append(leaf) }
      return tree.root == log.checkpoint.root
    }
    let above = Tile.tiles(level: .hashes(1), ofTreeSize: log.checkpoint.size)[
      tile.index / Tile.fullWidth]
    let roots = try? await log.hashes(of: above)
    return roots?[tile.index % Tile.fullWidth] == TreeEdge.root(of: leaves)
  }

  private mutating func compare(
    _ tile: Tile, _ expected: [Hash], in log: LogReader, kept: [Int]
  ) async throws {
    switch await result({ try await log.hashes(of: tile) }) {
    case .success(let stored):
      if stored != expected {
        problems.append("\(tile.path): does not have the hashes of the tree")
      }
    case .failure(let error) where error.code == .system: throw error.about(log.source.name)
    case .failure(let error): problems.append(error.description)
    }
    problems += await log.problems(ofTilesBefore: tile, expected, kept: kept) {
      try [Hash](tile: $0, width: $1)
    }
  }

  /// The sizes of the checkpoints kept, up to the log's own, in order.
  private mutating func keptSizes(of log: LogReader) async throws -> [Int] {
    var sizes: [Int] = []
    for name in try await log.source.names(in: "checkpoints") ?? [] {
      guard let size = number(decimal: name.utf8) else { continue }
      // Newer ones are there while a checkpoint is being published, or the copy being made.
      if size <= log.checkpoint.size {
        sizes.append(size)
      } else {
        newerCheckpoint = max(size, newerCheckpoint ?? 0)
      }
    }
    return sizes.sorted()
  }

  /// The kept checkpoint of a size, verified by itself; errors name its file.
  private static func kept(
    _ size: Int, of log: LogReader, policy: Policy
  ) async -> Result<Checkpoint, LogError> {
    let path = "checkpoints/\(size)"
    return await result {
      let bytes = try await log.source.read(path, atMost: Note.sizeLimit) ?? []
      return try naming(path) {
        let checkpoint = try policy.signed(checkpoint: bytes)
        guard checkpoint.size == size else {
          throw LogError(.unverified, "is a checkpoint of size \(checkpoint.size)")
        }
        return checkpoint.checkpoint
      }
    }
  }
}

extension LogReader {
  /// What is wrong with the partial tiles that trees of the kept sizes had at this place, as far as
  /// they are still there.
  ///
  /// - Parameter hashes: reads the content of a file for tiles of this width.
  fileprivate func problems(
    ofTilesBefore tile: Tile, _ expected: [Hash], kept: [Int],
    hashes: ([UInt8], Int) throws -> [Hash]
  ) async -> [String] {
    var problems: [String] = []
    let height = if case .hashes(let level) = tile.level { 8 * level } else { 0 }
    for width in 1..<max(1, expected.count) {
      let first = (tile.index * Tile.fullWidth + width) << height
      guard kept.count(notAbove: first - 1) < kept.count(notAbove: first + (1 << height) - 1) else {
        continue
      }
      let earlier = Tile(level: tile.level, index: tile.index, width: width)
      let found = await result { () async throws -> [Hash]? in
        guard let bytes = try await source.read(earlier.path, atMost: EntryBundle.sizeLimit) else {
          return nil
        }
        return try naming(earlier.path) { try hashes(bytes, width) }
      }
      switch found {
      case .success(let hashes?) where !hashes.elementsEqual(expected.prefix(width)):
        problems.append("\(earlier.path): does not have the hashes of the tree")
      case .success: break
      case .failure(let error): problems.append(error.description)
      }
    }
    return problems
  }
}

extension [Int] {
  /// How many of the numbers, which are in order, are at most `bound`.
  fileprivate func count(notAbove bound: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// What `body` gives, or the error that it throws, which is never lost to another one's.
func result<Value>(_ body: () async throws -> Value) async -> Result<Value, LogError> {
  do {
    return .success(try await body())
  } catch let error as LogError {
    return .failure(error)
  } catch {
    return .failure(LogError(.system, String(describing: error)))
  }
}

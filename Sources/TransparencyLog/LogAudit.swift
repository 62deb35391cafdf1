/// Checks every file of a copy of a log against its checkpoint. SPEC.md, section 12.
public struct LogAudit: Sendable {
  /// What was found wrong, each naming a file; empty if nothing was.
  public private(set) var problems: [String] = []
  /// How many kept checkpoints were verified and agree with the entries.
  public private(set) var keptCheckpoints = 0
  /// The largest size of a kept checkpoint that is beyond the log's own, unverified: the copy is being
  /// changed, or an older checkpoint was put in its place.
  public private(set) var newerCheckpoint: Int?

  /// Checks entry bundles, tiles and kept checkpoints. Signatures and rules are not looked at.
  ///
  /// A damaged bundle is reported, and the tree goes on with the hashes of its tile, so that one
  /// damaged file does not hide another.
  public init(_ log: LogReader, policy: Policy) async throws {
    let size = log.checkpoint.size
    let kept = try await keptCheckpoints(of: log, policy: policy)
    var edge = TreeEdge()
    var contradicted: [(SignedCheckpoint, Hash)] = []
    func check(_ checkpoint: SignedCheckpoint?) {
      guard let checkpoint else { return }
      if checkpoint.root == edge.root {
        keptCheckpoints += 1
      } else {
        contradicted.append((checkpoint, edge.root))
      }
    }
    func report() {
      // Damaged files are no evidence against the log; entries that it signed are.
      let isWhole = edge.root == log.checkpoint.root
      for (checkpoint, root) in contradicted {
        let contradiction = isWhole ? ": the log contradicts itself" : ""
        problems.append(
          """
          checkpoints/\(checkpoint.size): signed by the log with root \
          \(base64(checkpoint.root.bytes)), but the first \(checkpoint.size) entries have root \
          \(base64(root.bytes))\(contradiction)
          """)
      }
    }
    check(kept[0])
    for tile in Tile.tiles(level: .entries, ofTreeSize: size) {
      let hashTile = Tile(level: .hashes(0), index: tile.index, width: tile.width)
      let leaves = await leaves(of: tile, hashTile, after: edge, in: log)
      guard let leaves else {
        report()
        return
      }
      var filled: [(Tile, [Hash])] = []
      for leaf in leaves {
        edge.append(leaf) { filled.append(($0, $1)) }
        check(kept[edge.size])
      }
      for (tile, hashes) in filled where tile.level != .hashes(0) {
        try await compare(tile, hashes, in: log)
      }
    }
    for (tile, hashes) in edge.partialTiles where tile.level != .hashes(0) {
      try await compare(tile, hashes, in: log)
    }
    report()
    if edge.root != log.checkpoint.root {
      problems.append(
        """
        checkpoint: signed with root \(base64(log.checkpoint.root.bytes)), but the \(size) \
        entries have root \(base64(edge.root.bytes))
        """
      )
    }
  }

  /// The leaf hashes of a bundle, compared with its tile; nil where neither can be read.
  private mutating func leaves(
    of tile: Tile, _ hashTile: Tile, after edge: TreeEdge, in log: LogReader
  ) async -> [Hash]? {
    let computed = await result { try await log.entries(of: tile).map { Hash.leaf($0) } }
    let stored = await result { try await log.hashes(of: hashTile) }
    switch (computed, stored) {
    case (.success(let computed), .success(let stored)):
      if let offset = computed.indices.first(where: { computed[$0] != stored[$0] }) {
        let index = tile.index * Tile.fullWidth + offset
        problems.append(
          "\(tile.path): entry \(index) does not have the leaf hash in \(hashTile.path)")
        return await isOfTree(computed, at: tile, after: edge, in: log) ? computed : stored
      }
      return stored
    case (.success(let computed), .failure(let error)):
      problems.append(error.description)
      return computed
    case (.failure(let error), .success(let stored)):
      problems.append(error.description)
      return stored
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

  private mutating func compare(_ tile: Tile, _ expected: [Hash], in log: LogReader) async throws {
    switch await result({ try await log.hashes(of: tile) }) {
    case .success(let stored):
      if stored != expected {
        problems.append("\(tile.path): does not have the hashes of the tree")
      }
    case .failure(let error): problems.append(error.description)
    }
  }

  /// Checkpoints kept up to the log's size, by size.
  private mutating func keptCheckpoints(of log: LogReader, policy: Policy) async throws -> [Int:
    SignedCheckpoint]
  {
    var kept: [Int: SignedCheckpoint] = [:]
    for name in try await log.source.names(in: "checkpoints") ?? [] {
      let path = "checkpoints/\(name)"
      guard let size = number(decimal: name.utf8) else { continue }
      // Newer ones are there while a checkpoint is being published, or the copy being made.
      guard size <= log.checkpoint.size else {
        newerCheckpoint = max(size, newerCheckpoint ?? 0)
        continue
      }
      do {
        let bytes = try await log.source.read(path, atMost: Note.sizeLimit) ?? []
        let checkpoint = try policy.signed(checkpoint: bytes)
        guard checkpoint.size == size else {
          throw LogError(.unverified, "is a checkpoint of size \(checkpoint.size)")
        }
        kept[size] = checkpoint
      } catch let error as LogError {
        problems.append(error.about(path).description)
      }
    }
    return kept
  }
}

private func result<Value>(_ body: () async throws -> Value) async -> Result<Value, LogError> {
  do {
    return .success(try await body())
  } catch let error as LogError {
    return .failure(error)
  } catch {
    return .failure(LogError(.system, String(describing: error)))
  }
}

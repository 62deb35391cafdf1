/// Somebody else's copy of a log: it only grows, and keeps nothing that was not verified. SPEC.md,
/// section 7.7.
///
/// One value at a time uses a storage; the caller holds its lock. After an error from the storage the
/// mirror is opened again.
public struct LogMirror: Sendable {
  /// What an attempt to get the newest tree led to.
  public enum Outcome: Sendable {
    /// There is nothing new; or the same tree with a newer time of its quorum, which is kept.
    case unchanged
    /// The copy has grown from so many entries.
    case advanced(from: Int)
    /// The source has a smaller tree, a beginning of this one. Nothing is taken of it.
    case behind(size: Int)
    /// The log broke its promise. Nothing is taken of that tree.
    case refused(Evidence)
  }

  /// Who adds a cosignature to what the mirror keeps.
  public struct Cosigner: Sendable {
    let signer: any NoteSigner & Sendable
    /// The verifier key of its cosignatures, of type 0x04.
    public let witness: VerifierKey

    /// - Throws: `malformed` where the signer's key name is none that a witness can have.
    public init(_ signer: any NoteSigner & Sendable) throws {
      self.signer = signer
      witness = try VerifierKey(
        name: signer.verifierKey.name, type: .cosignature, publicKey: signer.verifierKey.publicKey)
    }
  }

  /// How many bytes, and how many files, wait to be written together.
  private static let writeSize = 4 << 20
  private static let writeCount = 128

  /// The newest checkpoint that is kept; nil before the first copy is whole.
  public private(set) var published: SignedCheckpoint?
  private let storage: any LogStorage
  private let policy: Policy
  private var edge = TreeEdge()

  /// What is kept, as a copy of the log.
  public let copy: any LogSource

  /// Opens a mirror, whether there is anything in it yet or not. A publication that was interrupted is
  /// ended first: a mirror does not forget which tree it took for the log's.
  /// - Throws: `unverified` where what it keeps does not fit its checkpoint.
  public init(opening storage: any LogStorage, policy: Policy, named name: String) throws {
    self.storage = storage
    self.policy = policy
    copy = PublicFiles(name: "\(name)/public", storage: storage)
    func checkpoint(_ path: String) throws -> SignedCheckpoint? {
      try storage.read(path, atMost: Note.sizeLimit).map { bytes in
        try naming("\(name)/\(path)") { try policy.signed(checkpoint: bytes) }
      }
    }
    let shown = try checkpoint(Log.Path.checkpoint)
    let bound = try checkpoint(Log.Path.bound)
    let isInterrupted = (bound?.size ?? -1) > (shown?.size ?? -1)
    guard let signed = isInterrupted ? bound : shown else { return }
    edge = try TreeEdge(size: signed.size) { tile in
      try naming(Log.Path.tile(tile)) {
        guard let bytes = try storage.read(Log.Path.tile(tile), atMost: Tile.fullWidth * 32) else {
          throw LogError(.undecided, "is not there: this mirror is damaged")
        }
        return try [Hash](tile: bytes, width: tile.width)
      }
    }
    guard edge.root == signed.root else {
      throw LogError(
        .unverified,
        """
        \(name): the tiles at the right edge do not hash to the root of its checkpoint of size \
        \(signed.size): this mirror is damaged, make it anew beside it
        """)
    }
    if isInterrupted { try Log.publish(signed, in: storage) }
    published = signed
  }

  /// How many entries the copy has.
  public var size: Int { edge.size }

  /// Gets what is new of `log`, verifies it, makes it durable, and then publishes its checkpoint.
  ///
  /// That the tree extends the one that is kept is verified first. Then every bundle is verified against
  /// the tree, and `apply` is given its entries, before it is written; tiles are computed from it.
  /// Bundles that an interrupted copy left are verified in the same way, and not fetched again.
  ///
  /// - Parameters:
  ///   - prepare: runs on all cores; `apply` gets what it made of the new entries, in their order.
  ///     What `apply` throws ends the copy; what was written before stays, unpublished.
  ///   - others: files that have to be there with the new tree, asked for after all entries.
  ///   - now: POSIX seconds, the time of a cosignature.
  ///   - progress: is told how many entries are copied.
  /// - Throws: `undecided`, `unverified`, `malformed` or `system` where the source does not give
  ///   what its checkpoint says: no evidence against the log.
  public mutating func advance<Prepared: Sendable>(
    to log: LogReader, cosigner: Cosigner? = nil, at now: Int,
    prepare: @escaping @Sendable (_ entry: ArraySlice<UInt8>, _ leaf: Hash) -> Prepared,
    apply: (Prepared) throws -> Void,
    others: () async throws -> [(path: String, bytes: [UInt8])] = { [] },
    progress: (Int) -> Void = { _ in }
  ) async throws -> Outcome {
    let before = published
    if let before {
      switch try await Comparison(
        Comparison.Side(copy, checkpoint: before),
        Comparison.Side(log.source, checkpoint: log.checkpoint.signed))
      {
      case .fork(let evidence): return .refused(evidence)
      case .firstExtendsSecond: return .behind(size: log.checkpoint.size)
      case .undecided(let why): throw LogError(.undecided, why)
      case .secondExtendsFirst: break
      case .same:
        let asOf = (try? policy.verify(checkpoint: before.note, at: now))?.asOf
        if let newer = log.checkpoint.asOf, newer > asOf ?? -1 {
          try publish(log.checkpoint.signed, cosigner, at: now)
        }
        return .unchanged
      }
    }
    let checkpoint = log.checkpoint.checkpoint
    let first = edge.size / Tile.fullWidth
    let roots = try await Self.bundleRoots(of: log, from: first, after: edge.withoutPartialTile)
    var tree = edge.withoutPartialTile
    var files = Waiting()
    let (copy, storage) = (copy, storage)
    let bundles = Tile.tiles(level: .entries, ofTreeSize: checkpoint.size)
    try await inOrder(bundles.dropFirst(first)) { tile in
      await result {
        try await Part(tile, root: roots[tile.index - first], of: log, kept: copy, prepare: prepare)
      }
    } take: { result in
      let part = try result.get()
      let known = max(0, edge.size - part.tile.index * Tile.fullWidth)
      for prepared in part.prepared.dropFirst(known) { try apply(prepared) }
      for leaf in part.leaves { tree.append(leaf) { files.add($0, $1.tileBytes) } }
      if !part.isKept { files.add(part.tile, EntryBundle.encode(part.entries.map { Array($0) })) }
      if files.size >= Self.writeSize || files.count >= Self.writeCount {
        try files.write(to: storage)
      }
      progress(tree.size)
      return true
    }
    guard tree.root == checkpoint.root else {
      throw LogError(.unverified, "\(log.source.name): its entries are not those of its checkpoint")
    }
    for (tile, hashes) in tree.partialTiles { files.add(tile, hashes.tileBytes) }
    try files.write(to: storage)
    let rest = try await others()
    if !rest.isEmpty { try storage.write(rest.map { ("public/" + $0.path, $0.bytes) }) }
    if let evidence = try await keepCheckpoints(of: log) { return .refused(evidence) }
    try publish(log.checkpoint.signed, cosigner, at: now)
    edge = tree
    return .advanced(from: before?.size ?? 0)
  }

  /// The roots of the bundles from `first` on, the last one's perhaps of a partial one, verified against
  /// the checkpoint: 32 bytes for 256 entries.
  private static func bundleRoots(
    of log: LogReader, from first: Int, after edge: TreeEdge
  ) async throws -> [Hash] {
    let size = log.checkpoint.size
    var roots: [Hash] = []
    let tiles = Tile.tiles(level: .hashes(1), ofTreeSize: size)
    try await inOrder(tiles.dropFirst(first / Tile.fullWidth)) { tile in
      await result { try await log.hashes(of: tile) }
    } take: { result in
      roots += try naming(log.source.name) { try result.get() }
      return true
    }
    roots.removeFirst(min(roots.count, first % Tile.fullWidth))
    var tree = edge
    for root in roots { tree.append(fullTile: root) }
    if size % Tile.fullWidth > 0 {
      let tile = Tile(
        level: .entries, index: size / Tile.fullWidth, width: size % Tile.fullWidth)
      let leaves = try await naming(log.source.name) {
        try await log.entries(of: tile).map { Hash.leaf($0) }
      }
      for leaf in leaves { tree.append(leaf) }
      roots.append(TreeEdge.root(of: leaves))
    }
    guard tree.size == size, tree.root == log.checkpoint.root else {
      throw LogError(
        .unverified,
        """
        \(log.source.name): its tiles do not hash to the root of its checkpoint of size \(size), \
        which endorse audit tells more of; nothing was kept
        """)
    }
    return roots
  }

  /// A bundle that is the tree's.
  private struct Part<Prepared: Sendable>: Sendable {
    let tile: Tile
    let entries: [ArraySlice<UInt8>]
    let leaves: [Hash]
    let prepared: [Prepared]
    let isKept: Bool

    init(
      _ tile: Tile, root: Hash, of log: LogReader, kept: any LogSource,
      prepare: (_ entry: ArraySlice<UInt8>, _ leaf: Hash) -> Prepared
    ) async throws {
      self.tile = tile
      var found: (entries: [ArraySlice<UInt8>], leaves: [Hash])?
      if !tile.isPartial, let entries = try? await kept.entries(of: tile) {
        let leaves = entries.map { Hash.leaf($0) }
        if TreeEdge.root(of: leaves) == root { found = (entries, leaves) }
      }
      isKept = found != nil
      if found == nil {
        found = try await naming(log.source.name) {
          let entries = try await log.entries(of: tile)
          let leaves = entries.map { Hash.leaf($0) }
          guard TreeEdge.root(of: leaves) == root else {
            throw LogError(
              .unverified, "\(tile.path): its entries are not those of the checkpoint's tree")
          }
          return (entries, leaves)
        }
      }
      let (entries, leaves) = found!
      self.entries = entries
      self.leaves = leaves
      prepared = entries.indices.map { prepare(entries[$0], leaves[$0]) }
    }
  }

  /// Keeps what the source keeps of checkpoints on the way to this one, where it can list them. What
  /// is not signed or not of its size is left out.
  private func keepCheckpoints(of log: LogReader) async throws -> Evidence? {
    let have = Set(try storage.names(in: Log.Path.kept) ?? [])
    let sizes = try await log.source.names(in: "checkpoints") ?? []
    for name in sizes where !have.contains(name) {
      guard let size = number(decimal: name.utf8), size < log.checkpoint.size,
        let bytes = try await log.source.read("checkpoints/\(name)", atMost: Note.sizeLimit),
        let kept = try? policy.signed(checkpoint: bytes), kept.size == size
      else { continue }
      if size > 0 {
        let prefix = try await copy.prefix(size, of: log.checkpoint.checkpoint)
        guard prefix.root == kept.root else {
          return .fork(
            older: bytes, newer: log.checkpoint.note, prefix: prefix.root, proof: prefix.proof)
        }
      }
      try storage.write([(Log.Path.kept(size), bytes)])
    }
    return nil
  }

  /// Durable before this is called: all files of the tree.
  private mutating func publish(_ signed: SignedCheckpoint, _ cosigner: Cosigner?, at now: Int)
    throws
  {
    var bytes = signed.note
    if let cosigner {
      // Anybody can add lines of other keys, as many as a note can have.
      var note = try Note(parsing: bytes).signed(by: policy.logs + policy.witnesses.map(\.key))
      note.remove(by: cosigner.witness)
      guard note.hasRoom(for: cosigner.witness) else {
        throw LogError(
          .undecided,
          """
          the checkpoint of size \(signed.size) has \(note.signatures.count) signature lines of known \
          keys, and no room for a cosignature: nothing new is published
          """)
      }
      try note.cosign(with: cosigner.signer, as: cosigner.witness, at: now)
      bytes = note.encoded
    }
    let shown = SignedCheckpoint(
      verified: signed.checkpoint, note: bytes, cosignatures: signed.cosignatures)
    try storage.write([(Log.Path.bound, bytes)])
    try Log.publish(shown, in: storage)
    published = shown
  }

  /// Files that wait to be written together.
  private struct Waiting {
    private var waiting: [(path: String, bytes: [UInt8])] = []
    private(set) var size = 0
    var count: Int { waiting.count }

    mutating func add(_ tile: Tile, _ bytes: [UInt8]) {
      waiting.append((Log.Path.tile(tile), bytes))
      size += bytes.count
    }

    /// Those that are not there as they should be.
    mutating func write(to storage: any LogStorage) throws {
      let missing = waiting.filter { path, bytes in
        (try? storage.read(path, atMost: EntryBundle.sizeLimit)) != bytes
      }
      if !missing.isEmpty { try storage.write(missing) }
      waiting = []
      size = 0
    }
  }
}

/// The public files of a storage, as a copy of the log.
private struct PublicFiles: LogSource {
  let name: String
  let storage: any LogStorage

  func read(_ path: String, atMost limit: Int) throws -> [UInt8]? {
    try storage.read("public/" + path, atMost: limit)
  }

  func names(in folder: String) throws -> [String]? { try storage.names(in: "public/" + folder) }
}

/// A log that is written: appends entries and publishes checkpoints. SPEC.md, section 7.
///
/// One value at a time uses a storage; the caller holds its lock. What `append` returned is durable,
/// and published where the policy asks for no witnesses; else `publish` asks them. After an error from the storage nothing more is appended: open the log again.
///
/// What the log will sign is durable, as the *pending* checkpoint, before it is signed, and it signs
/// nothing else of that size: so no two of its signatures contradict each other, wherever it was
/// interrupted. Only an old copy of the whole folder, put in its place, forgets what was signed:
/// that is for witnesses and mirrors to notice.
public struct Log {
  /// Paths below the storage's root.
  enum Path {
    static let checkpoint = "public/checkpoint"
    static let pending = "private/pending"
    /// The signed checkpoint that a mirror has bound itself to.
    static let bound = "private/checkpoint"
    static let kept = "public/checkpoints"
    static func kept(_ size: Int) -> String { "\(kept)/\(size)" }
    static func tile(_ tile: Tile) -> String { "public/" + tile.path }
  }

  /// The newest published checkpoint.
  public internal(set) var published: SignedCheckpoint
  /// Why witnesses that were asked last did not cosign.
  public internal(set) var witnessFailures: [LogError] = []
  /// Whether one of them has seen another tree of this log.
  var isContradicted = false
  let storage: any LogStorage
  let signer: any NoteSigner
  let policy: Policy
  /// The signed checkpoint of all entries, with the cosignatures that are known: what is published,
  /// or is to be next.
  var head: SignedCheckpoint
  /// The sizes that witnesses have, as far as it is known.
  var seen: [VerifierKey: Int] = [:]
  var edge: TreeEdge
  /// The entries of the unfinished bundle.
  private var unbundled: [[UInt8]]
  var isUsable = true

  /// Makes a new, empty log: publishes the signed checkpoint of size 0, which no witness has seen.
  ///
  /// The origin is the signer's key name. A creation that was interrupted may be repeated.
  /// - Throws: `system`, also where there is another log.
  public static func create(in storage: any LogStorage, signer: any NoteSigner) throws {
    let checkpoint = Checkpoint(origin: signer.verifierKey.name, size: 0, root: .emptyRoot)
    let expected = [
      (Path.pending, checkpoint.text), (Path.checkpoint, try checkpoint.signed(by: signer)),
    ]
    for (path, bytes) in expected {
      if let found = try storage.read(path, atMost: Note.sizeLimit), found != bytes {
        throw LogError(.system, "\(path) is there already: this is another log")
      }
    }
    try storage.write([(Path.pending, checkpoint.text)])
    try publish(SignedCheckpoint(verified: checkpoint, note: expected[1].1), in: storage)
  }

  /// Opens a log, finishing a publication that was interrupted, unless witnesses are to be asked
  /// for it: `publish` does.
  ///
  /// The right edge is read back, and it must hash to the root that was signed.
  /// - Throws: `undecided` where there is no log; `unverified` where the signed checkpoints and the
  ///   files contradict each other, as in a folder that was restored or copied in part.
  public init(opening storage: any LogStorage, signer: any NoteSigner, policy: Policy) throws {
    guard policy.logs.contains(signer.verifierKey) else {
      throw LogError(
        .unverified, "the log's key \(signer.verifierKey) is not one of the policy's log keys")
    }
    let pending = try Self.pending(in: storage, origin: signer.verifierKey.name)
    let found = try storage.read(Path.checkpoint, atMost: Note.sizeLimit)
    if found == nil, pending.size == 0 {
      published = try Self.sign(pending, signer)
      try Self.publish(published, in: storage)
    } else {
      published = try naming(Path.checkpoint) {
        guard let found else { throw LogError(.undecided, "is not there\(Self.restored)") }
        return try policy.signed(checkpoint: found)
      }
    }
    guard published.checkpoint == pending || published.size < pending.size else {
      throw LogError(
        .unverified,
        """
        the published checkpoint (size \(published.size)) is not a step towards the pending one \
        (size \(pending.size))\(Self.restored)
        """)
    }
    if let kept = try Self.keptBeyond(pending, in: storage) {
      throw LogError(
        .unverified, "\(Path.kept(kept)) is beyond the pending size \(pending.size)\(Self.restored)"
      )
    }
    self.storage = storage
    self.signer = signer
    self.policy = policy
    head = try Self.head(pending, published, signer: signer, policy: policy, in: storage)
    func readBack(_ tile: Tile, _ limit: Int) throws -> [UInt8] {
      guard let bytes = try storage.read(Path.tile(tile), atMost: limit) else {
        throw LogError(.undecided, "is not there\(Self.restored)")
      }
      return bytes
    }
    edge = try TreeEdge(size: pending.size) { tile in
      try naming(Path.tile(tile)) {
        try [Hash](tile: try readBack(tile, Tile.fullWidth * 32), width: tile.width)
      }
    }
    guard edge.root == pending.root else {
      throw LogError(
        .unverified,
        """
        the tiles at the right edge do not hash to the root of the pending checkpoint of size \
        \(pending.size)\(Self.restored)
        """
      )
    }
    unbundled = []
    if let leaves = edge.levels.first, !leaves.isEmpty {
      let tile = Tile(
        level: .entries, index: pending.size / Tile.fullWidth, width: leaves.count)
      unbundled = try naming(Path.tile(tile)) {
        let bytes = try readBack(tile, EntryBundle.sizeLimit)
        let entries = try EntryBundle.decode(bytes, width: tile.width)
        guard entries.map({ Hash.leaf($0) }) == leaves else {
          throw LogError(.unverified, "its entries are not those of the tile")
        }
        return entries.map { Array($0) }
      }
    }
    if published.size < pending.size {
      let opened = self
      let prover = TileHashes(size: pending.size, read: opened.hashes).prover
      guard try prover.root(size: published.size) == published.root else {
        throw LogError(
          .unverified,
          """
          the published checkpoint (size \(published.size)) is of another tree than the files\
          \(Self.restored)
          """)
      }
      if policy.quorum.isMet(by: head.cosignatures) { try publishHead() }
    }
  }

  /// The signed checkpoint of all entries: where it was signed before, cosignatures may be there.
  private static func head(
    _ pending: Checkpoint, _ published: SignedCheckpoint, signer: any NoteSigner, policy: Policy,
    in storage: any LogStorage
  ) throws -> SignedCheckpoint {
    if let bytes = try storage.read(Path.kept(pending.size), atMost: Note.sizeLimit),
      let kept = try? policy.signed(checkpoint: bytes), kept.checkpoint == pending
    {
      return kept
    }
    return published.checkpoint == pending ? published : try sign(pending, signer)
  }

  /// The checkpoint that the log has bound itself to: signed, or to be signed next.
  ///
  /// - Throws: `undecided` where there is none; `malformed`; `unverified` where it is another log's.
  public static func pending(in storage: any LogStorage, origin: String) throws -> Checkpoint {
    try naming(Path.pending) {
      guard let bytes = try storage.read(Path.pending, atMost: Note.sizeLimit) else {
        throw LogError(
          .undecided,
          "is not there: this is no log's folder, or one that was restored or copied in part")
      }
      _ = try LineReader(bytes, atMost: Note.sizeLimit)
      let pending = try Checkpoint(parsing: bytes)
      guard pending.origin == origin else {
        throw LogError(
          .unverified, "is of the log \(quoted(pending.origin)), expected \(quoted(origin))")
      }
      return pending
    }
  }

  /// The size of a kept checkpoint that the pending one does not cover: a checkpoint is kept only once
  /// it was pending.
  static func keptBeyond(_ pending: Checkpoint, in storage: any LogStorage) throws -> Int? {
    try storage.names(in: Path.kept)?.compactMap { number(decimal: $0.utf8) }
      .first { $0 > pending.size }
  }

  private static let restored =
    ": this folder is damaged, or was restored or copied in part; run endorse fsck"

  /// How many entries there are, published or not.
  public var size: Int { edge.size }

  /// Appends `entries`, each of 1 to 8,192 bytes, as one commit, and publishes the checkpoint, unless
  /// the policy asks for witnesses: then `publish` is to be called.
  ///
  /// Order, each step durable before the next: bundles and tiles; the pending checkpoint, which is
  /// then signed; the signed checkpoint under its size; the same as the newest one.
  /// - Returns: the index of the first one.
  /// - Throws: `undecided` where the entries before are not published yet; `system`, and then nothing
  ///   was acknowledged, and this value appends nothing more: it throws the same at every later call.
  @discardableResult
  public mutating func append(_ entries: [[UInt8]]) throws -> Int {
    precondition(!entries.isEmpty)
    try checkIsUsable()
    guard isPublished else {
      throw LogError(.undecided, "the \(size) entries before are not published yet")
    }
    isUsable = false
    let first = edge.size
    var files: [(path: String, bytes: [UInt8])] = []
    func add(_ tile: Tile, _ bytes: [UInt8]) { files.append((Path.tile(tile), bytes)) }
    for entry in entries {
      edge.append(.leaf(entry)) { add($0, $1.tileBytes) }
      unbundled.append(entry)
      if unbundled.count == Tile.fullWidth {
        let index = edge.size / Tile.fullWidth - 1
        add(
          Tile(level: .entries, index: index, width: Tile.fullWidth), EntryBundle.encode(unbundled))
        unbundled = []
      }
    }
    for (tile, hashes) in edge.partialTiles { add(tile, hashes.tileBytes) }
    if !unbundled.isEmpty {
      add(
        Tile(level: .entries, index: edge.size / Tile.fullWidth, width: unbundled.count),
        EntryBundle.encode(unbundled))
    }
    let checkpoint = Checkpoint(
      origin: published.checkpoint.origin, size: edge.size, root: edge.root)
    try storage.write(files)
    try storage.write([(Path.pending, checkpoint.text)])
    head = try Self.sign(checkpoint, signer)
    isUsable = true
    if policy.quorum.deciding == nil { try publishHead() }
    return first
  }

  func checkIsUsable() throws {
    guard isUsable else {
      throw LogError(
        .system, "a write failed before: nothing is appended until the log is opened anew")
    }
  }

  /// Reads everything that was appended, published or not, out of the public files: for the log itself,
  /// which needs no witness to believe it.
  public func reader(_ files: any LogSource) -> LogReader {
    LogReader(
      files, checkpoint: VerifiedCheckpoint(verified: head, cosignatures: [], asOf: nil))
  }

  /// Proofs under the published checkpoint, each carrying its entry as `extra`.
  ///
  /// - Parameter indices: below `published.size`; those of one bundle side by side are cheaper.
  public func proofs(of indices: [Int]) throws -> [LogProof] {
    let size = published.size
    let prover = TileHashes(size: size, read: hashes).prover
    var bundle: (tile: Tile, entries: [ArraySlice<UInt8>])?
    return try indices.map { index in
      let place = index / Tile.fullWidth
      let width = min(Tile.fullWidth, size - place * Tile.fullWidth)
      let tile = Tile(level: .entries, index: place, width: width)
      if bundle?.tile != tile {
        bundle = (tile, try EntryBundle.decode(try Self.file(of: tile, in: storage), width: width))
      }
      return LogProof(
        extra: Array(bundle!.entries[index % Tile.fullWidth]),
        inclusion: try prover.inclusion(of: index, size: size), checkpoint: published.note)
    }
  }

  /// The leaf hashes of all entries, 32 bytes each.
  public func leafHashes() throws -> [Hash] {
    try Tile.tiles(level: .hashes(0), ofTreeSize: size).flatMap(hashes)
  }

  func hashes(of tile: Tile) throws -> [Hash] { try Self.hashes(of: tile, in: storage) }

  static func hashes(of tile: Tile, in storage: any LogStorage) throws -> [Hash] {
    try naming(tile.path) { try [Hash](tile: try file(of: tile, in: storage), width: tile.width) }
  }

  private static func file(of tile: Tile, in storage: any LogStorage) throws -> [UInt8] {
    guard let bytes = try storage.read(Path.tile(tile), atMost: EntryBundle.sizeLimit) else {
      throw LogError(.undecided, "\(Path.tile(tile)) is not there")
    }
    return bytes
  }
}

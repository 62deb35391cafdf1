/// What proves, to whoever has the trust folder, that a log broke its promise. SPEC.md, section 12.2.
///
/// Of whichever kind it is, it has the log's own signatures in it; nothing is proved before it is
/// verified.
public enum Evidence: Sendable, Equatable {
  /// Two signed checkpoints, the smaller one first, and the proof that the first so many leaves of the
  /// larger tree have another root, `prefix`, than the smaller one's.
  case fork(older: [UInt8], newer: [UInt8], prefix: Hash, proof: ConsistencyProof)
  /// A signed checkpoint, the first entries of its tree, and the proof that they are. Of what these
  /// are evidence is for those to say who know the rules of the log.
  case entries([[UInt8]], checkpoint: [UInt8], proof: ConsistencyProof)

  /// What two checkpoints say of each other once they are verified.
  public struct Fork: Sendable {
    /// The checkpoint of the smaller size, or of two of one size the first.
    public let older: SignedCheckpoint
    /// The one that does not extend it.
    public let newer: SignedCheckpoint
    /// The root of the newer tree's first so many leaves as the older one has.
    public let prefix: Hash
  }

  /// The longest evidence, in bytes.
  public static let sizeLimit = 1 << 28

  private static let headerStart = "endorse-evidence/"

  /// Whether `bytes` begin as evidence does, of whatever version.
  public static func looksLikeOne(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: headerStart.utf8)
  }

  /// - Throws: `malformed`; `unsupported` for another version.
  public init(parsing bytes: [UInt8]) throws {
    var lines = try LineReader(bytes, atMost: Self.sizeLimit)
    let header = String(decoding: lines.line() ?? [], as: UTF8.self)
    guard header.hasPrefix(Self.headerStart) else {
      throw LogError(
        .malformed, "line 1 is \(quoted(header)), expected endorse-evidence/1 and a kind")
    }
    let words = header.dropFirst(Self.headerStart.count)
      .split(separator: " ", omittingEmptySubsequences: false)
    if let version = number(decimal: words[0].utf8), version != 1 {
      throw LogError(.unsupported, "evidence of version \(version)")
    }
    func field(_ name: String, atMost limit: Int) throws -> [UInt8] {
      guard let field = lines.field(name) else {
        throw LogError(.malformed, "line \(lines.lineNumber + 1) is not \(name) and base64")
      }
      guard field.count <= (limit + 2) / 3 * 4,
        let decoded = TransparencyLog.bytes(base64: field), (1...limit).contains(decoded.count)
      else {
        throw LogError(
          .malformed,
          "line \(lines.lineNumber) is not canonical base64 of 1 to \(limit) bytes")
      }
      return decoded
    }
    func proof() throws -> ConsistencyProof {
      var hashes: [Hash] = []
      while lines.rest.starts(with: "hash ".utf8) {
        guard hashes.count < proofHashLimit else {
          throw LogError(.malformed, "more than \(proofHashLimit) hashes")
        }
        hashes.append(try hash("hash"))
      }
      return ConsistencyProof(hashes: hashes)
    }
    func hash(_ name: String) throws -> Hash {
      guard let hash = Hash(try field(name, atMost: 32)) else {
        throw LogError(.malformed, "line \(lines.lineNumber) is not base64 of 32 bytes")
      }
      return hash
    }
    switch words {
    case ["1", "fork"]:
      self = .fork(
        older: try field("checkpoint", atMost: Note.sizeLimit),
        newer: try field("checkpoint", atMost: Note.sizeLimit),
        prefix: try hash("prefix"), proof: try proof())
    case ["1", "entries"]:
      let checkpoint = try field("checkpoint", atMost: Note.sizeLimit)
      let proof = try proof()
      var entries: [[UInt8]] = []
      repeat {
        entries.append(try field("entry", atMost: EntryBundle.entrySizeLimit))
      } while !lines.isAtEnd
      self = .entries(entries, checkpoint: checkpoint, proof: proof)
    default:
      throw LogError(.malformed, "line 1 is \(quoted(header)), expected the kind fork or entries")
    }
    guard lines.isAtEnd else {
      throw LogError(.malformed, "line \(lines.lineNumber + 1) is one too many")
    }
  }

  /// Parses back to the same.
  public var encoded: [UInt8] {
    var text: String
    func add(_ proof: ConsistencyProof) {
      for hash in proof.hashes { text += "hash \(base64(hash.bytes))\n" }
    }
    switch self {
    case .fork(let older, let newer, let prefix, let proof):
      text = """
        endorse-evidence/1 fork
        checkpoint \(base64(older))
        checkpoint \(base64(newer))
        prefix \(base64(prefix.bytes))

        """
      add(proof)
    case .entries(let entries, let checkpoint, let proof):
      text = "endorse-evidence/1 entries\ncheckpoint \(base64(checkpoint))\n"
      add(proof)
      for entry in entries { text += "entry \(base64(entry))\n" }
    }
    return Array(text.utf8)
  }

  /// Verifies that the log signed both checkpoints, and that they contradict each other.
  ///
  /// A quorum is not asked for: what the log signed is held against it.
  /// - Throws: `malformed`; `unverified`, also where there is no contradiction.
  static func verifyFork(
    older: [UInt8], newer: [UInt8], prefix: Hash, proof: ConsistencyProof, policy: Policy
  ) throws -> Fork {
    let older = try naming("checkpoint 1") { try policy.signed(checkpoint: older) }
    let newer = try naming("checkpoint 2") { try policy.signed(checkpoint: newer) }
    guard older.size <= newer.size else {
      throw LogError(
        .malformed,
        "checkpoint 1 has size \(older.size), more than the \(newer.size) of checkpoint 2")
    }
    try proof.verify(from: older.size, root: prefix, to: newer.size, root: newer.root)
    guard prefix != older.root else {
      throw LogError(
        .unverified,
        """
        no contradiction: the tree of size \(newer.size) extends the one of size \(older.size), as \
        it should
        """)
    }
    return Fork(older: older, newer: newer, prefix: prefix)
  }

  /// Verifies that these are the first entries of a tree that the log signed.
  /// - Throws: `malformed`; `unverified`.
  static func verify(
    first entries: [[UInt8]], checkpoint: [UInt8], proof: ConsistencyProof, policy: Policy
  ) throws -> SignedCheckpoint {
    let signed = try naming("checkpoint") { try policy.signed(checkpoint: checkpoint) }
    var edge = TreeEdge()
    for entry in entries { edge.append(.leaf(entry)) }
    try proof.verify(from: edge.size, root: edge.root, to: signed.size, root: signed.root)
    return signed
  }

  /// What is verified in it.
  public enum Verified: Sendable {
    /// The log signed both.
    case fork(Fork)
    /// The first entries of the log, and the checkpoint that has them.
    case entries([[UInt8]], SignedCheckpoint)
  }

  /// - Throws: `malformed`; `unverified`, also where two checkpoints do not contradict each other.
  public func verify(policy: Policy) throws -> Verified {
    switch self {
    case .fork(let older, let newer, let prefix, let proof):
      .fork(
        try Self.verifyFork(
          older: older, newer: newer, prefix: prefix, proof: proof, policy: policy))
    case .entries(let entries, let checkpoint, let proof):
      .entries(
        entries,
        try Self.verify(first: entries, checkpoint: checkpoint, proof: proof, policy: policy))
    }
  }
}

extension Evidence {
  /// The entries up to one that broke a rule, as a copy has them, verified against its checkpoint. All
  /// of them are in memory.
  /// - Throws: as `LogReader.scan`.
  public init(entriesThrough last: Int, of log: LogReader) async throws {
    let size = last + 1
    precondition(size <= log.checkpoint.size)
    var entries: [[UInt8]] = []
    let tiles = Tile.tiles(level: .entries, ofTreeSize: log.checkpoint.size)
    try await inOrder(tiles.prefix(last / Tile.fullWidth + 1)) { tile in
      await result { try await log.entries(of: tile) }
    } take: { result in
      entries += try naming(log.source.name) { try result.get() }.map { Array($0) }
      return true
    }
    entries.removeLast(entries.count - size)
    let (root, proof) = try await log.source.prefix(size, of: log.checkpoint.checkpoint)
    var edge = TreeEdge()
    for entry in entries { edge.append(.leaf(entry)) }
    guard edge.root == root else {
      throw LogError(
        .unverified, "\(log.source.name): its first \(size) entries are not those of its tiles")
    }
    self = .entries(entries, checkpoint: log.checkpoint.note, proof: proof)
  }
}

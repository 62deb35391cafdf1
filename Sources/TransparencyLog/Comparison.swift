/// Whether two copies, or checkpoints, of a log can be of one history. SPEC.md, section 12.1.
public enum Comparison: Sendable {
  /// One size and one root.
  case same
  /// The tree of the first has that of the second as its beginning.
  case firstExtendsSecond
  /// The tree of the second has that of the first as its beginning.
  case secondExtendsFirst
  /// The log signed two histories, which the evidence proves.
  case fork(Evidence)
  /// Nothing is said against either: why not more.
  case undecided(String)

  /// One of the two: a checkpoint that the log signed, and the tiles of its tree where there are any.
  public struct Side: Sendable {
    /// What answers call it.
    public let name: String
    /// Signed by the log; a quorum was not asked for.
    public let checkpoint: SignedCheckpoint
    let source: (any LogSource)?

    /// A checkpoint alone.
    /// - Throws: as `Policy.signed(checkpoint:)`.
    public init(checkpoint bytes: [UInt8], named name: String, policy: Policy) throws {
      self.name = name
      checkpoint = try naming(name) { try policy.signed(checkpoint: bytes) }
      source = nil
    }

    /// A copy of the log. Its checkpoint has to be signed by the log; a quorum is not asked for.
    /// - Throws: `undecided` where there is no checkpoint; as `Policy.signed(checkpoint:)`.
    public init(_ source: any LogSource, policy: Policy) async throws {
      guard let bytes = try await source.read("checkpoint", atMost: Note.sizeLimit) else {
        throw LogError(.undecided, "\(source.name) has no checkpoint: it is not a copy of a log")
      }
      self.init(
        source,
        checkpoint: try naming("\(source.name): checkpoint") {
          try policy.signed(checkpoint: bytes)
        })
    }

    init(_ source: any LogSource, checkpoint: SignedCheckpoint) {
      name = source.name
      self.checkpoint = checkpoint
      self.source = source
    }
  }

  /// Of two sizes the tree of the larger decides, by a consistency proof from its tiles, which are
  /// verified against its checkpoint.
  /// - Throws: `system` where a copy could not be read.
  public init(_ first: Side, _ second: Side) async throws {
    let firstIsOlder = first.checkpoint.size <= second.checkpoint.size
    let (older, newer) = firstIsOlder ? (first, second) : (second, first)
    var prefix = (root: newer.checkpoint.root, proof: ConsistencyProof(hashes: []))
    if older.checkpoint.size == 0, newer.checkpoint.size > 0 {
      self = firstIsOlder ? .secondExtendsFirst : .firstExtendsSecond
      return
    }
    if older.checkpoint.size < newer.checkpoint.size {
      guard let source = newer.source else {
        self = .undecided(
          """
          \(newer.name) is larger, size \(newer.checkpoint.size), and a checkpoint alone: its tree \
          is needed to tell whether it extends size \(older.checkpoint.size)
          """)
        return
      }
      do {
        prefix = try await source.prefix(
          older.checkpoint.size, of: newer.checkpoint.checkpoint)
      } catch let error as LogError where error.code != .system {
        self = .undecided(error.description)
        return
      }
    }
    if prefix.root != older.checkpoint.root {
      self = .fork(
        .fork(
          older: older.checkpoint.note, newer: newer.checkpoint.note, prefix: prefix.root,
          proof: prefix.proof))
    } else if older.checkpoint.size == newer.checkpoint.size {
      self = .same
    } else {
      self = firstIsOlder ? .secondExtendsFirst : .firstExtendsSecond
    }
  }
}

import Endorsements
import TransparencyLog

/// What a site tells of a log: its entries, judged, and what proves since when they are in it. All of it
/// is verified against one checkpoint. SPEC.md, sections 7.12 and 12.
public struct LogAccount: Sendable {
  /// An entry of the tree.
  struct Logged: Sendable {
    let bytes: [UInt8]
    /// Nil where it is none, which breaks a rule.
    let entry: Entry?
    let leaf: Hash
  }

  let judged: JudgedLog
  let entries: [Logged]
  /// The checkpoints that a quorum has witnessed, by size: those kept, and the log's own. They are of
  /// this tree.
  let kept: [VerifiedCheckpoint]
  /// Kept checkpoints that the log signed and that are of another tree.
  let contradictions: [SignedCheckpoint]
  /// The texts that were stated, as far as the log's files have them.
  let texts: [TextHash: CanonicalText]
  /// For each entry that ended endorsements, theirs.
  let endings: [Int: [LedgerState.Endorsement]]
  private let subtrees: [[Hash]]

  /// Verifies every entry, signature and rule, and every kept checkpoint. Keeps all entries in memory.
  ///
  /// - Parameter now: POSIX seconds.
  /// - Throws: as `JudgedLog.init(judging:trust:)`.
  public init(reading log: LogReader, trust: TrustFolder, at now: Int) async throws {
    judged = try await JudgedLog(judging: log, trust: trust)
    var entries: [Logged] = []
    try await log.scan { bytes, leaf in
      Logged(bytes: Array(bytes), entry: try? Entry(parsing: bytes), leaf: leaf)
    } apply: {
      entries.append($0)
    }
    self.entries = entries
    subtrees = Self.subtrees(over: entries.map(\.leaf))
    (kept, contradictions) = try await Self.checkpoints(
      of: log, policy: trust.policy, at: now, prover: Self.prover(subtrees))
    var texts: [TextHash: CanonicalText] = [:]
    for statement in judged.state.statements {
      guard
        let bytes = try await log.source.read(
          "text/\(statement.text.hex)", atMost: CanonicalText.sizeLimit),
        let text = try? CanonicalText(bytes), text.hash == statement.text
      else { continue }
      texts[statement.text] = text
    }
    self.texts = texts
    endings = Dictionary(
      grouping: judged.state.endorsements.filter { $0.ended != nil }, by: { $0.ended!.by })
  }

  var trust: TrustFolder { judged.trust }
  var checkpoint: VerifiedCheckpoint { judged.checkpoint }
  var origin: String { checkpoint.checkpoint.origin }

  /// The smallest checkpoint that covers an entry and that a quorum has witnessed.
  func checkpoint(covering index: Int) -> VerifiedCheckpoint {
    var (low, high) = (0, kept.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if kept[middle].size > index { high = middle } else { low = middle + 1 }
    }
    return kept[low]
  }

  /// The proof that an entry is in the log, under `checkpoint(covering:)`: so it stays the same while
  /// the log grows. SPEC.md, section 11.
  func proof(of index: Int) throws -> LogProof {
    let checkpoint = checkpoint(covering: index)
    return LogProof(
      extra: entries[index].bytes,
      inclusion: try Self.prover(subtrees).inclusion(of: index, size: checkpoint.size),
      checkpoint: checkpoint.note)
  }

  /// What has to be said before everything else.
  public var warnings: [String] {
    var warnings = contradictions.map {
      """
      the log contradicts itself: it signed checkpoints/\($0.size) with root \
      \(base64($0.root.bytes)), which is of another tree than this one.
      """
    }
    if let broken = judged.broken {
      warnings.insert(
        """
        this log broke its rules: entry \(broken.entry) \
        \(visible(broken.violation.description)). That entry and those behind it count for nothing: \
        what is shown is what was known before.
        """, at: 0)
    }
    return warnings
  }

  // The complete subtrees, by height.
  private static func subtrees(over leaves: [Hash]) -> [[Hash]] {
    var rows = [leaves]
    while let row = rows.last, row.count > 1 {
      rows.append((0..<row.count / 2).map { .node(row[2 * $0], row[2 * $0 + 1]) })
    }
    return rows
  }

  private static func prover(_ subtrees: [[Hash]]) -> Prover {
    Prover { height, index in subtrees[height][index] }
  }

  private static func checkpoints(
    of log: LogReader, policy: Policy, at now: Int, prover: Prover
  ) async throws -> (kept: [VerifiedCheckpoint], contradictions: [SignedCheckpoint]) {
    var kept = [log.checkpoint]
    var contradictions: [SignedCheckpoint] = []
    for name in try await log.source.names(in: "checkpoints") ?? [] {
      guard let size = number(decimal: name.utf8), size > 0, size <= log.checkpoint.size,
        let bytes = try await log.source.read("checkpoints/\(name)", atMost: Note.sizeLimit),
        let signed = try? policy.signed(checkpoint: bytes), signed.size == size
      else { continue }
      if signed.root != (try prover.root(size: size)) {
        contradictions.append(signed)
      } else if size < log.checkpoint.size,
        let verified = try? policy.verify(checkpoint: bytes, at: now)
      {
        kept.append(verified)
      }
    }
    return (kept.sorted { $0.size < $1.size }, contradictions.sorted { $0.size < $1.size })
  }
}

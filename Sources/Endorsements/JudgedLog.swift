import TransparencyLog

/// A whole log, verified and judged by its rules. SPEC.md, section 12.
public struct JudgedLog: Sendable {
  /// Where the log broke a rule. What is known is then what was known before that entry.
  public struct Broken: Sendable {
    /// The index of the first entry that broke a rule.
    public let entry: Int
    /// Which rule, and how.
    public let violation: RuleViolation
  }

  /// What it was judged against.
  public let trust: TrustFolder
  /// The tree that was verified, to its end.
  public let checkpoint: VerifiedCheckpoint
  /// What is known after all entries, or after as many as were asked for.
  public let state: LedgerState
  /// How many entries were asked for, where it was fewer than there are.
  public let at: Int?
  /// The first entry that broke a rule; `state` is then that before it.
  public let broken: Broken?
  /// How many entries of each kind there are, up to a broken one.
  public let kinds: [Entry.Kind: Int]

  /// Verifies every entry against the checkpoint, every signature and every rule. Takes 38 us a
  /// signature, on all cores.
  ///
  /// - Parameter moment: the log as it was then; it is verified and judged to its end all the same.
  /// - Throws: as `LogReader.scan`; `unsupported` for an entry of another version; and as
  ///   `LogReader.tree(at:policy:)`.
  public init(
    judging log: LogReader, trust: TrustFolder, at moment: LogReader.Moment? = nil
  ) async throws {
    try await self.init(log, trust: trust, verifyingSignatures: true, at: moment)
  }

  /// As `init(judging:)`, but takes all signatures as valid: for the log that verified them itself
  /// before it appended the entries. The tree is verified.
  public init(
    uncheckedSignaturesOf log: LogReader, trust: TrustFolder
  ) async throws {
    try await self.init(log, trust: trust, verifyingSignatures: false, at: nil)
  }

  private init(
    _ log: LogReader, trust: TrustFolder, verifyingSignatures: Bool, at moment: LogReader.Moment?
  ) async throws {
    var asked: (size: Int, root: Hash?)?
    if let moment { asked = try await log.tree(at: moment, policy: trust.policy) }
    var judgement = Judgement(trust: trust, at: asked?.size)
    var edge = TreeEdge()
    try await log.scan(
      prepare: Candidate.preparation(trust: trust, verifyingSignatures: verifyingSignatures),
      apply: { candidate in
        try judgement.take(candidate)
        guard let root = asked?.root, edge.size < asked!.size else { return }
        edge.append(candidate.leaf)
        guard edge.size < asked!.size || edge.root == root else {
          throw LogError(
            .unverified,
            "\(log.source.name): checkpoints/\(edge.size) is of another tree: the log contradicts itself"
          )
        }
      })
    self.init(judgement, of: log, trust: trust)
  }

  /// - Precondition: the judgement has taken all entries, and they were verified.
  init(_ judgement: Judgement, of log: LogReader, trust: TrustFolder) {
    self.trust = trust
    checkpoint = log.checkpoint
    state = judgement.asked ?? judgement.state
    at = judgement.asked == nil || state.size == judgement.state.size ? nil : state.size
    broken = judgement.broken
    kinds = judgement.kinds
  }
}

/// What the rules say of the entries so far. Those after one that breaks a rule count for nothing.
struct Judgement {
  private(set) var state: LedgerState
  private(set) var broken: JudgedLog.Broken?
  private(set) var kinds: [Entry.Kind: Int] = [:]
  /// What was known after so many entries as are asked for.
  private(set) var asked: LedgerState?
  private let at: Int?

  init(trust: TrustFolder, at: Int? = nil) {
    state = LedgerState(trust: trust)
    self.at = at
    if at == 0 { asked = state }
  }

  /// - Throws: `unsupported` for an entry of another version.
  mutating func take(_ candidate: Candidate) throws {
    guard broken == nil else { return }
    do {
      try naming("entry \(state.size)") { _ = try state.append(candidate) }
      kinds[try candidate.entry.get().kind, default: 0] += 1
      if state.size == at { asked = state }
    } catch let violation as RuleViolation {
      broken = JudgedLog.Broken(entry: state.size, violation: violation)
    }
  }
}

extension Candidate {
  /// What `LogReader.scan` prepares of an entry, on all cores: it is parsed, and its signatures are
  /// verified, or taken as valid.
  static func preparation(
    trust: TrustFolder, verifyingSignatures: Bool
  ) -> @Sendable (_ entry: ArraySlice<UInt8>, _ leaf: Hash) -> Candidate {
    let secretariat = trust.secretariat
    return { entry, leaf in
      verifyingSignatures
        ? Candidate(entry, leaf: leaf, secretariat: secretariat)
        : Candidate(unchecked: entry, leaf: leaf)
    }
  }
}

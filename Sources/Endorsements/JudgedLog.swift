import TransparencyLog

/// A whole log, verified and judged by its rules. SPEC.md, section 12.
public struct JudgedLog: Sendable {
  /// Where the log broke a rule. What is known is then what was known before that entry.
  public struct Broken: Sendable {
    public let entry: Int
    public let violation: RuleViolation
  }

  public let trust: TrustFolder
  public let checkpoint: VerifiedCheckpoint
  public let state: LedgerState
  public let broken: Broken?
  /// How many entries of each kind there are, up to a broken one.
  public let kinds: [Entry.Kind: Int]

  /// Verifies every entry against the checkpoint, every signature and every rule. Takes 38 us a
  /// signature, on all cores.
  ///
  /// - Throws: as `LogReader.scan`; `unsupported` for an entry of another version.
  public init(judging log: LogReader, trust: TrustFolder) async throws {
    let secretariat = trust.secretariat
    try await self.init(log, trust: trust) { entry, leaf in
      Candidate(entry, leaf: leaf, secretariat: secretariat)
    }
  }

  /// As `init(judging:)`, but takes all signatures as valid: for the log that verified them itself
  /// before it appended the entries. The tree is verified.
  public init(
    uncheckedSignaturesOf log: LogReader, trust: TrustFolder
  ) async throws {
    try await self.init(log, trust: trust) { entry, leaf in
      Candidate(unchecked: entry, leaf: leaf)
    }
  }

  private init(
    _ log: LogReader, trust: TrustFolder,
    prepare: @escaping @Sendable (ArraySlice<UInt8>, Hash) -> Candidate
  ) async throws {
    var state = LedgerState(trust: trust)
    var broken: Broken?
    var kinds: [Entry.Kind: Int] = [:]
    try await log.scan { _, entry, leaf in
      prepare(entry, leaf)
    } apply: { candidate in
      guard broken == nil else { return }
      do {
        _ = try naming("entry \(state.size)") { try state.append(candidate) }
        kinds[try candidate.entry.get().kind, default: 0] += 1
      } catch let violation as RuleViolation {
        broken = Broken(entry: state.size, violation: violation)
      }
    }
    self.trust = trust
    checkpoint = log.checkpoint
    self.state = state
    self.broken = broken
    self.kinds = kinds
  }
}

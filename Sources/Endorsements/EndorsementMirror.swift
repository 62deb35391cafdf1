import TransparencyLog

/// A mirror of an endorsement log, which keeps no entry that breaks a rule, and no tree without the
/// texts that it states. SPEC.md, section 7.7.
public struct EndorsementMirror: Sendable {
  private let trust: TrustFolder
  private var mirror: LogMirror
  /// What the entries that are kept say.
  private var judgement: Judgement

  /// Opens a mirror, whether there is anything in it yet or not.
  ///
  /// - Parameters:
  ///   - now: POSIX seconds.
  ///   - isKnown: whether what it keeps was judged before under this very trust: then its signatures are
  ///     not verified again; that it is still that is verified by the tree.
  ///   - each: is given every entry that is kept, and what is known before it. Nothing of it is to be
  ///     believed before this returns.
  /// - Throws: `unverified` where what it keeps does not fit its checkpoint, or breaks a rule.
  public init(
    opening folder: LogFolder, trust: TrustFolder, at now: Int, isKnown: Bool,
    each: (Candidate, LedgerState) throws -> Void = { _, _ in }
  ) async throws {
    self.trust = trust
    mirror = try LogMirror(opening: folder, policy: trust.policy, named: folder.name)
    var judgement = Judgement(trust: trust)
    if mirror.published != nil {
      let log = try await LogReader(mirror.copy, policy: trust.policy, at: now)
      try await log.scan(
        prepare: Candidate.preparation(trust: trust, verifyingSignatures: !isKnown),
        apply: {
          try each($0, judgement.state)
          try judgement.take($0)
        })
      if let broken = judgement.broken {
        throw LogError(
          .unverified, "\(folder.name): entry \(broken.entry) \(broken.violation)")
      }
      for statement in isKnown ? [] : judgement.state.statements {
        if let problem = try await EndorsementAudit.textProblem(statement, in: mirror.copy) {
          throw LogError(
            .unverified,
            "\(mirror.copy.name): \(problem): make the copy anew, in a folder of its own")
        }
      }
    }
    self.judgement = judgement
  }

  /// The checkpoint of the copy; nil before there is one.
  public var published: SignedCheckpoint? { mirror.published }

  /// As `LogMirror.advance`, and every new entry is judged by the rules before it is kept; the texts that
  /// were stated are kept with them.
  ///
  /// - Parameter each: is given every new entry, which is the tree's, and what is known before it.
  /// - Returns: besides, the rule that was broken, where that is what the evidence is of.
  /// - Throws: also `unsupported` for an entry of another version.
  public mutating func advance(
    to log: LogReader, cosigner: LogMirror.Cosigner? = nil, at now: Int,
    each: (Candidate, LedgerState) throws -> Void = { _, _ in },
    progress: (Int) -> Void = { _ in }
  ) async throws -> (outcome: LogMirror.Outcome, broken: JudgedLog.Broken?) {
    var next = judgement
    let copy = mirror.copy
    do {
      let outcome = try await mirror.advance(
        to: log, cosigner: cosigner, at: now,
        prepare: Candidate.preparation(trust: trust, verifyingSignatures: true),
        apply: { candidate in
          try each(candidate, next.state)
          try next.take(candidate)
          if let broken = next.broken { throw Stopped(at: broken) }
        },
        others: {
          var texts: [(path: String, bytes: [UInt8])] = []
          for statement in next.state.statements {
            if try await EndorsementAudit.textProblem(statement, in: copy) == nil { continue }
            texts.append(try await Self.text(statement, from: log.source))
          }
          return texts
        },
        progress: progress)
      if case .advanced = outcome { judgement = next }
      return (outcome, nil)
    } catch let stopped as Stopped {
      let evidence = try await Evidence(entriesThrough: stopped.broken.entry, of: log)
      return (.refused(evidence), stopped.broken)
    }
  }

  private struct Stopped: Error {
    let broken: JudgedLog.Broken
    init(at broken: JudgedLog.Broken) { self.broken = broken }
  }

  private static func text(
    _ statement: LedgerState.Stated, from source: any LogSource
  ) async throws -> (path: String, bytes: [UInt8]) {
    if let problem = try await EndorsementAudit.textProblem(statement, in: source) {
      throw LogError(.undecided, "\(source.name): \(problem): nothing new is published")
    }
    let path = EndorsementAudit.textPath(statement)
    guard let bytes = try await source.read(path, atMost: CanonicalText.sizeLimit),
      TextHash(.sha256(bytes)) == statement.text
    else { throw LogError(.undecided, "\(source.name): \(path) changed while it was read") }
    return (path, bytes)
  }
}

extension Evidence {
  /// What evidence proves against a log.
  public enum Finding: Sendable {
    /// Two signed checkpoints are of two histories.
    case fork(Evidence.Fork)
    /// The last of the entries broke a rule.
    case broken(JudgedLog.Broken, checkpoint: SignedCheckpoint)
  }

  /// Verifies evidence, and that the last of its entries, if it has some, breaks a rule.
  ///
  /// - Throws: as `verify(policy:)`; `unverified` also where the entries keep the rules, or an earlier
  ///   one breaks one; `unsupported` for an entry of another version.
  public func verify(trust: TrustFolder) throws -> Finding {
    switch try verify(policy: trust.policy) {
    case .fork(let fork): return .fork(fork)
    case .entries(let entries, let checkpoint):
      let prepare = Candidate.preparation(trust: trust, verifyingSignatures: true)
      var judgement = Judgement(trust: trust)
      for entry in entries {
        guard judgement.broken == nil else { break }
        try judgement.take(prepare(entry[...], .leaf(entry)))
      }
      guard let broken = judgement.broken else {
        throw LogError(
          .unverified, "no contradiction: the \(entries.count) entries keep the rules of the log")
      }
      guard broken.entry == entries.count - 1 else {
        throw LogError(
          .unverified,
          """
          entry \(broken.entry) \(broken.violation), but it is not the last of the \
          \(entries.count) entries, as it should be
          """)
      }
      return .broken(broken, checkpoint: checkpoint)
    }
  }
}

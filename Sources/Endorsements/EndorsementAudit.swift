import TransparencyLog

/// Everything that a copy of a log can be checked for. SPEC.md, section 12.
public struct EndorsementAudit: Sendable {
  /// What was found wrong, each naming a file or an entry; empty if nothing was.
  public let problems: [String]
  /// How many kept checkpoints were verified.
  public let keptCheckpoints: Int
  /// As `LogAudit.newerCheckpoint`.
  public let newerCheckpoint: Int?
  /// The log judged by its rules; nil where its entries could not be verified.
  public let judged: JudgedLog?

  /// Checks bundles, tiles, kept checkpoints, rules and texts, in one pass over the entries.
  ///
  /// - Parameter verifyingSignatures: false for the log's own disk, whose entries it verified
  ///   itself.
  /// - Throws: what is no problem of the log's: `unsupported` for an entry of another version,
  ///   `system`.
  public init(
    of log: LogReader, trust: TrustFolder, verifyingSignatures: Bool = true
  ) async throws {
    var judgement = Judgement(trust: trust)
    var refusal: (any Error)?
    let files = try await LogAudit(
      log, policy: trust.policy,
      prepare: Candidate.preparation(trust: trust, verifyingSignatures: verifyingSignatures)
    ) { candidate in
      guard refusal == nil else { return }
      do { try judgement.take(candidate) } catch { refusal = error }
    }
    var problems = files.problems
    keptCheckpoints = files.keptCheckpoints
    newerCheckpoint = files.newerCheckpoint
    if files.entriesAreVerified {
      if let refusal { throw refusal }
      let judged = JudgedLog(judgement, of: log, trust: trust)
      if let broken = judged.broken {
        problems.append("entry \(broken.entry) \(broken.violation)")
      }
      for statement in judged.state.statements {
        if let problem = try await Self.textProblem(statement, in: log.source) {
          problems.append(problem)
        }
      }
      self.judged = judged
    } else {
      judged = nil
    }
    self.problems = problems
  }

  static func textPath(_ statement: LedgerState.Stated) -> String {
    "text/\(statement.text.hex)"
  }

  /// What is wrong with the text of a statement; nil where it is there as it was stated.
  static func textProblem(
    _ statement: LedgerState.Stated, in source: any LogSource
  ) async throws -> String? {
    let path = textPath(statement)
    do {
      guard let bytes = try await source.read(path, atMost: CanonicalText.sizeLimit) else {
        return "\(path): the text of entry \(statement.entry) is not there"
      }
      guard try CanonicalText(bytes).bytes == bytes else { return "\(path): is not canonical" }
      guard TextHash(.sha256(bytes)) == statement.text else {
        return "\(path): its hash is \(TextHash(.sha256(bytes)))"
      }
      return nil
    } catch let error as LogError where error.code == .malformed {
      return error.about(path).description
    }
  }
}

// How a log publishes what it appended, under a quorum of witnesses or none. SPEC.md, sections 7.6 and
// 7.9.

extension Log {
  /// Whether the published checkpoint covers all entries, and the policy's quorum has cosigned it. That
  /// of size 0 needs no quorum: it says nothing.
  public var isPublished: Bool {
    published.size == size && (size == 0 || policy.quorum.isMet(by: published.cosignatures))
  }

  /// Publishes what was appended, once the policy's quorum has cosigned it; at once where that is done.
  ///
  /// Witnesses are asked all at once, and those that are not needed any more are not waited for.
  /// Cosignatures that were got count at the next call too.
  /// - Parameters:
  ///   - transport: nil where nobody can be asked.
  ///   - now: POSIX seconds, read when an answer comes.
  /// - Throws: `undecided` where the quorum is not met, saying which witness failed how; `unverified`
  ///   where a witness has seen a larger tree, or the quorum is not met and one has seen another tree:
  ///   this folder was restored from an old copy; `system`, as `append`.
  public mutating func publish(
    asking transport: (any WitnessTransport)?, at now: () -> Int
  ) async throws {
    try checkIsUsable()
    guard !isPublished else { return }
    var round = round(at: now())
    await round.ask(over: transport, at: now)
    try take(round)
    try checkIsPublished()
  }

  /// - Throws: as `publish`, where what was appended is not published.
  public func checkIsPublished() throws {
    guard !isPublished else { return }
    var reasons = witnessFailures.map(\.description)
    do { _ = try policy.quorum.judge(head.cosignatures, at: .max) } catch {
      reasons.insert(String(describing: error), at: 0)
    }
    throw LogError(
      isContradicted ? .unverified : .undecided,
      "appended, not yet published: \(reasons.joined(separator: "; "))")
  }

  /// Asks the witnesses that have not cosigned the published checkpoint, or not for some time, and
  /// publishes it again with what they say: with more lines, or newer ones, never with fewer.
  ///
  /// - Parameters:
  ///   - age: in seconds, of cosignatures that are to be renewed.
  /// - Returns: how many were added or renewed; `witnessFailures` says why not more.
  /// - Throws: as `publish`, but not where witnesses fail.
  public mutating func addLateCosignatures(
    asking transport: (any WitnessTransport)?, at now: () -> Int, renewingAfter age: Int = 43_200
  ) async throws -> Int {
    try checkIsUsable()
    guard isPublished else { return 0 }
    var round = round(at: now(), renewingAfter: age)
    await round.ask(over: transport, at: now)
    return try take(round)
  }

  /// What witnesses are to be asked now: those that the quorum needs, where what was appended is not
  /// published; else those of which `addLateCosignatures` speaks.
  ///
  /// It is asked without the log, which may be used meanwhile, and then given to `take`.
  public func round(at now: Int, renewingAfter age: Int = 43_200) -> WitnessRound {
    let isForQuorum = !isPublished
    let cosigned = head.cosignatures.filter { isForQuorum || $0.time > now - age }.map(\.witness)
    return WitnessRound(
      about: head, of: policy.witnesses.filter { !cosigned.contains($0.key) }, policy: policy,
      isForQuorum: isForQuorum, seen: seen, guessing: published.size
    ) { [storage] in try Self.hashes(of: $0, in: storage) }
  }

  /// Takes what witnesses answered, and publishes the checkpoint with it, where their quorum is met.
  ///
  /// A round about a checkpoint or lines that are not the newest any more counts for nothing: whoever has
  /// not cosigned what is the newest now is asked again.
  /// - Returns: how many cosignatures were added or renewed.
  /// - Throws: `unverified` where a witness has seen a larger tree; `system`, as `append`.
  @discardableResult
  public mutating func take(_ round: WitnessRound) throws -> Int {
    try checkIsUsable()
    guard round.asked.note == head.note else { return 0 }
    (head, seen, witnessFailures) = (round.head, round.seen, round.failures)
    isContradicted = round.isContradicted
    if let failure = round.failure { throw failure }
    // What stands under its size has at least the lines of the newest one.
    if isPublished || policy.quorum.isMet(by: head.cosignatures), head.note != published.note {
      try publishHead()
    }
    return round.added
  }

  mutating func publishHead() throws {
    isUsable = false
    try Self.publish(head, in: storage)
    published = head
    isUsable = true
  }

  /// Signs a checkpoint that is durable as the pending one.
  static func sign(
    _ checkpoint: Checkpoint, _ signer: any NoteSigner
  ) throws -> SignedCheckpoint {
    SignedCheckpoint(verified: checkpoint, note: try checkpoint.signed(by: signer))
  }

  static func publish(_ signed: SignedCheckpoint, in storage: any LogStorage) throws {
    try storage.write([(Path.kept(signed.size), signed.note)])
    try storage.write([(Path.checkpoint, signed.note)])
  }
}

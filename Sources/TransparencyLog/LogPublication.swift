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
    let quorum = policy.quorum
    func isMet(_ head: SignedCheckpoint) -> Bool { quorum.isMet(by: head.cosignatures) }
    if !isMet(head) {
      let cosigned = head.cosignatures.map(\.witness)
      try await ask(
        policy.witnesses.filter { !cosigned.contains($0.key) }, over: transport, at: now,
        until: isMet)
    }
    do { _ = try quorum.judge(head.cosignatures, at: .max) } catch {
      let reasons = [String(describing: error)] + witnessFailures.map(\.description)
      throw LogError(
        isContradicted ? .unverified : .undecided,
        "appended, not yet published: \(reasons.joined(separator: "; "))")
    }
    try publishHead()
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
    let oldest = now() - age
    let fresh = head.cosignatures.filter { $0.time > oldest }.map(\.witness)
    let added = try await ask(
      policy.witnesses.filter { !fresh.contains($0.key) }, over: transport, at: now,
      until: { _ in false })
    // What stands under its size has at least the lines of the newest one.
    if added > 0 || head.note != published.note { try publishHead() }
    return added
  }

  /// - Returns: how many cosignatures came.
  @discardableResult
  private mutating func ask(
    _ witnesses: [Quorum.Witness], over transport: (any WitnessTransport)?, at now: () -> Int,
    until isEnough: (SignedCheckpoint) -> Bool
  ) async throws -> Int {
    witnessFailures = []
    isContradicted = false
    guard let transport, !witnesses.isEmpty else { return 0 }
    let prover = TileHashes(size: size, read: hashes).prover
    let size = size
    var round = WitnessRound(about: head, policy: policy, seen: seen)
    defer {
      (head, seen, witnessFailures) = (round.head, round.seen, round.failures)
      isContradicted = round.isContradicted
    }
    try await round.ask(
      witnesses, over: transport, guessing: published.size,
      proof: { try prover.consistency(from: $0, to: size) }, at: now, until: isEnough)
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

/// Asks witnesses to cosign a checkpoint, all at once. SPEC.md, section 7.9.
struct WitnessRound {
  let policy: Policy
  /// The checkpoint, with the cosignatures that are there already.
  private(set) var head: SignedCheckpoint
  /// The sizes that witnesses are known to have, which is a guess: they say where it is wrong.
  private(set) var seen: [VerifierKey: Int]
  private(set) var added = 0
  /// Why those who were asked and answered did not cosign, in the order of their answers.
  private(set) var failures: [LogError] = []
  /// Whether one of them has seen another tree of this log.
  private(set) var isContradicted = false

  init(about head: SignedCheckpoint, policy: Policy, seen: [VerifierKey: Int]) {
    self.head = head
    self.policy = policy
    self.seen = seen
  }

  /// - Parameters:
  ///   - proof: that the checkpoint extends the tree of that size.
  ///   - now: POSIX seconds, read when an answer comes.
  ///   - isEnough: ends the round; who has not answered then is not waited for.
  /// - Throws: `unverified` where a witness has seen a larger tree; what `proof` throws.
  mutating func ask(
    _ witnesses: [Quorum.Witness], over transport: any WitnessTransport,
    guessing size: Int, proof: (_ oldSize: Int) throws -> ConsistencyProof, at now: () -> Int,
    until isEnough: (SignedCheckpoint) -> Bool
  ) async throws {
    let own = try Note(parsing: head.note).signed(by: policy.logs)
    let signed = own.encoded
    var conversations = witnesses.map {
      WitnessConversation(
        with: $0, about: head.checkpoint, signed: signed, policy: policy,
        oldSize: seen[$0.key] ?? size)
    }
    try await withThrowingTaskGroup(of: Reply.self) { group in
      defer { group.cancelAll() }
      func take(_ step: WitnessConversation.Step, from place: Int) throws {
        let witness = conversations[place].witness
        switch step {
        case .ask(let oldSize):
          let body = try AddCheckpoint(oldSize: oldSize, proof: proof(oldSize), note: own).encoded
          let url = conversations[place].url
          seen[witness.key] = oldSize
          group.addTask {
            do {
              let answer = try await transport.post(body, to: url)
              return Reply(place: place, status: answer.status, body: answer.body, failure: nil)
            } catch {
              let failure = error as? LogError ?? LogError(.system, String(describing: error))
              return Reply(place: place, status: 0, body: [], failure: failure)
            }
          }
        case .cosigned(let line, let cosignature):
          seen[witness.key] = head.size
          if let more = try head.adding(line, cosignature) {
            head = more
            added += 1
          } else {
            failures.append(
              LogError(.undecided, "witness \(quoted(witness.name)): the checkpoint has no room"))
          }
        case .failed(let error): failures.append(error)
        case .contradicted(let error):
          failures.append(error)
          isContradicted = true
        case .stop(let error): throw error
        }
      }
      for place in conversations.indices { try take(conversations[place].first, from: place) }
      while !isEnough(head) {
        guard let reply = try await group.next() else { break }
        var conversation = conversations[reply.place]
        let step =
          if let failure = reply.failure {
            conversation.failure(failure)
          } else {
            conversation.next(status: reply.status, body: reply.body, at: now())
          }
        conversations[reply.place] = conversation
        try take(step, from: reply.place)
      }
    }
  }

  /// What came back from the witness at this place; of an optimized build a `Result` of a tuple here ended
  /// the process.
  private struct Reply: Sendable {
    let place: Int
    let status: Int
    let body: [UInt8]
    let failure: LogError?
  }
}

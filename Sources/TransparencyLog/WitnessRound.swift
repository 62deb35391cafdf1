/// Asks witnesses to cosign a log's newest checkpoint, all at once. SPEC.md, section 7.9.
///
/// It is a question that `Log.round` makes; `Log.take` gets it back with the answers.
public struct WitnessRound: Sendable {
  /// Whether it ends as soon as the quorum has cosigned; else all are waited for.
  public let isForQuorum: Bool
  /// The checkpoint as the log had it.
  let asked: SignedCheckpoint
  /// The same, with the cosignatures that came.
  private(set) var head: SignedCheckpoint
  /// The sizes that witnesses are known to have, which is a guess: they say where it is wrong.
  private(set) var seen: [VerifierKey: Int]
  private(set) var added = 0
  /// Why those who were asked and answered did not cosign, in the order of their answers.
  private(set) var failures: [LogError] = []
  /// Whether one of them has seen another tree of this log.
  private(set) var isContradicted = false
  /// What ended the round: `unverified` where the quorum is asked and a witness has seen a larger tree;
  /// what `hashes` threw.
  private(set) var failure: (any Error)?
  private let witnesses: [Quorum.Witness]
  private let policy: Policy
  private let guess: Int
  private let hashes: @Sendable (Tile) throws -> [Hash]

  /// - Parameters:
  ///   - size: that a witness is thought to have of which nothing is known.
  ///   - hashes: reads a tile of the log.
  init(
    about head: SignedCheckpoint, of witnesses: [Quorum.Witness], policy: Policy,
    isForQuorum: Bool, seen: [VerifierKey: Int], guessing size: Int,
    hashes: @escaping @Sendable (Tile) throws -> [Hash]
  ) {
    (asked, self.head) = (head, head)
    self.witnesses = witnesses
    self.policy = policy
    self.isForQuorum = isForQuorum
    self.seen = seen
    guess = size
    self.hashes = hashes
  }

  /// Whether nobody is asked: all have cosigned.
  public var isEmpty: Bool { witnesses.isEmpty }

  /// Asks, and keeps what is answered; who is not needed any more is not waited for.
  ///
  /// - Parameters:
  ///   - transport: nil where nobody can be asked.
  ///   - now: POSIX seconds, read when an answer comes.
  public mutating func ask(over transport: (any WitnessTransport)?, at now: () -> Int) async {
    guard let transport, !isEnough else { return }
    do { try await ask(witnesses, over: transport, at: now) } catch { failure = error }
  }

  private var isEnough: Bool { isForQuorum && policy.quorum.isMet(by: head.cosignatures) }

  private mutating func ask(
    _ witnesses: [Quorum.Witness], over transport: any WitnessTransport, at now: () -> Int
  ) async throws {
    let prover = TileHashes(size: head.size, read: hashes).prover
    let size = head.size
    let own = try Note(parsing: head.note).signed(by: policy.logs)
    let signed = own.encoded
    var conversations = witnesses.map {
      WitnessConversation(
        with: $0, about: head.checkpoint, signed: signed, policy: policy,
        oldSize: seen[$0.key] ?? guess)
    }
    try await withThrowingTaskGroup(of: Reply.self) { group in
      defer { group.cancelAll() }
      func take(_ step: WitnessConversation.Step, from place: Int) throws {
        let witness = conversations[place].witness
        switch step {
        case .ask(let oldSize):
          let proof = try prover.consistency(from: oldSize, to: size)
          let body = try AddCheckpoint(oldSize: oldSize, proof: proof, note: own).encoded
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
        case .stop(let error):
          // What is published already is not undone by one witness's word, which it has not signed.
          guard !isForQuorum else { throw error }
          failures.append(error)
          isContradicted = true
        }
      }
      for place in conversations.indices { try take(conversations[place].first, from: place) }
      while !isEnough {
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

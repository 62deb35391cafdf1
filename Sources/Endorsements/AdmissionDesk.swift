import Synchronization
import TransparencyLog

/// Takes what is handed in to a log while it is open: keeps submissions until the secretariat decides,
/// and appends at once what needs no admission, many in one commit. SPEC.md, section 7.8.
///
/// Whoever hands something in waits in line; one task, that of `run`, owns the log and serves the line.
/// Witnesses are asked by tasks beside it, which hold nothing.
public final class AdmissionDesk: Sendable {
  /// How many are served together at most.
  static let mostTogether = 1024
  /// How many may stand in line; who comes then is told to come again.
  static let mostInLine = 8192

  private enum Job: Sendable {
    /// A submission, whose signatory's signature is verified.
    case submission(SignedEntry, id: Inbox.ID, bytes: [UInt8])
    /// An entry that has all its signature lines; nothing of it is verified.
    case entry([UInt8])
    case lookup(Inbox.ID)

    var isEntry: Bool { if case .entry = self { true } else { false } }
  }

  private struct Customer: Sendable {
    let job: Job
    let answer: CheckedContinuation<SubmissionOutcome?, Never>
  }

  private struct Line {
    var customers: [Customer] = []
    var isOpen = true
  }

  /// Who waits until a published checkpoint covers an entry.
  private struct Waiting {
    let customer: Customer
    let entry: Int
  }

  private let trust: TrustFolder
  private let line = Mutex(Line())
  /// Rings where somebody has come, and now and then.
  private let bell: AsyncStream<Void>
  private let ring: AsyncStream<Void>.Continuation

  /// Until `run` takes it.
  private let log: Mutex<EndorsementLog?>
  /// What witnesses answered, until the log takes it.
  private let answered = Mutex<[WitnessRound]>([])

  /// - Parameter log: open, and the desk's from now on.
  public init(_ log: sending EndorsementLog) {
    trust = log.trust
    self.log = Mutex(log)
    (bell, ring) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  /// Hands in a note, and waits for what becomes of it: for one that needs no admission, until a
  /// published checkpoint covers it. The same bytes may be handed in again, and get the same answer.
  ///
  /// Its form, and a submission's signature, are verified by whoever hands it in, before it stands in
  /// line.
  public func submit(_ bytes: [UInt8]) async -> SubmissionOutcome {
    do {
      let entry = try Entry(parsing: bytes)
      try entry.checkKeysAreFit()
      guard entry.isSubmission else {
        return await serve(.entry(bytes))!
      }
      let signed = try SignedEntry(verifying: entry, trust: trust)
      return await serve(.submission(signed, id: Inbox.ID(of: bytes), bytes: bytes))!
    } catch {
      return .refused(error as? LogError ?? LogError(.malformed, String(describing: error)))
    }
  }

  /// What became of a submission; nil where none of this ID was handed in.
  public func outcome(of id: Inbox.ID) async -> SubmissionOutcome? { await serve(.lookup(id)) }

  private func serve(_ job: Job) async -> SubmissionOutcome? {
    await withCheckedContinuation { answer in
      let refusal: String? = line.withLock { line in
        guard line.isOpen else { return "the log is being shut down" }
        guard line.customers.count < Self.mostInLine else { return "too many are in line" }
        line.customers.append(Customer(job: job, answer: answer))
        return nil
      }
      if let refusal {
        answer.resume(returning: .unavailable(refusal))
      } else {
        ring.yield()
      }
    }
  }

  /// Serves the line until `close`; publishes what was appended, and adds cosignatures that came late.
  ///
  /// Witnesses are asked beside it: nobody waits for their answers but those whose entries they are to
  /// cosign, and those whose entries are to be appended after these.
  ///
  /// - Parameters:
  ///   - interval: how often a publication that witnesses held up is tried again where nobody waits for it.
  ///   - lateInterval: how often witnesses are asked that the quorum did not need.
  ///   - now: POSIX seconds.
  /// - Precondition: it is run once.
  /// - Throws: `system` where something could not be made durable, `unverified` where a witness says
  ///   that this log was restored from an old copy: nothing is acknowledged from then on.
  public func run(
    every interval: Duration = .seconds(10), lateEvery lateInterval: Duration = .seconds(60),
    now: @escaping @Sendable () -> Int
  ) async throws {
    guard var log = log.withLock({ $0.take() }) else {
      preconditionFailure("a desk is run once")
    }
    var waiting: [Waiting] = []
    var reason = "the log is being shut down"
    defer { endAll(waiting, reason) }
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask { [ring] in
        while !Task.isCancelled {
          ring.yield()
          try? await Task.sleep(for: interval)
        }
      }
      defer { group.cancelAll() }
      // Of the round for a quorum, and of that for late cosignatures: when it was begun, and whether it is
      // over. They may overlap: what the late one brings then counts for nothing.
      var quorum = (begun: ContinuousClock.now - interval, isOver: true)
      var late = (begun: ContinuousClock.now, isOver: true)
      do {
        try log.settle()
        for await _ in bell {
          for round in takeAnswers() {
            if round.isForQuorum { quorum.isOver = true } else { late.isOver = true }
            try take(round, into: &log, &waiting)
          }
          while let customers = next(appending: log.isPublished) {
            try await serve(customers, log: &log, &waiting, now: now())
          }
          let (isOpen, isWaitedFor) = line.withLock {
            ($0.isOpen, !waiting.isEmpty || !$0.customers.isEmpty)
          }
          guard isOpen || isWaitedFor else { return }
          let isDue =
            log.isPublished
            ? late.isOver && late.begun + lateInterval <= .now
            : quorum.isOver && (isWaitedFor || quorum.begun + interval <= .now)
          guard isDue else { continue }
          if log.isPublished { late.begun = .now } else { quorum = (.now, false) }
          guard let ask = log.round() else { continue }
          if log.isPublished { late.isOver = false }
          group.addTask { [self] in
            let round = await ask()
            answered.withLock { $0.append(round) }
            ring.yield()
          }
        }
      } catch {
        let isDisk = (error as? LogError)?.code == .system
        reason = "the log has stopped\(isDisk ? ": it could not write" : "")"
        throw error
      }
    }
  }

  /// Lets nobody stand in line any more; those who do are served.
  public func close() {
    line.withLock { $0.isOpen = false }
    ring.yield()
  }

  private func takeAnswers() -> [WitnessRound] {
    answered.withLock { rounds in
      defer { rounds = [] }
      return rounds
    }
  }

  /// Those who are served next.
  /// - Parameter appending: whether entries may be appended now; who has some stays in line else.
  private func next(appending: Bool) -> [Customer]? {
    let customers = leave(atMost: Self.mostTogether) { appending || !$0.job.isEntry }
    return customers.isEmpty ? nil : customers
  }

  /// The first of the line that `may` leave it.
  private func leave(atMost limit: Int = .max, where may: (Customer) -> Bool) -> [Customer] {
    line.withLock { line in
      var leaving: [Customer] = []
      line.customers.removeAll { customer in
        guard leaving.count < limit, may(customer) else { return false }
        leaving.append(customer)
        return true
      }
      return leaving
    }
  }

  /// Takes what witnesses answered. Where the quorum is not there, whoever waits for it is told so.
  private func take(
    _ round: WitnessRound, into log: inout EndorsementLog, _ waiting: inout [Waiting]
  ) throws {
    do {
      try log.take(round)
      guard round.isForQuorum else { return }
      try log.checkIsPublished()
      try prove(&waiting, by: log)
    } catch let error as LogError where error.code == .undecided {
      // Witnesses do not answer now; the next time they may.
      guard round.isForQuorum else { return }
      for customer in waiting.map(\.customer) + leave(where: \.job.isEntry) {
        customer.answer.resume(returning: .unavailable(error.description))
      }
      waiting = []
    }
  }

  /// Gives their proofs to those whose entries are published.
  private func prove(_ waiting: inout [Waiting], by log: EndorsementLog) throws {
    let size = log.published.size
    let proved = waiting.filter { $0.entry < size }
    let proofs = try log.proofs(of: proved.map(\.entry))
    waiting.removeAll { $0.entry < size }
    for (one, proof) in zip(proved, proofs) {
      one.customer.answer.resume(returning: .logged(proof))
    }
  }

  /// Nobody is served any more.
  private func endAll(_ waiting: [Waiting], _ reason: String) {
    line.withLock { $0.isOpen = false }
    for customer in waiting.map(\.customer) + leave(where: { _ in true }) {
      customer.answer.resume(returning: .unavailable(reason))
    }
  }

  private func serve(
    _ customers: [Customer], log: inout EndorsementLog, _ waiting: inout [Waiting], now: Int
  ) async throws {
    var turn = Turn(jobs: customers.map(\.job))
    do {
      try await turn.appendEntries(to: &log)
      try turn.keepSubmissions(for: log, at: now)
      try turn.lookUp(in: log)
    } catch {
      line.withLock { $0.customers += customers }
      throw error
    }
    let logged = Dictionary(uniqueKeysWithValues: turn.logged.map { ($0.job, $0.entry) })
    for (job, customer) in customers.enumerated() {
      if let entry = logged[job] {
        waiting.append(Waiting(customer: customer, entry: entry))
      } else {
        customer.answer.resume(returning: turn.outcomes[job])
      }
    }
    try prove(&waiting, by: log)
  }

  /// Those who are served together.
  private struct Turn {
    let jobs: [Job]
    var outcomes: [SubmissionOutcome?]
    /// The entries that are to be proved to some of them.
    private(set) var logged: [(job: Int, entry: Int)] = []

    init(jobs: [Job]) {
      self.jobs = jobs
      outcomes = Array(repeating: nil, count: jobs.count)
    }

    /// Those that need no admission, in one commit.
    mutating func appendEntries(to log: inout EndorsementLog) async throws {
      var notes: [(job: Int, bytes: [UInt8])] = []
      for (job, it) in jobs.enumerated() {
        if case .entry(let bytes) = it { notes.append((job, bytes)) }
      }
      guard !notes.isEmpty else { return }
      let answers = try await log.append(notes.map(\.bytes), countersigner: nil)
      for ((job, _), answer) in zip(notes, answers) {
        switch answer {
        case .appended(let entry), .alreadyLogged(let entry, _): logged.append((job, entry))
        case .refused(let error): outcomes[job] = .refused(error)
        }
      }
    }

    /// Those that wait for the secretariat, durable together.
    mutating func keepSubmissions(for log: EndorsementLog, at now: Int) throws {
      var kept: [(id: Inbox.ID, key: PublicKey, note: [UInt8])] = []
      var ids: Set<Inbox.ID> = []
      let room = try log.inbox.room(for: jobs.count)
      for (job, it) in jobs.enumerated() {
        guard case .submission(let signed, let id, let bytes) = it,
          case .endorsement(let endorsement) = signed.entry.content
        else { continue }
        let key = endorsement.key.publicKey
        if ids.contains(id) {
          outcomes[job] = .waiting(id: id.description)
        } else if try find(id, in: log, for: job) {
        } else if let entry = log.state.entry(endorsing: endorsement.text, by: key),
          entry >= log.published.size
        {
          // Whether it is this very submission is known once it can be proved.
          outcomes[job] = .unavailable("entry \(entry), by the same key, is not yet published")
        } else if let entry = log.state.entry(endorsing: endorsement.text, by: key),
          try log.submission(of: entry) == bytes
        {
          logged.append((job, entry))
        } else {
          do {
            try Rules.judge(submission: signed, in: log.state)
            if kept.count < room {
              kept.append((id, key, bytes))
              ids.insert(id)
              outcomes[job] = .waiting(id: id.description)
            } else {
              outcomes[job] = .unavailable("the inbox is full")
            }
          } catch let violation as RuleViolation {
            outcomes[job] = .refused(LogError(.unverified, violation.description))
          }
        }
      }
      if !kept.isEmpty { try log.inbox.add(kept, at: now) }
    }

    mutating func lookUp(in log: EndorsementLog) throws {
      for (job, it) in jobs.enumerated() {
        if case .lookup(let id) = it { _ = try find(id, in: log, for: job) }
      }
    }

    /// Answers with what the inbox says; false where it knows no such submission.
    private mutating func find(_ id: Inbox.ID, in log: EndorsementLog, for job: Int) throws -> Bool
    {
      switch try log.inbox.state(of: id) {
      case nil: return false
      case .waiting: outcomes[job] = .waiting(id: id.description)
      case .rejected(let reason): outcomes[job] = .rejected(id: id.description, reason: reason)
      case .admitted(let entry):
        // The inbox is not believed: the entry has to be this submission.
        guard try log.submission(of: entry).map(Inbox.ID.init(of:)) == id else { return false }
        logged.append((job, entry))
      }
      return true
    }
  }
}

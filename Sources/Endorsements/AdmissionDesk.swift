import Synchronization
import TransparencyLog

/// Takes what is handed in to a log while it is open: keeps submissions until the secretariat decides,
/// and appends at once what needs no admission, many in one commit. SPEC.md, section 7.8.
///
/// Whoever hands something in waits in line; one task, that of `run`, owns the log and serves the line.
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
  }

  private struct Customer: Sendable {
    let job: Job
    let answer: CheckedContinuation<SubmissionOutcome?, Never>
  }

  private struct Line {
    var customers: [Customer] = []
    var isOpen = true
  }

  private let trust: TrustFolder
  private let line = Mutex(Line())
  /// Rings where somebody has come, and now and then.
  private let bell: AsyncStream<Void>
  private let ring: AsyncStream<Void>.Continuation

  /// Until `run` takes it.
  private let log: Mutex<EndorsementLog?>

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

  /// Serves the line until `close`. Between customers it finishes publications that witnesses held up,
  /// and adds cosignatures that came late.
  ///
  /// - Parameters:
  ///   - interval: how often it looks after that where nobody comes.
  ///   - now: POSIX seconds.
  /// - Precondition: it is run once.
  /// - Throws: `system` where something could not be made durable: nothing is acknowledged from then on.
  public func run(
    every interval: Duration = .seconds(10),
    now: @escaping @Sendable () -> Int
  ) async throws {
    // A witness that hangs holds up the line while it is asked for more than the quorum.
    let lateAfter = Duration.seconds(60)
    var lateAsked = ContinuousClock.now
    guard var log = log.withLock({ $0.take() }) else {
      preconditionFailure("a desk is run once")
    }
    defer { close() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [ring] in
        while !Task.isCancelled {
          try? await Task.sleep(for: interval)
          ring.yield()
        }
      }
      defer { group.cancelAll() }
      for await _ in bell {
        while let customers = next() {
          try await serve(customers, log: &log, now: now())
        }
        guard line.withLock({ $0.isOpen }) else { return }
        let isLate = lateAsked + lateAfter < .now
        if isLate { lateAsked = .now }
        try await lookAfter(&log, lateCosignatures: isLate)
      }
    }
  }

  /// Lets nobody stand in line any more; those who do are served.
  public func close() {
    line.withLock { $0.isOpen = false }
    ring.yield()
  }

  private func next() -> [Customer]? {
    line.withLock { line in
      let customers = Array(line.customers.prefix(Self.mostTogether))
      line.customers.removeFirst(customers.count)
      return customers.isEmpty ? nil : customers
    }
  }

  private func lookAfter(_ log: inout EndorsementLog, lateCosignatures: Bool) async throws {
    do {
      try await log.publish()
      if lateCosignatures { _ = try await log.addLateCosignatures() }
    } catch let error as LogError where error.code == .undecided {
      // Witnesses do not answer now; the next time they may.
    }
  }

  private func serve(
    _ customers: [Customer], log: inout EndorsementLog, now: Int
  ) async throws {
    var turn = Turn(jobs: customers.map(\.job))
    do {
      try await turn.appendEntries(to: &log)
      try turn.keepSubmissions(for: log, at: now)
      try turn.lookUp(in: log)
      try turn.prove(by: log)
    } catch {
      let others = line.withLock { line in
        line.isOpen = false
        defer { line.customers = [] }
        return line.customers
      }
      for customer in customers + others {
        customer.answer.resume(returning: .unavailable("the log has stopped: it could not write"))
      }
      throw error
    }
    for (customer, outcome) in zip(customers, turn.outcomes) {
      customer.answer.resume(returning: outcome)
    }
  }

  /// Those who are served together.
  private struct Turn {
    let jobs: [Job]
    var outcomes: [SubmissionOutcome?]
    /// The entries that are proved to some of them.
    private var logged: [(job: Int, entry: Int)] = []

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
      do {
        let answers = try await log.admit(notes.map(\.bytes), countersigner: nil)
        for ((job, _), answer) in zip(notes, answers) {
          switch answer {
          case .appended(let entry), .alreadyLogged(let entry, _): logged.append((job, entry))
          case .refused(let error): outcomes[job] = .refused(error)
          }
        }
      } catch let error as LogError where error.code == .undecided {
        for (job, _) in notes { outcomes[job] = .unavailable(error.description) }
      }
    }

    /// Those that wait for the secretariat, durable together.
    mutating func keepSubmissions(for log: EndorsementLog, at now: Int) throws {
      var kept: [(id: Inbox.ID, key: PublicKey, note: [UInt8])] = []
      var ids: Set<Inbox.ID> = []
      for (job, it) in jobs.enumerated() {
        guard case .submission(let signed, let id, let bytes) = it,
          case .endorsement(let endorsement) = signed.entry.content
        else { continue }
        let key = endorsement.key.publicKey
        if ids.contains(id) {
          outcomes[job] = .waiting(id: id.description)
        } else if try find(id, in: log, for: job) {
        } else if let entry = log.state.entry(endorsing: endorsement.text, by: key),
          try log.submission(of: entry) == bytes
        {
          logged.append((job, entry))
        } else {
          do {
            try Rules.judge(submission: signed, in: log.state)
            if try log.inbox.hasRoom(for: kept.count + 1) {
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

    mutating func prove(by log: EndorsementLog) throws {
      let covered = logged.filter { $0.entry < log.published.size }
      for (one, proof) in zip(covered, try log.proofs(of: covered.map(\.entry))) {
        outcomes[one.job] = .logged(proof)
      }
      for (job, entry) in logged where entry >= log.published.size {
        outcomes[job] = .unavailable("appended as entry \(entry), not yet published")
      }
    }
  }
}

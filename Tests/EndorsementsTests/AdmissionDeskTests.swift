import Endorsements
import Foundation
import Synchronization
import Testing
import TransparencyLog

struct AdmissionDeskTests {
  let site: ExampleSite

  init() throws { site = try ExampleSite() }

  /// A log with the statement, and its desk, which serves until `body` returns.
  private func atTheDesk(
    of site: ExampleSite? = nil, witnesses: (any WitnessTransport)? = nil,
    lateEvery late: Duration = .seconds(60), _ body: (AdmissionDesk) async throws -> Void
  ) async throws {
    let site = site ?? self.site
    var log = try await site.open(at: 1000, witnesses: witnesses)
    if log.state.size == 0 { try await site.admitStatement(to: &log) }
    let desk = AdmissionDesk(log)
    async let served: Void = desk.run(lateEvery: late, now: { 1000 })
    let result: Result<Void, any Error>
    do { result = .success(try await body(desk)) } catch { result = .failure(error) }
    desk.close()
    try await served
    try result.get()
  }

  private func countersigned(_ number: UInt32) throws -> [UInt8] {
    let entry = try Entry(parsing: try site.submission(number))
    return try entry.countersigned(by: site.secretariat).admitted.bytes
  }

  private func withdrawal(by number: UInt32, after leaf: Hash?) throws -> [UInt8] {
    let key = try site.key(number)
    return try signed(
      .withdrawal(text: site.text.hash, key: key.verifierKey), log: ExampleSite.origin,
      previous: leaf, by: [key])
  }

  @Test func aSubmissionWaitsAndIsProvedOnceItIsAdmitted() async throws {
    let submission = try site.submission(1)
    let id = Inbox.ID(of: submission)
    try await atTheDesk { desk in
      #expect(await desk.outcome(of: id)?.inWords == nil)
      #expect(await desk.submit(submission).inWords == "waiting \(id)")
      #expect(await desk.submit(submission).inWords == "waiting \(id)")
      #expect(await desk.outcome(of: id)?.inWords == "waiting \(id)")
      #expect(try await desk.submit(countersigned(1)).inWords == "logged 1")
      #expect(await desk.outcome(of: id)?.inWords == "logged 1")
      guard case .logged(let proof) = await desk.submit(submission) else {
        Issue.record("no proof")
        return
      }
      let logged = try LoggedEntry(verifying: proof, trust: site.trust, at: 0)
      #expect(logged.entry.note.text == (try Entry(parsing: submission).note.text))
    }
    // The next one to keep the log knows it too.
    try await atTheDesk { (desk) async throws in
      #expect(await desk.outcome(of: id)?.inWords == "logged 1")
      #expect(try await desk.submit(countersigned(1)).inWords == "logged 1")
    }
  }

  @Test func aSubmissionThatWasAdmittedWithoutTheInboxIsFoundInTheLog() async throws {
    try await atTheDesk { (desk) async throws in
      #expect(try await desk.submit(countersigned(1)).inWords == "logged 1")
      #expect(try await desk.submit(site.submission(1)).inWords == "logged 1")
    }
  }

  @Test func aRejectionIsTheAnswerFromThenOn() async throws {
    let submission = try site.submission(1)
    let id = Inbox.ID(of: submission)
    try await atTheDesk { desk in
      _ = await desk.submit(submission)
      let command = Inbox(of: LogFolder(site.path))
      try command.reject(
        try #require(try command.unadmitted(id)), reason: "nobody knows you", at: 0)
      #expect(await desk.submit(submission).inWords == "rejected: nobody knows you")
      #expect(await desk.outcome(of: id)?.inWords == "rejected: nobody knows you")
      // The secretariat may think again.
      #expect(try await desk.submit(countersigned(1)).inWords == "logged 1")
      #expect(await desk.outcome(of: id)?.inWords == "logged 1")
    }
  }

  @Test func whatCanNeverBeAdmittedIsRefusedAtOnce() async throws {
    try await atTheDesk { desk in
      _ = try await desk.submit(countersigned(1))
      let other = try secretKey(90, named: "org90.example")
      // The name of the first one, by another key.
      guard case .endorsement(let first) = try Entry(parsing: site.submission(1)).content else {
        return
      }
      let taken = try signed(
        .endorsement(
          try Entry.Endorsement(
            text: site.text.hash, signatory: first.signatory, kind: .organization, role: nil,
            key: other.verifierKey)), log: ExampleSite.origin, by: [other])
      #expect(await desk.submit(taken).inWords == "refused: breaks rule 5")
      #expect(await desk.submit(Array("no note\n".utf8)).inWords == "refused: malformed")
      var forged = try site.submission(2)
      forged[forged.count - 10] ^= 1
      #expect(await desk.submit(forged).inWords == "refused")
      #expect(try Inbox(of: LogFolder(site.path)).waiting().isEmpty)
    }
  }

  @Test func aWithdrawalBeforeAdmissionNeedsItsSubmissionAndEndsIt() async throws {
    try await atTheDesk { desk in
      #expect(try await desk.submit(withdrawal(by: 1, after: nil)).inWords == "refused")
      let submission = try site.submission(1)
      _ = await desk.submit(submission)
      #expect(try await desk.submit(withdrawal(by: 1, after: nil)).inWords == "logged 1")
      #expect(
        await desk.submit(submission).inWords
          == "rejected: the signatory withdrew, by entry 1 of the log")
      #expect(try await desk.submit(countersigned(1)).inWords == "refused: breaks rule 3")
    }
  }

  @Test func aWithdrawalThatIsHandedInAgainEndsNothing() async throws {
    let (first, key) = (try countersigned(1), try site.key(1))
    let withdrawal = try withdrawal(by: 1, after: .leaf(first))
    let again = try signed(
      Entry(parsing: first).content, log: ExampleSite.origin, previous: .leaf(withdrawal), by: [key]
    )
    try await atTheDesk { desk in
      #expect(await desk.submit(first).inWords == "logged 1")
      #expect(await desk.submit(withdrawal).inWords == "logged 2")
      let waiting = "waiting \(Inbox.ID(of: again))"
      #expect(await desk.submit(again).inWords == waiting)
      #expect(await desk.submit(withdrawal).inWords == "logged 2")
      #expect(await desk.submit(again).inWords == waiting)
    }
  }

  @Test func whatWasRejectedGivesNoRightToWithdraw() async throws {
    let submission = try site.submission(1)
    try await atTheDesk { desk in
      _ = await desk.submit(submission)
      let command = Inbox(of: LogFolder(site.path))
      try command.reject(
        try #require(try command.unadmitted(Inbox.ID(of: submission))), reason: "no", at: 0)
      #expect(try await desk.submit(withdrawal(by: 1, after: nil)).inWords == "refused")
    }
  }

  @Test func manyAtOnceShareFewCommits() async throws {
    let many: Range<UInt32> = 1..<201
    let notes = try many.map { try countersigned($0) }
    try await atTheDesk { desk in
      let outcomes = await withTaskGroup(of: String?.self) { group in
        for note in notes + notes { group.addTask { await desk.submit(note).inWords } }
        return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      }
      // Each was proved, twice, at an index of its own.
      #expect(outcomes == Dictionary(uniqueKeysWithValues: many.map { ("logged \($0)", 2) }))
      let published = try #require(try Files.names(in: "\(site.path)/public/checkpoints"))
      #expect(published.count < 40)
    }
  }

  @Test func whoStandsInLineWhenItClosesIsServedAndNobodyAfterwards() async throws {
    var left: AdmissionDesk?
    try await atTheDesk { desk in
      left = desk
      let notes = try (1..<31).map { try countersigned($0) }
      let outcomes = await withTaskGroup(of: String.self) { group in
        for note in notes { group.addTask { await desk.submit(note).inWords } }
        desk.close()
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.allSatisfy { $0.hasPrefix("logged") || $0 == "unavailable" })
      let logged = outcomes.filter { $0.hasPrefix("logged") }
      let reader = try await LogReader(
        LogFolder("\(site.path)/public"), policy: site.trust.policy, at: 0)
      #expect(reader.checkpoint.size == 1 + logged.count)
    }
    #expect(try await left?.submit(countersigned(2)).inWords == "unavailable")
  }

  @Test(.timeLimit(.minutes(10)))
  func aLateWitnessThatHangsKeepsNobodyWaiting() async throws {
    let witness = try OneWitness()
    let site = try ExampleSite(witnesses: witness.line + "quorum none\n")
    witness.mode = .hangs
    try await atTheDesk(of: site, witnesses: witness, lateEvery: .zero) { desk in
      var asked = witness.asked.makeAsyncIterator()
      #expect(await asked.next() == 1)
      let submission = try site.submission(2)
      #expect(await desk.submit(submission).inWords.hasPrefix("waiting"))
      #expect(try await desk.submit(countersigned(1)).inWords == "logged 1")
      witness.mode = .answers
      // What it cosigned late is of a checkpoint that is the newest no more: it is asked again.
      #expect(await asked.next() == 2)
      func cosigned(_ name: String) throws -> Bool {
        let bytes = try Files.read("\(site.path)/public/\(name)", atMost: Note.sizeLimit)
        return try Note(parsing: try #require(bytes)).signatures.count == 2
      }
      while try !cosigned("checkpoint") {
        _ = await desk.outcome(of: Inbox.ID(of: submission))
        try await Task.sleep(for: .milliseconds(5))
      }
      #expect(try cosigned("checkpoints/2"))
      #expect(try !cosigned("checkpoints/1"))
      let reader = try await LogReader(
        LogFolder("\(site.path)/public"), policy: site.trust.policy, at: 1000)
      #expect(reader.checkpoint.size == 2)
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func whoWaitsForTheQuorumKeepsNobodyElseWaiting() async throws {
    let witness = try OneWitness()
    let site = try ExampleSite(witnesses: witness.line + "quorum w\n")
    try await atTheDesk(of: site, witnesses: witness) { desk in
      witness.mode = .hangs
      var asked = witness.asked.makeAsyncIterator()
      #expect(await asked.next() == 1)
      async let first = desk.submit(countersigned(1))
      #expect(await asked.next() == 2)
      let submission = try site.submission(2)
      #expect(await desk.submit(submission).inWords.hasPrefix("waiting"))
      #expect(await desk.outcome(of: Inbox.ID(of: submission))!.inWords.hasPrefix("waiting"))
      // Its entry is in the log, and nothing proves it yet.
      #expect(try await desk.submit(site.submission(1)).inWords == "unavailable")
      async let third = desk.submit(countersigned(3))
      witness.mode = .answers
      #expect(try await first.inWords == "logged 1")
      #expect(try await third.inWords == "logged 2")
      #expect(try await desk.submit(site.submission(1)).inWords == "logged 1")
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func withoutTheQuorumNothingIsAcknowledgedAndTheNextAttemptResumes() async throws {
    let witness = try OneWitness()
    let site = try ExampleSite(witnesses: witness.line + "quorum w\n")
    try await atTheDesk(of: site, witnesses: witness) { desk in
      witness.mode = .refuses
      for number in [1, 1, 2] as [UInt32] {
        guard case .unavailable(let reason) = try await desk.submit(countersigned(number)) else {
          Issue.record("acknowledged")
          return
        }
        #expect(reason.contains("the quorum is not met") && reason.contains("status 503"))
      }
      witness.mode = .answers
      #expect(try await desk.submit(countersigned(2)).inWords == "logged 2")
      #expect(try await desk.submit(countersigned(1)).inWords == "logged 1")
    }
  }

  @Test func whereTheInboxCannotBeWrittenTheLogStops() async throws {
    await #expect(throws: LogError(.system, "")) {
      try await atTheDesk { desk in
        // A file where the folder should be.
        try Files.create("\(site.path)/private/inbox", Array("in the way\n".utf8))
        #expect(try await desk.submit(site.submission(1)).inWords == "unavailable")
        #expect(try await desk.submit(countersigned(2)).inWords == "unavailable")
      }
    }
  }
}

/// A witness in memory, which cosigns whatever it is asked to, or does not.
private final class OneWitness: WitnessTransport {
  enum Mode {
    case answers, refuses
    /// Until it is to answer, or nobody waits for it.
    case hangs
  }

  private struct State {
    var mode = Mode.answers
    var hanging: [AsyncStream<Void>.Continuation] = []
  }

  /// The sizes that it is asked about.
  let asked: AsyncStream<Int>
  private let asking: AsyncStream<Int>.Continuation
  private let state = Mutex(State())
  private let signer: SecretKey
  private let key: VerifierKey

  init() throws {
    (asked, asking) = AsyncStream.makeStream()
    signer = try secretKey(5, named: "witness.example")
    key = try VerifierKey(
      name: "witness.example", type: .cosignature, publicKey: signer.verifierKey.publicKey)
  }

  var line: String { "witness w \(key) http://w.example/\n" }

  var mode: Mode {
    get { state.withLock { $0.mode } }
    set {
      state.withLock { state in
        state.mode = newValue
        if newValue != .hangs { for one in state.hanging { one.finish() } }
      }
    }
  }

  func post(_ body: [UInt8], to url: String) async throws -> (status: Int, body: [UInt8]) {
    let request = try AddCheckpoint(parsing: body)
    let (hanging, end) = AsyncStream.makeStream(of: Void.self)
    state.withLock { state in
      if state.mode == .hangs { state.hanging.append(end) } else { end.finish() }
    }
    asking.yield(request.checkpoint.size)
    for await _ in hanging {}
    if mode == .refuses { return (503, []) }
    var note = request.note
    let before = note.encoded.count
    try note.cosign(with: signer, as: key, at: 1000)
    return (200, Array(note.encoded[before...]))
  }
}

extension SubmissionOutcome {
  /// As the tests compare it: a proof by the index, a refusal by its rule.
  fileprivate var inWords: String {
    switch self {
    case .logged(let proof): return "logged \(proof.inclusion.index)"
    case .waiting(let id): return "waiting \(id)"
    case .rejected(_, let reason): return "rejected: \(reason)"
    case .refused(let error) where error.code == .malformed: return "refused: malformed"
    case .refused(let error):
      guard let rule = error.description.wholeMatch(of: /(breaks rule [1-8]): .*/) else {
        return "refused"
      }
      return "refused: \(rule.1)"
    case .unavailable: return "unavailable"
    }
  }
}

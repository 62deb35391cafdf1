import TestSupport
import Testing

@testable import TransparencyLog

/// Publication under a quorum of witnesses. SPEC.md, sections 7.6 and 7.9.
struct LogPublicationTests {
  private let logs: ExampleLogs
  private let witnesses: MemoryWitnesses
  private let now = 1_800_000_000

  /// Two of three witnesses are needed.
  init() throws {
    logs = try ExampleLogs(quorumOf: 2, [2, 3, 4])
    witnesses = try MemoryWitnesses([2, 3, 4], of: logs.signer.verifierKey, at: now)
  }

  private func created() throws -> MemoryStorage {
    let storage = MemoryStorage()
    try Log.create(in: storage, signer: logs.signer)
    return storage
  }

  /// The names of those who cosigned what is published, with their times before `now`.
  private func cosigned(_ storage: MemoryStorage, size: Int? = nil) throws -> [String] {
    let path = size.map { Log.Path.kept($0) } ?? Log.Path.checkpoint
    let note = try #require(storage.files[path])
    return try logs.policy.signed(checkpoint: note).cosignatures.map(\.witness.name).sorted()
  }

  private func append(_ count: Int, to log: inout Log) async throws {
    try log.append(logs.entries(log.size..<log.size + count))
    try await log.publish(asking: witnesses, at: { now })
  }

  @Test func nothingIsPublishedBeforeTheQuorumHasCosigned() async throws {
    let storage = try created()
    var log = try logs.open(storage)
    #expect(log.isPublished)
    try log.append(logs.entries(0..<5))
    #expect(!log.isPublished)
    #expect(log.published.size == 0)
    #expect(try logs.policy.signed(checkpoint: storage.files[Log.Path.checkpoint]!).size == 0)
    #expect(storage.files[Log.Path.kept(5)] == nil)
    try await log.publish(asking: witnesses, at: { now })
    #expect(log.isPublished)
    let verified = try logs.policy.verify(checkpoint: storage.files[Log.Path.checkpoint]!, at: now)
    #expect(verified.size == 5 && verified.asOf == now)
    #expect(storage.files[Log.Path.kept(5)] == storage.files[Log.Path.checkpoint])
    #expect(try await logs.scanned(storage.copy, at: now) == logs.entries(0..<5))
    // A proof carries the cosignatures.
    #expect(try log.proofs(of: [3])[0].checkpoint == verified.note)
  }

  @Test func everySizeLeadsToEveryOther() async throws {
    for old in 0...9 {
      for new in old + 1...10 {
        let witnesses = try MemoryWitnesses([2, 3], of: logs.signer.verifierKey, at: now)
        var log = try logs.open(try created())
        for count in [old, new - old] where count > 0 {
          try log.append(logs.entries(log.size..<log.size + count))
          try await log.publish(asking: witnesses, at: { now })
        }
        #expect(witnesses.latest(of: 2) == new && witnesses.latest(of: 3) == new)
        // The log guesses right, and nobody is asked a second time.
        #expect(witnesses.asked(of: 2) == (old > 0 ? ["0 to \(old)"] : []) + ["\(old) to \(new)"])
      }
    }
  }

  @Test func withoutTheQuorumEntriesWaitAndAreResumed() async throws {
    let storage = try created()
    var log = try logs.open(storage)
    witnesses[2] = .down
    witnesses[3] = .answers(status: 503, body: "come back")
    try log.append(logs.entries(0..<3))
    await #expect {
      try await log.publish(asking: witnesses, at: { now })
    } throws: { error in
      let text = "\(error)"
      return error as? LogError == LogError(.undecided, "")
        && text.hasPrefix(
          "appended, not yet published: the quorum is not met: group \"g\" has 1 of 2")
        && text.contains("witness \"w2\": http://w2/add-checkpoint could not be reached")
        && text.contains("witness \"w3\": status 503 and \"come back\"")
    }
    #expect(log.published.size == 0 && log.size == 3)
    #expect(throws: LogError(.undecided, "")) { try log.append(logs.entries(3..<4)) }
    // Nobody can be asked.
    await #expect(throws: LogError(.undecided, "")) {
      try await log.publish(asking: nil, at: { now })
    }
    // What witness 4 cosigned is not asked for again.
    witnesses[2] = nil
    try await log.publish(asking: witnesses, at: { now })
    #expect(witnesses.asked(of: 4) == ["0 to 3"])
    #expect(try cosigned(storage) == ["witness2.example", "witness4.example"])
    try await append(1, to: &log)
    #expect(log.published.size == 4)
  }

  @Test func aNewStartResumesWhatWasPending() async throws {
    let storage = try created()
    var log = try logs.open(storage)
    try log.append(logs.entries(0..<300))
    for number in [2, 3, 4] as [UInt8] { witnesses[number] = .mute }
    await #expect(throws: LogError(.undecided, "")) {
      try await log.publish(asking: witnesses, at: { now })
    }
    for number in [2, 3, 4] as [UInt8] { witnesses[number] = nil }
    var reopened = try logs.open(storage)
    #expect(reopened.size == 300 && reopened.published.size == 0 && !reopened.isPublished)
    var seen: [[UInt8]] = []
    try await reopened.reader(storage.copy).scan(
      prepare: { entry, _ in Array(entry) }, apply: { seen.append($0) })
    #expect(seen == logs.entries(0..<300))
    // They have that size already, which the log did not know.
    try await reopened.publish(asking: witnesses, at: { now })
    let corrected = ([2, 3, 4] as [UInt8]).filter {
      witnesses.asked(of: $0) == ["0 to 300", "0 to 300", "300 to 300"]
    }
    #expect(corrected.count >= 2)
    #expect(reopened.isPublished)
  }

  @Test func aWitnessThatKnowsMoreStopsTheLog() async throws {
    let storage = try created()
    var log = try logs.open(storage)
    try await append(5, to: &log)
    let old = storage.files
    try await append(5, to: &log)
    _ = try await log.addLateCosignatures(asking: witnesses, at: { now })
    // The folder is restored, and goes on as if nothing had been.
    let restored = MemoryStorage(old)
    log = try logs.open(restored)
    try log.append(logs.entries(0..<1, "other"))
    await #expect {
      try await log.publish(asking: witnesses, at: { now })
    } throws: { error in
      error as? LogError == LogError(.unverified, "")
        && "\(error)".contains("with size 10, larger than 6, the largest that it knows of itself")
    }
    #expect(try logs.policy.signed(checkpoint: restored.files[Log.Path.checkpoint]!).size == 5)
  }

  /// Nobody has signed that it has seen so much.
  @Test func whatIsPublishedIsNotStoppedByOneWitness() async throws {
    let storage = try created()
    var log = try logs.open(storage)
    try await append(5, to: &log)
    witnesses.set(
      4, to: Checkpoint(origin: logs.policy.origin, size: 99, root: .sha256(Array("other".utf8))))
    _ = try await log.addLateCosignatures(asking: witnesses, at: { now })
    #expect(log.witnessFailures.map(\.code) == [.unverified])
    // What is to be published it would stop, if it answered before the others.
    witnesses[4] = .down
    try await append(1, to: &log)
    #expect(log.isPublished)
  }

  @Test func aWitnessThatKnowsAnotherTreeDoesNotCount() async throws {
    var log = try logs.open(try created())
    try await append(5, to: &log)
    witnesses.set(
      2, to: Checkpoint(origin: logs.policy.origin, size: 5, root: .sha256(Array("other".utf8))))
    try await append(2, to: &log)
    #expect(log.published.cosignatures.count == 2)
    _ = try await log.addLateCosignatures(asking: witnesses, at: { now })
    #expect(log.witnessFailures.count == 1)
    #expect(log.witnessFailures[0].description.hasPrefix("witness \"w2\": status 422"))
  }

  @Test func lateCosignaturesAreAddedAndNoneIsTakenAway() async throws {
    let storage = try created()
    var log = try logs.open(storage)
    witnesses[4] = .slow
    try await append(3, to: &log)
    #expect(try cosigned(storage) == ["witness2.example", "witness3.example"])
    witnesses[4] = .down
    #expect(try await log.addLateCosignatures(asking: witnesses, at: { now }) == 0)
    #expect(log.witnessFailures.map(\.code) == [.system])
    witnesses[4] = nil
    #expect(try await log.addLateCosignatures(asking: witnesses, at: { now }) == 1)
    let all = ["witness2.example", "witness3.example", "witness4.example"]
    #expect(try cosigned(storage) == all)
    #expect(try cosigned(storage, size: 3) == all)
    #expect(try await log.addLateCosignatures(asking: witnesses, at: { now }) == 0)
    // A day later they are renewed, each in the place of its own.
    let later = try MemoryWitnesses([2, 3], of: logs.signer.verifierKey, at: now + 86_400)
    for number in [2, 3] as [UInt8] { later.set(number, to: log.published.checkpoint) }
    let policy = try ExampleLogs(quorumOf: 2, [2, 3]).policy
    var reopened = try Log(opening: storage, signer: logs.signer, policy: policy)
    #expect(try await reopened.addLateCosignatures(asking: later, at: { now + 86_400 }) == 2)
    #expect(try cosigned(storage) == all)
    let verified = try policy.verify(
      checkpoint: storage.files[Log.Path.checkpoint]!, at: now + 86_400)
    #expect(verified.asOf == now + 86_400)
  }

  @Test func aCosignatureAheadOfTheClockDoesNotCount() async throws {
    var log = try logs.open(try created())
    witnesses[2] = .ahead(301)
    witnesses[3] = .ahead(300)
    witnesses[4] = .down
    await #expect {
      try await append(1, to: &log)
    } throws: {
      "\($0)".contains("witness \"w2\": it cosigned at 2027-01-15T08:05:01Z, which is in")
    }
    witnesses[4] = nil
    try await log.publish(asking: witnesses, at: { now })
    #expect(log.isPublished)
  }

  @Test func underNoQuorumWitnessesAreAskedAfterwards() async throws {
    let logs = try ExampleLogs(quorumOf: 0, [2, 3])
    let storage = try created()
    var log = try logs.open(storage)
    try log.append(logs.entries(0..<3))
    #expect(log.isPublished && log.published.size == 3)
    try await log.publish(asking: witnesses, at: { now })
    #expect(witnesses.asked(of: 2).isEmpty)
    #expect(try await log.addLateCosignatures(asking: witnesses, at: { now }) == 2)
    #expect(try cosigned(storage) == ["witness2.example", "witness3.example"])
  }

  @Test func answersAboutAnOlderCheckpointCountForNothing() async throws {
    let logs = try ExampleLogs(quorumOf: 0, [2, 3])
    let storage = try created()
    var log = try logs.open(storage)
    try log.append(logs.entries(0..<3))
    var early = log.round(at: now)
    var late = early
    await early.ask(over: witnesses, at: { now })
    #expect(early.head.cosignatures.count == 2)
    try log.append(logs.entries(3..<4))
    #expect(try log.take(early) == 0)
    #expect(log.published.size == 4 && log.published.cosignatures.isEmpty)
    #expect(try await log.addLateCosignatures(asking: witnesses, at: { now }) == 2)
    // A question that comes late finds witnesses that know more, as they should.
    await late.ask(over: witnesses, at: { now })
    #expect(late.failures.map(\.code) == [.unverified, .unverified])
    #expect(try log.take(late) == 0)
    #expect(try cosigned(storage) == ["witness2.example", "witness3.example"])
    // The same answers are taken once.
    try log.append(logs.entries(4..<5))
    var twice = log.round(at: now)
    await twice.ask(over: witnesses, at: { now })
    #expect(try log.take(twice) == 2)
    #expect(try log.take(twice) == 0)
    #expect(log.published.cosignatures.count == 2)
  }

  @Test func aPolicyThatAsksForAQuorumLaterHasItBeforeAnythingIsAppended() async throws {
    let before = try ExampleLogs(quorumOf: 0, [])
    let storage = try created()
    var log = try before.open(storage)
    try log.append(before.entries(0..<3))
    log = try logs.open(storage)
    #expect(log.published.size == 3 && !log.isPublished)
    #expect(throws: LogError(.undecided, "")) { try log.append(logs.entries(3..<4)) }
    try await log.publish(asking: witnesses, at: { now })
    #expect(try logs.policy.verify(checkpoint: log.published.note, at: now).size == 3)
  }

  @Test func aWitnessWithoutAURLOrWithAnotherKindOfKeyIsNotAsked() async throws {
    let policy = try Policy(
      parsing: Array(
        """
        log \(logs.signer.verifierKey)
        witness w2 \(try exampleWitness(2))
        witness w3 \(try exampleWitness(3)) http://w3/
        group g all w2 w3
        quorum g

        """.utf8))
    let storage = try created()
    var log = try Log(opening: storage, signer: logs.signer, policy: policy)
    await #expect {
      try await append(1, to: &log)
    } throws: { "\($0)".contains("witness \"w2\": the policy has no URL for it") }
    #expect(witnesses.asked(of: 3) == ["0 to 1"])
  }
}

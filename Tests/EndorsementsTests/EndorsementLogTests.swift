import Endorsements
import Foundation
import Testing
import TransparencyLog

struct EndorsementLogTests {
  let site: ExampleSite

  init() throws { site = try ExampleSite() }

  @Test func aNewLogHasTheCheckpointOfSizeZeroAndTheTrustFolder() async throws {
    #expect(try TrustFolder(at: "\(site.path)/keys").fingerprint == site.trust.fingerprint)
    let reader = try await LogReader(
      LogFolder("\(site.path)/public"), policy: site.trust.policy, at: 0)
    #expect(reader.checkpoint.size == 0)
    #expect(reader.checkpoint.root == .emptyRoot)
    #expect(reader.checkpoint.checkpoint.origin == ExampleSite.origin)
    #expect(throws: LogError(.system, "")) {
      try EndorsementLog.create(
        at: site.path, origin: ExampleSite.origin, witnesses: nil, secretariat: [])
    }
  }

  @Test(arguments: ["", "with space/log", "a+b/log", String(repeating: "a", count: 256)])
  func aLogNeedsAnOrigin(origin: String) throws {
    let other = site.folder("other")
    #expect(throws: LogError(.malformed, "")) {
      try EndorsementLog.create(
        at: other, origin: origin, witnesses: nil,
        secretariat: Array("\(site.secretariat.verifierKey)\n".utf8))
    }
    #expect(!Files.exists(other))
  }

  @Test func aSubmissionIsCountersignedAppendedAndProved() async throws {
    var log = try await site.open()
    try await site.admitStatement(to: &log)
    let submission = try site.submission(1)
    let outcomes = try await log.admit([submission], countersigner: site.secretariat)
    #expect(outcomes.map(\.inWords) == ["appended at 1"])
    let proof = try log.proofs(of: [1])[0]
    let logged = try LoggedEntry(verifying: proof, trust: site.trust, at: 0)
    #expect(logged.signed.isAdmitted)
    #expect(logged.entry.note.text == (try Entry(parsing: submission).note.text))
    #expect(logged.signed.signers == [try site.key(1).verifierKey, site.secretariat.verifierKey])
  }

  @Test func theSameBytesAgainHaveTheSameIndexAndNothingIsAppended() async throws {
    var log = try await site.open()
    try await site.admitStatement(to: &log)
    let submission = try site.submission(1)
    let other = try site.submission(2)
    // Twice in one batch, and again in another one.
    let first = try await log.admit(
      [submission, submission, other], countersigner: site.secretariat)
    #expect(first.map(\.inWords) == ["appended at 1", "is there at 1", "appended at 2"])
    let published = log.published.note
    let second = try await log.admit([other, submission], countersigner: site.secretariat)
    #expect(second.map(\.inWords) == ["is there at 2", "is there at 1"])
    let statement = try await log.admit([site.statement()], countersigner: nil)
    #expect(statement.map(\.inWords) == ["is there at 0"])
    let admitted = try #require(try log.proofs(of: [1])[0].extra)
    #expect(try await log.admit([admitted], countersigner: nil).map(\.inWords) == ["is there at 1"])
    #expect(log.published.size == 3)
    #expect(log.published.note == published)
  }

  @Test func theSameBytesAfterAWithdrawalSayThatTheEndorsementEnded() async throws {
    var log = try await site.open()
    try await site.admitStatement(to: &log)
    let submission = try site.submission(1)
    let withdrawal = { (leaf: Hash) in
      try signed(
        .withdrawal(text: self.site.text.hash, key: try self.site.key(1).verifierKey),
        log: ExampleSite.origin, previous: leaf, by: [try self.site.key(1)])
    }
    _ = try await log.admit([submission], countersigner: site.secretariat)
    let leaf = Hash.leaf(try #require(try log.proofs(of: [1])[0].extra))
    let outcomes = try await log.admit(
      [try withdrawal(leaf), submission, try withdrawal(leaf)], countersigner: site.secretariat)
    #expect(
      outcomes.map(\.inWords) == [
        "appended at 2", "is there at 1, withdrawn by 2", "is there at 2",
      ])
    #expect(log.state.size == 3)
  }

  @Test func aSubmissionWaitsForTheSecretariatsKey() async throws {
    var log = try await site.open()
    try await site.admitStatement(to: &log)
    let outcomes = try await log.admit([try site.submission(1)], countersigner: nil)
    guard case .refused(let why) = outcomes[0] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(why.description.hasPrefix("not countersigned by the secretariat"))
    #expect(log.published.size == 1)
  }

  @Test func onlyTheSecretariatInForceCountersigns() async throws {
    var log = try await site.open()
    try await site.admitStatement(to: &log)
    let other = try secretKey(90, named: "secretariat.example")
    await #expect(throws: LogError(.unverified, "")) {
      try await log.admit([try site.submission(1)], countersigner: other)
    }
    // What another one has countersigned before breaks rule 2.
    let (admitted, _) = try Entry(parsing: try site.submission(1)).countersigned(by: other)
    #expect(try Entry(parsing: admitted.bytes).note.encoded == admitted.entry.note.encoded)
    let outcomes = try await log.admit([admitted.bytes], countersigner: nil)
    #expect(outcomes.map(\.inWords) == ["breaks rule 2"])
    #expect(log.published.size == 1)
  }

  @Test func aStatementComesWithItsText() async throws {
    var log = try await site.open()
    let statement = try site.statement()
    let wrong = try CanonicalText(Array("Another text.\n".utf8))
    for texts in [[], [wrong]] {
      let outcomes = try await log.admit([statement], countersigner: nil, texts: texts)
      guard case .refused(let why) = outcomes[0] else {
        Issue.record("\(outcomes)")
        return
      }
      #expect(why.description.contains("\(site.text.hash) is not given"))
    }
    #expect(log.published.size == 0)
    _ = try await log.admit([statement], countersigner: nil, texts: [wrong, site.text])
    let path = "\(site.path)/public/text/"
    #expect(try Files.read(path + site.text.hash.hex, atMost: 1000) == site.text.bytes)
    #expect(!Files.exists(path + wrong.hash.hex))
  }

  @Test func aWithdrawalByAnUnknownKeyIsNotTaken() async throws {
    var log = try await site.open()
    try await site.admitStatement(to: &log)
    let stranger = try secretKey(91, named: "stranger.example")
    let note = try signed(
      .withdrawal(text: site.text.hash, key: stranger.verifierKey), log: ExampleSite.origin,
      by: [stranger])
    let outcomes = try await log.admit([note], countersigner: site.secretariat)
    #expect(outcomes.map(\.inWords) == ["refused: no submission waits"])
    #expect(log.published.size == 1)
    #expect(log.state.record(of: stranger.verifierKey.publicKey) == nil)
  }

  @Test func aKeyThatIsNotFitForUseIsNotTaken() async throws {
    var log = try await site.open()
    try await site.admitStatement(to: &log)
    // The neutral element: a point of the curve, of order 1.
    let bytes = try #require(Bytes32([1] + [UInt8](repeating: 0, count: 31)))
    let key = try VerifierKey(name: "org1.example", publicKey: PublicKey(bytes))
    let text = Entry.text(
      .endorsement(
        try Entry.Endorsement(
          text: site.text.hash, signatory: "One", kind: .organization, role: nil, key: key)),
      log: ExampleSite.origin, date: try ClaimedDate(parsing: "2026-03-01"), previous: nil)
    var note = Note(unsigned: text)
    try note.sign(with: try site.key(1))
    let outcomes = try await log.admit([note.encoded], countersigner: site.secretariat)
    guard case .refused(let why) = outcomes[0] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(why.description.hasSuffix("is not fit for use"))
  }

  @Test func oneBadNoteDoesNotHoldUpTheOthers() async throws {
    var log = try await site.open()
    try await site.admitStatement(to: &log)
    var forged = try site.submission(2)
    forged[forged.count - 10] ^= 1
    let notes = [
      [], try site.submission(1), forged, Array("no note\n".utf8), try site.submission(3),
    ]
    let outcomes = try await log.admit(notes, countersigner: site.secretariat)
    #expect(
      outcomes.map(\.inWords)
        == ["refused", "appended at 1", "refused", "refused", "appended at 2"])
  }

  @Test func aLogThatIsOpenIsNotOpenedASecondTime() async throws {
    do {
      let log = try await site.open()
      await #expect {
        _ = try await site.open()
      } throws: { "\($0)".contains("held by process") }
      #expect(log.state.size == 0)
    }
    _ = try await site.open()
  }

  @Test func whatIsNoLogIsUndecided() async {
    await #expect(throws: LogError(.undecided, "")) {
      _ = try await EndorsementLog(opening: site.folder("nowhere"), at: 0)
    }
  }

  @Test func aLogThatBrokeItsRulesIsNotContinued() async throws {
    do {
      var log = try await site.open()
      try await site.admitStatement(to: &log)
    }
    // The log's own key signs what the rules forbid.
    try site.append([site.statement()])
    await #expect {
      _ = try await site.open()
    } throws: { error in
      error as? LogError == LogError(.unverified, "")
        && "\(error)".contains("entry 1 breaks rule 1")
    }
  }
}

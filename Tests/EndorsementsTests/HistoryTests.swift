import Endorsements
import TestSupport
import Testing
import TransparencyLog

struct HistoryTests {
  private static let origin = "log.example/one"

  @Test(arguments: [(7, 500), (8, 200)] as [(UInt64, Int)])
  func aRandomHistoryIsAdmittedAndJudgedAsByANaiveLedger(seed: UInt64, size: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder("log")
    let first = try secretKey(1, named: "secretariat.example").verifierKey
    let made = try EndorsementLog.create(
      at: path, origin: Self.origin, witnesses: nil, secretariat: Array("\(first)\n".utf8))
    var history = try RandomHistory(seed: seed, origin: Self.origin, logKeys: made.policy.logs)
    do {
      var log = try await EndorsementLog(opening: path, at: 0)
      var leaves: [Hash] = []
      var rules: Set<Int> = []
      while leaves.count < size {
        try await admitBatch(from: &history, to: &log, leaves: &leaves, rules: &rules)
      }
      #expect(rules == Set(1...8), "the history tries to break every rule")
      expect(log.state, toBe: history.ledger)
      try expectProofs(of: log, history)
    }
    let reopened = try await EndorsementLog(opening: path, at: 0)
    expect(reopened.state, toBe: history.ledger)
    let reader = try await LogReader(LogFolder("\(path)/public"), policy: made.policy, at: 0)
    let judged = try await JudgedLog(judging: reader, trust: made)
    #expect(judged.broken == nil)
    #expect(judged.kinds.values.reduce(0, +) == history.ledger.size)
    expect(judged.state, toBe: history.ledger)
    let audit = try await EndorsementAudit(of: reader, trust: made)
    #expect(audit.problems.isEmpty)
  }

  /// Hands in a few notes at once and expects what the naive ledger says.
  private func admitBatch(
    from history: inout RandomHistory, to log: inout EndorsementLog, leaves: inout [Hash],
    rules: inout Set<Int>
  ) async throws {
    let countersigner = history.secretariat.last!
    var notes: [[UInt8]] = []
    var expected: [String] = []
    for _ in 0..<Int.random(in: 1...25, using: &history.random) {
      let handedIn = try history.nextHandedIn()
      var proposal = handedIn.proposal
      notes.append(handedIn.note)
      var bytes = handedIn.note
      if handedIn.isSubmission {
        guard let (admitted, _) = try? Entry(parsing: bytes).countersigned(by: countersigner) else {
          expected.append("refused")
          continue
        }
        proposal.signers.append(countersigner)
        bytes = admitted.bytes
      }
      if case .withdrawal(_, let key) = proposal.content, history.ledger.find(key) == nil {
        expected.append("refused: no submission waits")
        continue
      }
      let leaf = Hash.leaf(bytes)
      guard let rule = history.judge(proposal, leaf: leaf) else {
        expected.append("appended at \(leaves.count)")
        leaves.append(leaf)
        continue
      }
      rules.insert(rule)
      guard let index = leaves.firstIndex(of: leaf) else {
        expected.append("breaks rule \(rule)")
        continue
      }
      let end = history.ledger.held.first { $0.entry == index }?.end
      expected.append("is there at \(index)" + (end.map { ", \($0.how) by \($0.by)" } ?? ""))
    }
    let outcomes = try await log.admit(
      notes, countersigner: countersigner, texts: try history.texts())
    #expect(outcomes.map(\.inWords) == expected)
    #expect(log.published.size == leaves.count)
  }

  private func expect(_ state: LedgerState, toBe ledger: NaiveLedger) {
    #expect(state.size == ledger.size)
    #expect(state.secretariat == ledger.secretariat)
    #expect(state.recovery == ledger.recovery)
    #expect(
      state.statements.map { "\($0.title) \($0.text) \($0.entry)" }
        == ledger.statements.map { "\($0.statement.title) \($0.statement.text) \($0.entry)" })
    #expect(state.endorsements.map(words) == ledger.held.map(words))
    for known in ledger.known {
      let record = state.record(of: known.key.publicKey)
      #expect(record?.name == known.key.name)
      #expect(record?.latest == known.latest)
      #expect(record?.isSignatory == known.isSignatory)
      let standing: KeyRecord.Standing =
        known.isSucceeded ? .succeeded : known.isRevoked ? .revoked : .inForce
      #expect(record?.standing == standing)
      #expect(
        state.texts(endorsedBy: known.key.publicKey)
          == ledger.statements.map(\.statement.text).filter { ledger.endorses(known.key, $0) })
    }
    for statement in state.statements {
      let roster = Roster(of: statement, in: state)
      let inForce = ledger.inForce(statement.text).sorted {
        (nameKey($0), $0.entry) < (nameKey($1), $1.entry)
      }
      #expect(roster.inForce.map(words) == inForce.map(words))
      #expect(
        roster.past.map(words)
          == ledger.held.filter { $0.end != nil && $0.endorsement.text == statement.text }
          .map(words))
    }
  }

  private func nameKey(_ held: NaiveLedger.Held) -> NameKey {
    NameKey(held.endorsement.signatory)!
  }

  private func words(_ held: NaiveLedger.Held) -> String {
    let said = held.endorsement
    let end = held.end.map { "\($0.how) by \($0.by)" } ?? "in force"
    return
      "\(held.entry) \(said.signatory) \(said.kind) \(said.role ?? "-") \(said.text) \(held.key) \(end)"
  }

  private func words(_ endorsement: LedgerState.Endorsement) -> String {
    let end = endorsement.ended.map { "\($0.how.rawValue) by \($0.by)" } ?? "in force"
    return
      "\(endorsement.entry) \(endorsement.signatory) \(endorsement.kind) \(endorsement.role ?? "-") \(endorsement.text) \(endorsement.key) \(end)"
  }

  private func expectProofs(of log: EndorsementLog, _ history: RandomHistory) throws {
    let chain = history.secretariat.map { "\($0.verifierKey)\n" }.joined()
    let policy = "log \(history.ledger.logKeys[0])\nquorum none\n"
    let trust = try TrustFolder(policy: Array(policy.utf8), secretariat: Array(chain.utf8))
    let proofs = try log.proofs(of: Array(0..<log.published.size))
    for (index, proof) in proofs.enumerated() {
      let entry = try Entry(parsing: try #require(proof.extra))
      if case .succession(let key, _) = entry.content, entry.note.signatures[0].claims(key) == false
      {
        // Signed by the recovery key, which a trust folder does not know.
        #expect(throws: LogError(.unverified, "")) {
          try LoggedEntry(verifying: proof, trust: trust, at: 0)
        }
        continue
      }
      let read = try LogProof(parsing: proof.encoded)
      let logged = try LoggedEntry(verifying: read, trust: trust, at: 0)
      #expect(logged.index == index)
      #expect(logged.checkpoint.root == log.published.root)
    }
  }
}

extension EndorsementLog.Outcome {
  /// As the tests compare it: a refusal by its rule.
  var inWords: String {
    switch self {
    case .appended(let index): return "appended at \(index)"
    case .alreadyLogged(let index, let ended):
      return "is there at \(index)" + (ended.map { ", \($0.how) by \($0.by)" } ?? "")
    case .refused(let error):
      let why = error.description
      if why.contains("no submission that waits") { return "refused: no submission waits" }
      guard let rule = why.wholeMatch(of: /(breaks rule [1-8]): .*/) else { return "refused" }
      return String(rule.1)
    }
  }
}

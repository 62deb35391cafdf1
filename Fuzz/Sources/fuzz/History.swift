// A life of a log as an input decides it, judged by the rules and by the naive ledger.
import Endorsements
import TransparencyLog

/// What `judge` and `rules` do with an entry that comes next.
/// - Returns: the rule that it breaks.
func take(_ candidate: Candidate, _ state: inout LedgerState) throws -> Int? {
  do {
    try state.append(candidate)
    return nil
  } catch let violation as RuleViolation {
    return violation.rule
  }
}

/// Two states that have taken the same entries.
func compare(_ one: LedgerState, _ other: LedgerState) {
  hold(one.size == other.size && one.secretariat == other.secretariat, "the same size")
  hold(one.statements.map(\.text) == other.statements.map(\.text), "the same statements")
  for statement in one.statements {
    let (a, b) = (Roster(of: statement, in: one), Roster(of: statement, in: other))
    hold(a.inForce.map(\.entry) == b.inForce.map(\.entry), "the same roster")
    hold(a.past.map(\.entry) == b.past.map(\.entry), "the same past")
  }
}

/// The entries are made of few keys, names and texts, so that they meet.
struct History {
  var choices: Choices
  private var state = LedgerState(trust: trust)
  /// The same, from the bytes of what was accepted alone.
  private var reread = LedgerState(trust: trust)
  private var naive: NaiveLedger
  private var leaves: [Hash] = []

  private static let secretariat = Vectors.key("secretariat.example")
  private static let keys: [SecretKey] = (0..<12).map { number in
    let name = number % 3 == 2 ? "people.example/p\(number / 6)" : "org\(number / 6).example"
    return try! secretKey(UInt32(100 + number), named: name)
  }
  /// Successors of the secretariat, its recovery key, the log's own.
  private static let others = [
    secretariat, try! secretKey(200, named: "secretariat.example"),
    try! secretKey(201, named: "secretariat.example/recovery"),
    try! secretKey(202, named: "secretariat.example"), try! secretKey(100, named: "other.example"),
  ]
  private static let names = [
    "Alpha", "The Alpha", "ALPH\u{C1}", "Beta", "Beta\u{2013}Gamma", "beta-gamma", "Kim",
  ]
  private static let roles = ["Chair", "CHAIR", "Painter"]
  private static let texts = (0..<4).map { TextHash(.leaf([UInt8($0)])) }

  init(_ choices: Choices) {
    self.choices = choices
    naive = NaiveLedger(
      origin: trust.origin, logKeys: trust.policy.logs, secretariat: trust.secretariat[0])
  }

  /// Makes an entry of the next bytes, and has it judged by all.
  mutating func next() throws {
    let proposal = propose()
    var note = Note(
      unsigned: Entry.text(
        proposal.content, log: proposal.log, date: try ClaimedDate(parsing: "2026-03-01"),
        previous: proposal.previous))
    for signer in proposal.signers { try note.sign(with: signer) }
    let bytes = note.encoded
    let leaf = Hash.leaf(bytes)
    let candidate = Candidate(bytes, leaf: leaf, secretariat: trust.secretariat)
    let rule = try take(candidate, &state)
    let expected = naive.append(proposal, leaf: leaf)
    hold(
      rule == expected,
      """
      entry \(leaves.count) breaks the rule \(expected ?? 0), not \(rule ?? 0):
      \(String(decoding: bytes, as: UTF8.self))
      """)
    guard rule == nil else { return }
    leaves.append(leaf)
    let again = try candidate.entry.get().note.encoded
    hold(
      try take(Candidate(again, leaf: .leaf(again), secretariat: []), &reread) == nil,
      "what was accepted is accepted from its own bytes")
    compare(state, reread)
    for statement in state.statements {
      let inForce = Roster(of: statement, in: state).inForce
      hold(
        Set(inForce.map(\.entry)) == Set(naive.inForce(statement.text).map(\.entry)),
        "the roster after entry \(leaves.count - 1)")
      for endorsement in inForce {
        hold(
          state.entry(endorsing: statement.text, by: endorsement.key.publicKey)
            == endorsement.entry,
          "who is on the roster endorses")
      }
    }
  }

  private mutating func propose() -> NaiveLedger.Proposal {
    let kind = leaves.isEmpty ? 0 : choices.number(below: 16)
    let signer = choices.element(of: Self.keys)
    let current = Self.others.first { $0.verifierKey == naive.secretariat } ?? Self.secretariat
    let text = choices.element(of: Self.texts)
    var content: Entry.Content
    var signers: [SecretKey]
    switch kind {
    case 0:
      let recovery = choices.once(in: leaves.isEmpty ? 2 : 8) ? Self.others[2].verifierKey : nil
      content = .statement(
        Entry.Statement(
          title: "Title", text: text, secretariat: current.verifierKey, recovery: recovery))
      signers = [current]
    case 1...9:
      let kind: KeyName.Kind =
        signer.verifierKey.name.contains("/") ? .individual : .organization
      content = .endorsement(
        try! Entry.Endorsement(
          text: text, signatory: choices.element(of: Self.names), kind: kind,
          role: choices.once(in: 2) ? choices.element(of: Self.roles) : nil,
          key: signer.verifierKey))
      signers = [signer, current]
    case 10...11:
      content = .withdrawal(text: text, key: signer.verifierKey)
      signers = [signer]
    case 12...13:
      let successor = choices.element(of: Self.keys)
      content = .succession(key: signer.verifierKey, successor: successor.verifierKey)
      signers = [signer, successor]
    case 14:
      let key = choices.once(in: 8) ? choices.element(of: Self.others) : signer
      content = .revocation(key: key.verifierKey, reason: "It asked for it")
      signers = [current]
    default:
      let successor = choices.element(of: Self.others)
      content = .succession(key: current.verifierKey, successor: successor.verifierKey)
      signers = [choices.once(in: 3) ? Self.others[2] : current, successor]
    }
    var proposal = NaiveLedger.Proposal(
      content: content, log: trust.origin, previous: nil, signers: signers)
    proposal.previous = naive.latest(author(of: content))
    spoil(&proposal)
    return proposal
  }

  /// Now and then something is wrong that is right otherwise.
  private mutating func spoil(_ proposal: inout NaiveLedger.Proposal) {
    switch choices.number(below: 32) {
    case 27: proposal.previous = proposal.previous == nil ? .emptyRoot : nil
    case 28: proposal.previous = leaves.isEmpty ? .emptyRoot : choices.element(of: leaves)
    case 29: proposal.log = "other.example/log"
    case 30: proposal.signers.append(Self.others[2])
    case 31: proposal.signers[proposal.signers.count - 1] = choices.element(of: Self.others)
    default: break
    }
  }

  private func author(of content: Entry.Content) -> VerifierKey {
    switch content {
    case .statement(let statement): statement.secretariat
    case .endorsement(let endorsement): endorsement.key
    case .withdrawal(_, let key), .succession(let key, _): key
    case .revocation: naive.secretariat
    }
  }
}

import Endorsements
import TestSupport
import TransparencyLog

/// A life of a log made up by a seeded generator: some twenty signatories, and whoever does what is
/// not allowed. Every entry is proposed knowing what the naive ledger knows.
struct RandomHistory {
  typealias Proposal = NaiveLedger.Proposal

  private(set) var ledger: NaiveLedger
  var random: SeededGenerator
  /// The secretariat's keys, each the successor of the one before.
  private(set) var secretariat: [SecretKey]
  let recovery: SecretKey
  private var handedIn: [HandedIn] = []
  private var slots: [Slot]
  private var keyCount: UInt32 = 100
  private var textCount = 0

  struct HandedIn {
    /// With the signers whose lines the note has.
    let proposal: Proposal
    let note: [UInt8]
    /// An endorsement that the log is to have countersigned.
    let isSubmission: Bool
  }

  private struct Slot {
    let name: String
    let kind: KeyName.Kind
    var keys: [SecretKey]
  }

  private static let names = [
    "Alpha Foundation", "The Alpha Foundation", "ALPHA \u{FB00}oundation", "Beta", "b\u{E9}ta",
    "Gamma\u{2013}Delta", "gamma-delta", "\u{39F}\u{3B4}\u{3CC}\u{3C2}", "Kim", "kim", "Lee",
  ]
  private static let roles = ["Chair", "CHAIR", "Member of the board", "Painter"]

  init(seed: UInt64, origin: String, logKeys: [VerifierKey]) throws {
    random = SeededGenerator(seed: seed)
    let first = try secretKey(1, named: "secretariat.example")
    secretariat = [first]
    recovery = try secretKey(2, named: "secretariat.example/recovery")
    ledger = NaiveLedger(origin: origin, logKeys: logKeys, secretariat: first.verifierKey)
    slots = try (0..<20).map { number in
      // Of each four, the first two have one key name.
      let isIndividual = number % 4 == 3
      let label = number % 4 == 1 ? number - 1 : number
      let name = isIndividual ? "people.example/p\(label)" : "org\(label).example"
      return Slot(
        name: name, kind: isIndividual ? .individual : .organization,
        keys: [try secretKey(UInt32(10 + number), named: name)])
    }
  }

  /// Takes the proposal in, or returns the rule that it breaks.
  mutating func judge(_ proposal: Proposal, leaf: Hash) -> Int? {
    let rule = ledger.append(proposal, leaf: leaf)
    if rule == nil { follow(proposal) }
    return rule
  }

  /// What is handed in next: now and then something that was handed in before.
  mutating func nextHandedIn() throws -> HandedIn {
    if chance(8), let again = handedIn.randomElement(using: &random) { return again }
    var proposal = try next()
    var isSubmission = false
    if case .endorsement = proposal.content, proposal.signers.count == 2, chance(70) {
      isSubmission = true
      proposal.signers.removeLast()
    }
    let note = try signed(
      proposal.content, log: proposal.log, previous: proposal.previous, by: proposal.signers)
    handedIn.append(HandedIn(proposal: proposal, note: note, isSubmission: isSubmission))
    return handedIn.last!
  }

  /// Every text that a statement may state.
  func texts() throws -> [CanonicalText] { try (0...textCount).map { try Self.text($0) } }

  private static func text(_ number: Int) throws -> CanonicalText {
    try CanonicalText(Array("Text \(number).\n".utf8))
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func next() throws -> Proposal {
    guard ledger.size > 0 else { return try statement() }
    var proposal =
      switch Int.random(in: 0..<100, using: &random) {
      case ..<58: try endorsement()
      case ..<72: withdrawal()
      case ..<84: try succession()
      case ..<90: revocation()
      case ..<95: try statement()
      default: try secretariatSuccession()
      }
    if chance(15) { try spoil(&proposal) }
    return proposal
  }

  private mutating func statement() throws -> Proposal {
    if chance(80) || ledger.size == 0 { textCount += 1 }
    let signer = secretariat.last!
    let statement = Entry.Statement(
      title: "Title \(textCount)", text: try Self.text(textCount).hash,
      secretariat: signer.verifierKey,
      recovery: ledger.size == 0 || chance(5) ? recovery.verifierKey : nil)
    return propose(.statement(statement), by: [signer])
  }

  private mutating func endorsement() throws -> Proposal {
    let place = Int.random(in: slots.indices, using: &random)
    if let known = ledger.find(slots[place].keys.last!.verifierKey),
      !ledger.known[known].isInForce, chance(70)
    {
      slots[place].keys.append(try newKey(slots[place].name))
    }
    let signer = someKey(of: place)
    let endorsement = try Entry.Endorsement(
      text: try someText(), signatory: Self.names.randomElement(using: &random)!,
      kind: slots[place].kind, role: chance(40) ? Self.roles.randomElement(using: &random)! : nil,
      key: signer.verifierKey)
    return propose(.endorsement(endorsement), by: [signer, secretariat.last!])
  }

  private mutating func withdrawal() -> Proposal {
    let endorsing = ledger.held.filter { $0.end == nil }
    let signer: SecretKey
    let text: TextHash
    if chance(85), let one = endorsing.randomElement(using: &random) {
      signer = secret(of: one.key)!
      text = one.endorsement.text
    } else {
      signer = someKey(of: Int.random(in: slots.indices, using: &random))
      text = ledger.statements.randomElement(using: &random)!.statement.text
    }
    return propose(.withdrawal(text: text, key: signer.verifierKey), by: [signer])
  }

  private mutating func succession() throws -> Proposal {
    let place = Int.random(in: slots.indices, using: &random)
    let old = someKey(of: place)
    let other = slots.randomElement(using: &random)!
    let successor =
      chance(85)
      ? try newKey(slots[place].name)
      : chance(50) ? try newKey(other.name) : other.keys.last!
    return propose(
      .succession(key: old.verifierKey, successor: successor.verifierKey), by: [old, successor])
  }

  private mutating func revocation() -> Proposal {
    let place = Int.random(in: slots.indices, using: &random)
    let revoked = chance(90) ? someKey(of: place) : chance(50) ? recovery : secretariat.last!
    return propose(
      .revocation(key: revoked.verifierKey, reason: "It asked for it"), by: [secretariat.last!])
  }

  private mutating func secretariatSuccession() throws -> Proposal {
    let old = secretariat.last!
    let successor = try newKey("secretariat.example")
    return propose(
      .succession(key: old.verifierKey, successor: successor.verifierKey),
      by: [chance(40) ? recovery : old, successor])
  }

  private mutating func propose(_ content: Entry.Content, by signers: [SecretKey]) -> Proposal {
    let author =
      switch content {
      case .statement(let statement): statement.secretariat
      case .endorsement(let endorsement): endorsement.key
      case .withdrawal(_, let key), .succession(let key, _): key
      case .revocation: ledger.secretariat
      }
    return Proposal(
      content: content, log: ledger.origin, previous: ledger.latest(author), signers: signers)
  }

  private mutating func spoil(_ proposal: inout Proposal) throws {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: proposal.previous = proposal.previous == nil ? .sha256([]) : nil
    case 1: proposal.previous = ledger.known.randomElement(using: &random)!.latest
    case 2: proposal.log = "other.example/log"
    case 3: proposal.signers.reverse()
    case 4: proposal.signers.append(recovery)
    default: proposal.signers[proposal.signers.count - 1] = try newKey("secretariat.example")
    }
  }

  private mutating func follow(_ proposal: Proposal) {
    guard case .succession(_, let successor) = proposal.content else { return }
    let key = proposal.signers[1]
    if key.verifierKey.name == "secretariat.example" {
      secretariat.append(key)
    } else if let place = slots.firstIndex(where: { slot in
      slot.name == successor.name
        && slot.keys.contains {
          ledger.find($0.verifierKey).map { !ledger.known[$0].isInForce } ?? false
        }
    }) {
      slots[place].keys.append(key)
    }
  }

  private mutating func newKey(_ name: String) throws -> SecretKey {
    keyCount += 1
    return try secretKey(keyCount, named: name)
  }

  private mutating func someKey(of place: Int) -> SecretKey {
    chance(92) ? slots[place].keys.last! : slots[place].keys.randomElement(using: &random)!
  }

  private mutating func someText() throws -> TextHash {
    if chance(4) { return try Self.text(0).hash }
    return ledger.statements.randomElement(using: &random)!.statement.text
  }

  private func secret(of key: VerifierKey) -> SecretKey? {
    slots.flatMap(\.keys).first { $0.verifierKey == key }
  }
}

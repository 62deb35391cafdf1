import Endorsements
import TransparencyLog

/// The rules of SPEC.md, section 9, over arrays that are searched from end to end: the reference that
/// `LedgerState` is compared with. It reads no entry; it is told what one says.
struct NaiveLedger {
  struct Known {
    let key: VerifierKey
    var isSucceeded = false
    var isRevoked = false
    var isSignatory = false
    var latest: Hash?
    var isInForce: Bool { !isSucceeded && !isRevoked }
  }

  struct Held {
    let endorsement: Entry.Endorsement
    let entry: Int
    var key: VerifierKey
    var end: (how: String, by: Int)?
  }

  /// An entry in words, with whoever signed its lines; all lines are valid signatures.
  struct Proposal {
    var content: Entry.Content
    var log: String
    var previous: Hash?
    var signers: [SecretKey]
  }

  let origin: String
  let logKeys: [VerifierKey]
  private(set) var secretariat: VerifierKey
  private(set) var recovery: VerifierKey?
  private(set) var size = 0
  private(set) var known: [Known] = []
  private(set) var statements: [(statement: Entry.Statement, entry: Int)] = []
  private(set) var held: [Held] = []

  init(origin: String, logKeys: [VerifierKey], secretariat: VerifierKey) {
    self.origin = origin
    self.logKeys = logKeys
    self.secretariat = secretariat
  }

  /// Takes the entry in, or returns the lowest rule that it breaks.
  mutating func append(_ proposal: Proposal, leaf: Hash) -> Int? {
    if let rule = brokenRule(proposal) { return rule }
    let named = namedKeys(proposal.content)
    for key in named where find(key) == nil { known.append(Known(key: key)) }
    var authors = [author(proposal.content)]
    switch proposal.content {
    case .statement(let statement):
      statements.append((statement, size))
      if let key = statement.recovery { recovery = key }
    case .endorsement(let endorsement):
      known[find(endorsement.key)!].isSignatory = true
      end(endorsement.key, endorsement.text, "replaced")
      held.append(Held(endorsement: endorsement, entry: size, key: endorsement.key))
    case .withdrawal(let text, let key):
      known[find(key)!].isSignatory = true
      end(key, text, "withdrawn")
    case .succession(let key, let successor):
      authors.append(successor)
      known[find(key)!].isSucceeded = true
      known[find(successor)!].isSignatory = known[find(key)!].isSignatory
      for place in held.indices where held[place].end == nil && same(held[place].key, key) {
        held[place].key = successor
      }
      if same(key, secretariat) { secretariat = successor }
    case .revocation(let key, _):
      known[find(key)!].isRevoked = true
      for statement in statements { end(key, statement.statement.text, "revoked") }
    }
    for author in authors { known[find(author)!].latest = leaf }
    size += 1
    return nil
  }

  func inForce(_ text: TextHash) -> [Held] {
    held.filter { $0.end == nil && $0.endorsement.text == text }
  }

  func endorses(_ key: VerifierKey, _ text: TextHash) -> Bool {
    inForce(text).contains { same($0.key, key) }
  }

  func find(_ key: VerifierKey) -> Int? { known.firstIndex { same($0.key, key) } }

  func latest(_ key: VerifierKey) -> Hash? { find(key).flatMap { known[$0].latest } }

  /// Who has to sign, in order; alternatives for the first line of a succession of the secretariat.
  func requiredSigners(_ content: Entry.Content) -> [[VerifierKey]] {
    switch content {
    case .statement(let statement): [[statement.secretariat]]
    case .endorsement(let endorsement): [[endorsement.key], [secretariat]]
    case .withdrawal(_, let key): [[key]]
    case .succession(let key, let successor):
      [[key] + (same(key, secretariat) ? recovery.map { [$0] } ?? [] : []), [successor]]
    case .revocation: [[secretariat]]
    }
  }

  private func brokenRule(_ proposal: Proposal) -> Int? {
    let signers = proposal.signers.map(\.verifierKey)
    if case .statement(let statement) = proposal.content {
      if !same(statement.secretariat, secretariat) || signers.first != statement.secretariat
        || stated(statement.text)
      {
        return 1
      }
      if size == 0 {
        if statement.secretariat != secretariat { return 1 }
        if let key = statement.recovery, same(key, secretariat) || isLogKey(key) { return 1 }
      } else if statement.recovery != nil {
        return 1
      }
    } else if size == 0 {
      return 1
    }
    let required = requiredSigners(proposal.content)
    if proposal.log != origin || required.count != signers.count
      || !zip(required, signers).allSatisfy({ $0.contains($1) })
    {
      return 2
    }
    if proposal.previous != latest(author(proposal.content)) { return 3 }
    for key in namedKeys(proposal.content) {
      if let place = find(key), known[place].key.name != key.name { return 4 }
    }
    switch proposal.content {
    case .statement: return nil
    case .endorsement(let endorsement):
      if !stated(endorsement.text) || !(isNew(endorsement.key) || isInForce(endorsement.key))
        || isLogKey(endorsement.key) || same(endorsement.key, secretariat)
        || isRecovery(endorsement.key)
      {
        return 4
      }
      for other in inForce(endorsement.text) where !same(other.key, endorsement.key) {
        if other.key.name == endorsement.key.name { return 5 }
        let theirs = other.endorsement
        guard theirs.kind == endorsement.kind,
          NameKey(theirs.signatory) == NameKey(endorsement.signatory)
        else { continue }
        if theirs.kind == .organization || nameKey(theirs.role) == nameKey(endorsement.role) {
          return 5
        }
      }
      return nil
    case .withdrawal(let text, let key):
      if !stated(text) { return 6 }
      if isInForce(key), endorses(key, text) { return nil }
      return isNew(key) && !isLogKey(key) ? nil : 6
    case .succession(let key, let successor):
      return isInForce(key) && !isRecovery(key) && isNew(successor) && !same(key, successor)
        && !isLogKey(successor) && key.name == successor.name ? nil : 7
    case .revocation(let key, _):
      return isInForce(key) && known[find(key)!].isSignatory ? nil : 8
    }
  }

  private mutating func end(_ key: VerifierKey, _ text: TextHash, _ how: String) {
    for place in held.indices
    where held[place].end == nil && held[place].endorsement.text == text
      && same(held[place].key, key)
    {
      held[place].end = (how, size)
    }
  }

  private func author(_ content: Entry.Content) -> VerifierKey {
    switch content {
    case .statement(let statement): statement.secretariat
    case .endorsement(let endorsement): endorsement.key
    case .withdrawal(_, let key), .succession(let key, _): key
    case .revocation: secretariat
    }
  }

  private func namedKeys(_ content: Entry.Content) -> [VerifierKey] {
    switch content {
    case .statement(let statement): [statement.secretariat, statement.recovery].compactMap { $0 }
    case .endorsement(let endorsement): [endorsement.key]
    case .withdrawal(_, let key), .revocation(let key, _): [key]
    case .succession(let key, let successor): [key, successor]
    }
  }

  private func same(_ a: VerifierKey, _ b: VerifierKey) -> Bool {
    a.publicKey.bytes.bytes == b.publicKey.bytes.bytes
  }
  private func stated(_ text: TextHash) -> Bool {
    statements.contains { $0.statement.text == text }
  }
  private func nameKey(_ role: String?) -> [UInt8]? { role.flatMap { NameKey($0)?.bytes } }
  private func isNew(_ key: VerifierKey) -> Bool { find(key) == nil }
  private func isInForce(_ key: VerifierKey) -> Bool {
    find(key).map { known[$0].isInForce } ?? false
  }
  private func isLogKey(_ key: VerifierKey) -> Bool { logKeys.contains { same($0, key) } }
  private func isRecovery(_ key: VerifierKey) -> Bool { recovery.map { same($0, key) } ?? false }
}

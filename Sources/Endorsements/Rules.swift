import TransparencyLog

/// The lowest-numbered rule that an entry breaks, and why.
public struct RuleViolation: Error, Sendable, CustomStringConvertible {
  /// Its number in SPEC.md, section 9.
  public let rule: Int
  /// What was found and expected, for people.
  public let reason: String

  public var description: String { "breaks rule \(rule): \(reason)" }
}

/// What an entry that keeps the rules changes.
public enum Change: Sendable {
  /// A text may be endorsed from now on.
  case states(Entry.Statement)
  /// An endorsement is in force from now on.
  case endorses(Entry.Endorsement)
  /// `ends` is false where the withdrawal cancels a submission that was never admitted.
  case withdraws(TextHash, VerifierKey, ends: Bool)
  /// The first key passes what it signed on to the second.
  case succeeds(VerifierKey, by: VerifierKey)
  /// All that this key endorsed ends.
  case revokes(VerifierKey)
}

/// The rules of the log: a pure function of what is known and the next entry. SPEC.md, section 9.
public enum Rules {
  /// - Returns: what the entry changes.
  /// - Throws: `RuleViolation` with the lowest rule that it breaks; `LogError` with `unsupported`
  ///   for an entry of another version.
  public static func judge(_ candidate: Candidate, in ledger: some Ledger) throws -> Change {
    let entry: Entry
    switch candidate.entry {
    case .success(let parsed): entry = parsed
    case .failure(let error) where error.code == .unsupported: throw error
    case .failure(let error):
      throw RuleViolation(rule: ledger.size == 0 ? 1 : 2, reason: error.description)
    }
    try checkStatement(entry, candidate, ledger)
    try checkForm(entry, candidate, ledger)
    try checkOrder(entry, ledger)
    try checkKeyNames(entry, ledger)
    switch entry.content {
    case .statement(let statement): return .states(statement)
    case .endorsement(let endorsement):
      try checkEndorser(endorsement, ledger)
      try checkOneName(endorsement, ledger)
      return .endorses(endorsement)
    case .withdrawal(let text, let key):
      return .withdraws(text, key, ends: try checkWithdrawal(text, key, ledger))
    case .succession(let key, let successor):
      try checkSuccession(key, successor, ledger)
      return .succeeds(key, by: successor)
    case .revocation(let key, _):
      try checkRevocation(key, ledger)
      return .revokes(key)
    }
  }

  /// Judges a submission as if the secretariat in force countersigned it now.
  ///
  /// - Precondition: it is a submission.
  /// - Throws: `RuleViolation`, as `judge(_:in:)` would.
  public static func judge(submission: SignedEntry, in ledger: some Ledger) throws {
    guard case .endorsement(let endorsement) = submission.entry.content, !submission.isAdmitted
    else { preconditionFailure("only submissions are judged as such") }
    // Its form and its line were verified with it: rules 1 and 2 have no more to say.
    try checkOrder(submission.entry, ledger)
    try checkKeyNames(submission.entry, ledger)
    try checkEndorser(endorsement, ledger)
    try checkOneName(endorsement, ledger)
  }

  // Rule 1: statements.
  private static func checkStatement(
    _ entry: Entry, _ candidate: Candidate, _ ledger: some Ledger
  ) throws {
    func refuse(_ reason: String) -> RuleViolation { RuleViolation(rule: 1, reason: reason) }
    guard case .statement(let statement) = entry.content else {
      if ledger.size > 0 { return }
      throw refuse("entry 0 is of kind \(entry.kind.rawValue), expected a statement")
    }
    // Entry 0 is compared byte for byte; of a later one the name is for rule 4 to judge.
    guard
      ledger.size == 0
        ? statement.secretariat == ledger.secretariat
        : statement.secretariat.wrapsSameKey(as: ledger.secretariat)
    else {
      throw refuse(
        """
        the statement names the secretariat \(statement.secretariat), expected \
        \(ledger.secretariat)
        """
      )
    }
    guard candidate.isSigned(entry, by: statement.secretariat, at: 0) else {
      throw refuse("the statement is not signed by the secretariat")
    }
    if let recovery = statement.recovery {
      guard ledger.size == 0 else { throw refuse("a recovery key stands in entry 0 only") }
      guard !recovery.wrapsSameKey(as: statement.secretariat), !ledger.isLogKey(recovery) else {
        throw refuse("the recovery key is also the secretariat's or the log's")
      }
    }
    guard !ledger.isStated(statement.text) else {
      throw refuse("the text \(statement.text) was stated before")
    }
  }

  // Rule 2: form, origin and signature lines. That it parses is known here.
  private static func checkForm(
    _ entry: Entry, _ candidate: Candidate, _ ledger: some Ledger
  ) throws {
    func refuse(_ reason: String) -> RuleViolation { RuleViolation(rule: 2, reason: reason) }
    guard entry.log == ledger.origin else {
      throw refuse("it is made for the log \(quoted(entry.log)), not for \(quoted(ledger.origin))")
    }
    var signers = entry.expectedSigners(secretariat: [ledger.secretariat])
    if case .succession(let key, _) = entry.content, key.wrapsSameKey(as: ledger.secretariat),
      let recovery = ledger.recovery
    {
      signers[0].append(recovery)
    }
    let count = entry.note.signatures.count
    guard count == signers.count else {
      throw refuse("it has \(count) signature lines, expected \(signers.count)")
    }
    for (position, keys) in signers.enumerated() {
      guard keys.contains(where: { candidate.isSigned(entry, by: $0, at: position) }) else {
        throw refuse(
          """
          signature line \(position + 1) is not a valid signature of \
          \(keys.map(\.description).joined(separator: " or "))
          """
        )
      }
    }
  }

  // Rule 3: the author's own order.
  private static func checkOrder(_ entry: Entry, _ ledger: some Ledger) throws {
    let author = entry.author(secretariat: ledger.secretariat)
    let latest = ledger.record(of: author.publicKey)?.latest
    guard entry.previous == latest else {
      func named(_ hash: Hash?) -> String { hash.map { base64($0.bytes) } ?? "absent" }
      throw RuleViolation(
        rule: 3,
        reason:
          """
          previous is \(named(entry.previous)), expected \(named(latest)), the latest entry of \
          \(author.name)
          """
      )
    }
  }

  // Rule 4, for entries of every kind: one key, one name.
  private static func checkKeyNames(_ entry: Entry, _ ledger: some Ledger) throws {
    for key in entry.namedKeys {
      guard let known = ledger.record(of: key.publicKey), known.name != key.name else { continue }
      throw RuleViolation(
        rule: 4, reason: "the key of \(quoted(key.name)) is known as that of \(quoted(known.name))")
    }
  }

  // Rule 4: who endorses.
  private static func checkEndorser(_ endorsement: Entry.Endorsement, _ ledger: some Ledger) throws
  {
    func refuse(_ reason: String) -> RuleViolation { RuleViolation(rule: 4, reason: reason) }
    let key = endorsement.key
    guard ledger.isStated(endorsement.text) else {
      throw refuse("the text \(endorsement.text) was not stated before")
    }
    guard ledger.record(of: key.publicKey)?.standing ?? .inForce == .inForce else {
      throw refuse("the key of \(quoted(key.name)) was succeeded or revoked")
    }
    guard !ledger.isLogKey(key), !key.wrapsSameKey(as: ledger.secretariat),
      !(ledger.recovery?.wrapsSameKey(as: key) ?? false)
    else {
      throw refuse(
        "the key of \(quoted(key.name)) is the log's, the secretariat's or the recovery key")
    }
  }

  // Rule 5: one name, one signatory.
  private static func checkOneName(_ endorsement: Entry.Endorsement, _ ledger: some Ledger) throws {
    func refuse(_ reason: String) -> RuleViolation { RuleViolation(rule: 5, reason: reason) }
    let key = endorsement.key.publicKey
    guard ledger.endorser(of: endorsement.text, keyName: endorsement.key.name) ?? key == key else {
      throw refuse("another key named \(quoted(endorsement.key.name)) endorses this text")
    }
    guard ledger.endorser(named: endorsement) ?? key == key else {
      throw refuse(
        """
        another \(endorsement.kind.rawValue) named \(quoted(endorsement.signatory)) endorses \
        this text
        """
      )
    }
  }

  // Rule 6: withdrawals. Says whether an endorsement ends.
  private static func checkWithdrawal(
    _ text: TextHash, _ key: VerifierKey, _ ledger: some Ledger
  ) throws -> Bool {
    func refuse(_ reason: String) -> RuleViolation { RuleViolation(rule: 6, reason: reason) }
    guard ledger.isStated(text) else { throw refuse("the text \(text) was not stated before") }
    guard let record = ledger.record(of: key.publicKey) else {
      guard !ledger.isLogKey(key) else {
        throw refuse("the key of \(quoted(key.name)) is the log's")
      }
      return false
    }
    guard record.standing == .inForce else {
      throw refuse("the key of \(quoted(key.name)) was succeeded or revoked")
    }
    guard ledger.endorses(key.publicKey, text) else {
      throw refuse("\(quoted(key.name)) does not endorse this text")
    }
    return true
  }

  // Rule 7: successions.
  private static func checkSuccession(
    _ key: VerifierKey, _ successor: VerifierKey, _ ledger: some Ledger
  ) throws {
    func refuse(_ reason: String) -> RuleViolation { RuleViolation(rule: 7, reason: reason) }
    guard let record = ledger.record(of: key.publicKey), record.standing == .inForce else {
      throw refuse("the key of \(quoted(key.name)) is not in force")
    }
    guard !(ledger.recovery?.wrapsSameKey(as: key) ?? false) else {
      throw refuse("the recovery key has no successor")
    }
    guard ledger.record(of: successor.publicKey) == nil, !successor.wrapsSameKey(as: key),
      !ledger.isLogKey(successor)
    else { throw refuse("the successor of \(quoted(key.name)) is not a new key") }
    guard successor.name == key.name else {
      throw refuse(
        """
        the successor is named \(quoted(successor.name)), expected \(quoted(key.name)): a new \
        name needs a new admission
        """
      )
    }
  }

  // Rule 8: revocations.
  private static func checkRevocation(_ key: VerifierKey, _ ledger: some Ledger) throws {
    guard let record = ledger.record(of: key.publicKey), record.standing == .inForce,
      record.isSignatory
    else {
      throw RuleViolation(
        rule: 8, reason: "the key of \(quoted(key.name)) is not a signatory's key in force")
    }
  }
}

extension Ledger {
  func isLogKey(_ key: VerifierKey) -> Bool { logKeys.contains(where: key.wrapsSameKey) }
}

extension Entry {
  /// The key whose entry this is. SPEC.md, section 6.
  func author(secretariat: VerifierKey) -> VerifierKey {
    switch content {
    case .statement(let statement): statement.secretariat
    case .endorsement(let endorsement): endorsement.key
    case .withdrawal(_, let key), .succession(let key, _): key
    case .revocation: secretariat
    }
  }
}

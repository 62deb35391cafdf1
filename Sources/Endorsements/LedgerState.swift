import TransparencyLog

/// What is known after the entries so far, in memory. SPEC.md, sections 9 and 10.
public struct LedgerState: Ledger, Sendable {
  /// A text that was stated.
  public struct Stated: Sendable {
    public let title: String
    public let text: TextHash
    public let entry: Int
  }

  /// An endorsement, in force or past.
  public struct Endorsement: Sendable {
    public enum End: String, Sendable {
      case withdrawn
      case revoked
      case replaced
    }

    public let signatory: String
    public let kind: KeyName.Kind
    public let role: String?
    public let text: TextHash
    public let date: ClaimedDate
    public let entry: Int
    /// The key that holds it: after a succession the successor.
    public internal(set) var key: VerifierKey
    /// How it ended, and by which entry.
    public internal(set) var ended: (how: End, by: Int)?
  }

  public let origin: String
  public let logKeys: [VerifierKey]
  public private(set) var size = 0
  public private(set) var secretariat: VerifierKey
  public private(set) var recovery: VerifierKey?
  public private(set) var statements: [Stated] = []
  /// In the order of their entries.
  public private(set) var endorsements: [Endorsement] = []

  private var records: [PublicKey: KeyRecord] = [:]
  /// For each text, what looks up the endorsements in force: positions in `endorsements`.
  private var texts: [TextHash: InForce] = [:]

  private struct InForce: Sendable {
    var byKey: [PublicKey: Int] = [:]
    var byName: [NameKey: [Int]] = [:]
    var byKeyName: [String: [Int]] = [:]
  }

  /// - Parameter secretariat: the first key of the trusted chain.
  public init(origin: String, logKeys: [VerifierKey], secretariat: VerifierKey) {
    self.origin = origin
    self.logKeys = logKeys
    self.secretariat = secretariat
  }

  public init(trust: TrustFolder) {
    self.init(
      origin: trust.origin, logKeys: trust.policy.logs, secretariat: trust.secretariat[0])
  }

  /// Judges the next entry by the rules and takes in what it changes.
  ///
  /// - Returns: the change.
  /// - Throws: as `Rules.judge`; nothing is then changed.
  @discardableResult
  public mutating func append(_ candidate: Candidate) throws -> Change {
    let change = try Rules.judge(candidate, in: self)
    let entry = try candidate.entry.get()
    let author = entry.author(secretariat: secretariat).publicKey
    apply(change, date: entry.date)
    records[author]!.latest = candidate.leaf
    if case .succeeds(_, let successor) = change {
      records[successor.publicKey]!.latest = candidate.leaf
    }
    size += 1
    return change
  }

  public func record(of key: PublicKey) -> KeyRecord? { records[key] }
  public func isStated(_ text: TextHash) -> Bool { texts[text] != nil }
  public func endorses(_ key: PublicKey, _ text: TextHash) -> Bool {
    texts[text]?.byKey[key] != nil
  }

  public func endorsers(of text: TextHash, keyName: String) -> [PublicKey] {
    (texts[text]?.byKeyName[keyName] ?? []).map { endorsements[$0].key.publicKey }
  }

  public func endorsers(of text: TextHash, name: NameKey) -> [Endorser] {
    (texts[text]?.byName[name] ?? []).map {
      let endorsement = endorsements[$0]
      return Endorser(
        key: endorsement.key.publicKey, kind: endorsement.kind,
        role: endorsement.role.flatMap { NameKey($0) })
    }
  }

  /// The texts that a key endorses at this moment, in the order in which they were stated.
  public func texts(endorsedBy key: PublicKey) -> [TextHash] {
    statements.map(\.text).filter { endorses(key, $0) }
  }

  /// The key itself, or the last one in the row of those that succeeded it.
  public func heir(of key: PublicKey) -> PublicKey {
    var heir = key
    while let successor = records[heir]?.successor { heir = successor }
    return heir
  }

  private mutating func apply(_ change: Change, date: ClaimedDate) {
    switch change {
    case .states(let statement):
      statements.append(Stated(title: statement.title, text: statement.text, entry: size))
      texts[statement.text] = InForce()
      know(statement.secretariat)
      if let key = statement.recovery {
        know(key)
        recovery = key
      }
    case .endorses(let endorsement):
      end(endorsement.text, endorsement.key.publicKey, .replaced)
      know(endorsement.key, asSignatory: true)
      let position = endorsements.count
      endorsements.append(
        Endorsement(
          signatory: endorsement.signatory, kind: endorsement.kind, role: endorsement.role,
          text: endorsement.text, date: date, entry: size, key: endorsement.key))
      texts[endorsement.text]!.byKey[endorsement.key.publicKey] = position
      texts[endorsement.text]!.byName[endorsement.name, default: []].append(position)
      texts[endorsement.text]!.byKeyName[endorsement.key.name, default: []].append(position)
    case .withdraws(let text, let key, let ends):
      know(key, asSignatory: true)
      if ends { end(text, key.publicKey, .withdrawn) }
    case .succeeds(let key, let successor):
      know(successor, asSignatory: records[key.publicKey]!.isSignatory)
      records[key.publicKey]!.standing = .succeeded
      records[key.publicKey]!.successor = successor.publicKey
      for text in texts(endorsedBy: key.publicKey) {
        let position = texts[text]!.byKey.removeValue(forKey: key.publicKey)!
        texts[text]!.byKey[successor.publicKey] = position
        endorsements[position].key = successor
      }
      if key == secretariat { secretariat = successor }
    case .revokes(let key):
      records[key.publicKey]!.standing = .revoked
      for text in texts(endorsedBy: key.publicKey) { end(text, key.publicKey, .revoked) }
    }
  }

  private mutating func know(_ key: VerifierKey, asSignatory: Bool = false) {
    let new = KeyRecord(name: key.name, standing: .inForce, latest: nil, isSignatory: false)
    if asSignatory {
      records[key.publicKey, default: new].isSignatory = true
    } else if records[key.publicKey] == nil {
      records[key.publicKey] = new
    }
  }

  private mutating func end(_ text: TextHash, _ key: PublicKey, _ how: Endorsement.End) {
    guard let position = texts[text]!.byKey.removeValue(forKey: key) else { return }
    let endorsement = endorsements[position]
    texts[text]!.byName[NameKey(endorsement.signatory)!]?.removeAll { $0 == position }
    texts[text]!.byKeyName[endorsement.key.name]?.removeAll { $0 == position }
    endorsements[position].ended = (how, size)
  }
}

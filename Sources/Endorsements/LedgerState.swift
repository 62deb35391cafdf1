import TransparencyLog

/// What is known after the entries so far, in memory. SPEC.md, sections 9 and 10.
public struct LedgerState: Ledger, Sendable {
  /// A text that was stated.
  public struct Stated: Sendable {
    /// The statement's title, a value.
    public let title: String
    /// The text hash that endorsements name.
    public let text: TextHash
    /// The index of the statement in the log.
    public let entry: Int
  }

  /// An endorsement, in force or past.
  public struct Endorsement: Sendable {
    /// How an endorsement ended.
    public enum End: String, Sendable {
      /// By its signatory.
      case withdrawn
      /// By the secretariat.
      case revoked
      /// By a later endorsement of the same text and author.
      case replaced
    }

    /// The name to be printed.
    public let signatory: String
    /// Organization or individual.
    public let kind: KeyName.Kind
    /// What is printed beside the name.
    public let role: String?
    /// The text hash that was endorsed.
    public let text: TextHash
    /// As claimed.
    public let date: ClaimedDate
    /// The index of the endorsement in the log.
    public let entry: Int
    /// The key that holds it: after a succession the successor.
    public let key: VerifierKey
    /// How it ended, and by which entry.
    public let ended: (how: End, by: Int)?
  }

  /// The name of the log.
  public let origin: String
  /// The log's own keys.
  public let logKeys: [VerifierKey]
  public private(set) var size = 0
  public private(set) var secretariat: VerifierKey
  public private(set) var recovery: VerifierKey?
  /// In the order of the log.
  public private(set) var statements: [Stated] = []

  // An author takes about 250 bytes and its names: what is known is kept in arrays and referred to
  // by position, and the values that callers see are made when they ask.

  /// The position of each text in `statements`.
  private var places: [TextHash: Int] = [:]
  private var keys: [Known] = []
  /// The names of `keys`, at the same positions.
  private var keyNames = StringList()
  private var keysByBytes = PositionIndex()
  private var held = HeldEndorsements()
  // The endorsements in force, by what the rules look for. Rule 5 has each once.
  private var heldByKey = PositionIndex()
  private var heldByKeyName = PositionIndex()
  private var heldByName = PositionIndex()

  private struct Known: Sendable {
    let publicKey: PublicKey
    /// The key ID of a verifier key of this name.
    let id: UInt32
    var latest: Hash?
    var standing = KeyRecord.Standing.inForce
    var isSignatory = false
    /// The position of the key that succeeded it.
    var successor: Int?
  }

  /// - Parameter secretariat: the first key of the trusted chain.
  public init(origin: String, logKeys: [VerifierKey], secretariat: VerifierKey) {
    self.origin = origin
    self.logKeys = logKeys
    self.secretariat = secretariat
  }

  /// Before the first entry of a log.
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
    let authors = entry.authors(secretariat: secretariat)
    apply(change, date: entry.date)
    for author in authors { keys[position(of: author.publicKey)!].latest = candidate.leaf }
    size += 1
    return change
  }

  /// In the order of their entries. Each is made when it is asked for.
  public var endorsements: Endorsements { Endorsements(state: self) }

  /// What is known of a key; nil where no entry names it.
  public func record(of key: PublicKey) -> KeyRecord? {
    position(of: key).map {
      let known = keys[$0]
      return KeyRecord(
        name: keyNames[$0], standing: known.standing, latest: known.latest,
        successor: known.successor.map { keys[$0].publicKey }, isSignatory: known.isSignatory)
    }
  }

  /// Whether a statement in the log has this text hash.
  public func isStated(_ text: TextHash) -> Bool { places[text] != nil }

  public func endorses(_ key: PublicKey, _ text: TextHash) -> Bool {
    guard let place = places[text], let key = position(of: key) else { return false }
    return endorsement(of: place, byKey: key) != nil
  }

  public func endorser(of text: TextHash, keyName: String) -> PublicKey? {
    places[text].flatMap { place in
      heldByKeyName.first(hash: hash(place, keyName)) {
        held[$0].text == place && keyNames[held[$0].key] == keyName
      }
    }.map { keys[held[$0].key].publicKey }
  }

  public func endorser(named endorsement: Entry.Endorsement) -> PublicKey? {
    places[endorsement.text].flatMap { place in
      let name = RosterName(endorsement)
      return heldByName.first(hash: hash(place, name)) {
        held[$0].text == place && held.rosterName(at: $0) == name
      }
    }.map { keys[held[$0].key].publicKey }
  }

  /// The entry by which the key endorses the text at this moment.
  public func entry(endorsing text: TextHash, by key: PublicKey) -> Int? {
    guard let place = places[text], let key = position(of: key) else { return nil }
    return endorsement(of: place, byKey: key).map { held[$0].entry }
  }

  /// The texts that a key endorses at this moment, in the order in which they were stated.
  public func texts(endorsedBy key: PublicKey) -> [TextHash] {
    statements.map(\.text).filter { endorses(key, $0) }
  }

  /// The key itself, or the last one in the row of those that succeeded it.
  public func heir(of key: PublicKey) -> PublicKey {
    guard var heir = position(of: key) else { return key }
    while let successor = keys[heir].successor { heir = successor }
    return keys[heir].publicKey
  }

  private func position(of key: PublicKey) -> Int? {
    keysByBytes.first(hash: key.hashValue) { keys[$0].publicKey == key }
  }

  /// The position of the endorsement in force of the text at `place` by the key at `key`.
  private func endorsement(of place: Int, byKey key: Int) -> Int? {
    heldByKey.first(hash: hash(place, key)) { held[$0].text == place && held[$0].key == key }
  }

  private func hash(_ place: Int, _ value: some Hashable) -> Int {
    var hasher = Hasher()
    hasher.combine(place)
    hasher.combine(value)
    return hasher.finalize()
  }

  private mutating func apply(_ change: Change, date: ClaimedDate) {
    switch change {
    case .states(let statement):
      places[statement.text] = statements.count
      statements.append(Stated(title: statement.title, text: statement.text, entry: size))
      know(statement.secretariat)
      if let key = statement.recovery {
        know(key)
        recovery = key
      }
    case .endorses(let endorsement):
      let place = places[endorsement.text]!
      let known = keys.count
      let key = know(endorsement.key)
      keys[key].isSignatory = true
      if key < known { end(place, key, .replaced) }
      let position = held.append(endorsement, text: place, key: key, date: date, entry: size)
      heldByKey.insert(position, hash: hash(place, key))
      heldByKeyName.insert(position, hash: hash(place, endorsement.key.name))
      heldByName.insert(position, hash: hash(place, RosterName(endorsement)))
    case .withdraws(let text, let key, let ends):
      let key = know(key)
      keys[key].isSignatory = true
      if ends { end(places[text]!, key, .withdrawn) }
    case .succeeds(let old, let new):
      let key = know(old)
      let successor = know(new)
      keys[successor].isSignatory = keys[key].isSignatory
      keys[key].standing = .succeeded
      keys[key].successor = successor
      for place in statements.indices {
        guard let position = endorsement(of: place, byKey: key) else { continue }
        heldByKey.remove(position, hash: hash(place, key))
        heldByKey.insert(position, hash: hash(place, successor))
        held[position].key = successor
      }
      if old == secretariat { secretariat = new }
    case .revokes(let key):
      let key = know(key)
      keys[key].standing = .revoked
      for place in statements.indices { end(place, key, .revoked) }
    }
  }

  /// The position of a key, which is known from now on.
  @discardableResult
  private mutating func know(_ key: VerifierKey) -> Int {
    if let known = position(of: key.publicKey) { return known }
    keys.append(Known(publicKey: key.publicKey, id: key.id))
    keyNames.append(key.name)
    keysByBytes.insert(keys.count - 1, hash: key.publicKey.hashValue)
    return keys.count - 1
  }

  /// Ends the endorsement in force of the text at `place` by the key at `key`, if there is one.
  private mutating func end(_ place: Int, _ key: Int, _ how: Endorsement.End) {
    guard let position = endorsement(of: place, byKey: key) else { return }
    heldByKey.remove(position, hash: hash(place, key))
    heldByKeyName.remove(position, hash: hash(place, keyNames[key]))
    heldByName.remove(position, hash: hash(place, held.rosterName(at: position)))
    held[position].ended = (how, size)
  }
}

extension LedgerState {
  /// All endorsements, in force and past, in the order of their entries.
  public struct Endorsements: RandomAccessCollection, Sendable {
    fileprivate let state: LedgerState

    public var startIndex: Int { 0 }
    public var endIndex: Int { state.held.count }

    public subscript(position: Int) -> Endorsement {
      let place = state.held[position]
      let names = state.held.names(at: position)
      let known = state.keys[place.key]
      let key = VerifierKey(
        unchecked: state.keyNames[place.key], id: known.id, publicKey: known.publicKey)
      return Endorsement(
        signatory: names.signatory, kind: place.kind, role: names.role,
        text: state.statements[place.text].text, date: place.date, entry: place.entry, key: key,
        ended: place.ended)
    }

    /// The positions of those of which `isWanted` holds, of the text and whether they are in force.
    /// None is made for that.
    package func positions(where isWanted: (TextHash, Bool) -> Bool) -> [Int] {
      indices.filter {
        let place = state.held[$0]
        return isWanted(state.statements[place.text].text, place.ended == nil)
      }
    }

    package func signatory(at position: Int) -> String { state.held.names(at: position).signatory }

    /// The endorsement that this entry is; nil where it is none.
    public func first(ofEntry entry: Int) -> Endorsement? {
      let position = state.held.position(notBefore: entry)
      return position < count && state.held[position].entry == entry ? self[position] : nil
    }
  }
}

import TransparencyLog

/// What is known after the entries so far, as far as the rules ask for it. SPEC.md, section 9.
///
/// The rules only look things up, so that a database can answer them as well as `LedgerState`.
public protocol Ledger {
  /// How many entries there are.
  var size: Int { get }
  /// The name of the log that entries have to be made for.
  var origin: String { get }
  /// The log's own keys, which play no other role.
  var logKeys: [VerifierKey] { get }
  /// The secretariat's key in force.
  var secretariat: VerifierKey { get }
  /// The recovery key of entry 0.
  var recovery: VerifierKey? { get }
  /// What is known of a key; nil where no entry names it.
  func record(of key: PublicKey) -> KeyRecord?
  /// Whether a statement in the log has this text hash.
  func isStated(_ text: TextHash) -> Bool
  /// Whether the key endorses the text at this moment.
  func endorses(_ key: PublicKey, _ text: TextHash) -> Bool
  /// The key of this name that endorses `text`; by rule 5 there is at most one.
  func endorser(of text: TextHash, keyName: String) -> PublicKey?
  /// The key that endorses the same text by what rule 5 takes for the same name: for an
  /// organization the name key among organizations, for an individual the name key and the role's
  /// among individuals. At most one.
  func endorser(named endorsement: Entry.Endorsement) -> PublicKey?
}

/// What is known of a key.
public struct KeyRecord: Sendable {
  /// What a key may still do.
  public enum Standing: Sendable {
    /// It may sign.
    case inForce
    /// Another key has taken its place.
    case succeeded
    /// The secretariat has ended it.
    case revoked
  }

  /// The key name that it was first known by.
  public let name: String
  /// As of the latest entry.
  public internal(set) var standing: Standing
  /// The leaf hash of its latest entry as an author.
  public internal(set) var latest: Hash?
  /// The key that succeeded it.
  public internal(set) var successor: PublicKey?
  /// Whether it is a signatory's: the key of an endorsement or a withdrawal, or a successor of
  /// such.
  public internal(set) var isSignatory: Bool
}

/// An entry that may come next.
public struct Candidate: Sendable {
  /// What became of the signature lines.
  public enum Signatures: Sendable {
    /// For each line, in order, the key that was found to have made it; others are verified when a
    /// rule asks.
    case verified([VerifierKey?])
    /// Taken as valid: for entries that the log itself verified before it appended them.
    case unchecked
  }

  /// The entry, or why its bytes are none.
  public let entry: Result<Entry, LogError>
  /// The leaf hash of its bytes.
  public let leaf: Hash
  private let signatures: Signatures

  /// Parses an entry, and verifies the signature lines ahead of the rules, on whatever core this
  /// runs.
  ///
  /// - Parameter secretariat: keys that the secretariat may have in force, to try.
  public init(_ bytes: some Collection<UInt8>, leaf: Hash, secretariat: [VerifierKey]) {
    entry = Self.parse(bytes)
    self.leaf = leaf
    if case .success(let entry) = entry {
      let expected = entry.expectedSigners(secretariat: secretariat)
      signatures = .verified(
        expected.indices.map { position in
          expected[position].first { entry.note.isSigned(by: $0, at: position) }
        })
    } else {
      signatures = .verified([])
    }
  }

  /// An entry of which some signature lines were verified already.
  init(_ entry: Entry, leaf: Hash, verified: [VerifierKey]) {
    self.entry = .success(entry)
    self.leaf = leaf
    signatures = .verified(verified)
  }

  /// Parses an entry whose signatures the log verified before it appended it.
  public init(unchecked bytes: some Collection<UInt8>, leaf: Hash) {
    entry = Self.parse(bytes)
    self.leaf = leaf
    signatures = .unchecked
  }

  func isSigned(_ entry: Entry, by key: VerifierKey, at position: Int) -> Bool {
    guard position < entry.note.signatures.count else { return false }
    switch signatures {
    case .verified(let valid):
      return position < valid.count && valid[position] == key
        || entry.note.isSigned(by: key, at: position)
    case .unchecked: return entry.note.signatures[position].claims(key)
    }
  }

  private static func parse(_ bytes: some Collection<UInt8>) -> Result<Entry, LogError> {
    do {
      return .success(try Entry(parsing: bytes))
    } catch {
      return .failure(error as? LogError ?? LogError(.malformed, String(describing: error)))
    }
  }
}

extension Entry {
  /// For each signature line, in order, the keys that it may be checked against, where
  /// `secretariat` are those that the secretariat may have. The table of SPEC.md, section 6.
  func expectedSigners(secretariat: [VerifierKey]) -> [[VerifierKey]] {
    switch content {
    case .statement(let statement): [[statement.secretariat]]
    case .endorsement(let endorsement): [[endorsement.key], secretariat]
    case .withdrawal(_, let key): [[key]]
    case .succession(let key, let successor): [[key], [successor]]
    case .revocation: [secretariat]
    }
  }
}

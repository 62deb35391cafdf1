import TransparencyLog

/// An entry of an endorsement log, read and not verified. SPEC.md, section 6.
public struct Entry: Sendable {
  /// The five kinds of entries, by their word in the header line.
  public enum Kind: String, Sendable, CaseIterable {
    /// Each as in SPEC.md, section 6.
    case statement, endorsement, withdrawal, succession, revocation
  }

  /// What an entry says beside log, date and `previous`, by its kind.
  public enum Content: Sendable {
    /// A text is stated.
    case statement(Statement)
    /// A text is endorsed.
    case endorsement(Endorsement)
    /// The endorsement of `text` by `key` ends.
    case withdrawal(text: TextHash, key: VerifierKey)
    /// What `key` signed is `successor`'s from now on.
    case succession(key: VerifierKey, successor: VerifierKey)
    /// All endorsements by `key` end, for a published reason, a value.
    case revocation(key: VerifierKey, reason: String)
  }

  /// The fields of a statement.
  public struct Statement: Sendable {
    /// A value.
    public let title: String
    /// The hash of the text stated.
    public let text: TextHash
    /// Who states it, and signs the entry.
    public let secretariat: VerifierKey
    /// A key that may pass the secretariat's place on where its key is lost.
    public let recovery: VerifierKey?

    /// Nothing is checked: parsing is what checks.
    public init(title: String, text: TextHash, secretariat: VerifierKey, recovery: VerifierKey?) {
      self.title = title
      self.text = text
      self.secretariat = secretariat
      self.recovery = recovery
    }
  }

  /// A class, so that to hand on an entry is to count one reference and not seven; all of it is
  /// constant.
  public final class Endorsement: Sendable {
    /// The hash of the text endorsed.
    public let text: TextHash
    /// The name to be printed: a value with a name key.
    public let signatory: String
    /// What the key's name is one of.
    public let kind: KeyName.Kind
    /// Printed beside the name: a value with a name key.
    public let role: String?
    /// The signatory's key.
    public let key: VerifierKey
    /// The name key of the signatory.
    let name: NameKey
    /// The name key of the role.
    let roleName: NameKey?

    /// - Throws: `malformed` where the name or the role has no name key.
    public init(
      text: TextHash, signatory: String, kind: KeyName.Kind, role: String?, key: VerifierKey
    ) throws {
      guard let name = NameKey(signatory) else {
        throw LogError(.malformed, "signatory \(quoted(signatory)) is no name: it has no name key")
      }
      roleName = try role.map {
        guard let roleName = NameKey($0) else {
          throw LogError(.malformed, "role \(quoted($0)) has no name key")
        }
        return roleName
      }
      self.text = text
      self.signatory = signatory
      self.kind = kind
      self.role = role
      self.key = key
      self.name = name
    }
  }

  /// The longest entry, in bytes.
  public static let sizeLimit = EntryBundle.entrySizeLimit

  /// The whole note, with its signature lines.
  public internal(set) var note: Note
  /// What it says, by kind.
  public let content: Content
  /// The origin of the log that it is made for.
  public let log: String
  /// The date that its author claims; nothing proves it.
  public let date: ClaimedDate
  /// The leaf hash of the author's latest entry before; nil in its first.
  public let previous: Hash?

  /// - Throws: `malformed`; `unsupported` for an entry of another version.
  public init(parsing bytes: some Collection<UInt8>) throws {
    try self.init(note: try Note(parsing: Array(bytes), atMost: Self.sizeLimit))
  }

  /// - Throws: `malformed` where `text`, which nobody has signed yet, is not that of an entry.
  public static func checkText(_ text: [UInt8]) throws {
    _ = try LineReader(text, atMost: Self.sizeLimit)
    _ = try Entry(note: Note(unsigned: text))
  }

  private init(note: Note) throws {
    self.note = note
    var lines = note.lines
    let kind = try Self.kind(header: lines.line() ?? [])
    func content(_ name: String) throws -> String {
      guard let field = try optional(name) else {
        let found = lines.rest.prefix { $0 != UInt8(ascii: "\n") }
        throw LogError(
          .malformed,
          """
          \(kind.rawValue) line \(lines.lineNumber + 1) is \(quoted(found)), expected the field \
          \(quoted(name))
          """
        )
      }
      return field
    }
    func optional(_ name: String) throws -> String? {
      lines.field(name).map { String(decoding: $0, as: UTF8.self) }
    }
    func value(_ name: String) throws -> String {
      let text = try content(name)
      try Value.check(text, what: name)
      return text
    }
    func key(_ text: String) throws -> VerifierKey { try Self.key(parsing: text) }

    log = try content("log")
    try KeyName.check(origin: log)
    switch kind {
    case .statement:
      self.content = .statement(
        Statement(
          title: try value("title"), text: try TextHash(parsing: try content("text")),
          secretariat: try key(try content("secretariat")),
          recovery: try optional("recovery").map(key)))
    case .endorsement:
      let text = try TextHash(parsing: try content("text"))
      let signatory = try value("signatory")
      let kindName = try content("kind")
      guard let signatoryKind = KeyName.Kind(rawValue: kindName) else {
        throw LogError(
          .malformed, "kind is \(quoted(kindName)), expected organization or individual")
      }
      let role = try optional("role")
      if let role { try Value.check(role, what: "role") }
      let endorsement = try Endorsement(
        text: text, signatory: signatory, kind: signatoryKind, role: role,
        key: try key(try content("key")))
      guard try KeyName.check(endorsement.key.name) == signatoryKind else {
        throw LogError(
          .malformed,
          """
          key name \(quoted(endorsement.key.name)) is not that of an \(signatoryKind.rawValue), expected \
          \(signatoryKind == .individual ? "a domain, a slash and a name" : "a domain alone")
          """)
      }
      self.content = .endorsement(endorsement)
    case .withdrawal:
      self.content = .withdrawal(
        text: try TextHash(parsing: try content("text")), key: try key(try content("key")))
    case .succession:
      self.content = .succession(
        key: try key(try content("key")), successor: try key(try content("successor")))
    case .revocation:
      self.content = .revocation(key: try key(try content("key")), reason: try value("reason"))
    }
    date = try ClaimedDate(parsing: try content("date"))
    previous = try optional("previous").map {
      guard let hash = Hash(base64: $0.utf8) else {
        throw LogError(.malformed, "previous is not base64 of 32 bytes")
      }
      return hash
    }
    guard lines.isAtEnd else {
      let found = lines.line() ?? []
      throw LogError(
        .malformed,
        "\(kind.rawValue) line \(lines.lineNumber) is \(quoted(found)), expected no more")
    }
  }

  /// The text of an entry, to be signed. `init(parsing:)` checks it.
  public static func text(
    _ content: Content, log: String, date: ClaimedDate, previous: Hash?
  ) -> [UInt8] {
    var lines: [(String, String)] = [("log", log)]
    switch content {
    case .statement(let statement):
      lines += [("title", statement.title), ("text", statement.text.description)]
      lines.append(("secretariat", statement.secretariat.description))
      if let recovery = statement.recovery { lines.append(("recovery", recovery.description)) }
    case .endorsement(let endorsement):
      lines += [("text", endorsement.text.description), ("signatory", endorsement.signatory)]
      lines.append(("kind", endorsement.kind.rawValue))
      if let role = endorsement.role { lines.append(("role", role)) }
      lines.append(("key", endorsement.key.description))
    case .withdrawal(let text, let key):
      lines += [("text", text.description), ("key", key.description)]
    case .succession(let key, let successor):
      lines += [("key", key.description), ("successor", successor.description)]
    case .revocation(let key, let reason):
      lines += [("key", key.description), ("reason", reason)]
    }
    lines.append(("date", date.description))
    if let previous { lines.append(("previous", base64(previous.bytes))) }
    let header = "endorse/v1 \(content.kind.rawValue)\n"
    return Array((header + lines.map { "\($0) \($1)\n" }.joined()).utf8)
  }

  /// The kind that its header line names.
  public var kind: Kind { content.kind }

  /// The text that a statement, an endorsement or a withdrawal is about.
  public var textHash: TextHash? {
    switch content {
    case .statement(let statement): statement.text
    case .endorsement(let endorsement): endorsement.text
    case .withdrawal(let text, _): text
    case .succession, .revocation: nil
    }
  }

  /// The keys whose entry this is: one, or both of a succession.
  public func authors(secretariat: VerifierKey) -> [VerifierKey] {
    if case .succession(let key, let successor) = content { return [key, successor] }
    return [author(secretariat: secretariat)]
  }

  /// The keys that the entry names, as rule 4 counts them.
  public var namedKeys: [VerifierKey] {
    switch content {
    case .statement(let statement):
      [statement.secretariat] + (statement.recovery.map { [$0] } ?? [])
    case .endorsement(let endorsement): [endorsement.key]
    case .withdrawal(_, let key), .revocation(let key, _): [key]
    case .succession(let key, let successor): [key, successor]
    }
  }

  /// - Throws: `malformed` where the key is not of type 0x01, or its name is no key name.
  static func key(parsing text: String) throws -> VerifierKey {
    let key = try VerifierKey(parsingEd25519: text)
    try KeyName.check(key.name)
    return key
  }

  private static func kind(header: ArraySlice<UInt8>) throws -> Kind {
    let family = "endorse/v".utf8
    if header.starts(with: family), let gap = header.firstIndex(of: 0x20),
      let version = number(decimal: header[..<gap].dropFirst(family.count))
    {
      if version != 1 {
        throw LogError(.unsupported, "entry \(quoted(header)) needs a newer version of endorse")
      }
      let kind = header[(gap + 1)...]
      if let kind = Kind(rawValue: String(decoding: kind, as: UTF8.self)) { return kind }
    }
    throw LogError(.malformed, "not an entry: line 1 is \(quoted(header))")
  }
}

extension Entry.Content {
  /// The kind of entry that says this.
  public var kind: Entry.Kind {
    switch self {
    case .statement: .statement
    case .endorsement: .endorsement
    case .withdrawal: .withdrawal
    case .succession: .succession
    case .revocation: .revocation
    }
  }
}

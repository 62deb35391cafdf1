/// A trust policy: which log, which witnesses, and how many of these. tlog-policy; SPEC.md, section
/// 8.
public struct Policy: Sendable {
  public struct Witness: Sendable {
    public let name: String
    public let key: VerifierKey
    public let url: String?
  }

  /// A number of members that must have cosigned.
  public struct Group: Sendable {
    public let name: String
    public let threshold: Int
    public let members: [String]
  }

  public static let sizeLimit = 65_536

  /// All with the same name, the origin.
  public let logs: [VerifierKey]
  public let witnesses: [Witness]
  public let groups: [Group]
  /// The name of a witness or a group; nil for `quorum none`.
  public let quorum: String?

  public var origin: String { logs[0].name }

  /// - Throws: `malformed`, naming the line.
  public init(parsing bytes: [UInt8]) throws {
    guard bytes.count <= Self.sizeLimit else {
      throw LogError(.malformed, "\(bytes.count) bytes, expected at most \(Self.sizeLimit)")
    }
    guard bytes.last == lineFeed else {
      throw LogError(.malformed, "the last line has no line end")
    }
    var reading = Reading()
    var lines = LineReader(checked: bytes, 0..<bytes.count)
    while let line = lines.line() {
      try naming("line \(lines.lineNumber)") { try reading.read(line) }
    }
    guard reading.quorumIsGiven else { throw LogError(.malformed, "no quorum line") }
    guard let first = reading.logs.first else { throw LogError(.malformed, "no log line") }
    guard reading.logs.allSatisfy({ $0.name == first.name }) else {
      throw LogError(.malformed, "log lines of more than one origin")
    }
    logs = reading.logs
    witnesses = reading.witnesses
    groups = reading.groups
    quorum = reading.quorum
    for key in witnesses.map(\.key) {
      guard !logs.contains(where: { key.wrapsSameKey(as: $0) || key.isTakenFor($0) }) else {
        throw LogError(
          .malformed, "the key of witness \(quoted(key.name)), or its name and ID, is also a log's")
      }
    }
  }

  /// Verifies a checkpoint: any one log's signature, none of theirs false, the origin, and the
  /// quorum.
  ///
  /// Under `quorum none` nothing is proved of its age, nor that others are shown the same.
  /// - Throws: `malformed`; `unverified`; `unsupported` under any other quorum.
  public func verify(checkpoint bytes: [UInt8]) throws -> VerifiedCheckpoint {
    let note = try Note(parsing: bytes)
    let checkpoint = try Checkpoint(parsing: note.text)
    _ = try note.opened(withKnownKeys: logs)
    guard checkpoint.origin == origin else {
      throw LogError(
        .unverified,
        "checkpoint of \(quoted(checkpoint.origin)), expected one of \(quoted(origin))")
    }
    guard checkpoint.size > 0 || checkpoint.root == .emptyRoot else {
      throw LogError(.unverified, "checkpoint of size 0 with a root that is not the empty tree's")
    }
    if let quorum {
      throw LogError(
        .unsupported,
        "the policy asks for the quorum \(quoted(quorum)): only quorum none is supported yet")
    }
    return VerifiedCheckpoint(verified: checkpoint, note: bytes)
  }
}

/// What has been read of a policy so far.
private struct Reading {
  var logs: [VerifierKey] = []
  var witnesses: [Policy.Witness] = []
  var groups: [Policy.Group] = []
  var quorum: String?
  var quorumIsGiven = false
  /// Names are opaque octets: `String` would call two normal forms of one name equal.
  private var names: Set<[UInt8]> = []
  /// The members of all groups: a name is one at most once. tlog-policy, Defining a witness group.
  private var membersSoFar: Set<[UInt8]> = []

  mutating func read(_ line: ArraySlice<UInt8>) throws {
    guard line.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
      throw LogError(.malformed, "a control character")
    }
    let fields = line.split(whereSeparator: { $0 == space || $0 == 0x09 })
    guard let keyword = fields.first, keyword.first != UInt8(ascii: "#") else { return }
    let arguments = fields.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    switch String(decoding: keyword, as: UTF8.self) {
    case "log":
      guard (1...2).contains(arguments.count) else { throw wrong("log VKEY [URL]") }
      let key = try VerifierKey(parsingEd25519: try utf8(fields[1]))
      guard Checkpoint.isOrigin(key.name.utf8) else {
        throw LogError(.malformed, "the log's key name \(quoted(key.name)) is not an origin")
      }
      guard !logs.contains(where: { key.wrapsSameKey(as: $0) || key.isTakenFor($0) }) else {
        throw LogError(.malformed, "the same log key, or its name and ID, a second time")
      }
      logs.append(key)
    case "witness":
      guard (2...3).contains(arguments.count) else { throw wrong("witness NAME VKEY [URL]") }
      let key = try witnessKey(fields[2])
      guard !witnesses.contains(where: { key.wrapsSameKey(as: $0.key) || key.isTakenFor($0.key) })
      else {
        throw LogError(.malformed, "the same witness key, or its name and ID, a second time")
      }
      try define(fields[1])
      witnesses.append(
        Policy.Witness(
          name: arguments[0], key: key, url: arguments.count > 2 ? arguments[2] : nil))
    case "group":
      guard arguments.count >= 3 else { throw wrong("group NAME all|any|K MEMBER...") }
      let members = fields[3...].map { Array($0) }
      for member in members {
        guard names.contains(member) else {
          throw LogError(.malformed, "member \(quoted(member)) is not defined before this line")
        }
        guard membersSoFar.insert(member).inserted else {
          throw LogError(.malformed, "member \(quoted(member)) a second time")
        }
      }
      let threshold: Int
      switch arguments[1] {
      case "all": threshold = members.count
      case "any": threshold = 1
      default:
        guard let k = number(decimal: fields[2]), (1...members.count).contains(k) else {
          throw LogError(
            .malformed,
            "threshold \(quoted(arguments[1])) is not all, any, or 1 to \(members.count)")
        }
        threshold = k
      }
      try define(fields[1])
      groups.append(
        Policy.Group(name: arguments[0], threshold: threshold, members: Array(arguments[2...])))
    case "quorum":
      guard arguments.count == 1 else { throw wrong("quorum NAME") }
      guard !quorumIsGiven else { throw LogError(.malformed, "a second quorum line") }
      quorumIsGiven = true
      guard arguments[0] != "none" else { return }
      guard names.contains(Array(fields[1])) else {
        throw LogError(.malformed, "quorum \(quoted(arguments[0])) is not defined before this line")
      }
      quorum = arguments[0]
    default:
      throw LogError(.malformed, "unknown keyword \(quoted(keyword))")
    }
  }

  private mutating func define(_ name: ArraySlice<UInt8>) throws {
    guard !name.elementsEqual("none".utf8) else {
      throw LogError(.malformed, "the name none is not free")
    }
    guard names.insert(Array(name)).inserted else {
      throw LogError(.malformed, "the name \(quoted(name)) is defined a second time")
    }
  }

  /// - Throws: `malformed`, also for a key that is no witness's, whichever type it has.
  private func witnessKey(_ field: ArraySlice<UInt8>) throws -> VerifierKey {
    let text = try utf8(field)
    do {
      let key = try VerifierKey(parsing: text, allowingMLDSA: true)
      if key.type != .ed25519 { return key }
    } catch let error as LogError where error.code == .unsupported {
      throw LogError(.malformed, error.description)
    }
    throw LogError(.malformed, "the witness's key is not of type 0x04")
  }

  /// A key is text, whatever the rest of the line is.
  private func utf8(_ field: ArraySlice<UInt8>) throws -> String {
    guard let text = String(validating: field, as: UTF8.self) else {
      throw LogError(.malformed, "verifier key \(quoted(field)) is not UTF-8")
    }
    return text
  }

  private func wrong(_ expected: String) -> LogError {
    LogError(.malformed, "expected \(expected)")
  }
}

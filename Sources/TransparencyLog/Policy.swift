/// A trust policy: which log, which witnesses, and how many of these. tlog-policy; SPEC.md, section
/// 8.
public struct Policy: Sendable {
  /// The longest policy, in bytes.
  public static let sizeLimit = 65_536

  /// All with the same name, the origin.
  public let logs: [VerifierKey]
  /// Which witnesses must have cosigned.
  public let quorum: Quorum

  /// The name of the log.
  public var origin: String { logs[0].name }
  /// In the order of their lines.
  public let witnesses: [Quorum.Witness]
  private let witnessKeys: [VerifierKey]

  /// - Throws: `malformed`, naming the line.
  public init(parsing bytes: [UInt8]) throws {
    let reading = try Reading(bytes)
    logs = reading.logs
    quorum = reading.quorum
    witnesses = quorum.witnesses
    witnessKeys = witnesses.map(\.key)
    guard logs.allSatisfy({ $0.name == logs[0].name }) else {
      throw LogError(.malformed, "log lines of more than one origin")
    }
  }

  /// Verifies what a log and witnesses signed: any one log's signature, none of theirs false, and
  /// the origin. Whether the quorum is met is not asked.
  ///
  /// - Throws: `malformed`; `unverified`.
  public func signed(checkpoint bytes: [UInt8]) throws -> SignedCheckpoint {
    let note = try Note(parsing: bytes)
    let checkpoint = try Checkpoint(parsing: note.text)
    let opened = try note.opened(withKnownKeys: logs, witnesses: witnessKeys)
    guard checkpoint.origin == origin else {
      throw LogError(
        .unverified,
        "checkpoint of \(quoted(checkpoint.origin)), expected one of \(quoted(origin))")
    }
    guard checkpoint.size > 0 || checkpoint.root == .emptyRoot else {
      throw LogError(.unverified, "checkpoint of size 0 with a root that is not the empty tree's")
    }
    return SignedCheckpoint(
      verified: checkpoint, note: bytes, cosignatures: opened.cosignatures)
  }

  /// Verifies a checkpoint as `signed(checkpoint:)` does, and that the quorum has witnessed it.
  ///
  /// Under `quorum none` nothing is proved of its age, nor that others are shown the same.
  /// - Parameter now: POSIX seconds.
  /// - Throws: `malformed`; `unverified`, saying who has not witnessed it.
  public func verify(checkpoint bytes: [UInt8], at now: Int) throws -> VerifiedCheckpoint {
    let signed = try signed(checkpoint: bytes)
    let (counted, asOf) = try quorum.judge(signed.cosignatures, at: now)
    return VerifiedCheckpoint(verified: signed, cosignatures: counted, asOf: asOf)
  }
}

/// The logs that a witness watches: the log lines of a policy, which may be of many origins.
/// tlog-policy; SPEC.md, section 7.10.
public struct WitnessedLogs: Sendable {
  private let keys: [String: [VerifierKey]]

  /// - Throws: `malformed`, naming the line.
  public init(parsing bytes: [UInt8]) throws {
    // An origin is ASCII, so equal strings are equal bytes.
    keys = Dictionary(grouping: try Reading(bytes).logs, by: \.name)
  }

  /// The keys of a log, or nil where it is not watched.
  public func keys(of origin: String) -> [VerifierKey]? { keys[origin] }

  /// The names of the logs, sorted.
  public var origins: [String] { keys.keys.sorted() }

  /// - Throws: `malformed` where `witness` is a log's key too, or has a log key's name and ID.
  public func checkIsFree(_ witness: VerifierKey) throws {
    for key in keys.values.joined() where key.wrapsSameKey(as: witness) || key.isTakenFor(witness) {
      throw LogError(
        .malformed,
        "the witness's key \(quoted(witness.name)) is also the key of the log \(quoted(key.name))")
    }
  }
}

/// What has been read of a policy so far.
private struct Reading {
  var logs: [VerifierKey] = []
  var quorum = Quorum()
  var quorumIsGiven = false
  private var witnessKeys: [VerifierKey] = []
  /// The positions of parties. Names are opaque octets: `String` would call two normal forms of one
  /// name equal.
  private var positions: [[UInt8]: Int] = [:]
  /// The members of all groups: a name is one at most once. tlog-policy, Defining a witness group.
  private var membersSoFar: Set<Int> = []

  /// A whole file, with at least one log and a quorum.
  init(_ bytes: [UInt8]) throws {
    guard bytes.count <= Policy.sizeLimit else {
      throw LogError(.malformed, "\(bytes.count) bytes, expected at most \(Policy.sizeLimit)")
    }
    guard bytes.last == lineFeed else {
      throw LogError(.malformed, "the last line has no line end")
    }
    var lines = LineReader(checked: bytes, 0..<bytes.count)
    while let line = lines.line() {
      try naming("line \(lines.lineNumber)") { try read(line) }
    }
    guard quorumIsGiven else { throw LogError(.malformed, "no quorum line") }
    guard !logs.isEmpty else { throw LogError(.malformed, "no log line") }
    for key in witnessKeys {
      guard !logs.contains(where: { key.wrapsSameKey(as: $0) || key.isTakenFor($0) }) else {
        throw LogError(
          .malformed, "the key of witness \(quoted(key.name)), or its name and ID, is also a log's")
      }
    }
  }

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
      guard !witnessKeys.contains(where: { key.wrapsSameKey(as: $0) || key.isTakenFor($0) })
      else {
        throw LogError(.malformed, "the same witness key, or its name and ID, a second time")
      }
      witnessKeys.append(key)
      let url = arguments.count > 2 ? arguments[2] : nil
      try define(fields[1], .witness(Quorum.Witness(name: arguments[0], key: key, url: url)))
    case "group":
      guard arguments.count >= 3 else { throw wrong("group NAME all|any|K MEMBER...") }
      let members = try fields[3...].map { member in
        guard let position = positions[Array(member)] else {
          throw LogError(.malformed, "member \(quoted(member)) is not defined before this line")
        }
        guard membersSoFar.insert(position).inserted else {
          throw LogError(.malformed, "member \(quoted(member)) a second time")
        }
        return position
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
      let group = Quorum.Group(name: arguments[0], threshold: threshold, members: members)
      try define(fields[1], .group(group))
    case "quorum":
      guard arguments.count == 1 else { throw wrong("quorum NAME") }
      guard !quorumIsGiven else { throw LogError(.malformed, "a second quorum line") }
      quorumIsGiven = true
      guard arguments[0] != "none" else { return }
      guard let position = positions[Array(fields[1])] else {
        throw LogError(.malformed, "quorum \(quoted(arguments[0])) is not defined before this line")
      }
      quorum.deciding = position
    default:
      throw LogError(.malformed, "unknown keyword \(quoted(keyword))")
    }
  }

  private mutating func define(_ name: ArraySlice<UInt8>, _ party: Quorum.Party) throws {
    guard !name.elementsEqual("none".utf8) else {
      throw LogError(.malformed, "the name none is not free")
    }
    guard positions.updateValue(quorum.parties.count, forKey: Array(name)) == nil else {
      throw LogError(.malformed, "the name \(quoted(name)) is defined a second time")
    }
    quorum.parties.append(party)
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

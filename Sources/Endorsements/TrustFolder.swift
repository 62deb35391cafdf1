import TransparencyLog

/// The two files that a verifier has to get from a source it trusts. SPEC.md, section 8.
public struct TrustFolder: Sendable {
  /// The name of the policy's file.
  public static let policyName = "policy"
  /// The name of the file of the secretariat's keys, oldest first.
  public static let secretariatName = "secretariat.vkey"
  static let chainLimit = 64

  /// The log's keys, its witnesses and its quorum.
  public let policy: Policy
  /// The secretariat's key of entry 0, then each that succeeded it.
  public let secretariat: [VerifierKey]
  /// `sha256:` and hex: what a campaign prints so that everyone can compare.
  public let fingerprint: String
  /// The two files as they are, by name.
  public let files: [String: [UInt8]]

  /// - Throws: `malformed`, naming the file.
  public init(policy policyFile: [UInt8], secretariat secretariatFile: [UInt8]) throws {
    policy = try naming(Self.policyName) { try Policy(parsing: policyFile) }
    secretariat = try naming(Self.secretariatName) { try Self.chain(parsing: secretariatFile) }
    for log in policy.logs where secretariat.contains(where: log.wrapsSameKey) {
      throw LogError(.malformed, "the log's key \(log) is also the secretariat's")
    }
    for witness in policy.witnesses where secretariat.contains(where: witness.key.wrapsSameKey) {
      throw LogError(
        .malformed, "the key of witness \(quoted(witness.name)) is also the secretariat's")
    }
    files = [Self.policyName: policyFile, Self.secretariatName: secretariatFile]
    var hashed: [UInt8] = []
    for file in [policyFile, secretariatFile] {
      hashed += withUnsafeBytes(of: UInt64(file.count).bigEndian) { Array($0) } + file
    }
    fingerprint = "sha256:" + hex(Hash.sha256(hashed).bytes)
  }

  /// - Throws: `undecided` where a file is missing; `malformed`.
  public init(at folder: String) throws {
    let policy = try Self.file(Self.policyName, at: folder)
    let secretariat = try Self.file(Self.secretariatName, at: folder)
    self = try naming(folder) { try TrustFolder(policy: policy, secretariat: secretariat) }
  }

  /// The policy of a folder, which needs no other file: a log of anything has no secretariat.
  ///
  /// - Throws: as `init(at:)`.
  public static func policy(at folder: String) throws -> Policy {
    let file = try file(policyName, at: folder)
    return try naming("\(folder): \(policyName)") { try Policy(parsing: file) }
  }

  private static func file(_ name: String, at folder: String) throws -> [UInt8] {
    guard let bytes = try Files.read("\(folder)/\(name)", atMost: Policy.sizeLimit) else {
      let inside = "\(folder)/keys"
      let hint = Files.exists("\(inside)/\(name)") ? " (\(inside) has one)" : ""
      throw LogError(.undecided, "\(folder) is not a trust folder: it has no file \(name)\(hint)")
    }
    return bytes
  }

  /// The name of the log that is trusted.
  public var origin: String { policy.origin }

  /// - Throws: `malformed` where `key` is a log's, a witness's or the secretariat's: such a key
  ///   plays no other role.
  public func checkIsFree(_ key: VerifierKey) throws {
    let role: String? =
      if policy.logs.contains(where: key.wrapsSameKey) {
        "the log's"
      } else if secretariat.contains(where: key.wrapsSameKey) {
        "the secretariat's"
      } else if policy.witnesses.contains(where: { key.wrapsSameKey(as: $0.key) }) {
        "a witness's"
      } else {
        nil
      }
    if let role {
      throw LogError(
        .malformed, "the key of \(quoted(key.name)) is \(role): it cannot be a signatory's")
    }
  }

  private static func chain(parsing file: [UInt8]) throws -> [VerifierKey] {
    var lines = try LineReader(file, atMost: Policy.sizeLimit)
    var chain: [VerifierKey] = []
    while let line = lines.line() {
      let key = try naming("line \(lines.lineNumber)") {
        try Entry.key(parsing: String(decoding: line, as: UTF8.self))
      }
      guard chain.count < chainLimit else {
        throw LogError(.malformed, "more than \(chainLimit) keys")
      }
      guard chain.allSatisfy({ $0.name == key.name }) else {
        throw LogError(.malformed, "line \(lines.lineNumber): a second key name")
      }
      guard !chain.contains(where: { key.wrapsSameKey(as: $0) || key.isTakenFor($0) }) else {
        throw LogError(
          .malformed, "line \(lines.lineNumber): the same key, or its ID, a second time")
      }
      chain.append(key)
    }
    return chain
  }
}

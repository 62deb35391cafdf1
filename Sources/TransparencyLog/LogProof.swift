/// A proof file: an entry's place in a log, and the checkpoint that covers it. tlog-proof; SPEC.md,
/// section 11.
public struct LogProof: Sendable {
  /// The longest proof file, in bytes.
  public static let sizeLimit = 131_072

  /// Opaque, and not to be believed before something authenticates it.
  public let extra: [UInt8]?
  /// The entry's index and the hashes; not verified.
  public let inclusion: InclusionProof
  /// The checkpoint's note, unverified.
  public let checkpoint: [UInt8]

  private static let headerStart = "c2sp.org/tlog-proof@v"
  private static let header = headerStart + "1"

  /// - Parameter extra: the entry, where the proof is to carry it.
  public init(extra: [UInt8]?, inclusion: InclusionProof, checkpoint: [UInt8]) {
    self.extra = extra
    self.inclusion = inclusion
    self.checkpoint = checkpoint
  }

  /// Whether `bytes` begin as a proof file of any version does.
  public static func looksLikeOne(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: headerStart.utf8)
  }

  /// - Throws: `malformed`; `unsupported` for another version.
  public init(parsing bytes: [UInt8]) throws {
    var lines = try LineReader(bytes, atMost: Self.sizeLimit)
    let first = lines.line() ?? []
    guard first.elementsEqual(Self.header.utf8) else {
      if first.starts(with: Self.headerStart.utf8),
        let version = number(decimal: first.dropFirst(Self.headerStart.utf8.count))
      {
        throw LogError(.unsupported, "proof file of version \(version)")
      }
      throw LogError(.malformed, "line 1 is \(quoted(first)), expected \(quoted(Self.header))")
    }
    extra = try lines.field("extra").map {
      guard let extra = TransparencyLog.bytes(base64: $0) else {
        throw LogError(.malformed, "extra is not canonical base64")
      }
      return extra
    }
    guard let index = lines.field("index").flatMap({ number(decimal: $0) }) else {
      throw LogError(.malformed, "line \(lines.lineNumber) is not an index")
    }
    var hashes: [Hash] = []
    hashes.reserveCapacity(32)
    while let line = lines.line(), !line.isEmpty {
      guard hashes.count < proofHashLimit else {
        throw LogError(.malformed, "more than \(proofHashLimit) hashes")
      }
      guard let hash = Hash(base64: line) else {
        throw LogError(.malformed, "line \(lines.lineNumber) is not base64 of 32 bytes")
      }
      hashes.append(hash)
    }
    guard !lines.isAtEnd else { throw LogError(.malformed, "no checkpoint") }
    inclusion = InclusionProof(index: index, hashes: hashes)
    checkpoint = Array(lines.rest)
  }

  /// Parses back to the same.
  public var encoded: [UInt8] {
    var text = Self.header + "\n"
    if let extra { text += "extra \(base64(extra))\n" }
    text += "index \(inclusion.index)\n"
    for hash in inclusion.hashes { text += base64(hash.bytes) + "\n" }
    return Array(text.utf8) + [lineFeed] + checkpoint
  }

  /// Verifies the checkpoint under `policy` at the time `now`, and the inclusion of `leaf` in its tree.
  ///
  /// - Throws: as `Policy.verify(checkpoint:at:)` and `InclusionProof.verify(leaf:size:root:)`.
  public func verify(leaf: Hash, policy: Policy, at now: Int) throws -> VerifiedCheckpoint {
    let verified = try naming("checkpoint") { try policy.verify(checkpoint: checkpoint, at: now) }
    try inclusion.verify(leaf: leaf, size: verified.size, root: verified.root)
    return verified
  }
}

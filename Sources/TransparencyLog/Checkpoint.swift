/// A tree head: a log, a tree size and a root hash. tlog-checkpoint; SPEC.md, section 7.3.
public struct Checkpoint: Hashable, Sendable {
  /// The name of the log.
  public let origin: String
  /// How many entries the tree has.
  public let size: Int
  /// The root hash of the tree.
  public let root: Hash

  /// Nothing is checked: parsing is what checks.
  public init(origin: String, size: Int, root: Hash) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// - Parameter text: a note's text, whose signatures are the caller's to verify.
  /// - Throws: `malformed`; extension lines are.
  init(parsing text: [UInt8]) throws {
    var lines = LineReader(checked: text, 0..<text.count)
    guard let origin = lines.line(), Self.isOrigin(origin) else {
      throw LogError(.malformed, "checkpoint line 1 is not an origin")
    }
    guard let sizeLine = lines.line(), let size = number(decimal: sizeLine) else {
      throw LogError(
        .malformed, "checkpoint line 2 is not a tree size: a decimal without leading zeros")
    }
    guard let rootLine = lines.line(), let root = Hash(base64: rootLine) else {
      throw LogError(.malformed, "checkpoint line 3 is not a root hash: base64 of 32 bytes")
    }
    guard lines.isAtEnd else {
      throw LogError(.malformed, "checkpoint line 4 is an extension line, which is not accepted")
    }
    self.init(origin: String(decoding: origin, as: UTF8.self), size: size, root: root)
  }

  /// Whether a log can have this name: 1 to 255 visible ASCII characters without a plus sign.
  /// SPEC.md, section 3.1.
  static func isOrigin(_ name: some Collection<UInt8>) -> Bool {
    (1...255).contains(name.count)
      && name.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") }
  }

  /// The note's text: three lines.
  var text: [UInt8] { Array("\(origin)\n\(size)\n\(base64(root.bytes))\n".utf8) }

  /// The checkpoint as a note signed by the log.
  func signed(by signer: some NoteSigner) throws -> [UInt8] {
    var note = Note(unsigned: text)
    try note.sign(with: signer)
    return note.encoded
  }
}

/// A checkpoint that a policy's log has signed, and the note that proves it. SPEC.md, section 8.
///
/// Whether a quorum has seen it is not known: what others are to believe is a `VerifiedCheckpoint`.
public struct SignedCheckpoint: Sendable {
  /// What the log signed.
  public let checkpoint: Checkpoint
  /// The whole note, with every signature line.
  public let note: [UInt8]
  /// Those of the policy's witnesses, in the order of the lines.
  public let cosignatures: [Cosignature]

  /// Only `Policy.signed(checkpoint:)` makes one, and the log that has just signed it.
  init(verified checkpoint: Checkpoint, note: [UInt8], cosignatures: [Cosignature] = []) {
    self.checkpoint = checkpoint
    self.note = note
    self.cosignatures = cosignatures
  }

  /// How many entries the tree has.
  public var size: Int { checkpoint.size }
  /// The root hash of the tree.
  public var root: Hash { checkpoint.root }

  /// The same checkpoint with a cosignature, in the place of one that this witness made before; nil
  /// where a note has no room for it.
  func adding(_ line: Note.Signature, _ cosignature: Cosignature) throws -> SignedCheckpoint? {
    var note = try Note(parsing: note)
    note.remove(by: cosignature.witness)
    guard note.hasRoom(for: cosignature.witness) else { return nil }
    note.append(line)
    return Self(
      verified: checkpoint, note: note.encoded,
      cosignatures: cosignatures.filter { $0.witness != cosignature.witness } + [cosignature])
  }
}

/// A checkpoint that a policy's log has signed and its quorum has witnessed. SPEC.md, section 8.
public struct VerifiedCheckpoint: Sendable {
  /// As the log signed it.
  public let signed: SignedCheckpoint
  /// The cosignatures that count, in the order of the policy.
  public let cosignatures: [Cosignature]
  /// The newest time, in POSIX seconds, at which a quorum had witnessed it; nil under `quorum none`:
  /// then its age is unknown, and others may be shown another log.
  public let asOf: Int?

  /// Only `Policy.verify(checkpoint:at:)` makes one, and the log for itself.
  init(verified signed: SignedCheckpoint, cosignatures: [Cosignature], asOf: Int?) {
    self.signed = signed
    self.cosignatures = cosignatures
    self.asOf = asOf
  }

  /// What the log signed.
  public var checkpoint: Checkpoint { signed.checkpoint }
  /// The whole note, with its signature lines.
  public var note: [UInt8] { signed.note }
  /// How many entries the tree has.
  public var size: Int { checkpoint.size }
  /// The root hash of the tree.
  public var root: Hash { checkpoint.root }

  /// - Parameters:
  ///   - now: POSIX seconds.
  ///   - seconds: how long ago a quorum may have witnessed it.
  /// - Throws: `undecided` where that was longer ago. An unknown age is none to throw for.
  public func checkAge(at now: Int, atMost seconds: Int) throws {
    guard let asOf, now - asOf > seconds else { return }
    throw LogError(
      .undecided,
      """
      the checkpoint of size \(size) was witnessed by the quorum at \(timestamp(asOf)) last, \
      \(span(now - asOf)) ago, expected at most \(span(seconds)): get a newer copy of the log
      """)
  }
}

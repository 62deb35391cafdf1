/// A tree head: a log, a tree size and a root hash. tlog-checkpoint; SPEC.md, section 7.3.
public struct Checkpoint: Hashable, Sendable {
  public let origin: String
  public let size: Int
  public let root: Hash

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
    guard let rootLine = lines.line(), let root = Hash(bytes(base64: rootLine) ?? []) else {
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

/// A checkpoint that a policy's log has signed, and the note that proves it.
public struct VerifiedCheckpoint: Sendable {
  public let checkpoint: Checkpoint
  /// The whole note, with every signature line.
  public let note: [UInt8]

  /// Only verification makes one: `Policy.verify(checkpoint:)`, and the log that has just signed
  /// it.
  init(verified checkpoint: Checkpoint, note: [UInt8]) {
    self.checkpoint = checkpoint
    self.note = note
  }

  public var size: Int { checkpoint.size }
  public var root: Hash { checkpoint.root }
}

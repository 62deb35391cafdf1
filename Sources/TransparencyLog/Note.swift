/// A signed note as it was read: nobody has verified it yet. signed-note, Format; SPEC.md, section
/// 4.
public struct Note: Sendable {
  /// One signature line.
  public struct Signature: Sendable {
    /// The key name that the line claims.
    public let name: String
    /// The first four bytes of the key's hash, big-endian.
    public let keyID: UInt32
    /// What follows the key ID.
    public let bytes: [UInt8]

    /// Whether the line says that `key` made it.
    public func claims(_ key: VerifierKey) -> Bool { keyID == key.id && key.hasName(name) }
  }

  /// The longest note, in bytes.
  public static let sizeLimit = 65_536
  /// The most signature lines.
  public static let signatureLimit = 64

  /// Up to and with the LF before the separating empty line.
  public let text: [UInt8]
  /// In the order of the lines; none is verified.
  public private(set) var signatures: [Signature]

  /// - Throws: `malformed`, saying what was found where.
  public init(parsing bytes: [UInt8], atMost limit: Int = Note.sizeLimit) throws {
    // The reader checks length, UTF-8, control characters and the last line end.
    _ = try LineReader(bytes, atMost: limit)
    guard let textEnd = Self.textEnd(of: bytes) else {
      throw LogError(.malformed, "not a signed note: no empty line between text and signatures")
    }
    text = Array(bytes[..<textEnd])
    signatures = []
    signatures.reserveCapacity(4)
    var lines = LineReader(checked: bytes, textEnd + 1..<bytes.count)
    while let line = lines.line() {
      guard signatures.count < Self.signatureLimit else {
        throw LogError(.malformed, "more than \(Self.signatureLimit) signature lines")
      }
      let number = signatures.count + 1
      signatures.append(try naming("signature line \(number)") { try Self.parse(line: line) })
    }
    guard !signatures.isEmpty else { throw LogError(.malformed, "no signature line") }
  }

  /// The lines of the text. Of a note that was parsed they have been checked already.
  public var lines: LineReader { LineReader(checked: text, 0..<text.count) }

  /// A note that nobody has signed yet; `text` ends in LF.
  public init(unsigned text: [UInt8]) {
    precondition(text.last == lineFeed)
    self.text = text
    signatures = []
  }

  /// Adds a signature line of `signer`, after verifying what it made.
  public mutating func sign(with signer: some NoteSigner) throws {
    let key = signer.verifierKey
    let signature = try signer.signature(of: text)
    guard key.publicKey.isValidSignature(signature, for: text) else {
      throw LogError(
        .system, "the signature just made by \(key.name) does not verify: nothing is written")
    }
    signatures.append(Signature(name: key.name, keyID: key.id, bytes: signature))
  }

  /// The whole note.
  public var encoded: [UInt8] {
    // A line has a name, and base64 of some 76 bytes.
    let lines = signatures.reduce(0) { $0 + $1.name.utf8.count + $1.bytes.count * 4 / 3 + 16 }
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.count + 1 + lines)
    encoded += text
    encoded.append(lineFeed)
    for signature in signatures {
      encoded += Self.emDashAndSpace
      encoded += signature.name.utf8
      encoded.append(space)
      encoded += base64(bigEndian(signature.keyID) + signature.bytes).utf8
      encoded.append(lineFeed)
    }
    return encoded
  }

  /// Whether signature line `position` (from 0) is there and is `key`'s over the text.
  public func isSigned(by key: VerifierKey, at position: Int) -> Bool {
    guard position < signatures.count, key.type == .ed25519 else { return false }
    let signature = signatures[position]
    return signature.claims(key) && key.publicKey.isValidSignature(signature.bytes, for: text)
  }

  /// Whether it can have a cosignature of `witness` besides.
  func hasRoom(for witness: VerifierKey) -> Bool {
    // "— ", the name, " ", base64 of 76 bytes, LF.
    signatures.count < Self.signatureLimit
      && encoded.count + witness.name.utf8.count + 110 <= Self.sizeLimit
  }

  /// Adds a signature line, whose signature the caller made and verified.
  mutating func append(_ signature: Signature) { signatures.append(signature) }

  /// Removes the lines that say that `key` made them.
  mutating func remove(by key: VerifierKey) { signatures.removeAll { $0.claims(key) } }

  /// The note with the lines of `keys` alone.
  func signed(by keys: [VerifierKey]) -> Note {
    var note = self
    note.signatures.removeAll { line in !keys.contains(where: line.claims) }
    return note
  }

  /// Verifies every line of a known key; lines of other keys are ignored.
  ///
  /// - Parameters:
  ///   - keys: of which one of type 0x01 has to have signed the text; others are not looked at.
  ///   - witnesses: of which those of type 0x04 are looked at; their lines are cosignatures.
  /// - Returns: the text, with the keys whose signatures were found valid.
  /// - Throws: `malformed` where a known key signed twice or a signature has not its form;
  ///   `unverified` where a known key's signature fails, or none of `keys` signed.
  public func opened(
    withKnownKeys keys: [VerifierKey], witnesses: [VerifierKey] = []
  ) throws -> VerifiedNote {
    func key(of line: Signature) -> VerifierKey? {
      keys.first { $0.type == .ed25519 && line.claims($0) }
        ?? witnesses.first { $0.type == .cosignature && line.claims($0) }
    }
    // Only when the form of every line is known to be right does a signature have a verdict.
    var signers: [VerifierKey] = []
    var cosignatures: [Cosignature] = []
    var signed: [(key: VerifierKey, signature: ArraySlice<UInt8>, message: [UInt8])] = []
    signed.reserveCapacity(signatures.count)
    for line in signatures {
      guard let key = key(of: line) else { continue }
      guard !signed.contains(where: { $0.key == key }) else {
        throw LogError(.malformed, "\(quoted(key.name)) signed twice")
      }
      switch key.type {
      case .ed25519:
        guard line.bytes.count == 64 else {
          throw LogError(
            .malformed,
            "signature of \(quoted(key.name)) has \(line.bytes.count) bytes, expected 64")
        }
        signers.append(key)
        signed.append((key, line.bytes[...], text))
      case .cosignature:
        let time = try Cosignature.time(in: line)
        cosignatures.append(Cosignature(verified: key, time: time))
        signed.append((key, line.bytes.suffix(64), Cosignature.message(time: time, text: text)))
      case .mlDSACosignature: continue
      }
    }
    for (key, signature, message) in signed {
      guard key.publicKey.isValidSignature(signature, for: message) else {
        let what = key.type == .cosignature ? "cosignature of witness" : "signature of"
        throw LogError(.unverified, "the \(what) \(quoted(key.name)) is not valid")
      }
    }
    guard !signers.isEmpty else {
      func named(_ name: String, _ id: UInt32) -> String {
        "\(quoted(name)) (key ID \(hex(bigEndian(id))))"
      }
      let found = signatures.prefix(3).map { named($0.name, $0.keyID) }.joined(separator: ", ")
      let expected = keys.map { named($0.name, $0.id) }
      throw LogError(
        .unverified,
        "no signature of \(expected.joined(separator: " or ")); signed by \(found)")
    }
    return VerifiedNote(text: text, signers: signers, cosignatures: cosignatures)
  }

  private static func textEnd(of bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var at = bytes.count - 2
      while at >= 0 {
        if bytes[at] == lineFeed && bytes[at + 1] == lineFeed { return at + 1 }
        at -= 1
      }
      return nil
    }
  }

  private static let emDashAndSpace = Array("— ".utf8)

  private static func parse(line: ArraySlice<UInt8>) throws -> Signature {
    guard line.starts(with: emDashAndSpace) else {
      throw LogError(
        .malformed,
        "\(quoted(line)) does not begin with an em dash and a space, as in a signed note")
    }
    let content = line.dropFirst(emDashAndSpace.count)
    guard let gap = content.firstIndex(of: space) else {
      throw LogError(.malformed, "\(quoted(line)) has no signature")
    }
    let name = String(decoding: content[..<gap], as: UTF8.self)
    try VerifierKey.check(name: name)
    guard var signature = TransparencyLog.bytes(base64: content[(gap + 1)...]), signature.count >= 5
    else {
      throw LogError(
        .malformed, "signature of \(quoted(name)) is not canonical base64 of at least 5 bytes")
    }
    let keyID = signature.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    signature.removeFirst(4)
    return Signature(name: name, keyID: keyID, bytes: signature)
  }
}

/// The text of a note that at least one known key signed, and those keys.
public struct VerifiedNote: Sendable {
  /// What was signed, ending in LF.
  public let text: [UInt8]
  /// The known keys whose signatures were verified, in the order of the lines.
  public let signers: [VerifierKey]
  /// In the order of the lines.
  public let cosignatures: [Cosignature]
}

/// What can sign a note: a secret key, or an agent that holds one.
public protocol NoteSigner {
  /// What its signatures are verified by.
  var verifierKey: VerifierKey { get }
  /// The 64 bytes of an Ed25519 signature over `text`.
  func signature(of text: [UInt8]) throws -> [UInt8]
}

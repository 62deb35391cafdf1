/// A verifier key: who a key says it is, what its signatures are, and the public key.
/// signed-note, Verifier keys; SPEC.md, section 3.2.
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// What a key signs. signed-note, Signature types.
  public enum SignatureType: UInt8, Sendable {
    /// A note's text, by Ed25519.
    case ed25519 = 0x01
    /// A checkpoint with the time, by Ed25519. tlog-cosignature.
    case cosignature = 0x04
    /// A checkpoint with the time, by ML-DSA-44: listed, never verified here.
    case mlDSACosignature = 0x06
  }

  /// The key name; in a log's key the origin.
  public let name: String
  /// The key ID, computed from name, type and key.
  public let id: UInt32
  /// What kind of signature it verifies.
  public let type: SignatureType
  /// The encoding of an ML-DSA-44 key; empty where `publicKey` has it.
  private let mlDSA: [UInt8]
  /// The Ed25519 public key; all zero, which verifies nothing, where the type is another.
  public let publicKey: PublicKey

  /// - Throws: `malformed` where `name` cannot be a key name.
  public init(name: String, type: SignatureType = .ed25519, publicKey: PublicKey) throws {
    try Self.check(name: name)
    self.init(checkedName: name, type: type, material: publicKey.bytes.bytes)
  }

  /// An Ed25519 key that was made or read before: its name and ID are not checked again.
  package init(unchecked name: String, id: UInt32, publicKey: PublicKey) {
    self.name = name
    self.id = id
    self.publicKey = publicKey
    type = .ed25519
    mlDSA = []
  }

  private init(checkedName name: String, type: SignatureType, material: [UInt8]) {
    self.name = name
    self.type = type
    mlDSA = type == .mlDSACosignature ? material : []
    publicKey = PublicKey(Bytes32(material) ?? .zero)
    id = Self.id(name: name, type: type, material: material)
  }

  /// - Throws: `malformed`; `unsupported` for a type that is not defined here, and for ML-DSA-44
  ///   unless `allowingMLDSA`.
  public init(parsing text: String, allowingMLDSA: Bool = false) throws {
    // By bytes: for `Character` a plus sign is one with the combining mark or joiner beside it.
    let utf8 = Array(text.utf8)
    let plus = UInt8(ascii: "+")
    guard let first = utf8.firstIndex(of: plus),
      let second = utf8[(first + 1)...].firstIndex(of: plus)
    else {
      throw LogError(.malformed, "verifier key \(quoted(text)) is not NAME+ID+KEY")
    }
    let name = String(decoding: utf8[..<first], as: UTF8.self)
    try Self.check(name: name)
    let id = utf8[first + 1..<second]
    guard id.count == 8, let idBytes = bytes(hex: id) else {
      throw LogError(
        .malformed,
        "key ID \(quoted(id)) of \(quoted(name)) is not eight lower-case hex digits")
    }
    guard let key = bytes(base64: utf8[(second + 1)...]), let type = key.first else {
      throw LogError(.malformed, "key of \(quoted(name)) is not base64")
    }
    guard let type = SignatureType(rawValue: type) else {
      throw LogError(.unsupported, "key of \(quoted(name)) has signature type 0x\(hex([type]))")
    }
    if type == .mlDSACosignature {
      guard allowingMLDSA else {
        throw LogError(
          .unsupported,
          "key of \(quoted(name)) is an ML-DSA-44 key (type 0x06), which is not supported yet")
      }
    }
    let expected = type == .mlDSACosignature ? 1313 : 33
    guard key.count == expected else {
      throw LogError(
        .malformed, "key of \(quoted(name)) has \(key.count) bytes, expected \(expected)")
    }
    self.init(checkedName: name, type: type, material: Array(key.dropFirst()))
    guard bigEndian(self.id) == idBytes else {
      throw LogError(
        .malformed,
        "key ID of \(quoted(name)) is \(hex(idBytes)), computed \(hex(bigEndian(self.id)))")
    }
  }

  /// A key of the type 0x01, where a key of another type is malformed. SPEC.md, section 3.2.
  ///
  /// - Throws: `malformed`.
  public init(parsingEd25519 text: String) throws {
    do {
      try self.init(parsing: text)
    } catch let error as LogError where error.code == .unsupported {
      throw LogError(.malformed, error.description)
    }
    guard type == .ed25519 else {
      throw LogError(.malformed, "key of \(quoted(name)) is not of type 0x01")
    }
  }

  /// `NAME+ID+KEY`.
  public var description: String {
    let material = mlDSA.isEmpty ? publicKey.bytes.bytes : mlDSA
    return "\(name)+\(hex(bigEndian(id)))+\(base64([type.rawValue] + material))"
  }

  /// Whether two keys are one key, whatever their names and types. tlog-policy, Public key
  /// representation.
  public func wrapsSameKey(as other: VerifierKey) -> Bool {
    publicKey == other.publicKey && mlDSA == other.mlDSA
  }

  /// Whether a signature line cannot tell the two keys apart. IDs are short: such keys are easily
  /// made.
  public func isTakenFor(_ other: VerifierKey) -> Bool { id == other.id && hasName(other.name) }

  /// Whether a key or a signature line has this key's name. Names are compared as bytes: `String`
  /// would call two normal forms of one name equal.
  func hasName(_ name: String) -> Bool { self.name.isIdentical(to: name) }

  public static func == (a: VerifierKey, b: VerifierKey) -> Bool {
    a.type == b.type && a.wrapsSameKey(as: b) && a.hasName(b.name)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(publicKey)
    hasher.combine(mlDSA)
  }

  /// - Throws: `malformed` where `name` is empty, or has a plus sign or a White_Space character.
  static func check(name: String) throws {
    guard !name.isEmpty else { throw LogError(.malformed, "key name is empty") }
    guard name.unicodeScalars.allSatisfy({ $0 != "+" && !isWhiteSpace($0) && $0.value >= 0x20 })
    else {
      throw LogError(.malformed, "key name \(quoted(name)) has a space, a control or a plus sign")
    }
  }

  private static func id(name: String, type: SignatureType, material: [UInt8]) -> UInt32 {
    var input: [UInt8] = []
    input.reserveCapacity(name.utf8.count + 2 + material.count)
    input += name.utf8
    input += [lineFeed, type.rawValue]
    input += material
    let hash = Hash.sha256(input)
    return hash.withUnsafeBytes { UInt32(bigEndian: $0.loadUnaligned(as: UInt32.self)) }
  }
}

/// The 25 White_Space characters, which no version of Unicode changes any more.
public func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
    0x3000:
    true
  default:
    false
  }
}

func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  withUnsafeBytes(of: number.bigEndian) { Array($0) }
}

// The secret key file: SPEC.md, section 3.4. Wraps libsodium (Argon2id, XChaCha20-Poly1305).
import CSodium

/// A secret key file as it was read; its secret may still be sealed.
public struct SecretKeyFile: Sendable {
  /// What Argon2id costs.
  public struct Cost: Sendable {
    /// Argon2id's passes, 1 to 16.
    public let passes: Int
    /// Argon2id's memory in bytes, 8,192 to 1,073,741,824.
    public let memory: Int

    /// About 0.4 s and 256 MiB.
    public static let moderate = Cost(passes: 3, memory: 268_435_456)
  }

  /// The longest secret key file, in bytes.
  public static let sizeLimit = 65_536

  private enum Secret {
    case plain(SecretMemory)
    case sealed(cost: Cost, salt: [UInt8], nonce: [UInt8], box: [UInt8])
  }

  /// The key that the file says it holds; not proved before the secret is taken.
  public let claimedKey: VerifierKey
  private let secret: Secret
  /// Every byte before the last line, which the seal authenticates.
  private let header: [UInt8]

  /// Whether the secret is sealed.
  public var needsPassphrase: Bool {
    if case .sealed = secret { true } else { false }
  }

  private static let version = "endorse-secret-key/v1"
  private static let schemeCharacters = Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)
  private static let plainScheme = "plain"
  private static let sealedScheme = "argon2id-xchacha20poly1305"

  /// - Throws: `malformed`; `unsupported` for another version or scheme.
  public init(parsing bytes: [UInt8]) throws {
    var lines = try LineReader(bytes, atMost: Self.sizeLimit)
    let first = lines.line() ?? []
    let words = first.split(separator: space, omittingEmptySubsequences: false)
    let family = "endorse-secret-key/v".utf8
    guard words.count == 2, words[0].starts(with: family),
      let version = number(decimal: words[0].dropFirst(family.count)), !words[1].isEmpty,
      words[1].allSatisfy({ Self.schemeCharacters.contains($0) })
    else {
      // Nothing is quoted: a secret may stand in any line of a file that was cut or turned.
      throw LogError(
        .malformed, "not a secret key file: line 1 is not \(quoted(Self.version)) and a scheme")
    }
    guard version == 1 else {
      throw LogError(.unsupported, "secret key file of version \(version)")
    }
    guard let key = lines.field("key") else { throw LogError(.malformed, "line 2 is not a key") }
    do {
      claimedKey = try VerifierKey(parsingEd25519: String(decoding: key, as: UTF8.self))
    } catch let error as LogError {
      throw LogError(error.code, "line 2 has no verifier key of Ed25519")
    }
    switch String(decoding: words[1], as: UTF8.self) {
    case Self.plainScheme:
      header = []
      let encoded = lines.field("secret") ?? []
      guard var seed = TransparencyLog.bytes(base64: encoded), seed.count == 32 else {
        throw LogError(.malformed, "secret is not base64 of 32 bytes")
      }
      secret = .plain(try SecretMemory(count: 32) { $0.copyBytes(from: seed) })
      wipe(&seed)
    case Self.sealedScheme:
      let parameters = (lines.field("kdf") ?? [])
        .split(separator: space, omittingEmptySubsequences: false)
      guard parameters.count == 3,
        let passes = number(decimal: parameters[0]), (1...16).contains(passes),
        let memory = number(decimal: parameters[1]), (8192...1_073_741_824).contains(memory),
        let salt = TransparencyLog.bytes(base64: parameters[2]), salt.count == 16
      else { throw LogError(.malformed, "kdf is not passes, memory and a salt of 16 bytes") }
      guard let nonce = TransparencyLog.bytes(base64: lines.field("nonce") ?? []), nonce.count == 24
      else { throw LogError(.malformed, "nonce is not base64 of 24 bytes") }
      header = Array(bytes[..<(bytes.count - lines.rest.count)])
      guard let box = TransparencyLog.bytes(base64: lines.field("secret") ?? []), box.count == 48
      else { throw LogError(.malformed, "secret is not base64 of 48 bytes") }
      secret = .sealed(
        cost: Cost(passes: passes, memory: memory), salt: salt, nonce: nonce, box: box)
    default:
      throw LogError(.unsupported, "secret key file of scheme \(quoted(words[1]))")
    }
    guard lines.isAtEnd else {
      throw LogError(.malformed, "line \(lines.lineNumber + 1) is one too many")
    }
  }

  /// The secret key, its public key derived again and compared with the one in the file.
  ///
  /// - Throws: `undecided` where a passphrase is needed and none was given; `unverified` where it
  ///   does not open the seal, or the public key is another.
  public func secretKey(passphrase: SecretMemory?) throws -> SecretKey {
    let seed: SecretMemory
    switch secret {
    case .plain(let plain): seed = plain
    case .sealed(let cost, let salt, let nonce, let box):
      guard let passphrase else {
        throw LogError(.undecided, "the key of \(quoted(claimedKey.name)) needs its passphrase")
      }
      let sealingKey = try Self.sealingKey(passphrase: passphrase, cost: cost, salt: salt)
      seed = try SecretMemory(count: 32) { opened in
        let outcome = sealingKey.withUnsafeBytes {
          crypto_aead_xchacha20poly1305_ietf_decrypt(
            opened.baseAddress!.assumingMemoryBound(to: UInt8.self), nil, nil, box,
            UInt64(box.count), header, UInt64(header.count), nonce,
            $0.baseAddress!.assumingMemoryBound(to: UInt8.self))
        }
        guard outcome == 0 else {
          throw LogError(
            .unverified,
            "wrong passphrase for the key of \(quoted(claimedKey.name)), or its file was changed")
        }
      }
    }
    let key = try SecretKey(name: claimedKey.name, seed: seed)
    guard key.verifierKey == claimedKey else {
      throw LogError(
        .unverified,
        "the secret is not that of the key \(quoted(claimedKey.description)) in the file")
    }
    return key
  }

  /// The file for `key`: sealed with `passphrase`, or plain without one. It was read back, and its secret
  /// taken.
  public static func encode(
    _ key: SecretKey, passphrase: SecretMemory?, cost: Cost = .moderate
  ) throws -> [UInt8] {
    let file = try unproved(key, passphrase: passphrase, cost: cost)
    let readBack = try SecretKeyFile(parsing: file).secretKey(passphrase: passphrase)
    guard readBack.verifierKey == key.verifierKey else {
      throw LogError(.system, "the key file does not read back: nothing is written")
    }
    return file
  }

  private static func unproved(
    _ key: SecretKey, passphrase: SecretMemory?, cost: Cost
  ) throws -> [UInt8] {
    guard let passphrase else {
      var encoded = Array("\(version) \(plainScheme)\nkey \(key.verifierKey)\nsecret ".utf8)
      key.seed.withUnsafeBytes { encoded += base64($0).utf8 }
      return encoded + [lineFeed]
    }
    var salt = [UInt8](repeating: 0, count: 16)
    var nonce = [UInt8](repeating: 0, count: 24)
    randombytes_buf(&salt, salt.count)
    randombytes_buf(&nonce, nonce.count)
    let header = Array(
      """
      \(version) \(sealedScheme)
      key \(key.verifierKey)
      kdf \(cost.passes) \(cost.memory) \(base64(salt))
      nonce \(base64(nonce))

      """.utf8)
    let sealingKey = try sealingKey(passphrase: passphrase, cost: cost, salt: salt)
    var box = [UInt8](repeating: 0, count: 48)
    key.seed.withUnsafeBytes { seed in
      _ = sealingKey.withUnsafeBytes {
        crypto_aead_xchacha20poly1305_ietf_encrypt(
          &box, nil, seed.baseAddress!.assumingMemoryBound(to: UInt8.self), UInt64(seed.count),
          header, UInt64(header.count), nil, nonce,
          $0.baseAddress!.assumingMemoryBound(to: UInt8.self))
      }
    }
    return header + Array("secret \(base64(box))\n".utf8)
  }

  private static func sealingKey(
    passphrase: SecretMemory, cost: Cost, salt: [UInt8]
  ) throws -> SecretMemory {
    try SecretMemory(count: 32) { key in
      let outcome = passphrase.withUnsafeBytes {
        crypto_pwhash(
          key.baseAddress!.assumingMemoryBound(to: UInt8.self), 32,
          $0.baseAddress!.assumingMemoryBound(to: CChar.self), UInt64($0.count), salt,
          UInt64(cost.passes), cost.memory, crypto_pwhash_alg_argon2id13())
      }
      guard outcome == 0 else {
        throw LogError(
          .system, "Argon2id needs \(cost.memory) bytes of memory, which are not to be had")
      }
    }
  }
}

// A secret key in memory, and how it signs. Wraps libsodium.
import CSodium

/// A secret key of Ed25519 and the verifier key that belongs to it.
public struct SecretKey: NoteSigner, Sendable {
  /// The public half.
  public let verifierKey: VerifierKey
  /// The 32-byte seed of RFC 8032.
  let seed: SecretMemory
  /// libsodium's form: the seed, then the public key.
  private let expanded: SecretMemory

  /// A new key.
  public init(generating name: String) throws {
    try self.init(name: name, seed: .randomSeed())
    guard verifierKey.publicKey.isFitForUse else {
      throw LogError(.system, "the key just made for \(quoted(name)) is not fit for use")
    }
  }

  /// The key that `seed`, 32 bytes, gives.
  public init(name: String, seed: SecretMemory) throws {
    precondition(sodiumIsReady && seed.count == 32)
    var publicBytes = [UInt8](repeating: 0, count: 32)
    expanded = try SecretMemory(count: 64) { secret in
      seed.withUnsafeBytes {
        _ = crypto_sign_seed_keypair(
          &publicBytes, secret.baseAddress!.assumingMemoryBound(to: UInt8.self),
          $0.baseAddress!.assumingMemoryBound(to: UInt8.self))
      }
    }
    self.seed = seed
    verifierKey = try VerifierKey(name: name, publicKey: PublicKey(Bytes32(publicBytes)!))
  }

  public func signature(of text: [UInt8]) throws -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: 64)
    let made = expanded.withUnsafeBytes {
      crypto_sign_detached(
        &signature, nil, text, UInt64(text.count),
        $0.baseAddress!.assumingMemoryBound(to: UInt8.self))
    }
    precondition(made == 0)
    return signature
  }
}

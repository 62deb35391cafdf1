// Ed25519 under the acceptance rule of SPEC.md, section 3.3. Wraps libsodium.
import CSodium

/// True once libsodium is ready; it then stays so.
let sodiumIsReady = sodium_init() >= 0

/// A public key of Ed25519, 32 bytes that may or may not be a point of the curve.
public struct PublicKey: Hashable, Sendable {
  /// As RFC 8032 encodes it.
  public let bytes: Bytes32

  /// Whether the bytes are a point is told where a signature is verified.
  public init(_ bytes: Bytes32) { self.bytes = bytes }

  /// Whether `signature` is this key's over `message`, by the acceptance rule.
  ///
  /// libsodium's verification is that rule: it refuses S not below L, a key or an R of low order or
  /// not canonical, a key off the curve, and uses the equation without a cofactor.
  /// `Vectors/ed25519` holds it to that.
  public func isValidSignature(
    _ signature: some Collection<UInt8>, for message: [UInt8]
  ) -> Bool {
    precondition(sodiumIsReady)
    guard signature.count == 64 else { return false }
    return bytes.withUnsafeBytes { key in
      withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { copy in
        copy.copyBytes(from: signature)
        return crypto_sign_verify_detached(
          copy.baseAddress!.assumingMemoryBound(to: UInt8.self), message,
          UInt64(message.count), key.baseAddress!.assumingMemoryBound(to: UInt8.self)) == 0
      }
    }
  }

  /// Whether the key may be taken into use: a point of the prime-order subgroup, canonical and not
  /// of low order. For keys that are made or admitted; verification does not repeat it. About 30
  /// us.
  public var isFitForUse: Bool {
    precondition(sodiumIsReady)
    return bytes.withUnsafeBytes {
      crypto_core_ed25519_is_valid_point($0.baseAddress!.assumingMemoryBound(to: UInt8.self)) == 1
    }
  }
}

// SHA-256, and the leaf and node hashes of RFC 6962, section 2.1. Wraps nettle.
import CNettle

/// A SHA-256 hash.
public typealias Hash = Bytes32

extension Bytes32 {
  /// SHA-256 of `bytes`.
  @inlinable public static func sha256(_ bytes: some Collection<UInt8>) -> Hash {
    contiguous(bytes, sha256(of:))
  }

  @usableFromInline static func sha256(of bytes: UnsafeBufferPointer<UInt8>) -> Hash {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    nettle_sha256_update(&context, bytes.count, bytes.baseAddress)
    return finish(&context)
  }

  /// The leaf hash of an entry: SHA-256 of 0x00 and the entry.
  @inlinable public static func leaf(_ entry: some Collection<UInt8>) -> Hash {
    contiguous(entry, leaf(of:))
  }

  @usableFromInline static func leaf(of entry: UnsafeBufferPointer<UInt8>) -> Hash {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    var prefix: UInt8 = 0
    nettle_sha256_update(&context, 1, &prefix)
    nettle_sha256_update(&context, entry.count, entry.baseAddress)
    return finish(&context)
  }

  /// The hash of an inner node: SHA-256 of 0x01, the left and the right hash.
  public static func node(_ left: Hash, _ right: Hash) -> Hash {
    withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { block in
      block[0] = 1
      left.withUnsafeBytes {
        (block.baseAddress! + 1).copyMemory(from: $0.baseAddress!, byteCount: 32)
      }
      right.withUnsafeBytes {
        (block.baseAddress! + 33).copyMemory(from: $0.baseAddress!, byteCount: 32)
      }
      var context = sha256_ctx()
      nettle_sha256_init(&context)
      nettle_sha256_update(&context, 65, block.baseAddress!.assumingMemoryBound(to: UInt8.self))
      return finish(&context)
    }
  }

  /// The root hash of the empty tree.
  public static let emptyRoot = Hash.sha256([])

  private static func finish(_ context: inout sha256_ctx) -> Hash {
    Hash { nettle_sha256_digest(&context, 32, $0) }
  }
}

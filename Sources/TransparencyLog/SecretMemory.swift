// Memory for secrets: locked, between guard pages, wiped when it is released. Wraps libsodium.
import CSodium

/// A secret of a fixed length that is never printed, encoded or compared.
///
/// It is filled while it is made and only read afterwards, so that tasks may share it.
public final class SecretMemory: @unchecked Sendable, CustomStringConvertible,
  CustomReflectable
{
  private let base: UnsafeMutableRawPointer
  /// How many bytes.
  public let count: Int

  /// Allocates `count` bytes and lets `fill` write them.
  /// - Throws: `system` where no memory can be locked, and what `fill` throws.
  public init(count: Int, filling fill: (UnsafeMutableRawBufferPointer) throws -> Void) throws {
    guard sodiumIsReady, let base = sodium_malloc(max(count, 1)) else {
      throw LogError(.system, "no locked memory for a secret of \(count) bytes")
    }
    self.base = base
    self.count = count
    // Where this throws, the instance is complete already: `deinit` frees the memory, once.
    try fill(UnsafeMutableRawBufferPointer(start: base, count: count))
    sodium_mprotect_readonly(base)
  }

  deinit { sodium_free(base) }

  /// Thirty-two bytes from the system's random source.
  static func randomSeed() throws -> SecretMemory {
    try SecretMemory(count: 32) { randombytes_buf($0.baseAddress!, $0.count) }
  }

  /// - Parameter body: is given the secret, which it must not copy elsewhere.
  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// Compares two secrets in a time that depends on their lengths only.
  public func isSame(as other: SecretMemory) -> Bool {
    count == other.count && sodium_memcmp(base, other.base, count) == 0
  }

  public var description: String { "secret" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Overwrites `bytes` with zeros in a way that the compiler keeps.
public func wipe(_ bytes: inout [UInt8]) {
  bytes.withUnsafeMutableBytes { sodium_memzero($0.baseAddress!, $0.count) }
}

/// Thirty-two bytes, held without an allocation: a hash or a public key.
public struct Bytes32: Hashable, Sendable {
  // In memory order: the first byte is the lowest-addressed byte of `first`.
  private var first: UInt64
  private var second: UInt64
  private var third: UInt64
  private var fourth: UInt64

  static let zero = Bytes32()

  private init() {
    first = 0
    second = 0
    third = 0
    fourth = 0
  }

  /// Nil unless `bytes` are exactly 32.
  @inlinable public init?(_ bytes: some Collection<UInt8>) {
    guard let copy = contiguous(bytes, Bytes32.init(of:)) else { return nil }
    self = copy
  }

  @usableFromInline init?(of bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 32 else { return nil }
    self.init { $0.initialize(from: bytes.baseAddress!, count: 32) }
  }

  /// The 32 bytes that `fill` writes.
  init(filling fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    self.init()
    withUnsafeMutableBytes(of: &self) { fill($0.baseAddress!.assumingMemoryBound(to: UInt8.self)) }
  }

  /// A copy, 32 of them.
  public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  /// - Parameter body: is given 32 bytes, which are there while it runs.
  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    try Swift.withUnsafeBytes(of: self, body)
  }
}

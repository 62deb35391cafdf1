import TransparencyLog

/// A log of entries of 500 bytes that say nothing, and nobody's signature but its own.
struct OpaqueLog {
  static let entrySize = 500

  let key: SecretKey
  let policy: Policy

  init() throws {
    key = try Campaign.key(0, named: "opaque.example/log")
    policy = try Policy(parsing: Array("log \(key.verifierKey)\nquorum none\n".utf8))
  }

  static func entry(_ number: Int) -> [UInt8] {
    var state = UInt64(truncatingIfNeeded: number)
    var entry = [UInt8](repeating: 0, count: entrySize)
    entry.withUnsafeMutableBytes { bytes in
      for offset in stride(from: 0, to: entrySize - 7, by: 8) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.storeBytes(of: state, toByteOffset: offset, as: UInt64.self)
      }
    }
    return entry
  }

  /// The entries of commits of so many each.
  static func batches(_ count: Int, of size: Int) -> [[[UInt8]]] {
    stride(from: 0, to: count, by: size).map { first in
      (first..<min(first + size, count)).map(entry)
    }
  }

  /// A new log in a storage, open.
  func create(in storage: any LogStorage) throws -> Log {
    try Log.create(in: storage, signer: key)
    return try Log(opening: storage, signer: key, policy: policy)
  }
}

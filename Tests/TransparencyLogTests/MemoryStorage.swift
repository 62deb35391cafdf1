import Foundation
import TransparencyLog

/// A log's files in memory, which fails when it is told to.
final class MemoryStorage: LogStorage, LogSource, @unchecked Sendable {
  struct Failure: Error {}

  let name = "memory"
  // All are guarded by `lock`.
  private var stored: [String: [UInt8]] = [:]
  private var writesUntilFailure: Int?
  private var writesBackwards = false
  private let lock = NSLock()

  init(_ files: [String: [UInt8]] = [:]) { stored = files }

  var files: [String: [UInt8]] {
    get { lock.withLock { stored } }
    set { lock.withLock { stored = newValue } }
  }

  /// Lets this many files be written, then fails every write; nil for never. Those that are handed
  /// over together may be written in either order.
  func fail(after writes: Int?, backwards: Bool = false) {
    lock.withLock { (writesUntilFailure, writesBackwards) = (writes, backwards) }
  }

  func read(_ path: String, atMost limit: Int) throws -> [UInt8]? {
    let bytes = lock.withLock { stored[path] }
    guard bytes?.count ?? 0 <= limit else { throw LogError(.malformed, "\(path) is too large") }
    return bytes
  }

  func write(_ files: [(path: String, bytes: [UInt8])]) throws {
    try lock.withLock {
      for (path, bytes) in writesBackwards ? files.reversed() : files {
        if let left = writesUntilFailure {
          guard left > 0 else { throw Failure() }
          writesUntilFailure = left - 1
        }
        stored[path] = bytes
      }
    }
  }

  func names(in folder: String) -> [String]? {
    files.keys.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }
  }

  /// What is served: the files below `public/`, as a copy of its own.
  var copy: MemoryStorage {
    let pairs = files.filter { $0.key.hasPrefix("public/") }
      .map { (String($0.key.dropFirst("public/".count)), $0.value) }
    return MemoryStorage(Dictionary(uniqueKeysWithValues: pairs))
  }
}

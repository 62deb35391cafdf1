import Synchronization

/// Files that were asked for lately, in memory: those that never change, and the checkpoint.
///
/// They are kept in two halves: whatever is asked for moves to the younger one, and where that is full the
/// older one is dropped.
final class RecentFiles: Sendable {
  struct File {
    let bytes: [UInt8]
    let kind: FileKind
    let tag: String
    /// When it was read, in nanoseconds. Somebody may have mended it in the folder since.
    let read: UInt64
  }

  struct Key: Hashable {
    let path: String
    let isCompressed: Bool
  }

  private struct Halves {
    var young: [Key: File] = [:]
    var old: [Key: File] = [:]
    var youngSize = 0
  }

  /// How long a file is not looked for in the folder.
  private static let lifetime: UInt64 = 10_000_000_000

  private let sizeLimit: Int
  private let halves = Mutex(Halves())

  /// - Parameter limit: the bytes of all files that are kept, many times those of one.
  init(atMost limit: Int) { sizeLimit = limit }

  func file(_ path: String, isCompressed: Bool = false, now: UInt64) -> File? {
    let key = Key(path: path, isCompressed: isCompressed)
    return halves.withLock { halves in
      guard let found = halves.young[key] ?? halves.old[key], now &- found.read < Self.lifetime
      else {
        return nil
      }
      if halves.young[key] == nil { insert(found, key, &halves) }
      return found
    }
  }

  func keep(_ file: File, _ path: String, isCompressed: Bool = false) {
    let key = Key(path: path, isCompressed: isCompressed)
    halves.withLock { insert(file, key, &$0) }
  }

  private func insert(_ file: File, _ key: Key, _ halves: inout Halves) {
    if halves.youngSize + file.bytes.count > sizeLimit / 2 {
      halves.old = halves.young
      halves.young = [:]
      halves.youngSize = 0
    }
    let replaced = halves.young.updateValue(file, forKey: key)
    halves.youngSize += file.bytes.count - (replaced?.bytes.count ?? 0)
  }
}

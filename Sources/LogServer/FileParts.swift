import NIOPosix

/// A file, or a range of it, that is read while it is sent: one part of it is in memory, however slowly a client
/// reads.
struct FileParts: AsyncSequence, Sendable {
  /// Of the file, in bytes, for each part.
  private static let size = 65_536

  private let file: Open
  private let range: Range<Int>
  private let isCompressed: Bool

  /// Open as long as anybody reads it.
  fileprivate final class Open: Sendable {
    let file: PublicFile
    init(_ file: consuming PublicFile) { self.file = file }
  }

  init(_ file: consuming PublicFile, _ range: Range<Int>, isCompressed: Bool) {
    self.file = Open(file)
    self.range = range
    self.isCompressed = isCompressed
  }

  /// How many bytes there are in all; nil where that is not known before the end.
  var count: Int? { isCompressed ? nil : range.count }

  func makeAsyncIterator() -> Iterator {
    Iterator(file: file, range: range, gzip: isCompressed ? Gzip() : nil)
  }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let file: Open
    /// What is not read yet.
    fileprivate var range: Range<Int>
    fileprivate let gzip: Gzip?

    /// - Returns: one part, not empty; nil at the end.
    /// - Throws: `PublicFile.Failure` where the file cannot be read, or is shorter than it was.
    mutating func next() async throws -> [UInt8]? {
      while !range.isEmpty {
        let part = range.prefix(FileParts.size)
        range.removeFirst(part.count)
        // Disks make wait.
        let bytes = try await NIOThreadPool.singleton.runIfActive { [file] in
          try file.file.read(part)
        }
        guard let gzip else { return bytes }
        let compressed = gzip.compress(bytes, isLast: range.isEmpty)
        if !compressed.isEmpty { return compressed }
      }
      return nil
    }
  }
}

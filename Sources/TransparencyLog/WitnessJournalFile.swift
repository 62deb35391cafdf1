/// The file that batches are appended to.
protocol WitnessJournalWriter: Sendable {
  /// - Parameter all: what the file is to hold where it is written anew, the notes included.
  func append(_ notes: [[UInt8]], all: () -> [[UInt8]]) throws
}

/// The journal of a folder, open for appending. Used by one task at a time: the one that leads.
///
/// Batches are written over zeros that were put there a stretch at a time: a file that grows makes the
/// file system write its own journal at every sync.
final class WitnessJournalFile<System: FileSystem>: WitnessJournalWriter, @unchecked Sendable {
  /// How many zeros are written ahead, in bytes.
  static var stretch: Int { 1 << 18 }

  private let path: String
  private let disk: System
  private var file: System.File
  /// The size of what the file was begun with.
  private var start: Int
  /// Where the next batch is written.
  private var end: Int
  /// The size of the file: from `end` on it is zeros.
  private var size: Int

  /// Writes the file anew, with these notes alone, durably.
  init(_ path: String, on disk: System, holding notes: [[UInt8]]) throws {
    self.path = path
    self.disk = disk
    (file, start) = try Self.write(notes, to: path, on: disk)
    end = start
    size = start
  }

  deinit { try? disk.close(file) }

  func append(_ notes: [[UInt8]], all: () -> [[UInt8]]) throws {
    let batch = WitnessJournal.batch(notes)
    if end + batch.count - start > WitnessLedger.growthLimit {
      let old = file
      (file, start) = try Self.write(all(), to: path, on: disk)
      end = start
      size = start
      try disk.close(old)
      return
    }
    if end + batch.count > size {
      let zeros = [UInt8](repeating: 0, count: max(Self.stretch, batch.count))
      try disk.write(zeros, to: file, at: size)
      size += zeros.count
    }
    try disk.write(batch, to: file, at: end)
    try disk.syncData(file)
    end += batch.count
  }

  private static func write(
    _ notes: [[UInt8]], to path: String, on disk: System
  ) throws -> (System.File, size: Int) {
    let content = WitnessJournal.header + (notes.isEmpty ? [] : WitnessJournal.batch(notes))
    try disk.replaceUnsynced(path, content, mode: 0o600)
    try disk.sync(folder: Files.folder(of: path))
    return (try disk.open(path), content.count)
  }
}

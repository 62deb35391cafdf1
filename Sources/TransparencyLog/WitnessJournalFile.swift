/// The file that batches are appended to.
protocol WitnessJournalWriter: Sendable {
  /// - Parameter all: what the file is to hold where it is written anew, the notes included.
  func append(_ notes: [[UInt8]], all: () -> [[UInt8]]) throws
}

/// The journal of a folder, open for appending. Used by one task at a time: the one that leads.
final class WitnessJournalFile<System: FileSystem>: WitnessJournalWriter, @unchecked Sendable {
  private let path: String
  private let disk: System
  private var file: System.File
  private var growth = 0

  /// Writes the file anew, with these notes alone, durably.
  init(_ path: String, on disk: System, holding notes: [[UInt8]]) throws {
    self.path = path
    self.disk = disk
    file = try Self.write(notes, to: path, on: disk)
  }

  deinit { try? disk.close(file) }

  func append(_ notes: [[UInt8]], all: () -> [[UInt8]]) throws {
    let batch = WitnessJournal.batch(notes)
    growth += batch.count
    if growth > WitnessLedger.growthLimit {
      let old = file
      file = try Self.write(all(), to: path, on: disk)
      growth = 0
      try disk.close(old)
      return
    }
    try disk.write(batch, to: file)
    try disk.syncData(file)
  }

  private static func write(
    _ notes: [[UInt8]], to path: String, on disk: System
  ) throws -> System.File {
    let content = notes.isEmpty ? [] : WitnessJournal.batch(notes)
    try disk.replaceUnsynced(path, WitnessJournal.header + content, mode: 0o600)
    try disk.sync(folder: Files.folder(of: path))
    return try disk.open(path)
  }
}

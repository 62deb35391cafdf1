/// The system calls that files are made durable with: the disk, or a test's that fails.
///
/// Every function throws `system`, naming the path, where the system refuses. What was written to a
/// file is durable when `sync(_:)` of it has returned, and a name in a folder (of a file that was
/// created, renamed or removed) when `sync(folder:)` has. Where a `sync` threw, what it was asked
/// for may be lost even if a later one returns: nobody tries again, the log is opened anew.
public protocol FileSystem: Sendable {
  /// A file that is open.
  associatedtype File

  /// The whole of a regular file, or nil where there is none.
  /// - Throws: also `malformed` where it has more than `limit` bytes, or is no regular file.
  func read(_ path: String, atMost limit: Int) throws -> [UInt8]?
  /// The names in a folder, in byte order, without those that begin with a dot; nil where there is
  /// no such folder.
  func names(in folder: String) throws -> [String]?
  /// Whether there is a folder at this path; a link to one counts.
  func isFolder(_ path: String) -> Bool
  /// Makes one folder; that it is there already is no error.
  func makeFolder(_ path: String, mode: UInt32) throws
  /// Creates a file, where nothing has this name yet.
  func create(_ path: String, mode: UInt32) throws -> File
  /// Opens a file that is there, to be written to in its places.
  func open(_ path: String) throws -> File
  /// Writes behind what this value wrote before.
  func write(_ bytes: [UInt8], to file: File) throws
  /// Writes from a place of the file on, at most its end: over what is there, and beyond.
  func write(_ bytes: [UInt8], to file: File, at offset: Int) throws
  /// Returns when the file's bytes are durable.
  func sync(_ file: File) throws
  /// As `sync(_:)`, but its times may not be durable.
  func syncData(_ file: File) throws
  /// The file is closed in any case.
  func close(_ file: File) throws
  /// Gives a file another name in its folder, in the place of what may have it.
  func rename(_ path: String, to new: String) throws
  /// Removes a file; that it is not there is no error.
  func remove(_ path: String) throws
  /// Returns when the names in a folder are durable.
  func sync(folder: String) throws
}

extension FileSystem {
  /// Creates a file that is not there yet, and makes it durable.
  ///
  /// Order: create exclusively, write, sync, close, then sync of its folder. On failure nothing is
  /// left.
  func create(_ path: String, _ bytes: [UInt8], mode: UInt32) throws {
    let file = try create(path, mode: mode)
    // Only what was created here is removed.
    do {
      try fill(file, bytes)
      try sync(folder: Files.folder(of: path))
    } catch {
      try? remove(path)
      throw error
    }
  }

  /// Puts a file in the place of what may be there: all of the old or all of the new. The new name is
  /// durable only after `sync(folder:)`.
  ///
  /// Order: remove what an interrupted replacement left at `temporary`, create that, write, sync,
  /// close, rename.
  ///
  /// - Parameter temporary: `path.tmp` where nil.
  func replaceUnsynced(
    _ path: String, _ bytes: [UInt8], mode: UInt32, temporary: String? = nil
  ) throws {
    let temporary = temporary ?? path + ".tmp"
    // A leftover has its own mode and may be a link: it is not written to.
    try remove(temporary)
    let file = try create(temporary, mode: mode)
    do {
      try fill(file, bytes)
      try rename(temporary, to: path)
    } catch {
      try? remove(temporary)
      throw error
    }
  }

  /// Makes the folders of `path` that are not there.
  /// - Returns: those that have a new name in them, to be synced.
  func makeFolders(_ path: String, mode: UInt32) throws -> [String] {
    if isFolder(path) { return [] }
    let parent = Files.folder(of: path)
    let changed = parent == path ? [] : try makeFolders(parent, mode: mode)
    try makeFolder(path, mode: mode)
    return changed + [parent]
  }

  private func fill(_ file: File, _ bytes: [UInt8]) throws {
    do {
      try write(bytes, to: file)
      try sync(file)
    } catch {
      try? close(file)
      throw error
    }
    try close(file)
  }
}

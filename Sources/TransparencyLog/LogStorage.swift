import Synchronization

/// Where a copy of a log's files is read from: a folder, a server, a bundle. SPEC.md, section 7.5.
public protocol LogSource: Sendable {
  /// What errors call it.
  var name: String { get }
  /// The file at `path`, or nil where there is none.
  /// - Throws: `malformed` where it has more than `limit` bytes; `system` where it cannot be read.
  func read(_ path: String, atMost limit: Int) async throws -> [UInt8]?
  /// The names in a folder, or nil where the source cannot tell.
  func names(in folder: String) async throws -> [String]?
}

/// Where the log's own files are kept: the only thing that a log knows of disks.
public protocol LogStorage: Sendable {
  /// The file at `path`, or nil where there is none; throws as `LogSource`.
  func read(_ path: String, atMost limit: Int) throws -> [UInt8]?
  /// The names in a folder, or nil where the storage cannot tell.
  func names(in folder: String) throws -> [String]?
  /// Puts every file in its place. When it returns, all of them are durable; if it throws, each one
  /// is what it was or what it should be, and the log is not used again before it is opened anew.
  func write(_ files: [(path: String, bytes: [UInt8])]) throws
}

/// A log's files in a folder.
public struct LogFolder: LogSource, LogStorage {
  public let name: String
  private let disk: any FileSystem
  private let durable = Durable()

  /// - Parameter path: of the folder, which need not be there yet.
  public init(_ path: String, on disk: any FileSystem = Disk()) {
    name = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.disk = disk
  }

  public func read(_ path: String, atMost limit: Int) throws -> [UInt8]? {
    try disk.read("\(name)/\(path)", atMost: limit)
  }

  public func names(in folder: String) throws -> [String]? {
    try disk.names(in: "\(name)/\(folder)") ?? []
  }

  /// Each file: write beside it, sync, rename. Then sync of the folders that the files are in.
  ///
  /// The folders on the way to them are synced once for each value, whether they were made by it or
  /// not: who made them may have been killed before their names were durable.
  public func write(_ files: [(path: String, bytes: [UInt8])]) throws {
    var folders: Set<String> = []
    for (path, bytes) in files {
      let isPrivate = path.hasPrefix("private/")
      let full = "\(name)/\(path)"
      let folder = Files.folder(of: full)
      if !folders.contains(folder) {
        // What is private has its own mode; the folder that it is in is the public's too.
        folders.formUnion(try disk.makeFolders(name, mode: 0o755))
        folders.formUnion(try disk.makeFolders(folder, mode: isPrivate ? 0o700 : 0o755))
        folders.insert(folder)
        folders.formUnion(durable.folders.withLock { $0.missing(upwardsFrom: folder, to: name) })
      }
      try disk.replaceUnsynced(full, bytes, mode: isPrivate ? 0o600 : 0o644)
    }
    for folder in folders.sorted() { try disk.sync(folder: folder) }
    durable.folders.withLock { $0.formUnion(folders) }
  }

  /// Removes a file; that it is not there is no error. Durable when it returns.
  public func remove(_ path: String) throws {
    let full = "\(name)/\(path)"
    guard disk.isFolder(Files.folder(of: full)) else { return }
    try disk.remove(full)
    try disk.sync(folder: Files.folder(of: full))
  }

  /// The folders whose names, and those above them up to the log's own, are known to be durable.
  private final class Durable: Sendable {
    let folders = Mutex<Set<String>>([])
  }
}

extension Set<String> {
  /// The folders from the one above `folder` up to `top` that are not in the set.
  fileprivate func missing(upwardsFrom folder: String, to top: String) -> [String] {
    var missing: [String] = []
    var folder = folder
    while folder.utf8.count > top.utf8.count {
      folder = Files.folder(of: folder)
      if !contains(folder) { missing.append(folder) }
    }
    return missing
  }
}

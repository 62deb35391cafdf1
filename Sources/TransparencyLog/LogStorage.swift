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
  func read(_ path: String, atMost limit: Int) throws -> [UInt8]?
  /// Puts every file in its place. When it returns, all of them are durable; if it throws, each one
  /// is what it was or what it should be, and the log is not used again before it is opened anew.
  func write(_ files: [(path: String, bytes: [UInt8])]) throws
}

/// A log's files in a folder.
public struct LogFolder: LogSource, LogStorage {
  public let name: String

  public init(_ path: String) {
    name = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  public func read(_ path: String, atMost limit: Int) throws -> [UInt8]? {
    try Files.read("\(name)/\(path)", atMost: limit, onlyRegular: true)
  }

  public func names(in folder: String) throws -> [String]? {
    try Files.names(in: "\(name)/\(folder)") ?? []
  }

  /// Each file: write beside it, fsync, rename. Then fsync of every folder that has a new name.
  public func write(_ files: [(path: String, bytes: [UInt8])]) throws {
    // What is private has its own mode; the folder that it is in is the public's too.
    var changed = Set(try Files.createFolders(name, mode: 0o755))
    for (path, bytes) in files {
      let isPrivate = path.hasPrefix("private/")
      let full = "\(name)/\(path)"
      let folder = Files.folder(of: full)
      if !changed.contains(folder) {
        changed.formUnion(try Files.createFolders(folder, mode: isPrivate ? 0o700 : 0o755))
        changed.insert(folder)
      }
      try Files.replaceUnsynced(full, bytes, mode: isPrivate ? 0o600 : 0o644)
    }
    for folder in changed.sorted() { try Files.sync(folder: folder) }
  }
}

// Files read with a limit, created exclusively, and replaced so that a crash leaves the old or the
// new.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

public enum Files {
  /// The whole file, `-` meaning standard input.
  ///
  /// The size is looked at before anything is read, so a file that is too large costs nothing.
  /// - Parameter onlyRegular: refuses pipes and devices, on which a reader could wait for ever.
  /// - Returns: nil where there is no such file.
  /// - Throws: `malformed` where it is larger than `limit` or no file; `system` where it cannot be
  ///   read.
  public static func read(
    _ path: String, atMost limit: Int, onlyRegular: Bool = false
  ) throws -> [UInt8]? {
    // Opening a pipe waits for its writer, unless told not to.
    let flags = O_RDONLY | O_CLOEXEC | (onlyRegular ? O_NONBLOCK : 0)
    let descriptor = path == "-" ? dup(0) : open(path, flags)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw systemError("open", path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemError("look at", path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw LogError(.malformed, "\(path) is a folder, expected a file")
    }
    guard !onlyRegular || status.st_mode & S_IFMT == S_IFREG else {
      throw LogError(.malformed, "\(path) is not a regular file")
    }
    func tooLarge(_ size: String) -> LogError {
      LogError(.malformed, "\(path) has \(size) bytes, expected at most \(limit)")
    }
    guard status.st_size <= limit else { throw tooLarge("\(status.st_size)") }
    // One byte more than is said to be there shows the end of a regular file in one read.
    var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size), 4096) + 1)
    var count = 0
    while true {
      let got = bytes.withUnsafeMutableBytes {
        readRetrying(descriptor, $0.baseAddress! + count, $0.count - count)
      }
      guard got >= 0 else { throw systemError("read", path) }
      if got == 0 { break }
      count += got
      guard count <= limit else { throw tooLarge("more than \(limit)") }
      if count == bytes.count {
        bytes.append(contentsOf: repeatElement(0, count: min(bytes.count, limit + 1 - count)))
      }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Creates a file that is not there yet, and makes it durable.
  ///
  /// Order: open exclusively, write, fsync, then fsync of its folder. On failure nothing is left.
  /// - Throws: `system`, also where something of that name exists.
  public static func create(_ path: String, _ bytes: [UInt8], mode: mode_t = 0o644) throws {
    let descriptor = try openNew(path, mode: mode)
    // Only what was created here is removed.
    do {
      try write(path, bytes, to: descriptor)
      try sync(folder: folder(of: path))
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Puts a file in the place of what may be there: all of the old or all of the new, and durable.
  ///
  /// Without a mode it keeps that of what is there. Order: write `path.tmp`, fsync, rename, then
  /// fsync of the folder.
  public static func replace(_ path: String, _ bytes: [UInt8], mode: mode_t? = nil) throws {
    var status = stat()
    let present = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    try replaceUnsynced(path, bytes, mode: mode ?? present)
    try sync(folder: folder(of: path))
  }

  /// As `replace`, but the new name is durable only after `sync(folder:)`.
  static func replaceUnsynced(_ path: String, _ bytes: [UInt8], mode: mode_t) throws {
    let temporary = path + ".tmp"
    // What an interrupted replacement left has its own mode and may be a link: it is not written
    // to.
    if unlink(temporary) != 0, errno != ENOENT { throw systemError("remove", temporary) }
    let descriptor = try openNew(temporary, mode: mode)
    do {
      try write(temporary, bytes, to: descriptor)
      guard rename(temporary, path) == 0 else { throw systemError("rename", temporary) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Makes the names in `folder` durable.
  static func sync(folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError("open", folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw systemError("sync", folder) }
  }

  /// Creates the folders of `path` that are not there.
  /// - Returns: those that have a new name in them, to be synced.
  static func createFolders(_ path: String, mode: mode_t) throws -> [String] {
    if isFolder(path) { return [] }
    let parent = folder(of: path)
    let changed = parent == path ? [] : try createFolders(parent, mode: mode)
    guard mkdir(path, mode) == 0 || errno == EEXIST && isFolder(path) else {
      throw systemError("create folder", path)
    }
    return changed + [parent]
  }

  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether others than the owner may read the file.
  public static func isReadableByOthers(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// The names of the files in a folder, in byte order, without those that begin with a dot.
  /// - Returns: nil where there is no such folder.
  public static func names(in folder: String) throws -> [String]? {
    guard let stream = opendir(folder) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw systemError("list", folder)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw systemError("list", folder) }
        break
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The folder that holds `path`.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func systemError(_ verb: String, _ path: String) -> LogError {
    LogError(.system, "cannot \(verb) \(path): \(String(cString: strerror(errno)))")
  }

  private static func openNew(_ path: String, mode: mode_t) throws -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw systemError("create", path) }
    return descriptor
  }

  /// Writes the whole file, syncs it, and closes it in any case.
  private static func write(_ path: String, _ bytes: [UInt8], to descriptor: Int32) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        writeRetrying(descriptor, $0.baseAddress! + written, $0.count - written)
      }
      guard count >= 0 else {
        defer { close(descriptor) }
        throw systemError("write", path)
      }
      written += count
    }
    guard fsync(descriptor) == 0 else {
      defer { close(descriptor) }
      throw systemError("sync", path)
    }
    guard close(descriptor) == 0 else { throw systemError("close", path) }
  }
}

private func readRetrying(_ file: Int32, _ into: UnsafeMutableRawPointer, _ count: Int) -> Int {
  while true {
    let got = read(file, into, count)
    if got >= 0 || errno != EINTR { return got }
  }
}

private func writeRetrying(_ file: Int32, _ from: UnsafeRawPointer, _ count: Int) -> Int {
  while true {
    let done = write(file, from, count)
    if done >= 0 || errno != EINTR { return done }
  }
}

/// An exclusive lock on a file, held until it is released or the process ends.
public final class FileLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `system` where another process holds it, with that process's id.
  public init(_ path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Files.systemError("open", path) }
    // From here on `deinit` closes the descriptor, also where this throws.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      guard errno == EWOULDBLOCK else { throw Files.systemError("lock", path) }
      let holder = (try? Files.read(path, atMost: 64)).flatMap { $0 } ?? []
      let process = String(decoding: holder.prefix { $0 != lineFeed }, as: UTF8.self)
      throw LogError(.system, "the log is held by process \(visible(process)): \(path)")
    }
    let holder = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, holder, holder.count, 0) == holder.count
    else { throw Files.systemError("write", path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}

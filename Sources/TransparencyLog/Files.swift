// Files read with a limit, and the system calls that make them durable.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files of this machine: read within a limit, created exclusively, replaced whole.
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

  /// Creates a file that is not there yet, and makes it durable. On failure nothing is left.
  /// - Throws: `system`, also where something of that name exists.
  public static func create(_ path: String, _ bytes: [UInt8], mode: mode_t = 0o644) throws {
    try Disk().create(path, bytes, mode: UInt32(mode))
  }

  /// Puts a file in the place of what may be there: all of the old or all of the new, and durable.
  ///
  /// Without a mode it keeps that of what is there.
  public static func replace(_ path: String, _ bytes: [UInt8], mode: mode_t? = nil) throws {
    var status = stat()
    let present = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    // Not a name that somebody else's file may have beside it.
    let own = String(UInt64.random(in: .min ... .max), radix: 16)
    try Disk().replaceUnsynced(
      path, bytes, mode: UInt32(mode ?? present), temporary: "\(path).\(own).tmp")
    try Disk().sync(folder: folder(of: path))
  }

  /// Whether there is a folder at this path; a link to one counts.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether anything has this name; a link that leads nowhere too.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether it is a symbolic link, wherever that leads.
  public static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
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

  /// Whether this process may have so many more file descriptors.
  public static func canOpen(_ count: Int) -> Bool {
    var opened: [Int32] = []
    defer { for descriptor in opened { close(descriptor) } }
    for _ in 0..<count {
      let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      opened.append(descriptor)
    }
    return true
  }

  /// The folder that holds `path`.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func systemError(_ verb: String, _ path: String) -> LogError {
    LogError(.system, "cannot \(verb) \(path): \(String(cString: strerror(errno)))")
  }
}

/// The files of this machine.
public struct Disk: FileSystem {
  /// An open descriptor, and the path for errors.
  public struct File {
    let path: String
    let descriptor: Int32
  }

  /// The machine's own disk.
  public init() {}

  public func read(_ path: String, atMost limit: Int) throws -> [UInt8]? {
    try Files.read(path, atMost: limit, onlyRegular: true)
  }

  public func names(in folder: String) throws -> [String]? { try Files.names(in: folder) }

  /// Whether there is a folder at this path; a link to one counts.
  public func isFolder(_ path: String) -> Bool { Files.isFolder(path) }

  public func makeFolder(_ path: String, mode: UInt32) throws {
    guard mkdir(path, mode_t(mode)) == 0 || errno == EEXIST && isFolder(path) else {
      throw Files.systemError("create folder", path)
    }
  }

  public func create(_ path: String, mode: UInt32) throws -> File {
    let descriptor = openFile(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
    guard descriptor >= 0 else { throw Files.systemError("create", path) }
    return File(path: path, descriptor: descriptor)
  }

  public func open(_ path: String) throws -> File {
    let descriptor = openFile(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Files.systemError("open", path) }
    return File(path: path, descriptor: descriptor)
  }

  /// Writes all of the bytes.
  public func write(_ bytes: [UInt8], to file: File) throws {
    try write(bytes, to: file) { writeRetrying(file.descriptor, $0, $1) }
  }

  public func write(_ bytes: [UInt8], to file: File, at offset: Int) throws {
    var place = offset
    try write(bytes, to: file) {
      let count = writeRetrying(file.descriptor, $0, $1, at: place)
      place += max(0, count)
      return count
    }
  }

  private func write(
    _ bytes: [UInt8], to file: File, by call: (UnsafeRawPointer, Int) -> Int
  ) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { call($0.baseAddress! + written, $0.count - written) }
      guard count >= 0 else { throw Files.systemError("write", file.path) }
      written += count
    }
  }

  /// Returns when the file's bytes are durable.
  public func sync(_ file: File) throws { try sync(file.descriptor, file.path) }

  public func syncData(_ file: File) throws {
    #if canImport(Darwin)
      try sync(file)
    #else
      guard fdatasync(file.descriptor) == 0 else { throw Files.systemError("sync", file.path) }
    #endif
  }

  public func close(_ file: File) throws {
    guard closeDescriptor(file.descriptor) == 0 else { throw Files.systemError("close", file.path) }
  }

  public func rename(_ path: String, to new: String) throws {
    guard renameFile(path, new) == 0 else { throw Files.systemError("rename", path) }
  }

  public func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw Files.systemError("remove", path) }
  }

  /// Returns when the names in a folder are durable.
  public func sync(folder: String) throws {
    let descriptor = openFile(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Files.systemError("open", folder) }
    defer { _ = closeDescriptor(descriptor) }
    try sync(descriptor, folder)
  }

  private func sync(_ descriptor: Int32, _ path: String) throws {
    #if canImport(Darwin)
      // There fsync leaves what it wrote in the drive's own memory.
      let synced = fcntl(descriptor, F_FULLFSYNC) == 0
    #else
      let synced = fsync(descriptor) == 0
    #endif
    guard synced else { throw Files.systemError("sync", path) }
  }
}

// The calls whose names the type has too.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
  open(path, flags, mode)
}
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func renameFile(_ old: String, _ new: String) -> Int32 { rename(old, new) }

private func readRetrying(_ file: Int32, _ into: UnsafeMutableRawPointer, _ count: Int) -> Int {
  while true {
    let got = read(file, into, count)
    if got >= 0 || errno != EINTR { return got }
  }
}

private func writeRetrying(
  _ file: Int32, _ from: UnsafeRawPointer, _ count: Int, at offset: Int? = nil
) -> Int {
  while true {
    let done =
      if let offset { pwrite(file, from, count, off_t(offset)) } else { write(file, from, count) }
    if done >= 0 || errno != EINTR { return done }
  }
}

/// An exclusive lock on a file, held until it is released or the process ends.
public final class FileLock: Sendable {
  private let descriptor: Int32
  private let path: String

  /// - Throws: `system` where another process holds it, with that process's id.
  public init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Files.systemError("open", path) }
    // From here on `deinit` closes the descriptor, also where this throws.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      guard errno == EWOULDBLOCK else { throw Files.systemError("lock", path) }
      let process = Self.lines(of: path).first ?? ""
      throw LogError(.system, "the log is held by process \(visible(process)): \(path)")
    }
    try write("\(getpid())\n")
  }

  /// Says, to whoever finds the file locked, at which address the holder takes requests.
  public func announce(_ address: String) throws { try write("\(getpid())\n\(address)\n") }

  /// The address that the holder of a lock has announced; nil where nobody holds it, or the holder
  /// announced none.
  public static func announced(at path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
    let lines = lines(of: path)
    return lines.count > 1 ? lines[1] : nil
  }

  /// What the file says; a holder that was killed may have left it.
  private static func lines(of path: String) -> [String] {
    let bytes = (try? Files.read(path, atMost: 512)).flatMap { $0 } ?? []
    return bytes.split(separator: lineFeed).map { String(decoding: $0, as: UTF8.self) }
  }

  private func write(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
    else { throw Files.systemError("write", path) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    // Not by closing alone: a child that was started at this moment still has a copy.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

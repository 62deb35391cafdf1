#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file below a folder, open to be read. No link is followed on the way to it.
struct PublicFile: ~Copyable {
  let size: Int
  /// Another one for other bytes: files are replaced as a whole, and so have another inode or time.
  let tag: String
  /// When its bytes were last written, in POSIX seconds.
  let modified: Int
  private let descriptor: Int32

  enum Failure: Error {
    case system(Int32)
  }

  /// - Parameter path: its parts are names, none of them empty, `.` or `..`.
  /// - Returns: nil where there is no regular file, or a link on the way to one.
  /// - Throws: `Failure` where the system refuses.
  static func open(_ path: String, below folder: Int32) throws -> PublicFile? {
    var at = folder
    defer { if at != folder { close(at) } }
    let parts = path.split(separator: "/")
    for (place, part) in parts.enumerated() {
      // A pipe would wait for its writer.
      let kind = place < parts.count - 1 ? O_DIRECTORY : O_NONBLOCK
      let next = openat(at, String(part), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | kind)
      guard next >= 0 else {
        // ELOOP: a link; ENXIO: a socket.
        if [ENOENT, ENOTDIR, ELOOP, ENXIO, ENAMETOOLONG].contains(errno) { return nil }
        throw Failure.system(errno)
      }
      if at != folder { close(at) }
      at = next
    }
    var status = stat()
    guard fstat(at, &status) == 0 else { throw Failure.system(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    let file = PublicFile(
      size: Int(status.st_size), tag: tag(of: status), modified: time(of: status).tv_sec,
      descriptor: at)
    at = folder
    return file
  }

  /// The tag of a file that stands in `folder` itself, without opening it; nil where there is none.
  static func tag(of name: String, in folder: Int32) -> String? {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return tag(of: status)
  }

  private static func time(of status: stat) -> timespec {
    #if canImport(Darwin)
      status.st_mtimespec
    #else
      status.st_mtim
    #endif
  }

  private static func tag(of status: stat) -> String {
    let time = time(of: status)
    return [Int(status.st_ino), time.tv_sec, time.tv_nsec, Int(status.st_size)]
      .map { String($0, radix: 36) }.joined(separator: "-")
  }

  deinit { close(descriptor) }

  /// - Throws: `Failure` where it cannot be read, or is shorter than it was.
  func read(_ range: Range<Int>) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let got = pread(
          descriptor, buffer.baseAddress! + count, range.count - count,
          off_t(range.lowerBound + count))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { throw Failure.system(got == 0 ? EIO : errno) }
        count += got
      }
    }
  }
}

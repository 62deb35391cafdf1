import NIOCore
import NIOPosix
import TransparencyLog

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The read API: a log's public files out of a folder, and the pages beside them. tlog-tiles, APIs;
/// SPEC.md, section 15.1.
///
/// Nothing is verified: whoever reads does that.
public struct LogFiles: Endpoint {
  public let name = "files"
  private let folder: Folder
  private let recent = RecentFiles(atMost: 64 << 20)
  /// The most bytes of a file that are read at once. Of what is larger a part is in memory.
  private static let sizeAtOnce = 262_144

  /// Open as long as anybody serves it.
  private final class Folder: Sendable {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }
  }

  /// On everything that is answered: browsers of other sites may read it, and none of it is taken for
  /// something else than it is said to be.
  static let headers: Headers = [
    ("Access-Control-Allow-Origin", "*"), ("X-Content-Type-Options", "nosniff"),
  ]

  /// - Throws: `undecided` where there is no such folder.
  public init(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LogError(.undecided, "\(path): no such folder") }
    folder = Folder(descriptor)
  }

  public func bodyLimit(method: String, path: String) -> Int? {
    method == "GET" || method == "OPTIONS" ? 0 : nil
  }

  public func answerAtHand(to request: Request) -> Answer? {
    if request.method == "OPTIONS" { return Self.preflight }
    let now = NIODeadline.now().uptimeNanoseconds
    let path = String(request.path.dropFirst())
    guard let file = recent.file(path, now: now) else { return nil }
    // It is asked for all the time, so that the system has at hand whether it has changed.
    if file.kind.caching != FileKind.forEver,
      PublicFile.tag(of: path, in: folder.descriptor) != file.tag
    {
      return nil
    }
    let planned = FileAnswer(
      to: request.headers, kind: file.kind, size: file.bytes.count, tag: file.tag)
    switch planned.content {
    case .unchanged, .nothing: return planned.answer([])
    case .part(let range): return planned.answer(Array(file.bytes[range]))
    case .whole(gzip: false): return planned.answer(file.bytes)
    case .whole(gzip: true):
      // Another version of the file may have been compressed.
      guard let compressed = recent.file(path, isCompressed: true, now: now),
        compressed.tag == file.tag
      else { return nil }
      return planned.answer(compressed.bytes)
    }
  }

  public func answer(to request: Request) async -> Answer {
    if request.method == "OPTIONS" { return Self.preflight }
    // A folder is asked for by its slash.
    let path = request.path.dropFirst() + (request.path.hasSuffix("/") ? "index.html" : "")
    guard let kind = FileKind(path: String(path)) else { return Self.notFound }
    let reading: @Sendable () throws -> Answer = { try read(String(path), kind, request.headers) }
    do {
      // Disks make wait: not those who keep the connections.
      return try await NIOThreadPool.singleton.runIfActive(reading)
    } catch {
      return .text(500, "the file cannot be read", Self.headers + [("Cache-Control", "no-store")])
    }
  }

  /// What the checkpoint says, unverified, and how long it has stood.
  /// - Parameter clock: the time now, in POSIX seconds.
  public func gauges(clock: @escaping @Sendable () -> Int) -> [ServerMetrics.Gauge] {
    let folder = folder
    let checkpoint: @Sendable () -> (size: Int, modified: Int)? = {
      guard let file = try? PublicFile.open("checkpoint", below: folder.descriptor),
        file.size <= Note.sizeLimit, let bytes = try? file.read(0..<file.size)
      else { return nil }
      let lines = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
      guard lines.count == 3, let size = number(decimal: lines[1]) else { return nil }
      return (size, file.modified)
    }
    return [
      .init("endorse_tree_size", help: "Entries under the checkpoint.") {
        checkpoint().map { Double($0.size) }
      },
      .init("endorse_checkpoint_age_seconds", help: "Since the checkpoint was written.") {
        checkpoint().map { Double(clock() - $0.modified) }
      },
    ]
  }

  private func read(_ path: String, _ kind: FileKind, _ headers: Headers) throws -> Answer {
    let now = NIODeadline.now().uptimeNanoseconds
    guard let file = try PublicFile.open(path, below: folder.descriptor),
      file.size <= kind.sizeLimit
    else { return Self.notFound }
    let tag = file.tag
    let planned = FileAnswer(to: headers, kind: kind, size: file.size, tag: tag)
    func keep(_ bytes: [UInt8], isCompressed: Bool = false) {
      guard kind.caching == FileKind.forEver || path == "checkpoint" else { return }
      recent.keep(
        .init(bytes: bytes, kind: kind, tag: tag, read: now), path, isCompressed: isCompressed)
    }
    guard let range = planned.range else { return planned.answer([]) }
    let isCompressed = planned.content == .whole(gzip: true)
    guard range.count <= Self.sizeAtOnce else {
      var answer = planned.answer([])
      answer.parts = FileParts(file, range, isCompressed: isCompressed)
      return answer
    }
    let bytes = try file.read(range)
    if case .part = planned.content { return planned.answer(bytes) }
    keep(bytes)
    guard isCompressed else { return planned.answer(bytes) }
    let compressed = Gzip.compress(bytes)
    keep(compressed, isCompressed: true)
    return planned.answer(compressed)
  }

  /// What is not there now may be there soon.
  private static let notFound = Answer.text(
    404, "there is no such file", headers + [("Cache-Control", "no-cache")])

  private static let preflight = Answer(
    status: 204,
    headers: headers + [
      ("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
      ("Access-Control-Allow-Headers", "If-None-Match, Range"), ("Access-Control-Max-Age", "86400"),
      ("Allow", "GET, HEAD, OPTIONS"),
    ])
}

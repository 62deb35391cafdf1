import Endorsements
import TransparencyLog

/// The folder of a mirror, which no other process uses while this value lives.
struct MirrorFolder {
  let files: LogFolder
  private let lock: FileLock
  /// The log's origin; behind it stands what judged all that is kept.
  private let record: [UInt8]
  private static let record = "private/mirror"
  private static let recordLimit = 4096

  /// Makes the folder where it is not there.
  /// - Throws: `undecided` where it is something else; `system` where another process has it.
  init(_ folder: String, of origin: String) throws {
    files = LogFolder(folder)
    if Files.exists(folder), !Files.exists("\(folder)/private/lock") {
      guard try Files.names(in: folder)?.isEmpty ?? false else {
        throw LogError(.undecided, "\(folder) is no mirror: it needs a folder of its own")
      }
    }
    record = Array("\(origin)\n".utf8)
    if try files.read(Self.record, atMost: Self.recordLimit) == nil {
      try files.write([(Self.record, record)])
    }
    lock = try FileLock("\(folder)/private/lock")
  }

  /// Opens what is kept. It is verified and judged whole, unless it is recorded that all of it was, under
  /// this very trust.
  func judged(
    by trust: TrustFolder, each: (Candidate, LedgerState) throws -> Void = { _, _ in }
  ) async throws -> EndorsementMirror {
    let judged = record + Array("judged \(trust.fingerprint)\n".utf8)
    let mirror = try await EndorsementMirror(
      opening: files, trust: trust, at: Clock.now, isKnown: try isRecorded(judged), each: each)
    try write(judged)
    return mirror
  }

  private func isRecorded(_ bytes: [UInt8]) throws -> Bool {
    try files.read(Self.record, atMost: Self.recordLimit) == bytes
  }

  private func write(_ bytes: [UInt8]) throws {
    if try !isRecorded(bytes) { try files.write([(Self.record, bytes)]) }
  }

  /// Opens what is kept, and forgets that any of it was judged.
  func unjudged(by policy: Policy) throws -> LogMirror {
    try write(record)
    return try LogMirror(opening: files, policy: policy, named: files.name)
  }

  /// Keeps what proves that the log broke its promise.
  /// - Returns: the file.
  func keep(_ evidence: Evidence) throws -> String {
    let bytes = evidence.encoded
    let name = "evidence/\(hex(Hash.sha256(bytes).bytes.prefix(8))).evidence"
    try files.write([(name, bytes)])
    return "\(files.name)/\(name)"
  }
}

import Endorsements
import TransparencyLog

/// The folder of a mirror, which no other process uses while this value lives.
struct MirrorFolder {
  let files: LogFolder
  private let lock: FileLock

  /// Makes the folder where it is not there.
  /// - Throws: `undecided` where it is something else; `system` where another process has it.
  init(_ folder: String, of origin: String) throws {
    files = LogFolder(folder)
    if Files.exists(folder), !Files.exists("\(folder)/private/lock") {
      guard try Files.names(in: folder)?.isEmpty ?? false else {
        throw LogError(.undecided, "\(folder) is no mirror: it needs a folder of its own")
      }
    }
    try files.write([("private/mirror", Array("\(origin)\n".utf8))])
    lock = try FileLock("\(folder)/private/lock")
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

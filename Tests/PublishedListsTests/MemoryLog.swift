import Endorsements
import Foundation
import TestSupport
import TransparencyLog

/// A log kept in memory, under the published key of the example log, so that any entries can be in it.
final class MemoryLog: LogStorage, LogSource, @unchecked Sendable {
  let name = "memory"
  /// Guarded by `lock`: the scan reads from several tasks.
  private var files: [String: [UInt8]] = [:]
  private let lock = NSLock()

  func read(_ path: String, atMost limit: Int) throws -> [UInt8]? {
    // What is written has its folder before it, what is read is the copy that one gets.
    lock.withLock { files[path] ?? files["public/" + path] }
  }

  func write(_ files: [(path: String, bytes: [UInt8])]) {
    lock.withLock { for file in files { self.files[file.path] = file.bytes } }
  }

  func names(in folder: String) -> [String]? { nil }

  /// The log of these entries, judged with the trust folder `Keys/`.
  static func judged(
    _ entries: [[UInt8]], at moment: LogReader.Moment? = nil
  ) async throws -> JudgedLog {
    let trust = try TrustFolder(
      policy: try Repository.file("Keys/policy"),
      secretariat: try Repository.file("Keys/secretariat.vkey"))
    let signer = try exampleKey("manifesto.example_log")
    let memory = MemoryLog()
    try Log.create(in: memory, signer: signer)
    var log = try Log(opening: memory, signer: signer, policy: trust.policy)
    if !entries.isEmpty { try log.append(entries) }
    return try await JudgedLog(
      judging: try await LogReader(memory, policy: trust.policy, at: 0), trust: trust, at: moment)
  }

  /// The log whose entries are the body of `Vectors/rules/NAME`.
  static func judged(
    vector name: String, at moment: LogReader.Moment? = nil
  ) async throws -> JudgedLog {
    let stem = String(name.prefix { $0 != "." })
    let vector = try Vector(
      folder: "rules", name: stem, parsing: try Repository.file("Vectors/rules/\(stem).vector"))
    var entries: [[UInt8]] = []
    var rest = vector.body[...]
    while let high = rest.popFirst(), let low = rest.popFirst() {
      let length = Int(high) << 8 | Int(low)
      entries.append(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return try await judged(entries, at: moment)
  }
}

/// The published demonstration keys of `Vectors/keys`.
func exampleKey(_ name: String) throws -> SecretKey {
  try SecretKeyFile(parsing: try Repository.file("Vectors/keys/\(name).skey"))
    .secretKey(passphrase: nil)
}

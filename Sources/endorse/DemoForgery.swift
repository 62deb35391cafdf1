import Endorsements
import Foundation
import TransparencyLog

/// What a dishonest log does to itself. Each forgery is made in a copy, with the log's own key.
enum DemoForgery {
  /// Appends bytes that are in the log once more, without asking the rules.
  static func replay(entryOf submission: String, from log: String, to forged: String) throws {
    try copy(log, to: forged)
    let text = try Note(parsing: try read(submission)).text
    let replayed = try entries(of: log).first { try Note(parsing: $0).text == text }
    try open(forged) { try $0.append([replayed!]) }
  }

  /// Changes one bit of a name in the entry bundle.
  static func flipByte(from log: String, to forged: String) throws {
    try copy(log, to: forged)
    let bundle = try bundlePath(forged)
    var bytes = try read(bundle)
    let place = Array("signatory Dragos".utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: place) }!
    bytes[start + place.count - 1] ^= 1
    try Files.replace(bundle, bytes)
  }

  /// Makes the log anew without one entry, under the same key. Beside it lies a checkpoint that the log had
  /// signed before, as somebody may have kept it.
  static func dropEntry(_ index: Int, from log: String, to forged: String) throws {
    let folder = LogFolder(forged)
    for path in [EndorsementLog.keyPath, "keys/policy", "keys/secretariat.vkey"] {
      try folder.write([(path, try read("\(log)/\(path)"))])
    }
    for name in try Files.names(in: "\(log)/public/text") ?? [] {
      try folder.write([("public/text/\(name)", try read("\(log)/public/text/\(name)"))])
    }
    try Log.create(in: folder, signer: try signer(log))
    var entries = try entries(of: log)
    entries.remove(at: index)
    try open(forged) { try $0.append(entries) }
    let kept = "public/checkpoints/\(entries.count)"
    try folder.write([(kept, try read("\(log)/\(kept)"))])
  }

  static func copy(_ log: String, to forged: String) throws {
    try FileManager.default.copyItem(atPath: log, toPath: forged)
  }

  private static func read(_ path: String) throws -> [UInt8] {
    try Input.readSecret(path, atMost: EntryBundle.sizeLimit)
  }

  private static func signer(_ log: String) throws -> SecretKey {
    try SecretKeyFile(parsing: try read("\(log)/\(EndorsementLog.keyPath)"))
      .secretKey(passphrase: nil)
  }

  private static func open(_ log: String, _ body: (inout Log) throws -> Void) throws {
    let trust = try TrustFolder(at: "\(log)/keys")
    var opened = try Log(
      opening: LogFolder(log), signer: try signer(log), policy: trust.policy)
    try body(&opened)
  }

  /// The one bundle of the demonstration's log.
  private static func bundlePath(_ log: String) throws -> String {
    let trust = try TrustFolder(at: "\(log)/keys")
    let checkpoint = try trust.policy.signed(checkpoint: try read("\(log)/public/checkpoint"))
    return "\(log)/public/"
      + Tile(level: .entries, index: 0, width: checkpoint.size).path
  }

  private static func entries(of log: String) throws -> [[UInt8]] {
    let bytes = try read(try bundlePath(log))
    let width = Int(try bundlePath(log).split(separator: "/").last!)!
    return try EntryBundle.decode(bytes, width: width).map { Array($0) }
  }
}

import Endorsements
import Foundation
import TransparencyLog

/// What a dishonest log does to itself. Each forgery is made in a copy, with the log's own key.
enum DemoForgery {
  /// Appends bytes that are in the log once more, without asking the rules.
  static func replay(entryOf submission: String, in folder: String, as name: String) throws {
    try copy(folder, to: name)
    let text = try Note(parsing: try read("\(folder)/\(submission)")).text
    let entries = try entries(of: "\(folder)/log")
    let replayed = try entries.first { try Note(parsing: $0).text == text }
    try open("\(folder)/\(name)") { try $0.append([replayed!]) }
  }

  /// Changes one bit of a name in the entry bundle.
  static func flipByte(in folder: String, as name: String) throws {
    try copy(folder, to: name)
    let bundle = try bundlePath("\(folder)/\(name)")
    var bytes = try read(bundle)
    let place = Array("signatory Dragos".utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: place) }!
    bytes[start + place.count - 1] ^= 1
    try Files.replace(bundle, bytes)
  }

  /// Makes the log anew without one entry; a checkpoint that it had signed before lies beside it.
  static func dropEntry(_ index: Int, in folder: String, as name: String) throws {
    let forged = LogFolder("\(folder)/\(name)")
    for path in [EndorsementLog.keyPath, "keys/policy", "keys/secretariat.vkey"] {
      try forged.write([(path, try read("\(folder)/log/\(path)"))])
    }
    let hash = try read("\(folder)/log/public/checkpoint")
    let text = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/log/public/text")[0]
    try forged.write([
      ("public/text/\(text)", try read("\(folder)/log/public/text/\(text)"))
    ])
    try Log.create(in: forged, signer: try signer("\(folder)/log"))
    var entries = try entries(of: "\(folder)/log")
    entries.remove(at: index)
    try open(forged.name) { try $0.append(entries) }
    let older = try Note(parsing: hash).text.split(separator: UInt8(ascii: "\n"))[1]
    let size = Int(String(decoding: older, as: UTF8.self))! - 1
    try forged.write([
      (
        "public/checkpoints/\(size)", try read("\(folder)/log/public/checkpoints/\(size)")
      )
    ])
  }

  private static func copy(_ folder: String, to name: String) throws {
    try FileManager.default.copyItem(atPath: "\(folder)/log", toPath: "\(folder)/\(name)")
  }

  private static func read(_ path: String) throws -> [UInt8] {
    try Input.read(path, atMost: EntryBundle.sizeLimit)
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
    let checkpoint = try trust.policy.verify(checkpoint: try read("\(log)/public/checkpoint"))
    return "\(log)/public/"
      + Tile(level: .entries, index: 0, width: checkpoint.size).path
  }

  private static func entries(of log: String) throws -> [[UInt8]] {
    let bytes = try read(try bundlePath(log))
    let width = Int(try bundlePath(log).split(separator: "/").last!)!
    return try EntryBundle.decode(bytes, width: width).map { Array($0) }
  }
}

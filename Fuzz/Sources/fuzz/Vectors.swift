// The vectors that targets lean on, read from the root of the repository.
import Endorsements
import Foundation
import Synchronization
import TransparencyLog

enum Vectors {
  /// The body of `Vectors/PATH.vector`.
  static func body(_ path: String) -> [UInt8] {
    let bytes = file("\(path).vector")
    let end = bytes.indices.first { bytes[$0...].starts(with: [10, 10]) }!
    return Array(bytes[(end + 2)...])
  }

  /// The values of a field of its header.
  static func values(_ field: String, of path: String) -> [String] {
    String(decoding: file("\(path).vector"), as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("\(field): ") }.map { String($0.dropFirst(field.count + 2)) }
  }

  /// A published demonstration key.
  static func key(_ name: String) -> SecretKey {
    do {
      return try SecretKeyFile(parsing: file("keys/\(name).skey")).secretKey(passphrase: nil)
    } catch { fatalError("keys/\(name).skey: \(error)") }
  }

  static func file(_ path: String) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: "Vectors/\(path)") else {
      fatalError("Vectors/\(path) is not there: not run in the root")
    }
    return Array(data)
  }

  /// What is known after the entries of `Vectors/rules/NAME.vector`, all of which keep the rules.
  static func state(_ name: String) -> LedgerState {
    states.withLock { states in
      if let state = states[name] { return state }
      var state = LedgerState(trust: trust)
      for entry in entries(in: body("rules/\(name)")) {
        do {
          try state.append(Candidate(unchecked: entry, leaf: .leaf(entry)))
        } catch { fatalError("rules/\(name): \(error)") }
      }
      states[name] = state
      return state
    }
  }

  private static let states = Mutex<[String: LedgerState]>([:])
}

/// The entries of a bundle, as far as they are whole.
func entries(in bundle: [UInt8]) -> [[UInt8]] {
  var entries: [[UInt8]] = []
  var rest = bundle[...]
  while let high = rest.popFirst(), let low = rest.popFirst() {
    let entry = rest.prefix(Int(high) << 8 | Int(low))
    entries.append(Array(entry))
    rest = rest.dropFirst(entry.count)
  }
  return entries
}

import Foundation
import TestSupport
import Testing
import TransparencyLog

/// What proof tests share: reading cases, and spoiling proofs.

/// The one number on the lines `label N` of a vector.
func number(of label: String, in vector: Vector) throws -> Int {
  let lines = try vector.lines(label)
  try #require(lines.count == 1)
  guard let number = number(decimal: lines[0].utf8) else {
    throw LogError(.malformed, "\(label) is not a decimal")
  }
  return number
}

/// The hashes on the lines `label B64` of a vector.
func hashes(of label: String, in vector: Vector) throws -> [Hash] {
  try vector.lines(label).map {
    guard let hash = Hash(bytes(base64: $0.utf8) ?? []) else {
      throw LogError(.malformed, "\(label) is not a hash")
    }
    return hash
  }
}

/// Every list that differs from `hashes` in one of them: corrupted, dropped, doubled, or swapped
/// with the next one; and with one hash more at the end.
func tampered(_ hashes: [Hash]) -> [(change: String, hashes: [Hash])] {
  var all: [(String, [Hash])] = [("extended", hashes + [.emptyRoot])]
  for position in hashes.indices {
    var corrupted = hashes[position].bytes
    corrupted[position % 32] ^= 1 << UInt8(position % 8)
    var changed = hashes
    changed[position] = Hash(corrupted)!
    all.append(("hash \(position) corrupted", changed))
    changed = hashes
    changed.remove(at: position)
    all.append(("hash \(position) dropped", changed))
    changed = hashes
    changed.insert(hashes[position], at: position)
    all.append(("hash \(position) doubled", changed))
    if position + 1 < hashes.count {
      changed = hashes
      changed.swapAt(position, position + 1)
      all.append(("hash \(position) swapped", changed))
    }
  }
  return all
}

/// Every list that differs from `hashes` in one bit of one of them.
func corrupted(_ hashes: [Hash]) -> [[Hash]] {
  hashes.indices.map { position in
    var bytes = hashes[position].bytes
    bytes[(position * 7 + hashes.count) % 32] ^= 1 << UInt8(position % 8)
    var changed = hashes
    changed[position] = Hash(bytes)!
    return changed
  }
}

/// Tree sizes around those at which a level of tiles is full, the last of 2^24 leaves.
let sizesAroundFullLevels = [8, 16, 24].flatMap { height in (-2...2).map { 1 << height + $0 } }

extension NaiveTree {
  /// A prover over the tiles of the tree of the first `size` leaves, as tlog-tiles defines them.
  func prover(size: Int) -> Prover {
    TileHashes(size: size) { tile in
      guard case .hashes(let level) = tile.level else { throw LogError(.system, "no hashes") }
      return self.tile(level: level, index: tile.index, width: tile.width)
    }.prover
  }
}

/// Trees of any size whose leaves are all the same, so that no leaf has to be kept.
struct UniformTree {
  let leaf = Hash.leaf(Array("leaf".utf8))
  /// The roots of the trees of 2^height leaves.
  private let complete: [Hash]

  init() {
    var roots = [leaf]
    for _ in 0..<63 { roots.append(.node(roots.last!, roots.last!)) }
    complete = roots
  }

  var prover: Prover { Prover { [complete] height, _ in complete[height] } }

  /// By the definition: a complete tree on the left, what is left on the right.
  func root(size: Int) -> Hash {
    let height = Int.bitWidth - 1 - size.leadingZeroBitCount
    let rest = size - 1 << height
    return rest == 0 ? complete[height] : .node(complete[height], root(size: rest))
  }
}

/// The proofs of transparency-dev/merkle in `../shared/vectors/merkle`, one case a file.
enum ForeignProofs {
  static let folder = Repository.foreignVectors?.appending(path: "merkle")

  /// All cases below a folder, by path.
  static func all<Case: Decodable>(in name: String) throws -> [(name: String, value: Case)] {
    let folder = try #require(folder).appending(path: name)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try paths.filter { $0.hasSuffix(".json") }.sorted().map {
      let data = try Data(contentsOf: folder.appending(path: $0))
      return ($0, try JSONDecoder().decode(Case.self, from: data))
    }
  }

  /// A size or index; some are above 2^63 - 1.
  static func number(_ number: UInt64) throws -> Int {
    guard let number = Int(exactly: number) else { throw LogError(.malformed, "too large") }
    return number
  }

  /// A hash. Where no hash matters these cases have text such as `don't care 1`: its SHA-256 then
  /// takes its place, so that what is equal stays equal. An empty one is malformed.
  static func hash(_ text: String) throws -> Hash {
    guard let data = Data(base64Encoded: text), !data.isEmpty else {
      throw LogError(.malformed, "not a hash")
    }
    return Hash(data) ?? .sha256(data)
  }
}

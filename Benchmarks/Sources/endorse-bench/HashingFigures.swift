import CReference
import TransparencyLog

/// Hashes of leaves and nodes beside nettle called from C.
struct HashingFigures {
  let rounds: Int
  private let count = 50_000

  func rows() async throws -> [Row] {
    var entry = OpaqueLog.entry(1)
    let leaves = await Comparison(rounds: rounds) { _ in
      await Cost.of {
        for _ in 0..<count {
          let hash = Hash.leaf(entry)
          hash.withUnsafeBytes { from in
            entry.withUnsafeMutableBytes {
              $0.baseAddress!.copyMemory(from: from.baseAddress!, byteCount: 32)
            }
          }
        }
      }
    } reference: { _ in
      await Cost.of { reference_hash_leaves(&entry, entry.count, count) }
    }
    var left = Hash.sha256([1])
    let right = Hash.sha256([2])
    var pair = left.bytes + right.bytes
    let nodes = await Comparison(rounds: rounds) { _ in
      await Cost.of { for _ in 0..<count { left = .node(left, right) } }
    } reference: { _ in
      await Cost.of { reference_hash_nodes(&pair, count) }
    }
    return [
      row("hash of a leaf, 500 bytes", leaves), row("hash of a node", nodes),
    ]
  }

  private func row(_ what: String, _ it: Comparison) -> Row {
    func each(_ cost: Cost) -> String { number(cost.seconds / Double(count) * 1e9, "ns") }
    return Row(
      what: what, ours: each(it.ours), reference: "nettle \(each(it.reference))", ratio: it.ratio,
      cpuRatio: it.cpuRatio, budget: "0.80", holds: it.ratio >= 0.80)
  }
}

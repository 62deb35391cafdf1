// Targets for trees, for proofs, for copies of a log and for the rules.
import Endorsements
import Foundation
import TransparencyLog

let logs = [
  Target("tree", []) { bytes in
    var choices = Choices(bytes)
    let size = 1 + choices.number(below: 600)
    try compare(NaiveTree(size: size), &choices)
  },
  Target("inclusion", []) { bytes in
    var choices = Choices(bytes)
    let size = choices.integer() >> choices.number(below: 64)
    let index = choices.integer() >> choices.number(below: 64)
    let (leaf, root) = (choices.hash(), choices.hash())
    var hashes: [Hash] = []
    while !choices.isEmpty { hashes.append(choices.hash()) }
    let proof = InclusionProof(index: index, hashes: hashes)
    if accepted({ try proof.verify(leaf: leaf, size: size, root: root) }) != nil {
      hold(size == 1 && leaf == root, "nobody finds a hash that leads to a root that is given")
    }
  },
  Target("consistency", []) { bytes in
    var choices = Choices(bytes)
    let smaller = choices.integer() >> choices.number(below: 64)
    let larger = choices.integer() >> choices.number(below: 64)
    let (from, to) = (choices.hash(), choices.hash())
    var hashes: [Hash] = []
    while !choices.isEmpty { hashes.append(choices.hash()) }
    let proof = ConsistencyProof(hashes: hashes)
    if accepted({ try proof.verify(from: smaller, root: from, to: larger, root: to) }) != nil {
      hold(
        smaller == larger && from == to || smaller == 0 && from == .emptyRoot,
        "nobody finds a hash that leads to a root that is given")
    }
  },
  Target("copy", ["entry", "bundle", "checkpoint"]) { bytes in
    let paths = ["tile/entries/000.p/8", "tile/0/000.p/8", textPath, "checkpoints/5", "checkpoint"]
    var choices = Choices(bytes.prefix(1))
    let changed = choices.element(of: paths)
    let content = Array(bytes.dropFirst())
    let problems = try awaited {
      let copy = ChangedCopy(path: changed, bytes: content)
      let log = try await LogReader(copy, policy: trust.policy, at: 1_800_000_000)
      return try await EndorsementAudit(of: log, trust: trust).problems
    }
    // A checkpoint may have signature lines of others.
    if !changed.hasPrefix("checkpoint") {
      hold(
        problems.isEmpty == (content == Vectors.file("log/\(changed)")),
        "the audit finds \(changed) changed: \(problems)")
    }
  },
  Target("log-bundle", ["log-bundle"]) { bytes in
    let bundle = try LogBundle(parsing: bytes, named: "bundle")
    hold(
      accepted { try bundle.read("checkpoint", atMost: Note.sizeLimit) } != nil,
      "it has a checkpoint")
    _ = try awaited {
      let log = try await LogReader(bundle, policy: trust.policy, at: 1_800_000_000)
      let audit = try await EndorsementAudit(of: log, trust: trust)
      guard audit.problems.isEmpty, let judged = audit.judged else { return }
      hold(judged.state.size == log.checkpoint.size, "all of its entries are judged")
      let again = try await LogBundle.encode(log)
      _ = try LogBundle(parsing: again, named: "again")
    }
  },
  Target("judge", ["rules"]) { bytes in
    var states = [LedgerState(trust: trust), LedgerState(trust: trust)]
    for entry in entries(in: bytes) {
      let leaf = Hash.leaf(entry)
      let verified = Candidate(entry, leaf: leaf, secretariat: trust.secretariat)
      let before = states[0].size
      let rule = try take(verified, &states[0])
      guard rule == nil else {
        hold(states[0].size == before, "what breaks a rule changes nothing")
        // Where signatures are taken as valid, no other rule than these two may be kept by that.
        var unchecked = states[1]
        let other = try take(Candidate(unchecked: entry, leaf: leaf), &unchecked)
        hold(
          rule! <= 2 || other == rule,
          "rule \(rule!) is broken whoever signed, and not \(other ?? 0)")
        continue
      }
      hold(
        try take(Candidate(unchecked: entry, leaf: leaf), &states[1]) == nil,
        "what is valid is valid where signatures are taken as such")
      compare(states[0], states[1])
    }
  },
  Target("rules", []) { bytes in
    var history = History(Choices(bytes))
    for _ in 0..<48 where !history.choices.isEmpty { try history.next() }
  },
]

/// A log's edge, tiles, roots and proofs against RFC 6962, word for word.
private func compare(_ tree: NaiveTree, _ choices: inout Choices) throws {
  let size = tree.leaves.count
  var edge = TreeEdge()
  var full: [Tile: [Hash]] = [:]
  for leaf in tree.leaves {
    edge.append(leaf) { full[$0] = $1 }
    if edge.size == size || choices.once(in: 16) {
      hold(edge.root == tree.root(0..<edge.size), "the root of size \(edge.size)")
    }
  }
  for (tile, hashes) in full {
    guard case .hashes(let level) = tile.level else { fatalError("a bundle of a tree") }
    hold(hashes == tree.tile(level: level, index: tile.index, width: 256), "the tile \(tile.path)")
  }
  let prover = TileHashes(size: size) { tile in
    guard case .hashes(let level) = tile.level else { fatalError("a bundle of a tree") }
    return full[tile] ?? tree.tile(level: level, index: tile.index, width: tile.width)
  }.prover
  let root = tree.root(0..<size)
  hold(try prover.root(size: size) == root, "the prover's root")
  for _ in 0..<4 {
    let smaller = choices.number(below: size + 1)
    let index = choices.number(below: size)
    let inclusion = try prover.inclusion(of: index, size: size)
    let consistency = try prover.consistency(from: smaller, to: size)
    hold(inclusion.hashes == tree.path(index, 0..<size), "PATH(\(index), D[\(size)])")
    hold(consistency.hashes == tree.proof(from: smaller, to: size), "PROOF(\(smaller), D[\(size)])")
    try inclusion.verify(leaf: tree.leaves[index], size: size, root: root)
    let from = tree.root(0..<smaller)
    try consistency.verify(from: smaller, root: from, to: size, root: root)
    // With one hash another, missing or besides, neither proves anything.
    let other = choices.hash()
    let place = choices.byte()
    for hashes in spoilt(inclusion.hashes, place, other) {
      let proof = InclusionProof(index: index, hashes: hashes)
      hold(
        accepted { try proof.verify(leaf: tree.leaves[index], size: size, root: root) } == nil,
        "a spoilt inclusion proof of \(index) in \(size)")
    }
    for hashes in spoilt(consistency.hashes, place, other) {
      let proof = ConsistencyProof(hashes: hashes)
      hold(
        accepted { try proof.verify(from: smaller, root: from, to: size, root: root) } == nil,
        "a spoilt consistency proof from \(smaller) to \(size)")
    }
  }
}

private func spoilt(_ hashes: [Hash], _ place: UInt8, _ other: Hash) -> [[Hash]] {
  let longer = hashes + [other]
  guard !hashes.isEmpty else { return [longer] }
  let place = Int(place) % hashes.count
  var changed = hashes
  changed[place] = changed[place] == other ? .emptyRoot : other
  var shorter = hashes
  shorter.remove(at: place)
  return [longer, changed, shorter]
}

/// The example log with one file of it replaced.
private struct ChangedCopy: LogSource {
  let name = "copy"
  let path: String
  let bytes: [UInt8]

  func read(_ path: String, atMost limit: Int) throws -> [UInt8]? {
    guard path == self.path else { return try LogFolder("Vectors/log").read(path, atMost: limit) }
    guard bytes.count <= limit else {
      throw LogError(.malformed, "\(path) has \(bytes.count) bytes, expected at most \(limit)")
    }
    return bytes
  }

  func names(in folder: String) throws -> [String]? {
    try LogFolder("Vectors/log").names(in: folder)
  }
}

private let textPath: String = {
  do {
    guard let name = try LogFolder("Vectors/log").names(in: "text")?.first else {
      fatalError("Vectors/log has no text")
    }
    return "text/\(name)"
  } catch { fatalError("\(error)") }
}()

import Testing

@testable import TransparencyLog

/// A log's key and policy, and how its tests write, read and audit it.
struct ExampleLogs {
  let signer: SecretKey
  let policy: Policy

  init() throws {
    signer = try exampleKey(1)
    policy = try Policy(logs: [signer.verifierKey])
  }

  /// A policy that asks for so many of some witnesses, whose URLs are `http://wN/`.
  init(quorumOf threshold: Int, _ witnesses: [UInt8]) throws {
    signer = try exampleKey(1)
    var lines = ["log \(signer.verifierKey)"]
    for number in witnesses {
      lines.append("witness w\(number) \(try exampleWitness(number)) http://w\(number)/")
    }
    let names = witnesses.map { "w\($0)" }.joined(separator: " ")
    if threshold > 0 { lines.append("group g \(threshold) \(names)") }
    lines.append("quorum \(threshold > 0 ? "g" : "none")\n")
    policy = try Policy(parsing: Array(lines.joined(separator: "\n").utf8))
  }

  func open(_ storage: some LogStorage) throws -> Log {
    try Log(opening: storage, signer: signer, policy: policy)
  }

  /// Entries `range` of an example log, all different and of varied lengths.
  func entries(_ range: Range<Int>, _ label: String = "entry") -> [[UInt8]] {
    range.map { Array("\(label) \($0)".utf8) + [UInt8](repeating: 0, count: $0 % 7) }
  }

  /// What a reader sees of a copy, in its order.
  func scanned(_ source: some LogSource, at now: Int = 0) async throws -> [[UInt8]] {
    let reader = try await LogReader(source, policy: policy, at: now)
    var seen: [[UInt8]] = []
    try await reader.scan(
      prepare: { entry, leaf in (Array(entry), leaf) },
      apply: { entry, leaf in
        #expect(leaf == Hash.leaf(entry))
        seen.append(entry)
      })
    return seen
  }

  func problems(_ source: some LogSource, at now: Int = 0) async throws -> [String] {
    let reader = try await LogReader(source, policy: policy, at: now)
    return try await LogAudit(reader, policy: policy).problems
  }

  /// A log of 300 entries, with checkpoints of the sizes 0, 3 and 300.
  func example() throws -> MemoryStorage {
    let storage = MemoryStorage()
    try Log.create(in: storage, signer: signer)
    var log = try open(storage)
    try log.append(entries(0..<3))
    try log.append(entries(3..<300))
    return storage
  }
}

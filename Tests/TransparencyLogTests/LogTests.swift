import Foundation
import TestSupport
import Testing

@testable import TransparencyLog

/// SPEC.md, sections 7 and 12: a log that is written, and copies of it that are read.
struct LogTests {
  private let logs: ExampleLogs

  init() throws { logs = try ExampleLogs() }

  // MARK: Appending and reading

  private static let batches = [1, 255, 256, 257, 1000, 255, 24]

  @Test func readersSeeWhatWasAppendedInItsOrder() async throws {
    let storage = MemoryStorage()
    try Log.create(in: storage, signer: logs.signer)
    #expect(try await logs.scanned(storage.copy).isEmpty)
    var appended: [[UInt8]] = []
    for batch in Self.batches {
      var log = try logs.open(storage)
      #expect(log.size == appended.count)
      let new = logs.entries(appended.count..<appended.count + batch)
      #expect(try log.append(new) == appended.count)
      appended += new
      let tree = NaiveTree(leaves: appended.map { .leaf($0) })
      #expect(log.published.size == appended.count)
      #expect(log.published.root == tree.root(0..<appended.count))
      #expect(try await logs.scanned(storage.copy) == appended)
      #expect(try await logs.problems(storage.copy).isEmpty)
    }
    let reader = try await LogReader(storage.copy, policy: logs.policy, at: 0)
    let audit = try await LogAudit(reader, policy: logs.policy)
    #expect(audit.keptCheckpoints == Self.batches.count + 1)
  }

  @Test func logInAFolderIsReadAfterEveryBatch() async throws {
    let folder = try TemporaryFolder()
    let storage = LogFolder(folder("log"))
    try Log.create(in: storage, signer: logs.signer)
    var appended: [[UInt8]] = []
    for batch in [1, 255, 256, 257, 1000] {
      var log = try logs.open(storage)
      let new = logs.entries(appended.count..<appended.count + batch)
      try log.append(new)
      appended += new
      let copy = LogFolder(folder("log/public"))
      #expect(try await logs.scanned(copy) == appended)
      #expect(try await logs.problems(copy).isEmpty)
    }
    #expect(try folder.mode("log/private") == 0o700)
    #expect(try folder.mode("log/private/pending") == 0o600)
    for name in ["log", "log/public", "log/public/tile/0"] {
      #expect(try folder.mode(name) & 0o055 == 0o055, "\(name) can be served")
    }
    let names = FileManager.default.enumerator(atPath: folder("log"))?.allObjects ?? []
    #expect(!names.contains { "\($0)".hasSuffix(".tmp") })
  }

  @Test func sameEntriesMakeTheSameFilesInBatchesOfAnySize() throws {
    func files(_ batches: [Int]) throws -> [String: [UInt8]] {
      let storage = MemoryStorage()
      try Log.create(in: storage, signer: logs.signer)
      for batch in batches {
        var log = try logs.open(storage)
        try log.append(logs.entries(log.size..<log.size + batch))
      }
      return storage.files
    }
    let one = try files([600])
    let many = try files([1, 254, 1, 1, 255, 88])
    for (path, bytes) in one { #expect(many[path] == bytes, "\(path)") }
  }

  @Test func proofsVerifyForEveryEntry() throws {
    let storage = MemoryStorage()
    try Log.create(in: storage, signer: logs.signer)
    var log = try logs.open(storage)
    let all = logs.entries(0..<520)
    try log.append(Array(all[..<300]))
    try log.append(Array(all[300...]))
    let proofs = try log.proofs(of: Array(all.indices))
    for (index, proof) in proofs.enumerated() {
      #expect(proof.extra == all[index] && proof.inclusion.index == index)
      let read = try LogProof(parsing: proof.encoded)
      #expect(
        outcome { _ = try read.verify(leaf: .leaf(all[index]), policy: logs.policy, at: 0) }
          == "accept")
    }
    #expect(try log.leafHashes() == all.map { .leaf($0) })
  }

  // MARK: Interruption

  /// The published checkpoint and the pending one.
  private func checkpoints(_ storage: MemoryStorage) throws -> [Checkpoint] {
    let published = try #require(storage.files[Log.Path.checkpoint])
    return [
      try logs.policy.signed(checkpoint: published).checkpoint,
      try Log.pending(in: storage, origin: logs.policy.origin),
    ]
  }

  @Test(arguments: [(0, 1), (3, 4), (255, 1), (256, 1), (250, 300)], [false, true])
  func interruptedPublicationLeavesTheOldLogOrTheNew(
    sizes: (old: Int, new: Int), writesBackwards: Bool
  ) async throws {
    let (old, new) = sizes
    let start = MemoryStorage()
    try Log.create(in: start, signer: logs.signer)
    if old > 0 {
      var log = try logs.open(start)
      try log.append(logs.entries(0..<old))
    }
    var outcomes: Set<Int> = []
    var writes = 0
    while true {
      let storage = MemoryStorage(start.files)
      var log = try logs.open(storage)
      storage.fail(after: writes, backwards: writesBackwards)
      let isInterrupted = (try? log.append(logs.entries(old..<old + new))) == nil
      // What readers see is the old log until it is the new one.
      let shown = try checkpoints(storage)[0].size
      #expect(shown == old || shown == old + new)
      #expect(try await logs.scanned(storage.copy) == logs.entries(0..<shown))
      #expect(try await logs.problems(storage.copy).isEmpty)
      // Reopening may be interrupted as well, anywhere.
      let signed = try checkpoints(storage)[1]
      for again in 0...3 {
        storage.fail(after: again)
        _ = try? logs.open(storage)
        #expect(try checkpoints(storage)[1] == signed)
      }
      storage.fail(after: nil)
      var reopened = try logs.open(storage)
      #expect(reopened.size == signed.size && reopened.published.root == signed.root)
      outcomes.insert(reopened.size)
      // Other entries then take the place of what was never signed.
      let more = logs.entries(0..<300, "other")
      try reopened.append(more)
      #expect(try await logs.scanned(storage.copy) == logs.entries(0..<signed.size) + more)
      #expect(try await logs.problems(storage.copy).isEmpty)
      guard isInterrupted else { break }
      writes += 1
    }
    #expect(writes >= 5)
    #expect(outcomes == [old, old + new])
  }

  @Test func interruptedCreationMayBeRepeated() async throws {
    for writes in 0..<3 {
      let storage = MemoryStorage()
      storage.fail(after: writes)
      #expect(throws: MemoryStorage.Failure.self) {
        try Log.create(in: storage, signer: logs.signer)
      }
      storage.fail(after: nil)
      // Until the pending checkpoint is there, nothing is; from then on it is finished.
      #expect((try? logs.open(storage).size) == (writes == 0 ? nil : 0))
      try Log.create(in: storage, signer: logs.signer)
      #expect(try logs.open(storage).size == 0)
    }
  }

  @Test func createsNothingWhereALogIs() throws {
    let storage = try logs.example()
    let before = storage.files
    #expect(throws: LogError(.system, "")) { try Log.create(in: storage, signer: logs.signer) }
    storage.files[Log.Path.pending] = nil
    #expect(throws: LogError(.system, "")) { try Log.create(in: storage, signer: logs.signer) }
    #expect(storage.files[Log.Path.checkpoint] == before[Log.Path.checkpoint])
  }

  // MARK: Folders that were restored or copied in part

  @Test func refusesOlderPublicFolder() throws {
    let storage = try logs.example()
    let old = storage.files.filter { $0.key.hasPrefix("public/") }
    var log = try logs.open(storage)
    try log.append(logs.entries(300..<310))
    storage.files = storage.files.filter { !$0.key.hasPrefix("public/") }
      .merging(old) { $1 }
    #expect(outcome { _ = try logs.open(storage) } == "undecided")
  }

  @Test func refusesNewerPublicCheckpoint() throws {
    let storage = try logs.example()
    let old = storage.files[Log.Path.pending]
    var log = try logs.open(storage)
    try log.append(logs.entries(300..<310))
    storage.files[Log.Path.pending] = old
    #expect(outcome { _ = try logs.open(storage) } == "unverified")
  }

  @Test func refusesOlderCheckpointAndPendingOneBesideNewerKeptOnes() throws {
    let storage = try logs.example()
    let old = storage.files.filter { [Log.Path.checkpoint, Log.Path.pending].contains($0.key) }
    var log = try logs.open(storage)
    try log.append(logs.entries(300..<310))
    storage.files.merge(old) { $1 }
    #expect(outcome { _ = try logs.open(storage) } == "unverified")
  }

  @Test func refusesPublicCheckpointOfAnotherTree() throws {
    let storage = try logs.example()
    for size in [1, 3, 299, 300] {
      let checkpoint = Checkpoint(origin: logs.signer.verifierKey.name, size: size, root: .zero)
      storage.files[Log.Path.checkpoint] = try checkpoint.signed(by: logs.signer)
      #expect(outcome { _ = try logs.open(storage) } == "unverified", "size \(size)")
    }
  }

  @Test func refusesDamagedRightEdge() throws {
    for path in ["tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44"] {
      let damaged = try logs.example()
      damaged.files["public/" + path]![3] ^= 1
      #expect(outcome { _ = try logs.open(damaged) } == "unverified", "\(path)")
      damaged.files["public/" + path] = nil
      #expect(outcome { _ = try logs.open(damaged) } == "undecided", "\(path)")
    }
  }

  @Test func refusesKeyThatThePolicyDoesNotName() throws {
    let storage = try logs.example()
    let verdict = outcome {
      _ = try Log(opening: storage, signer: try exampleKey(2), policy: logs.policy)
    }
    #expect(verdict == "unverified")
    #expect(outcome { _ = try logs.open(MemoryStorage()) } == "undecided")
  }
}

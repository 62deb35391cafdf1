import Synchronization
import TestSupport
import Testing

@testable import TransparencyLog

/// Reading and auditing copies of a log, whole and damaged. SPEC.md, section 12.
struct LogCopyTests {
  private let logs: ExampleLogs

  init() throws { logs = try ExampleLogs() }

  @Test func readsThePartOfAFullBundleThatACheckpointCovers() async throws {
    let storage = MemoryStorage()
    try Log.create(in: storage, signer: logs.signer)
    var log = try logs.open(storage)
    try log.append(logs.entries(0..<300))
    let old = try #require(storage.files[Log.Path.checkpoint])
    try log.append(logs.entries(300..<600))
    var files = storage.copy.files.filter { !$0.key.contains(".p/") }
    files["checkpoint"] = old
    #expect(try await logs.scanned(MemoryStorage(files)) == logs.entries(0..<300))
  }

  @Test(.timeLimit(.minutes(10)))
  func fetchesManyBundlesAtOnce() async throws {
    let storage = MemoryStorage()
    try Log.create(in: storage, signer: logs.signer)
    var log = try logs.open(storage)
    try log.append(logs.entries(0..<32 * 256))
    #expect(try await logs.problems(ServerOfMany(storage.copy)) == [])
    #expect(try await logs.scanned(ServerOfMany(storage.copy)).count == log.size)
  }

  @Test func flippedBitInAnyFileIsFoundAndNamed() async throws {
    let good = try logs.example().copy
    // Those of an older checkpoint are no part of the tree of this one.
    let paths = good.files.keys.filter { !$0.hasSuffix(".p/3") }.sorted()
    #expect(
      paths == [
        "checkpoint", "checkpoints/0", "checkpoints/3", "checkpoints/300", "tile/0/000",
        "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/44",
      ])
    var generator = SeededGenerator(seed: 7)
    for path in paths {
      let count = try #require(good.files[path]).count
      let random = (0..<12).map { _ in Int.random(in: 0..<count, using: &generator) }
      for position in [0, count - 1] + random {
        let damaged = MemoryStorage(good.files)
        damaged.files[path]![position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        let found: [String]
        do {
          found = try await logs.problems(damaged)
        } catch let error as LogError {
          found = [error.description]
        }
        #expect(
          found.count == 1 && found[0].contains(path), "\(path), byte \(position): \(found)")
        #expect(!found.contains { $0.contains("contradicts itself") })
        if path.contains("entries") {
          let verdict = await awaitedOutcome { _ = try await logs.scanned(damaged) }
          #expect(["malformed", "unverified"].contains(verdict))
        }
      }
    }
  }

  @Test func missingFileIsFoundAndNamed() async throws {
    let good = try logs.example().copy
    for path in good.files.keys where path.hasPrefix("tile/") && !path.hasSuffix(".p/3") {
      let damaged = MemoryStorage(good.files)
      damaged.files[path] = nil
      let found = try await logs.problems(damaged)
      #expect(found.count == 1 && found[0].contains(path), "\(found)")
      if path.contains("entries") {
        #expect(await awaitedOutcome { _ = try await logs.scanned(damaged) } == "undecided")
      }
    }
    #expect(await awaitedOutcome { _ = try await logs.scanned(MemoryStorage()) } == "undecided")
  }

  @Test func twoDamagedFilesAreBothNamed() async throws {
    let damaged = MemoryStorage(try logs.example().copy.files)
    damaged.files["tile/entries/000"]![5] ^= 1
    damaged.files["tile/0/001.p/44"]![5] ^= 1
    let found = try await logs.problems(damaged)
    #expect(found.count == 2)
    #expect(found.contains { $0.contains("tile/entries/000") })
    #expect(found.contains { $0.contains("tile/0/001.p/44") })
  }

  @Test func anAuditHandsOnTheEntriesUpToADamagedBundle() async throws {
    let good = try logs.example().copy
    #expect(try await audited(good) == (300, true))
    let first = MemoryStorage(good.files)
    first.files["tile/entries/000"]![5] ^= 1
    #expect(try await audited(first) == (0, false))
    let last = MemoryStorage(good.files)
    last.files["tile/entries/001.p/44"] = nil
    #expect(try await audited(last) == (256, false))
    let tile = MemoryStorage(good.files)
    tile.files["tile/0/000"]![5] ^= 1
    #expect(try await audited(tile) == (300, true))
  }

  /// How many entries an audit hands on, and whether they were verified.
  private func audited(_ copy: MemoryStorage) async throws -> (Int, Bool) {
    let reader = try await LogReader(copy, policy: logs.policy, at: 0)
    let entries = logs.entries(0..<300)
    var seen = 0
    let audit = try await LogAudit(
      reader, policy: logs.policy,
      prepare: { entry, leaf in (Array(entry), leaf) },
      apply: { entry, leaf in
        #expect(entry == entries[seen])
        #expect(leaf == .leaf(entry))
        seen += 1
      })
    return (seen, audit.entriesAreVerified)
  }

  @Test func keptCheckpointsBehindAHoleAreStillVerified() async throws {
    let damaged = MemoryStorage(try logs.example().copy.files)
    damaged.files["tile/entries/000"] = nil
    damaged.files["tile/0/000"] = nil
    damaged.files["checkpoints/300"]![3] ^= 1
    let found = try await logs.problems(damaged)
    #expect(found.count == 3, "\(found)")
    #expect(found.contains { $0.hasPrefix("checkpoints/300: ") })
  }

  @Test func damageThatCannotBeMendedIsNoEvidenceAgainstTheLog() async throws {
    let damaged = MemoryStorage(try logs.example().copy.files)
    damaged.files["tile/entries/000"]![5] ^= 1
    damaged.files["tile/0/000"]![5] ^= 1
    let found = try await logs.problems(damaged)
    #expect(found.contains { $0.contains("tile/entries/000") && $0.contains("tile/0/000") })
    #expect(found.contains { $0.hasPrefix("checkpoints/3:") })
    #expect(!found.contains { $0.contains("contradicts itself") })
  }

  @Test func checkpointsThatContradictEachOtherAreReported() async throws {
    let copy = try logs.example().copy
    let fork = NaiveTree(leaves: logs.entries(0..<3, "other").map { .leaf($0) })
    let checkpoint = Checkpoint(
      origin: logs.signer.verifierKey.name, size: 3, root: fork.root(0..<3))
    copy.files["checkpoints/3"] = try checkpoint.signed(by: logs.signer)
    let found = try await logs.problems(copy)
    #expect(found.count == 1 && found[0].contains("contradicts itself"), "\(found)")
  }

  @Test func keptCheckpointsOfOtherLogsAreReportedAndNewerOnesLeft() async throws {
    let copy = try logs.example().copy
    copy.files["checkpoints/301"] = [1, 2, 3]
    copy.files["checkpoints/readme"] = [1, 2, 3]
    #expect(try await logs.problems(copy).isEmpty)
    copy.files["checkpoints/2"] = copy.files["checkpoints/3"]
    #expect(try await logs.problems(copy).count == 1)
  }

  @Test func sizeThatNoFileCanBackIsUndecidedAtOnce() async throws {
    let checkpoint = Checkpoint(origin: logs.signer.verifierKey.name, size: Int.max, root: .zero)
    let copy = MemoryStorage(["checkpoint": try checkpoint.signed(by: logs.signer)])
    #expect(await awaitedOutcome { _ = try await logs.scanned(copy) } == "undecided")
    #expect(try await logs.problems(copy).count == 2)
  }

  /// A copy whose bundle 2 is read only after bundle 3 has been asked for, and some time more.
  private struct SlowSource: LogSource {
    let copy: MemoryStorage
    let asked = AsyncStream.makeStream(of: Void.self)

    var name: String { copy.name }
    func names(in folder: String) -> [String]? { copy.names(in: folder) }
    func read(_ path: String, atMost limit: Int) async throws -> [UInt8]? {
      if path == "tile/entries/003" { asked.continuation.finish() }
      if path == "tile/entries/002" {
        for await _ in asked.stream {}
        for _ in 0..<1000 { await Task.yield() }
      }
      return try copy.read(path, atMost: limit)
    }
  }

  @Test func damagedCopyGetsTheVerdictOfItsFirstDamage() async throws {
    let storage = MemoryStorage()
    try Log.create(in: storage, signer: logs.signer)
    var log = try logs.open(storage)
    try log.append(logs.entries(0..<256 * 5))
    let damaged = storage.copy
    damaged.files["tile/entries/002"] = [0]
    damaged.files["tile/entries/003"] = nil
    let verdict = await awaitedOutcome { _ = try await logs.scanned(SlowSource(copy: damaged)) }
    #expect(verdict == "malformed")
  }
}

/// Gives bundles to nobody but who asks for sixteen at once.
private final class ServerOfMany: LogSource {
  let name = "a server"
  private let files: MemoryStorage
  private let asking = Mutex<[CheckedContinuation<Void, Never>]>([])

  init(_ files: MemoryStorage) { self.files = files }

  func read(_ path: String, atMost limit: Int) async throws -> [UInt8]? {
    if path.hasPrefix("tile/entries/") {
      await withCheckedContinuation { continuation in
        let answered = asking.withLock { asking -> [CheckedContinuation<Void, Never>] in
          asking.append(continuation)
          guard asking.count == 16 else { return [] }
          defer { asking = [] }
          return asking
        }
        for one in answered { one.resume() }
      }
    }
    return try files.read(path, atMost: limit)
  }

  func names(in folder: String) -> [String]? { nil }
}

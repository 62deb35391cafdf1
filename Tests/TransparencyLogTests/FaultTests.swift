import Foundation
import TestSupport
import Testing

@testable import TransparencyLog

/// What the log promises when the machine stops, calls fail, or the disk is full, at every system
/// call of a history of 30 commits. SPEC.md, section 7.6.
///
/// Under `quorum none` all of it; with two witnesses, of whom one is needed, the first commits of it.
struct FaultTests {
  /// Bundles and tiles begin, end and are crossed in them.
  private static let batches = [
    1, 1, 3, 1, 249, 1, 1, 1, 2, 255, 1, 3, 5, 1, 2, 1, 1, 1, 8, 1, 2, 1, 230, 1, 2, 1, 1, 3, 1, 4,
  ]
  private static let path = "/log"

  private static let now = 1_800_000_000

  private let unwitnessed: ExampleLogs
  private let witnessed: ExampleLogs

  init() throws {
    unwitnessed = try ExampleLogs()
    witnessed = try ExampleLogs(quorumOf: 1, [2, 3])
  }

  private func logs(_ isWitnessed: Bool) -> ExampleLogs { isWitnessed ? witnessed : unwitnessed }

  /// Notes all that it signs, for all logs of a test.
  private final class Recorder: NoteSigner, @unchecked Sendable {
    let signer: SecretKey
    // Guarded by `lock`.
    private var checkpoints: Set<Checkpoint> = []
    private let lock = NSLock()

    init(_ signer: SecretKey) { self.signer = signer }

    var verifierKey: VerifierKey { signer.verifierKey }
    var signed: Set<Checkpoint> { lock.withLock { checkpoints } }

    func signature(of text: [UInt8]) throws -> [UInt8] {
      let checkpoint = try Checkpoint(parsing: text)
      lock.withLock { _ = checkpoints.insert(checkpoint) }
      return try signer.signature(of: text)
    }
  }

  /// A log on a disk after some commits, what it has then, and what its witnesses know, if there are
  /// any.
  private struct Stage {
    let disk: FaultyDisk
    let size: Int
    let witnesses: MemoryWitnesses?
  }

  private func open(
    _ disk: FaultyDisk, _ signer: some NoteSigner, witnessed: Bool = false
  ) throws -> Log {
    try Log(
      opening: LogFolder(Self.path, on: disk), signer: signer, policy: logs(witnessed).policy)
  }

  /// Appends and publishes, and asks for the cosignature that was not needed.
  private func commit(
    _ entries: [[UInt8]], to log: inout Log, _ witnesses: MemoryWitnesses?
  ) async throws {
    try log.append(entries)
    try await log.publish(asking: witnesses, at: { Self.now })
    _ = try await log.addLateCosignatures(asking: witnesses, at: { Self.now })
  }

  private func history(witnessed: Bool) async throws -> [Stage] {
    let logs = logs(witnessed)
    let witnesses =
      witnessed ? try MemoryWitnesses([2, 3], of: logs.signer.verifierKey, at: Self.now) : nil
    let disk = FaultyDisk()
    try disk.makeFolder(Self.path, mode: 0o755)
    try disk.sync(folder: "/")
    try Log.create(in: LogFolder(Self.path, on: disk), signer: logs.signer)
    var stages = [Stage(disk: disk.copy(), size: 0, witnesses: witnesses?.copy)]
    for batch in witnessed ? Self.batches.prefix(5) : Self.batches[...] {
      var log = try open(disk, logs.signer, witnessed: witnessed)
      try await commit(logs.entries(log.size..<log.size + batch), to: &log, witnesses)
      stages.append(Stage(disk: disk.copy(), size: log.size, witnesses: witnesses?.copy))
    }
    return stages
  }

  /// What has to hold of whatever was found on a disk, where `size` entries were acknowledged and
  /// `next` were perhaps being appended: opened, it has the acknowledged entries and goes on, with
  /// other entries than those that it had not bound itself to.
  private func check(
    _ found: FaultyDisk, acknowledged size: Int, next: Int, _ witnesses: MemoryWitnesses?,
    _ signer: Recorder, _ label: String
  ) async throws {
    let logs = logs(witnesses != nil)
    let `public` = LogFolder(Self.path + "/public", on: found)
    let note = try #require(try `public`.read("checkpoint", atMost: Note.sizeLimit))
    let shown = try logs.policy.signed(checkpoint: note).size
    #expect(shown == size || shown == next, "\(label): \(shown) are shown")
    // Which it is only with the quorum, but for size 0.
    if witnesses == nil || shown > 0 {
      #expect(try await logs.problems(`public`, at: Self.now).isEmpty, "\(label)")
    }
    var log = try open(found, signer, witnessed: witnesses != nil)
    #expect(log.size == size || log.size == next, "\(label): \(log.size) are there")
    #expect(log.size >= shown)
    try await log.publish(asking: witnesses, at: { Self.now })
    #expect(log.published.size == log.size)
    let bound = log.size
    // As many as were being appended, so that what was signed before must not have bound it.
    let more = logs.entries(0..<(bound == next ? 2 : next - bound), "after \(label)")
    try await commit(more, to: &log, witnesses)
    let scanned = try await logs.scanned(`public`, at: Self.now)
    #expect(Array(scanned.prefix(bound)) == logs.entries(0..<bound), "\(label)")
    #expect(Array(scanned.dropFirst(bound)) == more, "\(label)")
    #expect(try await logs.problems(`public`, at: Self.now).isEmpty, "\(label)")
  }

  private func expectNoContradiction(_ a: Recorder, _ b: Recorder, _ label: String) {
    let bySize = Dictionary(grouping: a.signed.union(b.signed), by: \.size)
    for (size, checkpoints) in bySize where checkpoints.count > 1 {
      Issue.record("\(label): \(checkpoints.count) checkpoints of size \(size)")
    }
  }

  /// All that a check depends on: many faults leave the same, which is checked once.
  private struct Found: Hashable {
    let files: [String: [UInt8]]
    let isDone: Bool
    let signed: Set<Checkpoint>
    let known: [String: Checkpoint]?
  }

  /// Appends each batch of the history as often as it has calls, each time with another fault, and
  /// checks all that may be found then.
  ///
  /// - Returns: how many faults there were.
  private func everyFault(
    witnessed: Bool = false,
    _ fault: (_ call: Int) -> FaultyDisk.Fault, found: (FaultyDisk) -> [FaultyDisk]
  ) async throws -> Int {
    let logs = logs(witnessed)
    var faults = 0
    for (number, stage) in try await history(witnessed: witnessed).dropLast().enumerated() {
      let next = stage.size + Self.batches[number]
      var seen: Set<Found> = []
      var call = 0
      while true {
        let label = "commit \(number), call \(call)"
        let disk = stage.disk.copy(fault(call))
        let before = Recorder(logs.signer)
        let witnesses = stage.witnesses?.copy
        var log = try open(disk, before, witnessed: witnessed)
        let entries = logs.entries(stage.size..<next)
        let isDone = (try? await commit(entries, to: &log, witnesses)) != nil
        if !isDone {
          #expect(throws: LogError(.system, "")) { try log.append(logs.entries(0..<1, "again")) }
          await #expect(throws: LogError(.system, "")) {
            try await log.publish(asking: witnesses, at: { Self.now })
          }
        }
        for disk in found(disk) {
          let state = Found(
            files: disk.files, isDone: isDone, signed: before.signed, known: witnesses?.known)
          guard seen.insert(state).inserted else { continue }
          let after = Recorder(logs.signer)
          try await check(
            disk, acknowledged: isDone ? next : stage.size, next: next, witnesses?.copy, after,
            label)
          // What was signed before the fault and after it is one history.
          expectNoContradiction(before, after, label)
        }
        if isDone && disk.callCount <= call { break }
        call += 1
      }
      faults += call
    }
    return faults
  }

  @Test func powerLossAtEveryCallLeavesTheOldLogOrTheNew() async throws {
    var random = SeededGenerator(seed: 20)
    let faults = try await everyFault {
      .crash(at: $0)
    } found: {
      [$0.afterPowerLoss(), $0.afterPowerLoss(SeededGenerator(seed: random.next()))]
    }
    #expect(faults > 1000)
  }

  @Test func aCallThatFailsOnceStopsTheLogAndLosesNothing() async throws {
    let faults = try await everyFault {
      .failure(at: $0, forEver: false)
    } found: {
      [$0.copy(), $0.afterPowerLoss()]
    }
    #expect(faults > 1000)
  }

  @Test func callsThatFailForEverLoseNothing() async throws {
    let faults = try await everyFault {
      .failure(at: $0, forEver: true)
    } found: {
      [$0.copy()]
    }
    #expect(faults > 1000)
  }

  @Test func powerLossAtEveryCallUnderAQuorumContradictsNoWitness() async throws {
    var random = SeededGenerator(seed: 21)
    let faults = try await everyFault(witnessed: true) {
      .crash(at: $0)
    } found: {
      [$0.afterPowerLoss(), $0.afterPowerLoss(SeededGenerator(seed: random.next()))]
    }
    #expect(faults > 150)
  }

  @Test func callsThatFailUnderAQuorumLoseNothing() async throws {
    for forEver in [false, true] {
      let faults = try await everyFault(witnessed: true) {
        .failure(at: $0, forEver: forEver)
      } found: {
        [$0.copy(), $0.afterPowerLoss()]
      }
      #expect(faults > 150)
    }
  }

  @Test func aFullDiskLosesNothing() async throws {
    let logs = unwitnessed
    for (number, stage) in try await history(witnessed: false).dropLast().enumerated() {
      let next = stage.size + Self.batches[number]
      var space = 0
      var isDone = false
      while !isDone {
        let disk = stage.disk.copy(.full(after: space))
        let before = Recorder(logs.signer)
        var log = try open(disk, before)
        isDone = (try? log.append(logs.entries(stage.size..<next))) != nil
        let after = Recorder(logs.signer)
        let label = "commit \(number), \(space) bytes"
        try await check(
          disk.copy(), acknowledged: isDone ? next : stage.size, next: next, nil, after, label)
        expectNoContradiction(before, after, label)
        space = space * 5 / 4 + 32
      }
    }
  }

  @Test func anInterruptedCreationIsFinishedOrRepeated() throws {
    let logs = unwitnessed
    var calls = 0
    while true {
      let disk = FaultyDisk()
      try disk.makeFolder(Self.path, mode: 0o755)
      try disk.sync(folder: "/")
      let stopping = disk.copy(.crash(at: calls))
      let folder = LogFolder(Self.path, on: stopping)
      let isDone = (try? Log.create(in: folder, signer: logs.signer)) != nil
      for seed in 0..<8 as Range<UInt64> {
        let found = stopping.afterPowerLoss(seed == 0 ? nil : SeededGenerator(seed: seed))
        let opened = try? open(found, logs.signer)
        #expect(opened.map { $0.size } ?? 0 == 0)
        #expect(!isDone || opened != nil)
        if opened == nil {
          try Log.create(in: LogFolder(Self.path, on: found), signer: logs.signer)
        }
        #expect(try open(found, logs.signer).published.size == 0)
      }
      if isDone { break }
      calls += 1
    }
    #expect(calls > 15)
  }
}

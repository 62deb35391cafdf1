import TestSupport
import Testing

@testable import TransparencyLog

/// SPEC.md, section 7.7.
struct LogMirrorTests {
  let logs: ExampleLogs

  init() throws { logs = try ExampleLogs() }

  /// A log of so many entries, whose commits ended at the sizes before.
  private func log(_ sizes: [Int], _ label: String = "entry", from: MemoryStorage? = nil) throws
    -> MemoryStorage
  {
    let storage = MemoryStorage(from?.files ?? [:])
    if from == nil { try Log.create(in: storage, signer: logs.signer) }
    var log = try logs.open(storage)
    for size in sizes { try log.append(logs.entries(log.size..<size, label)) }
    return storage
  }

  /// What became of it, and the entries that were handed on.
  private func advance(
    _ storage: any LogStorage, to source: any LogSource, cosigner: LogMirror.Cosigner? = nil
  ) async throws -> (outcome: LogMirror.Outcome, seen: [[UInt8]]) {
    var mirror = try LogMirror(opening: storage, policy: logs.policy, named: "mirror")
    let reader = try await LogReader(source, policy: logs.policy, at: 0)
    var seen: [[UInt8]] = []
    let outcome = try await mirror.advance(
      to: reader, cosigner: cosigner, at: 1000, prepare: { entry, _ in Array(entry) },
      apply: { seen.append($0) })
    return (outcome, seen)
  }

  private func expectAdvanced(_ outcome: LogMirror.Outcome, from size: Int) {
    guard case .advanced(size) = outcome else {
      Issue.record("\(outcome), expected advanced from \(size)")
      return
    }
  }

  @Test(arguments: [0, 1, 255, 256, 257, 512, 700, 66_000])
  func copiesWholeTrees(size: Int) async throws {
    let source = try log(size == 0 ? [] : [size])
    let mirror = MemoryStorage()
    let (outcome, seen) = try await advance(mirror, to: source.copy)
    expectAdvanced(outcome, from: 0)
    #expect(seen == logs.entries(0..<size))
    #expect(publicFiles(mirror) == publicFiles(source))
    #expect(try await logs.problems(mirror.copy) == [])
  }

  private func publicFiles(_ storage: MemoryStorage) -> [String: [UInt8]] {
    storage.files.filter { $0.key.hasPrefix("public/") }
  }

  @Test func followsALogStepByStep() async throws {
    let mirror = MemoryStorage()
    var source = try log([])
    _ = try await advance(mirror, to: source.copy)
    var before = 0
    for size in [1, 5, 255, 256, 300, 512, 513, 1030] {
      source = try log([size], from: source)
      let (outcome, seen) = try await advance(mirror, to: source.copy)
      expectAdvanced(outcome, from: before)
      #expect(seen == logs.entries(before..<size))
      before = size
    }
    #expect(publicFiles(mirror) == publicFiles(source))
    let (outcome, seen) = try await advance(mirror, to: source.copy)
    guard case .unchanged = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(seen.isEmpty)
  }

  /// Wherever writing ends, what is published is whole, and the next run makes the same copy.
  @Test func resumesWhereverItWasInterrupted() async throws {
    let old = try log([3, 300])
    let new = try log([1000], from: old)
    let expected = publicFiles(new)
    for start in [nil, old] {
      for writes in 0..<30 {
        let mirror = MemoryStorage()
        if let start { _ = try await advance(mirror, to: start.copy) }
        let before = mirror.files["public/checkpoint"]
        mirror.fail(after: writes)
        if (try? await advance(mirror, to: new.copy)) == nil {
          let now = mirror.files["public/checkpoint"]
          #expect(now == before || mirror.files["private/checkpoint"] == now)
          if now != nil { #expect(try await logs.problems(mirror.copy) == []) }
        }
        mirror.fail(after: nil)
        _ = try await advance(mirror, to: new.copy)
        #expect(
          publicFiles(mirror).filter { !$0.key.contains(".p/") }
            == expected.filter { !$0.key.contains(".p/") }, "\(writes) writes")
        #expect(try await logs.problems(mirror.copy) == [], "\(writes) writes")
      }
    }
  }

  @Test func fetchesNoBundleASecondTime() async throws {
    let source = try log([1000])
    let mirror = MemoryStorage()
    let bundle = "public/tile/entries/001"
    mirror.files = [bundle: source.files[bundle]!]
    let without = source.copy
    without.files["tile/entries/001"] = nil
    expectAdvanced(try await advance(mirror, to: without).outcome, from: 0)
  }

  @Test func doesNotBelieveWhatAnInterruptedCopyLeft() async throws {
    let source = try log([1000])
    let other = try log([1000], "other")
    let mirror = MemoryStorage()
    for path in ["public/tile/entries/001", "public/tile/0/001", "public/tile/1/000.p/3"] {
      mirror.files[path] = other.files[path]!
    }
    expectAdvanced(try await advance(mirror, to: source.copy).outcome, from: 0)
    #expect(try await logs.problems(mirror.copy) == [])
  }

  @Test func refusesAForkAndKeepsWhatProvesIt() async throws {
    let common = try log([2, 300])
    let one = try log([700], "one", from: common)
    for size in [301, 600, 700, 900] {
      let other = try log([size], "other", from: common)
      let mirror = MemoryStorage()
      _ = try await advance(mirror, to: one.copy)
      let before = mirror.files
      guard case .refused(let evidence) = try await advance(mirror, to: other.copy).outcome else {
        Issue.record("\(size)")
        continue
      }
      #expect(mirror.files == before)
      let read = try Evidence(parsing: evidence.encoded)
      #expect(read == evidence)
      guard case .fork(let fork) = try read.verify(policy: logs.policy) else {
        Issue.record("no fork")
        continue
      }
      #expect([fork.older.size, fork.newer.size] == [700, size].sorted())
    }
  }

  @Test func neverGoesBack() async throws {
    let old = try log([300])
    let mirror = MemoryStorage()
    _ = try await advance(mirror, to: try log([700], from: old).copy)
    let before = mirror.files
    guard case .behind(300) = try await advance(mirror, to: old.copy).outcome else {
      Issue.record("not behind")
      return
    }
    #expect(mirror.files == before)
  }

  /// One after the other, each file of the source is missing, cut off, changed, or too long.
  @Test func keepsNothingOfASourceWithAWrongFile() async throws {
    let source = try log([3, 700]).copy
    let needed = [
      "tile/1/000.p/2", "tile/entries/000", "tile/entries/001", "tile/entries/002.p/188",
    ]
    for path in needed {
      let good = source.files[path]!
      let changes: [(String, [UInt8]?)] = [
        ("missing", nil), ("cut off", Array(good.dropLast())), ("empty", []),
        ("longer", good + [0]), ("endless", [UInt8](repeating: 1, count: 3 << 20)),
        ("changed", good.dropLast() + [good.last! ^ 1]),
      ]
      for (change, bytes) in changes {
        let hostile = MemoryStorage(source.files)
        hostile.files[path] = bytes
        let mirror = MemoryStorage()
        let found = await awaitedOutcome { _ = try await advance(mirror, to: hostile) }
        #expect(found != "accept", "\(path) \(change)")
        #expect(mirror.files["public/checkpoint"] == nil)
        for (kept, bytes) in mirror.files {
          #expect(source.files[String(kept.dropFirst("public/".count))] == bytes, "\(kept)")
        }
      }
    }
  }

  @Test func keepsNoCheckpointThatIsNoneOfTheLog() async throws {
    let source = try log([3, 300]).copy
    source.files["checkpoints/7"] = source.files["checkpoints/3"]
    source.files["checkpoints/8"] = Array("nonsense\n".utf8)
    source.files["checkpoints/x"] = source.files["checkpoints/3"]
    let mirror = MemoryStorage()
    _ = try await advance(mirror, to: source)
    let names = mirror.names(in: "public/checkpoints")!.sorted()
    #expect(names == ["0", "3", "300"])
  }

  @Test func refusesAContradictionAmongKeptCheckpoints() async throws {
    let source = try log([3, 300]).copy
    source.files["checkpoints/7"] = try log([7], "other").copy.files["checkpoint"]
    let mirror = MemoryStorage()
    guard case .refused(let evidence) = try await advance(mirror, to: source).outcome else {
      Issue.record("not refused")
      return
    }
    #expect(throws: Never.self) { try evidence.verify(policy: logs.policy) }
    #expect(mirror.files["public/checkpoint"] == nil)
  }

  @Test func cosignsWhatItKeeps() async throws {
    let witness = try exampleWitness(7)
    let policy = try Policy(
      parsing: Array(
        "log \(logs.signer.verifierKey)\nwitness m \(witness)\nquorum m\n".utf8))
    let mirror = MemoryStorage()
    let cosigner = try LogMirror.Cosigner(exampleKey(7, name: witness.name))
    _ = try await advance(mirror, to: try log([300]).copy, cosigner: cosigner)
    for path in ["checkpoint", "checkpoints/300"] {
      let verified = try policy.verify(checkpoint: mirror.copy.files[path]!, at: 1000)
      #expect(verified.asOf == 1000)
    }
  }

  /// Wherever the copy of one history ends, the mirror cosigns no other one of that size.
  @Test(arguments: [false, true])
  func neverForgetsWhatItCosigned(backwards: Bool) async throws {
    let cosigner = try LogMirror.Cosigner(exampleKey(7, name: "mirror.example"))
    let common = try log([2])
    let one = try log([3], "one", from: common)
    let other = try log([3], "other", from: common)
    var refusals = 0
    for writes in 0..<20 {
      let mirror = MemoryStorage()
      _ = try await advance(mirror, to: common.copy, cosigner: cosigner)
      mirror.fail(after: writes, backwards: backwards)
      let isWhole = (try? await advance(mirror, to: one.copy, cosigner: cosigner)) != nil
      mirror.fail(after: nil)
      let isSeen = mirror.files["public/checkpoints/3"] != nil
      let outcome = try await advance(mirror, to: other.copy, cosigner: cosigner).outcome
      if case .refused(let evidence) = outcome {
        #expect(throws: Never.self) { try evidence.verify(policy: logs.policy) }
        refusals += 1
      } else {
        #expect(!isSeen && !isWhole, "\(writes) writes")
      }
      #expect(
        mirror.files["public/checkpoint"] == mirror.files["public/checkpoints/3"],
        "\(writes) writes")
      #expect(try await logs.problems(mirror.copy) == [], "\(writes) writes")
    }
    #expect((3..<20).contains(refusals))
  }

  /// Two histories of one size come after each other, and the machine stops in the first of them.
  @Test func powerLossAtEveryCallForgetsNothingThatWasShown() async throws {
    let cosigner = try LogMirror.Cosigner(exampleKey(7, name: "mirror.example"))
    let common = try log([250])
    let one = try log([600], "one", from: common)
    let other = try log([600], "other", from: common)
    let before = FaultyDisk()
    try before.makeFolder("/mirror", mode: 0o755)
    try before.sync(folder: "/")
    _ = try await advance(LogFolder("/mirror", on: before), to: common.copy, cosigner: cosigner)
    var random = SeededGenerator(seed: 22)
    var (calls, refusals) = (0, 0)
    while true {
      let disk = before.copy(.crash(at: calls))
      let isDone =
        (try? await advance(LogFolder("/mirror", on: disk), to: one.copy, cosigner: cosigner))
        != nil
      let isShown = disk.files["/mirror/public/checkpoints/600"] != nil
      for found in [
        disk.afterPowerLoss(), disk.afterPowerLoss(SeededGenerator(seed: random.next())),
      ] {
        let mirror = LogFolder("/mirror", on: found)
        let outcome = try await advance(mirror, to: other.copy, cosigner: cosigner).outcome
        if case .refused(let evidence) = outcome {
          #expect(throws: Never.self) { try evidence.verify(policy: logs.policy) }
          refusals += 1
        } else {
          #expect(!isShown && !isDone, "call \(calls)")
        }
        let `public` = LogFolder("/mirror/public", on: found)
        #expect(try await logs.problems(`public`) == [], "call \(calls)")
      }
      if isDone { break }
      calls += 1
    }
    #expect(calls > 50)
    #expect((10..<2 * calls).contains(refusals))
  }

  @Test func makesRoomForItsCosignature() async throws {
    let cosigner = try LogMirror.Cosigner(exampleKey(7, name: "mirror.example"))
    let source = try log([300]).copy
    for number in 1..<Note.signatureLimit {
      source.files["checkpoint"]! += Array(
        "\u{2014} junk\(number) \(base64([UInt8](repeating: 7, count: 72)))\n".utf8)
    }
    let mirror = MemoryStorage()
    expectAdvanced(
      try await advance(mirror, to: source, cosigner: cosigner).outcome, from: 0)
    let note = try Note(parsing: mirror.files["public/checkpoint"]!)
    #expect(note.signatures.map(\.name) == [logs.policy.origin, "mirror.example"])
    #expect(try LogMirror(opening: mirror, policy: logs.policy, named: "mirror").size == 300)
  }
}

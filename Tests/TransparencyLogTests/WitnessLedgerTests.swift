import TestSupport
import Testing

@testable import TransparencyLog

/// What a witness keeps: durable before it is told, never rolled back. SPEC.md, section 7.10.
struct WitnessLedgerTests {
  private static let now = 1_800_000_000
  private static let origins = ["log.example/one", "log.example/two", "log.example/three"]
  private static let leaves = (0..<200).map { Hash.leaf(Array("entry \($0)".utf8)) }

  private let witness: Witness

  init() throws {
    let lines = try Self.origins.map { "log \(try Self.key(of: $0).verifierKey)\n" }.joined()
    witness = try Witness(
      watching: WitnessedLogs(parsing: Array("\(lines)quorum none\n".utf8)),
      signer: exampleKey(2, name: "witness2.example"))
  }

  private static func key(of origin: String) throws -> SecretKey {
    try exampleKey(UInt8(10 + origins.firstIndex(of: origin)!), name: origin)
  }

  private static func request(
    _ origin: String, from old: Int, to new: Int, leaves: [Hash] = leaves
  ) throws -> [UInt8] {
    let tree = NaiveTree(leaves: leaves)
    let checkpoint = Checkpoint(origin: origin, size: new, root: tree.root(0..<new))
    var note = Note(unsigned: checkpoint.text)
    try note.sign(with: try key(of: origin))
    let proof = ConsistencyProof(hashes: tree.proof(from: old, to: new))
    return try AddCheckpoint(oldSize: old, proof: proof, note: note).encoded
  }

  private func open(_ disk: FaultyDisk) throws -> WitnessLedger {
    try WitnessLedger(of: witness, at: "/w", on: disk, lock: nil)
  }

  private func disk() throws -> FaultyDisk {
    let disk = FaultyDisk()
    try disk.makeFolder("/w", mode: 0o700)
    try disk.sync(folder: "/")
    return disk
  }

  private func size(_ ledger: WitnessLedger, _ origin: String) throws -> Int {
    guard let note = ledger.checkpoint(of: origin) else { return 0 }
    return try Checkpoint(parsing: Note(parsing: note).text).size
  }

  @Test func theLatestOfEachLogIsThereAfterEveryStart() async throws {
    let disk = try disk()
    var sizes: [String: Int] = [:]
    for round in 1...5 {
      let ledger = try open(disk)
      for (place, origin) in Self.origins.enumerated() where round > place {
        #expect(try size(ledger, origin) == sizes[origin] ?? 0)
        let next = (sizes[origin] ?? 0) + round
        let body = try Self.request(origin, from: sizes[origin] ?? 0, to: next)
        let cosigned = try await ledger.add(body) { Self.now }
        #expect(ledger.checkpoint(of: origin) == cosigned.note)
        sizes[origin] = next
      }
    }
    // A start writes the file anew: it does not grow.
    _ = try open(disk)
    let once = try #require(try disk.read("/w/journal", atMost: 4 << 20))
    _ = try open(disk)
    #expect(try disk.read("/w/journal", atMost: 4 << 20) == once)
    #expect(try WitnessJournal.notes(in: once).count == 3)
  }

  @Test func aClockThatGoesBackTakesNoHistoryBack() async throws {
    let disk = try disk()
    let origin = Self.origins[0]
    let first = try await open(disk).add(Self.request(origin, from: 0, to: 7)) { Self.now }
    // Another start, a day earlier.
    let ledger = try open(disk)
    #expect(ledger.checkpoint(of: origin) == first.note)
    await #expect(throws: Witness.Refusal.self) {
      try await ledger.add(Self.request(origin, from: 0, to: 5)) { Self.now - 86_400 }
    }
    await #expect(throws: Witness.Refusal.self) {
      let other = (0..<9).map { Hash.leaf(Array("other \($0)".utf8)) }
      _ = try await ledger.add(Self.request(origin, from: 7, to: 9, leaves: other)) {
        Self.now - 86_400
      }
    }
    let second = try await ledger.add(Self.request(origin, from: 7, to: 9)) { Self.now - 86_400 }
    #expect(second.checkpoint.size == 9)
    #expect(try size(ledger, origin) == 9)
  }

  @Test func manyAtOnceGoOnlyForwardAndOneSizeHasOneRoot() async throws {
    let disk = try disk()
    let ledger = try open(disk)
    // 64 at once, of three logs, each to another size, each asking again from what it is told.
    let answered = await withTaskGroup(of: [(String, Int)].self) { group in
      for number in 0..<64 {
        group.addTask {
          let origin = Self.origins[number % 3]
          let goal = 1 + number * 3
          var old = 0
          while true {
            do {
              guard old <= goal else { return [] }
              let body = try Self.request(origin, from: old, to: goal)
              let cosigned = try await ledger.add(body) { Self.now }
              return [(origin, cosigned.checkpoint.size)]
            } catch Witness.Refusal.conflict(let size) {
              old = size
            } catch {
              Issue.record("\(error)")
              return []
            }
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    for origin in Self.origins {
      let sizes = answered.filter { $0.0 == origin }.map(\.1)
      #expect(try size(ledger, origin) == sizes.max())
      #expect(Set(sizes).count == sizes.count)
    }
    // In the file they are in the order in which they were answered.
    let bytes = try #require(try disk.read("/w/journal", atMost: 4 << 20))
    var last: [String: Int] = [:]
    for note in try WitnessJournal.notes(in: bytes) {
      let checkpoint = try Checkpoint(parsing: Note(parsing: Array(note)).text)
      #expect(checkpoint.size > last[checkpoint.origin] ?? -1)
      last[checkpoint.origin] = checkpoint.size
    }
    #expect(last.count == 3)
  }

  @Test func ofTwoThatContendOneIsToldOfTheOther() async throws {
    let ledger = try open(try disk())
    let bodies = try (1...32).map { try Self.request(Self.origins[0], from: 0, to: $0) }
    let statuses = await withTaskGroup(of: Bool.self) { group in
      for body in bodies {
        group.addTask { (try? await ledger.add(body) { Self.now }) != nil }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.count { $0 } == 1)
  }

  @Test func powerLossAtEveryCallForgetsNothingThatWasAnswered() async throws {
    var random = SeededGenerator(seed: 30)
    let start = try disk()
    let origin = Self.origins[0]
    var faults = 0
    for stage in 0..<4 {
      var call = 0
      while true {
        let stopping = start.copy(.crash(at: call))
        var answered = stage
        if let ledger = try? open(stopping) {
          let before = stage
          for step in 1...3 where answered == before + step - 1 {
            let body = try Self.request(origin, from: answered, to: answered + 1)
            if (try? await ledger.add(body) { Self.now }) != nil { answered += 1 }
          }
          if answered < stage + 3 {
            // Nobody is answered after a failure.
            let body = try Self.request(Self.origins[1], from: 0, to: 1)
            await #expect(throws: LogError(.system, "")) { try await ledger.add(body) { Self.now } }
            #expect(await ledger.failure() != nil)
          }
        }
        for found in [
          stopping.afterPowerLoss(),
          stopping.afterPowerLoss(SeededGenerator(seed: random.next())),
          stopping.afterPowerLoss(SeededGenerator(seed: random.next())),
        ] {
          let ledger = try open(found)
          let size = try size(ledger, origin)
          // What nobody was told of may be there.
          #expect(size == answered || size == answered + 1, "stage \(stage), call \(call)")
          _ = try await ledger.add(Self.request(origin, from: size, to: size + 5)) { Self.now }
          #expect(try self.size(try open(found), origin) == size + 5)
        }
        if stopping.callCount <= call { break }
        call += 1
      }
      faults += call
      let ledger = try open(start)
      _ = try await ledger.add(Self.request(origin, from: stage, to: stage + 1)) { Self.now }
    }
    #expect(faults > 40)
  }

  @Test func callsThatFailAnswerNobody() async throws {
    let start = try disk()
    let origin = Self.origins[0]
    do {
      let ledger = try open(start)
      _ = try await ledger.add(Self.request(origin, from: 0, to: 7)) { Self.now }
    }
    for forEver in [false, true] {
      for call in 0..<12 {
        let failing = start.copy(.failure(at: call, forEver: forEver))
        guard let ledger = try? open(failing) else { continue }
        let body = try Self.request(origin, from: 7, to: 8)
        let isAnswered = (try? await ledger.add(body) { Self.now }) != nil
        let size = try size(try open(failing.afterPowerLoss()), origin)
        #expect(isAnswered ? size == 8 : size == 7, "call \(call)")
        if !isAnswered { #expect(try self.size(ledger, origin) == 7) }
      }
    }
  }

  @Test func aTornLastBatchIsDroppedAndDamageIsNot() throws {
    let notes = try Self.origins.map { origin in
      try Checkpoint(origin: origin, size: 3, root: .zero).signed(by: Self.key(of: origin))
    }
    let whole = WitnessJournal.header + WitnessJournal.batch([notes[0]])
    let last = WitnessJournal.batch([notes[1], notes[2]])
    #expect(try WitnessJournal.notes(in: whole + last).map { Array($0) } == notes)
    for count in 0..<last.count {
      let cut = whole + last.prefix(count)
      #expect(try WitnessJournal.notes(in: cut).map { Array($0) } == [notes[0]], "\(count)")
      let zeros = cut + [UInt8](repeating: 0, count: last.count - count)
      #expect(try WitnessJournal.notes(in: zeros).map { Array($0) } == [notes[0]])
      var changed = whole + last
      changed[whole.count + count] ^= 1
      #expect(try WitnessJournal.notes(in: changed).map { Array($0) } == [notes[0]])
    }
    for place in 0..<whole.count {
      var damaged = whole + last
      damaged[place] ^= 1
      #expect(throws: LogError(.malformed, ""), "byte \(place)") {
        try WitnessJournal.notes(in: damaged)
      }
    }
  }

  @Test func twoRootsOfOneSizeAreKeptAsEvidence() async throws {
    let disk = try disk()
    let ledger = try open(disk)
    let origin = Self.origins[0]
    _ = try await ledger.add(Self.request(origin, from: 0, to: 5)) { Self.now }
    let other = try Self.request(origin, from: 5, to: 5, leaves: Self.leaves.reversed())
    for _ in 0..<2 {
      await #expect(throws: Witness.Refusal.self) { try await ledger.add(other) { Self.now } }
    }
    let names = try #require(try disk.names(in: "/w/evidence"))
    #expect(names.map { $0.split(separator: "-").last } == ["cosigned", "signed"])
    let policy = try Policy(
      parsing: Array("log \(try Self.key(of: origin).verifierKey)\nquorum none\n".utf8))
    let pair = try names.map { name in
      try policy.signed(
        checkpoint: #require(try disk.read("/w/evidence/\(name)", atMost: Note.sizeLimit)))
    }
    #expect(pair[0].size == 5 && pair[1].size == 5 && pair[0].root != pair[1].root)
    // What it cosigned stays what it was.
    #expect(try size(ledger, origin) == 5)
  }

  @Test func aFolderIsOneWitnesss() throws {
    let folder = try TemporaryFolder()
    let path = folder("w")
    let ledger = try WitnessLedger(of: witness, at: path)
    #expect(throws: LogError(.system, "")) { _ = try WitnessLedger(of: witness, at: path) }
    withExtendedLifetime(ledger) {}
  }
}

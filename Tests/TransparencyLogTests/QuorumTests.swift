import TestSupport
import Testing

@testable import TransparencyLog

/// Cosignatures and the quorum. tlog-cosignature, tlog-policy; SPEC.md, sections 7.4 and 8.
struct QuorumTests {
  @Test(arguments: try Vector.all(in: "quorum"))
  func quorumGetsItsVerdict(vector: Vector) throws {
    let file = try #require(try vector.value("checkpoint"))
    let checkpoint = try #require(
      try Vector.all(in: "checkpoint").first { "\($0.name).vector" == file })
    let now = try #require(try vector.value("now").flatMap { number(decimal: $0.utf8) })
    let verdict = outcome {
      let policy = try Policy(parsing: vector.body)
      let verified = try policy.verify(checkpoint: checkpoint.body, at: now)
      #expect(try vector.value("as-of") == verified.asOf.map { "\($0)" } ?? "none")
      #expect(
        vector.values("cosigned") == verified.cosignatures.map { "\($0.witness.name) \($0.time)" })
    }
    #expect(verdict == vector.expect)
    #expect(vector.fieldNames.isSubset(of: ["checkpoint", "now", "as-of", "cosigned"]))
  }

  private let now = 1_800_000_000

  /// A log that five witnesses know, under the given lines of a policy.
  private func policy(_ lines: String) throws -> Policy {
    var text = "log \(try exampleKey(1).verifierKey)\n"
    for number in 2...6 as ClosedRange<UInt8> {
      text += "witness w\(number) \(try exampleWitness(number))\n"
    }
    return try Policy(parsing: Array((text + lines + "\n").utf8))
  }

  /// A checkpoint with cosignatures of so many seconds before `now`, by witness.
  private func checkpoint(_ ages: [(witness: UInt8, age: Int)]) throws -> [UInt8] {
    let checkpoint = Checkpoint(
      origin: "log.example/one", size: 7, root: .sha256(Array("a root".utf8)))
    var note = try Note(parsing: try checkpoint.signed(by: exampleKey(1)))
    for (witness, age) in ages {
      try note.cosign(
        with: exampleKey(witness), as: exampleWitness(witness), at: now - age)
    }
    return note.encoded
  }

  @Test func cosignatureIsReadBackWithItsTime() throws {
    let bytes = try checkpoint([(2, 10), (3, 20)])
    let verified = try policy("group g all w2 w3\nquorum g").verify(checkpoint: bytes, at: now)
    #expect(verified.asOf == now - 20)
    #expect(verified.cosignatures.map(\.time) == [now - 10, now - 20])
    #expect(verified.cosignatures.map(\.witness) == [try exampleWitness(2), try exampleWitness(3)])
    #expect(verified.note == bytes)
  }

  @Test func whereNoCheckpointsAreListedNothingTellsTheSizeAtATime() async throws {
    struct Server: LogSource {
      let name = "a server"
      let checkpoint: [UInt8]
      func read(_ path: String, atMost limit: Int) -> [UInt8]? {
        path.hasPrefix("checkpoint") ? checkpoint : nil
      }
      func names(in folder: String) -> [String]? { nil }
    }
    let policy = try policy("quorum w2")
    let server = Server(checkpoint: try checkpoint([(2, 10)]))
    let reader = try await LogReader(server, policy: policy, at: now)
    await #expect {
      try await reader.tree(at: .time(now + 1000), policy: policy)
    } throws: { error in
      error as? LogError == LogError(.undecided, "")
        && "\(error)".hasPrefix("a server does not list the checkpoints that it keeps")
    }
    #expect(try await reader.tree(at: .size(7), policy: policy).root == reader.checkpoint.root)
  }

  @Test func everyFlippedBitOfACosignatureIsRefused() throws {
    let bytes = try checkpoint([(2, 10)])
    let policy = try policy("quorum w2")
    #expect(outcome { _ = try policy.verify(checkpoint: bytes, at: now) } == "accept")
    var note = try Note(parsing: bytes)
    let line = note.signatures[1]
    for bit in 0..<line.bytes.count * 8 {
      var changed = line.bytes
      changed[bit / 8] ^= 1 << (bit % 8)
      note = try Note(parsing: checkpoint([]))
      note.append(Note.Signature(name: line.name, keyID: line.keyID, bytes: changed))
      let verdict = outcome { _ = try policy.verify(checkpoint: note.encoded, at: now) }
      // The highest bit makes the time one that no number here has.
      #expect(verdict == (bit == 7 ? "malformed" : "unverified"), "bit \(bit)")
    }
  }

  @Test(
    arguments: [
      ("quorum w2", [], "the quorum is not met: witness \"w2\" has not cosigned"),
      ("quorum w2", [(3, 0)], "the quorum is not met: witness \"w2\" has not cosigned"),
      (
        "quorum w2", [(2, -301)],
        "the quorum is not met: witness \"w2\" cosigned at 2027-01-15T08:05:01Z, which is in the future"
      ),
      (
        "group g 2 w2 w3 w4\nquorum g", [(3, 5)],
        "the quorum is not met: group \"g\" has 1 of 2 needed: \"w2\" has not cosigned, \"w3\" has, \"w4\" has not cosigned"
      ),
      (
        "group g 2 w2 w3\ngroup h all g w4\nquorum h", [(4, 5), (2, 5)],
        "the quorum is not met: group \"h\" has 1 of 2 needed: \"g\" has 1 of 2 needed, \"w4\" has"
      ),
    ] as [(String, [(UInt8, Int)], String)])
  func saysWhoIsMissing(lines: String, ages: [(UInt8, Int)], expected: String) throws {
    let bytes = try checkpoint(ages.map { (witness: $0.0, age: $0.1) })
    #expect {
      _ = try policy(lines).verify(checkpoint: bytes, at: now)
    } throws: {
      $0 as? LogError == LogError(.unverified, "") && "\($0)" == expected
    }
  }

  @Test func saysWhoseCosignatureIsFalse() throws {
    // Signed as a note is, and of another time.
    let signed = try checkpoint([])
    var note = try Note(parsing: signed)
    let witness = try exampleWitness(4)
    let signature = try exampleKey(4).signature(of: note.text)
    note.append(
      Note.Signature(
        name: witness.name, keyID: witness.id, bytes: bigEndian(UInt64(now)) + signature))
    for lines in ["quorum none", "quorum w2", "quorum w4"] {
      #expect {
        _ = try policy(lines).verify(checkpoint: note.encoded, at: now)
      } throws: {
        "\($0)" == "the cosignature of witness \"witness4.example\" is not valid"
      }
    }
  }

  @Test func ageIsThatOfTheQuorum() throws {
    let policy = try policy("group g 2 w2 w3 w4\nquorum g")
    let verified = try policy.verify(
      checkpoint: try checkpoint([(2, 10), (3, 900), (4, 1000)]), at: now)
    #expect(verified.asOf == now - 900)
    #expect(outcome { try verified.checkAge(at: now, atMost: 900) } == "accept")
    #expect(outcome { try verified.checkAge(at: now, atMost: 899) } == "undecided")
    #expect(outcome { try verified.checkAge(at: now - 5000, atMost: 0) } == "accept")
  }

  @Test func withoutAQuorumTheAgeIsUnknown() throws {
    let verified = try policy("quorum none").verify(checkpoint: try checkpoint([(2, 10)]), at: now)
    #expect(verified.asOf == nil)
    #expect(verified.cosignatures.count == 1)
    #expect(outcome { try verified.checkAge(at: .max, atMost: 0) } == "accept")
  }

  /// Against the definition, word by word, for random policies and cosignatures.
  @Test func agreesWithTheDefinitionForRandomPolicies() throws {
    var generator = SeededGenerator(seed: 8)
    var met = 0
    for _ in 0..<400 {
      var free = ["w2", "w3", "w4", "w5", "w6"].shuffled(using: &generator)
      var groups: [String: (threshold: Int, members: [String])] = [:]
      var lines = ""
      for name in ["g", "h", "i"].prefix(Int.random(in: 0...3, using: &generator)) {
        let count = Int.random(in: 1...free.count, using: &generator)
        let members = Array(free.prefix(count))
        let threshold = Int.random(in: 1...count, using: &generator)
        free = Array(free.dropFirst(count)) + [name]
        groups[name] = (threshold, members)
        lines += "group \(name) \(threshold) \(members.joined(separator: " "))\n"
      }
      let quorum = free.randomElement(using: &generator)!
      let ages: [(witness: UInt8, age: Int)] = (2...6 as ClosedRange<UInt8>).compactMap {
        Bool.random(using: &generator) ? ($0, Int.random(in: -400...1000, using: &generator)) : nil
      }
      /// Whether a party had witnessed at `time`, by what it has at `now`.
      func had(_ party: String, at time: Int) -> Bool {
        guard let group = groups[party] else {
          let witness = UInt8(party.dropFirst())!
          return ages.contains { $0.witness == witness && $0.age >= -300 && now - $0.age >= time }
        }
        return group.members.count { had($0, at: time) } >= group.threshold
      }
      let newest = ages.map { now - $0.age }.filter { had(quorum, at: $0) }.max()
      let policy = try policy(lines + "quorum \(quorum)")
      let verified = try? policy.verify(checkpoint: try checkpoint(ages), at: now)
      #expect(verified?.asOf == newest, "\(lines)quorum \(quorum) \(ages)")
      #expect((verified == nil) == (newest == nil))
      if newest != nil { met += 1 }
    }
    #expect((100...300).contains(met))
  }

  @Test func groupsOfGroupsOfAnyDepthAreJudged() throws {
    var lines = "group g0 any w2\n"
    for depth in 1...3_000 { lines += "group g\(depth) any g\(depth - 1)\n" }
    let policy = try policy(lines + "quorum g3000")
    #expect(try policy.verify(checkpoint: try checkpoint([(2, 10)]), at: now).asOf == now - 10)
    #expect(outcome { _ = try policy.verify(checkpoint: checkpoint([]), at: now) } == "unverified")
  }
}

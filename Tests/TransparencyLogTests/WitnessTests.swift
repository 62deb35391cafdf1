import TestSupport
import Testing

@testable import TransparencyLog

/// What a witness makes of one request. tlog-witness, add-checkpoint; SPEC.md, section 7.10.
struct WitnessTests {
  private let log: SecretKey
  private let witness: Witness

  init() throws {
    log = try exampleKey(1)
    let policy = """
      log \(log.verifierKey)
      log \(try exampleKey(7).verifierKey)
      log \(try exampleKey(8, name: "other.example/log").verifierKey)
      witness w9 \(try exampleWitness(9))
      quorum w9

      """
    witness = try Witness(
      watching: WitnessedLogs(parsing: Array(policy.utf8)),
      signer: exampleKey(2, name: "witness2.example"))
  }

  @Test(arguments: try Vector.all(in: "add-checkpoint"))
  func requestGetsItsStatus(vector: Vector) throws {
    let logs = vector.values("log").map { "log \($0)\n" }.joined()
    let witness = try Witness(
      watching: WitnessedLogs(parsing: Array("\(logs)quorum none\n".utf8)),
      signer: exampleKey(2, name: "witness2.example"))
    let latest = try vector.value("latest").map { line in
      let parts = line.split(separator: " ")
      return Checkpoint(
        origin: "manifesto.example/log", size: try #require(number(decimal: parts[0].utf8)),
        root: try #require(Hash(bytes(base64: parts[1].utf8) ?? [])))
    }
    let status = status(vector.body, latest: latest, of: witness)
    #expect(try vector.value("status") == "\(status)")
    let verdicts = [
      200: "accept", 400: "malformed", 403: "unverified", 404: "undecided", 409: "undecided",
      422: "unverified",
    ]
    #expect(verdicts[status] == vector.expect)
    #expect(vector.fieldNames.isSubset(of: ["log", "latest", "status"]))
    // What is read is written the same.
    if let request = try? AddCheckpoint(parsing: vector.body) {
      #expect(request.encoded == vector.body)
    }
  }

  private static let leaves = (0..<40).map { Hash.leaf(Array("entry \($0)".utf8)) }

  private func checkpoint(_ size: Int, _ leaves: [Hash] = leaves) -> Checkpoint {
    Checkpoint(
      origin: "log.example/one", size: size, root: NaiveTree(leaves: leaves).root(0..<size))
  }

  private func request(
    from old: Int, proof: [Hash]? = nil, to checkpoint: Checkpoint,
    signedBy signers: [SecretKey]? = nil
  ) throws -> [UInt8] {
    var note = Note(unsigned: checkpoint.text)
    for signer in signers ?? [log] { try note.sign(with: signer) }
    let right =
      old <= checkpoint.size
      ? NaiveTree(leaves: Self.leaves).proof(from: old, to: checkpoint.size) : []
    return try AddCheckpoint(
      oldSize: old, proof: ConsistencyProof(hashes: proof ?? right), note: note
    ).encoded
  }

  /// The status that a request gets.
  private func status(
    _ body: [UInt8], latest: Checkpoint?, of witness: Witness? = nil
  ) -> Int {
    let witness = witness ?? self.witness
    do throws(Witness.Refusal) {
      try Witness.check(witness.verify(body), extends: latest)
      return 200
    } catch {
      switch error {
      case .malformed: return 400
      case .unsigned: return 403
      case .unknownLog: return 404
      case .conflict(let size):
        #expect(size == latest?.size ?? 0)
        return 409
      case .inconsistent: return 422
      }
    }
  }

  @Test func everyTwoSizesAreConsistentAndNoOtherProofIs() throws {
    for new in 0...20 {
      for old in 0...new {
        let body = try request(from: old, to: checkpoint(new))
        #expect(status(body, latest: checkpoint(old)) == 200, "\(old) to \(new)")
        if old == 0 { #expect(status(body, latest: nil) == 200) }
        // The latest is another one.
        for other in 0...20 where other != old {
          #expect(status(body, latest: checkpoint(other)) == 409, "\(old) to \(new), has \(other)")
        }
        let right = NaiveTree(leaves: Self.leaves).proof(from: old, to: new)
        var wrong = [right + [Self.leaves[0]]]
        for index in right.indices {
          wrong.append(Array(right[..<index] + right[(index + 1)...]))
          var changed = right
          changed[index] = Self.leaves[39]
          wrong.append(changed)
        }
        for proof in wrong {
          let body = try request(from: old, proof: proof, to: checkpoint(new))
          #expect(status(body, latest: checkpoint(old)) == 422, "\(old) to \(new)")
        }
        // The latest was of another tree.
        if old > 0 {
          let fork = checkpoint(old, Self.leaves.reversed())
          #expect(status(body, latest: fork) == 422)
        }
      }
    }
  }

  @Test func anOldSizeAboveTheCheckpointsIsMalformed() throws {
    #expect(status(try request(from: 6, to: checkpoint(5)), latest: checkpoint(6)) == 400)
  }

  @Test func theEmptyTreeHasItsOwnRoot() throws {
    let wrong = Checkpoint(origin: "log.example/one", size: 0, root: .zero)
    #expect(status(try request(from: 0, to: wrong), latest: nil) == 422)
    #expect(status(try request(from: 0, to: checkpoint(0)), latest: nil) == 200)
  }

  @Test func onlyTheLogsOwnKeysCount() throws {
    let second = try exampleKey(7)
    let stranger = try exampleKey(3)
    let other = try exampleKey(8, name: "other.example/log")
    let head = checkpoint(5)
    #expect(status(try request(from: 0, to: head, signedBy: [second]), latest: nil) == 200)
    #expect(status(try request(from: 0, to: head, signedBy: [stranger, log]), latest: nil) == 200)
    #expect(status(try request(from: 0, to: head, signedBy: [stranger]), latest: nil) == 403)
    // A key of another log that is watched.
    #expect(status(try request(from: 0, to: head, signedBy: [other]), latest: nil) == 403)
    // One signature is valid, another that claims a key of the log is not.
    var note = Note(unsigned: head.text)
    try note.sign(with: second)
    note.append(
      Note.Signature(
        name: log.verifierKey.name, keyID: log.verifierKey.id,
        bytes: [UInt8](repeating: 1, count: 64)))
    let forged = try AddCheckpoint(oldSize: 0, proof: ConsistencyProof(hashes: []), note: note)
    #expect(status(forged.encoded, latest: nil) == 403)
    let unknown = Checkpoint(origin: "nobody.example", size: 0, root: .emptyRoot)
    let signer = try exampleKey(1, name: "nobody.example")
    #expect(status(try request(from: 0, to: unknown, signedBy: [signer]), latest: nil) == 404)
  }

  @Test func whatIsCosignedHasTheLinesOfTheLogAndTheWitnessAlone() throws {
    let stranger = try exampleKey(3)
    let body = try request(from: 0, to: checkpoint(5), signedBy: [stranger, log])
    let cosigned = try witness.cosign(witness.verify(body), at: 1_800_000_000)
    let note = try Note(parsing: cosigned.note)
    #expect(note.signatures.map(\.name) == ["log.example/one", "witness2.example"])
    let opened = try note.opened(withKnownKeys: [log.verifierKey], witnesses: [witness.key])
    #expect(opened.cosignatures.map(\.time) == [1_800_000_000])
    #expect(cosigned.note.suffix(cosigned.line.count) == cosigned.line[...])
    #expect(cosigned.line.starts(with: Array("— witness2.example ".utf8)))
    #expect(cosigned.line.last == lineFeed)
  }

  @Test func aWitnessIsNoLog() throws {
    let logs = try WitnessedLogs(parsing: Array("log \(log.verifierKey)\nquorum none\n".utf8))
    #expect(throws: LogError(.malformed, "")) { try Witness(watching: logs, signer: log) }
  }

  @Test(arguments: [
    ("", "no quorum line"), ("quorum none\n", "no log line"),
    ("log x\nquorum none\n", "line 1: verifier key"), ("lag\n", "line 1: unknown keyword"),
  ])
  func aPolicyOfManyLogsIsReadStrictly(text: String, why: String) {
    #expect {
      try WitnessedLogs(parsing: Array((text.isEmpty ? "#\n" : text).utf8))
    } throws: { "\($0)".hasPrefix(why) }
  }
}

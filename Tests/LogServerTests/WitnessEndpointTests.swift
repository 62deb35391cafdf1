import TestSupport
import Testing

@testable import LogServer
@testable import TransparencyLog

/// What a witness answers over HTTP, as values. SPEC.md, section 7.10.
@Suite struct WitnessEndpointTests {
  private static let origin = "log.example/one"
  private let now = 1_800_000_000
  private let folder: TemporaryFolder
  private let log: SecretKey
  private let endpoint: WitnessEndpoint

  init() throws {
    folder = try TemporaryFolder()
    log = try SecretKey(generating: Self.origin)
    let logs = try WitnessedLogs(parsing: Array("log \(log.verifierKey)\nquorum none\n".utf8))
    let witness = try Witness(
      watching: logs, signer: SecretKey(generating: "witness.example"))
    let now = now
    endpoint = WitnessEndpoint(
      try WitnessLedger(of: witness, at: folder("w")), logs: logs, now: { now })
  }

  private static let leaves = (0..<8).map { Hash.leaf(Array("entry \($0)".utf8)) }

  private func prover(_ leaves: [Hash]) -> Prover {
    Prover { height, index in
      func root(_ height: Int, _ index: Int) -> Hash {
        height == 0
          ? leaves[index] : .node(root(height - 1, 2 * index), root(height - 1, 2 * index + 1))
      }
      return root(height, index)
    }
  }

  private func body(
    from old: Int, to new: Int, origin: String = origin, _ leaves: [Hash] = leaves,
    by signer: SecretKey? = nil
  ) throws -> [UInt8] {
    let checkpoint = Checkpoint(
      origin: origin, size: new, root: try prover(leaves).root(size: new))
    let note = try Note(parsing: checkpoint.signed(by: signer ?? log))
    let proof =
      try old > new ? ConsistencyProof(hashes: []) : prover(leaves).consistency(from: old, to: new)
    return try AddCheckpoint(oldSize: old, proof: proof, note: note).encoded
  }

  private func post(_ body: [UInt8]) async -> Answer {
    await endpoint.answer(to: Request(method: "POST", path: "/add-checkpoint", body: body))
  }

  private func get(_ origin: String) async -> Answer {
    let hash = hex(Hash.sha256(Array(origin.utf8)).bytes)
    return await endpoint.answer(to: Request(path: "/\(hash)/checkpoint"))
  }

  @Test func everyOutcomeHasItsStatus() async throws {
    #expect(await get(Self.origin).status == 404)
    let first = try await post(body(from: 0, to: 3))
    #expect(first.status == 200)
    #expect(String(decoding: first.body, as: UTF8.self).hasPrefix("— witness.example "))
    let served = await get(Self.origin)
    #expect(served.status == 200)
    #expect(served.body.suffix(first.body.count) == first.body[...])
    #expect(served.headers["Content-Type"] == "text/plain; charset=utf-8")
    #expect(try await post(body(from: 3, to: 7)).status == 200)

    let conflict = try await post(body(from: 0, to: 8))
    #expect(conflict.status == 409)
    #expect(conflict.headers["Content-Type"] == "text/x.tlog.size")
    #expect(conflict.body == Array("7\n".utf8))

    #expect(await post([]).status == 400)
    #expect(try await post(body(from: 8, to: 7)).status == 400)
    let stranger = try SecretKey(generating: Self.origin)
    #expect(try await post(body(from: 7, to: 8, by: stranger)).status == 403)
    let other = try SecretKey(generating: "log.example/two")
    let unknown = try body(from: 7, to: 8, origin: "log.example/two", by: other)
    #expect(await post(unknown).status == 404)
    #expect(try await post(body(from: 7, to: 7, Self.leaves.reversed())).status == 422)
    #expect(await get("log.example/two").status == 404)
  }

  @Test func onlyItsOwnPathsAreAnswered() {
    let hash = String(repeating: "a", count: 64)
    #expect(endpoint.bodyLimit(method: "POST", path: "/add-checkpoint") == AddCheckpoint.sizeLimit)
    #expect(endpoint.bodyLimit(method: "GET", path: "/\(hash)/checkpoint") == 0)
    for (method, path) in [
      ("GET", "/add-checkpoint"), ("PUT", "/add-checkpoint"), ("POST", "/add-checkpoint/"),
      ("GET", "/\(hash)"), ("GET", "/\(hash)a/checkpoint"), ("GET", "/\(hash)/checkpoint/"),
      ("POST", "/\(hash)/checkpoint"), ("GET", "/\(hash)/checkpoints"), ("GET", "/"),
    ] {
      #expect(endpoint.bodyLimit(method: method, path: path) == nil, "\(method) \(path)")
    }
  }
}

import Foundation
import Synchronization
import TestSupport
import Testing

@testable import TransparencyLog

/// 64 clients at once on the real servers, which are then killed (`kill -9`): whatever they answered with
/// status 200 or 202 is so afterwards.
@Suite(.ownThreads) struct RaceTests {
  private static let clients = 64

  /// Lets the clients send, each over a connection of its own, and kills the server when so many requests
  /// are done.
  private func race(
    _ server: RunningServer, killAfter count: Int,
    _ client:
      @escaping @Sendable (
        _ number: Int, _ server: RawConnection, _ done: @Sendable () -> Void
      ) async throws -> Void
  ) async {
    let (done, signal) = AsyncStream.makeStream(of: Void.self)
    let port = server.port
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<Self.clients {
        group.addTask {
          guard let connection = try? RawConnection(port: port) else { return }
          // Its end is that of the server.
          try? await client(number, connection) { signal.yield() }
        }
      }
      var left = count
      for await _ in done {
        left -= 1
        if left == 0 { break }
      }
      server.kill()
    }
  }

  /// Two histories of a log, of which the witness may cosign one.
  private struct Histories {
    static let size = 1000
    let origin = "log.example/one"
    let signer: SecretKey
    /// Of every size.
    let checkpoints: [[Checkpoint]]
    private let leaves: [[Hash]]

    init() throws {
      signer = try SecretKey(generating: origin)
      leaves = ["one", "other"].map { label in
        (0..<Self.size).map { .leaf(Array("\(label) \($0)".utf8)) }
      }
      checkpoints = leaves.map { [origin] leaves in
        var edge = TreeEdge()
        return [Checkpoint(origin: origin, size: 0, root: edge.root)]
          + leaves.map { leaf in
            edge.append(leaf)
            return Checkpoint(origin: origin, size: edge.size, root: edge.root)
          }
      }
    }

    func request(_ history: Int, from old: Int, to new: Int) throws -> [UInt8] {
      let leaves = leaves[history]
      let prover = Prover { height, index in
        TreeEdge.root(of: Array(leaves[(index << height)..<((index + 1) << height)]))
      }
      return try AddCheckpoint(
        oldSize: old, proof: prover.consistency(from: old, to: new),
        note: Note(parsing: checkpoints[history][new].signed(by: signer))
      ).encoded
    }
  }

  private struct Cosigned {
    let history: Int
    let old: Int
    let new: Int
  }

  @Test(.timeLimit(.minutes(10)))
  func aWitnessThatIsKilledForgetsNothing() async throws {
    let histories = try Histories()
    let folder = try TemporaryFolder()
    try Files.create(
      folder("policy"), Array("log \(histories.signer.verifierKey)\nquorum none\n".utf8))
    let signer = try SecretKey(generating: "witness.example")
    try Files.create(folder("w.skey"), try SecretKeyFile.encode(signer, passphrase: nil))
    func start() throws -> RunningServer {
      try RunningServer(
        ["witness", "witness", "--policy", "policy", "--key", "w.skey"], in: folder.path)
    }
    let hash = hex(Hash.sha256(Array(histories.origin.utf8)).bytes)
    let all = Mutex<[Cosigned]>([])
    var server = try start()
    for round in 0..<4 {
      await race(server, killAfter: 40) { place, connection, done in
        var random = SeededGenerator(seed: UInt64(round * 1000 + place))
        let history = place % 2
        var size = all.withLock { $0.map(\.new).max() ?? 0 }
        while size < Histories.size {
          let new = min(size + Int.random(in: 1...2, using: &random), Histories.size)
          let before = all.withLock { $0.map(\.new).max() ?? 0 }
          let body = try histories.request(history, from: size, to: new)
          guard let answer = try await connection.ask("POST", "/add-checkpoint", body) else {
            return
          }
          switch answer.status {
          case 200:
            all.withLock { $0.append(Cosigned(history: history, old: size, new: new)) }
            #expect(new > before, "it cosigned \(new) after \(before)")
            size = new
            done()
          case 409:
            let latest = number(decimal: answer.body.dropLast()) ?? -1
            #expect(latest >= before, "it had \(before), and says \(latest)")
            size = latest
          case 422: return  // The other history was first.
          default: Issue.record("status \(answer.status)")
          }
        }
      }
      server = try start()
      let cosigned = all.withLock { $0 }
      #expect(Set(cosigned.map(\.history)).count == 1, "two histories")
      #expect(Set(cosigned.map(\.old)).count == cosigned.count, "two steps from one size")
      let answer = try await RawConnection(port: server.port).ask("GET", "/\(hash)/checkpoint")
      let note = try Note(parsing: try #require(answer).body)
      let latest = try Checkpoint(parsing: note.text)
      #expect(latest.size >= cosigned.map(\.new).max()!)
      #expect(latest.root == histories.checkpoints[cosigned[0].history][latest.size].root)
    }
    #expect(all.withLock { $0.count } >= 160)
    #expect(server.stop() == 0)
  }

  @Test(.timeLimit(.minutes(10)))
  func aLogThatIsKilledKeepsWhatItTook() async throws {
    let campaign = try Campaign()
    let first = try campaign.endorse([
      "admit", "statement.note", "--log", "log", "--text", "text.txt",
    ])
    #expect(first.how == "")
    let notes = try campaign.endorsements(Self.clients * 4, in: "notes")
    func start() throws -> RunningServer {
      try RunningServer(
        ["serve", "--log", "log", "--requests-per-minute", "0"], in: campaign.folder.path)
    }
    /// What was answered: the bytes with the entry that proves them, nil where they wait.
    let taken = Mutex<[(bytes: [UInt8], entry: Int?)]>([])
    var server = try start()
    for round in 0..<4 {
      await race(server, killAfter: 40) { place, connection, done in
        // Of every two clients one hands in the same, so that nothing is taken twice.
        let note = notes[round * Self.clients + place / 2 * 2]
        let isSubmission = place % 8 < 2
        let bytes = isSubmission ? Self.submission(of: note) : note
        for _ in 0..<3 {
          guard let answer = try await connection.ask("POST", "/submit", bytes) else { return }
          switch answer.status {
          case 200:
            let entry = try LogProof(parsing: answer.body).inclusion.index
            taken.withLock { $0.append((bytes, entry)) }
          case 202: taken.withLock { $0.append((bytes, nil)) }
          default: Issue.record("status \(answer.status)")
          }
          done()
        }
      }
      server = try start()
      let connection = try RawConnection(port: server.port)
      for (bytes, entry) in taken.withLock({ $0 }) {
        let id = hex(Hash.sha256(bytes).bytes)
        if let entry {
          let again = try #require(try await connection.ask("POST", "/submit", bytes))
          #expect(again.status == 200)
          #expect(try LogProof(parsing: again.body).inclusion.index == entry)
        } else {
          #expect(try await connection.ask("GET", "/submission/\(id)")?.status == 202)
        }
      }
    }
    #expect(server.stop() == 0)
    let entries = try await campaign.entries(campaign.folder("log"))
    #expect(Set(entries).count == entries.count)
    let audit = try campaign.endorse(["audit", "log"])
    #expect(audit.how == "", "\(audit.output)")
    #expect(taken.withLock { $0.count } >= 160)
  }

  /// What the signatory handed in: without the secretariat's line.
  private static func submission(of note: [UInt8]) -> [UInt8] {
    Array(note[...note.dropLast().lastIndex(of: 0x0A)!])
  }
}

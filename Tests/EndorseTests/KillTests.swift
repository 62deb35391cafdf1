import Foundation
import TestSupport
import Testing
import TransparencyLog

/// `kill -9` of the real `endorse admit`, at 300 moments. What this process saw acknowledged is in the log
/// afterwards, and everything that the log ever showed is one history.
@Suite(.ownThreads) struct KillTests {
  /// How far a commit had come, by what the log's folder has when the process is gone.
  private enum Stage: Int, CaseIterable {
    case before
    /// Files of the new entries are there.
    case entries
    /// The log has bound itself to the new checkpoint.
    case pending
    /// The new checkpoint stands under its size.
    case kept
    /// The new checkpoint is published, and nobody was told.
    case published
    /// All was said that there was to say.
    case acknowledged
  }

  /// A log's folder as the killer sees it: what a commit from `size` to `next` changes, in its order.
  private struct Watched {
    let log: String
    let size: Int
    let next: Int

    private var checkpoint: String? {
      (try? String(contentsOfFile: "\(log)/public/checkpoint", encoding: .utf8))
    }

    private func hasSize(_ text: String?) -> Bool {
      text?.split(separator: "\n").dropFirst().first.flatMap { Int($0) } == next
    }

    func isThere(_ stage: Stage) -> Bool {
      switch stage {
      case .before: return true
      case .entries:
        // The first of them, under its own name or the one that it is written under.
        let width = min(256, next - size / 256 * 256)
        let paths = [
          Tile(level: .hashes(0), index: size / 256, width: width).path,
          Tile(level: .entries, index: size / 256, width: width).path,
        ]
        return paths.contains {
          Files.exists("\(log)/public/\($0)") || Files.exists("\(log)/public/\($0).tmp")
        }
      case .pending:
        return hasSize(try? String(contentsOfFile: "\(log)/private/pending", encoding: .utf8))
      case .kept: return Files.exists("\(log)/public/checkpoints/\(next)")
      case .published: return hasSize(checkpoint)
      case .acknowledged: return false
      }
    }
  }

  /// Checkpoints that the log showed or bound itself to, as somebody may have kept them.
  private func seen(_ log: String, _ policy: Policy) throws -> Set<Checkpoint> {
    var seen: Set<Checkpoint> = []
    for path in ["public/checkpoint"]
      + (try Files.names(in: "\(log)/public/checkpoints") ?? []).map({ "public/checkpoints/\($0)" })
    {
      let bytes = try #require(try Files.read("\(log)/\(path)", atMost: Note.sizeLimit))
      // What is being written beside its place is nobody's yet.
      if path.hasSuffix(".tmp") { continue }
      seen.insert(try policy.signed(checkpoint: bytes).checkpoint)
    }
    seen.insert(try Log.pending(in: LogFolder(log), origin: Campaign.origin))
    return seen
  }

  @Test func killedAt300MomentsTheLogKeepsItsPromises() async throws {
    // Ten logs, three side by side: each waits for processes most of the time.
    let counts = try await withThrowingTaskGroup { lanes in
      for lane in 0..<3 {
        lanes.addTask {
          var counts: [Stage: Int] = [:]
          for number in stride(from: lane, to: 10, by: 3) {
            counts.merge(try await self.stagesOfAKilledLog(number), uniquingKeysWith: +)
          }
          return counts
        }
      }
      return try await lanes.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }
    let all = Stage.allCases.map { "\($0) \(counts[$0, default: 0])" }
    print("kill -9 of endorse admit, by stage: \(all.joined(separator: ", "))")
    let inside = [Stage.entries, .pending, .kept, .published].map { counts[$0, default: 0] }
    #expect(inside.reduce(0, +) >= 100)
    #expect(inside.allSatisfy { $0 > 0 })
  }

  /// One log, whose admission is killed 30 times: how often at which stage.
  private func stagesOfAKilledLog(_ number: Int) async throws -> [Stage: Int] {
    var random = SeededGenerator(seed: UInt64(30 + number))
    var counts: [Stage: Int] = [:]
    let campaign = try Campaign()
    let log = campaign.folder("log")
    var ended = try campaign.endorse([
      "admit", "statement.note", "--log", "log", "--text", "text.txt",
    ])
    #expect(ended.how == "")
    var expected = try await campaign.entries(log)
    var kept: Set<Checkpoint> = []
    for kill in 0..<30 {
      let label = "log \(number), kill \(kill)"
      let count = Int.random(in: 1...12, using: &random)
      let notes = try campaign.endorsements(count, in: "batch\(kill)")
      let size = expected.count
      let watched = Watched(log: log, size: size, next: size + count)
      let aim = [Stage.before, .entries, .entries, .pending, .kept, .published]
        .randomElement(using: &random)!
      let delay = Int.random(in: 0...(aim == .before ? 60_000 : 1_000), using: &random)
      ended = try campaign.endorse(["admit", "batch\(kill)", "--log", "log"]) { process in
        // One that is done sooner is not waited for.
        let deadline = ContinuousClock.now + .seconds(20)
        while !watched.isThere(aim), send(process, 0) == 0, ContinuousClock.now < deadline {
          usleep(100)
        }
        usleep(UInt32(delay))
        _ = send(process, SIGKILL)
      }
      let acknowledged = ended.output.split(separator: "\n").count
      let stage =
        acknowledged == count
        ? .acknowledged
        : Stage.allCases.dropLast().last { $0 == .before || watched.isThere($0) }!
      #expect(acknowledged == 0 || watched.isThere(.published), "\(label): said too early")
      counts[stage, default: 0] += 1
      kept.formUnion(try seen(log, campaign.trust.policy))

      ended = try campaign.endorse(["fsck", "log"])
      #expect(ended.how == "", "\(label), \(stage): \(ended.output)")
      // Killed or not, the next admission goes on, and takes nothing twice.
      ended = try campaign.endorse(["admit", "batch\(kill)", "--log", "log"])
      #expect(ended.how == "", "\(label), \(stage): \(ended.errors)")
      expected += notes
      #expect(try await campaign.entries(log) == expected, "\(label), \(stage)")
      kept.formUnion(try seen(log, campaign.trust.policy))
    }
    ended = try campaign.endorse(["audit", "log"])
    #expect(ended.how == "", "log \(number): \(ended.output)")
    ended = try campaign.endorse(["fsck", "log"])
    #expect(ended.how == "", "log \(number): \(ended.output)")
    // Every checkpoint that was ever seen is one of the tree's.
    var edge = TreeEdge()
    var roots = [edge.root]
    for entry in expected {
      edge.append(.leaf(entry))
      roots.append(edge.root)
    }
    for checkpoint in kept { #expect(roots[checkpoint.size] == checkpoint.root) }
    return counts
  }
}

/// The call whose name a loop of the test has too.
private func send(_ process: pid_t, _ signal: Int32) -> Int32 { kill(process, signal) }

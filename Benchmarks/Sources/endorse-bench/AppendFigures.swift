import Foundation
import TransparencyLog

/// Commits of opaque entries, durable, beside a loop in C that writes and syncs the same files.
struct AppendFigures {
  let commits: Int
  let rounds: Int
  let tmpfs: String

  func rows() async throws -> [Row] {
    var rows: [Row] = []
    for batch in [256, 1000] {
      rows += try await self.rows(batch, on: "disk", Workspace())
      if Files.isFolder(tmpfs) {
        rows += try await self.rows(batch, on: "tmpfs", Workspace(in: tmpfs))
      }
    }
    return rows
  }

  /// Nothing is removed between the rounds: a file system that has just removed many files takes longer to
  /// make new ones.
  private func rows(_ batch: Int, on place: String, _ workspace: Workspace) async throws -> [Row] {
    let batches = OpaqueLog.batches(commits * batch, of: batch)
    let opaque = try OpaqueLog()
    let recorder = Recorder()
    var recorded = try opaque.create(in: recorder)
    _ = recorder.takeCommits()
    for batch in batches { try recorded.append(batch) }
    let files = recorder.takeCommits()
    let it = try await Comparison(rounds: rounds) { round in
      var log = try opaque.create(in: LogFolder("\(workspace.path)/ours\(round)"))
      return try await Cost.of { for batch in batches { try log.append(batch) } }
    } reference: { round in
      let replay = try Replay(files, below: "\(workspace.path)/reference\(round)")
      return try await Cost.of { try replay.write() }
    }
    let entries = Double(commits * batch)
    func rate(_ cost: Cost) -> String { number(entries / cost.seconds, "entries/s") }
    let cpu = it.ours.cpu / entries * 1e6
    // In memory a sync costs nothing, and the loop only copies what ours also hashes.
    let isOnDisk = place == "disk"
    return [
      Row(
        what: "append, \(place), \(grouped(batch)) a commit", ours: rate(it.ours),
        reference: "C \(rate(it.reference))", ratio: it.ratio, cpuRatio: it.cpuRatio,
        budget: isOnDisk ? "0.60" : "", holds: isOnDisk ? it.ratio >= 0.60 : nil),
      Row(
        what: "  processor time an entry", ours: number(cpu, "us"),
        reference: "C \(number(it.reference.cpu / entries * 1e6, "us"))", budget: "8 us",
        holds: cpu <= 8),
    ]
  }
}

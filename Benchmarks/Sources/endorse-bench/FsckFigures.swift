import TransparencyLog

/// The tree of a log checked without signatures, in a process of its own.
struct FsckFigures {
  let entries: Int
  let rounds: Int

  func rows() throws -> [Row] {
    let workspace = try Workspace()
    let folder = "\(workspace.path)/log"
    var log = try OpaqueLog().create(in: LogFolder(folder))
    for first in stride(from: 0, to: entries, by: 100 * Tile.fullWidth) {
      try log.append(
        (first..<min(first + 100 * Tile.fullWidth, entries)).map(OpaqueLog.entry))
    }
    let answers = try (0..<rounds).map { _ in
      try Once.inAnotherProcess(.tree, folder, entries)
    }
    let seconds = median(answers.map(\.seconds))
    let cpu = median(answers.map(\.cpu))
    // The budget is for a million entries and two cores.
    let budget = Double(entries) / 1e6
    var rows = [
      Row(
        what: "fsck of the tree, \(grouped(entries)) entries", ours: number(seconds, "s"),
        reference: "processor time \(number(cpu, "s"))", budget: number(budget, "s"),
        holds: seconds <= budget)
    ]
    if let peak = answers.compactMap(\.peak).max() {
      rows.append(
        Row(
          what: "  its memory", ours: number(Double(peak) / 1e6, "MB"), budget: "64 MB",
          holds: peak <= 64_000_000))
    }
    return rows
  }
}

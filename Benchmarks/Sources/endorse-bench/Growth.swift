import ArgumentParser
import Foundation
import TransparencyLog

/// How time, memory and disk grow with the number of entries.
struct Growth: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how cost grows from 1,000 entries on; write a table and a chart.")

  @Option(help: "The largest log, a power of ten from 10,000 on.")
  var to = 1_000_000

  @Option(help: ArgumentHelp("Where growth.md and growth.svg are written.", valueName: "folder"))
  var into: String

  func validate() throws {
    guard [10_000, 100_000, 1_000_000].contains(to) else {
      throw ValidationError("--to is 10000, 100000 or 1000000")
    }
  }

  struct Point {
    let work: Work
    let entries: Int
    let took: Once.Answer
    /// Of the log, where the work made it.
    let bytesOnDisk: Int?
  }

  /// In the order in which they are done on one log; `append` has its own.
  private static let works: [Work] = [.append, .make, .audit, .fsck, .roster, .check, .admit]

  func run() async throws {
    let workspace = try Workspace()
    var points: [Point] = []
    for entries in sequence(first: 1000, next: { $0 < to ? $0 * 10 : nil }) {
      for work in Self.works {
        let name = work == .append ? "opaque" : "log"
        let took = try Once.inAnotherProcess(work, "\(workspace.path)/\(name)", entries)
        let makes = work == .append || work == .make
        points.append(
          Point(
            work: work, entries: entries, took: took,
            bytesOnDisk: makes ? workspace.bytesOnDisk(name) : nil))
        print("\(entries) \(work.rawValue): \(String(format: "%.3f", took.seconds)) s")
        if work == .append { try workspace.remove(name) }
      }
      try workspace.remove("log")
    }
    try Files.replace("\(into)/growth.md", Array(Self.page(points).utf8))
    try Files.replace("\(into)/growth.svg", Array(GrowthDrawing(points).svg.utf8))
  }

  private static func page(_ points: [Point]) -> String {
    let sizes = Set(points.map(\.entries)).sorted()
    func section(_ title: String, _ cell: (Point) -> String?) -> String {
      var text = "\n## \(title)\n\n"
      text += "| entries | " + sizes.map { grouped($0) }.joined(separator: " | ") + " |\n"
      text += "|" + String(repeating: " --- |", count: sizes.count + 1) + "\n"
      for work in works {
        let row = points.filter { $0.work == work }.compactMap(cell)
        if !row.isEmpty { text += "| \(work.title) | \(row.joined(separator: " | ")) |\n" }
      }
      return text
    }
    return """
      # How cost grows with a log

      Written by `script/bench --growth` on \(processors) processors. Each work was done once, in a process
      of its own, on files that were in memory already; every tenfold step should cost ten times as
      much, and no more.

      - append: entries of 500 bytes, durable, 1,000 a commit.
      - make: endorsements, each by another signatory, are signed and appended, durable, 16,384 a commit.
      - audit: the whole log, two signatures an entry.
      - fsck: the same without the signatures.
      - roster: the whole log judged, and its roster printed.
      - check: the whole log judged, and a list checked that names every signatory.
      - admit: the log opened, and 100 more endorsements admitted in one commit.

      ![Time, memory and disk against the number of entries, on logarithmic axes](growth.svg)

      """
        + section("Time, in seconds") { digits($0.took.seconds) }
        + section("Processor time, in microseconds an entry") {
          digits($0.took.cpu / Double($0.entries) * 1e6)
        }
        + section("Most memory, in megabytes") { $0.took.peak.map { digits(Double($0) / 1e6) } }
        + section("On disk, in megabytes") { $0.bytesOnDisk.map { digits(Double($0) / 1e6) } }
  }
}

extension Work {
  var title: String { self == .make ? "make (sign and append)" : rawValue }
}

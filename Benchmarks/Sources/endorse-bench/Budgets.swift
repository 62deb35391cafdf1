import ArgumentParser
import Foundation
import TransparencyLog

/// The budgets of speed and memory, each as a ratio in one run wherever there is something to compare with.
struct Budgets: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure what has a budget, and print whether it holds, as one table.",
    discussion: """
      Rounds of ours and of the reference are done by turns, and medians are printed: on a machine that \
      others use the ratios last, the figures do not. Exits 1 where a budget does not hold.
      """)

  @Flag(help: "Fewer rounds and smaller logs: a minute or two instead of five or ten.")
  var quick = false

  @Flag(help: "A table in Markdown.")
  var markdown = false

  @Option(
    help: ArgumentHelp(
      "A release build of the command, for what is measured of it.", valueName: "endorse"))
  var command: String?

  @Option(help: "A folder in memory; none, where it is not there.")
  var tmpfs = "/dev/shm"

  @Option(
    help: ArgumentHelp(
      "Only these: \(Part.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "part"))
  var only: [Part] = []

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case hashing, signing, proof, audit, admit, append, fsck, witness, command, lists
  }

  func run() async throws {
    var rows: [Row] = []
    for part in only.isEmpty ? Part.allCases : only {
      FileHandle.standardError.write(Data("endorse-bench: \(part.rawValue)\n".utf8))
      rows += try await measured(part)
    }
    print(table(rows, isMarkdown: markdown), terminator: "")
    if rows.contains(where: { $0.holds == false }) { throw ExitCode(1) }
  }

  private func measured(_ part: Part) async throws -> [Row] {
    switch part {
    case .hashing: try await HashingFigures(rounds: quick ? 5 : 21).rows()
    case .signing: try await SigningFigures(rounds: quick ? 5 : 15).rows()
    case .proof: try await ProofFigures(rounds: quick ? 51 : 201).rows()
    case .audit:
      try await AuditFigures(endorsements: quick ? 5000 : 50_000, rounds: quick ? 3 : 5).rows()
    case .admit: try await AdmissionFigures(notes: quick ? 2000 : 10_000, rounds: 5).rows()
    case .append:
      try await AppendFigures(commits: quick ? 20 : 100, rounds: quick ? 3 : 7, tmpfs: tmpfs).rows()
    case .fsck: try FsckFigures(entries: quick ? 100_000 : 1_000_000, rounds: 3).rows()
    case .witness:
      try await WitnessFigures(requests: quick ? 500 : 3000, rounds: 3, command: command).rows()
    case .command: try await CommandFigures(rounds: quick ? 5 : 21, command: command).rows()
    case .lists: try await ListFigures(names: quick ? 2000 : 20_000).rows()
    }
  }
}

import ArgumentParser

/// What the budgets of time and memory are measured with: a log of any size, the cost of the
/// signatures alone, and that of matching a published list. `/usr/bin/time -v endorse audit` beside
/// `bare` gives the ratio.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "endorse-bench",
    abstract: "Makes large logs, and times bare verification and the check of a list.",
    subcommands: [MakeLog.self, MakeNotes.self, Bare.self, Match.self])
}

import ArgumentParser

/// What the budgets of time and memory are measured with: a log of any size, and the cost of the
/// signatures alone. `/usr/bin/time -v endorse audit` beside `bare` gives the ratio.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "endorse-bench",
    abstract: "Makes large logs, and times bare verification.",
    subcommands: [MakeLog.self, Bare.self])
}

import ArgumentParser

/// What speed and memory are measured with: the budgets in one table, the growth of cost with a log's size,
/// allocations counted, and logs of any size to measure other things with.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "endorse-bench",
    abstract: "Makes large logs, and measures time, memory and allocations.",
    subcommands: [
      Budgets.self, Growth.self, Allocations.self, Once.self, MakeLog.self, MakeNotes.self,
      Bare.self, Match.self,
    ])
}

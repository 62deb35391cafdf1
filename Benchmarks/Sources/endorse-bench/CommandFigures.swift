import CReference
import Endorsements
import Foundation
import TransparencyLog

/// The command as it is run: from its start to its end.
struct CommandFigures {
  let rounds: Int
  let command: String?

  func rows() async throws -> [Row] {
    guard let command else {
      return [Row(what: "the command", ours: "not measured: no --command")]
    }
    let workspace = try Workspace()
    let folder = "\(workspace.path)/log"
    let list = "\(workspace.path)/list.txt"
    let names = 1000
    try await MakeLog.make(names, of: Campaign(), at: folder)
    try Files.create(list, Array((0..<names).map { Work.line($0) + "\n" }.joined().utf8))
    let check = try [
      command, "check", list, "--log", folder, "--keys", "\(folder)/keys", "--format", "text",
    ].took(rounds)
    let help = try [command, "--help"].took(rounds)
    let nothing = try ["true"].took(rounds)
    return [
      Row(
        what: "check of a list of \(grouped(names)) names", ours: number(check.cpu, "s of CPU"),
        reference: "by the clock \(number(check.seconds, "s"))", budget: "0.5 s",
        holds: check.cpu <= 0.5),
      Row(
        what: "endorse --help", ours: number(help.seconds * 1000, "ms"),
        reference:
          "true \(number(nothing.seconds * 1000, "ms")); of CPU \(number(help.cpu * 1000, "ms"))",
        budget: "15 ms", holds: help.seconds <= 0.015),
    ]
  }
}

extension [String] {
  /// Runs a command so often; medians.
  fileprivate func took(_ rounds: Int) throws -> Cost {
    var costs: [Cost] = []
    for _ in 0..<rounds {
      var arguments = map { strdup($0) } + [nil]
      defer { for argument in arguments { free(argument) } }
      var cost = Cost(seconds: 0, cpu: 0)
      let code = reference_run(&arguments, &cost.cpu, &cost.seconds)
      guard code == 0 else { throw LogError(.system, "\(self[0]) exited with \(code)") }
      costs.append(cost)
    }
    return Cost(seconds: median(costs.map(\.seconds)), cpu: median(costs.map(\.cpu)))
  }
}

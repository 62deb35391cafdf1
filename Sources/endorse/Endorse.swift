import ArgumentParser
import Endorsements
import Foundation
import TransparencyLog

/// The command: what its subcommands are, and what each kind of failure exits with.
///
/// Each command says its name: one that the parser has to derive from the type costs a search of the
/// whole program for what it conforms to, and all are derived whichever is run.
struct Endorse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "endorse",
    abstract: "Sign a text together with others, and check who really signed.",
    discussion: """
      Which one? `verify` a file that you hold; `check` somebody's list; `audit` a whole log; \
      `compare` two copies of one; `fsck` your own log's disk. `demo` shows the whole story with throw-away keys.

      Exit codes: 0 yes or done; 1 no: a list that does not agree, a proof that does not hold, a log \
      that broke its rules; 2 it could not be decided: something is missing or malformed; 64 misuse.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Checking",
        subcommands: [Check.self, Roster.self, Verify.self, Inspect.self, Demo.self]),
      CommandGroup(
        name: "Signing",
        subcommands: [
          Keygen.self, Key.self, Text.self, Sign.self, Submit.self, Withdraw.self, Succeed.self,
        ]),
      CommandGroup(
        name: "Keeping a log",
        subcommands: [
          Statement.self, LogGroup.self, Serve.self, InboxGroup.self, Admit.self,
          Countersign.self, Revoke.self, SiteCommand.self, Fsck.self,
        ]),
      CommandGroup(
        name: "Mirroring",
        subcommands: [
          Audit.self, MirrorCommand.self, WitnessCommand.self, MonitorCommand.self, Compare.self,
          BundleCommand.self,
        ]),
    ])
}

@main
enum Main {
  /// Not async itself: the runtime takes threads and descriptors of its own, which most commands do not
  /// need, and ends without a word where there are none.
  static func main() {
    let needed = 8
    guard Files.canOpen(needed) else {
      Terminal.say("fewer than \(needed) file descriptors are left (ulimit -n), nothing was done")
      exit(ExitCode.undecided.rawValue)
    }
    do {
      var command = try parsed(Array(CommandLine.arguments.dropFirst()))
      if let asynchronous = command as? AsyncParsableCommand {
        // From here on it is the task's alone.
        nonisolated(unsafe) var command = asynchronous
        Task {
          do {
            try await command.run()
            exit(0)
          } catch { exit(code(saying: error)) }
        }
        dispatchMain()
      }
      try command.run()
    } catch { exit(code(saying: error)) }
  }

  private static func parsed(_ arguments: [String]) throws -> ParsableCommand {
    let command = arguments.isEmpty ? Endorse() : try Endorse.parseAsRoot(arguments)
    let type = type(of: command)
    guard type.configuration.subcommands.isEmpty else {
      // One that needs a subcommand was given none.
      Terminal.error(Endorse.helpMessage(for: type))
      throw ExitCode.misuse
    }
    return command
  }

  /// What a failure ends the command with, after it is said.
  private static func code(saying error: any Error) -> Int32 {
    switch error {
    case let error as LogError:
      Terminal.say(error.description)
      return error.code == .unverified ? ExitCode.no.rawValue : ExitCode.undecided.rawValue
    case let violation as RuleViolation:
      Terminal.say(violation.description)
      return ExitCode.no.rawValue
    case let code as ExitCode:
      return code.rawValue
    default:
      break
    }
    let message = Endorse.fullMessage(for: error)
    switch Endorse.exitCode(for: error) {
    case .success:
      Terminal.out(message + "\n")
      return 0
    case .validationFailure:
      let said = message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message
      Terminal.say(said.prefix(1).lowercased() + said.dropFirst())
      return ExitCode.misuse.rawValue
    default:
      // What the system refused, in Foundation's words.
      Terminal.say(error.localizedDescription)
      return ExitCode.undecided.rawValue
    }
  }
}

extension ExitCode {
  /// Well formed, and the evidence says no.
  static let no = ExitCode(1)
  /// It could not be decided.
  static let undecided = ExitCode(2)
  /// The command was given what it does not take.
  static let misuse = ExitCode(64)
}

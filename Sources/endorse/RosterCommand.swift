import ArgumentParser
import Endorsements
import PublishedLists
import TransparencyLog

struct Roster: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Print who endorses a text, as a list that `check` reads back.")

  @Option(
    help: ArgumentHelp(
      "The log: its folder, a copy of its files, or their URL.", valueName: "dir|url"),
    completion: .file())
  var log: String

  @OptionGroup var trust: TrustOptions
  @OptionGroup var age: MaxAgeOptions
  @OptionGroup var moment: MomentOptions

  @Option(
    help: ArgumentHelp("The statement, where the log has several.", valueName: "title|hash"))
  var statement: String?

  @Option(help: "text, md (Markdown), csv, html or json (endorse.roster/1).")
  var format = RosterFormat.text

  @Flag(help: "Also those whose endorsement ended, and how.")
  var history = false

  func run() async throws {
    let judged = try await moment.judgedLog(log, trust: try trust.trust(), age: age)
    if let broken = judged.broken {
      Terminal.say(
        "the log broke its rules: entry \(broken.entry) \(broken.violation); this is the roster before it"
      )
    }
    if let at = judged.at {
      Terminal.say("the log as it was after \(counted(at, "entry", "entries"))")
    }
    let chosen = try CheckReport.statement(
      in: judged.state, choice: statement, givenText: nil)
    let roster = Endorsements.Roster(of: chosen, in: judged.state)
    switch format {
    case .text, .md: Terminal.out(roster.text(bullets: format == .md, isHistory: history))
    case .csv: Terminal.out(roster.csv(isHistory: history))
    case .html: Terminal.out(roster.page(isHistory: history))
    case .json: Terminal.out(try json(RosterAnswer(roster, of: judged)))
    }
    if judged.broken != nil { throw ExitCode.no }
  }
}

extension RosterFormat: ExpressibleByArgument {}

import ArgumentParser
import Endorsements
import PublishedLists
import TransparencyLog

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a published list of signatories: who on it really signed, and who is missing.",
    discussion:
      "Reads plain text, a name a line, and Markdown lists; everything else in the document is left out, and the report says so."
  )

  @Argument(help: "The list as it was published: a file, a URL, or - for standard input.")
  var list: String

  @Option(
    help: ArgumentHelp(
      "The log: its folder, a copy of its files, or their URL.", valueName: "dir|url"))
  var log: String

  @OptionGroup var trust: TrustOptions
  @OptionGroup var age: AgeOptions

  @Option(help: ArgumentHelp("The text that you were told was signed.", valueName: "file"))
  var text: String?

  @Option(
    help: ArgumentHelp("The statement, where the log has several.", valueName: "title|hash"))
  var statement: String?

  @Option(
    help: ArgumentHelp(
      "A later version of the list: what changed, and which of it does the log explain?",
      valueName: "list"))
  var changes: String?

  @Flag(
    help:
      "Also ask the domain of each organization whether the key is its own. It does not change whether the list agrees."
  )
  var domains = false

  @Flag(help: "Answer in JSON (endorse.check/1, with --changes endorse.changes/1).")
  var json = false

  func validate() throws {
    guard !domains || changes == nil else {
      throw ValidationError("--domains is for one list, not with --changes")
    }
  }

  func run() async throws {
    let trusted = try trust.trust()
    let published = try await Self.read(list)
    var later: PublishedList?
    if let changes { later = try await Self.read(changes) }
    let given = try text.map { try Input.text($0).hash }
    let judged = try await age.judgedLog(log, trust: trusted)
    let chosen = try CheckReport.statement(in: judged.state, choice: statement, givenText: given)
    var report = CheckReport(published, against: judged, statement: chosen, givenText: given)
    let command = Shell.quoted(["endorse"] + CommandLine.arguments.dropFirst())
    if let changes, let later {
      let other = CheckReport(later, against: judged, statement: chosen, givenText: given)
      let answer = ChangesReport(from: report, to: other)
      Terminal.out(
        json
          ? try PublishedLists.json(ChangesAnswer(answer))
          : answer.text(names: (list, changes), command: command))
      guard answer.isExplained, !report.textDiffers else { throw ExitCode.no }
      return
    }
    if domains {
      report.domains = await DomainAnswers(asking: report.endorsements, at: Clock.now) {
        try await WebClient.shared.get(
          $0, atMost: DomainProof.sizeLimit, within: $1, redirects: 0)?.bytes
      }
    }
    Terminal.out(
      json ? try PublishedLists.json(CheckAnswer(report)) : report.text(command: command))
    guard report.agrees else { throw ExitCode.no }
  }

  private static func read(_ list: String) async throws -> PublishedList {
    let (bytes, _) = try await Input.document(list, atMost: PublishedList.sizeLimit)
    return try naming(list) { try PublishedList(parsing: bytes) }
  }
}

/// A command as one types it.
enum Shell {
  static func quoted(_ words: [String]) -> String {
    words.map { word in
      let isPlain =
        !word.isEmpty
        && word.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            || "-_./:=+@%,".utf8.contains($0)
        }
      return isPlain ? word : "'" + visible(word).replacing("'", with: "'\\''") + "'"
    }.joined(separator: " ")
  }
}

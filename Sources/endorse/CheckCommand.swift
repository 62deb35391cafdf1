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

  @Argument(help: "The list as it was published: a file, or - for standard input.")
  var list: String

  @Option(help: ArgumentHelp("The log: its folder or a copy of its files.", valueName: "dir"))
  var log: String

  @OptionGroup var trust: TrustOptions
  @OptionGroup var age: AgeOptions

  @Option(help: ArgumentHelp("The text that you were told was signed.", valueName: "file"))
  var text: String?

  @Option(
    help: ArgumentHelp("The statement, where the log has several.", valueName: "title|hash"))
  var statement: String?

  @Flag(help: "Answer in JSON (endorse.check/1).")
  var json = false

  func run() async throws {
    let trusted = try trust.trust()
    let bytes = try Input.read(list, atMost: PublishedList.sizeLimit)
    let published = try naming(list) { try PublishedList(parsing: bytes) }
    let given = try text.map { try Input.text($0).hash }
    let judged = try await age.judgedLog(log, trust: trusted)
    let chosen = try CheckReport.statement(in: judged.state, choice: statement, givenText: given)
    let report = CheckReport(published, against: judged, statement: chosen, givenText: given)
    Terminal.out(
      json
        ? try PublishedLists.json(CheckAnswer(report))
        : report.text(command: Shell.quoted(["endorse"] + CommandLine.arguments.dropFirst())))
    guard report.agrees else { throw ExitCode.no }
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

import ArgumentParser
import Endorsements
import LogServer
import PublishedLists
import TransparencyLog

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a published list of signatories: who on it really signed, and who is missing.",
    discussion: """
      Reads HTML, Markdown, CSV, TSV, JSON, YAML and plain text, told apart by content. Where a document has \
      several lists, the one that matches the roster best is checked, and the report names the others.
      """
  )

  @Argument(
    help: "The list as it was published: a file, a URL, or - for standard input.",
    completion: .file())
  var list: String

  @Option(
    help: ArgumentHelp(
      "The log: its folder, a copy of its files, or their URL.", valueName: "dir|url"),
    completion: .file())
  var log: String

  @OptionGroup(title: "How the list is read") var reading: ListOptions
  @OptionGroup var trust: TrustOptions
  @OptionGroup var age: MaxAgeOptions
  @OptionGroup var moment: MomentOptions

  @Option(
    help: ArgumentHelp("The text that you were told was signed.", valueName: "file"),
    completion: .file())
  var text: String?

  @Option(
    help: ArgumentHelp("The statement, where the log has several.", valueName: "title|hash"))
  var statement: String?

  @Option(
    help: ArgumentHelp(
      "A later version of the list: what changed, and which of it does the log explain?",
      valueName: "list"), completion: .file())
  var changes: String?

  @Option(
    help: ArgumentHelp(
      "Also write the report as a page, to print or to publish.", valueName: "html"),
    completion: .file())
  var report: String?

  @OptionGroup var consent: ConsentOptions

  @Flag(help: "Every line, also of those left out, and not only those worth reading first.")
  var all = false
  @Flag(
    help:
      "Also ask the domain of each organization whether the key is its own. It does not change whether the list agrees."
  )
  var domains = false

  @Flag(help: "Answer in JSON (endorse.check/1, with --changes endorse.changes/1).")
  var json = false

  func validate() throws {
    guard changes == nil || !domains && report == nil else {
      throw ValidationError(
        "\(domains ? "--domains" : "--report") is for one list, not with --changes")
    }
  }

  func run() async throws {
    let trusted = try trust.trust()
    let options = reading.options
    let page = try self.report.map { try consent.file($0) }
    let published = try await Self.read(list, options)
    var later: Document?
    if let changes { later = try await Self.read(changes, options) }
    let given = try text.map { try Input.text($0).hash }
    let judged = try await moment.judgedLog(log, trust: trusted, age: age)
    let chosen = try CheckReport.statement(in: judged.state, choice: statement, givenText: given)
    func checked(_ document: Document, _ name: String) throws -> CheckReport {
      try naming(name) {
        try CheckReport(
          document, options: options, against: judged, statement: chosen, givenText: given)
      }
    }
    var report = try checked(published, list)
    let command = Shell.quoted(["endorse"] + CommandLine.arguments.dropFirst())
    if let changes, let later {
      let answer = ChangesReport(from: report, to: try checked(later, changes))
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
    try page?.write(Array(report.page(name: list, command: command).utf8))
    Terminal.out(
      json ? try PublishedLists.json(CheckAnswer(report)) : report.text(command: command, all: all))
    guard report.agrees else { throw ExitCode.no }
  }

  private static func read(_ list: String, _ options: ReadingOptions) async throws -> Document {
    let (bytes, charset) = try await Input.document(list, atMost: options.limits.bytes)
    var options = options
    options.encoding = options.encoding ?? charset
    return try naming(list) { try Document(parsing: bytes, options: options) }
  }
}

/// How a published list is read, where that is not left to its content.
struct ListOptions: ParsableArguments {
  enum Limits: String, CaseIterable, ExpressibleByArgument {
    case standard
    case large
  }

  @Option(help: "html, markdown, csv, tsv, json, yaml or text.")
  var format: ReadingOptions.Format?

  @Option(
    help: ArgumentHelp(
      "The document's encoding, where nothing in it declares one.", valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp("The column of a table that holds the names.", valueName: "number|heading"))
  var column: String?

  @Option(
    help: ArgumentHelp(
      "What is listed: an XPath, or the path of a field.", valueName: "xpath|field"))
  var select: String?

  @Option(help: ArgumentHelp("The heading that the list stands under.", valueName: "heading"))
  var section: String?

  @Option(help: "standard (16 MiB, 100,000 lines) or large (512 MiB, 2,000,000 lines).")
  var limits = Limits.standard

  var options: ReadingOptions {
    var options = ReadingOptions()
    options.format = format
    options.encoding = encoding
    options.column = column
    options.select = select
    options.section = section
    options.limits = limits == .large ? .large : .standard
    return options
  }
}

extension ReadingOptions.Format: ExpressibleByArgument {}

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
      return isPlain
        ? word : "'" + visible(word).escaped { $0 == UInt8(ascii: "'") ? "'\\''" : nil } + "'"
    }.joined(separator: " ")
  }
}

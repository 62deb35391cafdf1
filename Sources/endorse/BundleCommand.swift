import ArgumentParser
import Endorsements
import PublishedLists
import TransparencyLog

struct BundleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Put all that an offline check needs of a log into one file.",
    discussion: """
      Every command that takes a log takes the file. The trust folder is not in it: whoever checks \
      has it from a source that they trust.
      """)

  @Option(
    help: ArgumentHelp(
      "The log: its folder, a copy of its files, or their URL.", valueName: "dir|url"),
    completion: .file())
  var log: String

  @OptionGroup var trust: TrustOptions
  @OptionGroup var age: MaxAgeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  func run() async throws {
    let trusted = try trust.trust()
    let file = try output.file(consent)
    let reader = try await age.log(log, trust: trusted)
    // What is written is what was judged: the bundle itself, before its texts are known.
    let entries = try await judged(
      try await LogBundle.encode(reader), of: reader, trusted)
    let texts = entries.state.statements.map { "text/\($0.text.hex)" }
    let bytes = try await LogBundle.encode(reader, others: texts)
    let whole = try await LogReader(
      try LogBundle(parsing: bytes, named: log), policy: trusted.policy, at: Clock.now)
    let audit = try await EndorsementAudit(of: whole, trust: trusted)
    try file.write(bytes)
    for problem in audit.problems { Terminal.say(problem) }
    let size = reader.checkpoint.size
    Terminal.say(
      "\(output.output): \(counted(size, "entry", "entries")), \(counted(bytes.count, "byte"))")
    if !audit.problems.isEmpty { throw ExitCode.no }
  }

  private func judged(
    _ bytes: [UInt8], of reader: LogReader, _ trust: TrustFolder
  ) async throws -> JudgedLog {
    let bundle = try LogBundle(parsing: bytes, named: reader.source.name)
    return try await JudgedLog(
      uncheckedSignaturesOf: try await LogReader(bundle, policy: trust.policy, at: Clock.now),
      trust: trust)
  }
}

import ArgumentParser
import Endorsements
import TransparencyLog

struct Statement: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "State a text, so that others can sign it.")

  @Argument(help: "The text.")
  var text: String

  @Option(help: "Its title.")
  var title: String

  @Option(help: "The origin of the log, such as manifesto.example/log.")
  var origin: String

  @OptionGroup var key: KeyOptions

  @Option(
    help: ArgumentHelp(
      "A verifier key that may replace the secretariat's if that is lost; in the first statement only.",
      valueName: "vkey"))
  var recovery: String?

  @Option(help: ArgumentHelp("The log, for a later statement in it.", valueName: "dir"))
  var log: String?

  @OptionGroup var trust: TrustOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  func run() async throws {
    let canonical = try Input.text(text)
    let holder = try key.holder()
    var latest: Hash?
    if let log {
      let trusted = try trust.trust()
      latest = try await AuthorHistory(of: holder.verifierKey, log: log, trust: trusted).latest
    }
    let content = Entry.Content.statement(
      Entry.Statement(
        title: title, text: canonical.hash, secretariat: holder.verifierKey,
        recovery: try recovery.map { try Input.verifierKey($0) }))
    let note = try Signing.note(
      content, log: origin, date: try date.claimed(), previous: latest,
      signers: [holder])
    try output.write(note, consent: consent)
    Terminal.out("\(canonical.hash)\n")
  }
}

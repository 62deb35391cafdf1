import ArgumentParser
import Endorsements
import TransparencyLog

struct Statement: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement",
    abstract: "State a text, so that others can sign it.")

  @Argument(help: "The text.", completion: .file())
  var text: String

  @Option(help: "Its title.")
  var title: String

  @Option(help: "The origin of the log, such as manifesto.example/log.")
  var origin: String

  @OptionGroup var key: KeyOptions

  @Option(
    help: ArgumentHelp(
      "A verifier key that may replace the secretariat's if that is lost; in the first statement only.",
      valueName: "vkey"), completion: .file())
  var recovery: String?

  @Option(
    help: ArgumentHelp("The log, for a later statement in it.", valueName: "dir"),
    completion: .directory)
  var log: String?

  @OptionGroup var trust: TrustOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  func run() async throws {
    try Signing.checkValues([("title", title)])
    try KeyName.check(origin: origin)
    let canonical = try Input.text(text)
    let holder = try key.holder()
    let statement = Entry.Statement(
      title: title, text: canonical.hash, secretariat: holder.verifierKey,
      recovery: try recovery.map { try Input.verifierKey($0) })
    if let recovery = statement.recovery, recovery.wrapsSameKey(as: holder.verifierKey) {
      throw LogError(
        .malformed, "the recovery key is the secretariat's own: it would be lost together with it")
    }
    let latest = try await latest(before: statement)
    let claimed = try date.claimed()
    let file = try output.file(consent)
    let note = try Signing.note(
      .statement(statement), log: origin, date: claimed, previous: latest, signers: [holder])
    try file.write(note)
    Terminal.out("\(canonical.hash)\n")
  }

  /// The secretariat's latest entry in the log, where that is given and can take the statement.
  private func latest(before statement: Entry.Statement) async throws -> Hash? {
    guard let log else { return nil }
    let trusted = try trust.trust()
    guard origin == trusted.origin else {
      throw LogError(
        .malformed, "--origin is \(quoted(origin)), the log's is \(quoted(trusted.origin))")
    }
    let history = try await AuthorHistory(of: statement.secretariat, log: log, trust: trusted)
    let state = history.state!
    guard statement.secretariat == state.secretariat else {
      throw LogError(
        .unverified,
        "the key \(statement.secretariat) is not that of the secretariat in force, \(state.secretariat)"
      )
    }
    guard state.size == 0 || statement.recovery == nil else {
      throw LogError(.malformed, "a recovery key stands in the first statement of a log only")
    }
    guard !state.isStated(statement.text) else {
      throw LogError(.unverified, "the text \(statement.text) was stated in this log before")
    }
    return history.latest
  }
}

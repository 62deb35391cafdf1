import ArgumentParser
import Endorsements
import TransparencyLog

struct Withdraw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract:
      "Withdraw your endorsement. It needs nobody's admission; that you signed stays in the log.")

  @Option(
    help: ArgumentHelp(
      "The hash of the text; not needed where you signed only one.", valueName: "hash"))
  var text: String?

  @OptionGroup var trust: TrustOptions
  @OptionGroup var previous: PreviousOptions
  @OptionGroup var key: KeyOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  func validate() throws { try previous.requireOne() }

  func run() async throws {
    let holder = try key.holder()
    let trusted = try trust.trust()
    let found = try await previous.find(holder.verifierKey, trust: trusted)
    let hash = try textHash(found, holder.verifierKey)
    let claimed = try date.claimed()
    let file = try output.file(consent)
    let note = try Signing.note(
      .withdrawal(text: hash, key: holder.verifierKey), log: trusted.origin,
      date: claimed, previous: found.latest, signers: [holder])
    try file.write(note)
    let statement = found.state?.statements.first { $0.text == hash }
    let what = statement.map { "\(quoted($0.title)) (\(hash))" } ?? hash.description
    let name = visible(holder.verifierKey.name)
    Terminal.say(
      found.state?.endorses(holder.verifierKey.publicKey, hash) == false
        ? "handed in, it cancels what waits of \(name) for \(what)"
        : """
        once it is in the log, \(name) does not endorse \(what) any more\
        \(found.state == nil ? ", if it does now" : ""); that it signed stays public
        """)
  }

  /// The text that is meant, which the key endorses where the log can tell.
  private func textHash(_ found: AuthorHistory, _ key: VerifierKey) throws -> TextHash {
    let chosen = try text.map { try TextHash(parsing: $0) }
    guard let state = found.state else {
      guard let hash = chosen ?? found.entry?.textHash else {
        throw LogError(
          .undecided,
          "the proof is of an entry without a text, give the hash of the one meant with --text")
      }
      return hash
    }
    let endorsed = state.texts(endorsedBy: key.publicKey)
    if let chosen {
      guard endorsed.contains(chosen) || state.record(of: key.publicKey) == nil else {
        throw LogError(.unverified, "\(quoted(key.name)) does not endorse \(chosen) in this log")
      }
      return chosen
    }
    guard !endorsed.isEmpty else {
      let isKnown = state.record(of: key.publicKey) != nil
      throw LogError(
        .unverified,
        isKnown
          ? "\(quoted(key.name)) endorses no text in this log"
          : """
          \(quoted(key.name)) has no entry in this log; to cancel a submission that is not admitted \
          yet, give the text's hash with --text
          """
      )
    }
    guard endorsed.count == 1 else {
      throw LogError(
        .undecided,
        "\(quoted(key.name)) endorses \(endorsed.count) texts in this log, choose one by its hash with --text"
      )
    }
    return endorsed[0]
  }
}

import ArgumentParser
import Endorsements
import TransparencyLog

struct Revoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "End all endorsements of a signatory's key, visibly, with a reason.")

  @Argument(help: "The signatory's verifier key, or its .vkey file.", completion: .file())
  var vkey: String

  @Option(help: "The reason, which is published.")
  var reason: String

  @Option(
    help: ArgumentHelp(
      "The log: its folder, a copy of its files, or their URL.", valueName: "dir|url"),
    completion: .file())
  var log: String

  @OptionGroup var trust: TrustOptions
  @OptionGroup var key: KeyOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  func run() async throws {
    try Signing.checkValues([("reason", reason)])
    let revoked =
      try vkey.contains("+") ? VerifierKey(parsing: vkey) : Input.verifierKey(vkey)
    let holder = try key.holder()
    let trusted = try trust.trust()
    let history = try await AuthorHistory(of: holder.verifierKey, log: log, trust: trusted)
    let state = history.state!
    guard holder.verifierKey == state.secretariat else {
      throw LogError(
        .unverified,
        "the key \(holder.verifierKey) is not that of the secretariat in force, \(state.secretariat)"
      )
    }
    guard let record = state.record(of: revoked.publicKey), record.isSignatory,
      record.standing == .inForce, record.name == revoked.name
    else {
      throw LogError(.unverified, "\(revoked) is not a signatory's key in force in this log")
    }
    let claimed = try date.claimed()
    let file = try output.file(consent)
    let note = try Signing.note(
      .revocation(key: revoked, reason: reason), log: trusted.origin, date: claimed,
      previous: history.latest, signers: [holder])
    try file.write(note)
  }
}

import ArgumentParser
import Endorsements
import TransparencyLog

struct Succeed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "succeed",
    abstract: "Pass all that your key signed on to a new key of the same name.",
    discussion: """
      The old key and the new one both sign. Where the secretariat's key is lost, its recovery key \
      signs in its place: give that as --key, and the lost one's verifier key as --lost.
      """)

  @OptionGroup var trust: TrustOptions
  @OptionGroup var previous: PreviousOptions

  @Option(
    help: ArgumentHelp("The old secret key file, or agent:NAME.", valueName: "skey"),
    completion: .file())
  var key: String

  @Option(
    help: ArgumentHelp("A file whose first line is the old key's passphrase.", valueName: "file"),
    completion: .file())
  var passphraseFile: String?

  @Option(
    help: ArgumentHelp("The new secret key file, or agent:NAME.", valueName: "skey"),
    completion: .file())
  var successor: String

  @Option(
    help: ArgumentHelp("A file whose first line is the new key's passphrase.", valueName: "file"),
    completion: .file())
  var successorPassphraseFile: String?

  @Option(
    help: ArgumentHelp(
      "The verifier key of the secretariat's lost key, where --key is its recovery key.",
      valueName: "vkey"), completion: .file())
  var lost: String?

  @OptionGroup var date: DateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  func validate() throws { try previous.requireOne() }

  func run() async throws {
    let signing = try KeyHolder(key, passphraseFile: passphraseFile)
    let new = try KeyHolder(
      successor, passphraseFile: successorPassphraseFile, option: "--successor-passphrase-file")
    let old = try lost.map { try Input.verifierKey($0) } ?? signing.verifierKey
    guard new.verifierKey.name == old.name else {
      throw LogError(
        .malformed,
        "the new key is named \(quoted(new.verifierKey.name)), expected \(quoted(old.name)): a new name needs a new admission"
      )
    }
    guard !new.verifierKey.wrapsSameKey(as: old) else {
      throw LogError(.malformed, "the new key is the old one")
    }
    let trusted = try trust.trust()
    let found = try await previous.find(old, trust: trusted)
    guard found.latest != nil else {
      throw LogError(.unverified, "the key of \(quoted(old.name)) has no entry in this log")
    }
    guard !trusted.policy.logs.contains(where: new.verifierKey.wrapsSameKey),
      found.state?.record(of: new.verifierKey.publicKey) == nil
    else {
      throw LogError(.unverified, "the new key \(new.verifierKey) is known in this log already")
    }
    if let state = found.state, lost != nil {
      guard old == state.secretariat, signing.verifierKey == state.recovery else {
        throw LogError(
          .unverified,
          "\(signing.verifierKey) is not the recovery key of this log, or \(old) not its secretariat's key"
        )
      }
    }
    let claimed = try date.claimed()
    let file = try output.file(consent)
    let note = try Signing.note(
      .succession(key: old, successor: new.verifierKey), log: trusted.origin,
      date: claimed, previous: found.latest, signers: [signing, new])
    try file.write(note)
    Terminal.say(
      """
      once it is in the log, the key of \(visible(old.name)) is
        \(new.verifierKey)
        and the old one signs nothing there any more
      """)
  }
}

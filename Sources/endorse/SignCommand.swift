import ArgumentParser
import Endorsements
import TransparencyLog

struct Sign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign a statement. What you make is a submission: send it to the secretariat.")

  @Option(
    help: ArgumentHelp("The statement, as the secretariat published it.", valueName: "file"),
    completion: .file())
  var statement: String

  @Option(help: ArgumentHelp("The text, as you read it.", valueName: "file"), completion: .file())
  var text: String

  @Option(help: ArgumentHelp("The name to be printed.", valueName: "name"))
  var signatory: String

  @Option(help: "A title or an affiliation, printed beside the name.")
  var role: String?

  @Flag(help: "You sign as an individual, not as an organization.")
  var individual = false

  @OptionGroup var trust: TrustOptions
  @OptionGroup var previous: PreviousOptions
  @OptionGroup var key: KeyOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  func run() async throws {
    try Signing.checkValues([("signatory", signatory), ("role", role)])
    let entry = try Input.entry(statement)
    guard case .statement(let stated) = entry.content else {
      throw LogError(.malformed, "\(statement) is \(entry.kind.one), expected a statement")
    }
    let trusted = try trust.trustIfAny()
    try verify(entry, stated, trusted)
    let canonical = try Input.text(text)
    guard canonical.hash == stated.text else {
      throw LogError(
        .unverified,
        "\(text) is not the text of the statement: its hash is \(canonical.hash), the statement's \(stated.text)"
      )
    }
    let holder = try key.holder()
    guard !holder.verifierKey.wrapsSameKey(as: stated.secretariat),
      !(stated.recovery?.wrapsSameKey(as: holder.verifierKey) ?? false)
    else { throw LogError(.malformed, "the secretariat's keys cannot sign as a signatory") }
    try trusted?.checkIsFree(holder.verifierKey)
    let found =
      previous.log == nil && previous.previous == nil
      ? nil : try await previous.find(holder.verifierKey, trust: try trust.trust())
    let content = Entry.Content.endorsement(
      try Entry.Endorsement(
        text: stated.text, signatory: signatory, kind: individual ? .individual : .organization,
        role: role, key: holder.verifierKey))
    guard individual == holder.verifierKey.name.contains("/") else {
      throw LogError(
        .malformed,
        """
        the key of \(quoted(holder.verifierKey.name)) is that of an \
        \(individual ? "organization: sign without --individual" : "individual: sign with --individual")
        """)
    }
    let claimed = try date.claimed()
    try Entry.checkText(
      Entry.text(content, log: entry.log, date: claimed, previous: found?.latest))
    let file = try output.file(consent)
    if trusted == nil { try confirmSecretariat(stated) }
    Terminal.say(
      """
      you sign "\(visible(stated.title))" (\(stated.text)) as
        \(visible(signatory))\(role.map { " – \(visible($0))" } ?? "")
        with the key of \(visible(holder.verifierKey.name))
      name, role and key stay public for ever, also after a withdrawal
      """)
    if role == nil, Self.isNameAndMore(signatory) {
      Terminal.say(
        """
        the name has a dash, and all of it would be the name: what stands beside a name belongs in --role
        """)
    }
    try Terminal.confirm("sign?", yes: consent.yes)
    let note = try Signing.note(
      content, log: entry.log, date: claimed, previous: found?.latest,
      signers: [holder])
    try file.write(note)
  }

  /// The statement is the trusted secretariat's; or, where there is no trust folder, that of the key that
  /// it names, and the user is asked whose key that is.
  private func verify(
    _ entry: Entry, _ stated: Entry.Statement, _ trusted: TrustFolder?
  ) throws {
    if let trusted {
      try naming(statement) { _ = try SignedEntry(verifying: entry, trust: trusted) }
      return
    }
    guard entry.note.signatures.count == 1, entry.note.isSigned(by: stated.secretariat, at: 0)
    else {
      throw LogError(.unverified, "\(statement) is not signed by the secretariat that it names")
    }
  }

  /// Whether a dash stands between two of its words: lists part a name and a role so.
  private static func isNameAndMore(_ name: String) -> Bool {
    let words = name.unicodeScalars.split { isWhiteSpace($0) }
    return words.dropFirst().dropLast().contains { ["–", "—", "-"].contains(String($0)) }
  }

  private func confirmSecretariat(_ stated: Entry.Statement) throws {
    Terminal.say(
      """
      no trust folder: nothing here vouches for the secretariat. The statement is signed by
        \(stated.secretariat)
      compare this key with one that you got in another way
      """)
    try Terminal.confirm("is this the secretariat's key?", yes: consent.yes)
  }
}

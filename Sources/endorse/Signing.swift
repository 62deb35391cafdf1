import ArgumentParser
import Endorsements
import TransparencyLog

/// `--log` or `--previous`: where the author's latest entry in the log is found.
struct PreviousOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The log: its folder, a copy of its files, or their URL.", valueName: "dir|url"),
    completion: .file())
  var log: String?

  @Option(
    help: ArgumentHelp(
      "Without the log: the proof file of your latest entry in it.", valueName: "tlog-proof"),
    completion: .file())
  var previous: String?

  func validate() throws {
    if log != nil, previous != nil { throw ValidationError("give --log or --previous, not both") }
  }

  /// For a command whose author always has an earlier entry, or may have one.
  func requireOne() throws {
    guard log != nil || previous != nil else {
      throw ValidationError("give the log (--log) or the proof of your latest entry (--previous)")
    }
  }

  func find(_ author: VerifierKey, trust: TrustFolder) async throws -> AuthorHistory {
    if let log { return try await AuthorHistory(of: author, log: log, trust: trust) }
    return try AuthorHistory(of: author, proof: previous, trust: trust)
  }
}

/// What a log, or a proof, says of an author.
struct AuthorHistory {
  /// The leaf hash of the author's latest entry.
  let latest: Hash?
  /// What is known in the log, where that was given.
  let state: LedgerState?
  /// The entry of the proof, where that was given.
  let entry: Entry?

  /// Verifies a log and finds the latest entry of `author` in it.
  ///
  /// - Throws: `unverified` where the log broke a rule, or the key is not in force any more.
  init(of author: VerifierKey, log: String, trust: TrustFolder) async throws {
    let judged = try await JudgedLog(
      judging: try await Input.reader(log, trust: trust), trust: trust)
    if let broken = judged.broken {
      throw LogError(
        .unverified, "the log broke its rules: entry \(broken.entry) \(broken.violation)")
    }
    let record = judged.state.record(of: author.publicKey)
    if let record, record.standing != .inForce {
      let how = record.standing == .revoked ? "revoked" : "succeeded by another"
      throw LogError(.unverified, "the key of \(quoted(author.name)) was \(how) in this log")
    }
    latest = record?.latest
    state = judged.state
    entry = nil
  }

  /// Verifies the proof of the author's latest entry; without one there is no history.
  ///
  /// - Throws: `unverified` where the proof is not of the author's entry.
  init(of author: VerifierKey, proof path: String?, trust: TrustFolder) throws {
    state = nil
    guard let path else {
      latest = nil
      entry = nil
      return
    }
    let bytes = try Input.read(path, atMost: LogProof.sizeLimit)
    let logged = try naming(path) {
      try LoggedEntry(verifying: try LogProof(parsing: bytes), trust: trust, at: Clock.now)
    }
    let authors = logged.entry.authors(secretariat: logged.signed.signers.last!)
    guard authors.contains(author) else {
      throw LogError(
        .unverified,
        "\(path) is an entry of \(authors.map(\.description).joined(separator: " and ")), not of the key \(author)"
      )
    }
    latest = logged.leaf
    entry = logged.entry
  }
}

extension Entry.Kind {
  /// With its article.
  var one: String { self == .endorsement ? "an endorsement" : "a \(rawValue)" }
}

/// Makes entries.
enum Signing {
  /// - Throws: `malformed` where words that are to be printed have what a value cannot have, line ends
  ///   included.
  static func checkValues(_ values: [(what: String, text: String?)]) throws {
    for (what, text) in values {
      if let text { try Value.check(text, what: what) }
    }
  }

  /// The note of a new entry, signed by `signers` in this order, read back and verified.
  ///
  /// - Throws: `malformed` where a field is; nothing was then signed.
  static func note(
    _ content: Entry.Content, log: String, date: ClaimedDate, previous: Hash?,
    signers: [KeyHolder]
  ) throws -> [UInt8] {
    var note = Note(
      unsigned: Entry.text(content, log: log, date: date, previous: previous))
    // Nobody signs, or is asked for a passphrase, before the text is known to be an entry.
    try Entry.checkText(note.text)
    for signer in signers { try note.sign(with: try signer.signer()) }
    let entry = try Entry(parsing: note.encoded)
    for (position, signer) in signers.enumerated() {
      guard entry.note.isSigned(by: signer.verifierKey, at: position) else {
        throw LogError(.system, "what was just signed does not verify: nothing is written")
      }
    }
    return note.encoded
  }
}

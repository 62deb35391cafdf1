import ArgumentParser
import Endorsements
import PublishedLists
import TransparencyLog

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify files that you hold: proofs, endorsements, statements, checkpoints.",
    discussion: "Never touches the network. What was not proved is said.")

  @Argument(help: "The files.", completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp("The text that was signed, to be compared.", valueName: "file"),
    completion: .file())
  var text: String?

  @OptionGroup var trust: TrustOptions

  @Flag(help: "Answer in JSON (endorse.verify/1), one object a file.")
  var json = false

  func run() throws {
    let trusted = try trust.trust()
    let given = try text.map { try Input.text($0).hash }
    var failed = false
    var undecided = false
    for file in files {
      do {
        let answer = try Verification.answer(file, given: given, trust: trusted)
        Terminal.out(json ? try PublishedLists.json(answer) : Self.text(answer, of: file))
        failed = failed || !answer.verified
      } catch let error as LogError {
        Terminal.say(error.description)
        undecided = true
      }
    }
    if failed { throw ExitCode.no }
    if undecided { throw ExitCode.undecided }
  }

  private static func text(_ answer: VerifyAnswer, of file: String) -> String {
    var text =
      "\(visible(file)): \(answer.what ?? "file") \(answer.verified ? "verified" : "NOT verified")\n"
    for check in answer.checks {
      let outcome = check.outcome == .notAsked ? "not proved" : check.outcome.rawValue
      text += "  \(outcome): \(check.name): \(check.detail)\n"
    }
    return text
  }
}

/// What can be said of one file against a trust folder.
enum Verification {
  /// - Throws: `malformed`, `unsupported` or `undecided`, naming the file; an answer of no is returned.
  static func answer(_ path: String, given: TextHash?, trust: TrustFolder) throws -> VerifyAnswer {
    let isEvidence = Input.isEvidence(path)
    let bytes = try Input.read(
      path, atMost: isEvidence ? Evidence.sizeLimit : LogProof.sizeLimit)
    return try naming(path) {
      if isEvidence {
        let evidence = try Evidence(parsing: bytes)
        return try judged(path, what: "evidence", "contradiction") {
          [.init("contradiction", .passed, said(try evidence.verify(trust: trust), trust))]
            + noText(given, "evidence")
        }
      }
      if LogProof.looksLikeOne(bytes) {
        let proof = try LogProof(parsing: bytes)
        let what = proof.extra.flatMap { try? Entry(parsing: $0) }?.kind.rawValue
        return try judged(path, what: what, "proof") {
          let logged = try LoggedEntry(verifying: proof, trust: trust, at: Clock.now)
          return checks(logged.signed, given: given)
            + [
              .init(
                "log", .passed,
                "entry \(logged.index) of \(trust.origin), in the tree of size \(logged.checkpoint.size)"
              ),
              witnesses(logged.checkpoint, trust), inForce(logged.entry),
            ].compactMap { $0 }
        }
      }
      let note = try Note(parsing: bytes)
      guard note.text.starts(with: "endorse/v".utf8) else {
        return try judged(path, what: "checkpoint", "checkpoint") {
          let checkpoint = try trust.policy.verify(checkpoint: bytes, at: Clock.now)
          return [
            .init(
              "checkpoint", .passed,
              "\(trust.origin) signed size \(checkpoint.size), root \(base64(checkpoint.root.bytes))"
            ),
            witnesses(checkpoint, trust),
          ] + noText(given, "a checkpoint")
        }
      }
      let entry = try Entry(parsing: bytes)
      let what = entry.isSubmission ? "submission" : entry.kind.rawValue
      return try judged(path, what: what, "signature") {
        let signed = try SignedEntry(verifying: entry, trust: trust)
        return checks(signed, given: given)
          + [
            .init("log", .notAsked, "this is no proof that it is in the log"), inForce(entry),
          ].compactMap { $0 }
      }
    }
  }

  /// The checks, or the one that failed.
  private static func judged(
    _ file: String, what: String?, _ name: String,
    _ body: () throws -> [VerifyAnswer.Check]
  ) throws -> VerifyAnswer {
    do {
      return VerifyAnswer(file: file, what: what, checks: try body())
    } catch let error as LogError where error.code == .unverified {
      return VerifyAnswer(file: file, what: what, checks: [.init(name, .failed, error.description)])
    }
  }

  private static func said(_ finding: Evidence.Finding, _ trust: TrustFolder) -> String {
    switch finding {
    case .fork(let fork):
      """
      \(trust.origin) signed two histories: size \(fork.older.size) with root \
      \(base64(fork.older.root.bytes)), and size \(fork.newer.size) with root \
      \(base64(fork.newer.root.bytes)), whose first \(fork.older.size) entries have root \
      \(base64(fork.prefix.bytes))
      """
    case .broken(let broken, let checkpoint):
      """
      \(trust.origin) signed size \(checkpoint.size) with an entry that it had promised to refuse: \
      entry \(broken.entry) \(broken.violation)
      """
    }
  }

  private static func checks(_ signed: SignedEntry, given: TextHash?) -> [VerifyAnswer.Check] {
    let signers = signed.signers.map { visible($0.description) }
    var checks: [VerifyAnswer.Check] = []
    switch signed.entry.content {
    case .statement(let statement):
      checks.append(
        .init(
          "signature", .passed, "\(signers[0]) stated \(quoted(statement.title)), \(statement.text)"
        ))
    case .endorsement(let endorsement):
      let role = endorsement.role.map { " – \(visible($0))" } ?? ""
      checks.append(
        .init(
          "signature", .passed,
          "\(signers[0]) signed \(endorsement.text) as \(visible(endorsement.signatory))\(role)"))
      checks.append(
        signed.isAdmitted
          ? .init("admission", .passed, "countersigned by the secretariat, \(signers[1])")
          : .init(
            "admission", .notAsked,
            "the secretariat has not countersigned it: whoever made the key chose the name"))
    case .withdrawal(let text, _):
      checks.append(.init("signature", .passed, "\(signers[0]) withdrew from \(text)"))
    case .succession(let key, let successor):
      checks.append(
        .init(
          "signature", .passed,
          "\(visible(key.description)) and \(visible(successor.description)) signed"))
    case .revocation(let key, let reason):
      checks.append(
        .init(
          "signature", .passed,
          "\(signers[0]) revoked \(visible(key.description)): \(quoted(reason))"))
    }
    guard let given else {
      guard signed.entry.textHash != nil else { return checks }
      return checks + [.init("text", .notAsked, "give it with --text to compare its hash")]
    }
    guard let hash = signed.entry.textHash else {
      return checks + noText(given, "a \(signed.entry.kind.rawValue)")
    }
    return checks + [
      given == hash
        ? .init("text", .passed, "the given text has this hash")
        : .init("text", .failed, "the given text has the hash \(given), the entry \(hash)")
    ]
  }

  /// What fails where a text was given with a thing that has none.
  private static func noText(_ given: TextHash?, _ thing: String) -> [VerifyAnswer.Check] {
    given == nil ? [] : [.init("text", .failed, "\(thing) is about no text")]
  }

  private static func witnesses(
    _ checkpoint: VerifiedCheckpoint, _ trust: TrustFolder
  ) -> VerifyAnswer.Check {
    .init(
      "witnesses", checkpoint.asOf == nil ? .notAsked : .passed,
      checkpoint.witnesses(of: trust.policy))
  }

  private static func inForce(_ entry: Entry) -> VerifyAnswer.Check? {
    guard entry.kind == .endorsement else { return nil }
    return .init(
      "in force", .notAsked, "whether it was withdrawn later takes the whole log: endorse roster")
  }
}

import ArgumentParser
import Endorsements
import LogServer
import PublishedLists
import TransparencyLog

struct InboxGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox",
    abstract: "Decide on the submissions that wait: list, show, admit, reject.",
    subcommands: [List.self, Show.self, Admit.self, Reject.self])

  /// `--log`, of the log's own folder.
  struct LogOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The log's folder.", valueName: "dir"), completion: .directory)
    var log: String

    func inbox() throws -> Inbox {
      guard Files.exists("\(log)/\(EndorsementLog.keyPath)") else {
        throw LogError(
          .undecided, "\(log) is not a log's folder: it has no \(EndorsementLog.keyPath)")
      }
      return Inbox(of: LogFolder(log))
    }

    /// The submission whose ID begins so.
    /// - Throws: `undecided` where none does, or several do.
    func submission(_ start: String) throws -> Inbox.Submission {
      let inbox = try inbox()
      if let id = Inbox.ID(start) {
        if let found = try inbox.unadmitted(id) { return found }
        if case .admitted(let entry) = try inbox.state(of: id) {
          throw LogError(.undecided, "\(start) was admitted, as entry \(entry)")
        }
      }
      let found = try inbox.waiting().filter { $0.id.description.hasPrefix(start) }
      guard found.count == 1, !start.isEmpty else {
        throw LogError(
          .undecided,
          "\(quoted(start)): \(found.isEmpty ? "no submission" : "\(found.count) submissions") of this ID"
        )
      }
      return found[0]
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Name the submissions that wait, the oldest first.")

    @OptionGroup var log: LogOptions

    func run() throws {
      for submission in try log.inbox().waiting() {
        guard case .waiting(let since) = submission.state,
          case .endorsement(let endorsement)? = (try? Entry(parsing: submission.note))?.content
        else { continue }
        let role = endorsement.role.map { " – \(visible($0))" } ?? ""
        Terminal.out(
          """
          \(submission.id.description.prefix(12))  \(timestamp(since))  \
          \(visible(endorsement.signatory))\(role)  (\(visible(endorsement.key.name)))

          """)
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Say of a submission what you should know before you decide.")

    @Argument(help: "The submission's ID, or how it begins.")
    var id: String

    @OptionGroup var log: LogOptions

    @Flag(help: "Ask the organization's domain, over https, whether the key is its own.")
    var domains = false

    func run() async throws {
      let submission = try log.submission(id)
      let trust = try TrustFolder(at: "\(log.log)/keys")
      let reader = try await LogReader(
        ownFilesIn: LogFolder("\(log.log)/public"), policy: trust.policy)
      let state = try await JudgedLog(uncheckedSignaturesOf: reader, trust: trust).state
      let signed = try SignedEntry(
        verifying: try Entry(parsing: submission.note), trust: trust)
      var examined = try Examination(of: signed, in: state)
      if domains { try await examined.askDomain() }
      Terminal.out("submission  \(submission.id)\n")
      switch submission.state {
      case .waiting(let since): Terminal.out("waits since \(timestamp(since))\n")
      case .rejected(let reason): Terminal.out("rejected    \(visible(reason))\n")
      case .admitted: break
      }
      Terminal.out(examined.text)
    }
  }

  struct Admit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "admit",
      abstract: "Countersign submissions with the secretariat's key, and append them.")

    @Argument(help: "IDs, or how they begin.")
    var ids: [String]

    @OptionGroup var log: LogOptions
    @OptionGroup var key: KeyOptions

    func run() async throws {
      let submissions = try ids.map { try log.submission($0) }
      let holder = try key.holder()
      var opened = try await Admission(opening: log.log)
      guard holder.verifierKey == opened.state.secretariat else {
        throw LogError(
          .unverified,
          """
          the key \(holder.verifierKey) is not that of the secretariat in force, \
          \(opened.state.secretariat)
          """)
      }
      let outcomes = try await opened.admit(
        submissions.map(\.note), countersigner: try holder.signer())
      await opened.updateSite()
      var isAllGood = true
      for (submission, outcome) in zip(submissions, outcomes) {
        switch outcome {
        case .appended(let entry): Terminal.out("\(submission.id): entry \(entry)\n")
        case .alreadyLogged(let entry, _):
          Terminal.out("\(submission.id): entry \(entry), already there\n")
        case .refused(let error):
          isAllGood = false
          Terminal.say("\(submission.id): \(error)")
        }
      }
      if !isAllGood { throw ExitCode.no }
    }
  }

  struct Reject: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reject",
      abstract: "Refuse submissions, for a reason that whoever sent them can read.")

    @Argument(help: "IDs, or how they begin.")
    var ids: [String]

    @OptionGroup var log: LogOptions

    @Option(help: ArgumentHelp("The reason: one line.", valueName: "text"))
    var reason: String

    func run() throws {
      let submissions = try ids.map { try log.submission($0) }
      let inbox = try log.inbox()
      for submission in submissions {
        try inbox.reject(submission, reason: reason, at: Clock.now)
        Terminal.out("\(submission.id): rejected\n")
      }
    }
  }
}

/// What a secretariat should know of a submission before it decides.
private struct Examination {
  let endorsement: Entry.Endorsement
  private(set) var findings: [(what: String, said: String)] = []

  /// - Parameter state: what is known in the log.
  init(of signed: SignedEntry, in state: LedgerState) throws {
    guard case .endorsement(let endorsement) = signed.entry.content else {
      throw LogError(.malformed, "a \(signed.entry.kind.rawValue) is no submission")
    }
    self.endorsement = endorsement
    let title = state.statements.first { $0.text == endorsement.text }?.title
    find("signatory", visible(endorsement.signatory))
    if let role = endorsement.role { find("role", visible(role)) }
    find("kind", endorsement.kind.rawValue)
    find("text", "\(title.map { "\(quoted($0)) " } ?? "")\(endorsement.text)")
    find("key", visible(endorsement.key.description))
    find("date", "\(signed.entry.date), as claimed")
    find("signature", "valid, by that key")
    do {
      try Rules.judge(submission: signed, in: state)
      find("rules", "it can be admitted")
    } catch let violation as RuleViolation {
      find("rules", "CANNOT be admitted: \(visible(violation.description))")
    }
    findEarlier(in: state)
    findLikeNames(in: state)
  }

  private mutating func find(_ what: String, _ said: String) { findings.append((what, said)) }

  /// What the same key has endorsed before.
  private mutating func findEarlier(in state: LedgerState) {
    guard let entry = state.entry(endorsing: endorsement.text, by: endorsement.key.publicKey),
      let earlier = state.endorsements.first(ofEntry: entry)
    else {
      let isKnown = state.record(of: endorsement.key.publicKey) != nil
      find("earlier", isKnown ? "the key is known, and does not endorse this text" : "a new key")
      return
    }
    var changes: [String] = []
    func compare(_ what: String, _ before: String?, _ now: String?) {
      guard before != now else { return }
      changes.append(
        "\(what) was \(before.map { quoted($0) } ?? "absent"), is \(now.map { quoted($0) } ?? "absent")"
      )
    }
    compare("the name", earlier.signatory, endorsement.signatory)
    compare("the role", earlier.role, endorsement.role)
    compare("the kind", earlier.kind.rawValue, endorsement.kind.rawValue)
    find(
      "earlier",
      "replaces entry \(entry): \(changes.isEmpty ? "nothing differs" : changes.joined(separator: "; "))"
    )
  }

  /// Whose name in force it could be taken for.
  private mutating func findLikeNames(in state: LedgerState) {
    let others = state.endorsements.filter {
      $0.text == endorsement.text && $0.ended == nil
        && $0.key.publicKey != endorsement.key.publicKey
    }
    guard let like = LikeNames(others.map(\.signatory)).most(like: endorsement.signatory) else {
      find("likeness", "no name in force is like it")
      return
    }
    let other = others[like.position]
    find(
      "likeness",
      """
      WARNING: \(like.likeness.rawValue): \(visible(other.signatory)), entry \(other.entry), \
      \(visible(other.key.name))
      """)
  }

  mutating func askDomain() async throws {
    guard endorsement.kind == .organization else {
      find("domain", "not asked: an individual's key name is a name at somebody's domain")
      return
    }
    let domain = endorsement.key.name
    do {
      let body = try await WebClient.shared.get(
        DomainProof.url(of: domain), atMost: DomainProof.sizeLimit, within: .seconds(10),
        redirects: 0)
      guard let bytes = body?.bytes else {
        find("domain", "\(domain) publishes no keys")
        return
      }
      try DomainProof(parsing: bytes, of: domain).verify(names: endorsement.key, at: Clock.now)
      find("domain", "\(domain) names this key, now")
    } catch let error as LogError {
      find("domain", "WARNING: \(domain): \(visible(error.description))")
    }
  }

  var text: String {
    findings.map { what, said in
      "\(what)\(String(repeating: " ", count: 12 - what.count))\(said)\n"
    }.joined()
  }
}

import ArgumentParser
import Endorsements
import PublishedLists
import TransparencyLog

struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Check a copy of a whole log: every signature, rule, tile, checkpoint and text.")

  @Argument(help: "The log: its folder, a copy of its files, or their URL.", completion: .file())
  var log: String

  @OptionGroup var trust: TrustOptions
  @OptionGroup var age: MaxAgeOptions

  @Flag(help: "Answer in JSON (endorse.audit/1).")
  var json = false

  func run() async throws {
    let trusted = try trust.trust()
    let reader = try await age.log(log, trust: trusted)
    let audit = try await EndorsementAudit(of: reader, trust: trusted)
    audit.warnOfNewerCheckpoint(than: reader.checkpoint.size)
    if json {
      Terminal.out(try PublishedLists.json(AuditAnswer(audit)))
    } else {
      for problem in audit.problems { Terminal.out("\(problem)\n") }
      if audit.problems.isEmpty, let judged = audit.judged {
        let kinds = Entry.Kind.allCases.compactMap { kind in
          judged.kinds[kind].map { counted($0, kind.rawValue) }
        }
        let areListed = try await reader.source.names(in: "checkpoints") != nil
        let kept =
          areListed
          ? "\(audit.keptCheckpoints) kept, each on the way to this one"
          : "a server does not list those kept: none was compared"
        let entries = counted(reader.checkpoint.size, "entry", "entries")
        Terminal.out(
          """
          \(reader.source.name): verified
            log          \(trusted.origin), \(entries)\(kinds.isEmpty ? "" : ": ")\(kinds.joined(separator: ", "))
            root         \(base64(reader.checkpoint.root.bytes))
            checkpoints  \(kept)
            witnesses    \(reader.checkpoint.witnesses(of: trusted.policy))
            trust        \(trusted.fingerprint)

          """)
      }
    }
    guard audit.problems.isEmpty else {
      Terminal.say(
        "\(counted(audit.problems.count, "problem")) in \(log)")
      throw ExitCode.no
    }
  }
}

extension EndorsementAudit {
  /// Says on stderr where the copy has a newer checkpoint than the one that it was judged by.
  func warnOfNewerCheckpoint(than size: Int) {
    guard let newerCheckpoint else { return }
    Terminal.say(
      """
      warning: checkpoints/\(newerCheckpoint) is newer than the checkpoint, whose size is \(size): \
      this copy is being changed, or an older checkpoint was put in its place
      """)
  }
}

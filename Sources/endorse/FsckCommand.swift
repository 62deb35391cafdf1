import ArgumentParser
import Endorsements
import PublishedLists
import TransparencyLog

struct Fsck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the files of your own log: tree, bundles, tiles, checkpoints, texts.",
    discussion:
      "Signatures of entries were checked when they were admitted; `audit` checks them again.")

  @Argument(help: "The log's folder.")
  var folder: String

  func run() async throws {
    guard Files.isFolder(folder) else { throw LogError(.undecided, "\(folder): no such folder") }
    let trust = try TrustFolder(at: "\(folder)/keys")
    let reader = try await LogReader(
      LogFolder("\(folder)/public"), policy: trust.policy, at: Clock.now)
    let audit = try await EndorsementAudit(of: reader, trust: trust, verifyingSignatures: false)
    audit.warnOfNewerCheckpoint(than: reader.checkpoint.size)
    var problems = audit.problems
    if let problem = pendingProblem(reader.checkpoint, trust) { problems.append(problem) }
    for problem in problems { Terminal.out("\(problem)\n") }
    guard problems.isEmpty else {
      Terminal.say("\(counted(problems.count, "problem")) in \(folder)")
      throw ExitCode.no
    }
    Terminal.out(
      "\(folder): \(counted(reader.checkpoint.size, "entry", "entries")), \(counted(audit.keptCheckpoints, "checkpoint")), no problem found\n"
    )
  }

  /// What is wrong with the checkpoint that was signed last.
  private func pendingProblem(_ published: VerifiedCheckpoint, _ trust: TrustFolder) -> String? {
    let path = "private/pending"
    do {
      let pending = try Log.pending(in: LogFolder(folder), origin: trust.origin)
      if pending.size > published.size {
        return "\(path): size \(pending.size) is not published yet, the next admission publishes it"
      }
      guard pending == published.checkpoint else {
        return
          "\(path): does not lead to the published checkpoint: this folder was restored or copied in part"
      }
      return nil
    } catch {
      return "\(error)"
    }
  }
}

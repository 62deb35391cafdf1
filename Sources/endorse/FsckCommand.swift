import ArgumentParser
import Endorsements
import PublishedLists
import TransparencyLog

struct Fsck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fsck",
    abstract: "Check the files of your own log: tree, bundles, tiles, checkpoints, texts.",
    discussion:
      "Signatures of entries were checked when they were admitted; `audit` checks them again.")

  @Argument(help: "The log's folder.", completion: .directory)
  var folder: String

  @Option(
    help: ArgumentHelp(
      "A copy of the log that somebody else keeps: has this folder forgotten anything?",
      valueName: "copy"), completion: .file())
  var against: String?

  func run() async throws {
    guard Files.isFolder(folder) else { throw LogError(.undecided, "\(folder): no such folder") }
    let trust = try TrustFolder(at: "\(folder)/keys")
    let copy = try against.map { try Input.log($0) }
    let reader = try await LogReader(
      LogFolder("\(folder)/public"), policy: trust.policy, at: Clock.now)
    let audit = try await EndorsementAudit(of: reader, trust: trust, verifyingSignatures: false)
    let check = try FolderCheck(of: LogFolder(folder), policy: trust.policy, against: copy)
    if let size = check.unfinished {
      Terminal.say(
        "a commit of size \(size) was begun and not published: the next admission finishes it")
    } else {
      audit.warnOfNewerCheckpoint(than: reader.checkpoint.size)
    }
    var problems = audit.problems + check.problems
    do { _ = try EndorsementLog.key(at: folder, policy: trust.policy) } catch {
      problems.append("\(error)")
    }
    for problem in problems { Terminal.out("\(problem)\n") }
    guard problems.isEmpty else {
      Terminal.say("\(counted(problems.count, "problem")) in \(folder)")
      throw ExitCode.no
    }
    Terminal.out(
      "\(folder): \(counted(reader.checkpoint.size, "entry", "entries")), \(counted(audit.keptCheckpoints, "checkpoint")), no problem found\(copy.map { ", and none against \($0.name)" } ?? "")\n"
    )
  }
}

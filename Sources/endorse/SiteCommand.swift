import ArgumentParser
import Endorsements
import Foundation
import LogSite
import PublishedLists
import TransparencyLog

struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Make the site of a log: pages beside its files, for any web server or none.",
    discussion: """
      Who endorses what, every entry with its proof, lists to download, a feed of changes. Once it is \
      there, admit, inbox admit and serve keep it up to date.
      """)

  @Option(
    help: ArgumentHelp("The log's folder, or a copy of its public files.", valueName: "dir"),
    completion: .directory)
  var log: String

  @OptionGroup var trust: TrustOptions

  func run() async throws {
    let folder = try Input.log(log)
    let made = try await SiteFolder.make(folder, trust: try trust.trust())
    Terminal.say(
      "\(folder.name): \(counted(made.files, "file")) of the site, \(made.written) written")
    if made.isBroken { throw ExitCode.no }
  }
}

extension SiteFolder {
  /// Makes the site of the log in `folder`, from its newest checkpoint.
  ///
  /// - Returns: how many files it has, how many were not as they should be, and whether the site says
  ///   that the log broke its promise.
  static func make(
    _ folder: LogFolder, trust: TrustFolder
  ) async throws -> (files: Int, written: Int, isBroken: Bool) {
    var site = try SiteFolder(folder.name, process: getpid())
    let reader = try await LogReader(folder, policy: trust.policy, at: Clock.now)
    let account = try await LogAccount(reading: reader, trust: trust, at: Clock.now)
    for warning in account.warnings { Terminal.say(warning) }
    try Site(account, verifier: Verifier.embedded).make { try site.put($0, $1) }
    return (site.counts.all, site.counts.written, !account.warnings.isEmpty)
  }

  /// Makes the site of a log's folder anew, where it has one. What goes wrong is said, and is nobody
  /// else's trouble.
  ///
  /// - Returns: false where that has to be repeated.
  @discardableResult
  static func update(inLog log: String) async -> Bool {
    let folder = LogFolder("\(log)/public")
    guard hasSite(folder.name) else { return true }
    do {
      _ = try await make(folder, trust: try TrustFolder(at: "\(log)/keys"))
      return true
    } catch {
      Terminal.say("warning: the site was not made anew, repeat it with endorse site: \(error)")
      return false
    }
  }

  /// As `update`, at first and whenever another checkpoint is published, and again a minute after it failed;
  /// until it is cancelled.
  static func keepUpdated(inLog log: String) async {
    let folder = LogFolder("\(log)/public")
    var made: [UInt8]?
    while !Task.isCancelled {
      var pause = Duration.seconds(1)
      if let checkpoint = try? folder.read("checkpoint", atMost: Note.sizeLimit), checkpoint != made
      {
        if await update(inLog: log) { made = checkpoint } else { pause = .seconds(60) }
      }
      try? await Task.sleep(for: pause)
    }
  }
}

import ArgumentParser
import Endorsements
import Foundation
import TransparencyLog

struct MirrorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mirror",
    abstract: "Copy a log, and keep the copy up to date: nothing unverified is kept.",
    discussion: """
      DIR/public is the copy; every command that takes a log takes DIR. It may be interrupted at any \
      moment and be run again. It never goes back, and keeps what proves that the log broke its \
      promise in DIR/evidence.
      """)

  @Argument(help: "The log: its URL, its folder, or a copy of its files.", completion: .file())
  var log: String

  @Argument(help: ArgumentHelp("The folder of the copy.", valueName: "dir"), completion: .directory)
  var folder: String

  @OptionGroup var trust: TrustOptions

  @OptionGroup var age: MaxAgeOptions

  @Flag(
    help: """
      A log of anything: its entries are not judged, texts are not kept; of the trust folder the \
      policy alone is read.
      """)
  var any = false

  @Flag(help: "Go on for ever.")
  var follow = false

  @Option(help: ArgumentHelp("With --follow: how often to look.", valueName: "seconds"))
  var interval = 60

  @Option(
    help: ArgumentHelp(
      "Cosign what is kept: the secret key file, or agent:NAME.", valueName: "skey"),
    completion: .file())
  var key: String?

  @Option(
    help: ArgumentHelp("A file whose first line is the passphrase.", valueName: "file"),
    completion: .file())
  var passphraseFile: String?

  func validate() throws {
    guard (1...86_400).contains(interval) else {
      throw ValidationError("--interval is \(interval), expected 1 to 86400 seconds")
    }
  }

  func run() async throws {
    let trusted = try any ? nil : trust.trust()
    let policy = try trusted?.policy ?? trust.policy()
    let source = try Input.source(log)
    let cosigner = try key.map {
      try LogMirror.Cosigner(try KeyHolder($0, passphraseFile: passphraseFile).signer())
    }
    let mirror = try MirrorFolder(folder, of: policy.origin)
    var copied: Copied?
    var isOld = false
    while true {
      do {
        if copied == nil { copied = try await Copied(mirror, policy, trusted) }
        let reader = try await LogReader(source, policy: policy, at: Clock.now)
        try report(
          try await copied!.advance(to: reader, cosigner: cosigner), from: reader, into: mirror)
        tellAge(of: reader, &isOld)
      } catch let error as LogError where follow && (copied != nil || error.code != .unverified) {
        // What the source does not give now it may give later; what was half done is read back.
        copied = nil
        Terminal.say("\(error); again in \(span(interval))")
      }
      guard follow else { return }
      try await Task.sleep(for: .seconds(interval))
    }
  }

  /// A mirror that judges the entries, or one that does not.
  private enum Copied {
    case endorsements(EndorsementMirror)
    case anything(LogMirror)

    /// - Parameter trust: by which the entries are judged.
    init(_ folder: MirrorFolder, _ policy: Policy, _ trust: TrustFolder?) async throws {
      if let trust {
        self = .endorsements(try await folder.judged(by: trust))
      } else {
        self = .anything(try folder.unjudged(by: policy))
      }
    }

    var size: Int? {
      switch self {
      case .endorsements(let mirror): mirror.published?.size
      case .anything(let mirror): mirror.published?.size
      }
    }

    mutating func advance(
      to log: LogReader, cosigner: LogMirror.Cosigner?
    ) async throws -> (outcome: LogMirror.Outcome, broken: JudgedLog.Broken?) {
      let size = log.checkpoint.size
      defer { Terminal.endProgress() }
      func progress(_ count: Int) { Terminal.progress("\(count) of \(size) entries") }
      switch self {
      case .endorsements(var mirror):
        let result = try await mirror.advance(
          to: log, cosigner: cosigner, at: Clock.now, progress: progress)
        self = .endorsements(mirror)
        return result
      case .anything(var mirror):
        let outcome = try await mirror.advance(
          to: log, cosigner: cosigner, at: Clock.now, prepare: { _, _ in }, apply: { _ in },
          progress: progress)
        self = .anything(mirror)
        return (outcome, nil)
      }
    }
  }

  /// Says, once, where the log has not been refreshed for too long: what it has is kept all the same.
  private func tellAge(of reader: LogReader, _ isOld: inout Bool) {
    let wasOld = isOld
    do {
      try age.check(reader, named: log)
      isOld = false
    } catch {
      isOld = true
      if !wasOld { Terminal.say("warning: \(error)") }
    }
  }

  private func report(
    _ result: (outcome: LogMirror.Outcome, broken: JudgedLog.Broken?), from log: LogReader,
    into mirror: MirrorFolder
  ) throws {
    let size = log.checkpoint.size
    switch result.outcome {
    case .unchanged:
      if !follow { Terminal.out("\(folder): nothing new, size \(size)\n") }
    case .advanced(let from): Terminal.out("\(folder): size \(size), was \(from)\n")
    case .behind:
      let said =
        "\(log.source.name) has size \(size), less than this mirror: nothing was taken of it"
      guard follow else { throw LogError(.undecided, said) }
      Terminal.say(said)
    case .refused(let evidence):
      let name = try mirror.keep(evidence)
      let what =
        result.broken.map { "entry \($0.entry) \($0.violation)" }
        ?? "its checkpoint of size \(size) contradicts another one that it signed"
      Terminal.say("the log broke its promise: \(what)")
      Terminal.say(
        "nothing of that was kept; what proves it is \(name) (endorse verify)")
      throw ExitCode.no
    }
  }
}

import ArgumentParser
import Endorsements
import Foundation
import PublishedLists
import TransparencyLog

struct MonitorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "Follow a log, and tell what touches the names, domains and keys that you watch.",
    discussion: """
      Answers in JSON, one object a line (endorse.monitor/1). What was told is kept in DIR, with a \
      verified copy of the log: nothing is left out after an interruption, and what was being told then \
      is told again. What is watched later is told of from the log's first entry on. Names that could be \
      taken for a watched one are told too.
      """)

  @Option(
    help: ArgumentHelp("The log: its URL, its folder, or a copy.", valueName: "url|dir"),
    completion: .file())
  var log: String

  @Option(
    name: [.customLong("in"), .long],
    help: ArgumentHelp("Its own folder, made if it is not there.", valueName: "dir"),
    completion: .directory)
  var folder: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("What to watch.", valueName: "name|domain|key"))
  var watch: [String]

  @Flag(help: "Go on for ever.")
  var follow = false

  @Option(help: ArgumentHelp("With --follow: how often to look.", valueName: "seconds"))
  var interval = 60

  @OptionGroup var trust: TrustOptions
  @OptionGroup var age: MaxAgeOptions

  func validate() throws {
    guard !watch.isEmpty else { throw ValidationError("give what to watch (--watch)") }
    guard (1...86_400).contains(interval) else {
      throw ValidationError("--interval is \(interval), expected 1 to 86400 seconds")
    }
  }

  func run() async throws {
    let trusted = try trust.trust()
    let watchlist = try Watchlist(watch)
    let copy = try MirrorFolder(folder, of: trusted.origin)
    var telling = Telling(watchlist, after: try Told(copy.files))
    while true {
      var broke = false
      do {
        var mirror = try await copy.judged(by: trusted, each: { telling.take($0, in: $1) })
        repeat {
          try telling.tell(into: copy.files)
          let reader = try await age.log(log, trust: trusted)
          let result = try await mirror.advance(
            to: reader, at: Clock.now, each: { telling.take($0, in: $1) })
          try telling.tell(into: copy.files)
          broke = try tell(result, from: reader, copy) || broke
          guard follow else { break }
          try await Task.sleep(for: .seconds(interval))
        } while true
      } catch let error as LogError {
        // What was read and could not be verified is told by nobody.
        telling.forget()
        Self.say(MonitorEvent(.unreadable, detail: error.description))
        guard follow else { throw error.code == .unverified ? ExitCode.no : ExitCode.undecided }
        try await Task.sleep(for: .seconds(interval))
        continue
      }
      if broke { throw ExitCode.no }
      return
    }
  }

  /// - Returns: whether the log broke its promise.
  private func tell(
    _ result: (outcome: LogMirror.Outcome, broken: JudgedLog.Broken?), from log: LogReader,
    _ copy: MirrorFolder
  ) throws -> Bool {
    let head = log.checkpoint
    switch result.outcome {
    case .unchanged, .advanced:
      Self.say(
        MonitorEvent(
          .alive, size: head.size, root: base64(head.root.bytes), asOf: head.asOf.map(timestamp),
          age: head.asOf.map { max(0, Clock.now - $0) }))
      return false
    case .behind:
      Self.say(
        MonitorEvent(
          .behind, size: head.size,
          detail: "the log shows a smaller tree than it did: an old copy is served"))
      return true
    case .refused(let evidence):
      let name = try copy.keep(evidence)
      if let broken = result.broken {
        Self.say(
          MonitorEvent(
            .broken, entry: broken.entry, rule: broken.violation.rule,
            detail: broken.violation.description, evidence: name))
      } else {
        Self.say(
          MonitorEvent(
            .fork, size: head.size, root: base64(head.root.bytes),
            detail: "the log signed two histories", evidence: name))
      }
      return true
    }
  }

  static func say(_ event: MonitorEvent) {
    do { Terminal.out(try json(line: event)) } catch { Terminal.say(String(describing: error)) }
  }
}

/// How far a monitor has told what it found: of each that is watched the entries that were looked at for it, so
/// that who is watched later is told of those before too. SPEC.md, section 14, `endorse.monitor/1`.
private struct Told {
  private static let path = "private/told"

  private var sizes: [String: Int] = [:]

  init(_ folder: LogFolder) throws {
    guard let bytes = try folder.read(Self.path, atMost: 1 << 24) else { return }
    do {
      sizes = try JSONDecoder().decode([String: Int].self, from: Data(bytes))
    } catch {
      throw LogError(
        .malformed,
        "\(folder.name)/\(Self.path): expected JSON of what is watched, each with a number of entries"
      )
    }
  }

  /// Whether the entry at an index was looked at for what is watched.
  func isPast(_ index: Int, _ watched: String) -> Bool { index < sizes[watched] ?? 0 }

  /// Whether it was for all of these: what is past for everybody is not compared again at each start.
  func isPast(_ index: Int, for watched: [String]) -> Bool {
    watched.allSatisfy { isPast(index, $0) }
  }

  /// Keeps that so many entries were looked at for all of these, and drops others.
  mutating func keep(_ size: Int, for watched: [String], in folder: LogFolder) throws {
    let all = Dictionary(watched.map { ($0, size) }) { first, _ in first }
    guard all != sizes else { return }
    try folder.write([(Self.path, Array(try json(line: all).utf8))])
    sizes = all
  }
}

/// What was found of the entries that were read, until they are known to be the log's.
private struct Telling {
  private let watchlist: Watchlist
  private var told: Told
  private var found: [MonitorEvent] = []
  private var size = 0

  init(_ watchlist: Watchlist, after told: Told) {
    self.watchlist = watchlist
    self.told = told
  }

  /// Takes the next entry, before it is judged.
  mutating func take(_ candidate: Candidate, in state: LedgerState) {
    size = state.size + 1
    guard !told.isPast(state.size, for: watchlist.watched),
      case .success(let entry) = candidate.entry
    else { return }
    // The names by which its keys endorsed before, whatever became of it.
    var names: [String] = []
    if entry.kind != .endorsement {
      for key in entry.namedKeys {
        for text in state.texts(endorsedBy: key.publicKey) {
          if let index = state.entry(endorsing: text, by: key.publicKey),
            let endorsement = state.endorsements.first(ofEntry: index)
          {
            names.append(endorsement.signatory)
          }
        }
      }
    }
    for match in watchlist.matches(entry, endorsedAs: names)
    where !told.isPast(state.size, match.watched) {
      found.append(MonitorEvent(match, entry, at: state.size))
    }
  }

  /// Says what was found, and keeps that it was said.
  mutating func tell(into folder: LogFolder) throws {
    for event in found { MonitorCommand.say(event) }
    found = []
    try told.keep(size, for: watchlist.watched, in: folder)
  }

  mutating func forget() {
    found = []
    size = 0
  }
}

import ArgumentParser
import Endorsements
import PublishedLists
import TransparencyLog

struct Admit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Append entries to your log: countersign where needed, commit, publish, write proofs.",
    discussion: """
      A folder means its files in byte order of their names, statements first. What breaks a rule is \
      left out and reported, the rest is appended in one commit, and the exit code is 1.
      """)

  @Argument(help: "Notes, or folders of notes.")
  var files: [String]

  @Option(help: ArgumentHelp("The log's folder.", valueName: "dir"))
  var log: String

  @Option(help: ArgumentHelp("The text of a statement that is admitted.", valueName: "file"))
  var text: [String] = []

  @Option(
    help: ArgumentHelp(
      "The secretariat's secret key, or agent:NAME, for submissions.", valueName: "skey"))
  var key: String?

  @Option(help: ArgumentHelp("A file whose first line is the passphrase.", valueName: "file"))
  var passphraseFile: String?

  @Option(help: ArgumentHelp("A folder for the proofs, one for each note.", valueName: "dir"))
  var proofs: String?

  @OptionGroup var consent: ConsentOptions

  func run() async throws {
    let notes = try files.flatMap { try Self.notes(in: $0) }
    let texts = try text.map { try Input.text($0) }
    if let proofs, !Files.isFolder(proofs) {
      throw LogError(.undecided, "\(proofs): no such folder")
    }
    try Self.checkProofNames(notes.map(\.path))
    var opened = try await EndorsementLog(opening: log)
    let countersigner = try key.map {
      try KeyHolder($0, passphraseFile: passphraseFile).signer()
    }
    let outcomes = try await opened.admit(
      notes.map(\.bytes), countersigner: countersigner, texts: texts)
    var logged: [(path: String, index: Int)] = []
    var appended = 0
    var isAllGood = true
    for (note, outcome) in zip(notes, outcomes) {
      switch outcome {
      case .appended(let index):
        appended += 1
        logged.append((note.path, index))
        Terminal.out("\(visible(note.path)): entry \(index)\n")
      case .alreadyLogged(let index, let ended):
        logged.append((note.path, index))
        Terminal.out("\(visible(note.path)): entry \(index), already there\n")
        if let ended {
          isAllGood = false
          Terminal.say(
            "\(visible(note.path)): that endorsement was \(ended.how.rawValue) by entry \(ended.by)"
          )
        }
      case .refused(let why):
        isAllGood = false
        Terminal.say("\(visible(note.path)): \(why)")
      }
    }
    Terminal.say(
      "\(appended) of \(notes.count) appended; the log has \(counted(opened.published.size, "entry", "entries"))")
    if let proofs {
      let made = try opened.proofs(of: logged.map(\.index))
      try LogFolder(proofs).write(
        zip(made, logged).map { ("\($1.path.baseName).tlog-proof", $0.encoded) })
    }
    if !isAllGood { throw ExitCode.no }
  }

  private struct NoteFile {
    let path: String
    let bytes: [UInt8]
  }

  /// The file; or the files of a folder, statements first.
  private static func notes(in path: String) throws -> [NoteFile] {
    func note(_ path: String) throws -> NoteFile {
      NoteFile(path: path, bytes: try Input.read(path, atMost: Entry.sizeLimit))
    }
    guard Files.isFolder(path) else { return [try note(path)] }
    let all = try (Files.names(in: path) ?? []).map { "\(path)/\($0)" }
      .filter { !Files.isFolder($0) }.map(note)
    let header = Array("endorse/v1 statement\n".utf8)
    return all.filter { $0.bytes.starts(with: header) }
      + all.filter { !$0.bytes.starts(with: header) }
  }

  /// Two inputs must not write one proof file.
  private static func checkProofNames(_ paths: [String]) throws {
    var seen: [String: String] = [:]
    for path in paths {
      if let other = seen.updateValue(path, forKey: path.baseName) {
        throw LogError(
          .malformed, "\(other) and \(path) would have the same proof file, rename one")
      }
    }
  }
}

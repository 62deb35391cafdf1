import ArgumentParser
import Endorsements
import LogServer
import PublishedLists
import TransparencyLog

struct Admit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admit",
    abstract:
      "Append entries to your log: countersign where needed, commit, publish, write proofs.",
    discussion: """
      A folder means its files in byte order of their names, statements first. What breaks a rule is \
      left out and reported, the rest is appended in one commit, and the exit code is 1.
      """)

  @Argument(help: "Notes, or folders of notes.", completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("The log's folder.", valueName: "dir"), completion: .directory)
  var log: String

  @Option(
    help: ArgumentHelp("The text of a statement that is admitted.", valueName: "file"),
    completion: .file())
  var text: [String] = []

  @Option(
    help: ArgumentHelp(
      "The secretariat's secret key, or agent:NAME, for submissions.", valueName: "skey"),
    completion: .file())
  var key: String?

  @Option(
    help: ArgumentHelp("A file whose first line is the passphrase.", valueName: "file"),
    completion: .file())
  var passphraseFile: String?

  @Option(
    help: ArgumentHelp("A folder for the proofs, one for each note.", valueName: "dir"),
    completion: .directory)
  var proofs: String?

  @OptionGroup var consent: ConsentOptions

  func run() async throws {
    let found = try files.flatMap { try Self.notes(in: $0) }
    let notes = found.compactMap { try? $0.get() }
    let texts = try text.map { try Input.text($0) }
    try checkProofFiles(notes.map(\.path))
    let holder = try key.map { try KeyHolder($0, passphraseFile: passphraseFile) }
    var opened = try await Admission(opening: log)
    let secretariat = opened.state.secretariat
    if let key = holder?.verifierKey, key != secretariat {
      throw LogError(
        .unverified, "the key \(key) is not that of the secretariat in force, \(secretariat)")
    }
    let outcomes = try await opened.admit(
      notes.map(\.bytes), countersigner: try holder?.signer(), texts: texts)
    var logged: [(path: String, index: Int)] = []
    var appended = 0
    var isAllGood = true
    for case .failure(let error) in found {
      isAllGood = false
      Terminal.say(error.description)
    }
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
      case .refused(let error):
        isAllGood = false
        Terminal.say("\(visible(note.path)): \(error)")
      }
    }
    for failure in try await opened.addLateCosignatures() { Terminal.say("warning: \(failure)") }
    await opened.updateSite()
    let entries = counted(opened.size, "entry", "entries")
    Terminal.say("\(appended) of \(found.count) appended; the log has \(entries)")
    if let proofs {
      do {
        let made = try opened.proofs(of: logged.map(\.index))
        try LogFolder(proofs).write(
          zip(made, logged).map { ("\($1.path.baseName).tlog-proof", $0.encoded) })
      } catch let error as LogError {
        throw LogError(
          error.code,
          "\(error); the entries above are in the log, admit the same files again for their proofs")
      }
    }
    let successor = opened.state.secretariat
    if successor != secretariat, !opened.trust.secretariat.contains(successor) {
      Terminal.say(
        """
        the secretariat's key is now
          \(successor)
        append this line to \(log)/keys/\(TrustFolder.secretariatName), and hand the folder out again
        """)
    }
    if !isAllGood { throw ExitCode.no }
  }

  private struct NoteFile {
    let path: String
    let bytes: [UInt8]
  }

  /// The file; or the files of a folder, statements first, in which one that cannot be a note keeps
  /// no other from being admitted.
  private static func notes(in path: String) throws -> [Result<NoteFile, LogError>] {
    func note(_ path: String, onlyRegular: Bool = false) throws -> NoteFile {
      NoteFile(
        path: path,
        bytes: try Input.read(path, atMost: Entry.sizeLimit, onlyRegular: onlyRegular))
    }
    guard Files.isFolder(path) else { return [.success(try note(path))] }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let all = try (Files.names(in: path) ?? []).map { "\(folder)/\($0)" }
      .filter { !Files.isFolder($0) }
      .map { path -> Result<NoteFile, LogError> in
        do { return .success(try note(path, onlyRegular: true)) } catch let error as LogError {
          return .failure(error)
        }
      }
    let header = Array("endorse/v1 statement\n".utf8)
    func isStatement(_ note: Result<NoteFile, LogError>) -> Bool {
      (try? note.get())?.bytes.starts(with: header) ?? false
    }
    return all.filter(isStatement) + all.filter { !isStatement($0) }
  }

  /// Two inputs must not write one proof file, and what is there is not overwritten unasked.
  private func checkProofFiles(_ paths: [String]) throws {
    guard let proofs else { return }
    guard Files.isFolder(proofs) else { throw LogError(.undecided, "\(proofs): no such folder") }
    var names: [String: String] = [:]
    var existing: [String] = []
    for path in paths {
      if let other = names.updateValue(path, forKey: path.baseName) {
        throw LogError(
          .malformed, "\(other) and \(path) would have the same proof file, rename one")
      }
      let file = try OutputFile("\(proofs)/\(path.baseName).tlog-proof")
      if file.isThere { existing.append(file.path) }
    }
    guard let first = existing.first else { return }
    let question =
      existing.count == 1
      ? "\(first) exists: overwrite it?"
      : "\(first) and \(existing.count - 1) more exist: overwrite them?"
    try Terminal.confirm(question, yes: consent.yes)
  }
}

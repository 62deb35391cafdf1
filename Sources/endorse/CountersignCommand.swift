import ArgumentParser
import Endorsements
import TransparencyLog

struct Countersign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "countersign",
    abstract: "Admit submissions on a machine that holds the secretariat's key and no log.",
    discussion: "Without -o each file is replaced by the countersigned one.")

  @Argument(help: "The submissions.", completion: .file())
  var files: [String]

  @OptionGroup var key: KeyOptions
  @OptionGroup var trust: TrustOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("A folder for the results.", valueName: "dir"), completion: .directory)
  var output: String?

  @OptionGroup var consent: ConsentOptions

  func run() throws {
    let holder = try key.holder()
    let trusted = try trust.trustIfAny()
    if let trusted, !trusted.secretariat.contains(holder.verifierKey) {
      throw LogError(
        .malformed, "the key \(holder.verifierKey) is not the secretariat's of the trust folder")
    }
    let entries = try files.map { path in
      let bytes = try Input.read(path, atMost: Entry.sizeLimit)
      return try naming(path) {
        let entry = try Entry(parsing: bytes)
        try Self.checkIsSubmission(entry, for: trusted)
        return entry
      }
    }
    let results = try resultFiles()
    let signer = try holder.signer()
    // All of them are made before one is written.
    let notes = try zip(files, entries).map { path, entry in
      try naming(path) {
        let note = try entry.countersigned(by: signer).admitted.bytes
        _ = try Entry(parsing: note)
        return note
      }
    }
    for (file, note) in zip(results, notes) { try file.write(note) }
  }

  /// What can be said of it before the secretariat's key is unlocked.
  private static func checkIsSubmission(_ entry: Entry, for trusted: TrustFolder?) throws {
    guard case .endorsement(let endorsement) = entry.content else {
      throw LogError(.malformed, "\(entry.kind.one) is not countersigned, an endorsement is")
    }
    guard entry.note.signatures.count == 1 else {
      throw LogError(
        .malformed, "\(entry.note.signatures.count) signature lines, expected the signatory's one")
    }
    guard entry.note.isSigned(by: endorsement.key, at: 0) else {
      throw LogError(.unverified, "the signature of \(quoted(endorsement.key.name)) is not valid")
    }
    try entry.checkKeysAreFit()
    guard let trusted else { return }
    _ = try SignedEntry(verifying: entry, trust: trusted)
    try trusted.checkIsFree(endorsement.key)
  }

  /// Where the results go: over the submissions, or to files of their names, each of which is one.
  private func resultFiles() throws -> [OutputFile] {
    guard let output else {
      guard !files.contains("-") else {
        throw ValidationError(
          "standard input cannot be replaced, give a folder for the results (-o)")
      }
      return try files.map { try OutputFile($0) }
    }
    guard Files.isFolder(output) else { throw LogError(.undecided, "\(output): no such folder") }
    let results = try files.map { try OutputFile("\(output)/\($0.fileName)") }
    var names: [String: String] = [:]
    for (path, result) in zip(files, results) {
      if let other = names.updateValue(path, forKey: result.path) {
        throw LogError(
          .malformed, "\(other) and \(path) would both become \(result.path), rename one")
      }
      if result.isThere {
        try Terminal.confirm("\(result.path) exists: overwrite it?", yes: consent.yes)
      }
    }
    return results
  }
}

import ArgumentParser
import Endorsements
import TransparencyLog

struct Countersign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Admit submissions on a machine that holds the secretariat's key and no log.",
    discussion: "Without -o each file is replaced by the countersigned one.")

  @Argument(help: "The submissions.")
  var files: [String]

  @OptionGroup var key: KeyOptions
  @OptionGroup var trust: TrustOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("A folder for the results.", valueName: "dir"))
  var output: String?

  @OptionGroup var consent: ConsentOptions

  func run() throws {
    let holder = try key.holder()
    if let trusted = try trust.trustIfAny(), !trusted.secretariat.contains(holder.verifierKey) {
      throw LogError(
        .malformed, "the key \(holder.verifierKey) is not the secretariat's of the trust folder")
    }
    if let output, !Files.isFolder(output) {
      throw LogError(.undecided, "\(output): no such folder")
    }
    let entries = try files.map { path in
      let bytes = try Input.read(path, atMost: Entry.sizeLimit)
      return (path, try naming(path) { try Entry(parsing: bytes) })
    }
    let signer = try holder.signer()
    // All of them are made before one is written.
    let results = try entries.map { path, entry in
      try naming(path) {
        try entry.checkKeysAreFit()
        let note = try entry.countersigned(by: signer).0.encoded
        _ = try Entry(parsing: note)
        return (path, note)
      }
    }
    for (path, note) in results {
      if let output {
        try Output.write("\(output)/\(path.fileName)", note, consent: consent)
      } else {
        try Files.replace(path, note)
      }
    }
  }
}

extension String {
  /// The last part of a path.
  var fileName: String { split(separator: "/").last.map(String.init) ?? self }

  /// The last part of a path without what follows its last dot.
  var baseName: String {
    let name = fileName
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

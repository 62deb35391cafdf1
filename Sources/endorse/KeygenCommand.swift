import ArgumentParser
import Endorsements
import Foundation
import TransparencyLog

struct Keygen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keygen",
    abstract: "Make a key: BASE.skey, which you keep, and BASE.vkey, which you publish.",
    discussion: """
      NAME is the identity that the key claims: an organization's domain, such as karisma.org.co, or \
      an individual's name below a domain, such as secretariat.example/vinton-cerf.
      """)

  @Argument(help: "The key name: a domain in lower case, or a domain, a slash and a name.")
  var name: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The path of the two files without their ends.", valueName: "base"),
    completion: .file())
  var output: String

  @Flag(
    help: "The verifier key is that of a witness (type 0x04), for a policy and endorse witness.")
  var witness = false

  @Flag(help: "Do not protect the secret key with a passphrase.")
  var noPassphrase = false

  @Option(
    help: ArgumentHelp("A file whose first line is the passphrase.", valueName: "file"),
    completion: .file())
  var passphraseFile: String?

  func validate() throws {
    if noPassphrase, passphraseFile != nil {
      throw ValidationError("give --no-passphrase or --passphrase-file, not both")
    }
  }

  func run() throws {
    do { try KeyName.check(name) } catch let error as LogError {
      let lower = name.lowercased()
      let isNamedByCase = lower != name && (try? KeyName.check(lower)) != nil
      throw LogError(
        error.code, error.description + (isNamedByCase ? ": write \(lower)" : ""))
    }
    for path in ["\(output).skey", "\(output).vkey"] where Files.exists(path) {
      throw LogError(.system, "\(path) exists already: a key is never overwritten")
    }
    let folder = Files.folder(of: output)
    guard Files.isFolder(folder) else {
      throw LogError(.undecided, "\(folder): no such folder for \(output).skey")
    }
    let passphrase = noPassphrase ? nil : try NewPassphrase.ask(file: passphraseFile)
    let key = try SecretKey(generating: name)
    // One secret, which a witness signs other bytes with.
    let verifierKey =
      witness
      ? try VerifierKey(name: name, type: .cosignature, publicKey: key.verifierKey.publicKey)
      : key.verifierKey
    var file = try SecretKeyFile.encode(key, passphrase: passphrase)
    defer { wipe(&file) }
    try Files.create("\(output).skey", file, mode: 0o600)
    do {
      try Files.create("\(output).vkey", Array("\(verifierKey)\n".utf8))
    } catch {
      // Half a key is none.
      try? FileManager.default.removeItem(atPath: "\(output).skey")
      throw error
    }
    Terminal.out("\(verifierKey)\n")
  }
}

/// Where a new passphrase comes from.
enum NewPassphrase {
  static func ask(file: String?, option: String = "--passphrase-file") throws -> SecretMemory {
    if let file { return try Terminal.passphrase(file: file) }
    let first = try Terminal.passphrase("new passphrase", option: option)
    let again = try Terminal.passphrase("the same again", option: option)
    guard first.isSame(as: again) else {
      throw LogError(.undecided, "the two passphrases differ, nothing was done")
    }
    return first
  }
}

import ArgumentParser
import TransparencyLog

struct Key: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Show a key, or change its passphrase.", subcommands: [Show.self, Passphrase.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print the verifier key of a key; needs no passphrase.")

    @Argument(
      help: "A .skey or .vkey file, or agent:NAME for a key in ssh-agent.", completion: .file())
    var file: String

    func run() throws {
      if file.hasPrefix("agent:") {
        return Terminal.out("\(try KeyHolder(file, passphraseFile: nil).verifierKey)\n")
      }
      let bytes = try Input.readSecret(file, atMost: SecretKeyFile.sizeLimit)
      guard SecretKeyFile.looksLikeOne(bytes) else {
        return Terminal.out("\(try Input.verifierKey(file))\n")
      }
      Terminal.out("\(try naming(file) { try SecretKeyFile(parsing: bytes) }.claimedKey)\n")
    }
  }

  struct Passphrase: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "passphrase",
      abstract: "Give a secret key file another passphrase, or none.")

    @Argument(help: "The .skey file.", completion: .file())
    var file: String

    @Option(
      help: ArgumentHelp("A file with the present passphrase.", valueName: "file"),
      completion: .file())
    var passphraseFile: String?

    @Option(
      help: ArgumentHelp("A file with the new passphrase.", valueName: "file"), completion: .file())
    var newPassphraseFile: String?

    @Flag(help: "Take the passphrase away.")
    var noPassphrase = false

    func validate() throws {
      if noPassphrase, newPassphraseFile != nil {
        throw ValidationError("give --no-passphrase or --new-passphrase-file, not both")
      }
    }

    func run() throws {
      var before = try Input.readSecret(file, atMost: SecretKeyFile.sizeLimit)
      defer { wipe(&before) }
      guard Files.exists(file) else { throw LogError(.undecided, "\(file): no such file") }
      try OutputFile.checkIsRegular(file)
      let parsed = try naming(file) { try SecretKeyFile(parsing: before) }
      var present: SecretMemory?
      if parsed.needsPassphrase {
        present =
          try passphraseFile.map { try Terminal.passphrase(file: $0) }
          ?? Terminal.passphrase("present passphrase of \(file)")
      }
      let key = try naming(file) { try parsed.secretKey(passphrase: present) }
      let passphrase =
        noPassphrase
        ? nil
        : try NewPassphrase.ask(file: newPassphraseFile, option: "--new-passphrase-file")
      var after = try SecretKeyFile.encode(key, passphrase: passphrase)
      defer { wipe(&after) }
      try Files.replace(file, after, mode: 0o600)
      Terminal.say("\(file) has \(noPassphrase ? "no passphrase any more" : "a new passphrase")")
    }
  }
}

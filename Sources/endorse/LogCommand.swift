import ArgumentParser
import Endorsements
import TransparencyLog

struct LogGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Make a log.", subcommands: [Create.self])

  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create",
      abstract: "Make a new, empty log in a folder.",
      discussion: """
        DIR/public is what you publish; DIR/private holds the log's key; DIR/keys is the trust folder to \
        hand out. The trust fingerprint is printed: publish it with the letter.
        """)

    @Argument(
      help: ArgumentHelp("The folder, which is not there yet.", valueName: "dir"),
      completion: .directory)
    var folder: String

    @Option(help: "The log's name, such as manifesto.example/log.")
    var origin: String

    @Option(
      help: ArgumentHelp("The secretariat's verifier key.", valueName: "vkey"), completion: .file())
    var secretariat: String

    @Option(
      help: ArgumentHelp(
        "Witnesses, groups and the quorum, as lines of a tlog-policy without the log's; quorum none without it.",
        valueName: "file"), completion: .file())
    var policy: String?

    func run() throws {
      let key = try Input.verifierKey(secretariat)
      let trust = try EndorsementLog.create(
        at: folder, origin: origin,
        witnesses: try policy.map { try Input.read($0, atMost: Policy.sizeLimit) },
        secretariat: Array("\(key)\n".utf8))
      Terminal.say("\(folder)/keys is the trust folder to hand out; its fingerprint:")
      Terminal.out("\(trust.fingerprint)\n")
    }
  }
}

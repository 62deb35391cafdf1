import ArgumentParser
import LogServer
import TransparencyLog

struct WitnessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness",
    abstract: "Cosign the checkpoints of logs that only ever append, and serve the latest of each.",
    discussion: """
      The policy names the logs, in lines log VKEY, and may be a log's own: its witnesses and its quorum \
      are not looked at. What was cosigned last of each log is kept in DIR, durably before anybody is \
      answered: a witness that forgets it is none. Never start one from an old copy of DIR, nor two with \
      one key. Runs until SIGTERM or SIGINT.
      """)

  @Argument(
    help: ArgumentHelp("The witness's own folder, made if it is not there.", valueName: "dir"),
    completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("The logs, as a tlog-policy.", valueName: "file"), completion: .file())
  var policy: String

  @Option(
    help: ArgumentHelp("The witness's secret key, or agent:NAME.", valueName: "skey"),
    completion: .file())
  var key: String

  @Option(
    help: ArgumentHelp("A file whose first line is the passphrase.", valueName: "file"),
    completion: .file())
  var passphraseFile: String?

  @OptionGroup var server: ServerOptions

  func run() async throws {
    let bytes = try Input.read(policy, atMost: Policy.sizeLimit)
    let logs = try naming(policy) { try WitnessedLogs(parsing: bytes) }
    let holder = try KeyHolder(key, passphraseFile: passphraseFile)
    let witness = try Witness(watching: logs, signer: try holder.signer())
    let ledger = try WitnessLedger(of: witness, at: folder)
    Terminal.say(
      """
      witness \(witness.key)
        watches \(logs.origins.count == 1 ? "1 log" : "\(logs.origins.count) logs")
      """)
    let endpoint = WitnessEndpoint(ledger, logs: logs, now: { Clock.now })
    try await server.serve(
      [endpoint],
      beside: [
        {
          // Whoever cannot write answers nobody.
          if let failure = await ledger.failure() { throw failure }
        }
      ])
  }
}

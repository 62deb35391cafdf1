import ArgumentParser
import Endorsements
import LogServer
import LogSite
import TransparencyLog

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve your log over HTTP and take submissions, or serve a copy of a log.",
    discussion: """
      Of a log's own folder it also takes submissions, which wait in the inbox for the secretariat \
      (endorse inbox); what needs no admission is appended at once. It holds the log: admit and inbox \
      go through it while it runs. A copy of a log's public files is served as it is, as any web \
      server does as well. A site (endorse site) is made anew whenever a checkpoint is published. Runs \
      until SIGTERM or SIGINT, and answers what was begun before it ends.
      """)

  @Option(
    help: ArgumentHelp("The log's folder, or a copy of its public files.", valueName: "dir"),
    completion: .directory)
  var log: String

  @Flag(help: "Take no submissions.")
  var readOnly = false

  @OptionGroup var server: ServerOptions

  func run() async throws {
    let files = try LogFiles(Input.log(log).name)
    let gauges = files.gauges { Clock.now }
    guard !readOnly, Files.exists("\(log)/\(EndorsementLog.keyPath)") else {
      try await server.serve([files], metrics: ServerMetrics(gauges: gauges))
      return
    }
    let opened = try await EndorsementLog(
      opening: log, at: Clock.now, witnesses: WitnessClient())
    let (lock, inbox) = (opened.lock, opened.inbox)
    let desk = AdmissionDesk(opened)
    let submissions = SubmissionEndpoint(
      submit: desk.submit,
      lookUp: { id in
        guard let id = Inbox.ID(id) else { return nil }
        return await desk.outcome(of: id)
      })
    // Who is on this machine and may read the log's private files hands in there.
    let beside = HTTPServer([submissions], configuration: .init(port: 0)) { address in
      do { try lock.announce(address) } catch { Terminal.say(String(describing: error)) }
    }
    let waiting = ServerMetrics.Gauge(
      "endorse_inbox_waiting", help: "How many submissions wait for the secretariat."
    ) { (try? inbox.waitingCount()).map(Double.init) }
    try await server.serve(
      [submissions, files], requestsPerMinute: 60,
      metrics: ServerMetrics(gauges: gauges + [waiting]),
      beside: [
        { try await desk.run { Clock.now } }, { try await beside.run() },
        { [log] in await SiteFolder.keepUpdated(inLog: log) },
      ])
  }
}

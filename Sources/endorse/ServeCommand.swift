import ArgumentParser
import LogServer
import TransparencyLog

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve a log's public files, or a copy of them, over HTTP.",
    discussion: """
      The files are read as they are: any web server that serves the folder does as well. Runs until \
      SIGTERM or SIGINT, and answers what was begun before it ends.
      """)

  @Option(
    help: ArgumentHelp("The log's folder, or a copy of its public files.", valueName: "dir"))
  var log: String

  @OptionGroup var server: ServerOptions

  func run() async throws {
    let files = try LogFiles(Input.log(log).name)
    let metrics = ServerMetrics(gauges: files.gauges { Clock.now })
    try await server.serve([files], requestsPerMinute: 60, metrics: metrics)
  }
}

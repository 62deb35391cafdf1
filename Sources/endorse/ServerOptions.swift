import ArgumentParser
import Foundation
import LogServer
import TransparencyLog

/// Where and how a server listens.
struct ServerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where to listen; port 0 takes a free one.", valueName: "host:port"))
  var listen = "127.0.0.1:8080"

  @Option(
    help: ArgumentHelp(
      "What stands before every path, such as /log for https://HOST/log/.", valueName: "path"))
  var prefix: String?

  @Option(
    help: ArgumentHelp("Where /metrics is answered; nowhere without it.", valueName: "host:port"))
  var metricsListen: String?

  @Option(
    help: ArgumentHelp("Certificates in PEM, the server's own first: https.", valueName: "file"),
    completion: .file())
  var tlsCertificate: String?

  @Option(
    help: ArgumentHelp("The key of the certificate, in PEM.", valueName: "file"),
    completion: .file())
  var tlsKey: String?

  @Flag(help: "Believe the last address of X-Forwarded-For, which a proxy sets.")
  var behindProxy = false

  @Option(help: ArgumentHelp("The most connections at a time.", valueName: "number"))
  var connections = 1000

  @Option(
    help: ArgumentHelp(
      "How many requests that send something a client has answered in a minute; 0 for any number.",
      valueName: "number"))
  var requestsPerMinute: Int?

  @Flag(help: "Write no line for each request.")
  var noAccessLog = false

  func validate() throws {
    _ = try Self.address(listen, "--listen")
    _ = try metricsListen.map { try Self.address($0, "--metrics-listen") }
    if let prefix, !prefix.isPrefixOfPaths {
      throw ValidationError(
        "--prefix is \(quoted(prefix)), expected /NAME, or /NAME/NAME and so on")
    }
    guard (tlsCertificate == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-certificate and --tls-key go together")
    }
    guard (1...100_000).contains(connections) else {
      throw ValidationError("--connections is \(connections), expected 1 to 100000")
    }
    guard (0...1_000_000).contains(requestsPerMinute ?? 0) else {
      throw ValidationError(
        "--requests-per-minute is \(requestsPerMinute!), expected 0 to 1000000")
    }
  }

  /// - Parameter perMinute: how many requests that send something are answered where no option says it;
  ///   nil for any number.
  func configuration(requestsPerMinute perMinute: Int?) throws -> HTTPServer.Configuration {
    let address = try Self.address(listen, "--listen")
    var configuration = HTTPServer.Configuration(host: address.host, port: address.port)
    configuration.metrics = try metricsListen.map { try Self.address($0, "--metrics-listen") }
    if let tlsCertificate, let tlsKey { configuration.tls = (tlsCertificate, tlsKey) }
    configuration.prefix = prefix ?? ""
    configuration.isBehindProxy = behindProxy
    configuration.limits.connections = connections
    configuration.writesPerMinute = requestsPerMinute.map { $0 == 0 ? nil : $0 } ?? perMinute
    return configuration
  }

  /// Runs endpoints until SIGTERM or SIGINT, and says where they listen.
  /// - Parameters:
  ///   - requestsPerMinute: as in `configuration`.
  ///   - work: is done beside, and cancelled when the server has answered what was begun.
  func serve(
    _ endpoints: [any Endpoint], requestsPerMinute: Int? = nil,
    metrics: ServerMetrics = ServerMetrics(), beside work: [@Sendable () async throws -> Void] = []
  ) async throws {
    var configuration = try configuration(requestsPerMinute: requestsPerMinute)
    configuration.limits.connections = try Self.openFiles(for: connections)
    let lines = WaitingLines()
    if !noAccessLog { configuration.accessLog = { lines.add($0) } }
    async let writing: Void = lines.write()
    let server = HTTPServer(endpoints, configuration: configuration, metrics: metrics) {
      Terminal.say("listening on \($0)")
    }
    let ended: Result<Void, any Error>
    do {
      ended = .success(try await server.runUntilSignal(beside: work))
    } catch {
      ended = .failure(error)
    }
    lines.finish()
    await writing
    try ended.get()
  }

  /// Lets this process have two files for each connection, itself and what is read for it, and some more.
  /// - Returns: how many connections there may be.
  private static func openFiles(for connections: Int) throws -> Int {
    let others = 100
    #if canImport(Darwin)
      let kind = RLIMIT_NOFILE
    #else
      let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #endif
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0 else {
      return connections
    }
    let wanted = rlim_t(2 * connections + others)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = min(wanted, limit.rlim_max)
      setrlimit(kind, &limit)
    }
    let most = (Int(min(limit.rlim_cur, wanted)) - others) / 2
    guard most > 0 else {
      throw LogError(
        .system, "\(limit.rlim_cur) files may be open (ulimit -n), expected more than \(others + 1)"
      )
    }
    if most < connections {
      Terminal.say(
        "warning: at most \(most) connections, since no more files may be open (ulimit -n)")
    }
    return most
  }

  /// `HOST:PORT`, an IPv6 address in brackets.
  static func address(_ text: String, _ option: String) throws -> (host: String, port: Int) {
    guard let colon = text.lastIndex(of: ":"),
      let port = number(decimal: text[colon...].dropFirst().utf8), port <= 65_535
    else { throw ValidationError("\(option) is \(quoted(text)), expected HOST:PORT") }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      throw ValidationError("\(option) is \(quoted(text)), expected [IPv6 address]:PORT")
    }
    guard !host.isEmpty else {
      throw ValidationError("\(option) is \(quoted(text)), expected HOST:PORT")
    }
    return (String(host), port)
  }
}

extension String {
  /// Whether it is a slash and a name of plain characters, once or more.
  fileprivate var isPrefixOfPaths: Bool {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    return parts.count > 1 && parts[0].isEmpty
      && parts.dropFirst().allSatisfy { part in
        !part.isEmpty && part.first != "."
          && part.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
              || (0x61...0x7A).contains($0) || [0x2D, 0x2E, 0x5F].contains($0)
          }
      }
  }
}

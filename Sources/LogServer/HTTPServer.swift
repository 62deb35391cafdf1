import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import ServiceLifecycle
import TransparencyLog

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs endpoints behind a port. The one file that knows hummingbird.
///
/// It is a service: it ends when its group shuts down, after it has answered what was begun.
public struct HTTPServer: Service {
  /// Where a server listens, and how it treats who comes.
  public struct Configuration: Sendable {
    /// A name or an address of this machine; an IPv6 address without brackets.
    public var host: String
    /// 0 takes one that is free.
    public var port: Int
    /// What stands before the paths of the endpoints: `/log`, or nothing.
    public var prefix = ""
    /// Where `/metrics` is answered, and nowhere else; nil for nowhere.
    public var metrics: (host: String, port: Int)?
    /// The PEM files of the certificates, the server's own first, and of its key; nil for plain HTTP.
    public var tls: (certificates: String, key: String)?
    /// Whether a proxy that is trusted says who asks, in the last address of `X-Forwarded-For`.
    public var isBehindProxy = false
    /// How many requests other than reads a client has answered in a minute; nil for any number.
    public var writesPerMinute: Int?
    /// What it bounds. The port of `metrics` has limits of its own: the default ones, and 16 connections.
    public var limits = ServerLimits()
    /// Is given a line for each request.
    public var accessLog: (@Sendable (String) -> Void)?

    /// Plain HTTP for this machine only, without metrics, unless changed.
    public init(host: String = "127.0.0.1", port: Int) {
      self.host = host
      self.port = port
    }
  }

  private let endpoints: Endpoints
  private let configuration: Configuration
  private let metrics: ServerMetrics
  private let onListening: @Sendable (String) async -> Void

  /// - Parameters:
  ///   - endpoints: asked in this order; `/health` is answered before them, without the prefix.
  ///   - onListening: is given `http://HOST:PORT` when connections are taken.
  public init(
    _ endpoints: [any Endpoint], configuration: Configuration,
    metrics: ServerMetrics = ServerMetrics(),
    onListening: @escaping @Sendable (String) async -> Void = { _ in }
  ) {
    let prefix = configuration.prefix
    self.endpoints = Endpoints(
      all: [HealthEndpoint()]
        + (prefix.isEmpty
          ? endpoints : endpoints.map { PrefixedEndpoint(endpoint: $0, prefix: prefix) }))
    self.configuration = configuration
    self.metrics = metrics
    self.onListening = onListening
  }

  /// - Throws: `system` where it cannot listen; `malformed` where the certificate cannot be used.
  public func run() async throws {
    try await withThrowingTaskGroup { group in
      if let address = configuration.metrics {
        var beside = Configuration(host: address.host, port: address.port)
        beside.limits.connections = 16
        let rules = ConnectionRules(
          Endpoints(all: [HealthEndpoint(), MetricsEndpoint(metrics: metrics)]), beside,
          ServerMetrics())
        group.addTask { try await Self.serve(rules, beside, tls: nil) { _ in } }
      }
      let rules = ConnectionRules(endpoints, configuration, metrics)
      let tls = try configuration.tls.map { try Self.tls($0) }
      group.addTask {
        try await Self.serve(rules, configuration, tls: tls, onListening: onListening)
      }
      try await group.waitForAll()
    }
  }

  /// Runs until SIGTERM or SIGINT, or until something fails.
  /// - Parameters:
  ///   - work: is done beside, and cancelled when the server has answered what was begun.
  ///   - time: after which a shutdown waits no longer.
  public func runUntilSignal(
    beside work: [@Sendable () async throws -> Void] = [],
    endingWithin time: Duration = .seconds(60)
  ) async throws {
    let services: [any Service] = work.map { Beside(work: $0) } + [self]
    // They end in the order from the last to the first.
    var configuration = ServiceGroupConfiguration(
      services: services.map {
        .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
      },
      gracefulShutdownSignals: [.sigterm, .sigint], logger: Self.quiet)
    configuration.maximumGracefulShutdownDuration = time
    try await ServiceGroup(configuration: configuration).run()
  }

  private struct Beside: Service {
    let work: @Sendable () async throws -> Void

    func run() async throws {
      do {
        try await cancelWhenGracefulShutdown(work)
      } catch is CancellationError {
        // As it was asked to.
      }
    }
  }

  private static let quiet = Logger(label: "endorse") { _ in SwiftLogNoOpLogHandler() }

  private static func tls(_ files: (certificates: String, key: String)) throws -> TLSConfiguration {
    do {
      let certificates = try NIOSSLCertificate.fromPEMFile(files.certificates)
      let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
      var tls = TLSConfiguration.makeServerConfiguration(
        certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key))
      tls.minimumTLSVersion = .tlsv12
      tls.applicationProtocols = ["http/1.1"]
      // Here it shows whether the key is that of the certificate.
      _ = try NIOSSLContext(configuration: tls)
      return tls
    } catch {
      throw LogError(
        .malformed,
        "\(files.certificates), \(files.key): expected certificates and their key in PEM (\(error))"
      )
    }
  }

  private static func serve(
    _ rules: ConnectionRules, _ configuration: Configuration, tls: TLSConfiguration?,
    onListening: @escaping @Sendable (String) async -> Void
  ) async throws {
    let server = ServerConfiguration(
      address: .hostname(configuration.host, port: configuration.port), backlog: 1024,
      availableConnectionsDelegate: .maximum(configuration.limits.connections, logger: quiet))
    let name = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
    let scheme = tls == nil ? "http" : "https"
    let onRunning: @Sendable (any Channel) async -> Void = { channel in
      try? await channel.eventLoop.submit {
        let pipeline = channel.pipeline.syncOperations
        let backoff = try pipeline.handler(type: AcceptBackoffHandler.self)
        try pipeline.addHandler(AcceptErrors(), position: .after(backoff))
      }.get()
      await onListening("\(scheme)://\(name):\(channel.localAddress?.port ?? configuration.port)")
    }
    let connections = HTTPConnections(rules: rules)
    let group = MultiThreadedEventLoopGroup.singleton
    do {
      if let tls {
        try await Server(
          childChannelSetup: TLSChannel(connections, tlsConfiguration: tls), configuration: server,
          onServerRunning: onRunning, eventLoopGroup: group, logger: quiet
        ).run()
      } else {
        try await Server(
          childChannelSetup: connections, configuration: server, onServerRunning: onRunning,
          eventLoopGroup: group, logger: quiet
        ).run()
      }
    } catch let error as IOError {
      throw LogError(
        .system,
        "cannot listen on \(name):\(configuration.port): \(String(cString: strerror(error.errnoCode)))"
      )
    }
  }
}

/// The connections that hummingbird takes.
private struct HTTPConnections: ServerChildChannel {
  let rules: ConnectionRules

  struct Value: ServerChildChannelValue {
    let channel: any Channel
    /// Ends when the connection does.
    let exchanges: AsyncStream<Exchange>
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      var limits = NIOHTTPDecoderLimitConfiguration()
      limits.maxHeaderFieldSize = rules.limits.headerSize
      limits.maxHeaderListSize = rules.limits.headerSize
      limits.maxHeaderFieldCount = 100
      let pipeline = channel.pipeline.syncOperations
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false,
        withOutboundHeaderValidation: true, withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: limits)
      let (exchanges, continuation) = AsyncStream.makeStream(of: Exchange.self)
      try pipeline.addHandler(ExchangeHandler(rules, continuation))
      return Value(channel: channel, exchanges: exchanges)
    }
  }

  func handle(value: Value, logger: Logger) async {
    for await var exchange in value.exchanges {
      if exchange.answer == nil, let endpoint = exchange.endpoint {
        rules.metrics.changeInFlight(by: 1)
        exchange.answer = await endpoint.answer(to: exchange.request)
        rules.metrics.changeInFlight(by: -1)
      }
      let parts = exchange.isHead ? nil : exchange.answer?.parts
      do {
        let written: EventLoopFuture<Void> = value.channel.writeAndFlush(
          Outgoing.answer(to: exchange))
        // It waits to be sent in the channel, and nowhere else, however slowly it is read.
        exchange.answer = nil
        try await written.get()
        guard let parts else { continue }
        for try await part in parts { try await value.channel.writeAndFlush(Outgoing.part(part)) }
        try await value.channel.writeAndFlush(Outgoing.end)
      } catch {
        // The client is gone; or the file cannot be read, and the client sees that this was not all of it.
        value.channel.close(promise: nil)
      }
    }
    // Open still where the task was cancelled.
    value.channel.close(promise: nil)
  }
}

/// Keeps what goes wrong with one new connection from ending the server: too many open files, or a
/// client that was gone before it was taken.
private final class AcceptErrors: ChannelInboundHandler {
  typealias InboundIn = Channel

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if error is IOError { return }
    context.fireErrorCaught(error)
  }
}

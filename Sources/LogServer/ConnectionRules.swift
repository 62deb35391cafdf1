import NIOCore
import Synchronization

/// What a server bounds.
public struct ServerLimits: Sendable {
  /// Open at one time: who comes when there are as many waits until one ends.
  public var connections = 1000
  /// The bytes of a request's target and header fields, together.
  public var headerSize = 16_384
  /// Between two requests, and for the whole header of the next.
  public var idle = Duration.seconds(30)
  /// For a whole body.
  public var reading = Duration.seconds(30)
  /// For a whole answer.
  public var writing = Duration.seconds(120)
  /// For a client to read the last answer of a connection.
  public var lingering = Duration.seconds(2)

  /// Those that a server has unless told otherwise.
  public init() {}
}

/// What all connections of a server have in common.
struct ConnectionRules: Sendable {
  let limits: ServerLimits
  let isBehindProxy: Bool
  let metrics: ServerMetrics
  private let endpoints: Endpoints
  private let accessLog: AccessLog?
  private let rate: Rate?

  /// Shared by all connections.
  private final class Rate: Sendable {
    let table: Mutex<RequestRate>
    init(_ rate: RequestRate) { table = Mutex(rate) }
  }

  init(
    _ endpoints: Endpoints, _ configuration: HTTPServer.Configuration, _ metrics: ServerMetrics
  ) {
    self.endpoints = endpoints
    self.metrics = metrics
    limits = configuration.limits
    isBehindProxy = configuration.isBehindProxy
    accessLog = configuration.accessLog.map { AccessLog($0) }
    rate = configuration.writesPerMinute.map {
      Rate(RequestRate(perMinute: $0, atOnce: max(1, $0 / 3)))
    }
  }

  func choice(_ request: Request) -> Endpoints.Choice {
    let choice = endpoints.choice(method: request.method, path: request.path)
    guard let rate, case .endpoint = choice, !["GET", "OPTIONS"].contains(request.method) else {
      return choice
    }
    let now = Double(NIODeadline.now().uptimeNanoseconds) / 1_000_000_000
    guard let wait = rate.table.withLock({ $0.wait(for: request.client, now: now) }) else {
      return choice
    }
    return .refusal(
      .text(429, "unavailable too many requests: wait \(wait) s", [("Retry-After", "\(wait)")]))
  }

  /// - Parameter exchange: sent.
  func record(_ exchange: Exchange, nanoseconds: UInt64) {
    metrics.record(exchange, nanoseconds: nanoseconds)
    accessLog?.record(exchange, nanoseconds: nanoseconds, now: HTTPDate.now.logged)
  }
}

import Synchronization

/// What a server counts, as Prometheus reads it. Text exposition format 0.0.4.
public final class ServerMetrics: Sendable {
  /// A value that is looked up when it is asked for.
  public struct Gauge: Sendable {
    let name: String
    let help: String
    let value: @Sendable () -> Double?

    /// - Parameters:
    ///   - name: with the prefix `endorse_`, and a unit at its end where it has one.
    ///   - value: does not wait; nil where there is none now, and the gauge is left out.
    public init(_ name: String, help: String, value: @escaping @Sendable () -> Double?) {
      self.name = name
      self.help = help
      self.value = value
    }
  }

  /// Upper bounds of the histogram of durations, in microseconds.
  private static let bounds: [UInt64] = [
    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
    1_000_000,
    2_500_000, 10_000_000,
  ]

  private struct Series: Hashable {
    let endpoint: String
    /// The first digit of the status.
    let statusClass: Int
  }

  private struct Counts {
    var requests: [Series: Int] = [:]
    var buckets = [Int](repeating: 0, count: bounds.count + 1)
    var nanoseconds: UInt64 = 0
    var sent = 0
    var received = 0
    var inFlight = 0
    var connections = 0
  }

  private let gauges: [Gauge]
  private let counts = Mutex(Counts())

  /// - Parameter gauges: given in this order, behind what every server counts.
  public init(gauges: [Gauge] = []) { self.gauges = gauges }

  /// - Parameter exchange: sent.
  func record(_ exchange: Exchange, nanoseconds: UInt64) {
    let place = Self.bounds.firstIndex { nanoseconds <= $0 * 1000 } ?? Self.bounds.count
    let series = Series(
      endpoint: exchange.endpoint?.name ?? "none", statusClass: exchange.status / 100)
    counts.withLock {
      $0.requests[series, default: 0] += 1
      $0.buckets[place] += 1
      $0.nanoseconds += nanoseconds
      $0.sent += exchange.sent
      $0.received += exchange.request.body.count
    }
  }

  func changeInFlight(by count: Int) { counts.withLock { $0.inFlight += count } }
  func changeConnections(by count: Int) { counts.withLock { $0.connections += count } }

  /// All of it, as text.
  public var text: String {
    let counts = counts.withLock { $0 }
    var text = ""
    func metric(_ name: String, _ type: String, _ help: String, _ values: [(String, String)]) {
      text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
      for (labels, value) in values { text += "\(name)\(labels) \(value)\n" }
    }
    let requests = counts.requests.sorted {
      ($0.key.endpoint, $0.key.statusClass) < ($1.key.endpoint, $1.key.statusClass)
    }
    metric(
      "endorse_http_requests_total", "counter",
      "Requests answered, by endpoint and class of status.",
      requests.map {
        ("{endpoint=\"\($0.key.endpoint)\",status=\"\($0.key.statusClass)xx\"}", "\($0.value)")
      })
    let name = "endorse_http_request_duration_seconds"
    text += "# HELP \(name) From a request's head to the end of its answer.\n"
    text += "# TYPE \(name) histogram\n"
    var below = 0
    for (bound, count) in zip(Self.bounds, counts.buckets) {
      below += count
      text += "\(name)_bucket{le=\"\(Double(bound) / 1_000_000)\"} \(below)\n"
    }
    let all = counts.buckets.reduce(0, +)
    text += "\(name)_bucket{le=\"+Inf\"} \(all)\n"
    text += "\(name)_sum \(Double(counts.nanoseconds) / 1_000_000_000)\n\(name)_count \(all)\n"
    metric(
      "endorse_http_sent_bytes_total", "counter", "Bytes of bodies sent.", [("", "\(counts.sent)")])
    metric(
      "endorse_http_received_bytes_total", "counter", "Bytes of bodies received.",
      [("", "\(counts.received)")])
    metric(
      "endorse_http_in_flight", "gauge", "Requests that are being answered.",
      [("", "\(counts.inFlight)")])
    metric(
      "endorse_http_connections", "gauge", "Connections that are open.",
      [("", "\(counts.connections)")])
    for gauge in gauges {
      guard let value = gauge.value() else { continue }
      metric(gauge.name, "gauge", gauge.help, [("", "\(value)")])
    }
    return text
  }
}

/// `/metrics`, for a listener of its own: what a server counts is its keeper's to know.
struct MetricsEndpoint: Endpoint {
  let name = "metrics"
  let metrics: ServerMetrics

  func bodyLimit(method: String, path: String) -> Int? {
    method == "GET" && path == "/metrics" ? 0 : nil
  }

  func answer(to request: Request) -> Answer {
    Answer(
      status: 200,
      headers: [
        ("Content-Type", "text/plain; version=0.0.4; charset=utf-8"), ("Cache-Control", "no-store"),
      ], body: Array(metrics.text.utf8))
  }
}

/// `/health`: the server answers.
struct HealthEndpoint: Endpoint {
  let name = "health"

  func bodyLimit(method: String, path: String) -> Int? {
    method == "GET" && path == "/health" ? 0 : nil
  }

  func answer(to request: Request) -> Answer { answerAtHand(to: request)! }

  func answerAtHand(to request: Request) -> Answer? {
    .text(200, "ok", [("Cache-Control", "no-store")])
  }
}

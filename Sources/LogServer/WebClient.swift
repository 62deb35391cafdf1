import AsyncHTTPClient
import Foundation
import NIOCore
import NIOSSL
import TransparencyLog

/// Gets what is at a URL: within a size and a time, over https, telling nobody more than that.
/// SPEC.md, sections 3.5 and 7.5.
///
/// Plain http is for this machine only (127.0.0.1, ::1, localhost). No cookies, no other encoding, no
/// password in a URL.
public struct WebClient: Sendable {
  /// What came.
  public struct Body: Sendable {
    /// Within the limit that was asked for.
    public let bytes: [UInt8]
    /// The encoding that the server declares, in lower case.
    public let charset: String?
  }

  /// Another way to some hosts than this machine's, for tests: there is no switch for it.
  struct Route {
    /// The PEM file of what signs certificates, instead of what this machine trusts.
    let authorities: String
    /// The addresses of hosts.
    let addresses: [String: String]
    /// The port of URLs that name none.
    let port: Int
  }

  /// That of the command, which ends with it.
  public static let shared = WebClient()

  /// For a whole answer with all its redirects, unless said otherwise.
  public static let timeLimit = Duration.seconds(60)
  /// How many redirects are followed, unless said otherwise.
  public static let mostRedirects = 5

  private let client: HTTPClient
  private let port: Int?

  init(by route: Route? = nil) {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let route { tls.trustRoots = .file(route.authorities) }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow)
    configuration.dnsOverride = route?.addresses ?? [:]
    // Whoever asks tries again, or says so; the pool would try until its time is over.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    port = route?.port
  }

  /// To be called before the last copy of one that is not shared is gone.
  public func shutDown() async throws { try await client.shutdown() }

  /// Whether a word is taken for a URL and not for a file. It may still be none that is asked.
  public static func isURL(_ text: String) -> Bool {
    text.hasPrefix("http://") || text.hasPrefix("https://")
  }

  /// - Parameter redirects: how many are followed; from https only to https.
  /// - Returns: nil where there is nothing (404 or 410).
  /// - Throws: `malformed` where it has more than `limit` bytes, or the URL is none that is asked;
  ///   `system` where it could not be reached in time, or what answered is no such thing. Both
  ///   name the URL.
  public func get(
    _ url: String, atMost limit: Int, within time: Duration = timeLimit,
    redirects: Int = mostRedirects
  ) async throws -> Body? {
    try await inTime(time, url) { try await follow(url, atMost: limit, redirects: redirects) }
  }

  /// Sends a request once, with no redirect followed, and takes whatever answer comes.
  ///
  /// - Throws: `malformed` where the answer has more than `limit` bytes, or the URL is none that is
  ///   asked; `system` where it could not be reached in time. Both name the URL.
  public func send(
    _ method: String, _ url: String, body: [UInt8] = [], atMost limit: Int,
    within time: Duration = timeLimit
  ) async throws -> Answer {
    try await inTime(time, url) {
      let (response, bytes) = try await execute(method, url, body: body, atMost: limit)
      let headers = response.headers.reduce(into: Headers()) { $0 = $0 + [($1.name, $1.value)] }
      return Answer(status: Int(response.status.code), headers: headers, body: bytes)
    }
  }

  private func inTime<Value: Sendable>(
    _ time: Duration, _ url: String, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask(operation: body)
      group.addTask {
        try await Task.sleep(for: time)
        throw LogError(.system, "\(visible(url)): no whole answer in \(time)")
      }
      defer { group.cancelAll() }
      return try await group.next()!
    }
  }

  private func follow(_ url: String, atMost limit: Int, redirects: Int) async throws -> Body? {
    var url = url
    for _ in 0...redirects {
      switch try await ask(url, atMost: limit) {
      case .body(let body): return body
      case .elsewhere(let next):
        guard redirects > 0 else {
          throw LogError(
            .system,
            "\(visible(url)) sends to \(quoted(next)), expected an answer from that host itself")
        }
        guard let target = URL(string: next, relativeTo: URL(string: url))?.absoluteString else {
          throw LogError(.system, "\(visible(url)) sends to \(quoted(next)), which is no URL")
        }
        guard target.hasPrefix("https://") || url.hasPrefix("http://") else {
          throw LogError(
            .system, "\(visible(url)) sends to \(quoted(target)), expected a URL with https")
        }
        url = target
      }
    }
    throw LogError(
      .system, "\(visible(url)): sent elsewhere more than \(redirects) times, not followed")
  }

  private enum Answered {
    case body(Body?)
    case elsewhere(String)
  }

  private func ask(_ url: String, atMost limit: Int) async throws -> Answered {
    let (response, bytes) = try await execute("GET", url, atMost: limit) { $0 == 200 }
    switch response.status.code {
    case 200: break
    case 404, 410: return .body(nil)
    case 301, 302, 303, 307, 308:
      guard let location = response.headers.first(name: "Location") else { fallthrough }
      return .elsewhere(location)
    default:
      throw LogError(
        .system, "\(visible(url)) answers with status \(response.status.code), expected 200")
    }
    return .body(
      Body(bytes: bytes, charset: Self.charset(response.headers.first(name: "Content-Type"))))
  }

  /// Sends a request, and reads the answer whole.
  ///
  /// - Parameter isWanted: whether an answer of this status is read at all; its body is else empty.
  private func execute(
    _ method: String, _ url: String, body: [UInt8] = [], atMost limit: Int,
    isWanted: (Int) -> Bool = { _ in true }
  ) async throws -> (HTTPClientResponse, [UInt8]) {
    var request = HTTPClientRequest(url: try requested(url))
    request.method = .init(rawValue: method)
    request.headers.add(name: "User-Agent", value: "endorse")
    if !body.isEmpty { request.body = .bytes(ByteBuffer(bytes: body)) }
    do {
      let response = try await client.execute(request, timeout: .hours(1))
      guard isWanted(Int(response.status.code)) else { return (response, []) }
      let encoding = response.headers.first(name: "Content-Encoding") ?? "identity"
      guard encoding == "identity" else {
        throw LogError(
          .system,
          "\(visible(url)) answers in the Content-Encoding \(quoted(encoding)), expected none")
      }
      var bytes: [UInt8] = []
      for try await part in response.body {
        guard bytes.count + part.readableBytes <= limit else {
          throw LogError(
            .malformed, "\(visible(url)) has more than \(limit) bytes, expected at most \(limit)")
        }
        bytes += part.readableBytesView
      }
      // A body ends early, without an error, where its task is ended.
      try Task.checkCancellation()
      return (response, bytes)
    } catch let error as LogError {
      throw error
    } catch {
      throw LogError(
        .system, "\(visible(url)) could not be reached: \(Self.reason(for: error))")
    }
  }

  /// The URL as it is asked.
  private func requested(_ url: String) throws -> String {
    guard var parts = URLComponents(string: url), let scheme = parts.scheme, let host = parts.host,
      !host.isEmpty, parts.user == nil, parts.password == nil
    else {
      throw LogError(
        .malformed, "\(quoted(url)) is no URL with a host and without a user or a password")
    }
    let isHere = ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host)
    guard scheme == "https" || scheme == "http" && isHere else {
      throw LogError(
        .malformed,
        "\(quoted(url)): expected https (http is for 127.0.0.1, ::1 and localhost)")
    }
    guard Self.hasPort(parts) else {
      throw LogError(.malformed, "\(quoted(url)): expected a port from 1 to 65535, or none")
    }
    parts.fragment = nil
    if parts.port == nil { parts.port = port }
    guard let asked = parts.string else {
      throw LogError(.malformed, "\(quoted(url)) is no URL")
    }
    return asked
  }

  /// Whether the port is one, where a port is written. The client underneath takes another for its last 16
  /// bits, or traps.
  private static func hasPort(_ parts: URLComponents) -> Bool {
    if let port = parts.port { return (1...65_535).contains(port) }
    // One that is no number of this machine, or none.
    let authority = (parts.string ?? "").unicodeScalars.drop { $0 != "/" }.drop { $0 == "/" }
      .prefix { !"/?#".unicodeScalars.contains($0) }
    let behindHost = authority.lastIndex(of: "]").map { authority[$0...] } ?? authority[...]
    return behindHost.last == ":" || !behindHost.contains(":")
  }

  /// The charset of a Content-Type.
  static func charset(_ type: String?) -> String? {
    for parameter in (type ?? "").split(separator: ";").dropFirst() {
      let pair = parameter.split(separator: "=", maxSplits: 1)
        .map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
      guard pair.count == 2, pair[0] == "charset" else { continue }
      let value = pair[1].trimmingCharacters(in: ["\""])
      return value.isEmpty ? nil : value
    }
    return nil
  }

  /// What libraries say, in a line that a person understands where we know it.
  private static func reason(for error: any Error) -> String {
    let said = String(describing: error)
    if said.contains("CERTIFICATE_VERIFY_FAILED") {
      return "its certificate is not signed by an authority that this machine trusts"
    }
    if said.contains("failedToValidateHostname") {
      return "its certificate is for another host"
    }
    // The number that the system gave, of which the library says more than it helps.
    if let number = said.range(of: "errno: ", options: .backwards),
      let code = Int32(said[number.upperBound...].prefix { $0.isNumber })
    {
      return String(cString: strerror(code))
    }
    if said.contains("imeout") || said.contains("deadlineExceeded") { return "no answer in time" }
    return visible(said)
  }
}

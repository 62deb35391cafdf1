/// Which endpoint answers what, and what is answered where none does.
struct Endpoints: Sendable {
  /// Asked in this order.
  let all: [any Endpoint]

  enum Choice {
    case endpoint(any Endpoint, bodyLimit: Int)
    case refusal(Answer)
  }

  /// - Parameters:
  ///   - method: `GET` where it was a HEAD.
  ///   - path: as in a request.
  func choice(method: String, path: String) -> Choice {
    for endpoint in all {
      if let limit = endpoint.bodyLimit(method: method, path: path) {
        return .endpoint(endpoint, bodyLimit: limit)
      }
    }
    let others = ["GET", "POST", "PUT", "DELETE", "OPTIONS"].filter { other in
      all.contains { $0.bodyLimit(method: other, path: path) != nil }
    }
    guard !others.isEmpty else { return .refusal(.text(404, "there is nothing at this path")) }
    let allowed = others.flatMap { $0 == "GET" ? ["GET", "HEAD"] : [$0] }.joined(separator: ", ")
    return .refusal(
      .text(405, "this path answers \(allowed) only", [("Allow", allowed)]))
  }
}

/// An endpoint below a prefix of paths.
struct PrefixedEndpoint: Endpoint {
  let endpoint: any Endpoint
  /// `/log`: it begins with a slash, and ends with none.
  let prefix: String

  var name: String { endpoint.name }

  func bodyLimit(method: String, path: String) -> Int? {
    within(path).flatMap { endpoint.bodyLimit(method: method, path: $0) }
  }

  func answer(to request: Request) async -> Answer {
    await endpoint.answer(to: within(request))
  }

  func answerAtHand(to request: Request) -> Answer? { endpoint.answerAtHand(to: within(request)) }

  private func within(_ request: Request) -> Request {
    var request = request
    request.path = within(request.path) ?? request.path
    return request
  }

  private func within(_ path: String) -> String? {
    path.hasPrefix(prefix + "/") ? String(path.dropFirst(prefix.utf8.count)) : nil
  }
}

/// A request on its way to its answer.
struct Exchange: Sendable {
  var request: Request
  /// Who answers; nil where it was refused before anybody was asked.
  var endpoint: (any Endpoint)?
  var answer: Answer?
  /// Of its answer, and 0 before there is one.
  var status = 0
  /// The bytes of body that were sent.
  var sent = 0
  /// Only the head of the answer is sent.
  var isHead = false
  /// The connection ends with it.
  var isLast = false
  /// When its head was there, in nanoseconds of a clock that only goes forward.
  var begun: UInt64

  /// An address as it is counted and logged: one of IPv4 is the same however it came.
  static func client(_ address: String) -> String {
    let mapped = "::ffff:"
    guard address.lowercased().hasPrefix(mapped), address.contains(".") else { return address }
    return String(address.dropFirst(mapped.utf8.count))
  }

  /// The path of a request target, without its query; nil where the target has none.
  ///
  /// What stands before the path in the form that proxies are asked in is left out.
  static func path(of target: String) -> String? {
    var path = target.prefix { $0 != "?" }
    for scheme in ["http://", "https://"] where path.hasPrefix(scheme) {
      let rest = path.dropFirst(scheme.count)
      path = rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
    }
    return path.hasPrefix("/") ? String(path) : nil
  }
}

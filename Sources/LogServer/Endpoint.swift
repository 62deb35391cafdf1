/// A part of what a server offers: some paths, and what is answered there. It knows no sockets, so that
/// whole answers are tested as values.
public protocol Endpoint: Sendable {
  /// What it is called in metrics: one word.
  var name: String { get }
  /// The most bytes of body that a request may have, before anything of it is read; nil where this
  /// endpoint does not answer that method and path.
  func bodyLimit(method: String, path: String) -> Int?
  /// Asked only where `bodyLimit` is not nil, and the body is within it.
  ///
  /// A HEAD is asked as a GET, of which the server leaves the body out.
  func answer(to request: Request) async -> Answer
  /// The same where it is at hand, else nil. It is asked first, on the thread that keeps the connections:
  /// so no file is read for it, nobody is waited for, and little is computed.
  func answerAtHand(to request: Request) -> Answer?
}

extension Endpoint {
  public var name: String { String(describing: Self.self) }
  public func answerAtHand(to request: Request) -> Answer? { nil }
}

/// An HTTP request, read whole.
public struct Request: Sendable {
  /// As it was sent, but GET for a HEAD.
  public var method: String
  /// As it was sent, percent-encoding included: it begins with a slash, and has no query.
  public var path: String
  /// In the order in which they were sent.
  public var headers: Headers
  /// Within the endpoint's `bodyLimit`; empty where there is none.
  public var body: [UInt8]
  /// The address of who asks, by which rates are counted.
  public var client: String

  /// One that came from this machine, unless said otherwise.
  public init(
    method: String = "GET", path: String, headers: Headers = Headers(), body: [UInt8] = [],
    client: String = "127.0.0.1"
  ) {
    self.method = method
    self.path = path
    self.headers = headers
    self.body = body
    self.client = client
  }
}

/// What is answered. `Content-Length` and `Date` are the server's to add.
public struct Answer: Sendable {
  /// That of HTTP, such as 200.
  public var status: Int
  /// Sent in this order.
  public var headers: Headers
  /// Left out by the server where it answers a HEAD.
  public var body: [UInt8]
  /// What is sent instead of `body`, where that would be much to keep in memory.
  var parts: FileParts?

  /// One that says nothing but its status, unless more is given.
  public init(status: Int, headers: Headers = Headers(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A line for people, with the line end added.
  public static func text(_ status: Int, _ line: String, _ headers: Headers = Headers()) -> Answer {
    Answer(
      status: status, headers: [("Content-Type", "text/plain; charset=utf-8")] + headers,
      body: Array("\(line)\n".utf8))
  }
}

/// Header fields in their order. Names are compared without case.
public struct Headers: Sendable, ExpressibleByArrayLiteral {
  /// As they were given: a name can be there more than once.
  public private(set) var fields: [(name: String, value: String)]

  public init(arrayLiteral fields: (String, String)...) {
    self.fields = fields.map { (name: $0.0, value: $0.1) }
  }

  /// Nothing is checked or changed.
  public init(_ fields: [(name: String, value: String)]) { self.fields = fields }

  /// The value of the first field of this name.
  public subscript(name: String) -> String? {
    fields.first { isSameField($0.name, name) }?.value
  }

  /// The members of a list that may be spread over several fields, without the blanks around them.
  public func list(_ name: String) -> [Substring] {
    fields.filter { isSameField($0.name, name) }
      .flatMap { $0.value.split(separator: ",") }
      .map { $0.trimmingBlanks }.filter { !$0.isEmpty }
  }

  /// The fields of `a`, and behind them those of `b`, also where names are the same.
  public static func + (a: Headers, b: Headers) -> Headers {
    var joined = a
    joined.fields += b.fields
    return joined
  }
}

/// Whether two names of header fields are one: ASCII letters are compared without case.
private func isSameField(_ a: String, _ b: String) -> Bool {
  func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
  return a.utf8.count == b.utf8.count
    && zip(a.utf8, b.utf8).allSatisfy { lowered($0) == lowered($1) }
}

extension StringProtocol {
  /// Without spaces and tabs at its ends.
  var trimmingBlanks: SubSequence {
    let inner = drop { $0 == " " || $0 == "\t" }
    guard let last = inner.lastIndex(where: { $0 != " " && $0 != "\t" }) else {
      return inner[inner.endIndex...]
    }
    return inner[...last]
  }
}

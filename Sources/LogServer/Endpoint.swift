/// A part of what a server offers: some paths, and what is answered there. It knows no sockets, so that
/// whole answers are tested as values.
public protocol Endpoint: Sendable {
  /// The most bytes of body that a request may have, before anything of it is read; nil where this
  /// endpoint does not answer that method and path.
  func bodyLimit(method: String, path: String) -> Int?
  /// Asked only where `bodyLimit` is not nil, and the body is within it.
  func answer(to request: Request) async -> Answer
}

/// An HTTP request, read whole.
public struct Request: Sendable {
  public var method: String
  /// As it was sent, percent-encoding included: it begins with a slash, and has no query.
  public var path: String
  public var headers: Headers
  public var body: [UInt8]
  /// The address of who asks, by which rates are counted.
  public var client: String

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
  public var status: Int
  public var headers: Headers
  public var body: [UInt8]

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
  public private(set) var fields: [(name: String, value: String)]

  public init(arrayLiteral fields: (String, String)...) {
    self.fields = fields.map { (name: $0.0, value: $0.1) }
  }

  /// The value of the first field of this name.
  public subscript(name: String) -> String? {
    let name = name.lowercased()
    return fields.first { $0.name.lowercased() == name }?.value
  }

  public static func + (a: Headers, b: Headers) -> Headers {
    var joined = a
    joined.fields += b.fields
    return joined
  }
}

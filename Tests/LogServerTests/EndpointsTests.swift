import Testing

@testable import LogServer

@Suite struct EndpointsTests {
  private struct Fixed: Endpoint {
    let name: String
    let method: String
    let path: String

    func bodyLimit(method: String, path: String) -> Int? {
      method == self.method && path == self.path ? 10 : nil
    }

    func answer(to request: Request) -> Answer { .text(200, name) }
  }

  private let endpoints = Endpoints(all: [
    Fixed(name: "first", method: "GET", path: "/a"),
    Fixed(name: "second", method: "POST", path: "/a"),
    Fixed(name: "third", method: "GET", path: "/a"),
    Fixed(name: "fourth", method: "GET", path: "/b"),
  ])

  private func chosen(_ method: String, _ path: String) -> String {
    switch endpoints.choice(method: method, path: path) {
    case .endpoint(let endpoint, let limit): "\(endpoint.name) \(limit)"
    case .refusal(let answer): "\(answer.status) \(answer.headers["Allow"] ?? "-")"
    }
  }

  @Test func theFirstThatAnswersIsAsked() {
    #expect(chosen("GET", "/a") == "first 10")
    #expect(chosen("POST", "/a") == "second 10")
    #expect(chosen("GET", "/b") == "fourth 10")
  }

  @Test func saysWhichMethodsThereAre() {
    #expect(chosen("DELETE", "/a") == "405 GET, HEAD, POST")
    #expect(chosen("POST", "/b") == "405 GET, HEAD")
    #expect(chosen("GET", "/c") == "404 -")
    #expect(chosen("get", "/a") == "405 GET, HEAD, POST")
  }

  @Test(arguments: [
    ("/", "/"), ("/a?b", "/a"), ("/a?b?c", "/a"), ("http://log.example/a?b", "/a"),
    ("https://log.example", "/"), ("//a", "//a"), ("/a#b", "/a#b"),
  ])
  func takesThePathOfATarget(target: String, path: String) {
    #expect(Exchange.path(of: target) == path)
  }

  @Test(arguments: ["", "*", "a", "?/", "log.example:443", "ftp://log.example/a"])
  func otherTargetsHaveNoPath(target: String) {
    #expect(Exchange.path(of: target) == nil)
  }

  @Test func anAddressOfVersion4IsTheSameHoweverItCame() {
    #expect(Exchange.client("::ffff:192.0.2.1") == "192.0.2.1")
    #expect(Exchange.client("192.0.2.1") == "192.0.2.1")
    #expect(Exchange.client("::1") == "::1")
  }

  @Test func aPrefixStandsBeforeAllPaths() async {
    let endpoint = PrefixedEndpoint(
      endpoint: Fixed(name: "a", method: "GET", path: "/a"), prefix: "/log")
    #expect(endpoint.bodyLimit(method: "GET", path: "/log/a") == 10)
    for path in ["/a", "/log", "/log/", "/loga", "/logs/a", "/log//a", "/log/log/a"] {
      #expect(endpoint.bodyLimit(method: "GET", path: path) == nil, "\(path)")
    }
    #expect(await endpoint.answer(to: Request(path: "/log/a")).body == Array("a\n".utf8))
  }

  @Test func namesOfFieldsAreComparedWithoutCase() {
    let headers: Headers = [("Accept-Encoding", "br"), ("ACCEPT-ENCODING", "gzip , deflate,")]
    #expect(headers["accept-encoding"] == "br")
    #expect(headers["accept-encodinG"] == "br")
    #expect(headers["accept-encodin"] == nil)
    #expect(headers["accept@encoding"] == nil)
    #expect(headers.list("accept-encoding") == ["br", "gzip", "deflate"])
  }

  @Test func aRequestIsALineOfTheLog() {
    let lines = Lines()
    let log = AccessLog { lines.add($0) }
    var exchange = Exchange(
      request: Request(path: "/a\"b\u{7}é", client: "192.0.2.1"), status: 404, isHead: true,
      begun: 0)
    log.record(exchange, nanoseconds: 1_002_003_004, now: HTTPDate.logged(784_111_777))
    exchange.isHead = false
    exchange.sent = 3
    exchange.request.path = String(repeating: "a", count: 301)
    log.record(exchange, nanoseconds: 999, now: HTTPDate.logged(0))
    #expect(
      lines.all == [
        #"192.0.2.1 - - [06/Nov/1994:08:49:37 +0000] "HEAD /a\x22b\x07\xc3\xa9" 404 0 1.002003"#,
        "192.0.2.1 - - [01/Jan/1970:00:00:00 +0000] \"GET \(String(repeating: "a", count: 300))...\" "
          + "404 3 0.000000",
      ])
  }

  @Test func writesTheTimeAsHTTPDoes() {
    #expect(HTTPDate.header(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate.header(1_709_164_800) == "Thu, 29 Feb 2024 00:00:00 GMT")
  }
}

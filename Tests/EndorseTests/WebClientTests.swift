import Endorsements
import Foundation
import TestSupport
import Testing
import TransparencyLog

@testable import LogServer
@testable import endorse

/// What the command gets from a real server on this machine, over TLS with a certificate of the test.
@Suite struct WebClientTests {
  private static let host = "alpha.example"
  private static let path = "/.well-known/endorsement-keys.txt"

  /// A server, and a client that finds it as some hosts.
  private func asking<Value>(
    as hosts: [String] = [host], trusting other: Certificate? = nil,
    _ body: (WebClient, TemporaryFolder) async throws -> Value
  ) async throws -> Value {
    let folder = try TemporaryFolder()
    let certificate = try Certificate(for: Self.host, in: folder)
    let server = try WebServer(folder.path, certificate: certificate)
    let client = WebClient(
      by: WebClient.Route(
        authorities: (other ?? certificate).authority,
        addresses: Dictionary(uniqueKeysWithValues: hosts.map { ($0, "127.0.0.1") }),
        port: server.port))
    let result: Result<Value, any Error>
    do { result = .success(try await body(client, folder)) } catch { result = .failure(error) }
    try await client.shutDown()
    withExtendedLifetime(server) {}
    return try result.get()
  }

  private func publish(_ text: String, in folder: TemporaryFolder) throws {
    try FileManager.default.createDirectory(
      atPath: folder(".well-known"), withIntermediateDirectories: true)
    try text.write(toFile: folder.path + Self.path, atomically: true, encoding: .utf8)
  }

  @Test func getsWhatADomainPublishes() async throws {
    try await asking { client, folder in
      let url = DomainProof.url(of: Self.host)
      let before = try await client.getPatiently(url, atMost: 100, redirects: 0)
      #expect(before == nil)
      try publish("A file\n", in: folder)
      let body = try #require(try await client.getPatiently(url, atMost: 7, redirects: 0))
      #expect(body.bytes == Array("A file\n".utf8))
      #expect(body.charset == nil)
    }
  }

  /// The client underneath would ask another port, or end the process.
  @Test(arguments: [
    "http://127.0.0.1:65536/", "http://127.0.0.1:0/", "https://192.0.2.1:70000/",
    "http://localhost:83976/", "http://[::1]:99999/", "http://127.0.0.1:99999999999999999999/",
  ])
  func asksNoPortThatIsNone(url: String) async {
    await #expect(throws: LogError(.malformed, "")) {
      try await WebClient.shared.get(url, atMost: 10)
    }
  }

  @Test func asksNoMoreThanItHasTo() async throws {
    try await asking { client, _ in
      let body = try #require(
        try await client.getPatiently("https://\(Self.host)/headers", atMost: 1000))
      let headers = String(decoding: body.bytes, as: UTF8.self).lowercased()
      #expect(headers.contains("user-agent: endorse\n"))
      let names = headers.split(separator: "\n").map { $0.prefix { $0 != ":" } }
      #expect(Set(names).isSubset(of: ["host", "user-agent", "connection"]), "\(headers)")
    }
  }

  @Test func refusesACertificateOfAnotherHost() async throws {
    try await asking(as: [Self.host, "beta.example"]) { client, folder in
      try publish("A file\n", in: folder)
      await refuses(.system, "beta.example", "its certificate is for another host") {
        try await client.getPatiently(DomainProof.url(of: "beta.example"), atMost: 100)
      }
    }
  }

  @Test func refusesAnAuthorityThatIsNotTrusted() async throws {
    let folder = try TemporaryFolder()
    let other = try Certificate(for: Self.host, in: folder)
    try await asking(trusting: other) { client, folder in
      try publish("A file\n", in: folder)
      await refuses(.system, Self.host, "not signed by an authority that this machine trusts") {
        try await client.getPatiently(DomainProof.url(of: Self.host), atMost: 100)
      }
    }
  }

  @Test(arguments: [7, 70_000, 5_000_000])
  func stopsAtTheLimitOfSize(size: Int) async throws {
    try await asking { client, _ in
      let url = "https://\(Self.host)/size/\(size)"
      await refuses(.malformed, url, "more than \(size - 1) bytes") {
        try await client.getPatiently(url, atMost: size - 1)
      }
      let found = try await client.getPatiently(url, atMost: size)?.bytes.count
      #expect(found == size)
    }
  }

  @Test func stopsAtTheLimitOfTime() async throws {
    try await asking { client, _ in
      let url = "https://\(Self.host)/slow"
      await refuses(.system, url, "no whole answer in 0.3 seconds") {
        try await client.get(url, atMost: 1 << 20, within: .milliseconds(300))
      }
    }
  }

  /// Somebody who listens and says nothing: the connection stands, the handshake never ends.
  @Test func waitsForNoHandshake() async throws {
    let silent = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(silent) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(silent, $0, length) == 0 && listen(silent, 1) == 0
          && getsockname(silent, $0, &length) == 0
      }
    }
    try #require(isListening)
    let url = "https://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/"
    let client = WebClient()
    await refuses(.system, url, "no whole answer in 0.3 seconds") {
      try await client.get(url, atMost: 100, within: .milliseconds(300))
    }
    try await client.shutDown()
  }

  @Test func takesNoPartForTheWhole() async throws {
    try await asking { client, _ in
      let url = "https://\(Self.host)/cut"
      await refuses(.system, url) { try await client.getPatiently(url, atMost: 100) }
    }
  }

  @Test(arguments: [403, 500, 206, 204, 304])
  func anotherStatusIsNoAnswer(status: Int) async throws {
    try await asking { client, _ in
      let url = "https://\(Self.host)/status/\(status)"
      await refuses(.system, url, "status \(status), expected 200") {
        try await client.getPatiently(url, atMost: 100)
      }
    }
  }

  @Test(arguments: [404, 410])
  func nothingThereIsNoError(status: Int) async throws {
    try await asking { client, _ in
      let found = try await client.getPatiently(
        "https://\(Self.host)/status/\(status)", atMost: 100)
      #expect(found == nil)
    }
  }

  @Test func followsNoRedirectWhereNoneIsAllowed() async throws {
    try await asking(as: [Self.host, "beta.example"]) { client, _ in
      for target in ["https://beta.example/headers", "/headers", "https://\(Self.host)/headers"] {
        await refuses(.system, "sends to \"\(target)\"", "expected an answer from that host") {
          try await client.getPatiently(Self.redirecting(to: target), atMost: 1000, redirects: 0)
        }
      }
    }
  }

  @Test func followsAFewRedirectsAndNeverToPlainHTTP() async throws {
    try await asking { client, _ in
      var url = "https://\(Self.host)/size/3"
      for _ in 0..<5 { url = Self.redirecting(to: url) }
      let found = try await client.getPatiently(url, atMost: 100)?.bytes.count
      #expect(found == 3)
      await refuses(.system, "sent elsewhere more than 5 times") {
        try await client.getPatiently(Self.redirecting(to: url), atMost: 100)
      }
      let beside = try await client.getPatiently(Self.redirecting(to: "/size/3"), atMost: 9)?.bytes
        .count
      #expect(beside == 3)
      for target in ["http://\(Self.host)/size/3", "http://127.0.0.1/size/3", "file:///etc/passwd"]
      {
        await refuses(.system, target, "expected a URL with https") {
          try await client.getPatiently(Self.redirecting(to: target), atMost: 100)
        }
      }
    }
  }

  private static func redirecting(to url: String) -> String {
    let escaped = url.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
    return "https://\(host)/redirect/\(escaped)"
  }

  @Test func refusesAnEncodingThatItDidNotAskFor() async throws {
    try await asking { client, _ in
      await refuses(.system, "Content-Encoding \"gzip\", expected none") {
        try await client.getPatiently("https://\(Self.host)/gzip", atMost: 100)
      }
    }
  }

  @Test func tellsTheDeclaredCharset() async throws {
    try await asking { client, _ in
      let body = try await client.getPatiently(
        "https://\(Self.host)/charset/Windows-1252", atMost: 100)
      #expect(body?.charset == "windows-1252")
    }
    #expect(WebClient.charset("text/html") == nil)
    #expect(WebClient.charset("text/html; charset=utf-8") == "utf-8")
    #expect(WebClient.charset("text/html;x=y; charset = UTF-8 ;z") == "utf-8")
    #expect(WebClient.charset("text/html; charset=") == nil)
    #expect(WebClient.charset("charset=utf-8") == nil)
  }

  @Test(arguments: [
    "http://alpha.example/", "http://127.0.0.1.example/", "ftp://127.0.0.1/", "https:///path",
    "https://ada:secret@alpha.example/", "https://ada@alpha.example/", "https://",
  ])
  func refusesOtherURLs(url: String) async throws {
    try await asking { client, _ in
      await refuses(.malformed, url) { try await client.getPatiently(url, atMost: 100) }
    }
  }

  @Test func whereNobodyListensNothingIsReached() async throws {
    let folder = try TemporaryFolder()
    var server: WebServer? = try WebServer(folder.path)
    let url = "http://127.0.0.1:\(server!.port)/size/3"
    let client = WebClient()
    let found = try await client.getPatiently(url, atMost: 3)?.bytes.count
    #expect(found == 3)
    server = nil
    await refuses(.system, url, "could not be reached") {
      try await client.getPatiently(url, atMost: 3)
    }
    try await client.shutDown()
  }

  /// The whole way: organizations of a log, their domains on a real server, the answers.
  @Test func domainsAreAskedOverTheNetwork() async throws {
    let trust = try TrustFolder(at: Repository.root.appending(path: "Keys").path)
    let log = LogFolder(Repository.root.appending(path: "Vectors/log").path)
    let reader = try await LogReader(log, policy: trust.policy, at: 0)
    let judged = try await JudgedLog(judging: reader, trust: trust)
    let endorsements = Array(judged.state.endorsements)
    let alpha = try #require(endorsements.first { $0.key.name == Self.host })
    func outcome(_ text: String?) async throws -> DomainAnswers.Outcome? {
      try await asking { client, folder in
        if let text { try publish(text, in: folder) }
        let answers = await DomainAnswers(
          asking: [alpha], at: 1_796_083_200,
          within: DomainAnswers.Limits(one: .seconds(3600), all: .seconds(3600))
        ) {
          try await client.get($0, atMost: DomainProof.sizeLimit, within: $1, redirects: 0)?.bytes
        }
        return answers.answer(for: alpha)?.outcome
      }
    }
    let good = """
      Canonical: \(DomainProof.url(of: Self.host))
      Key: \(alpha.key)
      Expires: 2027-03-01T00:00:00Z

      """
    #expect(try await outcome(good) == .named)
    #expect(try await outcome(nil) == .notPublished)
    #expect(try await outcome(good.replacing("2027", with: "2026")) == .expired)
    #expect(try await outcome(good + "#" + String(repeating: "-", count: 32_768)) == .malformed)
  }

  private func refuses(
    _ code: LogError.Code, _ words: String..., sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> WebClient.Body?
  ) async {
    do {
      let body = try await body()
      Issue.record("came: \(String(describing: body))", sourceLocation: sourceLocation)
    } catch let error as LogError {
      #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
      for words in words {
        #expect(error.description.contains(words), "\(error)", sourceLocation: sourceLocation)
      }
    } catch {
      Issue.record("\(error)", sourceLocation: sourceLocation)
    }
  }
}

extension WebClient {
  /// As `get`, with time enough beside tests that keep all cores busy.
  fileprivate func getPatiently(
    _ url: String, atMost limit: Int, redirects: Int = mostRedirects
  ) async throws -> Body? {
    try await get(url, atMost: limit, within: .seconds(3600), redirects: redirects)
  }
}

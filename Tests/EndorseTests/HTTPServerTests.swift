import Foundation
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing
import TransparencyLog

@testable import LogServer

/// What of a server no story tells: how it ends, how many it serves, what it counts, TLS.
@Suite(.ownThreads) struct HTTPServerTests {
  private static let log = Repository.root.appending(path: "Vectors/log").path
  private static let health = Array("GET /health HTTP/1.1\r\nHost: log.example\r\n\r\n".utf8)
  private static let post = Array(
    "POST /gate HTTP/1.1\r\nHost: log.example\r\nContent-Length: 4\r\n\r\n".utf8)

  /// Answers once it is opened.
  private final class Gate: Endpoint {
    let asked: AsyncStream<Void>
    private let askedContinuation: AsyncStream<Void>.Continuation
    private let opened: AsyncStream<Void>
    private let openedContinuation: AsyncStream<Void>.Continuation

    init() {
      (asked, askedContinuation) = AsyncStream.makeStream()
      (opened, openedContinuation) = AsyncStream.makeStream()
    }

    func open() { openedContinuation.finish() }

    func bodyLimit(method: String, path: String) -> Int? {
      method == "POST" && path == "/gate" ? 10 : nil
    }

    func answer(to request: Request) async -> Answer {
      askedContinuation.yield()
      for await _ in opened {}
      return .text(200, "through")
    }
  }

  @Test func finishesWhatWasBegunBeforeItEnds() async throws {
    let gate = Gate()
    let folder = try TemporaryFolder()
    try Files.create(folder("list.csv"), [UInt8](repeating: 0x61, count: 16 << 20))
    let files = try LogFiles(folder.path)
    var configuration = HTTPServer.Configuration(port: 0)
    // Nobody here waits for these, and where much runs at once the answer in parts takes its time.
    configuration.limits.idle = .seconds(600)
    configuration.limits.reading = .seconds(600)
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let server = HTTPServer([gate, files], configuration: configuration) { url in
      continuation.yield(Int(url.split(separator: ":").last!)!)
    }
    let group = ServiceGroup(
      configuration: .init(services: [.init(service: server)], logger: .init(label: "test")))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      let idle = try RawConnection(port: port)
      try await idle.send(Self.health)
      #expect(try await idle.answer(isHead: false)?.status == 200)
      let waiting = try RawConnection(port: port)
      try await waiting.send(Self.post + Array("body".utf8))
      var asked = gate.asked.makeAsyncIterator()
      await asked.next()
      let sending = try RawConnection(port: port)
      try await sending.send(Self.health + Self.post + Array("bo".utf8))
      #expect(try await sending.answer(isHead: false)?.status == 200)
      let reading = try RawConnection(port: port)
      try await reading.send(Array("GET /list.csv HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
      #expect(try await !reading.isSilent(milliseconds: 60_000))
      await group.triggerGracefulShutdown()
      // Nobody waits for who has asked for nothing.
      #expect(try await idle.waitsForEnd() == "= closed")
      #expect(try await reading.answer(isHead: false)?.body.count == 16 << 20)
      #expect(try await reading.waitsForEnd() == "= closed")
      try await sending.send(Array("dy".utf8))
      await asked.next()
      gate.open()
      for connection in [waiting, sending] {
        let answer = try #require(try await connection.answer(isHead: false))
        #expect(answer.status == 200)
        #expect(answer.head.contains("Connection: close"))
        #expect(answer.body == Array("through\n".utf8))
        #expect(try await connection.waitsForEnd() == "= closed")
      }
      try await tasks.waitForAll()
      #expect(throws: RawConnection.Failure.self) { _ = try RawConnection(port: port) }
    }
  }

  @Test func takesNoMoreConnectionsThanItMay() async throws {
    var configuration = HTTPServer.Configuration(port: 0)
    configuration.limits.connections = 2
    try await serving([], configuration: configuration) { port in
      let first = try RawConnection(port: port)
      var second: RawConnection? = try RawConnection(port: port)
      for connection in [first, second!] {
        try await connection.send(Self.health)
        #expect(try await connection.answer(isHead: false)?.status == 200)
      }
      let third = try RawConnection(port: port)
      try await third.send(Self.health)
      #expect(try await third.isSilent(milliseconds: 200))
      second = nil
      #expect(try await third.answer(isHead: false)?.status == 200)
      withExtendedLifetime(first) {}
    }
  }

  @Test func sendsWhatIsLargeInParts() async throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
    try Files.create(folder("list.csv"), bytes)
    let metrics = ServerMetrics()
    try await serving([try LogFiles(folder.path)], metrics: metrics) { port in
      let connection = try RawConnection(port: port)
      func ask(_ method: String, _ fields: String, version: String = "1.1") async throws
        -> RawConnection.Answer
      {
        try await connection.send(
          Array("\(method) /list.csv HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n".utf8))
        return try #require(try await connection.answer(isHead: method == "HEAD"))
      }
      let plain = try await ask("GET", "")
      #expect(plain.head.contains("Content-Length: 1000000"))
      #expect(plain.body == bytes)
      let compressed = try await ask("GET", "Accept-Encoding: gzip\r\n")
      #expect(compressed.head.contains { $0.lowercased() == "transfer-encoding: chunked" })
      #expect(!compressed.head.contains { $0.hasPrefix("Content-Length") })
      #expect(try gunzipped(compressed.body) == bytes)
      let part = try await ask("GET", "Range: bytes=7-700006\r\n")
      #expect(part.status == 206)
      #expect(part.body == Array(bytes[7..<700_007]))
      for fields in ["", "Accept-Encoding: gzip\r\n"] {
        #expect(try await ask("HEAD", fields).status == 200)
      }
      // Who speaks HTTP/1.0 knows no chunks.
      let old = try await ask("GET", "Accept-Encoding: gzip\r\n", version: "1.0")
      #expect(old.head.contains("Content-Length: 1000000"))
      #expect(old.body == bytes)
      #expect(try await connection.waitsForEnd() == "= closed")
      let sent = 1_000_000 + compressed.body.count + 700_000 + 1_000_000
      for _ in 0..<500 where !metrics.text.contains("sent_bytes_total \(sent)\n") {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(metrics.text.contains("sent_bytes_total \(sent)\n"))
    }
  }

  /// Who is sent two answers, and reads neither, is not waited for longer than for one.
  @Test func waitsNoLongerForWhoAsksTwice() async throws {
    let folder = try TemporaryFolder()
    let text = "text/" + String(repeating: "a", count: 64)
    try FileManager.default.createDirectory(
      atPath: folder("text"), withIntermediateDirectories: true)
    try Files.create(folder(text), [UInt8](repeating: 0x61, count: 262_144))
    try Files.create(folder("list.csv"), [UInt8](repeating: 0x61, count: 16 << 20))
    var configuration = HTTPServer.Configuration(port: 0)
    configuration.limits.writing = .seconds(30)
    configuration.limits.idle = .seconds(600)
    let metrics = ServerMetrics()
    try await serving([try LogFiles(folder.path)], configuration: configuration, metrics: metrics) {
      port in
      let reader = try RawConnection(port: port)
      func ask(_ path: String, of connection: RawConnection) async throws {
        try await connection.send(Array("GET /\(path) HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
      }
      try await ask(text, of: reader)
      #expect(try await reader.answer(isHead: false)?.body.count == 262_144)
      // As many answers at hand as the system takes, and one more; then one in parts.
      let other = try RawConnection(port: port)
      var sent = 1
      var isTaken = true
      while isTaken, sent < 200 {
        try await ask(text, of: other)
        sent += 1
        let end = ContinuousClock.now + .milliseconds(500)
        repeat {
          try await Task.sleep(for: .milliseconds(10))
          isTaken = metrics.text.contains("duration_seconds_count \(sent)\n")
        } while !isTaken && ContinuousClock.now < end
      }
      #expect(!isTaken)
      try await ask("list.csv", of: other)
      // Those at hand are read, and of the other nothing.
      for _ in 1..<sent { #expect(try await other.answer(isHead: false)?.status == 200) }
      for _ in 0..<6000 where !metrics.text.contains("endorse_http_connections 1\n") {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(metrics.text.contains("endorse_http_connections 1\n"))
      withExtendedLifetime((reader, other)) {}
    }
  }

  @Test func endsTheConnectionWhereAFileIsCutOffMeanwhile() async throws {
    let folder = try TemporaryFolder()
    try Files.create(folder("list.csv"), [UInt8](repeating: 0x61, count: 16 << 20))
    try await serving([try LogFiles(folder.path)]) { port in
      let connection = try RawConnection(port: port)
      try await connection.send(Array("GET /list.csv HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
      // Nothing of it is read here before, so that the server is in the middle of it.
      #expect(try await !connection.isSilent(milliseconds: 60_000))
      truncate(folder("list.csv"), 0)
      let answer = try #require(try await connection.answer(isHead: false))
      #expect(answer.body.count < 16 << 20)
      #expect(try await connection.waitsForEnd() == "= closed")
    }
  }

  @Test func servesOverTLS() async throws {
    let folder = try TemporaryFolder()
    let certificate = try Certificate(for: "log.example", in: folder)
    var configuration = HTTPServer.Configuration(port: 0)
    configuration.tls = (certificate.path, certificate.keyPath)
    try await serving([try LogFiles(Self.log)], configuration: configuration) { port in
      let client = WebClient(
        by: WebClient.Route(
          authorities: certificate.authority, addresses: ["log.example": "127.0.0.1"], port: port))
      let answer = try await client.get("https://log.example/checkpoint", atMost: 1000)
      #expect(answer?.bytes == (try Repository.file("Vectors/log/checkpoint")))
      // Who does not speak TLS gets nothing.
      let plain = try RawConnection(port: port)
      try await plain.send(Self.health)
      _ = try? await plain.answer(isHead: false)
      try await client.shutDown()
    }
  }

  @Test func refusesAKeyOfAnotherCertificate() async throws {
    let folder = try TemporaryFolder()
    let certificate = try Certificate(for: "log.example", in: folder)
    let other = try Certificate(for: "log.example", in: folder, named: "other")
    var configuration = HTTPServer.Configuration(port: 0)
    for key in [other.keyPath, folder("nothing.key"), certificate.path] {
      configuration.tls = (certificate.path, key)
      await refuses(.malformed, certificate.path, key) {
        try await HTTPServer([], configuration: configuration).run()
      }
    }
  }

  @Test func saysWhereItCannotListen() async throws {
    try await serving([]) { port in
      await refuses(.system, "cannot listen on 127.0.0.1:\(port)") {
        try await HTTPServer([], configuration: .init(port: port)).run()
      }
    }
  }

  @Test func countsWhatItAnswers() async throws {
    let metrics = ServerMetrics(gauges: [
      .init("endorse_tree_size", help: "Entries.") { 8 }, .init("endorse_none", help: "-") { nil },
    ])
    let counted = [
      "endorse_http_requests_total{endpoint=\"files\",status=\"2xx\"} 1",
      "endorse_http_requests_total{endpoint=\"files\",status=\"4xx\"} 1",
      "endorse_http_requests_total{endpoint=\"none\",status=\"4xx\"} 1",
      "endorse_http_request_duration_seconds_count 3", "endorse_http_sent_bytes_total 191",
      "endorse_http_in_flight 0", "endorse_tree_size 8.0",
    ]
    try await serving([try LogFiles(Self.log)], metrics: metrics) { port in
      let connection = try RawConnection(port: port)
      for (method, path) in [("GET", "/checkpoint"), ("HEAD", "/nothing"), ("POST", "/checkpoint")]
      {
        try await connection.send(Array("\(method) \(path) HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
        _ = try await connection.answer(isHead: method == "HEAD")
      }
      // An answer is counted once it is sent, which the client sees a moment before.
      for _ in 0..<500 where !metrics.text.contains("duration_seconds_count 3\n") {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    let lines = metrics.text.split(separator: "\n").map(String.init)
    for line in counted where !line.contains("sent_bytes") {
      #expect(lines.contains(line), "\(line)\n\(metrics.text)")
    }
    #expect(!metrics.text.contains("endorse_none"))
  }

  /// The command itself, ended by a signal.
  @Test(arguments: [SIGTERM, SIGINT])
  func theCommandEndsWhenItIsTold(signal: Int32) async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Stage.endorse)
    process.arguments = ["serve", "--log", Self.log, "--listen", "127.0.0.1:0"]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    defer { if process.isRunning { process.terminate() } }
    let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    #expect(said.hasPrefix("endorse: listening on http://127.0.0.1:"))
    let port = try #require(Int(said.trimmingCharacters(in: .newlines).split(separator: ":").last!))
    let connection = try RawConnection(port: port)
    try await connection.send(Self.health)
    #expect(try await connection.answer(isHead: false)?.status == 200)
    kill(process.processIdentifier, signal)
    #expect(try await connection.waitsForEnd() == "= closed")
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let rest = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(rest.hasPrefix("127.0.0.1 - - ["))
    #expect(rest.contains("] \"GET /health\" 200 3 0."))
    #expect(rest.split(separator: "\n").count == 1)
  }

  private func refuses(
    _ code: LogError.Code, _ words: String..., sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
  ) async {
    do {
      try await body()
      Issue.record("it ran", sourceLocation: sourceLocation)
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

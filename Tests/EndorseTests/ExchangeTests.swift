// Every story in `Exchanges`, on a real server. `ENDORSE_UPDATE_SCRIPTS=1 swift test` writes what it answers now
// into them, for a person to read and to commit.
import Foundation
import LogServer
import TestSupport
import Testing
import TransparencyLog

@Suite(.ownThreads) struct ExchangeTests {
  static let folder = Repository.root.appending(path: "Tests/EndorseTests/Exchanges").path

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test func findsTheStories() { #expect(Self.names.count > 4) }

  @Test(arguments: names)
  func goesAsTold(story: String) async throws {
    let path = "\(Self.folder)/\(story).txt"
    let before = try String(contentsOfFile: path, encoding: .utf8)
    var script = try ExchangeScript(parsing: before)
    #expect(script.text == before, "\(story).txt is not written in the usual way")
    let stage = try Stage()
    defer { stage.clear() }
    func go(_ port: Int) async throws {
      let isUpdating = ProcessInfo.processInfo.environment["ENDORSE_UPDATE_SCRIPTS"] == "1"
      var client = ExchangeClient(port: port) { command in
        let said = try stage.perform(Script.Step(line: 0, command: command))
        if said.contains(where: { $0.hasPrefix("= ") }) {
          throw RawConnection.Failure(what: "\(command): \(said.joined(separator: "\n"))")
        }
      }
      for (position, part) in script.parts.enumerated() {
        guard case .step(var step) = part else { continue }
        let place = SourceLocation(
          fileID: "EndorseTests/\(story).txt", filePath: path, line: step.line, column: 1)
        let actual: [String]
        do {
          actual = try await client.perform(step)
        } catch {
          Issue.record("\(story).txt, line \(step.line): \(error)", sourceLocation: place)
          return
        }
        let comparison = Comparison(step.expected, actual)
        if comparison.isSame { continue }
        guard isUpdating else {
          Issue.record(
            "\(story).txt, line \(step.line)\n\(comparison.diff)", sourceLocation: place)
          continue
        }
        step.expected = comparison.updated
        script.parts[position] = .step(step)
      }
      if script.text != before {
        try script.text.write(toFile: path, atomically: true, encoding: .utf8)
      }
    }
    guard
      case .step(let first)? = script.parts.first(where: {
        if case .step = $0 { true } else { false }
      }),
      let place = first.commands.firstIndex(where: {
        $0.hasPrefix("serve") || $0.hasPrefix("endorse ")
      })
    else {
      Issue.record("\(story).txt does not begin with serve")
      return
    }
    let words = first.commands[place].split(separator: " ")
    if words[0] == "endorse" {
      for command in first.commands[..<place] {
        _ = try stage.perform(Script.Step(line: 0, command: command))
      }
      let server = try RunningServer(words.dropFirst().map(String.init), in: stage.folder)
      try await go(server.port)
      #expect(server.stop() == 0)
    } else {
      let folder = try TemporaryFolder()
      try Self.fill(folder)
      try await serving(
        [Echo(), try LogFiles(folder("public"))],
        configuration: Self.configuration(words.dropFirst()), go)
    }
  }

  /// The example log, pages beside it, and what nobody is to get.
  private static func fill(_ folder: TemporaryFolder) throws {
    let files = FileManager.default
    try files.copyItem(
      atPath: Repository.root.appending(path: "Vectors/log").path, toPath: folder("public"))
    func write(_ text: String, _ name: String) throws {
      try text.write(toFile: folder(name), atomically: true, encoding: .utf8)
    }
    for name in ["private", "public/pages", "public/pages/deep.html", "public/.well-known"] {
      try files.createDirectory(atPath: folder(name), withIntermediateDirectories: true)
    }
    try write("secret\n", "private/secret.txt")
    try write("secret\n", "public/log.skey")
    try write("secret\n", "public/.hidden.txt")
    try write("secret\n", "public/checkpoint.tmp")
    try write("<p>Index</p>\n", "public/index.html")
    try write("<p>Pages</p>\n", "public/pages/index.html")
    try write(String(repeating: "name,role\n", count: 200), "public/list.csv")
    for (link, target) in [
      ("link.txt", "../private/secret.txt"), ("here.html", "index.html"), ("folder", "pages"),
    ] {
      try files.createSymbolicLink(atPath: folder("public/\(link)"), withDestinationPath: target)
    }
    mkfifo(folder("public/pipe.txt"), 0o644)
  }

  /// `idle=0.3 reading=0.3 header=2000 writes=3 proxy`
  private static func configuration(_ words: some Sequence<Substring>) -> HTTPServer.Configuration {
    var configuration = HTTPServer.Configuration(port: 0)
    for word in words {
      let value = Double(word.split(separator: "=").last!) ?? 0
      switch word.prefix(while: { $0 != "=" }) {
      case "idle": configuration.limits.idle = .seconds(value)
      case "reading": configuration.limits.reading = .seconds(value)
      case "header": configuration.limits.headerSize = Int(value)
      case "writes": configuration.writesPerMinute = Int(value)
      case "proxy": configuration.isBehindProxy = true
      default: Issue.record("serve \(word)")
      }
    }
    return configuration
  }
}

/// Says what it was asked.
struct Echo: Endpoint {
  func bodyLimit(method: String, path: String) -> Int? {
    method == "POST" && path == "/echo" ? 20 : nil
  }

  func answer(to request: Request) -> Answer {
    .text(200, "\(request.client) sent \(String(decoding: request.body, as: UTF8.self))")
  }
}

/// Runs a server while `body` uses it.
func serving<Value: Sendable>(
  _ endpoints: [any Endpoint], configuration: HTTPServer.Configuration = .init(port: 0),
  metrics: ServerMetrics = ServerMetrics(), _ body: (Int) async throws -> Value
) async throws -> Value {
  let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
  let server = HTTPServer(endpoints, configuration: configuration, metrics: metrics) { url in
    continuation.yield(Int(url.split(separator: ":").last!)!)
  }
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      defer { continuation.finish() }
      try await server.run()
    }
    defer { group.cancelAll() }
    for await port in ports { return try await body(port) }
    throw RawConnection.Failure(what: "the server does not listen")
  }
}

// The language of `Exchanges/*.txt`: what a client sends over a socket, and all that the server answers.
import Foundation
import TestSupport
import Testing

/// A story of connections. A step of it is
///
///     $ connect                    a new connection
///     $ COMMAND                    as in `Scripts`, whose exit code is 0; in the first step, before it, the
///                                  server: `serve` with limits, in this process, or the real command
///     > GET /checkpoint HTTP/1.1   a line that is sent, with its CR and LF; a `\` at its end: without
///     < HTTP/1.1 200 OK            a line of the answers, whole
///     = closed                     the server ends the connection
///
/// and ends at an empty line or a comment (`#`). `\xHH` is a byte. The time of an answer is `Date: now`. The tags
/// of files are `$1`, `$2` and so on, as they appear; `$1` in what is sent is that tag. In what is expected
/// `<*>` is anything within a line.
struct ExchangeScript {
  struct Step {
    let line: Int
    var commands: [String] = []
    var sent: [String] = []
    var expected: [String] = []
  }

  enum Part {
    case text(String)
    case step(Step)
  }

  struct Malformed: Error {
    let line: Int
  }

  var parts: [Part] = []

  init(parsing text: String) throws {
    var step: Step?
    for (index, line) in Script.lines(of: text).enumerated() {
      switch line.first {
      case nil, "#":
        if let step { parts.append(.step(step)) }
        step = nil
        parts.append(.text(line))
      case let mark?:
        var current = step ?? Step(line: index + 1)
        switch mark {
        case "$" where current.sent.isEmpty && current.expected.isEmpty:
          current.commands.append(String(line.dropFirst(2)))
        case ">" where current.expected.isEmpty: current.sent.append(String(line.dropFirst(2)))
        case "<", "=": current.expected.append(line)
        default: throw Malformed(line: index + 1)
        }
        step = current
      }
    }
    if let step { parts.append(.step(step)) }
  }

  var text: String {
    parts.map { part in
      switch part {
      case .text(let line): line + "\n"
      case .step(let step):
        (step.commands.map { "$ \($0)" } + step.sent.map { $0.isEmpty ? ">" : "> \($0)" }
          + step.expected).map { $0 + "\n" }.joined()
      }
    }.joined()
  }
}

/// A client that speaks as the story tells it to.
struct ExchangeClient {
  private let port: Int
  /// Runs a command that is no connection.
  private let run: (String) throws -> Void
  private var isBegun = false
  private var connection: RawConnection?
  /// The methods of the requests that were sent and not answered yet.
  private var methods: [String] = []
  private var tags: [String] = []

  init(port: Int, run: @escaping (String) throws -> Void) {
    self.port = port
    self.run = run
  }

  mutating func perform(_ step: ExchangeScript.Step) async throws -> [String] {
    // Those of the first step made the server.
    if isBegun { for command in step.commands where command != "connect" { try run(command) } }
    isBegun = true
    if step.commands.contains("connect") {
      connection = try RawConnection(port: port)
      methods = []
    }
    guard let connection else { throw RawConnection.Failure(what: "not connected") }
    var bytes: [UInt8] = []
    for line in step.sent {
      let named = tags.enumerated().reduce(line) {
        $0.replacing("$\($1.offset + 1)", with: $1.element)
      }
      if let method = line.split(separator: " ").first, line.contains(" HTTP/1") {
        methods.append(String(method))
      }
      bytes +=
        line.hasSuffix("\\")
        ? Script.unescaped(String(named.dropLast())) : Script.unescaped(named) + [13, 10]
    }
    try await connection.send(bytes)
    let heads = step.expected.filter { $0.hasPrefix("< HTTP/1.1") }
    let count = heads.isEmpty ? methods.count : heads.count
    var came: [String] = []
    for _ in 0..<count {
      guard let answer = try await connection.answer(isHead: methods.first == "HEAD") else { break }
      if answer.status >= 200, !methods.isEmpty { methods.removeFirst() }
      came += shown(answer)
    }
    if step.expected.last == "= closed" { came.append(try await connection.waitsForEnd()) }
    return came
  }

  private mutating func shown(_ answer: RawConnection.Answer) -> [String] {
    var lines = ["< " + answer.head[0]]
    for field in answer.head.dropFirst() {
      if field.hasPrefix("Date: "), field.hasSuffix(" GMT"), field.utf8.count == 35 {
        lines.append("< Date: now")
      } else if field.hasPrefix("ETag: \""), field.hasSuffix("\"") {
        var tag = String(field.dropFirst(7).dropLast())
        let isCompressed = tag.hasSuffix("-gzip")
        if isCompressed { tag.removeLast(5) }
        if !tags.contains(tag) { tags.append(tag) }
        let number = tags.firstIndex(of: tag)! + 1
        lines.append("< ETag: \"$\(number)\(isCompressed ? "-gzip" : "")\"")
      } else {
        lines.append("< \(field)")
      }
    }
    lines.append("<")
    if let text = String(validating: answer.body, as: UTF8.self), !text.contains("\u{0}") {
      let end = text.isEmpty || text.hasSuffix("\n") ? "" : "<no line end>"
      lines += Script.lines(of: text + end).map { $0.isEmpty ? "<" : "< \($0)" }
    } else {
      lines.append("< (no text)")
    }
    return lines
  }
}

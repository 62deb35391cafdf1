// The language of `Scripts/*.txt`: a story of commands with all that they say and do.

/// A story. One step of it is
///
///     $ endorse check list.txt --log log     a command: words between spaces, or between single quotes
///     < a line                               what it is given: standard input, or the file of `write`
///     | a line                               what it says on stdout, whole
///     ! a line                               what it says on stderr, whole
///     + report.txt 0644                      what it made, changed (~) or removed (-), with its mode
///     = 1                                    its exit code, where that is not 0
///
/// and ends at an empty line, a comment (`#`) or the next command. So a command that leaves no trace in
/// its step has changed nothing. What lies deeper than two folders is one line for the folder.
///
/// In a command and in what it is given `\xHH` is a byte, `\u{HEX}` a character, a `\` at the end of a
/// line no line end. In what is expected `<*>` is anything within a line, and `<...>` alone any number of
/// lines of that kind. `$WORK`, `$VECTORS` and `$KEYS` are the story's own folder, the vectors, and the
/// trust folder of the vectors' example log; after `let KEY FILE`, `$KEY` is the first line of a file.
struct Script {
  struct Step {
    /// From 1.
    let line: Int
    let command: String
    var input: [String] = []
    /// With their marks, in the order above.
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
    func finish(_ script: inout Script) {
      if let step { script.parts.append(.step(step)) }
      step = nil
    }
    for (index, line) in Self.lines(of: text).enumerated() {
      switch line.unicodeScalars.first {
      case nil, "#":
        finish(&self)
        parts.append(.text(line))
      case "$":
        finish(&self)
        step = Step(line: index + 1, command: String(line.dropFirst(2)))
      case "<" where step != nil && step!.expected.isEmpty:
        step!.input.append(String(line.dropFirst(2)))
      case "|", "!", "+", "~", "-", "=":
        guard step != nil else { throw Malformed(line: index + 1) }
        step!.expected.append(line)
      default: throw Malformed(line: index + 1)
      }
    }
    finish(&self)
  }

  var text: String {
    parts.map { part in
      switch part {
      case .text(let line): line + "\n"
      case .step(let step):
        "$ \(step.command)\n"
          + step.input.map { $0.isEmpty ? "<\n" : "< \($0)\n" }.joined()
          + step.expected.map { $0 + "\n" }.joined()
      }
    }.joined()
  }

  /// The lines of a text, without an empty one behind the last line end.
  static func lines(of text: String) -> [String] {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map { String($0) }
  }

  /// The words of a command.
  static func words(of command: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for scalar in command.unicodeScalars {
      switch scalar {
      case "'":
        isQuoted.toggle()
        word = word ?? ""
      case " " where !isQuoted:
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(scalar)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  /// What a word or a line with escapes stands for.
  static func unescaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let scalar = rest.unicodeScalars.popFirst() {
      if scalar == "\\", rest.first == "x", let byte = UInt8(rest.dropFirst().prefix(2), radix: 16)
      {
        bytes.append(byte)
        rest = rest.dropFirst(3)
      } else if scalar == "\\", rest.hasPrefix("u{"), let end = rest.firstIndex(of: "}"),
        let code = UInt32(rest[..<end].dropFirst(2), radix: 16), let named = Unicode.Scalar(code)
      {
        bytes += Array(String(named).utf8)
        rest = rest[rest.index(after: end)...]
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }
}

/// What was expected beside what came, line by line.
struct Comparison {
  enum Line {
    case same(expected: String)
    case missing(String)
    case unexpected(String)
  }

  let lines: [Line]

  init(_ expected: [String], _ actual: [String]) {
    lines = Self.compare(expected[...], actual[...])
  }

  var isSame: Bool {
    lines.allSatisfy { if case .same = $0 { true } else { false } }
  }

  /// For people: `-` was expected, `+` came.
  var diff: String {
    lines.map { line in
      switch line {
      case .same(let line): "    \(line)\n"
      case .missing(let line): "  - \(line)\n"
      case .unexpected(let line): "  + \(line)\n"
      }
    }.joined()
  }

  /// What came, with the placeholders of the lines that still fit.
  var updated: [String] {
    lines.compactMap { line in
      switch line {
      case .same(let line), .unexpected(let line): line
      case .missing: nil
      }
    }
  }

  private static func compare(_ expected: ArraySlice<String>, _ actual: ArraySlice<String>)
    -> [Line]
  {
    guard let first = expected.first else { return actual.map { .unexpected($0) } }
    if first.hasSuffix(" <...>"), let mark = first.first {
      // Up to the first line that the next one fits; where there is none, all of the kind.
      let most = actual.prefix { $0.first == mark }
      let next = expected.dropFirst().first.flatMap { $0.first == mark ? $0 : nil }
      let end = next.flatMap { next in most.firstIndex { fits($0, next) } } ?? most.endIndex
      return [.same(expected: first)] + compare(expected.dropFirst(), actual[end...])
    }
    guard let found = actual.first else { return expected.map { .missing($0) } }
    if fits(found, first) {
      return [.same(expected: first)] + compare(expected.dropFirst(), actual.dropFirst())
    }
    // The nearest line that fits, on either side.
    for distance in 1...max(expected.count, actual.count) {
      if distance < actual.count, fits(actual[actual.startIndex + distance], first) {
        return actual.prefix(distance).map { .unexpected($0) }
          + compare(expected, actual.dropFirst(distance))
      }
      if distance < expected.count, fits(found, expected[expected.startIndex + distance]) {
        return expected.prefix(distance).map { .missing($0) }
          + compare(expected.dropFirst(distance), actual)
      }
    }
    return [.missing(first), .unexpected(found)]
      + compare(expected.dropFirst(), actual.dropFirst())
  }

  /// Whether a line is the expected one, `<*>` being anything.
  static func fits(_ line: String, _ pattern: String) -> Bool {
    let pieces = Array(pattern.utf8).split(
      separator: Array("<*>".utf8), maxSplits: .max, omittingEmptySubsequences: false)
    var rest = Array(line.utf8)[...]
    guard rest.starts(with: pieces[0]) else { return false }
    guard pieces.count > 1 else { return rest.count == pieces[0].count }
    rest = rest.dropFirst(pieces[0].count)
    for piece in pieces[1..<(pieces.count - 1)] where !piece.isEmpty {
      guard let place = rest.firstRange(of: piece) else { return false }
      rest = rest[place.upperBound...]
    }
    let last = pieces[pieces.count - 1]
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}

import Endorsements
import TransparencyLog

/// A list of signatories as somebody published it: the lines that name one, and those left out.
/// SPEC.md, section 13.1.
public struct PublishedList: Sendable {
  public enum Format: String, Sendable {
    case markdown
    case text
  }

  /// A line, numbered from 1.
  public struct Line: Sendable {
    public let number: Int
    public let text: String
    /// Where its links lead.
    public var destinations: [String] = []
  }

  public struct Ignored: Sendable {
    public let line: Line
    public let why: String
  }

  public static let sizeLimit = 16_777_216

  public let format: Format
  public let listed: [Line]
  public let ignored: [Ignored]

  /// - Throws: `malformed` where it is no text; `unsupported` for a format that is not read;
  ///   `undecided` where nothing is listed.
  public init(parsing bytes: [UInt8]) throws {
    guard bytes.count <= Self.sizeLimit else {
      throw LogError(.malformed, "\(bytes.count) bytes, expected at most \(Self.sizeLimit)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw LogError(.malformed, "not valid UTF-8")
    }
    let lines = try Self.lines(of: text)
    let items = lines.map { Self.item($0.text) }
    if items.contains(where: { $0 != nil }) {
      format = .markdown
      (listed, ignored) = Self.sort(lines) { index, line in
        guard let item = items[index].map({ MarkdownItem($0) }) else {
          return .failure(.init(why: "not a list item"))
        }
        if let why = item.leftOut { return .failure(.init(why: why)) }
        return .success((item.text, item.destinations))
      }
    } else {
      format = .text
      (listed, ignored) = Self.sort(lines) { _, line in
        Self.whyNoName(line).map { .failure(.init(why: $0)) } ?? .success((line, []))
      }
    }
    guard !listed.isEmpty else { throw LogError(.undecided, "no list of names was found in it") }
  }

  private struct LeftOut: Error { let why: String }

  private static func sort(
    _ lines: [Line], by judge: (Int, String) -> Result<(String, [String]), LeftOut>
  ) -> ([Line], [Ignored]) {
    var listed: [Line] = []
    var ignored: [Ignored] = []
    for (index, line) in lines.enumerated() where !trimmed(line.text).isEmpty {
      switch judge(index, trimmed(line.text)) {
      case .success((let name, let destinations)):
        if !trimmed(name).isEmpty {
          listed.append(
            Line(number: line.number, text: trimmed(name), destinations: destinations))
        }
      case .failure(let leftOut): ignored.append(Ignored(line: line, why: leftOut.why))
      }
    }
    return (listed, ignored)
  }

  private static func lines(of text: String) throws -> [Line] {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var lines: [Line] = []
    var line = String.UnicodeScalarView()
    var isAfterReturn = false
    func finish() { lines.append(Line(number: lines.count + 1, text: String(line))) }
    for scalar in scalars {
      switch scalar {
      case "\n" where isAfterReturn: isAfterReturn = false
      case "\n", "\r":
        finish()
        line = String.UnicodeScalarView()
        isAfterReturn = scalar == "\r"
      case "\t":
        line.append(scalar)
        isAfterReturn = false
      default:
        guard scalar.properties.generalCategory != .control else {
          throw LogError(
            .malformed,
            """
            line \(lines.count + 1) has the control character \(visible(String(scalar))): it is \
            not a text
            """
          )
        }
        line.append(scalar)
        isAfterReturn = false
      }
    }
    finish()
    if let first = scalars.first(where: { !isWhiteSpace($0) }), "<{[".unicodeScalars.contains(first)
    {
      throw LogError(
        .unsupported,
        """
        it looks like HTML or JSON (it begins with \(quoted(String(first)))): only plain text and \
        Markdown lists are read yet
        """
      )
    }
    return lines
  }

  /// The text of a list item, or nil where the line is none.
  private static func item(_ line: String) -> String? {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
    var rest = line.unicodeScalars.drop(while: isBlank)
    guard let first = rest.first else { return nil }
    if "-*+•".unicodeScalars.contains(first) {
      rest.removeFirst()
    } else {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      guard (1...9).contains(digits.count) else { return nil }
      rest = rest.dropFirst(digits.count)
      guard let mark = rest.popFirst(), mark == "." || mark == ")" else { return nil }
    }
    guard let blank = rest.first, isBlank(blank) else { return nil }
    return String(rest)
  }

  /// Why a line of a plain text names nobody, or nil where it does.
  private static func whyNoName(_ line: String) -> String? {
    // By scalars: for `Character` a number sign is one with the combining mark behind it.
    let scalars = line.unicodeScalars
    if scalars.first == "#" || scalars.last == ":" { return "heading" }
    if scalars.count > 300 { return "prose" }
    let words = scalars.split(whereSeparator: isWhiteSpace).count
    let endsSentence = scalars.last.map(".!?;".unicodeScalars.contains) ?? false
    return words >= 12 && endsSentence ? "prose" : nil
  }
}

/// Without White_Space at the ends.
func trimmed(_ text: some StringProtocol) -> String {
  let scalars = String(text).unicodeScalars.drop(while: isWhiteSpace)
  guard let last = scalars.lastIndex(where: { !isWhiteSpace($0) }) else { return "" }
  return String(scalars[...last])
}

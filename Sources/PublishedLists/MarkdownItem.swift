import TransparencyLog

/// The text of a Markdown list item without its marks. SPEC.md, section 13.1.
struct MarkdownItem {
  /// Of the bytes of a line that is taken out of its marks.
  static let longest = 65_536

  /// Why the item names nobody, if it does not.
  private(set) var leftOut: String?
  private(set) var text: String
  /// Where its links lead.
  private(set) var destinations: [String] = []

  /// - Parameter item: what stands behind the item's marker.
  init(_ item: String) {
    var pieces = Self.pieces(trimmed(Self.withoutComments(item)))
    if pieces.starts(with: ["[", " ", "]", " "]) {
      leftOut = "not ticked"
    } else if pieces.starts(with: ["[", "x", "]", " "])
      || pieces.starts(with: ["[", "X", "]", " "])
    {
      pieces.removeFirst(4)
    }
    pieces = Self.withoutBlankEnds(Self.withoutLinks(pieces, &destinations))
    if pieces.count > 4, pieces.starts(with: ["~", "~"]),
      pieces.reversed().starts(with: ["~", "~"])
    {
      leftOut = leftOut ?? "struck through"
    }
    text = trimmed(Self.string(Self.withoutEmphasis(pieces)[...]))
  }

  /// A character, which is no mark where a backslash stands before it.
  private struct Piece: Equatable, ExpressibleByUnicodeScalarLiteral {
    let scalar: Unicode.Scalar
    var isEscaped = false

    init(unicodeScalarLiteral scalar: Unicode.Scalar) { self.scalar = scalar }
  }

  /// A backslash before punctuation of ASCII is dropped, and that is no mark.
  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      var piece = Piece(unicodeScalarLiteral: scalar)
      if pieces.last == "\\", isPunctuation(scalar) {
        piece.isEscaped = true
        pieces.removeLast()
      } else if scalar == "&", let (meant, length) = reference(rest) {
        piece = Piece(unicodeScalarLiteral: meant)
        piece.isEscaped = true
        rest = rest.dropFirst(length - 1)
      }
      rest.removeFirst()
      pieces.append(piece)
    }
    return pieces
  }

  /// The character that a reference such as `&amp;` or `&#38;` stands for, and the length of that.
  private static func reference(_ text: Substring.UnicodeScalarView) -> (Unicode.Scalar, Int)? {
    guard let end = text.prefix(12).firstIndex(of: ";") else { return nil }
    let name = String(text[..<end].dropFirst())
    let length = name.unicodeScalars.count + 2
    let named: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]
    if let scalar = named[name] { return (scalar, length) }
    var digits = name.utf8[...]
    guard digits.popFirst() == UInt8(ascii: "#") else { return nil }
    let isHex = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    if isHex { digits.removeFirst() }
    // A sign is no digit.
    guard digits.first.map({ $0 != UInt8(ascii: "+") }) ?? false,
      let value = UInt32(String(digits)!, radix: isHex ? 16 : 10), value > 0,
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return (scalar, length)
  }

  // By bytes: for `Character` a mark is one with the combining mark behind it.

  private static func withoutComments(_ item: String) -> String {
    guard item.utf8.contains(UInt8(ascii: "<")) else { return item }
    var kept = ""
    var rest = item.utf8[...]
    while let open = rest.firstRange(of: "<!--".utf8),
      let close = rest[open.upperBound...].firstRange(of: "-->".utf8)
    {
      kept += String(rest[..<open.lowerBound])!
      rest = rest[close.upperBound...]
    }
    return kept + String(rest)!
  }

  /// The links of a line that holds links and separators only, or nil where there is more, or none.
  static func links(_ line: String) -> [(text: String, destination: String)]? {
    guard line.utf8.count <= longest, line.utf8.contains(UInt8(ascii: "[")) else { return nil }
    var links: [(text: String, destination: String)] = []
    var outside = ""
    for segment in segments(pieces(trimmed(withoutComments(line)))) {
      switch segment {
      case .link(let inside, let destination):
        links.append((trimmed(string(withoutEmphasis(Array(inside))[...])), destination))
      case .footnote: break
      case .piece(let piece): outside.unicodeScalars.append(piece.scalar)
      }
    }
    return links.isEmpty || !Document.isSeparator(outside) ? nil : links
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private enum Segment {
    case piece(Piece)
    case link(ArraySlice<Piece>, String)
    case footnote
  }

  /// Links and images become their text, footnote marks nothing.
  private static func withoutLinks(_ pieces: [Piece], _ destinations: inout [String]) -> [Piece] {
    var result: [Piece] = []
    for segment in segments(pieces) {
      switch segment {
      case .piece(let piece): result.append(piece)
      case .link(let inside, let destination):
        result += inside
        destinations.append(destination)
      case .footnote: break
      }
    }
    return result
  }

  /// Each bracket is looked at once.
  private static func segments(_ pieces: [Piece]) -> [Segment] {
    var result: [Segment] = []
    var at = 0
    while at < pieces.count {
      let isImage = pieces[at] == "!" && at + 1 < pieces.count && pieces[at + 1] == "["
      let open = isImage ? at + 1 : at
      guard pieces[open] == "[",
        let close = pieces[(open + 1)...].firstIndex(where: { $0 == "[" || $0 == "]" }),
        pieces[close] == "]"
      else {
        result.append(.piece(pieces[at]))
        at += 1
        continue
      }
      let inside = pieces[(open + 1)..<close]
      if let (destination, end) = destination(pieces, after: close) {
        result.append(.link(inside, destination))
        at = end
      } else if !isImage, inside.first == "^", inside.count > 1 {
        result.append(.footnote)
        at = close + 1
      } else {
        result.append(.piece(pieces[at]))
        at += 1
      }
    }
    return result
  }

  /// What stands in `(DEST)` or `(DEST "TITLE")` behind a closing bracket, and where it ends.
  private static func destination(_ pieces: [Piece], after close: Int) -> (String, Int)? {
    let open = close + 1
    guard open < pieces.count, pieces[open] == "(" else { return nil }
    func first(_ from: Int, where isIt: (Piece) -> Bool) -> Int? {
      pieces[from...].firstIndex(where: isIt)
    }
    let stops: [Piece] = ["(", ")", " ", "\t"]
    guard let stop = first(open + 1, where: stops.contains) else { return nil }
    let destination = string(pieces[(open + 1)..<stop])
    if pieces[stop] == ")" { return (destination, stop + 1) }
    guard let quote = first(stop, where: { $0 != " " && $0 != "\t" }), pieces[quote] == "\"",
      let last = first(quote + 1, where: { $0 == "\"" }), last + 1 < pieces.count,
      pieces[last + 1] == ")"
    else { return nil }
    return (destination, last + 2)
  }

  /// Without every `**`, `__` and `~~`, and without one `*` or `_` at the beginning and the next one.
  private static func withoutEmphasis(_ pieces: [Piece]) -> [Piece] {
    let marks: [Piece] = ["*", "_", "~"]
    var result: [Piece] = []
    var at = 0
    while at < pieces.count {
      if at + 1 < pieces.count, pieces[at] == pieces[at + 1], marks.contains(pieces[at]) {
        at += 2
      } else {
        result.append(pieces[at])
        at += 1
      }
    }
    if let first = result.first, first == "*" || first == "_",
      let next = result.dropFirst().firstIndex(of: first), next > 1
    {
      result.remove(at: next)
      result.removeFirst()
    }
    return result
  }

  private static func withoutBlankEnds(_ pieces: [Piece]) -> [Piece] {
    let inside = pieces.indices.filter { !isWhiteSpace(pieces[$0].scalar) }
    guard let first = inside.first, let last = inside.last else { return [] }
    return Array(pieces[first...last])
  }

  private static func string(_ pieces: ArraySlice<Piece>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: pieces.map(\.scalar))
    return String(view)
  }

  /// The item that is read back as `text`.
  static func escaped(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if "\\[]!*_~&<".unicodeScalars.contains(scalar) { view.append("\\") }
      view.append(scalar)
    }
    return String(view)
  }
}

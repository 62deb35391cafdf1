import TransparencyLog

/// The text of a Markdown list item without its marks. SPEC.md, section 13.1.
struct MarkdownItem {
  /// Why the item names nobody, if it does not.
  private(set) var leftOut: String?
  private(set) var text: String
  /// Where its links lead.
  private(set) var destinations: [String] = []

  /// - Parameter item: what stands behind the item's marker.
  init(_ item: String) {
    var pieces = Self.pieces(trimmed(item))
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
    for scalar in text.unicodeScalars {
      var piece = Piece(unicodeScalarLiteral: scalar)
      if pieces.last == "\\", isPunctuation(scalar) {
        piece.isEscaped = true
        pieces.removeLast()
      }
      pieces.append(piece)
    }
    return pieces
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Links and images become their text, footnote marks nothing. Each bracket is looked at once.
  private static func withoutLinks(_ pieces: [Piece], _ destinations: inout [String]) -> [Piece] {
    var result: [Piece] = []
    var at = 0
    while at < pieces.count {
      let isImage = pieces[at] == "!" && at + 1 < pieces.count && pieces[at + 1] == "["
      let open = isImage ? at + 1 : at
      guard pieces[open] == "[",
        let close = pieces[(open + 1)...].firstIndex(where: { $0 == "[" || $0 == "]" }),
        pieces[close] == "]"
      else {
        result.append(pieces[at])
        at += 1
        continue
      }
      let inside = pieces[(open + 1)..<close]
      if let (destination, end) = destination(pieces, after: close) {
        result += inside
        destinations.append(destination)
        at = end
      } else if !isImage, inside.first == "^", inside.count > 1 {
        at = close + 1
      } else {
        result.append(pieces[at])
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
      if "\\[]!*_~".unicodeScalars.contains(scalar) { view.append("\\") }
      view.append(scalar)
    }
    return String(view)
  }
}

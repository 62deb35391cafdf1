import Endorsements
import TransparencyLog

/// One way to read a line: a name, and perhaps what is written behind it. SPEC.md, section 13.3.
struct LineReading {
  let key: NameKey?
  private let name: Substring
  /// What is written behind the name, and the separator.
  private let behind: Substring

  private init?(head: Substring, behind: Substring) {
    guard head.unicodeScalars.contains(where: { !isWhiteSpace($0) }) else { return nil }
    name = head
    self.behind = behind
    // White_Space at the ends changes no name key.
    key = NameKey(head)
  }

  var head: String { trimmed(name) }

  var rest: String? {
    let rest = trimmed(behind)
    return rest.isEmpty ? nil : rest
  }

  /// A longer line names nobody, and is not taken apart: each separator in it would cost its
  /// length.
  static let longestLine = 1000

  /// Of dashes and of commas, each: a name has fewer.
  static let mostSeparators = 16

  /// The readings of a line that can be a name of at most `nameLength` scalars, the whole line first.
  ///
  /// Other heads cannot equal a name key of that length. They are not taken apart, so that a line
  /// of separators costs what its names do.
  ///
  /// - Parameter whole: the first one, if it was made before.
  static func all(
    of line: String, nameLength: Int = longestLine, whole: LineReading? = nil
  ) -> [LineReading] {
    var readings: [LineReading] = []
    let scalars = line.unicodeScalars
    let reach = NameKey.reach(of: line[...], length: nameLength)
    func split(_ head: String.Index, _ rest: String.Index, _ end: String.Index) {
      let reading = LineReading(
        head: Substring(scalars[..<head]), behind: Substring(scalars[rest..<end]))
      if let reading, reading.isName(ofLength: nameLength) { readings.append(reading) }
    }
    let end = scalars.endIndex
    if reach == end {
      if let whole { readings.append(whole) } else { split(end, end, end) }
    }
    guard scalars.count <= longestLine else { return readings }
    var index = scalars.startIndex
    var commas: [String.Index] = []
    var dashes = 0
    while index < end, index <= reach {
      let next = scalars.index(after: index)
      if scalars[index] == ",", commas.count < mostSeparators { commas.append(index) }
      if next < end, "–—-".unicodeScalars.contains(scalars[next]), isWhiteSpace(scalars[index]) {
        let space = scalars.index(after: next)
        if space < end, isWhiteSpace(scalars[space]), dashes < mostSeparators {
          dashes += 1
          split(index, scalars.index(after: space), end)
        }
      }
      index = next
    }
    for (opening, closing) in [("(", ")"), ("<", ">")] as [(Unicode.Scalar, Unicode.Scalar)]
    where scalars.last == closing {
      if let open = scalars.lastIndex(of: opening), open <= reach {
        split(open, scalars.index(after: open), scalars.index(before: end))
      }
    }
    for comma in commas { split(comma, scalars.index(after: comma), end) }
    if let unmarked = withoutMarks(line) { readings += all(of: unmarked, nameLength: nameLength) }
    return readings
  }

  /// The first reading alone, where it is one of these.
  static func whole(_ line: String, nameLength: Int) -> LineReading? {
    guard NameKey.reach(of: line[...], length: nameLength) == line.endIndex else { return nil }
    return LineReading(head: line[...], behind: "").flatMap {
      $0.isName(ofLength: nameLength) ? $0 : nil
    }
  }

  /// False where the head is sure to be longer, in lower case and as it is written: a character
  /// becomes at most three in lower case, of four bytes each.
  private func isName(ofLength length: Int) -> Bool {
    (key?.bytes.count ?? 0) <= 12 * length
  }

  /// A line without the footnote marks at its end, or nil where it has none.
  private static func withoutMarks(_ line: String) -> String? {
    var scalars = line.unicodeScalars[...]
    while let mark = markStart(scalars) { scalars = scalars[..<mark] }
    guard scalars.endIndex < line.unicodeScalars.endIndex else { return nil }
    let text = trimmed(String(scalars))
    return text.isEmpty ? nil : text
  }

  /// Where the footnote mark begins that a text ends in, White_Space behind it or not; nil where it ends in none.
  private static func markStart(_ text: Substring.UnicodeScalarView) -> String.Index? {
    guard let end = text.lastIndex(where: { !isWhiteSpace($0) }) else { return nil }
    switch text[end] {
    case "*", "†", "‡", "§", "¶", "¹", "²", "³", "\u{2070}", "\u{2074}"..."\u{2079}": return end
    case "]":
      guard let open = text[..<end].lastIndex(of: "["),
        case let inside = text[text.index(after: open)..<end],
        (1...3).contains(inside.count), inside.allSatisfy({ ("0"..."9").contains($0) })
      else { return nil }
      return open
    default: return nil
    }
  }

  /// Whether what stands behind the name is something that the signatory signed.
  func restFits(_ endorsement: LedgerState.Endorsement) -> Bool {
    guard let rest, !isArticle else { return true }
    return isRole(of: endorsement)
      || WrittenDomain(Self.domain(ofMail: rest) ?? rest[...]).isWhole(of: endorsement.key.name)
  }

  /// What stands behind the `@` of an address, or nil where it is none: before that no words fit.
  private static func domain(ofMail text: String) -> Substring? {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    func isOfMailbox(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        || "._%+-".utf8.contains(byte)
    }
    guard parts.count == 2, (1...64).contains(parts[0].count), parts[0].allSatisfy(isOfMailbox),
      !parts[1].contains(UInt8(ascii: "/"))
    else { return nil }
    return Substring(parts[1])
  }

  /// Whether the name is written as `Foundation, The`.
  private var isArticle: Bool {
    guard let rest, rest.utf8.count == 3 else { return false }
    return rest.lowercased() == "the"
  }

  /// Whether the rest is the role by name key; no rest is only no role.
  func isRole(of endorsement: LedgerState.Endorsement) -> Bool {
    switch (isArticle ? nil : rest, endorsement.role) {
    case (nil, nil): true
    case (let rest?, let role?):
      // Every role has a name key, which what is canonically equivalent shares.
      rest == role || NameKey(rest).map { $0 == NameKey(role) } ?? false
    default: false
    }
  }
}

/// A domain or a link as people write it beside a name.
struct WrittenDomain {
  /// Lower-cased in ASCII, without scheme, `www.` and a slash at the end.
  private let text: [UInt8]

  init(_ written: some StringProtocol) {
    var bytes = written.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }[...]
    for prefix in ["https://", "http://"] where bytes.starts(with: prefix.utf8) {
      bytes = bytes.dropFirst(prefix.utf8.count)
      break
    }
    if bytes.starts(with: "www.".utf8) { bytes = bytes.dropFirst(4) }
    if bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
    text = Array(bytes)
  }

  /// Whether it is the domain of a key name and nothing more.
  func isWhole(of keyName: String) -> Bool { text.elementsEqual(KeyName.domain(of: keyName).utf8) }

  /// The domain, without a path.
  var domain: String { String(decoding: text.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self) }

  /// What may be a domain in a line, from left to right.
  static func all(in line: String) -> [WrittenDomain] {
    guard line.unicodeScalars.count <= LineReading.longestLine else { return [] }
    return line.unicodeScalars.split { "()[]<>,;".unicodeScalars.contains($0) || isWhiteSpace($0) }
      .map { WrittenDomain(String($0)) }
  }
}

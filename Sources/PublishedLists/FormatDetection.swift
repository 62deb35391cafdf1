import Endorsements
import TransparencyLog

/// Tells the format of a document by its content. SPEC.md, section 13.1.
enum FormatDetection {
  static func format(of text: String, in lines: [String]) -> ReadingOptions.Format {
    let scalars = text.unicodeScalars
    let start = scalars.drop(while: isWhiteSpace)
    if start.first == "<" { return .html }
    if start.first == "{" { return .json }
    if start.first == "[", let next = start.dropFirst().first(where: { !isWhiteSpace($0) }),
      "\"{[]".unicodeScalars.contains(next)
    {
      return .json
    }
    let lines = lines.filter { !$0.unicodeScalars.allSatisfy(isWhiteSpace) }
    if isYAML(lines) { return .yaml }
    if headerWords(lines, ",").words > 1 || headerWords(lines, ";").words > 1 { return .csv }
    let isMarkdown = lines.contains {
      MarkdownLine.item($0) != nil || MarkdownLine.isTableRule($0) || MarkdownItem.links($0) != nil
    }
    if isMarkdown { return .markdown }
    if isTable(lines, separator: "\t") { return .tsv }
    return isCSV(lines) ? .csv : .text
  }

  /// - Throws: `malformed`: no document of any format has one.
  static func refuseControlCharacters(_ text: String) throws {
    var line = 1
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": if last != "\r" { line += 1 }
      case "\r": line += 1
      case "\t": break
      default:
        guard scalar.properties.generalCategory != .control else {
          throw LogError(
            .malformed,
            "line \(line) has the control character \(visible(String(scalar))): it is not a text")
        }
      }
      last = scalar
    }
  }

  /// Every line belongs to a mapping or a sequence, and one has a key.
  private static func isYAML(_ lines: [String]) -> Bool {
    var isMapping = false
    var hasPlainItem = false
    var hasTopKey = false
    var isFirst = true
    for line in lines {
      defer { isFirst = false }
      if line.utf8.first == UInt8(ascii: "#") { continue }
      if line == "---" {
        guard isFirst else { return false }
        continue
      }
      let space = UInt8(ascii: " ")
      var rest = line.utf8[...]
      let isIndented = rest.first == space
      rest = rest.drop { $0 == space }
      let isItem = rest.starts(with: "- ".utf8)
      if isItem { rest = rest.dropFirst(2).drop { $0 == space } }
      if hasKey(rest) {
        isMapping = true
        if !isIndented, !isItem { hasTopKey = true }
      } else if isItem, !isIndented {
        hasPlainItem = true
      } else if !isIndented {
        return false
      }
    }
    // A list with marks can have an item such as `- beta: an institute`.
    return isMapping && (hasTopKey || !hasPlainItem)
  }

  private static func hasKey(_ line: Substring.UTF8View) -> Bool {
    guard let first = line.first, (0x61...0x7A).contains(first) else { return false }
    let rest = line.drop {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D
    }
    return rest.first == UInt8(ascii: ":") && rest.dropFirst().first ?? 0x20 == 0x20
  }

  /// Whether each line has as many cells; the last one of some may be empty, but not of all.
  private static func isTable(_ lines: [String], separator: Unicode.Scalar) -> Bool {
    func counts(_ lines: [String]) -> Set<Int> {
      Set(lines.lazy.map { $0.unicodeScalars.count { $0 == separator } })
    }
    let (written, inner) = (counts(lines), counts(lines.map { trimmed($0) }))
    func isEven(_ counts: Set<Int>) -> Bool { counts.count == 1 && !counts.contains(0) }
    return isEven(written) && inner.isSuperset(of: written) || isEven(inner)
  }

  /// Whether the first line is the header of a table in CSV; or every line is in quotation marks.
  private static func isCSV(_ lines: [String]) -> Bool {
    let mark: Unicode.Scalar = "\""
    let areQuoted = lines.allSatisfy {
      $0.unicodeScalars.count > 1 && $0.unicodeScalars.first == mark
        && $0.unicodeScalars.last == mark
    }
    return !lines.isEmpty && areQuoted
      || [",", ";"].contains { (separator: Unicode.Scalar) in
        func count(_ line: String) -> Int { line.unicodeScalars.count { $0 == separator } }
        let header = headerWords(lines, separator)
        return header.fields > 1 && header.words > 0
          && lines.allSatisfy { count($0) >= header.fields - 1 }
      }
  }

  /// How many fields the first line has, and how many of them are header words.
  private static func headerWords(
    _ lines: [String], _ separator: Unicode.Scalar
  ) -> (fields: Int, words: Int) {
    // Of no use beyond that, and split into fields it would cost much.
    guard let first = lines.first, first.utf8.count <= 65_536 else { return (0, 0) }
    let fields = first.unicodeScalars
      .split(separator: separator, omittingEmptySubsequences: false)
      .map { trimmed(String(String.UnicodeScalarView($0.filter { $0 != "\"" }))) }
    return (fields.count, fields.count(where: HeaderWords.contain))
  }
}

/// What the columns of a list are called.
enum HeaderWords {
  /// Whether it is a word for the head of a column.
  static func contain(_ cell: String) -> Bool { NameKey(cell).map { all.contains($0) } ?? false }

  /// Whether a column with this heading tells in what role somebody signs.
  static func isRole(_ heading: String) -> Bool {
    NameKey(heading).map { roles.contains($0) } ?? false
  }

  /// The columns of first and of last names, where each is there once and there is none for both.
  static func partsOfNames(_ header: [String]) -> (given: Int, family: Int)? {
    let keys = header.map { NameKey($0) }
    func places(_ words: Set<NameKey>) -> [Int] {
      keys.indices.filter { keys[$0].map(words.contains) ?? false }
    }
    let (given, family) = (places(given), places(family))
    guard given.count == 1, family.count == 1, places(whole).isEmpty else { return nil }
    return (given[0], family[0])
  }

  private static let given = keys([
    "first name", "firstname", "first_name", "given name", "givenname", "given_name", "forename",
  ])
  private static let family = keys([
    "last name", "lastname", "last_name", "surname", "family name", "familyname", "family_name",
  ])
  private static let whole = keys([
    "name", "names", "full name", "signatory", "signatories", "signed by",
  ])
  private static let roles = keys(["role", "affiliation", "position", "function", "job title"])
  private static let all = roles.union(given).union(family).union(
    keys([
      "name", "names", "full name", "organization", "organisation", "organizations",
      "organisations",
      "signatory", "signatories", "signed by", "company", "institution", "entity", "type", "kind",
      "country", "city", "region", "title", "date", "url", "link", "website", "web", "domain",
      "email",
      "e-mail", "category", "sector", "id", "no", "nr", "number", "key", "entry", "notes",
      "comment",
    ]))

  private static func keys(_ words: [String]) -> Set<NameKey> {
    Set(words.compactMap { NameKey($0) })
  }
}

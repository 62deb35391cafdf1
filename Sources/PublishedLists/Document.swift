import Endorsements
import TransparencyLog

/// A published document taken apart into the lists that it may hold, before anyone chooses among them.
/// SPEC.md, section 13.1.
public struct Document: Sendable {
  /// As it was found or told to be.
  public typealias Format = ReadingOptions.Format

  /// A text, and what stands with it.
  struct Cell: Sendable {
    var text: String
    /// Where its links lead.
    var destinations: [String] = []
    /// Why it names nobody, if it does not.
    var leftOut: String?
  }

  /// A line of a list, of one cell; or a row of a table.
  struct Row: Sendable {
    /// From 1.
    let number: Int
    var cells: [Cell]
    /// Whether it is the second of just two lines of a block.
    fileprivate(set) var isFurther = false
  }

  /// Rows of one shape under one heading.
  struct List: Sendable {
    /// Where such rows stand in the document.
    let shape: String
    let section: String?
    /// Whether its lines are marked as the items of a list by nothing.
    let isPlain: Bool
    /// How many menus and the like stand before it under its heading.
    let part: Int
    /// What its columns are called.
    var header: [String] = []
    var rows: [Row] = []
    /// The column in which first and last names were put together, and the two.
    private(set) var joined: Int?
    private(set) var parts: [Int] = []

    /// Adds a column of the first and the last names, where each has one of its own and none has both.
    fileprivate mutating func joinNames() {
      guard let (given, family) = HeaderWords.partsOfNames(header) else { return }
      let column = max(header.count, rows.lazy.map(\.cells.count).max() ?? 0)
      joined = column
      parts = [given, family]
      header += Array(repeating: "", count: column - header.count)
      header.append("\(header[given]) \(header[family])")
      for row in rows.indices {
        let missing = column - rows[row].cells.count
        rows[row].cells += Array(repeating: Cell(text: ""), count: missing)
        let parts = [rows[row].cells[given], rows[row].cells[family]]
        rows[row].cells.append(
          Cell(
            text: parts.map(\.text).filter { !$0.isEmpty }.joined(separator: " "),
            destinations: parts.flatMap(\.destinations),
            leftOut: parts[0].leftOut ?? parts[1].leftOut))
      }
    }
  }

  /// As it was read.
  public let format: Format
  /// The name of the encoding that it was read in.
  public let encoding: String
  private(set) var lists: [List] = []
  /// What is in no list: headings, front matter.
  private(set) var ignored: [PublishedList.Ignored] = []

  let limits: ReadingOptions.Limits
  private var lineCount = 0
  private var nodeCount = 0
  private var places: [Place: Int] = [:]

  private struct Place: Hashable {
    let shape: [UInt8]
    let section: [UInt8]?
    let part: Int
  }

  /// Of a section, in scalars: each row is put into its list by all of them.
  private static let longestSection = 300

  /// The shape of the lines of a menu, and of what else stands around a list in a page.
  static let menu = "menu"

  /// - Throws: `malformed` where it is not of its format, or beyond a limit; `unsupported` for what is
  ///   not read; `undecided` where what `options` choose is not there.
  public init(parsing bytes: [UInt8], options: ReadingOptions = ReadingOptions()) throws {
    limits = options.limits
    guard bytes.count <= limits.bytes else {
      throw LogError(.malformed, "\(bytes.count) bytes, expected at most \(limits.bytes)")
    }
    try OtherKinds.refuse(bytes)
    let decoded = try DecodedText(bytes, declared: options.encoding, limit: limits.bytes)
    encoding = decoded.encoding
    let text = decoded.text
    try FormatDetection.refuseControlCharacters(text)
    let lines = try TextLines(text, most: limits.nodes).lines
    format = options.format ?? FormatDetection.format(of: text, in: lines)
    if options.select != nil, ![.html, .json, .yaml].contains(format) {
      throw LogError(.undecided, "nothing can be selected in \(format.rawValue) (--select)")
    }
    switch format {
    case .html: try readHTML(text, select: options.select)
    case .json: try readValue(ValueTree(json: text, limits: limits), select: options.select)
    case .yaml: try readValue(ValueTree(yaml: text, limits: limits), select: options.select)
    case .csv: try readTable(text, separators: [",", ";"])
    case .tsv: try readTable(text, separators: ["\t"])
    case .markdown: try readMarkdown(lines)
    case .text: try readText(lines)
    }
    for index in lists.indices { lists[index].joinNames() }
  }

  /// Puts a row into the list of its place.
  ///
  /// - Parameter shape: short, as each row costs what it is long.
  /// - Returns: the places of the list, and of the row in it.
  @discardableResult
  mutating func add(
    _ row: Row, shape: String, section: String?, isPlain: Bool = false, header: [String] = [],
    part: Int = 0
  ) throws -> (list: Int, row: Int) {
    lineCount += 1
    nodeCount += row.cells.count
    guard lineCount <= limits.lines else {
      throw LogError(
        .malformed,
        "line \(row.number): more than \(limits.lines) lines (--limits large allows more)")
    }
    guard nodeCount <= limits.nodes else {
      throw LogError(
        .malformed,
        "line \(row.number): more than \(limits.nodes) cells (--limits large allows more)")
    }
    for cell in row.cells where cell.text.utf8.count > limits.field && !isPlain {
      throw LogError(
        .malformed,
        """
        line \(row.number): a field of \(cell.text.utf8.count) bytes, expected at most \(limits.field)
        """)
    }
    let section = section.map { String($0.unicodeScalars.prefix(Self.longestSection)) }
    let place = Place(
      shape: Array(shape.utf8), section: section.map { Array($0.utf8) }, part: part)
    let index: Int
    if let known = places[place] {
      index = known
    } else {
      index = lists.count
      places[place] = index
      lists.append(
        List(shape: shape, section: section, isPlain: isPlain, part: part, header: header))
    }
    lists[index].rows.append(row)
    return (index, lists[index].rows.count - 1)
  }

  mutating func setFurther(_ place: (list: Int, row: Int)) {
    lists[place.list].rows[place.row].isFurther = true
  }

  mutating func ignore(_ number: Int, _ text: String, _ why: String) {
    ignored.append(
      PublishedList.Ignored(line: PublishedList.Line(number: number, text: text), why: why))
  }

  /// A row that is left out as a whole.
  static func shown(_ cells: [String]) -> String {
    cells.filter { !$0.isEmpty }.joined(separator: " | ")
  }

  /// The lines of a plain text. A heading is in none of its lists, and a menu in one of its own.
  private mutating func readText(_ lines: [String]) throws {
    let lines = lines.map { trimmed($0) }
    let last = lines.lastIndex { !$0.isEmpty } ?? 0
    var section: String?
    var part = 0
    var start = 0
    while let first = lines[start...].firstIndex(where: { !$0.isEmpty }) {
      let end = lines[first...].firstIndex(where: \.isEmpty) ?? lines.count
      let menu = PageWords.start(in: lines[first..<end])
      if menu.map({ $0 > first }) ?? false { part += 1 }
      for index in first..<end {
        let line = lines[index]
        let isMenu = menu.map { $0 <= index } ?? false
        if index == menu { part += 1 }
        let isBare = index == first && index < last && SectionWords.fill(line)
        if Self.isHeading(line) || isBare {
          section = Self.heading(line)
          part = isMenu ? 1 : 0
          ignore(index + 1, line, "heading")
        } else {
          let cell = Cell(text: line, leftOut: Self.isProse(line) ? "prose" : nil)
          try add(
            Row(number: index + 1, cells: [cell]), shape: isMenu ? Self.menu : "line",
            section: section, isPlain: true, part: part)
        }
      }
      start = end
    }
  }

  /// By scalars: for `Character` a number sign is one with the combining mark behind it.
  static func isHeading(_ line: String) -> Bool {
    line.unicodeScalars.first == "#" || line.unicodeScalars.last == ":"
  }

  static func heading(_ line: String) -> String {
    var scalars = line.unicodeScalars.drop { $0 == "#" }
    while scalars.last == "#" || scalars.last == ":" || scalars.last.map(isWhiteSpace) == true {
      scalars.removeLast()
    }
    return trimmed(String(scalars))
  }

  /// Whether what stands between links only keeps them apart.
  static func isSeparator(_ text: String) -> Bool {
    text.unicodeScalars.split { isWhiteSpace($0) || ",;·•|/–—-.&".unicodeScalars.contains($0) }
      .allSatisfy { String($0).lowercased() == "and" }
  }

  static func isProse(_ line: String) -> Bool {
    let scalars = line.unicodeScalars
    if scalars.count > 300 { return true }
    let words = scalars.split(whereSeparator: isWhiteSpace).count
    let endsSentence = scalars.last.map(".!?;".unicodeScalars.contains) ?? false
    return words >= 12 && endsSentence
  }
}

/// A text in lines, which end in LF, CR LF or CR.
struct TextLines {
  private(set) var lines: [String] = []

  /// - Throws: `malformed` where they are more than `most`, blank ones among them.
  init(_ text: String, most: Int) throws {
    let ends = text.utf8.reduce(0) { $0 + ($1 == 0x0A || $1 == 0x0D ? 1 : 0) }
    guard ends <= 2 * most else {
      throw LogError(.malformed, "more than \(most) lines, blank ones among them")
    }
    self.init(text)
  }

  init(_ text: String) {
    var line = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where isAfterReturn: isAfterReturn = false
      case "\n", "\r":
        lines.append(String(line))
        line = String.UnicodeScalarView()
        isAfterReturn = scalar == "\r"
      default:
        line.append(scalar)
        isAfterReturn = false
      }
    }
    lines.append(String(line))
  }
}

import Endorsements
import TransparencyLog

/// A list of signatories as somebody published it: the lines that name one, and those left out.
/// SPEC.md, section 13.1.
public struct PublishedList: Sendable {
  /// As the document was found or told to be.
  public typealias Format = ReadingOptions.Format

  /// A line, numbered from 1.
  public struct Line: Sendable {
    /// Its place in the document: a line, a row or an item, from 1.
    public let number: Int
    /// The name and what stands beside it, as listed.
    public let text: String
    /// What stands beside the name: where its links lead, the other cells of its row.
    public var destinations: [String] = []
    /// Whether it is the second of just two lines of a block.
    var isFurther = false
  }

  /// A line that is no name.
  public struct Ignored: Sendable {
    /// The line that was left out.
    public let line: Line
    /// Why, for people.
    public let why: String
  }

  /// A list in the document.
  public struct Found: Sendable {
    /// The heading that it stands under.
    public let section: String?
    /// What the column is called that was read.
    public let column: String?
    /// How many lines it has.
    public let lines: Int
    /// How many of them name a signatory.
    public let matches: Int
    /// Whether its lines are those that are checked.
    public let isChecked: Bool
    /// Where it is checked, how many of its other columns have something in them, but for that of the role:
    /// people may stand there.
    public let unread: Int
    /// The first of these, by their headings or their numbers from 1.
    public let beside: [String]
  }

  /// The longest document under the standard limits, in bytes.
  public static let sizeLimit = ReadingOptions.Limits.standard.bytes

  /// As it was read.
  public let format: Format
  /// The encoding that it was read in.
  public let encoding: String
  /// What is taken for names, in order.
  public let listed: [Line]
  /// What was left out, in order.
  public let ignored: [Ignored]
  /// All lists that the document has.
  public let lists: [Found]
  /// What was told of which lines are the list, by the name of its option: others were not looked at.
  public let told: [(option: String, value: String)]

  /// - Throws: as `Document`, and `undecided` where nothing is listed.
  public init(parsing bytes: [UInt8]) throws {
    try self.init(of: Document(parsing: bytes))
  }

  /// The list in a document that is meant.
  ///
  /// - Parameters:
  ///   - names: those in force, by which it is known among others.
  ///   - options: as the document was read with.
  /// - Throws: `undecided` where nothing is listed, or where `options` choose what is not there.
  public init(
    of document: Document, names: RosterNames = RosterNames([]),
    options: ReadingOptions = ReadingOptions()
  ) throws {
    let choice = try ListChoice(document, names: names, options: options)
    format = document.format
    encoding = document.encoding
    lists = choice.found
    told = [
      ("section", options.section), ("column", options.column), ("select", options.select),
    ].compactMap { option, value in value.map { (option, $0) } }
    var listed: [Line] = []
    var destinations = 0
    var ignored = document.ignored
    for (index, list) in document.lists.enumerated() {
      let columns = choice.columns[index] ?? []
      let role = list.header.firstIndex(where: HeaderWords.isRole)
      for row in list.rows {
        var isRead = false
        for column in columns where column < row.cells.count && !row.cells[column].text.isEmpty {
          isRead = true
          let cell = row.cells[column]
          if let why = cell.leftOut {
            ignored.append(Ignored(line: Line(number: row.number, text: cell.text), why: why))
          } else {
            let line = Self.line(row, column, role: role, joined: list.joined)
            destinations += line.destinations.count
            guard destinations <= document.limits.nodes else {
              throw LogError(
                .malformed,
                """
                line \(row.number): more than \(document.limits.nodes) cells and links beside names
                """)
            }
            listed.append(line)
          }
        }
        guard !isRead else { continue }
        let cells = row.cells.prefix(list.joined ?? row.cells.count).filter { !$0.text.isEmpty }
        guard !cells.isEmpty else { continue }
        let why =
          !columns.isEmpty
          ? "no name"
          : document.format == .text && list.shape == Document.menu
            ? "menu or foot of a page" : list.isPlain ? "not a list item" : "another list"
        ignored.append(
          Ignored(
            line: Line(number: row.number, text: Document.shown(cells.map(\.text))),
            why: cells.count == 1 ? cells[0].leftOut ?? why : why))
      }
    }
    guard !listed.isEmpty else { throw LogError(.undecided, "no list of names was found in it") }
    self.listed = names.joiningRoles(Self.inOrder(listed, \.number))
    self.ignored = Self.inOrder(ignored, \.line.number)
  }

  /// The name, and behind an en dash the role where a column has that.
  private static func line(
    _ row: Document.Row, _ column: Int, role: Int?, joined: Int?
  ) -> Line {
    let cell = row.cells[column]
    var text = cell.text
    if let role, role != column, role < row.cells.count, !row.cells[role].text.isEmpty {
      text += " – " + row.cells[role].text
    }
    let others = row.cells.indices.filter {
      $0 != column && $0 != joined && !row.cells[$0].text.isEmpty
    }
    return Line(
      number: row.number, text: text,
      destinations: cell.destinations
        + others.flatMap { [row.cells[$0].text] + row.cells[$0].destinations },
      isFurther: row.isFurther)
  }

  /// Those of one line stay in their order.
  private static func inOrder<Element>(_ lines: [Element], _ number: (Element) -> Int) -> [Element]
  {
    lines.enumerated().sorted { (number($0.element), $0.offset) < (number($1.element), $1.offset) }
      .map(\.element)
  }
}

/// Without White_Space at the ends.
func trimmed(_ text: some StringProtocol) -> String {
  let scalars = text.unicodeScalars
  if let first = scalars.first, let last = scalars.last, !isWhiteSpace(first), !isWhiteSpace(last) {
    return String(text)
  }
  let inner = String(text).unicodeScalars.drop(while: isWhiteSpace)
  guard let last = inner.lastIndex(where: { !isWhiteSpace($0) }) else { return "" }
  return String(inner[...last])
}

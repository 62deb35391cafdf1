/// The rows of a table of an HTML page: its cells cover others, to the right and below.
/// SPEC.md, section 13.1.
struct HTMLTable {
  typealias Cell = Document.Cell

  /// A row that has a text.
  struct Row {
    let cells: [Cell]
    /// What is withheld beside the texts of its cells.
    let withheld: [Cell]
    let isHeader: Bool
  }

  /// That of its rows.
  let shape: String
  /// Whether what comes stands in `thead`.
  var isHead = false
  /// The lines of the cell that is open.
  var cell: [Cell]?
  /// The texts of the first row that is one.
  private(set) var header: [String] = []

  private var row: [Cell]?
  private var withheld: [Cell] = []
  private var hasOnlyHeadings = true
  private var span = (columns: 1, rows: 1)
  private var rowNumber = 0
  /// For each column that a cell from above has covered: the last row of that.
  private var covered: [Int: Int] = [:]

  init(shape: String) { self.shape = shape }

  mutating func beginRow() {
    row = []
    withheld = []
    hasOnlyHeadings = true
    rowNumber += 1
  }

  mutating func beginCell(_ name: String, _ element: HTMLTree.Element) {
    func span(_ name: String, _ most: Int) -> Int {
      guard let digits = element[name], !digits.isEmpty,
        digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { return 1 }
      return min(max(Int(digits) ?? most, 1), most)
    }
    cell = []
    self.span = (span("colspan", 100), span("rowspan", 10_000))
    if name == "td" { hasOnlyHeadings = false }
  }

  /// - Returns: how many cells the row has more: those that are covered are empty.
  mutating func endCell() -> Int {
    guard let lines = cell, var row else { return 0 }
    // Else it would be copied.
    self.row = nil
    let before = row.count
    while covered[row.count] ?? 0 >= rowNumber { row.append(Cell(text: "")) }
    let (cell, withheld) = Cell.joined(lines)
    self.withheld += withheld
    for column in 0..<span.columns {
      if span.rows > 1 { covered[row.count] = rowNumber + span.rows - 1 }
      row.append(column == 0 ? cell : Cell(text: ""))
    }
    self.row = row
    self.cell = nil
    return row.count - before
  }

  /// - Returns: nil where it has no text.
  mutating func endRow() -> Row? {
    guard let cells = row else { return nil }
    row = nil
    guard cells.contains(where: { !$0.text.isEmpty }) else { return nil }
    let isHeader = isHead || hasOnlyHeadings
    if isHeader, header.isEmpty { header = cells.map(\.text) }
    return Row(cells: cells, withheld: withheld, isHeader: isHeader)
  }
}

extension Document.Cell {
  /// One cell of several lines, and those of them that it does not have: it is all that are shown, or
  /// where none is the first one.
  static func joined(_ lines: [Self]) -> (cell: Self, withheld: [Self]) {
    let shown = lines.filter { $0.leftOut == nil }
    let withheld = lines.filter { $0.leftOut != nil }
    if shown.isEmpty, let first = withheld.first { return (first, Array(withheld.dropFirst())) }
    let cell = Self(
      text: shown.map(\.text).joined(separator: " – "),
      destinations: shown.flatMap(\.destinations))
    return (cell, withheld)
  }
}

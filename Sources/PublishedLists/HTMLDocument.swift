import Endorsements
import TransparencyLog

extension Document {
  /// The lines and tables of an HTML document.
  ///
  /// - Parameter select: an XPath; each node that it selects is a line.
  mutating func readHTML(_ text: String, select: String?) throws {
    let tree = try HTMLTree(text, limits: limits)
    guard let select else {
      var reader = HTMLReader(document: self)
      try tree.walk { try reader.take($0) }
      try reader.finish()
      self = reader.document
      return
    }
    var number = 0
    try tree.walk(select: select) { walk in
      var part = HTMLReader(document: self, isJoining: true)
      try walk { try part.take($0) }
      try part.finish()
      number += 1
      let shown = part.joined.filter { $0.leftOut == nil }
      var cell = part.joined.first ?? Cell(text: "")
      if !shown.isEmpty {
        cell = Cell(
          text: shown.map(\.text).joined(separator: " "),
          destinations: shown.flatMap(\.destinations))
      }
      if !cell.text.isEmpty {
        try add(Row(number: number, cells: [cell]), shape: "select", section: nil)
      }
    }
  }
}

/// Makes lines of the elements and texts of a page, as they are shown. SPEC.md, section 13.1.
private struct HTMLReader {
  typealias Cell = Document.Cell
  typealias Row = Document.Row

  var document: Document
  private var number = 0
  private var section: String?
  /// The block elements around what comes, outermost first: each with its classes.
  private var blocks: [(name: String, shape: String)] = []
  private var line = Line()
  private var tables: [Table] = []
  /// Whether lines go into a table's cell, for each item and cell around what comes.
  private var isCell: [Bool] = []
  private var headings = 0
  private var silent = 0
  private var preformatted = 0
  /// Why what comes is not shown as a name, innermost last.
  private var withheld: [(depth: Int, why: String)] = []
  private var depth = 0
  /// The text in `sup`, which may be a footnote's mark.
  private var raised: String?

  private let isJoining: Bool
  /// Where `isJoining`: all that was taken.
  private(set) var joined: [Cell] = []

  /// - Parameter isJoining: whether all lines are one, which goes into no list.
  init(document: Document, isJoining: Bool = false) {
    self.document = document
    self.isJoining = isJoining
  }

  /// What is between two places where a browser begins a line.
  private struct Line {
    var text = ""
    var withheld = ""
    var why: String?
    var links: [(text: String, destination: String)] = []
    var isInLink = false
    var outsideLinks = ""
    var images: [String] = []
  }

  /// Of all tables, those that `colspan` and `rowspan` make among them.
  private var cells = 0

  private struct Table {
    let shape: String
    var header: [String] = []
    var isHead = false
    var row: [Cell]?
    var cell: [Cell]?
    var areHeadings = true
    var span = (columns: 1, rows: 1)
    var rowNumber = 0
    /// For each column that a cell from above has covered: the last row of that.
    var covered: [Int: Int] = [:]
  }

  private static let blockNames: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary",
    "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]
  private static let silentNames: Set<String> = [
    "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object",
    "textarea",
    "audio", "video", "canvas",
  ]
  private static let headingNames: Set<String> = [
    "h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary",
  ]
  private static let itemNames: Set<String> = ["li", "dt", "dd", "option", "figcaption"]

  mutating func take(_ event: HTMLTree.Event) throws {
    switch event {
    case .start(let name, let attributes): try start(name, attributes)
    case .end(let name): try end(name)
    case .text(let text): try add(text)
    }
  }

  private mutating func start(_ name: String, _ attributes: HTMLTree.Attributes) throws {
    depth += 1
    if Self.silentNames.contains(name) { silent += 1 }
    guard silent == 0 else { return }
    if Self.blockNames.contains(name) {
      try flush()
      let classes = attributes["class"].map { $0.split(whereSeparator: \.isWhitespace) } ?? []
      blocks.append((name, ([name] + classes.map(String.init)).joined(separator: ".")))
    }
    if let why = Self.whyWithheld(name, attributes) { withheld.append((depth, why)) }
    if Self.headingNames.contains(name) { headings += 1 }
    switch name {
    case "br": try flush()
    case "pre": preformatted += 1
    case "sup": raised = raised ?? ""
    case "img":
      if let alt = attributes["alt"], withheld.isEmpty { line.images.append(Self.collapsed(alt)) }
    case "a":
      line.isInLink = true
      line.links.append(("", attributes["href"] ?? ""))
    case "table": tables.append(Table(shape: shape))
    case "thead": change { $0.isHead = true }
    case "tr":
      change {
        $0.row = []
        $0.rowNumber += 1
        $0.areHeadings = true
      }
    case "td", "th":
      isCell.append(true)
      func span(_ name: String, _ most: Int) -> Int {
        guard let digits = attributes[name], !digits.isEmpty,
          digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return 1 }
        return min(max(Int(digits) ?? most, 1), most)
      }
      let covers = (columns: span("colspan", 100), rows: span("rowspan", 10_000))
      change {
        $0.cell = []
        $0.span = covers
        if name == "td" { $0.areHeadings = false }
      }
    default: if Self.itemNames.contains(name) { isCell.append(false) }
    }
  }

  private mutating func end(_ name: String) throws {
    defer {
      if withheld.last?.depth == depth { withheld.removeLast() }
      depth -= 1
      if Self.silentNames.contains(name) { silent -= 1 }
    }
    guard silent == 0 else { return }
    if Self.blockNames.contains(name) { try flush() }
    switch name {
    case "pre": preformatted -= 1
    case "sup":
      if let text = raised, !Self.isFootnoteMark(text) {
        raised = nil
        try add(text)
      }
      raised = nil
    case "a": line.isInLink = false
    case "td", "th":
      isCell.removeLast()
      try endCell()
    case "tr": try endRow()
    case "thead": change { $0.isHead = false }
    case "table": if !tables.isEmpty { tables.removeLast() }
    default: if Self.itemNames.contains(name) { isCell.removeLast() }
    }
    if Self.headingNames.contains(name) { headings -= 1 }
    if Self.blockNames.contains(name) { blocks.removeLast() }
  }

  mutating func finish() throws { try flush() }

  private mutating func add(_ text: String) throws {
    guard silent == 0 else { return }
    if raised != nil {
      raised! += text
      return
    }
    if preformatted > 0 {
      for (index, part) in TextLines(text).lines.enumerated() {
        if index > 0 { try flush() }
        append(part)
      }
    } else {
      append(text)
    }
  }

  private mutating func append(_ text: String) {
    if let why = withheld.last?.why {
      line.withheld += text
      line.why = why
      return
    }
    line.text += text
    if line.isInLink, !line.links.isEmpty {
      line.links[line.links.count - 1].text += text
    } else {
      line.outsideLinks += text
    }
  }

  private var shape: String {
    blocks.enumerated().map { index, block in
      index == blocks.count - 1 ? block.name : block.shape
    }.joined(separator: "/")
  }

  /// Ends a line.
  private mutating func flush() throws {
    let done = line
    line = Line()
    // A link may go on behind a block or a break.
    if done.isInLink, let link = done.links.last {
      line.isInLink = true
      line.links = [("", link.destination)]
    }
    let text = Self.collapsed(done.text)
    let links = done.links.map { (text: Self.collapsed($0.text), destination: $0.destination) }
      .filter { !$0.text.isEmpty }
    var cells: [Cell] = []
    var kind = ""
    if !text.isEmpty {
      if links.count > 1, Document.isSeparator(done.outsideLinks) {
        cells = links.map { Cell(text: $0.text, destinations: [$0.destination]) }
        kind = "/a"
      } else {
        cells = [
          Cell(text: text, destinations: done.links.map(\.destination).filter { !$0.isEmpty })
        ]
      }
    } else if !done.images.filter({ !$0.isEmpty }).isEmpty {
      cells = done.images.filter { !$0.isEmpty }.map {
        Cell(text: Self.withoutLogo($0), destinations: done.links.map(\.destination))
      }
      kind = "/img"
    } else {
      let withheld = Self.collapsed(done.withheld)
      guard !withheld.isEmpty else { return }
      cells = [Cell(text: withheld, leftOut: done.why)]
    }
    if isJoining {
      joined += cells
    } else if headings > 0 {
      number += 1
      section = cells.map(\.text).joined(separator: " ")
      document.ignore(number, section!, "heading")
    } else if isCell.last == true, !tables.isEmpty, tables[tables.count - 1].cell != nil {
      tables[tables.count - 1].cell! += cells
    } else {
      let isItem = blocks.contains { Self.itemNames.contains($0.name) } || !kind.isEmpty
      for var cell in cells {
        number += 1
        if !isItem, cell.leftOut == nil {
          if cell.text.unicodeScalars.last == ":" {
            section = Document.heading(cell.text)
            document.ignore(number, cell.text, "heading")
            continue
          }
          if Document.isProse(cell.text) { cell.leftOut = "prose" }
        }
        try document.add(
          Row(number: number, cells: [cell]), shape: shape + kind, section: section,
          isPlain: !isItem)
      }
    }
  }

  private mutating func change(_ body: (inout Table) -> Void) {
    guard !tables.isEmpty else { return }
    body(&tables[tables.count - 1])
  }

  private mutating func endCell() throws {
    let before = tables.last?.row?.count ?? 0
    change { table in
      guard let cells = table.cell, table.row != nil else { return }
      table.cell = nil
      while table.covered[table.row!.count] ?? 0 >= table.rowNumber {
        table.row!.append(Cell(text: ""))
      }
      let shown = cells.filter { $0.leftOut == nil }
      var cell = Cell(text: "")
      if let first = cells.first, shown.isEmpty {
        cell = first
      } else {
        cell.text = shown.map(\.text).joined(separator: " – ")
        cell.destinations = shown.flatMap(\.destinations)
      }
      for column in 0..<table.span.columns {
        if table.span.rows > 1 {
          table.covered[table.row!.count] = table.rowNumber + table.span.rows - 1
        }
        table.row!.append(column == 0 ? cell : Cell(text: ""))
      }
    }
    cells += (tables.last?.row?.count ?? 0) - before
    guard cells <= document.limits.nodes else {
      throw LogError(
        .malformed, "more than \(document.limits.nodes) cells (--limits large allows more)")
    }
  }

  private mutating func endRow() throws {
    guard !isJoining, let table = tables.last, let row = table.row else { return }
    tables[tables.count - 1].row = nil
    guard row.contains(where: { !$0.text.isEmpty }) else { return }
    number += 1
    if table.isHead || table.areHeadings {
      document.ignore(number, Document.shown(row.map(\.text)), "header")
      if table.header.isEmpty { tables[tables.count - 1].header = row.map(\.text) }
      return
    }
    try document.add(
      Row(number: number, cells: row), shape: table.shape, section: section, header: table.header)
  }

  /// Why an element's text is not shown, or is shown as no longer meant.
  private static func whyWithheld(_ name: String, _ attributes: HTMLTree.Attributes) -> String? {
    if ["s", "strike", "del"].contains(name) { return "struck through" }
    if attributes["hidden"] != nil { return "hidden" }
    let style = (attributes["style"] ?? "").lowercased().filter { !$0.isWhitespace }
    if style.contains("display:none") || style.contains("visibility:hidden") { return "hidden" }
    if style.contains("text-decoration:line-through") { return "struck through" }
    return nil
  }

  /// One space where a browser shows one.
  private static func collapsed(_ text: String) -> String {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{C}"]
    let words = text.unicodeScalars.split { blanks.contains($0) }
    return trimmed(words.map { String($0) }.joined(separator: " "))
  }

  private static func isFootnoteMark(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      ("0"..."9").contains($0) || isWhiteSpace($0) || "*†‡§¶,()[]".unicodeScalars.contains($0)
    }
  }

  /// What an image of a logo is the logo of.
  private static func withoutLogo(_ text: String) -> String {
    var words = text.split(separator: " ")
    if words.count > 1, words.last!.lowercased() == "logo" { words.removeLast() }
    if words.count > 2, words[0].lowercased() == "logo", words[1].lowercased() == "of" {
      words.removeFirst(2)
    }
    return words.joined(separator: " ")
  }
}

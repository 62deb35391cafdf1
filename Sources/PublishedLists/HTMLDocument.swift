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
      let (cell, withheld) = Cell.joined(part.joined)
      if !cell.text.isEmpty {
        try add(Row(number: number, cells: [cell]), shape: "select", section: nil)
      }
      for cell in withheld { ignore(number, cell.text, cell.leftOut!) }
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
  /// The block elements around what comes, outermost first: each with its place.
  private var blocks: [(name: String, place: Int)] = []
  /// Where blocks stand that have the same classes as those around them have, numbered: they may be long.
  private var places: [Place: Int] = [:]
  private var line = Line()
  /// How many lines have ended since a block began or ended, and the last one where it is one row.
  private var linesOfBlock = (count: 0, last: (list: Int, row: Int)?.none)
  private var tables: [HTMLTable] = []
  /// Whether lines go into a table's cell, for each item and cell around what comes.
  private var isCell: [Bool] = []
  private var headings = 0
  /// How many elements around what comes are not there.
  private var silent = 0
  private var preformatted = 0
  /// For each element around what comes.
  private var withheld: [WithheldText] = []
  private var sups = 0

  private let isJoining: Bool
  /// Where `isJoining`: all that was taken.
  private(set) var joined: [Cell] = []

  /// - Parameter isJoining: whether all lines are one, which goes into no list.
  init(document: Document, isJoining: Bool = false) {
    self.document = document
    self.isJoining = isJoining
  }

  private struct Place: Hashable {
    let outer: Int
    let label: [UInt8]
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

  private static let blockNames: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
    "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search",
    "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "xmp",
  ]
  private static let silentNames: Set<String> = [
    "head", "iframe", "noembed", "noframes", "script", "style", "template", "title",
  ]
  private static let preformattedNames: Set<String> = ["listing", "plaintext", "pre", "xmp"]
  private static let headingNames: Set<String> = [
    "h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary",
  ]
  private static let itemNames: Set<String> = ["li", "dt", "dd", "option", "figcaption"]

  mutating func take(_ event: HTMLTree.Event) throws {
    switch event {
    case .start(let name, let element): try start(name, element)
    case .end(let name, let element): try end(name, element)
    case .text(let text): try add(text)
    }
  }

  private mutating func start(_ name: String, _ element: HTMLTree.Element) throws {
    let isMark = name == "sup" && sups == 0 && isFootnoteMark(element)
    guard silent == 0, !isMark, !Self.silentNames.contains(name) else {
      if silent == 0, name == "template", element["shadowrootmode"] != nil {
        throw LogError(.unsupported, "a shadow root (template shadowrootmode), which is not read")
      }
      silent += 1
      return
    }
    if Self.blockNames.contains(name) {
      try endLines()
      blocks.append((name, place(of: name, element["class"] ?? "")))
    }
    withheld.append(WithheldText(name, element, in: withheld.last ?? WithheldText()))
    if Self.headingNames.contains(name) { headings += 1 }
    if Self.preformattedNames.contains(name) { preformatted += 1 }
    switch name {
    case "br": try flush()
    case "sup": sups += 1
    case "img":
      if let alt = element["alt"], reason == nil { line.images.append(Self.collapsed(alt)) }
    case "a" where reason == nil:
      line.isInLink = true
      line.links.append(("", element["href"] ?? ""))
    default: if Self.itemNames.contains(name) { isCell.append(false) }
    }
    if element.isHTML { beginPart(name, element) }
  }

  /// Begins a part of a table. Within `svg` and `math` what has its name is none.
  private mutating func beginPart(_ name: String, _ element: HTMLTree.Element) {
    switch name {
    case "table": tables.append(HTMLTable(shape: "table \(shape)"))
    case "thead": change { $0.isHead = true }
    case "tr": change { $0.beginRow() }
    case "td", "th":
      isCell.append(true)
      change { $0.beginCell(name, element) }
    default: break
    }
  }

  private mutating func end(_ name: String, _ element: HTMLTree.Element) throws {
    guard silent == 0 else {
      silent -= 1
      return
    }
    if Self.blockNames.contains(name) { try endLines() }
    if element.isHTML { try endPart(name) }
    switch name {
    case "sup": sups -= 1
    case "a": line.isInLink = false
    default: if Self.itemNames.contains(name) { isCell.removeLast() }
    }
    if Self.headingNames.contains(name) { headings -= 1 }
    if Self.preformattedNames.contains(name) { preformatted -= 1 }
    if Self.blockNames.contains(name) { blocks.removeLast() }
    withheld.removeLast()
  }

  private mutating func endPart(_ name: String) throws {
    switch name {
    case "td", "th":
      isCell.removeLast()
      try endCell()
    case "tr": try endRow()
    case "thead": change { $0.isHead = false }
    case "table": tables.removeLast()
    default: break
    }
  }

  mutating func finish() throws { try endLines() }

  /// Ends a line where a block begins or ends.
  private mutating func endLines() throws {
    try flush()
    if linesOfBlock.count == 2, let last = linesOfBlock.last { document.setFurther(last) }
    linesOfBlock = (0, nil)
  }

  private mutating func add(_ text: String) throws {
    guard silent == 0 else { return }
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
    if let reason {
      line.withheld += text
      if !text.unicodeScalars.allSatisfy(isWhiteSpace) { line.why = reason }
      return
    }
    line.text += text
    if line.isInLink, !line.links.isEmpty {
      line.links[line.links.count - 1].text += text
    } else {
      line.outsideLinks += text
    }
  }

  /// Why text is withheld here, if it is.
  private var reason: String? { withheld.last?.reason }

  private mutating func place(of name: String, _ classes: String) -> Int {
    let words = classes.unicodeScalars.split { Self.blanks.contains($0) }.map { String($0) }
    let label = ([name] + words).joined(separator: " ")
    let place = Place(outer: blocks.last?.place ?? 0, label: Array(label.utf8))
    if let known = places[place] { return known }
    places[place] = places.count + 1
    return places.count
  }

  /// The innermost block, and the place of that around it.
  private var shape: String {
    "\(blocks.dropLast().last?.place ?? 0)/\(blocks.last?.name ?? "")"
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
    let destinations = done.links.map(\.destination).filter { !$0.isEmpty }
    var cells: [Cell] = []
    var kind = ""
    if !text.isEmpty {
      if links.count > 1, Document.isSeparator(done.outsideLinks) {
        cells = links.map {
          Cell(text: $0.text, destinations: $0.destination.isEmpty ? [] : [$0.destination])
        }
        kind = "/a"
      } else {
        cells = [Cell(text: text, destinations: destinations)]
      }
    } else if !done.images.filter({ !$0.isEmpty }).isEmpty {
      cells = done.images.filter { !$0.isEmpty }.map {
        Cell(text: Self.withoutLogo($0), destinations: destinations)
      }
      kind = "/img"
    }
    // Beside something else it is left out with that, alone it is a line.
    let unshown = Self.collapsed(done.withheld)
    var withheld = unshown.isEmpty ? [] : [Cell(text: unshown, leftOut: done.why)]
    if cells.isEmpty { swap(&cells, &withheld) }
    guard !cells.isEmpty else { return }
    if isJoining {
      joined += cells + withheld
    } else if headings > 0 {
      number += 1
      if cells.allSatisfy({ $0.leftOut == nil }) {
        section = cells.map(\.text).joined(separator: " ")
        document.ignore(number, section!, "heading")
      } else {
        leaveOut(cells)
      }
      leaveOut(withheld)
    } else if isCell.last == true, !tables.isEmpty, tables[tables.count - 1].cell != nil {
      tables[tables.count - 1].cell! += cells + withheld
    } else {
      let isInItem = blocks.contains { Self.itemNames.contains($0.name) }
      let isItem = isInItem || !kind.isEmpty
      linesOfBlock = (linesOfBlock.count + 1, nil)
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
        let place = try document.add(
          Row(number: number, cells: [cell]), shape: shape + (isInItem ? "" : kind),
          section: section, isPlain: !isItem)
        if cells.count == 1 { linesOfBlock.last = place }
      }
      leaveOut(withheld)
    }
  }

  /// Leaves out what is withheld in the line or row that has just ended.
  private mutating func leaveOut(_ withheld: [Cell]) {
    for cell in withheld { document.ignore(number, cell.text, cell.leftOut!) }
  }

  @discardableResult
  private mutating func change<Result>(_ body: (inout HTMLTable) -> Result) -> Result? {
    tables.isEmpty ? nil : body(&tables[tables.count - 1])
  }

  private mutating func endCell() throws {
    cells += change { $0.endCell() } ?? 0
    guard cells <= document.limits.nodes else {
      throw LogError(
        .malformed, "more than \(document.limits.nodes) cells (--limits large allows more)")
    }
  }

  private mutating func endRow() throws {
    guard !isJoining, let table = tables.last, let row = change({ $0.endRow() }) ?? nil else {
      return
    }
    number += 1
    if row.isHeader {
      document.ignore(number, Document.shown(row.cells.map(\.text)), "header")
    } else {
      try document.add(
        Row(number: number, cells: row.cells), shape: table.shape, section: section,
        header: table.header)
    }
    leaveOut(row.withheld)
  }

  private static let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{C}"]

  /// One space where a browser shows one.
  private static func collapsed(_ text: String) -> String {
    let words = text.unicodeScalars.split { Self.blanks.contains($0) }
    return trimmed(words.map { String($0) }.joined(separator: " "))
  }

  private func isFootnoteMark(_ element: HTMLTree.Element) -> Bool {
    let marks = element.text(without: Self.silentNames).unicodeScalars.filter { !isWhiteSpace($0) }
    return !marks.isEmpty
      && marks.allSatisfy {
        ("0"..."9").contains($0) || "*†‡§¶,()[]".unicodeScalars.contains($0)
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

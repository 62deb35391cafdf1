import Endorsements
import TransparencyLog

extension Document {
  /// The items, tables, paragraphs of links and other lines of a Markdown text.
  mutating func readMarkdown(_ lines: [String]) throws {
    var section: String?
    /// The columns at which the items around this line begin.
    var levels: [Int] = []
    var item: (number: Int, text: String, level: Int)?
    /// The level of the item that nothing but its lines and rows without a marker stand below.
    var itemAbove: Int?
    /// The wordings of the headers of tables, numbered.
    var headers: [[[UInt8]]: Int] = [:]
    func flush(_ document: inout Document) throws {
      guard let done = item else { return }
      item = nil
      let read = MarkdownItem(done.text)
      let cell = Cell(text: read.text, destinations: read.destinations, leftOut: read.leftOut)
      try document.add(
        Row(number: done.number, cells: [cell]), shape: "item \(done.level)", section: section)
    }
    var at = 0
    /// Leaves out the lines up to and with that one.
    func skip(to last: Int, _ why: String, _ document: inout Document) {
      for index in at...last where !trimmed(lines[index]).isEmpty {
        document.ignore(index + 1, trimmed(lines[index]), why)
      }
      at = last + 1
    }
    if trimmed(lines[0]) == "---",
      let end = lines.dropFirst().firstIndex(where: { ["---", "..."].contains(trimmed($0)) })
    {
      skip(to: end, "front matter", &self)
    }
    while at < lines.count {
      let line = lines[at]
      let text = trimmed(line)
      let indent = MarkdownLine.indent(line)
      if line.utf8.count > MarkdownItem.longest {
        try flush(&self)
        let cell = Cell(text: text, leftOut: "prose")
        try add(Row(number: at + 1, cells: [cell]), shape: "line", section: section, isPlain: true)
        itemAbove = nil
        if indent == 0 { levels = [] }
        at += 1
        continue
      }
      if let (indent, inside) = MarkdownLine.item(line) {
        try flush(&self)
        while let last = levels.last, indent < last + 2 { levels.removeLast() }
        levels.append(indent)
        item = (at + 1, inside, levels.count)
        itemAbove = levels.count
        at += 1
        continue
      }
      if item != nil, !text.isEmpty, indent >= 2, item!.text.utf8.count <= MarkdownItem.longest {
        item!.text += " " + text
        at += 1
        continue
      }
      try flush(&self)
      let level = itemAbove
      itemAbove = nil
      if text.isEmpty {
        at += 1
        continue
      }
      if indent == 0 { levels = [] }
      // By bytes: for `Character` a mark is one with the combining mark behind it.
      if text.utf8.starts(with: "<!--".utf8) {
        let end = lines[at...].firstIndex { $0.utf8.firstRange(of: "-->".utf8) != nil }
        skip(to: end ?? lines.count - 1, "comment", &self)
      } else if let fence = ["```", "~~~"].first(where: { text.utf8.starts(with: $0.utf8) }) {
        let end = lines[(at + 1)...].firstIndex { trimmed($0).utf8.starts(with: fence.utf8) }
        skip(to: end ?? lines.count - 1, "code", &self)
      } else if MarkdownLine.isRule(text) {
        skip(to: at, "rule", &self)
      } else if at + 1 < lines.count, MarkdownLine.isTableRule(lines[at + 1]),
        text.unicodeScalars.contains("|")
      {
        try readMarkdownTable(lines, from: &at, section: section, &headers)
      } else if Self.isHeading(text) {
        section = MarkdownItem(Self.heading(text)).text
        skip(to: at, "heading", &self)
      } else if at + 1 < lines.count, MarkdownLine.isUnderline(lines[at + 1]) {
        section = MarkdownItem(text).text
        skip(to: at + 1, "heading", &self)
      } else if let links = MarkdownItem.links(text) {
        for link in links {
          let cell = Cell(text: link.text, destinations: [link.destination])
          try add(Row(number: at + 1, cells: [cell]), shape: "link", section: section)
        }
        at += 1
      } else {
        let read = MarkdownItem(text)
        let cell = Cell(
          text: read.text, destinations: read.destinations,
          leftOut: read.leftOut ?? (Self.isProse(text) ? "prose" : nil))
        try add(
          Row(number: at + 1, cells: [cell]), shape: level.map { "below \($0)" } ?? "line",
          section: section, isPlain: level == nil)
        itemAbove = level
        at += 1
      }
    }
    try flush(&self)
  }

  private mutating func readMarkdownTable(
    _ lines: [String], from at: inout Int, section: String?,
    _ headers: inout [[[UInt8]]: Int]
  ) throws {
    let header = MarkdownLine.cells(lines[at]).map { MarkdownItem($0).text }
    let wording = header.map { Array($0.utf8) }
    let shape = "table \(headers[wording] ?? headers.count)"
    if headers[wording] == nil { headers[wording] = headers.count }
    ignore(at + 1, trimmed(lines[at]), "header")
    at += 2
    while at < lines.count, lines[at].unicodeScalars.contains("|"),
      lines[at].utf8.count <= MarkdownItem.longest
    {
      let cells = MarkdownLine.cells(lines[at]).map {
        let read = MarkdownItem($0)
        return Cell(text: read.text, destinations: read.destinations, leftOut: read.leftOut)
      }
      try add(
        Row(number: at + 1, cells: cells), shape: shape, section: section, header: header)
      at += 1
    }
  }
}

/// What a line of Markdown is.
enum MarkdownLine {
  /// How many columns stand before its text; a TAB is four.
  static func indent(_ line: String) -> Int {
    line.unicodeScalars.prefix(while: isBlank).reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
  }

  /// The indent and the text of a list item, or nil where the line is none.
  static func item(_ line: String) -> (indent: Int, text: String)? {
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
    return (indent(line), String(rest.drop(while: isBlank)))
  }

  /// Whether it parts the header of a table from its rows.
  static func isTableRule(_ line: String) -> Bool {
    let scalars = trimmed(line).unicodeScalars
    return scalars.contains("|") && scalars.contains("-")
      && scalars.allSatisfy { "|-: \t".unicodeScalars.contains($0) }
  }

  static func isRule(_ text: String) -> Bool {
    let marks = text.unicodeScalars.filter { !isBlank($0) }
    return marks.count >= 3 && ["-", "_", "=", "*"].contains(marks.first!)
      && marks.allSatisfy { $0 == marks.first }
  }

  /// Whether the line above it is a heading.
  static func isUnderline(_ line: String) -> Bool {
    let marks = trimmed(line).unicodeScalars
    return marks.count >= 2 && (marks.first == "=" || marks.first == "-")
      && marks.allSatisfy { $0 == marks.first }
  }

  /// The cells of a table's row; `\|` is no border.
  static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for scalar in trimmed(line).unicodeScalars {
      if scalar == "|", !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].unicodeScalars.append(scalar)
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
    if trimmed(cells[0]).isEmpty { cells.removeFirst() }
    if let last = cells.last, trimmed(last).isEmpty { cells.removeLast() }
    return cells
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}

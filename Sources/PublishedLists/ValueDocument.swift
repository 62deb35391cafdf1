import Endorsements
import TransparencyLog

extension Document {
  /// The lists of a JSON or YAML document: its arrays, and its objects whose keys are domains.
  ///
  /// - Parameter select: the path of the field that is listed, as `shape` has it.
  mutating func readValue(_ tree: ValueTree, select: String?) throws {
    var walk = ValueWalk(limits: limits)
    if let root = tree.root { try walk.visit(root, path: "", section: nil) }
    for (number, text) in walk.alone { ignore(number, text, "not in a list") }
    for row in walk.rows {
      var cells = row.cells
      if let select {
        guard let place = row.header.firstIndex(where: { Self.path(row.path, $0) == select }),
          place < cells.count, !cells[place].text.isEmpty
        else {
          let shown = Self.shown(cells.map(\.text))
          if !shown.isEmpty { ignore(row.number, shown, "not selected") }
          continue
        }
        cells = [cells[place]]
        try add(Row(number: row.number, cells: cells), shape: select, section: row.section)
      } else {
        try add(
          Row(number: row.number, cells: cells), shape: row.path, section: row.section,
          header: walk.headers[row.path] ?? [])
      }
    }
    if let select, lists.isEmpty {
      let paths = Set(walk.rows.flatMap { row in row.header.map { Self.path(row.path, $0) } })
      throw LogError(
        .undecided,
        "no field \(quoted(select)), expected one of \(paths.sorted().map(quoted).joined(separator: ", "))"
      )
    }
  }

  private static func path(_ list: String, _ field: String) -> String {
    [list, field].filter { !$0.isEmpty }.joined(separator: ".")
  }
}

/// Takes a tree of values apart into rows.
private struct ValueWalk {
  struct Row {
    let number: Int
    /// The keys to its list, with dots between them.
    let path: String
    /// The last key to it.
    let section: String?
    let header: [String]
    let cells: [Document.Cell]
  }

  let limits: ReadingOptions.Limits
  var rows: [Row] = []
  private var cellCount = 0
  /// What is in no list.
  var alone: [(Int, String)] = []
  private var count = 0
  /// The fields of the rows of a list, in the order in which they first came.
  private(set) var headers: [String: [String]] = [:]
  /// Where each field of a list stands in its rows.
  private var columns: [String: [String: Int]] = [:]

  init(limits: ReadingOptions.Limits) { self.limits = limits }

  static let mostColumns = 1000
  /// What the domain is called that a row stands under.
  static let keyColumn = "."

  mutating func visit(_ value: Value, path: String, section: String?) throws {
    switch value {
    case .scalar(let text):
      count += 1
      if !trimmed(text).isEmpty { alone.append((count, trimmed(text))) }
    case .array(let elements):
      for element in elements { try row(element, key: nil, path: path, section: section) }
    case .object(let members) where Self.isKeyed(members.map(\.key)):
      for (key, member) in members { try row(member, key: key, path: path, section: section) }
    case .object(let members):
      for (key, member) in members { try visit(member, path: join(path, key), section: key) }
    }
  }

  /// - Parameter key: the domain that it stands under, if it does.
  private mutating func row(_ value: Value, key: String?, path: String, section: String?) throws {
    var fields: [(name: String, text: String)] = []
    var inner: [(value: Value, path: String, section: String?)] = []
    func collect(_ value: Value, _ name: String, lastKey: String?) {
      switch value {
      case .scalar(let text): fields.append((name, text))
      case .array: inner.append((value, join(path, name), lastKey))
      case .object(let members):
        for (key, member) in members { collect(member, join(name, key), lastKey: key) }
      }
    }
    collect(value, "", lastKey: section)
    if let key { fields.append((Self.keyColumn, key)) }
    if !fields.isEmpty {
      count += 1
      var cells: [Document.Cell] = []
      for field in fields {
        let place = try column(field.name, of: path)
        while cells.count <= place { cells.append(Document.Cell(text: "")) }
        cells[place].text = trimmed(field.text)
      }
      cellCount += cells.count
      guard cellCount <= limits.nodes else {
        throw LogError(.malformed, "row \(count): more than \(limits.nodes) cells")
      }
      rows.append(
        Row(number: count, path: path, section: section, header: headers[path] ?? [], cells: cells))
    }
    for next in inner { try visit(next.value, path: next.path, section: next.section) }
  }

  private mutating func column(_ name: String, of path: String) throws -> Int {
    if let place = columns[path]?[name] { return place }
    let place = headers[path]?.count ?? 0
    guard place < Self.mostColumns else {
      throw LogError(.malformed, "\(quoted(path)) has more than \(Self.mostColumns) fields")
    }
    headers[path, default: []].append(name)
    columns[path, default: [:]][name] = place
    return place
  }

  private static func isKeyed(_ keys: [String]) -> Bool {
    !keys.isEmpty
      && keys.allSatisfy { $0.contains(".") && !$0.unicodeScalars.contains(where: isWhiteSpace) }
  }

  private func join(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }
}

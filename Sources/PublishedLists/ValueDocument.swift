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
        guard
          let place = row.header.firstIndex(where: {
            Self.path(row.path, $0).utf8.elementsEqual(select.utf8)
          }),
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
          header: walk.header(at: row.path))
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

  /// An empty one adds nothing.
  fileprivate static func path(_ list: String, _ field: String) -> String {
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
  /// By their paths, in UTF-8: for `String` two that are canonically equivalent are one.
  private var lists: [[UInt8]: List] = [:]

  private struct List {
    /// The paths to the fields of its rows, in the order in which they first came.
    var header: [String] = []
    /// Where each of them stands in a row.
    var columns: [[UInt8]: Int] = [:]
  }

  init(limits: ReadingOptions.Limits) { self.limits = limits }

  static let mostColumns = 1000
  /// Of a path, in bytes: each row is put into its list by all of them.
  static let longestPath = 4096
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
      for (key, member) in members { try visit(member, path: try join(path, key), section: key) }
    }
  }

  /// - Parameter key: the domain that it stands under, if it does.
  private mutating func row(_ value: Value, key: String?, path: String, section: String?) throws {
    var fields: [(name: String, text: String)] = []
    var inner: [(value: Value, path: String, section: String?)] = []
    func collect(_ value: Value, _ name: String, lastKey: String?) throws {
      switch value {
      case .scalar(let text): fields.append((name, text))
      case .array: inner.append((value, try join(path, name), lastKey))
      case .object(let members):
        for (key, member) in members { try collect(member, join(name, key), lastKey: key) }
      }
    }
    try collect(value, "", lastKey: section)
    if let key { fields.append((Self.keyColumn, key)) }
    if !fields.isEmpty {
      count += 1
      var list = lists.removeValue(forKey: Array(path.utf8)) ?? List()
      var cells: [Document.Cell] = []
      var filled: Set<Int> = []
      for field in fields {
        let place = try column(field.name, of: &list, at: path)
        guard filled.insert(place).inserted else {
          throw LogError(.malformed, "row \(count): the field \(quoted(field.name)) is there twice")
        }
        while cells.count <= place { cells.append(Document.Cell(text: "")) }
        cells[place].text = trimmed(field.text)
      }
      lists[Array(path.utf8)] = list
      cellCount += cells.count
      guard cellCount <= limits.nodes else {
        throw LogError(.malformed, "row \(count): more than \(limits.nodes) cells")
      }
      rows.append(
        Row(number: count, path: path, section: section, header: list.header, cells: cells))
    }
    for next in inner { try visit(next.value, path: next.path, section: next.section) }
  }

  func header(at path: String) -> [String] { lists[Array(path.utf8)]?.header ?? [] }

  private func column(_ name: String, of list: inout List, at path: String) throws -> Int {
    if let place = list.columns[Array(name.utf8)] { return place }
    let place = list.header.count
    guard place < Self.mostColumns else {
      throw LogError(.malformed, "\(quoted(path)) has more than \(Self.mostColumns) fields")
    }
    list.header.append(name)
    list.columns[Array(name.utf8)] = place
    return place
  }

  private static func isKeyed(_ keys: [String]) -> Bool {
    !keys.isEmpty
      && keys.allSatisfy {
        $0.unicodeScalars.contains(".") && !$0.unicodeScalars.contains(where: isWhiteSpace)
      }
  }

  private func join(_ path: String, _ key: String) throws -> String {
    let joined = Document.path(path, key)
    guard joined.utf8.count <= Self.longestPath else {
      throw LogError(
        .malformed,
        """
        the path to a value has \(joined.utf8.count) bytes, expected at most \(Self.longestPath)
        """)
    }
    return joined
  }
}

import Endorsements
import SwiftCSV
import TransparencyLog

extension Document {
  /// The rows of a table in CSV or TSV.
  ///
  /// - Parameter separators: the one that the first line has most often counts.
  mutating func readTable(_ text: String, separators: [Character]) throws {
    let first = text.prefix { !$0.isNewline }
    let separator = separators.max { a, b in
      first.count { $0 == a } < first.count { $0 == b }
    }!
    try refuseMore(than: text, separator: separator)
    var rows: [[String]] = []
    do {
      // Only its callback is given each row as it is read; everything else makes all rows as long
      // as the longest.
      let table = try EnumeratedCSV(
        string: text, delimiter: .character(separator), loadColumns: false, rowLimit: 0)
      try table.enumerateAsArray(startAt: 0, rowLimit: nil) { rows.append($0) }
    } catch let error as CSVParseError {
      throw LogError(.malformed, "not a table: row \(rows.count + 1): \(error.words)")
    }
    let header = Self.header(of: rows)
    for (index, cells) in rows.enumerated() {
      if index == 0, header != nil {
        ignore(1, Self.shown(cells.map(trimmed)), "header")
      } else if cells.contains(where: { !trimmed($0).isEmpty }) {
        try add(
          Row(number: index + 1, cells: cells.map { Cell(text: trimmed($0)) }), shape: "row",
          section: nil, header: header ?? [])
      }
    }
  }

  /// The first row, where it has more header words than the second.
  private static func header(of rows: [[String]]) -> [String]? {
    let words = rows.prefix(2).map { $0.count { HeaderWords.contain(trimmed($0)) } }
    guard let first = words.first, first > words.dropFirst().first ?? 0 else { return nil }
    return rows[0].map(trimmed)
  }

  /// The parser counts nothing, and takes what is open at the end for closed.
  private func refuseMore(than text: String, separator: Character) throws {
    var marks = 0
    var cells = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { marks += 1 }
      if byte == separator.asciiValue || byte == 0x0A || byte == 0x0D { cells += 1 }
    }
    guard marks.isMultiple(of: 2) else {
      throw LogError(.malformed, "not a table: a quotation mark is opened and not closed")
    }
    guard cells <= limits.nodes else {
      throw LogError(.malformed, "\(cells) cells, expected at most \(limits.nodes)")
    }
  }
}

extension CSVParseError {
  fileprivate var words: String {
    switch self {
    case .generic(let message), .quotation(let message): visible(message)
    }
  }
}

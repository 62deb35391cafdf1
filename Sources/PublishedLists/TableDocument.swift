import Endorsements
import TransparencyLog

extension Document {
  /// The rows of a table in CSV or TSV.
  ///
  /// - Parameter separators: the one that the first line has most often counts.
  mutating func readTable(_ text: String, separators: [Character]) throws {
    let bytes = Array(text.utf8)
    let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let separator = separators.map { $0.asciiValue! }.max { a, b in
      first.count { $0 == a } < first.count { $0 == b }
    }!
    let rows = try records(of: bytes, separator: separator)
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

  /// The records of RFC 4180. What stands behind a closing quotation mark belongs to the field.
  private func records(of bytes: [UInt8], separator: UInt8) throws -> [[String]] {
    let mark = UInt8(ascii: "\"")
    guard bytes.count(where: { $0 == mark }).isMultiple(of: 2) else {
      throw LogError(.malformed, "not a table: a quotation mark is opened and not closed")
    }
    var records: [[String]] = []
    var record: [String] = []
    var cells = 0
    var at = 0
    /// Reads a field, and leaves `at` where it ends.
    func field() -> String {
      var field: [UInt8] = []
      let blanks = bytes[at...].prefix { $0 == UInt8(ascii: " ") }
      if blanks.endIndex < bytes.count, bytes[blanks.endIndex] == mark {
        at = blanks.endIndex + 1
        while at < bytes.count, bytes[at] != mark || at + 1 < bytes.count && bytes[at + 1] == mark {
          if bytes[at] == mark { at += 1 }
          field.append(bytes[at])
          at += 1
        }
        at += 1
      }
      while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D {
        field.append(bytes[at])
        at += 1
      }
      return String(decoding: field, as: UTF8.self)
    }
    while at < bytes.count {
      record.append(field())
      cells += 1
      guard cells <= limits.nodes else {
        throw LogError(.malformed, "more than \(limits.nodes) cells, expected at most that")
      }
      if at < bytes.count, bytes[at] == separator {
        at += 1
        if at < bytes.count { continue }
        record.append("")
      } else if at + 1 < bytes.count, bytes[at] == 0x0D, bytes[at + 1] == 0x0A {
        at += 1
      }
      at += 1
      records.append(record)
      record = []
    }
    return records
  }
}

import TestSupport
import Testing

/// The files of `Vectors/unicode`.
enum UnicodeFile {
  /// The fields of every line that is no comment; at least one line.
  static func rows(_ name: String) throws -> [[String]] {
    let text = String(decoding: try Repository.file("Vectors/unicode/\(name)"), as: UTF8.self)
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " ").map(String.init) }
    try #require(!rows.isEmpty)
    return rows
  }

  /// The code points that `FIRST` or `FIRST..LAST` stands for.
  static func codePoints(_ text: String) throws -> ClosedRange<Int> {
    let ends = try text.split(separator: ".").map { try #require(Int($0, radix: 16)) }
    return ends[0]...ends[ends.count - 1]
  }
}

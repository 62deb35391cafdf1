import Foundation

/// A line of the table: what was measured, and whether a budget holds.
struct Row {
  let what: String
  let ours: String
  var reference = ""
  var ratio: Double?
  var cpuRatio: Double?
  /// DESIGN's budget; empty for a plain figure.
  var budget = ""
  var holds: Bool?

  fileprivate static let titles = [
    "what", "ours", "reference", "ratio", "by CPU", "budget", "holds",
  ]

  fileprivate var cells: [String] {
    [
      what, ours, reference, ratio.map { String(format: "%.2f", $0) } ?? "",
      cpuRatio.map { String(format: "%.2f", $0) } ?? "", budget,
      holds.map { $0 ? "yes" : "NO" } ?? "",
    ]
  }
}

/// Rows as text in columns, or as a table of Markdown.
func table(_ rows: [Row], isMarkdown: Bool) -> String {
  let lines = [Row.titles] + rows.map(\.cells)
  if isMarkdown {
    let written = lines.map { "| " + $0.joined(separator: " | ") + " |\n" }
    let rule = "|" + String(repeating: " --- |", count: Row.titles.count) + "\n"
    return written[0] + rule + written.dropFirst().joined()
  }
  let widths = Row.titles.indices.map { column in lines.map { $0[column].count }.max()! }
  return lines.map { line in
    let cells = zip(line, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
    return trimmedEnd(cells.joined(separator: "  ")) + "\n"
  }.joined()
}

private func trimmedEnd(_ text: String) -> String {
  String(text.reversed().drop { $0 == " " }.reversed())
}

/// A number in three digits that count, with a unit.
func number(_ value: Double, _ unit: String) -> String { "\(digits(value)) \(unit)" }

/// Three digits that count.
func digits(_ value: Double) -> String {
  if value >= 100 { return grouped(Int(value.rounded())) }
  return String(format: "%.\(value >= 10 ? 1 : value >= 1 ? 2 : 3)f", value)
}

/// A whole number with commas.
func grouped(_ number: Int) -> String {
  let digits = String(number)
  return digits.enumerated().map { place, digit in
    place > 0 && (digits.count - place) % 3 == 0 ? ",\(digit)" : String(digit)
  }.joined()
}

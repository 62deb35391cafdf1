import Endorsements
import PublishedLists
import TransparencyLog

/// Lists read in each format, and compared with a roster: plain figures.
struct ListFigures {
  let names: Int
  private let rounds = 3

  func rows() async throws -> [Row] {
    let state = try Match.roster(of: names)
    var rows: [Row] = []
    for format in ReadingOptions.Format.allCases {
      var options = ReadingOptions()
      options.format = format
      let bytes = Array(document(format).utf8)
      var listed = 0
      let cost = try await took {
        listed = try PublishedList(
          of: Document(parsing: bytes, options: options), options: options
        ).listed.count
      }
      precondition(listed == names, "\(format.rawValue): \(listed) of \(names)")
      rows.append(
        Row(
          what: "read \(grouped(names)) names, \(format.rawValue)",
          ours: number(Double(bytes.count) / cost.seconds / 1e6, "MB/s")))
    }
    let list = try PublishedList(parsing: Array(document(.text).utf8))
    let match = try await took {
      precondition(ListCheck(list, statement: state.statements[0], in: state).agrees)
    }
    rows.append(
      Row(what: "match \(grouped(names)) lines", ours: each(match, "us a line")))
    let roster = try await took {
      let roster = Roster(of: state.statements[0], in: state)
      precondition(roster.text(bullets: true, isHistory: false).utf8.count > names)
    }
    rows.append(
      Row(what: "roster of \(grouped(names)), printed", ours: each(roster, "us a name")))
    return rows
  }

  private func each(_ cost: Cost, _ unit: String) -> String {
    number(cost.seconds / Double(names) * 1e6, unit)
  }

  private func took(_ work: () throws -> Void) async throws -> Cost {
    try await Comparison(rounds: rounds) { _ in
      try await Cost.of(work)
    } reference: { _ in
      Cost(seconds: 0, cpu: 0)
    }.ours
  }

  private func document(_ format: ReadingOptions.Format) -> String {
    func lines(_ line: (_ name: String, _ role: String?) -> String) -> String {
      (0..<names).map { line(Campaign.signatory($0), Campaign.role($0)) }.joined()
    }
    func quoted(_ text: String) -> String { "\"\(text)\"" }
    func named(_ name: String, _ role: String?) -> String { name + (role.map { " – \($0)" } ?? "") }
    switch format {
    case .html:
      return "<html><body><ul>\n\(lines { "<li>\(named($0, $1))</li>\n" })</ul></body></html>\n"
    case .markdown: return lines { "- \(named($0, $1))\n" }
    case .csv: return "name,role\n" + lines { "\(quoted($0)),\(quoted($1 ?? ""))\n" }
    case .tsv: return "name\trole\n" + lines { "\($0)\t\($1 ?? "")\n" }
    case .json:
      return "["
        + lines { "{\"name\": \(quoted($0)), \"role\": \(quoted($1 ?? ""))},\n" }.dropLast(2)
        + "]\n"
    case .yaml: return lines { "- name: \(quoted($0))\n  role: \(quoted($1 ?? ""))\n" }
    case .text: return lines { "\(named($0, $1))\n" }
    }
  }
}

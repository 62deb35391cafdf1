import Endorsements
import TransparencyLog

extension CheckReport {
  /// The report for a terminal.
  ///
  /// - Parameters:
  ///   - command: the command that repeats it.
  ///   - all: whether every line has a row, and not only those worth reading first.
  public func text(command: String, all: Bool = false) -> String {
    var blocks: [String] = [headline]
    blocks.append(table(counts))
    if let findings = findings(all: all) { blocks.append(findings) }
    if let domainReport {
      let counts = table(domainReport.counts).split(separator: "\n").map { "  \($0)" }
      blocks.append(([domainReport.title] + counts + domainReport.findings).joined(separator: "\n"))
    }
    blocks.append(reading(all: all))
    blocks.append(evidence)
    blocks.append((["Not proved"] + notProved.map { "  \($0)" }).joined(separator: "\n"))
    blocks.append("To repeat it:\n  \(command)")
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var listed: Int { list.listed.count }

  /// How many lines have each state, and how many who signed have no line.
  var counts: [(count: Int, words: String)] {
    let states = ListCheck.State.allCases.map { (count: check.count($0), words: $0.words) }
    return [(listed, "listed")]
      + (states + [(check.missing.count, "signed but not listed")]).filter { $0.count > 0 }
  }

  /// One sentence, the worst first; and a second one for what nobody may overlook.
  var headline: String {
    let count = answers(.otherKey).count
    guard count > 0 else { return agreement }
    let whose = count == 1 ? "1 domain names" : "\(count) domains name"
    return "\(agreement) WARNING: \(whose) another key than the one that signed."
  }

  private var agreement: String {
    var reasons: [String] = []
    if let broken = log.broken {
      reasons.append(
        """
        the log broke its rules at entry \(broken.entry) \
        (\(visible(broken.violation.description))), and this answer is for the log before it
        """
      )
    }
    if textDiffers { reasons.append("the text given is not the text that was signed") }
    for state in ListCheck.State.allCases.reversed() where state != .signed && state != .repeated {
      let count = check.count(state)
      if count > 0 {
        reasons.append("\(count) \(count == 1 ? "line is" : "lines are") \(state.words)")
      }
    }
    if !check.missing.isEmpty {
      reasons.append(
        "\(check.missing.count) who signed \(check.missing.count == 1 ? "is" : "are") not listed")
    }
    guard !reasons.isEmpty else {
      let repeated = check.count(.repeated)
      let lines = listed == 1 ? "its one line is signed" : "all \(listed) lines are signed"
      let again = repeated > 0 ? ", \(repeated) of them repeated" : ""
      return
        "This list agrees with the log\(moment): \(lines)\(again), and nobody who signed is missing."
        + asked + beside + leftOut
    }
    let nobody =
      listed > 0 && check.count(.notInLog) == listed
      ? " No line names anybody who signed: is this the right list, and the right log?" : ""
    return "This list does not agree with the log\(moment): " + reasons.joined(separator: "; ")
      + "." + nobody
  }

  private var moment: String {
    log.at.map { " as it was after \(counted($0, "entry", "entries"))" } ?? ""
  }

  /// Names may stand where nobody was asked to look.
  private var asked: String {
    guard !list.told.isEmpty else { return "" }
    let told = list.told.map { "\($0.option) \(quoted($0.value))" }.joined(separator: ", ")
    return " Only what was asked for was read: \(told)."
  }

  /// People may stand beside the names that were read.
  private var beside: String {
    var names: [String] = []
    for name in list.lists.lazy.flatMap(\.beside) where names.count < 6 {
      if !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { names.append(name) }
    }
    guard !names.isEmpty else { return "" }
    let isAll = names.count <= 5 && list.lists.allSatisfy { $0.unread == $0.beside.count }
    let shown = names.prefix(5).map { quoted($0) }.joined(separator: ", ")
    return
      " Not read as names: \(isAll && names.count == 1 ? "column" : "columns") \(shown)\(isAll ? "" : " and others")."
  }

  /// Names may hide in what was not read as names: the headline says that there is such.
  private var leftOut: String {
    let others = list.lists.filter { !$0.isChecked }.map(\.words)
    let lists =
      others.isEmpty
      ? ""
      : " Not checked, as \(others.count == 1 ? "another list" : "other lists"): \(others.joined(separator: "; "))."
    switch list.ignored.count {
    case 0: return lists
    case 1: return lists + " 1 other line of the document was not read as a name."
    case let count:
      return lists + " \(count) other lines of the document were not read as names."
    }
  }

  private func findings(all: Bool) -> String? {
    let worthReading = check.rows.filter { $0.state != .signed }
    let rows = worthReading + (all ? check.rows.filter { $0.state == .signed } : [])
    var lines = rows.map { row in
      var line = "line \(row.line.number): \(row.state.words): \(isolated(row.line.text))"
      if let endorsement = row.endorsement {
        line += "\n    \(named(endorsement)), entry \(endorsement.entry)"
      }
      if let note = row.note { line += "\n    \(note)" }
      return line
    }
    lines += check.missing.map { "signed but not listed: \(named($0)), entry \($0.entry)" }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// In a few words: the format, and how many lines.
  var readAs: String {
    var text = "Read as \(list.format.rawValue)"
    if list.encoding != "utf-8" { text += " in \(list.encoding)" }
    return text + ": \(listed) listed, \(counted(list.ignored.count, "line")) left out"
  }

  /// Which of several lists was checked.
  var lists: [String] {
    list.lists.filter { list.lists.count > 1 || $0.column != nil }.map {
      "\($0.isChecked ? "checked" : "NOT checked"): \($0.words)"
    }
  }

  private func reading(all: Bool) -> String {
    var text = ([readAs] + lists).joined(separator: "\n  ")
    let shown = all ? list.ignored.count : 12
    for ignored in list.ignored.prefix(shown) {
      // By scalars: one `Character` can be as long as the list.
      let scalars = ignored.line.text.unicodeScalars
      let line = String(scalars.prefix(60))
      let more = scalars.count > 60 ? "…" : ""
      text += "\n  line \(ignored.line.number), \(ignored.why): \(isolated(line))\(more)"
    }
    if list.ignored.count > shown {
      text += "\n  and \(list.ignored.count - shown) more; --all shows them"
    }
    return text
  }

  /// What the answer rests on. The values are of others.
  var evidenceRows: [(name: String, value: String)] {
    let all = counted(log.checkpoint.size, "entry", "entries")
    let size = log.at.map { "as it was after \($0) of \(all)" } ?? all
    return [("statement", statement.title), ("text", statement.text.description)]
      + (givenText.map { [("text given", $0.description)] } ?? [])
      + [
        ("log", "\(log.checkpoint.checkpoint.origin), \(size)"),
        ("root", base64(log.checkpoint.root.bytes)),
        ("witnesses", log.checkpoint.witnesses(of: log.trust.policy)),
        ("trust", log.trust.fingerprint),
      ]
  }

  var evidence: String {
    let rows = evidenceRows.map { "  \(padded($0.name, to: 11))\(isolated($0.value))" }
    return "Evidence\n" + rows.joined(separator: "\n")
  }

  private func answers(_ outcome: DomainAnswers.Outcome) -> [(
    endorsement: LedgerState.Endorsement, detail: String?
  )] {
    endorsements.compactMap { endorsement in
      guard let answer = domains?.answer(for: endorsement), answer.outcome == outcome else {
        return nil
      }
      return (endorsement, answer.detail)
    }
  }

  /// What the domains answered, where they were asked.
  var domainReport: (title: String, counts: [(count: Int, words: String)], findings: [String])? {
    guard let domains else { return nil }
    var counts: [(count: Int, words: String)] = []
    var findings: [String] = []
    for outcome in DomainAnswers.Outcome.allCases {
      let answers = answers(outcome)
      if !answers.isEmpty { counts.append((answers.count, outcome.words)) }
      guard outcome != .named else { continue }
      findings += answers.map { endorsement, detail in
        let words = outcome == .otherKey ? "WARNING: \(outcome.words)" : outcome.words
        return "\(words): \(named(endorsement)), entry \(endorsement.entry)"
          + (detail.map { "\n    \($0)" } ?? "")
      }
    }
    let notAsked = endorsements.count { domains.answer(for: $0) == nil }
    if notAsked > 0 { counts.append((notAsked, "not asked: no organizations")) }
    if counts.isEmpty { counts.append((0, "domains to ask")) }
    let title =
      "Domains, asked at \(timestamp(domains.asked)); no answer changes whether the list agrees"
    return (title, counts, findings)
  }

  var notProved: [String] {
    [
      NotProved.identity,
      domains == nil
        ? "No domain was asked whether it names the key (--domains)."
        : "A domain that names the key speaks for whoever runs its web server, today.",
      NotProved.authority, NotProved.absence,
    ]
  }

  private func table(_ counts: [(Int, String)]) -> String {
    let width = counts.map { "\($0.0)".count }.max() ?? 1
    return counts.map { count, words in
      String(repeating: " ", count: width - "\(count)".count) + "\(count)  \(words)"
    }.joined(separator: "\n")
  }

  private func named(_ endorsement: LedgerState.Endorsement) -> String {
    let role = endorsement.role.map { " – \(isolated($0))" } ?? ""
    return "\(isolated(endorsement.signatory))\(role) (\(visible(endorsement.key.name)))"
  }
}

/// What no log proves, however well it is verified.
package enum NotProved {
  package static let identity =
    "That a key belongs to whom it names: that rests on the secretariat that admitted it."
  package static let authority = "That whoever signed had the authority to, and when exactly."
  package static let absence =
    "That a name not in this log is fake: no endorsement by that name is in this log."
}

extension PublishedList.Found {
  /// Which list it is, for people.
  var words: String {
    var words = counted(lines, "line")
    if let section { words += " under \(quoted(section))" }
    if let column, !column.isEmpty { words += ", column \(quoted(column))" }
    return words + ", \(matches) of them by the name of a signatory"
  }
}

extension ListCheck.State {
  /// How it is said to people.
  public var words: String {
    switch self {
    case .repeated: "repeated"
    case .signed: "signed"
    case .spelledDifferently: "spelled differently"
    case .withdrawn: "withdrawn"
    case .revoked: "revoked"
    case .otherText: "signed under another text"
    case .looksSimilar: "looking similar to a signatory"
    case .notInLog: "not in this log"
    }
  }
}

extension DomainAnswers.Outcome {
  /// How it is said to people.
  public var words: String {
    switch self {
    case .named: "the domain names the key"
    case .otherKey: "the domain names another key"
    case .notPublished: "the domain publishes no keys"
    case .expired: "what the domain publishes has expired"
    case .malformed: "what the domain publishes is malformed"
    case .unreachable: "the domain could not be reached"
    }
  }
}

/// The words of a stranger as they are shown: nothing invisible, and a right-to-left name kept from
/// turning the rest of the line around.
func isolated(_ text: String) -> String {
  let shown = visible(text)
  let isRightToLeft = shown.unicodeScalars.contains {
    switch $0.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
  return isRightToLeft ? "\u{2068}\(shown)\u{2069}" : shown
}

extension VerifiedCheckpoint {
  /// Who has witnessed it and when, in a line.
  public func witnesses(of policy: Policy) -> String {
    guard let asOf else { return "none asked for: age unknown, split views possible" }
    let names = cosignatures.map { "\(visible($0.witness.name)) \(timestamp($0.time))" }
    return """
      quorum met by \(names.count) of \(policy.witnesses.count), as of \(timestamp(asOf)): \
      \(names.joined(separator: ", "))
      """
  }
}

/// `1 entry`, `2 entries`.
public func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}

func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

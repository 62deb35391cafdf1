import Endorsements
import TransparencyLog

/// What changed from one published version of a list to another, and which of it a log explains.
/// SPEC.md, section 13.5.
public struct ListChanges: Sendable {
  /// What happened to a line.
  public enum Kind: String, Sendable {
    /// It is not in the second version.
    case removed
    /// It was not in the first version.
    case added
    /// The same signatory in other words.
    case reworded
  }

  /// One line that is not the same in both.
  public struct Change: Sendable {
    /// What happened to it.
    public let kind: Kind
    /// The line in the first version, if it is there.
    public let before: PublishedList.Line?
    /// The line in the second one, if it is there.
    public let after: PublishedList.Line?
    /// What the log says of it: of the line as it is in the second version, or was in the first.
    public let row: ListCheck.Row
    /// Whether the log has an entry that accounts for it.
    public let isExplained: Bool
  }

  /// Those removed, in the order of the first version; then the others, in the order of the second.
  public let changes: [Change]

  /// - Parameter state: what is known of the log that both versions were checked against.
  public init(from first: ListCheck, to second: ListCheck, in state: LedgerState) {
    func named(_ check: ListCheck) -> [(who: Somebody, row: ListCheck.Row)] {
      var seen: Set<Somebody> = []
      return check.rows.map { (Somebody($0, in: state), $0) }.filter { seen.insert($0.0).inserted }
    }
    let before = named(first)
    let after = named(second)
    let old = Dictionary(uniqueKeysWithValues: before.map { ($0.who, $0.row) })
    let kept = Set(after.map(\.who))
    let removed = before.filter { !kept.contains($0.who) }.map { _, row in
      Change(
        kind: .removed, before: row.line, after: nil, row: row,
        isExplained: ![.signed, .repeated, .spelledDifferently].contains(row.state))
    }
    let others = after.compactMap { who, row -> Change? in
      let earlier = old[who]?.line
      guard earlier?.text.isIdentical(to: row.line.text) != true else { return nil }
      return Change(
        kind: earlier == nil ? .added : .reworded, before: earlier, after: row.line, row: row,
        isExplained: row.state == .signed)
    }
    changes = removed + others
  }

  /// Whether the log accounts for every change.
  public var isExplained: Bool { changes.allSatisfy(\.isExplained) }
}

/// Whom a line names: two lines that name the same are one that was changed.
private enum Somebody: Hashable {
  /// Who holds the endorsement that decided the line's state, whatever key it has by now.
  case endorser(PublicKey)
  case name(NameKey)
  case line([UInt8])

  init(_ row: ListCheck.Row, in state: LedgerState) {
    switch (row.state, row.endorsement) {
    case (.signed, let found?), (.repeated, let found?), (.spelledDifferently, let found?),
      (.withdrawn, let found?), (.revoked, let found?):
      self = .endorser(state.heir(of: found.key.publicKey))
    default:
      self = NameKey(row.line.text).map { .name($0) } ?? .line(Array(row.line.text.utf8))
    }
  }
}

/// `ListChanges` with the log that explains them, for people and for programs.
public struct ChangesReport: Sendable {
  /// The log that both versions were compared with.
  public let log: JudgedLog
  /// Whose signatories both are taken to name.
  public let statement: LedgerState.Stated
  /// In the order of the lines.
  public let changes: [ListChanges.Change]
  /// As `CheckReport` gives it.
  private let evidence: String

  /// Both reports are of the same log and statement.
  public init(from first: CheckReport, to second: CheckReport) {
    log = first.log
    statement = first.statement
    changes = ListChanges(from: first.check, to: second.check, in: log.state).changes
    evidence = first.evidence
  }

  /// Whether the log explains every change, and broke no rule.
  public var isExplained: Bool { log.broken == nil && changes.allSatisfy(\.isExplained) }

  /// - Parameters:
  ///   - names: what the two versions are called.
  ///   - command: the command that repeats it.
  public func text(names: (String, String), command: String) -> String {
    var headline = "From \(visible(names.0)) to \(visible(names.1)): "
    let explained = changes.count(where: \.isExplained)
    headline +=
      changes.isEmpty
      ? "no change."
      : """
      \(counted(changes.count, "change")), \(explained == changes.count ? "all" : "\(explained)") of \
      them explained by the log.
      """
    if let broken = log.broken {
      headline =
        "The log broke its rules at entry \(broken.entry); this answer is for the log before it. "
        + headline
    }
    // What is not explained is worth reading first.
    let lines = (changes.filter { !$0.isExplained } + changes.filter(\.isExplained)).map(Self.line)
    return
      ([headline] + (lines.isEmpty ? [] : [lines.joined(separator: "\n")])
      + [evidence, "To repeat it:\n  \(command)"]).joined(separator: "\n\n") + "\n"
  }

  private static func line(_ change: ListChanges.Change) -> String {
    let texts = [change.before, change.after].compactMap { $0 }.map { isolated($0.text) }
    let mark = change.isExplained ? "explained" : "NOT explained"
    var line = "\(change.kind.rawValue), \(mark): \(texts.joined(separator: " → "))\n    "
    switch (change.row.state, change.row.endorsement) {
    case (.signed, let found?), (.repeated, let found?):
      line += "in force, entry \(found.entry)"
    case (let state, let found?): line += "\(state.words), entry \(found.entry)"
    case (let state, nil): line += state.words
    }
    if let note = change.row.note { line += ": \(note)" }
    return line
  }
}

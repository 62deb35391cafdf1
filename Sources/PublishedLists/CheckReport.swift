import Endorsements
import TransparencyLog

/// The whole answer to "is this list true?", for people and for programs. SPEC.md, sections 13 and
/// 14.
public struct CheckReport: Sendable {
  /// The log that the list was compared with.
  public let log: JudgedLog
  /// Whose signatories the list is taken to name.
  public let statement: LedgerState.Stated
  /// The hash of the text that was given, if one was.
  public let givenText: TextHash?
  /// The list as it was read.
  public let list: PublishedList
  /// A state for each line, and those missing.
  public let check: ListCheck
  /// What the domains answered, where they were asked. It changes nothing else of the report.
  public var domains: DomainAnswers?

  /// - Parameters:
  ///   - options: as the document was read with.
  ///   - givenText: the hash of a text that the reader holds, to be compared.
  /// - Throws: `undecided` where the document has no list, or not the one that `options` choose.
  public init(
    _ document: Document, options: ReadingOptions, against log: JudgedLog,
    statement: LedgerState.Stated, givenText: TextHash?
  ) throws {
    let roster = Roster(of: statement, in: log.state)
    let list = try PublishedList(
      of: document, names: RosterNames(roster.inForce), options: options)
    self.init(list, against: log, statement: statement, givenText: givenText)
  }

  /// - Parameter givenText: as above.
  public init(
    _ list: PublishedList, against log: JudgedLog, statement: LedgerState.Stated,
    givenText: TextHash?
  ) {
    self.log = log
    self.statement = statement
    self.givenText = givenText
    self.list = list
    check = ListCheck(list, statement: statement, in: log.state)
  }

  /// Whether a text was given that is not the statement's.
  public var textDiffers: Bool { givenText.map { $0 != statement.text } ?? false }

  /// Whether the list is true, of the text given, in a log that kept its rules.
  public var agrees: Bool { check.agrees && !textDiffers && log.broken == nil }

  /// The endorsements that the list's lines have, and those missing, each once, in the order of their
  /// entries: whose domains there is a reason to ask.
  public var endorsements: [LedgerState.Endorsement] {
    let all = check.rows.compactMap(\.endorsement) + check.missing
    return Dictionary(all.map { ($0.entry, $0) }, uniquingKeysWith: { first, _ in first }).values
      .sorted { $0.entry < $1.entry }
  }

  /// The statement that is meant. SPEC.md, section 13.2.
  ///
  /// - Parameters:
  ///   - choice: a text hash or a title.
  ///   - givenText: the hash of a text; it chooses where `choice` does not.
  /// - Throws: `undecided`, listing the statements, where none or several are meant.
  public static func statement(
    in state: LedgerState, choice: String?, givenText: TextHash?
  ) throws -> LedgerState.Stated {
    func undecided(_ why: String) -> LogError {
      let all = state.statements.map { "\n  \($0.text)  \(visible($0.title))" }.joined()
      return LogError(.undecided, why + (all.isEmpty ? "" : "; the log has:" + all))
    }
    guard !state.statements.isEmpty else { throw undecided("the log has no statement yet") }
    if let choice {
      let chosen: [LedgerState.Stated]
      if let hash = try? TextHash(parsing: choice) {
        chosen = state.statements.filter { $0.text == hash }
      } else {
        let title = NameKey(choice)
        chosen = state.statements.filter { title != nil && NameKey($0.title) == title }
      }
      guard chosen.count == 1 else {
        throw undecided(
          chosen.isEmpty
            ? "no statement \(quoted(choice)) in the log" : "several statements \(quoted(choice))")
      }
      return chosen[0]
    }
    if let stated = state.statements.first(where: { $0.text == givenText }) { return stated }
    guard state.statements.count == 1 else {
      throw undecided("several statements, choose one (--statement)")
    }
    return state.statements[0]
  }
}

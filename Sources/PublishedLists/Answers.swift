// The answers for programs. SPEC.md, section 14.
import Endorsements
import Foundation
import TransparencyLog

/// Encodes an answer: keys in order of the alphabet, so that the same answer is the same bytes, and
/// invisible characters escaped, so that a terminal that shows it obeys none of them.
public func json(_ answer: some Encodable) throws -> String {
  try json(answer, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
}

/// As `json(_:)`, on one line.
public func json(line answer: some Encodable) throws -> String {
  try json(answer, [.sortedKeys, .withoutEscapingSlashes])
}

private func json(
  _ answer: some Encodable, _ formatting: JSONEncoder.OutputFormatting
) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = formatting
  var shown = String.UnicodeScalarView()
  for scalar in String(decoding: try encoder.encode(answer), as: UTF8.self).unicodeScalars {
    switch scalar.properties.generalCategory {
    case .format, .lineSeparator, .paragraphSeparator:
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        shown.append(
          contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
            .unicodeScalars)
      }
    default: shown.append(scalar)
    }
  }
  return String(shown) + "\n"
}

/// A value that is written as `null` where there is none.
@propertyWrapper
public struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
  /// Nil is written as `null`.
  public var wrappedValue: Value?

  /// - Parameter wrappedValue: nil for `null`.
  public init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

/// The log that an answer was read from.
public struct LogAnswer: Encodable, Sendable {
  struct Cosigned: Encodable, Sendable {
    let witness: String
    let time: String
  }

  let origin: String
  let size: Int
  @Nullable var at: Int?
  let root: String
  let quorum: String
  @Nullable var asOf: String?
  let trust: String
  let cosigned: [Cosigned]

  /// The part `log` of an answer.
  public init(_ log: JudgedLog) {
    origin = log.checkpoint.checkpoint.origin
    size = log.checkpoint.size
    at = log.at
    root = base64(log.checkpoint.root.bytes)
    quorum = log.checkpoint.asOf == nil ? "none" : "met"
    asOf = log.checkpoint.asOf.map { timestamp($0) }
    trust = log.trust.fingerprint
    cosigned = log.checkpoint.cosignatures.map {
      Cosigned(witness: $0.witness.name, time: timestamp($0.time))
    }
  }
}

/// Where the log broke a rule.
public struct BrokenAnswer: Encodable, Sendable {
  let entry: Int
  let rule: Int

  /// The part `broken`; nil where the log kept its rules.
  public init?(_ log: JudgedLog) {
    guard let broken = log.broken else { return nil }
    entry = broken.entry
    rule = broken.violation.rule
  }
}

/// `endorse.check/1`.
public struct CheckAnswer: Encodable, Sendable {
  struct Statement: Encodable, Sendable {
    let title: String
    let text: String
    @Nullable var given: String?
  }

  struct Ignored: Encodable, Sendable {
    let line: Int
    let text: String
    let why: String
  }

  struct Read: Encodable, Sendable {
    let format: String
    let encoding: String
    let told: Told
    let lists: [Found]
    let listed: Int
    let ignored: [Ignored]
  }

  struct Told: Encodable, Sendable {
    @Nullable var section: String?
    @Nullable var column: String?
    @Nullable var select: String?
  }

  struct Found: Encodable, Sendable {
    @Nullable var section: String?
    @Nullable var column: String?
    let lines: Int
    let matches: Int
    let checked: Bool
    let unread: Int
    let beside: [String]
  }

  struct Row: Encodable, Sendable {
    let line: Int
    let listed: String
    let state: String
    @Nullable var signatory: String?
    @Nullable var role: String?
    @Nullable var key: String?
    @Nullable var entry: Int?
    @Nullable var endedBy: Int?
    @Nullable var note: String?
    @Nullable var domain: Domain?
  }

  struct Missing: Encodable, Sendable {
    let signatory: String
    @Nullable var role: String?
    let key: String
    let entry: Int
    @Nullable var domain: Domain?
  }

  struct Domain: Encodable, Sendable {
    let outcome: String
    let asked: String
    @Nullable var detail: String?
  }

  let format = "endorse.check/1"
  let agrees: Bool
  let log: LogAnswer
  let statement: Statement
  let read: Read
  let counts: [String: Int]
  let rows: [Row]
  let missing: [Missing]
  let broken: BrokenAnswer?

  /// The answer of a report.
  public init(_ report: CheckReport) {
    agrees = report.agrees
    log = LogAnswer(report.log)
    statement = Statement(
      title: report.statement.title, text: report.statement.text.description,
      given: report.givenText?.description)
    let told = Dictionary(uniqueKeysWithValues: report.list.told)
    read = Read(
      format: report.list.format.rawValue, encoding: report.list.encoding,
      told: Told(section: told["section"], column: told["column"], select: told["select"]),
      lists: report.list.lists.map {
        Found(
          section: $0.section, column: $0.column, lines: $0.lines, matches: $0.matches,
          checked: $0.isChecked, unread: $0.unread, beside: $0.beside)
      }, listed: report.list.listed.count,
      ignored: report.list.ignored.map {
        Ignored(line: $0.line.number, text: $0.line.text, why: $0.why)
      })
    counts = Dictionary(
      uniqueKeysWithValues: ListCheck.State.allCases.map { ($0.rawValue, report.check.count($0)) })
    func domain(_ endorsement: LedgerState.Endorsement) -> Domain? {
      guard let domains = report.domains, let answer = domains.answer(for: endorsement) else {
        return nil
      }
      return Domain(
        outcome: answer.outcome.rawValue, asked: timestamp(domains.asked), detail: answer.detail)
    }
    rows = report.check.rows.map { row in
      let endorsement = row.endorsement
      return Row(
        line: row.line.number, listed: row.line.text, state: row.state.rawValue,
        signatory: endorsement?.signatory, role: endorsement?.role,
        key: endorsement?.key.description, entry: endorsement?.entry,
        endedBy: endorsement?.ended?.by, note: row.note, domain: endorsement.flatMap(domain))
    }
    missing = report.check.missing.map {
      Missing(
        signatory: $0.signatory, role: $0.role, key: $0.key.description, entry: $0.entry,
        domain: domain($0))
    }
    broken = BrokenAnswer(report.log)
  }
}

/// `endorse.changes/1`.
public struct ChangesAnswer: Encodable, Sendable {
  struct Version: Encodable, Sendable {
    let line: Int
    let listed: String
  }

  struct Change: Encodable, Sendable {
    let change: String
    let explained: Bool
    @Nullable var before: Version?
    @Nullable var after: Version?
    let state: String
    @Nullable var signatory: String?
    @Nullable var key: String?
    @Nullable var entry: Int?
    @Nullable var endedBy: Int?
  }

  let format = "endorse.changes/1"
  let explained: Bool
  let log: LogAnswer
  let statement: CheckAnswer.Statement
  let changes: [Change]
  let broken: BrokenAnswer?

  /// The answer of a report.
  public init(_ report: ChangesReport) {
    explained = report.isExplained
    log = LogAnswer(report.log)
    statement = CheckAnswer.Statement(
      title: report.statement.title, text: report.statement.text.description, given: nil)
    changes = report.changes.map { change in
      func version(_ line: PublishedList.Line?) -> Version? {
        line.map { Version(line: $0.number, listed: $0.text) }
      }
      let endorsement = change.row.endorsement
      return Change(
        change: change.kind.rawValue, explained: change.isExplained,
        before: version(change.before), after: version(change.after),
        state: change.row.state.rawValue, signatory: endorsement?.signatory,
        key: endorsement?.key.description, entry: endorsement?.entry,
        endedBy: endorsement?.ended?.by)
    }
    broken = BrokenAnswer(report.log)
  }
}

/// `endorse.roster/1`.
public struct RosterAnswer: Encodable, Sendable {
  struct Signatory: Encodable, Sendable {
    let signatory: String
    @Nullable var role: String?
    let kind: String
    let key: String
    let date: String
    let entry: Int
  }

  struct Past: Encodable, Sendable {
    let signatory: String
    @Nullable var role: String?
    let text: String
    let entry: Int
    let ended: String
    let by: Int
  }

  let format = "endorse.roster/1"
  let log: LogAnswer
  let statement: CheckAnswer.Statement
  let signatories: [Signatory]
  let past: [Past]
  let broken: BrokenAnswer?

  /// The answer of a roster.
  public init(_ roster: Roster, of log: JudgedLog) {
    self.log = LogAnswer(log)
    statement = CheckAnswer.Statement(
      title: roster.statement.title, text: roster.statement.text.description, given: nil)
    signatories = roster.inForce.map {
      Signatory(
        signatory: $0.signatory, role: $0.role, kind: $0.kind.rawValue, key: $0.key.description,
        date: $0.date.description, entry: $0.entry)
    }
    past = roster.past.map {
      Past(
        signatory: $0.signatory, role: $0.role, text: $0.text.description, entry: $0.entry,
        ended: $0.ended!.how.rawValue, by: $0.ended!.by)
    }
    broken = BrokenAnswer(log)
  }
}

/// `endorse.audit/1`.
public struct AuditAnswer: Encodable, Sendable {
  let format = "endorse.audit/1"
  let verified: Bool
  @Nullable var log: LogAnswer?
  let entries: [String: Int]
  let checkpoints: Int
  let problems: [String]
  let broken: BrokenAnswer?

  /// The answer of an audit.
  public init(_ audit: EndorsementAudit) {
    verified = audit.problems.isEmpty
    self.log = audit.judged.map { LogAnswer($0) }
    entries = Dictionary(
      uniqueKeysWithValues: Entry.Kind.allCases.map {
        ($0.rawValue, audit.judged?.kinds[$0] ?? 0)
      })
    checkpoints = audit.keptCheckpoints
    problems = audit.problems
    broken = audit.judged.flatMap { BrokenAnswer($0) }
  }
}

/// `endorse.verify/1`.
public struct VerifyAnswer: Encodable, Sendable {
  /// What one check came to.
  public enum Outcome: String, Encodable, Sendable {
    /// It was shown.
    case passed
    /// The evidence says no.
    case failed
    /// Nothing was asked, and nothing is proved.
    case notAsked = "not asked"
  }

  /// One thing that was looked at.
  public struct Check: Encodable, Sendable {
    /// Such as `signature`, `admission`, `text`, `log`, `witnesses`.
    public let name: String
    /// What it came to.
    public let outcome: Outcome
    /// For people.
    public let detail: String

    /// - Parameters: name, outcome and detail, as they are written.
    public init(_ name: String, _ outcome: Outcome, _ detail: String) {
      self.name = name
      self.outcome = outcome
      self.detail = detail
    }
  }

  let format = "endorse.verify/1"
  /// Nothing failed, and at least one check passed.
  public let verified: Bool
  /// What the file was called.
  public let file: String
  /// What the file is, such as `endorsement`; nil where that cannot be said.
  @Nullable public var what: String?
  /// In the order in which they were made.
  public let checks: [Check]

  /// `verified` follows from the checks.
  public init(file: String, what: String?, checks: [Check]) {
    self.file = file
    verified =
      checks.allSatisfy { $0.outcome != .failed } && checks.contains { $0.outcome == .passed }
    self.what = what
    self.checks = checks
  }
}

import Endorsements
import TransparencyLog

/// What a log says of each line of a list, and of those that the list leaves out.
/// SPEC.md, sections 13.3 and 13.4.
public struct ListCheck: Sendable {
  public typealias Endorsement = LedgerState.Endorsement

  /// In order of precedence.
  public enum State: String, Sendable, CaseIterable {
    case repeated
    case signed
    case spelledDifferently = "spelled-differently"
    case withdrawn
    case revoked
    case otherText = "other-text"
    case looksSimilar = "looks-similar"
    case notInLog = "not-in-log"
  }

  public struct Row: Sendable {
    public let line: PublishedList.Line
    public let state: State
    /// The endorsement that decided the state, if one did.
    public let endorsement: Endorsement?
    /// What there is to say besides.
    public let note: String?
  }

  public let rows: [Row]
  /// In force, and named by no line as signed or spelled differently; in the order of the roster.
  public let missing: [Endorsement]

  /// Checks `list` against the endorsements of `statement` in `state`.
  public init(_ list: PublishedList, statement: LedgerState.Stated, in state: LedgerState) {
    let roster = Roster(of: statement, in: state)
    let index = Index(roster: roster, state: state)
    var named: Set<Int> = []
    /// Where each endorsement was signed first.
    var signed: [Int: PublishedList.Line] = [:]
    var rows: [Row] = []
    for line in list.listed {
      var row = index.row(for: line)
      if let entry = row.endorsement?.entry {
        if row.state == .signed, let first = signed[entry] {
          row = Row(
            line: line, state: .repeated, endorsement: row.endorsement,
            note: "as line \(first.number)")
        }
        if row.state == .signed { signed[entry] = line }
        if row.state == .signed || row.state == .spelledDifferently { named.insert(entry) }
      }
      rows.append(row)
    }
    self.rows = rows
    missing = roster.inForce.filter { !named.contains($0.entry) }
  }

  public func count(_ state: State) -> Int { rows.count { $0.state == state } }

  /// Whether every line is signed or repeated and nobody is missing.
  public var agrees: Bool {
    missing.isEmpty && rows.allSatisfy { $0.state == .signed || $0.state == .repeated }
  }
}

/// What the lines are looked up in.
private struct Index {
  typealias Endorsement = ListCheck.Endorsement
  typealias Row = ListCheck.Row

  private let inForce: [NameKey: [Endorsement]]
  /// What stands in force now for a name that was replaced.
  private let replaced: [NameKey: [(old: Endorsement, new: Endorsement)]]
  /// The one that ended latest.
  private let ended: [NameKey: Endorsement]
  private let otherTexts: [NameKey: [Endorsement]]
  private let byDomain: [String: Endorsement]
  private let names: SimilarNames
  /// The most scalars that a name key can have which is one of these, or similar to one. A text has
  /// no more scalars than its skeleton.
  private let nameLength: Int

  init(roster: Roster, state: LedgerState) {
    func key(_ endorsement: Endorsement) -> NameKey { NameKey(endorsement.signatory)! }
    let byKey = Dictionary(uniqueKeysWithValues: roster.inForce.map { ($0.key.publicKey, $0) })
    inForce = Dictionary(grouping: roster.inForce, by: key)
      .mapValues { $0.sorted { $0.entry < $1.entry } }
    replaced = Dictionary(
      grouping: roster.past.filter { $0.ended?.how == .replaced }.compactMap { old in
        byKey[state.heir(of: old.key.publicKey)].map { (old: old, new: $0) }
      }, by: { key($0.old) })
    ended = Dictionary(
      roster.past.filter { $0.ended?.how != .replaced }.map { (key($0), $0) },
      uniquingKeysWith: { $0.ended!.by > $1.ended!.by ? $0 : $1 })
    otherTexts = Dictionary(
      grouping: state.endorsements.filter {
        $0.text != roster.statement.text && $0.ended == nil
      }, by: key)
    byDomain = Dictionary(
      roster.inForce.filter { $0.kind == .organization }.map { ($0.key.name, $0) },
      uniquingKeysWith: { first, _ in first })
    names = SimilarNames(roster.inForce.map { (key($0), $0) })
    let longest = (roster.inForce + roster.past + state.endorsements.filter { $0.ended == nil })
      .map { max(key($0).scalars.count, key($0).skeleton.unicodeScalars.count) }.max()
    nameLength = (longest ?? 0) + SimilarNames.mostEdits
  }

  func row(for line: PublishedList.Line) -> Row {
    let readings = LineReading.all(of: line.text, nameLength: nameLength)
    return signed(line, readings) ?? spelledDifferently(line, readings) ?? ended(line, readings)
      ?? otherText(line, readings) ?? similar(line, readings)
      ?? Row(line: line, state: .notInLog, endorsement: nil, note: nil)
  }

  private func signed(_ line: PublishedList.Line, _ readings: [LineReading]) -> Row? {
    for reading in readings {
      let fitting = matches(reading, in: inForce).filter(reading.restFits)
      guard !fitting.isEmpty else { continue }
      let exact = fitting.filter(reading.isRole)
      let chosen = exact.isEmpty ? fitting : exact
      guard chosen.count == 1 else {
        return Row(
          line: line, state: .looksSimilar, endorsement: nil,
          note: "\(chosen.count) signatories have this name, and nothing tells which is meant")
      }
      return Row(line: line, state: .signed, endorsement: chosen[0], note: nil)
    }
    return nil
  }

  private func spelledDifferently(_ line: PublishedList.Line, _ readings: [LineReading]) -> Row? {
    for reading in readings {
      guard let match = matches(reading, in: inForce).first else { continue }
      return Row(
        line: line, state: .spelledDifferently, endorsement: match,
        note: "did not sign the words \(quoted(reading.rest ?? ""))")
    }
    for reading in readings {
      guard let (old, new) = matches(reading, in: replaced).first else { continue }
      return Row(
        line: line, state: .spelledDifferently, endorsement: new,
        note: "signed as \(quoted(old.signatory)) in entry \(old.entry), and now by another name"
      )
    }
    let written = WrittenDomain.all(in: line.text) + line.destinations.map { WrittenDomain($0) }
    let domains = written.map(\.domain)
    if let match = domains.compactMap({ byDomain[$0] }).min(by: { $0.entry < $1.entry }) {
      return Row(
        line: line, state: .spelledDifferently, endorsement: match,
        note: "matched by its domain \(quoted(match.key.name))")
    }
    return nil
  }

  private func ended(_ line: PublishedList.Line, _ readings: [LineReading]) -> Row? {
    let found = readings.compactMap { $0.key.flatMap { ended[$0] } }
    guard let latest = found.max(by: { $0.ended!.by < $1.ended!.by }), let ended = latest.ended
    else { return nil }
    return Row(
      line: line, state: ended.how == .revoked ? .revoked : .withdrawn, endorsement: latest,
      note: "signed in entry \(latest.entry), \(ended.how.rawValue) in entry \(ended.by)")
  }

  private func otherText(_ line: PublishedList.Line, _ readings: [LineReading]) -> Row? {
    for reading in readings {
      guard let match = matches(reading, in: otherTexts).min(by: { $0.entry < $1.entry }) else {
        continue
      }
      return Row(
        line: line, state: .otherText, endorsement: match,
        note: "signed the text \(match.text), not this one")
    }
    return nil
  }

  private func similar(_ line: PublishedList.Line, _ readings: [LineReading]) -> Row? {
    names.nearest(to: readings).map {
      Row(
        line: line, state: .looksSimilar, endorsement: $0,
        note: "not the same as \(quoted($0.signatory)), which signed")
    }
  }

  private func matches<Value>(_ reading: LineReading, in table: [NameKey: [Value]]) -> [Value] {
    reading.key.flatMap { table[$0] } ?? []
  }
}

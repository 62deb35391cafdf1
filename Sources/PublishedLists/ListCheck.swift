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
    self.init(list.listed, statement: statement, in: state)
  }

  /// Checks the lines of a list, or of several one after the other.
  public init(
    _ lines: [PublishedList.Line], statement: LedgerState.Stated, in state: LedgerState
  ) {
    let roster = Roster(of: statement, in: state)
    var index = Index(roster: roster, state: state)
    // By entry: whether a line names it, and where it was signed first.
    var isNamed = [Bool](repeating: false, count: state.size)
    var signed = [Int?](repeating: nil, count: state.size)
    var rows: [Row] = []
    rows.reserveCapacity(lines.count)
    for line in lines {
      var row = index.row(for: line)
      if let entry = row.endorsement?.entry {
        if row.state == .signed || row.state == .spelledDifferently { isNamed[entry] = true }
        if row.state == .signed {
          if let first = signed[entry] {
            row = Row(
              line: line, state: .repeated, endorsement: row.endorsement, note: "as line \(first)")
          } else {
            signed[entry] = line.number
          }
        }
      }
      rows.append(row)
    }
    self.rows = rows
    missing = roster.inForce.filter { !isNamed[$0.entry] }
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

  private let roster: Roster
  /// Where those of one name stand in the roster.
  private var inForce: [NameKey: Range<Int>] = [:]
  /// What stands in force now for a name that was replaced.
  private let replaced: [NameKey: [(old: Endorsement, new: Endorsement)]]
  /// The one that ended latest.
  private let ended: [NameKey: Endorsement]
  private let otherTexts: [NameKey: [Endorsement]]
  /// The positions in the roster, made where a line is not signed, as most are.
  private lazy var byDomain = Dictionary(
    roster.inForce.enumerated().filter { $1.kind == .organization }.map { ($1.key.name, $0) },
    uniquingKeysWith: { first, _ in first })
  /// Made where a line is nothing else.
  private lazy var names = SimilarNames(roster.inForce, keys: roster.nameKeys)
  /// The most scalars that a name key here has.
  private let nameLength: Int

  init(roster: Roster, state: LedgerState) {
    self.roster = roster
    func key(_ endorsement: Endorsement) -> NameKey { NameKey(endorsement.signatory)! }
    let keys = roster.nameKeys
    inForce.reserveCapacity(keys.count)
    var start = 0
    for end in keys.indices.dropFirst() + [keys.count] where start < keys.count {
      if end == keys.count || keys[end] != keys[start] {
        inForce[keys[start]] = start..<end
        start = end
      }
    }
    let past = roster.past.filter { $0.ended?.how == .replaced }
    let byKey =
      past.isEmpty
      ? [:] : Dictionary(uniqueKeysWithValues: roster.inForce.map { ($0.key.publicKey, $0) })
    replaced = Dictionary(
      grouping: past.compactMap { old in
        byKey[state.heir(of: old.key.publicKey)].map { (old: old, new: $0) }
      }, by: { key($0.old) })
    ended = Dictionary(
      roster.past.filter { $0.ended?.how != .replaced }.map { (key($0), $0) },
      uniquingKeysWith: { $0.ended!.by > $1.ended!.by ? $0 : $1 })
    let endorsements = state.endorsements
    otherTexts = Dictionary(
      grouping: endorsements.positions { $0 != roster.statement.text && $1 }
        .map { endorsements[$0] }, by: key)
    nameLength =
      [
        keys.lazy.map(\.bytes.count).max(), replaced.keys.map(\.bytes.count).max(),
        ended.keys.map(\.bytes.count).max(), otherTexts.keys.map(\.bytes.count).max(),
      ].compactMap { $0 }.max() ?? 0
  }

  mutating func row(for line: PublishedList.Line) -> Row {
    // Most lines are no more than a name.
    let whole = LineReading.whole(line.text, nameLength: nameLength)
    if let whole, let row = signed(line, [whole]) { return row }
    let readings = LineReading.all(of: line.text, nameLength: nameLength, whole: whole)
    return signed(line, readings) ?? spelledDifferently(line, readings) ?? ended(line, readings)
      ?? otherText(line, readings) ?? similar(line, whole)
      ?? Row(line: line, state: .notInLog, endorsement: nil, note: nil)
  }

  private func signed(_ line: PublishedList.Line, _ readings: [LineReading]) -> Row? {
    for reading in readings {
      let fitting = inForce(reading).filter(reading.restFits)
      guard !fitting.isEmpty else { continue }
      let exact = fitting.filter(reading.isRole)
      var chosen = exact.isEmpty ? fitting : exact
      if chosen.count > 1 {
        let told = chosen.filter { Self.tells(line, $0) }
        if told.count == 1 { chosen = told }
      }
      guard chosen.count == 1 else {
        return Row(
          line: line, state: .looksSimilar, endorsement: nil,
          note: "\(chosen.count) signatories have this name, and nothing tells which is meant")
      }
      return Row(line: line, state: .signed, endorsement: chosen[0], note: nil)
    }
    return nil
  }

  /// Whether what stands beside a name is the domain or the role of that endorsement.
  private static func tells(_ line: PublishedList.Line, _ endorsement: Endorsement) -> Bool {
    line.destinations.contains { beside in
      WrittenDomain(beside).isWhole(of: endorsement.key.name)
        || endorsement.role.flatMap { NameKey($0) }.map { $0 == NameKey(beside) } ?? false
    }
  }

  private mutating func spelledDifferently(_ line: PublishedList.Line, _ readings: [LineReading])
    -> Row?
  {
    for reading in readings {
      guard let match = inForce(reading).first else { continue }
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
    if let match = domains.compactMap({ byDomain[$0] }).map({ roster.inForce[$0] })
      .min(by: { $0.entry < $1.entry })
    {
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

  private mutating func similar(_ line: PublishedList.Line, _ whole: LineReading?) -> Row? {
    // What looks the same may be longer.
    let readings = LineReading.all(
      of: line.text, nameLength: max(nameLength, names.nameLength), whole: whole)
    return names.nearest(to: readings).map {
      Row(
        line: line, state: .looksSimilar, endorsement: $0,
        note: "not the same as \(quoted($0.signatory)), which signed" + Self.strangers(in: line, $0)
      )
    }
  }

  /// The letters of a line, beyond ASCII, that a signatory's name and role have not: a reader cannot see
  /// that they are others.
  private static func strangers(
    in line: PublishedList.Line, _ endorsement: Endorsement
  ) -> String {
    let known = Set((endorsement.signatory + (endorsement.role ?? "")).unicodeScalars)
    var seen: Set<Unicode.Scalar> = []
    let strange = line.text.unicodeScalars.filter {
      !$0.isASCII && $0.properties.isAlphabetic && !known.contains($0) && seen.insert($0).inserted
    }
    guard (1...3).contains(strange.count) else { return "" }
    let names = strange.map {
      let digits = String($0.value, radix: 16, uppercase: true)
      return "\(quoted(String($0))) is U+" + String(repeating: "0", count: max(0, 4 - digits.count))
        + digits
    }
    return ": its " + names.joined(separator: ", ")
  }

  private func inForce(_ reading: LineReading) -> ArraySlice<Endorsement> {
    reading.key.flatMap { inForce[$0] }.map { roster.inForce[$0] } ?? []
  }

  private func matches<Value>(_ reading: LineReading, in table: [NameKey: [Value]]) -> [Value] {
    reading.key.flatMap { table[$0] } ?? []
  }
}

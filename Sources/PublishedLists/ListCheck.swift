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
    /// What there is to say besides.
    public let note: String?
    // Where the endorsement stands: copies of it would take more memory than all else.
    private let endorsements: [Endorsement]
    private let position: Int32

    /// The endorsement that decided the state, if one did.
    public var endorsement: Endorsement? {
      position < 0 ? nil : endorsements[Int(position)]
    }

    /// - Parameter position: that of the endorsement among `endorsements`, or nil.
    fileprivate init(
      line: PublishedList.Line, state: State, _ position: Int? = nil,
      of endorsements: [Endorsement],
      note: String? = nil
    ) {
      self.line = line
      self.state = state
      self.note = note
      self.endorsements = endorsements
      self.position = position.map { Int32($0) } ?? -1
    }

    fileprivate var entry: Int? { position < 0 ? nil : endorsements[Int(position)].entry }

    fileprivate func repeated(note: String) -> Row {
      Row(
        line: line, state: .repeated, position < 0 ? nil : Int(position), of: endorsements,
        note: note)
    }
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
    let found = index.rows(for: lines)
    var rows: [Row] = []
    rows.reserveCapacity(lines.count)
    for (line, var row) in zip(lines, found) {
      if let entry = row.entry {
        if row.state == .signed || row.state == .spelledDifferently { isNamed[entry] = true }
        if row.state == .signed {
          if let first = signed[entry] {
            row = row.repeated(note: "as line \(first)")
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
  /// Where the first of those of one name stands in the roster.
  private var firstOfName = PositionIndex()
  /// What stands in force now for a name that was replaced.
  private let replaced: [NameKey: [(old: Endorsement, new: Endorsement)]]
  /// The one that ended latest.
  private let ended: [NameKey: Endorsement]
  private let otherTexts: [NameKey: [Endorsement]]
  /// The positions in the roster of organizations, made where a line may have a domain.
  private lazy var byDomain: [String: Int] = {
    var places: [String: Int] = [:]
    places.reserveCapacity(roster.inForce.count)
    for place in roster.inForce.indices where roster.inForce[place].kind == .organization {
      let name = roster.inForce[place].key.name
      if places[name] == nil { places[name] = place }
    }
    return places
  }()
  /// Made where a line is nothing else.
  private lazy var names = SimilarNames(roster.inForce, keys: roster.nameKeys)
  /// The most scalars that a name key here has.
  private let nameLength: Int

  init(roster: Roster, state: LedgerState) {
    self.roster = roster
    func key(_ endorsement: Endorsement) -> NameKey { NameKey(endorsement.signatory)! }
    let keys = roster.nameKeys
    firstOfName.reserveCapacity(keys.count)
    for position in keys.indices where position == 0 || keys[position] != keys[position - 1] {
      firstOfName.insert(position, hash: keys[position].hashValue)
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

  /// The row of each line, on all cores.
  mutating func rows(for lines: [PublishedList.Line]) -> [Row] {
    var rows = onAllCores(lines) { [self] in signed($0) }
    let others = rows.indices.filter { rows[$0] == nil }
    guard !others.isEmpty else { return rows.map { $0! } }
    // Made once, before they are shared.
    _ = (byDomain.count, names.nameLength)
    let made = onAllCores(others) { [self] place in
      var index = self
      return index.row(for: lines[place])
    }
    for (place, row) in zip(others, made) { rows[place] = row }
    return rows.map { $0! }
  }

  /// Where some reading of it is that of one who signed.
  private func signed(_ line: PublishedList.Line) -> Row? {
    // Most lines are no more than a name.
    let whole = LineReading.whole(line.text, nameLength: nameLength)
    if let whole, let row = signed(line, whole) { return row }
    for reading in LineReading.all(of: line.text, nameLength: nameLength, whole: whole) {
      if let row = signed(line, reading) { return row }
    }
    return nil
  }

  /// - Precondition: it is not signed.
  private mutating func row(for line: PublishedList.Line) -> Row {
    let whole = LineReading.whole(line.text, nameLength: nameLength)
    let readings = LineReading.all(of: line.text, nameLength: nameLength, whole: whole)
    return spelledDifferently(line, readings) ?? ended(line, readings) ?? otherText(line, readings)
      ?? similar(line, whole) ?? Row(line: line, state: .notInLog, of: [])
  }

  private func signed(_ line: PublishedList.Line, _ reading: LineReading) -> Row? {
    let places = inForce(reading)
    if places.count == 1 {
      let place = places.lowerBound
      return reading.restFits(roster.inForce[place])
        ? Row(line: line, state: .signed, place, of: roster.inForce) : nil
    }
    let fitting = places.filter { reading.restFits(roster.inForce[$0]) }
    guard !fitting.isEmpty else { return nil }
    let exact = fitting.filter { reading.isRole(of: roster.inForce[$0]) }
    var chosen = exact.isEmpty ? fitting : exact
    if chosen.count > 1 {
      let told = chosen.filter { Self.tells(line, roster.inForce[$0]) }
      if told.count == 1 { chosen = told }
    }
    guard chosen.count == 1 else {
      return Row(
        line: line, state: .looksSimilar, of: [],
        note: "\(chosen.count) signatories have this name, and nothing tells which is meant")
    }
    return Row(line: line, state: .signed, chosen[0], of: roster.inForce)
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
        line: line, state: .spelledDifferently, match, of: roster.inForce,
        note: "did not sign the words \(quoted(reading.rest ?? ""))")
    }
    for reading in readings {
      guard let (old, new) = matches(reading, in: replaced).first else { continue }
      return Row(
        line: line, state: .spelledDifferently, 0, of: [new],
        note: "signed as \(quoted(old.signatory)) in entry \(old.entry), and now by another name"
      )
    }
    let written = WrittenDomain.all(in: line.text) + line.destinations.map { WrittenDomain($0) }
    // Every key name has a full stop.
    let domains = written.map(\.domain).filter { $0.utf8.contains(UInt8(ascii: ".")) }
    let matches = domains.compactMap { byDomain[$0] }
    if let match = matches.min(by: { roster.inForce[$0].entry < roster.inForce[$1].entry }) {
      return Row(
        line: line, state: .spelledDifferently, match, of: roster.inForce,
        note: "matched by its domain \(quoted(roster.inForce[match].key.name))")
    }
    return nil
  }

  private func ended(_ line: PublishedList.Line, _ readings: [LineReading]) -> Row? {
    let found = readings.compactMap { $0.key.flatMap { ended[$0] } }
    guard let latest = found.max(by: { $0.ended!.by < $1.ended!.by }), let ended = latest.ended
    else { return nil }
    return Row(
      line: line, state: ended.how == .revoked ? .revoked : .withdrawn, 0, of: [latest],
      note: "signed in entry \(latest.entry), \(ended.how.rawValue) in entry \(ended.by)")
  }

  private func otherText(_ line: PublishedList.Line, _ readings: [LineReading]) -> Row? {
    for reading in readings {
      guard let match = matches(reading, in: otherTexts).min(by: { $0.entry < $1.entry }) else {
        continue
      }
      return Row(
        line: line, state: .otherText, 0, of: [match],
        note: "signed the text \(match.text), not this one")
    }
    return nil
  }

  private mutating func similar(_ line: PublishedList.Line, _ whole: LineReading?) -> Row? {
    // What looks the same may be longer.
    let readings = LineReading.all(
      of: line.text, nameLength: max(nameLength, names.nameLength), whole: whole)
    return names.nearest(to: readings).map {
      let match = roster.inForce[$0]
      return Row(
        line: line, state: .looksSimilar, $0, of: roster.inForce,
        note: "not the same as \(quoted(match.signatory)), which signed"
          + Self.strangers(in: line, match))
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

  /// Where those of this name stand in the roster.
  private func inForce(_ reading: LineReading) -> Range<Int> {
    let keys = roster.nameKeys
    guard let key = reading.key,
      let first = firstOfName.first(hash: key.hashValue, where: { keys[$0] == key })
    else { return 0..<0 }
    var end = first + 1
    while end < keys.count, keys[end] == key { end += 1 }
    return first..<end
  }

  private func matches<Value>(_ reading: LineReading, in table: [NameKey: [Value]]) -> [Value] {
    reading.key.flatMap { table[$0] } ?? []
  }
}

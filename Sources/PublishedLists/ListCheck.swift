import Endorsements
import TransparencyLog

/// What a log says of each line of a list, and of those that the list leaves out.
/// SPEC.md, sections 13.3 and 13.4.
public struct ListCheck: Sendable {
  /// One endorsement, with what became of it.
  public typealias Endorsement = LedgerState.Endorsement

  /// In order of precedence.
  public enum State: String, Sendable, CaseIterable {
    /// The same signatory as an earlier line.
    case repeated
    /// An endorsement in force, by the same name key.
    case signed
    /// A signatory that signed under other words.
    case spelledDifferently = "spelled-differently"
    /// It was in force, and its signatory ended it.
    case withdrawn
    /// It was in force, and the secretariat ended it.
    case revoked
    /// Signed another statement of this log, and not this one.
    case otherText = "other-text"
    /// Could be taken for a signatory; never counted as signed.
    case looksSimilar = "looks-similar"
    /// No endorsement by this name. It does not mean that it is fake.
    case notInLog = "not-in-log"
  }

  /// What the log says of one line.
  public struct Row: Sendable {
    /// The line as it was read.
    public let line: PublishedList.Line
    /// One state, by the order of precedence of SPEC.md, section 13.4.
    public let state: State
    /// The endorsement that decided the state, if one did.
    public let endorsement: Endorsement?
    /// What there is to say besides.
    public let note: String?
  }

  /// In the order of the lines. Each is made when it is asked for.
  public struct Rows: RandomAccessCollection, Sendable {
    fileprivate let lines: [PublishedList.Line]
    fileprivate let findings: [Finding]
    fileprivate let endorsements: LedgerState.Endorsements

    public var startIndex: Int { 0 }
    public var endIndex: Int { findings.count }

    public subscript(place: Int) -> Row {
      let finding = findings[place]
      return Row(
        line: lines[place], state: finding.state,
        endorsement: finding.entry.flatMap { endorsements.first(ofEntry: $0) }, note: finding.note)
    }
  }

  /// One for each line, in the list's order.
  public let rows: Rows
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
    let index = Index(roster: roster, state: state)
    var findings = index.findings(for: lines)
    // By entry: whether a line names it, and where it was signed first.
    var isNamed = [Bool](repeating: false, count: state.size)
    var signed = [Int?](repeating: nil, count: state.size)
    for place in findings.indices {
      if place > 0, findings[place].state == .notInLog {
        findings[place] = Finding(
          .notInLog,
          note: index.roleAbove(
            findings[place - 1], lines[place - 1], lines[place], state.endorsements))
      }
      guard let entry = findings[place].entry else { continue }
      let state = findings[place].state
      if state == .signed || state == .spelledDifferently { isNamed[entry] = true }
      guard state == .signed else { continue }
      if let first = signed[entry] {
        findings[place] = Finding(.repeated, entry, note: "as line \(first)")
      } else {
        signed[entry] = lines[place].number
      }
    }
    missing = roster.inForce.filter { !isNamed[$0.entry] }
    let unknown = findings.indices.filter {
      findings[$0].state == .notInLog && findings[$0].note == nil
    }
    if max(missing.count, unknown.count) <= MissingNames.most {
      let names = MissingNames(missing)
      for place in unknown {
        guard let name = names.meant(by: lines[place]) else { continue }
        findings[place] = Finding(
          .notInLog, note: "\(quoted(name)) signed and is not listed: is that who is meant?")
      }
    }
    rows = Rows(lines: lines, findings: findings, endorsements: state.endorsements)
  }

  /// How many lines have a state.
  public func count(_ state: State) -> Int { rows.findings.count { $0.state == state } }

  /// Whether every line is signed or repeated and nobody is missing.
  public var agrees: Bool {
    missing.isEmpty && rows.findings.allSatisfy { $0.state == .signed || $0.state == .repeated }
  }
}

/// What was found of a line. There may be a million: none holds what others hold too.
private struct Finding: Sendable {
  let note: String?
  /// That of the endorsement that decided the state.
  let entry: Int?
  let state: ListCheck.State

  init(_ state: ListCheck.State, _ entry: Int? = nil, note: String? = nil) {
    self.note = note
    self.entry = entry
    self.state = state
  }
}

/// What the lines that are not signed are looked up in.
private struct Others {
  /// The positions in the roster of organizations.
  let byDomain: [String: Int]
  let names: SimilarNames

  init(_ roster: Roster) {
    (byDomain, names) = sideBySide {
      var places: [String: Int] = [:]
      places.reserveCapacity(roster.inForce.count)
      for place in roster.inForce.indices where roster.inForce[place].kind == .organization {
        let name = roster.inForce[place].key.name
        if places[name] == nil { places[name] = place }
      }
      return places
    } _: {
      SimilarNames(roster.inForce, keys: roster.nameKeys)
    }
  }
}

/// What the lines are looked up in.
private struct Index {
  typealias Endorsement = ListCheck.Endorsement

  private let roster: Roster
  /// Where the first of those of one name stands in the roster.
  private var firstOfName = PositionIndex()
  /// What stands in force now for a name that was replaced.
  private let replaced: [NameKey: [(old: Endorsement, new: Endorsement)]]
  /// The one that ended latest.
  private let ended: [NameKey: Endorsement]
  private let otherTexts: [NameKey: [Endorsement]]
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
    func longest(_ keys: some Sequence<NameKey>) -> Int {
      keys.reduce(0) { max($0, $1.bytes.count) }
    }
    nameLength = max(
      longest(keys), longest(replaced.keys), longest(ended.keys), longest(otherTexts.keys))
  }

  /// What is found of each line, on all cores.
  func findings(for lines: [PublishedList.Line]) -> [Finding] {
    var findings = onAllCores(lines) { signed($0) ?? Finding(.notInLog) }
    let unsigned = findings.indices.filter { findings[$0].state == .notInLog }
    guard !unsigned.isEmpty else { return findings }
    let others = Others(roster)
    let found = onAllCores(unsigned) { finding(for: lines[$0], others) }
    for (place, finding) in zip(unsigned, found) { findings[place] = finding }
    return findings
  }

  /// Where some reading of it is that of one who signed.
  private func signed(_ line: PublishedList.Line) -> Finding? {
    // Most lines are no more than a name.
    let whole = LineReading.whole(line.text, nameLength: nameLength)
    if let whole, let finding = signed(line, whole) { return finding }
    for reading in LineReading.all(of: line.text, nameLength: nameLength, whole: whole) {
      if let finding = signed(line, reading) { return finding }
    }
    return nil
  }

  /// - Precondition: it is not signed.
  private func finding(for line: PublishedList.Line, _ others: Others) -> Finding {
    let whole = LineReading.whole(line.text, nameLength: nameLength)
    let readings = LineReading.all(of: line.text, nameLength: nameLength, whole: whole)
    return spelledDifferently(line, readings, others) ?? ended(readings) ?? otherText(readings)
      ?? similar(line, whole, others.names) ?? Finding(.notInLog)
  }

  private func signed(_ line: PublishedList.Line, _ reading: LineReading) -> Finding? {
    let places = inForce(reading)
    if places.count == 1 {
      let endorsement = roster.inForce[places.lowerBound]
      return reading.restFits(endorsement) ? Finding(.signed, endorsement.entry) : nil
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
      return Finding(
        .looksSimilar,
        note: "\(chosen.count) signatories have this name, and nothing tells which is meant")
    }
    return Finding(.signed, roster.inForce[chosen[0]].entry)
  }

  /// Whether what stands beside a name is the domain or the role of that endorsement.
  private static func tells(_ line: PublishedList.Line, _ endorsement: Endorsement) -> Bool {
    line.destinations.contains { beside in
      WrittenDomain(beside).isWhole(of: endorsement.key.name)
        || endorsement.role.flatMap { NameKey($0) }.map { $0 == NameKey(beside) } ?? false
    }
  }

  private func spelledDifferently(
    _ line: PublishedList.Line, _ readings: [LineReading], _ others: Others
  ) -> Finding? {
    for reading in readings {
      guard let match = inForce(reading).first else { continue }
      return Finding(
        .spelledDifferently, roster.inForce[match].entry,
        note: "did not sign the words \(quoted(reading.rest ?? ""))")
    }
    for reading in readings {
      guard let (old, new) = matches(reading, in: replaced).first else { continue }
      return Finding(
        .spelledDifferently, new.entry,
        note: "signed as \(quoted(old.signatory)) in entry \(old.entry), and now by another name"
      )
    }
    let written = WrittenDomain.all(in: line.text) + line.destinations.map { WrittenDomain($0) }
    // Every key name has a full stop.
    let domains = written.map(\.domain).filter { $0.utf8.contains(UInt8(ascii: ".")) }
    let matches = domains.compactMap { others.byDomain[$0] }
    return matches.map { roster.inForce[$0] }.min { $0.entry < $1.entry }.map {
      Finding(
        .spelledDifferently, $0.entry, note: "matched by its domain \(quoted($0.key.name))")
    }
  }

  private func ended(_ readings: [LineReading]) -> Finding? {
    let found = readings.compactMap { $0.key.flatMap { ended[$0] } }
    guard let latest = found.max(by: { $0.ended!.by < $1.ended!.by }), let ended = latest.ended
    else { return nil }
    return Finding(
      ended.how == .revoked ? .revoked : .withdrawn, latest.entry,
      note: "signed in entry \(latest.entry), \(ended.how.rawValue) in entry \(ended.by)")
  }

  private func otherText(_ readings: [LineReading]) -> Finding? {
    for reading in readings {
      guard let match = matches(reading, in: otherTexts).min(by: { $0.entry < $1.entry }) else {
        continue
      }
      return Finding(
        .otherText, match.entry, note: "signed the text \(match.text), not this one")
    }
    return nil
  }

  private func similar(
    _ line: PublishedList.Line, _ whole: LineReading?, _ names: SimilarNames
  ) -> Finding? {
    // What looks the same may be longer.
    let readings = LineReading.all(
      of: line.text, nameLength: max(nameLength, names.nameLength), whole: whole)
    return names.nearest(to: readings).map {
      let match = roster.inForce[$0]
      return Finding(
        .looksSimilar, match.entry,
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

  /// What there is to say of a line that is the role of whom the line above is the name: it may name somebody all
  /// the same.
  func roleAbove(
    _ finding: Finding, _ above: PublishedList.Line, _ line: PublishedList.Line,
    _ endorsements: LedgerState.Endorsements
  ) -> String? {
    guard finding.state == .signed || finding.state == .repeated,
      let named = finding.entry.flatMap({ endorsements.first(ofEntry: $0) }),
      let role = named.role.flatMap({ NameKey($0) }),
      NameKey(above.text) == NameKey(named.signatory),
      NameKey.reach(of: line.text[...], length: role.scalars.count) == line.text.endIndex,
      NameKey(line.text) == role
    else { return nil }
    return
      "the role of \(quoted(named.signatory)) in line \(above.number): in one line with it, behind a dash, it is signed"
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

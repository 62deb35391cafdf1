import Endorsements
import TransparencyLog

/// The names of those who signed, to tell their list from others.
public struct RosterNames: Sendable {
  private let keys: Set<NameKey>
  private let nameLength: Int
  private let endorsements: [LedgerState.Endorsement]

  /// - Parameter endorsements: those in force, whose names tell which list is meant.
  public init(_ endorsements: [LedgerState.Endorsement]) {
    self.init(names: endorsements.map(\.signatory), of: endorsements)
  }

  init(names: [String], of endorsements: [LedgerState.Endorsement] = []) {
    keys = Set(names.compactMap { NameKey($0) })
    nameLength = keys.map { $0.scalars.count }.max() ?? 0
    self.endorsements = endorsements
  }

  /// Whether a line names one of them, whatever stands behind the name.
  func match(_ line: String) -> Bool {
    guard !keys.isEmpty else { return false }
    func isThere(_ reading: LineReading) -> Bool { reading.key.map(keys.contains) ?? false }
    let whole = LineReading.whole(line, nameLength: nameLength)
    return whole.map(isThere) ?? false
      || LineReading.all(of: line, nameLength: nameLength, whole: whole).contains(where: isThere)
  }
}

extension RosterNames {
  /// The lines of a list, where the second of a block that is the role of whom the first names is part of it.
  func joiningRoles(_ lines: [PublishedList.Line]) -> [PublishedList.Line] {
    guard lines.contains(where: \.isFurther) else { return lines }
    let roles = Set(
      endorsements.compactMap { one -> [NameKey]? in
        guard let name = NameKey(one.signatory), let role = one.role.flatMap({ NameKey($0) })
        else { return nil }
        return [name, role]
      })
    let roleLength = roles.lazy.map { $0[1].scalars.count }.max() ?? 0
    // What a line says where nothing stands behind it but marks or a comma.
    func heads(_ text: String, _ length: Int) -> [LineReading] {
      LineReading.all(of: text, nameLength: length).filter { $0.rest == nil }
    }
    func text(_ above: PublishedList.Line, _ line: PublishedList.Line) -> String? {
      guard line.isFurther, above.number == line.number - 1, !match(line.text) else { return nil }
      let below = heads(line.text, roleLength)
      for name in heads(above.text, nameLength) {
        for role in below {
          if let key = name.key, let other = role.key, roles.contains([key, other]) {
            return "\(name.head) – \(role.head)"
          }
        }
      }
      return nil
    }
    var joined: [PublishedList.Line] = []
    for line in lines {
      if let above = joined.last, let text = text(above, line) {
        joined[joined.count - 1] = PublishedList.Line(
          number: above.number, text: text,
          destinations: above.destinations + line.destinations)
      } else {
        joined.append(line)
      }
    }
    return joined
  }
}

/// Which of the lists in a document is the one of signatories. SPEC.md, section 13.1.
struct ListChoice {
  /// For each list that is checked, by its place: the columns that hold names.
  private(set) var columns: [Int: [Int]] = [:]
  private(set) var found: [PublishedList.Found] = []

  private struct Candidate {
    let list: Int
    let column: Int
    var lines = 0
    var matches = 0
  }

  /// - Throws: `undecided` where `options` choose what is not there.
  init(_ document: Document, names: RosterNames, options: ReadingOptions) throws {
    var candidates: [Candidate] = []
    for (index, list) in document.lists.enumerated() {
      guard Self.isSection(options.section, of: list) else { continue }
      let width = list.rows.map(\.cells.count).max() ?? 0
      for column in 0..<width where Self.isColumn(options.column, column, of: list) {
        var candidate = Candidate(list: index, column: column)
        for row in list.rows where column < row.cells.count {
          let cell = row.cells[column]
          guard !cell.text.isEmpty, cell.leftOut == nil else { continue }
          candidate.lines += 1
          if names.match(cell.text) { candidate.matches += 1 }
        }
        candidates.append(candidate)
      }
    }
    if candidates.isEmpty { try Self.refuse(document, options) }
    let chosen: [Candidate]
    if options.column != nil || options.select != nil {
      chosen = candidates
    } else {
      let told = options.section != nil
      let those = Self.chosen(candidates, in: document.lists, isTold: told)
      chosen =
        document.format == .text
        ? Self.withoutGaps(those, of: candidates, in: document.lists) : those
    }
    for candidate in chosen {
      columns[candidate.list, default: []].append(candidate.column)
    }
    let named = Dictionary(grouping: candidates.lazy.filter { $0.lines > 0 }, by: \.list)
    found = document.lists.enumerated().compactMap { index, list in
      let own = named[index] ?? []
      let read = own.filter { columns[index]?.contains($0.column) ?? false }
      guard let best = (read.isEmpty ? own : read).max(by: { $0.matches < $1.matches }),
        !list.isPlain || !read.isEmpty
      else { return nil }
      let unread = read.isEmpty ? [] : Self.unread(of: list, columns[index]!)
      return PublishedList.Found(
        section: list.section,
        column: best.column < list.header.count
          ? Self.beginning(of: list.header[best.column], 300) : nil,
        lines: best.lines, matches: best.matches, isChecked: !read.isEmpty,
        unread: unread.count,
        beside: unread.prefix(Self.mostBeside).map { column in
          let heading = column < list.header.count ? list.header[column] : ""
          return heading.isEmpty ? String(column + 1) : Self.beginning(of: heading, 60)
        })
    }
  }

  /// There can be many.
  private static let mostBeside = 5

  /// Of the heading of a column, which can be long, and that of many lists.
  private static func beginning(of heading: String, _ scalars: Int) -> String {
    String(heading.unicodeScalars.prefix(scalars))
  }

  /// The columns that have something in them, and are neither read as names nor as the role beside them.
  private static func unread(of list: Document.List, _ read: [Int]) -> [Int] {
    var others: Set<Int> = []
    for row in list.rows {
      for column in row.cells.indices where !row.cells[column].text.isEmpty {
        others.insert(column)
      }
    }
    others.subtract(read)
    if let joined = list.joined {
      others.remove(joined)
      if read.contains(joined) { others.subtract(list.parts) }
    }
    if let role = list.header.firstIndex(where: HeaderWords.isRole) { others.remove(role) }
    return others.sorted()
  }

  private static func chosen(
    _ candidates: [Candidate], in lists: [Document.List], isTold: Bool
  ) -> [Candidate] {
    let open = candidates.filter { isTold || !SectionWords.deny(lists[$0.list].section) }
    var best: Candidate?
    for candidate in open where candidate.matches > 0 {
      if best.map({ ($0.matches, $0.lines) < (candidate.matches, candidate.lines) }) ?? true {
        best = candidate
      }
    }
    guard let best else {
      // Nothing tells which: all that is marked as a list, with what stands first in its rows.
      let first = open.filter { $0.column == lists[$0.list].joined ?? 0 }
      let items = first.filter { !lists[$0.list].isPlain && $0.lines > 0 }
      return items.isEmpty ? first.filter { lists[$0.list].isPlain } : items
    }
    return open.filter {
      let list = lists[$0.list]
      return $0.matches > 0 && 2 * $0.matches >= $0.lines
        || ($0.list, $0.column) == (best.list, best.column)
        || list.shape.utf8.elementsEqual(lists[best.list].shape.utf8) && $0.column == best.column
          && list.part == 0
          && (isTold || SectionWords.announce(list.section))
    }
  }

  /// Those chosen, and what stands between two of one section: nothing within a list is left out.
  private static func withoutGaps(
    _ chosen: [Candidate], of candidates: [Candidate], in lists: [Document.List]
  ) -> [Candidate] {
    var spans: [[UInt8]?: ClosedRange<Int>] = [:]
    func section(_ candidate: Candidate) -> [UInt8]? {
      lists[candidate.list].section.map { Array($0.utf8) }
    }
    for candidate in chosen {
      let section = section(candidate)
      let span = spans[section] ?? candidate.list...candidate.list
      spans[section] =
        min(span.lowerBound, candidate.list)...max(span.upperBound, candidate.list)
    }
    return candidates.filter { spans[section($0)]?.contains($0.list) ?? false }
  }

  private static func isSection(_ section: String?, of list: Document.List) -> Bool {
    guard let section else { return true }
    guard let heading = list.section, let key = NameKey(section) else { return false }
    return NameKey(heading) == key
  }

  private static func isColumn(_ wanted: String?, _ column: Int, of list: Document.List) -> Bool {
    guard let wanted else { return true }
    if let number = number(decimal: wanted.utf8), column + 1 == number { return true }
    guard column < list.header.count, let key = NameKey(wanted) else { return false }
    return NameKey(list.header[column]) == key
  }

  private static func refuse(_ document: Document, _ options: ReadingOptions) throws {
    if let section = options.section {
      let all = Set(document.lists.compactMap(\.section)).sorted().map(quoted)
      throw LogError(
        .undecided,
        """
        no list under \(quoted(section)) (--section), \
        \(all.isEmpty ? "nor under any heading" : "expected one of \(all.joined(separator: ", "))")
        """)
    }
    if let column = options.column {
      let all = Set(document.lists.flatMap(\.header)).sorted().map(quoted)
      throw LogError(
        .undecided,
        """
        no column \(quoted(column)) (--column), expected a number\
        \(all.isEmpty ? "" : " or one of \(all.joined(separator: ", "))")
        """)
    }
  }
}

/// What the heading of a list says of it.
enum SectionWords {
  /// Whether it says that those who signed follow.
  static func announce(_ heading: String?) -> Bool { has(heading, announcing) }

  /// Whether it says that those follow who did not sign, or no longer do.
  static func deny(_ heading: String?) -> Bool { has(heading, denying) }

  /// Whether a line says that and nothing else, so that it is a heading without a mark.
  static func fill(_ line: String) -> Bool {
    guard line.utf8.count <= 100 else { return false }
    let words = words(line)
    return words.contains { announcing.contains($0) || denying.contains($0) }
      && words.allSatisfy {
        announcing.contains($0) || denying.contains($0) || filling.contains($0)
      }
  }

  private static let announcing: Set<String> = [
    "signatories", "signatory", "signers", "signed", "undersigned", "endorsers", "endorsed",
    "supporters", "organizations", "organisations", "individuals", "companies", "institutions",
    "associations", "experts", "people", "persons",
  ]
  private static let denying: Set<String> = [
    "not", "no", "non", "never", "without", "declined", "refused", "withdrawn", "withdrew", "ended",
    "removed", "former", "past", "pending",
  ]
  private static let filling: Set<String> = [
    "list", "of", "the", "our", "and", "all", "by", "have", "has", "did", "who", "those", "yet",
    "sign", "first", "current", "following", "in", "alphabetical", "order",
  ]

  private static func has(_ heading: String?, _ those: Set<String>) -> Bool {
    guard let heading else { return false }
    return words(heading).contains { those.contains($0) }
  }

  /// The runs of letters and marks of its name key.
  private static func words(_ heading: String) -> [String] {
    NameKey(heading)?.words ?? []
  }
}

import ArgumentParser
import Endorsements
import Foundation
import PublishedLists
import TransparencyLog

/// Times the check of a published list against a roster in memory. SPEC.md, section 13.
///
/// Nothing is signed: the entries have signature lines of zeros, and are taken in unchecked.
struct Match: ParsableCommand {
  enum Lines: String, CaseIterable, ExpressibleByArgument {
    /// Every line is signed.
    case signed
    /// One of ten is of a name that is not in the log, and near to none.
    case unknown
    /// One of a hundred has a letter too many.
    case respelled
    /// The names of the roster are one edit from each other, 50,000 at a time. Each line is one edit from
    /// all of these, or one from one and two from all others, or two from all.
    case neighbours
    /// A hundred and forty separators a line.
    case separators
    /// A hundred U+FDFA a line, each of which becomes 18 characters.
    case expanding

    static let usual: [Lines] = [.signed, .unknown, .respelled]
  }

  static let configuration = CommandConfiguration(
    abstract: "Time the check of a list of COUNT lines against as many endorsements.")

  @Argument(help: "How many lines, and how many endorsements.")
  var count: Int

  @Option(
    help: """
      What the lines are: \(Lines.allCases.map(\.rawValue).joined(separator: ", ")). Of several the \
      later ones show the peak of memory of the earlier ones too.
      """)
  var lines: [Lines] = Lines.usual

  func validate() throws {
    guard (1...Campaign.limit).contains(count) else {
      throw ValidationError("COUNT is 1 to \(Campaign.limit)")
    }
    guard !lines.contains(.neighbours) || lines.count == 1 else {
      throw ValidationError("neighbours has a roster of its own")
    }
  }

  func run() throws {
    let state = try Self.roster(of: count, areNeighbours: lines == [.neighbours])
    for lines in lines {
      // In documents of a size that is read.
      let list = try stride(from: 0, to: count, by: 25_000).flatMap { first in
        let numbers = first..<min(first + 25_000, count)
        let document = numbers.map { lines.line($0) + "\n" }.joined()
        return try PublishedList(parsing: Array(document.utf8)).listed
      }
      let start = usage()
      let began = ContinuousClock.now
      let check = ListCheck(list, statement: state.statements[0], in: state)
      let took = (ContinuousClock.now - began) / .seconds(1)
      let end = usage()
      let states = ListCheck.State.allCases.filter { check.count($0) > 0 }
        .map { "\(check.count($0)) \($0.rawValue)" }.joined(separator: ", ")
      print(
        """
        \(lines.rawValue): \(String(format: "%.3f", took)) s, \
        \(String(format: "%.3f", end.seconds - start.seconds)) s of CPU, \
        \(Int((end.seconds - start.seconds) * 1e9) / count) ns a line, \
        \(end.peak / 1_000_000) MB at the peak, \(start.peak / 1_000_000) MB before; \(states)
        """)
    }
  }

  /// A roster of so many, of whom nobody signed anything.
  static func roster(of count: Int, areNeighbours: Bool = false) throws -> LedgerState {
    let campaign = try Campaign()
    let log = campaign.logKey.verifierKey
    let secretariat = campaign.secretariat.verifierKey
    var state = LedgerState(origin: log.name, logKeys: [log], secretariat: secretariat)
    func append(_ entry: [UInt8]) throws {
      try state.append(Candidate(unchecked: entry, leaf: .leaf(entry)))
    }
    try append(try campaign.statement())
    let date = try ClaimedDate(parsing: "2026-03-01")
    for number in 0..<count {
      let endorsement =
        areNeighbours
        ? try neighbour(number, text: campaign.text.hash)
        : try Entry.Endorsement(
          text: campaign.text.hash, signatory: Campaign.signatory(number),
          kind: Campaign.isIndividual(number) ? .individual : .organization,
          role: Campaign.role(number), key: key(number))
      var entry = Entry.text(
        .endorsement(endorsement), log: log.name, date: date, previous: nil)
      for (index, key) in [endorsement.key, secretariat].enumerated() {
        let id = (0..<4).reversed().map { UInt8(truncatingIfNeeded: key.id >> ($0 * 8)) }
        let signature = id + [UInt8](repeating: 0, count: 64)
        entry += Array("\(index == 0 ? "\n" : "")— \(key.name) \(base64(signature))\n".utf8)
      }
      try append(entry)
    }
    return state
  }

  /// A key of which nobody has the secret.
  private static func key(_ number: Int) throws -> VerifierKey {
    let domain = "signatory\(number).example"
    let bytes = Bytes32(Hash.sha256(Array(domain.utf8)).bytes)!
    return try VerifierKey(
      name: Campaign.isIndividual(number) ? "\(domain)/someone" : domain,
      publicKey: PublicKey(bytes))
  }

  private static func neighbour(_ number: Int, text: TextHash) throws -> Entry.Endorsement {
    try Entry.Endorsement(
      text: text, signatory: neighbour(number, "\(letter(number))"),
      kind: Campaign.isIndividual(number) ? .individual : .organization,
      role: Campaign.role(number), key: key(number))
  }

  fileprivate static func neighbour(_ number: Int, _ letters: String) -> String {
    "Made Up \(letters) Neighbours of \(Campaign.signatory(7 * (number / 50_000)))"
  }

  fileprivate static func letter(_ number: Int) -> Unicode.Scalar { neighbours[number % 50_000] }

  /// Ideographs and syllables, no two of which look the same.
  private static let neighbours: [Unicode.Scalar] =
    [0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x2A6DF, 0x2A700...0x2B739]
    .flatMap { $0 }.map { Unicode.Scalar($0)! }

  private func usage() -> (seconds: Double, peak: Int) {
    var usage = rusage()
    #if os(Linux)
      let unit = 1024
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      let unit = 1
      getrusage(RUSAGE_SELF, &usage)
    #endif
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss * unit)
  }
}

extension Match.Lines {
  fileprivate func line(_ number: Int) -> String {
    let name = Campaign.signatory(number)
    let full = Campaign.role(number).map { "\(name), \($0)" } ?? name
    switch self {
    case .unknown where number % 10 == 0:
      let letters = (0..<20).map { place in
        Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8((number >> place ^ place * 7) % 26)))
      }
      return "Qx\(String(letters)) \(number)"
    case .respelled where number % 100 == 0:
      return full.replacing("a", with: "aa", maxReplacements: 1)
    case .signed, .unknown, .respelled: return full
    case .neighbours:
      let letter = Match.letter(number)
      return Match.neighbour(number, ["\(letter)\(letter)", "x", "\(letter)yz"][number % 3])
    case .separators: return "\(number)" + String(repeating: " -", count: 140)
    case .expanding: return String(repeating: "\u{FDFA}", count: 100)
    }
  }
}

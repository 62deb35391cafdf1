import TestSupport
import Testing
import TransparencyLog

@testable import Endorsements

struct RulesTests {
  /// How a candidate comes to know that its signatures are valid.
  enum Verification: CaseIterable {
    /// All that may be asked for, before the rules ask.
    case ahead
    /// With keys of the secretariat that are not the one in force.
    case aheadInVain
    /// When a rule asks.
    case lazily
    case unchecked
  }

  @Test(arguments: try Vector.all(in: "rules"))
  func vectorsHaveTheirVerdict(_ vector: Vector) throws {
    #expect(vector.fieldNames.isSubset(of: ["broken", "unsupported", "roster", "past"]))
    let judged = try Judged(entries(vector.body), .ahead)
    #expect(judged.outcome == vector.expect, "\(vector.comment)")
    #expect(
      try judged.broken.map { "\($0.entry) \($0.rule)" } == vector.value("broken"),
      "\(vector.comment)")
    #expect(
      try judged.unsupported.map { "\($0)" } == vector.value("unsupported"), "\(vector.comment)")
    #expect(judged.roster == vector.values("roster"), "\(vector.comment)")
    #expect(judged.past == vector.values("past"), "\(vector.comment)")
  }

  @Test(arguments: try Vector.all(in: "rules"))
  func theVerdictDoesNotDependOnHowSignaturesAreVerified(_ vector: Vector) throws {
    let entries = try entries(vector.body)
    let ahead = try Judged(entries, .ahead)
    for verification in Verification.allCases {
      // What nobody verified says nothing about a log that is not honest.
      if verification == .unchecked, vector.expect != "accept" { continue }
      let judged = try Judged(entries, verification)
      #expect(judged.outcome == ahead.outcome, "\(verification)")
      #expect(judged.broken?.entry == ahead.broken?.entry, "\(verification)")
      #expect(judged.broken?.rule == ahead.broken?.rule, "\(verification)")
      #expect(judged.unsupported == ahead.unsupported, "\(verification)")
      #expect(judged.roster == ahead.roster, "\(verification)")
      #expect(judged.past == ahead.past, "\(verification)")
    }
  }

  /// The entries of a bundle of any number of them.
  private func entries(_ body: [UInt8]) throws -> [[UInt8]] {
    var count = 0
    var place = 0
    while place + 1 < body.count {
      place += 2 + Int(body[place]) << 8 + Int(body[place + 1])
      count += 1
    }
    return try EntryBundle.decode(body, width: count).map { Array($0) }
  }
}

/// A log judged entry by entry, in the words of the vectors.
private struct Judged {
  private(set) var broken: (entry: Int, rule: Int)?
  private(set) var unsupported: Int?
  private(set) var roster: [String] = []
  private(set) var past: [String] = []

  var outcome: String {
    broken != nil ? "unverified" : unsupported != nil ? "unsupported" : "accept"
  }

  init(_ entries: [[UInt8]], _ verification: RulesTests.Verification) throws {
    let trust = try exampleTrust()
    var state = LedgerState(trust: trust)
    for (index, entry) in entries.enumerated() {
      do {
        try state.append(try Self.candidate(entry, verification, trust))
      } catch let violation as RuleViolation {
        broken = (index, violation.rule)
        break
      } catch let error as LogError where error.code == .unsupported {
        // No state after it is known.
        unsupported = index
        return
      }
    }
    let rosters = state.statements.map { Roster(of: $0, in: state) }
    roster = rosters.flatMap { roster in
      roster.inForce.map { "\(roster.statement.text.hex.prefix(8)) \($0.entry) \($0.key)" }
    }
    past = rosters.flatMap(\.past).sorted { $0.entry < $1.entry }.map {
      "\($0.text.hex.prefix(8)) \($0.entry) \($0.ended!.how.rawValue) \($0.ended!.by)"
    }
  }

  private static func candidate(
    _ bytes: [UInt8], _ verification: RulesTests.Verification, _ trust: TrustFolder
  ) throws -> Candidate {
    let leaf = Hash.leaf(bytes)
    switch verification {
    case .ahead: return Candidate(bytes, leaf: leaf, secretariat: trust.secretariat)
    case .aheadInVain:
      return Candidate(
        bytes, leaf: leaf, secretariat: [try exampleKey("omega.example").verifierKey])
    case .lazily:
      guard let entry = try? Entry(parsing: bytes) else {
        return Candidate(bytes, leaf: leaf, secretariat: [])
      }
      return Candidate(entry, leaf: leaf, verified: [])
    case .unchecked: return Candidate(unchecked: bytes, leaf: leaf)
    }
  }
}

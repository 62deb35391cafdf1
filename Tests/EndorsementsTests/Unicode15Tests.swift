import Testing

@testable import Endorsements

/// Compares `Unicode15` with a naive reading of the files that it is made beside.
struct Unicode15Tests {
  @Test func everyCharacterHasTheTraitsThatTheTextTablesGiveIt() throws {
    var expected = [Unicode15.Traits](repeating: traits(ofCategory: "Cn"), count: 0x110000)
    for fields in try UnicodeFile.rows("categories.txt") {
      for code in try UnicodeFile.codePoints(fields[0]) {
        expected[code] = traits(ofCategory: fields[1])
      }
    }
    for fields in try UnicodeFile.rows("properties.txt") {
      for code in try UnicodeFile.codePoints(fields[0]) {
        switch fields[1] {
        case "Default_Ignorable_Code_Point": expected[code].insert(.defaultIgnorable)
        case "White_Space": expected[code].insert(.whiteSpace)
        default: Issue.record("properties.txt: unknown property \(fields[1])")
        }
      }
    }
    let wrong = everyScalar.filter { Unicode15.traits(of: $0) != expected[Int($0.value)] }
    #expect(wrong.isEmpty, "\(wrong.count) characters, the first \(wrong.prefix(8))")
  }

  @Test func everyCharacterFoldsAsTheTextTableSays() throws {
    var expected: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for fields in try UnicodeFile.rows("folding.txt") {
      let scalars = try fields.map { try #require(Unicode.Scalar(UInt32($0, radix: 16)!)) }
      expected[scalars[0]] = Array(scalars.dropFirst())
    }
    let wrong = everyScalar.filter { folding(of: $0) != expected[$0] ?? [$0] }
    #expect(wrong.isEmpty, "\(wrong.count) characters, the first \(wrong.prefix(8))")
  }

  @Test(arguments: [
    ("K" as Unicode.Scalar, "k"), ("k", "k"), ("@", "@"), ("\u{DF}", "ss"), ("\u{1E9E}", "ss"),
    ("\u{3C2}", "\u{3C3}"), ("\u{130}", "i\u{307}"), ("I", "i"), ("\u{131}", "\u{131}"),
    ("\u{FB03}", "ffi"), ("\u{13F8}", "\u{13F0}"), ("\u{AB70}", "\u{13A0}"),
    ("\u{1E921}", "\u{1E943}"), ("\u{10FFFF}", "\u{10FFFF}"),
  ])
  func foldsInFullAndInNoLanguage(scalar: Unicode.Scalar, folded: String) {
    #expect(folding(of: scalar) == Array(folded.unicodeScalars))
  }

  @Test func appendsTheFoldingToWhatIsThere() {
    var view = "Stra".unicodeScalars
    Unicode15.appendFolding(of: "\u{DF}", to: &view)
    #expect(String(view) == "Strass")
  }

  /// Of Unicode 15.1, 15.1, 16.0, 16.0 and 17.0: newer libraries know them.
  @Test(
    arguments: ["\u{2FFC}", "\u{2EBF0}", "\u{105C0}", "\u{1C89}", "\u{20C1}"] as [Unicode.Scalar])
  func knowsNoCharacterNewerThanUnicode15(scalar: Unicode.Scalar) {
    #expect(Unicode15.traits(of: scalar) == [.refused, .unnameable])
  }

  @Test func knowsTheLastCharactersAddedInUnicode15() {
    #expect(Unicode15.traits(of: "\u{31350}") == .letterOrMark)
    #expect(Unicode15.traits(of: "\u{1FAE8}") == [])
  }

  /// The promise of Vectors/README.md to other implementations; properties are sorted within each.
  @Test(arguments: ["categories.txt", "combining.txt", "exclusions.txt", "properties.txt"])
  func rangesOfTheTextTablesAreSortedAndDoNotOverlap(name: String) throws {
    let groups = Dictionary(grouping: try UnicodeFile.rows(name)) {
      name == "properties.txt" ? $0[1] : ""
    }
    for (property, rows) in groups {
      let ranges = try rows.map { try UnicodeFile.codePoints($0[0]) }
      let sorted = zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
      #expect(sorted, "\(property)")
    }
  }
}

/// Every code point but the surrogates.
private var everyScalar: some Sequence<Unicode.Scalar> {
  (0...0x10FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)
}

private func folding(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
  var view = String.UnicodeScalarView()
  Unicode15.appendFolding(of: scalar, to: &view)
  return Array(view)
}

/// The traits that follow from the general category alone, as section 5 words them.
private func traits(ofCategory category: String) -> Unicode15.Traits {
  var traits: Unicode15.Traits = []
  if ["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"].contains(category) { traits.insert(.refused) }
  if category.hasPrefix("L") || category.hasPrefix("M") { traits.insert(.letterOrMark) }
  if category == "Zs" { traits.insert(.spaceSeparator) }
  if category == "Pd" { traits.insert(.dash) }
  if ["Cn", "Cs", "Co"].contains(category) { traits.insert(.unnameable) }
  if category == "Cc" { traits.insert(.control) }
  return traits
}

import Testing

@testable import PublishedLists

struct LineReadingTests {
  @Test(arguments: [
    ("One", ["One"]),
    ("One \u{2013} Two", ["One \u{2013} Two", "One|Two"]),
    (
      "One \u{2014} Two - Three",
      ["One \u{2014} Two - Three", "One|Two - Three", "One \u{2014} Two|Three"]
    ),
    ("One (Two)", ["One (Two)", "One|Two"]),
    ("One (Two) (Three)", ["One (Two) (Three)", "One (Two)|Three"]),
    ("One (Two) Three", ["One (Two) Three"]),
    ("(One)", ["(One)"]),
    ("One ()", ["One ()", "One"]),
    ("One)", ["One)"]),
    ("One, Two,Three", ["One, Two,Three", "One|Two,Three", "One, Two|Three"]),
    (",One,", [",One,", ",One"]),
    (
      "One, Two \u{2013} Three (Four)",
      [
        "One, Two \u{2013} Three (Four)", "One, Two|Three (Four)", "One, Two \u{2013} Three|Four",
        "One|Two \u{2013} Three (Four)",
      ]
    ),
    // Only these three characters, between two U+0020.
    ("One-Two", ["One-Two"]), ("One\u{2013}Two", ["One\u{2013}Two"]), ("One -Two", ["One -Two"]),
    ("One\u{A0}-\tTwo", ["One\u{A0}-\tTwo", "One|Two"]), ("One \u{2212} Two", ["One \u{2212} Two"]),
    ("One -\u{301} Two", ["One -\u{301} Two"]), ("One \u{2012} Two", ["One \u{2012} Two"]),
    ("One\u{FF0C}Two", ["One\u{FF0C}Two"]),
    ("One \u{FF08}Two\u{FF09}", ["One \u{FF08}Two\u{FF09}"]),
    // Separators that share a space.
    ("One - - Two", ["One - - Two", "One|- Two", "One -|Two"]),
    // The second space belongs to the separator, whatever mark stands on it.
    ("One - \u{301}Two", ["One - \u{301}Two", "One|\u{301}Two"]),
    ("One,\u{301}Two", ["One,\u{301}Two", "One|\u{301}Two"]),
    ("One (\u{301}Two)", ["One (\u{301}Two)", "One|\u{301}Two"]),
    ("One <Two>", ["One <Two>", "One|Two"]), ("One* †", ["One* †", "One"]),
    ("One, Two[12]", ["One, Two[12]", "One|Two[12]", "One, Two", "One|Two"]),
    ("One [note]", ["One [note]"]), ("***", ["***"]), ("One¹²", ["One¹²", "One"]),
    ("- One", ["- One"]), ("One \u{2013}", ["One \u{2013}"]),
  ])
  func aLineHasTheseReadingsInThisOrder(line: String, expected: [String]) {
    let readings = LineReading.all(of: line)
      .map { $0.head + ($0.rest.map { "|" + $0 } ?? "") }
    #expect(readings.map { Array($0.utf8) } == expected.map { Array($0.utf8) }, "\(readings)")
  }

  @Test func aLineOfMoreThan1000ScalarsIsNotTakenApart() {
    let line = String(repeating: "\u{1F600},", count: 500)
    #expect(LineReading.all(of: line).count == 17)
    let longer = line + "a"
    #expect(LineReading.all(of: longer).map(\.head) == [longer])
    #expect(WrittenDomain.all(in: line).count == 500)
    #expect(WrittenDomain.all(in: longer).isEmpty)
  }

  @Test(arguments: [
    ("one.example", "one.example"), ("https://www.One.EXAMPLE/", "one.example"),
    ("http://one.example", "one.example"), ("WWW.one.example", "one.example"),
    ("one.example/", "one.example"),
  ])
  func aDomainIsReadOutOfALink(written: String, domain: String) {
    #expect(WrittenDomain(written).isWhole(of: domain))
    #expect(WrittenDomain(written).isWhole(of: domain + "/p1"))
    #expect(WrittenDomain(written).domain == domain)
  }

  @Test(arguments: [
    "one.example/about", "www.www.one.example", "https://https://one.example", "ftp://one.example",
    "one.example//", "one.example.", "mail@one.example", "one.example:443", "o\u{578}e.example",
    "https:// one.example", "one.example\u{301}", "\u{212A}one.example",
  ])
  func whatIsMoreThanADomainIsNotTheWhole(written: String) {
    #expect(!WrittenDomain(written).isWhole(of: "one.example"))
  }

  @Test func domainsAreLookedForBetweenWhiteSpaceAndBrackets() {
    let line = "One (https://one.example/a), <two.example>;[three.example]\u{A0}four.example/b/c"
    #expect(
      WrittenDomain.all(in: line).map(\.domain)
        == ["one", "one.example", "two.example", "three.example", "four.example"])
  }
}

import PublishedLists
import Testing
import TransparencyLog

struct PublishedListTests {
  @Test(arguments: ["One\nTwo\n\nThree", "One\rTwo\r\rThree\r", "One\r\nTwo\r\n\r\nThree\r\n"])
  func everyLineEndCounts(document: String) throws {
    #expect(try listed(document) == ["1 One", "2 Two", "4 Three"])
  }

  @Test func lineEndsOfSeveralKindsAreToldApart() throws {
    #expect(
      try listed("One\r\n\rTwo\n\r\nThree\r\rFour") == ["1 One", "3 Two", "5 Three", "7 Four"])
  }

  @Test func oneByteOrderMarkAtTheBeginningIsDropped() throws {
    #expect(try listed("\u{FEFF}One\n") == ["1 One"])
    // A second one is a character of the name, and so is one in the middle.
    #expect(try listed("\u{FEFF}\u{FEFF}One\n\u{FEFF}Two") == ["1 \u{FEFF}One", "2 \u{FEFF}Two"])
    #expect(try PublishedList(parsing: Array("\u{FEFF}- One".utf8)).format == .markdown)
  }

  @Test(arguments: ["-", "*", "+", "\u{2022}", "1.", "1)", "0.", "123456789)", "007."])
  func everyMarkerMakesAnItem(marker: String) throws {
    for (before, behind) in [("", " "), ("  ", "\t"), ("\t \t", " \t ")] {
      let list = try PublishedList(parsing: Array("\(before)\(marker)\(behind)One\n".utf8))
      #expect(list.format == .markdown)
      #expect(list.listed.map(\.text) == ["One"])
    }
  }

  @Test(arguments: [
    "-One", "1.One", "\u{2022}One", "1234567890. One", "1 . One", ". One", "a. One", "-\u{A0}One",
    "\u{A0}- One", "\u{2013} One", "\u{663}. One", "1.\u{301} One", "-\u{301} One", "1: One",
    "** One",
  ])
  func nothingElseMakesAnItem(line: String) throws {
    let list = try PublishedList(parsing: Array(line.utf8))
    #expect(list.format == .text)
    #expect(list.listed.count == 1)
  }

  @Test func whatIsNoItemIsLeftOutWhereThereAreItems() throws {
    let list = try PublishedList(
      parsing: Array("# Signatories\n\n- One\n-\t\n  - - Two\n\nThree\n7. Four. \n".utf8))
    #expect(list.format == .markdown)
    #expect(list.listed.map { "\($0.number) \($0.text)" } == ["3 One", "5 - Two", "8 Four."])
    // Line 4 is an item without text, lines 2 and 6 are blank.
    #expect(
      list.ignored.map { "\($0.line.number) \($0.line.text): \($0.why)" }
        == ["1 # Signatories: heading", "7 Three: not a list item"])
  }

  @Test(arguments: [
    ("# Signatories", "heading"), ("  #Signatories", "heading"), ("Signatories:", "heading"),
    ("Signatories: \t", "heading"), ("#\u{301}Signatories", "heading"),
    ("one two three four five six seven eight nine ten eleven twelve.", "prose"),
    ("one two three four five six seven eight nine ten eleven twelve!", "prose"),
    ("one two three four five six seven eight nine ten eleven\u{3000}twelve?", "prose"),
    (String(repeating: "\u{1F600}", count: 301), "prose"),
  ])
  func headingsAndProseAreLeftOutOfAText(line: String, why: String) throws {
    let list = try PublishedList(parsing: Array("One\n\(line)\n".utf8))
    #expect(list.format == .text)
    #expect(list.listed.map(\.text) == ["One"])
    #expect(list.ignored.map(\.why) == [why])
  }

  @Test(arguments: [
    "Society #1", "Signatories:\u{301}", "one two three four five six seven eight nine ten eleven.",
    "one two three four five six seven eight nine ten eleven twelve",
    "one two three four five six seven eight nine ten eleven twelve.\u{301}",
    String(repeating: "\u{1F600}", count: 300), "\u{200B}",
  ])
  func otherLinesOfATextAreListed(line: String) throws {
    #expect(try listed(line) == ["1 " + line])
  }

  @Test func whiteSpaceAtTheEndsIsNotOfTheName() throws {
    #expect(try listed("\u{A0}\u{3000} One \u{2028}\t\n-\u{A0}") == ["1 One", "2 -"])
    #expect(try listed("- \u{A0}One\u{2003}\n") == ["1 One"])
  }

  @Test(arguments: [
    "One\u{0}", "\u{1B}[31mOne", "One\u{7F}", "One\u{85}Two", "\u{9B}31m", "One\u{C}",
    "One\u{B}Two",
    "\u{FEFF}\u{8}", "<html>\u{0}",
  ])
  func aControlCharacterShowsThatItIsNoText(document: String) {
    #expect(throws: LogError(.malformed, "")) { try listed(document) }
  }

  @Test(
    arguments: [
      [0x4F, 0xE9, 0x65], [0xC0, 0x8A], [0xED, 0xA0, 0x80], [0x4F, 0xC3],
      [0xF4, 0x90, 0x80, 0x80], [0x25, 0x50, 0x44, 0x46, 0x2D, 0x0A, 0xE2, 0xE3],
    ] as [[UInt8]])
  func whatIsNotUTF8IsMalformed(document: [UInt8]) {
    #expect(throws: LogError(.malformed, "")) { try PublishedList(parsing: document) }
  }

  @Test(arguments: ["", "\n", "\u{FEFF}", " \t\r\n\u{2029}\n", "# One\nTwo:\n", "- \n-\t\n"])
  func aDocumentThatListsNothingIsUndecided(document: String) {
    #expect(throws: LogError(.undecided, "")) { try listed(document) }
  }

  @Test func aDocumentIsAtMost16MiB() throws {
    let limit = PublishedList.sizeLimit
    #expect(limit == 16_777_216)
    let document = [UInt8](repeating: 0x20, count: limit + 1)
    #expect(throws: LogError(.malformed, "")) { try PublishedList(parsing: document) }
  }

  private func listed(_ document: String) throws -> [String] {
    try PublishedList(parsing: Array(document.utf8)).listed.map { "\($0.number) \($0.text)" }
  }
}

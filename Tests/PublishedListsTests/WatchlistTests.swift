import Endorsements
import PublishedLists
import TestSupport
import Testing
import TransparencyLog

struct WatchlistTests {
  private let key = try! SecretKey(generating: "alpha.example")

  private func endorsement(
    _ signatory: String, role: String? = nil, by name: String = "alpha.example"
  ) throws -> Entry {
    let key = try VerifierKey(name: name, publicKey: key.verifierKey.publicKey)
    let text = Entry.text(
      .endorsement(
        try Entry.Endorsement(
          text: try TextHash(parsing: "sha256:" + String(repeating: "a", count: 64)),
          signatory: signatory, kind: name.contains("/") ? .individual : .organization, role: role,
          key: key)),
      log: "log.example/one", date: try ClaimedDate(parsing: "2026-03-01"), previous: nil)
    var note = Note(unsigned: text)
    try note.sign(with: self.key)
    return try Entry(parsing: note.encoded)
  }

  private func why(_ watched: String, _ entry: Entry, as names: [String] = []) throws -> [String] {
    try Watchlist([watched]).matches(entry, endorsedAs: names).map(\.why)
  }

  @Test(arguments: [
    ("Alpha Example Foundation", "the same name"),
    ("the ALPHA Example Foundation", "the same name"),
    ("Alpha Ехample Foundation", "looks the same"), ("Alpha Exmple Foundation", "looks similar"),
    ("Foundation, Álphá Éxámplé", "has the same words"),
  ])
  func tellsOfANameAndOfWhatCouldBeTakenForIt(signatory: String, likeness: String) throws {
    let why = try why("Alpha Example Foundation", try endorsement(signatory))
    #expect(why.count == 1)
    #expect(why[0].hasPrefix("the name ") && why[0].hasSuffix(": \(likeness)"))
  }

  @Test func tellsOfEachNameThatIsTouched() throws {
    let names = [
      "Alpha Exmple Foundation", "Beta", "Alpha Example Foundation", "alpha EXAMPLE foundation",
    ]
    let matches = try Watchlist(names)
      .matches(try endorsement("Alpha Example Foundation"), endorsedAs: [])
    #expect(matches.map(\.watched) == [names[0], names[2], names[3]])
  }

  @Test func tellsOfANameInARole() throws {
    let entry = try endorsement("Somebody Else", role: "Alpha Example Foundation")
    #expect(
      try why("Alpha Example Foundation", entry)
        == [#"the role "Alpha Example Foundation": the same name"#])
  }

  @Test func tellsOfANameThatTheKeyHadEndorsedBy() throws {
    let entry = try endorsement("A New Name")
    #expect(
      try why("An Old Name", entry, as: ["An Old Name"]) == [
        #"the name "An Old Name": the same name"#
      ])
  }

  @Test(arguments: [
    ("alpha.example", "alpha.example", "the key name"),
    ("alpha.example", "alpha.example/somebody", "a key name at the domain: alpha.example/somebody"),
    ("alpha.example", "www.alpha.example", "a key name below the domain: www.alpha.example"),
    (
      "alpha.example", "www.alpha.example/somebody",
      "a key name below the domain: www.alpha.example/somebody"
    ),
    ("alpha.example/somebody", "alpha.example/somebody", "the key name"),
  ])
  func tellsOfKeyNames(watched: String, name: String, expected: String) throws {
    #expect(try why(watched, try endorsement("Nobody", by: name)) == [expected])
  }

  @Test(arguments: ["xalpha.example", "alpha.example.org", "beta.example/alpha.example"])
  func otherDomainsAreNoneOfIts(name: String) throws {
    #expect(try why("alpha.example", try endorsement("Nobody", by: name)).isEmpty)
  }

  @Test func tellsOfAKeyUnderWhateverName() throws {
    let entry = try endorsement("Nobody", by: "other.example")
    #expect(try why(key.verifierKey.description, entry) == ["the key"])
    let other = try SecretKey(generating: "alpha.example")
    #expect(try why(other.verifierKey.description, entry).isEmpty)
  }

  @Test(arguments: ["", "\u{200B}", "alpha.example+0000000+AAAA"])
  func refusesWhatIsNothingToWatch(word: String) {
    #expect(throws: LogError(.malformed, "")) { try Watchlist([word]) }
  }
}

import Endorsements
import Foundation
import Testing
import TransparencyLog

@testable import LogSite

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SiteTests {
  private static let hostile = [
    "<script>alert(1)</script>", "javascript:alert(1)", "\"onclick='x' {{origin}} &amp;",
    // A letter that joins what follows, and marks upon marks.
    "\u{D4E}<script>\u{D4E}</script>", "\u{D4E}<i>title", "\"\u{301} onclick=\u{D4E}\"x\u{D4E}\"",
    "مؤسسة الحقوق", "الاتحاد (2026)",
  ]

  /// A statement, signatories of all kinds of names, one of whom withdraws.
  private static func log() throws -> SiteLog {
    var log = try SiteLog()
    try log.state("A <i>title</i>")
    for (number, name) in hostile.enumerated() {
      try log.endorse(name, role: "role <\(number)>", by: "org\(number).example")
    }
    try log.endorse("Ada Example", by: "people.example/ada", on: "2026-03-05")
    try log.withdraw("org0.example", on: "2026-03-07")
    return log
  }

  @Test func tellsWhoEndorsesWhat() async throws {
    let log = try Self.log()
    let files = try await log.site()
    let index = try #require(files["index.html"])
    #expect(index.contains("<h1><bdi>A &lt;i&gt;title&lt;/i&gt;</bdi></h1>"))
    #expect(index.contains("<strong>8</strong> endorse this text: 7 organizations and 1 "))
    #expect(index.contains("1 endorsement is no longer in force."))
    #expect(index.contains(" dir=\"auto\">We ask for &lt;b&gt;one&lt;/b&gt; thing.</p>"))
    #expect(index.contains("<p class=\"text\" dir=\"auto\">- first\n- second</p>"))
    #expect(index.contains("<bdi>مؤسسة الحقوق</bdi>"))
    #expect(index.contains("<span class=\"state withdrawn\">withdrawn</span>"))
    #expect(index.contains("by <a href=\"entry/10.html\">entry 10</a>"))
    let account = try await log.account()
    #expect(index.contains("<code>\(base64(account.checkpoint.root.bytes))</code>"))
    #expect(index.contains("<dt>entries</dt><dd>11,"))
  }

  @Test func letsNoWordOfAStrangerBeMarkupOrALink() async throws {
    for (path, page) in try await Self.log().site() where path.hasSuffix(".html") {
      #expect(!page.utf8Contains("<script"), "\(path)")
      #expect(!page.utf8Contains("<i>title"), "\(path)")
      let attributes = #/\s([a-z-]+)="([^"]*)"/#.matchingSemantics(.unicodeScalar)
      for attribute in page.matches(of: attributes) {
        #expect(!attribute.1.hasPrefix("on") && attribute.1 != "style", "\(path)")
        if attribute.1 == "href" || attribute.1 == "src" {
          #expect(!attribute.2.contains(":"), "\(path): \(attribute.2)")
        }
      }
      #expect(page.contains("content=\"default-src 'none'; style-src 'self'; img-src"), "\(path)")
    }
  }

  @Test func linksToWhatIsThere() async throws {
    var log = try Self.log()
    let other = try CanonicalText(Array("Another text.\n".utf8))
    let one = try await log.site()
    try log.state("Another", other)
    try log.endorse("Ada Example", by: "people.example/ada2", text: other)
    for files in [one, try await log.site()] {
      for (path, page) in files where path.hasSuffix(".html") || path.hasSuffix(".atom") {
        let page = page.split(separator: "<pre").first!
        for link in page.matches(of: #/href="([^"#]+)"/#) {
          let target = URL(string: String(link.1), relativeTo: URL(string: "http://h/\(path)"))!
            .absoluteURL.path.dropFirst()
          let isThere =
            files[String(target)] != nil || Files.exists(log.folder("public/\(target)"))
          #expect(isThere, "\(path) links to \(link.1)")
        }
      }
    }
  }

  @Test func hasAPageForEachOfSeveralStatements() async throws {
    var log = try Self.log()
    let other = try CanonicalText(Array("Another text.\n".utf8))
    try log.state("Another", other)
    let files = try await log.site()
    let index = try #require(files["index.html"])
    for text in [SiteLog.text, other] {
      #expect(index.contains("href=\"statement/\(text.hash.hex)/index.html\""))
      let page = try #require(files["statement/\(text.hash.hex)/index.html"])
      #expect(page.contains("<code>sha256:\(text.hash.hex)</code>"))
    }
    #expect(!index.contains("We ask for"))
    #expect(files["entry/1.html"]!.contains("../statement/\(SiteLog.text.hash.hex)/index.html"))
  }

  @Test func provesEveryEntry() async throws {
    let log = try Self.log()
    let files = try await log.site()
    for index in 0..<log.size {
      let bytes = Array(try #require(files["entry/\(index).tlog-proof"]).utf8)
      let logged = try LoggedEntry(
        verifying: try LogProof(parsing: bytes), trust: try log.trust, at: 0)
      #expect(logged.index == index)
      // The smallest checkpoint that was kept: it is the same when the log has grown.
      #expect(logged.checkpoint.size == index + 1)
    }
  }

  @Test func saysWhatTheLogProvesBesideWhatIsClaimed() async throws {
    var log = try SiteLog()
    try log.state("A title")
    try log.endorse("Alpha Example", by: "alpha.example", on: "2020-01-01")
    try log.cosign(at: 1_767_225_600)
    try log.endorse("Beta Example", by: "beta.example")
    try log.cosign(at: 1_767_312_000)
    let files = try await log.site(try log.witnessed)
    let alpha = try #require(files["entry/1.html"])
    #expect(alpha.contains("<time datetime=\"2020-01-01\">"))
    #expect(
      alpha.contains(
        "by 2026-01-01T00:00:00Z, when a quorum of witnesses had seen the tree of size 2"))
    // No witness has seen the checkpoint of size 1.
    #expect(files["entry/0.html"]!.contains("by 2026-01-01T00:00:00Z"))
    #expect(files["entry/2.html"]!.contains("by 2026-01-02T00:00:00Z"))
    let index = try #require(files["index.html"])
    #expect(index.contains("met by 1 of 1 witnesses, as of 2026-01-02T00:00:00Z"))
    #expect(index.contains("<bdi>one</bdi>, saw it at 2026-01-02T00:00:00Z"))
    #expect(index.contains("<a href=\"checkpoints/2\">size 2</a>, as of 2026-01-01T00:00:00Z"))
    #expect(!index.contains("checkpoints/1\""))
    let unwitnessed = try await log.site()
    #expect(unwitnessed["entry/1.html"]!.contains("since when, nothing proves"))
  }

  @Test func changesOnlyThePagesOfWhatHasChanged() async throws {
    var log = try Self.log()
    let before = try await log.site()
    try log.withdraw("org1.example")
    let after = try await log.site()
    let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
    let folder = "statement/\(SiteLog.text.hash.hex)"
    #expect(
      changed == [
        "changes.atom", "entry/11.html", "entry/11.tlog-proof", "entry/2.html", "index.html",
        "\(folder)/signatories.csv", "\(folder)/signatories.json", "\(folder)/signatories.md",
        "\(folder)/signatories.txt",
      ])
    #expect(Set(before.keys).isSubset(of: after.keys))
    #expect(after["entry/2.html"]!.contains("<span class=\"state withdrawn\">"))
  }

  @Test func saysOnEveryPageThatTheLogBrokeItsRules() async throws {
    var log = try Self.log()
    try log.append(raw: [Array("no entry\n".utf8)])
    let files = try await log.site()
    for (path, page) in files where path.hasSuffix(".html") {
      let main = try #require(page.firstRange(of: "<main id=\"main\">\n"))
      #expect(
        page[main.upperBound...].hasPrefix(
          "<p class=\"alarm\"><strong>Warning:</strong> <bdi>this log broke its rules: entry 11 "),
        "\(path)")
    }
    #expect(files["entry/11.html"]!.contains("These bytes are no entry."))
    #expect(files["index.html"]!.contains("<strong>8</strong> endorse"))
  }

  @Test func saysThatTheLogContradictsItself() async throws {
    let log = try Self.log()
    let other = LogFolder(log.folder("other"))
    let files = LogFolder(log.folder("public"))
    let real = try files.read("checkpoints/5", atMost: Note.sizeLimit)!
    try files.write([("checkpoints/5", try files.read("checkpoints/4", atMost: Note.sizeLimit)!)])
    // Of another size than its name says: no evidence, and not shown.
    #expect(try await log.site()["index.html"]!.contains("checkpoints/4\""))
    #expect(try await !log.site()["index.html"]!.contains("checkpoints/5\""))
    #expect(try await log.account().warnings.isEmpty)
    try log.forge(size: 5, in: other)
    let forged = try other.read("public/checkpoint", atMost: Note.sizeLimit)!
    #expect(forged != real)
    try files.write([("checkpoints/5", forged)])
    let index = try #require(try await log.site()["index.html"])
    #expect(index.contains("the log contradicts itself: it signed checkpoints/5 with root"))
    try files.write([("checkpoints/5", real)])
    #expect(try await log.account().warnings.isEmpty)
    // Also of the size that the log has now.
    let size = try await log.account().entries.count
    let second = LogFolder(log.folder("second"))
    try log.forge(size: size, in: second)
    let contrary = try second.read("public/checkpoint", atMost: Note.sizeLimit)!
    try files.write([("checkpoints/\(size)", contrary)])
    #expect(try await log.account().warnings.count == 1)
  }

  @Test func standsBesideTheFilesOfALog() async throws {
    let paths = try await Self.log().site(verifier: try VerifierTests.verifier()).keys
    let taken = ["checkpoint", "checkpoints", "tile", "text", "private", "keys", "evidence"]
    for path in paths {
      #expect(!taken.contains(String(path.prefix { $0 != "/" })), "\(path)")
    }
    #expect(Set(["index.html", "verify.html", "verifier/page.js"]).isSubset(of: paths))
  }

  @Test func isMadeOfAnEmptyLog() async throws {
    let index = try #require(try await SiteLog().site()["index.html"])
    #expect(index.contains("<dt>entries</dt><dd>0</dd>"))
  }

  @Test func tellsWhatChangedInAFeed() async throws {
    var log = try Self.log()
    let before = try Feed(try await log.site()["changes.atom"]!)
    #expect(before.entries.count == log.size)
    for number in 0..<100 { try log.endorse("Name \(number)", by: "n\(number).example") }
    let feed = try Feed(try await log.site()["changes.atom"]!)
    #expect(feed.entries.count == 100)
    #expect(feed.id == before.id)
    #expect(Set(feed.entries.map(\.id)).count == 100)
    #expect(feed.entries[0].link == "entry/110.html")
    #expect(feed.entries[99].link == "entry/11.html")
    // Newest first, and what was there before has the ID that it had.
    let early = try Feed(try await Self.log().site()["changes.atom"]!)
    #expect(early.entries.map(\.link) == (0..<11).reversed().map { "entry/\($0).html" })
    let summary = before.entries[0].summary
    #expect(summary.contains("\u{2068}<script>alert(1)</script>\u{2069} withdraws"))
  }

  /// What RFC 4287, sections 4.1.1 and 4.1.2, asks of a feed.
  private struct Feed {
    struct Entry {
      let id: String
      let link: String
      let summary: String
    }

    let id: String
    let entries: [Entry]

    init(_ text: String) throws {
      let reader = XMLReader()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = reader
      try #require(parser.parse(), "\(parser.parserError as Any)")
      let root = try #require(reader.root)
      #expect(root.name == "feed")
      #expect(root.attributes["xmlns"] == "http://www.w3.org/2005/Atom")
      func one(_ name: String, of element: XMLReader.Element) throws -> XMLReader.Element {
        let found = element.children.filter { $0.name == name }
        try #require(found.count == 1, "\(element.name) has \(found.count) \(name)")
        return found[0]
      }
      func check(_ element: XMLReader.Element) throws {
        #expect(try !one("title", of: element).text.isEmpty)
        let id = try one("id", of: element).text
        #expect(id.wholeMatch(of: #/ni:///sha-256;[A-Za-z0-9_-]{43}/#) != nil)
        let updated = try one("updated", of: element).text
        #expect(updated.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#) != nil)
      }
      try check(root)
      #expect(try !one("name", of: one("author", of: root)).text.isEmpty)
      let links = root.children.filter { $0.name == "link" }.map { $0.attributes["rel"] }
      #expect(links == ["self", "alternate"])
      id = try one("id", of: root).text
      entries = try root.children.filter { $0.name == "entry" }.map { entry in
        try check(entry)
        let link = try one("link", of: entry)
        #expect(link.attributes["rel"] == "alternate")
        return Entry(
          id: try one("id", of: entry).text, link: link.attributes["href"] ?? "",
          summary: try one("summary", of: entry).text)
      }
    }
  }
}

extension String {
  /// By bytes, as a browser reads.
  fileprivate func utf8Contains(_ text: String) -> Bool {
    Data(utf8).range(of: Data(text.utf8)) != nil
  }
}

import Foundation
import Testing
import TransparencyLog

@testable import LogSite

@Suite struct VerifierTests {
  private static let files = [
    "verify.html": """
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'">
    <title>{{title}}</title>
    <link rel="stylesheet" href="verify.css">
    <script type="application/json" id="trust">{{{trust}}}</script>
    <script type="module" src="page.js"></script>

    """,
    "verify.css": "p { color: red }\n",
    "page.js": "import { one } from \"./one.js\";\none(\"{{title}}\");\n",
    "one.js": "export const one = (text) => text.length < 2;\n",
  ]

  static func verifier() throws -> Verifier { try Verifier(files) }

  private func site() async throws -> (files: [String: String], log: SiteLog) {
    var log = try SiteLog()
    try log.state("A <title>")
    return (try await log.site(verifier: try Self.verifier()), log)
  }

  @Test func standsBelowAFolderOfItsOwn() async throws {
    let (files, _) = try await site()
    let page = try #require(files["verify.html"])
    #expect(page.contains("<link rel=\"stylesheet\" href=\"verifier/verify.css\">"))
    #expect(page.contains("<script type=\"module\" src=\"verifier/page.js\"></script>"))
    #expect(page.contains("script-src 'self'; style-src 'self'"))
    #expect(page.contains("<title>A &lt;title&gt;</title>"))
    for name in ["verify.css", "page.js", "one.js"] {
      #expect(files["verifier/\(name)"] == Self.files[name])
    }
    #expect(files["index.html"]!.contains("href=\"verify.html\""))
    #expect(files["index.html"]!.contains("href=\"verify-offline.html\""))
  }

  @Test func carriesTheTrustFolder() async throws {
    let (files, log) = try await site()
    for name in ["verify.html", "verify-offline.html"] {
      let page = try #require(files[name])
      let found = try #require(page.firstMatch(of: #/id="trust">([^<]*)</script>/#))
      let trust = try JSONDecoder().decode([String: String].self, from: Data(found.1.utf8))
      #expect(trust.mapValues { bytes(base64: $0.utf8) } == (try log.trust.files))
    }
  }

  @Test func isOneFileInWhichOnlyItsOwnMayRun() async throws {
    let page = try #require(try await site().files["verify-offline.html"])
    #expect(!page.contains("src=") && !page.contains("<link") && !page.contains("import "))
    for (element, directive) in [("script type=\"module\"", "script"), ("style", "style")] {
      let begin = try #require(page.firstRange(of: "<\(element)>"))
      let end = try #require(page[begin.upperBound...].firstRange(of: "</\(directive)>"))
      let content = page[begin.upperBound..<end.lowerBound]
      let hash = base64(Hash.sha256(Array(content.utf8)).bytes)
      #expect(page.contains("\(directive)-src 'sha256-\(hash)';"))
    }
    #expect(page.contains("connect-src 'self'"))
    #expect(page.contains("text.length < 2"))
    #expect(page.contains("one(\"{{title}}\")"))
  }

  @Test(arguments: ["verify.html", "verify.css", "page.js", "one.js"])
  func refusesToLackAFile(name: String) {
    #expect(throws: LogError.self) { try Verifier(Self.files.filter { $0.key != name }) }
  }

  @Test(arguments: [
    "{{{trust}}}", "href=\"verify.css\"", "src=\"page.js\"", "script-src 'self'",
    "style-src 'self'",
  ])
  func refusesToLackAPlace(place: String) throws {
    var log = try SiteLog()
    try log.state("A title")
    let trust = try log.trust
    #expect(throws: LogError.self) {
      var files = Self.files
      files["verify.html"] = files["verify.html"]!.replacing(place, with: "")
      _ = try Verifier(files).files(trust: trust, title: "")
    }
  }
}

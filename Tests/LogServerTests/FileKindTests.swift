import Testing

@testable import LogServer

@Suite struct FileKindTests {
  @Test(arguments: [
    ("checkpoint", "text/plain; charset=utf-8", "no-cache"),
    ("checkpoints/0", "text/plain; charset=utf-8", "no-cache"),
    ("tile/0/000", "application/octet-stream", FileKind.forEver),
    ("tile/63/x001/x234/067.p/255", "application/octet-stream", FileKind.forEver),
    ("tile/entries/000.p/1", "application/octet-stream", FileKind.forEver),
    (
      "text/\(String(repeating: "a0", count: 32))", "text/plain; charset=utf-8", FileKind.forEver
    ),
    ("index.html", "text/html; charset=utf-8", "no-cache"),
    ("proofs/alpha.example.tlog-proof", "text/plain; charset=utf-8", "no-cache"),
    ("a/b.c/d.json", "application/json", "no-cache"),
    ("site.css", "text/css; charset=utf-8", "no-cache"),
    ("changes.atom", "application/atom+xml; charset=utf-8", "no-cache"),
    ("entry/12.html", "text/html; charset=utf-8", "no-cache"),
    ("entry/12.tlog-proof", "text/plain; charset=utf-8", "no-cache"),
    (
      "statement/\(String(repeating: "a0", count: 32))/signatories.csv", "text/csv; charset=utf-8",
      "no-cache"
    ),
    ("statement/a0/signatories.md", "text/markdown; charset=utf-8", "no-cache"),
    ("statement/a0/signatories.txt", "text/plain; charset=utf-8", "no-cache"),
    ("verifier/unicode-tables.js", "text/javascript; charset=utf-8", "no-cache"),
  ])
  func knowsWhatItServes(path: String, type: String, caching: String) throws {
    let kind = try #require(FileKind(path: path))
    #expect(kind.type == type)
    #expect(kind.caching == caching)
  }

  @Test(arguments: [
    "", "/", "checkpoint/", "checkpoint.html/", "checkpoints", "checkpoints/", "checkpoints/01",
    "checkpoints/-1", "checkpoints/1/2", "checkpoints/index.html", "tile", "tile/0",
    "tile/0/000.p/256", "tile/0/000.p/0", "tile/0/1", "tile/64/000", "tile/0/index.html", "text/a",
    "text/\(String(repeating: "A0", count: 32))", "text/index.html", "private/pending",
    "private/index.html", "log.skey", "index", "index.HTML", "a//b.html", "a/../b.html", "./b.html",
    ".html", "a/.b.html", "é.html", "a b.html", "a%20b.html", "a\\b.html", "a\0.html",
    "1/2/3/4/5/6/7/8/9.html", "checkpoint.tmp", "x.php",
  ])
  func servesNothingElse(path: String) {
    #expect(FileKind(path: path) == nil)
  }
}

import Foundation
import TestSupport
import Testing
import TransparencyLog

@testable import LogSite

@Suite struct SiteFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder(name)))
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOfFile: folder(name), encoding: .utf8)
  }

  @Test func writesOnlyWhatChanges() throws {
    var site = try SiteFolder(folder.path, process: 1)
    for (name, text) in [("a", "1"), ("b/c", "1"), ("b/c", "1"), ("b/c", "2"), ("a", "1")] {
      try site.put(name, Array(text.utf8))
    }
    #expect(site.counts.all == 5)
    #expect(site.counts.written == 3)
    #expect(try read("b/c") == "2")
    #expect(try folder.mode("b/c") == 0o644)
    let all = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    #expect(all.sorted() == ["a", "b", "b/c"])
  }

  @Test func overwritesNoPageOfSomebodyElse() throws {
    try write("<title>Ours</title>", "index.html")
    #expect(!SiteFolder.hasSite(folder.path))
    #expect(throws: LogError.self) { try SiteFolder(folder.path, process: 1) }
    #expect(try read("index.html") == "<title>Ours</title>")
  }

  @Test func knowsItsOwnSite() async throws {
    var log = try SiteLog()
    try log.state("A title")
    #expect(!SiteFolder.hasSite(folder.path))
    try write(try await log.site()["index.html"]!, "index.html")
    #expect(SiteFolder.hasSite(folder.path))
    _ = try SiteFolder(folder.path, process: 1)
    // A title that says the same stands in no place where it counts.
    try write("<title>\(Site.generator.replacing("<", with: "&lt;"))</title>", "index.html")
    #expect(!SiteFolder.hasSite(folder.path))
  }

  @Test func writesThroughNoLink() throws {
    let elsewhere = try TemporaryFolder()
    try Data("theirs".utf8).write(to: URL(fileURLWithPath: elsewhere("file")))
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder("entry"), withDestinationPath: elsewhere.path)
    try files.createSymbolicLink(
      atPath: folder("site.css"), withDestinationPath: elsewhere("file"))
    var site = try SiteFolder(folder.path, process: 1)
    #expect(throws: LogError.self) { try site.put("entry/0.html", [1]) }
    // What it links to has the same bytes: the link is replaced all the same.
    try site.put("site.css", Array("theirs".utf8))
    #expect(!Files.isLink(folder("site.css")))
    try site.put("site.css", Array("ours".utf8))
    #expect(try read("site.css") == "ours")
    #expect(try String(contentsOfFile: elsewhere("file"), encoding: .utf8) == "theirs")
    #expect(try files.contentsOfDirectory(atPath: elsewhere.path) == ["file"])
  }

  @Test func leavesWhatItDidNotMake() async throws {
    var log = try SiteLog()
    try log.state("A title")
    let before = try FileManager.default.subpathsOfDirectory(atPath: log.folder.path)
    let contents = before.map { FileManager.default.contents(atPath: log.folder($0)) }
    var site = try SiteFolder(log.folder("public"), process: 1)
    try Site(try await log.account(), verifier: nil).make { try site.put($0, $1) }
    #expect(before.map { FileManager.default.contents(atPath: log.folder($0)) } == contents)
  }
}

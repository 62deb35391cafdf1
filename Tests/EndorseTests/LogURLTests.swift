import Foundation
import TestSupport
import Testing
import TransparencyLog

@testable import LogServer
@testable import endorse

/// The example log and a list on a real server, as `endorse` reads them, beside the same in folders.
@Suite(.ownThreads) struct LogURLTests {
  private static let vectors = Repository.root.appending(path: "Vectors").path
  private static let keys = Repository.root.appending(path: "Keys").path

  /// What the command says and ends with, the URL of the server shown as that of a folder.
  private func endorse(_ words: [String], in folder: TemporaryFolder) throws -> String {
    let program = Program(
      Stage.endorse, words, environment: ["HOME": folder.path, "SWIFT_BACKTRACE": "enable=no"],
      folder: folder.path)
    let ended = try program.run(output: folder("stdout"), errors: folder("stderr"))
    let said = try ["stdout", "stderr"].map {
      try String(contentsOfFile: folder($0), encoding: .utf8)
    }
    return said.joined() + ended
  }

  @Test(arguments: [
    ["check", "LISTS/example-list.txt", "--log", "LOG"],
    ["check", "LISTS/example-list.txt", "--log", "LOG", "--json"],
    ["check", "LISTS/cybercrime-manifesto-signatories.txt", "--log", "LOG", "--at", "4"],
    ["roster", "--log", "LOG", "--format", "json", "--history"],
  ])
  func saysTheSameAsOfAFolder(words: [String]) throws {
    let folder = try TemporaryFolder()
    let server = try WebServer(Self.vectors)
    let url = "http://127.0.0.1:\(server.port)"
    func answer(from place: String) throws -> String {
      let command = words.map {
        $0.replacing("LISTS", with: "\(place)/lists").replacing("LOG", with: "\(place)/log")
      }
      return try endorse(command + ["--keys", Self.keys], in: folder).replacing(
        place, with: "PLACE")
    }
    let fromFolder = try answer(from: Self.vectors)
    #expect(fromFolder.contains("manifesto.example/log"))
    #expect(try answer(from: url) == fromFolder)
    withExtendedLifetime(server) {}
  }

  @Test func auditsWhatAServerHas() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Self.vectors + "/log", toPath: folder("log"))
    let server = try WebServer(folder.path)
    let url = "http://127.0.0.1:\(server.port)/log"
    func audit() throws -> String {
      try endorse(["audit", url + "/", "--keys", Self.keys], in: folder)
    }
    let good = try audit()
    #expect(good.hasPrefix("\(url): verified\n"))
    #expect(good.contains("a server does not list those kept: none was compared"))
    let tile = folder("log/tile/entries/000.p/8")
    var bytes = try #require(FileManager.default.contents(atPath: tile))
    bytes[100] ^= 1
    try bytes.write(to: URL(fileURLWithPath: tile))
    let damaged = try audit()
    #expect(damaged.hasSuffix("\n1"))
    #expect(damaged.contains("tile/entries/000.p/8"))
    try FileManager.default.removeItem(atPath: tile)
    #expect(try audit().contains("tile/entries/000.p/8 is not there"))
    // More than a log's files can have.
    try Data(count: 3 << 20).write(to: URL(fileURLWithPath: tile))
    #expect(try audit().contains("has more than 2097664 bytes"))
    withExtendedLifetime(server) {}
  }

  /// A server that fails is no evidence against a log.
  @Test(arguments: [
    "checkpoint", "tile/0/000.p/8", "tile/entries/000.p/8",
    "text/57801aeb07ad445f2310d8cc8a01815540681e2c4226ab09e08bc1ee824e2471",
  ])
  func anAuditWithoutAFileIsUndecided(path: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Self.vectors + "/log", toPath: folder("log"))
    try Data("503".utf8).write(to: URL(fileURLWithPath: folder("log/\(path).status")))
    let server = try WebServer(folder.path)
    let url = "http://127.0.0.1:\(server.port)/log"
    let said = try endorse(["audit", url, "--keys", Self.keys], in: folder)
    #expect(said.hasSuffix("\(url)/\(path) answers with status 503, expected 200\n2"))
    withExtendedLifetime(server) {}
  }

  @Test func whatCannotBeReachedIsUndecided() throws {
    let folder = try TemporaryFolder()
    var server: WebServer? = try WebServer(Self.vectors)
    let url = "http://127.0.0.1:\(server!.port)"
    let list = Self.vectors + "/lists/example-list.txt"
    func check(_ list: String, _ log: String) throws -> String {
      try endorse(["check", list, "--log", log, "--keys", Self.keys], in: folder)
    }
    #expect(
      try check("\(url)/nothing.txt", url + "/log")
        == "endorse: \(url)/nothing.txt: there is nothing at this URL\n2")
    #expect(
      try check(list, url + "/lists")
        == "endorse: \(url)/lists has no checkpoint: it is not a copy of a log\n2")
    #expect(
      try check(list, url + "/status/500")
        == "endorse: \(url)/status/500/checkpoint answers with status 500, expected 200\n2")
    server = nil
    let said = try check(list, url + "/log")
    #expect(said.hasPrefix("endorse: \(url)/log/checkpoint could not be reached: "))
    #expect(said.hasSuffix("\n2"))
  }
}

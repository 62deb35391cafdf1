import Foundation
import TestSupport
import Testing
import TransparencyLog

@testable import LogServer

/// Whole answers, as values.
@Suite struct LogFilesTests {
  private static let log = Repository.root.appending(path: "Vectors/log").path

  @Test func answersWithTheFileAsItIs() async throws {
    let files = try LogFiles(Self.log)
    for path in ["checkpoint", "tile/0/000.p/8", "tile/entries/000.p/8"] {
      let answer = await files.answer(to: Request(path: "/\(path)"))
      #expect(answer.status == 200)
      #expect(answer.body == (try Repository.file("Vectors/log/\(path)")))
      #expect(answer.headers["Access-Control-Allow-Origin"] == "*")
    }
  }

  @Test func answersWithTheNewFileAndAnotherTagOnceItIsReplaced() async throws {
    let folder = try TemporaryFolder()
    try Files.create(folder("checkpoint"), Array("one\n".utf8))
    let files = try LogFiles(folder.path)
    let before = await files.answer(to: Request(path: "/checkpoint"))
    try Files.replace(folder("checkpoint"), Array("two\n".utf8))
    let after = await files.answer(
      to: Request(
        path: "/checkpoint", headers: [("If-None-Match", try #require(before.headers["ETag"]))]))
    #expect(after.status == 200)
    #expect(after.body == Array("two\n".utf8))
    #expect(after.headers["ETag"] != before.headers["ETag"])
    let again = await files.answer(
      to: Request(
        path: "/checkpoint", headers: [("If-None-Match", try #require(after.headers["ETag"]))]))
    #expect(again.status == 304)
    #expect(again.body == [])
    #expect(again.headers["ETag"] == after.headers["ETag"])
  }

  @Test func aFileThatIsTooLargeIsNotServed() async throws {
    let folder = try TemporaryFolder()
    try Files.create(folder("checkpoint"), [UInt8](repeating: 0x61, count: Note.sizeLimit + 1))
    let answer = await (try LogFiles(folder.path)).answer(to: Request(path: "/checkpoint"))
    #expect(answer.status == 404)
  }

  /// Whatever its size, so much of a file is in memory for one who reads it.
  @Test(arguments: [false, true])
  func aLargeFileIsReadInParts(isCompressed: Bool) async throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
    try Files.create(folder("list.csv"), bytes)
    let headers: Headers = isCompressed ? [("Accept-Encoding", "gzip")] : []
    let answer = await (try LogFiles(folder.path)).answer(
      to: Request(path: "/list.csv", headers: headers))
    #expect(answer.body == [])
    let parts = try #require(answer.parts)
    #expect(parts.count == (isCompressed ? nil : bytes.count))
    var sent: [UInt8] = []
    for try await part in parts {
      #expect(!part.isEmpty && part.count < 100_000)
      sent += part
    }
    #expect(try (isCompressed ? gunzipped(sent) : sent) == bytes)
  }

  @Test func aFileThatIsCutOffMeanwhileIsNotTakenForWhole() async throws {
    let folder = try TemporaryFolder()
    try Files.create(folder("list.csv"), [UInt8](repeating: 0x61, count: 300_000))
    let answer = await (try LogFiles(folder.path)).answer(to: Request(path: "/list.csv"))
    truncate(folder("list.csv"), 100_000)
    var sent = 0
    await #expect(throws: PublicFile.Failure.self) {
      for try await part in try #require(answer.parts) { sent += part.count }
    }
    #expect(sent == 65_536)
  }

  @Test func tellsTheSizeAndTheAgeOfTheCheckpoint() throws {
    let folder = try TemporaryFolder()
    let files = try LogFiles(folder.path)
    let metrics = ServerMetrics(gauges: files.gauges { Int(Date().timeIntervalSince1970) + 100 })
    #expect(!metrics.text.contains("endorse_tree_size"))
    try Files.create(folder("checkpoint"), try Repository.file("Vectors/log/checkpoint"))
    #expect(metrics.text.contains("\nendorse_tree_size 8.0\n"))
    #expect(metrics.text.contains("\nendorse_checkpoint_age_seconds 10"))
    try Files.replace(folder("checkpoint"), Array("log\n08\n".utf8))
    #expect(!metrics.text.contains("endorse_tree_size"))
  }

  @Test func aFolderThatIsNotThereIsNotServed() {
    #expect(outcome { _ = try LogFiles("/nonexistent") } == "undecided")
  }
}

import Foundation
import TestSupport
import Testing

@testable import LogServer

@Suite struct FileAnswerTests {
  private let bundle = FileKind(path: "tile/entries/000")!

  private func content(_ headers: Headers, size: Int = 5000) -> FileAnswer.Content {
    FileAnswer(to: headers, kind: bundle, size: size, tag: "tag").content
  }

  @Test(arguments: [
    ("gzip", true), ("GZIP;q=1", true), ("deflate, gzip;q=0.5", true), ("x-gzip", true),
    ("", false), ("identity", false), ("gzip;q=0", false), ("gzip; q=0.000", false), ("br", false),
    ("gzipped", false), ("*", false),
  ])
  func compressesWhereThatIsAccepted(accepted: String, isCompressed: Bool) {
    #expect(content([("Accept-Encoding", accepted)]) == .whole(gzip: isCompressed))
  }

  @Test func doesNotCompressWhatFitsIntoAPacket() {
    #expect(content([("Accept-Encoding", "gzip")], size: 1000) == .whole(gzip: false))
    #expect(content([("Accept-Encoding", "gzip")], size: 1001) == .whole(gzip: true))
  }

  @Test(arguments: [
    ("bytes=0-0", 0..<1), ("bytes=0-9", 0..<10), ("bytes=9-9", 9..<10), ("bytes=3-", 3..<10),
    ("bytes=-4", 6..<10), ("bytes=-100", 0..<10), ("bytes=5-100", 5..<10),
    ("bytes=5-99999999999999999999", 5..<10),
  ])
  func answersOneRange(asked: String, range: Range<Int>) {
    #expect(FileAnswer.part(asked, of: 10) == .part(range))
  }

  @Test(arguments: ["bytes=10-", "bytes=10-11", "bytes=-0", "bytes=99999999999999999999-"])
  func refusesARangeBehindTheEnd(asked: String) {
    #expect(FileAnswer.part(asked, of: 10) == .nothing)
  }

  @Test(arguments: [
    "", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=2-1", "bytes=0-1,3-4", "bytes=+1-2",
    "bytes= 0-1", "lines=0-1", "bytes=1-2-3", "Bytes=0-1", "bytes=--1",
  ])
  func leavesOtherRangesAside(asked: String) {
    #expect(FileAnswer.part(asked, of: 10) == nil)
    #expect(content([("Range", asked)]) == .whole(gzip: false))
  }

  @Test func theEmptyFileHasNoRange() {
    for asked in ["bytes=0-0", "bytes=0-", "bytes=-1"] {
      #expect(FileAnswer.part(asked, of: 0) == .nothing)
    }
  }

  @Test(arguments: [
    ("\"tag\"", true), ("W/\"tag\"", true), ("*", true), ("\"a\", \"tag\"", true),
    ("\"tag-gzip\"", false), ("tag", false), ("\"other\"", false), ("", false),
  ])
  func answersAgainOnlyWhatIsNew(known: String, isKnown: Bool) {
    #expect((content([("If-None-Match", known)]) == .unchanged) == isKnown)
  }

  @Test func givesAPartOfTheSameVersionOnly() {
    let range = ("Range", "bytes=0-1")
    #expect(content([range, ("If-Range", "\"tag\"")]) == .part(0..<2))
    #expect(content([range, ("If-Range", "\"other\"")]) == .whole(gzip: false))
    #expect(content([range, ("If-Range", "W/\"tag\"")]) == .whole(gzip: false))
  }

  @Test func whatIsCompressedComesBackTheSame() throws {
    for bytes in [
      [], Array("a".utf8), [UInt8](repeating: 7, count: 1_000_000),
      (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) },
    ] {
      let compressed = Gzip.compress(bytes)
      #expect(Gzip.compress(bytes) == compressed)
      #expect(try gunzipped(compressed) == bytes)
    }
  }
}

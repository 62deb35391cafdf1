import Foundation
import PublishedLists
import TestSupport
import Testing

/// A list as it was really published, which is not part of the project.
struct ManifestoTests {
  private static let announcement = Repository.root.deletingLastPathComponent()
    .appending(path: "shared/seeds/multistakeholder-manifesto-announcement.txt")

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: announcement.path),
      "the announcement is not beside the repository"))
  func thePublishedAnnouncementListsThe69Signatories() throws {
    let list = try PublishedList(parsing: Array(try Data(contentsOf: Self.announcement)))
    #expect(list.format == .markdown)
    #expect(list.listed.count == 69)
    let expected = String(
      decoding: try Repository.file("Vectors/lists/cybercrime-manifesto-signatories.txt"),
      as: UTF8.self)
    #expect(
      list.listed.map { Array($0.text.utf8) }
        == expected.split(separator: "\n").map { Array($0.utf8) })
  }
}

import Foundation
import TestSupport
import Testing

@testable import TransparencyLog

struct FilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func put(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder(name)))
  }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 8192, 8193, 100_000])
  func readsFileUpToItsLimit(count: Int) throws {
    let bytes = [UInt8](repeating: 7, count: count)
    try put("file", bytes)
    #expect(try Files.read(folder("file"), atMost: count) == bytes)
    #expect(try Files.read(folder("file"), atMost: count + 1) == bytes)
    if count > 0 {
      #expect(outcome { _ = try Files.read(folder("file"), atMost: count - 1) } == "malformed")
    }
  }

  @Test func refusesLargeFileByItsSize() throws {
    try put("sparse", [])
    #expect(truncate(folder("sparse"), 1 << 30) == 0)
    let error = #expect(throws: LogError.self) {
      try Files.read(folder("sparse"), atMost: 65_536)
    }
    #expect(error?.code == .malformed)
    #expect(error?.description.contains("1073741824") == true)
  }

  @Test func stopsReadingAFileWithoutEndAtTheLimit() {
    #expect(outcome { _ = try Files.read("/dev/zero", atMost: 100_000) } == "malformed")
  }

  @Test func readsNothingWhereThereIsNoFile() throws {
    try put("file", [1])
    #expect(try Files.read(folder("missing"), atMost: 10) == nil)
    #expect(try Files.read(folder("missing/file"), atMost: 10) == nil)
    #expect(try Files.read(folder("file/below"), atMost: 10) == nil)
  }

  @Test func refusesFolderInPlaceOfAFile() {
    #expect(outcome { _ = try Files.read(folder.path, atMost: 10) } == "malformed")
  }

  @Test(arguments: [(0o600, 0o600), (0o644, 0o644)])
  func createsFileWithItsMode(mode: Int, expected: Int) throws {
    try Files.create(folder("new"), [1, 2, 3], mode: mode_t(mode))
    #expect(try Files.read(folder("new"), atMost: 3) == [1, 2, 3])
    #expect(try folder.mode("new") == expected)
    #expect(Files.isReadableByOthers(folder("new")) == (mode == 0o644))
  }

  @Test func createsNothingWhereSomethingIs() throws {
    try put("file", [1])
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: folder("missing"))
    try FileManager.default.createDirectory(
      atPath: folder("folder"), withIntermediateDirectories: false)
    for name in ["file", "link", "folder"] {
      #expect(throws: LogError(.system, "")) { try Files.create(folder(name), [2], mode: 0o600) }
      #expect(Files.exists(folder(name)))
    }
    #expect(try Files.read(folder("file"), atMost: 1) == [1])
    #expect(!Files.exists(folder("missing")))
  }

  @Test func createsNothingInAFolderThatIsNotThere() {
    #expect(throws: LogError(.system, "")) { try Files.create(folder("a/b"), [1]) }
    #expect(!Files.exists(folder("a")))
  }

  @Test func replacesTheWholeFile() throws {
    try Files.replace(folder("file"), [1, 2, 3])
    try Files.replace(folder("file"), [4], mode: 0o600)
    #expect(try Files.read(folder("file"), atMost: 3) == [4])
    #expect(try folder.mode("file") == 0o600)
    #expect(try Files.names(in: folder.path) == ["file"])
  }

  @Test func replacesWithoutTouchingWhatALeftoverNames() throws {
    try put("other", [9])
    try FileManager.default.createSymbolicLink(
      atPath: folder("file.tmp"), withDestinationPath: folder("other"))
    try Disk().replaceUnsynced(folder("file"), [1], mode: 0o600)
    #expect(try Files.read(folder("other"), atMost: 1) == [9])
    #expect(try Files.read(folder("file"), atMost: 1) == [1])
    try put("file.tmp", [8, 8])
    try Disk().replaceUnsynced(folder("file"), [2], mode: 0o600)
    #expect(try folder.mode("file") == 0o600)
    #expect(try Files.names(in: folder.path) == ["file", "other"])
  }

  @Test func replacesWithoutTakingAnotherFilesNameForALeftover() throws {
    try put("file", [1])
    try put("file.tmp", [8, 8])
    try Files.replace(folder("file"), [2])
    #expect(try Files.read(folder("file"), atMost: 1) == [2])
    #expect(try Files.read(folder("file.tmp"), atMost: 2) == [8, 8])
    #expect(try Files.names(in: folder.path) == ["file", "file.tmp"])
  }

  @Test func leavesNoTemporaryFileWhereReplacingFails() throws {
    try FileManager.default.createDirectory(
      atPath: folder("folder/inner"), withIntermediateDirectories: true)
    #expect(throws: LogError(.system, "")) { try Files.replace(folder("folder"), [1]) }
    #expect(try Files.names(in: folder.path) == ["folder"])
  }

  @Test func namesFilesInByteOrderWithoutDotFiles() throws {
    for name in ["b", "a", "B", "\u{E9}", "a.b", ".hidden"] { try put(name, []) }
    #expect(try Files.names(in: folder.path) == ["B", "a", "a.b", "b", "\u{E9}"])
    #expect(try Files.names(in: folder("missing")) == nil)
    #expect(try Files.names(in: folder("a")) == nil)
  }

  @Test func createsFoldersAndSaysWhichToSync() throws {
    let changed = try Disk().makeFolders(folder("a/b/c"), mode: 0o755)
    #expect(changed == [folder.path, folder("a"), folder("a/b")])
    #expect(try Disk().makeFolders(folder("a/b/c"), mode: 0o755) == [])
    try put("file", [])
    #expect(throws: LogError(.system, "")) {
      _ = try Disk().makeFolders(folder("file/d"), mode: 0o755)
    }
  }
}

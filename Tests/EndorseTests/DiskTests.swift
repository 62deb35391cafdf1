import Foundation
import TestSupport
import Testing
import TransparencyLog

/// A full disk, a read-only one, no file descriptors left, and no memory, for the real command.
@Suite(.ownThreads) struct DiskTests {
  /// A small file system in memory, of which the tests are the only user.
  private final class SmallDisk {
    let path: String
    private let folder: TemporaryFolder

    init(kilobytes: Int) throws {
      folder = try TemporaryFolder()
      path = folder("disk")
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      try Self.run("/bin/mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "none", path])
    }

    deinit { try? Self.run("/bin/umount", ["-l", path]) }

    func remount(_ option: String) throws {
      try Self.run("/bin/mount", ["-o", "remount,\(option)", path])
    }

    /// Fills it up, but for so many kilobytes.
    func fill(leaving kilobytes: Int) throws {
      _ = FileManager.default.createFile(atPath: "\(path)/filler", contents: nil)
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(path)/filler"))
      while free >= (kilobytes + 4) << 10 {
        try handle.write(contentsOf: Data(count: 4096))
      }
      try handle.close()
    }

    func empty() throws { try FileManager.default.removeItem(atPath: "\(path)/filler") }

    private var free: Int {
      var status = statvfs()
      guard statvfs(path, &status) == 0 else { return 0 }
      return Int(status.f_bavail) * Int(status.f_frsize)
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = arguments
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw LogError(.system, "\(program) \(arguments) failed")
      }
    }

    static let isAllowed = (try? SmallDisk(kilobytes: 64)) != nil
  }

  private func admitStatement(_ campaign: Campaign, _ log: String) throws {
    let ended = try campaign.endorse([
      "admit", "statement.note", "--log", log, "--text", "text.txt",
    ])
    try #require(ended.how == "", "\(ended.errors)")
  }

  @Test(.enabled(if: SmallDisk.isAllowed, "nothing can be mounted here"))
  func aFullDiskStopsAnAdmissionAndLosesNothing() async throws {
    let disk = try SmallDisk(kilobytes: 2048)
    let log = "\(disk.path)/log"
    let campaign = try Campaign(log: log)
    try admitStatement(campaign, log)
    var expected = try await campaign.entries(log)
    var stopped = 0
    for round in 0..<16 {
      let notes = try campaign.endorsements(20, in: "batch\(round)")
      try disk.fill(leaving: 4 * round)
      var ended = try campaign.endorse(["admit", "batch\(round)", "--log", log])
      if ended.how != "" {
        stopped += 1
        #expect(ended.how == "2", "round \(round): \(ended.errors)")
        #expect(ended.output == "", "round \(round): nothing is acknowledged")
        #expect(
          ended.errors.contains("cannot ") && ended.errors.contains("No space left on device"),
          "round \(round): \(ended.errors)")
        let found = try await campaign.entries(log)
        #expect(found == expected || found == expected + notes, "round \(round)")
      }
      try disk.empty()
      ended = try campaign.endorse(["fsck", log])
      #expect(ended.how == "", "round \(round): \(ended.output)")
      ended = try campaign.endorse(["admit", "batch\(round)", "--log", log])
      #expect(ended.how == "", "round \(round): \(ended.errors)")
      expected += notes
      #expect(try await campaign.entries(log) == expected, "round \(round)")
    }
    #expect((5..<16).contains(stopped))
  }

  @Test(.enabled(if: SmallDisk.isAllowed, "nothing can be mounted here"))
  func proofsThatDoNotFitAreWrittenLater() throws {
    let disk = try SmallDisk(kilobytes: 256)
    let campaign = try Campaign()
    try admitStatement(campaign, "log")
    _ = try campaign.endorsements(20, in: "batch")
    try disk.fill(leaving: 16)
    var ended = try campaign.endorse(["admit", "batch", "--log", "log", "--proofs", disk.path])
    #expect(ended.how == "2")
    #expect(ended.output.split(separator: "\n").count == 20)
    #expect(ended.errors.contains("admit the same files again for their proofs"))
    try disk.empty()
    ended = try campaign.endorse([
      "admit", "batch", "--log", "log", "--proofs", disk.path, "--yes",
    ])
    #expect(ended.how == "", "\(ended.errors)")
    let proofs = try #require(try Files.names(in: disk.path))
    #expect(proofs.count == 20)
    ended = try campaign.endorse(["verify"] + proofs.map { "\(disk.path)/\($0)" })
    #expect(ended.how == "", "\(ended.output)")
  }

  @Test(.enabled(if: SmallDisk.isAllowed, "nothing can be mounted here"))
  func aReadOnlyDiskIsReadAndNotWritten() async throws {
    let disk = try SmallDisk(kilobytes: 1024)
    let log = "\(disk.path)/log"
    let campaign = try Campaign(log: log)
    try admitStatement(campaign, log)
    _ = try campaign.endorsements(3, in: "batch")
    try disk.remount("ro")
    var ended = try campaign.endorse(["admit", "batch", "--log", log])
    #expect(ended.how == "2" && ended.output == "")
    #expect(ended.errors.contains("Read-only file system"), "\(ended.errors)")
    for command in [["fsck", log], ["audit", log], ["roster", "--log", log]] {
      ended = try campaign.endorse(command)
      #expect(ended.how == "", "\(command): \(ended.errors)")
    }
    try disk.remount("rw")
    ended = try campaign.endorse(["admit", "batch", "--log", log])
    #expect(ended.how == "", "\(ended.errors)")
  }

  @Test func withoutFileDescriptorsNothingIsDoneOrLost() async throws {
    let campaign = try Campaign()
    try admitStatement(campaign, "log")
    let before = try await campaign.entries(campaign.folder("log"))
    let notes = try campaign.endorsements(5, in: "batch")
    var refused = 0
    for limit in 4...64 {
      let script = "ulimit -n \(limit); exec \"$0\" admit batch --log log"
      let ended = try campaign.run("/bin/sh", ["-c", script, Stage.endorse])
      let entries = try await campaign.entries(campaign.folder("log"))
      if ended.how == "" {
        #expect(entries == before + notes)
        break
      }
      refused += 1
      // 127: not even the program's libraries could be opened.
      #expect(["2", "127"].contains(ended.how), "\(limit) descriptors: \(ended.errors)")
      #expect(ended.output == "" && ended.errors != "", "\(limit) descriptors")
      #expect(entries == before || entries == before + notes, "\(limit) descriptors")
      let fsck = try campaign.endorse(["fsck", "log"])
      #expect(fsck.how == "", "\(limit) descriptors: \(fsck.output)")
    }
    #expect((1..<60).contains(refused))
  }

  @Test func withoutMemoryNothingIsSaidThatIsNotDone() async throws {
    let campaign = try Campaign()
    try admitStatement(campaign, "log")
    var expected = try await campaign.entries(campaign.folder("log"))
    var failed = 0
    // From less than the program's own size on; what it takes is addresses, not memory.
    for megabytes in stride(from: 32, through: 992, by: 240) {
      let notes = try campaign.endorsements(3, in: "batch\(megabytes)")
      let script =
        "ulimit -v \(megabytes << 10); exec \"$0\" admit batch\(megabytes) --log log"
      let limited = try campaign.run("/bin/sh", ["-c", script, Stage.endorse])
      let entries = try await campaign.entries(campaign.folder("log"))
      if limited.how != "" { failed += 1 }
      #expect(
        entries == expected + notes || limited.output == "" && entries == expected,
        "\(megabytes) MiB: \(limited.how) \(limited.output)")
      let fsck = try campaign.endorse(["fsck", "log"])
      #expect(fsck.how == "", "\(megabytes) MiB: \(fsck.output)")
      let ended = try campaign.endorse(["admit", "batch\(megabytes)", "--log", "log"])
      #expect(ended.how == "", "\(megabytes) MiB: \(ended.errors)")
      expected += notes
      #expect(try await campaign.entries(campaign.folder("log")) == expected)
    }
    #expect(failed > 0)
  }
}

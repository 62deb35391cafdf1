import Foundation
import TestSupport
import Testing
import TransparencyLog

/// One bit flipped in each file of a log, one after another: whoever keeps it and whoever audits it is told
/// which file, and nobody is given a wrong answer.
@Suite(.ownThreads) struct BitFlipTests {
  @Test func aFlippedBitIsFoundInEachFile() throws {
    let campaign = try Campaign()
    // Bundles and tiles begin, end and are crossed; texts, checkpoints and tiles of earlier trees are there.
    for (name, count) in [("first", 6), ("second", 249), ("third", 30), ("fourth", 7)] {
      _ = try campaign.endorsements(count, in: name)
      let notes = name == "first" ? ["statement.note", "first", "--text", "text.txt"] : [name]
      let ended = try campaign.endorse(["admit"] + notes + ["--log", "log"])
      try #require(ended.how == "", "\(ended.errors)")
    }
    try campaign.write("list.txt", Array("Signatory 0001\nSignatory 0200\nNobody\n".utf8))
    let judging = [["roster", "--log", "log"], ["check", "list.txt", "--log", "log"]]
    let right = try judging.map { try campaign.endorse($0) }
    #expect(right.map(\.how) == ["", "1"])

    let log = campaign.folder("log")
    let files = try FileManager.default.subpathsOfDirectory(atPath: log).sorted().filter {
      !Files.isFolder("\(log)/\($0)") && $0 != "private/lock"
    }
    #expect(files.count >= 20)
    var random = SeededGenerator(seed: 40)
    for file in files + files {
      let path = "\(log)/\(file)"
      let whole = try #require(FileManager.default.contents(atPath: path))
      var damaged = whole
      let place = Int.random(in: 0..<whole.count, using: &random)
      let bit = Int.random(in: 0..<8, using: &random)
      damaged[place] ^= 1 << bit
      try damaged.write(to: URL(fileURLWithPath: path))
      let label = "\(file), byte \(place), bit \(bit)"

      let isPublic = file.hasPrefix("public/")
      let name = String(file.split(separator: "/", maxSplits: 1)[1])
      let fsck = try campaign.endorse(["fsck", "log"])
      #expect(fsck.how == "1" || fsck.how == "2", "\(label): fsck exits \(fsck.how)")
      #expect((fsck.output + fsck.errors).contains(name), "\(label): \(fsck.output)\(fsck.errors)")
      if isPublic {
        let audit = try campaign.endorse(["audit", "log"])
        #expect(audit.how == "1" || audit.how == "2", "\(label): audit exits \(audit.how)")
        #expect(
          (audit.output + audit.errors).contains(name), "\(label): \(audit.output)\(audit.errors)")
      }
      for (command, right) in zip(judging, right) {
        let answer = try campaign.endorse(command)
        let isRefused = answer.output == "" && answer.errors != "" && answer.how != ""
        #expect(
          isRefused || answer.output == right.output && answer.how == right.how,
          "\(label): \(command) exits \(answer.how): \(answer.output)")
      }
      try whole.write(to: URL(fileURLWithPath: path))
    }
    let fsck = try campaign.endorse(["fsck", "log"])
    #expect(fsck.how == "", "\(fsck.output)")
    print("a bit flipped twice in each of \(files.count) files")
  }
}

import TestSupport
import Testing
import TransparencyLog

/// `endorse admit` on a folder that a running server keeps: the server appends.
@Suite(.ownThreads) struct ServedAdmissionTests {
  /// A statement has to come before what endorses it, so this is several questions to the server.
  @Test func admitsWhatHasToComeOneAfterTheOther() async throws {
    let campaign = try Campaign()
    _ = try campaign.endorsements(3, in: "notes")
    try LogFolder(campaign.folder.path).write([("proofs/.keep", [])])
    let server = try RunningServer(["serve", "--log", "log"], in: campaign.folder.path)
    let admitted = try campaign.endorse([
      "admit", "statement.note", "notes", "--log", "log", "--text", "text.txt", "--proofs",
      "proofs",
    ])
    #expect(admitted.how == "", "\(admitted.errors)")
    let lines = admitted.output.split(separator: "\n")
    let notes = ["statement.note", "notes/0001.note", "notes/0002.note", "notes/0003.note"]
    #expect(lines.map { $0.prefix { $0 != ":" } } == notes.map { $0[...] })
    // Those of one question come to the server in any order.
    #expect(lines.first == "statement.note: entry 0")
    #expect(Set(lines.map { $0.suffix(1) }) == ["0", "1", "2", "3"])
    #expect(server.stop() == 0)
    for name in ["statement", "0001", "0002", "0003"] {
      let verified = try campaign.endorse(["verify", "proofs/\(name).tlog-proof", "--keys", "Keys"])
      #expect(verified.how == "", "\(name): \(verified.output)\(verified.errors)")
    }
  }
}

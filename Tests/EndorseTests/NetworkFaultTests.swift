import Foundation
import TestSupport
import Testing
import TransparencyLog

/// The real commands over a network that fails: each comes to a clear end in bounded time and memory
/// (`Program`), leaves nothing half done, and does what it should once the network is well.
@Suite(.ownThreads) struct NetworkFaultTests {
  enum Fault: String, CaseIterable {
    case delay, cut, longer, shorter, other, elsewhere, endless
    case tooMany = "429"
    case unavailable = "503"

    /// What a command ends with: wrong content may be taken for evidence of a damaged copy.
    func isEnd(_ code: String) -> Bool {
      switch self {
      case .delay: code.isEmpty
      case .shorter, .other: ["1", "2"].contains(code)
      default: code == "2"
      }
    }
  }

  /// A log with some entries, and what befalls the way to a server.
  private struct Scene {
    let campaign: Campaign
    private let faults: String

    init() throws {
      campaign = try Campaign()
      faults = campaign.folder("fault")
      try set(nil)
    }

    func set(_ fault: Fault?, of path: String = "") throws {
      try Files.replace(faults, Array("\(fault?.rawValue ?? "none") \(path)\n".utf8))
    }

    func admit(_ notes: String...) throws -> Campaign.Ended {
      try campaign.endorse(["admit"] + notes + ["--log", "log", "--text", "text.txt"])
    }

    func serve() throws -> RunningServer {
      try RunningServer(
        ["serve", "--log", "log", "--requests-per-minute", "0"], in: campaign.folder.path)
    }

    func proxy(before server: RunningServer) throws -> WebServer {
      try WebServer(before: server, fault: faults)
    }
  }

  @Test(arguments: Fault.allCases)
  func aMirrorKeepsNothingOfIt(fault: Fault) throws {
    let scene = try Scene()
    _ = try scene.campaign.endorsements(3, in: "batch")
    #expect(try scene.admit("statement.note", "batch").how == "")
    let server = try scene.serve()
    let proxy = try scene.proxy(before: server)
    for (number, path) in ["checkpoint", "tile/entries", "text/"].enumerated() {
      try scene.set(fault, of: path)
      let command = ["mirror", proxy.url, "copy\(number)"]
      let ended = try scene.campaign.endorse(command)
      #expect(fault.isEnd(ended.how), "\(path): \(ended.how) \(ended.errors)")
      let copy = scene.campaign.folder("copy\(number)")
      #expect(Files.exists("\(copy)/public/checkpoint") == (fault == .delay))
      #expect(!Files.exists("\(copy)/evidence"))
      try scene.set(nil)
      #expect(try scene.campaign.endorse(command).how == "")
      #expect(try scene.campaign.endorse(["audit", "copy\(number)"]).how == "")
    }
    withExtendedLifetime(proxy) {}
  }

  @Test(arguments: Fault.allCases)
  func anAuditVerifiesNothingOfIt(fault: Fault) throws {
    let scene = try Scene()
    _ = try scene.campaign.endorsements(3, in: "batch")
    #expect(try scene.admit("statement.note", "batch").how == "")
    let server = try scene.serve()
    let proxy = try scene.proxy(before: server)
    for path in ["checkpoint", "tile/0", "tile/entries", "text/"] {
      try scene.set(fault, of: path)
      let ended = try scene.campaign.endorse(["audit", proxy.url])
      // What is larger than it can be is a damaged file.
      let isEnd = fault == .endless ? ["1", "2"].contains(ended.how) : fault.isEnd(ended.how)
      #expect(isEnd, "\(path): \(ended.how) \(ended.output)\(ended.errors)")
      #expect(ended.output.contains(": verified\n") == (fault == .delay))
      #expect(ended.how.isEmpty || (ended.output + ended.errors).contains(path))
    }
    withExtendedLifetime(proxy) {}
  }

  @Test(arguments: Fault.allCases)
  func aSubmissionHasNoProofByIt(fault: Fault) throws {
    let scene = try Scene()
    _ = try scene.campaign.endorsements(1, in: "batch")
    #expect(try scene.admit("statement.note").how == "")
    let server = try scene.serve()
    let proxy = try scene.proxy(before: server)
    try scene.set(fault)
    let command = ["submit", "batch/0001.note", "--to", proxy.url, "-o", "proof"]
    let ended = try scene.campaign.endorse(command)
    #expect(fault.isEnd(ended.how), "\(ended.how) \(ended.errors)")
    #expect(Files.exists(scene.campaign.folder("proof")) == (fault == .delay))
    if ended.how == "2" { #expect(ended.errors.contains("to go on: endorse submit")) }
    try scene.set(nil)
    // The same bytes again: whether they were taken the first time or not, they are there once.
    let again = try scene.campaign.endorse(command)
    #expect(again.how == "" && again.output.contains("entry 1, proved"), "\(again.errors)")
    #expect(try scene.campaign.endorse(["verify", "proof"]).how == "")
    withExtendedLifetime(proxy) {}
  }

  @Test(arguments: Fault.allCases)
  func nothingIsPublishedByAWitnessBehindIt(fault: Fault) throws {
    let scene = try Scene()
    let campaign = scene.campaign
    let key = ["keygen", "witness.example", "-o", "w", "--no-passphrase", "--witness"]
    #expect(try campaign.endorse(key).how == "")
    let witness = try RunningServer(
      ["witness", "witness", "--policy", "log/keys/policy", "--key", "w.skey"],
      in: campaign.folder.path)
    let proxy = try scene.proxy(before: witness)
    let line = try String(contentsOfFile: campaign.folder("w.vkey"), encoding: .utf8)
    let log = try #require(campaign.trust.policy.logs.first)
    try campaign.write(
      "log/keys/policy",
      Array("log \(log)\nwitness w \(line.dropLast()) \(proxy.url)\nquorum w\n".utf8))
    try scene.set(fault)
    let ended = try scene.admit("statement.note")
    #expect(ended.how == (fault == .delay ? "" : "2"), "\(ended.how) \(ended.errors)")
    if fault != .delay {
      #expect(ended.errors.contains("not yet published"), "\(ended.errors)")
      #expect(!Files.exists(campaign.folder("log/public/checkpoints/1")))
    }
    try scene.set(nil)
    let again = try scene.admit("statement.note")
    #expect(again.how == "", "\(again.errors)")
    #expect(Files.exists(campaign.folder("log/public/checkpoints/1")))
    withExtendedLifetime(proxy) {}
  }
}

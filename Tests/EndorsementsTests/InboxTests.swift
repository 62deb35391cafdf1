import Endorsements
import Testing
import TransparencyLog

struct InboxTests {
  let site: ExampleSite

  init() throws { site = try ExampleSite() }

  private func handedIn(_ number: UInt32) throws -> (id: Inbox.ID, key: PublicKey, note: [UInt8]) {
    let note = try site.submission(number)
    return (Inbox.ID(of: note), try site.key(number).verifierKey.publicKey, note)
  }

  @Test func whatWaitsIsThereForAnotherProcessTheOldestFirst() throws {
    let inbox = Inbox(of: LogFolder(site.path))
    try inbox.add([try handedIn(2)], at: 20)
    try inbox.add([try handedIn(1), try handedIn(3)], at: 30)
    let other = Inbox(of: LogFolder(site.path))
    let waiting = try other.waiting()
    #expect(waiting.map(\.note).first == (try site.submission(2)))
    #expect(
      waiting.dropFirst().map(\.id) == [try handedIn(1).id, try handedIn(3).id].sorted())
    #expect(try other.isWaiting(try handedIn(3).key))
    #expect(try !other.isWaiting(try handedIn(4).key))
  }

  @Test func aRejectionIsKeptWithItsReason() throws {
    let inbox = Inbox(of: LogFolder(site.path))
    let one = try handedIn(1)
    try inbox.add([one], at: 20)
    // By another process, as the command beside a server is.
    let command = Inbox(of: LogFolder(site.path))
    let submission = try #require(try command.unadmitted(one.id))
    #expect(throws: LogError(.malformed, "")) {
      try command.reject(submission, reason: "two\nlines", at: 30)
    }
    try command.reject(submission, reason: "who are you?", at: 30)
    guard case .rejected(let reason) = try inbox.state(of: one.id) else {
      Issue.record("not rejected")
      return
    }
    #expect(reason == "who are you?")
    #expect(try inbox.waiting().isEmpty)
    #expect(try inbox.unadmitted(one.id)?.note == one.note)
  }

  @Test func whatWasAdmittedWaitsNoLonger() throws {
    let inbox = Inbox(of: LogFolder(site.path))
    let one = try handedIn(1)
    try inbox.add([one], at: 20)
    try inbox.settle(one.id, entry: 7)
    guard case .admitted(7) = try inbox.state(of: one.id) else {
      Issue.record("not admitted")
      return
    }
    #expect(try inbox.waiting().isEmpty)
    #expect(try !inbox.isWaiting(one.key))
    // Of what was never here nothing is kept.
    try inbox.settle(try handedIn(2).id, entry: 8)
    #expect(try inbox.state(of: try handedIn(2).id) == nil)
  }

  @Test func aFullInboxHasRoomWhereAnotherProcessMadeSome() throws {
    let inbox = Inbox(of: LogFolder(site.path), mostWaiting: 2)
    try inbox.add([try handedIn(1), try handedIn(2)], at: 20)
    #expect(try inbox.room(for: 1) == 0)
    let command = Inbox(of: LogFolder(site.path))
    let submission = try #require(try command.unadmitted(try handedIn(1).id))
    try command.reject(submission, reason: "no", at: 30)
    #expect(try inbox.room(for: 1) == 1)
    #expect(try inbox.room(for: 2) == 1)
  }

  @Test(arguments: [
    "", "ab", String(repeating: "A", count: 64), "../" + String(repeating: "a", count: 61),
  ])
  func anIDIsSixtyFourHexDigits(text: String) {
    #expect(Inbox.ID(text) == nil)
  }
}

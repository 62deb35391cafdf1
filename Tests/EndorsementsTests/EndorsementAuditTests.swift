import Endorsements
import Foundation
import Testing
import TransparencyLog

struct EndorsementAuditTests {
  let site: ExampleSite

  init() throws { site = try ExampleSite() }

  @Test func findsNothingInAnHonestLog() async throws {
    try await fill()
    for verifyingSignatures in [true, false] {
      let audit = try await audit(verifyingSignatures: verifyingSignatures)
      #expect(audit.problems.isEmpty)
      // Sizes 0, 1 and 3.
      #expect(audit.keptCheckpoints == 3)
      #expect(audit.judged?.kinds == [.statement: 1, .endorsement: 2])
      #expect(audit.judged?.broken == nil)
    }
  }

  @Test(arguments: [
    ("Another text.\n", "its hash is sha256:"), ("A text.", "is not canonical"),
    ("\u{200B}\n", "U+200B"), ("", "is empty"),
  ])
  func namesATextThatWasChanged(changed: String, problem: String) async throws {
    try await fill()
    try Files.replace("\(site.path)/public/\(textPath)", Array(changed.utf8))
    let problems = try await audit().problems
    #expect(problems.count == 1)
    #expect(problems[0].hasPrefix("\(textPath): "))
    #expect(problems[0].contains(problem), "\(problems[0])")
  }

  @Test func namesATextThatIsMissing() async throws {
    try await fill()
    try FileManager.default.removeItem(atPath: "\(site.path)/public/\(textPath)")
    #expect(try await audit().problems == ["\(textPath): the text of entry 0 is not there"])
  }

  @Test func namesTheRuleThatWasBroken() async throws {
    try await fill()
    try site.append([try site.statement()])
    let audit = try await audit()
    #expect(audit.problems.count == 1)
    #expect(audit.problems[0].hasPrefix("entry 3 breaks rule 1: "))
    #expect(audit.judged?.broken?.entry == 3)
    #expect(audit.judged?.state.size == 3)
  }

  @Test func aLogWithAnEntryOfAnotherVersionIsNotJudged() async throws {
    try await fill()
    var note = Note(unsigned: Array("endorse/v2 endorsement\nnew things\n".utf8))
    try note.sign(with: site.secretariat)
    try site.append([note.encoded])
    await #expect(throws: LogError(.unsupported, "")) { try await audit() }
  }

  private var textPath: String { "text/\(site.text.hash.hex)" }

  private func fill() async throws {
    var log = try await site.open()
    try await site.admitStatement(to: &log)
    _ = try await log.admit(
      [try site.submission(1), try site.submission(2)], countersigner: site.secretariat)
  }

  @discardableResult
  private func audit(verifyingSignatures: Bool = true) async throws -> EndorsementAudit {
    let reader = try await LogReader(
      LogFolder("\(site.path)/public"), policy: site.trust.policy, at: 0)
    return try await EndorsementAudit(
      of: reader, trust: site.trust, verifyingSignatures: verifyingSignatures)
  }
}

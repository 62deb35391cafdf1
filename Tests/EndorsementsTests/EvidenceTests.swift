import Endorsements
import TestSupport
import Testing
import TransparencyLog

/// SPEC.md, sections 7.11 and 12.2.
struct EvidenceTests {
  @Test(arguments: try Vector.all(in: "evidence"))
  func vectorsHaveTheirVerdict(_ vector: Vector) throws {
    #expect(vector.fieldNames.isEmpty)
    let trust = try exampleTrust()
    let found = outcome {
      let evidence = try Evidence(parsing: vector.body)
      #expect(evidence.encoded == vector.body, "what is read is written in the same way")
      _ = try evidence.verify(trust: trust)
    }
    #expect(found == vector.expect, "\(vector.comment)")
  }

  @Test(arguments: try Vector.all(in: "log-bundle"))
  func bundlesHaveTheirVerdict(_ vector: Vector) async throws {
    #expect(vector.fieldNames.isEmpty)
    let trust = try exampleTrust()
    let found = await awaitedOutcome {
      let bundle = try LogBundle(parsing: vector.body, named: "bundle")
      let log = try await LogReader(bundle, policy: trust.policy, at: 0)
      if let broken = try await JudgedLog(judging: log, trust: trust).broken {
        throw LogError(.unverified, "\(broken.violation)")
      }
    }
    #expect(found == vector.expect, "\(vector.comment)")
  }
}

import Endorsements
import TestSupport
import Testing
import TransparencyLog

struct LoggedEntryTests {
  @Test(arguments: try Vector.all(in: "proof"))
  func vectorsHaveTheirVerdict(_ vector: Vector) throws {
    #expect(vector.fieldNames.isSubset(of: ["text"]))
    let trust = try exampleTrust()
    let given = try vector.value("text")
    let found = outcome {
      let proof = try LogProof(parsing: vector.body)
      #expect(proof.encoded == vector.body, "what is read is written in the same way")
      let logged = try LoggedEntry(verifying: proof, trust: trust, at: 0)
      if let given, logged.entry.textHash?.description != given {
        throw LogError(.unverified, "another text")
      }
    }
    #expect(found == vector.expect, "\(vector.comment)")
  }
}

import Endorsements
import TestSupport
import Testing
import TransparencyLog

struct DomainProofTests {
  @Test(arguments: try Vector.all(in: "domain"))
  func vectorsHaveTheirVerdict(_ vector: Vector) throws {
    #expect(vector.fieldNames == ["host", "key", "now"])
    let host = try #require(try vector.value("host"))
    let key = try VerifierKey(parsing: try #require(try vector.value("key")))
    let now = try #require(try vector.value("now").flatMap { Int($0) })
    let found = outcome {
      try DomainProof(parsing: vector.body, of: host).verify(names: key, at: now)
    }
    #expect(found == vector.expect, "\(vector.comment)")
  }

  @Test func theErrorTellsWhatIsNamedInstead() throws {
    let key = try exampleKey("alpha.example").verifierKey
    let other = try exampleKey("alpha.example-2").verifierKey
    let file = """
      Canonical: https://alpha.example/.well-known/endorsement-keys.txt
      Key: \(other)
      Expires: 2027-03-01T00:00:00Z

      """
    let proof = try DomainProof(parsing: Array(file.utf8), of: "alpha.example")
    #expect {
      try proof.verify(names: key, at: 0)
    } throws: { error in
      "\(error)" == "names \(other), not \(key)"
    }
    #expect(proof.keys == [other])
    #expect(timestamp(proof.expires) == "2027-03-01T00:00:00Z")
  }
}

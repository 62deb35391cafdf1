import Endorsements
import TestSupport
import Testing
import TransparencyLog

struct KeyNameTests {
  @Test(arguments: try Vector.all(in: "key-name"))
  func vectorsHaveTheirVerdict(_ vector: Vector) throws {
    #expect(vector.fieldNames == ["kind"])
    let kind = try vector.value("kind")
    let found = outcome {
      let name = try text(vector.body)
      if kind == "origin" { return try KeyName.check(origin: name) }
      guard try KeyName.check(name).rawValue == kind else {
        throw LogError(.malformed, "the name of another kind")
      }
    }
    #expect(found == vector.expect, "\(vector.comment)")
  }

  @Test(arguments: [
    ("karisma.org.co", "karisma.org.co"),
    ("secretariat.example/vinton-cerf", "secretariat.example"),
  ])
  func theDomainIsWhatStandsBeforeTheSlash(name: String, domain: String) {
    #expect(KeyName.domain(of: name) == domain)
  }
}

import Endorsements
import TestSupport
import Testing
import TransparencyLog

struct TrustFolderTests {
  @Test(arguments: try Vector.all(in: "secretariat"))
  func vectorsHaveTheirVerdict(_ vector: Vector) throws {
    #expect(vector.fieldNames.isEmpty)
    let policy = try Repository.file("Keys/policy")
    let found = outcome {
      let trust = try TrustFolder(policy: policy, secretariat: vector.body)
      let written = trust.secretariat.map { "\($0)\n" }.joined()
      #expect(Array(written.utf8) == vector.body, "what is read is written in the same way")
    }
    #expect(found == vector.expect, "\(vector.comment)")
  }

  @Test func theFingerprintCoversBothFilesAndWhereOneEnds() throws {
    let policy = try Repository.file("Keys/policy")
    let secretariat = try Repository.file("Keys/secretariat.vkey")
    let trust = try TrustFolder(policy: policy, secretariat: secretariat)
    var hashed: [UInt8] = []
    for file in [policy, secretariat] {
      hashed += (0..<8).map { UInt8(truncatingIfNeeded: file.count >> (56 - 8 * $0)) } + file
    }
    #expect(trust.fingerprint == "sha256:" + hex(Hash.sha256(hashed).bytes))
    let commented = try TrustFolder(
      policy: Array("#\n".utf8) + policy, secretariat: secretariat)
    #expect(commented.fingerprint != trust.fingerprint)
  }

  @Test func aFolderWithoutAFileIsUndecided() throws {
    let folder = try TemporaryFolder()
    #expect(throws: LogError(.undecided, "")) { try TrustFolder(at: folder.path) }
    try Files.create(folder("policy"), try Repository.file("Keys/policy"))
    #expect(throws: LogError(.undecided, "")) { try TrustFolder(at: folder.path) }
    #expect(throws: LogError(.undecided, "")) { try TrustFolder(at: folder("nowhere")) }
  }

  @Test func aKeyThatHasARoleIsNotFree() throws {
    let trust = try exampleTrust()
    let free = try exampleKey("alpha.example").verifierKey
    #expect(throws: Never.self) { try trust.checkIsFree(free) }
    for taken in trust.policy.logs + trust.secretariat {
      // Whatever it is called.
      let renamed = try VerifierKey(name: "alpha.example", publicKey: taken.publicKey)
      for key in [taken, renamed] {
        #expect(throws: LogError(.malformed, "")) { try trust.checkIsFree(key) }
      }
    }
  }
}

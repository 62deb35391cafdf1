import Foundation
import TestSupport
import Testing
import TransparencyLog

/// The acceptance rule of SPEC.md, section 3.3.
struct Ed25519Tests {
  @Test(arguments: try Vector.all(in: "ed25519"))
  func signatureGetsItsVerdict(vector: Vector) throws {
    let lines = try vector.lines()
    try #require(lines.count == 3)
    func part(_ label: String) throws -> [UInt8] {
      let content = try #require(vector.lines(label).first)
      return try #require(bytes(hex: content.utf8))
    }
    let publicKey = try part("key")
    let key = PublicKey(try #require(Bytes32(publicKey)))
    let isValid = key.isValidSignature(try part("signature"), for: try part("message"))
    #expect((isValid ? "accept" : "unverified") == vector.expect)
  }

  @Test(arguments: try Vector.all(in: "new-key"))
  func newKeyGetsItsVerdict(vector: Vector) throws {
    let line = try #require(vector.lines().first)
    let publicKey = try #require(bytes(hex: line.utf8))
    let key = PublicKey(try #require(Bytes32(publicKey)))
    #expect((key.isFitForUse ? "accept" : "unverified") == vector.expect)
  }

  @Test func verifiesWhatItSigned() throws {
    let key = try exampleKey(1)
    for count in [0, 1, 63, 64, 65, 1000] {
      let message = [UInt8](repeating: 7, count: count)
      let signature = try key.signature(of: message)
      #expect(key.verifierKey.publicKey.isValidSignature(signature, for: message))
      #expect(!key.verifierKey.publicKey.isValidSignature(signature, for: message + [7]))
    }
  }

  @Test(arguments: [0, 1, 63, 65, 128])
  func refusesSignatureOfAnotherLength(count: Int) throws {
    let key = try exampleKey(1)
    let longest = try key.signature(of: []) + [UInt8](repeating: 0, count: 64)
    #expect(!key.verifierKey.publicKey.isValidSignature(longest.prefix(count), for: []))
  }

  private struct CCTVCase: Decodable {
    let key: String
    let sig: String
    let msg: String
  }

  @Test(.enabled(if: Repository.foreignVectors != nil, "../shared/vectors is missing"))
  func acceptsExactly43EdgeCasesOfCCTV() throws {
    let cases: [CCTVCase] = try foreign("cctv.json")
    let accepted = try cases.count {
      let publicKey = try #require(bytes(hex: $0.key.utf8))
      let key = PublicKey(try #require(Bytes32(publicKey)))
      return key.isValidSignature(try #require(bytes(hex: $0.sig.utf8)), for: Array($0.msg.utf8))
    }
    #expect(cases.count == 914)
    #expect(accepted == 43)
  }

  private struct Wycheproof: Decodable {
    struct Group: Decodable {
      struct Key: Decodable { let pk: String }
      struct Case: Decodable {
        let tcId: Int
        let msg: String
        let sig: String
        let result: String
      }
      let publicKey: Key
      let tests: [Case]
    }
    let testGroups: [Group]
  }

  @Test(.enabled(if: Repository.foreignVectors != nil, "../shared/vectors is missing"))
  func agreesWithEveryVerdictOfWycheproof() throws {
    let file: Wycheproof = try foreign("wycheproof.json")
    var count = 0
    for group in file.testGroups {
      let publicKey = try #require(bytes(hex: group.publicKey.pk.utf8))
      let key = PublicKey(try #require(Bytes32(publicKey)))
      for test in group.tests {
        let message = try #require(bytes(hex: test.msg.utf8))
        let signature = try #require(bytes(hex: test.sig.utf8))
        let isValid = key.isValidSignature(signature, for: message)
        #expect(isValid == (test.result == "valid"), "test case \(test.tcId)")
        count += 1
      }
    }
    #expect(count == 151)
  }

  private func foreign<Value: Decodable>(_ name: String) throws -> Value {
    let folder = try #require(Repository.foreignVectors)
    let data = try Data(contentsOf: folder.appending(path: "ed25519/\(name)"))
    return try JSONDecoder().decode(Value.self, from: data)
  }
}

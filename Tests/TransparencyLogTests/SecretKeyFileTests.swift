import TestSupport
import Testing

@testable import TransparencyLog

/// SPEC.md, section 3.4.
struct SecretKeyFileTests {
  private static let cheap = SecretKeyFile.Cost(passes: 1, memory: 8192)

  @Test(arguments: try Vector.all(in: "secret-key"))
  func secretKeyFileGetsItsVerdict(vector: Vector) throws {
    let passphrase = try vector.value("passphrase").map { try secret($0) }
    let expected = try vector.value("public")
    let verdict = outcome {
      let key = try SecretKeyFile(parsing: vector.body).secretKey(passphrase: passphrase)
      #expect(key.verifierKey.description == expected)
    }
    #expect(verdict == vector.expect)
    #expect((expected != nil) == (vector.expect == "accept"))
    #expect(vector.fieldNames.isSubset(of: ["passphrase", "public"]))
  }

  @Test(arguments: ["a", "correct horse battery staple", "z\u{FC}rich", ""])
  func opensWhatItSealed(passphrase: String) throws {
    let key = try exampleKey(1)
    let file = try SecretKeyFile.encode(key, passphrase: try secret(passphrase), cost: Self.cheap)
    let read = try SecretKeyFile(parsing: file)
    #expect(read.needsPassphrase)
    #expect(read.claimedKey == key.verifierKey)
    let opened = try read.secretKey(passphrase: try secret(passphrase))
    #expect(opened.verifierKey == key.verifierKey)
    #expect(try opened.signature(of: [1, 2, 3]) == key.signature(of: [1, 2, 3]))
  }

  @Test func readsPlainFile() throws {
    let key = try exampleKey(1)
    let file = try SecretKeyFile.encode(key, passphrase: nil)
    let read = try SecretKeyFile(parsing: file)
    #expect(!read.needsPassphrase)
    #expect(try read.secretKey(passphrase: nil).verifierKey == key.verifierKey)
    #expect(try SecretKeyFile.encode(read.secretKey(passphrase: nil), passphrase: nil) == file)
  }

  @Test func sealsTwiceUnderDifferentSaltAndNonce() throws {
    let key = try exampleKey(1)
    let passphrase = try secret("passphrase")
    let files = try (0..<2).map { _ in
      String(
        decoding: try SecretKeyFile.encode(key, passphrase: passphrase, cost: Self.cheap),
        as: UTF8.self
      ).split(separator: "\n")
    }
    for line in 0..<5 { #expect((files[0][line] == files[1][line]) == (line < 2)) }
  }

  @Test(arguments: ["", "Passphrase", "passphrase ", "passphras"])
  func refusesWrongPassphrase(passphrase: String) throws {
    let file = try SecretKeyFile(
      parsing: try SecretKeyFile.encode(
        try exampleKey(1), passphrase: try secret("passphrase"), cost: Self.cheap))
    #expect(
      outcome { _ = try file.secretKey(passphrase: try secret(passphrase)) } == "unverified")
  }

  @Test func isUndecidedWithoutPassphrase() throws {
    let file = try SecretKeyFile(
      parsing: try SecretKeyFile.encode(
        try exampleKey(1), passphrase: try secret("passphrase"), cost: Self.cheap))
    #expect(outcome { _ = try file.secretKey(passphrase: nil) } == "undecided")
  }

  @Test(arguments: [nil, "passphrase"])
  func neverGivesAnotherKeyForAnyFlippedBit(passphrase: String?) throws {
    let key = try exampleKey(1)
    let passphrase = try passphrase.map { try secret($0) }
    let file = try SecretKeyFile.encode(key, passphrase: passphrase, cost: Self.cheap)
    var refused = 0
    for position in file.indices {
      for bit in 0..<8 {
        var flipped = file
        flipped[position] ^= 1 << bit
        let opened = try? SecretKeyFile(parsing: flipped).secretKey(passphrase: passphrase)
        if let opened {
          #expect(opened.verifierKey == key.verifierKey, "byte \(position), bit \(bit)")
        } else {
          refused += 1
        }
      }
    }
    #expect(refused == file.count * 8)
  }

  @Test func isRefusedCutOffAnywhere() throws {
    let file = try SecretKeyFile.encode(
      try exampleKey(1), passphrase: try secret("passphrase"), cost: Self.cheap)
    for count in file.indices {
      #expect(outcome { _ = try SecretKeyFile(parsing: Array(file.prefix(count))) } == "malformed")
    }
  }

  @Test func generatesKeysThatAreFitAndDifferent() throws {
    let keys = try (0..<8).map { _ in try SecretKey(generating: "alpha.example") }
    for key in keys { #expect(key.verifierKey.publicKey.isFitForUse) }
    #expect(Set(keys.map { $0.verifierKey }).count == keys.count)
  }
}

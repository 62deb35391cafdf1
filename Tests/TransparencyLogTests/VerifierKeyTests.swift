import TestSupport
import Testing

@testable import TransparencyLog

/// SPEC.md, section 3.2.
struct VerifierKeyTests {
  @Test(arguments: try Vector.all(in: "vkey"))
  func verifierKeyGetsItsVerdict(vector: Vector) throws {
    let verdict = outcome {
      // A caller reads the file as UTF-8 first; what is not UTF-8 is malformed there.
      guard let text = String(validating: vector.body, as: UTF8.self) else {
        throw LogError(.malformed, "not UTF-8")
      }
      let key = try VerifierKey(parsing: text)
      #expect(Array(key.description.utf8) == vector.body)
    }
    #expect(verdict == vector.expect)
  }

  @Test(arguments: [
    "a", "alpha.example/ada", "z\u{FC}rich", "e\u{301}", "\u{301}", "\u{200D}", "name\u{600}",
    "\u{D4E}", "\u{1F468}\u{200D}", "K\u{212A}", "\u{200B}", "/:\\\"'",
  ])
  func readsWhatItWrites(name: String) throws {
    let key = try VerifierKey(name: name, publicKey: exampleKey(1).verifierKey.publicKey)
    let read = try VerifierKey(parsing: key.description)
    #expect(read == key)
    #expect(Array(read.name.utf8) == Array(name.utf8))
  }

  @Test func tellsNormalFormsOfOneNameApart() throws {
    let publicKey = try exampleKey(1).verifierKey.publicKey
    let composed = try VerifierKey(name: "\u{E9}", publicKey: publicKey)
    let decomposed = try VerifierKey(name: "e\u{301}", publicKey: publicKey)
    #expect(composed != decomposed)
    #expect(!composed.hasName(decomposed.name))
  }

  @Test func wrapsTheSameKeyUnderAnyNameAndType() throws {
    let key = try exampleKey(1).verifierKey
    let cosigner = try VerifierKey(name: "other", type: .cosignature, publicKey: key.publicKey)
    #expect(key.wrapsSameKey(as: cosigner))
    #expect(key != cosigner)
    #expect(key.id != cosigner.id)
    #expect(!key.wrapsSameKey(as: try exampleKey(2).verifierKey))
  }

  @Test func countsTwentyFiveWhiteSpaceCharacters() {
    // None is above U+3000.
    let found = (0...UInt32(0xFFFF)).compactMap(Unicode.Scalar.init).filter(isWhiteSpace)
    #expect(found.count == 25)
    #expect(found.allSatisfy { $0.properties.isWhitespace })
  }

  @Test(arguments: [
    (0x01, "malformed"), (0x02, "unsupported"), (0x04, "malformed"), (0x06, "unsupported"),
    (0xFF, "unsupported"),
  ])
  func refusesWrongKeyIDOfTypesThatItKnows(type: UInt8, expected: String) {
    let key = "alpha.example+00000000+\(base64([type] + Hash.zero.bytes))"
    #expect(outcome { _ = try VerifierKey(parsing: key) } == expected)
  }

  @Test func asksForTheTypeOfASigner() throws {
    let signer = try exampleKey(1).verifierKey
    let cosigner = try VerifierKey(
      name: "w", type: .cosignature, publicKey: signer.publicKey)
    #expect(try VerifierKey(parsingEd25519: signer.description) == signer)
    #expect(try VerifierKey(parsing: cosigner.description) == cosigner)
    #expect(
      outcome { _ = try VerifierKey(parsingEd25519: cosigner.description) } == "malformed")
  }
}

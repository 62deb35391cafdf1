import Foundation
import TestSupport
import Testing

@testable import TransparencyLog

/// signed-note; SPEC.md, section 4.
struct NoteTests {
  @Test(arguments: try Vector.all(in: "note"))
  func noteGetsItsVerdict(vector: Vector) throws {
    let known = try vector.values("known").map { try VerifierKey(parsing: $0) }
    let verdict = outcome {
      let note = try Note(parsing: vector.body)
      #expect(note.encoded == vector.body)
      _ = try note.opened(withKnownKeys: known)
    }
    #expect(verdict == vector.expect)
    #expect(vector.fieldNames.isSubset(of: ["known"]))
  }

  private static let text = Array("An example.\n\nTwo paragraphs.\n".utf8)

  private func signed(_ text: [UInt8] = text, by numbers: UInt8...) throws -> Note {
    var note = Note(unsigned: text)
    for number in numbers { try note.sign(with: try exampleKey(number)) }
    return note
  }

  @Test func opensTheExampleOfTheSpecification() throws {
    let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    let note = """
      This is an example message.

      — example.com/foo \
      Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

      """
    let opened = try Note(parsing: Array(note.utf8))
      .opened(withKnownKeys: [try VerifierKey(parsing: key)])
    #expect(opened.text == Array("This is an example message.\n".utf8))
  }

  @Test(arguments: ["\n", "a\n", "\n\n\n", "a\n\n— b AAAA\n", "\u{FEFF}\u{2028}\u{7F}\n"])
  func opensWhatItSigned(text: String) throws {
    let text = Array(text.utf8)
    let keys = try [1, 2].map { try exampleKey($0).verifierKey }
    let note = try signed(text, by: 1, 2)
    let read = try Note(parsing: note.encoded)
    #expect(read.encoded == note.encoded)
    #expect(read.text == text)
    let opened = try read.opened(withKnownKeys: keys)
    #expect(opened.text == text)
    #expect(opened.signers == keys)
    #expect(read.isSigned(by: keys[0], at: 0) && read.isSigned(by: keys[1], at: 1))
    #expect(!read.isSigned(by: keys[0], at: 1) && !read.isSigned(by: keys[1], at: 2))
  }

  @Test(arguments: [[1], [1, 2], [2, 1]] as [[UInt8]])
  func neverOpensToAnotherTextForAnyFlippedBit(signers: [UInt8]) throws {
    let known = [try exampleKey(1).verifierKey]
    var note = Note(unsigned: Self.text)
    for number in signers { try note.sign(with: try exampleKey(number)) }
    let whole = note.encoded
    var opened = 0
    for position in whole.indices {
      for bit in 0..<8 {
        var flipped = whole
        flipped[position] ^= 1 << bit
        guard let read = try? Note(parsing: flipped).opened(withKnownKeys: known) else { continue }
        #expect(read.text == Self.text, "byte \(position), bit \(bit)")
        opened += 1
      }
    }
    // Only the line of an unknown key may change, and only if there is one.
    #expect((opened > 0) == (signers.count > 1))
  }

  @Test func neverOpensCutOffAnywhere() throws {
    let known = [try exampleKey(1).verifierKey]
    let whole = try signed(by: 1).encoded
    for count in whole.indices {
      let cut = Array(whole.prefix(count))
      #expect((try? Note(parsing: cut).opened(withKnownKeys: known)) == nil, "\(count) bytes")
    }
  }

  @Test func comparesKeyNamesByBytes() throws {
    let key = try exampleKey(1, name: "Kelvin").verifierKey
    let signature = try exampleKey(1, name: "Kelvin").signature(of: Self.text)
    let keyID = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: key.id >> $0) }
    let line = "— \u{212A}elvin \(base64(keyID + signature))\n"
    let note = try Note(parsing: Self.text + [10] + Array(line.utf8))
    #expect(outcome { _ = try note.opened(withKnownKeys: [key]) } == "unverified")
    #expect(!note.isSigned(by: key, at: 0))
  }

  @Test func judgesTheFormOfAllLinesBeforeAnySignature() throws {
    let keys = try [1, 2].map { try exampleKey($0).verifierKey }
    var bytes = try signed(by: 1, 2).encoded
    bytes[0] ^= 1
    #expect(outcome { _ = try Note(parsing: bytes).opened(withKnownKeys: keys) } == "unverified")
    bytes += try signed(by: 2).encoded[(Self.text.count + 1)...]
    #expect(outcome { _ = try Note(parsing: bytes).opened(withKnownKeys: keys) } == "malformed")
  }

  @Test func doesNotTakeACosignersKeyForASigners() throws {
    let secret = try exampleKey(1)
    let cosigner = try VerifierKey(
      name: secret.verifierKey.name, type: .cosignature, publicKey: secret.verifierKey.publicKey)
    let keyID = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: cosigner.id >> $0) }
    let signature = try secret.signature(of: Self.text)
    let line = "— \(cosigner.name) \(base64(keyID + signature))\n"
    let note = try Note(parsing: Self.text + [10] + Array(line.utf8))
    #expect(outcome { _ = try note.opened(withKnownKeys: [cosigner]) } == "unverified")
  }

  private struct BrokenSigner: NoteSigner {
    let verifierKey: VerifierKey
    let made: [UInt8]
    func signature(of text: [UInt8]) -> [UInt8] { made }
  }

  @Test(arguments: [[], [UInt8](repeating: 0, count: 64), [UInt8](repeating: 1, count: 65)])
  func addsNoSignatureThatDoesNotVerify(made: [UInt8]) throws {
    var note = Note(unsigned: Self.text)
    let signer = BrokenSigner(verifierKey: try exampleKey(1).verifierKey, made: made)
    #expect(throws: LogError(.system, "")) { try note.sign(with: signer) }
    #expect(note.signatures.isEmpty)
  }

  /// Their initializers are internal; this holds the module itself to the few places that call them.
  @Test(arguments: [
    ("VerifiedNote", ["Note.swift"]),
    ("SignedCheckpoint", ["Log.swift", "LogMirror.swift", "LogPublication.swift", "Policy.swift"]),
    ("VerifiedCheckpoint", ["Log.swift", "LogReader.swift", "Policy.swift"]),
  ])
  func onlyVerificationMakesAVerifiedValue(type: String, files: [String]) throws {
    let folder = Repository.root.appending(path: "Sources/TransparencyLog")
    let sources = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let makers = try sources.filter { $0.hasSuffix(".swift") }.filter {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8).contains("\(type)(")
    }
    #expect(makers.sorted() == files)
    let declared = try files.contains {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        .contains("extension \(type)")
    }
    #expect(!declared)
  }
}

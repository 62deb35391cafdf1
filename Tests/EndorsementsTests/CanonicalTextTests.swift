import TestSupport
import Testing
import TransparencyLog

@testable import Endorsements

struct CanonicalTextTests {
  @Test(arguments: try Vector.all(in: "text"))
  func vectorsHaveTheirVerdict(_ vector: Vector) throws {
    #expect(vector.fieldNames.isSubset(of: ["hash"]))
    var hash: String?
    let found = outcome { hash = try CanonicalText(vector.body).hash.description }
    #expect(found == vector.expect, "\(vector.comment)")
    #expect(try hash == vector.value("hash"), "\(vector.comment)")
  }

  @Test func theCanonicalFormIsItsOwnCanonicalForm() throws {
    var random = SeededGenerator(seed: 4)
    var accepted = 0
    for _ in 0..<20_000 {
      let sample = awkwardText(length: 1...6, &random)
      guard let canonical = try? CanonicalText(Array(sample.utf8)) else { continue }
      accepted += 1
      #expect(
        try CanonicalText(canonical.bytes).bytes == canonical.bytes, "\(sample.debugDescription)")
    }
    #expect(accepted > 1000)
  }

  @Test func lineEndsBlanksAtLineEndsAndTheMarkAtTheBeginningDoNotMatter() throws {
    let plain = try CanonicalText(Array("One\n\nTwo  words\n".utf8)).bytes
    #expect(plain == Array("One\n\nTwo  words\n".utf8))
    for variant in [
      "One\r\n\r\nTwo  words\r\n", "One\r\rTwo  words", "\u{FEFF}One \t\n \nTwo  words\n\n\n",
      "\n \t\nOne\n\nTwo  words\t", "One\n\r\nTwo  words\r",
    ] {
      #expect(try CanonicalText(Array(variant.utf8)).bytes == plain, "\(variant.debugDescription)")
    }
  }

  @Test(arguments: [
    ("ab\u{200B}", "line 1, column 3: U+200B"), ("\r\n\rx\u{2028}", "line 3, column 2: U+2028"),
    ("\u{FEFF}\u{FEFF}", "line 1, column 1: U+FEFF"), ("\u{1F468}\u{200D}", "column 2: U+200D"),
    ("a\n\u{378}", "line 2, column 1: U+0378"),
  ])
  func namesThePlaceOfACharacterThatIsNotAllowed(file: String, place: String) {
    #expect {
      try CanonicalText(Array(file.utf8))
    } throws: { "\($0)".contains(place + " is not allowed in a text") }
  }

  @Test func aFileIsNotReadWhereItIsTooLarge() throws {
    let line = [UInt8](repeating: 0x61, count: CanonicalText.sizeLimit - 1) + [0x0A]
    #expect(try CanonicalText(line).bytes.count == CanonicalText.sizeLimit)
    #expect(throws: LogError(.malformed, "")) { try CanonicalText(line + [0x0A]) }
    // One byte less as given, and the line end makes it as long as allowed; then one too long.
    #expect(try CanonicalText(line.dropLast()).bytes == line)
    #expect(throws: LogError(.malformed, "")) {
      try CanonicalText([UInt8](repeating: 0x61, count: CanonicalText.sizeLimit))
    }
  }

  @Test(arguments: [
    "SHA256:", "sha256", "sha256: ", "sha256:\u{301}", "sha-256:", "",
  ])
  func aTextHashIsWrittenInOneWayOnly(prefix: String) throws {
    let hex = String(repeating: "0a", count: 32)
    #expect(try TextHash(parsing: "sha256:" + hex).description == "sha256:" + hex)
    #expect(throws: LogError(.malformed, "")) { try TextHash(parsing: prefix + hex) }
    for other in [hex.uppercased(), String(hex.dropLast()), hex + "0", " " + hex.dropFirst()] {
      #expect(throws: LogError(.malformed, "")) { try TextHash(parsing: "sha256:" + other) }
    }
  }
}

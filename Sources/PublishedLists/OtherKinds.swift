import TransparencyLog

/// What is taken for a list and is none, though it may have lines that could be taken for names.
/// SPEC.md, section 13.1, *Text*.
enum OtherKinds {
  /// - Throws: `malformed` where the beginning of a document tells that it is something else.
  static func refuse(_ bytes: [UInt8]) throws {
    if let words = foreign.first(where: { bytes.starts(with: $0.beginning) })?.words {
      throw LogError(
        .malformed, "this is \(words), not text: save or copy its list as text, CSV or HTML")
    }
    if let words = own(bytes) {
      throw LogError(.malformed, "this is \(words), expected a list of signatories")
    }
  }

  private static let foreign: [(beginning: [UInt8], words: String)] = [
    (Array("%PDF-".utf8), "a PDF"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive, as the documents of office programs are"),
    ([0xD0, 0xCF, 0x11, 0xE0], "a document of an office program"),
    ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
  ]

  /// What endorse writes, and a list is not.
  private static func own(_ bytes: [UInt8]) -> String? {
    if LogProof.looksLikeOne(bytes) { return "a proof file (endorse verify)" }
    if Evidence.looksLikeOne(bytes) { return "evidence against a log (endorse verify)" }
    if LogBundle.looksLikeOne(bytes) { return "a log in one file (--log)" }
    if (try? Note(parsing: bytes)) != nil { return "a signed note (endorse inspect)" }
    let first = bytes.prefix(longestKey).prefix { $0 != 0x0A && $0 != 0x0D }
    let key = try? VerifierKey(parsing: String(decoding: first, as: UTF8.self))
    return key == nil ? nil : "a verifier key (endorse inspect)"
  }

  private static let longestKey = 4096
}

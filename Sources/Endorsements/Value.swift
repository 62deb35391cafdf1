import TransparencyLog

/// What may stand in a field that is printed: a name, a role, a title, a reason. SPEC.md, section
/// 5.1.
public enum Value {
  static let scalarLimit = 300

  /// - Parameter what: what the error calls it.
  /// - Throws: `malformed`, naming the character and its place.
  public static func check(_ text: String, what: String) throws {
    func refuse(_ why: String) -> LogError {
      LogError(.malformed, "\(what) \(quoted(text)) \(why)")
    }
    let scalars = text.unicodeScalars
    guard !scalars.isEmpty else { throw LogError(.malformed, "\(what) is empty") }
    guard scalars.count <= scalarLimit else {
      throw refuse("has \(scalars.count) characters, expected at most \(scalarLimit)")
    }
    guard scalars.first != " ", scalars.last != " " else { throw refuse("has a space at an end") }
    if isPlain(text) { return }
    var before: Unicode.Scalar?
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar == " ", before == " " { throw refuse("has two spaces in a row") }
      let next = scalars.index(after: index)
      let after = next == scalars.endIndex ? nil : scalars[next]
      guard isAllowed(scalar, between: before, and: after) else {
        throw refuse("has \(named(scalar)), which is not allowed")
      }
      before = scalar
    }
    guard text.nfc.isIdentical(to: text) else { throw refuse("is not in normal form C") }
  }

  /// Whether a text is printable ASCII without two spaces in a row, as most are: every character of
  /// it is then allowed, and it is in normal form C.
  private static func isPlain(_ text: String) -> Bool {
    var before: UInt8 = 0
    return text.utf8.allSatisfy { byte in
      defer { before = byte }
      return byte > 0x20 && byte < 0x7F || byte == 0x20 && before != 0x20
    }
  }

  /// Whether a character is allowed in a value, where it stands.
  static func isAllowed(
    _ scalar: Unicode.Scalar, between before: Unicode.Scalar?, and after: Unicode.Scalar?
  ) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
    let traits = Unicode15.traits(of: scalar)
    if scalar.value == 0x200C || scalar.value == 0x200D {
      guard let before, let after else { return false }
      return Unicode15.traits(of: before).contains(.letterOrMark)
        && Unicode15.traits(of: after).contains(.letterOrMark)
    }
    return traits.isDisjoint(with: [.refused, .defaultIgnorable, .whiteSpace])
      && scalar.value != 0x2800
  }

  /// `U+200B`.
  static func named(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

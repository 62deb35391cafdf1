import TransparencyLog

/// The identity that a key claims: an organization's domain, or an individual's name below one.
/// SPEC.md, section 3.1.
public enum KeyName {
  /// What a key name is of; SPEC.md, section 3.1.
  public enum Kind: String, Sendable {
    /// A domain.
    case organization
    /// A domain and one path segment.
    case individual
  }

  /// - Returns: whose name it is.
  /// - Throws: `malformed`, saying what a key name looks like.
  @discardableResult
  public static func check(_ name: String) throws -> Kind {
    let parts = Array(name.utf8)
      .split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    guard isDomain(parts[0]) else {
      throw LogError(
        .malformed,
        """
        key name \(quoted(name)) does not begin with a domain in lower case, such as \
        karisma.org.co (an individual's has a slash and a name behind it)
        """
      )
    }
    guard parts.count == 2 else { return .organization }
    let person = parts[1]
    guard (1...64).contains(person.count), !person.elementsEqual(".".utf8),
      !person.elementsEqual("..".utf8),
      person.allSatisfy({ isLetterOrDigit($0) || ".-_".utf8.contains($0) })
    else {
      throw LogError(
        .malformed,
        "key name \(quoted(name)): after the slash stand 1 to 64 of a-z, 0-9, dot, - and _")
    }
    return .individual
  }

  /// - Throws: `malformed` where `origin` cannot be the name of a log.
  public static func check(origin: String) throws {
    let bytes = origin.utf8
    guard (1...255).contains(bytes.count),
      bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") })
    else {
      throw LogError(
        .malformed,
        "origin \(quoted(origin)) is not 1 to 255 visible ASCII characters without a plus sign")
    }
  }

  /// The domain of a key name.
  public static func domain(of name: String) -> Substring { name.prefix { $0 != "/" } }

  private static func isDomain(_ text: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
      (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
        && label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
    }
    var rest = text
    var labels = 1
    while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
      guard isLabel(rest[..<dot]) else { return false }
      rest = rest[(dot + 1)...]
      labels += 1
    }
    return text.count <= 253 && labels >= 2 && isLabel(rest) && !rest.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte)
  }
}

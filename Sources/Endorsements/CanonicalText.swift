import TransparencyLog

/// The hash of a canonical text, written `sha256:` and 64 hex digits. SPEC.md, section 5.2.
public struct TextHash: Hashable, Sendable, CustomStringConvertible {
  /// SHA-256 of the canonical text.
  public let hash: Hash

  /// - Parameter hash: of a text in canonical form; that is not checked.
  public init(_ hash: Hash) { self.hash = hash }

  /// - Throws: `malformed`.
  public init(parsing text: some StringProtocol) throws {
    let prefix = "sha256:".utf8
    guard text.utf8.starts(with: prefix), let hash = Hash(hex: text.utf8.dropFirst(prefix.count))
    else {
      throw LogError(
        .malformed, "text hash \(quoted(text)) is not sha256: and 64 lower-case hex digits")
    }
    self.hash = hash
  }

  /// The 64 hex digits.
  public var hex: String { TransparencyLog.hex(hash.bytes) }
  public var description: String { "sha256:" + hex }
}

/// A text in the form that is hashed and signed, so that a copy with other line ends has the same
/// hash. SPEC.md, section 5.2.
public struct CanonicalText: Sendable {
  /// The longest text, in bytes, as given and as canonical.
  public static let sizeLimit = 1_048_576

  /// The canonical form, ending in LF.
  public let bytes: [UInt8]
  /// Its text hash, SPEC.md, section 5.2.
  public var hash: TextHash { TextHash(.sha256(bytes)) }

  /// - Throws: `malformed`, naming line and column of a character that is not allowed.
  public init(_ file: [UInt8]) throws {
    guard file.count <= Self.sizeLimit else {
      throw LogError(.malformed, "\(file.count) bytes, expected at most \(Self.sizeLimit)")
    }
    guard let decoded = String(validating: file, as: UTF8.self) else {
      throw LogError(.malformed, "not valid UTF-8")
    }
    var scalars = Array(decoded.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    scalars = Self.withLineFeeds(scalars)
    try Self.check(scalars)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    var lines = Array(String(text).nfc.utf8).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for index in lines.indices {
      while let last = lines[index].last, last == 0x20 || last == 0x09 { lines[index].removeLast() }
    }
    let content = lines.drop(while: \.isEmpty)
    guard let end = content.lastIndex(where: { !$0.isEmpty }) else {
      throw LogError(.malformed, "the text is empty")
    }
    bytes = Array(content[...end].joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    guard bytes.count <= Self.sizeLimit else {
      throw LogError(
        .malformed, "\(bytes.count) bytes in canonical form, expected at most \(Self.sizeLimit)")
    }
  }

  private static func withLineFeeds(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(scalars.count)
    for (index, scalar) in scalars.enumerated() {
      if scalar != "\r" {
        result.append(scalar)
      } else if index + 1 == scalars.count || scalars[index + 1] != "\n" {
        result.append("\n")
      }
    }
    return result
  }

  private static func check(_ scalars: [Unicode.Scalar]) throws {
    var line = 1
    var column = 1
    for (index, scalar) in scalars.enumerated() {
      let allowed =
        switch scalar {
        case "\t", "\n", "\u{200E}", "\u{200F}", "\u{61C}": true
        default:
          Unicode15.traits(of: scalar).contains(.spaceSeparator)
            || Value.isAllowed(
              scalar, between: index == 0 ? nil : scalars[index - 1],
              and: index + 1 == scalars.count ? nil : scalars[index + 1])
        }
      guard allowed else {
        throw LogError(
          .malformed,
          "line \(line), column \(column): \(Value.named(scalar)) is not allowed in a text")
      }
      column += 1
      if scalar == "\n" {
        line += 1
        column = 1
      }
    }
  }
}

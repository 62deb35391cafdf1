/// What decides whether two names are the same. SPEC.md, section 5.3.
public struct NameKey: Hashable, Sendable, Comparable {
  /// UTF-8.
  public let bytes: [UInt8]

  /// - Returns: nil where `name` is no one's name: it has an unassigned or private-use character,
  ///   or nothing of it remains.
  public init?(_ name: String) { self.init(name, folding: true) }

  /// The name key made without step 4: letters keep their case. Only for its skeleton.
  public static func unfolded(_ name: String) -> NameKey? { NameKey(name, folding: false) }

  private init?(_ name: String, folding: Bool) {
    guard var key = Self.asciiKey(name, folding: folding) ?? Self.key(name, folding: folding) else {
      return nil
    }
    let article = "the ".utf8
    if key.starts(with: article), key.count > article.count { key.removeFirst(article.count) }
    guard !key.isEmpty else { return nil }
    bytes = key
  }

  /// Steps 1 to 7; nil where the name has a character that no name has.
  private static func key(_ name: String, folding: Bool) -> [UInt8]? {
    guard !name.unicodeScalars.contains(where: { Unicode15.traits(of: $0).contains(.unnameable) })
    else { return nil }
    let visible = map(name).nfkc.unicodeScalars.filter {
      !Unicode15.traits(of: $0).contains(.defaultIgnorable)
    }
    var folded = String.UnicodeScalarView()
    for scalar in visible {
      if folding { Unicode15.appendFolding(of: scalar, to: &folded) } else { folded.append(scalar) }
    }
    let words = map(String(folded).nfkc).unicodeScalars
      .split { Unicode15.traits(of: $0).contains(.whiteSpace) }
    return Array(words.map { String($0) }.joined(separator: " ").utf8)
  }

  /// The end of the longest beginning of `text` whose name key may have at most `length` scalars.
  ///
  /// Of every longer beginning it is sure that its name key is longer, without making it: no
  /// character but an ignorable one or White_Space is lost. A visible character of ASCII becomes at
  /// least one of its own; of the others at most four, twice, are composed to one; an article has
  /// three letters.
  public static func reach(of text: String, length: Int) -> String.Index {
    // No name key is longer than its text, but where there are characters beyond ASCII.
    if text.utf8.count <= length { return text.endIndex }
    var ascii = length + 3
    var others = 16 * ascii
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let traits = Unicode15.traits(of: scalars[index])
      guard traits.isDisjoint(with: [.defaultIgnorable, .whiteSpace]) else { continue }
      if scalars[index].isASCII { ascii -= 1 } else { others -= 1 }
      if ascii < 0 || others < 0 { return index }
    }
    return scalars.endIndex
  }

  /// The same as `key` for a name in ASCII, where only letters, the grave accent and spaces change;
  /// nil where it has other characters.
  private static func asciiKey(_ name: String, folding: Bool) -> [UInt8]? {
    var key: [UInt8] = []
    key.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      switch byte {
      case 0x20: if let last = key.last, last != 0x20 { key.append(byte) }
      case 0x41...0x5A: key.append(folding ? byte | 0x20 : byte)
      case 0x60: key.append(0x27)
      case 0x21...0x7E: key.append(byte)
      default: return nil
      }
    }
    if key.last == 0x20 { key.removeLast() }
    return key
  }

  public static func < (a: NameKey, b: NameKey) -> Bool {
    a.bytes.lexicographicallyPrecedes(b.bytes)
  }

  public func hash(into hasher: inout Hasher) {
    // All at once: an array feeds its bytes one by one.
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// What looks the same has the same one. SPEC.md, section 5.4.
  public var skeleton: String { String(decoding: bytes, as: UTF8.self).skeleton }

  /// The characters, for a distance.
  public var scalars: [Unicode.Scalar] {
    Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
  }

  /// Dashes and quotation marks become one of each kind.
  private static func map(_ text: String) -> String {
    var mapped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2212: mapped.append("-")
      case 0x2018...0x201B, 0x2032, 0x02BC, 0x0060, 0x00B4, 0x2039, 0x203A: mapped.append("'")
      case 0x201C...0x201F, 0x2033, 0x00AB, 0x00BB: mapped.append("\"")
      default: mapped.append(Unicode15.traits(of: scalar).contains(.dash) ? "-" : scalar)
      }
    }
    return String(mapped)
  }
}

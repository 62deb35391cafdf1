/// Character references of HTML, as the HTML standard has them (13.2.5.72 to 13.2.5.80).
enum HTMLReferences {
  /// Appends text with what its references stand for.
  ///
  /// - Parameter isAttribute: whether it is an attribute's value, in which a name without its
  ///   semicolon does not count before a letter, a digit or `=`.
  static func append(
    _ text: ArraySlice<UInt8>, to characters: inout [UInt8], isAttribute: Bool
  ) {
    var rest = text
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      characters += rest[..<start]
      let found = rest[(start + 1)...]
      if let (end, scalars) = numeric(found) ?? named(found, isAttribute: isAttribute) {
        for scalar in scalars { characters += Array(UTF8.encode(scalar)!) }
        rest = rest[end...]
      } else {
        characters.append(rest[start])
        rest = found
      }
    }
    characters += rest
  }

  /// - Returns: where it ends, and what it stands for.
  private static func numeric(_ text: ArraySlice<UInt8>) -> (Int, [Unicode.Scalar])? {
    guard text.first == UInt8(ascii: "#") else { return nil }
    var rest = text.dropFirst()
    let isHex = rest.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    if isHex { rest = rest.dropFirst() }
    let radix: UInt32 = isHex ? 16 : 10
    let start = rest.startIndex
    var value: UInt32 = 0
    while let digit = rest.first.flatMap(digit), digit < radix {
      // What is too large stays so.
      value = min(value * radix + digit, 0x11_0000)
      rest = rest.dropFirst()
    }
    guard rest.startIndex > start else { return nil }
    if rest.first == UInt8(ascii: ";") { rest = rest.dropFirst() }
    if (0x80...0x9F).contains(value) { value = windows1252[Int(value - 0x80)] ?? value }
    return (rest.startIndex, [value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"])
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46, 0x61...0x66: UInt32(byte | 0x20) - 0x57
    default: nil
    }
  }

  /// The longest name that the text begins with.
  private static func named(
    _ text: ArraySlice<UInt8>, isAttribute: Bool
  ) -> (Int, [Unicode.Scalar])? {
    var candidates = 0..<names.count
    var match: (end: Int, scalars: [Unicode.Scalar])?
    for (length, byte) in text.enumerated() {
      // The names that begin with what was read are in order: first by the byte that comes.
      candidates = narrowed(candidates) { $0.count > length && $0[length] >= byte }
      candidates = candidates.lowerBound..<narrowed(candidates) { $0[length] > byte }.lowerBound
      guard let first = candidates.first else { break }
      if names[first].name.count == length + 1 {
        match = (text.startIndex + length + 1, names[first].scalars)
      }
    }
    guard let match else { return nil }
    if isAttribute, text[match.end - 1] != UInt8(ascii: ";"), match.end < text.endIndex {
      let next = text[match.end]
      let isDigit = (0x30...0x39).contains(next)
      if isDigit || HTMLTokenizer.isLetter(next) || next == UInt8(ascii: "=") { return nil }
    }
    return match
  }

  /// Those from the first for which something holds, which then does for all behind it.
  private static func narrowed(
    _ candidates: Range<Int>, from holds: ([UInt8]) -> Bool
  ) -> Range<Int> {
    var low = candidates.lowerBound
    var high = candidates.upperBound
    while low < high {
      let middle = (low + high) / 2
      if holds(names[middle].name) { high = middle } else { low = middle + 1 }
    }
    return low..<candidates.upperBound
  }

  private static let names: [(name: [UInt8], scalars: [Unicode.Scalar])] =
    HTMLReferenceNames.all.utf8
    .split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    .map { entry in
      let parts = entry.split(separator: UInt8(ascii: "="))
      let scalars = parts[1].split(separator: UInt8(ascii: "+")).map {
        Unicode.Scalar(UInt32(String($0)!, radix: 16)!)!
      }
      return (Array(parts[0]), scalars)
    }

  /// What numbers of control characters stand for.
  private static let windows1252: [UInt32?] = [
    0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil, 0x017D, nil,
    nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
  ]
}

// The normal forms that the specification asks for, by Unicode Standard Annex 15 and the tables of
// Unicode 15.0: libraries know other versions, and Foundation's composes some texts wrongly.

extension String {
  /// Normalization Form C.
  var nfc: String {
    // No character below U+0300 is changed by it or by what follows it there.
    unicodeScalars.allSatisfy { $0.value < 0x300 } ? self : normalized(compatibly: false)
  }

  /// Normalization Form KC.
  var nfkc: String {
    // Nor are ASCII and the letters of most languages written in Latin, where no others stand.
    unicodeScalars.allSatisfy {
      $0.isASCII || (0xC0..<0x132).contains($0.value) || (0x14A..<0x17F).contains($0.value)
    } ? self : normalized(compatibly: true)
  }

  /// What looks the same has the same one, more or less: the skeleton of Unicode Technical Standard
  /// 39, section 4. It is for comparing only. SPEC.md, section 5.4.
  public var skeleton: String {
    var text = self
    var skeleton: [UInt8] = []
    text.withUTF8 { appendSkeleton(of: $0, to: &skeleton) }
    return String(decoding: skeleton, as: UTF8.self)
  }

  fileprivate var wholeSkeleton: String {
    var decomposed = DecomposedText()
    for scalar in unicodeScalars { decomposed.append(scalar.value, compatibly: false) }
    decomposed.order()
    var mapped = DecomposedText()
    for element in decomposed.elements {
      guard let confusable = Unicode15.confusable(of: element.code) else {
        mapped.append(element.code, compatibly: false)
        continue
      }
      for code in confusable { mapped.append(code, compatibly: false) }
    }
    mapped.order()
    return mapped.text
  }

  private func normalized(compatibly: Bool) -> String {
    var text = DecomposedText()
    for scalar in unicodeScalars { text.append(scalar.value, compatibly: compatibly) }
    text.order()
    text.compose()
    return text.text
  }
}

/// Appends the skeleton of a text, both in UTF-8.
func appendSkeleton(of text: UnsafeBufferPointer<UInt8>, to skeleton: inout [UInt8]) {
  let start = skeleton.count
  skeleton.reserveCapacity(start + 2 * text.count)
  for byte in text {
    guard byte < 0x80 else {
      skeleton.removeLast(skeleton.count - start)
      skeleton += String(decoding: text, as: UTF8.self).wholeSkeleton.utf8
      return
    }
    var rest = asciiSkeletons[Int(byte)]
    repeat {
      skeleton.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    } while rest > 0
  }
}

/// Of each character of ASCII the skeleton, in UTF-8, the first byte lowest. None has a character that
/// combines with its neighbours, so that those of several side by side are that of the text.
private let asciiSkeletons: [UInt64] = (0..<0x80).map {
  let bytes = Array(String(Unicode.Scalar(UInt8($0))).wholeSkeleton.utf8)
  precondition(bytes.count <= 8)
  return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
}

/// Characters with their combining classes. Time grows as n log n in whatever text.
struct DecomposedText {
  struct Element {
    let code: UInt32
    let combiningClass: UInt8

    /// Every element comes from a character or a table.
    var scalar: Unicode.Scalar { Unicode.Scalar(code)! }
  }

  private(set) var elements: [Element] = []

  var text: String {
    var view = String.UnicodeScalarView()
    for element in elements { view.append(element.scalar) }
    return String(view)
  }

  /// Appends the full decomposition of a character.
  mutating func append(_ code: UInt32, compatibly: Bool) {
    if code < 0x80 {
      elements.append(Element(code: code, combiningClass: 0))
    } else if let syllable = Hangul.decomposition(of: code) {
      for part in syllable { elements.append(Element(code: part, combiningClass: 0)) }
    } else if let mapping = Unicode15.decomposition(of: code, compatibly: compatibly) {
      for part in mapping { append(part, compatibly: compatibly) }
    } else {
      elements.append(Element(code: code, combiningClass: Unicode15.combiningClass(of: code)))
    }
  }

  /// How many characters the full compatibility decomposition of one has that are neither ignorable nor
  /// White_Space.
  static func visibleCount(of scalar: Unicode.Scalar) -> Int {
    if let syllable = Hangul.decomposition(of: scalar.value) { return syllable.count }
    guard let mapping = Unicode15.decomposition(of: scalar.value, compatibly: true) else {
      return Unicode15.traits(of: scalar).isDisjoint(with: [.defaultIgnorable, .whiteSpace]) ? 1 : 0
    }
    return mapping.reduce(0) { $0 + visibleCount(of: Unicode.Scalar($1)!) }
  }

  /// The canonical ordering: characters of a class other than 0 that stand together are sorted by
  /// class, those of one class staying as they are.
  mutating func order() {
    var start = 0
    while start < elements.count {
      var end = start
      while end < elements.count, elements[end].combiningClass > 0 { end += 1 }
      if end - start > 1 {
        let sorted = elements[start..<end].enumerated()
          .sorted { ($0.1.combiningClass, $0.0) < ($1.1.combiningClass, $1.0) }
        elements.replaceSubrange(start..<end, with: sorted.map { $0.1 })
      }
      start = end + 1
    }
  }

  /// The canonical composition: a character joins the last one of class 0 before it, unless one
  /// between them blocks it.
  mutating func compose() {
    var composed: [Element] = []
    composed.reserveCapacity(elements.count)
    var starter: Int?
    for element in elements {
      if let starter {
        // What stands between is in canonical order, so its last character has the highest class.
        let isBlocked =
          composed.count - 1 > starter
          && composed[composed.count - 1].combiningClass >= element.combiningClass
        // No character below U+0300 joins one before it.
        if element.code >= 0x300, !isBlocked,
          let code = Hangul.composition(composed[starter].code, element.code)
            ?? Unicode15.composition(of: composed[starter].code, element.code)
        {
          composed[starter] = Element(code: code, combiningClass: 0)
          continue
        }
      }
      if element.combiningClass == 0 { starter = composed.count }
      composed.append(element)
    }
    elements = composed
  }
}

/// Syllables are made and taken apart by arithmetic. The Unicode Standard, section 3.12.
private enum Hangul {
  private static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
  private static let leading: ClosedRange<UInt32> = 0x1100...0x1112
  private static let vowels: ClosedRange<UInt32> = 0x1161...0x1175
  private static let trailing: ClosedRange<UInt32> = 0x11A8...0x11C2

  static func decomposition(of code: UInt32) -> [UInt32]? {
    guard syllables.contains(code) else { return nil }
    let (pair, tail) = (code - 0xAC00).quotientAndRemainder(dividingBy: 28)
    let (lead, vowel) = pair.quotientAndRemainder(dividingBy: 21)
    return [0x1100 + lead, 0x1161 + vowel] + (tail > 0 ? [0x11A7 + tail] : [])
  }

  static func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if leading.contains(first), vowels.contains(second) {
      return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
    }
    if syllables.contains(first), (first - 0xAC00) % 28 == 0, trailing.contains(second) {
      return first + second - 0x11A7
    }
    return nil
  }
}

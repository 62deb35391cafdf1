#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What decides whether two names are the same. SPEC.md, section 5.3.
public struct NameKey: Hashable, Sendable, Comparable {
  /// UTF-8.
  public let bytes: [UInt8]

  /// The most scalars that one has.
  public static let lengthLimit = 600

  /// - Returns: nil where `name` is no one's name: it has an unassigned or private-use character,
  ///   nothing of it remains, or too much.
  public init?(_ name: String) { self.init(name[...], folding: true) }

  /// The same of a part of a text.
  package init?(_ name: Substring) { self.init(name, folding: true) }

  /// The name key made without step 4: letters keep their case. Only for its skeleton.
  public static func unfolded(_ name: String) -> NameKey? {
    NameKey(name[...], folding: false)
  }

  private init?(_ name: Substring, folding: Bool) {
    guard Self.reach(of: name, length: Self.lengthLimit) == name.endIndex,
      var key = Self.latinKey(name, folding: folding) ?? Self.key(String(name), folding: folding)
    else {
      return nil
    }
    if key.count > 4, key[0] == 0x74, key[1] == 0x68, key[2] == 0x65, key[3] == 0x20 {
      key.removeFirst(4)
    }
    guard !key.isEmpty else { return nil }
    if folding, key.count > Self.lengthLimit,
      key.count(where: { $0 & 0xC0 != 0x80 }) > Self.lengthLimit
    {
      return nil
    }
    bytes = key
  }

  /// Steps 1 to 7; nil where the name has a character that no name has.
  private static func key(_ name: String, folding: Bool) -> [UInt8]? {
    var visible = DecomposedText()
    for scalar in name.unicodeScalars {
      guard !Unicode15.traits(of: scalar).contains(.unnameable) else { return nil }
      visible.append(mapped(scalar).value, compatibly: true)
    }
    visible.order()
    visible.compose()
    var folded = DecomposedText()
    for scalar in visible.elements.lazy.map(\.scalar)
    where !Unicode15.traits(of: scalar).contains(.defaultIgnorable) {
      if folding {
        Unicode15.forEachFolding(of: scalar) { folded.append($0.value, compatibly: true) }
      } else {
        folded.append(scalar.value, compatibly: true)
      }
    }
    folded.order()
    folded.compose()
    var key: [UInt8] = []
    key.reserveCapacity(name.utf8.count)
    for element in folded.elements {
      let scalar = mapped(element.scalar)
      if !Unicode15.traits(of: scalar).contains(.whiteSpace) {
        key.append(contentsOf: UTF8.encode(scalar)!)
      } else if let last = key.last, last != 0x20 {
        key.append(0x20)
      }
    }
    if key.last == 0x20 { key.removeLast() }
    return key
  }

  /// The end of the longest beginning of `text` whose name key may have at most `length` scalars.
  ///
  /// Of every longer beginning it is sure that its name key is longer, without making it: of what it is
  /// decomposed to only ignorable characters and White_Space are lost, and at most four others are
  /// composed to one, of which the first alone may be of ASCII; an article has three letters.
  public static func reach(of text: Substring, length: Int) -> String.Index {
    // No name key is longer than its text, but where there are characters beyond ASCII.
    let utf8 = text.utf8
    if utf8.count <= length { return text.endIndex }
    var ascii = length + 3
    var all = 4 * length + 3
    var index = utf8.startIndex
    while index < utf8.endIndex {
      let byte = utf8[index]
      let next: String.Index
      if byte < 0x80 {
        next = utf8.index(after: index)
        let isWhiteSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
        if !isWhiteSpace {
          ascii -= 1
          all -= 1
        }
      } else {
        next = text.unicodeScalars.index(after: index)
        all -= DecomposedText.visibleCount(of: text.unicodeScalars[index])
      }
      if ascii < 0 || all < 0 { return index }
      index = next
    }
    return text.endIndex
  }

  /// The same as `key` for a name in ASCII and the letters of most languages written in Latin. Of
  /// these only letters, the grave accent and spaces change, and none becomes longer; nil where it
  /// has other characters.
  private static func latinKey(_ name: Substring, folding: Bool) -> [UInt8]? {
    var name = name
    return name.withUTF8 { text in
      var isLatin = true
      let key = [UInt8](unsafeUninitializedCapacity: text.count) { key, count in
        var place = 0
        while place < text.count {
          let byte = text[place]
          place += 1
          switch byte {
          case 0x41...0x5A where folding: key[count] = byte | 0x20
          case 0x60: key[count] = 0x27
          case 0x21...0x7E: key[count] = byte
          case 0x20:
            guard count > 0, key[count - 1] != 0x20 else { continue }
            key[count] = byte
          case 0xC3...0xC5:
            let letter = foldedLetters[Int(byte - 0xC3) << 6 | Int(text[place] & 0x3F)]
            guard letter > 0 else {
              isLatin = false
              return
            }
            key[count] = folding ? UInt8(letter >> 8) : byte
            count += 1
            key[count] = folding ? UInt8(truncatingIfNeeded: letter) : text[place]
            place += 1
          default:
            isLatin = false
            return
          }
          count += 1
        }
        if count > 0, key[count - 1] == 0x20 { count -= 1 }
      }
      return isLatin ? key : nil
    }
  }

  /// Of U+00C0 to U+017F the two bytes of the folded letter; 0 for those that NFKC changes before or
  /// after that.
  private static let foldedLetters: [UInt16] = (0xC0..<0x180 as Range<UInt32>).map { value in
    let scalar = Unicode.Scalar(value)!
    var folded = String.UnicodeScalarView()
    Unicode15.appendFolding(of: scalar, to: &folded)
    let bytes = Array(String(folded).utf8)
    guard String(scalar).nfkc.isIdentical(to: String(scalar)), bytes.count == 2,
      String(folded).nfkc.isIdentical(to: String(folded))
    else { return 0 }
    return UInt16(bytes[0]) << 8 | UInt16(bytes[1])
  }

  public static func < (a: NameKey, b: NameKey) -> Bool {
    a.bytes.withUnsafeBytes { a in
      b.bytes.withUnsafeBytes { b in
        let order = memcmp(a.baseAddress!, b.baseAddress!, min(a.count, b.count))
        return order < 0 || order == 0 && a.count < b.count
      }
    }
  }

  public static func == (a: NameKey, b: NameKey) -> Bool {
    a.bytes.withUnsafeBytes { a in
      b.bytes.withUnsafeBytes { b in
        a.count == b.count && memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0
      }
    }
  }

  /// The places of `keys` in ascending order; those that are the same stay in theirs.
  package static func order(of keys: [NameKey]) -> [Int32] {
    struct Place {
      let first: UInt64
      let second: UInt64
      let place: Int32
    }
    // To go and look at a key takes longer than to compare.
    func word(_ bytes: [UInt8], from start: Int) -> UInt64 {
      (start..<start + 8).reduce(0) { $0 << 8 | ($1 < bytes.count ? UInt64(bytes[$1]) : 0) }
    }
    return keys.indices.map {
      let bytes = keys[$0].bytes
      return Place(first: word(bytes, from: 0), second: word(bytes, from: 8), place: Int32($0))
    }.sorted { a, b in
      if a.first != b.first { return a.first < b.first }
      if a.second != b.second { return a.second < b.second }
      let (one, other) = (keys[Int(a.place)], keys[Int(b.place)])
      return one < other || one == other && a.place < b.place
    }.map(\.place)
  }

  public func hash(into hasher: inout Hasher) {
    // All at once: an array feeds its bytes one by one.
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// What looks the same has the same one, in UTF-8. SPEC.md, section 5.4.
  ///
  /// - Parameter skeleton: whatever it had is dropped; the memory is used again.
  package func write(skeleton: inout [UInt8]) {
    skeleton.removeAll(keepingCapacity: true)
    bytes.withUnsafeBufferPointer { appendSkeleton(of: $0, to: &skeleton) }
  }

  /// The characters, for a distance.
  public var scalars: [Unicode.Scalar] {
    Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
  }

  /// Its runs of letters and marks.
  package var words: [String] { Self.words(of: scalars) }

  private static func words(of scalars: [Unicode.Scalar]) -> [String] {
    scalars.split { !Unicode15.traits(of: $0).contains(.letterOrMark) }.map { word in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: word)
      return String(view)
    }
  }

  /// What names have in common that have the same words, in whatever order and with whatever accents; empty
  /// where there is no such name. SPEC.md, section 5.4.
  package var sameWords: [UInt8] {
    guard bytes.count <= Self.sameWordsLimit || scalars.count <= Self.sameWordsLimit else {
      return []
    }
    var decomposed = DecomposedText()
    for scalar in scalars { decomposed.append(scalar.value, compatibly: false) }
    decomposed.order()
    let plain = decomposed.elements.map(\.scalar).filter { !(0x300...0x36F).contains($0.value) }
    let words = Self.words(of: plain).map { Array($0.utf8) }
      .sorted { $0.lexicographicallyPrecedes($1) }
    return Array(words.joined(separator: [0x20]))
  }

  /// The most scalars of a name key that has the same words as another one.
  package static let sameWordsLimit = 100

  /// Dashes and quotation marks become one of each kind.
  private static func mapped(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2212: "-"
    case 0x2018...0x201B, 0x2032, 0x02BC, 0x0060, 0x00B4, 0x2039, 0x203A: "'"
    case 0x201C...0x201F, 0x2033, 0x00AB, 0x00BB: "\""
    default: Unicode15.traits(of: scalar).contains(.dash) ? "-" : scalar
    }
  }
}

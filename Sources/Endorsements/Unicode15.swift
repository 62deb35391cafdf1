// What section 5 of the specification asks of a character, in Unicode 15.0.

/// The character properties, the case folding, the decompositions and the confusable characters of
/// Unicode 15.0, as in `Vectors/unicode`.
///
/// The standard library's own properties are those of the Unicode version that it was built with,
/// and two verifiers must never differ. The tables are in `Unicode15Tables`.
enum Unicode15 {
  /// What the rules ask of a character. The raw values are those of `script/unicode-tables`.
  struct Traits: OptionSet {
    let rawValue: UInt8

    /// General category Cc, Cf, Cs, Co, Cn, Zl or Zp: not allowed in a value (5.1), in general.
    static let refused = Traits(rawValue: 1 << 0)
    /// A general category that begins with L or M.
    static let letterOrMark = Traits(rawValue: 1 << 1)
    /// General category Zs.
    static let spaceSeparator = Traits(rawValue: 1 << 2)
    /// General category Pd.
    static let dash = Traits(rawValue: 1 << 3)
    /// White_Space.
    static let whiteSpace = Traits(rawValue: 1 << 4)
    /// Default_Ignorable_Code_Point.
    static let defaultIgnorable = Traits(rawValue: 1 << 5)
    /// General category Cn, Cs or Co: a text with such a character has no name key (5.3).
    static let unnameable = Traits(rawValue: 1 << 6)
    /// General category Cc.
    static let control = Traits(rawValue: 1 << 7)
  }

  /// All traits of the character. A table look-up for ASCII, else a binary search in about 1,900
  /// ranges; nothing is allocated.
  static func traits(of scalar: Unicode.Scalar) -> Traits {
    if scalar.isASCII {
      return Traits(rawValue: Unicode15Tables.ascii[Int(scalar.value)])
    }
    let runs = Unicode15Tables.runs
    // The first run begins at U+0000, so there is always one that begins at or before the scalar.
    let run = runs[countNotAbove(scalar.value << 8 | 0xFF, in: runs) - 1]
    return Traits(rawValue: UInt8(truncatingIfNeeded: run))
  }

  /// Appends the full case folding (status C and F) of the character: itself where none is listed,
  /// else one to three characters.
  static func appendFolding(of scalar: Unicode.Scalar, to view: inout String.UnicodeScalarView) {
    forEachFolding(of: scalar) { view.append($0) }
  }

  /// Calls `body` with each character of the full case folding.
  static func forEachFolding(of scalar: Unicode.Scalar, _ body: (Unicode.Scalar) -> Void) {
    let sources = Unicode15Tables.foldingSources
    let count = countNotAbove(scalar.value, in: sources)
    guard count > 0, sources[count - 1] == scalar.value else {
      body(scalar)
      return
    }
    var target = Unicode15Tables.foldingTargets[count - 1]
    while target != 0 {
      body(Unicode.Scalar(UInt32(target & 0x1F_FFFF))!)
      target >>= 21
    }
  }

  /// The canonical combining class; 0 for most characters.
  static func combiningClass(of code: UInt32) -> UInt8 {
    if code < 0x300 { return 0 }
    let runs = Unicode15Tables.combiningRuns
    return UInt8(truncatingIfNeeded: runs[countNotAbove(code << 8 | 0xFF, in: runs) - 1])
  }

  /// The decomposition mapping as it is listed, not yet decomposed further; nil where there is
  /// none, and unless `compatibly` where it is one of compatibility. Hangul syllables are not
  /// listed.
  static func decomposition(of code: UInt32, compatibly: Bool) -> ArraySlice<UInt32>? {
    let sources = Unicode15Tables.decompositionSources
    let count = countNotAbove(code << 1 | 1, in: sources)
    guard count > 0, sources[count - 1] >> 1 == code,
      compatibly || sources[count - 1] & 1 == 0
    else { return nil }
    let ends = Unicode15Tables.decompositionEnds
    let start = count > 1 ? Int(ends[count - 2]) : 0
    return Unicode15Tables.decompositionTargets[start..<Int(ends[count - 1])]
  }

  /// The skeleton of a character that NFD leaves as it is; nil where it is its own. Unicode Technical
  /// Standard 39, section 4.
  static func confusable(of code: UInt32) -> ArraySlice<UInt32>? {
    let sources = Unicode15Tables.confusableSources
    let count = countNotAbove(code, in: sources)
    guard count > 0, sources[count - 1] == code else { return nil }
    let ends = Unicode15Tables.confusableEnds
    let start = count > 1 ? Int(ends[count - 2]) : 0
    return Unicode15Tables.confusableTargets[start..<Int(ends[count - 1])]
  }

  /// The primary composite of two characters, if there is one. Hangul syllables are not listed.
  static func composition(of first: UInt32, _ second: UInt32) -> UInt32? {
    let sources = Unicode15Tables.compositionSources
    let pair = UInt64(first) << 21 | UInt64(second)
    let count = countNotAbove(pair, in: sources)
    guard count > 0, sources[count - 1] == pair else { return nil }
    return Unicode15Tables.compositionTargets[count - 1]
  }

  /// How many elements of the ascending array are at most `bound`.
  private static func countNotAbove<Number: FixedWidthInteger>(
    _ bound: Number, in elements: [Number]
  ) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle] <= bound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

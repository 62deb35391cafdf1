import TransparencyLog

extension ValueTree {
  /// One JSON text (RFC 8259): the library's parser keeps no order, and takes one of two equal keys.
  ///
  /// - Throws: `malformed`, with the line.
  init(json text: String, limits: ReadingOptions.Limits) throws {
    self.init(limits: limits)
    var reader = JSONReader(text)
    /// The brackets to come, innermost last.
    var closers: [Unicode.Scalar] = []
    repeat {
      reader.skipBlanks()
      if let closer = closers.last, reader.take(closer) {
        end()
        closers.removeLast()
      } else {
        if expectsKey {
          try key(reader.string(), line: reader.line)
          reader.skipBlanks()
          try reader.expect(":")
          reader.skipBlanks()
        }
        if reader.take("{") {
          try begin(isObject: true, line: reader.line)
          closers.append("}")
          continue
        } else if reader.take("[") {
          try begin(isObject: false, line: reader.line)
          closers.append("]")
          continue
        } else {
          try scalar(reader.scalar(), line: reader.line)
        }
      }
      reader.skipBlanks()
      // Behind a value: the next one, or the end of what it is in.
      if let closer = closers.last, reader.peek != closer {
        try reader.expect(",")
        reader.skipBlanks()
        if reader.peek == closer { throw reader.error("a value") }
      }
    } while !closers.isEmpty
    guard reader.isAtEnd else { throw reader.error("the end") }
  }
}

/// Reads the tokens of JSON.
private struct JSONReader {
  private(set) var line = 1
  private let scalars: String.UnicodeScalarView
  private var at: String.UnicodeScalarView.Index

  init(_ text: String) {
    scalars = text.unicodeScalars
    at = scalars.startIndex
  }

  var isAtEnd: Bool { at == scalars.endIndex }
  var peek: Unicode.Scalar? { isAtEnd ? nil : scalars[at] }

  func error(_ expected: String) -> LogError {
    LogError(
      .malformed,
      """
      line \(line): not JSON: found \(peek.map { quoted(String($0)) } ?? "the end"), expected \(expected)
      """)
  }

  mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek else { return nil }
    scalars.formIndex(after: &at)
    return scalar
  }

  mutating func skipBlanks() {
    while let scalar = peek, " \t\r\n".unicodeScalars.contains(scalar) {
      if scalar == "\n" { line += 1 }
      _ = next()
    }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    _ = next()
    return true
  }

  mutating func expect(_ scalar: Unicode.Scalar) throws {
    guard take(scalar) else { throw error(quoted(String(scalar))) }
  }

  /// A string, a number, or one of the three words, as a text; `null` is the empty one.
  mutating func scalar() throws -> String {
    if peek == "\"" { return try string() }
    let start = at
    while let scalar = peek, scalar.isASCII, !" \t\r\n,]}".unicodeScalars.contains(scalar) {
      _ = next()
    }
    let word = String(scalars[start..<at])
    if word == "null" { return "" }
    guard word == "true" || word == "false" || Self.isNumber(word.utf8) else {
      at = start
      throw error("a value")
    }
    return word
  }

  private static func isNumber(_ text: String.UTF8View) -> Bool {
    var rest = text[...]
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    func take(_ any: String) -> Bool {
      guard let first = rest.first, any.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = take("-")
    if !take("0"), digits() == 0 { return false }
    if take("."), digits() == 0 { return false }
    if take("eE") {
      _ = take("+-")
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }

  mutating func string() throws -> String {
    try expect("\"")
    var text = String.UnicodeScalarView()
    while true {
      guard let scalar = peek, scalar.value >= 0x20 else { throw error("a closing \"\\\"\"") }
      _ = next()
      switch scalar {
      case "\"": return String(text)
      case "\\": text.append(try escaped())
      default: text.append(scalar)
      }
    }
  }

  private mutating func escaped() throws -> Unicode.Scalar {
    guard let scalar = peek else { throw error("an escape") }
    let plain: [Unicode.Scalar: Unicode.Scalar] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
    ]
    if let meant = plain[scalar] {
      _ = next()
      return meant
    }
    try expect("u")
    let unit = try unit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), take("\\"), take("u") else {
      throw error("a surrogate pair")
    }
    let trail = try self.unit()
    guard UTF16.isTrailSurrogate(trail) else { throw error("a surrogate pair") }
    return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
  }

  private mutating func unit() throws -> UInt16 {
    var digits = ""
    while digits.utf8.count < 4, let digit = peek, digit.properties.isASCIIHexDigit {
      digits.unicodeScalars.append(digit)
      _ = next()
    }
    guard digits.utf8.count == 4, let unit = UInt16(digits, radix: 16) else {
      throw error("four hex digits")
    }
    return unit
  }
}

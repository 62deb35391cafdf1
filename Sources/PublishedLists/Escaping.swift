/// Escaping by bytes. A `Character` would not do: a quotation mark with an accent upon it, or `<` behind a
/// letter that joins what follows, is another `Character`, and for every reader still a quotation mark or `<`.
extension String {
  /// With other text in the place of ASCII characters.
  ///
  /// - Parameter replacement: nil for a character that stays.
  package func escaped(_ replacement: (UInt8) -> StaticString?) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for byte in utf8 {
      if byte < 0x80, let other = replacement(byte) {
        other.withUTF8Buffer { bytes += $0 }
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// As text of HTML or XML, in an element or between the quotation marks of an attribute.
  package var escapedForMarkup: String {
    escaped {
      switch $0 {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&#39;"
      default: nil
      }
    }
  }
}

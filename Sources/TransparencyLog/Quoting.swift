// How the words of strangers are shown: between quotes, on one line, nothing invisible.

/// `text` between double quotes, for an error or a terminal: at most 80 scalars, and everything
/// that is not plainly visible written as `\u{HEX}`.
public func quoted(_ text: some StringProtocol) -> String {
  let scalars = text.unicodeScalars
  let shown = visible(String(String.UnicodeScalarView(scalars.prefix(80))), alsoEscaping: "\"")
  return "\"" + shown + (scalars.count > 80 ? "…" : "") + "\""
}

/// `bytes` as `quoted(_:)` text where they are UTF-8, else their first bytes in hex.
public func quoted(_ bytes: some Collection<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return quoted(text) }
  return "bytes " + hex(Array(bytes.prefix(16))) + (bytes.count > 16 ? "…" : "")
}

/// `text` with every control, invisible, direction-changing or unassigned character written as
/// `\u{HEX}`, so that a terminal shows what is there and obeys none of it.
public func visible(_ text: String, alsoEscaping escaped: Unicode.Scalar? = nil) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar == escaped || scalar == "\\" {
      shown.append("\\")
      shown.append(scalar)
    } else if isPlainlyVisible(scalar) {
      shown.append(scalar)
    } else {
      shown.append(
        contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    }
  }
  return String(shown)
}

private func isPlainlyVisible(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
  let properties = scalar.properties
  switch properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator, .spaceSeparator:
    return false
  default:
    return !properties.isDefaultIgnorableCodePoint && scalar.value != 0x2800
  }
}

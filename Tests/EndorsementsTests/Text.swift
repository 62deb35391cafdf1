import TransparencyLog

/// The body of a vector as text; what is not UTF-8 is malformed wherever text is expected.
func text(_ bytes: [UInt8]) throws -> String {
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw LogError(.malformed, "not valid UTF-8")
  }
  return text
}

/// `scalars` as one text, which is not normalized by that.
func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

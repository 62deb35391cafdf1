// The normal forms of Unicode. They are stable for the characters that are accepted, all of which are
// assigned in Unicode 15.0, so any later version gives the same result.
import Foundation

extension String {
  /// Normalization Form C.
  var nfc: String { utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping }

  /// Normalization Form KC.
  var nfkc: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCompatibilityMapping
  }

  /// Whether the scalars are the same; `==` calls canonically equivalent strings equal.
  func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

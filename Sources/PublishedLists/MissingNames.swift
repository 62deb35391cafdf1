import Endorsements

/// Who signed and is missing from a list, to be offered beside a line that names nobody: a question to people, and
/// no state.
struct MissingNames {
  private let missing: [(signatory: String, words: Set<String>)]

  /// Of missing names, and of lines: where there are more, the list is not one of a few slips.
  static let most = 100

  /// Longer heads are not looked at.
  private static let nameLength = 300

  init(_ missing: [LedgerState.Endorsement]) {
    self.missing = missing.map {
      ($0.signatory, Set(NameKey($0.signatory)?.words ?? []))
    }
  }

  /// The one whose name is that of a line but for some words that one of the two has more, such as a title or the
  /// legal form of a company: the first reading of which that is just one tells it.
  func meant(by line: PublishedList.Line) -> String? {
    for reading in LineReading.all(of: line.text, nameLength: Self.nameLength) {
      let words = Set(reading.key?.words ?? [])
      let meant = missing.filter {
        Self.isShort(words, of: $0.words) || Self.isShort($0.words, of: words)
      }
      if meant.count == 1 { return meant[0].signatory }
    }
    return nil
  }

  /// Whether it has some of the words, at least half of them, one of which says something, and no other.
  private static func isShort(_ short: Set<String>, of long: Set<String>) -> Bool {
    2 * short.count >= long.count && short.isSubset(of: long)
      && short.contains { $0.unicodeScalars.count >= 3 }
  }
}

import Endorsements

/// Finds the one of many texts that is at the smallest distance from another one.
/// SPEC.md, section 13.4, `looks-similar`.
struct NearNames: Sendable {
  private let forward: NameTrie
  private let backward: NameTrie

  /// - Parameters:
  ///   - texts: no two are the same.
  ///   - ranks: of each text; of several that are equally near the lowest counts.
  init(_ texts: NameTrie.Texts, ranks: [Int32]) {
    (forward, backward) = sideBySide {
      NameTrie(texts, ranks: ranks, reading: .forward)
    } _: {
      NameTrie(texts, ranks: ranks, reading: .backward)
    }
  }

  /// The lowest rank of a text that is as near to one of `names` as any is, and near enough.
  ///
  /// - Precondition: none of `names` is one of the texts.
  func nearest(to names: some Collection<[Unicode.Scalar]>) -> Int32? {
    for edits in 1...NameTrie.mostEdits {
      var best = Int32.max
      for name in names where 5 * edits <= name.count + edits {
        for (trie, direction) in [(forward, NameTrie.Direction.forward), (backward, .backward)] {
          let query = NameTrie.Query(name, edits: edits, reading: direction)
          best = trie.lowest(to: query, below: best) ?? best
        }
      }
      if best < .max { return best }
    }
    return nil
  }
}

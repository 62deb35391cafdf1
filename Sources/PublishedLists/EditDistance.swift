/// The restricted Damerau-Levenshtein distance (optimal string alignment) over scalars: insertions,
/// deletions, replacements, and swaps of neighbours. SPEC.md, section 13.4.
///
/// - Returns: nil where it is more than `limit`.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for row in a.indices {
    var current = [row + 1]
    for column in b.indices {
      var best = min(
        last[column] + (a[row] == b[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    guard current.min()! <= limit else { return nil }
    (beforeLast, last) = (last, current)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}

/// The restricted Damerau-Levenshtein distance (optimal string alignment) over scalars: insertions,
/// deletions, replacements, and swaps of neighbours. SPEC.md, section 13.4.
///
/// Only the diagonals that the limit leaves are looked at: the time is that of the shorter text
/// times the limit.
/// - Returns: nil where it is more than `limit`.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  let tooFar = limit + 1
  let width = b.count + 1
  // Three rows, taken in turn.
  return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { cells in
    func cell(_ row: Int, _ column: Int) -> Int { row % 3 * width + column }
    for column in 0..<width { cells[column] = min(column, tooFar) }
    for row in 1..<a.count + 1 {
      let first = max(1, row - limit)
      let last = min(b.count, row + limit)
      // What stands beside the diagonals is too far, whatever an older row left there.
      cells[cell(row, first - 1)] = first == 1 ? min(row, tooFar) : tooFar
      if row + limit <= b.count { cells[cell(row - 1, last)] = tooFar }
      var nearest = cells[cell(row, first - 1)]
      for column in first..<max(first, last + 1) {
        let isSame = a[row - 1] == b[column - 1]
        var best = min(
          cells[cell(row - 1, column - 1)] + (isSame ? 0 : 1), cells[cell(row - 1, column)] + 1,
          cells[cell(row, column - 1)] + 1, tooFar)
        if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
          best = min(best, cells[cell(row - 2, column - 2)] + 1)
        }
        cells[cell(row, column)] = best
        nearest = min(nearest, best)
      }
      if nearest > limit { return nil }
    }
    let distance = cells[cell(a.count, b.count)]
    return distance > limit ? nil : distance
  }
}

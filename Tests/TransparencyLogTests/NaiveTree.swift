import TransparencyLog

/// RFC 6962, section 2.1, word for word: the reference that everything faster is compared with.
///
/// Roots of ranges are remembered, which changes no result.
final class NaiveTree {
  let leaves: [Hash]
  private var roots: [Range<Int>: Hash] = [:]

  init(leaves: [Hash]) { self.leaves = leaves }

  /// Leaves that are all different.
  convenience init(size: Int) {
    self.init(leaves: (0..<size).map { Hash.leaf(Array("leaf \($0)".utf8)) })
  }

  /// MTH(D[range]).
  func root(_ range: Range<Int>) -> Hash {
    switch range.count {
    case 0: return Hash.sha256([])
    case 1: return leaves[range.lowerBound]
    default: break
    }
    if let known = roots[range] { return known }
    let middle = range.lowerBound + split(range.count)
    let left = root(range.lowerBound..<middle).bytes
    let right = root(middle..<range.upperBound).bytes
    let hash = Hash.sha256([1] + left + right)
    roots[range] = hash
    return hash
  }

  /// PATH(m, D[range]).
  func path(_ index: Int, _ range: Range<Int>) -> [Hash] {
    guard range.count > 1 else { return [] }
    let middle = range.lowerBound + split(range.count)
    return index < middle
      ? path(index, range.lowerBound..<middle) + [root(middle..<range.upperBound)]
      : path(index, middle..<range.upperBound) + [root(range.lowerBound..<middle)]
  }

  /// PROOF(m, D[n]).
  func proof(from smaller: Int, to larger: Int) -> [Hash] {
    guard smaller > 0, smaller < larger else { return [] }
    return subproof(smaller, 0..<larger, true)
  }

  private func subproof(_ smaller: Int, _ range: Range<Int>, _ isWhole: Bool) -> [Hash] {
    if smaller == range.upperBound { return isWhole ? [] : [root(range)] }
    let middle = range.lowerBound + split(range.count)
    return smaller <= middle
      ? subproof(smaller, range.lowerBound..<middle, isWhole) + [root(middle..<range.upperBound)]
      : subproof(smaller, middle..<range.upperBound, false) + [root(range.lowerBound..<middle)]
  }

  /// The largest power of two smaller than `count`.
  private func split(_ count: Int) -> Int {
    var power = 1
    while power * 2 < count { power *= 2 }
    return power
  }

  /// A tile of the tree of all leaves as tlog-tiles defines it: MTH(D[(n * 256 + i) * 256**l :
  /// (n * 256 + i + 1) * 256**l]) for each i below the width.
  func tile(level: Int, index: Int, width: Int) -> [Hash] {
    let span = (0..<level).reduce(1) { span, _ in span * 256 }
    return (index * 256..<index * 256 + width).map { root($0 * span..<($0 + 1) * span) }
  }
}

import Endorsements

/// Finds those of many texts that are at most two edits from a given one, without looking at each.
/// SPEC.md, section 13.4, `looks-similar`.
///
/// A trie: what many texts begin with is compared once. The distance is the restricted
/// Damerau-Levenshtein distance (optimal string alignment).
struct NameTrie {
  /// The most that is ever looked for.
  static let mostEdits = 2

  enum Direction {
    case forward
    /// The texts are read from their ends.
    case backward
  }

  /// Texts one behind the other.
  struct Texts {
    fileprivate var scalars: [UInt32] = []
    fileprivate var ends: [Int] = [0]

    var count: Int { ends.count - 1 }

    mutating func append(_ text: some Sequence<Unicode.Scalar>) {
      scalars.append(contentsOf: text.lazy.map(\.value))
      ends.append(scalars.count)
    }

    /// - Returns: how many scalars it has.
    @discardableResult
    mutating func append(_ name: NameKey) -> Int {
      if name.bytes.allSatisfy({ $0 < 0x80 }) {
        scalars.append(contentsOf: name.bytes.lazy.map { UInt32($0) })
        ends.append(scalars.count)
      } else {
        append(name.scalars)
      }
      return length(count - 1)
    }

    mutating func reserveCapacity(_ texts: Int, scalars: Int) {
      ends.reserveCapacity(texts + 1)
      self.scalars.reserveCapacity(scalars)
    }

    /// One more than the scalar's value; 0 where the text is over.
    fileprivate func scalar(orEnd text: Int, _ depth: Int, _ direction: Direction) -> UInt32 {
      depth < length(text) ? scalar(text, depth, direction) + 1 : 0
    }

    fileprivate func length(_ text: Int) -> Int { ends[text + 1] - ends[text] }

    fileprivate func scalar(_ text: Int, _ depth: Int, _ direction: Direction) -> UInt32 {
      scalars[direction == .forward ? ends[text] + depth : ends[text + 1] - 1 - depth]
    }
  }

  private struct Node {
    /// One of the texts below it, the depth to which all of them are the same.
    let text: Int32
    let depth: Int32
    /// The lowest rank below it.
    var lowest: Int32 = .max
    /// Its children stand side by side, in the order of their first scalars.
    var children: Range<Int32> = 0..<0
  }

  /// A node with more children has them merged.
  private static let mostChildren = 64

  private let texts: Texts
  private let ranks: [Int32]
  private let direction: Direction
  private var nodes: [Node] = []
  /// The children of each node, at the places where they stand, by their lowest ranks.
  private var byRank: [Int32] = []
  /// Of a node with many children what is below them, as if their first scalars were all the same:
  /// where such a scalar is none of the query, it makes no difference which it is.
  private var merged: [Int32: NameTrie] = [:]

  /// - Parameters:
  ///   - texts: no two are the same.
  ///   - ranks: of each text; of several that are equally near the lowest counts.
  init(_ texts: Texts, ranks: [Int32], reading direction: Direction) {
    // More than is merged where names are those of people; and a bound where they are made up.
    var room = 4 * texts.count
    self.init(
      of: Array(0..<Int32(texts.count)), among: texts, ranks: ranks, reading: direction, from: 0,
      merging: Self.mostEdits, room: &room)
  }

  /// Of some texts what they are from a depth on; of those that are the same from there that of the
  /// lowest rank.
  ///
  /// - Parameters:
  ///   - levels: how many children one below the other are merged: as many as there are edits.
  ///   - room: how many texts more may be in merged tries.
  private init(
    of members: [Int32], among texts: Texts, ranks: [Int32], reading direction: Direction,
    from start: Int, merging levels: Int, room: inout Int
  ) {
    self.texts = texts
    self.ranks = ranks
    self.direction = direction
    var order = Self.order(of: members, among: texts, reading: direction, from: start)
    if start > 0 { Self.unite(&order, texts, ranks, direction, from: start) }
    // Of each node its place in that order.
    var ranges: [Range<Int32>] = []
    ranges.reserveCapacity(3 * order.count / 2)
    nodes.reserveCapacity(3 * order.count / 2)
    func add(_ range: Range<Int>, from depth: Int, to nodes: inout [Node]) {
      let (first, last) = (Int(order[range.lowerBound]), Int(order[range.upperBound - 1]))
      let length = texts.length(first)
      var depth = depth
      while depth < length, depth < texts.length(last),
        texts.scalar(first, depth, direction) == texts.scalar(last, depth, direction)
      { depth += 1 }
      nodes.append(Node(text: Int32(first), depth: Int32(depth)))
      ranges.append(Int32(range.lowerBound)..<Int32(range.upperBound))
    }
    if !order.isEmpty { add(0..<order.count, from: start, to: &nodes) }
    var node = 0
    while node < nodes.count {
      let depth = Int(nodes[node].depth)
      let start = nodes.count
      var low = Int(ranges[node].lowerBound) + (isEnd(nodes[node]) ? 1 : 0)
      let end = Int(ranges[node].upperBound)
      while low < end {
        let scalar = texts.scalar(Int(order[low]), depth, direction)
        func isSame(_ place: Int) -> Bool {
          texts.scalar(Int(order[place]), depth, direction) == scalar
        }
        var step = 1
        while low + step < end, isSame(low + step) { step *= 2 }
        // The last place known to have it, and the first not to.
        var (last, next) = (low + step / 2, min(low + step, end))
        while last + 1 < next {
          let middle = (last + next) / 2
          if isSame(middle) { last = middle } else { next = middle }
        }
        add(low..<next, from: depth + 1, to: &nodes)
        low = next
      }
      nodes[node].children = Int32(start)..<Int32(nodes.count)
      node += 1
    }
    byRank = Array(0..<Int32(nodes.count))
    for node in nodes.indices.reversed() {
      let children = nodes[node].children
      let places = Int(children.lowerBound)..<Int(children.upperBound)
      if places.count > 1 {
        byRank[places].sort { [nodes] in nodes[Int($0)].lowest < nodes[Int($1)].lowest }
      }
      let below = places.isEmpty ? Int32.max : nodes[Int(byRank[places.lowerBound])].lowest
      nodes[node].lowest = min(
        isEnd(nodes[node]) ? ranks[Int(nodes[node].text)] : .max, below)
    }
    guard levels > 0 else { return }
    for node in nodes.indices where nodes[node].children.count > Self.mostChildren {
      let first = Int(ranges[node].lowerBound) + (isEnd(nodes[node]) ? 1 : 0)
      let range = first..<Int(ranges[node].upperBound)
      guard range.count <= room else { continue }
      room -= range.count
      merged[Int32(node)] = NameTrie(
        of: Array(order[range]), among: texts, ranks: ranks, reading: direction,
        from: Int(nodes[node].depth) + 1, merging: levels - 1, room: &room)
    }
  }

  /// Whether the text of the node ends there.
  private func isEnd(_ node: Node) -> Bool { texts.length(Int(node.text)) == Int(node.depth) }

  /// Texts in ascending order from a depth on.
  ///
  /// They are sorted by three scalars, then those that have these in common by the next three: to
  /// go and look at a text takes longer than to compare.
  private static func order(
    of members: [Int32], among texts: Texts, reading direction: Direction, from start: Int
  ) -> [Int32] {
    func three(_ text: Int32, _ depth: Int) -> UInt64 {
      (0..<3).reduce(0 as UInt64) {
        $0 << 21 | UInt64(texts.scalar(orEnd: Int(text), depth + $1, direction))
      }
    }
    var order = members
    var open = [(places: 0..<order.count, depth: start)]
    while let (places, depth) = open.popLast() {
      var sorted = places.map { (next: three(order[$0], depth), text: order[$0]) }
      let isSorted = zip(sorted, sorted.dropFirst()).allSatisfy { $0.next <= $1.next }
      if !isSorted { sorted.sort { $0.next < $1.next } }
      var start = 0
      for (index, (next, text)) in sorted.enumerated() {
        order[places.lowerBound + index] = text
        guard index + 1 == sorted.count || sorted[index + 1].next != next else { continue }
        let isOver = next & 0x1F_FFFF == 0
        if index > start, !isOver {
          open.append(
            (places.lowerBound + start..<places.lowerBound + index + 1, depth: depth + 3))
        }
        start = index + 1
      }
    }
    return order
  }

  /// Of texts in ascending order that are the same from a depth on only that of the lowest rank stays.
  private static func unite(
    _ order: inout [Int32], _ texts: Texts, _ ranks: [Int32], _ direction: Direction,
    from start: Int
  ) {
    func isSame(_ a: Int, _ b: Int) -> Bool {
      texts.length(a) == texts.length(b)
        && (start..<texts.length(a)).allSatisfy {
          texts.scalar(a, $0, direction) == texts.scalar(b, $0, direction)
        }
    }
    var united: [Int32] = []
    for text in order {
      if let last = united.last, isSame(Int(last), Int(text)) {
        if ranks[Int(text)] < ranks[Int(last)] { united[united.count - 1] = text }
      } else {
        united.append(text)
      }
    }
    order = united
  }
}

extension NameTrie {
  /// The lowest rank below `bound` of a text that is `edits` edits from `query`, where none that is
  /// long enough is nearer, and of which the length is at least five times its distance.
  ///
  /// Of two halves of `query` one is read without edits, or the first one with one edit fewer than
  /// in all: the forward trie is asked with `edits - 1` allowed in the half, the backward one with
  /// none.
  ///
  /// - Precondition: `query` is none of the texts.
  func lowest(to query: Query, below bound: Int32) -> Int32? {
    guard !nodes.isEmpty else { return nil }
    var search = Search(trie: self, query: query, best: bound)
    search.visit(0, from: 0, Rows(at: query))
    return search.best < bound ? search.best : nil
  }

  /// What is looked for, as one of the tries reads it.
  struct Query {
    let edits: Int
    let count: Int
    /// With `padding` before and behind.
    fileprivate let scalars: [UInt32]
    /// The most edits with which so many scalars of it may be read, from `-padding` on.
    fileprivate let limits: [Int8]
    /// A scalar that is in no query.
    fileprivate static let other = UInt32.max - 1
    fileprivate static let padding = 2 * NameTrie.mostEdits + 2

    /// - Parameter direction: that of the trie.
    init(_ text: [Unicode.Scalar], edits: Int, reading direction: Direction) {
      precondition((1...NameTrie.mostEdits).contains(edits))
      self.edits = edits
      count = text.count
      let noScalars = [UInt32](repeating: .max, count: Self.padding)
      let values = text.map(\.value)
      scalars = noScalars + (direction == .forward ? values : values.reversed()) + noScalars
      let half = text.count / 2
      let never = [Int8](repeating: -1, count: Self.padding)
      // The halves have no place in common, where an edit would be in neither.
      let (first, places) =
        direction == .forward ? (edits - 1, half + 1) : (0, text.count - half)
      limits =
        never + [Int8](repeating: Int8(first), count: places)
        + [Int8](repeating: Int8(edits), count: text.count + 1 - places) + never
    }
  }

  /// The distances of what was read of a text from what stands about as far in the query: the
  /// diagonals of the table that can be near enough.
  fileprivate struct Rows {
    static let width = 2 * NameTrie.mostEdits + 1
    static let tooFar: Int8 = 100

    var now = SIMD8<Int8>(repeating: tooFar)
    var before = SIMD8<Int8>(repeating: tooFar)
    var scalar = UInt32.max

    /// Of an empty text.
    init(at query: Query) {
      for edits in 0...NameTrie.mostEdits where edits <= query.limits[Query.padding + edits] {
        now[NameTrie.mostEdits + edits] = Int8(edits)
      }
    }

    /// Reads the next scalar, which is the one at `depth`.
    /// - Returns: false where nothing that begins so is near.
    mutating func read(_ next: UInt32, depth: Int, _ query: Query) -> Bool {
      var row = SIMD8<Int8>(repeating: Self.tooFar)
      var isNear = false
      let start = depth + 1 - NameTrie.mostEdits + Query.padding
      query.scalars.withUnsafeBufferPointer { scalars in
        query.limits.withUnsafeBufferPointer { limits in
          for place in 0..<Self.width {
            let column = start + place
            guard column >= Query.padding, column < limits.count else { continue }
            var distance = min(
              now[place] + (scalars[column - 1] == next ? 0 : 1), now[place + 1] + 1)
            if place > 0 { distance = min(distance, row[place - 1] + 1) }
            if scalars[column - 1] == scalar, scalars[column - 2] == next {
              distance = min(distance, before[place] + 1)
            }
            if distance <= limits[column] {
              row[place] = distance
              isNear = true
            }
          }
        }
      }
      before = now
      now = row
      scalar = next
      return isNear
    }

    /// Whether an edit can come next, after `depth` scalars.
    func hasEditLeft(depth: Int, _ query: Query) -> Bool {
      (0..<Self.width).contains { place in
        let column = depth + place - NameTrie.mostEdits + Query.padding
        return column >= Query.padding && column + 1 < query.limits.count
          && now[place] < max(query.limits[column], query.limits[column + 1])
      }
    }
  }

  fileprivate struct Search {
    let trie: NameTrie
    let query: Query
    /// The lowest rank yet.
    var best: Int32

    mutating func visit(_ place: Int, from start: Int, _ rows: Rows) {
      let node = trie.nodes[place]
      var rows = rows
      let depth = Int(node.depth)
      for depth in start..<depth {
        let scalar = trie.texts.scalar(Int(node.text), depth, trie.direction)
        guard rows.read(scalar, depth: depth, query) else { return }
      }
      let diagonal = query.count - depth + NameTrie.mostEdits
      if trie.isEnd(node), (0..<Rows.width).contains(diagonal) {
        let distance = Int(rows.now[diagonal])
        if distance > 0, distance <= query.edits, 5 * distance <= depth {
          best = min(best, trie.ranks[Int(node.text)])
        }
      }
      let canEdit = rows.hasEditLeft(depth: depth, query)
      let merged = canEdit ? trie.merged[Int32(place)] : nil
      if node.children.count <= Rows.width || canEdit && merged == nil {
        for place in node.children {
          let child = Int(trie.byRank[Int(place)])
          guard trie.nodes[child].lowest < best else { return }
          visit(child, from: depth, rows)
        }
      } else {
        // What comes next is a scalar of the query, at about this place.
        let near = depth - NameTrie.mostEdits - 1...depth + NameTrie.mostEdits
        let scalars = near.compactMap { place in
          (0..<query.count).contains(place) ? query.scalars[place + Query.padding] : nil
        }
        for scalar in Set(scalars) {
          if let child = trie.child(of: node, by: scalar), trie.nodes[child].lowest < best {
            visit(child, from: depth, rows)
          }
        }
        // Or it is another one.
        if let merged, merged.nodes[0].lowest < best, rows.read(Query.other, depth: depth, query) {
          var search = Search(trie: merged, query: query, best: best)
          search.visit(0, from: depth + 1, rows)
          best = search.best
        }
      }
    }
  }

  private func child(of node: Node, by scalar: UInt32) -> Int? {
    var (low, high) = (Int(node.children.lowerBound), Int(node.children.upperBound))
    while low < high {
      let middle = (low + high) / 2
      let found = texts.scalar(Int(nodes[middle].text), Int(node.depth), direction)
      if found == scalar { return middle }
      if found < scalar { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

/// The list of active formatting elements: those that go on behind the block that they began in.
/// The HTML standard, 13.2.4.3 and 13.2.6.4.7.
struct HTMLFormatting {
  struct Entry {
    /// `none` for a marker, which nothing goes on behind.
    var node: HTMLNodes.Node
    let name: Int32
    /// Equal for elements with equal attributes.
    let attributes: Int
  }

  private(set) var entries: [Entry] = []
  private var listed: Set<HTMLNodes.Node> = []
  private var signatures: [[UInt8]: Int] = [:]

  mutating func mark() {
    entries.append(Entry(node: HTMLNodes.none, name: HTMLNodes.none, attributes: 0))
  }

  mutating func clearToMarker() {
    while let last = entries.popLast(), last.node != HTMLNodes.none { listed.remove(last.node) }
  }

  /// Of three elements that are alike the first leaves (the "Noah's Ark clause").
  mutating func append(_ node: HTMLNodes.Node, of nodes: HTMLNodes) {
    let signature = signature(of: node, nodes)
    let name = nodes[node].name
    var alike = 0
    for place in entries.indices.reversed() {
      guard entries[place].node != HTMLNodes.none else { break }
      guard entries[place].name == name, entries[place].attributes == signature else { continue }
      alike += 1
      if alike == 3 {
        remove(at: place)
        break
      }
    }
    entries.append(Entry(node: node, name: name, attributes: signature))
    listed.insert(node)
  }

  private mutating func signature(of node: HTMLNodes.Node, _ nodes: HTMLNodes) -> Int {
    let attributes = nodes.attributes(of: node)
    guard !attributes.isEmpty else { return 0 }
    // No name and no value has U+0000.
    let parts = attributes.map { Array(nodes.bytes($0.name)) + [0] + nodes.bytes($0.value) + [0] }
    let joined = Array(parts.sorted { $0.lexicographicallyPrecedes($1) }.joined())
    if let known = signatures[joined] { return known }
    signatures[joined] = signatures.count + 1
    return signatures.count
  }

  func contains(_ node: HTMLNodes.Node) -> Bool { listed.contains(node) }

  func place(of node: HTMLNodes.Node) -> Int? {
    contains(node) ? entries.lastIndex { $0.node == node } : nil
  }

  /// The last of that name behind the last marker.
  func place(ofName name: Int32) -> Int? {
    for place in entries.indices.reversed() {
      if entries[place].name == name { return place }
      if entries[place].node == HTMLNodes.none { return nil }
    }
    return nil
  }

  mutating func remove(at place: Int) { listed.remove(entries.remove(at: place).node) }

  mutating func replace(at place: Int, by node: HTMLNodes.Node) {
    listed.remove(entries[place].node)
    entries[place].node = node
    listed.insert(node)
  }

  mutating func move(from old: Int, to new: Int) {
    let entry = entries.remove(at: old)
    entries.insert(entry, at: new)
  }
}

extension HTMLTreeBuilder {
  /// Begins a formatting element that stays active.
  mutating func format(_ token: Token) throws {
    formatting.append(try insert(token), of: nodes)
  }

  /// Begins again what is active and not open.
  mutating func reconstructFormatting() throws {
    let count = formatting.entries.count
    var first = count
    while first > 0, !isReconstructed(formatting.entries[first - 1]) { first -= 1 }
    for place in first..<count {
      let copy = try nodes.copy(of: formatting.entries[place].node)
      insert(copy)
      try push(copy)
      formatting.replace(at: place, by: copy)
    }
  }

  private func isReconstructed(_ entry: HTMLFormatting.Entry) -> Bool {
    entry.node == HTMLNodes.none || open.lastIndex(of: entry.node) != nil
  }

  /// The adoption agency algorithm: ends a formatting element, in blocks too that are begun in it.
  mutating func endFormatting(_ token: Token) throws {
    let isCurrent = nodes[current].name == token.name && nodes[current].space == .html
    if isCurrent, !formatting.contains(current) {
      open.removeLast()
      return
    }
    for _ in 0..<8 {
      guard let entry = formatting.place(ofName: token.name) else { return endOther(token) }
      let element = formatting.entries[entry].node
      guard let place = open.lastIndex(of: element) else { return formatting.remove(at: entry) }
      guard isInScope(element) else { return }
      guard let block = open[place...].firstIndex(where: { nodes[$0].isSpecial }) else {
        open.removeSubrange(place...)
        return formatting.remove(at: entry)
      }
      try adopt(from: entry, at: place, by: block)
    }
  }

  /// Ends the element of an entry, at a place in the stack, before the block at another place: in
  /// this it goes on.
  private mutating func adopt(from entry: Int, at place: Int, by blockPlace: Int) throws {
    let element = open[place]
    let block = open[blockPlace]
    var bookmark = entry
    var last = block
    var steps = 0
    for between in (place + 1..<blockPlace).reversed() {
      steps += 1
      var listed = formatting.place(of: open[between])
      if steps > 3, let old = listed {
        formatting.remove(at: old)
        if old < bookmark { bookmark -= 1 }
        listed = nil
      }
      guard let listed else {
        open.remove(at: between)
        continue
      }
      let copy = try nodes.copy(of: open[between])
      formatting.replace(at: listed, by: copy)
      open[between] = copy
      if last == block { bookmark = listed + 1 }
      nodes.remove(last)
      nodes.append(last, to: copy)
      last = copy
    }
    nodes.remove(last)
    insert(last, in: open[place - 1])
    let copy = try nodes.copy(of: element)
    nodes.moveChildren(of: block, to: copy)
    nodes.append(copy, to: block)
    let old = formatting.place(of: element)!
    formatting.replace(at: old, by: copy)
    formatting.move(from: old, to: old < bookmark ? bookmark - 1 : bookmark)
    open.remove(at: place)
    open.insert(copy, at: open.lastIndex(of: block)! + 1)
  }
}

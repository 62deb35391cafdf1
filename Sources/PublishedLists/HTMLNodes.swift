import TransparencyLog

/// The elements and texts of an HTML document, each by its number, and where they stand.
///
/// Each step costs the same however many nodes there are.
struct HTMLNodes {
  typealias Node = Int32
  /// No node.
  static let none: Node = -1

  enum Space: UInt8 { case html, svg, math }

  struct Record {
    /// The number of its name, or `none` for a text.
    let name: Int32
    let space: Space
    fileprivate(set) var parent = HTMLNodes.none
    fileprivate(set) var first = HTMLNodes.none
    fileprivate(set) var last = HTMLNodes.none
    fileprivate(set) var previous = HTMLNodes.none
    fileprivate(set) var next = HTMLNodes.none
    /// A text's place in `characters`, or an element's in `attributes`.
    fileprivate(set) var contents: Range<Int32>

    /// Of HTML's elements only.
    let tag: HTMLTag
    /// Of foreign elements only.
    let foreignTag: HTMLTag
    /// Whether text in it is HTML, and all elements but two.
    let isTextPoint: Bool
    /// Whether it is a foreign element that is special and ends a scope.
    let isSpecialForeign: Bool
    let isSpecial: Bool

    fileprivate init(_ name: Int32, _ space: Space, contents: Range<Int32>) {
      self.name = name
      self.space = space
      self.contents = contents
      let tag = name == HTMLNodes.none ? .other : HTMLTag(of: name)
      self.tag = space == .html ? tag : .other
      foreignTag = space == .html ? .other : tag
      isTextPoint = space == .math && HTMLTags.textPoints.contains(tag)
      isSpecialForeign =
        isTextPoint || space == .math && tag == .annotationXML
        || space == .svg && HTMLTags.htmlPoints.contains(tag)
      isSpecial = isSpecialForeign || space == .html && HTMLTags.special.contains(tag)
    }

    var isText: Bool { name == HTMLNodes.none }
  }

  /// Places in `characters`.
  typealias Attribute = (name: Range<Int32>, value: Range<Int32>)

  private(set) var records: [Record] = []
  /// All texts, and the names and values of all attributes, in UTF-8.
  private(set) var characters: [UInt8] = []
  private(set) var attributes: [Attribute] = []
  /// In lower case. Those that the standard has rules for come first, in the order of `HTMLTag`.
  private(set) var names = HTMLNodes.knownNames
  private var numbers = HTMLNodes.knownNumbers
  private let limits: ReadingOptions.Limits
  private var count = 0

  init(limits: ReadingOptions.Limits) {
    self.limits = limits
  }

  subscript(node: Node) -> Record { records[Int(node)] }

  /// - Parameter name: in lower case.
  mutating func number(of name: [UInt8]) -> Int32 {
    if let known = numbers[name] { return known }
    let number = Int32(names.count)
    numbers[name] = number
    names.append(String(decoding: name, as: UTF8.self))
    return number
  }

  func name(of node: Node) -> String { names[Int(self[node].name)] }

  func string(_ range: Range<Int32>) -> String {
    String(decoding: bytes(range), as: UTF8.self)
  }

  func bytes(_ range: Range<Int32>) -> ArraySlice<UInt8> {
    characters[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  func attributes(of node: Node) -> ArraySlice<Attribute> {
    let range = self[node].contents
    return attributes[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// The value of an attribute, or nil where there is none of that name.
  func value(of name: String, in node: Node) -> String? {
    let found = attributes(of: node).first { bytes($0.name).elementsEqual(name.utf8) }
    return found.map { string($0.value) }
  }

  // Making nodes, which stand nowhere yet.

  /// - Returns: where they stand, for `makeText` or as part of an attribute.
  mutating func store(_ bytes: some Collection<UInt8>) -> Range<Int32> {
    let start = Int32(characters.count)
    characters += bytes
    return start..<Int32(characters.count)
  }

  mutating func store(_ attributes: some Collection<Attribute>) -> Range<Int32> {
    let start = Int32(self.attributes.count)
    self.attributes += attributes
    return start..<Int32(self.attributes.count)
  }

  /// - Throws: `malformed` where the document has too many of them.
  mutating func makeText(_ range: Range<Int32>) throws -> Node {
    try add(Record(Self.none, .html, contents: range), count: 1)
  }

  /// - Throws: `malformed` where the document has too many of them.
  mutating func makeElement(
    _ name: Int32, _ space: Space = .html, attributes: Range<Int32>
  ) throws -> Node {
    try add(Record(name, space, contents: attributes), count: 1 + attributes.count)
  }

  /// An element like another, with nothing in it.
  mutating func copy(of node: Node) throws -> Node {
    try makeElement(self[node].name, self[node].space, attributes: self[node].contents)
  }

  private mutating func add(_ record: Record, count more: Int) throws -> Node {
    try take(more)
    records.append(record)
    return Node(records.count - 1)
  }

  private mutating func take(_ more: Int) throws {
    count += more
    guard count <= limits.nodes else {
      throw LogError(.malformed, "more than \(limits.nodes) elements, texts and attributes")
    }
  }

  /// Gives an element more attributes, which it must not have yet.
  mutating func add(_ more: [Attribute], to node: Node) throws {
    guard !more.isEmpty else { return }
    try take(more.count)
    let all = attributes(of: node) + more
    guard all.count <= limits.attributes else {
      throw LogError(.malformed, "an element has more than \(limits.attributes) attributes")
    }
    records[Int(node)].contents = store(all)
  }

  // Where they stand.

  mutating func append(_ node: Node, to parent: Node) {
    insert(node, in: parent, before: Self.none)
  }

  /// - Parameter following: a child of `parent`, or `none`.
  mutating func insert(_ node: Node, in parent: Node, before following: Node) {
    let previous = following == Self.none ? self[parent].last : self[following].previous
    records[Int(node)].parent = parent
    records[Int(node)].previous = previous
    records[Int(node)].next = following
    link(previous, following, below: parent, first: node, last: node)
  }

  /// Takes a node out of its parent, if it has one.
  mutating func remove(_ node: Node) {
    let old = self[node]
    guard old.parent != Self.none else { return }
    link(old.previous, old.next, below: old.parent, first: old.next, last: old.previous)
    records[Int(node)].parent = Self.none
    records[Int(node)].previous = Self.none
    records[Int(node)].next = Self.none
  }

  /// Costs a step for each child.
  mutating func moveChildren(of node: Node, to parent: Node) {
    var child = self[node].first
    while child != Self.none {
      let next = self[child].next
      remove(child)
      append(child, to: parent)
      child = next
    }
  }

  /// Lets the two siblings, or where there is none the parent, know what is between them now.
  private mutating func link(
    _ previous: Node, _ following: Node, below parent: Node, first: Node, last: Node
  ) {
    if previous == Self.none {
      records[Int(parent)].first = first
    } else {
      records[Int(previous)].next = first
    }
    if following == Self.none {
      records[Int(parent)].last = last
    } else {
      records[Int(following)].previous = last
    }
  }

  /// That of `.other` is no element's.
  private static let knownNames = HTMLTag.allCases.map(\.name)
  private static let knownNumbers = Dictionary(
    uniqueKeysWithValues: HTMLTag.allCases.dropLast().map {
      (Array($0.name.utf8), Int32($0.rawValue))
    })
}

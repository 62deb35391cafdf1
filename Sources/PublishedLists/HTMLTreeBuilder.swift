import TransparencyLog

/// Builds the tree of an HTML document as the HTML standard has it without scripting (13.2.6, Tree
/// construction).
///
/// What stands in `script`, `style`, `title`, `iframe`, `noembed` and `noframes` is left out, so
/// are comments. A step costs at most what the depth of the open elements is, which has a limit.
struct HTMLTreeBuilder {
  /// The insertion modes. Two that differ in what comments do are one.
  enum Mode {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead
    case inBody, inTable, inCaption, inColumnGroup, inTableBody, inRow, inCell
    case inTemplate, afterBody, inFrameset, afterFrameset
  }

  /// A start tag, or by `tag` and `name` an end tag.
  struct Token {
    let name: Int32
    let tag: HTMLTag
    var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    var isSelfClosing = false
  }

  var nodes: HTMLNodes
  var tokens: HTMLTokenizer
  let limits: ReadingOptions.Limits
  var mode = Mode.initial
  /// For each template that is open, the mode of what is in it.
  var templateModes: [Mode] = []
  /// The stack of open elements, the current node last.
  var open: [HTMLNodes.Node] = []
  /// The list of active formatting elements.
  var formatting = HTMLFormatting()
  var head = HTMLNodes.none
  var form = HTMLNodes.none
  /// Whether what comes in a table, but in none of its parts, goes before the table.
  var isFostering = false
  var mayBeFrameset = true
  /// Whether a table may be in a paragraph.
  var isQuirky = true
  /// Whether a line end at the beginning of what comes is left out.
  var skipsLineFeed = false
  /// Text that was met, until it is known to be whole.
  var text: [UInt8] = []

  /// The names of attributes of `html` and `body`, if more came with later tags.
  private var attributeNames: [HTMLNodes.Node: Set<[UInt8]>] = [:]
  /// Where the first end tag stands behind the start tag of `noscript` that was met last.
  private var endOfNoscript: Int?
  private var hasNoMoreNoscript = false

  /// - Returns: the nodes, and which is that of `html`.
  /// - Throws: `malformed` where a limit is passed, or browsers read the document in two ways.
  static func tree(
    of text: String, limits: ReadingOptions.Limits
  ) throws -> (nodes: HTMLNodes, root: HTMLNodes.Node) {
    var builder = HTMLTreeBuilder(text, limits: limits)
    try builder.build()
    return (builder.nodes, builder.open[0])
  }

  private init(_ text: String, limits: ReadingOptions.Limits) {
    nodes = HTMLNodes(limits: limits)
    tokens = HTMLTokenizer(text, limits: limits)
    self.limits = limits
  }

  private mutating func build() throws {
    while true {
      try checkNoscript()
      let isForeign = !open.isEmpty && nodes[current].space != .html
      guard let token = try tokens.next(isForeign: isForeign) else { break }
      switch token {
      case .text(let range):
        HTMLReferences.append(tokens.bytes[range], to: &text, isAttribute: false)
        continue
      case .section(let range):
        text += tokens.bytes[range]
        continue
      default: try endText()
      }
      skipsLineFeed = false
      switch token {
      case .start(let tag):
        let name = nodes.number(of: tag.name)
        try start(
          Token(
            name: name, tag: HTMLTag(of: name), attributes: tag.attributes,
            isSelfClosing: tag.isSelfClosing))
      case .end(let name):
        let name = nodes.number(of: name)
        try end(Token(name: name, tag: HTMLTag(of: name)))
      case .doctype(let isQuirky):
        guard mode == .initial else { break }
        self.isQuirky = isQuirky
        mode = .beforeHTML
      case .text, .section, .comment: break
      }
    }
    try endText()
    while !templateModes.isEmpty { closeTemplate() }
    while isBeforeBody { try goOnTowardsBody() }
  }

  // The tree construction dispatcher: which rules are a token's.

  private mutating func start(_ token: Token) throws {
    guard !open.isEmpty, nodes[current].space != .html, !isHTMLInForeign(token) else {
      return try startHTML(token)
    }
    let endsForeign =
      HTMLTags.breakout.contains(token.tag)
      || token.tag == .font
        && ["color", "face", "size"].contains { self.value($0, of: token) != nil }
    if endsForeign {
      closeForeign()
      try startHTML(token)
    } else {
      try insertForeign(token, nodes[current].space)
    }
  }

  private mutating func end(_ token: Token) throws {
    guard !open.isEmpty, nodes[current].space != .html else { return try endHTML(token) }
    if token.tag == .br || token.tag == .p {
      closeForeign()
      return try endHTML(token)
    }
    for place in open.indices.reversed() {
      let node = nodes[open[place]]
      if node.space == .html { return try endHTML(token) }
      if node.name == token.name {
        open.removeSubrange(place...)
        return
      }
    }
  }

  private func isHTMLInForeign(_ token: Token) -> Bool {
    if isHTMLPoint(current) { return true }
    if nodes[current].isTextPoint { return token.tag != .mglyph && token.tag != .malignmark }
    return nodes[current].foreignTag == .annotationXML && token.tag == .svg
  }

  private mutating func closeForeign() {
    while nodes[current].space != .html, !isHTMLPoint(current), !nodes[current].isTextPoint {
      open.removeLast()
    }
  }

  mutating func startHTML(_ token: Token) throws {
    switch mode {
    case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead:
      try startBeforeBody(token)
    case .inBody: try startInBody(token)
    case .inTable: try startInTable(token)
    case .inCaption: try startInCaption(token)
    case .inColumnGroup: try startInColumnGroup(token)
    case .inTableBody: try startInTableBody(token)
    case .inRow: try startInRow(token)
    case .inCell: try startInCell(token)
    case .inTemplate: try startInTemplate(token)
    case .afterBody:
      if token.tag != .html { mode = .inBody }
      try startInBody(token)
    case .inFrameset, .afterFrameset: try startInFrameset(token)
    }
  }

  mutating func endHTML(_ token: Token) throws {
    switch mode {
    case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead:
      try endBeforeBody(token)
    case .inBody: try endInBody(token)
    case .inTable: try endInTable(token)
    case .inCaption: try endInCaption(token)
    case .inColumnGroup: try endInColumnGroup(token)
    case .inTableBody: try endInTableBody(token)
    case .inRow: try endInRow(token)
    case .inCell: try endInCell(token)
    case .inTemplate: if token.tag == .template { closeTemplate() }
    case .afterBody:
      guard token.tag != .html else { return }
      mode = .inBody
      try endInBody(token)
    case .inFrameset, .afterFrameset: endInFrameset(token)
    }
  }

  // Text.

  /// Takes the text that was met.
  private mutating func endText() throws {
    guard !text.isEmpty else { return }
    var met = text[...]
    if skipsLineFeed, met.first == UInt8(ascii: "\n") { met.removeFirst() }
    if !open.isEmpty, nodes[current].space != .html, !isHTMLPoint(current),
      !nodes[current].isTextPoint
    {
      try insertText(HTMLTokenizer.replacingNull(Array(met)))
      if !met.allSatisfy({ HTMLTokenizer.isBlank($0) || $0 == 0 }) { mayBeFrameset = false }
    } else {
      try take(met)
    }
    text.removeAll(keepingCapacity: true)
  }

  private mutating func take(_ text: ArraySlice<UInt8>) throws {
    let blanks = text.prefix(while: HTMLTokenizer.isBlank)
    let rest = text[blanks.endIndex...]
    switch mode {
    case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead:
      if [.inHead, .inHeadNoscript, .afterHead].contains(mode) { try insertText(blanks) }
      guard !rest.isEmpty else { return }
      try goOnTowardsBody()
      try take(rest)
    case .inBody, .inCaption, .inCell, .inTemplate: try takeInBody(text)
    case .afterBody:
      if !rest.isEmpty { mode = .inBody }
      try takeInBody(text)
    case .inTable, .inTableBody, .inRow: try takeInTable(text)
    case .inColumnGroup:
      try insertText(blanks)
      guard !rest.isEmpty, nodes[current].tag == .colgroup else { return }
      open.removeLast()
      mode = .inTable
      try take(rest)
    case .inFrameset, .afterFrameset:
      try insertText(text.filter(HTMLTokenizer.isBlank))
    }
  }

  private mutating func takeInTable(_ text: ArraySlice<UInt8>) throws {
    let isInRows = HTMLTags.rows.contains(nodes[current].tag) || nodes[current].tag == .template
    if isInRows, text.allSatisfy({ HTMLTokenizer.isBlank($0) || $0 == 0 }) {
      return try insertText(text.filter { $0 != 0 })
    }
    isFostering = true
    defer { isFostering = false }
    try takeInBody(text)
  }

  private mutating func takeInBody(_ text: ArraySlice<UInt8>) throws {
    let text = text.contains(0) ? text.filter { $0 != 0 }[...] : text
    guard !text.isEmpty else { return }
    try reconstructFormatting()
    try insertText(text)
    if !text.allSatisfy(HTMLTokenizer.isBlank) { mayBeFrameset = false }
  }

  mutating func insertText(_ text: some Collection<UInt8>) throws {
    guard !text.isEmpty else { return }
    let range = nodes.store(text)
    insert(try nodes.makeText(range))
  }

  // Attributes.

  /// Stores those of a tag, the first of each name.
  mutating func store(attributesOf token: Token) -> Range<Int32> {
    var names: Set<[UInt8]> = []
    return nodes.store(attributes(of: token, besides: &names))
  }

  /// Gives `html` or `body` what a later tag of it has more.
  mutating func addAttributes(of token: Token, to node: HTMLNodes.Node) throws {
    var names =
      attributeNames.removeValue(forKey: node)
      ?? Set(nodes.attributes(of: node).map { Array(nodes.bytes($0.name)) })
    try nodes.add(attributes(of: token, besides: &names), to: node)
    attributeNames[node] = names
  }

  /// - Parameter names: those that do not count, to which those that do are added.
  private mutating func attributes(
    of token: Token, besides names: inout Set<[UInt8]>
  ) -> [HTMLNodes.Attribute] {
    token.attributes.compactMap { attribute in
      let name = tokens.lowered(attribute.name)
      guard names.insert(name).inserted else { return nil }
      return (nodes.store(name), nodes.store(decoded(attribute.value)))
    }
  }

  private func decoded(_ value: Range<Int>) -> [UInt8] {
    var decoded: [UInt8] = []
    HTMLReferences.append(tokens.bytes[value], to: &decoded, isAttribute: true)
    return HTMLTokenizer.replacingNull(decoded)
  }

  /// The value of a tag's attribute, in lower case.
  func value(_ name: StaticString, of token: Token) -> String? {
    let found = token.attributes.first { attribute in
      tokens.lowered(attribute.name).elementsEqual(
        UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
    return found.map {
      String(decoding: decoded($0.value).map(HTMLTokenizer.lowered), as: UTF8.self)
    }
  }

  // A browser that runs scripts takes what is in `noscript` for text, up to the first end tag.

  mutating func noteNoscript() {
    guard endOfNoscript == nil, !hasNoMoreNoscript else { return }
    endOfNoscript = tokens.startOfEnd(of: "noscript")
    hasNoMoreNoscript = endOfNoscript == nil
  }

  private mutating func checkNoscript() throws {
    guard let end = endOfNoscript, tokens.at >= end else { return }
    guard tokens.at == end else {
      throw tokens.refusal("</noscript> in what is no markup, which browsers read in two ways")
    }
    endOfNoscript = nil
  }
}

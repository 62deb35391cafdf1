import TransparencyLog

/// The stack of open elements: what is in scope, where a node goes (the HTML standard, 13.2.4.2 and
/// 13.2.6.1), and what ends by itself.
extension HTMLTreeBuilder {
  var current: HTMLNodes.Node { open[open.count - 1] }

  // What is open.

  /// The place of the innermost open element of these that nothing of `barrier` shuts off.
  func place(of tags: HTMLTags, in barrier: HTMLTags = .scope) -> Int? {
    for place in open.indices.reversed() {
      let node = nodes[open[place]]
      if tags.contains(node.tag) { return place }
      if barrier.contains(node.tag) || node.isSpecialForeign { return nil }
    }
    return nil
  }

  /// As `place(of:in:)`; only tables, templates and the whole document shut off.
  func placeInTable(of tags: HTMLTags) -> Int? {
    for place in open.indices.reversed() {
      let tag = nodes[open[place]].tag
      if tags.contains(tag) { return place }
      if HTMLTags.tableScope.contains(tag) { return nil }
    }
    return nil
  }

  func isInScope(_ node: HTMLNodes.Node) -> Bool {
    for each in open.reversed() {
      if each == node { return true }
      if HTMLTags.scope.contains(nodes[each].tag) || nodes[each].isSpecialForeign { return false }
    }
    return false
  }

  var isInTemplate: Bool { !templateModes.isEmpty }

  /// Whether all in it is HTML.
  func isHTMLPoint(_ node: HTMLNodes.Node) -> Bool {
    switch nodes[node].space {
    case .html: false
    case .svg: HTMLTags.htmlPoints.contains(nodes[node].foreignTag)
    case .math:
      nodes[node].foreignTag == .annotationXML
        && nodes.attributes(of: node).contains { attribute in
          nodes.bytes(attribute.name).elementsEqual("encoding".utf8)
            && ["text/html", "application/xhtml+xml"].contains { type in
              nodes.bytes(attribute.value).lazy.map(HTMLTokenizer.lowered).elementsEqual(type.utf8)
            }
        }
    }
  }

  // What ends.

  mutating func impliedEnds(_ tags: HTMLTags = .impliedEnds) {
    while tags.contains(nodes[current].tag) { open.removeLast() }
  }

  /// Ends the innermost of these that is in scope, and all in it.
  ///
  /// - Returns: whether there is one.
  @discardableResult
  mutating func close(_ tags: HTMLTags, in barrier: HTMLTags = .scope) -> Bool {
    guard let place = self.place(of: tags, in: barrier) else { return false }
    open.removeSubrange(place...)
    return true
  }

  /// Ends all that is in the innermost element of these.
  mutating func clear(to tags: HTMLTags) {
    while !tags.contains(nodes[current].tag) { open.removeLast() }
  }

  mutating func closeTemplate() {
    guard isInTemplate else { return }
    while nodes[current].tag != .template { open.removeLast() }
    open.removeLast()
    formatting.clearToMarker()
    templateModes.removeLast()
    resetMode()
  }

  /// The mode that goes with what is open.
  mutating func resetMode() {
    for place in open.indices.reversed() {
      switch nodes[open[place]].tag {
      case .td, .th: mode = .inCell
      case .tr: mode = .inRow
      case .tbody, .tfoot, .thead: mode = .inTableBody
      case .caption: mode = .inCaption
      case .colgroup: mode = .inColumnGroup
      case .table: mode = .inTable
      case .template: mode = templateModes[templateModes.count - 1]
      case .head: mode = .inHead
      case .body: mode = .inBody
      case .frameset: mode = .inFrameset
      case .html: mode = head == HTMLNodes.none ? .beforeHead : .afterHead
      default: continue
      }
      return
    }
  }

  // What begins.

  mutating func push(_ node: HTMLNodes.Node) throws {
    guard open.count < limits.depth else {
      throw LogError(.malformed, "elements are nested more than \(limits.depth) deep")
    }
    open.append(node)
  }

  @discardableResult
  mutating func insert(_ token: Token) throws -> HTMLNodes.Node {
    try insertElement(token.name, .html, attributes: store(attributesOf: token))
  }

  /// Inserts an element that has no tag in the document.
  @discardableResult
  mutating func insert(implied tag: HTMLTag) throws -> HTMLNodes.Node {
    try insertElement(Int32(tag.rawValue), .html, attributes: 0..<0)
  }

  mutating func insertEmpty(_ token: Token) throws {
    try insert(token)
    open.removeLast()
  }

  mutating func insertForeign(_ token: Token, _ space: HTMLNodes.Space) throws {
    _ = try insertElement(token.name, space, attributes: store(attributesOf: token))
    if token.isSelfClosing { open.removeLast() }
  }

  private mutating func insertElement(
    _ name: Int32, _ space: HTMLNodes.Space, attributes: Range<Int32>
  ) throws -> HTMLNodes.Node {
    let node = try nodes.makeElement(name, space, attributes: attributes)
    if !open.isEmpty { insert(node) }
    try push(node)
    return node
  }

  /// Puts a node where it goes, if `target` is the element around what comes.
  mutating func insert(_ node: HTMLNodes.Node, in target: HTMLNodes.Node? = nil) {
    let target = target ?? current
    guard isFostering, HTMLTags.rows.contains(nodes[target].tag),
      let place = open.lastIndex(where: { [.table, .template].contains(nodes[$0].tag) })
    else { return nodes.append(node, to: target) }
    let table = open[place]
    if nodes[table].tag == .template {
      nodes.append(node, to: table)
    } else if nodes[table].parent != HTMLNodes.none {
      nodes.insert(node, in: nodes[table].parent, before: table)
    } else {
      nodes.append(node, to: open[place - 1])
    }
  }
}

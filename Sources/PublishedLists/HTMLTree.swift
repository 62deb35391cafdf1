import CXPath
import TransparencyLog

/// An HTML document as a browser that runs no scripts has it: nothing is fetched, nothing runs.
///
/// Comments are not in it. Elements whose content is not read (`script`, `template`) are, empty.
final class HTMLTree {
  enum Event {
    case start(String, HTMLTree.Element)
    case end(String, HTMLTree.Element)
    case text(String)
  }

  struct Element {
    fileprivate let tree: HTMLTree
    fileprivate let node: HTMLNodes.Node

    /// Whether it is HTML's, not SVG's or MathML's.
    var isHTML: Bool { tree.nodes[node].space == .html }

    /// The value of an attribute, or nil where there is none of that name.
    subscript(name: String) -> String? { tree.nodes.value(of: name, in: node) }

    /// All text in it but that in elements of these names.
    func text(without names: Set<String>) -> String {
      var text = ""
      var ignored = 0
      tree.walk(node) { event in
        switch event {
        case .start(let name, _): if names.contains(name) { ignored += 1 }
        case .end(let name, _): if names.contains(name) { ignored -= 1 }
        case .text(let more): if ignored == 0 { text += more }
        }
      }
      return text
    }
  }

  private let nodes: HTMLNodes
  private let root: HTMLNodes.Node

  /// - Throws: `malformed` where it is beyond a limit, or browsers read it in two ways.
  init(_ text: String, limits: ReadingOptions.Limits) throws {
    // Numbers of bytes are of 32 bits here, and a reference may stand for more bytes than it has.
    guard text.utf8.count <= Int32.max / 4 else {
      throw LogError(
        .malformed, "\(text.utf8.count) bytes of HTML, expected at most \(Int32.max / 4)")
    }
    (nodes, root) = try HTMLTreeBuilder.tree(of: text, limits: limits)
  }

  /// Every element and text, in order.
  func walk(_ take: (Event) throws -> Void) rethrows {
    try walk(root, take)
  }

  /// The nodes that an XPath selects, each walked.
  ///
  /// - Throws: `malformed` where it is no XPath for nodes.
  func walk(
    select path: String, each: ((_ take: (Event) throws -> Void) throws -> Void) throws -> Void
  )
    throws
  {
    guard let document = makeDocument() else {
      throw LogError(.system, "no memory for an XML document")
    }
    defer { xmlFreeDoc(document) }
    guard let context = xmlXPathNewContext(document) else {
      throw LogError(.system, "no memory for XPath")
    }
    defer { xmlXPathFreeContext(context) }
    // Bounds what a path may cost: `//*//*//*` over a large document.
    context.pointee.opLimit = 10_000_000
    context.pointee.error = { _, _ in }
    guard let result = xmlXPathEvalExpression(path, context) else {
      throw LogError(.malformed, "\(quoted(path)) is no XPath, or costs too much (--select)")
    }
    defer { xmlXPathFreeObject(result) }
    guard result.pointee.type == XPATH_NODESET, let nodes = result.pointee.nodesetval,
      nodes.pointee.nodeNr > 0
    else { throw LogError(.undecided, "nothing in the document is \(quoted(path)) (--select)") }
    for index in 0..<Int(nodes.pointee.nodeNr) {
      let node = nodes.pointee.nodeTab[index]
      try each { take in
        guard let node else { return }
        switch node.pointee.type {
        case XML_ELEMENT_NODE:
          try walk(HTMLNodes.Node(Int(bitPattern: node.pointee._private)), take)
        case XML_TEXT_NODE:
          if let content = node.pointee.content { try take(.text(String(cString: content))) }
        case XML_ATTRIBUTE_NODE:
          // Its value is one text.
          if let content = node.pointee.children?.pointee.content {
            try take(.text(String(cString: content)))
          }
        default: break
        }
      }
    }
  }

  /// The document as libxml2's XPath reads it, to be freed. Each element knows its node's number.
  private func makeDocument() -> xmlDocPtr? {
    xmlInitParser()
    guard let document = xmlNewDoc("1.0") else { return nil }
    // In such a one `id()` knows the attribute.
    document.pointee.type = XML_HTML_DOCUMENT_NODE
    var open = [UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)]
    walk(root) { event in
      switch event {
      case .start(let name, let element):
        guard let node = xmlNewDocNode(document, nil, name, nil) else { return }
        node.pointee._private = UnsafeMutableRawPointer(bitPattern: Int(element.node))
        for attribute in nodes.attributes(of: element.node) {
          xmlNewProp(node, nodes.string(attribute.name), nodes.string(attribute.value))
        }
        xmlAddChild(open.last, node)
        open.append(node)
      case .end: open.removeLast()
      case .text(let text): xmlAddChild(open.last, xmlNewDocText(document, text))
      }
    }
    return document
  }

  private func walk(_ root: HTMLNodes.Node, _ take: (Event) throws -> Void) rethrows {
    var node = root
    while true {
      let record = nodes[node]
      if record.isText {
        // Others may follow at once, as comments and what was fostered between them are not here.
        var text = nodes.string(record.contents)
        while nodes[node].next != HTMLNodes.none, nodes[nodes[node].next].isText {
          node = nodes[node].next
          text += nodes.string(nodes[node].contents)
        }
        try take(.text(text))
      } else {
        try take(.start(nodes.name(of: node), Element(tree: self, node: node)))
        if record.first != HTMLNodes.none, record.tag != .template {
          node = record.first
          continue
        }
        try take(.end(nodes.name(of: node), Element(tree: self, node: node)))
      }
      while node != root, nodes[node].next == HTMLNodes.none {
        node = nodes[node].parent
        try take(.end(nodes.name(of: node), Element(tree: self, node: node)))
      }
      guard node != root else { return }
      node = nodes[node].next
    }
  }
}

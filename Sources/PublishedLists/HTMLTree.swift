import CHTML
import TransparencyLog

/// An HTML document as libxml2's HTML parser has it: nothing is fetched, nothing runs.
final class HTMLTree {
  enum Event {
    case start(String, HTMLTree.Attributes)
    case end(String)
    case text(String)
  }

  struct Attributes {
    fileprivate let node: UnsafeMutablePointer<xmlNode>?

    /// The value, or nil where there is no such attribute.
    subscript(name: String) -> String? {
      var attribute = node?.pointee.properties
      while let found = attribute {
        if let known = found.pointee.name, String(cString: known) == name {
          var value = ""
          var child = found.pointee.children
          while let part = child {
            if let content = part.pointee.content { value += String(cString: content) }
            child = part.pointee.next
          }
          return value
        }
        attribute = found.pointee.next
      }
      return nil
    }
  }

  private let document: htmlDocPtr

  /// - Throws: `malformed` where it is beyond a limit.
  init(_ text: String, limits: ReadingOptions.Limits) throws {
    var bytes = Array(text.utf8)
    try Self.refuseManyAttributes(bytes, most: limits.attributes)
    xmlInitParser()
    guard let context = htmlNewParserCtxt() else {
      throw LogError(.system, "no memory for the HTML parser")
    }
    defer { htmlFreeParserCtxt(context) }
    let count = Count(limits)
    context.pointee._private = Unmanaged.passUnretained(count).toOpaque()
    // The parser's own functions, with a look at the limits before each.
    context.pointee.sax.pointee.startElement = { context, name, attributes in
      guard Count.allows(context, attributes: attributes) else { return }
      xmlSAX2StartElement(context, name, attributes)
    }
    context.pointee.sax.pointee.characters = { context, text, length in
      guard Count.allows(context) else { return }
      xmlSAX2Characters(context, text, length)
    }
    context.pointee.sax.pointee.ignorableWhitespace = context.pointee.sax.pointee.characters
    context.pointee.sax.pointee.cdataBlock = { _, _, _ in }
    context.pointee.sax.pointee.comment = { _, _ in }
    context.pointee.sax.pointee.processingInstruction = { _, _, _ in }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_COMPACT.rawValue
    let parsed = bytes.withUnsafeMutableBytes {
      htmlCtxtReadMemory(
        context, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count), nil, "UTF-8",
        Int32(options))
    }
    if let refusal = count.refusal {
      if let parsed { xmlFreeDoc(parsed) }
      throw refusal
    }
    guard let parsed else { throw LogError(.malformed, "not HTML") }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }

  /// What the parser meets, and when it is told to stop.
  private final class Count {
    let limits: ReadingOptions.Limits
    var nodes = 0
    var refusal: LogError?

    init(_ limits: ReadingOptions.Limits) { self.limits = limits }

    static func allows(
      _ context: UnsafeMutableRawPointer?,
      attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>? = nil
    ) -> Bool {
      guard let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self),
        let owner = parser.pointee._private
      else { return false }
      let count = Unmanaged<Count>.fromOpaque(owner).takeUnretainedValue()
      guard count.refusal == nil else { return false }
      count.nodes += 1
      var pairs = attributes
      while let name = pairs, name.pointee != nil {
        count.nodes += 1
        pairs = name + 2
      }
      if count.nodes > count.limits.nodes {
        count.refusal = LogError(
          .malformed, "more than \(count.limits.nodes) elements, texts and attributes")
      } else if parser.pointee.nodeNr >= count.limits.depth {
        count.refusal = LogError(
          .malformed, "elements are nested more than \(count.limits.depth) deep")
      } else {
        return true
      }
      xmlStopParser(parser)
      return false
    }
  }

  /// The parser compares each attribute of an element with all others.
  private static func refuseManyAttributes(_ bytes: [UInt8], most: Int) throws {
    let blanks = Array(" \t\r\n\u{C}/".utf8)
    var at = 0
    func skip(while condition: (UInt8) -> Bool) {
      while at < bytes.count, condition(bytes[at]) { at += 1 }
    }
    while at < bytes.count {
      skip { $0 != UInt8(ascii: "<") }
      at += 1
      guard at < bytes.count, (bytes[at] | 0x20) >= 0x61, (bytes[at] | 0x20) <= 0x7A else {
        continue
      }
      skip { !blanks.contains($0) && $0 != UInt8(ascii: ">") }
      var attributes = 0
      while true {
        skip { blanks.contains($0) }
        guard at < bytes.count, bytes[at] != UInt8(ascii: ">") else { break }
        attributes += 1
        guard attributes <= most else {
          throw LogError(.malformed, "an element has more than \(most) attributes")
        }
        at += 1
        skip { !blanks.contains($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "=") }
        guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { continue }
        at += 1
        skip { blanks.contains($0) }
        guard at < bytes.count else { break }
        if bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") {
          let quote = bytes[at]
          at += 1
          skip { $0 != quote }
          at += 1
        } else {
          skip { !blanks.contains($0) && $0 != UInt8(ascii: ">") }
        }
      }
    }
  }

  /// Every element and text, in order.
  func walk(_ take: (Event) throws -> Void) rethrows {
    try Self.walk(xmlDocGetRootElement(document), take)
  }

  /// The nodes that an XPath selects, each walked.
  ///
  /// - Throws: `malformed` where it is no XPath for nodes.
  func walk(
    select path: String, each: ((_ take: (Event) throws -> Void) throws -> Void) throws -> Void
  )
    throws
  {
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
        if let node, node.pointee.type == XML_ATTRIBUTE_NODE {
          var child = node.pointee.children
          while let part = child {
            if let content = part.pointee.content { try take(.text(String(cString: content))) }
            child = part.pointee.next
          }
        } else {
          try Self.walk(node, take)
        }
      }
    }
  }

  private static func walk(
    _ node: UnsafeMutablePointer<xmlNode>?, _ take: (Event) throws -> Void
  ) rethrows {
    guard let node else { return }
    switch node.pointee.type {
    case XML_ELEMENT_NODE:
      let name = node.pointee.name.map { String(cString: $0).lowercased() } ?? ""
      try take(.start(name, Attributes(node: node)))
      var child = node.pointee.children
      while let next = child {
        try walk(next, take)
        child = next.pointee.next
      }
      try take(.end(name))
    case XML_TEXT_NODE, XML_ENTITY_REF_NODE:
      if let content = node.pointee.content { try take(.text(String(cString: content))) }
    default: break
    }
  }
}

/// The insertion mode "in body". The HTML standard, 13.2.6.4.7.
extension HTMLTreeBuilder {
  mutating func startInBody(_ token: Token) throws {
    let tag = token.tag
    switch tag {
    case .html:
      if !isInTemplate { try addAttributes(of: token, to: open[0]) }
    case _ where HTMLTags.ofHead.contains(tag): try startInHead(token)
    case .body, .frameset: try startBodyAgain(token)
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
    case .p,
      _ where HTMLTags.containers.contains(tag):
      closeParagraph()
      try insert(token)
      if tag == .pre || tag == .listing {
        skipsLineFeed = true
        mayBeFrameset = false
      }
    case _ where HTMLTags.headings.contains(tag):
      closeParagraph()
      if HTMLTags.headings.contains(nodes[current].tag) { open.removeLast() }
      try insert(token)
    case .form:
      guard form == HTMLNodes.none || isInTemplate else { return }
      closeParagraph()
      let node = try insert(token)
      if !isInTemplate { form = node }
    case .li: try startItem(token, [.li])
    case .dd, .dt: try startItem(token, [.dd, .dt])
    case .hr:
      closeParagraph()
      if place(of: [.select]) != nil { impliedEnds() }
      try insertEmpty(token)
      mayBeFrameset = false
    case .table:
      if !isQuirky { closeParagraph() }
      try insert(token)
      mayBeFrameset = false
      mode = .inTable
    case .plaintext, .textarea, .xmp, .iframe, .noembed: try startText(token)
    case .param, .source, .track: try insertEmpty(token)
    case .rb, .rtc, .rp, .rt:
      if place(of: [.ruby]) != nil {
        impliedEnds(.impliedEnds - (tag == .rp || tag == .rt ? [.rtc] : []))
      }
      try insert(token)
    case .image: try startInBody(renamed(token, .img))
    default: try startInline(token)
    }
  }

  /// What is in the text around it, and formatted as that.
  private mutating func startInline(_ token: Token) throws {
    let tag = token.tag
    switch tag {
    case .a:
      let name = token.name
      if let place = formatting.place(ofName: name) {
        let node = formatting.entries[place].node
        try endFormatting(token)
        if let place = formatting.place(of: node) { formatting.remove(at: place) }
        if let place = open.lastIndex(of: node) { open.remove(at: place) }
      }
    case .button:
      if place(of: [.button]) != nil {
        impliedEnds()
        close([.button])
      }
    case .nobr:
      try reconstructFormatting()
      if place(of: [.nobr]) != nil { try endFormatting(token) }
    case .input: close([.select])
    case .select:
      // It ends the one that it is in, and begins none.
      if close([.select]) { return }
    case .option, .optgroup:
      if place(of: [.select]) != nil {
        impliedEnds(.impliedEnds - (tag == .option ? [.optgroup] : []))
      } else if nodes[current].tag == .option {
        open.removeLast()
      }
    default: break
    }
    try reconstructFormatting()
    switch tag {
    case _ where HTMLTags.formatting.contains(tag): try format(token)
    case .applet, .marquee, .object:
      try insert(token)
      formatting.mark()
      mayBeFrameset = false
    case .area, .br, .embed, .img, .keygen, .wbr:
      try insertEmpty(token)
      mayBeFrameset = false
    case .input:
      try insertEmpty(token)
      if value("type", of: token) != "hidden" { mayBeFrameset = false }
    case .button, .select:
      try insert(token)
      mayBeFrameset = false
    case .math: try insertForeign(token, .math)
    case .svg: try insertForeign(token, .svg)
    case .noscript:
      try insert(token)
      noteNoscript()
    default: try insert(token)
    }
  }

  private mutating func startBodyAgain(_ token: Token) throws {
    guard open.count > 1, nodes[open[1]].tag == .body, !isInTemplate else { return }
    if token.tag == .body {
      mayBeFrameset = false
      try addAttributes(of: token, to: open[1])
    } else if mayBeFrameset {
      nodes.remove(open[1])
      open.removeSubrange(1...)
      try insert(token)
      mode = .inFrameset
    }
  }

  private mutating func startItem(_ token: Token, _ tags: HTMLTags) throws {
    mayBeFrameset = false
    for place in open.indices.reversed() {
      let node = nodes[open[place]]
      if tags.contains(node.tag) {
        open.removeSubrange(place...)
        break
      }
      if node.isSpecial, ![.address, .div, .p].contains(node.tag) { break }
    }
    closeParagraph()
    try insert(token)
  }

  /// What holds text instead of markup.
  private mutating func startText(_ token: Token) throws {
    let tag = token.tag
    if tag == .plaintext || tag == .xmp { closeParagraph() }
    if tag == .xmp { try reconstructFormatting() }
    if tag == .iframe || tag == .xmp || tag == .textarea { mayBeFrameset = false }
    if tag == .iframe || tag == .noembed { return try insertWithoutContent(token) }
    try insert(token)
    guard tag != .plaintext else {
      text = HTMLTokenizer.replacingNull(Array(tokens.bytes[tokens.readRest()]))
      return
    }
    let written = HTMLTokenizer.replacingNull(
      Array(tokens.bytes[tokens.readText(untilEndOf: tag.name)]))
    var content: [UInt8] = []
    if tag == .textarea {
      HTMLReferences.append(written[...], to: &content, isAttribute: false)
      if content.first == UInt8(ascii: "\n") { content.removeFirst() }
    } else {
      content = written
    }
    try insertText(content)
    open.removeLast()
  }

  mutating func endInBody(_ token: Token) throws {
    let tag = token.tag
    switch tag {
    case .template: closeTemplate()
    case .body, .html:
      if place(of: [.body]) != nil { mode = .afterBody }
    case .button, .select,
      _ where HTMLTags.containers.contains(tag):
      close([tag])
    case .form: endForm()
    case .p:
      if place(of: [.p], in: .buttonScope) == nil { try insert(implied: .p) }
      closeParagraph()
    case .li: close([.li], in: .listScope)
    case .dd, .dt: close([tag])
    case _ where HTMLTags.headings.contains(tag): close(.headings)
    case _ where HTMLTags.formatting.contains(tag): try endFormatting(token)
    case .applet, .marquee, .object:
      if close([tag]) { formatting.clearToMarker() }
    case .br: try startInBody(Token(name: token.name, tag: .br))
    default: endOther(token)
    }
  }

  /// Ends an element of that name, in nothing special.
  mutating func endOther(_ token: Token) {
    for place in open.indices.reversed() {
      let node = nodes[open[place]]
      if node.name == token.name, node.space == .html {
        open.removeSubrange(place...)
        return
      }
      if node.isSpecial { return }
    }
  }

  private mutating func endForm() {
    guard !isInTemplate else {
      close([.form])
      return
    }
    let node = form
    form = HTMLNodes.none
    guard node != HTMLNodes.none, isInScope(node) else { return }
    impliedEnds()
    // What is open in it stays so.
    open.remove(at: open.lastIndex(of: node)!)
  }

  private mutating func closeParagraph() { close([.p], in: .buttonScope) }

  private func renamed(_ token: Token, _ tag: HTMLTag) -> Token {
    Token(
      name: Int32(tag.rawValue), tag: tag, attributes: token.attributes,
      isSelfClosing: token.isSelfClosing)
  }
}

/// The insertion modes up to the body, and those of pages that have framesets instead of one.
/// The HTML standard, 13.2.6.4.1 to 13.2.6.4.6, 13.2.6.4.18 and 13.2.6.4.19 to 13.2.6.4.23.
extension HTMLTreeBuilder {
  var isBeforeBody: Bool {
    switch mode {
    case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: true
    default: false
    }
  }

  /// What comes belongs further below: makes what has to be before it, and is missing.
  mutating func goOnTowardsBody() throws {
    switch mode {
    case .beforeHead:
      head = try insert(implied: .head)
      mode = .inHead
    case .inHead:
      open.removeLast()
      mode = .afterHead
    case .inHeadNoscript:
      open.removeLast()
      mode = .inHead
    case .afterHead:
      try insert(implied: .body)
      mode = .inBody
    default:
      try insert(implied: .html)
      mode = .beforeHead
    }
  }

  mutating func startBeforeBody(_ token: Token) throws {
    switch (mode, token.tag) {
    case (.initial, .html), (.beforeHTML, .html):
      try insert(token)
      mode = .beforeHead
    case (.initial, _), (.beforeHTML, _):
      try goOnTowardsBody()
      try startHTML(token)
    case (_, .html): try startInBody(token)
    case (.beforeHead, .head):
      head = try insert(token)
      mode = .inHead
    case (.inHead, .head), (.inHeadNoscript, .head), (.afterHead, .head),
      (.inHeadNoscript, .noscript):
      break
    case (.inHead, .noscript):
      try insert(token)
      noteNoscript()
      mode = .inHeadNoscript
    case (.inHead, let tag) where HTMLTags.ofHead.contains(tag),
      (.inHeadNoscript, let tag) where HTMLTags.ofHeadNoscript.contains(tag):
      try startInHead(token)
    case (.afterHead, .body):
      try insert(token)
      mayBeFrameset = false
      mode = .inBody
    case (.afterHead, .frameset):
      try insert(token)
      mode = .inFrameset
    case (.afterHead, let tag) where HTMLTags.ofHead.contains(tag):
      open.append(head)
      try startInHead(token)
      open.remove(at: open.lastIndex(of: head)!)
    default:
      try goOnTowardsBody()
      try startHTML(token)
    }
  }

  /// The start tag of what can be in a head, wherever it is.
  mutating func startInHead(_ token: Token) throws {
    switch token.tag {
    case .template:
      try insert(token)
      formatting.mark()
      mayBeFrameset = false
      mode = .inTemplate
      templateModes.append(.inTemplate)
    case _ where HTMLTags.contentless.contains(token.tag): try insertWithoutContent(token)
    default: try insertEmpty(token)
    }
  }

  mutating func insertWithoutContent(_ token: Token) throws {
    try insertEmpty(token)
    if token.tag == .script {
      tokens.skipScript()
    } else {
      _ = tokens.readText(untilEndOf: token.tag.name)
    }
  }

  mutating func endBeforeBody(_ token: Token) throws {
    switch (mode, token.tag) {
    case (.beforeHead, .head), (.initial, .head), (.beforeHTML, .head), (_, .br):
      try goOnTowardsBody()
      try endHTML(token)
    case (.inHead, .head), (.inHeadNoscript, .noscript): try goOnTowardsBody()
    case (.inHead, .template), (.afterHead, .template): closeTemplate()
    case (.inHeadNoscript, _): break
    case (_, .body), (_, .html):
      try goOnTowardsBody()
      try endHTML(token)
    default: break
    }
  }

  mutating func startInTemplate(_ token: Token) throws {
    switch token.tag {
    case _ where HTMLTags.ofHead.contains(token.tag): return try startInHead(token)
    case .caption, .colgroup, .tbody, .tfoot, .thead: mode = .inTable
    case .col: mode = .inColumnGroup
    case .tr: mode = .inTableBody
    case .td, .th: mode = .inRow
    default: mode = .inBody
    }
    templateModes[templateModes.count - 1] = mode
    try startHTML(token)
  }

  mutating func startInFrameset(_ token: Token) throws {
    switch (mode, token.tag) {
    case (_, .html): try startInBody(token)
    case (_, .noframes): try startInHead(token)
    case (.inFrameset, .frameset): try insert(token)
    case (.inFrameset, .frame): try insertEmpty(token)
    default: break
    }
  }

  mutating func endInFrameset(_ token: Token) {
    guard mode == .inFrameset, token.tag == .frameset, open.count > 1 else { return }
    open.removeLast()
    if nodes[current].tag != .frameset { mode = .afterFrameset }
  }
}

extension HTMLTags {
  fileprivate static let ofHeadNoscript: HTMLTags = [
    .basefont, .bgsound, .link, .meta, .noframes, .style,
  ]
}

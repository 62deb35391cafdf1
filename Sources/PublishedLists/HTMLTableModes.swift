/// The insertion modes of tables. The HTML standard, 13.2.6.4.9 to 13.2.6.4.15.
extension HTMLTreeBuilder {
  mutating func startInTable(_ token: Token) throws {
    let tag = token.tag
    switch tag {
    case .caption:
      clear(to: .tableContext)
      formatting.mark()
      try insert(token)
      mode = .inCaption
    case .colgroup:
      clear(to: .tableContext)
      try insert(token)
      mode = .inColumnGroup
    case .col:
      clear(to: .tableContext)
      try insert(implied: .colgroup)
      mode = .inColumnGroup
      try startHTML(token)
    case .tbody, .tfoot, .thead:
      clear(to: .tableContext)
      try insert(token)
      mode = .inTableBody
    case .td, .th, .tr:
      clear(to: .tableContext)
      try insert(implied: .tbody)
      mode = .inTableBody
      try startHTML(token)
    case .table:
      if closeTable() { try startHTML(token) }
    case .script, .style, .template: try startInHead(token)
    case .input where value("type", of: token) == "hidden": try insertEmpty(token)
    case .form:
      guard form == HTMLNodes.none, !isInTemplate else { return }
      form = try insert(token)
      open.removeLast()
    default:
      isFostering = true
      defer { isFostering = false }
      try startInBody(token)
    }
  }

  mutating func endInTable(_ token: Token) throws {
    switch token.tag {
    case .table: closeTable()
    case .body, .html,
      _ where HTMLTags.tableParts.contains(token.tag):
      break
    case .template: closeTemplate()
    default:
      isFostering = true
      defer { isFostering = false }
      try endInBody(token)
    }
  }

  /// - Returns: whether there is one.
  @discardableResult
  private mutating func closeTable() -> Bool {
    guard let place = placeInTable(of: [.table]) else { return false }
    open.removeSubrange(place...)
    resetMode()
    return true
  }

  mutating func startInCaption(_ token: Token) throws {
    guard HTMLTags.tableParts.contains(token.tag) else { return try startInBody(token) }
    if closeCaption() { try startHTML(token) }
  }

  mutating func endInCaption(_ token: Token) throws {
    switch token.tag {
    case .caption: closeCaption()
    case .table: if closeCaption() { try endHTML(token) }
    case .body, .html,
      _ where HTMLTags.tableParts.contains(token.tag):
      break
    default: try endInBody(token)
    }
  }

  @discardableResult
  private mutating func closeCaption() -> Bool {
    guard let place = placeInTable(of: [.caption]) else { return false }
    open.removeSubrange(place...)
    formatting.clearToMarker()
    mode = .inTable
    return true
  }

  mutating func startInColumnGroup(_ token: Token) throws {
    switch token.tag {
    case .html: try startInBody(token)
    case .col: try insertEmpty(token)
    case .template: try startInHead(token)
    default: if closeColumnGroup() { try startHTML(token) }
    }
  }

  mutating func endInColumnGroup(_ token: Token) throws {
    switch token.tag {
    case .colgroup: closeColumnGroup()
    case .col: break
    case .template: closeTemplate()
    default: if closeColumnGroup() { try endHTML(token) }
    }
  }

  @discardableResult
  private mutating func closeColumnGroup() -> Bool {
    guard nodes[current].tag == .colgroup else { return false }
    open.removeLast()
    mode = .inTable
    return true
  }

  mutating func startInTableBody(_ token: Token) throws {
    switch token.tag {
    case .tr:
      clear(to: .tableBodyContext)
      try insert(token)
      mode = .inRow
    case .td, .th:
      clear(to: .tableBodyContext)
      try insert(implied: .tr)
      mode = .inRow
      try startHTML(token)
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead:
      if closeTableBody() { try startHTML(token) }
    default: try startInTable(token)
    }
  }

  mutating func endInTableBody(_ token: Token) throws {
    switch token.tag {
    case .tbody, .tfoot, .thead:
      if placeInTable(of: [token.tag]) != nil { closeTableBody() }
    case .table: if closeTableBody() { try endHTML(token) }
    default: try endInTable(token)
    }
  }

  @discardableResult
  private mutating func closeTableBody() -> Bool {
    guard placeInTable(of: .sections) != nil else { return false }
    clear(to: .tableBodyContext)
    open.removeLast()
    mode = .inTable
    return true
  }

  mutating func startInRow(_ token: Token) throws {
    switch token.tag {
    case .td, .th:
      clear(to: .tableRowContext)
      try insert(token)
      mode = .inCell
      formatting.mark()
    case _ where HTMLTags.tableParts.contains(token.tag):
      if closeRow() { try startHTML(token) }
    default: try startInTable(token)
    }
  }

  mutating func endInRow(_ token: Token) throws {
    switch token.tag {
    case .tr: closeRow()
    case .table: if closeRow() { try endHTML(token) }
    case .tbody, .tfoot, .thead:
      if placeInTable(of: [token.tag]) != nil, closeRow() { try endHTML(token) }
    default: try endInTable(token)
    }
  }

  @discardableResult
  private mutating func closeRow() -> Bool {
    guard placeInTable(of: [.tr]) != nil else { return false }
    clear(to: .tableRowContext)
    open.removeLast()
    mode = .inTableBody
    return true
  }

  mutating func startInCell(_ token: Token) throws {
    guard HTMLTags.tableParts.contains(token.tag) else { return try startInBody(token) }
    if closeCell(.cells) { try startHTML(token) }
  }

  mutating func endInCell(_ token: Token) throws {
    switch token.tag {
    case .td, .th: closeCell([token.tag])
    case .table, .tbody, .tfoot, .thead, .tr:
      if placeInTable(of: [token.tag]) != nil, closeCell(.cells) { try endHTML(token) }
    case .body, .caption, .col, .colgroup, .html: break
    default: try endInBody(token)
    }
  }

  @discardableResult
  private mutating func closeCell(_ tags: HTMLTags) -> Bool {
    guard let place = placeInTable(of: tags) else { return false }
    open.removeSubrange(place...)
    formatting.clearToMarker()
    mode = .inRow
    return true
  }
}

/// What is open in these ends before a part of them begins.
extension HTMLTags {
  fileprivate static let tableContext: HTMLTags = [.html, .table, .template]
  fileprivate static let tableBodyContext: HTMLTags = sections + [.html, .template]
  fileprivate static let tableRowContext: HTMLTags = [.html, .template, .tr]
}

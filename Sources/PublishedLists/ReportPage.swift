import Endorsements
import TransparencyLog

extension CheckReport {
  /// The report as a page for a browser and for paper: every row, and what `text` has.
  ///
  /// - Parameters:
  ///   - name: what the list is called.
  ///   - command: the command that repeats it.
  public func page(name: String, command: String) -> String {
    let isWorthReading = { (row: ListCheck.Row) in row.state != .signed && row.state != .repeated }
    let rows = check.rows.filter(isWorthReading) + check.rows.filter { !isWorthReading($0) }
    return Markup.page(
      title: agrees ? "A list that agrees" : "A list that does not agree",
      """
      <h1\(agrees ? " class=\"yes\"" as Markup : "")>\(headline)</h1>
      <p>The list is \(Markup.name(name)), checked against the log of \
      \(Markup.name(log.checkpoint.checkpoint.origin)).</p>
      <table class="counts"><caption>How many</caption><tbody>
      \(counts.map { "<tr><td class=\"n\">\($0.count)</td><td>\($0.words)</td></tr>\n" as Markup })</tbody></table>
      \(missingTable)<h2>Every line</h2>
      <table class="rows"><caption>Those that are worth reading first, then those that are signed</caption>
      <thead><tr><th scope="col">Line</th><th scope="col">Listed</th><th scope="col">State</th>\
      <th scope="col">Who signed</th></tr></thead>
      <tbody>
      \(rows.map(Self.row))</tbody></table>
      \(domainsMarkup)<h2>How it was read</h2>
      <p>\(readAs).</p>
      \(listsMarkup)\(ignoredMarkup)<h2>Evidence</h2>
      <dl>
      \(evidenceRows.map { "<dt>\($0.name)</dt><dd>\(Markup.name($0.value))</dd>\n" as Markup })</dl>
      <h2>Not proved</h2>
      <div class="box"><ul>
      \(notProved.map { "<li>\($0)</li>\n" as Markup })</ul></div>
      <h2>To repeat it</h2>
      <pre><code>\(command)</code></pre>
      """
    ).html
  }

  private static func row(_ row: ListCheck.Row) -> Markup {
    let who = row.endorsement.map(signatory) ?? ""
    let note = row.note.map { "<span class=\"note\">\($0)</span>" as Markup } ?? ""
    return """
      <tr><td class="n">\(row.line.number)</td><th scope="row">\(Markup.name(row.line.text))</th>\
      <td><span class="state \(row.state.rawValue)">\(row.state.words)</span>\(note)</td><td>\(who)</td></tr>

      """
  }

  private static func signatory(_ endorsement: LedgerState.Endorsement) -> Markup {
    let role = endorsement.role.map { " – \(Markup.name($0))" as Markup } ?? ""
    return """
      \(Markup.name(endorsement.signatory))\(role)\
      <span class="note">\(Markup.name(endorsement.key.name)), entry \(endorsement.entry)</span>
      """
  }

  private var domainsMarkup: Markup {
    guard let (title, counts, findings) = domainReport else { return "" }
    return """
      <h2>Domains</h2>
      <p>\(title).</p>
      <ul>
      \(counts.map { "<li>\($0.count) \($0.words)</li>\n" as Markup })</ul>
      <ul>
      \(findings.map { "<li>\($0)</li>\n" as Markup })</ul>

      """
  }

  private var missingTable: Markup {
    guard !check.missing.isEmpty else { return "" }
    let rows = check.missing.map {
      "<tr><th scope=\"row\">\(Self.signatory($0))</th></tr>\n" as Markup
    }
    return """
      <h2>Signed but not listed</h2>
      <table><caption>In force, and on no line</caption><tbody>
      \(rows)</tbody></table>

      """
  }

  private var listsMarkup: Markup {
    guard !lists.isEmpty else { return "" }
    return "<ul>\(lists.map { "<li>\($0)</li>\n" as Markup })</ul>\n"
  }

  private var ignoredMarkup: Markup {
    guard !list.ignored.isEmpty else { return "" }
    let rows = list.ignored.map {
      """
      <tr><td class="n">\($0.line.number)</td><td>\(Markup.name($0.line.text))</td><td>\($0.why)</td></tr>

      """ as Markup
    }
    return """
      <h3>What was left out</h3>
      <div class="scroll" role="region" aria-label="What was left out" tabindex="0">
      <table class="rows"><caption>Lines that were not read as names</caption><thead><tr><th scope="col">Line</th><th scope="col">Text</th>\
      <th scope="col">Why</th></tr></thead>
      <tbody>
      \(rows)</tbody></table></div>

      """
  }
}

extension Roster {
  /// The signatories as a page, which `check` reads back.
  ///
  /// - Parameter isHistory: whether those that ended follow.
  public func page(isHistory: Bool) -> String {
    let rows = inForce.map {
      """
      <tr><th scope="row"><bdi>\(exact: $0.signatory)</bdi></th><td><bdi>\(exact: $0.role ?? "")</bdi></td>\
      <td>\($0.kind.rawValue)</td><td>\(Markup.name($0.key.name))</td><td class="n">\($0.entry)</td></tr>

      """ as Markup
    }
    let past = isHistory && !self.past.isEmpty ? pastMarkup : ""
    return Markup.page(
      title: statement.title,
      """
      <h1 class="yes">\(Markup.name(statement.title))</h1>
      <p><code>\(statement.text.description)</code></p>
      <table><caption>Signatories in force</caption><thead><tr><th scope="col">Signatory</th><th scope="col">Role</th><th scope="col">Kind</th>\
      <th scope="col">Domain</th><th scope="col">Entry</th></tr></thead>
      <tbody>
      \(rows)</tbody></table>
      \(past)
      """
    ).html
  }

  private var pastMarkup: Markup {
    let rows = past.map {
      """
      <tr><td>\(Markup.name($0.signatory))</td><td>\($0.ended!.how.rawValue) by entry \($0.ended!.by)</td></tr>

      """ as Markup
    }
    return """
      <h2>No longer in force</h2>
      <table><caption>How each ended</caption><tbody>
      \(rows)</tbody></table>
      """
  }

  /// The signatories as a table in CSV (RFC 4180), which `check` reads back. A cell that a spreadsheet
  /// would take for a formula is as it was signed.
  ///
  /// - Parameter isHistory: whether those that ended follow, in two columns more.
  public func csv(isHistory: Bool) -> String {
    var header = ["signatory", "role", "kind", "key", "entry", "date"]
    if isHistory { header += ["ended", "by"] }
    var lines = [header]
    for endorsement in inForce + (isHistory ? past : []) {
      var cells = [
        endorsement.signatory, endorsement.role ?? "", endorsement.kind.rawValue,
        endorsement.key.description, "\(endorsement.entry)", endorsement.date.description,
      ]
      if isHistory {
        cells += endorsement.ended.map { [$0.how.rawValue, "\($0.by)"] } ?? ["", ""]
      }
      lines.append(cells)
    }
    return lines.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { !",;\"\r\n\t".utf8.contains($0) } && !text.isEmpty
    return isPlain ? text : "\"\(text.escaped { $0 == UInt8(ascii: "\"") ? "\"\"" : nil })\""
  }
}

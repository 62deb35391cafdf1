import Endorsements
import PublishedLists
import TransparencyLog

/// The site of a log: pages that need no server and no script. SPEC.md, section 7.12.
public struct Site: Sendable {
  /// What every page of a site says before anything of others.
  static let generator = "<meta name=\"generator\" content=\"endorse site\">"

  let account: LogAccount
  let verifier: Verifier?
  private let templates: Templates
  private let warnings: [String]
  private let titles: [TextHash: String]

  /// - Throws: `malformed` where the pages that the program carries are not as they should be.
  public init(_ account: LogAccount, verifier: Verifier?) throws {
    self.account = account
    self.verifier = verifier
    warnings = account.warnings
    titles = Dictionary(
      account.judged.state.statements.map { ($0.text, $0.title) }, uniquingKeysWith: { $1 })
    templates = try Templates()
  }

  /// Hands over every file, by its path below the log's public folder, one after the other.
  public func make(_ put: (_ path: String, _ bytes: [UInt8]) throws -> Void) throws {
    func add(_ path: String, _ text: String) throws { try put(path, Array(text.utf8)) }
    let statements = account.judged.state.statements
    let rosters = statements.map { Roster(of: $0, in: account.judged.state) }
    // What pages refer to stands before them.
    try add("site.css", PageStyle.base + Embedded.pages["site.css"]!)
    try add("icon.svg", Embedded.pages["icon.svg"]!)
    try makeEntries(put)
    for roster in rosters {
      let folder = "statement/\(roster.statement.text.hex)"
      try add("\(folder)/signatories.json", try json(RosterAnswer(roster, of: account.judged)))
      try add("\(folder)/signatories.csv", roster.csv(isHistory: false))
      try add("\(folder)/signatories.md", roster.text(bullets: true, isHistory: false))
      try add("\(folder)/signatories.txt", roster.text(bullets: false, isHistory: false))
      if statements.count > 1 {
        let page = page(roster.statement.title, root: "../../").merging(statement(roster)) { $1 }
        try add("\(folder)/index.html", templates.render(page, "page"))
      }
    }
    try add("changes.atom", templates.render(feed, "feed"))
    let title = statements.count == 1 ? statements[0].title : heading
    for (path, text) in try verifier?.files(trust: account.trust, title: title) ?? [] {
      try add(path, text)
    }
    try add("index.html", templates.render(index(rosters), "index"))
  }

  /// The page and the proof of each entry, made on all cores; some hundreds are in memory at a time.
  private func makeEntries(_ put: (_ path: String, _ bytes: [UInt8]) throws -> Void) throws {
    let (together, chunk) = (512, 64)
    for start in stride(from: 0, to: account.entries.count, by: together) {
      let indices = Array(start..<min(start + together, account.entries.count))
      let made = onAllCores(indices, chunk: chunk) { index in
        Result {
          (
            proof: try account.proof(of: index).encoded,
            page: Array(templates.render(entry(index), "entry").utf8)
          )
        }
      }
      for (index, made) in zip(indices, made) {
        let (proof, page) = try made.get()
        try put("entry/\(index).tlog-proof", proof)
        try put("entry/\(index).html", page)
      }
    }
  }

  // MARK: What the templates are given

  private var heading: String { "Who endorses what, in the log of \(visible(account.origin))" }

  /// - Parameter root: leads from the page to the folder of the site.
  private func page(_ title: String, root: String) -> [String: Any] {
    ["title": title, "root": root, "origin": visible(account.origin), "warnings": warnings]
  }

  private func index(_ rosters: [Roster]) -> [String: Any] {
    let checkpoint = account.checkpoint
    let only = rosters.count == 1 ? rosters[0] : nil
    var context = page(only?.statement.title ?? heading, root: "")
    context["heading"] = heading
    if let only { context["only"] = statement(only) }
    context["statements"] = rosters.map { roster in
      [
        "title": roster.statement.title, "hex": roster.statement.text.hex,
        "entry": roster.statement.entry, "count": roster.inForce.count, "endorse": endorse(roster),
      ] as [String: Any]
    }
    context["commands"] = commands(rosters)
    context["fingerprint"] = account.trust.fingerprint
    context["notProved"] = [NotProved.identity, NotProved.authority, NotProved.absence]
    context["verifier"] = verifier != nil
    context["size"] = checkpoint.size
    if checkpoint.size > 0 { context["newest"] = "\(checkpoint.size - 1)" }
    context["rootHash"] = base64(checkpoint.root.bytes)
    context["quorum"] =
      checkpoint.asOf.map {
        """
        met by \(checkpoint.cosignatures.count) of \(account.trust.policy.witnesses.count) \
        witnesses, as of \(timestamp($0))
        """
      } ?? checkpoint.witnesses(of: account.trust.policy)
    context["witnesses"] = account.trust.policy.witnesses.map { witness in
      let cosignature = checkpoint.cosignatures.first { $0.witness == witness.key }
      return [
        "name": visible(witness.name),
        "time": cosignature.map { "saw it at \(timestamp($0.time))" } ?? "has not cosigned it",
      ]
    }
    let shown = 20
    let kept = account.kept.filter { $0.size > 0 }
    context["hasKept"] = !kept.isEmpty
    context["kept"] = kept.suffix(shown).reversed().map { checkpoint -> [String: Any] in
      var line: [String: Any] = ["size": checkpoint.size]
      if let asOf = checkpoint.asOf { line["time"] = timestamp(asOf) }
      return line
    }
    if kept.count > shown { context["older"] = kept.count - shown }
    return context
  }

  /// What whoever has the folder may run in it.
  private func commands(_ rosters: [Roster]) -> [String] {
    var commands = ["endorse audit . --keys KEYS"]
    if let roster = rosters.first {
      let choice = rosters.count > 1 ? " --statement \(roster.statement.text)" : ""
      let list = "statement/\(roster.statement.text.hex)/signatories.md"
      commands.append("endorse roster --log . --keys KEYS\(choice)")
      commands.append("endorse check \(list) --log . --keys KEYS\(choice)")
      let entry = roster.inForce.first?.entry ?? roster.statement.entry
      commands.append("endorse verify entry/\(entry).tlog-proof --keys KEYS")
    }
    return commands
  }

  private func endorse(_ roster: Roster) -> String {
    roster.inForce.count == 1 ? "endorses this text" : "endorse this text"
  }

  private func statement(_ roster: Roster) -> [String: Any] {
    let statement = roster.statement
    var context: [String: Any] = [
      "title": statement.title, "hex": statement.text.hex, "entry": statement.entry,
      "count": roster.inForce.count, "endorse": endorse(roster),
      "hasSignatories": !roster.inForce.isEmpty, "signatories": roster.inForce.map(signatory),
      "hasPast": !roster.past.isEmpty, "past": roster.past.map(signatory),
      "hasText": account.texts[statement.text] != nil,
      "paragraphs": account.texts[statement.text].map { paragraphs($0) } ?? [],
    ]
    let individuals = roster.inForce.count { $0.kind == .individual }
    if individuals > 0, individuals < roster.inForce.count {
      context["kinds"] =
        "\(counted(roster.inForce.count - individuals, "organization")) and \(counted(individuals, "individual"))"
    }
    if !roster.past.isEmpty {
      context["ended"] =
        "\(counted(roster.past.count, "endorsement")) \(roster.past.count == 1 ? "is" : "are") no longer in force."
    }
    let all = roster.inForce + roster.past
    if let chart = GrowthChart(all, ended: { account.entries[$0].entry?.date }) {
      context["chart"] =
        [
          "width": GrowthChart.width, "height": GrowthChart.height, "most": chart.most,
          "line": chart.line, "area": chart.area, "days": chart.days, "words": chart.words,
        ] as [String: Any]
    }
    return context
  }

  private func signatory(_ endorsement: LedgerState.Endorsement) -> [String: Any] {
    var context: [String: Any] = [
      "name": endorsement.signatory, "kind": endorsement.kind.rawValue,
      "key": endorsement.key.name, "date": endorsement.date.description,
      "entry": endorsement.entry,
    ]
    if let role = endorsement.role { context["role"] = role }
    if let ended = endorsement.ended {
      context["how"] = ended.how.rawValue
      context["by"] = ended.by
    }
    return context
  }

  /// Lines that were filled flow together again. A line end stays before the mark of a list and behind
  /// a line that is shorter than anybody fills lines to.
  private func paragraphs(_ text: CanonicalText) -> [String] {
    let shortest = 50
    let lines = String(decoding: text.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.split { $0.isEmpty }.map { lines in
      lines.reduce("") { text, line in
        guard !text.isEmpty else { return String(line) }
        let last = text.split(separator: "\n").last ?? ""
        let isApart =
          last.unicodeScalars.count < shortest || line.prefixMatch(of: Self.listMark) != nil
        return text + (isApart ? "\n" : " ") + line
      }
    }
  }

  private static var listMark: Regex<Substring> { #/\s|[-*+•–—#>]|\(?[0-9A-Za-z]{1,3}[.)]/# }

  private func entry(_ index: Int) -> [String: Any] {
    let logged = account.entries[index]
    let kind = logged.entry?.kind.rawValue ?? "not readable"
    var context = page("Entry \(index): \(kind)", root: "../")
    context["index"] = index
    context["kind"] = kind
    context["says"] = Words(of: index, in: account).context
    let lines = String(decoding: logged.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    // What an entry says has nothing invisible.
    context["lines"] = (logged.entry == nil ? lines.map { visible($0) } : lines)
      .joined(separator: "\n")
    let covering = account.checkpoint(covering: index)
    context["proved"] =
      covering.asOf.map {
        "by \(timestamp($0)), when a quorum of witnesses had seen the tree of size \(covering.size)"
      }
        ?? """
        in the tree of size \(covering.size), which no witness was asked to see: since when, nothing \
        proves
        """
    if index > 0 { context["before"] = "\(index - 1)" }
    guard let entry = logged.entry else { return context }
    context["date"] = entry.date.description
    context["signers"] = signers(of: entry)
    if let broken = account.judged.broken, index >= broken.entry {
      context["states"] = [["how": "counts for nothing", "class": "void"]]
      return context
    }
    if let text = entry.textHash, let title = titles[text] {
      let page = titles.count > 1 ? "statement/\(text.hex)/index.html" : "index.html"
      context["statement"] = ["title": title, "page": page]
    }
    if let endorsement = account.judged.state.endorsements.first(ofEntry: index) {
      let ended = endorsement.ended?.how.rawValue
      var state: [String: Any] = ["how": ended ?? "in force", "class": ended ?? "in-force"]
      if let by = endorsement.ended?.by { state["by"] = "\(by)" }
      if !entry.namedKeys.contains(endorsement.key) {
        state["holder"] = endorsement.key.description
      }
      context["states"] = [state]
    }
    context["ends"] = (account.endings[index] ?? []).map { "\($0.entry)" }
    return context
  }

  private func signers(of entry: Entry) -> [[String: String]] {
    func line(_ what: String, _ key: VerifierKey) -> [String: String] {
      ["what": what, "key": key.description]
    }
    let secretariat = entry.note.signatures.last.flatMap { signature in
      account.trust.secretariat.first { signature.claims($0) }
    }
    let admission = secretariat.map { [line("secretariat", $0)] } ?? []
    switch entry.content {
    case .statement, .revocation: return admission
    case .endorsement(let endorsement): return [line("signed by", endorsement.key)] + admission
    case .withdrawal(_, let key): return [line("signed by", key)]
    case .succession(let key, let successor):
      return [line("signed by", key), line("and by", successor)]
    }
  }

  /// The newest entries.
  private var feed: [String: Any] {
    let shown = 100
    let newest = account.entries.indices.suffix(shown).reversed()
    let dates = newest.compactMap { account.entries[$0].entry?.date.unixTime }
    var context = page(heading, root: "")
    context["id"] = Self.identifier(Array(account.trust.policy.logs[0].description.utf8))
    context["updated"] = timestamp(max(account.checkpoint.asOf ?? 0, dates.max() ?? 0))
    context["entries"] = newest.map { index in
      let logged = account.entries[index]
      return [
        "index": index, "id": Self.identifier(logged.bytes),
        "kind": logged.entry?.kind.rawValue ?? "not readable",
        "says": Words(of: index, in: account).text,
        "updated": timestamp(logged.entry?.date.unixTime ?? 0),
      ] as [String: Any]
    }
    return context
  }

  /// RFC 6920: the name of bytes by their hash, which is the same wherever the log is served.
  private static func identifier(_ bytes: [UInt8]) -> String {
    let hash = base64(Hash.sha256(bytes).bytes)
    return "ni:///sha-256;"
      + hash.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}

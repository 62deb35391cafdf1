/// The endorsements that a `LedgerState` knows, in few bytes: 64 each and their names.
struct HeldEndorsements: Sendable {
  /// One endorsement without its names.
  struct Row: Sendable {
    /// The position of its text among the statements.
    let text: Int
    /// The position of the key that holds it among the keys.
    var key: Int
    let entry: Int
    let date: ClaimedDate
    let kind: KeyName.Kind
    var ended: (how: LedgerState.Endorsement.End, by: Int)?
  }

  private var rows: [Row] = []
  private var signatories = StringList()
  /// Empty where there is none: a role that is there is not.
  private var roles = StringList()

  var count: Int { rows.count }

  subscript(position: Int) -> Row {
    get { rows[position] }
    set { rows[position] = newValue }
  }

  func names(at position: Int) -> (signatory: String, role: String?) {
    let role = roles[position]
    return (signatories[position], role.isEmpty ? nil : role)
  }

  /// By what rule 5 tells this endorsement from others.
  func rosterName(at position: Int) -> RosterName {
    let names = names(at: position)
    return RosterName(
      kind: rows[position].kind, name: NameKey(names.signatory)!,
      role: names.role.map { NameKey($0)! })
  }

  /// The position of the first endorsement whose entry is `entry` or a later one.
  func position(notBefore entry: Int) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].entry < entry { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// - Returns: the position of the new endorsement.
  mutating func append(
    _ endorsement: Entry.Endorsement, text: Int, key: Int, date: ClaimedDate, entry: Int
  ) -> Int {
    rows.append(Row(text: text, key: key, entry: entry, date: date, kind: endorsement.kind))
    signatories.append(endorsement.signatory)
    roles.append(endorsement.role ?? "")
    return rows.count - 1
  }
}

/// What no two of one kind have that endorse one text. SPEC.md, section 9, rule 5.
struct RosterName: Hashable {
  let kind: KeyName.Kind
  let name: NameKey
  /// Nil for organizations, whatever their role.
  let role: NameKey?

  init(kind: KeyName.Kind, name: NameKey, role: NameKey?) {
    self.kind = kind
    self.name = name
    self.role = kind == .individual ? role : nil
  }

  init(_ endorsement: Entry.Endorsement) {
    self.init(kind: endorsement.kind, name: endorsement.name, role: endorsement.roleName)
  }
}

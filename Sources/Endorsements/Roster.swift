import TransparencyLog

/// Who endorses a text, and who did. SPEC.md, section 10.
public struct Roster: Sendable {
  public typealias Endorsement = LedgerState.Endorsement

  public let statement: LedgerState.Stated
  /// In force, by name key, then by entry.
  public let inForce: [Endorsement]
  /// Ended, by entry.
  public let past: [Endorsement]

  public init(of statement: LedgerState.Stated, in state: LedgerState) {
    self.statement = statement
    let all = state.endorsements.filter { $0.text == statement.text }
    inForce = all.filter { $0.ended == nil }
      .map { (NameKey($0.signatory)!, $0) }
      .sorted { ($0.0, $0.1.entry) < ($1.0, $1.1.entry) }
      .map(\.1)
    past = all.filter { $0.ended != nil }
  }
}

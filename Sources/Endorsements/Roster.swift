import TransparencyLog

/// Who endorses a text, and who did. SPEC.md, section 10.
public struct Roster: Sendable {
  public typealias Endorsement = LedgerState.Endorsement

  public let statement: LedgerState.Stated
  /// In force, by name key, then by entry.
  public let inForce: [Endorsement]
  /// Those of `inForce`, at the same positions.
  package let nameKeys: [NameKey]
  /// Ended, by entry.
  public let past: [Endorsement]

  public init(of statement: LedgerState.Stated, in state: LedgerState) {
    self.statement = statement
    let endorsements = state.endorsements
    let sorted = endorsements.positions { $0 == statement.text && $1 }
      .map { (key: NameKey(endorsements.signatory(at: $0))!, position: $0) }
      .sorted { ($0.key, $0.position) < ($1.key, $1.position) }
    inForce = sorted.map { endorsements[$0.position] }
    nameKeys = sorted.map(\.key)
    past = endorsements.positions { $0 == statement.text && !$1 }.map { endorsements[$0] }
  }
}

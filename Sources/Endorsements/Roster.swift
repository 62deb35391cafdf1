import TransparencyLog

/// Who endorses a text, and who did. SPEC.md, section 10.
public struct Roster: Sendable {
  /// One endorsement, with what became of it.
  public typealias Endorsement = LedgerState.Endorsement

  /// Whose signatories these are.
  public let statement: LedgerState.Stated
  /// In force, by name key, then by entry.
  public let inForce: [Endorsement]
  /// Those of `inForce`, at the same positions.
  package let nameKeys: [NameKey]
  /// Ended, by entry.
  public let past: [Endorsement]

  /// - Parameter state: the log after the entry that the roster is asked for.
  public init(of statement: LedgerState.Stated, in state: LedgerState) {
    self.statement = statement
    let endorsements = state.endorsements
    let positions = endorsements.positions { $0 == statement.text && $1 }
    let keys = onAllCores(positions) { NameKey(endorsements.signatory(at: $0))! }
    let order = NameKey.order(of: keys)
    inForce = onAllCores(order) { endorsements[positions[Int($0)]] }
    nameKeys = order.map { keys[Int($0)] }
    past = endorsements.positions { $0 == statement.text && !$1 }.map { endorsements[$0] }
  }
}

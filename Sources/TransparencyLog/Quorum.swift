/// Which witnesses have to have seen a checkpoint: witnesses, groups of them, and the one that
/// decides. tlog-policy, Defining the quorum; SPEC.md, section 8.
///
/// Parties stand in the order of their definition, and a group's members before it, so that one
/// pass over them decides: no policy, however deep its groups, takes a stack of its own depth.
public struct Quorum: Sendable {
  /// A witness line of the policy.
  public struct Witness: Sendable {
    /// What group and quorum lines call it.
    public let name: String
    /// Of type 0x04.
    public let key: VerifierKey
    /// Where it is asked, the submission prefix; nil where it is not.
    public let url: String?
  }

  /// A number of members that must have witnessed.
  public struct Group: Sendable {
    /// What group and quorum lines call it.
    public let name: String
    /// How many of the members, 1 to all of them.
    public let threshold: Int
    /// Positions of parties.
    public let members: [Int]
  }

  /// What the quorum is made of.
  public enum Party: Sendable {
    /// One that cosigns.
    case witness(Witness)
    /// So many of several.
    case group(Group)

    /// What group and quorum lines call it.
    public var name: String {
      switch self {
      case .witness(let witness): witness.name
      case .group(let group): group.name
      }
    }
  }

  /// Witnesses and groups in the order of their lines.
  public internal(set) var parties: [Party] = []
  /// The position of the party that decides; nil for `quorum none`.
  public internal(set) var deciding: Int?

  /// In the order of their lines.
  public var witnesses: [Witness] {
    parties.compactMap { if case .witness(let witness) = $0 { witness } else { nil } }
  }

  /// The name that the quorum line has.
  public var name: String { deciding.map { parties[$0].name } ?? "none" }

  /// The newest time at which the deciding party had witnessed what was cosigned.
  ///
  /// - Parameters:
  ///   - cosignatures: verified, at most one a witness.
  ///   - now: POSIX seconds; what is more than `Cosignature.clockTolerance` later does not count.
  /// - Returns: the cosignatures that count, in the order of the policy, and the time in POSIX
  ///   seconds, nil under `quorum none`.
  /// - Throws: `unverified`, saying who is missing, where the quorum is not met.
  func judge(
    _ cosignatures: [Cosignature], at now: Int
  ) throws -> (counted: [Cosignature], asOf: Int?) {
    var counted: [Cosignature] = []
    // For each party the newest time at which it had witnessed; nil where it has not.
    var witnessed: [Int?] = []
    for party in parties {
      switch party {
      case .witness(let witness):
        let cosignature = cosignatures.first {
          $0.witness == witness.key && $0.time - Cosignature.clockTolerance <= now
        }
        if let cosignature { counted.append(cosignature) }
        witnessed.append(cosignature?.time)
      case .group(let group):
        let times = group.members.compactMap { witnessed[$0] }.sorted(by: >)
        witnessed.append(times.count >= group.threshold ? times[group.threshold - 1] : nil)
      }
    }
    guard let deciding else { return (counted, nil) }
    guard let asOf = witnessed[deciding] else {
      throw LogError(.unverified, missing(at: deciding, witnessed, cosignatures))
    }
    return (counted, asOf)
  }

  /// Whether these are enough, whatever time it is.
  func isMet(by cosignatures: [Cosignature]) -> Bool {
    (try? judge(cosignatures, at: .max)) != nil
  }

  /// What a quorum that is not met lacks: the deciding party and its members, one level deep.
  private func missing(
    at deciding: Int, _ witnessed: [Int?], _ cosignatures: [Cosignature]
  ) -> String {
    func state(_ position: Int) -> String {
      let party = parties[position]
      let name = quoted(party.name)
      guard witnessed[position] == nil else { return "\(name) has" }
      switch party {
      case .witness(let witness) where witness.key.type != .cosignature:
        return "\(name) cannot be counted, its key is an ML-DSA-44 key (type 0x06)"
      case .witness(let witness):
        guard let early = cosignatures.first(where: { $0.witness == witness.key }) else {
          return "\(name) has not cosigned"
        }
        return "\(name) cosigned at \(timestamp(early.time)), which is in the future"
      case .group(let group):
        return "\(name) has \(count(of: group, witnessed)) of \(group.threshold) needed"
      }
    }
    guard case .group(let group) = parties[deciding] else {
      return "the quorum is not met: witness \(state(deciding))"
    }
    let shown = 16
    let members = group.members.prefix(shown).map(state).joined(separator: ", ")
    let more = group.members.count > shown ? ", and \(group.members.count - shown) more" : ""
    return """
      the quorum is not met: group \(quoted(group.name)) has \(count(of: group, witnessed)) of \
      \(group.threshold) needed: \(members)\(more)
      """
  }

  private func count(of group: Group, _ witnessed: [Int?]) -> Int {
    group.members.count { witnessed[$0] != nil }
  }
}

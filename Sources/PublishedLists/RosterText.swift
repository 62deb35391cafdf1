import Endorsements
import TransparencyLog

/// How a roster is printed.
public enum RosterFormat: String, Sendable, CaseIterable {
  /// A name a line.
  case text
  /// A list with bullets.
  case md
  /// A table with a heading.
  case csv
  /// A page.
  case html
  /// `endorse.roster/1`, SPEC.md, section 14.
  case json
}

extension Roster {
  /// The signatories in force as a list: the name, and behind an en dash the role, as they were signed.
  /// With bullets `check` reads back whatever was signed; without them a name such as `1. X` or `X:` is
  /// taken for an item or a heading. Values hold nothing that a terminal would obey (SPEC.md, 5.1).
  ///
  /// - Parameter isHistory: whether those that ended follow, as headings that no list reader takes
  ///   for names.
  public func text(bullets: Bool, isHistory: Bool) -> String {
    var text = bullets ? "# \(statement.title)\n\n" : ""
    for endorsement in inForce {
      let name = Self.named(endorsement)
      text += bullets ? "- \(MarkdownItem.escaped(name))\n" : "\(name)\n"
    }
    guard isHistory, !past.isEmpty else { return text }
    text += (inForce.isEmpty ? "" : "\n") + "# No longer in force:\n"
    for endorsement in past {
      let ended = endorsement.ended!
      text += "# \(Self.named(endorsement)): entry \(endorsement.entry), "
      text += "\(ended.how.rawValue) by entry \(ended.by)\n"
    }
    return text
  }

  private static func named(_ endorsement: Endorsement) -> String {
    endorsement.signatory + (endorsement.role.map { " – \($0)" } ?? "")
  }
}

import Endorsements
import Foundation
import TransparencyLog

/// What a monitor says, one line each. SPEC.md, section 14, `endorse.monitor/1`.
public struct MonitorEvent: Encodable, Sendable {
  /// What there is to say.
  public enum Event: String, Encodable, Sendable {
    /// An entry touches what is watched.
    case touched
    /// The monitor looked, and the log was as it should be.
    case alive
    /// The log could not be read or verified.
    case unreadable
    /// The log shows less than it did.
    case behind
    /// The log signed two histories.
    case fork
    /// An entry broke a rule.
    case broken
  }

  let format = "endorse.monitor/1"
  let event: Event
  var watched: String?
  var why: String?
  var entry: Int?
  var kind: String?
  var signatory: String?
  var role: String?
  var key: String?
  var text: String?
  var date: String?
  var size: Int?
  var root: String?
  var asOf: String?
  var age: Int?
  var rule: Int?
  var detail: String?
  var evidence: String?

  /// What is nil is left out of the line.
  public init(
    _ event: Event, size: Int? = nil, root: String? = nil, asOf: String? = nil, age: Int? = nil,
    entry: Int? = nil, rule: Int? = nil, detail: String? = nil, evidence: String? = nil
  ) {
    self.event = event
    self.size = size
    self.root = root
    self.asOf = asOf
    self.age = age
    self.entry = entry
    self.rule = rule
    self.detail = detail
    self.evidence = evidence
  }

  /// That an entry touches what is watched.
  public init(_ match: Watchlist.Match, _ entry: Entry, at index: Int) {
    self.init(.touched, entry: index)
    watched = match.watched
    why = match.why
    kind = entry.kind.rawValue
    date = entry.date.description
    text = entry.textHash?.description
    key = entry.namedKeys.first?.description
    if case .endorsement(let endorsement) = entry.content {
      signatory = endorsement.signatory
      role = endorsement.role
    }
  }
}

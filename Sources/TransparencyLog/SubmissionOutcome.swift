/// What became of bytes that were handed in to a log. SPEC.md, section 7.8.
public enum SubmissionOutcome: Sendable {
  /// They are in the log: the proof, under a published checkpoint.
  case logged(LogProof)
  /// They are kept, durably, until somebody decides; `id` is what to ask for them by.
  case waiting(id: String)
  /// Whoever decides said no, and why.
  case rejected(id: String, reason: String)
  /// They can never be taken as they are: `malformed`, or against a rule.
  case refused(LogError)
  /// Not now: nothing is promised, and the same bytes may be handed in again later.
  case unavailable(String)
}

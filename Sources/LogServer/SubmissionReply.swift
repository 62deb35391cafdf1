import TransparencyLog

/// What a log answered to a note that was handed in. SPEC.md, section 7.8.
public enum SubmissionReply: Sendable {
  /// A proof file, which nobody has verified yet.
  case logged([UInt8])
  /// Asked again in so many seconds.
  case waiting(id: String, again: Int)
  /// The secretariat said no, in its words.
  case rejected(reason: String)
  /// It is malformed or against a rule, and the log kept nothing of it.
  case refused(reason: String)
  /// Not now; asked again in so many seconds.
  case unavailable(reason: String, again: Int)

  /// - Parameter answer: its body within `LogProof.sizeLimit`.
  /// - Throws: `system` where it is the answer of no log.
  public init(_ answer: Answer) throws {
    // Whoever answers must not keep somebody waiting for ever, nor be asked without a pause.
    let again = answer.headers["Retry-After"].flatMap { number(decimal: $0.utf8) }
      .map { min(max($0, 1), 600) }
    func words() -> [String] {
      let line = String(decoding: answer.body.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      return line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    }
    switch (answer.status, answer.status == 200 ? [] : words()) {
    case (200, _) where LogProof.looksLikeOne(answer.body): self = .logged(answer.body)
    case (202, let said)
    where said.count == 2 && said[0] == "waiting" && Hash(hex: said[1].utf8) != nil:
      self = .waiting(id: said[1], again: again ?? 30)
    case (403, let said) where said.count > 2 && said[0] == "rejected":
      self = .rejected(reason: said.dropFirst(2).joined(separator: " "))
    case (400, let said) where said[0] == "refused", (422, let said) where said[0] == "refused":
      self = .refused(reason: said.dropFirst().joined(separator: " "))
    case (429, let said), (503, let said):
      let reason = said[0] == "unavailable" ? said.dropFirst().joined(separator: " ") : nil
      self = .unavailable(reason: reason ?? "status \(answer.status)", again: again ?? 10)
    default:
      throw LogError(
        .system, "status \(answer.status) with \(answer.body.count) bytes, which no log answers")
    }
  }
}

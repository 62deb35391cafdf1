import TransparencyLog

/// What a log answered to a note that was handed in. SPEC.md, section 7.8.
public enum SubmissionReply: Sendable {
  /// A proof file, which nobody has verified yet.
  case logged([UInt8])
  /// Asked again in so many seconds.
  case waiting(id: String, again: Int)
  case rejected(reason: String)
  case refused(reason: String)
  /// Not now; asked again in so many seconds.
  case unavailable(reason: String, again: Int)

  /// - Parameter answer: its body within `LogProof.sizeLimit`.
  /// - Throws: `system` where it is the answer of no log.
  public init(_ answer: Answer) throws {
    // Whoever answers must not keep somebody waiting for ever, nor be asked without a pause.
    let again = answer.headers["Retry-After"].flatMap { number(decimal: $0.utf8) }
      .map { min(max($0, 1), 600) }
    func words(_ keyword: String) -> [Substring]? {
      let line = String(decoding: answer.body.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      return words.first.map(String.init) == keyword ? Array(words.dropFirst()) : nil
    }
    switch answer.status {
    case 200 where LogProof.looksLikeOne(answer.body): self = .logged(answer.body)
    case 202:
      guard let words = words("waiting"), words.count == 1, words[0].utf8.count == 64 else {
        fallthrough
      }
      self = .waiting(id: String(words[0]), again: again ?? 30)
    case 403:
      guard let words = words("rejected"), words.count > 1 else { fallthrough }
      self = .rejected(reason: words.dropFirst().joined(separator: " "))
    case 400, 422:
      guard let words = words("refused") else { fallthrough }
      self = .refused(reason: words.joined(separator: " "))
    case 429, 503:
      let reason = words("unavailable")?.joined(separator: " ")
      self = .unavailable(reason: reason ?? "status \(answer.status)", again: again ?? 10)
    default:
      throw LogError(
        .system, "status \(answer.status) with \(answer.body.count) bytes, which no log answers")
    }
  }
}

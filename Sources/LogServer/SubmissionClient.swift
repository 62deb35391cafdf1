import TransparencyLog

/// Hands notes in to a log at a URL, and asks what became of them. SPEC.md, section 7.8.
public struct SubmissionClient: Sendable {
  /// The log's, without a slash at its end.
  public let url: String
  private let client: WebClient

  /// - Parameter url: the log's, below which `submit` is.
  public init(_ url: String, client: WebClient = .shared) {
    self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
    self.client = client
  }

  /// Hands in a note, or asks again by doing so: the same bytes get the same answer.
  /// - Throws: `system` where the log could not be reached in time, or what answered is no log.
  public func submit(
    _ note: [UInt8], within time: Duration = WebClient.timeLimit
  ) async throws -> SubmissionReply {
    let path = "\(url)/submit"
    let answer = try await client.send(
      "POST", path, body: note, atMost: LogProof.sizeLimit, within: time)
    return try naming(path) { try SubmissionReply(answer) }
  }

  /// Asks what became of a submission.
  /// - Returns: nil where the log knows none of this ID.
  /// - Throws: as `submit`.
  public func reply(
    about id: String, within time: Duration = WebClient.timeLimit
  ) async throws -> SubmissionReply? {
    let path = "\(url)/submission/\(id)"
    let answer = try await client.send(
      "GET", path, atMost: LogProof.sizeLimit, within: time)
    return answer.status == 404 ? nil : try naming(path) { try SubmissionReply(answer) }
  }
}

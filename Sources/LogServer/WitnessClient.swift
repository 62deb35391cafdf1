import TransparencyLog

/// Asks witnesses at their URLs, with the command's own client: it, and what it takes of the system, is
/// made when the first one is asked. SPEC.md, section 7.9.
public struct WitnessClient: WitnessTransport {
  /// The largest answer of a witness that is read: as many signature lines as a note can have.
  static let answerLimit = Note.sizeLimit
  /// How long a witness may take for one answer.
  static let timeLimit = Duration.seconds(10)

  /// Asks nobody yet.
  public init() {}

  public func post(_ body: [UInt8], to url: String) async throws -> (status: Int, body: [UInt8]) {
    let answer = try await WebClient.shared.send(
      "POST", url, body: body, atMost: Self.answerLimit, within: Self.timeLimit)
    return (answer.status, answer.body)
  }
}

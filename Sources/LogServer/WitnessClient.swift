import TransparencyLog

/// Asks witnesses at their URLs. SPEC.md, section 7.9.
extension WebClient: WitnessTransport {
  /// The largest answer of a witness that is read: as many signature lines as a note can have.
  static let witnessAnswerLimit = Note.sizeLimit
  /// How long a witness may take for one answer.
  static let witnessTimeLimit = Duration.seconds(10)

  public func post(_ body: [UInt8], to url: String) async throws -> (status: Int, body: [UInt8]) {
    let answer = try await send(
      "POST", url, body: body, atMost: Self.witnessAnswerLimit, within: Self.witnessTimeLimit)
    return (answer.status, answer.body)
  }
}

import TransparencyLog

/// Where notes are handed in to a log, and asked after: `POST /submit` and `GET /submission/ID`.
/// SPEC.md, section 7.8.
///
/// It decides nothing: what became of a note is said by whoever keeps the log, and mapped to a status here.
public struct SubmissionEndpoint: Endpoint {
  private let submit: @Sendable ([UInt8]) async -> SubmissionOutcome
  private let lookUp: @Sendable (_ id: String) async -> SubmissionOutcome?

  /// - Parameters:
  ///   - submit: takes the bytes of a note.
  ///   - lookUp: says what became of a submission; nil where there is none of this ID.
  public init(
    submit: @escaping @Sendable ([UInt8]) async -> SubmissionOutcome,
    lookUp: @escaping @Sendable (_ id: String) async -> SubmissionOutcome?
  ) {
    self.submit = submit
    self.lookUp = lookUp
  }

  public func bodyLimit(method: String, path: String) -> Int? {
    switch method {
    case "POST" where path == "/submit": EntryBundle.entrySizeLimit
    case "GET" where Self.id(in: path) != nil: 0
    default: nil
    }
  }

  public func answer(to request: Request) async -> Answer {
    guard let id = Self.id(in: request.path) else {
      return Self.answer(await submit(request.body))
    }
    guard let outcome = await lookUp(id) else {
      return .text(404, "no submission of this ID was handed in here")
    }
    return Self.answer(outcome)
  }

  private static func id(in path: String) -> String? {
    let prefix = "/submission/"
    guard path.hasPrefix(prefix) else { return nil }
    let id = path.dropFirst(prefix.count)
    return id.utf8.count == 64 ? String(id) : nil
  }

  private static func answer(_ outcome: SubmissionOutcome) -> Answer {
    let uncached: Headers = [("Cache-Control", "no-store")]
    switch outcome {
    case .logged(let proof):
      return Answer(
        status: 200, headers: [("Content-Type", "text/plain; charset=utf-8")] + uncached,
        body: proof.encoded)
    case .waiting(let id):
      return .text(
        202, "waiting \(id)",
        uncached + [("Location", "submission/\(id)"), ("Retry-After", "30")])
    case .rejected(let id, let reason):
      return .text(403, "rejected \(id) \(reason)", uncached)
    case .refused(let error):
      return .text(error.code == .malformed ? 400 : 422, "refused \(error)", uncached)
    case .unavailable(let reason):
      return .text(503, "unavailable \(reason)", uncached + [("Retry-After", "10")])
    }
  }
}

import TransparencyLog

/// The HTTP interface of a witness: `POST /add-checkpoint` and `GET /ORIGIN-HASH/checkpoint`.
/// tlog-witness; SPEC.md, section 7.10.
public struct WitnessEndpoint: Endpoint {
  public let name = "witness"
  private let ledger: WitnessLedger
  private let origins: [String: String]
  private let now: @Sendable () -> Int

  /// - Parameters:
  ///   - logs: those whose checkpoints are served.
  ///   - now: POSIX seconds.
  public init(
    _ ledger: WitnessLedger, logs: WitnessedLogs, now: @escaping @Sendable () -> Int
  ) {
    self.ledger = ledger
    self.now = now
    let pairs = logs.origins.map { (hex(Hash.sha256(Array($0.utf8)).bytes), $0) }
    origins = Dictionary(uniqueKeysWithValues: pairs)
  }

  public func bodyLimit(method: String, path: String) -> Int? {
    switch method {
    case "POST" where path == "/add-checkpoint": AddCheckpoint.sizeLimit
    case "GET" where Self.originHash(in: path) != nil: 0
    default: nil
    }
  }

  public func answer(to request: Request) async -> Answer {
    if let hash = Self.originHash(in: request.path) {
      guard let origin = origins[hash], let note = ledger.checkpoint(of: origin) else {
        return .text(404, "no checkpoint of a log with this origin hash was cosigned here")
      }
      return Answer(
        status: 200,
        headers: [
          ("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-cache"),
          ("Access-Control-Allow-Origin", "*"),
        ], body: note)
    }
    do {
      let cosigned = try await ledger.add(request.body, at: now)
      return Answer(
        status: 200, headers: [("Content-Type", "text/plain; charset=utf-8")],
        body: cosigned.line)
    } catch let refusal as Witness.Refusal {
      return Self.answer(refusal)
    } catch {
      return .text(500, "nothing is cosigned any more: a write failed")
    }
  }

  private static func answer(_ refusal: Witness.Refusal) -> Answer {
    switch refusal {
    case .malformed(let error): .text(400, error.description)
    case .unsigned(let error): .text(403, error.description)
    case .unknownLog(let origin): .text(404, "the log \(quoted(origin)) is not watched here")
    case .conflict(let size):
      Answer(
        status: 409, headers: [("Content-Type", "text/x.tlog.size")], body: Array("\(size)\n".utf8))
    case .inconsistent(let error): .text(422, error.description)
    }
  }

  private static func originHash(in path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].isEmpty, parts[1].utf8.count == 64, parts[2] == "checkpoint"
    else { return nil }
    return String(parts[1])
  }
}

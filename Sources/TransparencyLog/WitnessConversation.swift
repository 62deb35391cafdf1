/// How HTTP requests get to witnesses, and their answers back: the only thing that a log knows of
/// networks.
public protocol WitnessTransport: Sendable {
  /// Sends a POST and waits for the answer, within a time that the transport knows, following nothing.
  ///
  /// - Returns: whatever was answered, of a bounded size.
  /// - Throws: `LogError` where nothing was.
  func post(_ body: [UInt8], to url: String) async throws -> (status: Int, body: [UInt8])
}

/// A log's side of the talk with one witness about one checkpoint: what to send, and what an answer
/// means. It knows neither network nor time. tlog-witness, add-checkpoint; SPEC.md, section 7.9.
struct WitnessConversation {
  enum Step {
    /// Send the checkpoint with the proof from this size on.
    case ask(oldSize: Int)
    case cosigned(Note.Signature, Cosignature)
    /// It did not cosign; others may.
    case failed(LogError)
    /// It did not cosign, since it has seen another tree of this log. Others may not have.
    case contradicted(LogError)
    /// It says that it has seen more of this log than the log itself knows: no quorum is asked any more.
    case stop(LogError)
  }

  /// How often a witness is asked at most: its size may have changed between an answer and the next.
  static let mostRequests = 3

  let witness: Quorum.Witness
  private let policy: Policy
  private let checkpoint: Checkpoint
  /// The note with the log's signature alone.
  private let signed: [UInt8]
  private var oldSize: Int
  private var requests = 1

  /// - Parameter oldSize: of the checkpoint that the witness is thought to have, which is not believed.
  init(
    with witness: Quorum.Witness, about checkpoint: Checkpoint, signed: [UInt8], policy: Policy,
    oldSize: Int
  ) {
    self.witness = witness
    self.checkpoint = checkpoint
    self.signed = signed
    self.policy = policy
    self.oldSize = min(oldSize, checkpoint.size)
  }

  /// What is done first.
  var first: Step {
    guard witness.key.type == .cosignature else {
      return failure(.unsupported, "its key is an ML-DSA-44 key (type 0x06)")
    }
    guard witness.url != nil else { return failure(.undecided, "the policy has no URL for it") }
    return .ask(oldSize: oldSize)
  }

  /// Where the checkpoint is sent to.
  var url: String {
    let prefix = witness.url ?? ""
    return (prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix) + "/add-checkpoint"
  }

  /// What follows from an answer that came at `now`, in POSIX seconds.
  mutating func next(status: Int, body: [UInt8], at now: Int) -> Step {
    switch status {
    case 200:
      do {
        return try cosignature(in: body, at: now)
      } catch {
        return failure(error)
      }
    case 409:
      guard body.last == lineFeed, let size = number(decimal: body.dropLast()) else {
        return failure(.malformed, "status 409 without the size that it has")
      }
      guard size <= checkpoint.size else {
        return .stop(
          LogError(
            .unverified,
            """
            witness \(quoted(witness.name)) has seen this log with size \(size), larger than \
            \(checkpoint.size), the largest that it knows of itself: it was restored from an old copy; \
            run endorse fsck against a newer copy
            """))
      }
      guard size != oldSize else {
        return failure(.unverified, "status 409, but it has the size \(size) that it was sent")
      }
      guard requests < Self.mostRequests else {
        return failure(.undecided, "has another size each time it is asked, \(size) at last")
      }
      requests += 1
      oldSize = size
      return .ask(oldSize: size)
    case 403: return failure(.unverified, "status 403, it trusts another key of this log")
    case 404: return failure(.undecided, "status 404, it does not know this log")
    case 422 where oldSize > 0:
      // It has that size, or it would have answered 409; and the proof is of this log's own tree.
      return .contradicted(
        LogError(
          .unverified,
          """
          witness \(quoted(witness.name)): status 422, it has seen another tree of size \(oldSize), which \
          this checkpoint of size \(checkpoint.size) does not extend: this log was restored from an old \
          copy, or its key signs elsewhere too; run endorse fsck against a newer copy
          """))
    default:
      return failure(
        .undecided, "status \(status)\(body.isEmpty ? "" : " and \(quoted(body.prefix(200)))")")
    }
  }

  func failure(_ error: any Error) -> Step {
    let error = error as? LogError ?? LogError(.system, String(describing: error))
    return .failed(error.about("witness \(quoted(witness.name))"))
  }

  private func failure(_ code: LogError.Code, _ description: String) -> Step {
    failure(LogError(code, description))
  }

  /// Its line among those that it answers with; lines of unknown keys are ignored.
  private func cosignature(in body: [UInt8], at now: Int) throws -> Step {
    let bytes = signed + body
    let cosigned = try policy.signed(checkpoint: bytes)
    let line = try Note(parsing: bytes).signatures.first { $0.claims(witness.key) }
    guard let line,
      let cosignature = cosigned.cosignatures.first(where: { $0.witness == witness.key })
    else { throw LogError(.unverified, "status 200 without a cosignature of its key") }
    guard cosignature.time > 0 else {
      throw LogError(.unverified, "its cosignature has no time")
    }
    guard cosignature.time - Cosignature.clockTolerance <= now else {
      throw LogError(
        .unverified, "it cosigned at \(timestamp(cosignature.time)), which is in the future")
    }
    return .cosigned(line, cosignature)
  }
}

/// How a witness judges a request to cosign a checkpoint: a function of the request and of the
/// latest checkpoint that it has cosigned of that log. tlog-witness, add-checkpoint; SPEC.md, section
/// 7.10.
public struct Witness: Sendable {
  /// Why a witness does not cosign, each with a status of its own.
  public enum Refusal: Error, Sendable {
    /// 400: not of the form.
    case malformed(LogError)
    /// No log of this origin is watched.
    case unknownLog(origin: String)
    /// No valid signature of a key of this log, or one that is not valid.
    case unsigned(LogError)
    /// The request starts from another size than the latest that was cosigned, which is this one.
    case conflict(size: Int)
    /// 422: the proof does not lead to the checkpoint, or the empty tree has another root.
    case inconsistent(LogError)
  }

  /// A request whose checkpoint the log has signed; whether it extends anything is not known.
  public struct SignedRequest: Sendable {
    /// Signed by the log.
    public let checkpoint: Checkpoint
    /// With the lines of the log's keys alone.
    let note: Note
    let oldSize: Int
    let proof: ConsistencyProof
  }

  /// The logs that it watches.
  public let logs: WitnessedLogs
  /// The verifier key of its cosignatures, of type 0x04.
  public let key: VerifierKey
  private let signer: any NoteSigner & Sendable

  /// - Parameter signer: whose secret key is the witness's.
  /// - Throws: `malformed` where its key is also a log's.
  public init(watching logs: WitnessedLogs, signer: any NoteSigner & Sendable) throws {
    self.logs = logs
    self.signer = signer
    key = try VerifierKey(
      name: signer.verifierKey.name, type: .cosignature, publicKey: signer.verifierKey.publicKey)
    try logs.checkIsFree(key)
  }

  /// Verifies what does not depend on what was cosigned before: form, log, signature.
  public func verify(_ body: [UInt8]) throws(Refusal) -> SignedRequest {
    let request: AddCheckpoint
    do { request = try AddCheckpoint(parsing: body) } catch {
      throw .malformed(error as? LogError ?? LogError(.malformed, String(describing: error)))
    }
    let checkpoint = request.checkpoint
    guard let keys = logs.keys(of: checkpoint.origin) else {
      throw .unknownLog(origin: checkpoint.origin)
    }
    do { _ = try request.note.opened(withKnownKeys: keys) } catch {
      throw .unsigned(error as? LogError ?? LogError(.unverified, String(describing: error)))
    }
    guard request.oldSize <= checkpoint.size else {
      throw .malformed(
        LogError(
          .malformed,
          "the old size \(request.oldSize) is larger than the checkpoint's, \(checkpoint.size)"))
    }
    let note = request.note.signed(by: keys)
    guard note.hasRoom(for: key) else {
      throw .malformed(
        LogError(
          .malformed,
          "\(note.signatures.count) signature lines of the log, and no room for a cosignature"))
    }
    return SignedRequest(
      checkpoint: checkpoint, note: note, oldSize: request.oldSize, proof: request.proof)
  }

  /// Verifies that a checkpoint extends the latest one that was cosigned of its log.
  ///
  /// - Parameter latest: nil where none was.
  public static func check(
    _ request: SignedRequest, extends latest: Checkpoint?
  ) throws(Refusal) {
    let size = latest?.size ?? 0
    guard request.oldSize == size else { throw .conflict(size: size) }
    let checkpoint = request.checkpoint
    guard checkpoint.size > 0 || checkpoint.root == .emptyRoot else {
      throw .inconsistent(
        LogError(.unverified, "size 0 with a root that is not the empty tree's"))
    }
    do {
      try request.proof.verify(
        from: size, root: latest?.root ?? .emptyRoot, to: checkpoint.size, root: checkpoint.root)
    } catch {
      throw .inconsistent(
        error as? LogError ?? LogError(.unverified, String(describing: error)))
    }
  }

  /// A checkpoint with a cosignature, and that one's line.
  public struct Cosigned: Sendable {
    /// The latest of its log from now on.
    public let checkpoint: Checkpoint
    /// With the lines of the log's keys and of the witness's.
    public let note: [UInt8]
    /// The witness's signature line with its line end.
    public let line: [UInt8]
  }

  /// Cosigns a checkpoint that was found to extend the latest one, at `now` in POSIX seconds.
  ///
  /// Nobody is to be shown it before it is durable as the latest one.
  /// - Throws: `system` where the signer fails.
  func cosign(_ request: SignedRequest, at now: Int) throws -> Cosigned {
    var note = request.note
    let before = note.encoded.count
    try note.cosign(with: signer, as: key, at: now)
    let encoded = note.encoded
    return Cosigned(
      checkpoint: request.checkpoint, note: encoded, line: Array(encoded[before...]))
  }
}

import Synchronization

/// The latest checkpoint that a witness has cosigned of each log, in a folder of its own, changed only
/// from what it was and only durably. SPEC.md, section 7.10.
///
/// Many may ask at once. Who comes while something is being made durable waits, and all who wait are
/// made durable together, by one of them.
public final class WitnessLedger: Sendable {
  private enum Turn: Sendable {
    /// What was handed in is durable.
    case done
    /// To make durable what waits, one's own included.
    case lead
    case failed(LogError)
  }

  private struct Waiting {
    let cosigned: Witness.Cosigned
    let turn: CheckedContinuation<Turn, Never>?
  }

  private struct Held {
    let checkpoint: Checkpoint
    let note: [UInt8]

    init(checkpoint: Checkpoint, note: [UInt8]) {
      self.checkpoint = checkpoint
      self.note = note
    }

    init(_ cosigned: Witness.Cosigned) {
      self.init(checkpoint: cosigned.checkpoint, note: cosigned.note)
    }
  }

  private struct State {
    /// What the next request of a log has to extend: durable, or waiting to be.
    var latest: [String: Checkpoint] = [:]
    /// What is durable, and served.
    var durable: [String: Held] = [:]
    var waiting: [Waiting] = []
    var isWriting = false
    /// A write failed: what is durable is not known.
    var failure: LogError?
  }

  /// A journal that has grown by so many bytes is written anew.
  static let growthLimit = 64 << 20

  private let witness: Witness
  private let state: Mutex<State>
  private let journal: any WitnessJournalWriter
  private let evidence: WitnessEvidence
  private let lock: FileLock?
  private let failures: AsyncStream<LogError>
  private let fail: AsyncStream<LogError>.Continuation

  /// Opens a witness's folder, made where it is not there, and holds its lock until this value is gone.
  ///
  /// - Throws: `system` where it is held; `malformed` where the journal is damaged.
  public convenience init(of witness: Witness, at folder: String) throws {
    if !Files.isFolder(folder) { try Disk().makeFolder(folder, mode: 0o700) }
    let lock = try FileLock("\(folder)/lock")
    try self.init(of: witness, at: folder, on: Disk(), lock: lock)
  }

  init(
    of witness: Witness, at folder: String, on disk: some FileSystem, lock: FileLock?
  ) throws {
    self.witness = witness
    self.lock = lock
    (failures, fail) = AsyncStream.makeStream(of: LogError.self)
    let path = "\(folder)/journal"
    var state = State()
    try naming(path) {
      let bytes = try disk.read(path, atMost: WitnessJournal.sizeLimit)
      for note in try bytes.map({ try WitnessJournal.notes(in: $0) }) ?? [] {
        let checkpoint = try Checkpoint(parsing: Note(parsing: Array(note)).text)
        state.latest[checkpoint.origin] = checkpoint
        state.durable[checkpoint.origin] = Held(checkpoint: checkpoint, note: Array(note))
      }
    }
    journal = try WitnessJournalFile(path, on: disk, holding: Self.sorted(state.durable))
    evidence = WitnessEvidence(LogFolder(folder, on: disk))
    self.state = Mutex(state)
  }

  /// Judges a request, cosigns the checkpoint where it extends the latest one, and returns when that is
  /// durable.
  ///
  /// - Parameter now: POSIX seconds, read when it cosigns.
  /// - Throws: `Witness.Refusal`; `system` where it could not be made durable: nobody is answered any
  ///   more by this value.
  public func add(_ body: [UInt8], at now: () -> Int) async throws -> Witness.Cosigned {
    let request = try witness.verify(body)
    let origin = request.checkpoint.origin
    while true {
      let latest = try state.withLock { state in
        if let failure = state.failure { throw failure }
        return state.latest[origin]
      }
      do throws(Witness.Refusal) {
        try Witness.check(request, extends: latest)
      } catch {
        keepEvidence(request, latest, error)
        throw error
      }
      let cosigned = try witness.cosign(request, at: now())
      if try await record(cosigned, inPlaceOf: latest) { return cosigned }
    }
  }

  /// The latest checkpoint of a log that was cosigned, with the lines of the log and of the witness.
  public func checkpoint(of origin: String) -> [UInt8]? {
    state.withLock { $0.durable[origin]?.note }
  }

  /// Waits until something could not be made durable, once; nil where its task was ended before.
  public func failure() async -> LogError? {
    for await failure in failures { return failure }
    return nil
  }

  /// Puts a checkpoint in the place of `latest`, durably.
  ///
  /// - Returns: false where another one is the latest meanwhile.
  private func record(
    _ cosigned: Witness.Cosigned, inPlaceOf latest: Checkpoint?
  ) async throws -> Bool {
    let origin = cosigned.checkpoint.origin
    var isReplaced = true
    let turn: Turn = await withCheckedContinuation { continuation in
      let turn: Turn? = state.withLock { state in
        if let failure = state.failure { return .failed(failure) }
        guard state.latest[origin] == latest else {
          isReplaced = false
          return .done
        }
        state.latest[origin] = cosigned.checkpoint
        let leads = !state.isWriting
        state.isWriting = true
        state.waiting.append(Waiting(cosigned: cosigned, turn: leads ? nil : continuation))
        return leads ? .lead : nil
      }
      if let turn { continuation.resume(returning: turn) }
    }
    switch turn {
    case .done: break
    case .lead: try writeWaiting()
    case .failed(let error): throw error
    }
    return isReplaced
  }

  /// Makes all that wait durable, and hands on to one of those who came meanwhile.
  private func writeWaiting() throws {
    let batch = state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
    do {
      try journal.append(batch.map(\.cosigned.note)) {
        state.withLock { state in
          var notes = state.durable
          for one in batch { notes[one.cosigned.checkpoint.origin] = Held(one.cosigned) }
          return Self.sorted(notes)
        }
      }
    } catch {
      let error = error as? LogError ?? LogError(.system, String(describing: error))
      let others = state.withLock { state in
        defer { state.waiting = [] }
        state.failure = error
        return state.waiting
      }
      for one in batch + others { one.turn?.resume(returning: .failed(error)) }
      fail.yield(error)
      throw error
    }
    let next = state.withLock { state -> CheckedContinuation<Turn, Never>? in
      for one in batch { state.durable[one.cosigned.checkpoint.origin] = Held(one.cosigned) }
      guard let first = state.waiting.first else {
        state.isWriting = false
        return nil
      }
      // The leader is told by this, not once more when it is done.
      state.waiting[0] = Waiting(cosigned: first.cosigned, turn: nil)
      return first.turn
    }
    for one in batch { one.turn?.resume(returning: .done) }
    next?.resume(returning: .lead)
  }

  private func keepEvidence(
    _ request: Witness.SignedRequest, _ latest: Checkpoint?, _ refusal: Witness.Refusal
  ) {
    guard case .inconsistent = refusal, let latest, latest.size == request.checkpoint.size,
      latest.root != request.checkpoint.root,
      let held = state.withLock({ $0.durable[latest.origin] }), held.checkpoint == latest
    else { return }
    evidence.keep(request.note.encoded, against: held.note, of: request.checkpoint)
  }

  private static func sorted(_ notes: [String: Held]) -> [[UInt8]] {
    notes.keys.sorted().map { notes[$0]!.note }
  }
}

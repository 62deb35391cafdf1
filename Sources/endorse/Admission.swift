import Endorsements
import LogServer
import LogSite
import TransparencyLog

/// Where notes are admitted: a log's folder, or the server that holds it. SPEC.md, section 7.8.
struct Admission {
  private enum Way {
    case folder(EndorsementLog)
    case server(Served)
  }

  private var way: Way
  let folder: String

  /// Opens the log; where a server holds it, asks that one.
  ///
  /// - Throws: as `EndorsementLog.init(opening:at:)`.
  init(opening folder: String) async throws {
    self.folder = folder
    do {
      way = .folder(
        try await EndorsementLog(
          opening: folder, at: Clock.now, witnesses: WitnessClient()))
    } catch let error as LogError where error.code == .system {
      guard let address = FileLock.announced(at: "\(folder)/private/lock") else { throw error }
      way = .server(try await Served(SubmissionClient(address), folder: folder))
    }
  }

  var trust: TrustFolder {
    switch way {
    case .folder(let log): log.trust
    case .server(let served): served.trust
    }
  }

  /// What is known in the log.
  var state: LedgerState {
    switch way {
    case .folder(let log): log.state
    case .server(let served): served.state
    }
  }

  /// How many entries the published log has.
  var size: Int {
    switch way {
    case .folder(let log): log.published.size
    case .server(let served): served.state.size
    }
  }

  /// - Returns: one outcome a note, as `EndorsementLog.admit`.
  mutating func admit(
    _ notes: [[UInt8]], countersigner: (any NoteSigner & Sendable)?, texts: [CanonicalText] = []
  ) async throws -> [EndorsementLog.Outcome] {
    switch way {
    case .folder(var log):
      defer { way = .folder(log) }
      return try await log.admit(notes, countersigner: countersigner, texts: texts)
    case .server(var served):
      defer { way = .server(served) }
      return try await served.admit(notes, countersigner: countersigner, texts: texts)
    }
  }

  /// Asks the witnesses that the quorum did not need; a server does so by itself.
  ///
  /// - Returns: why some did not cosign.
  mutating func addLateCosignatures() async throws -> [LogError] {
    guard case .folder(var log) = way, !log.trust.policy.witnesses.isEmpty else { return [] }
    defer { way = .folder(log) }
    _ = try await log.addLateCosignatures()
    return log.witnessFailures
  }

  /// Makes the log's site anew, where its folder has one; a server that holds the log does so itself.
  func updateSite() async {
    guard case .folder = way else { return }
    await SiteFolder.update(inLog: folder)
  }

  /// - Parameter indices: of what was admitted by this value.
  func proofs(of indices: [Int]) throws -> [LogProof] {
    switch way {
    case .folder(let log): try log.proofs(of: indices)
    case .server(let served): indices.map { served.proofs[$0]! }
    }
  }
}

/// A log that a server holds, whose folder is here.
private struct Served {
  let trust: TrustFolder
  private(set) var state: LedgerState
  private(set) var proofs: [Int: LogProof] = [:]
  private let client: SubmissionClient
  private let folder: String

  /// How many notes are on the way at a time.
  private static let together = 256

  init(_ client: SubmissionClient, folder: String) async throws {
    self.client = client
    self.folder = folder
    trust = try TrustFolder(at: "\(folder)/keys")
    state = try await Self.state(of: folder, trust)
    guard trust.secretariat.contains(state.secretariat) else {
      throw LogError(
        .undecided,
        """
        \(folder)/keys/\(TrustFolder.secretariatName) does not have the secretariat's key in force, which no \
        proof could be verified without, and nothing was admitted: append this line to it, and hand the \
        folder out again
          \(state.secretariat)
        """)
    }
  }

  mutating func admit(
    _ notes: [[UInt8]], countersigner: (any NoteSigner & Sendable)?, texts: [CanonicalText]
  ) async throws -> [EndorsementLog.Outcome] {
    // A text is found by its hash, and says nothing before a statement names it.
    try LogFolder(folder).write(texts.map { ("public/text/\($0.hash.hex)", $0.bytes) })
    let before = state.size
    var outcomes: [EndorsementLog.Outcome] = []
    var rest = notes[...]
    while !rest.isEmpty {
      let run = Self.independent(rest)
      rest = rest.dropFirst(run.count)
      outcomes += try await send(run, countersigner)
    }
    state = try await Self.state(of: folder, trust)
    return outcomes.map { outcome in
      guard case .appended(let index) = outcome, index < before else { return outcome }
      return .alreadyLogged(
        index: index, ended: state.endorsements.first(ofEntry: index)?.ended)
    }
  }

  /// The first notes of which none has to come before another: endorsements by different keys, or
  /// one of another kind.
  private static func independent(_ notes: ArraySlice<[UInt8]>) -> ArraySlice<[UInt8]> {
    var keys: Set<PublicKey> = []
    let run = notes.prefix(together).prefix { note in
      guard case .endorsement(let endorsement)? = (try? Entry(parsing: note))?.content else {
        return false
      }
      return keys.insert(endorsement.key.publicKey).inserted
    }
    return run.isEmpty ? notes.prefix(1) : run
  }

  private mutating func send(
    _ notes: ArraySlice<[UInt8]>, _ countersigner: (any NoteSigner & Sendable)?
  ) async throws -> [EndorsementLog.Outcome] {
    let client = client
    let results = try await withThrowingTaskGroup(of: (Int, Result<LogProof, LogError>).self) {
      group in
      for (position, note) in notes.enumerated() {
        group.addTask {
          (position, try await Self.send(note, countersigner, by: client))
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    return try (0..<notes.count).map { position in
      switch results[position]! {
      case .failure(let error): return .refused(error)
      case .success(let proof):
        let note = try Entry(parsing: notes[notes.startIndex + position])
        let logged = try naming("the proof that \(client.url) sent") {
          try LoggedEntry(verifying: proof, of: note, trust: trust)
        }
        proofs[logged.index] = proof
        return .appended(index: logged.index)
      }
    }
  }

  /// - Throws: `system` or `undecided` where the server cannot say what became of it.
  private static func send(
    _ note: [UInt8], _ countersigner: (any NoteSigner & Sendable)?, by client: SubmissionClient
  ) async throws -> Result<LogProof, LogError> {
    var note = note
    do {
      note = try Entry(parsing: note).admitted(by: countersigner)
    } catch let error as LogError {
      return .failure(error)
    }
    switch try await client.submit(note) {
    case .logged(let bytes): return .success(try LogProof(parsing: bytes))
    case .refused(let reason), .rejected(let reason):
      return .failure(LogError(.unverified, visible(reason)))
    case .waiting:
      return .failure(LogError(.undecided, "it waits in the inbox: it is not countersigned"))
    case .unavailable(let reason, _):
      throw LogError(.undecided, "\(client.url): \(visible(reason))")
    }
  }

  private static func state(of folder: String, _ trust: TrustFolder) async throws -> LedgerState {
    let reader = try await LogReader(
      ownFilesIn: LogFolder("\(folder)/public"), policy: trust.policy)
    return try await JudgedLog(uncheckedSignaturesOf: reader, trust: trust).state
  }
}

import TransparencyLog

/// The log of a secretariat in its folder: admits, appends, publishes. SPEC.md, sections 7 and 9.
public struct EndorsementLog {
  /// What became of a note that was handed in.
  public enum Outcome: Sendable {
    /// It is entry `index`, durable and, once published, proved.
    case appended(index: Int)
    /// Its bytes are in the log already; `ended` says how that endorsement ended, if it did.
    case alreadyLogged(index: Int, ended: (how: LedgerState.Endorsement.End, by: Int)?)
    /// `unverified` where it breaks a rule.
    case refused(LogError)
  }

  /// The log's secret key, below its folder.
  public static let keyPath = "private/log.skey"

  /// What the log's own `keys` folder has.
  public let trust: TrustFolder
  /// What its entries come to, those appended last included.
  public private(set) var state: LedgerState
  /// The submissions that wait.
  public let inbox: Inbox
  private var log: Log
  private let folder: LogFolder
  /// Held as long as this value is there, so that nobody else writes.
  public let lock: FileLock
  private let now: @Sendable () -> Int
  private let witnesses: (any WitnessTransport)?
  /// What the inbox is told of once it is published: entries, or the submissions of these.
  private var unsettled: [(index: Int, entry: Entry)] = []
  /// Of all entries, `state`'s included; made when it is first asked for.
  private var leaves: LeafIndex?
  /// False while `state` is ahead of the log, and for ever after a commit that failed.
  private var isUsable = true

  /// Makes a new log in a folder that is not there yet.
  ///
  /// `public/` gets the checkpoint of size 0, `private/` the log's key, `keys/` the trust folder.
  /// - Parameters:
  ///   - witnesses: the lines of the policy that follow the log's own; `quorum none` without them.
  ///   - secretariat: the content of `secretariat.vkey`.
  /// - Returns: the trust folder.
  public static func create(
    at path: String, origin: String, witnesses: [UInt8]?, secretariat: [UInt8]
  ) throws -> TrustFolder {
    guard !Files.exists(path) else {
      let hint =
        Files.exists("\(path)/\(keyPath)") && !Files.exists("\(path)/public/checkpoint")
        ? "; making a log was interrupted here: remove it, and repeat" : ""
      throw LogError(.system, "\(path) exists already: a log needs a folder of its own\(hint)")
    }
    try KeyName.check(origin: origin)
    let key = try SecretKey(generating: origin)
    let policy =
      Array("log \(key.verifierKey)\n".utf8) + (witnesses ?? Array("quorum none\n".utf8))
    let trust = try TrustFolder(policy: policy, secretariat: secretariat)
    let folder = LogFolder(path)
    try folder.write([
      (keyPath, try SecretKeyFile.encode(key, passphrase: nil)),
      ("keys/" + TrustFolder.policyName, policy),
      ("keys/" + TrustFolder.secretariatName, secretariat),
    ])
    try Log.create(in: folder, signer: key)
    return trust
  }

  /// The log's own key, of its folder.
  ///
  /// - Throws: `undecided` where there is none; `malformed`; `unverified` where it is damaged, or
  ///   none of the policy's.
  public static func key(at path: String, policy: Policy) throws -> SecretKey {
    guard var file = try LogFolder(path).read(keyPath, atMost: SecretKeyFile.sizeLimit) else {
      throw LogError(.undecided, "\(path) is not a log's folder: it has no \(keyPath)")
    }
    defer { wipe(&file) }
    return try naming("\(path)/\(keyPath)") {
      let key = try SecretKeyFile(parsing: file).secretKey(passphrase: nil)
      guard policy.logs.contains(key.verifierKey) else {
        throw LogError(
          .unverified, "the key \(key.verifierKey) is not one of the policy's log keys")
      }
      return key
    }
  }

  /// Opens a log for writing, holding its lock until this value is gone.
  ///
  /// What is known is read from the log's own entries, whose signatures it verified when it
  /// appended them; that they are those entries is verified by the tree.
  /// - Parameters:
  ///   - now: POSIX seconds, read anew whenever a witness answers.
  ///   - witnesses: how they are asked; nil where nobody can be: then a quorum cannot be met.
  /// - Throws: `undecided` where there is no log; `unverified` where the log broke a rule, or files do
  ///   not fit the signed checkpoint.
  public init(
    opening path: String, at now: @escaping @autoclosure @Sendable () -> Int,
    witnesses: (any WitnessTransport)? = nil
  ) async throws {
    self.now = now
    self.witnesses = witnesses
    folder = LogFolder(path)
    inbox = Inbox(of: folder)
    guard Files.exists("\(path)/\(Self.keyPath)") else {
      throw LogError(.undecided, "\(path) is not a log's folder: it has no \(Self.keyPath)")
    }
    trust = try TrustFolder(at: "\(path)/keys")
    lock = try FileLock("\(path)/private/lock")
    let key = try Self.key(at: path, policy: trust.policy)
    log = try Log(opening: folder, signer: key, policy: trust.policy)
    let judged = try await JudgedLog(
      uncheckedSignaturesOf: log.reader(LogFolder("\(path)/public")), trust: trust)
    if let broken = judged.broken {
      throw LogError(.unverified, "\(path): entry \(broken.entry) \(broken.violation)")
    }
    state = judged.state
    unsettled = try inbox.waiting().compactMap(settled)
  }

  /// What was not told to the inbox before the log was stopped.
  private func settled(_ submission: Inbox.Submission) -> (index: Int, entry: Entry)? {
    guard let entry = try? Entry(parsing: submission.note),
      case .endorsement(let waiting) = entry.content,
      let index = state.entry(endorsing: waiting.text, by: waiting.key.publicKey),
      let logged = state.endorsements.first(ofEntry: index), logged.date == entry.date,
      logged.signatory == waiting.signatory, logged.role == waiting.role
    else { return nil }
    return (index, entry)
  }

  /// Verifies notes on all cores, countersigns submissions, judges them by the rules in the given
  /// order, and appends those that keep them in one commit. Those that do not are left out.
  ///
  /// First it finishes a publication that an earlier call could not. Under a policy that asks for
  /// witnesses it then asks them.
  ///
  /// - Parameters:
  ///   - countersigner: the secretariat's key; submissions are refused without it.
  ///   - texts: the canonical texts that new statements state, which are published with the log.
  /// - Returns: one outcome a note; when this returns, what was appended is durable and published.
  /// - Throws: `unverified` where the countersigner is not the secretariat in force; `undecided` where
  ///   witnesses do not answer: what was appended is durable, and the next call publishes it, for which
  ///   the same notes are there already; `system` where the commit fails: nothing was then acknowledged, and every later call throws the same.
  public mutating func admit(
    _ notes: [[UInt8]], countersigner: (any NoteSigner & Sendable)?, texts: [CanonicalText] = []
  ) async throws -> [Outcome] {
    try check(countersigner)
    try await publish()
    let outcomes = try await append(notes, countersigner: countersigner, texts: texts)
    try await publish()
    return outcomes
  }

  private func check(_ countersigner: (any NoteSigner & Sendable)?) throws {
    if let key = countersigner?.verifierKey, key != state.secretariat {
      throw LogError(
        .unverified,
        "the key \(key) is not that of the secretariat in force, \(state.secretariat)")
    }
    guard isUsable else {
      throw LogError(
        .system, "a commit failed before: nothing is admitted until the log is opened anew")
    }
  }

  /// As `admit`, but asks no witness: what was appended is durable, and published where the policy asks
  /// for no quorum.
  ///
  /// - Throws: `undecided` where what was appended before is not published.
  mutating func append(
    _ notes: [[UInt8]], countersigner: (any NoteSigner & Sendable)?, texts: [CanonicalText] = []
  ) async throws -> [Outcome] {
    try check(countersigner)
    try checkIsPublished()
    isUsable = false
    let texts = Dictionary(texts.map { ($0.hash, $0) }, uniquingKeysWith: { first, _ in first })
    var outcomes: [Outcome] = []
    var appended: [[UInt8]] = []
    var files: [(path: String, bytes: [UInt8])] = []
    var settled: [(index: Int, entry: Entry)] = []
    func judge(_ prepared: Prepared) throws {
      do {
        let (bytes, candidate) = try prepared.get()
        do {
          let text = try textStated(by: candidate, among: texts)
          try checkMayBeTaken(candidate)
          try state.append(candidate)
          if let text { files.append(("public/text/\(text.hash.hex)", text.bytes)) }
          let index = log.size + appended.count
          outcomes.append(.appended(index: index))
          appended.append(bytes)
          leaves?.append(candidate.leaf)
          settled.append((index, try candidate.entry.get()))
        } catch {
          // Bytes that are in the log break rule 3, or one before it: the author's latest entry is
          // theirs, or came after them.
          if leaves == nil {
            leaves = LeafIndex(try log.leafHashes() + appended.map { Hash.leaf($0) })
          }
          guard let index = leaves?.index(of: candidate.leaf) else { throw error }
          settled.append((index, try candidate.entry.get()))
          let endorsement = state.endorsements.first(ofEntry: index)
          outcomes.append(.alreadyLogged(index: index, ended: endorsement?.ended))
        }
      } catch let error as LogError {
        outcomes.append(.refused(error))
      } catch let violation as RuleViolation {
        outcomes.append(.refused(LogError(.unverified, violation.description)))
      }
    }
    // While these are judged, the next are verified.
    let secretariat = state.secretariat
    let chunk = 64
    try await inOrder(Array(stride(from: 0, to: notes.count, by: chunk))) { start in
      notes[start..<min(start + chunk, notes.count)].map {
        Self.prepare($0, secretariat: secretariat, countersigner)
      }
    } take: { prepared in
      for one in prepared { try judge(one) }
      return true
    }
    if !files.isEmpty { try folder.write(files) }
    if !appended.isEmpty { try log.append(appended) }
    unsettled += settled
    isUsable = true
    try settle()
    return outcomes
  }

  /// Publishes what was appended and could not be published then; returns at once where nothing is
  /// left to do.
  ///
  /// - Throws: `undecided` where the quorum of witnesses is not met, saying which failed how;
  ///   `unverified` where one has seen a larger tree: this folder was restored from an old copy;
  ///   `system` as `admit`.
  public mutating func publish() async throws {
    try await log.publish(asking: witnesses, at: now)
    try settle()
  }

  /// Tells the inbox of what is published.
  mutating func settle() throws {
    guard log.isPublished, !unsettled.isEmpty else { return }
    isUsable = false
    // A log that has no server has no inbox.
    for (index, entry) in try inbox.isInUse() ? unsettled : [] {
      if let submission = entry.submission {
        try inbox.settle(Inbox.ID(of: submission), entry: index)
      } else if case .withdrawal(_, let key) = entry.content {
        try inbox.cancel(
          by: key.publicKey, notAfter: state.record(of: key.publicKey)?.latest,
          reason: "the signatory withdrew, by entry \(index) of the log")
      }
    }
    unsettled = []
    isUsable = true
  }

  /// Asks the witnesses that were not needed for the quorum, or whose cosignature grows old.
  ///
  /// - Returns: how many cosignatures were added or renewed.
  /// - Throws: as `publish`, but not where witnesses fail.
  public mutating func addLateCosignatures() async throws -> Int {
    try await log.addLateCosignatures(asking: witnesses, at: now)
  }

  /// What asks the witnesses whose cosignatures are wanted now (`Log.round`), while the log is used for
  /// other things; `take` gets what it gives. Nil where nobody is asked.
  func round() -> (@Sendable () async -> WitnessRound)? {
    let round = log.round(at: now())
    guard round.isForQuorum || !round.isEmpty else { return nil }
    return { [witnesses, now] in
      var round = round
      await round.ask(over: witnesses, at: now)
      return round
    }
  }

  /// As `Log.take`, and tells the inbox of what was published by it.
  mutating func take(_ round: WitnessRound) throws {
    try log.take(round)
    try settle()
  }

  /// Whether a published checkpoint covers everything that was appended.
  var isPublished: Bool { log.isPublished }

  /// - Throws: as `publish`, where that is not so.
  func checkIsPublished() throws { try log.checkIsPublished() }

  /// Why witnesses that were asked last did not cosign.
  public var witnessFailures: [LogError] { log.witnessFailures }

  /// Proofs that entries are in the log, each with its entry, under the published checkpoint.
  public func proofs(of indices: [Int]) throws -> [LogProof] { try log.proofs(of: indices) }

  /// The checkpoint that readers see.
  public var published: SignedCheckpoint { log.published }

  /// What the signatory handed in for an entry of the published log; nil where it is no endorsement.
  func submission(of index: Int) throws -> [UInt8]? {
    guard index < published.size, let bytes = try proofs(of: [index])[0].extra else { return nil }
    return try Entry(parsing: bytes).submission
  }

  private typealias Prepared = Result<(bytes: [UInt8], candidate: Candidate), LogError>

  /// A note, countersigned where needed, with its verified signature lines.
  private static func prepare(
    _ bytes: [UInt8], secretariat: VerifierKey, _ countersigner: (any NoteSigner & Sendable)?
  ) -> Prepared {
    do {
      let entry = try Entry(parsing: bytes)
      try entry.checkKeysAreFit()
      guard entry.isSubmission else {
        return .success((bytes, Candidate(bytes, leaf: .leaf(bytes), secretariat: [secretariat])))
      }
      let countersigner = try Entry.needed(countersigner)
      let (admitted, verified) = try entry.countersigned(by: countersigner)
      let leaf = Hash.leaf(admitted.bytes)
      return .success((admitted.bytes, Candidate(admitted.entry, leaf: leaf, verified: verified)))
    } catch {
      return .failure(error as? LogError ?? LogError(.system, String(describing: error)))
    }
  }

  /// The canonical text of a candidate that is a statement: given, or in its place already.
  private func textStated(by candidate: Candidate, among texts: [TextHash: CanonicalText]) throws
    -> CanonicalText?
  {
    guard case .success(let entry) = candidate.entry, case .statement(let statement) = entry.content
    else { return nil }
    if let text = texts[statement.text] { return text }
    let path = "public/text/\(statement.text.hex)"
    if let bytes = try folder.read(path, atMost: CanonicalText.sizeLimit),
      let text = try? CanonicalText(bytes), text.hash == statement.text, text.bytes == bytes
    {
      return text
    }
    throw LogError(.undecided, "the statement's text \(statement.text) is not given (--text)")
  }

  /// What a log owes beyond the rules: it takes a withdrawal by an unknown key only where that
  /// key's submission waits.
  private func checkMayBeTaken(_ candidate: Candidate) throws {
    if case .success(let entry) = candidate.entry, case .withdrawal(_, let key) = entry.content,
      state.record(of: key.publicKey) == nil, try !inbox.isWaiting(key.publicKey)
    {
      throw LogError(
        .undecided,
        "\(quoted(key.name)) withdraws, but has no entry in this log and no submission that waits")
    }
  }
}

extension Entry {
  /// Whether the secretariat has yet to countersign it.
  public var isSubmission: Bool { kind == .endorsement && note.signatures.count == 1 }

  /// The note that can be appended: countersigned, where that is needed.
  ///
  /// - Throws: `undecided` where nobody can countersign it; and as `countersigned(by:)`.
  public func admitted(by countersigner: (any NoteSigner)?) throws -> [UInt8] {
    guard isSubmission else { return note.encoded }
    let countersigner = try Self.needed(countersigner)
    return try countersigned(by: countersigner).admitted.bytes
  }

  fileprivate static func needed<Signer>(_ countersigner: Signer?) throws -> Signer {
    guard let countersigner else {
      throw LogError(
        .undecided,
        "not countersigned by the secretariat: give its key (--key), or countersign first")
    }
    return countersigner
  }

  /// What the signatory handed in, where this is an endorsement.
  var submission: [UInt8]? {
    guard kind == .endorsement else { return nil }
    if isSubmission { return note.encoded }
    // The last line is the secretariat's.
    let encoded = note.encoded.dropLast()
    return Array(encoded[...(encoded.lastIndex(of: UInt8(ascii: "\n"))!)])
  }

  /// Verifies the signatory's line of a submission and adds the secretariat's.
  ///
  /// - Returns: the entry, its bytes, and the keys of its two verified lines.
  /// - Throws: `unverified` where the signatory's line is not valid; `malformed` where this is no
  ///   submission, or has no room for another line.
  public func countersigned(
    by signer: some NoteSigner
  ) throws -> (admitted: (entry: Entry, bytes: [UInt8]), verified: [VerifierKey]) {
    guard case .endorsement(let endorsement) = content else {
      throw LogError(.malformed, "a \(kind.rawValue) is not countersigned, an endorsement is")
    }
    guard note.signatures.count == 1 else {
      throw LogError(
        .malformed, "\(note.signatures.count) signature lines, expected the signatory's one")
    }
    guard !endorsement.key.wrapsSameKey(as: signer.verifierKey) else {
      throw LogError(.unverified, "the secretariat's key signed as a signatory")
    }
    guard note.isSigned(by: endorsement.key, at: 0) else {
      throw LogError(.unverified, "the signature of \(quoted(endorsement.key.name)) is not valid")
    }
    // What an entry says is in the text, which stays.
    var entry = self
    try entry.note.sign(with: signer)
    let bytes = entry.note.encoded
    guard bytes.count <= Self.sizeLimit else {
      throw LogError(
        .malformed, "countersigned it has \(bytes.count) bytes, expected at most \(Self.sizeLimit)")
    }
    return ((entry, bytes), [endorsement.key, signer.verifierKey])
  }

  /// - Throws: `unverified` where a key that the entry brings in is not fit for use. SPEC.md,
  ///   section 3.3.
  public func checkKeysAreFit() throws {
    for key in namedKeys where !key.publicKey.isFitForUse {
      throw LogError(.unverified, "the key of \(quoted(key.name)) is not fit for use")
    }
  }
}

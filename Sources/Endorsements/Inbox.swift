import Synchronization
import TransparencyLog

/// Submissions that wait for the secretariat, and what became of those that did: files below
/// `private/inbox` of a log's folder. SPEC.md, section 7.8.
///
/// A file changes its folder when a submission's state changes: the new one is durable before the old
/// one is removed, and `admitted` counts before `rejected`, `rejected` before `waiting`. So the
/// secretariat's command may work beside a server.
public final class Inbox: Sendable {
  /// SHA-256 of the bytes handed in.
  public struct ID: Hashable, Sendable, Comparable, CustomStringConvertible {
    private let hash: Hash

    /// The ID of a submission: SHA-256 of its bytes.
    public init(of note: [UInt8]) { hash = .sha256(note) }

    /// Nil unless `text` is 64 lower-case hex digits.
    public init?(_ text: some StringProtocol) {
      guard let hash = Hash(hex: text.utf8) else { return nil }
      self.hash = hash
    }

    public var description: String { hex(hash.bytes) }

    public static func < (a: ID, b: ID) -> Bool {
      a.hash.bytes.lexicographicallyPrecedes(b.hash.bytes)
    }
  }

  /// What has become of a submission.
  public enum State: Sendable {
    /// Since then, in POSIX seconds.
    case waiting(since: Int)
    /// By the secretariat, in its words.
    case rejected(reason: String)
    /// By this entry, as far as the inbox knows: nothing here is a proof.
    case admitted(entry: Int)
  }

  /// A submission, with what was handed in.
  public struct Submission: Sendable {
    /// The hash of `note`.
    public let id: ID
    /// What has become of it.
    public let state: State
    /// The bytes that were handed in.
    public let note: [UInt8]
  }

  /// The longest reason of a rejection is that of a value.
  private static let fileLimit = Entry.sizeLimit + 2048

  /// How many may wait.
  private let mostWaiting: Int
  private let folder: LogFolder
  /// Whose submissions wait, read when it is first asked for; rejections by another process show only
  /// when their files are looked for.
  private let keys = Mutex<[ID: PublicKey]?>(nil)

  /// - Parameter log: the log's folder.
  public init(of log: LogFolder, mostWaiting: Int = 10_000) {
    folder = log
    self.mostWaiting = mostWaiting
  }

  /// Whether anything was ever handed in.
  func isInUse() throws -> Bool { try folder.names(in: "private/inbox")?.isEmpty == false }

  /// What became of a submission; nil where none of this ID was ever here.
  public func state(of id: ID) throws -> State? {
    if let file = try read("admitted", id), let entry = number(decimal: file.words[0].utf8) {
      return .admitted(entry: entry)
    }
    return try unadmitted(id)?.state
  }

  /// A submission that waits or was rejected.
  public func unadmitted(_ id: ID) throws -> Submission? {
    if let file = try read("rejected", id) {
      let reason = file.words.dropFirst().joined(separator: " ")
      return Submission(id: id, state: .rejected(reason: reason), note: file.note)
    }
    guard let file = try read("waiting", id), let since = number(decimal: file.words[0].utf8) else {
      return nil
    }
    return Submission(id: id, state: .waiting(since: since), note: file.note)
  }

  /// Those that wait, the oldest first.
  public func waiting() throws -> [Submission] {
    func since(_ submission: Submission) -> Int {
      if case .waiting(let since) = submission.state { since } else { 0 }
    }
    return try ids(in: "waiting").compactMap { try unadmitted($0) }
      .filter { if case .waiting = $0.state { true } else { false } }
      .sorted { (since($0), $0.id) < (since($1), $1.id) }
  }

  /// How many wait, as far as this value knows.
  public func waitingCount() throws -> Int { try known { $0.count } }

  /// Whether a submission by this key waits.
  public func isWaiting(_ key: PublicKey) throws -> Bool { try !waiting(by: key).isEmpty }

  private func waiting(by key: PublicKey) throws -> [(submission: Submission, since: Int)] {
    try known { keys in keys.filter { $0.value == key }.map(\.key) }.compactMap { id in
      guard let submission = try unadmitted(id), case .waiting(let since) = submission.state else {
        return nil
      }
      return (submission, since)
    }
  }

  /// Keeps submissions, all durable when it returns.
  ///
  /// - Precondition: none is here already, and there is room for them.
  public func add(_ notes: [(id: ID, key: PublicKey, note: [UInt8])], at now: Int) throws {
    try folder.write(
      notes.map { (Self.path("waiting", $0.id), Array("\(now)\n".utf8) + $0.note) })
    try known { keys in for one in notes { keys[one.id] = one.key } }
  }

  /// How many more may wait, at most `wanted`; before it says fewer, it looks for what another process has
  /// decided on.
  public func room(for wanted: Int) throws -> Int {
    if try waitingCount() + wanted > mostWaiting {
      let there = Set(try ids(in: "waiting"))
      try known { keys in keys = keys.filter { there.contains($0.key) } }
    }
    return min(wanted, max(0, mostWaiting - (try waitingCount())))
  }

  /// Ends the waiting of a submission, for a reason that its sender can read.
  ///
  /// - Parameter reason: a value (section 5.1).
  public func reject(_ submission: Submission, reason: String, at now: Int) throws {
    try Value.check(reason, what: "reason")
    try folder.write([
      (Self.path("rejected", submission.id), Array("\(now) \(reason)\n".utf8) + submission.note)
    ])
    try forget(submission.id, in: ["waiting"])
  }

  /// Ends the waiting of the submissions by a key that do not come after its latest entry: by rule 3 they
  /// can never be admitted any more.
  func cancel(by key: PublicKey, notAfter latest: Hash?, reason: String) throws {
    for (submission, since) in try waiting(by: key)
    where (try? Entry(parsing: submission.note))?.previous != latest {
      try reject(submission, reason: reason, at: since)
    }
  }

  /// Says that an entry of the log is a submission that was here.
  public func settle(_ id: ID, entry: Int) throws {
    guard try read("waiting", id) != nil || read("rejected", id) != nil else { return }
    try folder.write([(Self.path("admitted", id), Array("\(entry)\n".utf8))])
    try forget(id, in: ["waiting", "rejected"])
  }

  private func forget(_ id: ID, in folders: [String]) throws {
    for name in folders { try folder.remove(Self.path(name, id)) }
    try known { $0[id] = nil }
  }

  private func known<Result>(_ body: (inout [ID: PublicKey]) throws -> Result) throws -> Result {
    try keys.withLock { keys in
      var known: [ID: PublicKey] = [:]
      if let keys {
        known = keys
      } else {
        for id in try ids(in: "waiting") {
          guard let file = try read("waiting", id), let entry = try? Entry(parsing: file.note),
            case .endorsement(let endorsement) = entry.content
          else { continue }
          known[id] = endorsement.key.publicKey
        }
      }
      keys = nil
      defer { keys = known }
      return try body(&known)
    }
  }

  private func ids(in name: String) throws -> [ID] {
    try (folder.names(in: "private/inbox/\(name)") ?? []).compactMap { ID($0) }
  }

  private static func path(_ folder: String, _ id: ID) -> String { "private/inbox/\(folder)/\(id)" }

  /// The words of a file's first line, and the note after it.
  private func read(_ name: String, _ id: ID) throws -> (words: [String], note: [UInt8])? {
    guard let bytes = try folder.read(Self.path(name, id), atMost: Self.fileLimit) else {
      return nil
    }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let words = String(decoding: line, as: UTF8.self).split(
      separator: " ", omittingEmptySubsequences: false)
    return (words.map(String.init), Array(bytes.dropFirst(line.count + 1)))
  }
}

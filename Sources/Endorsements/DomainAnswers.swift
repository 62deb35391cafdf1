import TransparencyLog

/// What organizations' domains answered when they were asked, once, whether the keys in the log are
/// theirs. SPEC.md, section 13.6.
public struct DomainAnswers: Sendable {
  /// What a domain answered about a key; SPEC.md, section 13.6.
  public enum Outcome: String, Sendable, CaseIterable {
    /// The domain names the key.
    case named
    /// The domain names other keys, and not this one.
    case otherKey = "other-key"
    /// There is no file: no evidence against anybody.
    case notPublished = "not-published"
    /// The file's time has passed.
    case expired
    /// The file is not of the form.
    case malformed
    /// No answer, or none in time: no evidence against anybody.
    case unreachable
  }

  /// What was learned of one endorsement's key.
  public struct Answer: Sendable {
    /// What it comes to.
    public let outcome: Outcome
    /// What there is to say besides, for people.
    public let detail: String?
  }

  /// How the domains are asked.
  public struct Limits: Sendable {
    /// How many at a time.
    public let parallel: Int
    /// How long one may take.
    public let one: Duration
    /// How long all of them together may take.
    public let all: Duration

    /// The defaults are those of the command.
    public init(
      parallel: Int = 16, one: Duration = .seconds(10), all: Duration = .seconds(60)
    ) {
      self.parallel = parallel
      self.one = one
      self.all = all
    }
  }

  /// Gets what is at a URL, within this time: nil where there is nothing.
  /// - Throws: `malformed` where it has more than `DomainProof.sizeLimit` bytes; another code where it
  ///   could not be reached.
  public typealias Lookup = @Sendable (_ url: String, _ limit: Duration) async throws -> [UInt8]?

  /// When they were asked, in POSIX seconds.
  public let asked: Int
  private let published: [String: Published]

  private enum Published: Sendable {
    case proof(DomainProof)
    case without(Answer)
  }

  /// Asks the domain of each organization among `endorsements`, each domain once.
  ///
  /// - Parameter now: POSIX seconds.
  public init(
    asking endorsements: [LedgerState.Endorsement], at now: Int, within limits: Limits = Limits(),
    lookup: @escaping Lookup
  ) async {
    asked = now
    let domains = Set(endorsements.filter { $0.kind == .organization }.map(\.key.name)).sorted()
    let end = ContinuousClock.now + limits.all
    published = await withTaskGroup(of: (String, Published).self) { group in
      var unasked = domains.makeIterator()
      func ask() {
        guard let domain = unasked.next() else { return }
        group.addTask {
          let left = end - .now
          guard left > .zero else {
            let detail = "no time was left to ask it"
            return (domain, .without(Answer(outcome: .unreachable, detail: detail)))
          }
          return (domain, await Self.published(by: domain, min(limits.one, left), lookup))
        }
      }
      for _ in 0..<limits.parallel { ask() }
      var published: [String: Published] = [:]
      for await (domain, found) in group {
        published[domain] = found
        ask()
      }
      return published
    }
  }

  /// What the domain says of the key that holds an endorsement; nil where it was not asked.
  public func answer(for endorsement: LedgerState.Endorsement) -> Answer? {
    guard endorsement.kind == .organization else { return nil }
    switch published[endorsement.key.name] {
    case nil: return nil
    case .without(let answer): return answer
    case .proof(let proof):
      do {
        try proof.verify(names: endorsement.key, at: asked)
        return Answer(outcome: .named, detail: nil)
      } catch let error as LogError {
        let outcome: Outcome = error.code == .unverified ? .otherKey : .expired
        return Answer(outcome: outcome, detail: error.description)
      } catch {
        preconditionFailure("a proof throws what it says it throws: \(error)")
      }
    }
  }

  private static func published(
    by domain: String, _ limit: Duration, _ lookup: Lookup
  ) async -> Published {
    do {
      guard let bytes = try await lookup(DomainProof.url(of: domain), limit) else {
        return .without(Answer(outcome: .notPublished, detail: nil))
      }
      return .proof(try DomainProof(parsing: bytes, of: domain))
    } catch let error as LogError {
      let outcome: Outcome = error.code == .malformed ? .malformed : .unreachable
      return .without(Answer(outcome: outcome, detail: error.description))
    } catch {
      return .without(Answer(outcome: .unreachable, detail: String(describing: error)))
    }
  }
}

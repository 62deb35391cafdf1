import Endorsements
import TransparencyLog

/// What somebody wants to be told of: names, key names, domains, keys. SPEC.md, section 14,
/// `endorse.monitor/1`.
public struct Watchlist: Sendable {
  /// That an entry touches what is watched.
  public struct Match: Hashable, Sendable {
    /// As it was given.
    public let watched: String
    /// How the entry touches it, for people.
    public let why: String
  }

  /// All that is watched, as a match names it.
  public let watched: [String]

  private let keys: [VerifierKey]
  /// Key names, and domains, which are those of organizations.
  private let keyNames: [String]
  private let names: [String]
  /// Of each name alone: an entry is told for every name that it touches.
  private let likeNames: [LikeNames]

  /// - Parameter watched: each a verifier key; else a key name or a domain, which cover all key names
  ///   at that domain; else a name.
  /// - Throws: `malformed` where one is a verifier key that is none, or a name that nobody can have.
  public init(_ watched: [String]) throws {
    var keys: [VerifierKey] = []
    var keyNames: [String] = []
    var names: [String] = []
    for word in watched {
      let parts = word.split(separator: "+", omittingEmptySubsequences: false)
      if parts.count > 2, (try? KeyName.check(String(parts[0]))) != nil {
        keys.append(try VerifierKey(parsing: word))
      } else if (try? KeyName.check(word)) != nil {
        keyNames.append(word)
      } else if NameKey(word) != nil {
        names.append(word)
      } else {
        throw LogError(.malformed, "\(quoted(word)) is no key, no key name, no domain and no name")
      }
    }
    self.keys = keys
    self.keyNames = keyNames
    self.names = names
    likeNames = names.map { LikeNames([$0]) }
    self.watched = keys.map(\.description) + keyNames + names
  }

  /// What of it an entry touches, and how.
  ///
  /// An endorsement's name and role, and of an entry about a key the names that the key had
  /// endorsed by, are compared with each name.
  /// - Parameter names: those by which the keys of the entry had endorsed before it.
  public func matches(_ entry: Entry, endorsedAs names: [String]) -> [Match] {
    var matches: [Match] = []
    func add(_ watched: String, _ why: String) {
      let match = Match(watched: watched, why: why)
      if !matches.contains(match) { matches.append(match) }
    }
    for key in entry.namedKeys {
      for watched in keys where watched.wrapsSameKey(as: key) {
        add(watched.description, "the key")
      }
      for watched in keyNames {
        if key.name == watched {
          add(watched, "the key name")
        } else if KeyName.domain(of: key.name) == watched {
          add(watched, "a key name at the domain: \(key.name)")
        } else if key.name.hasSuffix(".\(watched)") || key.name.contains(".\(watched)/") {
          add(watched, "a key name below the domain: \(key.name)")
        }
      }
    }
    for (what, name) in entry.names + names.map({ ("the name", $0) }) {
      guard let looked = LikeNames.Name(name) else { continue }
      for (watched, names) in zip(self.names, likeNames) {
        guard let (_, likeness) = names.most(like: looked) else { continue }
        add(watched, "\(what) \(quoted(name)): \(likeness.rawValue)")
      }
    }
    return matches
  }
}

extension Entry {
  /// The names of signatories in it, and what each is.
  fileprivate var names: [(what: String, name: String)] {
    guard case .endorsement(let endorsement) = content else { return [] }
    return [("the name", endorsement.signatory)]
      + (endorsement.role.map { [("the role", $0)] } ?? [])
  }
}

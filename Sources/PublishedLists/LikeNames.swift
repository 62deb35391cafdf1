import Endorsements

/// Finds, among names, the one that another name could most be taken for. SPEC.md, section 13.4, `signed` and
/// `looks-similar`, of names alone.
public struct LikeNames: Sendable {
  /// How much alike two names are, in words.
  public enum Likeness: String, Sendable {
    /// Equal by name key.
    case same = "the same name"
    /// Equal by a skeleton.
    case looksTheSame = "looks the same"
    /// The same words, in another order perhaps, or with other accents.
    case sameWords = "has the same words"
    /// One or two small edits away.
    case similar = "looks similar"
  }

  private var keys: [NameKey: Int] = [:]
  private var looks: [String: Int] = [:]
  private var written: [String: Int] = [:]
  private var words: [[UInt8]: Int] = [:]
  private let near: NearNames

  /// - Parameter names: those without a name key are like nothing.
  public init(_ names: [String]) {
    var texts = NameTrie.Texts()
    var ranks: [Int32] = []
    for (position, name) in names.enumerated() {
      guard let name = Name(name), keys[name.key] == nil else { continue }
      keys[name.key] = position
      if looks[name.look] == nil { looks[name.look] = position }
      if let look = name.written, written[look] == nil { written[look] = position }
      if !name.words.isEmpty, words[name.words] == nil { words[name.words] = position }
      texts.append(name.key.scalars)
      ranks.append(Int32(position))
    }
    near = NearNames(texts, ranks: ranks)
  }

  /// A name, and all by which it can be like another one.
  struct Name {
    fileprivate let key: NameKey
    fileprivate let look: String
    fileprivate let written: String?
    fileprivate let words: [UInt8]

    /// - Returns: nil where `name` is no one's name.
    init?(_ name: String) {
      guard let key = NameKey(name) else { return nil }
      self.key = key
      look = LikeNames.skeleton(key)
      written = NameKey.unfolded(name).map(LikeNames.skeleton)
      words = key.sameWords
    }
  }

  /// The name that `name` is most like; of several the first.
  /// - Returns: its position among those given, and how it is like it.
  public func most(like name: String) -> (position: Int, likeness: Likeness)? {
    Name(name).flatMap { most(like: $0) }
  }

  func most(like name: Name) -> (position: Int, likeness: Likeness)? {
    if let position = keys[name.key] { return (position, .same) }
    if let position = looks[name.look] { return (position, .looksTheSame) }
    if let position = name.written.flatMap({ written[$0] }) { return (position, .looksTheSame) }
    if let position = words[name.words] { return (position, .sameWords) }
    return near.nearest(to: [name.key.scalars]).map { (Int($0), .similar) }
  }

  private static func skeleton(_ key: NameKey) -> String {
    String(decoding: key.bytes, as: UTF8.self).skeleton
  }
}

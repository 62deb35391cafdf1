import Endorsements

/// Finds, among names, one that another name could be taken for. SPEC.md, section 13.4, `signed` and
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
      guard let key = NameKey(name), keys[key] == nil else { continue }
      keys[key] = position
      if looks[Self.skeleton(key)] == nil { looks[Self.skeleton(key)] = position }
      if let skeleton = NameKey.unfolded(name).map(Self.skeleton), written[skeleton] == nil {
        written[skeleton] = position
      }
      let same = key.sameWords
      if !same.isEmpty, words[same] == nil { words[same] = position }
      texts.append(key.scalars)
      ranks.append(Int32(position))
    }
    near = NearNames(texts, ranks: ranks)
  }

  /// The name that `name` is most like; of several the first.
  /// - Returns: its position among those given, and how it is like it.
  public func most(like name: String) -> (position: Int, likeness: Likeness)? {
    guard let key = NameKey(name) else { return nil }
    if let position = keys[key] { return (position, .same) }
    if let position = looks[Self.skeleton(key)] { return (position, .looksTheSame) }
    if let position = NameKey.unfolded(name).flatMap({ written[Self.skeleton($0)] }) {
      return (position, .looksTheSame)
    }
    if let position = words[key.sameWords] { return (position, .sameWords) }
    return near.nearest(to: [key.scalars]).map { (Int($0), .similar) }
  }

  private static func skeleton(_ key: NameKey) -> String {
    String(decoding: key.bytes, as: UTF8.self).skeleton
  }
}

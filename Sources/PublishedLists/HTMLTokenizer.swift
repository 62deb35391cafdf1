import TransparencyLog

/// Takes an HTML document apart into tokens, by the HTML standard (13.2.5, Tokenization).
///
/// Which elements hold text instead of markup depends on the elements around them: whoever asks for
/// the tokens knows that, and reads such text.
struct HTMLTokenizer {
  enum Token {
    /// Character references in it are not yet decoded.
    case text(Range<Int>)
    case start(Tag)
    case end(name: [UInt8])
    /// What stands in `<![CDATA[` and `]]>`, which is text in SVG and MathML, and else a comment.
    case section(Range<Int>)
    case doctype(isQuirky: Bool)
    case comment
  }

  /// Names and values are ranges of `bytes`.
  struct Tag {
    /// In lower case.
    let name: [UInt8]
    fileprivate(set) var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    fileprivate(set) var isSelfClosing = false
  }

  /// All line ends are LF.
  let bytes: [UInt8]
  /// Where the next token begins.
  private(set) var at = 0
  private let limits: ReadingOptions.Limits

  init(_ text: String, limits: ReadingOptions.Limits) {
    bytes = Self.withLineFeeds(Array(text.utf8))
    self.limits = limits
  }

  /// - Parameter isForeign: whether what comes is in SVG or MathML.
  /// - Returns: nil at the end. `</>` is no token.
  /// - Throws: `malformed` where an element has too many attributes.
  mutating func next(isForeign: Bool) throws -> Token? {
    while starts(with: "</>") { at += 3 }
    guard at < bytes.count else { return nil }
    let start = at
    guard bytes[at] == UInt8(ascii: "<") else {
      skip { $0 != UInt8(ascii: "<") }
      return .text(start..<at)
    }
    let second = at + 1 < bytes.count ? bytes[at + 1] : 0
    switch second {
    case _ where Self.isLetter(second):
      at += 1
      return try readTag().map { .start($0) } ?? .comment
    case UInt8(ascii: "/") where at + 2 < bytes.count:
      at += 2
      if Self.isLetter(bytes[at]) { return try readTag().map { .end(name: $0.name) } ?? .comment }
      skip(behind: ">")
      return .comment
    case UInt8(ascii: "!") where isForeign && starts(with: "<![CDATA["):
      at += 9
      let content = at
      return .section(content..<(skip(behind: "]]>") ? at - 3 : at))
    case UInt8(ascii: "!") where isTag("<!doctype", at: at, isWhole: false):
      at += 9
      let content = at
      let isClosed = skip(behind: ">")
      let doctype = HTMLDoctype(bytes[content..<(isClosed ? at - 1 : at)])
      return .doctype(isQuirky: !isClosed || doctype.isQuirky)
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      let isComment = starts(with: "<!--") && !starts(with: "<!-->") && !starts(with: "<!--->")
      if isComment {
        at += 4
        skipComment()
      } else {
        skip(behind: ">")
      }
      return .comment
    default:
      at += 1
      return .text(start..<at)
    }
  }

  /// - Returns: nil where the document ends within the tag, which is then none.
  private mutating func readTag() throws -> Tag? {
    func isInName(_ byte: UInt8) -> Bool {
      !Self.isBlank(byte) && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ">")
    }
    var start = at
    skip(while: isInName)
    var tag = Tag(name: lowered(start..<at))
    while true {
      skip(while: Self.isBlank)
      guard at < bytes.count else { return nil }
      if bytes[at] == UInt8(ascii: ">") {
        at += 1
        return tag
      }
      if bytes[at] == UInt8(ascii: "/") {
        at += 1
        tag.isSelfClosing = at < bytes.count && bytes[at] == UInt8(ascii: ">")
        continue
      }
      start = at
      // A name can begin with "=".
      at += 1
      skip { isInName($0) && $0 != UInt8(ascii: "=") }
      var attribute = (name: start..<at, value: at..<at)
      skip(while: Self.isBlank)
      if at < bytes.count, bytes[at] == UInt8(ascii: "=") {
        at += 1
        guard let value = readValue() else { return nil }
        attribute.value = value
      }
      tag.attributes.append(attribute)
      guard tag.attributes.count <= limits.attributes else {
        throw refusal("an element has more than \(limits.attributes) attributes")
      }
    }
  }

  private mutating func readValue() -> Range<Int>? {
    skip(while: Self.isBlank)
    guard at < bytes.count else { return nil }
    let quote = bytes[at]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = at
      skip { !Self.isBlank($0) && $0 != UInt8(ascii: ">") }
      return start..<at
    }
    at += 1
    let start = at
    skip { $0 != quote }
    guard at < bytes.count else { return nil }
    defer { at += 1 }
    return start..<at
  }

  private mutating func skipComment() {
    while at < bytes.count {
      if starts(with: "-->") || starts(with: "--!>") {
        skip(behind: ">")
        return
      }
      at += 1
    }
  }

  /// Reads text that is no markup up to the end tag, and that.
  mutating func readText(untilEndOf name: String) -> Range<Int> {
    let content = at..<(startOfEnd(of: name) ?? bytes.count)
    at = content.upperBound
    skipEndTag()
    return content
  }

  /// Reads what is left as text.
  mutating func readRest() -> Range<Int> {
    defer { at = bytes.count }
    return at..<bytes.count
  }

  /// A script may hold others, in what looks like a comment.
  mutating func skipScript() {
    var isInComment = false
    var isInScript = false
    while at < bytes.count {
      if !isInComment, starts(with: "<!--") {
        isInComment = true
        at += 2
      } else if isInComment, starts(with: "-->") {
        isInComment = false
        isInScript = false
        at += 3
      } else if isInComment, !isInScript, isTag("<script", at: at) {
        isInScript = true
        at += 7
      } else if isTag("</script", at: at) {
        guard isInScript else { return skipEndTag() }
        isInScript = false
        at += 8
      } else {
        at += 1
      }
    }
  }

  private mutating func skipEndTag() {
    guard at < bytes.count else { return }
    at += 2
    // The document may end within it; how many attributes it has does not matter.
    if (try? readTag()) == nil { at = bytes.count }
  }

  /// Where the next end tag of that name stands.
  func startOfEnd(of name: String) -> Int? {
    let beginning = "</" + name
    return (at..<bytes.count).first { isTag(beginning, at: $0) }
  }

  func refusal(_ what: String) -> LogError {
    LogError(.malformed, "line \(bytes[..<at].count { $0 == UInt8(ascii: "\n") } + 1): \(what)")
  }

  /// A name: in lower case, of ASCII.
  func lowered(_ range: Range<Int>) -> [UInt8] {
    Self.replacingNull(bytes[range].map(Self.lowered))
  }

  /// U+0000 is no character of a name, a value or raw text; U+FFFD stands for it.
  static func replacingNull(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0) else { return bytes }
    return bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
  }

  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var isAfterReturn = false
    for byte in bytes {
      if byte != 0x0A || !isAfterReturn { kept.append(byte == 0x0D ? 0x0A : byte) }
      isAfterReturn = byte == 0x0D
    }
    return kept
  }

  static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while at < bytes.count, condition(bytes[at]) { at += 1 }
  }

  /// - Returns: false where it is not there: the rest is skipped.
  @discardableResult
  private mutating func skip(behind text: StaticString) -> Bool {
    while at < bytes.count {
      if starts(with: text) {
        at += text.utf8CodeUnitCount
        return true
      }
      at += 1
    }
    return false
  }

  private func starts(with text: StaticString) -> Bool {
    guard at + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[at + $0] == text.utf8Start[$0] }
  }

  /// Whether the beginning of a tag, given in lower case, stands there in any case.
  ///
  /// - Parameter isWhole: whether the name has to end there.
  private func isTag(_ beginning: String, at start: Int, isWhole: Bool = true) -> Bool {
    guard bytes[start] == UInt8(ascii: "<") else { return false }
    let end = start + beginning.utf8.count
    guard end < bytes.count + (isWhole ? 0 : 1) else { return false }
    let isEnded =
      !isWhole || Self.isBlank(bytes[end]) || bytes[end] == UInt8(ascii: "/")
      || bytes[end] == UInt8(ascii: ">")
    return isEnded
      && bytes[start..<end].lazy.map(Self.lowered).elementsEqual(beginning.utf8)
  }
}

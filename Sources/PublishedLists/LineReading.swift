import Endorsements
import TransparencyLog

/// One way to read a line: a name, and perhaps what is written behind it. SPEC.md, section 13.3.
struct LineReading {
  let head: String
  let rest: String?
  let key: NameKey?

  private init?(head: some StringProtocol, rest: some StringProtocol) {
    self.head = trimmed(head)
    let rest = trimmed(rest)
    self.rest = rest.isEmpty ? nil : rest
    guard !self.head.isEmpty else { return nil }
    key = NameKey(self.head)
  }

  /// A longer line names nobody, and is not taken apart: each separator in it would cost its
  /// length.
  static let longestLine = 1000

  /// All readings of a line, the whole line first.
  static func all(of line: String) -> [LineReading] {
    var readings = [LineReading(head: line, rest: "")]
    let scalars = line.unicodeScalars
    guard scalars.count <= longestLine else { return readings.compactMap { $0 } }
    func split(at index: String.Index, skipping count: Int) {
      let end = scalars.index(index, offsetBy: count)
      readings.append(
        LineReading(head: String(scalars[..<index]), rest: String(scalars[end...])))
    }
    for index in scalars.indices {
      let next = scalars[index...].prefix(3)
      guard next.count == 3, next.first == " ", next.last == " " else { continue }
      let dash = next[scalars.index(after: index)]
      if dash == "–" || dash == "—" || dash == "-" { split(at: index, skipping: 3) }
    }
    if scalars.last == ")", let open = scalars.lastIndex(of: "(") {
      let inside = scalars[scalars.index(after: open)...].dropLast()
      readings.append(LineReading(head: String(scalars[..<open]), rest: String(inside)))
    }
    for index in scalars.indices where scalars[index] == "," { split(at: index, skipping: 1) }
    return readings.compactMap { $0 }
  }

  /// Whether what stands behind the name is something that the signatory signed.
  func restFits(_ endorsement: LedgerState.Endorsement) -> Bool {
    guard let rest else { return true }
    return isRole(of: endorsement) || WrittenDomain(rest).isWhole(of: endorsement.key.name)
  }

  /// Whether the rest is the role by name key; no rest is only no role.
  func isRole(of endorsement: LedgerState.Endorsement) -> Bool {
    switch (rest, endorsement.role) {
    case (nil, nil): true
    case (let rest?, let role?): NameKey(rest).map { $0 == NameKey(role) } ?? false
    default: false
    }
  }
}

/// A domain or a link as people write it beside a name.
struct WrittenDomain {
  /// Lower-cased in ASCII, without scheme, `www.` and a slash at the end.
  private let text: [UInt8]

  init(_ written: some StringProtocol) {
    var bytes = written.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }[...]
    for prefix in ["https://", "http://"] where bytes.starts(with: prefix.utf8) {
      bytes = bytes.dropFirst(prefix.utf8.count)
      break
    }
    if bytes.starts(with: "www.".utf8) { bytes = bytes.dropFirst(4) }
    if bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
    text = Array(bytes)
  }

  /// Whether it is the domain of a key name and nothing more.
  func isWhole(of keyName: String) -> Bool { text.elementsEqual(KeyName.domain(of: keyName).utf8) }

  /// The domain, without a path.
  var domain: String { String(decoding: text.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self) }

  /// What may be a domain in a line, from left to right.
  static func all(in line: String) -> [WrittenDomain] {
    guard line.unicodeScalars.count <= LineReading.longestLine else { return [] }
    return line.unicodeScalars.split { "()[]<>,;".unicodeScalars.contains($0) || isWhiteSpace($0) }
      .map { WrittenDomain(String($0)) }
  }
}

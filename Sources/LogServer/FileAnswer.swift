/// How a file is answered with: whole or a part, compressed or not, or not again. RFC 9110, sections 8, 13
/// and 14.
struct FileAnswer: Equatable {
  enum Content: Equatable {
    /// The client has it already.
    case unchanged
    case whole(gzip: Bool)
    case part(Range<Int>)
    /// The range asked for begins behind the end.
    case nothing
  }

  let content: Content
  let tag: String
  let size: Int
  let kind: FileKind

  /// - Parameter tag: another one for other bytes.
  init(to headers: Headers, kind: FileKind, size: Int, tag: String) {
    self.kind = kind
    self.size = size
    // Nothing is gained below a network packet.
    let canCompress = kind.isCompressible && size > 1000
    // A part is one of the file itself.
    var part: Content?
    if let asked = headers["Range"], headers["If-Range"].map({ $0 == "\"\(tag)\"" }) ?? true {
      part = Self.part(asked, of: size)
    }
    let gzip = canCompress && part == nil && Self.acceptsGzip(headers)
    let quoted = gzip ? "\"\(tag)-gzip\"" : "\"\(tag)\""
    self.tag = quoted
    let known = headers.list("If-None-Match").map { $0.hasPrefix("W/") ? $0.dropFirst(2) : $0 }
    if known.contains(where: { $0 == quoted || $0 == "*" }) {
      content = .unchanged
    } else {
      content = part ?? .whole(gzip: gzip)
    }
  }

  /// The bytes of the file that are sent, compressed or not; nil where there are none to send.
  var range: Range<Int>? {
    switch content {
    case .unchanged, .nothing: nil
    case .part(let range): range
    case .whole: 0..<size
    }
  }

  /// - Parameter body: the bytes of `content`; empty where they come in parts.
  func answer(_ body: [UInt8]) -> Answer {
    var headers = LogFiles.headers
    headers = headers + [("Cache-Control", kind.caching)]
    // A cache must not give one client what was made for another.
    if kind.isCompressible { headers = headers + [("Vary", "Accept-Encoding")] }
    switch content {
    case .unchanged: return Answer(status: 304, headers: headers + [("ETag", tag)])
    case .nothing:
      return .text(
        416, "the range begins behind the end",
        LogFiles.headers + [("Content-Range", "bytes */\(size)")])
    case .part(let range):
      return Answer(
        status: 206,
        headers: headers + [
          ("ETag", tag), ("Content-Type", kind.type), ("Accept-Ranges", "bytes"),
          ("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"),
        ], body: body)
    case .whole(let gzip):
      return Answer(
        status: 200,
        headers: headers + [
          ("ETag", tag), ("Content-Type", kind.type), ("Accept-Ranges", "bytes"),
        ] + (gzip ? [("Content-Encoding", "gzip")] : []), body: body)
    }
  }

  /// One range of bytes.
  /// - Returns: nil where it is none, or several: the whole file is then the answer.
  static func part(_ text: String, of size: Int) -> Content? {
    guard text.hasPrefix("bytes=") else { return nil }
    let ends = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    func position(_ text: Substring) -> Int? {
      guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return Int(text) ?? .max
    }
    switch (position(ends[0]), position(ends[1])) {
    case (let first?, nil) where ends[1].isEmpty:
      return first < size ? .part(first..<size) : .nothing
    case (let first?, let last?) where first <= last:
      return first < size ? .part(first..<min(last, size - 1) + 1) : .nothing
    case (nil, let count?) where ends[0].isEmpty:
      return count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .nothing
    default: return nil
    }
  }

  static func acceptsGzip(_ headers: Headers) -> Bool {
    headers.list("Accept-Encoding").contains { coding in
      let parts = coding.split(separator: ";").map { $0.trimmingBlanks.lowercased() }
      guard ["gzip", "x-gzip"].contains(parts.first) else { return false }
      // Of weight 0: not to be sent.
      return !parts.dropFirst().contains { part in
        part.hasPrefix("q=0") && part.dropFirst(3).allSatisfy { $0 == "." || $0 == "0" }
      }
    }
  }
}

/// Reads a text format line by line, from bytes that were checked to be UTF-8.
///
/// Every text format of the project goes through this one reader: lines end in LF, and a last line
/// that does not is malformed.
public struct LineReader {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  /// The number of the line that was read last, from 1.
  public private(set) var lineNumber = 0

  /// - Throws: `malformed` where `bytes` do not end in LF, are longer than `limit`, are not UTF-8,
  ///   or hold a byte below 0x20 other than LF.
  public init(_ bytes: [UInt8], atMost limit: Int) throws {
    guard bytes.count <= limit else {
      throw LogError(.malformed, "\(bytes.count) bytes, expected at most \(limit)")
    }
    guard let last = bytes.last else { throw LogError(.malformed, "empty") }
    // A loop without branches takes many bytes at a time.
    let controls = bytes.withUnsafeBufferPointer { buffer in
      var found: UInt8 = 0
      for byte in buffer { found |= (byte < 0x20 ? 1 : 0) & (byte == 0x0A ? 0 : 1) }
      return found
    }
    if controls != 0, let at = bytes.firstIndex(where: { $0 < 0x20 && $0 != lineFeed }) {
      throw LogError(.malformed, "control character 0x\(hex([bytes[at]])) at byte \(at)")
    }
    guard bytes.isUTF8 else { throw LogError(.malformed, "not valid UTF-8") }
    guard last == lineFeed else { throw LogError(.malformed, "the last line has no line end") }
    self.init(checked: bytes, 0..<bytes.count)
  }

  /// Reads lines from a part of bytes that the caller has checked; it ends in LF or is empty.
  init(checked bytes: [UInt8], _ part: Range<Int>) {
    self.bytes = bytes
    position = part.lowerBound
    end = part.upperBound
  }

  /// Whether nothing is left over.
  public var isAtEnd: Bool { position == end }

  /// What has not been read yet.
  public var rest: ArraySlice<UInt8> { bytes[position..<end] }

  /// The next line without its LF, or nil at the end.
  public mutating func line() -> ArraySlice<UInt8>? {
    guard position < end else { return nil }
    let stop = min(bytes.firstLineFeed(from: position) ?? end, end)
    defer { position = min(stop + 1, end) }
    lineNumber += 1
    return bytes[position..<stop]
  }

  /// The content of the next line, which is `name`, one space, and the content.
  /// - Returns: nil, reading nothing, where the next line has another name.
  public mutating func field(_ name: String) -> ArraySlice<UInt8>? {
    var next = position
    guard name.utf8.count < end - next else { return nil }
    for character in name.utf8 {
      guard bytes[next] == character else { return nil }
      next += 1
    }
    guard bytes[next] == space else { return nil }
    return line()?.dropFirst(name.utf8.count + 1)
  }
}

// Eight bytes at a time.
extension [UInt8] {
  /// What stands between words of ASCII is UTF-8 or not by itself, and mostly a few bytes.
  fileprivate var isUTF8: Bool {
    var start = 0
    while start < count {
      start = end(ofWordsOfASCII: true, from: start)
      let end = end(ofWordsOfASCII: false, from: start)
      guard (try? UTF8Span(validating: span.extracting(start..<end))) != nil else { return false }
      start = end
    }
    return true
  }

  /// Where words of ASCII end, or the others; a last part of fewer than eight bytes is one of the others.
  private func end(ofWordsOfASCII isASCII: Bool, from start: Int) -> Int {
    withUnsafeBytes { bytes in
      var at = start
      while at + 8 <= bytes.count, (word(bytes, at) & 0x8080_8080_8080_8080 == 0) == isASCII {
        at += 8
      }
      return isASCII || at + 8 <= bytes.count ? at : bytes.count
    }
  }

  fileprivate func firstLineFeed(from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      var at = start
      while at + 8 <= bytes.count {
        // Of the bytes that are zero now, the first has the lowest highest bit that is set.
        let word = word(bytes, at) ^ 0x0A0A_0A0A_0A0A_0A0A
        let zero = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
        if zero != 0 { return at + zero.trailingZeroBitCount / 8 }
        at += 8
      }
      return bytes[at...].firstIndex(of: lineFeed)
    }
  }

  /// The first byte in the lowest bits.
  private func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }
}

let lineFeed = UInt8(ascii: "\n")
let space = UInt8(ascii: " ")

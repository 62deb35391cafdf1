import Foundation
import TransparencyLog

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The text of a document whose encoding is marked or declared, and never guessed.
/// SPEC.md, section 13.1.
struct DecodedText {
  let text: String
  /// In lower case.
  let encoding: String

  /// - Parameters:
  ///   - declared: the encoding's name as it was told with the document. A mark at its beginning
  ///     goes before it.
  ///   - limit: bytes that the text may have in UTF-8.
  /// - Throws: `malformed` where it is not in that encoding; `unsupported` for a name that is unknown.
  init(_ bytes: [UInt8], declared: String?, limit: Int) throws {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = bytes.dropFirst(3)
      encoding = "utf-8"
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      bytes = bytes.dropFirst(2)
      encoding = "utf-16be"
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      bytes = bytes.dropFirst(2)
      encoding = "utf-16le"
    } else {
      let label = declared ?? Self.metaCharset(bytes) ?? "utf-8"
      guard let name = Self.names[label.lowercased()] else {
        throw LogError(
          .unsupported,
          """
          the encoding \(quoted(label)) is not known, expected one of \
          \(Set(Self.names.values).sorted().joined(separator: ", "))
          """)
      }
      encoding = name
    }
    if encoding == "utf-8" {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw LogError(
          .malformed,
          """
          not valid UTF-8 (--encoding tells which other encoding it is in: windows-1252 where an office \
          program made it)
          """)
      }
      self.text = text
    } else {
      text = try Self.converted(bytes, from: encoding, limit: limit)
    }
  }

  /// What an HTML document declares of itself in its first 1,024 bytes, as the WHATWG standard has it.
  private static func metaCharset(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return nil }
    let head = String(decoding: bytes.prefix(1024).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    let pattern = /(?i)<meta[^>]*?charset\s*=\s*["']?\s*([a-z0-9_:.\-]+)/
    guard let match = head.firstMatch(of: pattern) else { return nil }
    // A page that could be read so far is in no encoding of 16 bits.
    let label = String(match.1).lowercased()
    return label.hasPrefix("utf-16") ? "utf-8" : label
  }

  /// Labels of the WHATWG Encoding Standard that lists are met in, and the encoding that each stands for.
  private static let names: [String: String] = {
    var names = [
      "utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-16le", "utf-16le": "utf-16le",
      "utf-16be": "utf-16be", "ascii": "windows-1252", "us-ascii": "windows-1252",
      "latin1": "windows-1252", "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252",
      "iso-8859-9": "windows-1254", "latin2": "iso-8859-2", "koi8-r": "koi8-r", "koi8-u": "koi8-u",
      "macintosh": "macintosh", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
      "big5": "big5", "shift_jis": "shift_jis", "sjis": "shift_jis", "euc-jp": "euc-jp",
      "euc-kr": "euc-kr",
    ]
    for number in 1250...1258 {
      names["windows-\(number)"] = "windows-\(number)"
      names["cp\(number)"] = "windows-\(number)"
    }
    for number in [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16] {
      names["iso-8859-\(number)"] = "iso-8859-\(number)"
    }
    return names
  }()

  /// By iconv.
  private static func converted(
    _ bytes: ArraySlice<UInt8>, from encoding: String, limit: Int
  ) throws -> String {
    let platform = encoding.hasPrefix("windows-") ? "CP" + encoding.dropFirst(8) : encoding
    let converter = iconv_open("UTF-8", platform)
    guard Int(bitPattern: converter) != -1, let converter else {
      throw LogError(.unsupported, "this system does not know the encoding \(quoted(encoding))")
    }
    defer { iconv_close(converter) }
    var source = bytes.map { CChar(bitPattern: $0) }
    var text: [UInt8] = []
    var chunk = [CChar](repeating: 0, count: 65_536)
    var rest = source.count
    var failure: Int32 = 0
    source.withUnsafeMutableBufferPointer { source in
      var input = source.baseAddress
      while rest > 0, failure == 0, text.count <= limit {
        let written = chunk.withUnsafeMutableBufferPointer { chunk -> Int in
          var output = chunk.baseAddress
          var space = chunk.count
          if iconv(converter, &input, &rest, &output, &space) == -1, errno != E2BIG {
            failure = errno
          }
          return chunk.count - space
        }
        text += chunk[..<written].map { UInt8(bitPattern: $0) }
      }
    }
    guard failure == 0, let text = String(validating: text, as: UTF8.self) else {
      throw LogError(.malformed, "byte \(bytes.count - rest): not valid \(encoding)")
    }
    guard text.utf8.count <= limit else {
      throw LogError(.malformed, "more than \(limit) bytes in UTF-8, expected at most that")
    }
    return text
  }
}

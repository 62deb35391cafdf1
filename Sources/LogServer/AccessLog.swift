/// A line for each request, in the Common Log Format, with the seconds that it took at the end.
struct AccessLog: Sendable {
  private let write: @Sendable (String) -> Void

  /// - Parameter write: is given each line without its end; it does not wait.
  init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

  /// - Parameter exchange: sent.
  func record(_ exchange: Exchange, nanoseconds: UInt64, now: String) {
    let request = exchange.request
    let method = exchange.isHead ? "HEAD" : request.method
    write(
      """
      \(Self.shown(request.client)) - - [\(now)] \
      "\(Self.shown(method)) \(Self.shown(request.path))" \(exchange.status) \(exchange.sent) \
      \(Self.seconds(nanoseconds))
      """)
  }

  /// The words of a stranger: ASCII that is visible and no quote stays, at most 300 bytes.
  static func shown(_ text: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      (0x21...0x7E).contains(byte) && byte != 0x22 && byte != 0x5C
    }
    if text.utf8.count <= 300, text.utf8.allSatisfy(isPlain) { return text }
    var shown = ""
    for byte in text.utf8.prefix(300) {
      if isPlain(byte) {
        shown.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16)
        shown += digits.utf8.count == 1 ? "\\x0\(digits)" : "\\x\(digits)"
      }
    }
    return shown + (text.utf8.count > 300 ? "..." : "")
  }

  /// With six digits behind the point.
  static func seconds(_ nanoseconds: UInt64) -> String {
    let micros = String(nanoseconds / 1000 % 1_000_000)
    return "\(nanoseconds / 1_000_000_000)."
      + String(repeating: "0", count: 6 - micros.utf8.count) + micros
  }
}

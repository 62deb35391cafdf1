import TransparencyLog

/// What a domain publishes about the keys that sign in its name. SPEC.md, section 3.5.
///
/// Whoever controls the domain's web server wrote it; it proves nothing about an endorsement, nor about
/// a time other than now.
public struct DomainProof: Sendable {
  /// The longest file, in bytes.
  public static let sizeLimit = 32_768
  static let keyLimit = 64

  /// The keys that the domain names, 1 to 64, in the file's order.
  public let keys: [VerifierKey]
  /// POSIX seconds; from then on it says nothing any more.
  public let expires: Int

  /// Where `domain` publishes it.
  public static func url(of domain: some StringProtocol) -> String {
    "https://\(domain)/.well-known/endorsement-keys.txt"
  }

  /// - Parameter domain: whose it was asked as.
  /// - Throws: `malformed`, naming the line.
  public init(parsing bytes: [UInt8], of domain: String) throws {
    var lines = try LineReader(try Self.withoutCarriageReturns(bytes), atMost: Self.sizeLimit)
    var keys: [VerifierKey] = []
    var canonical: String?
    var expires: Int?
    while !lines.isAtEnd {
      let number = lines.lineNumber + 1
      try naming("line \(number)") {
        if let value = lines.field("Canonical:") {
          let url = String(decoding: value, as: UTF8.self)
          guard canonical == nil else { throw LogError(.malformed, "a second Canonical") }
          guard url == Self.url(of: domain) else {
            throw LogError(
              .malformed, "Canonical is \(quoted(url)), expected \(quoted(Self.url(of: domain)))")
          }
          canonical = url
        } else if let value = lines.field("Key:") {
          let key = try Entry.key(parsing: String(decoding: value, as: UTF8.self))
          guard KeyName.domain(of: key.name) == domain else {
            throw LogError(
              .malformed, "the key of \(quoted(key.name)), expected one of \(quoted(domain))")
          }
          guard !keys.contains(key) else { throw LogError(.malformed, "the same Key again") }
          guard keys.count < Self.keyLimit else {
            throw LogError(.malformed, "more than \(Self.keyLimit) keys")
          }
          keys.append(key)
        } else if let value = lines.field("Expires:") {
          guard expires == nil else { throw LogError(.malformed, "a second Expires") }
          expires = try Self.time(parsing: value)
        } else if let line = lines.line(), !line.isEmpty, line.first != UInt8(ascii: "#") {
          throw LogError(
            .malformed, "\(quoted(line)), expected Canonical: URL, Key: VKEY or Expires: TIME")
        }
      }
    }
    guard canonical != nil else { throw LogError(.malformed, "no Canonical line") }
    guard !keys.isEmpty else { throw LogError(.malformed, "no Key line") }
    guard let expires else { throw LogError(.malformed, "no Expires line") }
    self.keys = keys
    self.expires = expires
  }

  /// Verifies that it names `key` at `now`.
  ///
  /// - Parameter now: POSIX seconds.
  /// - Throws: `undecided` where it has expired, whatever it names; `unverified` where it names other
  ///   keys only.
  public func verify(names key: VerifierKey, at now: Int) throws {
    guard now < expires else {
      throw LogError(.undecided, "expired at \(timestamp(expires))")
    }
    guard keys.contains(key) else {
      let named = keys.prefix(3).map { visible($0.description) }.joined(separator: ", ")
      let more = keys.count > 3 ? " and \(keys.count - 3) more" : ""
      throw LogError(.unverified, "names \(named)\(more), not \(visible(key.description))")
    }
  }

  /// Such files are written by hand, on any system: a CR before an LF is no part of its line.
  private static func withoutCarriageReturns(_ bytes: [UInt8]) throws -> [UInt8] {
    guard bytes.count <= sizeLimit else {
      throw LogError(.malformed, "\(bytes.count) bytes, expected at most \(sizeLimit)")
    }
    let carriageReturn = UInt8(ascii: "\r")
    let lineFeed = UInt8(ascii: "\n")
    return bytes.indices.filter { index in
      bytes[index] != carriageReturn || index + 1 == bytes.count || bytes[index + 1] != lineFeed
    }.map { bytes[$0] }
  }

  /// `YYYY-MM-DDThh:mm:ssZ`, of the years 2000 to 2999; POSIX seconds.
  private static func time(parsing value: ArraySlice<UInt8>) throws -> Int {
    let bytes = Array(value)
    func number(_ first: Int) -> Int? {
      let digits = bytes[first..<first + 2]
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
      let day = try? ClaimedDate(parsing: String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = number(11), hour < 24, let minute = number(14), minute < 60,
      let second = number(17), second < 60
    else {
      throw LogError(
        .malformed, "Expires is \(quoted(value)), expected a time YYYY-MM-DDThh:mm:ssZ")
    }
    return day.unixTime + hour * 3600 + minute * 60 + second
  }
}

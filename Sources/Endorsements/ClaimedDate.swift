import TransparencyLog

/// A day of the Gregorian calendar as an author claims it, `YYYY-MM-DD`, years 2000 to 2999.
/// SPEC.md, section 6.
public struct ClaimedDate: Hashable, Sendable, CustomStringConvertible {
  /// Days since 2000-01-01.
  private let days: Int32

  /// - Throws: `malformed` where there is no such day.
  public init(parsing text: some StringProtocol) throws {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard parts.map(\.count) == widths,
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }),
      case let numbers = parts.map({ $0.reduce(0) { $0 * 10 + Int($1) - 0x30 } }),
      (2000...2999).contains(numbers[0]), (1...12).contains(numbers[1]),
      (1...Self.length(ofMonth: numbers[1], year: numbers[0])).contains(numbers[2])
    else {
      throw LogError(
        .malformed, "date \(quoted(text)) is not a day YYYY-MM-DD from 2000-01-01 to 2999-12-31")
    }
    var days = numbers[2] - 1
    for month in 1..<numbers[1] { days += Self.length(ofMonth: month, year: numbers[0]) }
    // Of the years before, every fourth is a leap year, 2000 the first; not so 2100, 2200, 2300.
    let years = numbers[0] - 2000
    days += years * 365 + (years + 3) / 4 - (years + 99) / 100 + (years + 399) / 400
    self.days = Int32(days)
  }

  /// The day, in UTC, so many seconds after 1970-01-01T00:00:00Z.
  public init(unixTime: Int) throws {
    days = Int32(clamping: unixTime / 86_400 - 10_957)
    guard (0..<365_243).contains(days) else {
      throw LogError(.malformed, "the clock is not between the years 2000 and 2999")
    }
  }

  public var description: String {
    var rest = Int(days)
    var year = 2000
    while rest >= (Self.isLeap(year) ? 366 : 365) {
      rest -= Self.isLeap(year) ? 366 : 365
      year += 1
    }
    var month = 1
    while rest >= Self.length(ofMonth: month, year: year) {
      rest -= Self.length(ofMonth: month, year: year)
      month += 1
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(rest + 1))"
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

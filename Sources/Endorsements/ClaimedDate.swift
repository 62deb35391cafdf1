import TransparencyLog

/// A day of the Gregorian calendar as an author claims it, `YYYY-MM-DD`, years 2000 to 2999.
/// SPEC.md, section 6.
public struct ClaimedDate: Hashable, Sendable, CustomStringConvertible {
  /// Days since 2000-01-01.
  private let days: Int32

  /// - Throws: `malformed` where there is no such day.
  public init(parsing text: some StringProtocol) throws {
    let digits = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      digits[range].reduce(0) { number, digit in
        number.flatMap { (0x30...0x39).contains(digit) ? $0 * 10 + Int(digit) - 0x30 : nil }
      }
    }
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (2000...2999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else {
      throw LogError(
        .malformed, "date \(quoted(text)) is not a day YYYY-MM-DD from 2000-01-01 to 2999-12-31")
    }
    var days = day - 1
    for month in 1..<month { days += Self.length(ofMonth: month, year: year) }
    // Of the years before, every fourth is a leap year, 2000 the first; not so 2100, 2200, 2300.
    let years = year - 2000
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

  /// When the day begins, in UTC: seconds after 1970-01-01T00:00:00Z.
  public var unixTime: Int { (Int(days) + 10_957) * 86_400 }

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

import Endorsements
import Foundation
import Testing
import TransparencyLog

struct ClaimedDateTests {
  private static let days = 365_243
  private static let unixDay = 86_400
  /// 2000-01-01T00:00:00Z.
  private static let start = 946_684_800

  @Test func everyDayIsThatOfTheGregorianCalendar() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    var time = Self.start
    for year in 2000...2999 {
      for month in 1...12 {
        let first = try #require(
          calendar.date(from: DateComponents(year: year, month: month, day: 1)))
        let days = try #require(calendar.range(of: .day, in: .month, for: first))
        #expect(Int(first.timeIntervalSince1970) == time)
        for day in days {
          let written = written(year, month, day)
          let date = try ClaimedDate(unixTime: time)
          if try ClaimedDate(parsing: written) != date { Issue.record("\(written) is another day") }
          // Writing is looked at where it could go wrong: around the ends of months.
          if year < 2005 || day == 1 || day == days.upperBound - 1, date.description != written {
            Issue.record("\(written) is written \(date)")
          }
          time += Self.unixDay
        }
      }
    }
    #expect(time == Self.start + Self.days * Self.unixDay)
  }

  @Test func noOtherDayIsAccepted() throws {
    var accepted = 0
    for year in [2000, 2001, 2004, 2023, 2024, 2100, 2200, 2400, 2800, 2900, 2999] {
      for month in 0...13 {
        for day in 0...32 where (try? ClaimedDate(parsing: written(year, month, day))) != nil {
          accepted += 1
        }
      }
    }
    #expect(accepted == 11 * 365 + 5)
  }

  @Test(arguments: [
    "1999-12-31", "3000-01-01", "2026-1-01", "2026-01-1", "26-01-01", "2026-01-01 ", " 2026-01-01",
    "2026/01/01", "2026-01-01-01", "20260101", "2026-+1-01", "+026-01-01", "2026-01-\u{661}\u{661}",
    "", "--", "2026--01", "2026-01-0\u{30}\u{301}", "02026-01-01",
  ])
  func isWrittenInOneWayOnly(written: String) {
    #expect(throws: LogError(.malformed, "")) { try ClaimedDate(parsing: written) }
  }

  @Test func aDayLastsFromItsFirstSecondToItsLast() throws {
    #expect(try ClaimedDate(unixTime: Self.start).description == "2000-01-01")
    #expect(try ClaimedDate(unixTime: Self.start + Self.unixDay - 1).description == "2000-01-01")
    #expect(try ClaimedDate(unixTime: Self.start + Self.unixDay).description == "2000-01-02")
    let end = Self.start + Self.days * Self.unixDay
    #expect(try ClaimedDate(unixTime: end - 1).description == "2999-12-31")
    for time in [end, Self.start - 1, 0, -1, Int.min, Int.max] {
      #expect(throws: LogError(.malformed, "")) { try ClaimedDate(unixTime: time) }
    }
  }

  private func written(_ year: Int, _ month: Int, _ day: Int) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Times as HTTP and access logs write them. RFC 9110, section 5.6.7.
enum HTTPDate {
  /// `Tue, 15 Nov 1994 08:12:31 GMT`.
  static func header(_ seconds: Int) -> String {
    let (date, weekday) = parts(seconds)
    return
      "\(weekdays[weekday]), \(two(date.day)) \(months[date.month]) \(date.year) \(date.clock) GMT"
  }

  /// `15/Nov/1994:08:12:31 +0000`, as in the Common Log Format.
  static func logged(_ seconds: Int) -> String {
    let (date, _) = parts(seconds)
    return "\(two(date.day))/\(months[date.month])/\(date.year):\(date.clock) +0000"
  }

  /// The time now, made anew once a second.
  static var now: (header: String, logged: String) {
    let seconds = time(nil)
    return latest.withLock { latest in
      if latest.seconds != seconds { latest = (seconds, header(seconds), logged(seconds)) }
      return (latest.header, latest.logged)
    }
  }

  private static let latest = Mutex<(seconds: Int, header: String, logged: String)>((-1, "", ""))

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func parts(_ seconds: Int)
    -> ((year: Int, month: Int, day: Int, clock: String), weekday: Int)
  {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { two(Int($0)) }
    return (
      (
        Int(parts.tm_year) + 1900, Int(parts.tm_mon), Int(parts.tm_mday),
        clock.joined(separator: ":")
      ),
      Int(parts.tm_wday)
    )
  }
}

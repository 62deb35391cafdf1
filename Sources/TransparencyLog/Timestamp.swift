// Times as people and programs read them. Wraps the C library's calendar.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// POSIX seconds as `YYYY-MM-DDThh:mm:ssZ`; as a plain number of seconds outside of the years 0 to
/// 9999. RFC 3339; SPEC.md, section 14.
public func timestamp(_ seconds: Int) -> String {
  var time = time_t(seconds)
  var parts = tm()
  guard gmtime_r(&time, &parts) != nil, (-1900...8099).contains(parts.tm_year) else {
    return "\(seconds) s"
  }
  func digits(_ number: Int32, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }
  let date = [digits(parts.tm_year + 1900, 4), digits(parts.tm_mon + 1), digits(parts.tm_mday)]
  let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits($0) }
  return "\(date.joined(separator: "-"))T\(clock.joined(separator: ":"))Z"
}

/// A span of seconds for people: `9 days`, `5 hours`, `40 seconds`; rounded down.
public func span(_ seconds: Int) -> String {
  let (number, unit) =
    switch seconds {
    case 172_800...: (seconds / 86_400, "day")
    case 7_200...: (seconds / 3_600, "hour")
    case 120...: (seconds / 60, "minute")
    default: (seconds, "second")
    }
  return "\(number) \(unit)\(number == 1 ? "" : "s")"
}

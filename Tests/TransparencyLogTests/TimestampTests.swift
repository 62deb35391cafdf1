import Testing
import TransparencyLog

struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
    (951_782_400, "2000-02-29T00:00:00Z"), (1_800_000_000, "2027-01-15T08:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"), (253_402_300_800, "253402300800 s"),
    (Int.max, "9223372036854775807 s"),
  ])
  func writesTimes(seconds: Int, expected: String) {
    #expect(timestamp(seconds) == expected)
  }

  @Test(arguments: [
    (0, "0 seconds"), (1, "1 second"), (119, "119 seconds"), (120, "2 minutes"),
    (7_200, "2 hours"), (172_799, "47 hours"), (172_800, "2 days"),
    (604_800, "7 days"),
  ])
  func writesSpans(seconds: Int, expected: String) {
    #expect(span(seconds) == expected)
  }
}

import Endorsements
import TransparencyLog

/// How many endorsements of a text were in force on each day, by the dates that their authors claim.
struct GrowthChart {
  /// The units of the drawing, which is stretched to its place.
  static let width = 1000
  static let height = 200

  /// The days on which the number changed, and the number at their end.
  let steps: [(day: ClaimedDate, count: Int)]

  /// - Parameters:
  ///   - endorsements: of one text, in force and past.
  ///   - ended: the date that the entry claims which ended an endorsement.
  /// - Returns: nil where it changed on fewer than two days: there is nothing to draw.
  init?(_ endorsements: some Sequence<LedgerState.Endorsement>, ended: (Int) -> ClaimedDate?) {
    var changes: [Int: (day: ClaimedDate, change: Int)] = [:]
    func add(_ change: Int, on day: ClaimedDate) {
      changes[day.unixTime, default: (day, 0)].change += change
    }
    for endorsement in endorsements {
      add(1, on: endorsement.date)
      guard let by = endorsement.ended?.by, let day = ended(by) else { continue }
      // Dates are claimed: an end may say that it came before the beginning.
      add(-1, on: day.unixTime < endorsement.date.unixTime ? endorsement.date : day)
    }
    guard changes.count > 1 else { return nil }
    var count = 0
    steps = changes.values.sorted { $0.day.unixTime < $1.day.unixTime }.map {
      count += $0.change
      return ($0.day, count)
    }
  }

  var most: Int { steps.map(\.count).max()! }

  /// The line, from the first day to the last, in steps.
  var line: String {
    var path = ""
    for (position, step) in steps.enumerated() {
      let (x, y) = (x(step.day), y(step.count))
      path += position == 0 ? "M\(x) \(y)" : "H\(x)V\(y)"
    }
    return path + "H\(Self.width)"
  }

  /// What is below the line.
  var area: String { "\(line)V\(Self.height)H0Z" }

  /// The ends of the axis.
  var days: [String] { [steps.first!.day.description, steps.last!.day.description] }

  /// The same in words.
  var words: String {
    let last = steps.last!
    return """
      From \(steps[0].count) on \(steps[0].day) to \(last.count) on \(last.day)\
      \(most > last.count ? ", \(most) at the most" : "").
      """
  }

  private func x(_ day: ClaimedDate) -> Int {
    let first = steps.first!.day.unixTime
    // The last day is as wide as the others.
    let days = (steps.last!.day.unixTime - first) / 86_400 + 1
    return (day.unixTime - first) / 86_400 * Self.width / days
  }

  private func y(_ count: Int) -> Int { Self.height - count * Self.height / max(1, most) }
}

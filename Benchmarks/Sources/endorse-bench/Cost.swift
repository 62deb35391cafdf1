import Foundation

/// What a piece of work took of this process.
struct Cost: Sendable {
  var seconds: Double
  /// Seconds of processor time, of all threads.
  var cpu: Double

  static func of<Made>(_ work: () async throws -> Made) async rethrows -> Cost {
    let (cpu, began) = (processorTime(), ContinuousClock.now)
    _ = try await work()
    return Cost(seconds: (.now - began) / .seconds(1), cpu: processorTime() - cpu)
  }

  private static func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}

/// Two pieces of work that were done by turns, so that whatever else the machine did met both.
struct Comparison: Sendable {
  /// Medians of the rounds.
  let ours: Cost
  let reference: Cost
  /// How much of the reference's speed ours has: the median over the rounds, by the clock and by
  /// processor time.
  let ratio: Double
  let cpuRatio: Double
  /// How much longer ours takes, in seconds by the clock: the median over the rounds.
  let above: Double

  init(
    rounds: Int, ours: (Int) async throws -> Cost, reference: (Int) async throws -> Cost
  ) async rethrows {
    var pairs: [(ours: Cost, reference: Cost)] = []
    for round in 0..<rounds {
      pairs.append((try await ours(round), try await reference(round)))
    }
    self.ours = Cost(
      seconds: median(pairs.map(\.ours.seconds)), cpu: median(pairs.map(\.ours.cpu)))
    self.reference = Cost(
      seconds: median(pairs.map(\.reference.seconds)), cpu: median(pairs.map(\.reference.cpu)))
    ratio = median(pairs.map { $0.reference.seconds / $0.ours.seconds })
    cpuRatio = median(pairs.map { $0.reference.cpu / max($0.ours.cpu, 1e-6) })
    above = median(pairs.map { $0.ours.seconds - $0.reference.seconds })
  }
}

/// Of an even number the upper one of the two in the middle.
func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// The most memory that this process has had, in bytes; nil where the system does not say.
///
/// Not by `getrusage`: a process has there what the one had that started it.
func peakMemory() -> Int? {
  guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
    let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
    let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
  else { return nil }
  return Int(kilobytes).map { $0 * 1024 }
}

let processors = ProcessInfo.processInfo.activeProcessorCount

import Endorsements
import Testing
import TransparencyLog

@testable import LogSite

@Suite struct GrowthChartTests {
  private func chart(of log: SiteLog) async throws -> GrowthChart? {
    let account = try await log.account()
    return GrowthChart(
      account.judged.state.endorsements, ended: { account.entries[$0].entry?.date })
  }

  @Test func countsByClaimedDay() async throws {
    var log = try SiteLog()
    try log.state("A title")
    // In no order: the dates are claimed.
    try log.endorse("Beta Example", by: "beta.example", on: "2026-03-11")
    try log.endorse("Alpha Example", by: "alpha.example", on: "2026-03-01")
    try log.endorse("Gamma Example", by: "gamma.example", on: "2026-03-06")
    try log.endorse("Delta Example", by: "delta.example", on: "2026-03-06")
    try log.withdraw("beta.example", on: "2026-03-11")
    let chart = try #require(try await chart(of: log))
    #expect(chart.steps.map(\.day.description) == ["2026-03-01", "2026-03-06", "2026-03-11"])
    #expect(chart.steps.map(\.count) == [1, 3, 3])
    #expect(chart.line == "M0 134H454V0H909V0H1000")
    #expect(chart.area == "M0 134H454V0H909V0H1000V200H0Z")
    #expect(chart.words == "From 1 on 2026-03-01 to 3 on 2026-03-11.")
  }

  @Test func endsNothingBeforeItBegan() async throws {
    var log = try SiteLog()
    try log.state("A title")
    try log.endorse("Alpha Example", by: "alpha.example", on: "2026-03-01")
    try log.endorse("Beta Example", by: "beta.example", on: "2026-03-09")
    try log.withdraw("beta.example", on: "2026-02-01")
    try log.endorse("Gamma Example", by: "gamma.example", on: "2026-03-05")
    let chart = try #require(try await chart(of: log))
    #expect(chart.steps.map(\.count) == [1, 2, 2])
    #expect(chart.most == 2)
  }

  @Test func drawsNothingOfOneDay() async throws {
    var log = try SiteLog()
    try log.state("A title")
    #expect(try await chart(of: log) == nil)
    try log.endorse("Alpha Example", by: "alpha.example")
    try log.endorse("Beta Example", by: "beta.example")
    #expect(try await chart(of: log) == nil)
    #expect(try await !log.site()["index.html"]!.contains("<svg"))
  }
}

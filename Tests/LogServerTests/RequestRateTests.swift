import Testing

@testable import LogServer

@Suite struct RequestRateTests {
  @Test func letsSoManyAtOnceAndThenOneByOne() {
    var rate = RequestRate(perMinute: 6, atOnce: 3)
    for _ in 0..<3 { #expect(rate.wait(for: "a", now: 100) == nil) }
    #expect(rate.wait(for: "a", now: 100) == 10)
    #expect(rate.wait(for: "a", now: 107.5) == 3)
    #expect(rate.wait(for: "a", now: 110) == nil)
    #expect(rate.wait(for: "a", now: 110) == 10)
    #expect(rate.wait(for: "b", now: 110) == nil)
    // Whoever was refused has lost nothing, and whoever stays away has no more than at first.
    for _ in 0..<3 { #expect(rate.wait(for: "a", now: 10_000) == nil) }
    #expect(rate.wait(for: "a", now: 10_000) == 10)
  }

  @Test func aFullTableForgetsThoseWhoStayedAway() {
    var rate = RequestRate(perMinute: 60, atOnce: 1, clientLimit: 2)
    #expect(rate.wait(for: "a", now: 0) == nil)
    #expect(rate.wait(for: "b", now: 0) == nil)
    // Two new clients share what is left.
    #expect(rate.wait(for: "c", now: 0) == nil)
    #expect(rate.wait(for: "d", now: 0) == 1)
    #expect(rate.wait(for: "a", now: 0) == 1)
    #expect(rate.wait(for: "c", now: 5) == nil)
    #expect(rate.wait(for: "d", now: 5) == nil)
  }

  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2/64"),
    ("2001:db8:1:2::9", "2001:db8:1:2/64"), ("2001:db8::9", "2001:db8/64"), ("::1", "/64"),
  ])
  func countsANetworkOfVersion6AsOne(address: String, network: String) {
    #expect(RequestRate.network(of: address) == network)
  }
}

/// How many requests of each client are answered: so many at once, so many a minute after that.
///
/// Each client has a bucket of tokens that fills with time, and a request takes one. A bucket that is full
/// again is forgotten, so that the table holds those only who asked lately. Where it is full of them, new
/// clients share one bucket.
struct RequestRate: Sendable {
  let perMinute: Int
  let atOnce: Int
  /// The most clients that are told apart.
  let clientLimit: Int

  private struct Bucket {
    /// When it would be full, in seconds, if nothing more is taken: all that there is to know.
    var fullAt: Double
  }

  private var buckets: [String: Bucket] = [:]

  init(perMinute: Int, atOnce: Int, clientLimit: Int = 10_000) {
    self.perMinute = perMinute
    self.atOnce = atOnce
    self.clientLimit = clientLimit
  }

  /// Takes a token of `client`'s.
  /// - Parameter now: seconds of a clock that only goes forward.
  /// - Returns: nil where there was one, else the seconds until there is one, at least 1.
  mutating func wait(for client: String, now: Double) -> Int? {
    let refill = 60 / Double(perMinute)
    var key = Self.network(of: client)
    if buckets[key] == nil, buckets.count >= clientLimit {
      buckets = buckets.filter { $0.value.fullAt > now }
      if buckets.count >= clientLimit { key = "" }
    }
    let fullAt = max(buckets[key]?.fullAt ?? now, now) + refill
    let excess = fullAt - now - refill * Double(atOnce)
    // What is missing by rounding only is there.
    guard excess < refill / 1000 else { return max(1, Int(excess.rounded(.up))) }
    buckets[key] = Bucket(fullAt: fullAt)
    return nil
  }

  /// An IPv6 address stands for its /64, which is what a customer is given.
  static func network(of client: String) -> String {
    guard client.contains(":") else { return client }
    // Whole groups in front of a `::` are as many as there are; the rest is zeros.
    let groups = client.split(separator: ":", omittingEmptySubsequences: false)
    let front = groups.prefix { !$0.isEmpty }
    return front.prefix(4).joined(separator: ":") + "/64"
  }
}

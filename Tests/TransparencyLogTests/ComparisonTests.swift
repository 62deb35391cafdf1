import TestSupport
import Testing

@testable import TransparencyLog

/// SPEC.md, sections 12.1 and 7.11.
struct ComparisonTests {
  let logs: ExampleLogs

  init() throws { logs = try ExampleLogs() }

  private func tree(_ sizes: [Int], _ label: String = "entry") throws -> MemoryStorage {
    let storage = MemoryStorage()
    try Log.create(in: storage, signer: logs.signer)
    var log = try logs.open(storage)
    for (position, size) in sizes.enumerated() {
      try log.append(logs.entries(log.size..<size, position == 0 ? "entry" : label))
    }
    return storage.copy
  }

  private func compare(_ a: Comparison.Side, _ b: Comparison.Side) async throws -> String {
    switch try await Comparison(a, b) {
    case .same: return "same"
    case .firstExtendsSecond: return "first"
    case .secondExtendsFirst: return "second"
    case .undecided: return "undecided"
    case .fork(let evidence):
      #expect(throws: Never.self) { try evidence.verify(policy: logs.policy) }
      return "fork"
    }
  }

  @Test func tellsHistoriesApart() async throws {
    let sizes = [1, 3, 4, 255, 257, 300]
    for part in [2, 100] {
      for small in sizes {
        for large in sizes where large >= small {
          let one = try await side(
            try tree([min(part, small), small].filter { $0 <= small }.unique))
          let same = try await side(try tree([large]))
          #expect(try await compare(one, same) == (small == large ? "same" : "second"))
          #expect(try await compare(same, one) == (small == large ? "same" : "first"))
          guard small > part else { continue }
          let other = try await side(try tree([part, large], "other"))
          #expect(try await compare(one, other) == "fork", "\(small) \(large)")
          #expect(try await compare(other, one) == "fork", "\(small) \(large)")
        }
      }
    }
  }

  @Test func saysNothingOfWhatItCannotTell() async throws {
    let large = try tree([300])
    let small = try await side(try tree([5]))
    let alone = try Comparison.Side(
      checkpoint: large.files["checkpoint"]!, named: "alone", policy: logs.policy)
    #expect(try await compare(small, alone) == "undecided")
    large.files["tile/0/000"]![0] ^= 1
    #expect(try await compare(small, try await side(large)) == "undecided")
    large.files["tile/0/000"] = nil
    #expect(try await compare(try await side(large), small) == "undecided")
  }

  @Test func aBundleIsACopyOfTheLog() async throws {
    let log = try tree([3, 300])
    let reader = try await LogReader(log, policy: logs.policy, at: 0)
    let bytes = try await LogBundle.encode(reader)
    let bundle = try LogBundle(parsing: bytes, named: "bundle")
    #expect(bundle.entryCount == 300)
    #expect(bundle.names(in: "checkpoints") == ["0", "3", "300"])
    #expect(try await logs.scanned(bundle) == logs.entries(0..<300))
    #expect(try await logs.problems(bundle) == [])
    #expect(try await compare(try await side(log), try await side(bundle)) == "same")
    let again = try await LogBundle.encode(
      try await LogReader(bundle, policy: logs.policy, at: 0))
    #expect(again == bytes)
  }

  @Test func aBundleCutOffAnywhereIsMalformed() async throws {
    let reader = try await LogReader(try tree([3, 20]), policy: logs.policy, at: 0)
    let bytes = try await LogBundle.encode(reader)
    for count in bytes.indices {
      let found = outcome { _ = try LogBundle(parsing: Array(bytes[..<count]), named: "cut") }
      #expect(found == "malformed", "\(count) bytes")
    }
  }

  @Test func evidenceNeverProvesAnythingElseForAnyFlippedBit() async throws {
    let one = try await side(try tree([5, 6]))
    let other = try await side(try tree([5, 9], "other"))
    guard case .fork(let evidence) = try await Comparison(one, other) else {
      Issue.record("no fork")
      return
    }
    let bytes = evidence.encoded
    for position in bytes.indices {
      var changed = bytes
      changed[position] ^= 1
      let found = outcome {
        _ = try Evidence(parsing: changed).verify(policy: logs.policy)
      }
      // The digit of the version is one of them.
      #expect(
        ["malformed", "unverified", "unsupported"].contains(found), "byte \(position): \(found)")
    }
  }

  private func side(_ source: any LogSource) async throws -> Comparison.Side {
    try await Comparison.Side(source, policy: logs.policy)
  }
}

extension [Int] {
  fileprivate var unique: [Int] { Set(self).sorted() }
}

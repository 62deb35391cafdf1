import ArgumentParser
import TransparencyLog

/// Times libsodium's verification alone, on all cores: what an audit is compared with.
///
/// Messages are as long as the text of an entry, each by another key.
struct Bare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time COUNT bare Ed25519 verifications on all cores; an endorsement has two.")

  @Argument(help: "How many verifications.")
  var count: Int

  func run() async throws {
    let campaign = try Campaign()
    let signed = try (0..<512).map { number in
      let entry = try Note(parsing: try campaign.endorsement(number))
      return (
        key: try campaign.key(ofSignatory: number).verifierKey.publicKey, text: entry.text,
        signature: entry.signatures[0].bytes
      )
    }
    let count = count
    let chunk = 1024
    let clock = ContinuousClock()
    let start = clock.now
    let valid = await withTaskGroup(of: Int.self) { group in
      for first in stride(from: 0, to: count, by: chunk) {
        group.addTask {
          (first..<min(first + chunk, count)).count {
            let one = signed[$0 % signed.count]
            return one.key.isValidSignature(one.signature, for: one.text)
          }
        }
      }
      return await group.reduce(0, +)
    }
    precondition(valid == count)
    print("\(count) verifications: \(clock.now - start)")
  }
}

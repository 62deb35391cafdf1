import Endorsements
import TransparencyLog

/// Signing, verifying and reading one entry, on one core.
struct SigningFigures {
  let rounds: Int
  private let count = 500

  func rows() async throws -> [Row] {
    let campaign = try Campaign()
    let notes = try (0..<count).map { try Note(parsing: campaign.endorsement($0)) }
    let encoded = notes.map(\.encoded)
    let keys = try (0..<count).map { try campaign.key(ofSignatory: $0) }
    let bare = SignedMessages(
      (0..<count).map {
        (notes[$0].text, notes[$0].signatures[0].bytes, keys[$0].verifierKey.publicKey)
      })
    let verifying = await Comparison(rounds: rounds) { _ in
      await Cost.of {
        for number in 0..<count {
          precondition(notes[number].isSigned(by: keys[number].verifierKey, at: 0))
        }
      }
    } reference: { _ in
      await Cost.of { bare.verify(count, threads: 1) }
    }
    let signing = try await plain { _ = try keys[$0].signature(of: notes[$0].text) }
    let parsing = try await plain { _ = try Entry(parsing: encoded[$0]) }
    return [
      Row(
        what: "verify a signature line", ours: each(verifying.ours),
        reference: "libsodium \(each(verifying.reference))", ratio: verifying.ratio,
        cpuRatio: verifying.cpuRatio),
      Row(what: "sign a note", ours: each(signing)),
      Row(what: "parse an endorsement", ours: each(parsing)),
    ]
  }

  private func plain(_ work: (Int) throws -> Void) async throws -> Cost {
    try await Comparison(rounds: rounds) { _ in
      try await Cost.of { for number in 0..<count { try work(number) } }
    } reference: { _ in
      Cost(seconds: 0, cpu: 0)
    }.ours
  }

  private func each(_ cost: Cost) -> String { number(cost.seconds / Double(count) * 1e6, "us") }
}

import Endorsements
import TransparencyLog

/// The admission of submissions, durable, beside what libsodium alone takes for the same: one verification,
/// one check of a key, one signature and its verification, each on all cores.
struct AdmissionFigures {
  let notes: Int
  let rounds: Int

  func rows() async throws -> [Row] {
    let campaign = try Campaign()
    let workspace = try Workspace()
    let submissions = try (0..<notes).map { try campaign.endorsement($0, isAdmitted: false) }
    let bare = SignedMessages(
      try submissions.enumerated().map { number, bytes in
        let note = try Note(parsing: bytes)
        let key = try campaign.key(ofSignatory: number).verifierKey.publicKey
        return (note.text, note.signatures[0].bytes, key)
      })
    let it = try await Comparison(rounds: rounds) { round in
      let folder = "\(workspace.path)/\(round)"
      _ = try EndorsementLog.create(
        at: folder, origin: campaign.logKey.verifierKey.name, witnesses: nil,
        secretariat: Array("\(campaign.secretariat.verifierKey)\n".utf8))
      var log = try await EndorsementLog(opening: folder, at: 1_800_000_000)
      _ = try await log.admit(
        [campaign.statement()], countersigner: nil, texts: [campaign.text])
      return try await Cost.of {
        let outcomes = try await log.admit(submissions, countersigner: campaign.secretariat)
        for case .refused(let error) in outcomes { throw error }
      }
    } reference: { _ in
      await Cost.of { bare.admit(notes, threads: processors) }
    }
    func rate(_ cost: Cost) -> String { number(Double(notes) / cost.seconds, "entries/s") }
    return [
      Row(
        what: "admit \(grouped(notes)) endorsements, durable", ours: rate(it.ours),
        reference: "libsodium \(rate(it.reference))", ratio: it.ratio, cpuRatio: it.cpuRatio,
        budget: "0.85", holds: it.ratio >= 0.85)
    ]
  }
}

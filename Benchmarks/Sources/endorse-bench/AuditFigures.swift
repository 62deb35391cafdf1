import Endorsements
import TransparencyLog

/// The audit of a whole log beside as many verifications by libsodium alone, on all cores.
struct AuditFigures {
  let endorsements: Int
  let rounds: Int

  func rows() async throws -> [Row] {
    let campaign = try Campaign()
    let workspace = try Workspace()
    let folder = "\(workspace.path)/log"
    let size = try await MakeLog.make(endorsements, of: campaign, at: folder)
    let bare = try signatures(campaign)
    // A statement has one.
    let count = 2 * endorsements + 1
    let it = try await Comparison(rounds: rounds) { _ in
      try await Work.audit.run(folder, endorsements)
    } reference: { _ in
      await Cost.of { bare.verify(count, threads: processors) }
    }
    let alone = try Once.inAnotherProcess(.audit, folder, endorsements)
    func rate(_ cost: Cost) -> String { number(Double(count) / cost.seconds, "signatures/s") }
    var rows = [
      Row(
        what: "audit of \(grouped(size)) entries", ours: rate(it.ours),
        reference: "libsodium \(rate(it.reference))", ratio: it.ratio, cpuRatio: it.cpuRatio,
        budget: "0.90", holds: it.ratio >= 0.90)
    ]
    if let peak = alone.peak {
      let budget = 64_000_000 + 400 * endorsements
      rows.append(
        Row(
          what: "  its memory", ours: number(Double(peak) / 1e6, "MB"),
          budget: number(Double(budget) / 1e6, "MB"), holds: peak <= budget))
    }
    return rows
  }

  /// The signatures of some entries: as many as are worth the memory.
  private func signatures(_ campaign: Campaign) throws -> SignedMessages {
    let secretariat = campaign.secretariat.verifierKey.publicKey
    return SignedMessages(
      try (0..<min(endorsements, 4096)).flatMap { number in
        let note = try Note(parsing: campaign.endorsement(number))
        let key = try campaign.key(ofSignatory: number).verifierKey.publicKey
        return [
          (text: note.text, signature: note.signatures[0].bytes, key: key),
          (text: note.text, signature: note.signatures[1].bytes, key: secretariat),
        ]
      })
  }
}

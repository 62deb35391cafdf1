import ArgumentParser
import CReference
import Endorsements
import Foundation
import TransparencyLog

/// How often memory is allocated where it counts, and the most that it may be.
struct Allocations: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count allocations of the hot paths; exit 1 where there are more than allowed.",
    discussion: """
      A count repeats where a time does not: what is counted here is the same on every machine with the \
      same compiler and C library, but for a hash table or an array that grows.
      """)

  private struct Count {
    let what: String
    let each: Double
    let most: Double
  }

  func run() async throws {
    _ = reference_allocations()
    guard reference_allocations() >= 0 else {
      print("allocations are counted with glibc only")
      return
    }
    let counts = try await counts()
    let width = counts.map(\.what.count).max()!
    for count in counts {
      let what = count.what.padding(toLength: width, withPad: " ", startingAt: 0)
      let verdict = count.each <= count.most ? "" : "  TOO MANY"
      print("\(what)  \(oneDigit(count.each)), at most \(oneDigit(count.most))\(verdict)")
    }
    if counts.contains(where: { $0.each > $0.most }) { throw ExitCode(1) }
  }

  private func counts() async throws -> [Count] {
    let entry = OpaqueLog.entry(1)
    let (left, right) = (Hash.sha256([1]), Hash.sha256([2]))
    let campaign = try Campaign()
    let endorsement = try campaign.endorsement(1)
    let note = try Note(parsing: endorsement)
    let key = try campaign.key(ofSignatory: 1).verifierKey.publicKey
    let signature = note.signatures[0].bytes
    let proof = try ProofFigures.example(witnesses: 2)
    return try await [
      each("hash of a leaf", most: 0) { precondition(Hash.leaf(entry) != left) },
      each("hash of a node", most: 0) { precondition(Hash.node(left, right) != left) },
      each("verify a signature", most: 0) {
        precondition(key.isValidSignature(signature, for: note.text))
      },
      each("parse an endorsement", most: 30) { _ = try Entry(parsing: endorsement) },
      each("verify a proof file with two cosignatures", most: 30) {
        let read = try LogProof(parsing: proof.proof)
        _ = try read.verify(leaf: .leaf(read.extra!), policy: proof.policy, at: 1_800_000_000)
      },
      appended(), added(),
    ]
  }

  /// Of some repetitions, after a first one that is not counted.
  private func each(_ what: String, most: Double, _ work: () throws -> Void) rethrows -> Count {
    try work()
    let repetitions = 100
    _ = reference_allocations()
    for _ in 0..<repetitions { try work() }
    return Count(
      what: what, each: Double(reference_allocations()) / Double(repetitions), most: most)
  }

  /// An entry of a commit of 1,024, to the disk.
  private func appended() throws -> Count {
    let workspace = try Workspace()
    var log = try OpaqueLog().create(in: LogFolder("\(workspace.path)/log"))
    let batches = OpaqueLog.batches(3 * 1024, of: 1024)
    try log.append(batches[0])
    _ = reference_allocations()
    for batch in batches.dropFirst() { try log.append(batch) }
    let count = Double(reference_allocations()) / Double(2 * 1024)
    return Count(what: "append an entry, 1,024 a commit", each: count, most: 1)
  }

  /// A request to a witness in process, to the disk.
  private func added() async throws -> Count {
    let workspace = try Workspace()
    let logs = try WitnessedTrees(1, sizes: 300)
    let ledger = try WitnessLedger(of: logs.witness(), at: "\(workspace.path)/witness")
    let bodies = logs.requests[0]
    for body in bodies[..<100] { _ = try await ledger.add(body) { 1_800_000_000 } }
    _ = reference_allocations()
    for body in bodies[100...] { _ = try await ledger.add(body) { 1_800_000_000 } }
    let count = Double(reference_allocations()) / 200
    return Count(what: "add-checkpoint in process", each: count, most: 45)
  }
}

private func oneDigit(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

import Foundation
import Testing

@testable import TransparencyLog

/// Witnesses in memory, asked by their URLs, which answer as they should unless they are told to do
/// something else.
final class MemoryWitnesses: WitnessTransport, @unchecked Sendable {
  /// What a witness does instead of what it should.
  enum Fault: Sendable {
    case down
    case answers(status: Int, body: String)
    /// Its own answer, but so many seconds ahead.
    case ahead(Int)
    /// Cosigns, but its answer is lost.
    case mute
    /// Does not answer before it is not waited for any more.
    case slow
  }

  private let witnesses: [String: Witness]
  private let now: Int
  // All are guarded by `lock`.
  private var latest: [String: Checkpoint] = [:]
  private var faults: [String: Fault] = [:]
  private var seen: [(url: String, oldSize: Int, size: Int)] = []
  private let lock = NSLock()

  /// Those of `numbers`, whose keys are `exampleWitness`'s, at `http://wN/`.
  init(_ numbers: [UInt8], of log: VerifierKey, at now: Int) throws {
    let logs = try WitnessedLogs(parsing: Array("log \(log)\nquorum none\n".utf8))
    self.now = now
    var witnesses: [String: Witness] = [:]
    for number in numbers {
      witnesses["http://w\(number)/add-checkpoint"] = try Witness(
        watching: logs, signer: exampleKey(number, name: "witness\(number).example"))
    }
    self.witnesses = witnesses
  }

  private init(_ other: MemoryWitnesses) {
    witnesses = other.witnesses
    now = other.now
    (latest, faults) = other.lock.withLock { (other.latest, other.faults) }
  }

  /// The newest checkpoint that each has seen, by its URL.
  var known: [String: Checkpoint] { lock.withLock { latest } }

  /// The same witnesses, with what they know now.
  var copy: MemoryWitnesses { MemoryWitnesses(self) }

  subscript(number: UInt8) -> Fault? {
    get { lock.withLock { faults["http://w\(number)/add-checkpoint"] } }
    set { lock.withLock { faults["http://w\(number)/add-checkpoint"] = newValue } }
  }

  /// What was asked, `N: OLD to SIZE`, in order of the questions to one witness.
  func asked(of number: UInt8) -> [String] {
    lock.withLock {
      seen.filter { $0.url == "http://w\(number)/add-checkpoint" }
        .map { "\($0.oldSize) to \($0.size)" }
    }
  }

  func latest(of number: UInt8) -> Int? {
    lock.withLock { latest["http://w\(number)/add-checkpoint"]?.size }
  }

  /// Makes a witness forget, or remember something else.
  func set(_ number: UInt8, to checkpoint: Checkpoint?) {
    lock.withLock { latest["http://w\(number)/add-checkpoint"] = checkpoint }
  }

  func post(_ body: [UInt8], to url: String) async throws -> (status: Int, body: [UInt8]) {
    if case .slow = lock.withLock({ faults[url] }) {
      // Until it is cancelled.
      try await Task.sleep(for: .seconds(3600))
    }
    return try lock.withLock {
      guard let witness = witnesses[url] else { throw LogError(.system, "\(url): no such host") }
      let request = try AddCheckpoint(parsing: body)
      seen.append((url, request.oldSize, request.checkpoint.size))
      switch faults[url] {
      case .down: throw LogError(.system, "\(url) could not be reached")
      case .answers(let status, let body): return (status, Array(body.utf8))
      case .ahead(let seconds): return judged(by: witness, body, url, at: now + seconds)
      case .mute:
        _ = judged(by: witness, body, url, at: now)
        throw LogError(.system, "\(url) could not be reached")
      case .slow, nil: return judged(by: witness, body, url, at: now)
      }
    }
  }

  private func judged(
    by witness: Witness, _ body: [UInt8], _ url: String, at now: Int
  ) -> (status: Int, body: [UInt8]) {
    do throws(Witness.Refusal) {
      let request = try witness.verify(body)
      try Witness.check(request, extends: latest[url])
      latest[url] = request.checkpoint
      return (200, (try? witness.cosign(request, at: now).line) ?? [])
    } catch {
      switch error {
      case .malformed: return (400, [])
      case .unsigned: return (403, [])
      case .unknownLog: return (404, [])
      case .conflict(let size): return (409, Array("\(size)\n".utf8))
      case .inconsistent: return (422, [])
      }
    }
  }
}

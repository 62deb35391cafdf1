import TestSupport
import Testing

@testable import TransparencyLog

/// tlog-proof; SPEC.md, section 11.
struct LogProofTests {
  private let entries = (0..<7).map { Array("entry \($0)".utf8) }

  private func proof(of index: Int, extra: [UInt8]?) throws -> (LogProof, Policy) {
    let key = try exampleKey(1)
    let tree = NaiveTree(leaves: entries.map { Hash.leaf($0) })
    let checkpoint = Checkpoint(origin: key.verifierKey.name, size: 7, root: tree.root(0..<7))
    let proof = LogProof(
      extra: extra, inclusion: try tree.prover(size: 7).inclusion(of: index, size: 7),
      checkpoint: try checkpoint.signed(by: key))
    return (proof, try Policy(logs: [key.verifierKey]))
  }

  @Test(arguments: [nil, [], [0], Array("entry".utf8)] as [[UInt8]?])
  func readsAndVerifiesWhatItWrites(extra: [UInt8]?) throws {
    for index in entries.indices {
      let (proof, policy) = try proof(of: index, extra: extra)
      let read = try LogProof(parsing: proof.encoded)
      #expect(read.encoded == proof.encoded)
      #expect(read.extra == extra)
      #expect(read.inclusion == proof.inclusion)
      #expect(LogProof.looksLikeOne(proof.encoded))
      let verified = try read.verify(leaf: .leaf(entries[index]), policy: policy, at: 0)
      #expect(verified.size == 7)
    }
  }

  @Test func refusesAnotherLeaf() throws {
    let (proof, policy) = try proof(of: 3, extra: nil)
    let verdict = outcome { _ = try proof.verify(leaf: .leaf(entries[2]), policy: policy, at: 0) }
    #expect(verdict == "unverified")
  }

  @Test func neverProvesAnythingElseForAnyFlippedBit() throws {
    let (proof, policy) = try proof(of: 3, extra: entries[3])
    let whole = proof.encoded
    for position in whole.indices {
      for bit in 0..<8 {
        var flipped = whole
        flipped[position] ^= 1 << bit
        guard let read = try? LogProof(parsing: flipped), let extra = read.extra else { continue }
        let verified = try? read.verify(leaf: .leaf(extra), policy: policy, at: 0)
        #expect(verified == nil, "byte \(position), bit \(bit)")
      }
    }
  }

  @Test func isRefusedCutOffAnywhereBeforeTheCheckpoint() throws {
    let (proof, _) = try proof(of: 3, extra: [1])
    let whole = proof.encoded
    for count in 0...(whole.count - proof.checkpoint.count) {
      let cut = Array(whole.prefix(count))
      #expect(outcome { _ = try LogProof(parsing: cut) } == "malformed", "\(count) bytes")
    }
  }

  @Test(arguments: [(63, "accept"), (64, "malformed")])
  func takesAtMost63Hashes(count: Int, expected: String) throws {
    let proof = LogProof(
      extra: nil,
      inclusion: InclusionProof(index: 0, hashes: Array(repeating: .zero, count: count)),
      checkpoint: [10])
    #expect(outcome { _ = try LogProof(parsing: proof.encoded) } == expected)
  }

  @Test(arguments: ["0", "2", "10"])
  func doesNotSupportAnotherVersion(version: String) throws {
    let (proof, _) = try proof(of: 3, extra: [1])
    let text = String(decoding: proof.encoded, as: UTF8.self)
    let changed = Array(text.replacing("@v1\n", with: "@v\(version)\n").utf8)
    #expect(outcome { _ = try LogProof(parsing: changed) } == "unsupported")
  }

  @Test(arguments: [
    ("@v1", "@v"), ("@v1", "@v01"), ("@v1", "@v1 "), ("c2sp.org/", ""), ("index 3", "index 03"),
    ("index 3", "index"), ("index 3", "index  3"), ("extra AQ==", "extra AQ"),
    ("extra AQ==", "extra AQ==\nextra AQ=="), ("extra AQ==\nindex 3", "index 3\nextra AQ=="),
    ("\n\n", "\n \n"),
  ])
  func refusesChangedLine(old: String, new: String) throws {
    let (proof, _) = try proof(of: 3, extra: [1])
    let text = String(decoding: proof.encoded, as: UTF8.self)
    let head = try #require(text.range(of: "\n\n")).upperBound
    let changed = text[..<head].replacing(old, with: new) + text[head...]
    #expect(changed != text)
    #expect(outcome { _ = try LogProof(parsing: Array(changed.utf8)) } == "malformed")
  }
}

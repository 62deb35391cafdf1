import TestSupport
import Testing

@testable import TransparencyLog

/// RFC 6962, section 2.1.1; SPEC.md, section 7.1.
struct InclusionProofTests {
  @Test(arguments: try Vector.all(in: "inclusion"))
  func inclusionProofGetsItsVerdict(vector: Vector) {
    let verdict = outcome {
      let numbers = try ["index", "size"].map { try number(of: $0, in: vector) }
      let ends = try ["leaf", "root"].map { try hashes(of: $0, in: vector) }
      try #require(ends.allSatisfy { $0.count == 1 })
      let proof = InclusionProof(index: numbers[0], hashes: try hashes(of: "hash", in: vector))
      try proof.verify(leaf: ends[0][0], size: numbers[1], root: ends[1][0])
    }
    #expect(verdict == vector.expect)
  }

  private struct Case: Decodable {
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: String
    let leafHash: String
    let proof: [String]?
    let wantErr: Bool
  }

  @Test(.enabled(if: ForeignProofs.folder != nil, "../shared/vectors is missing"))
  func agreesWithEveryForeignVerdict() throws {
    let cases: [(name: String, value: Case)] = try ForeignProofs.all(in: "inclusion")
    #expect(cases.count == 98)
    for (name, value) in cases {
      let verdict = outcome {
        let proof = InclusionProof(
          index: try ForeignProofs.number(value.leafIdx),
          hashes: try (value.proof ?? []).map(ForeignProofs.hash))
        try proof.verify(
          leaf: try ForeignProofs.hash(value.leafHash),
          size: try ForeignProofs.number(value.treeSize),
          root: try ForeignProofs.hash(value.root))
      }
      #expect((verdict != "accept") == value.wantErr, "\(name): \(verdict)")
    }
  }

  @Test func everyProofUpTo300IsTheNaiveOneAndAccepted() throws {
    let tree = NaiveTree(size: 300)
    for size in 1...300 {
      let prover = tree.prover(size: size)
      let root = tree.root(0..<size)
      for index in 0..<size {
        let proof = try prover.inclusion(of: index, size: size)
        guard proof.hashes == tree.path(index, 0..<size) else {
          Issue.record("index \(index) of size \(size): not the naive proof")
          continue
        }
        let verdict = outcome { try proof.verify(leaf: tree.leaves[index], size: size, root: root) }
        if verdict != "accept" { Issue.record("index \(index) of size \(size): \(verdict)") }
      }
    }
  }

  @Test(arguments: 0..<6)
  func refusesEveryProofUpTo300WithAnyHashCorrupted(part: Int) throws {
    let tree = NaiveTree(size: 300)
    for size in stride(from: part, through: 300, by: 6) {
      let root = tree.root(0..<size)
      for index in 0..<size {
        for hashes in corrupted(tree.path(index, 0..<size)) {
          let proof = InclusionProof(index: index, hashes: hashes)
          let verdict = outcome {
            try proof.verify(leaf: tree.leaves[index], size: size, root: root)
          }
          if verdict != "unverified" { Issue.record("index \(index) of size \(size): \(verdict)") }
        }
      }
    }
  }

  @Test func provesAndRefusesAroundFullLevelsWithoutTheirLeaves() throws {
    let tree = UniformTree()
    for size in sizesAroundFullLevels {
      let root = tree.root(size: size)
      for index in Set([0, 1, 255, 256, 257, 65_535, 65_536, size / 2, size - 2, size - 1])
      where index < size {
        let proof = try tree.prover.inclusion(of: index, size: size)
        #expect(outcome { try proof.verify(leaf: tree.leaf, size: size, root: root) } == "accept")
        for hashes in corrupted(proof.hashes) {
          let proof = InclusionProof(index: index, hashes: hashes)
          #expect(
            outcome { try proof.verify(leaf: tree.leaf, size: size, root: root) } == "unverified",
            "index \(index) of size \(size)")
        }
      }
    }
  }

  @Test func refusesEveryProofThatWasTamperedWith() throws {
    let tree = NaiveTree(size: 300)
    var generator = SeededGenerator(seed: 2)
    for size in 1...300 {
      let prover = tree.prover(size: size)
      let root = tree.root(0..<size)
      // All places of small trees; of the others the first, the last and two more.
      let indices =
        size <= 80
        ? Array(0..<size)
        : [0, size - 1] + (0..<2).map { _ in Int.random(in: 0..<size, using: &generator) }
      for index in indices {
        let proof = try prover.inclusion(of: index, size: size)
        for (change, hashes) in tampered(proof.hashes) {
          let verdict = outcome {
            try InclusionProof(index: index, hashes: hashes)
              .verify(leaf: tree.leaves[index], size: size, root: root)
          }
          if verdict != "unverified" {
            Issue.record("index \(index) of size \(size), \(change): \(verdict)")
          }
        }
      }
    }
  }

  @Test func refusesLongerProofThatLeadsToTheRootGiven() throws {
    let tree = NaiveTree(size: 40)
    let more = Hash.leaf([1, 2, 3])
    for size in 1...40 {
      let prover = tree.prover(size: size)
      for index in 0..<size {
        let hashes = try prover.inclusion(of: index, size: size).hashes + [more]
        for root in [
          Hash.node(more, tree.root(0..<size)), Hash.node(tree.root(0..<size), more),
        ] {
          let verdict = outcome {
            try InclusionProof(index: index, hashes: hashes)
              .verify(leaf: tree.leaves[index], size: size, root: root)
          }
          if verdict != "unverified" { Issue.record("index \(index) of size \(size): \(verdict)") }
        }
      }
    }
  }

  @Test func refusesEveryOtherIndexLeafAndRoot() throws {
    let tree = NaiveTree(size: 40)
    for size in 1...40 {
      let prover = tree.prover(size: size)
      for index in 0..<size {
        let hashes = try prover.inclusion(of: index, size: size).hashes
        for other in 0..<size where other != index {
          let moved = InclusionProof(index: other, hashes: hashes)
          let verdict = outcome {
            try moved.verify(leaf: tree.leaves[index], size: size, root: tree.root(0..<size))
          }
          if verdict != "unverified" {
            Issue.record("index \(index) of size \(size) as \(other): \(verdict)")
          }
        }
        let proof = InclusionProof(index: index, hashes: hashes)
        let root = tree.root(0..<size)
        #expect(outcome { try proof.verify(leaf: .zero, size: size, root: root) } == "unverified")
        #expect(
          outcome { try proof.verify(leaf: tree.leaves[index], size: size, root: .zero) }
            == "unverified")
      }
    }
  }

  @Test func provesLeavesOfTheLargestTrees() throws {
    let tree = UniformTree()
    for size in [Int.max, Int.max - 1, 1 << 62, 1 << 62 + 1, 1 << 40 - 1] {
      let root = tree.root(size: size)
      #expect(try tree.prover.root(size: size) == root)
      for index in [0, 1, size / 2, size / 3, size - 2, size - 1] {
        let proof = try tree.prover.inclusion(of: index, size: size)
        #expect(proof.hashes.count <= proofHashLimit)
        #expect(outcome { try proof.verify(leaf: tree.leaf, size: size, root: root) } == "accept")
      }
    }
  }

  @Test(arguments: [
    (-1, 5), (5, 5), (0, 0), (6, 5), (0, -1), (Int.min, Int.max), (Int.max, Int.max),
  ])
  func refusesIndexOutsideOfTheTree(index: Int, size: Int) {
    let proof = InclusionProof(index: index, hashes: [])
    #expect(outcome { try proof.verify(leaf: .zero, size: size, root: .zero) } == "malformed")
  }
}

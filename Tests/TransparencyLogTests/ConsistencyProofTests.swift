import TestSupport
import Testing

@testable import TransparencyLog

/// RFC 6962, section 2.1.2; SPEC.md, section 7.1.
struct ConsistencyProofTests {
  @Test(arguments: try Vector.all(in: "consistency"))
  func consistencyProofGetsItsVerdict(vector: Vector) {
    let verdict = outcome {
      let sizes = try ["from", "to"].map { try number(of: $0, in: vector) }
      let roots = try ["from-root", "to-root"].map { try hashes(of: $0, in: vector) }
      try #require(roots.allSatisfy { $0.count == 1 })
      try ConsistencyProof(hashes: try hashes(of: "hash", in: vector))
        .verify(from: sizes[0], root: roots[0][0], to: sizes[1], root: roots[1][0])
    }
    #expect(verdict == vector.expect)
  }

  private struct Case: Decodable {
    let size1: UInt64
    let size2: UInt64
    let root1: String
    let root2: String
    let proof: [String]?
    let wantErr: Bool
  }

  /// There, nothing is consistent with the empty tree. Here, an empty proof from size 0 is accepted
  /// and says nothing of the larger tree (SPEC.md, section 7.1).
  private static let acceptedHereOnly: Set = ["additional/size1-is-zero-and-size2-is-not-zero.json"]

  @Test(.enabled(if: ForeignProofs.folder != nil, "../shared/vectors is missing"))
  func agreesWithEveryForeignVerdictButOne() throws {
    let cases: [(name: String, value: Case)] = try ForeignProofs.all(in: "consistency")
    #expect(cases.count == 98)
    var differing: Set<String> = []
    for (name, value) in cases {
      let verdict = outcome {
        try ConsistencyProof(hashes: try (value.proof ?? []).map(ForeignProofs.hash))
          .verify(
            from: try ForeignProofs.number(value.size1), root: try ForeignProofs.hash(value.root1),
            to: try ForeignProofs.number(value.size2), root: try ForeignProofs.hash(value.root2))
      }
      if (verdict != "accept") != value.wantErr { differing.insert(name) }
    }
    #expect(differing == Self.acceptedHereOnly)
  }

  /// Size 0 and equal sizes among them.
  @Test(arguments: 0..<6)
  func everyProofUpTo300IsTheNaiveOneAndAccepted(part: Int) throws {
    let tree = NaiveTree(size: 300)
    for larger in stride(from: part, through: 300, by: 6) {
      let prover = tree.prover(size: larger)
      for smaller in 0...larger { try check(smaller, larger, tree, prover) }
    }
  }

  @Test(arguments: 0..<6)
  func refusesEveryProofUpTo300WithAnyHashCorrupted(part: Int) throws {
    let tree = NaiveTree(size: 300)
    for larger in stride(from: part, through: 300, by: 6) {
      for smaller in 0...larger {
        let roots = (tree.root(0..<smaller), tree.root(0..<larger))
        for hashes in corrupted(tree.proof(from: smaller, to: larger)) {
          let verdict = outcome {
            try ConsistencyProof(hashes: hashes)
              .verify(from: smaller, root: roots.0, to: larger, root: roots.1)
          }
          if verdict != "unverified" { Issue.record("from \(smaller) to \(larger): \(verdict)") }
        }
      }
    }
  }

  @Test func sizeZeroAndEqualSizesNeedNoHashAndTheRightRoots() throws {
    let tree = NaiveTree(size: 9)
    func verdict(_ smaller: Int, _ a: Hash, _ larger: Int, _ b: Hash, _ hashes: [Hash] = [])
      -> String
    {
      outcome {
        try ConsistencyProof(hashes: hashes).verify(from: smaller, root: a, to: larger, root: b)
      }
    }
    let (seven, nine) = (tree.root(0..<7), tree.root(0..<9))
    #expect(verdict(0, .emptyRoot, 0, .emptyRoot) == "accept")
    #expect(verdict(0, .emptyRoot, 9, nine) == "accept")
    #expect(verdict(9, nine, 9, nine) == "accept")
    #expect(verdict(0, .zero, 9, nine) == "unverified")
    #expect(verdict(0, .emptyRoot, 0, nine) == "unverified")
    #expect(verdict(9, nine, 9, seven) == "unverified")
    #expect(verdict(0, .emptyRoot, 9, nine, [nine]) == "unverified")
    #expect(verdict(9, nine, 9, nine, [nine]) == "unverified")
    #expect(verdict(7, seven, 9, nine) == "unverified")
  }

  @Test func provesAndRefusesAroundFullLevelsWithoutTheirLeaves() throws {
    let tree = UniformTree()
    for larger in sizesAroundFullLevels {
      let root = tree.root(size: larger)
      let sizes = [1, 2, 255, 256, 257, 65_535, 65_536, 65_537, larger / 2, larger - 1, larger]
      for smaller in Set(sizes) where smaller <= larger {
        let proof = try tree.prover.consistency(from: smaller, to: larger)
        func verdict(_ proof: ConsistencyProof) -> String {
          outcome {
            try proof.verify(from: smaller, root: tree.root(size: smaller), to: larger, root: root)
          }
        }
        #expect(verdict(proof) == "accept", "from \(smaller) to \(larger)")
        for hashes in corrupted(proof.hashes) {
          #expect(
            verdict(ConsistencyProof(hashes: hashes)) == "unverified",
            "from \(smaller) to \(larger)")
        }
      }
    }
  }

  private func check(_ smaller: Int, _ larger: Int, _ tree: NaiveTree, _ prover: Prover) throws {
    let proof = try prover.consistency(from: smaller, to: larger)
    guard proof.hashes == tree.proof(from: smaller, to: larger) else {
      Issue.record("from \(smaller) to \(larger): not the naive proof")
      return
    }
    let verdict = outcome {
      try proof.verify(
        from: smaller, root: tree.root(0..<smaller), to: larger, root: tree.root(0..<larger))
    }
    if verdict != "accept" { Issue.record("from \(smaller) to \(larger): \(verdict)") }
  }

  @Test func refusesEveryProofThatWasTamperedWith() throws {
    let tree = NaiveTree(size: 300)
    var generator = SeededGenerator(seed: 4)
    for larger in 2...300 {
      let prover = tree.prover(size: larger)
      let sizes =
        larger <= 80
        ? Array(1...larger)
        : [1, larger - 1] + (0..<2).map { _ in Int.random(in: 1...larger, using: &generator) }
      for smaller in sizes {
        let proof = try prover.consistency(from: smaller, to: larger)
        let roots = (tree.root(0..<smaller), tree.root(0..<larger))
        for (change, hashes) in tampered(proof.hashes) {
          let verdict = outcome {
            try ConsistencyProof(hashes: hashes)
              .verify(from: smaller, root: roots.0, to: larger, root: roots.1)
          }
          if verdict != "unverified" {
            Issue.record("from \(smaller) to \(larger), \(change): \(verdict)")
          }
        }
      }
    }
  }

  @Test func refusesLongerProofThatLeadsToTheRootsGiven() throws {
    let tree = NaiveTree(size: 40)
    let more = Hash.leaf([1, 2, 3])
    for larger in 1...40 {
      let prover = tree.prover(size: larger)
      for smaller in 1...larger {
        let hashes = try prover.consistency(from: smaller, to: larger).hashes + [more]
        let (small, large) = (tree.root(0..<smaller), tree.root(0..<larger))
        for roots in [
          (Hash.node(more, small), Hash.node(more, large)), (small, Hash.node(large, more)),
        ] {
          let verdict = outcome {
            try ConsistencyProof(hashes: hashes)
              .verify(from: smaller, root: roots.0, to: larger, root: roots.1)
          }
          if verdict != "unverified" { Issue.record("from \(smaller) to \(larger): \(verdict)") }
        }
      }
    }
  }

  @Test func refusesOtherRoots() throws {
    let tree = NaiveTree(size: 40)
    for larger in 1...40 {
      let prover = tree.prover(size: larger)
      for smaller in 1...larger {
        let proof = try prover.consistency(from: smaller, to: larger)
        let (small, large) = (tree.root(0..<smaller), tree.root(0..<larger))
        var wrong = [(Hash.zero, large), (small, Hash.zero)]
        if smaller < larger { wrong += [(large, small), (small, small), (large, large)] }
        for (first, second) in wrong {
          let verdict = outcome {
            try proof.verify(from: smaller, root: first, to: larger, root: second)
          }
          if verdict != "unverified" { Issue.record("from \(smaller) to \(larger): \(verdict)") }
        }
      }
    }
  }

  @Test func provesPrefixesOfTheLargestTrees() throws {
    let tree = UniformTree()
    for larger in [Int.max, Int.max - 1, 1 << 62, 1 << 62 + 1, 1 << 40 - 1] {
      let root = tree.root(size: larger)
      for smaller in [1, 2, 3, larger / 2, larger / 2 + 1, larger / 3, larger - 1, larger] {
        let proof = try tree.prover.consistency(from: smaller, to: larger)
        let verdict = outcome {
          try proof.verify(from: smaller, root: tree.root(size: smaller), to: larger, root: root)
        }
        // Above 2^62 leaves some proofs have 64 hashes, which is one more than any may have.
        let expected = proof.hashes.count <= proofHashLimit ? "accept" : "malformed"
        #expect(verdict == expected, "from \(smaller) to \(larger)")
        #expect(proof.hashes.count <= proofHashLimit || larger > 1 << 62)
      }
    }
  }

  @Test(arguments: [(-1, 5), (6, 5), (1, 0), (Int.max, 1), (0, -1), (Int.min, Int.max)])
  func refusesSizesOutOfOrder(smaller: Int, larger: Int) {
    let verdict = outcome {
      try ConsistencyProof(hashes: []).verify(from: smaller, root: .zero, to: larger, root: .zero)
    }
    #expect(verdict == "malformed")
  }
}

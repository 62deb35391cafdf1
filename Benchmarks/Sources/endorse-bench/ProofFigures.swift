import TransparencyLog

/// One proof file, verified in process, above the signatures that it stands on; and proofs made.
struct ProofFigures {
  let rounds: Int
  private let block = 20

  func rows() async throws -> [Row] {
    try await [verification(witnesses: 0), verification(witnesses: 2), making()]
  }

  /// A proof in a tree of 2^20 leaves, under the log's signature and so many cosignatures.
  ///
  /// - Returns: the proof file, the policy, which is the same for each `number`, and what is signed.
  static func example(witnesses count: Int, _ number: Int = 0) throws -> (
    proof: [UInt8], policy: Policy,
    messages: [(text: [UInt8], signature: [UInt8], key: PublicKey)]
  ) {
    let log = try OpaqueLog().key
    let entry = OpaqueLog.entry(number)
    let index = 0b0110_1011_0101_1100_1010 ^ number
    let siblings = (0..<20).map { Hash.sha256([UInt8($0)]) }
    var root = Hash.leaf(entry)
    for (level, sibling) in siblings.enumerated() {
      root = index >> level & 1 == 0 ? .node(root, sibling) : .node(sibling, root)
    }
    var note = Note(
      unsigned: Array("\(log.verifierKey.name)\n\(1 << 20)\n\(base64(root.bytes))\n".utf8))
    try note.sign(with: log)
    var messages = [
      (text: note.text, signature: note.signatures[0].bytes, key: log.verifierKey.publicKey)
    ]
    var policy = "log \(log.verifierKey)\n"
    for number in 0..<count {
      let signer = try Campaign.key(10 + number, named: "witness\(number).example")
      let witness = try VerifierKey(
        name: signer.verifierKey.name, type: .cosignature, publicKey: signer.verifierKey.publicKey)
      try note.cosign(with: signer, as: witness, at: 1_800_000_000)
      messages.append(
        (
          text: Array("cosignature/v1\ntime 1800000000\n".utf8) + note.text,
          signature: Array(note.signatures.last!.bytes.suffix(64)), key: witness.publicKey
        ))
      policy += "witness w\(number) \(witness)\n"
    }
    policy +=
      count == 0
      ? "quorum none\n"
      : "group all \(count) \((0..<count).map { "w\($0)" }.joined(separator: " "))\nquorum all\n"
    let proof = LogProof(
      extra: entry, inclusion: InclusionProof(index: index, hashes: siblings),
      checkpoint: note.encoded)
    return (proof.encoded, try Policy(parsing: Array(policy.utf8)), messages)
  }

  private func verification(witnesses: Int) async throws -> Row {
    // Each of the block is another one: a processor learns the branches of one signature by heart. They come one
    // by one, ours and the reference's far apart, since their difference is less than the machine's own changes.
    let examples = try (0..<block).map { try Self.example(witnesses: witnesses, $0) }
    let policy = examples[0].policy
    let signatures = examples.map { SignedMessages($0.messages) }
    let number = witnesses + 1
    let it = try await Comparison(rounds: rounds * block) { round in
      let given = examples[round % block].proof
      return try await Cost.of {
        let proof = try LogProof(parsing: given)
        _ = try proof.verify(leaf: .leaf(proof.extra!), policy: policy, at: 1_800_000_000)
      }
    } reference: { round in
      let given = signatures[(round + block / 2) % block]
      return await Cost.of { given.verify(number, threads: 1) }
    }
    let above = it.above * 1e6
    return Row(
      what: "verify a proof file, \(number) signature\(number == 1 ? "" : "s")",
      ours: "\(digits(it.ours.seconds * 1e6)) us",
      reference: "libsodium \(digits(it.reference.seconds * 1e6)) us", ratio: it.ratio,
      budget: "5 us above: \(digits(above))", holds: above <= 5)
  }

  private func making() async throws -> Row {
    let recorder = Recorder()
    var log = try OpaqueLog().create(in: recorder)
    let count = 100 * Tile.fullWidth
    try log.append((0..<count).map(OpaqueLog.entry))
    let proved = 1000
    let it = try await Comparison(rounds: 5) { _ in
      try await Cost.of {
        for proof in try log.proofs(of: Array(count - proved..<count)) {
          precondition(!proof.encoded.isEmpty)
        }
      }
    } reference: { _ in
      Cost(seconds: 0, cpu: 0)
    }
    return Row(
      what: "make a proof, 1,000 side by side of 25,600",
      ours: number(it.ours.seconds / Double(proved) * 1e6, "us"))
  }
}

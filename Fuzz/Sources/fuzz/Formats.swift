// Targets for the formats that have one way to be written: what is accepted is written the same.
import Endorsements
import TransparencyLog

let formats = [
  Target("note", ["note", "checkpoint", "entry"]) { bytes in
    let note = try Note(parsing: bytes)
    hold(note.encoded == bytes, "a note is written as it was read")
    let keys = Vectors.values("known", of: "note/two-known-keys").map {
      try! VerifierKey(parsing: $0)
    }
    let opened = try note.opened(withKnownKeys: keys, witnesses: witnessed.witnesses.map(\.key))
    hold(opened.text == note.text && !opened.signers.isEmpty, "a known key signed what was read")
  },
  Target("checkpoint", ["checkpoint", "quorum"]) { bytes in
    let signed = try witnessed.signed(checkpoint: bytes)
    hold(signed.note == bytes, "a checkpoint is kept as it was read")
    let lines = "\(signed.checkpoint.origin)\n\(signed.size)\n\(base64(signed.root.bytes))\n"
    hold(bytes.starts(with: Array("\(lines)\n".utf8)), "its text is that of the note")
    let verified = try witnessed.verify(checkpoint: bytes, at: 1_800_000_000)
    hold(verified.asOf != nil, "a quorum has witnessed it at some time")
  },
  Target("vkey", ["vkey"]) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let key = try VerifierKey(parsing: text, allowingMLDSA: true)
    hold(key.description.utf8.elementsEqual(bytes), "a verifier key is written as it was read")
    hold(key.wrapsSameKey(as: key) && key.isTakenFor(key) && key == key, "a key is itself")
  },
  Target("secret-key", ["secret-key"]) { bytes in
    let file = try SecretKeyFile(parsing: bytes)
    guard !file.needsPassphrase else { return }
    let key = try file.secretKey(passphrase: nil)
    hold(key.verifierKey == file.claimedKey, "a key that is taken is the one that is claimed")
    let encoded = try SecretKeyFile.encode(key, passphrase: nil)
    hold(encoded == bytes, "a plain key file is written as it was read")
  },
  Target("policy", ["policy", "quorum"]) { bytes in
    let logs = accepted { try WitnessedLogs(parsing: bytes) }
    let policy = accepted { try Policy(parsing: bytes) }
    guard let policy else { return }
    hold(logs?.origins == [policy.origin], "what is a policy is a policy of a witness")
    let quorum = policy.quorum
    hold(quorum.deciding.map(quorum.parties.indices.contains) ?? true, "the quorum is a party")
    for (place, party) in quorum.parties.enumerated() {
      guard case .group(let group) = party else { continue }
      hold(group.members.allSatisfy { $0 < place }, "members are defined before their group")
      hold((1...group.members.count).contains(group.threshold), "a group can be met")
    }
    _ = try policy.verify(checkpoint: Vectors.body("checkpoint/witness-three"), at: .max)
  },
  Target("secretariat", ["secretariat"]) { bytes in
    let policy = trust.files[TrustFolder.policyName]!
    let folder = try TrustFolder(policy: policy, secretariat: bytes)
    let encoded = folder.secretariat.map { "\($0)\n" }.joined()
    hold(encoded.utf8.elementsEqual(bytes), "the secretariat's keys are written as they were read")
    for key in folder.secretariat {
      hold(accepted { try folder.checkIsFree(key) } == nil, "\(key)")
    }
  },
  Target("domain", ["domain"]) { bytes in
    let proof = try DomainProof(parsing: bytes, of: "alpha.example")
    for key in proof.keys {
      hold(
        accepted { try proof.verify(names: key, at: proof.expires - 1) } != nil, "it names its keys"
      )
      hold(accepted { try proof.verify(names: key, at: proof.expires) } == nil, "it expires")
    }
  },
  Target("entry", ["entry"]) { bytes in
    let entry = try Entry(parsing: bytes)
    hold(entry.note.encoded == bytes, "an entry is written as it was read")
    let text = Entry.text(
      entry.content, log: entry.log, date: entry.date, previous: entry.previous)
    hold(text == entry.note.text, "an entry's text is that of its content")
    let signed = try SignedEntry(verifying: entry, trust: trust)
    hold(signed.signers.count == entry.note.signatures.count, "every line is somebody's")
  },
  Target("submit", ["entry"]) { bytes in
    let signed = try SignedEntry(verifying: Entry(parsing: bytes), trust: trust)
    guard signed.entry.kind == .endorsement, !signed.isAdmitted else { return }
    do {
      try Rules.judge(submission: signed, in: Vectors.state("endorsements"))
    } catch is RuleViolation {}
  },
  Target("proof", ["proof"]) { bytes in
    let proof = try LogProof(parsing: bytes)
    hold(proof.encoded == bytes, "a proof is written as it was read")
    let logged = try LoggedEntry(verifying: proof, trust: trust, at: .max)
    hold(logged.entry.note.encoded == proof.extra, "the entry is that of the proof")
  },
  Target("evidence", ["evidence"]) { bytes in
    let evidence = try Evidence(parsing: bytes)
    hold(evidence.encoded == bytes, "evidence is written as it was read")
    _ = try evidence.verify(policy: trust.policy)
  },
  Target("add-checkpoint", ["add-checkpoint"]) { bytes in
    let request = try AddCheckpoint(parsing: bytes)
    hold(request.encoded == bytes, "a request is written as it was read")
    do {
      let signed = try witness.verify(bytes)
      try Witness.check(signed, extends: nil)
    } catch is Witness.Refusal {}
  },
  Target("bundle", ["bundle", "rules"]) { bytes in
    // How many there are, by the lengths alone.
    var count = 0
    var rest = bytes[...]
    while rest.count >= 2 {
      rest = rest.dropFirst(2 + (Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])))
      count += 1
    }
    let entries = try EntryBundle.decode(bytes, width: count)
    hold(
      EntryBundle.encode(entries.map { Array($0) }) == bytes, "a bundle is written as it was read")
    hold(accepted { try EntryBundle.decode(bytes, width: count + 1) } == nil, "it has its width")
  },
  Target("tile-path", ["tile-path"]) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let tile = try Tile(path: text)
    hold(tile.path.utf8.elementsEqual(bytes), "a tile's path is written as it was read")
    hold(accepted { try Tile(path: tile.full.path) } == tile.full, "the full tile has a path")
  },
  Target("encodings", ["proof", "vkey"]) { bytes in
    hold(TransparencyLog.bytes(base64: base64(bytes).utf8) == bytes, "base64 there and back")
    hold(TransparencyLog.bytes(hex: hex(bytes).utf8) == bytes, "hex there and back")
    let text = bytes.prefix { $0 != UInt8(ascii: "\n") }
    if let decoded = TransparencyLog.bytes(base64: text) {
      hold(base64(decoded).utf8.elementsEqual(text), "base64 has one form")
      hold(TransparencyLog.bytes(base64: text.lazy.map { $0 }) == decoded, "of any collection")
    }
    if let decoded = TransparencyLog.bytes(hex: text) {
      hold(hex(decoded).utf8.elementsEqual(text), "hex has one form")
    }
    if let number = number(decimal: text) {
      hold("\(number)".utf8.elementsEqual(text), "a decimal has one form")
    }
    let shown = quoted(bytes)
    hold(shown.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "what is quoted stays on its line")
  },
]

/// `Keys`, as seen from the root of the repository, where the targets are run.
let trust: TrustFolder = {
  do { return try TrustFolder(at: "Keys") } catch { fatalError("\(error): not run in the root") }
}()

/// A policy of three witnesses, all of which are asked for.
private let witnessed: Policy = {
  do { return try Policy(parsing: Vectors.body("quorum/all")) } catch { fatalError("\(error)") }
}()

private let witness: Witness = {
  do {
    return try Witness(
      watching: WitnessedLogs(parsing: trust.files[TrustFolder.policyName]!),
      signer: secretKey(1, named: "witness.example"))
  } catch { fatalError("\(error)") }
}()

/// A key whose seed is one number, so that the same number always gives the same key.
func secretKey(_ number: UInt32, named name: String) throws -> SecretKey {
  let seed = try SecretMemory(count: 32) {
    $0.initializeMemory(as: UInt8.self, repeating: 0)
    $0.storeBytes(of: number.bigEndian, as: UInt32.self)
  }
  return try SecretKey(name: name, seed: seed)
}

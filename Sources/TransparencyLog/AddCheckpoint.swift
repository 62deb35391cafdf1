/// What a log sends a witness: a checkpoint, and the proof that it extends the one that the witness
/// is thought to have. tlog-witness, add-checkpoint; SPEC.md, section 7.9.
public struct AddCheckpoint: Sendable {
  /// The old size line, the most proof lines, the empty line, and a note.
  public static let sizeLimit = 24 + proofHashLimit * 45 + 1 + Note.sizeLimit

  /// Of the checkpoint that the witness is thought to have; 0 for none.
  public let oldSize: Int
  /// From the old size to the checkpoint's; not verified.
  public let proof: ConsistencyProof
  /// Signed by whomever: nobody has verified it.
  public let note: Note
  /// What the note says; its signature is not verified.
  public let checkpoint: Checkpoint

  init(oldSize: Int, proof: ConsistencyProof, note: Note) throws {
    self.oldSize = oldSize
    self.proof = proof
    self.note = note
    checkpoint = try Checkpoint(parsing: note.text)
  }

  /// - Throws: `malformed`, saying what was found where.
  public init(parsing bytes: [UInt8]) throws {
    var lines = try LineReader(bytes, atMost: Self.sizeLimit)
    guard let old = lines.field("old"), let oldSize = number(decimal: old) else {
      throw LogError(
        .malformed, "line 1 is not an old size: old, a space, and a decimal without leading zeros")
    }
    var hashes: [Hash] = []
    while true {
      guard let line = lines.line() else {
        throw LogError(.malformed, "no empty line between the proof and the checkpoint")
      }
      if line.isEmpty { break }
      guard hashes.count < proofHashLimit else {
        throw LogError(.malformed, "more than \(proofHashLimit) proof lines")
      }
      guard let hash = Hash(base64: line) else {
        throw LogError(.malformed, "line \(lines.lineNumber) is not base64 of 32 bytes")
      }
      hashes.append(hash)
    }
    let note = Array(lines.rest)
    self = try naming("the checkpoint") {
      try AddCheckpoint(
        oldSize: oldSize, proof: ConsistencyProof(hashes: hashes), note: Note(parsing: note))
    }
  }

  /// The body of the request.
  public var encoded: [UInt8] {
    var lines = "old \(oldSize)\n"
    for hash in proof.hashes { lines += "\(base64(hash.bytes))\n" }
    return Array("\(lines)\n".utf8) + note.encoded
  }
}

/// Pairs of checkpoints that a log signed and that contradict each other, kept for whoever asks.
struct WitnessEvidence: Sendable {
  /// How many files: more are not kept, one pair is enough.
  static let limit = 64
  private let folder: LogFolder

  init(_ folder: LogFolder) { self.folder = folder }

  /// Keeps a checkpoint and the cosigned one of the same size that it contradicts: `evidence/` has both,
  /// under the origin's hash, the size, and which of the two. That it cannot be kept is no error.
  func keep(_ note: [UInt8], against cosigned: [UInt8], of checkpoint: Checkpoint) {
    let origin = hex(Hash.sha256(Array(checkpoint.origin.utf8)).bytes)
    let name = "evidence/\(origin)-\(checkpoint.size)"
    guard let names = try? folder.names(in: "evidence"), names.count < Self.limit,
      !names.contains("\(origin)-\(checkpoint.size)-signed")
    else { return }
    try? folder.write([("\(name)-cosigned", cosigned), ("\(name)-signed", note)])
  }
}

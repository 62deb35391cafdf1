/// A witness's statement that it saw a checkpoint at some time, and that this extends what it had
/// seen of that log before. tlog-cosignature, Ed25519; SPEC.md, section 7.4.
public struct Cosignature: Hashable, Sendable {
  /// A key of type 0x04, of the policy.
  public let witness: VerifierKey
  /// POSIX seconds, as the witness says.
  public let time: Int

  /// How far ahead of the reader's clock a time may be and still count, in seconds.
  public static let clockTolerance = 300

  /// Verified by the caller.
  init(verified witness: VerifierKey, time: Int) {
    self.witness = witness
    self.time = time
  }

  /// The bytes of a time and of a signature.
  static let length = 8 + 64

  /// What a witness signs.
  static func message(time: Int, text: [UInt8]) -> [UInt8] {
    var message: [UInt8] = []
    message.reserveCapacity(text.count + 48)
    message += "cosignature/v1\ntime ".utf8
    message += String(time).utf8
    message.append(lineFeed)
    message += text
    return message
  }

  /// The time in the bytes of a signature line that follow the key ID.
  /// - Throws: `malformed`, naming the witness.
  static func time(in line: Note.Signature) throws -> Int {
    guard line.bytes.count == length else {
      throw LogError(
        .malformed,
        "cosignature of \(quoted(line.name)) has \(line.bytes.count) bytes, expected \(length)")
    }
    let time = line.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard let time = Int(exactly: time) else {
      throw LogError(
        .malformed, "cosignature of \(quoted(line.name)) has the time \(time), above 2^63 - 1")
    }
    return time
  }
}

extension Note {
  /// Adds the cosignature of a witness that saw this checkpoint at `time`, in POSIX seconds, after
  /// verifying what it made.
  ///
  /// Whether the checkpoint extends the one that the witness saw before is the caller's to know.
  /// - Parameters:
  ///   - signer: whose secret key is the witness's; its verifier key may be of any type.
  public mutating func cosign(with signer: some NoteSigner, as witness: VerifierKey, at time: Int)
    throws
  {
    precondition(
      witness.type == .cosignature && witness.wrapsSameKey(as: signer.verifierKey) && time >= 0)
    let message = Cosignature.message(time: time, text: text)
    let signature = try signer.signature(of: message)
    guard witness.publicKey.isValidSignature(signature, for: message) else {
      throw LogError(
        .system, "the cosignature just made by \(witness.name) does not verify: nothing is written")
    }
    append(
      Signature(
        name: witness.name, keyID: witness.id, bytes: bigEndian(UInt64(time)) + signature))
  }
}

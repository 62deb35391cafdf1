import TransparencyLog

/// An entry whose signature lines were verified against a trust folder. It is not known to be in a
/// log. SPEC.md, section 11, steps 4 and 5.
public struct SignedEntry: Sendable {
  /// What was signed.
  public let entry: Entry
  /// The key of each signature line, in order.
  public let signers: [VerifierKey]

  /// Verifies every signature line by position. Where the secretariat signs, any key of its trusted
  /// chain fits.
  ///
  /// An endorsement may lack the second line: then it is a submission, and nobody has admitted it.
  /// - Throws: `unverified` where a line is missing, besides, or not valid, or the entry is made
  ///   for another log.
  public init(verifying entry: Entry, trust: TrustFolder) throws {
    guard entry.log == trust.origin else {
      throw LogError(
        .unverified,
        """
        the \(entry.kind.rawValue) is made for the log \(quoted(entry.log)), the trust folder is \
        for \(quoted(trust.origin))
        """
      )
    }
    if case .statement(let statement) = entry.content {
      guard trust.secretariat.contains(statement.secretariat) else {
        throw LogError(
          .unverified,
          """
          the statement names the secretariat \(statement.secretariat), which is not in the trust \
          folder
          """
        )
      }
    }
    let expected = entry.expectedSigners(secretariat: trust.secretariat)
    let found = entry.note.signatures.count
    let isSubmission = entry.kind == .endorsement && found == 1
    guard found == expected.count || isSubmission else {
      throw LogError(
        .unverified,
        "\(found) signature lines, expected \(expected.count) for entries of the kind \(entry.kind.rawValue)"
      )
    }
    signers = try (0..<found).map { position in
      guard let key = expected[position].first(where: { entry.note.isSigned(by: $0, at: position) })
      else {
        let claimed = entry.note.signatures[position].name
        throw LogError(
          .unverified,
          """
          signature line \(position + 1), by \(quoted(claimed)), is not a valid signature of \
          \(expected[position].map(\.description).joined(separator: " or "))
          """
        )
      }
      return key
    }
    self.entry = entry
  }

  /// Whether the secretariat has countersigned, for an endorsement.
  public var isAdmitted: Bool { entry.kind == .endorsement && signers.count == 2 }
}

/// An entry that was shown to be in the log of a trust folder. SPEC.md, section 11.
///
/// It does not say that an endorsement is still in force, nor that the log kept its rules.
public struct LoggedEntry: Sendable {
  /// The entry and whose signatures it has.
  public let signed: SignedEntry
  /// Its place in the log, from 0.
  public let index: Int
  /// The leaf hash of the entry's bytes.
  public let leaf: Hash
  /// The checkpoint that the proof leads to, verified.
  public let checkpoint: VerifiedCheckpoint

  /// What was signed.
  public var entry: Entry { signed.entry }

  /// - Throws: `malformed` where the proof carries no entry; `unverified`; and as `Policy.verify`.
  public init(verifying proof: LogProof, trust: TrustFolder, at now: Int) throws {
    guard let bytes = proof.extra, !bytes.isEmpty else {
      throw LogError(.malformed, "the proof carries no entry in its extra line")
    }
    guard bytes.count <= Entry.sizeLimit else {
      throw LogError(
        .malformed, "entry of \(bytes.count) bytes, expected at most \(Entry.sizeLimit)")
    }
    leaf = .leaf(bytes)
    checkpoint = try proof.verify(leaf: leaf, policy: trust.policy, at: now)
    index = proof.inclusion.index
    let entry = try naming("entry") { try Entry(parsing: bytes) }
    signed = try SignedEntry(verifying: entry, trust: trust)
    guard entry.kind != .endorsement || signed.isAdmitted else {
      throw LogError(
        .unverified, "the endorsement in the log is not countersigned by the secretariat")
    }
  }
}

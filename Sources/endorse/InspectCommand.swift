import ArgumentParser
import Endorsements
import PublishedLists
import TransparencyLog

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Say what a file is, trusting nothing and verifying nothing.")

  @Argument(help: "The file.", completion: .file())
  var file: String

  func run() throws {
    let limit =
      Input.isBundle(file)
      ? LogBundle.sizeLimit
      : Input.isEvidence(file) ? Evidence.sizeLimit : CanonicalText.sizeLimit
    let bytes = try Input.readSecret(file, atMost: limit)
    let lines = try naming(file) { try Self.describe(bytes) }
    Terminal.out("\(visible(file)): \(lines.joined(separator: "\n  "))\n")
  }

  /// The kind of thing, then its parts. Nothing in it was verified.
  private static func describe(_ bytes: [UInt8]) throws -> [String] {
    if LogProof.looksLikeOne(bytes) {
      let proof = try LogProof(parsing: bytes)
      var lines = ["a proof file (tlog-proof), not verified"]
      let hashes = counted(proof.inclusion.hashes.count, "hash", "hashes")
      lines.append("index \(proof.inclusion.index), \(hashes)")
      if let extra = proof.extra {
        lines += ["it carries:"] + (try describe(extra)).map { "  " + $0 }
      }
      return lines + ["under:"] + (try describe(proof.checkpoint)).map { "  " + $0 }
    }
    if LogBundle.looksLikeOne(bytes) {
      let bundle = try LogBundle(parsing: bytes, named: "bundle")
      let checkpoint = try bundle.read("checkpoint", atMost: Note.sizeLimit) ?? []
      return [
        "a bundle of a log, not verified",
        """
        \(counted(bundle.entryCount, "entry", "entries")), \
        \(counted(bundle.names(in: "checkpoints")?.count ?? 0, "kept checkpoint")), \
        \(counted(bundle.names(in: "text")?.count ?? 0, "text"))
        """, "under:",
      ] + (try describe(checkpoint)).map { "  " + $0 }
    }
    if Evidence.looksLikeOne(bytes) {
      switch try Evidence(parsing: bytes) {
      case .fork(let older, let newer, _, _):
        return ["evidence of a fork (endorse verify), not verified: this checkpoint"]
          + (try describe(older)).map { "  " + $0 } + ["and this one"]
          + (try describe(newer)).map { "  " + $0 }
      case .entries(let entries, let checkpoint, _):
        return [
          """
          evidence of a broken rule (endorse verify), not verified: the last of the first \
          \(counted(entries.count, "entry", "entries"))
          """
        ] + (try describe(entries.last!)).map { "  " + $0 } + ["under:"]
          + (try describe(checkpoint)).map { "  " + $0 }
      }
    }
    if SecretKeyFile.looksLikeOne(bytes) {
      let file = try SecretKeyFile(parsing: bytes)
      return [
        "a secret key file, \(file.needsPassphrase ? "sealed with a passphrase" : "without a passphrase")",
        "key \(visible(file.claimedKey.description))",
      ]
    }
    if let note = try? Note(parsing: bytes) { return try describe(note, bytes) }
    if let keys = try? verifierKeys(bytes) {
      return [counted(keys.count, "verifier key")] + keys.map { visible($0.description) }
    }
    if let policy = try? Policy(parsing: bytes) {
      return [
        "a policy (tlog-policy) for \(quoted(policy.origin))",
        """
        \(counted(policy.logs.count, "log key")), \(counted(policy.witnesses.count, "witness", "witnesses")), \
        quorum \(visible(policy.quorum.name))
        """,
      ]
    }
    let canonical = try naming("nothing that endorse knows, and no text") {
      try CanonicalText(bytes)
    }
    return [
      "a text, nothing else that endorse knows", "\(canonical.hash)",
      canonical.bytes == bytes
        ? "in canonical form" : "not in canonical form (endorse text --canonical)",
    ]
  }

  /// One key a line.
  private static func verifierKeys(_ bytes: [UInt8]) throws -> [VerifierKey] {
    var lines = try LineReader(bytes, atMost: Policy.sizeLimit)
    var keys: [VerifierKey] = []
    while let line = lines.line() {
      keys.append(try VerifierKey(parsing: String(decoding: line, as: UTF8.self)))
    }
    return keys
  }

  private static func describe(_ note: Note, _ bytes: [UInt8]) throws -> [String] {
    let text = String(decoding: note.text, as: UTF8.self)
    let body = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      "  " + visible(String($0))
    }
    let signers = note.signatures.map { "signature line of \(quoted($0.name)), not verified" }
    let what =
      if text.hasPrefix("endorse/v") {
        "\(try Entry(parsing: bytes).isSubmission ? "a submission: an endorsement that is not admitted yet" : "an entry of an endorsement log"), not verified"
      } else {
        "a signed note, perhaps a checkpoint, not verified"
      }
    return [what] + body + signers
  }
}

// VerifyProof PROOF POLICY: whether a log holds the entry of a proof file.
import Foundation
import TransparencyLog

let paths = CommandLine.arguments
let bytes = try Files.read(paths[1], atMost: LogProof.sizeLimit) ?? []
let proof = try LogProof(parsing: bytes)
let policy = try Policy(parsing: Files.read(paths[2], atMost: Policy.sizeLimit) ?? [])

// Nothing of the entry is believed before this has returned.
let entry = proof.extra ?? []
let checkpoint = try proof.verify(
  leaf: .leaf(entry), policy: policy, at: Int(Date().timeIntervalSince1970))
print("entry \(proof.inclusion.index) of \(policy.origin), size \(checkpoint.size)")

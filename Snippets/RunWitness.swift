// RunWitness FOLDER POLICY KEY REQUEST: answers one add-checkpoint request of tlog-witness.
import Foundation
import TransparencyLog

let paths = CommandLine.arguments
let logs = try WitnessedLogs(parsing: Files.read(paths[2], atMost: Policy.sizeLimit) ?? [])
let file = try SecretKeyFile(
  parsing: Files.read(paths[3], atMost: SecretKeyFile.sizeLimit) ?? [])
let witness = try Witness(watching: logs, signer: file.secretKey(passphrase: nil))
// Holds the folder's lock; two programs never cosign from one memory.
let ledger = try WitnessLedger(of: witness, at: paths[1])

do {
  let request = try Files.read(paths[4], atMost: AddCheckpoint.sizeLimit) ?? []
  let cosigned = try await ledger.add(request, at: { Int(Date().timeIntervalSince1970) })
  print("cosigned size \(cosigned.checkpoint.size)")
} catch let refusal as Witness.Refusal {
  print("refused: \(refusal)")
}

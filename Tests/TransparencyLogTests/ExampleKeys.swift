import TransparencyLog

/// A key whose seed is one byte, 32 times: always the same for the same number.
func exampleKey(_ number: UInt8, name: String = "log.example/one") throws -> SecretKey {
  let seed = try SecretMemory(count: 32) { $0.initializeMemory(as: UInt8.self, repeating: number) }
  return try SecretKey(name: name, seed: seed)
}

/// A witness of its own, whose secret key is `exampleKey(number)`.
func exampleWitness(_ number: UInt8) throws -> VerifierKey {
  try VerifierKey(
    name: "witness\(number).example", type: .cosignature,
    publicKey: exampleKey(number).verifierKey.publicKey)
}

func secret(_ text: String) throws -> SecretMemory {
  try SecretMemory(count: text.utf8.count) { $0.copyBytes(from: text.utf8) }
}

extension Policy {
  /// A policy with these logs and `quorum none`.
  init(logs: [VerifierKey]) throws {
    let lines = logs.map { "log \($0)\n" }.joined()
    try self.init(parsing: Array("\(lines)quorum none\n".utf8))
  }
}

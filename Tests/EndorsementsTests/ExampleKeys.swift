import Endorsements
import TestSupport
import TransparencyLog

/// The published demonstration keys of `Vectors/keys`.
func exampleKey(_ name: String) throws -> SecretKey {
  try SecretKeyFile(parsing: try Repository.file("Vectors/keys/\(name).skey"))
    .secretKey(passphrase: nil)
}

/// A key whose seed is one number, so that the same number always gives the same key.
func secretKey(_ number: UInt32, named name: String) throws -> SecretKey {
  let seed = try SecretMemory(count: 32) {
    $0.initializeMemory(as: UInt8.self, repeating: 0)
    $0.storeBytes(of: number.bigEndian, as: UInt32.self)
  }
  return try SecretKey(name: name, seed: seed)
}

/// `Keys/`.
func exampleTrust() throws -> TrustFolder {
  try TrustFolder(at: Repository.root.appending(path: "Keys").path)
}

/// The entry with these signature lines, in order.
func signed(
  _ content: Entry.Content, log: String, date: String = "2026-03-01", previous: Hash? = nil,
  by signers: [SecretKey]
) throws -> [UInt8] {
  let text = Entry.text(
    content, log: log, date: try ClaimedDate(parsing: date), previous: previous)
  var note = Note(unsigned: text)
  for signer in signers { try note.sign(with: signer) }
  return note.encoded
}

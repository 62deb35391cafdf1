import Endorsements
import PublishedLists
import TransparencyLog

/// Entries of a log for a test, each by a signatory of its own: organization 1 signs with the key of
/// `org1.example`, individual 2 with that of `people.example/p2`.
struct ExampleLog {
  static let text = TextHash(.sha256(Array("A text.\n".utf8)))

  private(set) var entries: [[UInt8]] = []
  private var latest: [UInt32: Hash] = [:]

  init(title: String = "A title", text: TextHash = ExampleLog.text) throws {
    try state(title, text)
  }

  mutating func state(_ title: String, _ text: TextHash) throws {
    let secretariat = try exampleKey("secretariat.example")
    let statement = Entry.Statement(
      title: title, text: text, secretariat: secretariat.verifierKey, recovery: nil)
    try append(.statement(statement), author: 0, by: [secretariat])
  }

  mutating func endorse(
    _ number: UInt32, _ signatory: String, role: String? = nil,
    kind: KeyName.Kind = .organization, text: TextHash = ExampleLog.text
  ) throws {
    let key = try key(number, kind)
    let endorsement = try Entry.Endorsement(
      text: text, signatory: signatory, kind: kind, role: role, key: key.verifierKey)
    try append(
      .endorsement(endorsement), author: number,
      by: [key, try exampleKey("secretariat.example")])
  }

  mutating func withdraw(_ number: UInt32, text: TextHash = ExampleLog.text) throws {
    let key = try key(number, .organization)
    try append(.withdrawal(text: text, key: key.verifierKey), author: number, by: [key])
  }

  /// The successor is organization `heir`, under the name of `number`.
  mutating func succeed(_ number: UInt32, by heir: UInt32) throws {
    let old = try key(number, .organization)
    let new = try secretKey(heir, named: "org\(number).example")
    names[heir] = "org\(number).example"
    try append(
      .succession(key: old.verifierKey, successor: new.verifierKey), author: number, by: [old, new])
    latest[heir] = latest[number]
  }

  private var names: [UInt32: String] = [:]

  private func key(_ number: UInt32, _ kind: KeyName.Kind) throws -> SecretKey {
    let name = kind == .individual ? "people.example/p\(number)" : "org\(number).example"
    return try secretKey(number, named: names[number] ?? name)
  }

  private func secretKey(_ number: UInt32, named name: String) throws -> SecretKey {
    let seed = try SecretMemory(count: 32) {
      $0.initializeMemory(as: UInt8.self, repeating: 0)
      $0.storeBytes(of: number.bigEndian, as: UInt32.self)
    }
    return try SecretKey(name: name, seed: seed)
  }

  private mutating func append(
    _ content: Entry.Content, author: UInt32, by signers: [SecretKey]
  ) throws {
    let text = Entry.text(
      content, log: "manifesto.example/log", date: try ClaimedDate(parsing: "2026-03-01"),
      previous: latest[author])
    var note = Note(unsigned: text)
    for signer in signers { try note.sign(with: signer) }
    entries.append(note.encoded)
    latest[author] = .leaf(note.encoded)
  }

  /// The report on `list`, against the only statement or the one of that title.
  func report(
    on list: String, statement: String? = nil, givenText: TextHash? = nil
  ) async throws -> CheckReport {
    let log = try await MemoryLog.judged(entries)
    return try CheckReport(
      Document(parsing: Array(list.utf8)), options: ReadingOptions(), against: log,
      statement: CheckReport.statement(
        in: log.state, choice: statement, givenText: givenText), givenText: givenText)
  }
}

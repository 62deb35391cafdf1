import Endorsements
import TransparencyLog

/// Who signs in a benchmark's log. All secret keys come from numbers: trust them with nothing.
struct Campaign: Sendable {
  /// Of so many signatories each has a name of its own.
  static let limit = given.count * beginnings.count * middles.count * ends.count

  let logKey: SecretKey
  let secretariat: SecretKey
  let text: CanonicalText

  init() throws {
    logKey = try Self.key(0, named: "benchmark.example/log")
    secretariat = try Self.key(1, named: "secretariat.example")
    text = try CanonicalText(Array("The text of the benchmark's manifesto.\n".utf8))
  }

  func statement() throws -> [UInt8] {
    try signed(
      .statement(
        Entry.Statement(
          title: "The Benchmark Manifesto", text: text.hash, secretariat: secretariat.verifierKey,
          recovery: nil)), by: [secretariat])
  }

  /// The endorsement of signatory `number`, admitted or handed in: two of three are organizations, one is an
  /// individual with a role.
  func endorsement(_ number: Int, isAdmitted: Bool = true) throws -> [UInt8] {
    let key = try key(ofSignatory: number)
    return try signed(
      .endorsement(
        try Entry.Endorsement(
          text: text.hash, signatory: Self.signatory(number),
          kind: Self.isIndividual(number) ? .individual : .organization,
          role: Self.role(number), key: key.verifierKey)),
      by: isAdmitted ? [key, secretariat] : [key])
  }

  /// One name of ten is not in ASCII.
  static func signatory(_ number: Int) -> String {
    let (given, family) = name(number)
    // The letter that is not in ASCII stands in the printed name only.
    let printed = number % 10 == 3 ? family + "é" : family
    return isIndividual(number) ? "\(given) \(printed)" : "\(given) \(printed) Foundation"
  }

  static func role(_ number: Int) -> String? {
    isIndividual(number) ? roles[number / 3 % roles.count] : nil
  }

  func key(ofSignatory number: Int) throws -> SecretKey {
    let (given, family) = Self.name(number)
    let domain = "\(family.lowercased())\(number).example"
    return try Self.key(
      2 + number, named: Self.isIndividual(number) ? "\(domain)/\(given.lowercased())" : domain)
  }

  private func signed(_ content: Entry.Content, by signers: [SecretKey]) throws -> [UInt8] {
    var note = Note(
      unsigned: Entry.text(
        content, log: logKey.verifierKey.name, date: try ClaimedDate(parsing: "2026-03-01"),
        previous: nil))
    for signer in signers { try note.sign(with: signer) }
    return note.encoded
  }

  /// The trust folder of a log of this campaign.
  func trust() throws -> TrustFolder {
    try TrustFolder(
      policy: Array("log \(logKey.verifierKey)\nquorum none\n".utf8),
      secretariat: Array("\(secretariat.verifierKey)\n".utf8))
  }

  static func isIndividual(_ number: Int) -> Bool { number % 3 == 2 }

  static func key(_ number: Int, named name: String) throws -> SecretKey {
    let seed = try SecretMemory(count: 32) {
      $0.initializeMemory(as: UInt8.self, repeating: 0)
      $0.storeBytes(of: UInt64(number).bigEndian, as: UInt64.self)
    }
    return try SecretKey(name: name, seed: seed)
  }

  private static func name(_ number: Int) -> (given: String, family: String) {
    var rest = number
    func pick(_ words: [String]) -> String {
      defer { rest /= words.count }
      return words[rest % words.count]
    }
    let given = pick(Self.given)
    return (given, pick(beginnings) + pick(middles) + pick(ends))
  }

  private static let given = [
    "Amina", "Boris", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jamal",
    "Karin", "Luis", "Maria", "Nadia", "Olga", "Pedro", "Quentin", "Rosa", "Samuel", "Tariq",
    "Ursula", "Viktor", "Wanda", "Xenia", "Yusuf", "Zoe", "Alexandra", "Bartholomew", "Christina",
    "Emmanuel",
  ]
  private static let beginnings = [
    "Ander", "Berg", "Castel", "Dom", "Eisen", "Fern", "Gold", "Hart", "Ivan", "Jan", "Kirch",
    "Lind", "Mont", "Nord", "Oster", "Pala", "Quin", "Rosen", "Stein", "Tor", "Ull", "Val",
    "Wester", "Yam", "Zell",
  ]
  private static let middles = [
    "a", "bo", "ca", "de", "e", "fi", "ga", "ha", "i", "ju", "ke", "la", "mo", "ni", "o", "pe",
    "ra", "sa", "te", "u", "va", "wi", "ya", "zu", "lo", "mi", "no", "re", "so", "ta",
  ]
  private static let ends = [
    "bach", "burg", "dal", "dottir", "escu", "field", "gren", "heim", "ia", "kov", "land", "lund",
    "mann", "moto", "nes", "oglu", "poulos", "quist", "rup", "sen", "shvili", "ski", "son", "stad",
    "strom", "ton", "tsen", "vic", "villa", "wala", "werth", "wicz", "yan", "zade", "zon", "berg",
    "feld", "hoff", "holm", "hus", "ina", "lin", "ley", "mark", "nik", "ova", "ras", "rud", "tal",
    "thal",
  ]
  private static let roles = [
    "Professor of Computer Science", "Member of the board", "Director", "Chair of the Committee",
    "Independent researcher", "Painter", "Senior Policy Adviser, Digital Rights", "Nurse",
  ]
}

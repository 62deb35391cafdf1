import TestSupport
import Testing
import TransparencyLog

@testable import Endorsements

struct EntryTests {
  @Test(arguments: try Vector.all(in: "entry"))
  func vectorsHaveTheirVerdict(_ vector: Vector) throws {
    #expect(vector.fieldNames.isSubset(of: ["kind"]))
    var kind: String?
    let found = outcome {
      let entry = try Entry(parsing: vector.body)
      kind = entry.kind.rawValue
      #expect(written(entry) == vector.body, "what is read is written in the same way")
    }
    #expect(found == vector.expect, "\(vector.comment)")
    #expect(try kind == vector.value("kind"), "\(vector.comment)")
  }

  @Test func whatIsWrittenReadsAsTheSame() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let (content, previous) = try randomContent(&random)
      let date = try ClaimedDate(
        unixTime: Int.random(in: 946_684_800..<32_503_680_000, using: &random))
      let bytes = try signed(
        content, log: "log.example/one", date: date.description, previous: previous,
        by: [try secretKey(1, named: "a.example")])
      let entry = try Entry(parsing: bytes)
      // As descriptions, which have every field; as bytes, since `==` takes normal forms as equal.
      #expect("\(entry.content)".utf8.elementsEqual("\(content)".utf8))
      #expect(entry.log == "log.example/one")
      #expect(entry.date == date)
      #expect(entry.previous == previous)
      #expect(written(entry) == bytes)
    }
  }

  /// What is accepted after a change was changed in what it says, not only in how it is written.
  @Test(arguments: Entry.Kind.allCases)
  func everyChangeOfAByteIsRefusedOrReadBackExactly(kind: Entry.Kind) throws {
    let original = try example(kind)
    var random = SeededGenerator(seed: 6)
    let bytes = Array("\n \t\r+-/=:09aAz\u{7F}".utf8) + [0x00, 0x80, 0xC3, 0xA9, 0xFF]
    var refused = 0
    func check(_ changed: [UInt8]) {
      guard let entry = try? Entry(parsing: changed) else {
        refused += 1
        return
      }
      if written(entry) != changed {
        Issue.record("\(String(decoding: changed, as: UTF8.self).debugDescription)")
      }
    }
    for place in original.indices {
      var changed = original
      for bit in 0..<8 {
        changed[place] = original[place] ^ 1 << bit
        check(changed)
      }
      for byte in bytes.shuffled(using: &random).prefix(3) where byte != original[place] {
        changed[place] = byte
        check(changed)
      }
      check(Array(original[..<place] + original[(place + 1)...]))
      for byte in bytes.shuffled(using: &random).prefix(3) + [original[place]] {
        check(Array(original[..<place] + [byte] + original[place...]))
      }
    }
    #expect(refused > original.count)
  }

  @Test(arguments: Entry.Kind.allCases)
  func ofTheBeginningsOnlyTheOneWithTheFirstSignatureLineIsAnEntry(kind: Entry.Kind) throws {
    let original = try example(kind)
    let secondLine = try #require(
      original.indices.last { original[..<$0].last == 0x0A })
    for end in original.indices {
      let isEntry = (try? Entry(parsing: original[..<end])) != nil
      #expect(isEntry == (end == secondLine), "\(end)")
    }
  }

  private func written(_ entry: Entry) -> [UInt8] {
    let text = Entry.text(
      entry.content, log: entry.log, date: entry.date, previous: entry.previous)
    // The text as it would be written, under the signature lines as they would be.
    return text + entry.note.encoded.dropFirst(entry.note.text.count)
  }

  private func example(_ kind: Entry.Kind) throws -> [UInt8] {
    let alpha = try exampleKey("alpha.example")
    let other = try exampleKey("alpha.example-2")
    let secretariat = try exampleKey("secretariat.example")
    let text = TextHash(.sha256(Array("A text.\n".utf8)))
    let content: Entry.Content =
      switch kind {
      case .statement:
        try .statement(
          Entry.Statement(
            title: "Title \u{E9}", text: text, secretariat: secretariat.verifierKey,
            recovery: exampleKey("secretariat.example_recovery").verifierKey))
      case .endorsement:
        try .endorsement(
          Entry.Endorsement(
            text: text, signatory: "A\u{30A}ngstr\u{F6}m & \u{5D0}".nfc, kind: .organization,
            role: "R\u{F4}le", key: alpha.verifierKey))
      case .withdrawal: .withdrawal(text: text, key: alpha.verifierKey)
      case .succession: .succession(key: alpha.verifierKey, successor: other.verifierKey)
      case .revocation: .revocation(key: alpha.verifierKey, reason: "It is gone")
      }
    return try signed(
      content, log: "log.example/one", previous: .sha256([]), by: [alpha, secretariat])
  }

  private func randomContent(
    _ random: inout SeededGenerator
  ) throws -> (Entry.Content, Hash?) {
    func hash() -> Hash { .sha256((0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }) }
    func value() -> String {
      while true {
        let text = awkwardText(length: 1...8, &random)
        if (try? Value.check(text, what: "value")) != nil, NameKey(text) != nil { return text }
      }
    }
    func newKey(_ name: String) throws -> VerifierKey {
      try secretKey(UInt32.random(in: 0...1000, using: &random), named: name).verifierKey
    }
    let text = TextHash(hash())
    let isIndividual = Bool.random(using: &random)
    let name = isIndividual ? "people.example/a_b.c-1" : "xn--d.a-b.example"
    let content: Entry.Content =
      switch Entry.Kind.allCases.randomElement(using: &random)! {
      case .statement:
        try .statement(
          Entry.Statement(
            title: value(), text: text, secretariat: newKey(name),
            recovery: Bool.random(using: &random) ? newKey(name) : nil))
      case .endorsement:
        try .endorsement(
          Entry.Endorsement(
            text: text, signatory: value(), kind: isIndividual ? .individual : .organization,
            role: Bool.random(using: &random) ? value() : nil, key: newKey(name)))
      case .withdrawal: .withdrawal(text: text, key: try newKey(name))
      case .succession: .succession(key: try newKey(name), successor: try newKey(name))
      case .revocation: .revocation(key: try newKey(name), reason: value())
      }
    return (content, Bool.random(using: &random) ? hash() : nil)
  }
}

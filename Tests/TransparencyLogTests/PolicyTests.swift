import TestSupport
import Testing

@testable import TransparencyLog

/// tlog-policy; SPEC.md, section 8.
struct PolicyTests {
  @Test(arguments: try Vector.all(in: "policy"))
  func policyGetsItsVerdict(vector: Vector) throws {
    #expect(outcome { _ = try Policy(parsing: vector.body) } == vector.expect)
    #expect(vector.fieldNames.isEmpty)
  }

  @Test func readsWhatEachLineSays() throws {
    let log = try exampleKey(1).verifierKey
    let keys = try (2...4).map { number in
      try VerifierKey(
        name: "w\(number)", type: .cosignature,
        publicKey: exampleKey(number).verifierKey.publicKey)
    }
    let policy = try Policy(
      parsing: Array(
        """
        # a comment
        log \(log) https://log.example/
        witness a \(keys[0])
        witness b \(keys[1]) https://witness.example/
        \twitness  c\t\(keys[2])\u{20}
        group g 2 a b
        group h all g c
        quorum h

        """.utf8))
    #expect(policy.origin == log.name)
    #expect(policy.logs == [log])
    #expect(policy.witnesses.map { $0.name } == ["a", "b", "c"])
    #expect(policy.witnesses.map { $0.key } == keys)
    #expect(policy.witnesses.map { $0.url } == [nil, "https://witness.example/", nil])
    #expect(policy.quorum.parties.map { $0.name } == ["a", "b", "c", "g", "h"])
    let groups = policy.quorum.parties.compactMap {
      if case .group(let group) = $0 { group } else { nil }
    }
    #expect(groups.map { $0.threshold } == [2, 2])
    #expect(groups.map { $0.members } == [[0, 1], [3, 2]])
    #expect(policy.quorum.deciding == 4)
    #expect(policy.quorum.name == "h")
  }

  @Test func refusesKeyWhoseNameIsNotUTF8() throws {
    // The ID fits the name in which a decoder has put U+FFFD for the byte 0xFF.
    let key = try VerifierKey(
      name: "w\u{FFFD}", type: .cosignature, publicKey: exampleKey(2).verifierKey.publicKey)
    let parts = key.description.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 1)
    let line = Array("witness a w".utf8) + [0xFF] + Array("+".utf8) + parts[1] + [10]
    let rest = Array("log \(try exampleKey(1).verifierKey)\nquorum none\n".utf8)
    #expect(outcome { _ = try Policy(parsing: rest) } == "accept")
    #expect(outcome { _ = try Policy(parsing: line + rest) } == "malformed")
  }

  /// SPEC.md, section 3.2: where a type is asked for, a key of another one is malformed.
  @Test(arguments: [0x02, 0x05, 0x06, 0xFF] as [UInt8], ["log", "witness w"])
  func refusesKeyOfATypeThatIsNotAskedFor(type: UInt8, line: String) throws {
    let name = "other.example/log"
    let hash = Hash.sha256(Array(name.utf8) + [10, type] + Hash.zero.bytes)
    let key = "\(name)+\(hex(hash.bytes.prefix(4)))+\(base64([type] + Hash.zero.bytes))"
    #expect(outcome { _ = try VerifierKey(parsing: key) } == "unsupported")
    let log = "log \(try exampleKey(1).verifierKey)"
    let policy = "\(log)\n\(line) \(key)\nquorum none\n"
    #expect(outcome { _ = try Policy(parsing: Array(policy.utf8)) } == "malformed")
  }
}

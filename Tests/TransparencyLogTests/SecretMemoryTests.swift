import Testing

@testable import TransparencyLog

struct SecretMemoryTests {
  private struct Refused: Error {}

  @Test func freesItsMemoryOnceWhereFillingFails() {
    for _ in 0..<100 {
      #expect(throws: Refused.self) { try SecretMemory(count: 32) { _ in throw Refused() } }
    }
  }

  @Test(arguments: [0, 1, 32, 5000])
  func keepsWhatItWasFilledWith(count: Int) throws {
    let secret = try SecretMemory(count: count) {
      for index in $0.indices { $0[index] = UInt8(truncatingIfNeeded: index) }
    }
    #expect(secret.count == count)
    #expect(
      secret.withUnsafeBytes { Array($0) }
        == (0..<count).map { UInt8(truncatingIfNeeded: $0) })
  }

  @Test func showsNothingOfASecret() throws {
    let memory = try secret("correct horse")
    var dumped = ""
    dump(memory, to: &dumped)
    dump(try exampleKey(1), to: &dumped)
    let seed = hex([UInt8](repeating: 1, count: 32))
    for text in ["\(memory)", String(reflecting: memory), "\(try exampleKey(1))", dumped] {
      #expect(!text.contains("horse") && !text.contains(seed) && !text.contains("[1, 1"))
    }
  }

  @Test func wipesBytes() {
    var bytes: [UInt8] = [1, 2, 3]
    wipe(&bytes)
    #expect(bytes == [0, 0, 0])
  }
}

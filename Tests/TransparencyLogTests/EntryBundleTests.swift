import TestSupport
import Testing
import TransparencyLog

/// tlog-tiles, Log entries; SPEC.md, section 7.2.
struct EntryBundleTests {
  @Test(arguments: try Vector.all(in: "bundle"))
  func bundleGetsItsVerdict(vector: Vector) throws {
    let width = try #require(try vector.value("width").flatMap { number(decimal: $0.utf8) })
    let verdict = outcome {
      let entries = try EntryBundle.decode(vector.body, width: width)
      #expect(entries.count == width)
      #expect(EntryBundle.encode(entries.map { Array($0) }) == vector.body)
    }
    #expect(verdict == vector.expect)
  }

  @Test func readsWhatItWrites() throws {
    var generator = SeededGenerator(seed: 6)
    for width in [1, 2, 255, 256] {
      let entries = (0..<width).map { _ in
        let count = Int.random(in: 1...40, using: &generator)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      }
      let decoded = try EntryBundle.decode(EntryBundle.encode(entries), width: width)
      #expect(decoded.map { Array($0) } == entries)
    }
  }

  @Test func takesTheLongestBundle() throws {
    let entry = [UInt8](repeating: 1, count: EntryBundle.entrySizeLimit)
    let bundle = EntryBundle.encode(repeatElement(entry, count: 256))
    #expect(bundle.count == EntryBundle.sizeLimit)
    #expect(try EntryBundle.decode(bundle, width: 256).count == 256)
  }

  @Test func isRefusedCutOffAnywhere() {
    let bundle = EntryBundle.encode([[1], [2, 3], [4, 5, 6]])
    for count in bundle.indices {
      let cut = Array(bundle.prefix(count))
      #expect(outcome { _ = try EntryBundle.decode(cut, width: 3) } == "malformed")
    }
  }
}

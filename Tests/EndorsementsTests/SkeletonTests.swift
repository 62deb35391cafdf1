import TestSupport
import Testing

@testable import Endorsements

/// SPEC.md, section 5.4.
struct SkeletonTests {
  @Test(arguments: try Vector.all(in: "skeleton"))
  func vectorsHaveTheirSkeleton(_ vector: Vector) throws {
    #expect(vector.fieldNames == ["skeleton"])
    let skeleton = try text(vector.body).skeleton
    #expect(skeleton.isIdentical(to: try #require(try vector.value("skeleton"))))
  }

  /// What the bound on the length of a name that may be similar rests on.
  @Test func aTextHasNoMoreScalarsThanItsSkeleton() {
    for code in (0...0x10FFFF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(code) else { continue }
      #expect(!String(scalar).skeleton.isEmpty)
    }
    var random = SeededGenerator(seed: 9)
    for _ in 0..<2000 {
      let name = awkwardText(length: 1...12, &random)
      #expect(name.skeleton.unicodeScalars.count >= name.nfc.unicodeScalars.count)
    }
  }

  /// By the definition, from the files of `Vectors/unicode` only.
  @Test func agreesWithTheDefinition() throws {
    var mappings: [UInt32: [Unicode.Scalar]] = [:]
    for fields in try UnicodeFile.rows("confusables.txt") {
      let codes = fields.map { UInt32($0, radix: 16)! }
      mappings[codes[0]] = codes.dropFirst().map { Unicode.Scalar($0)! }
    }
    #expect(mappings.count > 5000)
    let naive = NaiveNormalization.shared
    func skeleton(_ text: String) -> [Unicode.Scalar] {
      let apart = naive.decompose(text.unicodeScalars, compatibly: false)
      return naive.decompose(apart.flatMap { mappings[$0.value] ?? [$0] }, compatibly: false)
    }
    for code in mappings.keys {
      let text = String(Unicode.Scalar(code)!)
      #expect(Array(text.skeleton.unicodeScalars) == skeleton(text))
    }
    var random = SeededGenerator(seed: 10)
    let sources = mappings.keys.sorted()
    for _ in 0..<2000 {
      var text = awkwardText(length: 1...12, &random)
      text.unicodeScalars.append(Unicode.Scalar(sources.randomElement(using: &random)!)!)
      text += awkwardText(length: 1...3, &random)
      #expect(Array(text.skeleton.unicodeScalars) == skeleton(text), "\(text.debugDescription)")
    }
  }
}

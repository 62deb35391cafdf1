import TestSupport
import Testing

@testable import TransparencyLog

/// tlog-tiles, Merkle Tree; SPEC.md, section 7.2.
struct TileTests {
  @Test(arguments: try Vector.all(in: "tile-path"))
  func tilePathGetsItsVerdict(vector: Vector) throws {
    let path = try #require(String(validating: vector.body, as: UTF8.self))
    let verdict = outcome {
      let tile = try Tile(path: path)
      #expect(tile.path == path)
      let level =
        switch tile.level {
        case .hashes(let level): String(level)
        case .entries: "entries"
        }
      #expect(level == (try vector.value("level")))
      #expect(String(tile.index) == (try vector.value("index")))
      #expect(String(tile.width) == (try vector.value("width")))
    }
    #expect(verdict == vector.expect)
    #expect((vector.expect == "accept") == !vector.fieldNames.isEmpty)
    #expect(vector.fieldNames.isSubset(of: ["level", "index", "width"]))
  }

  @Test func pathsReadBackAsTheTilesThatTheyName() throws {
    var generator = SeededGenerator(seed: 5)
    let powers = (0..<19).map { exponent in (0..<exponent).reduce(1) { power, _ in power * 10 } }
    let near = powers.flatMap { [$0 - 1, $0, $0 + 1] }
    let random = (0..<63).flatMap { shift in
      (0..<8).map { _ in Int.random(in: 0...Int.max, using: &generator) >> shift }
    }
    let levels: [Tile.Level] = [.entries, .hashes(0), .hashes(9), .hashes(10), .hashes(63)]
    for index in Array(0...2000) + near + [Int.max - 1, Int.max] + random {
      for (level, width) in zip(levels, [1, 256, 255, 99, 100]) {
        let tile = Tile(level: level, index: index, width: width)
        guard try Tile(path: tile.path) == tile else {
          Issue.record("\(tile.path)")
          return
        }
      }
    }
  }

  @Test(arguments: [
    (1_234_067, 256, "tile/1/x001/x234/067"), (0, 1, "tile/1/000.p/1"), (999, 256, "tile/1/999"),
    (1000, 255, "tile/1/x001/000.p/255"),
    (Int.max, 256, "tile/1/x009/x223/x372/x036/x854/x775/807"),
  ])
  func writesGroupsOfThreeDigits(index: Int, width: Int, path: String) {
    #expect(Tile(level: .hashes(1), index: index, width: width).path == path)
  }

  @Test(arguments: [
    "tile/0/000\u{301}", "tile/0\u{301}/000", "t\u{131}le/0/000", "tile/0/x\u{301}001/000",
    "tile/0/000.p\u{301}/1", "tile/0/\u{FF10}00", "tile/0/000.p/1\0", "tile/0/000\0",
  ])
  func refusesCharactersThatOnlyLookRight(path: String) {
    #expect(outcome { _ = try Tile(path: path) } == "malformed")
  }

  @Test func readsTileOfItsWidthOnly() throws {
    let hashes = NaiveTree(size: 3).leaves
    #expect(try [Hash](tile: hashes.tileBytes, width: 3) == hashes)
    for width in [1, 2, 4, 256] {
      #expect(outcome { _ = try [Hash](tile: hashes.tileBytes, width: width) } == "malformed")
    }
    #expect(outcome { _ = try [Hash](tile: hashes.tileBytes + [0], width: 3) } == "malformed")
  }
}

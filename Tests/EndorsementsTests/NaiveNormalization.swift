/// NFC and NFKC by the book (Unicode Standard Annex 15), from the files of `Vectors/unicode` only.
struct NaiveNormalization: Sendable {
  static let shared = try! NaiveNormalization()

  private var canonical: [UInt32: [UInt32]] = [:]
  private var compatible: [UInt32: [UInt32]] = [:]
  private var combiningClass: [UInt32: UInt8] = [:]
  private var compositions: [UInt64: UInt32] = [:]

  init() throws {
    for fields in try UnicodeFile.rows("decompositions.txt") {
      let targets = fields.dropFirst(2).map { UInt32($0, radix: 16)! }
      let source = UInt32(fields[0], radix: 16)!
      if fields[1] == "=" { canonical[source] = targets }
      compatible[source] = targets
    }
    for fields in try UnicodeFile.rows("combining.txt") {
      for code in try UnicodeFile.codePoints(fields[0]) {
        combiningClass[UInt32(code)] = UInt8(fields[1])!
      }
    }
    var excluded: Set<UInt32> = []
    for fields in try UnicodeFile.rows("exclusions.txt") {
      excluded.formUnion(try UnicodeFile.codePoints(fields[0]).map { UInt32($0) })
    }
    for (source, target) in canonical where target.count == 2 && !excluded.contains(source) {
      compositions[UInt64(target[0]) << 32 | UInt64(target[1])] = source
    }
  }

  func compose(_ text: String, compatibly: Bool) -> [Unicode.Scalar] {
    compose(decompose(text.unicodeScalars, compatibly: compatibly).map(\.value))
      .map { Unicode.Scalar($0)! }
  }

  /// Full decomposition, in canonical order.
  func decompose(_ scalars: some Sequence<Unicode.Scalar>, compatibly: Bool) -> [Unicode.Scalar] {
    var codes = scalars.flatMap { decompose($0.value, compatibly ? compatible : canonical) }
    // Bubble sort of what has a combining class, as the definition has it.
    var isSorted = false
    while !isSorted {
      isSorted = true
      for index in codes.indices.dropFirst() {
        let (first, second) = (order(codes[index - 1]), order(codes[index]))
        if second > 0, first > second {
          codes.swapAt(index - 1, index)
          isSorted = false
        }
      }
    }
    return codes.map { Unicode.Scalar($0)! }
  }

  private func decompose(_ code: UInt32, _ table: [UInt32: [UInt32]]) -> [UInt32] {
    if (0xAC00..<0xAC00 + 11172).contains(code) {
      let index = code - 0xAC00
      let tail = index % 28
      return [0x1100 + index / 588, 0x1161 + index % 588 / 28] + (tail > 0 ? [0x11A7 + tail] : [])
    }
    return table[code]?.flatMap { decompose($0, table) } ?? [code]
  }

  private func compose(_ codes: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var starter: Int?
    for code in codes {
      if let starter {
        let between = result[(starter + 1)...]
        let isBlocked = between.contains { order($0) >= order(code) || order($0) == 0 }
        if !isBlocked, let composed = pair(result[starter], code) {
          result[starter] = composed
          continue
        }
      }
      result.append(code)
      if order(code) == 0 { starter = result.count - 1 }
    }
    return result
  }

  private func pair(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if (0x1100..<0x1113).contains(first), (0x1161..<0x1176).contains(second) {
      return 0xAC00 + (first - 0x1100) * 588 + (second - 0x1161) * 28
    }
    if (0xAC00..<0xAC00 + 11172).contains(first), (first - 0xAC00) % 28 == 0,
      (0x11A8..<0x11C3).contains(second)
    {
      return first + second - 0x11A7
    }
    return compositions[UInt64(first) << 32 | UInt64(second)]
  }

  private func order(_ code: UInt32) -> UInt8 { combiningClass[code] ?? 0 }
}

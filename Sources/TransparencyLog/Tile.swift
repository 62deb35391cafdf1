/// The name of a tile or an entry bundle. tlog-tiles, Merkle Tree; SPEC.md, section 7.2.
public struct Tile: Hashable, Sendable {
  /// What a tile has.
  public enum Level: Hashable, Sendable {
    /// Hashes of subtrees of 256^level leaves, level 0 to 63.
    case hashes(Int)
    /// The entries themselves.
    case entries
  }

  /// How many hashes or entries a full tile has.
  public static let fullWidth = 256

  /// Which hashes, or the entries.
  public let level: Level
  /// Its place in its level, from 0.
  public let index: Int
  /// 1 to 256; a partial tile has fewer than 256.
  public let width: Int

  /// - Precondition: the index is not negative, and the width 1 to 256.
  public init(level: Level, index: Int, width: Int) {
    precondition(index >= 0 && (1...Self.fullWidth).contains(width))
    self.level = level
    self.index = index
    self.width = width
  }

  /// Whether it has fewer than 256.
  public var isPartial: Bool { width < Self.fullWidth }

  /// The full tile at the same place.
  public var full: Tile { Tile(level: level, index: index, width: Self.fullWidth) }

  /// `tile/L/N` or `tile/L/N.p/W`.
  public var path: String {
    var groups: [String] = []
    var rest = index
    repeat {
      let digits = String(rest % 1000)
      let padded = String(repeating: "0", count: 3 - digits.utf8.count) + digits
      groups.append(groups.isEmpty ? padded : "x" + padded)
      rest /= 1000
    } while rest > 0
    let prefix =
      switch level {
      case .hashes(let level): "tile/\(level)/"
      case .entries: "tile/entries/"
      }
    return prefix + groups.reversed().joined(separator: "/") + (isPartial ? ".p/\(width)" : "")
  }

  /// - Throws: `malformed` where `path` is not the path of a tile, written in the only way.
  public init(path: String) throws {
    func refuse(_ why: String) -> LogError {
      LogError(.malformed, "tile path \(quoted(path)): \(why)")
    }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "tile" else { throw refuse("is not tile/L/N") }
    if parts[1] == "entries" {
      level = .entries
    } else if let number = number(decimal: parts[1].utf8), number <= 63 {
      level = .hashes(number)
    } else {
      throw refuse("level \(quoted(parts[1])) is not entries or 0 to 63")
    }
    parts.removeFirst(2)
    if parts.count > 1, parts[parts.count - 2].hasSuffix(".p") {
      guard let number = number(decimal: parts.removeLast().utf8),
        (1..<Self.fullWidth).contains(number)
      else { throw refuse("the width is not 1 to 255") }
      width = number
      parts[parts.count - 1].removeLast(2)
    } else {
      width = Self.fullWidth
    }
    var index = 0
    for (position, part) in parts.enumerated() {
      let isLast = position == parts.count - 1
      let digits = isLast ? part : part.dropFirst()
      guard digits.utf8.count == 3, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        isLast || part.hasPrefix("x")
      else { throw refuse("\(quoted(part)) is not three digits") }
      let (thousands, tooLarge) = index.multipliedReportingOverflow(by: 1000)
      let (sum, overflow) = thousands.addingReportingOverflow(Int(digits)!)
      guard !tooLarge, !overflow else { throw refuse("the index is above 2^63 - 1") }
      index = sum
    }
    self.index = index
    guard self.path == path else { throw refuse("the index has a leading group of zeros") }
  }

  /// The tiles of level `level` that a tree of `size` leaves has, in order of their index.
  ///
  /// Made one by one: a checkpoint may claim any size before it is known that its files are there.
  public static func tiles(level: Level, ofTreeSize size: Int)
    -> LazyMapSequence<Range<Int>, Tile>
  {
    var count = size
    if case .hashes(let level) = level {
      for _ in 0..<level { count /= fullWidth }
    }
    let (full, rest) = count.quotientAndRemainder(dividingBy: fullWidth)
    return (0..<full + (rest > 0 ? 1 : 0)).lazy.map {
      Tile(level: level, index: $0, width: $0 < full ? fullWidth : rest)
    }
  }
}

/// A tile's bytes and its hashes.
extension [Hash] {
  /// - Throws: `malformed` where `bytes` are not `width` hashes.
  init(tile bytes: [UInt8], width: Int) throws {
    guard bytes.count == width * 32 else {
      throw LogError(.malformed, "\(bytes.count) bytes, expected \(width * 32)")
    }
    self = (0..<width).map { Hash(bytes[$0 * 32..<$0 * 32 + 32])! }
  }

  /// They lie in memory as in a tile.
  var tileBytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }
}

/// Entry bundles. tlog-tiles, Log entries.
public enum EntryBundle {
  /// The longest entry that is accepted, in bytes.
  public static let entrySizeLimit = 8192
  /// The longest bundle, in bytes.
  public static let sizeLimit = Tile.fullWidth * (entrySizeLimit + 2)

  /// - Precondition: each entry has 1 to 8,192 bytes.
  public static func encode(_ entries: some Collection<[UInt8]>) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(entries.reduce(0) { $0 + 2 + $1.count })
    for entry in entries {
      precondition((1...entrySizeLimit).contains(entry.count))
      encoded.append(UInt8(entry.count >> 8))
      encoded.append(UInt8(entry.count & 0xFF))
      encoded += entry
    }
    return encoded
  }

  /// - Throws: `malformed` where `bytes` are not exactly `width` entries.
  public static func decode(_ bytes: [UInt8], width: Int) throws -> [ArraySlice<UInt8>] {
    var entries: [ArraySlice<UInt8>] = []
    var position = 0
    while position < bytes.count {
      guard bytes.count - position >= 2 else {
        throw LogError(.malformed, "a length is cut off at byte \(position)")
      }
      let length = Int(bytes[position]) << 8 | Int(bytes[position + 1])
      let end = position + 2 + length
      guard (1...entrySizeLimit).contains(length) else {
        throw LogError(
          .malformed, "length \(length) at byte \(position), expected 1 to \(entrySizeLimit)")
      }
      guard end <= bytes.count else {
        throw LogError(.malformed, "the entry at byte \(position) is cut off")
      }
      entries.append(bytes[position + 2..<end])
      position = end
    }
    guard entries.count == width else {
      throw LogError(.malformed, "\(entries.count) entries, expected \(width)")
    }
    return entries
  }
}

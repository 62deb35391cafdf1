/// A log's files in one file, which is a copy of the log like any other. SPEC.md, section 7.11.
///
/// It has the entries; tiles are computed from them. Whoever made it is not trusted: what is read is
/// verified as it is from a folder.
public struct LogBundle: LogSource {
  /// The longest bundle, in bytes.
  public static let sizeLimit = 1 << 30

  private static let headerStart = "endorse-bundle/"
  private static let header = headerStart + "1"

  public let name: String
  private let bytes: [UInt8]
  /// How many entries it has, which nobody has verified.
  public let entryCount: Int
  private let files: [String: Range<Int>]
  private let tiles: [String: [UInt8]]

  /// Whether `bytes` begin as a bundle does, of whatever version.
  public static func looksLikeOne(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: headerStart.utf8)
  }

  /// - Throws: `malformed`; `unsupported` for another version.
  public init(parsing bytes: [UInt8], named name: String) throws {
    guard bytes.count <= Self.sizeLimit else {
      throw LogError(.malformed, "\(bytes.count) bytes, expected at most \(Self.sizeLimit)")
    }
    var position = 0
    func line() throws -> String {
      let rest = bytes[position...].prefix(128)
      guard let end = rest.firstIndex(of: lineFeed) else {
        throw LogError(.malformed, "no line of at most 127 bytes at byte \(position)")
      }
      defer { position = end + 1 }
      return String(decoding: bytes[position..<end], as: UTF8.self)
    }
    let first = try line()
    if first.hasPrefix(Self.headerStart),
      let version = number(decimal: first.dropFirst(Self.headerStart.count).utf8), version != 1
    {
      throw LogError(.unsupported, "bundle of version \(version)")
    }
    guard first == Self.header else {
      throw LogError(.malformed, "line 1 is \(quoted(first)), expected \(Self.header)")
    }
    var files: [String: Range<Int>] = [:]
    var edge = TreeEdge()
    var tiles: [String: [UInt8]] = [:]
    var isLast = false
    while true {
      let at = position
      let line = try line()
      if line == "end" { break }
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 2, let length = number(decimal: words[1].utf8) else {
        throw LogError(.malformed, "\(quoted(line)) at byte \(at) is not a path and a length")
      }
      let path = String(words[0])
      let kind = try Self.kind(of: path)
      guard files.isEmpty == (path == "checkpoint") else {
        throw LogError(.malformed, "\(path): the checkpoint is the first file, and no other is")
      }
      guard length <= kind.sizeLimit else {
        throw LogError(
          .malformed, "\(path) has \(length) bytes, expected at most \(kind.sizeLimit)")
      }
      guard bytes.count - position > length, bytes[position + length] == lineFeed else {
        throw LogError(.malformed, "\(path) is cut off, or not \(length) bytes and a line end")
      }
      let content = position..<position + length
      position += length + 1
      guard files.updateValue(content, forKey: path) == nil else {
        throw LogError(.malformed, "\(path) a second time")
      }
      guard case .entries(let tile) = kind else { continue }
      guard !isLast, tile.index == edge.size / Tile.fullWidth else {
        throw LogError(
          .malformed, "\(path): bundles of entries are in order, the last may be partial")
      }
      isLast = tile.isPartial
      let entries = try naming(path) {
        try EntryBundle.decode(Array(bytes[content]), width: tile.width)
      }
      for entry in entries { edge.append(.leaf(entry)) { tiles[$0.path] = $1.tileBytes } }
    }
    guard position == bytes.count else {
      throw LogError(.malformed, "\(bytes.count - position) bytes follow the end")
    }
    guard !files.isEmpty else { throw LogError(.malformed, "no checkpoint") }
    for (tile, hashes) in edge.partialTiles { tiles[tile.path] = hashes.tileBytes }
    self.name = name
    self.bytes = bytes
    self.files = files
    entryCount = edge.size
    self.tiles = tiles
  }

  public func read(_ path: String, atMost limit: Int) throws -> [UInt8]? {
    guard let found = tiles[path] ?? files[path].map({ Array(bytes[$0]) }) else { return nil }
    guard found.count <= limit else {
      throw LogError(
        .malformed, "\(name): \(path) has \(found.count) bytes, expected at most \(limit)")
    }
    return found
  }

  public func names(in folder: String) -> [String]? {
    files.keys.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The files in the order that they are given, which is that of the format.
  public static func encode(_ files: [(path: String, bytes: [UInt8])]) throws -> [UInt8] {
    var bytes = Array((header + "\n").utf8)
    for file in files {
      bytes += "\(file.path) \(file.bytes.count)\n".utf8
      bytes += file.bytes
      bytes.append(lineFeed)
    }
    bytes += "end\n".utf8
    guard bytes.count <= sizeLimit else {
      throw LogError(
        .unsupported, "a bundle of \(bytes.count) bytes, expected at most \(sizeLimit)")
    }
    return bytes
  }

  /// A bundle of a copy: its checkpoint, those that it keeps where it can list them, its entries, and
  /// the files of these paths. What it has of the log is verified by whoever reads the bundle.
  ///
  /// - Throws: `undecided` where a file is not there; as `encode`.
  public static func encode(
    _ log: LogReader, others paths: [String] = []
  ) async throws -> [UInt8] {
    var files: [(path: String, bytes: [UInt8])] = [("checkpoint", log.checkpoint.note)]
    let kept = try await log.source.names(in: "checkpoints") ?? []
    let sizes = kept.compactMap { number(decimal: $0.utf8) }
      .filter { $0 <= log.checkpoint.size }.sorted()
    for path in sizes.map({ "checkpoints/\($0)" }) + paths {
      let limit = try kind(of: path).sizeLimit
      guard let bytes = try await log.source.read(path, atMost: limit) else {
        throw LogError(.undecided, "\(log.source.name): \(path) is not there")
      }
      files.append((path, bytes))
    }
    let tiles = Tile.tiles(level: .entries, ofTreeSize: log.checkpoint.size)
    try await inOrder(tiles) { tile in
      (tile, await result { try await log.entries(of: tile) })
    } take: { tile, result in
      let entries = try naming(log.source.name) { try result.get() }
      files.append((tile.path, EntryBundle.encode(entries.map { Array($0) })))
      return true
    }
    return try encode(files)
  }

  private enum Kind {
    case note
    case text
    case entries(Tile)

    var sizeLimit: Int {
      switch self {
      case .note: Note.sizeLimit
      case .text: 1 << 20
      case .entries: EntryBundle.sizeLimit
      }
    }
  }

  private static func kind(of path: String) throws -> Kind {
    if path == "checkpoint" { return .note }
    if path.hasPrefix("checkpoints/"), number(decimal: path.dropFirst(12).utf8) != nil {
      return .note
    }
    if path.hasPrefix("text/"), case let hex = path.dropFirst(5).utf8, hex.count == 64,
      TransparencyLog.bytes(hex: hex) != nil
    {
      return .text
    }
    if path.hasPrefix("tile/entries/") {
      let tile = try Tile(path: path)
      return .entries(tile)
    }
    throw LogError(.malformed, "\(quoted(path)) is no path of a bundle")
  }
}

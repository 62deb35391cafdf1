import TransparencyLog

/// What of a log's files a path names, and how that is served. SPEC.md, section 15.1.
struct FileKind: Equatable {
  /// Its Content-Type.
  let type: String
  /// Its Cache-Control.
  let caching: String
  let isCompressible: Bool
  /// The most bytes that are served.
  let sizeLimit: Int

  /// What never changes may be kept for a year.
  static let forEver = "public, max-age=31536000, immutable"
  /// What changes is asked for anew each time, which costs little where it has not changed.
  static let fresh = "no-cache"

  private static let text = "text/plain; charset=utf-8"
  private static let bytes = "application/octet-stream"

  /// - Parameter path: without the slash in front.
  /// - Returns: nil where no file has such a path: another spelling of one included.
  init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    switch parts[0] {
    case "checkpoint" where parts.count == 1:
      self.init(Self.text, Self.fresh, atMost: Note.sizeLimit)
    case "checkpoints" where parts.count == 2:
      guard number(decimal: parts[1].utf8) != nil else { return nil }
      // Cosignatures that come late are added to it.
      self.init(Self.text, Self.fresh, atMost: Note.sizeLimit)
    case "tile":
      guard let tile = try? Tile(path: path) else { return nil }
      switch tile.level {
      case .hashes: self.init(Self.bytes, Self.forEver, atMost: Tile.fullWidth * 32)
      case .entries:
        self.init(Self.bytes, Self.forEver, compressible: true, atMost: EntryBundle.sizeLimit)
      }
    case "text" where parts.count == 2:
      guard parts[1].utf8.count == 64,
        parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      else { return nil }
      self.init(Self.text, Self.forEver, compressible: true, atMost: 1 << 20)
    case "checkpoint", "checkpoints", "text", "private": return nil
    default:
      guard parts.count <= 8, parts.allSatisfy(Self.isName),
        let dot = parts.last!.lastIndex(of: "."),
        let (type, compressible) = Self.pages[String(parts.last![dot...].dropFirst())]
      else { return nil }
      self.init(type, Self.fresh, compressible: compressible, atMost: 16 << 20)
    }
  }

  private init(
    _ type: String, _ caching: String, compressible: Bool = false, atMost limit: Int
  ) {
    self.type = type
    self.caching = caching
    isCompressible = compressible
    sizeLimit = limit
  }

  /// The files of a site, by what follows the last dot of their name. Others are not served.
  private static let pages: [String: (String, Bool)] = [
    "atom": ("application/atom+xml; charset=utf-8", true),
    "bundle": (bytes, true),
    "css": ("text/css; charset=utf-8", true),
    "csv": ("text/csv; charset=utf-8", true),
    "html": ("text/html; charset=utf-8", true),
    "ico": ("image/x-icon", false),
    "js": ("text/javascript; charset=utf-8", true),
    "json": ("application/json", true),
    "md": ("text/markdown; charset=utf-8", true),
    "mjs": ("text/javascript; charset=utf-8", true),
    "pdf": ("application/pdf", false),
    "png": ("image/png", false),
    "svg": ("image/svg+xml", true),
    "tlog-proof": (text, true),
    "txt": (text, true),
    "vkey": (text, false),
    "woff2": ("font/woff2", false),
    "xml": ("application/xml; charset=utf-8", true),
  ]

  private static func isName(_ part: Substring) -> Bool {
    !part.isEmpty && part.utf8.count <= 128 && part.utf8.first != UInt8(ascii: ".")
      && part.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || [0x2D, 0x2E, 0x5F].contains($0)
      }
  }
}

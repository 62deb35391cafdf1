import TransparencyLog

/// The public folder of a log, into which its site is written. SPEC.md, section 7.12.
///
/// Files are put in their place whole, by renaming, and only where their bytes change. They are not
/// synced: what a stopped machine loses is made again from the log.
public struct SiteFolder {
  /// How many files were put, and how many of them were not as they should be.
  public private(set) var counts = (all: 0, written: 0)
  private let path: String
  private let disk = Disk()
  private let process: Int32
  private var folders: Set<String> = []

  /// Whether the folder has a site that `endorse site` made: its `index.html` says so.
  public static func hasSite(_ path: String) -> Bool {
    guard let page = try? Files.read("\(path)/index.html", atMost: 1 << 28, onlyRegular: true)
    else { return false }
    return String(decoding: page.prefix(1024), as: UTF8.self).contains(Site.generator)
  }

  /// - Parameter process: an ID that no other process has which writes here.
  /// - Throws: `undecided` where the folder has an `index.html` of somebody else.
  public init(_ path: String, process: Int32) throws {
    guard !Files.exists("\(path)/index.html") || Self.hasSite(path) else {
      throw LogError(
        .undecided, "\(path)/index.html is there, and endorse site did not make it: move it away")
    }
    self.path = path
    self.process = process
  }

  /// - Throws: `malformed` where a link or a file is in the place of a folder; `system`.
  public mutating func put(_ name: String, _ bytes: [UInt8]) throws {
    let full = "\(path)/\(name)"
    try makeFolders(on: name)
    counts.all += 1
    guard Files.isLink(full) || found(full, bytes.count) != bytes else { return }
    // A name that no server serves.
    let temporary = "\(Files.folder(of: full))/.\(process).tmp"
    try disk.remove(temporary)
    let file = try disk.create(temporary, mode: 0o644)
    do {
      do { try disk.write(bytes, to: file) } catch {
        try? disk.close(file)
        throw error
      }
      try disk.close(file)
      try disk.rename(temporary, to: full)
    } catch {
      try? disk.remove(temporary)
      throw error
    }
    counts.written += 1
  }

  private func found(_ path: String, _ size: Int) -> [UInt8]? {
    try? Files.read(path, atMost: size, onlyRegular: true)
  }

  private mutating func makeFolders(on name: String) throws {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      guard folders.insert(folder).inserted else { continue }
      guard !Files.isLink(folder) else {
        throw LogError(.malformed, "\(folder) is a link, expected a folder")
      }
      try disk.makeFolder(folder, mode: 0o755)
    }
  }
}

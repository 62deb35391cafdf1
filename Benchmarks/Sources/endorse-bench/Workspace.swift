import Foundation

/// A folder for what a measurement writes, removed when it ends.
final class Workspace {
  let path: String

  /// - Parameter parent: the system's folder for temporary files where none is given.
  init(in parent: String? = nil) throws {
    let parent = parent ?? NSTemporaryDirectory()
    path = "\(parent)/endorse-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  /// What is below a folder takes so many bytes of the disk.
  func bytesOnDisk(_ name: String) -> Int {
    let folder = "\(path)/\(name)"
    var blocks = 0
    for case let file as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      var status = stat()
      if lstat("\(folder)/\(file)", &status) == 0 { blocks += Int(status.st_blocks) }
    }
    return blocks * 512
  }
}

import Foundation

/// Where this repository and the foreign test data beside it are.
public enum Repository {
  /// The nearest folder above this file that has SPEC.md, symbolic links resolved.
  public static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    repeat {
      folder.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: folder.appending(path: "SPEC.md").path) {
        return folder
      }
    } while folder.path != "/"
    fatalError("no folder above \(#filePath) has SPEC.md: tests read Vectors/ beside it")
  }()

  /// `../shared/vectors`, which is not part of the project: nil where it is missing.
  ///
  /// Tests that need it are `.enabled(if: Repository.foreignVectors != nil, "…")`, so that a run says
  /// what it left out.
  public static let foreignVectors: URL? = {
    let folder = root.deletingLastPathComponent().appending(path: "shared/vectors")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The file at a path below the root.
  public static func file(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }
}

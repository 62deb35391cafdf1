import CReference
import Foundation
import Synchronization
import TransparencyLog

/// A storage in memory that keeps what is written to it, commit by commit.
final class Recorder: LogStorage {
  typealias Commit = [(path: String, bytes: [UInt8])]
  private let written = Mutex<(commits: [Commit], files: [String: [UInt8]])>(([], [:]))

  func read(_ path: String, atMost limit: Int) -> [UInt8]? { written.withLock { $0.files[path] } }

  func names(in folder: String) -> [String]? { nil }

  func write(_ files: Commit) {
    written.withLock {
      $0.commits.append(files)
      for (path, bytes) in files { $0.files[path] = bytes }
    }
  }

  /// What was written since this was called last.
  func takeCommits() -> [Commit] {
    written.withLock { written in
      defer { written.commits = [] }
      return written.commits
    }
  }
}

/// The files of some commits, to be written and synced by a loop in C, and by nothing else.
final class Replay {
  private var files: [reference_file] = []

  /// Makes the folders; the files are written by `write`.
  init(_ commits: [Recorder.Commit], below folder: String) throws {
    var folders: Set<String> = []
    for commit in commits {
      for (place, file) in commit.enumerated() {
        let path = "\(folder)/\(file.path)"
        folders.insert(Files.folder(of: path))
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: file.bytes.count)
        _ = bytes.initialize(from: file.bytes)
        files.append(
          reference_file(
            path: strdup(path), bytes: UnsafePointer(bytes.baseAddress), length: bytes.count,
            ends_commit: place == commit.count - 1 ? 1 : 0))
      }
    }
    for folder in folders {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
  }

  deinit {
    for file in files {
      free(UnsafeMutablePointer(mutating: file.path))
      UnsafeMutablePointer(mutating: file.bytes)?.deallocate()
    }
  }

  func write() throws {
    let error = reference_write(files, files.count)
    guard error == 0 else { throw LogError(.system, String(cString: strerror(error))) }
  }
}

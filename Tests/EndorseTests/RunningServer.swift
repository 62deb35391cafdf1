import Foundation
import TestSupport
import TransparencyLog

/// `endorse serve` or `endorse witness` on a free port of this machine, which ends with this value.
final class RunningServer {
  let port: Int
  private let process = Process()

  var url: String { "http://127.0.0.1:\(port)" }

  /// - Parameters:
  ///   - arguments: of `endorse`, without where it listens.
  ///   - folder: where it runs.
  init(_ arguments: [String], in folder: String) throws {
    process.executableURL = URL(fileURLWithPath: Stage.endorse)
    process.arguments = arguments + ["--listen", "127.0.0.1:0", "--no-access-log"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    var said = ""
    while !said.contains("listening on ") || !said.hasSuffix("\n") {
      let more = errors.fileHandleForReading.availableData
      guard !more.isEmpty else { throw LogError(.system, "the server said \(said)") }
      said += String(decoding: more, as: UTF8.self)
    }
    let line = said.split(separator: "\n").last { $0.contains("listening on ") } ?? ""
    port = Int(line.split(separator: ":").last ?? "") ?? 0
  }

  /// - Returns: its exit code.
  @discardableResult
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// `kill -9`.
  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  deinit { if process.isRunning { stop() } }
}

extension RawConnection {
  /// Sends a request and reads its answer.
  /// - Returns: nil where the server is gone.
  func ask(_ method: String, _ path: String, _ body: [UInt8] = []) async throws -> Answer? {
    let head =
      "\(method) \(path) HTTP/1.1\r\nHost: log.example\r\nContent-Length: \(body.count)\r\n\r\n"
    try await send(Array(head.utf8) + body)
    return try await answer(isHead: false)
  }
}

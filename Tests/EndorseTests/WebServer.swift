import Foundation
import TestSupport
import TransparencyLog

/// A server in Python on 127.0.0.1, which ends when this value is gone.
final class WebServer {
  let port: Int
  var url: String { "http://127.0.0.1:\(port)" }
  private let process = Process()
  private let input = Pipe()

  /// `web-server.py`.
  /// - Parameters:
  ///   - folder: the files that it serves.
  ///   - certificate: with which it serves over TLS.
  convenience init(_ folder: String, certificate: Certificate? = nil) throws {
    try self.init(
      script: "web-server.py", [folder] + (certificate.map { [$0.path, $0.keyPath] } ?? []))
  }

  /// `faulty-proxy.py`.
  /// - Parameter fault: the file that says how it fails.
  convenience init(before server: RunningServer, fault: String) throws {
    try self.init(script: "faulty-proxy.py", ["\(server.port)", fault])
  }

  private init(script: String, _ arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: script).path
    process.arguments = ["python3", "-B", path] + arguments
    process.standardInput = input
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(said.trimmingCharacters(in: .newlines)) else {
      throw LogError(.system, "the server said \(said.debugDescription), expected its port")
    }
    self.port = port
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

/// A certificate for a host, and the authority that signed it, both made for the test.
struct Certificate {
  let path: String
  let keyPath: String
  let authority: String

  init(for host: String, in folder: TemporaryFolder, named name: String = "host") throws {
    path = folder("\(name).pem")
    keyPath = folder("\(name).key")
    authority = folder("\(name)-authority.pem")
    let authorityKey = folder("\(name)-authority.key")
    let new = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    try Self.openssl(
      new + [
        "-days", "2", "-subj", "/CN=an authority of a test", "-keyout", authorityKey, "-out",
        authority,
      ])
    try Self.openssl(
      new + [
        "-days", "2", "-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host)", "-CA",
        authority, "-CAkey", authorityKey, "-keyout", keyPath, "-out", path,
      ])
  }

  private static func openssl(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw LogError(.system, "openssl: \(String(decoding: said, as: UTF8.self))")
    }
  }
}

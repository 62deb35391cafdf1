// A key in a real ssh-agent signs.
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite(.ownThreads) struct AgentTests {
  /// Where the programs of OpenSSH are, if all of them are here.
  static let tools: [String: String]? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    var found: [String: String] = [:]
    for name in ["ssh-agent", "ssh-add", "ssh-keygen"] {
      let paths = folders.map { "\($0)/\(name)" }
      guard let path = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
      found[name] = path
    }
    return found
  }()

  @Test(.enabled(if: tools != nil, "ssh-agent, ssh-add or ssh-keygen is not on this machine"))
  func signsWithAKeyThatAnAgentHolds() throws {
    // A socket's path is short.
    let folder = "/tmp/endorse-agent-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let socket = folder + "/socket"
    let said = try Self.run("ssh-agent", ["-s", "-a", socket], in: folder)
    let process = try #require(
      said.firstMatch(of: /SSH_AGENT_PID=([0-9]+)/).flatMap { pid_t($0.output.1) })
    defer { kill(process, SIGTERM) }
    // Each key's comment is its key name.
    let keys = [
      ("1", "ed25519", "agent.example"), ("2", "ed25519", "twice.example"),
      ("3", "ed25519", "twice.example"), ("4", "ecdsa", "curve.example"),
    ]
    for (file, type, name) in keys {
      _ = try Self.run(
        "ssh-keygen", ["-q", "-t", type, "-N", "", "-C", name, "-f", file], in: folder)
      _ = try Self.run("ssh-add", ["-q", file], in: folder, socket: socket)
    }
    try ScriptTests.play("ssh-agent", environment: ["SSH_AUTH_SOCK": socket])
  }

  private static func run(
    _ tool: String, _ arguments: [String], in folder: String, socket: String? = nil
  ) throws -> String {
    let path = try #require(tools?[tool])
    let environment = ["HOME": folder].merging(
      socket.map { ["SSH_AUTH_SOCK": $0] } ?? [:], uniquingKeysWith: { $1 })
    let ended = try Program(path, arguments, environment: environment, folder: folder).run(
      input: "/dev/null", output: folder + "/stdout", errors: folder + "/stderr")
    let errors = try String(contentsOfFile: folder + "/stderr", encoding: .utf8)
    try #require(ended == "", "\(tool) ended with \(ended): \(errors)")
    return try String(contentsOfFile: folder + "/stdout", encoding: .utf8)
  }
}

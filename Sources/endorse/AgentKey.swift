import Foundation
import TransparencyLog

/// A key that ssh-agent holds: it signs the note's bytes as they are. The key's comment in the agent is its
/// key name. Protocol: draft-ietf-sshm-ssh-agent, sections 3.5 and 3.6.
struct AgentKey: NoteSigner, Sendable {
  let verifierKey: VerifierKey
  /// The agent's encoding of the public key.
  private let blob: [UInt8]

  private enum Message {
    static let requestIdentities: UInt8 = 11
    static let identities: UInt8 = 12
    static let signRequest: UInt8 = 13
    static let signature: UInt8 = 14
  }

  /// - Throws: `undecided` where no agent is reached, or none or several of its Ed25519 keys have
  ///   `name` as comment.
  init(name: String) throws {
    var answer = try Self.ask([Message.requestIdentities], expecting: Message.identities)
    var found: [(PublicKey, [UInt8])] = []
    for _ in 0..<(try answer.number()) {
      let blob = try answer.string()
      let comment = try answer.string()
      var fields = AgentReader(blob)
      guard comment.elementsEqual(name.utf8),
        try fields.string().elementsEqual("ssh-ed25519".utf8),
        let key = Bytes32(try fields.string())
      else { continue }
      found.append((PublicKey(key), blob))
    }
    guard found.count == 1 else {
      throw LogError(
        .undecided,
        "\(found.count) Ed25519 keys in the agent have the comment \(quoted(name)), expected one")
    }
    verifierKey = try VerifierKey(name: name, publicKey: found[0].0)
    blob = found[0].1
  }

  func signature(of text: [UInt8]) throws -> [UInt8] {
    let flags: [UInt8] = [0, 0, 0, 0]
    let request = [Message.signRequest] + Self.string(blob) + Self.string(text) + flags
    var answer = try Self.ask(request, expecting: Message.signature)
    var signature = AgentReader(try answer.string())
    guard try signature.string().elementsEqual("ssh-ed25519".utf8),
      case let bytes = try signature.string(), bytes.count == 64
    else {
      throw LogError(.system, "the agent answered with something else than an Ed25519 signature")
    }
    return bytes
  }

  private static func ask(_ request: [UInt8], expecting type: UInt8) throws -> AgentReader {
    guard let path = ProcessInfo.processInfo.environment["SSH_AUTH_SOCK"], !path.isEmpty else {
      throw LogError(.undecided, "no ssh-agent: SSH_AUTH_SOCK is not set")
    }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard path.utf8.count < room else { throw LogError(.system, "SSH_AUTH_SOCK is too long") }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    #if canImport(Glibc)
      let connection = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let connection = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    guard connection >= 0 else { throw LogError(.system, "no socket for the ssh-agent") }
    defer { close(connection) }
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard connected == 0 else {
      throw LogError(.undecided, "cannot reach the ssh-agent at \(path)")
    }
    let framed = string(request)
    guard write(connection, framed, framed.count) == framed.count else {
      throw LogError(.system, "cannot write to the ssh-agent")
    }
    var length = AgentReader(try receive(4, from: connection))
    let size = try length.number()
    guard (1...262_144).contains(size) else {
      throw LogError(.system, "the ssh-agent's answer is too long")
    }
    let answer = try receive(size, from: connection)
    guard answer[0] == type else { throw LogError(.undecided, "the ssh-agent refused") }
    return AgentReader(Array(answer.dropFirst()))
  }

  private static func receive(_ count: Int, from connection: Int32) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      let got = bytes.withUnsafeMutableBytes {
        read(connection, $0.baseAddress! + received, count - received)
      }
      guard got > 0 else { throw LogError(.system, "the ssh-agent's answer is cut off") }
      received += got
    }
    return bytes
  }

  private static func string(_ bytes: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { Array($0) } + bytes
  }
}

/// Reads the fields of an agent's message: big-endian 32-bit numbers, and strings with such a length.
private struct AgentReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func number() throws -> Int { try take(4).reduce(0) { $0 << 8 | Int($1) } }

  mutating func string() throws -> [UInt8] { Array(try take(try number())) }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard rest.count >= count else {
      throw LogError(.system, "the ssh-agent's answer is malformed")
    }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}

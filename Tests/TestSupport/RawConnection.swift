import Foundation
import Synchronization

/// A socket to a server on this machine. Nothing waits longer than five minutes.
///
/// It waits on a thread of its own: the server's tasks may need all of those that tests have.
public final class RawConnection: Sendable {
  public struct Failure: Error, CustomStringConvertible {
    public let what: String
    public init(what: String) { self.what = what }
    public var description: String { what }
  }

  public struct Answer: Sendable {
    public let head: [String]
    public let body: [UInt8]
    public var status: Int { Int(head[0].split(separator: " ")[1]) ?? 0 }
  }

  private let socket: Int32
  private let received = Mutex<[UInt8]>([])
  private let queue = DispatchQueue(label: "a client of a test")

  public init(port: Int) throws {
    socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Failure(what: "cannot connect to port \(port)") }
    var limit = timeval(tv_sec: 300, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  deinit { close(socket) }

  /// What the other side no longer takes is not sent.
  public func send(_ bytes: [UInt8]) async throws { try await waiting { self.sendNow(bytes) } }

  private func sendNow(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(
          socket, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// The next answer, read to its end and no further.
  /// - Returns: nil where the server sends nothing more.
  public func answer(isHead: Bool) async throws -> Answer? {
    try await waiting { try self.received.withLock { try self.answer(isHead: isHead, &$0) } }
  }

  private func answer(isHead: Bool, _ received: inout [UInt8]) throws -> Answer? {
    while true {
      if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
          .components(separatedBy: "\r\n")
        received.removeSubrange(..<end.upperBound)
        let isChunked = head.contains { $0.lowercased() == "transfer-encoding: chunked" }
        if isChunked, !isHead {
          return Answer(head: head, body: try chunks(&received))
        }
        let length = head.compactMap { field -> Int? in
          field.lowercased().hasPrefix("content-length: ") ? Int(field.dropFirst(16)) : nil
        }.first
        let count = isHead ? 0 : length ?? 0
        while received.count < count { guard try receive(&received) else { break } }
        let body = Array(received.prefix(count))
        received.removeFirst(body.count)
        return Answer(head: head, body: body)
      }
      guard try receive(&received) else { return nil }
    }
  }

  /// A body in chunks (RFC 9112, section 7.1), as far as it comes.
  private func chunks(_ received: inout [UInt8]) throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
      while !received.contains(0x0A) { guard try receive(&received) else { return body } }
      let line = received.prefix { $0 != 0x0D }
      let size = Int(String(decoding: line, as: UTF8.self), radix: 16) ?? 0
      let whole = line.count + 2 + size + 2
      while received.count < whole { guard try receive(&received) else { return body } }
      body += received[(line.count + 2)..<(line.count + 2 + size)]
      received.removeFirst(whole)
      if size == 0 { return body }
    }
  }

  /// `= closed` where the server ends the connection without another byte.
  public func waitsForEnd() async throws -> String {
    try await waiting {
      try self.received.withLock { received in
        while try self.receive(&received) {}
        return received.isEmpty ? "= closed" : "= \(received.count) bytes more"
      }
    }
  }

  /// Whether nothing comes, and the connection stands, for so long.
  public func isSilent(milliseconds: Int32) async throws -> Bool {
    try await waiting {
      var waited = pollfd(fd: self.socket, events: Int16(POLLIN), revents: 0)
      return self.received.withLock { $0.isEmpty } && poll(&waited, 1, milliseconds) == 0
    }
  }

  private func waiting<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }

  /// - Returns: whether something came before the end.
  private func receive(_ received: inout [UInt8]) throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    if count < 0, errno == EAGAIN { throw Failure(what: "the server is silent") }
    // Reset is an end too.
    guard count > 0 else { return false }
    received += buffer[..<count]
    return true
  }
}

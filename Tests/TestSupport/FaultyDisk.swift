import Foundation
import TransparencyLog

/// Files in memory, with what of them is durable; it crashes, fails and fills up when it is told to.
///
/// As a file system is allowed to: data are durable after a sync of the file, names after a sync of
/// their folder, and a sync that failed has lost the data it was asked for, even if a later one succeeds.
/// Names change in the order of the calls, so a crash leaves those of some first calls; data that
/// were not synced may be there, be zeros, or be cut at either end, whatever the names are.
public final class FaultyDisk: FileSystem, @unchecked Sendable {
  /// Every call from the one at which the machine stopped.
  public struct Crash: Error {}

  public enum Fault: Sendable {
    case none
    /// The machine stops before this call has done anything.
    case crash(at: Int)
    /// This call fails, once or with all that follow.
    case failure(at: Int, forEver: Bool)
    /// Writes fail once so many bytes were written.
    case full(after: Int)
  }

  private struct Node {
    var isFolder = false
    var bytes: [UInt8] = []
    var durableBytes: [UInt8] = []
    /// From where on something was written that is not durable.
    var undurable: Int?
    /// A sync failed: what was not durable then never will be.
    var isSpoilt = false
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
    /// What was done to the names since they were durable, in order: a name, and what it became.
    var changes: [[(name: String, node: Int?)]] = []
  }

  // All are guarded by `lock`.
  private var nodes: [Node]
  private var fault: Fault
  private var calls = 0
  private var bytesLeft: Int
  private var isStopped = false
  private let lock = NSLock()

  public convenience init() { self.init(nodes: [Node(isFolder: true)], fault: .none) }

  private init(nodes: [Node], fault: Fault) {
    self.nodes = nodes
    self.fault = fault
    if case .full(let bytes) = fault { bytesLeft = bytes } else { bytesLeft = .max }
  }

  /// The same files, durable or not, and calls counted from 0.
  public func copy(_ fault: Fault = .none) -> FaultyDisk {
    lock.withLock { FaultyDisk(nodes: nodes, fault: fault) }
  }

  /// How many calls there were that change something or make it durable.
  public var callCount: Int { lock.withLock { calls } }

  /// What can be read now, by its path; a folder's path ends in a slash.
  public var files: [String: [UInt8]] {
    let nodes = lock.withLock { self.nodes }
    var files: [String: [UInt8]] = [:]
    func add(_ folder: Int, _ path: String) {
      for (name, node) in nodes[folder].names {
        if nodes[node].isFolder {
          files["\(path)/\(name)/"] = []
          add(node, "\(path)/\(name)")
        } else {
          files["\(path)/\(name)"] = nodes[node].bytes
        }
      }
    }
    add(0, "")
    return files
  }

  /// What is found after a loss of power: what was durable, and as much of the rest as chance has it;
  /// nothing of it without a generator.
  public func afterPowerLoss(_ chance: SeededGenerator? = nil) -> FaultyDisk {
    var random = chance
    let found = lock.withLock { nodes }.map { node in
      var found = Node(isFolder: node.isFolder)
      found.bytes = node.durableBytes
      found.names = node.durableNames
      if random != nil {
        // Of what was written since, over what is durable or behind it.
        let durable = node.durableBytes
        let length = node.bytes.count - durable.count
        let place = Int.random(
          in: (node.undurable ?? node.bytes.count)...node.bytes.count, using: &random!)
        switch Int.random(in: 0..<5, using: &random!) {
        case 0: found.bytes = node.bytes
        case 1: found.bytes = Array(node.bytes[..<place]) + durable.dropFirst(place)
        case 2: found.bytes += [UInt8](repeating: 0, count: length)
        case 3:
          found.bytes += [UInt8](repeating: 0, count: length)
          found.bytes[place...] = node.bytes[place...]
        default: break
        }
        for change in node.changes.prefix(Int.random(in: 0...node.changes.count, using: &random!)) {
          for (name, new) in change { found.names[name] = new }
        }
      }
      found.durableBytes = found.bytes
      found.durableNames = found.names
      return found
    }
    return FaultyDisk(nodes: found, fault: .none)
  }

  // MARK: The calls

  public func read(_ path: String, atMost limit: Int) throws -> [UInt8]? {
    try lock.withLock {
      if isStopped { throw Crash() }
      guard let node = node(path), !nodes[node].isFolder else { return nil }
      let bytes = nodes[node].bytes
      guard bytes.count <= limit else { throw LogError(.malformed, "\(path) is too large") }
      return bytes
    }
  }

  public func names(in folder: String) throws -> [String]? {
    try lock.withLock {
      if isStopped { throw Crash() }
      return node(folder).map { nodes[$0].names.keys.sorted() }
    }
  }

  public func isFolder(_ path: String) -> Bool {
    lock.withLock { node(path).map { nodes[$0].isFolder } ?? false }
  }

  public func makeFolder(_ path: String, mode: UInt32) throws {
    try call("create folder", path) { () throws -> Void in
      guard node(path) == nil else { return }
      nodes.append(Node(isFolder: true))
      try change(path, [(Self.name(path), nodes.count - 1)])
    }
  }

  public func create(_ path: String, mode: UInt32) throws -> Int {
    try call("create", path) {
      guard node(path) == nil else { throw LogError(.system, "\(path) exists") }
      nodes.append(Node())
      try change(path, [(Self.name(path), nodes.count - 1)])
      return nodes.count - 1
    }
  }

  public func open(_ path: String) throws -> Int {
    try call("open", path) {
      guard let node = node(path), !nodes[node].isFolder else {
        throw LogError(.system, "\(path) is not there")
      }
      return node
    }
  }

  public func write(_ bytes: [UInt8], to file: Int) throws {
    try call("write", "file") { () throws -> Void in
      nodes[file].undurable = nodes[file].undurable ?? nodes[file].bytes.count
      nodes[file].bytes += bytes.prefix(bytesLeft)
      guard bytes.count <= bytesLeft else { throw LogError(.system, "no space left") }
      bytesLeft -= bytes.count
    }
  }

  public func write(_ bytes: [UInt8], to file: Int, at offset: Int) throws {
    try call("write", "file") { () throws -> Void in
      let end = nodes[file].bytes.count
      precondition(offset <= end)
      let over = min(bytes.count, end - offset)
      nodes[file].undurable = min(nodes[file].undurable ?? end, offset)
      nodes[file].bytes.replaceSubrange(offset..<offset + over, with: bytes.prefix(over))
      nodes[file].bytes += bytes.dropFirst(over).prefix(bytesLeft)
      guard bytes.count - over <= bytesLeft else { throw LogError(.system, "no space left") }
      bytesLeft -= bytes.count - over
    }
  }

  public func sync(_ file: Int) throws {
    try call("sync", "file") { () throws -> Void in
      guard !nodes[file].isSpoilt else { return }
      nodes[file].durableBytes = nodes[file].bytes
      nodes[file].undurable = nil
    } onFailure: {
      nodes[file].isSpoilt = true
    }
  }

  public func syncData(_ file: Int) throws { try sync(file) }

  public func close(_ file: Int) throws { try call("close", "file") {} }

  public func rename(_ path: String, to new: String) throws {
    try call("rename", path) { () throws -> Void in
      guard let node = node(path) else { throw LogError(.system, "\(path) is not there") }
      precondition(Files.folder(of: path) == Files.folder(of: new))
      try change(path, [(Self.name(path), nil), (Self.name(new), node)])
    }
  }

  public func remove(_ path: String) throws {
    try call("remove", path) { () throws -> Void in
      if node(path) != nil { try change(path, [(Self.name(path), nil)]) }
    }
  }

  public func sync(folder: String) throws {
    guard let folder = lock.withLock({ node(folder) }) else {
      throw LogError(.system, "\(folder) is not there")
    }
    try call("sync", "folder") {
      nodes[folder].durableNames = nodes[folder].names
      nodes[folder].changes = []
    }
  }

  // MARK: Beneath

  private func call<Value>(
    _ verb: String, _ path: String, _ body: () throws -> Value, onFailure: () -> Void = {}
  ) throws -> Value {
    try lock.withLock {
      if isStopped { throw Crash() }
      defer { calls += 1 }
      switch fault {
      case .crash(let place) where calls == place:
        isStopped = true
        throw Crash()
      case .failure(let place, let forEver) where calls == place || forEver && calls > place:
        onFailure()
        throw LogError(.system, "cannot \(verb) \(path): told to fail")
      default: return try body()
      }
    }
  }

  private static func name(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  private func node(_ path: String) -> Int? {
    var node = 0
    for name in path.split(separator: "/") {
      guard let next = nodes[node].names[String(name)] else { return nil }
      node = next
    }
    return node
  }

  /// Changes names in the folder of `path`, at once.
  private func change(_ path: String, _ changes: [(name: String, node: Int?)]) throws {
    guard let folder = node(Files.folder(of: path)) else {
      throw LogError(.system, "there is no folder for \(path)")
    }
    for (name, node) in changes { nodes[folder].names[name] = node }
    nodes[folder].changes.append(changes)
  }
}

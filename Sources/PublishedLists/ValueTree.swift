import TransparencyLog

/// A tree of values as JSON and YAML have it, in the order in which they are written.
/// SPEC.md, section 13.1.
indirect enum Value: Sendable {
  case scalar(String)
  case array([Value])
  /// No key is there twice.
  case object([(key: String, value: Value)])
}

/// Builds a `Value` from what a parser meets, within the limits.
struct ValueTree {
  private(set) var root: Value?
  private let limits: ReadingOptions.Limits
  private var nodes = 0
  private var open: [Open] = []

  private struct Open {
    let isObject: Bool
    var array: [Value] = []
    var members: [(key: String, value: Value)] = []
    var keys: Set<[UInt8]> = []
    var key: String?
  }

  init(limits: ReadingOptions.Limits) { self.limits = limits }

  var isInObject: Bool { open.last?.isObject ?? false }

  /// Whether what comes next is a key.
  var expectsKey: Bool { open.last.map { $0.isObject && $0.key == nil } ?? false }

  /// - Throws: `malformed` where it is there already.
  mutating func key(_ key: String, line: Int) throws {
    try count(line, key)
    guard open[open.count - 1].keys.insert(Array(key.utf8)).inserted else {
      throw LogError(.malformed, "line \(line): the key \(quoted(key)) is there twice")
    }
    open[open.count - 1].key = key
  }

  mutating func scalar(_ text: String, line: Int) throws {
    try count(line, text)
    add(.scalar(text))
  }

  mutating func begin(isObject: Bool, line: Int) throws {
    try count(line, "")
    guard open.count < limits.depth else {
      throw LogError(.malformed, "line \(line): nested more than \(limits.depth) deep")
    }
    open.append(Open(isObject: isObject))
  }

  mutating func end() {
    let done = open.removeLast()
    add(done.isObject ? .object(done.members) : .array(done.array))
  }

  private mutating func add(_ value: Value) {
    guard !open.isEmpty else {
      root = value
      return
    }
    let last = open.count - 1
    if let key = open[last].key {
      open[last].members.append((key, value))
      open[last].key = nil
    } else {
      open[last].array.append(value)
    }
  }

  private mutating func count(_ line: Int, _ text: String) throws {
    nodes += 1
    guard nodes <= limits.nodes else {
      throw LogError(.malformed, "line \(line): more than \(limits.nodes) values")
    }
    guard text.utf8.count <= limits.field else {
      throw LogError(
        .malformed,
        "line \(line): a value of \(text.utf8.count) bytes, expected at most \(limits.field)")
    }
  }
}

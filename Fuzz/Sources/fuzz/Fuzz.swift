// What libFuzzer calls. ENDORSE_FUZZ says which target is meant; with `list` they are listed, a line
// each: its name, and the folders of Vectors whose bodies it begins with.
import Foundation
import TransparencyLog

/// Something that bytes are given to. Whatever these are, it returns or throws a `LogError`, and what
/// it claims of them holds.
struct Target: Sendable {
  let name: String
  /// Of `Vectors`.
  let folders: [String]
  let take: @Sendable ([UInt8]) throws -> Void

  init(_ name: String, _ folders: [String], _ take: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.name = name
    self.folders = folders
    self.take = take
  }
}

private let targets = formats + words + logs + lists

private let target: Target = {
  let name = ProcessInfo.processInfo.environment["ENDORSE_FUZZ"] ?? ""
  if name == "list" {
    for target in targets { print(([target.name] + target.folders).joined(separator: " ")) }
    exit(0)
  }
  guard let target = targets.first(where: { $0.name == name }) else {
    let names = targets.map(\.name).joined(separator: ", ")
    FileHandle.standardError.write(
      Data("fuzz: ENDORSE_FUZZ is \"\(name)\", expected list or one of \(names)\n".utf8))
    exit(64)
  }
  return target
}()

@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>?,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  _ = target
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try target.take(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch is LogError {
  } catch {
    fatalError("\(target.name): threw \(error)")
  }
  return 0
}

/// Ends the run where a claim does not hold.
func hold(_ fact: Bool, _ claim: @autoclosure () -> String) {
  if !fact { fatalError("does not hold: \(claim())") }
}

/// The value that `body` makes, or nil where it throws a `LogError`; another error is a finding.
func accepted<Value>(_ body: () throws -> Value) -> Value? {
  do { return try body() } catch is LogError { return nil } catch { fatalError("threw \(error)") }
}

/// What `body`, which waits for nothing outside of this process, makes.
func awaited<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value
{
  let done = DispatchSemaphore(value: 0)
  // Written by the task, and read when it has ended.
  nonisolated(unsafe) var result: Result<Value, any Error>?
  Task {
    do { result = .success(try await body()) } catch { result = .failure(error) }
    done.signal()
  }
  done.wait()
  return try result!.get()
}

/// What takes a number out of the input, as long as there is any: what a target does is decided by it
/// and by nothing else.
struct Choices {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { rest = Array(bytes)[...] }

  var isEmpty: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// 0 to `bound` - 1, of which there are at most 65,536.
  mutating func number(below bound: Int) -> Int {
    bound <= 256
      ? Int(byte()) % bound : (Int(byte()) << 8 | Int(byte())) % bound
  }

  /// Whether something happens that is to happen once in so many times.
  mutating func once(in times: Int) -> Bool { number(below: times) == times - 1 }

  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  /// Eight bytes, as a number that may be anything.
  mutating func integer() -> Int {
    Int(truncatingIfNeeded: (0..<8).reduce(UInt64(0)) { number, _ in number << 8 | UInt64(byte()) })
  }

  mutating func hash() -> Hash { Hash((0..<32).map { _ in byte() })! }
}

import Foundation
import PublishedLists
import Synchronization
import TransparencyLog

/// Lines on their way to stderr, many in one write.
///
/// Whoever reads them may be slow: those who add them do not wait for him. What is more than a mebibyte
/// meanwhile is lost, and that is said.
final class WaitingLines: Sendable {
  private struct Waiting {
    var bytes: [UInt8] = []
    var lost = 0
  }

  private static let limit = 1 << 20
  /// How long a line waits for others to be written with.
  private static let pause = Duration.milliseconds(50)

  private let waiting = Mutex(Waiting())
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation
  private let output: @Sendable (Data) -> Void

  /// - Parameter output: writes whole lines, one call after the other.
  init(
    output: @escaping @Sendable (Data) -> Void = {
      try? FileHandle.standardError.write(contentsOf: $0)
    }
  ) {
    self.output = output
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Adds a line, without its end.
  func add(_ line: String) {
    let isFirst = waiting.withLock { waiting in
      guard waiting.bytes.count < Self.limit else {
        waiting.lost += 1
        return false
      }
      defer { waiting.bytes += line.utf8 + [0x0A] }
      return waiting.bytes.isEmpty
    }
    if isFirst { signal.yield() }
  }

  /// Nothing is added any more.
  func finish() { signal.finish() }

  /// Writes what comes until it is finished, and all of it.
  func write() async {
    for await _ in signals {
      try? await Task.sleep(for: Self.pause)
      writeWaiting()
    }
    writeWaiting()
  }

  private func writeWaiting() {
    let taken = waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return waiting
    }
    if !taken.bytes.isEmpty { output(Data(taken.bytes)) }
    if taken.lost > 0 { Terminal.say("\(counted(taken.lost, "line")) of the access log lost") }
  }
}

import Foundation
import TestSupport
import Testing
import TransparencyLog

struct FileLockTests {
  @Test func refusesASecondHolderAndNamesTheFirst() throws {
    let folder = try TemporaryFolder()
    var lock: FileLock? = try FileLock(folder("lock"))
    for _ in 0..<3 {
      let error = #expect(throws: LogError.self) { _ = try FileLock(folder("lock")) }
      #expect(error?.code == .system)
      #expect(error?.description.contains("process \(getpid())") == true)
    }
    #expect(lock != nil)
    lock = nil
    lock = try FileLock(folder("lock"))
    #expect(try folder.mode("lock") == 0o600)
  }

  @Test func refusesFolderThatIsNotThere() throws {
    let folder = try TemporaryFolder()
    #expect(throws: LogError(.system, "")) { _ = try FileLock(folder("missing/lock")) }
  }

  @Test func showsWhatAStrangeHolderWroteWithoutObeyingIt() throws {
    let folder = try TemporaryFolder()
    let lock = try FileLock(folder("lock"))
    try withExtendedLifetime(lock) {
      try Data("\u{1B}[2J\n".utf8).write(to: URL(fileURLWithPath: folder("lock")))
      let error = #expect(throws: LogError.self) { _ = try FileLock(folder("lock")) }
      #expect(error?.description.contains("\u{1B}") == false)
    }
  }

  /// A descriptor that is closed twice may by then be another's file.
  @Test func closesOnlyItsOwnDescriptor() throws {
    let folder = try TemporaryFolder()
    let lock = try FileLock(folder("lock"))
    withExtendedLifetime(lock) {
      let workers = 4
      let failures = Failures()
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for round in 0..<50 {
          if worker % 2 == 0 {
            _ = try? FileLock(folder("lock"))
          } else {
            let path = folder("file \(worker)")
            do {
              try Files.replace(path, [UInt8(round)])
              if try Files.read(path, atMost: 1) != [UInt8(round)] { failures.add("another file") }
            } catch {
              failures.add("\(error)")
            }
          }
        }
      }
      #expect(failures.all.isEmpty)
    }
  }

  private final class Failures: @unchecked Sendable {
    private let lock = NSLock()
    // Guarded by `lock`.
    private var texts: [String] = []

    var all: [String] { lock.withLock { texts } }
    func add(_ text: String) { lock.withLock { texts.append(text) } }
  }
}

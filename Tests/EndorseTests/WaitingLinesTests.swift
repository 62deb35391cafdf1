import Foundation
import Synchronization
import Testing

@testable import endorse

@Suite struct WaitingLinesTests {
  @Test func manyLinesAreWrittenAtOnceAndNoneIsLost() async {
    let writes = Mutex<[Data]>([])
    let lines = WaitingLines { data in writes.withLock { $0.append(data) } }
    async let writing: Void = lines.write()
    let said = (0..<1000).map { "line \($0)" }
    for line in said { lines.add(line) }
    lines.finish()
    await writing
    let written = writes.withLock { $0 }
    #expect(written.reduce(Data(), +) == Data(said.map { $0 + "\n" }.joined().utf8))
    #expect(written.count < 100)
  }

  @Test func whatIsAddedWhileLinesWaitIsWrittenWithThem() async {
    let (calls, continuation) = AsyncStream.makeStream(of: Data.self)
    let lines = WaitingLines { continuation.yield($0) }
    async let writing: Void = lines.write()
    var written = calls.makeAsyncIterator()
    for number in 0..<3 {
      lines.add("line \(number)")
      #expect(await written.next() == Data("line \(number)\n".utf8))
    }
    lines.add("the last one")
    lines.finish()
    await writing
    #expect(await written.next() == Data("the last one\n".utf8))
  }
}

import Dispatch

/// What `make` makes of each element, in their order; on all cores where there are many.
///
/// The caller's thread waits meanwhile.
/// - Parameter chunk: how many are made one after the other.
package func onAllCores<Element: Sendable, Made: Sendable>(
  _ elements: [Element], chunk: Int = 4096, make: @Sendable (Element) -> Made
) -> [Made] {
  guard elements.count > chunk else { return elements.map(make) }
  let parts = (elements.count + chunk - 1) / chunk
  var made = [[Made]](repeating: [], count: parts)
  made.withUnsafeMutableBufferPointer { buffer in
    // Each part is written by the one iteration that has its number.
    nonisolated(unsafe) let buffer = buffer
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let start = part * chunk
      buffer[part] = elements[start..<min(start + chunk, elements.count)].map(make)
    }
  }
  return Array(made.joined())
}

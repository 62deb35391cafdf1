import Dispatch

/// What `make` makes of each element, in their order; on all cores where there are many.
///
/// The caller's thread waits meanwhile.
/// - Parameter chunk: how many are made one after the other.
package func onAllCores<Element: Sendable, Made: Sendable>(
  _ elements: [Element], chunk: Int = 4096, make: @Sendable (Element) -> Made
) -> [Made] {
  guard elements.count > chunk else { return elements.map(make) }
  return Array(unsafeUninitializedCapacity: elements.count) { buffer, count in
    // Each place is written once, by the iteration whose part it is in.
    nonisolated(unsafe) let buffer = buffer
    DispatchQueue.concurrentPerform(iterations: (elements.count + chunk - 1) / chunk) { part in
      for place in part * chunk..<min((part + 1) * chunk, elements.count) {
        buffer.initializeElement(at: place, to: make(elements[place]))
      }
    }
    count = elements.count
  }
}

/// Two values that do not need each other, each on a core of its own where there are two.
package func sideBySide<A: Sendable, B: Sendable>(
  _ first: @Sendable () -> A, _ second: @Sendable () -> B
) -> (A, B) {
  nonisolated(unsafe) var one: A?
  nonisolated(unsafe) var other: B?
  DispatchQueue.concurrentPerform(iterations: 2) { number in
    if number == 0 { one = first() } else { other = second() }
  }
  return (one!, other!)
}

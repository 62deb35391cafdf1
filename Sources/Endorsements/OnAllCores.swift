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

/// Two values that do not need each other, each on a thread of its own.
///
/// Either may call `sideBySide` and `onAllCores` in its turn, which `concurrentPerform` within
/// another one would run one after the other.
package func sideBySide<A: Sendable, B: Sendable>(
  _ first: () -> A, _ second: @escaping @Sendable () -> B
) -> (A, B) {
  nonisolated(unsafe) var other: B?
  let work = DispatchWorkItem { other = second() }
  DispatchQueue(label: "side by side").async(execute: work)
  let one = first()
  work.wait()
  return (one, other!)
}

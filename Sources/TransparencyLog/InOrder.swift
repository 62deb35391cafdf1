#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Makes something of each element on all cores, and hands it on in their order, while the next are
/// being made. At most a core and six are in memory at a time, or as many as are asked for.
///
/// - Parameter take: says whether it wants more.
/// - Throws: what `take` throws. `make` gives a value whatever happens, so that the same elements
///   get the same answer, whichever task ends first.
func inOrder<Elements: RandomAccessCollection, Made: Sendable>(
  _ elements: Elements,
  atOnce: Int = 6 + max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
  make: @escaping @Sendable (Elements.Element) async -> Made,
  take: (Made) async throws -> Bool
) async throws where Elements.Element: Sendable {
  try await withThrowingTaskGroup(of: (Int, Made).self) { group in
    var unmade = elements.enumerated().makeIterator()
    func add() {
      guard let (place, element) = unmade.next() else { return }
      group.addTask { (place, await make(element)) }
    }
    for _ in 0..<atOnce { add() }
    var waiting: [Int: Made] = [:]
    var next = 0
    while let (place, made) = try await group.next() {
      waiting[place] = made
      while let made = waiting.removeValue(forKey: next) {
        add()
        next += 1
        guard try await take(made) else { return }
      }
    }
  }
}

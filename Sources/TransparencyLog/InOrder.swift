#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many files are fetched at once.
let madeAtOnce = max(16, 6 + sysconf(Int32(_SC_NPROCESSORS_ONLN)))

/// Makes something of each element on all cores, and hands it on in their order, while the next are
/// being made. At most `madeAtOnce` are in memory at a time: more than there are cores, since what is
/// fetched from a server is waited for.
///
/// - Parameter take: says whether it wants more.
/// - Throws: what `take` throws. `make` gives a value whatever happens, so that the same elements
///   get the same answer, whichever task ends first.
package func inOrder<Elements: RandomAccessCollection, Made: Sendable>(
  _ elements: Elements,
  make: @escaping @Sendable (Elements.Element) async -> Made,
  take: (Made) async throws -> Bool
) async throws where Elements.Element: Sendable {
  try await withThrowingTaskGroup(of: (Int, Made).self) { group in
    var unmade = elements.enumerated().makeIterator()
    func add() {
      guard let (place, element) = unmade.next() else { return }
      group.addTask { (place, await make(element)) }
    }
    for _ in 0..<madeAtOnce { add() }
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

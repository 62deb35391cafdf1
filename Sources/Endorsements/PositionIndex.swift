/// Finds positions in an array by the hash of what stands there: a hash table that keeps no keys.
///
/// 11 to 22 bytes a position, and for the moment in which it grows 11 more. Linear probing; whoever
/// fills it uses `Hasher`, whose seed nobody knows, so that nobody can make names that collide.
package struct PositionIndex: Sendable {
  /// In each slot the low 32 bits of a hash, and above them the position and one; 0 is free.
  private var slots: [UInt64] = []
  package private(set) var count = 0

  /// The position that was inserted with this hash and for which `matches` holds.
  package func first(hash: Int, where matches: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    let tag = UInt32(truncatingIfNeeded: hash)
    var slot = home(tag)
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot]) == tag {
        let position = Int(slots[slot] >> 32) - 1
        if matches(position) { return position }
      }
      slot = after(slot)
    }
    return nil
  }

  package init() {}

  /// Without growing it can take so many from now on.
  package mutating func reserveCapacity(_ count: Int) {
    while count * 4 > slots.count * 3 { grow() }
  }

  package mutating func insert(_ position: Int, hash: Int) {
    precondition(position < UInt32.max)
    if (count + 1) * 4 > slots.count * 3 { grow() }
    place(UInt64(position + 1) << 32 | UInt64(UInt32(truncatingIfNeeded: hash)))
    count += 1
  }

  /// - Parameters: those with which it was inserted.
  mutating func remove(_ position: Int, hash: Int) {
    let removed = UInt64(position + 1) << 32 | UInt64(UInt32(truncatingIfNeeded: hash))
    var gap = home(UInt32(truncatingIfNeeded: hash))
    while slots[gap] != removed {
      precondition(slots[gap] != 0)
      gap = after(gap)
    }
    // What stands behind the gap, and would not be found any more, moves into it.
    var slot = after(gap)
    while slots[slot] != 0 {
      let start = home(UInt32(truncatingIfNeeded: slots[slot]))
      if distance(from: start, to: slot) >= distance(from: gap, to: slot) {
        slots[gap] = slots[slot]
        gap = slot
      }
      slot = after(slot)
    }
    slots[gap] = 0
    count -= 1
  }

  private func home(_ tag: UInt32) -> Int { Int(tag) & (slots.count - 1) }
  private func after(_ slot: Int) -> Int { (slot + 1) & (slots.count - 1) }
  private func distance(from start: Int, to slot: Int) -> Int {
    (slot - start) & (slots.count - 1)
  }

  private mutating func place(_ entry: UInt64) {
    var slot = home(UInt32(truncatingIfNeeded: entry))
    while slots[slot] != 0 { slot = after(slot) }
    slots[slot] = entry
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: max(8, old.count * 2))
    for entry in old where entry != 0 { place(entry) }
  }
}

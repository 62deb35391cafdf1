extension LogReader {
  /// When in the life of a log.
  public enum Moment: Sendable {
    /// After so many entries.
    case size(Int)
    /// At this time, in POSIX seconds.
    case time(Int)
  }

  /// The tree that the log had at a moment, of which the entries are yet to be compared with its root.
  ///
  /// At a time it is the largest that a quorum had witnessed by then, as the kept checkpoints show:
  /// nothing else in a log tells when it was what. SPEC.md, section 12.
  /// - Returns: its size, and its root where a checkpoint says it.
  /// - Throws: `undecided` where the log is not that large, or no checkpoint that was kept had been
  ///   witnessed by a quorum by then.
  public func tree(at moment: Moment, policy: Policy) async throws -> (size: Int, root: Hash?) {
    switch moment {
    case .size(let size):
      guard size <= checkpoint.size else {
        throw LogError(
          .undecided, "the log has \(checkpoint.size) entries, \(size) were asked for")
      }
      return (size, size == checkpoint.size ? checkpoint.root : nil)
    case .time(let time):
      guard policy.quorum.deciding != nil else {
        throw LogError(
          .undecided,
          """
          no witnesses are asked for, so nothing tells how large the log was at \(timestamp(time)): \
          ask for a size
          """)
      }
      guard let names = try await source.names(in: "checkpoints") else {
        throw LogError(
          .undecided,
          """
          \(source.name) does not list the checkpoints that it keeps, so nothing tells how large the \
          log was at \(timestamp(time)): ask for a size, or make a copy of it
          """)
      }
      var newest: SignedCheckpoint?
      for name in names {
        guard let size = number(decimal: name.utf8), size <= checkpoint.size,
          size >= newest?.size ?? 0,
          let bytes = try await source.read("checkpoints/\(name)", atMost: Note.sizeLimit),
          // What was made later does not count.
          let kept = try? policy.verify(checkpoint: bytes, at: time - Cosignature.clockTolerance),
          kept.size == size
        else { continue }
        newest = kept.signed
      }
      guard let newest else {
        throw LogError(
          .undecided,
          """
          \(source.name) keeps no checkpoint that a quorum had witnessed by \(timestamp(time)): ask \
          for a size
          """)
      }
      return (newest.size, newest.root)
    }
  }
}

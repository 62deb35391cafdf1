/// What only the keeper of a log can check: the pending checkpoint against the published one, and the
/// folder against a copy that somebody else keeps. SPEC.md, section 7.6.
///
/// That the public files are whole is `LogAudit`'s to say.
public struct FolderCheck: Sendable {
  /// What was found wrong, each naming a file; empty if nothing was.
  public private(set) var problems: [String] = []
  /// A commit that was begun and not published, which the next admission finishes: no problem.
  public private(set) var unfinished: Int?

  /// - Parameters:
  ///   - folder: the log's, with `public` and `private`.
  ///   - copy: the public files as a mirror has them.
  /// - Throws: `undecided` where one of the two has no checkpoint; `system`.
  public init(of folder: LogFolder, policy: Policy, against copy: LogFolder? = nil) throws {
    let own = LogFolder("\(folder.name)/public")
    let published = try Self.checkpoint(of: own, policy)
    do {
      let pending = try Log.pending(in: folder, origin: policy.origin)
      if let kept = try Log.keptBeyond(pending, in: folder) {
        problems.append(
          """
          \(Log.Path.kept(kept)): is beyond \(Log.Path.pending), size \(pending.size): this folder \
          was restored or copied in part
          """)
      }
      if pending.size > published.size {
        // Its entries were durable before it was.
        let tree = LogTree(folder: own, head: pending)
        if let problem = try tree.problem(with: published, named: Log.Path.pending) {
          problems.append(problem)
        } else {
          unfinished = pending.size
        }
      } else if pending != published.checkpoint {
        problems.append(
          """
          \(Log.Path.pending): size \(pending.size), does not lead to the published checkpoint of \
          size \(published.size): this folder was restored or copied in part
          """)
      }
    } catch let error as LogError where error.code != .system {
      problems.append(error.description)
    }
    if let copy { try compare(own, published, with: copy, policy) }
  }

  private mutating func compare(
    _ own: LogFolder, _ published: SignedCheckpoint, with copy: LogFolder, _ policy: Policy
  ) throws {
    let other = try Self.checkpoint(of: copy, policy)
    if other.size > published.size {
      let prefix = LogTree(folder: copy, head: other.checkpoint)
      guard let problem = try prefix.problem(with: published, named: "checkpoint") else {
        problems.append(
          """
          checkpoint: size \(published.size), but \(copy.name) has size \(other.size), signed by \
          this log: this folder was restored from an old copy. Nothing may be appended before it is \
          as new: put the files of \(copy.name) in the place of those in public, and the first three \
          lines of its checkpoint in \(Log.Path.pending)
          """)
        return
      }
      problems.append("\(copy.name): \(problem)")
      return
    }
    let tree = LogTree(folder: own, head: published.checkpoint)
    if let problem = try tree.problem(with: other, named: "checkpoint") {
      problems.append("\(copy.name): \(problem)")
    }
    for name in try copy.names(in: "checkpoints") ?? [] where number(decimal: name.utf8) != nil {
      let path = "checkpoints/\(name)"
      do {
        let bytes = try copy.read(path, atMost: Note.sizeLimit) ?? []
        let kept = try naming(path) { try policy.signed(checkpoint: bytes) }
        guard kept.size <= published.size else { continue }
        if let problem = try tree.problem(with: kept, named: path) {
          problems.append("\(copy.name): \(problem)")
        }
      } catch let error as LogError where error.code != .system {
        problems.append("\(copy.name): \(error)")
      }
    }
  }

  private static func checkpoint(of copy: LogFolder, _ policy: Policy) throws -> SignedCheckpoint {
    guard let bytes = try copy.read("checkpoint", atMost: Note.sizeLimit) else {
      throw LogError(.undecided, "\(copy.name) has no checkpoint: it is not a copy of a log")
    }
    return try naming("\(copy.name): checkpoint") { try policy.signed(checkpoint: bytes) }
  }
}

/// The tree of a copy, and whether it extends what the log signed before.
private struct LogTree {
  let head: Checkpoint
  private let prover: Prover

  init(folder: LogFolder, head: Checkpoint) {
    self.head = head
    prover =
      TileHashes(size: head.size) { tile in
        try naming(tile.path) {
          // Of a partial tile the full one may be all that is there.
          if let bytes = try folder.read(tile.path, atMost: Tile.fullWidth * 32) {
            return try [Hash](tile: bytes, width: tile.width)
          }
          guard let bytes = try folder.read(tile.full.path, atMost: Tile.fullWidth * 32) else {
            throw LogError(.undecided, "is not there")
          }
          return Array(try [Hash](tile: bytes, width: Tile.fullWidth).prefix(tile.width))
        }
      }.prover
  }

  /// What is wrong with a checkpoint, at most as large, that the log signed too; nil where the
  /// tree is proved to extend it.
  func problem(with older: SignedCheckpoint, named name: String) throws -> String? {
    do {
      try prover.consistency(from: older.size, to: head.size).verify(
        from: older.size, root: older.root, to: head.size, root: head.root)
      return nil
    } catch let error as LogError where error.code == .unverified {
      return """
        \(name): the checkpoint of size \(older.size) has root \(base64(older.root.bytes)), which \
        the tree of size \(head.size) with root \(base64(head.root.bytes)) does not extend: either \
        tiles are damaged, which endorse audit tells, or the log contradicts itself
        """
    } catch let error as LogError where error.code != .system {
      return "\(name): cannot be compared: \(error)"
    }
  }
}

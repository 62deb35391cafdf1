/// What a witness has cosigned, the latest checkpoint of each log, as bytes of an append-only file.
/// SPEC.md, section 7.10.
///
/// The file is `header`, then batches: a line `batch LENGTH HASH` and LENGTH bytes whose SHA-256 has
/// the hex digits HASH, which are cosigned checkpoints one after the other, each after a line
/// `note LENGTH`. A batch is what was made durable at once; the last one of a file may be torn, and
/// then nobody was told of it. Zeros follow, over which the next ones are written.
enum WitnessJournal {
  static let header = Array("endorse-witness/1\n".utf8)
  /// The largest journal that is read.
  static let sizeLimit = 1 << 30

  static func batch(_ notes: [[UInt8]]) -> [UInt8] {
    var content: [UInt8] = []
    for note in notes {
      content += "note \(note.count)\n".utf8
      content += note
    }
    return Array("batch \(content.count) \(hex(Hash.sha256(content).bytes))\n".utf8) + content
  }

  /// The notes of all whole batches, in their order.
  ///
  /// - Throws: `malformed` where something other than the last batch is damaged.
  static func notes(in bytes: [UInt8]) throws -> [ArraySlice<UInt8>] {
    guard bytes.starts(with: header) else {
      throw LogError(.malformed, "does not begin with the line endorse-witness/1")
    }
    var notes: [ArraySlice<UInt8>] = []
    var rest = bytes[header.count...]
    while !rest.isEmpty {
      guard let content = content(ofBatchAt: rest) else {
        // One write makes a batch, and the next begins when it is durable: what follows a torn one
        // is damage, not an interruption.
        var later = rest.dropFirst()
        while let start = later.firstIndex(of: UInt8(ascii: "b")) {
          guard Self.content(ofBatchAt: bytes[start...]) == nil else {
            throw LogError(
              .malformed, "is damaged at byte \(rest.startIndex), before the batch at byte \(start)"
            )
          }
          later = bytes[(start + 1)...]
        }
        break
      }
      rest = bytes[content.endIndex...]
      notes += try self.notes(inBatch: content)
    }
    return notes
  }

  private static func notes(inBatch content: ArraySlice<UInt8>) throws -> [ArraySlice<UInt8>] {
    var notes: [ArraySlice<UInt8>] = []
    var rest = content
    while !rest.isEmpty {
      guard let (words, after) = line(rest, "note", words: 1),
        let length = number(decimal: words[0]),
        length <= after.count
      else { throw LogError(.malformed, "the batch before byte \(content.endIndex) has no note") }
      notes.append(after.prefix(length))
      rest = after.dropFirst(length)
    }
    return notes
  }

  /// The content of the batch that `bytes` begin with; nil where it is not whole.
  private static func content(ofBatchAt bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let (words, after) = line(bytes, "batch", words: 2),
      let length = number(decimal: words[0]), length > 0, length <= after.count
    else { return nil }
    let content = after.prefix(length)
    return hex(Hash.sha256(Array(content)).bytes).utf8.elementsEqual(words[1]) ? content : nil
  }

  /// The words of the first line after its name, and what follows it.
  private static func line(
    _ bytes: ArraySlice<UInt8>, _ name: String, words count: Int
  ) -> ([ArraySlice<UInt8>], ArraySlice<UInt8>)? {
    guard let end = bytes.prefix(128).firstIndex(of: lineFeed) else { return nil }
    let words = bytes[..<end].split(separator: space, omittingEmptySubsequences: false)
    guard words.count == count + 1, words[0].elementsEqual(name.utf8) else { return nil }
    return (Array(words.dropFirst()), bytes[(end + 1)...])
  }
}

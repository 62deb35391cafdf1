import ArgumentParser
import Endorsements
import TransparencyLog

/// Makes a log as a large campaign would have it: one statement, and endorsements that are each by
/// another author. The same count always gives the same log.
///
/// Entries are made and appended in batches, on all cores: about 0.35 ms of CPU and 0.6 KB of disk
/// an entry, and no more than one batch in memory.
struct MakeLog: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-log",
    abstract: "Make a log of COUNT endorsements, with its trust folder, in a new folder.")

  @Argument(help: "How many endorsements.")
  var count: Int

  @Argument(help: "The log's folder; it gets `keys`.")
  var folder: String

  func validate() throws {
    guard (1...Campaign.limit).contains(count) else {
      throw ValidationError("COUNT is 1 to \(Campaign.limit)")
    }
  }

  func run() async throws {
    print("\(folder): \(try await Self.make(count, of: Campaign(), at: folder)) entries")
  }

  /// - Returns: how many entries the log has.
  @discardableResult
  static func make(_ count: Int, of campaign: Campaign, at folder: String) async throws -> Int {
    let storage = LogFolder(folder)
    let trust = try campaign.trust()
    try storage.write(trust.files.map { ("keys/" + $0.key, $0.value) })
    try storage.write([
      (EndorsementLog.keyPath, try SecretKeyFile.encode(campaign.logKey, passphrase: nil)),
      ("public/text/\(campaign.text.hash.hex)", campaign.text.bytes),
    ])
    try Log.create(in: storage, signer: campaign.logKey)
    var log = try Log(opening: storage, signer: campaign.logKey, policy: trust.policy)
    // Whole tiles a batch: the first one has the statement too.
    let batch = 64 * Tile.fullWidth
    var made = 0
    while made < count {
      let end = min(count, (made == 0 ? 0 : made + 1) + batch - 1)
      let endorsements = try await endorsements(made..<end, of: campaign)
      try log.append((made == 0 ? [try campaign.statement()] : []) + endorsements)
      made = end
    }
    return log.size
  }

  private static func endorsements(_ range: Range<Int>, of campaign: Campaign) async throws
    -> [[UInt8]]
  {
    let chunk = 256
    return try await withThrowingTaskGroup(of: (Int, [[UInt8]]).self) { group in
      for start in stride(from: range.lowerBound, to: range.upperBound, by: chunk) {
        group.addTask {
          let part = start..<min(start + chunk, range.upperBound)
          return (start, try part.map { try campaign.endorsement($0) })
        }
      }
      var parts: [Int: [[UInt8]]] = [:]
      for try await (start, made) in group { parts[start] = made }
      return parts.keys.sorted().flatMap { parts[$0]! }
    }
  }
}

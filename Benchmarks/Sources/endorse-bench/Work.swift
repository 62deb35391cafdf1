import ArgumentParser
import Endorsements
import Foundation
import PublishedLists
import TransparencyLog

/// What a log is used for, each of which is measured in a process of its own, so that its memory is its
/// own too.
enum Work: String, CaseIterable, ExpressibleByArgument, Codable {
  /// Entries that say nothing, into a new log, a thousand a commit.
  case append
  /// What `make-log` does: endorsements are signed, and appended.
  case make
  /// Every signature, rule, tile and checkpoint.
  case audit
  /// The same without the signatures, and what only the keeper of a log can check.
  case fsck
  /// The tree of entries that say nothing.
  case tree
  /// The whole log judged, and its roster printed.
  case roster
  /// The whole log judged, and a list checked that names every signatory.
  case check
  /// The log opened, and a hundred more admitted.
  case admit

  private static let now = 1_800_000_000

  /// - Parameters:
  ///   - folder: of the log, which `append` and `make` make.
  ///   - count: of its entries, but for the statement.
  func run(_ folder: String, _ count: Int) async throws -> Cost {
    switch self {
    case .append:
      var log = try OpaqueLog().create(in: LogFolder(folder))
      var cost = Cost(seconds: 0, cpu: 0)
      for first in stride(from: 0, to: count, by: 1000) {
        let entries = (first..<min(first + 1000, count)).map(OpaqueLog.entry)
        let one = try await Cost.of { try log.append(entries) }
        cost = Cost(seconds: cost.seconds + one.seconds, cpu: cost.cpu + one.cpu)
      }
      return cost
    case .make:
      return try await Cost.of { try await MakeLog.make(count, of: Campaign(), at: folder) }
    case .audit:
      return try await Cost.of { try await Self.audit(folder, verifyingSignatures: true) }
    case .fsck:
      return try await Cost.of {
        try await Self.audit(folder, verifyingSignatures: false)
        let check = try FolderCheck(of: LogFolder(folder), policy: Campaign().trust().policy)
        precondition(check.problems.isEmpty)
      }
    case .tree:
      let policy = try OpaqueLog().policy
      return try await Cost.of {
        let reader = try await LogReader(
          LogFolder("\(folder)/public"), policy: policy, at: Self.now)
        let audit = try await LogAudit(reader, policy: policy)
        precondition(audit.problems.isEmpty && reader.checkpoint.size == count)
      }
    case .roster:
      return try await Cost.of {
        let judged = try await Self.judged(folder)
        let roster = Roster(of: judged.state.statements[0], in: judged.state)
        let text = roster.text(bullets: false, isHistory: false)
        precondition(text.utf8.count > count)
      }
    case .check:
      let list = Array((0..<count).map { Self.line($0) + "\n" }.joined().utf8)
      return try await Cost.of {
        var options = ReadingOptions()
        options.format = .text
        options.limits = .large
        let judged = try await Self.judged(folder)
        let report = try CheckReport(
          Document(parsing: list, options: options), options: options, against: judged,
          statement: judged.state.statements[0], givenText: nil)
        precondition(report.agrees)
      }
    case .admit:
      let campaign = try Campaign()
      let notes = try (count..<count + 100).map { try campaign.endorsement($0, isAdmitted: false) }
      return try await Cost.of {
        var log = try await EndorsementLog(opening: folder, at: Self.now)
        let outcomes = try await log.admit(notes, countersigner: campaign.secretariat)
        for case .refused(let error) in outcomes { throw error }
      }
    }
  }

  private static func audit(_ folder: String, verifyingSignatures: Bool) async throws {
    let trust = try Campaign().trust()
    let reader = try await LogReader(
      LogFolder("\(folder)/public"), policy: trust.policy, at: now)
    let audit = try await EndorsementAudit(
      of: reader, trust: trust, verifyingSignatures: verifyingSignatures)
    precondition(audit.problems.isEmpty)
  }

  private static func judged(_ folder: String) async throws -> JudgedLog {
    let trust = try Campaign().trust()
    let reader = try await LogReader(
      LogFolder("\(folder)/public"), policy: trust.policy, at: now)
    return try await JudgedLog(judging: reader, trust: trust)
  }

  /// As a published list has a signatory.
  static func line(_ number: Int) -> String {
    let name = Campaign.signatory(number)
    return Campaign.role(number).map { "\(name) – \($0)" } ?? name
  }
}

/// Does one work in a process of its own.
struct Once: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Do one work, and print what it took in JSON: what `growth` and `budgets` run.")

  @Argument(help: "\(Work.allCases.map(\.rawValue).joined(separator: ", ")).")
  var work: Work

  @Argument(help: "The log's folder.")
  var folder: String

  @Argument(help: "How many entries it has, or is to have.")
  var count: Int

  /// What one work took.
  struct Answer: Codable {
    let seconds: Double
    let cpu: Double
    /// Bytes; nil where the system does not say.
    let peak: Int?
  }

  func run() async throws {
    let cost = try await work.run(folder, count)
    let answer = Answer(seconds: cost.seconds, cpu: cost.cpu, peak: peakMemory())
    print(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
  }

  /// Runs this program anew.
  static func inAnotherProcess(_ work: Work, _ folder: String, _ count: Int) throws -> Answer {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = ["once", work.rawValue, folder, String(count)]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw LogError(.system, "\(work.rawValue) of \(count) entries failed")
    }
    return try JSONDecoder().decode(Answer.self, from: answer)
  }
}

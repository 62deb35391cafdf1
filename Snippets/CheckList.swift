// CheckList LIST LOG TRUST: each line of a published list, and its state.
import Endorsements
import Foundation
import PublishedLists
import TransparencyLog

let paths = CommandLine.arguments
let now = Int(Date().timeIntervalSince1970)
let trust = try TrustFolder(at: paths[3])
let reader = try await LogReader(LogFolder(paths[2]), policy: trust.policy, at: now)
try reader.checkpoint.checkAge(at: now, atMost: 7 * 86_400)
// Every signature and every rule, on all cores.
let log = try await JudgedLog(judging: reader, trust: trust)

let options = ReadingOptions()
let document = try Document(
  parsing: Files.read(paths[1], atMost: options.limits.bytes) ?? [], options: options)
let statement = try CheckReport.statement(in: log.state, choice: nil, givenText: nil)
let report = try CheckReport(
  document, options: options, against: log, statement: statement, givenText: nil)
for row in report.check.rows { print("\(row.state.rawValue): \(row.line.text)") }
for endorsement in report.check.missing { print("missing: \(endorsement.signatory)") }
print(report.agrees ? "agrees" : "does not agree")

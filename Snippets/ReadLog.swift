// ReadLog FOLDER POLICY: the length of every entry of a copy of a log, once all are verified.
import Foundation
import TransparencyLog

let paths = CommandLine.arguments
let policy = try Policy(parsing: Files.read(paths[2], atMost: Policy.sizeLimit) ?? [])
let log = try await LogReader(
  LogFolder(paths[1]), policy: policy, at: Int(Date().timeIntervalSince1970))

var lengths: [Int] = []
try await log.scan(prepare: { entry, _ in entry.count }, apply: { lengths.append($0) })
// Only now are they known to be the entries of the checkpoint.
print("\(lengths.count) entries, \(lengths.reduce(0, +)) bytes")

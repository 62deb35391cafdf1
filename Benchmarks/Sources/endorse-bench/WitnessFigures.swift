import CReference
import Foundation
import Synchronization
import TransparencyLog

/// Requests to a witness, each made durable, beside a loop in C that appends as much and syncs it: in
/// process, and over HTTP to the command.
struct WitnessFigures {
  let requests: Int
  let rounds: Int
  let command: String?
  private static let now = 1_800_000_000

  func rows() async throws -> [Row] {
    var rows: [Row] = []
    for clients in [1, 8] {
      let logs = try WitnessedTrees(clients, sizes: requests / clients)
      rows.append(
        try await row("add-checkpoint in process", clients, logs) { folder in
          let ledger = try WitnessLedger(of: logs.witness(), at: folder)
          return try await Cost.of {
            try await withThrowingTaskGroup(of: Void.self) { group in
              for bodies in logs.requests {
                group.addTask {
                  for body in bodies { _ = try await ledger.add(body) { Self.now } }
                }
              }
              try await group.waitForAll()
            }
          }
        })
      guard let command else { continue }
      rows.append(
        try await row("add-checkpoint over HTTP", clients, logs) { folder in
          try await overHTTP(command, logs, folder)
        })
    }
    if command == nil {
      rows.append(Row(what: "add-checkpoint over HTTP", ours: "not measured: no --command"))
    }
    return rows
  }

  private func row(
    _ what: String, _ clients: Int, _ logs: WitnessedTrees, _ ours: (String) async throws -> Cost
  ) async throws -> Row {
    let workspace = try Workspace()
    let count = logs.requests.map(\.count).reduce(0, +)
    let it = try await Comparison(rounds: rounds) { round in
      try await ours("\(workspace.path)/\(round)")
    } reference: { round in
      try await Cost.of {
        let error = reference_append("\(workspace.path)/journal", 700, count)
        guard error == 0 else { throw LogError(.system, String(cString: strerror(error))) }
      }
    }
    func rate(_ cost: Cost) -> Double { Double(count) / cost.seconds }
    let budget = clients == 1 ? 1500.0 : 3000
    return Row(
      what: "\(what), \(clients) client\(clients == 1 ? "" : "s")",
      ours: number(rate(it.ours), "/s"),
      reference: "C, append and sync \(number(rate(it.reference), "/s"))", ratio: it.ratio,
      budget: number(budget, "/s"), holds: rate(it.ours) >= budget)
  }

  private func overHTTP(
    _ command: String, _ logs: WitnessedTrees, _ folder: String
  ) async throws -> Cost {
    let files = try Workspace()
    try Files.create("\(files.path)/policy", logs.policy)
    try Files.create(
      "\(files.path)/w.skey", SecretKeyFile.encode(logs.witnessKey, passphrase: nil), mode: 0o600)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command)
    process.arguments = [
      "witness", folder, "--policy", "\(files.path)/policy", "--key", "\(files.path)/w.skey",
      "--listen", "127.0.0.1:0", "--no-access-log", "--requests-per-minute", "0",
    ]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    let port = try Self.port(announcedIn: errors.fileHandleForReading)
    let cost = await Cost.of {
      let accepted = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: logs.requests.count) { client in
        let bodies = logs.requests[client]
        let held = bodies.map { body in
          let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: body.count)
          _ = copy.initialize(from: body)
          return copy
        }
        defer { for one in held { one.deallocate() } }
        let count = reference_post(
          Int32(port), "/add-checkpoint", held.map { UnsafePointer($0.baseAddress) },
          held.map(\.count), held.count)
        accepted.withLock { $0 += count }
      }
      precondition(accepted.withLock { $0 } == logs.requests.map(\.count).reduce(0, +))
    }
    return cost
  }

  private static func port(announcedIn errors: FileHandle) throws -> Int {
    var said = ""
    while true {
      let more = errors.availableData
      guard !more.isEmpty else { throw LogError(.system, "the witness ended: \(said)") }
      said += String(decoding: more, as: UTF8.self)
      if let line = said.split(separator: "\n").first(where: { $0.contains("listening on") }),
        said.hasSuffix("\n"), let port = line.split(separator: ":").last.flatMap({ Int($0) })
      {
        return port
      }
    }
  }
}

/// Logs that grow by an entry a request, and what each sends to a witness.
struct WitnessedTrees: Sendable {
  let policy: [UInt8]
  let witnessKey: SecretKey
  /// Of each log, in their order.
  let requests: [[[UInt8]]]

  init(_ count: Int, sizes: Int) throws {
    witnessKey = try Campaign.key(9, named: "witness.example")
    let keys = try (0..<count).map { try Campaign.key(20 + $0, named: "log\($0).example") }
    policy = Array(
      (keys.map { "log \($0.verifierKey)\n" }.joined() + "quorum none\n").utf8)
    var rows = [(0..<sizes).map { Hash.leaf(OpaqueLog.entry($0)) }]
    while let row = rows.last, row.count > 1 {
      rows.append((0..<row.count / 2).map { .node(row[2 * $0], row[2 * $0 + 1]) })
    }
    let prover = Prover { [rows] height, index in rows[height][index] }
    requests = try keys.map { key in
      try (1...sizes).map { size in
        var note = Note(
          unsigned: Array(
            "\(key.verifierKey.name)\n\(size)\n\(base64(try prover.root(size: size).bytes))\n".utf8)
        )
        try note.sign(with: key)
        let proof = try prover.consistency(from: size - 1, to: size).hashes
        let lines = proof.map { "\(base64($0.bytes))\n" }.joined()
        return Array("old \(size - 1)\n\(lines)\n".utf8) + note.encoded
      }
    }
  }

  func witness() throws -> Witness {
    try Witness(watching: WitnessedLogs(parsing: policy), signer: witnessKey)
  }
}

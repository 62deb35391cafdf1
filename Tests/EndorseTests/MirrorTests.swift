import Foundation
import TestSupport
import Testing
import TransparencyLog

/// The real `endorse mirror` over a real server: killed at many moments, and of sources that fail.
@Suite(.ownThreads) struct MirrorTests {
  private static let keys = Repository.root.appending(path: "Keys").path

  private func endorse(
    _ words: [String], in folder: TemporaryFolder, meanwhile: (pid_t) -> Void = { _ in }
  ) throws -> String {
    let program = Program(
      Stage.endorse, words, environment: ["HOME": folder.path, "SWIFT_BACKTRACE": "enable=no"],
      folder: folder.path)
    let ended = try program.run(
      output: folder("stdout"), errors: folder("stderr"), meanwhile: meanwhile)
    let said = try ["stdout", "stderr"].map {
      try String(contentsOfFile: folder($0), encoding: .utf8)
    }
    return said.joined() + ended
  }

  /// Killed again and again, it comes to its end, with the same files as the log.
  @Test func killedAtManyMomentsItComesToItsEnd() async throws {
    let folder = try TemporaryFolder()
    let key = try SecretKey(generating: "generic.example/log")
    let log = LogFolder(folder("log"))
    try Log.create(in: log, signer: key)
    let policy = "log \(key.verifierKey)\nquorum none\n"
    try LogFolder(folder("keys")).write([("policy", Array(policy.utf8))])
    var writing = try Log(
      opening: log, signer: key, policy: try Policy(parsing: Array(policy.utf8)))
    try writing.append((0..<20_000).map { Array("entry \($0)\n".utf8) })
    let server = try WebServer(folder("log/public"))
    let words = [
      "mirror", "http://127.0.0.1:\(server.port)", "copy", "--any", "--keys", "keys",
    ]
    var random = SeededGenerator(seed: 5)
    var killed = 0
    var inside = 0
    for _ in 0..<40 {
      // As soon as this file of the copy is there.
      let aim =
        [
          "private/lock", "public/tile/0/078.p/32", "public/checkpoints/20000",
          Tile(level: .entries, index: Int.random(in: 0..<78, using: &random), width: 256).path,
        ].randomElement(using: &random)!
      let target = folder("copy/\(aim.hasPrefix("tile") ? "public/" + aim : aim)")
      let said = try endorse(words, in: folder) { process in
        let end = ContinuousClock.now + .seconds(20)
        while !Files.exists(target), !Files.exists(folder("copy/public/checkpoint")),
          ContinuousClock.now < end
        { sched_yield() }
        kill(process, SIGKILL)
      }
      if said.hasSuffix("signal 9") { killed += 1 }
      // From here on it is published by whoever opens it.
      let isWhole = Files.exists(folder("copy/private/checkpoint"))
      if !isWhole, Files.exists(folder("copy/public/tile")) { inside += 1 }
      if isWhole { try FileManager.default.removeItem(atPath: folder("copy")) }
    }
    #expect(killed > 10)
    print("kill -9 of endorse mirror: \(killed), \(inside) of them in the middle of the copy")
    let said = try endorse(words, in: folder)
    #expect(said.hasPrefix("copy: size 20000, was 0\n"), "\(said)")
    for path in [
      "checkpoint", "tile/2/000", "tile/1/000.p/78", "tile/0/077", "tile/entries/078.p/32",
    ] {
      #expect(
        try Files.read(folder("copy/public/\(path)"), atMost: 1 << 22)
          == Files.read(folder("log/public/\(path)"), atMost: 1 << 22))
    }
    let same = try endorse(words, in: folder)
    #expect(same == "copy: nothing new, size 20000\n")
    withExtendedLifetime(server) {}
  }

  @Test func aServerThatFailsLeavesNoCopy() throws {
    let folder = try TemporaryFolder()
    let vectors = Repository.root.appending(path: "Vectors/log").path
    try FileManager.default.copyItem(atPath: vectors, toPath: folder("log"))
    let server = try WebServer(folder.path)
    let url = "http://127.0.0.1:\(server.port)"
    let text = "text/57801aeb07ad445f2310d8cc8a01815540681e2c4226ab09e08bc1ee824e2471"
    let words = ["mirror", "\(url)/log", "copy", "--keys", Self.keys]
    for path in ["checkpoint", "tile/entries/000.p/8", text] {
      for status in ["503", "404", "429"] {
        let place = URL(fileURLWithPath: folder("log/\(path).status"))
        try Data(status.utf8).write(to: place)
        let said = try endorse(words, in: folder)
        #expect(said.hasSuffix("\n2"), "\(path) \(status): \(said)")
        #expect(!Files.exists(folder("copy/public/checkpoint")))
        try FileManager.default.removeItem(at: place)
      }
    }
    let said = try endorse(words, in: folder)
    #expect(said == "copy: size 8, was 0\n", "\(said)")
    #expect(try endorse(["audit", "copy", "--keys", Self.keys], in: folder).contains("verified"))
    // A server lists no checkpoints: those are what the mirror saw itself.
    #expect(try Files.names(in: folder("copy/public/checkpoints")) == ["8"])
    withExtendedLifetime(server) {}
  }
}

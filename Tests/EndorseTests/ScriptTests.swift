// Every story in `Scripts`, command by command. `ENDORSE_UPDATE_SCRIPTS=1 swift test` writes what the
// commands say now into the stories, for a person to read and to commit.
import Foundation
import Testing

@Suite(.ownThreads) struct ScriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Scripts"
  /// Stories that need more than the command; their own tests play them.
  static let special = ["ssh-agent"]

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }
      .filter { !special.contains($0) }.sorted()
  }()

  @Test func findsTheStories() { #expect(Self.names.count > 20) }

  @Test(arguments: names)
  func goesAsTold(story: String) throws { try Self.play(story) }

  @Test func seesWhatIsNotAsTold() {
    func isAsTold(_ told: [String], _ came: [String]) -> Bool { Comparison(told, came).isSame }
    #expect(isAsTold(["| a", "= 1"], ["| a", "= 1"]))
    #expect(!isAsTold(["| a"], ["| a", "= 1"]))
    #expect(!isAsTold(["| a", "= 1"], ["| a"]))
    #expect(!isAsTold(["| a"], ["! a"]))
    #expect(isAsTold(["| <*>b<*>", "|"], ["| ab", "|"]))
    #expect(!isAsTold(["| a<*>"], ["| ba"]))
    #expect(!isAsTold(["| <*>ab<*>bc"], ["| abc"]))
    #expect(isAsTold(["| a", "| <...>", "| z", "! e"], ["| a", "| b", "| c", "| z", "! e"]))
    #expect(!isAsTold(["| a", "| <...>", "| z"], ["| a", "| b"]))
    #expect(!isAsTold(["| <...>"], ["| a", "! e"]))
    #expect(Comparison(["| a<*>", "| b"], ["| x", "| ac"]).updated == ["| x", "| a<*>"])
  }

  static func play(_ story: String, environment: [String: String] = [:]) throws {
    // New files have the modes that the stories tell, whatever the person's own mask is.
    umask(0o022)
    let path = "\(folder)/\(story).txt"
    let before = try String(contentsOfFile: path, encoding: .utf8)
    var script = try Script(parsing: before)
    #expect(script.text == before, "\(story).txt is not written in the usual way")
    let stage = try Stage(environment: environment)
    defer { stage.clear() }
    let isUpdating = ProcessInfo.processInfo.environment["ENDORSE_UPDATE_SCRIPTS"] == "1"
    for (position, part) in script.parts.enumerated() {
      guard case .step(var step) = part else { continue }
      let place = SourceLocation(
        fileID: "EndorseTests/\(story).txt", filePath: path, line: step.line, column: 1)
      let actual: [String]
      do {
        actual = try stage.perform(step)
      } catch {
        Issue.record("\(story).txt, line \(step.line): \(error)", sourceLocation: place)
        return
      }
      let comparison = Comparison(step.expected, actual)
      if comparison.isSame { continue }
      guard isUpdating else {
        Issue.record(
          "\(story).txt, line \(step.line)\n  $ \(step.command)\n\(comparison.diff)",
          sourceLocation: place)
        continue
      }
      step.expected = comparison.updated
      script.parts[position] = .step(step)
    }
    if script.text != before {
      try script.text.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }
}

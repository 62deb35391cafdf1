import Foundation
import PublishedLists
import TransparencyLog

/// Where the demonstration runs real commands and shows what they really answer.
struct DemoStage {
  let folder: String
  /// Commands that did not do what the story says; empty if all is well.
  private(set) var surprises: [String] = []

  init(folder: String) { self.folder = folder }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func title(_ title: String) { Terminal.out("\n== \(title)\n") }

  func write(_ name: String, _ text: String) throws {
    try Files.create(path(name), Array(text.utf8))
  }

  func createFolders(_ names: [String]) throws {
    for name in names {
      try FileManager.default.createDirectory(
        atPath: path(name), withIntermediateDirectories: false)
    }
  }

  /// Runs a command, shows it and its answer, and notes where the answer is not the expected one.
  ///
  /// - Parameters:
  ///   - command: words between blanks, or between single quotes.
  ///   - exit: the exit code that the story needs.
  ///   - blocks: how many paragraphs of the answer are shown, the rest being left out.
  ///   - lines: how many lines are shown.
  ///   - says: what the answer has to say.
  mutating func show(
    _ command: String, exit: Int32 = 0, blocks: Int? = nil, lines: Int? = nil, says: String? = nil
  ) throws {
    let words = command.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .flatMap { position, part in
        position % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
      }
    try run(words, isShown: true, exit: exit, blocks: blocks, lines: lines, says: says)
  }

  mutating func run(
    _ words: [String], isShown: Bool, exit: Int32 = 0, blocks: Int? = nil, lines: Int? = nil,
    says: String? = nil
  ) throws {
    let (status, answer) = try execute(words)
    if status != exit || !(says.map { answer.contains($0) } ?? true) {
      surprises.append(
        "\(Shell.quoted(["endorse"] + words)) exited \(status), expected \(exit)\(says.map { ", saying \(quoted($0))" } ?? ""):\n\(answer)"
      )
    }
    guard isShown else { return }
    var shown = answer
    if let blocks {
      shown = shown.components(separatedBy: "\n\n").prefix(blocks).joined(separator: "\n\n") + "\n"
    }
    if let lines {
      let all = shown.split(separator: "\n")
      if all.count > lines {
        let left = all.count - lines - 1
        shown = (all.prefix(lines) + ["… \(left) more"] + all.suffix(1)).joined(separator: "\n")
      }
    }
    if shown.count < answer.count, lines == nil { shown += "…\n" }
    let indented = shown.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    let trailing = exit == 0 ? "" : "    (exit code \(status))\n"
    Terminal.out(
      "\n  $ \(Shell.quoted(["endorse"] + words))\n"
        + indented.trimmingCharacters(in: .newlines) + (shown.isEmpty ? "" : "\n") + trailing)
  }

  /// This very program, in the demonstration's folder; what it writes to both streams, in order.
  private func execute(_ words: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: answer, as: UTF8.self))
  }
}

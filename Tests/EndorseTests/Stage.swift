// Where a story happens: a folder of its own, what `endorse` says there, and what it changes.
import Foundation
import TransparencyLog

/// The fresh folder of one story, and what was made in it.
final class Stage {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let folder: String
  private let home: String
  var locks: [String: FileLock] = [:]
  /// What cannot be fixed, and the name that the story has for it.
  var names: [(name: String, value: String)]
  /// Added to the environment of every `endorse`.
  private let environment: [String: String]

  /// The repository: where SPEC.md is, above this file.
  static let root: String = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    repeat {
      folder.deleteLastPathComponent()
    } while !FileManager.default.fileExists(
      atPath: folder.appendingPathComponent("SPEC.md").path) && folder.path != "/"
    return folder.path
  }()

  /// The command that was built with the tests.
  static let endorse: String = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    let folder = (bundle ?? Bundle.main.executableURL!).deletingLastPathComponent()
    return folder.appendingPathComponent("endorse").path
  }()

  init(environment: [String: String] = [:]) throws {
    let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    home = "\(temporary)/endorse-story-\(UUID().uuidString)"
    folder = home + "/stage"
    self.environment = environment
    names = [
      ("$WORK", folder), ("$VECTORS", Self.root + "/Vectors"), ("$KEYS", Self.root + "/Keys"),
    ]
    for name in ["", "/stage", "/stage/home", "/stage/tmp"] {
      try FileManager.default.createDirectory(
        atPath: home + name, withIntermediateDirectories: false)
    }
  }

  func clear() { try? FileManager.default.removeItem(atPath: home) }

  /// What a step's command says and does, in the form of `Script.Step.expected`.
  func perform(_ step: Script.Step) throws -> [String] {
    var words = Script.words(of: step.command).map { word in
      String(decoding: Script.unescaped(replacingNames(word)), as: UTF8.self)
    }
    var variables: [String: String] = [:]
    while let sign = words.first?.firstIndex(of: "="), words.count > 1 {
      let word = words.removeFirst()
      variables[String(word[..<sign])] = String(word[word.index(after: sign)...])
    }
    let input = step.input.flatMap { (line: String) -> [UInt8] in
      if line.hasSuffix("\\") { return Script.unescaped(String(line.dropLast())) }
      return Script.unescaped(line) + [0x0A]
    }
    if words.first == "endorse" {
      return try run(Array(words.dropFirst()), variables, input: step.input.isEmpty ? nil : input)
    }
    return try prop(words, input).map { $0.isEmpty ? "|" : "| \(naming($0))" }
  }

  private func run(
    _ arguments: [String], _ variables: [String: String], input: [UInt8]?
  ) throws -> [String] {
    var all = [
      "HOME": folder + "/home", "XDG_CONFIG_HOME": folder + "/home/.config", "NO_COLOR": "1",
      "TMPDIR": folder + "/tmp", "SWIFT_BACKTRACE": "enable=no",
    ]
    let inherited = ProcessInfo.processInfo.environment
    // Built to measure coverage, a command would leave a file where it runs.
    all["LLVM_PROFILE_FILE"] = inherited["LLVM_PROFILE_FILE"] ?? "/dev/null"
    for (name, value) in environment.merging(variables, uniquingKeysWith: { $1 }) {
      all[name] = value.isEmpty ? nil : value
    }
    let given = home + "/stdin"
    if let input { try Data(input).write(to: URL(fileURLWithPath: given)) }
    let before = try snapshot()
    let ended = try Program(Self.endorse, arguments, environment: all, folder: folder).run(
      input: input == nil ? "/dev/null" : given, output: home + "/stdout", errors: home + "/stderr")
    return try said("|", home + "/stdout") + said("!", home + "/stderr")
      + Self.changes(before, try snapshot()) + (ended.isEmpty ? [] : ["= \(ended)"])
  }

  private func said(_ mark: String, _ path: String) throws -> [String] {
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    let text = naming(String(decoding: bytes, as: UTF8.self))
    let end = text.isEmpty || text.unicodeScalars.last == "\n" ? "" : "<no line end>"
    return Script.lines(of: text + end).map { $0.isEmpty ? mark : "\(mark) \($0)" }
  }

  private func replacingNames(_ word: String) -> String {
    names.reduce(word) { $0.replacing($1.name, with: $1.value) }
  }

  func naming(_ text: String) -> String {
    names.reduce(text) { $0.replacing($1.value, with: $1.name) }
  }

  private struct Seen: Equatable {
    let mode: Int
    let isFolder: Bool
    let content: Data
  }

  /// Everything in the story's folder, by path.
  private func snapshot() throws -> [String: Seen] {
    var seen: [String: Seen] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
    // Whoever tries to write a log leaves its process id in the lock.
    where !path.hasSuffix("private/lock") {
      let full = "\(folder)/\(path)"
      let attributes = try FileManager.default.attributesOfItem(atPath: full)
      let type = attributes[.type] as? FileAttributeType
      let size = attributes[.size] as? Int ?? 0
      var content = Data()
      if type == .typeRegular, size < 1 << 20 {
        content = FileManager.default.contents(atPath: full) ?? Data()
      } else if type != .typeDirectory {
        // Pipes and links are not followed, and what is large tells by its date that it was written to.
        content = Data("\(size) \(attributes[.modificationDate]!)".utf8)
      }
      seen[path] = Seen(
        mode: attributes[.posixPermissions] as? Int ?? 0, isFolder: type == .typeDirectory,
        content: content)
    }
    return seen
  }

  private static func changes(_ before: [String: Seen], _ after: [String: Seen]) -> [String] {
    var marks: [String: String] = [:]
    for path in Set(before.keys).union(after.keys) where before[path] != after[path] {
      let parts = path.split(separator: "/")
      let shown = parts.prefix(2).joined(separator: "/")
      // What lies deeper changes its folder, unless that is new or gone itself.
      marks[shown] = before[shown] == nil ? "+" : after[shown] == nil ? "-" : "~"
    }
    return marks.sorted { $0.key < $1.key }.map { path, mark in
      let seen = after[path] ?? before[path]!
      return "\(mark) \(path)\(seen.isFolder ? "/" : "") \(octal(seen.mode))"
    }
  }

  static func octal(_ mode: Int) -> String { "0" + String(mode, radix: 8) }
}

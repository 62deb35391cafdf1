import Foundation

/// One file of `Vectors/FOLDER/`, read strictly in the form that Vectors/README.md gives.
public struct Vector: Sendable, CustomStringConvertible {
  /// Why a file is not a vector.
  public struct Malformed: Error, CustomStringConvertible {
    public let description: String
  }

  public static let outcomes = ["accept", "malformed", "unverified", "unsupported", "undecided"]

  public let folder: String
  /// The file's name without its extension: the condition.
  public let name: String
  /// One of `outcomes`.
  public let expect: String
  public let comment: String
  public let body: [UInt8]
  private let fields: [(name: String, value: String)]

  /// - Parameter bytes: the whole file.
  public init(folder: String, name: String, parsing bytes: [UInt8]) throws {
    func refuse(_ why: String) -> Malformed { Malformed(description: "\(folder)/\(name): \(why)") }
    guard let end = bytes.indices.dropLast().first(where: { bytes[$0...($0 + 1)] == [10, 10] })
    else { throw refuse("no empty line behind the header") }
    guard let header = String(validating: bytes[..<end], as: UTF8.self) else {
      throw refuse("the header is not UTF-8")
    }
    var lines = header.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }[...]
    guard lines.popFirst() == "endorse-vector/1" else { throw refuse("line 1 is another") }
    var fields = try lines.map { line in
      // By bytes: for `Character` a space is one with the combining mark that a value may begin with.
      let bytes = Array(line.utf8)
      let name = String(decoding: bytes.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
      let rest = bytes.dropFirst(name.utf8.count)
      guard name.wholeMatch(of: /[a-z][a-z-]*/) != nil, rest.starts(with: ": ".utf8) else {
        throw refuse("header line \"\(line)\" is not FIELD: VALUE")
      }
      return (name: name, value: String(decoding: rest.dropFirst(2), as: UTF8.self))
    }[...]
    guard let expect = fields.popFirst(), expect.name == "expect",
      Self.outcomes.contains(expect.value)
    else { throw refuse("line 2 is not expect and an outcome") }
    guard let comment = fields.popFirst(), comment.name == "comment", !comment.value.isEmpty else {
      throw refuse("line 3 is not a comment")
    }
    guard !fields.contains(where: { ["expect", "comment"].contains($0.name) }) else {
      throw refuse("a second expect or comment")
    }
    self.folder = folder
    self.name = name
    self.expect = expect.value
    self.comment = comment.value
    self.fields = Array(fields)
    body = Array(bytes[(end + 2)...])
  }

  /// All vectors of a folder, by name. A folder without any is an error: tests over it would pass.
  public static func all(in folder: String) throws -> [Vector] {
    let suffix = ".vector"
    let path = Repository.root.appending(path: "Vectors/\(folder)").path
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(suffix) }.sorted()
    guard !names.isEmpty else { throw Malformed(description: "Vectors/\(folder) has no vectors") }
    return try names.map {
      try Vector(
        folder: folder, name: String($0.dropLast(suffix.count)),
        parsing: try Repository.file("Vectors/\(folder)/\($0)"))
    }
  }

  /// The values of a field, in their order; empty where it is not there.
  public func values(_ field: String) -> [String] {
    fields.filter { $0.name == field }.map { $0.value }
  }

  /// The value of a field that is there at most once.
  public func value(_ field: String) throws -> String? {
    let values = values(field)
    guard values.count <= 1 else {
      throw Malformed(description: "\(self): \(field) is there \(values.count) times")
    }
    return values.first
  }

  /// The names of all fields, so that a test can refuse one that it does not look at.
  public var fieldNames: Set<String> { Set(fields.map { $0.name }) }

  /// The body's lines, each without its line end.
  public func lines() throws -> [String] {
    guard body.last == 10, let text = String(validating: body.dropLast(), as: UTF8.self) else {
      throw Malformed(description: "\(self): the body is not lines of UTF-8")
    }
    return text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// What follows `label` and a space in the body's lines that begin with it.
  public func lines(_ label: String) throws -> [String] {
    try lines().filter { $0.hasPrefix(label + " ") }.map { String($0.dropFirst(label.count + 1)) }
  }

  /// What tests are shown as.
  public var description: String { "\(folder)/\(name)" }
}

import TransparencyLog

/// Joins ECMAScript modules into one script: each before those that need it, without the words `import`
/// and `export`.
///
/// It reads no JavaScript. Modules keep to a form in which their words can be found: imports first, as
/// `import { a, b } from "./x.js";`, possibly over several lines; exports as the word `export` before
/// `function`, `async function`, `class` or `const` at the beginning of a line; and no name at the top
/// of two modules.
enum ModuleJoiner {
  /// - Parameters:
  ///   - modules: their texts by name.
  ///   - first: the module that is run.
  /// - Returns: the modules that it needs, and itself, in an order that is always the same.
  /// - Throws: `malformed` where a module is not there, is needed by one that it needs, or has another
  ///   form.
  static func join(_ modules: [String: String], from first: String) throws -> String {
    var parts: [String] = []
    var done: Set<String> = []
    var onTheWay: [String] = []
    func add(_ name: String) throws {
      guard !done.contains(name) else { return }
      guard !onTheWay.contains(name) else {
        throw LogError(
          .malformed, "modules need each other: \((onTheWay + [name]).joined(separator: ", "))")
      }
      guard let text = modules[name] else {
        throw LogError(.malformed, "there is no module \(quoted(name))")
      }
      onTheWay.append(name)
      let module = try naming(name) { try Module(text) }
      for needed in module.needs { try add(needed) }
      onTheWay.removeLast()
      done.insert(name)
      parts.append("// \(name)\n\(module.body)")
    }
    try add(first)
    return parts.joined(separator: "\n")
  }

  private struct Module {
    let needs: [String]
    let body: String

    init(_ text: String) throws {
      var needs: [String] = []
      var body: [String] = []
      var importing: String?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
        if let begun = importing ?? (line.hasPrefix("import ") ? "" : nil) {
          let sofar = begun + line
          guard sofar.contains(" from ") else {
            importing = sofar + " "
            continue
          }
          importing = nil
          needs.append(try Self.needed(sofar))
        } else if line.hasPrefix("export ") {
          body.append(try Self.withoutExport(line))
        } else {
          body.append(line)
        }
      }
      if let importing { throw LogError(.malformed, "\(quoted(importing)) has no end") }
      // In a page the first ends a script, and the second, behind <!--, hides its end.
      guard !text.contains(#/<\/?script/#.ignoresCase().matchingSemantics(.unicodeScalar)) else {
        throw LogError(.malformed, "has <script or </script, which no script in a page may have")
      }
      self.needs = needs
      self.body = body.drop(while: \.isEmpty).joined(separator: "\n")
    }

    /// `import { a, b } from "./x.js";`
    private static func needed(_ line: String) throws -> String {
      let form = #/import \{([A-Za-z0-9_$, ]+)\} from "\./([a-z0-9-]+\.js)";/#
      guard let found = line.wholeMatch(of: form),
        !found.1.split(separator: ",").contains(where: {
          $0.split(separator: " ").count > 1
        })
      else {
        throw LogError(
          .malformed, "\(quoted(line)), expected import { NAME, NAME } from \"./FILE.js\";")
      }
      return String(found.2)
    }

    private static func withoutExport(_ line: String) throws -> String {
      let rest = line.dropFirst("export ".count)
      let declarations = ["function ", "function* ", "async function ", "async function* "]
      guard (declarations + ["class ", "const "]).contains(where: rest.hasPrefix) else {
        throw LogError(.malformed, "\(quoted(line)), expected export before a declaration")
      }
      return String(rest)
    }
  }
}

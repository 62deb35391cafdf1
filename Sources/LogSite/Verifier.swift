import Endorsements
import Mustache
import PublishedLists
import TransparencyLog

/// The verifier that runs in a browser: as modules, and as one file that works without a server.
public struct Verifier: Sendable {
  private let page: String
  private let style: String
  private let modules: [String: String]
  /// The modules in one, in the order in which they need each other.
  private let joined: String

  /// The one that this program carries.
  public static var embedded: Verifier {
    get throws { try Verifier(Embedded.verifier) }
  }

  /// - Parameter files: `verify.html`, `verify.css` and the modules, of which `page.js` is the first that
  ///   runs, by name.
  /// - Throws: `malformed` where they are not as `ModuleJoiner` and the page's places ask.
  public init(_ files: [String: String]) throws {
    guard let page = files["verify.html"], let style = files["verify.css"] else {
      throw LogError(.malformed, "the verifier lacks verify.html or verify.css")
    }
    guard page.contains("{{{trust}}}") else {
      throw LogError(.malformed, "verify.html has no place for {{{trust}}}")
    }
    self.page = page
    self.style = style
    modules = files.filter { $0.key.hasSuffix(".js") }
    joined = try ModuleJoiner.join(modules, from: "page.js")
  }

  /// The files of a site, by path.
  ///
  /// - Throws: `malformed` where a place of the page is not there, or more than once.
  func files(trust: TrustFolder, title: String) throws -> [(path: String, text: String)] {
    try naming("verify.html") {
      let page = try filled(trust, title)
      let modular = try page.replacingOnce(Self.link, Self.link(in: "verifier/"))
        .replacingOnce(Self.script, Self.script(in: "verifier/"))
      return modules.sorted { $0.key < $1.key }.map { ("verifier/\($0.key)", $0.value) }
        + [
          ("verifier/verify.css", style), ("verify-offline.html", try single(page)),
          ("verify.html", modular),
        ]
    }
  }

  private static let link = link(in: "")
  private static let script = script(in: "")
  private static func link(in folder: String) -> String {
    "<link rel=\"stylesheet\" href=\"\(folder)verify.css\">"
  }
  private static func script(in folder: String) -> String {
    "<script type=\"module\" src=\"\(folder)page.js\"></script>"
  }

  private func filled(_ trust: TrustFolder, _ title: String) throws -> String {
    // By bytes, which the fingerprint is of: a comment in a policy may be no UTF-8.
    let json = try PublishedLists.json(line: trust.files.mapValues { base64($0) })
    let context = ["title": title, "trust": String(json.dropLast())]
    return try Templates.template(page).render(context)
  }

  /// The page with its style and its script in it, of which only these may be used.
  private func single(_ page: String) throws -> String {
    let script = "\n\(joined)"
    let style = "\n\(style)"
    return try page.replacingOnce("script-src 'self'", "script-src \(Self.source(script))")
      .replacingOnce("style-src 'self'", "style-src \(Self.source(style))")
      .replacingOnce(Self.link, "<style>\(style)</style>")
      .replacingOnce(Self.script, "<script type=\"module\">\(script)</script>")
  }

  private static func source(_ text: String) -> String {
    "'sha256-\(base64(Hash.sha256(Array(text.utf8)).bytes))'"
  }
}

extension String {
  /// - Throws: `malformed` where `text` does not stand in it exactly once.
  fileprivate func replacingOnce(_ text: String, _ other: String) throws -> String {
    let parts = split(separator: text, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw LogError(.malformed, "has \(quoted(text)) \(parts.count - 1) times, expected once")
    }
    return parts[0] + other + parts[1]
  }
}

import Mustache
import PublishedLists

/// The templates of the site, in which whatever is filled in is escaped.
///
/// The library's own escaping looks at `Character`s, and lets `<` through behind a letter that joins what
/// follows, such as U+0D4E: every template, also one within another, says that it is escaped by bytes.
struct Templates: Sendable {
  private let library: MustacheLibrary

  /// - Throws: where one of the templates that the program carries is none.
  init() throws {
    var library = MustacheLibrary()
    for (name, text) in Embedded.pages where name.hasSuffix(".mustache") {
      library.register(
        try Self.template(text), named: String(name.dropLast(".mustache".count)))
    }
    self.library = library
  }

  static func template(_ text: String) throws -> MustacheTemplate {
    try MustacheTemplate(string: "{{% CONTENT_TYPE: \(escaping)}}\n\(text)")
  }

  /// - Precondition: there is such a template.
  func render(_ context: [String: Any], _ name: String) -> String {
    library.render(context, withTemplate: name)!
  }

  private struct Escaped: MustacheContentType {
    func escapeText(_ text: String) -> String { text.escapedForMarkup }
  }

  /// The name by which the library knows it, once it was told.
  private static let escaping: String = {
    MustacheContentTypes.register(Escaped(), named: "BYTES")
    return "BYTES"
  }()
}

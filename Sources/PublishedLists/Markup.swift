import TransparencyLog

/// HTML in which whatever is interpolated is text: escaped, with what is invisible shown.
struct Markup: ExpressibleByStringInterpolation {
  private(set) var html: String

  init(stringLiteral literal: String) { html = literal }

  init(stringInterpolation interpolation: StringInterpolation) { html = interpolation.html }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { html += literal }

    mutating func appendInterpolation(_ text: String) { html += visible(text).escapedForMarkup }

    /// - Parameter text: what a log holds, which has nothing invisible (SPEC.md, section 5.1).
    mutating func appendInterpolation(exact text: String) { html += text.escapedForMarkup }

    /// - Parameter css: ours.
    mutating func appendInterpolation(raw css: String) { html += css }

    mutating func appendInterpolation(_ number: Int) { html += "\(number)" }

    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }

    mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { html += part.html } }
  }

  /// The words of a stranger, which turn nothing around them.
  static func name(_ text: String) -> Markup { "<bdi>\(text)</bdi>" }

  /// A page that needs nothing else, and in which nothing runs.
  static func page(title: String, _ body: Markup) -> Markup {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <style>
    \(raw: PageStyle.base)\(raw: PageStyle.report)</style>
    </head>
    <body>
    <main>
    \(body)
    </main>
    </body>
    </html>

    """
  }
}

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

    mutating func appendInterpolation(_ text: String) { append(visible(text)) }

    /// - Parameter text: what a log holds, which has nothing invisible (SPEC.md, section 5.1).
    mutating func appendInterpolation(exact text: String) { append(text) }

    private mutating func append(_ text: String) {
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": html += "&amp;"
        case "<": html += "&lt;"
        case ">": html += "&gt;"
        case "\"": html += "&quot;"
        case "'": html += "&#39;"
        default: html.unicodeScalars.append(scalar)
        }
      }
    }

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
    \(style)
    </style>
    </head>
    <body>
    <main>
    \(body)
    </main>
    </body>
    </html>

    """
  }

  private static let style: Markup = """
    :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #595959; --rule: #ccc;
      --good: #0b6130; --bad: #9c1c1c; --fill: #f4f4f2 }
    @media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #16181a; --faint: #adadad;
      --rule: #444; --good: #7fd6a0; --bad: #ff9d9d; --fill: #22262a } }
    * { box-sizing: border-box }
    body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
    h1 { font-size: 1.4rem; line-height: 1.35; padding-left: .8rem; border-left: .35rem solid var(--bad) }
    h1.yes { border-color: var(--good) }
    h2 { font-size: 1.1rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 1rem 0 .3rem }
    .scroll { position: relative; max-height: 24rem; overflow: auto; border-bottom: 1px solid var(--rule) }
    bdi, code, dd { overflow-wrap: anywhere }
    table { width: 100%; border-collapse: collapse }
    caption { text-align: left; color: var(--faint); padding-bottom: .3rem }
    tbody th { font-weight: inherit } .rows tbody th { font-weight: 600 }
    th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--rule) }
    td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
    .counts { width: auto }
    .state { font-weight: 600; color: var(--bad) }
    .signed, .repeated { color: var(--good) }
    .note { display: block; color: var(--faint); font-size: .9rem }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 }
    dt { color: var(--faint) } dd { margin: 0 }
    .box { background: var(--fill); padding: .7rem 1rem; border-radius: .3rem }
    .box ul { margin: .3rem 0 0; padding-left: 1.2rem }
    pre { background: var(--fill); padding: .7rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere }
    @media (max-width: 36rem) {
      .rows thead { position: absolute; clip-path: inset(50%) }
      .rows tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--rule) }
      .rows td, .rows th { display: block; border: 0; padding: 0; text-align: left }
      .rows td.n::before { content: "line " }
      dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem }
    }
    @page { size: A4; margin: 15mm }
    @media print {
      .scroll { max-height: none; overflow: visible; border: 0 }
      :root { --ink: #000; --paper: #fff; --faint: #444; --good: #000; --bad: #000; --fill: #fff;
        font-size: 9.5pt }
      main { padding: 0; max-width: none }
      thead { display: table-header-group } tr, .box { break-inside: avoid }
      h2, h3 { break-after: avoid } .box { border: 1px solid #999 }
    }
    """
}

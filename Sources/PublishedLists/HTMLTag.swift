/// The names of elements that the HTML standard's tree construction (13.2.6) has rules for.
///
/// Foreign elements (of SVG and MathML) are in it too: what a name means depends on its namespace.
enum HTMLTag: UInt8, CaseIterable {
  case a, address, annotationXML, applet, area, article, aside
  case b, base, basefont, bgsound, big, blockquote, body, br, button
  case caption, center, code, col, colgroup
  case dd, desc, details, dialog, dir, div, dl, dt
  case em, embed
  case fieldset, figcaption, figure, font, footer, foreignobject, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input
  case keygen
  case li, link, listing
  case main, malignmark, marquee, math, menu, meta, mglyph, mi, mn, mo, ms, mtext
  case nav, nobr, noembed, noframes, noscript
  case object, ol, optgroup, option
  case p, param, plaintext, pre
  case rb, rp, rt, rtc, ruby
  case s, script, search, section, select, small, source, span, strike, strong, style, sub
  case summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, title, tr, track, tt
  case u, ul
  case `var`
  case wbr
  case xmp
  /// All other elements, which are alike.
  case other

  /// - Parameter name: its number in `HTMLNodes.names`.
  init(of name: Int32) { self = HTMLTag(rawValue: UInt8(clamping: name)) ?? .other }

  var name: String { self == .annotationXML ? "annotation-xml" : "\(self)" }
}

/// A set of names, in which looking costs as little as comparing one.
struct HTMLTags: ExpressibleByArrayLiteral {
  private var bits: UInt128 = 0

  init(arrayLiteral tags: HTMLTag...) {
    for tag in tags { bits |= 1 << UInt128(tag.rawValue) }
  }

  func contains(_ tag: HTMLTag) -> Bool { bits >> UInt128(tag.rawValue) & 1 == 1 }

  static func + (a: HTMLTags, b: HTMLTags) -> HTMLTags {
    var all = a
    all.bits |= b.bits
    return all
  }

  static func - (a: HTMLTags, b: HTMLTags) -> HTMLTags {
    var left = a
    left.bits &= ~b.bits
    return left
  }
}

/// The standard's own sets. Where it has no name for one, the name says what is in it.
extension HTMLTags {
  static let headings: HTMLTags = [.h1, .h2, .h3, .h4, .h5, .h6]
  static let cells: HTMLTags = [.td, .th]
  static let sections: HTMLTags = [.tbody, .tfoot, .thead]
  /// What is no part of a table and comes in one of these is fostered.
  static let rows: HTMLTags = [.table, .tr] + sections
  static let tableParts: HTMLTags = [.caption, .col, .colgroup, .tr] + sections + cells
  /// Those whose content is not in the tree.
  static let contentless: HTMLTags = [
    .iframe, .noembed, .noframes, .script, .style, .title,
  ]
  /// Whose start tags are handled as in a head, wherever they are.
  static let ofHead: HTMLTags = [
    .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title,
  ]
  /// Those that stay active when a block ends.
  static let formatting: HTMLTags = [
    .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u,
  ]
  /// What is formatted outside of these goes on behind them, not in them.
  static let marked: HTMLTags = [.applet, .marquee, .object]
  /// Their start tag ends a paragraph, their end tag all that is open in them.
  static let containers: HTMLTags = [
    .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
    .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol,
    .pre, .search, .section, .summary, .ul,
  ]
  static let impliedEnds: HTMLTags = [
    .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc,
  ]
  static let thoroughlyImpliedEnds: HTMLTags =
    impliedEnds + [.caption, .colgroup] + sections + cells + [.tr]
  static let special: HTMLTags =
    containers - [.dialog] + headings + tableParts + contentless + ofHead + marked
    + [
      .area, .body, .br, .button, .dd, .dt, .embed, .form, .frame, .frameset, .head, .hr, .html,
      .img, .input, .keygen, .li, .noscript, .p, .param, .plaintext, .select, .source, .table,
      .textarea, .track, .wbr, .xmp,
    ]
  /// The foreign elements that are special, and end a scope.
  static let specialForeign = textPoints + htmlPoints + [.annotationXML]
  /// MathML's elements in which text is HTML's.
  static let textPoints: HTMLTags = [.mi, .mn, .mo, .ms, .mtext]
  /// SVG's elements in which all is HTML's.
  static let htmlPoints: HTMLTags = [.desc, .foreignobject, .title]
  /// HTML's elements whose start tag ends the SVG or MathML around it.
  static let breakout: HTMLTags =
    headings
    + [
      .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .head,
      .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span,
      .strike, .strong, .sub, .sup, .table, .tt, .u, .ul, .var,
    ]

  /// With `select`, as browsers have it since they parse in a `select` what they parse elsewhere.
  static let scope: HTMLTags = [.caption, .html, .select, .table, .template] + cells + marked
  static let listScope = scope + [.ol, .ul]
  static let buttonScope = scope + [.button]
  static let tableScope: HTMLTags = [.html, .table, .template]
}

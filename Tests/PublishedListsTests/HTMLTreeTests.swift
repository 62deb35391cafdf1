import Testing
import TransparencyLog

@testable import PublishedLists

/// What the HTML standard makes of a document, written `name(what is in it)`, texts between
/// quotation marks; foreign elements have a `*`. An empty head is not written.
struct HTMLTreeTests {
  @Test(arguments: [
    ("", "html(body())"),
    ("a", "html(body('a'))"),
    ("<!doctype html> <title>T<b></title><p>a", "html(head(title())body(p('a')))"),
    ("<x-n>a<title>b</title>", "html(body(x-n('a'title())))"),
    ("<noscript><p>a", "html(head(noscript())body(p('a')))"),
    ("<p>a</body>b</html>c", "html(body(p('abc')))"),
    ("<p>a</br>b</p></p>", "html(body(p('a'br()'b')p()))"),
    ("<frameset><frame><p>a", "html(frameset(frame()))"),
    ("a<frameset><frame>", "html(body('a'))"),
  ])
  func makesWhatEveryPageHas(_ document: String, tree: String) throws {
    #expect(try written(document) == tree)
  }

  @Test(arguments: [
    ("<ul><li>a<li>b<ul><li>c</ul><li>d", "ul(li('a')li('b'ul(li('c')))li('d'))"),
    ("<dl><dt>a<dd>b<dt>c", "dl(dt('a')dd('b')dt('c'))"),
    ("<p>a<div>b</p>c", "p('a')div('b'p()'c')"),
    ("<p>a<button>b<p>c", "p('a'button('b'p('c')))"),
    ("<h1>a<h2>b</h3>c", "h1('a')h2('b')'c'"),
    ("<form>a<form>b</form>c", "form('ab')'c'"),
    ("<form><div>a</form>b", "form(div('ab'))"),
    ("<pre>\n\na", "pre('\na')"),
    ("<ruby>a<rt>b<rp>c", "ruby('a'rt('b')rp('c'))"),
    ("<image>", "img()"),
    ("<div>a</span>b</div>c", "div('ab')'c'"),
  ])
  func endsWhatIsImplied(_ document: String, tree: String) throws {
    #expect(try written(document, inBody: true) == tree)
  }

  @Test(arguments: [
    // The standard's own examples, 13.2.10.
    ("<p>1<b>2<i>3</b>4</i>5</p>", "p('1'b('2'i('3'))i('4')'5')"),
    ("<b>1<p>2</b>3</p>", "b('1')p(b('2')'3')"),
    (
      "<p><b class=x><b class=x><b><b class=x><b class=x><b>X<p>X",
      "p(b(b(b(b(b(b('X')))))))p(b(b(b(b(b('X'))))))"
    ),
    ("<a>1<a>2", "a('1')a('2')"),
    ("<a>1<p>2<a>3", "a('1')p(a('2')a('3'))"),
    ("<nobr>1<nobr>2", "nobr('1')nobr('2')"),
    ("<b>1<object>2</b>3</object>4", "b('1'object('23')'4')"),
    ("<i>1<p>2</p>3</i>4", "i('1'p('2')'3')'4'"),
  ])
  func goesOnFormattingBehindBlocks(_ document: String, tree: String) throws {
    #expect(try written(document, inBody: true) == tree)
  }

  @Test(arguments: [
    ("<table><td>a<td>b<tr><th>c", "table(tbody(tr(td('a')td('b'))tr(th('c'))))"),
    ("<table>a<tr>b<td>c", "'ab'table(tbody(tr(td('c'))))"),
    ("<table> <tr><p>a</p>", "p('a')table(' 'tbody(tr()))"),
    (
      "<table><b><tr><td>aaa</td></tr>bbb</table>ccc",
      "b()b('bbb')table(tbody(tr(td('aaa'))))b('ccc')"
    ),
    ("<table>a <!-- --> <tr>", "'a 'table(' 'tbody(tr()))"),
    ("<table><caption>a<td>b", "table(caption('a')tbody(tr(td('b'))))"),
    ("<table><col>a<col>", "'a'table(colgroup(col())colgroup(col()))"),
    ("<table><form>a<input type=HIDDEN><input>", "'a'input()table(form()input())"),
    ("<table>a<table>b", "'a'table()'b'table()"),
    ("<table><td><table>a</td>b", "table(tbody(tr(td('ab'table()))))"),
    ("<table><template><td>a</template><td>b", "table(template()tbody(tr(td('b'))))"),
    ("<tr>a<td>b", "'ab'"),
    ("<p>a<table>", "p('a'table())"),
  ])
  func putsBeforeATableWhatIsNoPartOfIt(_ document: String, tree: String) throws {
    #expect(try written(document, inBody: true) == tree)
  }

  @Test(arguments: [
    ("<!doctype html>", false), ("<!DOCTYPE HTML SYSTEM 'about:legacy-compat'>", false),
    ("<!doctype html public \"-//W3C//DTD HTML 4.01 Transitional//EN\" 'x'>", false),
    ("<!doctype html public \"-//W3C//DTD HTML 4.01 Transitional//EN\">", true),
    ("<!doctype html public '-//IETF//DTD HTML//EN'>", true), ("<!doctype htm>", true),
    ("<!doctype html x>", true), ("<!doctype html public 'x>", true),
  ])
  func letsATableInAParagraphWhereOldPagesHaveIt(_ doctype: String, isQuirky: Bool) throws {
    let tree = isQuirky ? "p(table())" : "p()table()"
    #expect(try written(doctype + "<p><table>", inBody: true) == tree)
  }

  @Test(arguments: [
    ("<svg><ul><li>a", "*svg()ul(li('a'))"),
    ("<svg><g><desc><p>a</svg>b", "*svg(*g(*desc(p('ab'))))"),
    ("<svg><foreignObject><p>a</p></foreignObject></svg>b", "*svg(*foreignobject(p('a')))'b'"),
    ("<svg/>a<math/>b<svg><g/>c", "*svg()'a'*math()'b'*svg(*g()'c')"),
    ("<svg><title>a<li>b", "*svg(*title('a'li('b')))"),
    ("<svg><![CDATA[<p>]]></svg><![CDATA[<p>]]>", "*svg('<p>')']]>'"),
    ("<math><mi>a<p>b<mglyph>", "*math(*mi('a'p('b'mglyph())))"),
    ("<math><mi><mglyph>a", "*math(*mi(*mglyph('a')))"),
    ("<math><annotation-xml encoding=TEXT/HTML><p>a", "*math(*annotation-xml(p('a')))"),
    ("<math><annotation-xml><p>a", "*math(*annotation-xml())p('a')"),
    ("<svg><font>a<font color=b>c", "*svg(*font('a'))font('c')"),
    ("<svg></p>a<svg></br>b", "*svg()p()'a'*svg()br()'b'"),
  ])
  func knowsWhatIsForeign(_ document: String, tree: String) throws {
    #expect(try written(document, inBody: true) == tree)
  }

  @Test(arguments: [
    (
      "<select><option>a<option>b<optgroup>c</select>d",
      "select(option('a')option('b')optgroup('c'))'d'"
    ),
    ("<select>a<div>b</div><select>c", "select('a'div('b'))'c'"),
    ("<select>a<input>b", "select('a')input()'b'"),
    ("<p><select><p>a", "p(select(p('a')))"),
  ])
  func readsMarkupInASelect(_ document: String, tree: String) throws {
    #expect(try written(document, inBody: true) == tree)
  }

  @Test(arguments: [
    ("<template><li>a</template>b", "template()'b'"),
    ("<script><!--<script></script>a</script>b", "script()'b'"),
    ("<style><p></style>a<iframe><p></iframe>b", "style()'a'iframe()'b'"),
    ("<textarea>\n<p>&amp;</textarea>a", "textarea('<p>&')'a'"),
    ("<xmp><p>&amp;</xmp>a", "xmp('<p>&amp;')'a'"),
    ("<plaintext><p>&amp;</plaintext>", "plaintext('<p>&amp;</plaintext>')"),
    ("a<!-- b -->c<!-->d<!-- --!>e<?f>g</ h>i</>j", "'acdegij'"),
    ("a\r\nb\rc\0d< </", "'a\nb\ncd< </'"),
    ("<p a=\"b", ""),
  ])
  func leavesOutWhatIsNoText(_ document: String, tree: String) throws {
    #expect(try written("<body>" + document, inBody: true) == tree)
  }

  @Test(arguments: [
    ("&lt;&LT&amp;amp", "<<&amp"), ("&notit; &notin; &not", "¬it; ∉ ¬"),
    ("&#65;&#x42&#x;&#;", "AB&#x;&#;"), ("&#128;&#x9F;&#x81;", "€Ÿ\u{81}"),
    ("&#0;&#xD800;&#x110000;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("&CounterClockwiseContourIntegral;", "∳"), ("&NotEqualTilde;", "\u{2242}\u{338}"),
    ("&Aacute&nosuch;&", "Á&nosuch;&"),
  ])
  func decodesReferences(_ text: String, decoded: String) throws {
    #expect(try written("<body>" + text, inBody: true) == "'\(decoded)'")
  }

  @Test(arguments: [
    ("a='&copy=1&copy1&copy;&copy'", "&copy=1&copy1©©"), ("A=b a=c", "b"), ("a=b/c", "b/c"),
    ("b'a=c", nil), ("/a", ""), ("a=\"\0\"", "\u{FFFD}"),
  ])
  func readsAttributes(_ written: String, value: String?) throws {
    var found: String?
    try HTMLTree("<p \(written)>", limits: .standard).walk {
      if case .start("p", let element) = $0 { found = element["a"] }
    }
    #expect(found == value)
  }

  @Test func givesHTMLAndBodyLaterAttributes() throws {
    var found: [String] = []
    try HTMLTree("<body a=1><body a=2 b=3><html c=4>", limits: .standard).walk {
      guard case .start(_, let element) = $0 else { return }
      found += ["a", "b", "c"].compactMap { element[$0] }
    }
    #expect(found == ["4", "1", "3"])
  }

  @Test(arguments: [
    ("//div[3]/p[2]", "<div></div><script>x</script><div></div><div><p>a<p>b</div>", ["b"]),
    ("/html/body/*[2]", "<script></script><body><style></style><p>a", ["a"]),
    ("//p/text()", "<p>a<b>b</b>c<!-- -->d", ["a", "cd"]),
    ("//@alt", "<img alt='a&amp;b'>", ["a&b"]),
    ("id('x')", "<p id=x>a", ["a"]), ("//svg/foreignobject", "<svg><foreignObject>a", ["a"]),
  ])
  func selectsAsABrowserCounts(_ path: String, document: String, found: [String]) throws {
    var texts: [String] = []
    try HTMLTree(document, limits: .standard).walk(select: path) { walk in
      var text = ""
      try walk { if case .text(let more) = $0 { text += more } }
      texts.append(text)
    }
    #expect(texts == found)
  }

  @Test(arguments: [
    "<noscript><!-- </noscript> -->", "<noscript><p title='</noscript>'>",
    "<noscript><style></noscript></style>", "<head><noscript><style></noscript>",
  ])
  func refusesNoscriptThatEndsInNoMarkup(_ document: String) {
    #expect(throws: LogError(.malformed, "")) { try written(document) }
  }

  @Test func takesNoscriptThatEndsInMarkup() throws {
    let document = "<p><noscript>a</noscript><!-- </noscript> -->b"
    #expect(try written(document, inBody: true) == "p(noscript('a')'b')")
  }

  @Test func refusesWhatIsNestedTooDeep() throws {
    let inBody = ReadingOptions.Limits.standard.depth - 2
    _ = try written(String(repeating: "<div>", count: inBody))
    #expect(throws: LogError(.malformed, "")) {
      try written(String(repeating: "<div>", count: inBody + 1))
    }
  }

  @Test(arguments: ["<br>", "<p a>", "<a>", "<table>x", "<b><p></b>", "<li><i></li>x"])
  func refusesTooManyNodes(_ part: String) {
    let limits = ReadingOptions.Limits(bytes: 0, lines: 0, nodes: 1000, field: 0, depth: 256)
    #expect(throws: LogError(.malformed, "")) {
      try HTMLTree(String(repeating: part, count: 1000), limits: limits)
    }
  }

  @Test func refusesTooManyAttributes() throws {
    let attributes = (1...1001).map { "a\($0)" }
    #expect(throws: LogError(.malformed, "")) {
      try written("<p \(attributes.joined(separator: " "))>")
    }
    #expect(throws: LogError(.malformed, "")) {
      try written(attributes.map { "<body \($0)>" }.joined())
    }
  }

  /// Each would take minutes if a token cost what the document has.
  @Test(arguments: [
    ["<b id=#>"], ["<a>"], ["<p>"], ["<table>"], ["<li>"], ["&"], ["<"], ["</b>"], ["<a><div></a>"],
    ["<table><td><applet></table>"], ["<body x>"], ["<noscript></noscript>"], ["<!--"],
    ["<b id=#>", "<a>", "<p>", "<table>", "<li>", "&", "<"],
  ])
  func endsWithHostileDocuments(_ parts: [String]) {
    var document = ""
    for number in 0..<(30_000 / parts.count) {
      for part in parts { document += part.split(separator: "#").joined(separator: "\(number)") }
    }
    #expect(throws: Never.self) {
      do { _ = try HTMLTree(document, limits: .standard) } catch let error as LogError {
        #expect(error.code == .malformed)
      }
    }
  }

  private func written(_ document: String, inBody: Bool = false) throws -> String {
    var tree = ""
    try HTMLTree(document, limits: .standard).walk { event in
      switch event {
      case .start(let name, let element): tree += (element.isHTML ? "" : "*") + name + "("
      case .end: tree += ")"
      case .text(let text): tree += "'\(text)'"
      }
    }
    tree.replace("head()", with: "")
    return inBody ? String(tree.dropFirst("html(body(".count).dropLast("))".count)) : tree
  }
}

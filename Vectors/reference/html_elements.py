"""The elements of HTML and what is in them, in order: the HTML standard, 13.2.6, for SPEC.md, section 13.1."""

from .html_tokens import RAW, Tokens
from .text import Malformed, Unsupported

DEPTH = 256


def named(names):
    return frozenset(names.split())


# What is not there, up to its end. All else of a page's head is empty.
DROPPED = named("iframe noembed noframes script style template title")
HEAD = named("base basefont bgsound link meta noframes script style template title")
VOID = named("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
FORMATTING = named("a b big code em font i nobr s small strike strong tt u")
MARKED = named("applet caption marquee object td th")
HEADINGS = named("h1 h2 h3 h4 h5 h6")
# What ends a paragraph and is ended by its end tag wherever that is in scope.
CONTAINERS = named("""address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup listing main
    menu nav ol pre search section summary ul""")
ENDS_PARAGRAPH = CONTAINERS | HEADINGS | named("dd dt form hr li plaintext table xmp")
IMPLIED = named("dd dt li optgroup option p rb rp rt rtc")
SECTIONS = named("tbody tfoot thead")
ROWS = SECTIONS | {"table", "tr"}
CELLS = named("td th")
TABLE_PARTS = named("caption col colgroup") | SECTIONS | CELLS | {"tr"}
HTML_POINTS = {("svg", "desc"), ("svg", "foreignobject"), ("svg", "title")}
TEXT_POINTS = {("math", name) for name in "mi mn mo ms mtext".split()}
SCOPE = named("applet caption html marquee object table td template th")
SPECIAL = (CONTAINERS | ENDS_PARAGRAPH | ROWS | TABLE_PARTS | DROPPED | VOID | SCOPE
           | named("body button frameset head noscript p select textarea")) - {"dialog"}
# The start tags that end the SVG or MathML around them.
BREAKING = HEADINGS | named("""b big blockquote body br center code dd div dl dt em embed head hr i img li listing menu meta nobr ol p pre ruby s
    small span strong strike sub sup table tt u ul var""")


class Element:
    def __init__(self, tag, attributes, space="html"):
        self.tag, self.attributes, self.space = tag, attributes, space
        self.is_fostered = False            # in a table, but in none of its parts: it stands before the table
        self.before, self.inside = [], []   # of a table


class Tree:
    """Makes `events`: (start, Element), (end, Element), (text, str). One that is formatted across blocks ends where its end
    tag is, without those within it, instead of being copied into these."""

    def __init__(self, text):
        self.tokens, self.events, self.open, self.formatting, self.form = Tokens(text), [], [], [], None
        self.read_head()
        while True:
            foreign = self.is_foreign()
            token = self.tokens.next(foreign and not self.is_point(), foreign)
            if token is None:
                break
            self.take(token)
        self.pop_until(self.open[0])

    # --- Before the body ---

    def read_head(self):
        mode, html, body = "head", {}, {}
        while True:
            token = self.tokens.next()
            if token is None:
                break
            kind, name = token.kind, token.name
            if kind == "text" and not name.strip(" \t\n\f\r") or kind == "start" and name == "head":
                continue
            if kind == "start" and name == "html":
                html = {**token.attributes, **html}
            elif kind == "start" and name in HEAD:
                if name in DROPPED:
                    self.drop(name, token.attributes)
            elif kind == "start" and name == "noscript" and mode != "after":
                mode = "noscript"
            elif kind == "end" and name == "noscript" and mode == "noscript":
                mode = "head"
            elif kind == "end" and name == "head" and mode == "head":
                mode = "after"
            elif kind == "start" and name == "frameset":
                token, self.tokens.at = None, len(self.tokens.text)
                break
            elif kind != "end" or name in ("body", "br", "html"):
                body = token.attributes if kind == "start" and name == "body" else body
                break
        self.push("html", html)
        self.push("body", body)
        if token:
            self.take(token)

    def drop(self, name, attributes):
        """Up to the end tag; only a template has such elements within."""
        if name == "template" and "shadowrootmode" in attributes:
            raise Unsupported("a shadow root")
        depth = 1
        while depth:
            token = self.tokens.next()
            depth += 0 if token and token.name != name else -1 if not token or token.kind == "end" else token.kind == "start"

    # --- What is open ---

    def is_foreign(self):
        return bool(self.open) and self.open[-1].space != "html"

    def is_point(self, of_text=True):
        """Whether what comes is HTML within SVG or MathML."""
        last = self.open[-1]
        return ((last.space, last.tag) in HTML_POINTS or of_text and (last.space, last.tag) in TEXT_POINTS
                or last.tag == "annotation-xml" and last.attributes.get("encoding", "").lower() in ("text/html", "application/xhtml+xml"))

    def emit(self, event, is_fostered=False):
        for element in reversed(self.open):
            if element.tag == "table" and element.space == "html":
                (element.before if is_fostered else element.inside).append(event)
                return
            is_fostered = is_fostered or element.is_fostered
        self.events.append(event)

    def in_rows(self):
        """Whether what is no part of a table would be fostered."""
        return self.open[-1].space == "html" and self.open[-1].tag in ROWS

    def push(self, tag, attributes, space="html"):
        if len(self.open) >= DEPTH:
            raise Malformed("elements are nested more than %d deep" % DEPTH)
        element = Element(tag, attributes, space)
        element.is_fostered = bool(self.open) and self.in_rows() and tag not in TABLE_PARTS
        self.open.append(element)
        self.emit(("start", element))
        return element

    def pop(self):
        element = self.open[-1]
        self.emit(("end", element))
        self.open.pop()
        if element.tag == "table" and element.space == "html":
            for event in element.before + element.inside:
                self.emit(event)

    def pop_until(self, element):
        while element in self.open:
            self.pop()

    def insert_void(self, tag, attributes):
        self.push(tag, attributes)
        self.pop()

    def in_scope(self, *tags, barrier=frozenset()):
        """The innermost of these that nothing shuts off."""
        for element in reversed(self.open):
            if element.space == "html" and element.tag in tags:
                return element
            if element.tag in SCOPE | barrier if element.space == "html" else (element.space, element.tag) in HTML_POINTS | TEXT_POINTS:
                return None
        return None

    def close(self, *tags, barrier=frozenset()):
        element = self.in_scope(*tags, barrier=barrier)
        if element:
            self.pop_until(element)
        return element

    def imply_ends(self, but=None):
        while self.open[-1].tag in IMPLIED and self.open[-1].tag != but:
            self.pop()

    def part(self):
        """The innermost open part of the innermost table, or that."""
        return next((each for each in reversed(self.open) if each.space == "html" and each.tag in TABLE_PARTS | {"table"}), None)

    # --- Formatting ---

    def mark(self):
        self.formatting.append(None)

    def clear_to_mark(self):
        while self.formatting and self.formatting.pop():
            pass

    def since_mark(self):
        first = next((place + 1 for place in range(len(self.formatting) - 1, -1, -1) if self.formatting[place] is None), 0)
        return self.formatting[first:]

    def format(self, tag, attributes):
        same = [each for each in self.since_mark() if each.tag == tag and each.attributes == attributes]
        if len(same) > 2:
            self.formatting.remove(same[0])
        self.formatting.append(self.push(tag, attributes))

    def reopen(self):
        """What a block's end closed and no end tag did goes on."""
        place = len(self.formatting)
        while place and self.formatting[place - 1] and self.formatting[place - 1] not in self.open:
            place -= 1
        for place in range(place, len(self.formatting)):
            self.formatting[place] = self.push(self.formatting[place].tag, self.formatting[place].attributes)

    def end_format(self, tag):
        element = next((each for each in reversed(self.since_mark()) if each.tag == tag), None)
        if element is None:
            self.end_other(tag)
        elif element not in self.open:
            self.formatting.remove(element)
        elif self.in_scope(tag):
            self.formatting.remove(element)
            place = self.open.index(element)
            blocks = [each for each in self.open[place:] if each.tag in SPECIAL]
            if not blocks:
                return self.pop_until(element)
            self.clear_to(blocks[-1])
            for each in self.open[place:self.open.index(blocks[0])]:
                if each is element or each not in self.formatting:
                    self.emit(("end", each))
                    self.open.remove(each)

    # --- What comes ---

    def take(self, token):
        if self.is_foreign() and not (token.kind != "end" and self.is_html_in_foreign(token)):
            self.take_foreign(token)
        elif token.kind == "text":
            self.take_text(token.name)
        elif token.kind == "start":
            self.start(token)
        else:
            self.end(token)

    def is_html_in_foreign(self, token):
        if self.open[-1].tag == "annotation-xml" and token[:2] == ("start", "svg"):
            return True
        return self.is_point(of_text=token.kind == "text" or token.name not in ("mglyph", "malignmark"))

    def take_foreign(self, token):
        name = token.name
        if token.kind == "text":
            self.emit(("text", name))
        elif (token.kind == "start" and (name in BREAKING or name == "font" and {"color", "face", "size"} & set(token.attributes))
              or token.kind == "end" and name in ("br", "p")):
            while self.is_foreign() and not self.is_point():
                self.pop()
            (self.start if token.kind == "start" else self.end)(token)
        elif token.kind == "start":
            self.push(name, token.attributes, self.open[-1].space)
            if token.is_closed:
                self.pop()
        else:
            for element in reversed(self.open):
                if element.space == "html":
                    return self.end(token)
                if element.tag == name:
                    return self.pop_until(element)

    def take_text(self, text):
        part = self.part()
        if part and part.tag == "colgroup" and text.strip(" \t\n\f\r"):
            self.pop_until(part)
        if self.in_rows() and not text.strip(" \t\n\f\r"):
            return self.emit(("text", text))
        if self.open[-1].tag not in RAW:
            self.reopen()
        self.emit(("text", text), self.in_rows())

    def start(self, token):
        tag, attributes = token.name, token.attributes
        part = self.part()
        if tag in ("html", "head", "body", "frame", "frameset"):
            return
        if tag in TABLE_PARTS:
            return part and self.start_part(part, token)
        if part and part.tag == "colgroup" and tag != "template":
            self.pop_until(part)
            return self.start(token)
        if tag in DROPPED:
            return self.drop(tag, attributes)
        if tag == "table" and part and part.tag in ROWS:
            self.pop_until(next(each for each in reversed(self.open) if each.tag == "table"))
            return self.take(token)
        if tag in ENDS_PARAGRAPH and not (tag == "form" and self.form):
            if tag in ("li", "dd", "dt"):
                self.end_item(("li",) if tag == "li" else ("dd", "dt"))
            self.close("p", barrier={"button"})
            if tag in HEADINGS and self.open[-1].tag in HEADINGS:
                self.pop()
        elif tag == "p":
            self.close("p", barrier={"button"})
        if tag == "form" and not self.form:
            is_empty = self.in_rows()
            self.form = self.push(tag, attributes)
            if is_empty:
                self.pop()
        elif tag == "form" or tag == "select" and self.close(tag):
            return
        elif tag in VOID or tag == "image":
            if tag not in ("base", "basefont", "bgsound", "hr", "link", "meta", "param", "source", "track"):
                self.reopen()
            self.insert_void("img" if tag == "image" else tag, attributes)
        elif tag in FORMATTING:
            if tag in ("a", "nobr") and any(each.tag == tag for each in self.since_mark()):
                self.end_format(tag)
            self.reopen()
            self.format(tag, attributes)
        elif tag in ("svg", "math"):
            self.reopen()
            self.push(tag, attributes, tag)
            if token.is_closed:
                self.pop()
        else:
            if tag == "button":
                self.close("button")
            elif tag in ("option", "optgroup") and (self.in_scope("select") or self.open[-1].tag == "option"):
                self.imply_ends(but="optgroup" if tag == "option" else None)
            elif tag in ("rb", "rp", "rt", "rtc") and self.in_scope("ruby"):
                self.imply_ends(but="rtc" if tag in ("rp", "rt") else None)
            if tag not in ENDS_PARAGRAPH | {"p"} or tag == "xmp":
                self.reopen()
            self.push(tag, attributes)
            if tag in MARKED:
                self.mark()

    def end_item(self, tags):
        for element in reversed(self.open):
            if element.tag in tags:
                return self.pop_until(element)
            if element.space != "html" or element.tag in SPECIAL and element.tag not in ("address", "div", "p"):
                return None

    def start_part(self, part, token):
        """A part of a table, in that part or in the table."""
        tag, inside = token.name, part.tag
        opens = {"table": SECTIONS | {"caption", "colgroup"}, "tr": CELLS, "colgroup": {"col"}, **dict.fromkeys(SECTIONS, {"tr"})}
        if tag in opens.get(inside, ()):
            self.clear_to(part)
            if tag == "col":
                return self.insert_void(tag, token.attributes)
            self.push(tag, token.attributes)
            if tag in MARKED:
                self.mark()
            return None
        implied = {"table": "colgroup" if tag == "col" else "tbody"}.get(inside, "tr" if inside in SECTIONS and tag in CELLS else None)
        if implied:
            self.clear_to(part)
            self.push(implied, {})
        else:
            self.end_part(part)
        return self.start(token)

    def clear_to(self, element):
        while self.open[-1] is not element:
            self.pop()

    def end_part(self, part):
        self.pop_until(part)
        if part.tag in MARKED:
            self.clear_to_mark()

    def end(self, token):
        tag, part = token.name, self.part()
        if tag in ("html", "body"):
            return
        if tag == "br":
            return self.start(token._replace(kind="start"))
        if part and tag in TABLE_PARTS | {"table"}:
            return self.end_in_table(part, token)
        if part and part.tag == "colgroup":
            self.pop_until(part)
            return self.end(token)
        if tag == "p":
            if not self.close("p", barrier={"button"}):
                self.insert_void("p", {})
        elif tag == "form":
            element, self.form = self.form, None
            if element in self.open and self.in_scope("form"):
                self.imply_ends()
                if self.open[-1] is element:        # else what is open stays within it
                    self.pop()
        elif tag in CONTAINERS | {"button", "select"}:
            self.close(tag)
        elif tag == "li":
            self.close(tag, barrier={"ol", "ul"})
        elif tag in ("dd", "dt"):
            self.close(tag)
        elif tag in HEADINGS:
            self.close(*HEADINGS)
        elif tag in FORMATTING:
            self.end_format(tag)
        elif tag in MARKED:
            if self.close(tag):
                self.clear_to_mark()
        else:
            self.end_other(tag)

    def end_other(self, tag):
        for element in reversed(self.open):
            if element.space == "html" and element.tag == tag:
                return self.pop_until(element)
            if element.space != "html" or element.tag in SPECIAL:
                return None

    def end_in_table(self, part, token):
        tag, inside = token.name, part.tag
        outer = next((each.tag for each in reversed(self.open) if each.space == "html" and each.tag in ROWS and each.tag == tag
                      or each.tag == "table"), None)
        if tag == inside:
            self.end_part(part)
        elif outer == tag and tag in ROWS or inside == "colgroup" and tag != "col":
            # The part around has this end, or the one around that.
            self.end_part(part)
            self.end(token)

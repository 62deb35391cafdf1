"""Reading a published document, and finding the list of signatories in it: SPEC.md, section 13.1."""

import csv
import io
import json
import re
from typing import NamedTuple, Optional

from .html_elements import DEPTH, DROPPED, Tree
from .html_tokens import LOWER
from .text import (LIST_LIMIT, Malformed, Undecided, Unsupported, category, check_size, is_white_space, name_key, strip_white_space,
                   words, words_in)

LINES, NODES, FIELD, PATH, COLUMNS, SECTION = 100_000, 1_000_000, 65_536, 4_096, 1_000, 300


class Line(NamedTuple):
    number: int
    text: str
    destinations: tuple = ()
    is_further: bool = False


class Ignored(NamedTuple):
    number: int
    text: str
    why: str


class PublishedList(NamedTuple):
    format: str
    encoding: str
    listed: list
    ignored: list
    lists: list
    told: dict


class Cell(NamedTuple):
    text: str
    destinations: tuple = ()
    why: Optional[str] = None


class Row(NamedTuple):
    number: int
    cells: list
    is_further: bool = False        # whether it is the second of just two lines of a block


class Rows:
    """A list: rows of one shape under one section."""

    def __init__(self, shape, section, plain, part):
        self.shape, self.section, self.plain, self.part = shape, section, plain, part
        self.header, self.rows, self.joined = [], [], None


class Document:
    def __init__(self):
        self.lists, self.ignored, self.places, self.count = [], [], {}, 0

    def add(self, number, cells, shape, section, plain=False, header=(), part=0):
        section = section and section[:SECTION]
        if (shape, section, part) not in self.places:
            self.places[shape, section, part] = Rows(shape, section, plain, part)
            self.places[shape, section, part].header = list(header)
            self.lists.append(self.places[shape, section, part])
        rows = self.places[shape, section, part]
        rows.rows.append(Row(number, cells))
        self.count += 1
        if self.count > LINES:
            raise Malformed("more than %d rows" % LINES)
        if not plain and any(len(cell.text.encode("utf-8", "surrogatepass")) > FIELD for cell in cells):
            raise Malformed("row %d: a field is too long" % number)
        return rows

    def ignore(self, number, text, why):
        self.ignored.append(Ignored(number, text, why))


def shown(cells):
    """The text of a row that is left out as a whole."""
    return " | ".join(text for text in cells if text)


# --- Text ---

WHATWG = {"latin1": "cp1252", "iso-8859-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "utf8": "utf-8", "utf-8": "utf-8",
          "shift_jis": "shift_jis", "euc-jp": "euc_jp", "windows-1252": "cp1252", "gbk": "gb18030", "gb18030": "gb18030"}


def decoded(data, told):
    """The text and the name of its encoding."""
    check_size(data, LIST_LIMIT, "the list")
    for mark, codec, name in ((b"\xef\xbb\xbf", "utf-8", "utf-8"), (b"\xfe\xff", "utf-16-be", "utf-16be"), (b"\xff\xfe", "utf-16-le", "utf-16le")):
        if data.startswith(mark):
            data = data[len(mark):]
            break
    else:
        meta = re.search(rb"(?is)<meta[^>]*?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]+)", data[:1024])
        label = told or (meta[1].decode() if meta and data.lstrip(bytes(range(33)))[:1] == b"<" else "utf-8")
        codec = WHATWG.get(label.lower())
        if codec is None:
            raise Unsupported("the encoding %s" % label)
        name = "windows-1252" if codec == "cp1252" else codec
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise Malformed("not %s at byte %d" % (name, error.start))
    for char in text:
        if char not in "\t\n\r" and category(char) == "Cc":
            raise Malformed("the list has U+%04X" % ord(char))
    return text, name


def lines_of(text):
    return re.split("\r\n|\r|\n", text)


# --- Format ---

ROLES = "role,affiliation,position,function,job title".split(",")
GIVEN = "first name,firstname,first_name,given name,givenname,given_name,forename".split(",")
FAMILY = "last name,lastname,last_name,surname,family name,familyname,family_name".split(",")
HEADERS = {name_key(word) for word in ROLES + GIVEN + FAMILY + (
    "name,names,full name,organization,organizations,organisation,organisations,signatory,signatories,signed by,company,institution,entity,"
    "type,kind,country,city,region,title,date,url,link,website,web,domain,email,e-mail,category,sector,id,no,nr,number,key,entry,notes,comment"
).split(",")}
ROLE_KEYS = {name_key(word) for word in ROLES}
KEY = re.compile("[a-z][a-z0-9_-]*:( |$)")


def header_words(cells):
    return sum(name_key(strip_white_space(cell)) in HEADERS for cell in cells)


def is_yaml(lines):
    has_key = top_key = plain_item = False
    for place, line in enumerate(lines):
        if line.startswith("#"):
            continue
        if line == "---":
            if place:
                return False
            continue
        rest = line.lstrip(" ")
        rest = rest[2:].lstrip(" ") if rest.startswith("- ") else rest
        if KEY.match(rest):
            has_key = True
            top_key = top_key or not line.startswith((" ", "- "))
        elif line.startswith("- "):
            plain_item = True
        elif not line.startswith(" "):
            return False
    return has_key and (top_key or not plain_item)


def detected(text):
    start = strip_white_space(text)
    if start[:1] == "<":
        return "html"
    if start[:1] == "{" or start[:1] == "[" and strip_white_space(start[1:])[:1] in tuple('"{[]'):
        return "json"
    lines = [line for line in lines_of(text) if strip_white_space(line)]
    if is_yaml(lines):
        return "yaml"
    heads = {mark: lines[0].replace('"', "").split(mark) if lines else [] for mark in ",;"}
    if any(header_words(head) > 1 for head in heads.values()):
        return "csv"
    if any(ITEM.fullmatch(line) or is_table_rule(line) or only_links(strip_white_space(line)) for line in lines):
        return "markdown"
    tabs, inner = ({line.count("\t") for line in those} for those in (lines, map(strip_white_space, lines)))
    if len(tabs) == 1 and tabs <= inner and tabs != {0} or len(inner) == 1 and inner != {0}:
        return "tsv"
    if lines and all(len(line) > 1 and line[0] == line[-1] == '"' for line in lines):
        return "csv"
    if any(len(head) > 1 and header_words(head) and all(line.count(mark) >= len(head) - 1 for line in lines) for mark, head in heads.items()):
        return "csv"
    return "text"


# --- Rows: text ---

def is_heading(line):
    return line.startswith("#") or line.endswith(":")


def heading(line):
    line = line.lstrip("#")
    while line and (line[-1] in "#:" or is_white_space(line[-1])):
        line = line[:-1]
    return strip_white_space(line)


def is_prose(line):
    return len(line) > 300 or line[-1:] in tuple(".!?;") and len([word for word in words(line) if word]) >= 12


PAGE_WORDS = """home;homepage;menu;main menu;navigation;toggle navigation;open menu;close menu;close;search;skip to content;
    skip to main content;skip to navigation;about;about us;contact;contact us;news;blog;press;events;donate;donate now;log in;login;sign in;sign up;
    register;subscribe;newsletter;follow us;share;share this;share this page;tweet;print;facebook;twitter;linkedin;instagram;mastodon;bluesky;youtube;
    whatsapp;telegram;rss;accept;accept all;accept cookies;accept all cookies;reject;reject all;decline;cookies;cookie policy;cookie settings;
    manage cookies;cookie preferences;privacy;privacy policy;privacy notice;terms;terms of use;terms of service;terms and conditions;legal;legal notice;
    imprint;sitemap;site map;accessibility;faq;help;back to top;read more;learn more;related posts;previous;next;comments;leave a comment;
    all rights reserved"""
PAGE = {name_key(strip_white_space(word)) for word in PAGE_WORDS.split(";")}


def is_page_line(line):
    parts = [strip_white_space(part) for part in re.split("[\t|\u00b7\u2022]", line)]
    parts = [part for part in parts if part]
    return line.startswith("\u00a9") or bool(parts) and all(name_key(part) in PAGE for part in parts)


def read_text(document, text):
    section, part, menu = None, 0, 0
    lines = list(map(strip_white_space, lines_of(text)))
    last = max((place for place, line in enumerate(lines) if line), default=0)
    for place, line in enumerate(lines):
        begins = not place or not lines[place - 1]
        if line and begins:
            end = next((other for other in range(place, len(lines)) if not lines[other]), len(lines))
            pages = [other for other in range(place, end) if is_page_line(lines[other])]
            menu = pages[0] if len(pages) > 1 or len(pages) == end - place else len(lines)
            part += place < menu < len(lines)
        page = bool(line) and menu <= place
        part += bool(line) and menu == place
        if line and (is_heading(line) or begins and place < last and is_section_words(line)):
            section, part = heading(line), int(page)
            document.ignore(place + 1, line, "heading")
        elif line:
            document.add(place + 1, [Cell(line, (), "prose" if is_prose(line) else None)],
                         "page" if page else "line", section, True, (), part)


# --- Rows: Markdown ---

ITEM = re.compile("([ \t]*)(?:[-*+\u2022]|[0-9]{1,9}[.)])[ \t]+(.*)", re.DOTALL)
LINK = re.compile(r'!?\[([^\[\]]*)\]\(([^() \t]*)(?:[ \t]+"[^"]*")?\)|\[\^[^\[\]]+\]')
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\u00a0"}


def escaped(char):
    """A character that is no mark: surrogates stand for those of ASCII, as no UTF-8 has them."""
    return chr(0xDC00 + ord(char)) if ord(char) < 0x80 else char


def unescaped(text):
    return "".join(chr(ord(char) - 0xDC00) if 0xDC00 <= ord(char) < 0xDC80 else char for char in text)


def character(match):
    if match[1]:
        return escaped(match[1])
    if match[2] in NAMED:
        return escaped(NAMED[match[2]])
    number = re.fullmatch("#(?:[xX]([0-9a-fA-F]+)|([0-9]+))", match[2])
    value = int(number[1], 16) if number and number[1] else int(number[2]) if number else 0
    valid = 0 < value < 0x110000 and not 0xD800 <= value < 0xE000 and len(match[0]) <= 12
    return escaped(chr(value)) if valid else match[0]


def prepared(text):
    return re.sub(r"\\([!-/:-@\[-`{-~])|&([A-Za-z0-9#]+);", character, re.sub("(?s)<!--.*?-->", "", text))


def without_emphasis(text):
    text = re.sub(r"\*\*|__|~~", "", text)
    if text[:1] in ("*", "_") and text.find(text[0], 1) > 1:
        end = text.index(text[0], 1)
        text = text[1:end] + text[end + 1:]
    return strip_white_space(unescaped(text))


def without_marks(item):
    """A cell of the text, where its links lead, and why it is left out."""
    why = None
    item = prepared(strip_white_space(item))
    if item.startswith("[ ] "):
        why = "not ticked"
    elif item[:4].lower() == "[x] ":
        item = item[4:]
    destinations = [match[2] for match in LINK.finditer(item) if match[2] is not None]
    item = strip_white_space(LINK.sub(lambda match: match[1] or "", item))
    if why is None and len(item) > 4 and item.startswith("~~") and item.endswith("~~"):
        why = "struck through"
    return Cell(without_emphasis(item), tuple(map(unescaped, destinations)), why)


def parts_links(text):
    return all(word.lower() == "and" for word in re.split("[,;\u00b7\u2022|/\u2013\u2014.&\\s-]+", text) if word)


def only_links(line):
    """The links of a line that holds nothing else, or an empty list."""
    line = prepared(line)
    links = [Cell(without_emphasis(match[1]), (unescaped(match[2]),)) for match in LINK.finditer(line) if match[2] is not None]
    return links if parts_links(unescaped(LINK.sub("", line))) else []


def is_table_rule(line):
    return re.fullmatch(r"[|:\- \t]*", strip_white_space(line)) is not None and "|" in line and "-" in line


def table_cells(line):
    cells = re.split(r"\|", re.sub(r"\\(.)", lambda match: "\\" + escaped(match[1]), strip_white_space(line)))
    cells = [re.sub("\\\\([\udc00-\udc7f])", lambda match: "\\" + unescaped(match[1]), cell) for cell in cells]
    if not strip_white_space(cells[0]):
        cells = cells[1:]
    if cells and not strip_white_space(cells[-1]):
        cells = cells[:-1]
    return [without_marks(cell) for cell in cells]


def indent_of(line):
    return sum(4 if char == "\t" else 1 for char in re.match("[ \t]*", line)[0])


def read_markdown(document, text):
    lines = lines_of(text)
    section, levels, item, above, at = None, [], None, None, 0

    def flush():
        nonlocal item
        if item:
            document.add(item[0], [without_marks(item[1])], "item %d" % item[2], section)
            item = None

    def skip(last, why):
        nonlocal at
        for place in range(at, last + 1):
            if strip_white_space(lines[place]):
                document.ignore(place + 1, strip_white_space(lines[place]), why)
        at = last + 1

    def until(condition, start):
        return next((place for place in range(start, len(lines)) if condition(lines[place])), len(lines) - 1)
    ends = [place for place, line in enumerate(lines) if place and strip_white_space(line) in ("---", "...")]
    if strip_white_space(lines[0]) == "---" and ends:
        skip(ends[0], "front matter")
    while at < len(lines):
        line, stripped = lines[at], strip_white_space(lines[at])
        if len(line.encode()) > FIELD:
            flush()
            levels, above = [] if indent_of(line) == 0 else levels, None
            document.add(at + 1, [Cell(stripped, (), "prose")], "line", section, plain=True)
            at += 1
            continue
        match = ITEM.fullmatch(line)
        if match:
            flush()
            while levels and indent_of(line) < levels[-1] + 2:
                levels.pop()
            levels.append(indent_of(line))
            item = [at + 1, match[2], len(levels)]
            above = "below %d" % len(levels)
            at += 1
            continue
        if item and stripped and indent_of(line) >= 2 and len(item[1].encode()) <= FIELD:
            item[1] += " " + stripped
            at += 1
            continue
        flush()
        shape, above = above, None
        if not stripped:
            at += 1
            continue
        if indent_of(line) == 0:
            levels = []
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if stripped.startswith("<!--"):
            skip(until(lambda each: "-->" in each, at), "comment")
        elif stripped.startswith(("```", "~~~")):
            skip(until(lambda each: strip_white_space(each).startswith(stripped[:3]), at + 1), "code")
        elif re.fullmatch(r"([-_=*])(?:[ \t]*\1){2,}", stripped):
            skip(at, "rule")
        elif is_table_rule(below) and "|" in stripped:
            header = [cell.text for cell in table_cells(stripped)]
            skip(at, "header")
            at += 1
            while at < len(lines) and "|" in lines[at] and len(lines[at].encode()) <= FIELD:
                document.add(at + 1, table_cells(lines[at]), ("table", *header), section, header=header)
                at += 1
        elif is_heading(stripped):
            section = without_marks(heading(stripped)).text
            skip(at, "heading")
        elif re.fullmatch("==+|--+", strip_white_space(below)):
            section = without_marks(stripped).text
            skip(at + 1, "heading")
        elif only_links(stripped):
            for cell in only_links(stripped):
                document.add(at + 1, [cell], "link", section)
            at += 1
        else:
            cell = without_marks(stripped)
            why = cell.why or ("prose" if is_prose(stripped) else None)
            document.add(at + 1, [cell._replace(why=why)], shape or "line", section, plain=not shape)
            above = shape
            at += 1
    flush()


# --- Rows: CSV and TSV ---

def read_table(document, text, separators):
    first = lines_of(text)[0]
    separator = max(separators, key=first.count)
    if text.count('"') % 2:
        raise Malformed("a quotation mark is not closed")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True))
    except csv.Error as error:
        raise Malformed("not CSV: %s" % error)
    counts = [header_words(row) for row in rows[:2]] + [0, 0]
    header = [strip_white_space(cell) for cell in rows[0]] if counts[0] > counts[1] else None
    for number, row in enumerate(rows, 1):
        cells = [Cell(strip_white_space(cell)) for cell in row]
        if number == 1 and header:
            document.ignore(1, shown(map(strip_white_space, row)), "header")
        elif any(cell.text for cell in cells):
            document.add(number, cells, "row", None, header=header or [])


# --- Rows: JSON and YAML ---

def pairs_of(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise Malformed("a key is there twice")
    return dict(pairs)


def scalar(value):
    if value is None:
        return ""
    return {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value


def parse_json(text):
    def refuse(word):
        raise Malformed("not JSON: %s" % word)
    depth, in_string = 0, False
    for match in re.finditer(r'\\.|["\[\]{}]', text):
        if match[0] == '"':
            in_string = not in_string
        elif not in_string and match[0][0] != "\\":
            depth += 1 if match[0] in "[{" else -1
            if depth > DEPTH:
                raise Malformed("nested more than %d deep" % DEPTH)
    try:
        return json.loads(text, object_pairs_hook=pairs_of, parse_int=str, parse_float=str, parse_constant=refuse)
    except ValueError as error:
        raise Malformed("not JSON: %s" % error)


def parse_yaml(text):
    try:
        import yaml
    except ImportError:
        raise SystemExit("the vectors in YAML need PyYAML: python3 -m pip install pyyaml")
    try:
        events = list(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise Malformed("not YAML: %s" % error)
    if sum(isinstance(event, yaml.DocumentStartEvent) for event in events) > 1:
        raise Unsupported("several documents")

    def value(at):
        event = events[at]
        if isinstance(event, yaml.AliasEvent):
            raise Unsupported("an alias")
        if isinstance(event, yaml.ScalarEvent):
            return ("" if event.style is None and event.value in ("~", "null") else event.value), at + 1
        end = yaml.SequenceEndEvent if isinstance(event, yaml.SequenceStartEvent) else yaml.MappingEndEvent
        parts, at = [], at + 1
        while not isinstance(events[at], end):
            if end is yaml.MappingEndEvent:
                if not isinstance(events[at], yaml.ScalarEvent):
                    raise Unsupported("a key that is no scalar")
                inner, at_next = value(at + 1)
                parts.append((events[at].value, inner))
                at = at_next
            else:
                inner, at = value(at)
                parts.append(inner)
        return (pairs_of(parts) if end is yaml.MappingEndEvent else parts), at + 1
    start = [place for place, event in enumerate(events) if isinstance(event, yaml.DocumentStartEvent)]
    return value(start[0] + 1)[0] if start else ""


def joined(path, key):
    path = path + "." + key if path and key else path or key
    if len(path.encode("utf-8", "surrogatepass")) > PATH:
        raise Malformed("a path of more than %d bytes" % PATH)
    return path


class Values:
    """Takes a tree of values apart into rows."""

    def __init__(self, document):
        self.document, self.number, self.headers, self.rows = document, 0, {}, []

    def visit(self, value, path, section):
        if isinstance(value, list):
            for element in value:
                self.row(element, None, path, section)
        elif isinstance(value, dict) and value and all("." in key and not any(map(is_white_space, key)) for key in value):
            for key, element in value.items():
                self.row(element, key, path, section)
        elif isinstance(value, dict):
            for key, member in value.items():
                self.visit(member, joined(path, key), key)
        else:
            self.number += 1
            if strip_white_space(scalar(value)):
                self.document.ignore(self.number, strip_white_space(scalar(value)), "not in a list")

    def row(self, value, key, path, section):
        fields, inner = [], []

        def collect(value, name, last_key):
            if isinstance(value, list):
                inner.append((value, joined(path, name), last_key))
            elif isinstance(value, dict):
                for key, member in value.items():
                    collect(member, joined(name, key), key)
            else:
                fields.append((name, strip_white_space(scalar(value))))
        collect(value, "", section)
        if key is not None:
            fields.append((".", key))
        if fields:
            self.number += 1
            header = self.headers.setdefault(path, [])
            if len({name for name, _ in fields}) < len(fields):
                raise Malformed("row %d: a path is there twice" % self.number)
            for name, _ in fields:
                if name not in header:
                    header.append(name)
            if len(header) > COLUMNS:
                raise Malformed("more than %d columns" % COLUMNS)
            values = dict(fields)
            self.rows.append((self.number, [Cell(values.get(name, "")) for name in header], path, section, header))
        for element, path_of, section_of in inner:
            self.visit(element, path_of, section_of)


def read_values(document, tree, select):
    values = Values(document)
    values.visit(tree, "", None)
    for number, cells, path, section, header in values.rows:
        if select is None:
            document.add(number, cells, path, section, header=header)
            continue
        chosen = [cell for cell, name in zip(cells, header) if ".".join(filter(None, (path, name))) == select and cell.text]
        if chosen:
            document.add(number, chosen, select, section)
        elif any(cell.text for cell in cells):
            document.ignore(number, shown(cell.text for cell in cells), "not selected")
    if select is not None and not document.lists:
        raise Undecided("no field %s" % select)


# --- Rows: HTML ---

BLOCKS = set("""address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section select summary table tbody td
    tfoot th thead tr ul xmp""".split())
HEADINGS = set("h1 h2 h3 h4 h5 h6 caption legend summary".split())
ITEMS = set("li dt dd option figcaption".split())
PREFORMATTED = set("listing plaintext pre xmp".split())
STRUCK = set("s strike del".split())
NOT_READ = set("audio canvas datalist math noscript object svg textarea video".split())
SPACES = re.compile("[ \t\n\f\r]+")


def collapsed(text):
    return strip_white_space(SPACES.sub(" ", text))


def style_of(attributes):
    """The properties of an element's own style; the last of a name counts, or of those of it that are important."""
    style, important = {}, set()
    for part in re.sub(r"(?s)/\*.*?(?:\*/|\Z)", " ", attributes.get("style", "")).split(";"):
        name, colon, value = part.translate(LOWER).partition(":")
        name, (before, mark, word) = strip_white_space(name), map(strip_white_space, value.rpartition("!"))
        is_important = bool(mark) and word == "important"
        if is_important:
            important.add(name)
        if colon and (is_important or name not in important):
            style[name] = before if is_important else strip_white_space(value)
    return style


VISIBILITY = {"visible": True, "initial": True, "hidden": False, "collapse": False}


def why_withheld(tag, attributes, style):
    if tag in STRUCK:
        return "struck through"
    if tag in NOT_READ:
        return "not read"
    if "hidden" in attributes or tag == "dialog" and "open" not in attributes or style.get("display") == "none":
        return "hidden"
    struck = any("line-through" in words(style.get(name, "")) for name in ("text-decoration", "text-decoration-line"))
    return "struck through" if struck else None


def is_raised_mark(text):
    return bool(strip_white_space(text)) and all(is_white_space(char) or char in "0123456789*\u2020\u2021\u00a7\u00b6,()[]" for char in text)


class HTMLLine:
    def __init__(self, link=None):
        self.text, self.withheld, self.why, self.outside, self.images = "", "", None, "", []
        self.links = [] if link is None else [["", link]]
        self.in_link = link is not None


class Table:
    def __init__(self, shape):
        self.shape, self.header, self.head, self.row, self.cell, self.headings, self.span = shape, None, False, None, None, True, (1, 1)
        # What is left out under the number of the row, when that is known.
        self.beside = []
        # For each column that a cell from above has covered: the last row of that.
        self.number, self.covered = 0, {}


class Around(NamedTuple):
    """An element around what comes."""
    element: object
    tag: str
    block: Optional[str]            # with its classes
    why: Optional[str]
    is_visible: Optional[bool]


class HTMLReader:
    def __init__(self, document):
        self.document, self.number, self.section, self.open, self.line, self.tables = document, 0, None, [], HTMLLine(), []
        self.lines_of_block, self.last_rows = 0, None       # since a block began or ended: how many, and where the last is one row

    def read(self, events):
        place = 0
        while place < len(events):
            kind, what = events[place]
            end = place
            if kind == "text":
                self.text(what)
            elif kind == "end":
                self.end(what)
            elif what.tag in DROPPED:
                end = events.index(("end", what), place)
            elif what.tag == "sup" and not any(each.tag == "sup" for each in self.open):
                end = events.index(("end", what), place)
                if not is_raised_mark(text_of(events[place:end])):
                    end = place
                    self.start(what)
            else:
                self.start(what)
            place = end + 1
        self.end_lines()

    def start(self, element):
        tag, attributes, style = element.tag, element.attributes, style_of(element.attributes)
        if tag in BLOCKS:
            self.end_lines()
        elif tag == "br":
            self.flush()
        block = ".".join([tag, *attributes.get("class", "").split()]) if tag in BLOCKS else None
        self.open.append(Around(element, tag, block, why_withheld(tag, attributes, style), VISIBILITY.get(style.get("visibility"))))
        table = self.tables[-1] if self.tables else None
        if tag == "img" and "alt" in attributes and not self.why():
            self.line.images.append(collapsed(attributes["alt"]))
        elif tag == "a" and not self.why():
            self.line.in_link = True
            self.line.links.append(["", attributes.get("href", "")])
        elif tag == "table":
            self.tables.append(Table(self.shape()))
        elif tag == "thead" and table:
            table.head = True
        elif tag == "tr" and table:
            table.row, table.headings, table.number = [], True, table.number + 1
        elif tag in ("td", "th") and table:
            def span(name, most):
                value = attributes.get(name, "")
                return min(max(int(value), 1), most) if re.fullmatch("[0-9]+", value) else 1
            table.cell, table.span = [], (span("colspan", 100), span("rowspan", 10_000))
            table.headings = table.headings and tag == "th"

    def end(self, element):
        tag, table = element.tag, self.tables[-1] if self.tables else None
        if tag in BLOCKS:
            self.end_lines()
        if tag == "a":
            self.line.in_link = False
        elif tag in ("td", "th") and table:
            self.end_cell(table)
        elif tag == "tr" and table:
            self.end_row(table)
        elif tag == "thead" and table:
            table.head = False
        elif tag == "table":
            self.tables.pop()
        self.open = [each for each in self.open if each.element is not element]

    def why(self):
        why = next((each.why for each in reversed(self.open) if each.why), None)
        is_visible = next((each.is_visible for each in reversed(self.open) if each.is_visible is not None), True)
        return why or (None if is_visible else "hidden")

    def shape(self):
        blocks = [each for each in self.open if each.block]
        return tuple([each.block for each in blocks[:-1]] + [each.tag for each in blocks[-1:]])

    def text(self, text):
        parts = lines_of(text) if any(each.tag in PREFORMATTED for each in self.open) else [text]
        for place, part in enumerate(parts):
            if place:
                self.flush()
            self.append(part)

    def append(self, text):
        line, why = self.line, self.why()
        if why:
            line.withheld, line.why = line.withheld + text, why if strip_white_space(text) else line.why
            return
        line.text += text
        if line.in_link:
            line.links[-1][0] += text
        else:
            line.outside += text

    def flush(self):
        line = self.line
        self.line = HTMLLine(line.links[-1][1] if line.in_link else None)
        text, images, withheld = collapsed(line.text), [image for image in line.images if image], collapsed(line.withheld)
        destinations = tuple(link[1] for link in line.links if link[1])
        links = [Cell(collapsed(link[0]), (link[1],)) for link in line.links if collapsed(link[0])]
        kind = None
        if text and len(links) > 1 and parts_links(line.outside):
            cells, kind = links, "a"
        elif text:
            cells = [Cell(text, destinations)]
        elif images:
            cells, kind = [Cell(without_logo(image), destinations) for image in images], "img"
        elif withheld:
            cells, withheld = [Cell(withheld, (), line.why)], ""
        else:
            return
        tags = [each.tag for each in self.open]
        innermost = next((tag for tag in reversed(tags) if tag in ITEMS or tag in ("td", "th")), None)
        if any(tag in HEADINGS for tag in tags):
            self.number += 1
            if cells[0].why:
                self.document.ignore(self.number, cells[0].text, cells[0].why)
            else:
                self.section = " ".join(cell.text for cell in cells)
                self.document.ignore(self.number, self.section, "heading")
        elif innermost in ("td", "th"):
            self.tables[-1].cell += cells + ([Cell(withheld, (), line.why)] if withheld else [])
            return
        else:
            self.add_lines(cells, kind, any(tag in ITEMS for tag in tags))
        if withheld:
            self.document.ignore(self.number, withheld, line.why)

    def add_lines(self, cells, kind, is_in_item):
        is_item = is_in_item or kind is not None
        self.lines_of_block, self.last_rows = self.lines_of_block + 1, None
        for cell in cells:
            self.number += 1
            if not is_item and not cell.why and cell.text.endswith(":"):
                self.section = heading(cell.text)
                self.document.ignore(self.number, cell.text, "heading")
                continue
            if not is_item and not cell.why and is_prose(cell.text):
                cell = cell._replace(why="prose")
            rows = self.document.add(self.number, [cell], (self.shape(), None if is_in_item else kind), self.section, plain=not is_item)
            self.last_rows = rows if len(cells) == 1 else None

    def end_lines(self):
        """Ends a line where a block begins or ends."""
        self.flush()
        if self.lines_of_block == 2 and self.last_rows:
            self.last_rows.rows[-1] = self.last_rows.rows[-1]._replace(is_further=True)
        self.lines_of_block, self.last_rows = 0, None

    def end_cell(self, table):
        while table.covered.get(len(table.row), 0) >= table.number:
            table.row.append(Cell(""))
        shown = [cell for cell in table.cell if cell.why is None]
        withheld = [cell for cell in table.cell if cell.why is not None]
        cell = Cell(" \u2013 ".join(each.text for each in shown), tuple(each for cell in shown for each in cell.destinations))
        if withheld and not shown:
            cell = withheld.pop(0)
        table.beside += withheld
        for column in range(table.span[0]):
            if table.span[1] > 1:
                table.covered[len(table.row)] = table.number + table.span[1] - 1
            table.row.append(cell if column == 0 else Cell(""))
        table.cell = None

    def end_row(self, table):
        row, table.row = table.row, None
        beside, table.beside = table.beside, []
        if not any(cell.text for cell in row):
            return
        self.number += 1
        if table.head or table.headings:
            self.document.ignore(self.number, shown(cell.text for cell in row), "header")
            table.header = table.header or [cell.text for cell in row]
        else:
            self.document.add(self.number, row, ("table", table.shape), self.section, header=table.header or [])
        for cell in beside:
            self.document.ignore(self.number, cell.text, cell.why)


def text_of(events):
    """All text that is there."""
    text, dropped = "", None
    for kind, what in events:
        if dropped is None and kind == "start" and what.tag in DROPPED:
            dropped = what
        elif kind == "end" and what is dropped:
            dropped = None
        elif kind == "text" and dropped is None:
            text += what
    return text


def without_logo(text):
    text = re.sub("(?i)^(.+) logo$", r"\1", text)
    return re.sub("(?i)^logo of (.+)$", r"\1", text)


def read_html(document, text, select):
    if select is not None:
        raise Unsupported("an XPath: this verifier has none")
    HTMLReader(document).read(Tree(text).events)


# --- Choice ---

DENYING = set("not no non never without declined refused withdrawn withdrew ended removed former past pending".split())
ANNOUNCING = set("""signatories signatory signers signed undersigned endorsers endorsed supporters organizations organisations individuals companies
    institutions associations experts people persons""".split())


FILLING = set("list of the our and all by have has did who those yet sign first current following in alphabetical order".split())


def words_of(section):
    return words_in(name_key(section or "") or "")


def has_word(section, those):
    return any(word in those for word in words_of(section))


def is_section_words(line):
    return has_word(line, ANNOUNCING | DENYING) and set(words_of(line)) <= ANNOUNCING | DENYING | FILLING


def is_same_name(one, other):
    return name_key(one) is not None and name_key(one) == name_key(other)


class Candidate(NamedTuple):
    place: int
    column: int
    lines: int
    matches: int


def candidates_of(document, matches, options):
    for place, rows in enumerate(document.lists):
        section = options.get("section")
        if section is not None and (rows.section is None or not is_same_name(rows.section, section)):
            continue
        for column in range(max(len(row.cells) for row in rows.rows)):
            told = options.get("column")
            if told is not None and not (told == str(column + 1) or column < len(rows.header) and is_same_name(rows.header[column], told)):
                continue
            cells = [row.cells[column] for row in rows.rows if column < len(row.cells) and row.cells[column].text]
            cells = [cell for cell in cells if cell.why is None]
            yield Candidate(place, column, len(cells), sum(matches(cell.text) for cell in cells))


def chosen(candidates, document, options):
    told = "section" in options
    if "column" in options or "select" in options:
        return candidates
    those = [each for each in candidates if told or not has_word(document.lists[each.place].section, DENYING)]
    best = max((each for each in those if each.matches), key=lambda each: (each.matches, each.lines), default=None)
    if best is None:
        first = [each for each in those if each.column == (document.lists[each.place].joined or 0)]
        return ([each for each in first if not document.lists[each.place].plain and each.lines]
                or [each for each in first if document.lists[each.place].plain])
    shape = document.lists[best.place].shape

    def counts(each):
        rows = document.lists[each.place]
        return (each == best or each.matches and 2 * each.matches >= each.lines
                or rows.shape == shape and each.column == best.column and not rows.part and (told or has_word(rows.section, ANNOUNCING)))
    picked = [each for each in those if counts(each)]

    def is_between(each):
        rows = document.lists[each.place]
        same = [other.place for other in picked if document.lists[other.place].section == rows.section]
        return same and min(same) < each.place < max(same)
    return [each for each in those if each in picked or document.style == "text" and is_between(each)]


def listed_line(rows, row, column):
    cell, text = row.cells[column], row.cells[column].text
    role = next((place for place, head in enumerate(rows.header) if name_key(head) in ROLE_KEYS), None)
    if role is not None and role != column and role < len(row.cells) and row.cells[role].text:
        text += " \u2013 " + row.cells[role].text
    others = [other for place, other in enumerate(row.cells) if place not in (column, rows.joined) and other.text]
    return Line(row.number, text, cell.destinations + tuple(each for other in others for each in (other.text, *other.destinations)),
                row.is_further)


def joining_roles(lines, with_role):
    """The lines, where the second of a block that is the role of whom the first names is part of it."""
    joined = []
    for line in lines:
        above = joined[-1] if joined else None
        text = with_role(above.text, line.text) if line.is_further and above and above.number == line.number - 1 else None
        if text is None:
            joined.append(line)
        else:
            joined[-1] = Line(above.number, text, above.destinations + line.destinations)
    return joined


WHOLE = {name_key(word) for word in ("name", "names", "full name", "signatory", "signatories", "signed by")}


def join_names(rows):
    """A column more, of the first and the last name, where each has a column and no other has both."""
    keys = [name_key(head) for head in rows.header]
    given = [place for place, key in enumerate(keys) if key in set(map(name_key, GIVEN))]
    family = [place for place, key in enumerate(keys) if key in set(map(name_key, FAMILY))]
    if len(given) != 1 or len(family) != 1 or WHOLE & set(keys):
        return
    rows.parts = [given[0], family[0]]
    rows.joined = max(len(keys), max(len(row.cells) for row in rows.rows))
    rows.header = rows.header + [""] * (rows.joined - len(keys)) + ["%s %s" % (rows.header[given[0]], rows.header[family[0]])]
    for row in rows.rows:
        row.cells.extend([Cell("")] * (rows.joined - len(row.cells)))
        both = [row.cells[given[0]], row.cells[family[0]]]
        row.cells.append(Cell(" ".join(cell.text for cell in both if cell.text), tuple(each for cell in both for each in cell.destinations),
                              both[0].why or both[1].why))


def read_document(data, options):
    text, encoding = decoded(data, options.get("encoding"))
    style = options.get("format") or detected(text)
    document, select = Document(), options.get("select")
    if select is not None and style not in ("html", "json", "yaml"):
        raise Undecided("nothing can be selected")
    if style == "html":
        read_html(document, text, select)
    elif style in ("json", "yaml"):
        read_values(document, parse_json(text) if style == "json" else parse_yaml(text), select)
    elif style == "markdown":
        read_markdown(document, text)
    elif style == "text":
        read_text(document, text)
    else:
        read_table(document, text, "\t" if style == "tsv" else ",;")
    document.style = style
    for rows in document.lists:
        join_names(rows)
    return document, style, encoding


def read_list(data, matches, options, with_role=lambda above, below: None):
    """Section 13.1. `matches` tells whether a text names someone in force; `with_role` makes one line of two, or None."""
    document, style, encoding = read_document(data, options)
    candidates = list(candidates_of(document, matches, options))
    if not candidates and ("section" in options or "column" in options):
        raise Undecided("what is told is not there")
    columns = {}
    for each in chosen(candidates, document, options):
        columns.setdefault(each.place, []).append(each.column)
    listed, ignored, beside = [], list(document.ignored), 0
    for place, rows in enumerate(document.lists):
        for row in rows.rows:
            read = [column for column in columns.get(place, []) if column < len(row.cells) and row.cells[column].text]
            for column in read:
                cell = row.cells[column]
                if cell.why:
                    ignored.append(Ignored(row.number, cell.text, cell.why))
                else:
                    listed.append(listed_line(rows, row, column))
                    beside += len(listed[-1].destinations)
                    if beside > NODES:
                        raise Malformed("more than %d cells and links beside names" % NODES)
            texts = [cell.text for place, cell in enumerate(row.cells) if cell.text and place != rows.joined]
            if not read and texts:
                why = ("no name" if place in columns else "menu or foot of a page" if style == "text" and rows.shape == "page"
                       else "not a list item" if rows.plain else "another list")
                if len(texts) == 1:
                    why = next(cell.why for cell in row.cells if cell.text) or why
                ignored.append(Ignored(row.number, shown(texts), why))
    if not listed:
        raise Undecided("nothing is listed")
    listed = joining_roles(sorted(listed, key=lambda line: line.number), with_role)
    return PublishedList(style, encoding, listed, sorted(ignored, key=lambda line: line.number),
                         list(found_json(document, candidates, columns)),
                         {option: options.get(option) for option in ("section", "column", "select")})


def unread_of(rows, read):
    """The columns that have something in them, and are read neither as names nor as their role."""
    role = [place for place, head in enumerate(rows.header) if name_key(head) in ROLE_KEYS][:1]
    parts = rows.parts if rows.joined in read else []
    return ({place for row in rows.rows for place, cell in enumerate(row.cells) if cell.text}
            - {rows.joined, *read, *role, *parts})


def found_json(document, candidates, columns):
    """The lists of a document, in an answer: section 14."""
    for place, rows in enumerate(document.lists):
        own = [each for each in candidates if each.place == place and each.lines]
        read = [each for each in own if each.column in columns.get(place, [])]
        if own and (read or not rows.plain):
            best = max(read or own, key=lambda each: each.matches)
            column = rows.header[best.column][:300] if best.column < len(rows.header) else None
            unread = sorted(unread_of(rows, columns[place])) if read else []
            yield {"section": rows.section, "column": column, "lines": best.lines, "matches": best.matches, "checked": bool(read),
                   "unread": len(unread), "beside": [(dict(enumerate(rows.header)).get(each) or str(each + 1))[:60] for each in unread[:5]]}

"""The tokens of HTML: the HTML standard, 13.2.5, for SPEC.md, section 13.1."""

import re
from html.entities import html5
from typing import NamedTuple

ESCAPABLE = ("textarea", "title")
RAW = ESCAPABLE + ("iframe", "noembed", "noframes", "plaintext", "script", "style", "xmp")
# re.ASCII, as without case U+017F is else an `s` and U+212A a `k`.
ANY_CASE = re.ASCII | re.IGNORECASE

LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
# What begins anything but text: `</` at the end does not.
MARKUP = re.compile("<(?:[A-Za-z!?]|/(?s:.))")
COMMENT = re.compile(r"(?s)<!--(?:-?>|.*?(?:--!?>|\Z))")
CHARACTER_DATA = re.compile(r"(?s)<!\[CDATA\[(.*?)(?:\]\]>|\Z)")
OTHER = re.compile(r"<[^>]*(?:>|\Z)")           # doctypes and bogus comments; `</>` too, which is nothing
TAG = re.compile("<(/?)([A-Za-z][^\t\n\f />]*)")
PARTS = re.compile("[\t\n\f /]*")
NAME = re.compile("=?[^\t\n\f />=]*")
VALUE = re.compile("(?s)[\t\n\f ]*=[\t\n\f ]*(?:\"([^\"]*)\"|'([^']*)'|(?![\"'])([^\t\n\f >]*))")
UNCLOSED = re.compile("[\t\n\f ]*=[\t\n\f ]*[\"']")
SCRIPT = re.compile(r"(<!---*>)|(<!--)|(-->)|<(/?)script(?=[\t\n\f />])", ANY_CASE)
REFERENCE = re.compile("&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?|([A-Za-z0-9]+;?))")


class Token(NamedTuple):
    kind: str                       # start, end or text
    name: str                       # of a text: itself
    attributes: dict = {}
    is_closed: bool = False         # by a `/` before its `>`


def decoded_references(text, in_attribute=False):
    """html.unescape knows no attributes, and drops what is no character of text, which the standard does not."""
    def character(match):
        if not match[3]:
            value = int(match[1], 16) if match[1] else int(match[2][-9:]) if len(match[2].lstrip("0")) < 9 else 0x110000
            if not 0 < value < 0x110000 or 0xD800 <= value < 0xE000:
                return "\ufffd"
            return bytes([value]).decode("cp1252", "ignore") or chr(value) if 0x80 <= value < 0xA0 else chr(value)
        name = next((match[3][:end] for end in range(min(len(match[3]), 32), 1, -1) if match[3][:end] in html5), None)
        if name is None:
            return match[0]
        behind = (match[3] + text[match.end():match.end() + 1])[len(name):]
        if in_attribute and name[-1] != ";" and re.match("[A-Za-z0-9=]", behind):
            return match[0]
        return html5[name] + match[3][len(name):]
    return REFERENCE.sub(character, text)


class Tokens:
    def __init__(self, text):
        self.text, self.at, self.raw = re.sub("\r\n?", "\n", text), 0, None

    def next(self, is_foreign=False, has_character_data=False):
        """The next token, or None at the end. Whoever builds the tree knows whether a tag that comes is one of SVG or
        MathML, in which no text is raw, and whether it is within these, where `<![CDATA[` is one."""
        if self.raw:
            end, name, self.raw = self.end_of_raw(), self.raw, None
            text, self.at = self.text[self.at:end], end
            if text:
                return Token("text", decoded_references(text) if name in ESCAPABLE else text)
        while self.at < len(self.text):
            markup = MARKUP.search(self.text, self.at)
            end = markup.start() if markup else len(self.text)
            if end > self.at:
                text, self.at = self.text[self.at:end], end
                return Token("text", decoded_references(text))
            data = CHARACTER_DATA.match(self.text, self.at) if has_character_data else None
            tag = TAG.match(self.text, self.at)
            if data or not tag:
                self.at = (data or COMMENT.match(self.text, self.at) or OTHER.match(self.text, self.at)).end()
                if data and data[1]:
                    return Token("text", data[1])
                continue
            self.at = tag.end()
            attributes = self.attributes()
            if attributes is None:
                return None
            name = tag[2].translate(LOWER)
            if tag[1]:
                return Token("end", name)
            self.raw = name if name in RAW and not is_foreign else None
            return Token("start", name, *attributes)
        return None

    def attributes(self):
        """Those of the tag, and whether `/` closes it; None where the document ends before it does."""
        attributes = {}
        while True:
            before, self.at = self.at, PARTS.match(self.text, self.at).end()
            if self.text[self.at:self.at + 1] == ">":
                self.at += 1
                return attributes, self.text[before:self.at].endswith("/>")
            name = NAME.match(self.text, self.at)
            value = VALUE.match(self.text, name.end())
            if not name[0] or not value and UNCLOSED.match(self.text, name.end()):
                self.at = len(self.text)
                return None
            self.at = (value or name).end()
            # The first of a name counts.
            written = next((part for part in value.groups() if part is not None), "") if value else ""
            attributes.setdefault(name[0].translate(LOWER), decoded_references(written, True))

    def end_of_raw(self):
        """Where the end tag of what is raw begins."""
        if self.raw == "plaintext":
            return len(self.text)
        if self.raw != "script":
            end = re.compile("</%s(?=[\t\n\f />])" % self.raw, ANY_CASE).search(self.text, self.at)
            return end.start() if end else len(self.text)
        escaped = 0                     # 1 within a comment, 2 within a script in that
        for match in SCRIPT.finditer(self.text, self.at):
            if match[1] or match[3]:
                escaped = 0
            elif match[2]:
                escaped = max(escaped, 1)
            elif match[4] and escaped < 2:
                return match.start()
            elif escaped:
                escaped = 1 if match[4] else 2
        return len(self.text)

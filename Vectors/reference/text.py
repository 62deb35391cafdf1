"""Outcomes and strict parsing (SPEC.md, section 2), and what a text, a value and a name key are (section 5)."""

import base64
import functools
import hashlib
import os
import re
from bisect import bisect_right

TABLES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "unicode")


# --- Section 2: outcomes ---

class Refusal(Exception):
    """Every outcome of section 2 but `accept`, with the reason as its text."""
    outcome = None


class Malformed(Refusal):
    outcome = "malformed"


class Unverified(Refusal):
    outcome = "unverified"


class Unsupported(Refusal):
    outcome = "unsupported"


class Undecided(Refusal):
    outcome = "undecided"


# --- Section 2: strict parsing ---

NOTE_LIMIT = 65_536
ENTRY_LIMIT = 8_192
PROOF_LIMIT = 131_072
KEY_FILE_LIMIT = 65_536
TEXT_LIMIT = 1_048_576
LIST_LIMIT = 16_777_216
NAME_KEY_LIMIT = 600                                                        # scalars
LARGEST = 2 ** 63 - 1


def check_size(data, limit, what):
    if len(data) > limit:
        raise Malformed("%s is %d bytes, more than %d" % (what, len(data), limit))


def utf8(data, what):
    try:
        return data.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        raise Malformed("%s is not UTF-8 at byte %d" % (what, error.start))


def is_decimal(text):
    """ASCII digits without a leading zero, at most 2^63 - 1."""
    return re.fullmatch("0|[1-9][0-9]{0,18}", text) is not None and int(text) <= LARGEST


def decimal(text, what):
    if not is_decimal(text):
        raise Malformed("%s is no decimal: %r" % (what, text[:40]))
    return int(text)


def from_base64(text, what, size=None):
    """Padded, nothing but the alphabet, unused bits zero; exactly `size` bytes where that is given."""
    if len(text) % 4 or not re.fullmatch("[A-Za-z0-9+/]*={0,2}", text):
        raise Malformed("%s is not base64: %r" % (what, text[:60]))
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Malformed("%s is not base64: %r" % (what, text[:60]))
    if to_base64(data) != text:
        raise Malformed("%s is base64 in another than its one form: %r" % (what, text[:60]))
    if size is not None and len(data) != size:
        raise Malformed("%s is %d bytes, not %d" % (what, len(data), size))
    return data


def to_base64(data):
    return base64.b64encode(data).decode("ascii")


def from_hex(text, what):
    if len(text) % 2 or not re.fullmatch("[0-9a-f]*", text):
        raise Malformed("%s is not lower-case hex: %r" % (what, text[:60]))
    return bytes.fromhex(text)


def split_lines(text, what):
    """The lines of a text, each of which ends in LF, without their ends."""
    if not text.endswith("\n"):
        raise Malformed("%s does not end in LF" % what)
    return text[:-1].split("\n")


def strip_prefix(line, prefix, what):
    """What follows `prefix` in the line, which begins with it."""
    if not line.startswith(prefix):
        raise Malformed("%s: %r where %r was expected" % (what, line[:60], prefix))
    return line[len(prefix):]


# --- Section 5: the Unicode tables (Vectors/README.md) ---

def table_lines(name):
    with open(os.path.join(TABLES, name), encoding="ascii") as file:
        for line in file:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line


class RangeTable:
    """Code points in sorted ranges, each with a word."""

    def __init__(self, rows):
        rows = sorted(rows)
        self.firsts = [first for first, _, _ in rows]
        self.rows = rows

    def word(self, point, default):
        i = bisect_right(self.firsts, point) - 1
        if i >= 0 and point <= self.rows[i][1]:
            return self.rows[i][2]
        return default


def range_row(line):
    points, _, word = line.partition(" ")
    first, _, last = points.partition("..")
    return int(first, 16), int(last or first, 16), word


@functools.lru_cache(None)
def categories():
    return RangeTable(map(range_row, table_lines("categories.txt")))


@functools.lru_cache(None)
def property_table(name):
    return RangeTable(row for row in map(range_row, table_lines("properties.txt")) if row[2] == name)


@functools.lru_cache(None)
def combining_classes():
    return RangeTable(map(range_row, table_lines("combining.txt")))


@functools.lru_cache(None)
def foldings():
    rows = (line.split(" ") for line in table_lines("folding.txt"))
    return {chr(int(row[0], 16)): "".join(chr(int(point, 16)) for point in row[1:]) for row in rows}


@functools.lru_cache(None)
def confusables():
    rows = (line.split(" ") for line in table_lines("confusables.txt"))
    return {chr(int(row[0], 16)): "".join(chr(int(point, 16)) for point in row[1:]) for row in rows}


@functools.lru_cache(None)
def decompositions():
    """Two tables: the canonical mappings, and all mappings."""
    canonical, every = {}, {}
    for line in table_lines("decompositions.txt"):
        source, sign, *points = line.split(" ")
        mapping = "".join(chr(int(point, 16)) for point in points)
        every[chr(int(source, 16))] = mapping
        if sign == "=":
            canonical[chr(int(source, 16))] = mapping
    return canonical, every


@functools.lru_cache(None)
def compositions():
    """From two characters to the one that they compose to."""
    excluded = RangeTable(map(range_row, table_lines("exclusions.txt")))
    return {mapping: source for source, mapping in decompositions()[0].items()
            if excluded.word(ord(source), None) is None}


@functools.lru_cache(65_536)
def category(char):
    return categories().word(ord(char), "Cn")


@functools.lru_cache(65_536)
def combining_class(char):
    return int(combining_classes().word(ord(char), "0"))


@functools.lru_cache(65_536)
def is_white_space(char):
    return property_table("White_Space").word(ord(char), None) is not None


@functools.lru_cache(65_536)
def is_default_ignorable(char):
    return property_table("Default_Ignorable_Code_Point").word(ord(char), None) is not None


def strip_white_space(text):
    first, last = 0, len(text)
    while first < last and is_white_space(text[first]):
        first += 1
    while first < last and is_white_space(text[last - 1]):
        last -= 1
    return text[first:last]


# --- Section 5: normal forms (Unicode, chapter 3.11 and 3.12) ---

S_BASE, L_BASE, V_BASE, T_BASE = 0xAC00, 0x1100, 0x1161, 0x11A7
L_COUNT, V_COUNT, T_COUNT = 19, 21, 28
S_COUNT = L_COUNT * V_COUNT * T_COUNT


@functools.lru_cache(65_536)
def decomposed(char, compatibility):
    """The full decomposition of one character."""
    syllable = ord(char) - S_BASE
    if 0 <= syllable < S_COUNT:
        leading, rest = divmod(syllable, V_COUNT * T_COUNT)
        vowel, trailing = divmod(rest, T_COUNT)
        parts = chr(L_BASE + leading) + chr(V_BASE + vowel)
        return parts + chr(T_BASE + trailing) if trailing else parts
    mapping = decompositions()[1 if compatibility else 0].get(char)
    if mapping is None:
        return char
    return "".join(decomposed(part, compatibility) for part in mapping)


def in_canonical_order(chars):
    """Each run of characters with a class other than 0 is sorted by class, keeping equals in order."""
    result, run = [], []
    for char in chars:
        if combining_class(char) == 0:
            result += sorted(run, key=combining_class)
            run = []
            result.append(char)
        else:
            run.append(char)
    return result + sorted(run, key=combining_class)


def composite(first, second):
    """The one character that two compose to, or None."""
    leading, vowel = ord(first) - L_BASE, ord(second) - V_BASE
    if 0 <= leading < L_COUNT and 0 <= vowel < V_COUNT:
        return chr(S_BASE + (leading * V_COUNT + vowel) * T_COUNT)
    syllable, trailing = ord(first) - S_BASE, ord(second) - T_BASE
    if 0 <= syllable < S_COUNT and syllable % T_COUNT == 0 and 0 < trailing < T_COUNT:
        return chr(S_BASE + syllable + trailing)
    return compositions().get(first + second)


def normalized(text, compatibility):
    """NFKC if `compatibility`, else NFC."""
    if text.isascii():
        return text
    result = []
    starter = None
    last_class = -1
    for char in in_canonical_order("".join(decomposed(char, compatibility) for char in text)):
        this_class = combining_class(char)
        if starter is not None and last_class < this_class:
            one = composite(result[starter], char)
            if one is not None:
                result[starter] = one
                continue
        if this_class == 0:
            starter, last_class = len(result), -1
        else:
            last_class = this_class
        result.append(char)
    return "".join(result)


def nfd(text):
    return "".join(in_canonical_order("".join(decomposed(char, False) for char in text)))


def nfc(text):
    return normalized(text, False)


def nfkc(text):
    return normalized(text, True)


# --- Section 5.1: values ---

def is_allowed_in_value(text, i):
    """Whether the character at i, where it stands, may be in a value."""
    char = text[i]
    if char in "\u200c\u200d":
        return 0 < i < len(text) - 1 and category(text[i - 1])[0] in "LM" and category(text[i + 1])[0] in "LM"
    if category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return False
    if is_default_ignorable(char) or char == "\u2800":
        return False
    return char == " " or not is_white_space(char)


def check_value(text, what):
    """Section 5.1."""
    if not 1 <= len(text) <= 300:
        raise Malformed("%s has %d scalars, not 1 to 300" % (what, len(text)))
    if text[0] == " " or text[-1] == " " or "  " in text:
        raise Malformed("%s has a space at an end or two in a row" % what)
    for i, char in enumerate(text):
        if not is_allowed_in_value(text, i):
            raise Malformed("%s has U+%04X at scalar %d" % (what, ord(char), i + 1))
    if nfc(text) != text:
        raise Malformed("%s is not in NFC" % what)


# --- Section 5.2: canonical text ---

def canonical_text(data):
    """The bytes that are signed, from the bytes of a file."""
    check_size(data, TEXT_LIMIT, "the text")                                    # 1
    text = utf8(data, "the text")
    if text.startswith("\ufeff"):
        text = text[1:]
    text = text.replace("\r\n", "\n").replace("\r", "\n")                       # 2
    line, column = 1, 1
    for i, char in enumerate(text):                                             # 3
        if not (char in "\t\n\u200e\u200f\u061c" or category(char) == "Zs" or is_allowed_in_value(text, i)):
            raise Malformed("the text has U+%04X at line %d, column %d" % (ord(char), line, column))
        line, column = (line + 1, 1) if char == "\n" else (line, column + 1)
    text = nfc(text)                                                            # 4
    lines = [each.rstrip(" \t") for each in text.split("\n")]                   # 5
    filled = [i for i, each in enumerate(lines) if each]
    if not filled:                                                              # 7
        raise Malformed("the text is empty")
    canonical = ("\n".join(lines[filled[0]:filled[-1] + 1]) + "\n").encode()    # 6
    check_size(canonical, TEXT_LIMIT, "the canonical text")
    return canonical


def text_hash(canonical):
    return "sha256:" + hashlib.sha256(canonical).hexdigest()


def check_text_hash(text, what):
    if not re.fullmatch("sha256:[0-9a-f]{64}", text):
        raise Malformed("%s is no text hash: %r" % (what, text[:80]))


# --- Section 5.3: name keys ---

SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\u2039\u203a"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"


def with_plain_marks(text):
    """Section 5.3, step 1."""
    def plain(char):
        if char == "\u2212" or category(char) == "Pd":
            return "-"
        if char in SINGLE_QUOTES:
            return "'"
        return '"' if char in DOUBLE_QUOTES else char

    return "".join(map(plain, text))


def words(text):
    """Runs of characters other than White_Space."""
    return "".join(" " if is_white_space(char) else char for char in text).split(" ")


@functools.lru_cache(65_536)
def name_key(name, folded=True):
    """Section 5.3; None where there is none. Unless `folded`, without step 4 and
    without limit."""
    if any(category(char) in ("Cn", "Cs", "Co") for char in name):
        return None
    key = nfkc(with_plain_marks(name))                                          # 1, 2
    key = "".join(char for char in key if not is_default_ignorable(char))       # 3
    if folded:
        key = "".join(foldings().get(char, char) for char in key)               # 4
    key = with_plain_marks(nfkc(key))                                           # 5, 6
    key = " ".join(word for word in words(key) if word)                         # 7
    if key.startswith("the ") and len(key) > 4:                                 # 8
        key = key[4:]
    return None if folded and len(key) > NAME_KEY_LIMIT else key or None


def words_in(text):
    """Runs of letters and marks."""
    return "".join(char if category(char)[0] in "LM" else " " for char in text).split()


# --- Section 5.4: skeletons, and the same words ---

SAME_WORDS_LIMIT = 100                                                      # scalars


@functools.lru_cache(65_536)
def same_words(key):
    """What the name keys have in common that have the same words; None where there is no such name key."""
    if len(key) > SAME_WORDS_LIMIT:
        return None
    return " ".join(sorted(words_in("".join(char for char in nfd(key) if not "\u0300" <= char <= "\u036f")))) or None


@functools.lru_cache(65_536)
def skeleton(text):
    """None where there is no text."""
    return None if text is None else nfd("".join(confusables().get(char, char) for char in nfd(text)))

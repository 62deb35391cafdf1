"""Entries, parsed only: SPEC.md, section 6."""

import datetime
import re
from typing import NamedTuple

from .keys import is_individual, is_key_name, is_organization, is_origin, parse_ed25519_key
from .notes import Note, parse_note
from .text import (ENTRY_LIMIT, Malformed, Unsupported, check_size, check_text_hash, check_value, decimal, from_base64,
                   name_key, split_lines, strip_prefix)


class Entry(NamedTuple):
    kind: str
    fields: dict        # keys are VerifierKey, `previous` is bytes, all others are text
    note: Note
    data: bytes

    def get(self, field):
        return self.fields.get(field)


# Optional fields end in `?`.
ENTRY_FIELDS = {
    "statement": ("log", "title", "text", "secretariat", "recovery?", "date", "previous?"),
    "endorsement": ("log", "text", "signatory", "kind", "role?", "key", "date", "previous?"),
    "withdrawal": ("log", "text", "key", "date", "previous?"),
    "succession": ("log", "key", "successor", "date", "previous?"),
    "revocation": ("log", "key", "reason", "date", "previous?"),
}


def parse_entry(data):
    """The form of an entry or a submission: of its signature lines only that the note parses. Unsupported is
    an entry of another version, and nothing else."""
    check_size(data, ENTRY_LIMIT, "the entry")
    note = parse_note(data)
    header, *lines = split_lines(note.text, "the entry's text")
    version = re.match("endorse/v(0|[1-9][0-9]{0,18}) ", header)
    if version is not None and decimal(version[1], "the version") != 1:
        raise Unsupported("an entry of version %s" % version[1])
    kind = strip_prefix(header, "endorse/v1 ", "the header line")
    if kind not in ENTRY_FIELDS:
        raise Malformed("header line %r" % header[:60])
    fields = {}
    for field in ENTRY_FIELDS[kind]:
        name = field.rstrip("?")
        if field != name and not (lines and lines[0].startswith(name + " ")):
            continue
        if not lines:
            raise Malformed("field `%s` is missing" % name)
        fields[name] = parse_field(name, strip_prefix(lines.pop(0), name + " ", "field `%s`" % name))
    if lines:
        raise Malformed("line %r after the fields" % lines[0][:60])
    if kind == "endorsement":
        fits = is_organization if fields["kind"] == "organization" else is_individual
        if not fits(fields["key"].name):
            raise Malformed("key name %s is not an %s's" % (fields["key"].name, fields["kind"]))
    return Entry(kind, fields, note, data)


def parse_field(name, content):
    """Section 6, the table of contents."""
    if name == "log":
        if not is_origin(content):
            raise Malformed("`log` is no origin: %r" % content[:60])
    elif name in ("title", "signatory", "role", "reason"):
        check_value(content, "`%s`" % name)
        if name in ("signatory", "role") and name_key(content) is None:
            raise Malformed("`%s` has no name key" % name)
    elif name == "text":
        check_text_hash(content, "`text`")
    elif name == "kind":
        if content not in ("organization", "individual"):
            raise Malformed("`kind` is %r" % content[:40])
    elif name == "date":
        check_date(content)
    elif name == "previous":
        return from_base64(content, "`previous`", 32)
    else:
        key = parse_ed25519_key(content)
        if not is_key_name(key.name):
            raise Malformed("`%s`: %r is no key name" % (name, key.name[:80]))
        return key
    return content


def check_date(text):
    if not re.fullmatch("2[0-9]{3}-[0-9]{2}-[0-9]{2}", text):
        raise Malformed("`date` is %r" % text[:40])
    try:
        datetime.date(*map(int, text.split("-")))
    except ValueError:
        raise Malformed("`date` is %r" % text)

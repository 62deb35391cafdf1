"""Notes, parsed and opened: SPEC.md, section 4."""

from typing import NamedTuple

from . import crypto
from .keys import is_note_key_name
from .text import LARGEST, NOTE_LIMIT, Malformed, Unverified, check_size, from_base64, split_lines, utf8


class SignatureLine(NamedTuple):
    name: str
    id: bytes
    signature: bytes


class Note(NamedTuple):
    text: str
    signatures: list


def parse_note(data):
    """Section 4, 1 to 3. Nothing is verified."""
    check_size(data, NOTE_LIMIT, "the note")
    note = utf8(data, "the note")
    for char in note:
        if char < " " and char != "\n":
            raise Malformed("the note has byte 0x%02x" % ord(char))
    if not note.endswith("\n"):
        raise Malformed("the note does not end in LF")
    split = note.rfind("\n\n")
    if split < 0:
        raise Malformed("the note has no text before an empty line")
    text, lines = note[:split + 1], note[split + 2:]
    if not lines:
        raise Malformed("the note has no signature line")
    lines = split_lines(lines, "the note")
    if len(lines) > 64:
        raise Malformed("the note has %d signature lines, more than 64" % len(lines))
    return Note(text, [parse_signature_line(line) for line in lines])


def parse_signature_line(line):
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "\u2014" or not is_note_key_name(parts[1]):
        raise Malformed("signature line %r" % line[:80])
    data = from_base64(parts[2], "the signature of %s" % parts[1])
    if len(data) < 5:
        raise Malformed("the signature of %s is %d bytes" % (parts[1], len(data)))
    return SignatureLine(parts[1], data[:4], data[4:])


def is_line_of(line, key):
    return line.name == key.name and line.id == key.id


def is_signed_by(note, line, key):
    """Whether the line has the key's name and ID, and a valid signature of it over the note's text."""
    return (is_line_of(line, key) and len(line.signature) == 64
            and crypto.is_valid_signature(key.public, note.text.encode(), line.signature))


class Cosignature(NamedTuple):
    key: object
    time: int


def parse_cosignature(line):
    """Section 7.4: the time and the signature."""
    if len(line.signature) != 72:
        raise Malformed("the cosignature of %s is %d bytes, not 4 + 72" % (line.name, 4 + len(line.signature)))
    time = int.from_bytes(line.signature[:8], "big")
    if time > LARGEST:
        raise Malformed("the cosignature of %s has the time %d" % (line.name, time))
    return time, line.signature[8:]


def open_note(note, known, witnesses=()):
    """Section 4, 4, and section 8, 2. On return at least one of the known keys, and no line of one in vain, signed
    the text. The cosignatures of those of the witnesses that made one."""
    signed, cosigned = [], []
    for key in dict.fromkeys([*known, *witnesses]):
        lines = [line for line in note.signatures if is_line_of(line, key)]
        if len(lines) > 1:
            raise Malformed("%s signed twice" % key.name)
        for line in lines:
            if key in witnesses:
                time, signature = parse_cosignature(line)
                message = b"cosignature/v1\ntime %d\n" % time + note.text.encode()
                cosigned.append((Cosignature(key, time), message, signature))
            elif len(line.signature) != 64:
                raise Malformed("the signature of %s is %d bytes, not 4 + 64" % (key.name, 4 + len(line.signature)))
            else:
                signed.append((key, note.text.encode(), line.signature))
    for key, message, signature in signed + [(made.key, *rest) for made, *rest in cosigned]:
        if not crypto.is_valid_signature(key.public, message, signature):
            raise Unverified("the signature of %s is not valid" % key.name)
    if not signed:
        raise Unverified("no line of a known key")
    return [made for made, _, _ in cosigned]

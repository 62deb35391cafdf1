"""A log's files in one file, and what proves that a log broke its promise: SPEC.md, sections 7.11 and 12.2."""

import re

from .rules import apply_rules
from .text import (ENTRY_LIMIT, NOTE_LIMIT, TEXT_LIMIT, Malformed, Undecided, Unsupported, Unverified, check_size, decimal,
                   from_base64, is_decimal, split_lines, strip_prefix, utf8)
from .tree import (PROOF_HASHES, TILE_WIDTH, leaf_hash, parse_bundle, parse_tile_path, root_hash, tile_path, tile_widths,
                   verify_consistency)
from .trust import signed_checkpoint, verify_checkpoint

EVIDENCE_LIMIT = 1 << 28
BUNDLE_LIMIT = 1 << 30


# --- Section 7.11: bundles ---

def parse_log_bundle(data):
    """The files by their paths."""
    check_size(data, BUNDLE_LIMIT, "the bundle")
    first, position = next_line(data, 0)
    version = strip_prefix(first, "endorse-bundle/", "the bundle")
    if decimal(version, "the version") != 1:
        raise Unsupported("a bundle of version %s" % version)
    files = {}
    while True:
        line, position = next_line(data, position)
        if line == "end":
            break
        path, _, length = line.partition(" ")
        length = decimal(length, "a length")
        if length > path_limit(path):
            raise Malformed("%s has %d bytes" % (path, length))
        if data[position + length:position + length + 1] != b"\n":
            raise Malformed("%s is cut off" % path)
        if path in files or (path == "checkpoint") != (not files):
            raise Malformed("%s has not its place" % path)
        files[path] = data[position:position + length]
        position += length + 1
    if position != len(data) or not files:
        raise Malformed("the bundle has no file, or bytes behind its end")
    return files


def next_line(data, position):
    end = data.find(b"\n", position, position + 128)
    if end < 0:
        raise Malformed("no line at byte %d" % position)
    return utf8(data[position:end], "a line of the bundle"), end + 1


def path_limit(path):
    """The most bytes that a file of this path has."""
    kept = re.fullmatch(r"checkpoints/([0-9]+)", path)
    if path == "checkpoint" or kept and is_decimal(kept[1]):
        return NOTE_LIMIT
    if re.fullmatch(r"text/[0-9a-f]{64}", path):
        return TEXT_LIMIT
    if path.startswith("tile/entries/"):
        parse_tile_path(path)
        return TILE_WIDTH * (ENTRY_LIMIT + 2)
    raise Malformed("path %r" % path[:80])


def bundle_entries(files):
    """Those of all bundles of entries, which are in order and full, but for the last."""
    entries = []
    for path in files:
        if not path.startswith("tile/"):
            continue
        _, index, width = parse_tile_path(path)
        if len(entries) != index * TILE_WIDTH:
            raise Malformed("%s is not in its order" % path)
        entries += parse_bundle(files[path], width)
    return entries


def verify_bundle(data, trust, now):
    """Section 12, 1 to 4, of a bundle."""
    files = parse_log_bundle(data)
    entries = bundle_entries(files)
    checkpoint = verify_checkpoint(files["checkpoint"], trust.policy, now)
    for level, index, width in tile_widths(checkpoint.size):
        if level == 0 and not {tile_path("entries", index, width), tile_path("entries", index, TILE_WIDTH)} & set(files):
            raise Undecided("entries are missing")
    if root_hash([leaf_hash(entry) for entry in entries[:checkpoint.size]]) != checkpoint.root:
        raise Unverified("the entries have another root than the checkpoint")
    judge(entries[:checkpoint.size], trust)


def judge(entries, trust):
    judgement = apply_rules(entries, trust)
    if judgement.unsupported is not None:
        raise Unsupported("entry %d is of another version" % judgement.unsupported)
    if judgement.broken is not None:
        raise Unverified("entry %d breaks rule %d" % judgement.broken)


# --- Section 12.2: evidence ---

def verify_evidence(data, trust):
    check_size(data, EVIDENCE_LIMIT, "the evidence")
    first, *lines = split_lines(utf8(data, "the evidence"), "the evidence")
    version, _, kind = strip_prefix(first, "endorse-evidence/", "line 1").partition(" ")
    if decimal(version, "the version") != 1:
        raise Unsupported("evidence of version %s" % version)
    if kind == "fork":
        verify_fork(*parse_lines(lines, 2, True), trust)
    elif kind == "entries":
        verify_broken_rule(*parse_lines(lines, 1, False), trust)
    else:
        raise Malformed("evidence of kind %r" % kind[:80])


def parse_lines(lines, checkpoints, is_fork):
    """Checkpoints, the prefix (or None), the hashes, the entries."""
    lines = list(lines)

    def take(name, limit, size=None):
        if not lines:
            raise Malformed("no line %s" % name)
        value = from_base64(strip_prefix(lines.pop(0), name + " ", "a line of evidence"), name, size)
        if not 1 <= len(value) <= limit:
            raise Malformed("%s of %d bytes" % (name, len(value)))
        return value

    notes = [take("checkpoint", NOTE_LIMIT) for _ in range(checkpoints)]
    prefix = take("prefix", 32, 32) if is_fork else None
    hashes, entries = [], []
    while lines and lines[0].startswith("hash "):
        hashes.append(take("hash", 32, 32))
    if len(hashes) > PROOF_HASHES:
        raise Malformed("a proof of %d hashes" % len(hashes))
    while not is_fork and (lines or not entries):
        entries.append(take("entry", ENTRY_LIMIT))
    if lines:
        raise Malformed("%d lines are left over" % len(lines))
    return notes, prefix, hashes, entries


def verify_fork(notes, prefix, hashes, _, trust):
    older, newer = (signed_checkpoint(note, trust.policy)[0] for note in notes)
    verify_consistency(older.size, newer.size, prefix, newer.root, hashes)
    if prefix == older.root:
        raise Unverified("the second extends the first")


def verify_broken_rule(notes, _, hashes, entries, trust):
    checkpoint, _ = signed_checkpoint(notes[0], trust.policy)
    root = root_hash([leaf_hash(entry) for entry in entries])
    verify_consistency(len(entries), checkpoint.size, root, checkpoint.root, hashes)
    judgement = apply_rules(entries, trust)
    if judgement.unsupported is not None:
        raise Unsupported("entry %d is of another version" % judgement.unsupported)
    if judgement.broken is None or judgement.broken.entry != len(entries) - 1:
        raise Unverified("the last entry breaks no rule, or an earlier one does")

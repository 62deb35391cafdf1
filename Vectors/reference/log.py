"""A copy of a log, verified and audited: SPEC.md, section 12."""

import os
from typing import NamedTuple

from .rules import Judgement, apply_rules
from .text import Malformed, Refusal, Undecided, Unsupported, Unverified, canonical_text, is_decimal, text_hash
from .tree import TILE_WIDTH, leaf_hash, parse_bundle, root_hash, tile_path, tile_widths
from .trust import CLOCK_TOLERANCE, parse_trust, signed_checkpoint, verify_checkpoint


def read_file(folder, path):
    try:
        with open(os.path.join(folder, path), "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise Undecided("%s is missing" % path)


def read_trust(folder):
    return parse_trust(read_file(folder, "policy"), read_file(folder, "secretariat.vkey"))


def read_entries(folder, size):
    """2."""
    entries = []
    for level, index, width in tile_widths(size):
        if level > 0:
            break
        path, full = tile_path("entries", index, width), tile_path("entries", index, TILE_WIDTH)
        if os.path.exists(os.path.join(folder, path)):
            entries += parse_bundle(read_file(folder, path), width)
        elif os.path.exists(os.path.join(folder, full)):
            entries += parse_bundle(read_file(folder, full), TILE_WIDTH)[:width]
        else:
            raise Undecided("%s is missing" % path)
    return entries


class VerifiedLog(NamedTuple):
    checkpoint: object
    leaves: list
    judgement: Judgement
    at: object              # how many entries were asked for, or None


def size_at(folder, trust, at, size):
    """How many entries the log had, and its root if a checkpoint tells. `at` is a size, or the last second of a day."""
    if isinstance(at, int):
        if at > size:
            raise Undecided("the log has %d entries" % size)
        return at, None
    if trust.policy.quorum == b"none":
        raise Undecided("no witness tells how large the log was then")
    found = None
    for name in kept_checkpoints(folder):
        if int(name) > size:
            break
        try:
            kept = verify_checkpoint(read_file(folder, "checkpoints/" + name), trust.policy, at.second - CLOCK_TOLERANCE)
        except Refusal:
            continue
        if kept.size == int(name):
            found = kept.size, kept.root
    if found is None:
        raise Undecided("no checkpoint that was kept had been witnessed by then")
    return found


class EndOfDay(NamedTuple):
    second: int


def verify_log(folder, trust, now, at=None):
    """1 to 4. A broken rule is in the judgement; an entry of another version is refused."""
    checkpoint = verify_checkpoint(read_file(folder, "checkpoint"), trust.policy, now)
    entries = read_entries(folder, checkpoint.size)
    leaves = [leaf_hash(entry) for entry in entries]
    if root_hash(leaves) != checkpoint.root:
        raise Unverified("the entries have another root than the checkpoint")
    asked = None
    if at is not None:
        asked, root = size_at(folder, trust, at, checkpoint.size)
        if root is not None and root_hash(leaves[:asked]) != root:
            raise Unverified("checkpoints/%d has another root than the first so many entries" % asked)
    judgement = apply_rules(entries, trust, asked)
    if judgement.unsupported is not None:
        raise Unsupported("entry %d is of another version" % judgement.unsupported)
    return VerifiedLog(checkpoint, leaves, judgement, None if asked == checkpoint.size else asked)


def audit(folder, trust, log):
    """The auditor's checks: each problem as a Refusal."""
    problems = []

    def check(verify, *values):
        try:
            verify(*values)
        except Refusal as problem:
            problems.append(problem)

    hashes, level = log.leaves, 0
    for tile_level, index, width in tile_widths(log.checkpoint.size):
        if tile_level > level:
            full = len(hashes) - len(hashes) % TILE_WIDTH
            hashes = [root_hash(hashes[i:i + TILE_WIDTH]) for i in range(0, full, TILE_WIDTH)]
            level = tile_level
        here = hashes[index * TILE_WIDTH:index * TILE_WIDTH + width]
        check(verify_tile, folder, level, index, here)
        for size in map(int, kept_checkpoints(folder)):
            whole, partial = divmod(size // TILE_WIDTH ** level, TILE_WIDTH)
            if whole == index and 0 < partial < width:
                if is_there(folder, level, index, partial):
                    check(verify_tile, folder, level, index, here[:partial])
                if level == 0 and is_there(folder, "entries", index, partial):
                    check(verify_earlier_bundle, folder, index, here[:partial])
    for name in kept_checkpoints(folder):
        check(verify_kept_checkpoint, folder, name, trust, log.leaves)
    for statement in log.judgement.state.statements.values():
        check(verify_text, folder, statement.text)
    return problems


def verify_tile(folder, level, index, hashes):
    """The tile of this width is there; or, as for entry bundles, the full one that begins with it."""
    path = tile_path(level, index, len(hashes))
    if not os.path.exists(os.path.join(folder, path)):
        full = tile_path(level, index, TILE_WIDTH)
        if not os.path.exists(os.path.join(folder, full)):
            raise Undecided("%s is missing" % path)
        path = full
    data = read_file(folder, path)
    if len(data) != 32 * (len(hashes) if ".p/" in path else TILE_WIDTH):
        raise Malformed("%s is %d bytes" % (path, len(data)))
    if data[:32 * len(hashes)] != b"".join(hashes):
        raise Unverified("%s has other hashes than the entries" % path)


def is_there(folder, level, index, width):
    return os.path.exists(os.path.join(folder, tile_path(level, index, width)))


def verify_earlier_bundle(folder, index, leaves):
    path = tile_path("entries", index, len(leaves))
    if [leaf_hash(entry) for entry in parse_bundle(read_file(folder, path), len(leaves))] != leaves:
        raise Unverified("%s has other entries than the tree" % path)


def kept_checkpoints(folder):
    """The names under `checkpoints/` that are decimals, by their size; others are no checkpoints."""
    try:
        names = os.listdir(os.path.join(folder, "checkpoints"))
    except FileNotFoundError:
        return []
    return sorted(filter(is_decimal, names), key=int)


def verify_kept_checkpoint(folder, name, trust, leaves):
    path, size = "checkpoints/" + name, int(name)
    try:
        checkpoint, _ = signed_checkpoint(read_file(folder, path), trust.policy)
    except Refusal as problem:
        raise type(problem)("%s: %s" % (path, problem))
    if checkpoint.size != size:
        raise Unverified("%s is of size %d" % (path, checkpoint.size))
    if checkpoint.root != root_hash(leaves[:size]):
        raise Unverified("%s has another root than the first %d entries" % (path, size))


def verify_text(folder, text):
    path = "text/" + text[len("sha256:"):]
    data = read_file(folder, path)
    try:
        canonical = canonical_text(data)
    except Malformed as problem:
        raise Malformed("%s: %s" % (path, problem))
    if canonical != data:
        raise Unverified("%s is not canonical" % path)
    if text_hash(canonical) != text:
        raise Unverified("%s has the hash %s" % (path, text_hash(canonical)))

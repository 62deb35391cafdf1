"""The tree, its proofs, its tiles and its entry bundles: SPEC.md, sections 7.1 and 7.2."""

import hashlib
import re

from .text import ENTRY_LIMIT, Malformed, Unverified, decimal


# --- Section 7.1: hashes and proofs ---

PROOF_HASHES = 63
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data):
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def split_point(size):
    """The largest power of two less than the size, which is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)


def root_hash(leaves):
    """Of the tree over these leaf hashes."""
    if not leaves:
        return EMPTY_ROOT
    level = leaves
    while len(level) > 1:
        pairs = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2:]
    return level[0]


def verify_inclusion(index, size, leaf, root, proof):
    """That the leaf is number `index` in the tree of that size and root."""
    if len(proof) > PROOF_HASHES:
        raise Malformed("a proof of %d hashes" % len(proof))
    if index >= size:
        raise Malformed("index %d in a tree of size %d" % (index, size))
    if root_by_inclusion(index, size, leaf, proof) != root:
        raise Unverified("the inclusion proof leads to another root")


def root_by_inclusion(index, size, leaf, proof):
    """RFC 6962, section 2.1.1, read backwards."""
    if size == 1:
        if proof:
            raise Unverified("the inclusion proof has too many hashes")
        return leaf
    if not proof:
        raise Unverified("the inclusion proof has too few hashes")
    k = split_point(size)
    if index < k:
        return node_hash(root_by_inclusion(index, k, leaf, proof[:-1]), proof[-1])
    return node_hash(proof[-1], root_by_inclusion(index - k, size - k, leaf, proof[:-1]))


def verify_consistency(old_size, new_size, old_root, new_root, proof):
    """That the first tree is the beginning of the second."""
    if len(proof) > PROOF_HASHES:
        raise Malformed("a proof of %d hashes" % len(proof))
    if old_size > new_size:
        raise Malformed("from size %d to %d" % (old_size, new_size))
    if old_size == 0 and old_root != EMPTY_ROOT:
        raise Unverified("a root that the empty tree does not have")
    if old_size == new_size or old_size == 0:
        if proof:
            raise Unverified("the consistency proof has too many hashes")
        if old_size == new_size and old_root != new_root:
            raise Unverified("two roots for one size")
        return
    if roots_by_consistency(old_size, new_size, old_root, True, proof) != (old_root, new_root):
        raise Unverified("the consistency proof leads to other roots")


def roots_by_consistency(old_size, new_size, old_root, is_known, proof):
    """RFC 6962, section 2.1.2, read backwards: the roots of both trees. `is_known` is the b of SUBPROOF."""
    if old_size == new_size:
        if len(proof) != (0 if is_known else 1):
            raise Unverified("the consistency proof has another number of hashes")
        root = old_root if is_known else proof[0]
        return root, root
    if not proof:
        raise Unverified("the consistency proof has too few hashes")
    k, last = split_point(new_size), proof[-1]
    if old_size <= k:
        old, new = roots_by_consistency(old_size, k, old_root, is_known, proof[:-1])
        return old, node_hash(new, last)
    old, new = roots_by_consistency(old_size - k, new_size - k, old_root, False, proof[:-1])
    return node_hash(last, old), node_hash(last, new)


# --- Section 7.2: tiles and entry bundles ---

TILE_WIDTH = 256


def parse_tile_path(path):
    """Level (a number, or `entries`), index and width."""
    match = re.fullmatch(r"tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([0-9]{1,3}))?", path)
    if match is None:
        raise Malformed("tile path %r" % path[:80])
    level = match[1]
    if level != "entries":
        level = decimal(level, "the level")
        if level > 63:
            raise Malformed("level %d" % level)
    if match[2].startswith("x000"):
        raise Malformed("a leading group x000 in %r" % path[:80])
    index = int(match[2].replace("x", "").replace("/", ""))
    if index > 2 ** 63 - 1:
        raise Malformed("index %d" % index)
    width = TILE_WIDTH
    if match[3] is not None:
        width = decimal(match[3], "the width")
        if not 1 <= width <= 255:
            raise Malformed("width %d" % width)
    return level, index, width


def tile_path(level, index, width):
    groups = ["%03d" % (index % 1000)]
    while index >= 1000:
        index //= 1000
        groups.insert(0, "x%03d" % (index % 1000))
    partial = ".p/%d" % width if width < TILE_WIDTH else ""
    return "tile/%s/%s%s" % (level, "/".join(groups), partial)


def tile_widths(size):
    """Level, index and width of each tile of the tree of that size (tlog-tiles, Partial Tiles)."""
    level = 0
    while size:
        for index in range((size + TILE_WIDTH - 1) // TILE_WIDTH):
            yield level, index, min(TILE_WIDTH, size - index * TILE_WIDTH)
        size //= TILE_WIDTH
        level += 1


def parse_bundle(data, width=None):
    """The entries of a bundle, `width` of them where that is given."""
    entries, position = [], 0
    while position < len(data):
        length = int.from_bytes(data[position:position + 2], "big")
        entry = data[position + 2:position + 2 + length]
        if position + 2 > len(data) or len(entry) < length:
            raise Malformed("the bundle ends within entry %d" % len(entries))
        if not 1 <= length <= ENTRY_LIMIT:
            raise Malformed("entry %d of the bundle has %d bytes" % (len(entries), length))
        entries.append(entry)
        position += 2 + length
    if width is not None and len(entries) != width:
        raise Malformed("the bundle has %d entries, not %d" % (len(entries), width))
    return entries

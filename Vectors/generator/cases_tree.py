"""inclusion, consistency, tile-path and bundle: sections 7.1 and 7.2."""

import hashlib

from .keys import b64
from .tree import ImaginaryTree, Tree, leaf_hash
from .vectors import vector

TREE = Tree([leaf_hash(b'example leaf %d' % n) for n in range(257)])
IMAGINARY = ImaginaryTree()
EMPTY_ROOT = hashlib.sha256(b'').digest()
OTHER = hashlib.sha256(b'another hash').digest()
MOST = 2**63 - 1


def inclusion():
    def case(name, expect, comment, index, size, leaf, root, hashes):
        vector('inclusion/' + name, expect, comment, 'index %s\nsize %s\nleaf %s\nroot %s\n' % (index, size, b64(leaf), b64(root))
               + ''.join('hash %s\n' % b64(h) for h in hashes))

    for index, size in [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3), (0, 7), (3, 7), (5, 7), (6, 7), (0, 8), (4, 8), (7, 8),
                        (0, 255), (127, 255), (254, 255), (0, 256), (255, 256), (0, 257), (128, 257), (255, 257), (256, 257)]:
        hashes, leaf, root = TREE.inclusion(index, size)
        case('good-%d-of-%d' % (index, size), 'accept', 'A good proof.', index, size, leaf, root, hashes)
    for name, index, size in [('first', 0, MOST), ('middle', 2**62, MOST), ('last', MOST - 1, MOST)]:
        hashes, leaf, root = IMAGINARY.inclusion(index, size)
        case('good-%s-of-the-largest' % name, 'accept', 'A tree of 2^63 - 1 leaves, of which only the hashes of the proof are known.', index, size, leaf, root, hashes)

    hashes, leaf, root = TREE.inclusion(5, 7)           # three hashes
    case('hash-changed', 'unverified', 'Another hash in the middle.', 5, 7, leaf, root, [hashes[0], OTHER, hashes[2]])
    case('hashes-swapped', 'unverified', 'The first two hashes in the other order.', 5, 7, leaf, root, [hashes[1], hashes[0], hashes[2]])
    case('hashes-reversed', 'unverified', 'From the root down instead of up.', 5, 7, leaf, root, hashes[::-1])
    case('truncated-at-the-end', 'unverified', 'The last hash is missing.', 5, 7, leaf, root, hashes[:-1])
    case('truncated-at-the-beginning', 'unverified', 'The first hash is missing.', 5, 7, leaf, root, hashes[1:])
    case('truncated-to-nothing', 'unverified', 'No hash.', 5, 7, leaf, root, [])
    case('truncated-inner-node', 'unverified', 'The parent instead of the leaf, and its shorter path.', 5, 7, TREE.root(4, 6), root, hashes[1:])
    case('extended', 'unverified', 'A hash more; the root is computed before it.', 5, 7, leaf, root, hashes + [OTHER])
    case('extended-to-another-root', 'unverified', 'A hash more, and the root that it would give.', 5, 7, leaf,
         hashlib.sha256(b'\1' + OTHER + root).digest(), hashes + [OTHER])
    case('wrong-index', 'unverified', 'The index of its neighbour.', 4, 7, leaf, root, hashes)
    case('wrong-index-same-path-bits', 'unverified', 'Index 1 in place of 5.', 1, 7, leaf, root, hashes)
    case('wrong-size', 'unverified', 'Size 6 has fewer levels on the right.', 5, 6, leaf, root, hashes)
    case('wrong-leaf', 'unverified', 'Another leaf.', 5, 7, OTHER, root, hashes)
    case('wrong-root', 'unverified', 'Another root.', 5, 7, leaf, OTHER, hashes)
    case('leaf-and-root-swapped', 'unverified', 'The leaf where the root belongs, and the other way round.', 5, 7, root, leaf, hashes)
    case('leaf-is-root-of-larger-tree', 'unverified', 'The leaf is the root, without a hash.', 5, 7, root, root, [])
    case('single-leaf-with-hash', 'unverified', 'A tree of one leaf has no hash in its proof.', 0, 1, TREE.leaves[0], TREE.leaves[0], [OTHER])
    case('single-leaf-other-root', 'unverified', 'A tree of one leaf with another root.', 0, 1, TREE.leaves[0], OTHER, [])
    case('last-leaf-skips-levels', 'unverified', 'Leaf 256 of 257 has one hash; here are two.', 256, 257, TREE.leaves[256],
         TREE.inclusion(256, 257)[2], [OTHER] + TREE.inclusion(256, 257)[0])
    case('without-domain-separation', 'unverified', 'The root is of hashes without the bytes 0x00 and 0x01 before them.', 0, 2,
         hashlib.sha256(b'a').digest(), hashlib.sha256(hashlib.sha256(b'a').digest() + hashlib.sha256(b'b').digest()).digest(),
         [hashlib.sha256(b'b').digest()])
    case('index-is-size', 'malformed', 'The index is not below the size.', 7, 7, leaf, root, hashes)
    case('index-above-size', 'malformed', 'The index is above the size.', 13, 7, leaf, root, hashes)
    case('size-0', 'malformed', 'The empty tree holds nothing.', 0, 0, EMPTY_ROOT, EMPTY_ROOT, [])
    first, leaf, root = IMAGINARY.inclusion(0, MOST)    # 63 hashes
    case('64-hashes', 'malformed', 'A hash more than any proof has.', 0, MOST, leaf, root, first + [OTHER])
    case('size-2-to-the-63', 'malformed', 'A size above the largest.', 0, MOST + 1, leaf, root, first)
    case('index-leading-zero', 'malformed', 'A leading zero.', '05', 7, *TREE.inclusion(5, 7)[1:], TREE.inclusion(5, 7)[0])
    case('index-negative', 'malformed', 'A negative index.', '-1', 7, *TREE.inclusion(6, 7)[1:], TREE.inclusion(6, 7)[0])
    case('hash-31-bytes', 'malformed', 'A hash that is a byte short.', 5, 7, *TREE.inclusion(5, 7)[1:], [hashes[0], hashes[1], hashes[2][:31]])


def consistency():
    def case(name, expect, comment, old, new, old_root, new_root, hashes):
        vector('consistency/' + name, expect, comment, 'from %d\nto %d\nfrom-root %s\nto-root %s\n' % (old, new, b64(old_root), b64(new_root))
               + ''.join('hash %s\n' % b64(h) for h in hashes))

    for old, new in [(1, 1), (1, 2), (1, 3), (2, 3), (1, 7), (2, 7), (3, 7), (4, 7), (6, 7), (7, 7), (1, 8), (4, 8), (6, 8), (7, 8), (8, 8),
                     (1, 255), (128, 255), (254, 255), (255, 256), (256, 256), (1, 257), (128, 257), (255, 257), (256, 257)]:
        hashes, old_root, new_root = TREE.consistency(old, new)
        case('good-%d-to-%d' % (old, new), 'accept', 'A good proof.', old, new, old_root, new_root, hashes)
    for name, old, new in [('1', 1, MOST), ('2-to-the-62', 2**62, MOST), ('2-to-the-61-plus-1', 2**61 + 1, 2**62), ('one-less', MOST - 1, MOST)]:
        hashes, old_root, new_root = IMAGINARY.consistency(old, new)
        case('good-large-from-%s' % name, 'accept', 'A tree of 2^62 leaves or more, of which only the hashes of the proof are known.',
             old, new, old_root, new_root, hashes)
    case('from-nothing', 'accept', 'From the empty tree: nothing is said about the larger one.', 0, 7, EMPTY_ROOT, TREE.root(0, 7), [])
    case('from-nothing-to-nothing', 'accept', 'The empty tree twice.', 0, 0, EMPTY_ROOT, EMPTY_ROOT, [])

    hashes, old_root, new_root = TREE.consistency(3, 7)         # four hashes
    changed = lambda at: hashes[:at] + [OTHER] + hashes[at + 1:]
    case('first-hash-changed', 'unverified', 'Another first hash.', 3, 7, old_root, new_root, changed(0))
    case('second-hash-changed', 'unverified', 'Another second hash, which only the new root needs.', 3, 7, old_root, new_root, changed(1))
    case('last-hash-changed', 'unverified', 'Another last hash, which only the new root needs.', 3, 7, old_root, new_root, changed(3))
    case('truncated', 'unverified', 'The last hash is missing.', 3, 7, old_root, new_root, hashes[:-1])
    case('truncated-to-nothing', 'unverified', 'No hash.', 3, 7, old_root, new_root, [])
    case('extended', 'unverified', 'A hash more.', 3, 7, old_root, new_root, hashes + [OTHER])
    case('hashes-reversed', 'unverified', 'The hashes in the other order.', 3, 7, old_root, new_root, hashes[::-1])
    case('roots-swapped', 'unverified', 'The two roots in the other order.', 3, 7, new_root, old_root, hashes)
    case('old-root-wrong', 'unverified', 'Another old root; the new one fits.', 3, 7, OTHER, new_root, hashes)
    case('new-root-wrong', 'unverified', 'Another new root; the old one fits.', 3, 7, old_root, OTHER, hashes)
    case('old-root-for-both', 'unverified', 'The new root is the old one.', 3, 7, old_root, old_root, hashes)
    case('wrong-old-size', 'unverified', 'Size 2 in place of 3.', 2, 7, old_root, new_root, hashes)
    case('wrong-new-size', 'unverified', 'Size 4 in place of 7 has fewer levels.', 3, 4, old_root, new_root, hashes)
    hashes, old_root, new_root = TREE.consistency(4, 8)         # one hash
    case('power-of-two-with-old-root', 'unverified', 'The old root stands before the hashes, though the old tree is complete.',
         4, 8, old_root, new_root, [old_root] + hashes)
    case('power-of-two-old-root-wrong', 'unverified', 'Another old root, from which another new root follows.', 4, 8, OTHER, new_root, hashes)
    hashes, old_root, new_root = TREE.consistency(6, 8)
    case('old-root-hash-missing', 'unverified', 'The first hash is missing, though the old tree is not complete.', 6, 8, old_root, new_root, hashes[1:])
    root = TREE.root(0, 7)
    case('same-size-with-hash', 'unverified', 'Equal sizes have no hash in their proof.', 7, 7, root, root, [OTHER])
    case('same-size-other-root', 'unverified', 'Equal sizes, different roots.', 7, 7, root, OTHER, [])
    case('from-nothing-with-hash', 'unverified', 'From the empty tree there is no hash in a proof.', 0, 7, EMPTY_ROOT, root, [root])
    case('from-nothing-other-root', 'unverified', 'The empty tree has one root only, and this is not it.', 0, 7, OTHER, root, [])
    case('nothing-twice-other-root', 'unverified', 'Size 0 twice with different roots.', 0, 0, EMPTY_ROOT, OTHER, [])
    hashes, old_root, new_root = TREE.consistency(3, 7)
    case('from-above-to', 'malformed', 'The old tree is the larger one.', 7, 3, new_root, old_root, hashes)
    hashes, old_root, new_root = IMAGINARY.consistency(1, MOST)
    case('64-hashes', 'malformed', 'More hashes than are allowed.', 1, MOST, old_root, new_root, (hashes + [OTHER] * 2)[:64])
    hashes, old_root, new_root = IMAGINARY.consistency(2**62 + 1, MOST)         # 64 hashes
    case('64-hashes-that-fit', 'malformed', 'Sizes so large that their proof has 64 hashes have none here.', 2**62 + 1, MOST, old_root, new_root, hashes)
    hashes, old_root, new_root = IMAGINARY.consistency(1, MOST)
    case('to-2-to-the-63', 'malformed', 'A size above the largest.', 1, MOST + 1, old_root, new_root, hashes)


TILE_PATHS = [
    # name, comment, path, and level, index, width where accepted
    ('full', 'The first tile.', 'tile/0/000', '0', '0', '256'),
    ('three-digits', 'A tile of one group.', 'tile/0/067', '0', '67', '256'),
    ('two-groups', 'A tile of two groups.', 'tile/0/x001/000', '0', '1000', '256'),
    ('three-groups', 'The example of tlog-tiles.', 'tile/1/x001/x234/067', '1', '1234067', '256'),
    ('inner-group-zero', 'A group x000 that is not the first.', 'tile/0/x001/x000/000', '0', '1000000', '256'),
    ('partial', 'A partial tile.', 'tile/0/001.p/112', '0', '1', '112'),
    ('partial-1', 'The narrowest.', 'tile/2/000.p/1', '2', '0', '1'),
    ('partial-255', 'The widest partial one.', 'tile/0/x273/999.p/255', '0', '273999', '255'),
    ('level-63', 'The highest level.', 'tile/63/000.p/1', '63', '0', '1'),
    ('entries', 'A bundle.', 'tile/entries/000', 'entries', '0', '256'),
    ('entries-partial', 'A partial bundle.', 'tile/entries/x001/x234/067.p/8', 'entries', '1234067', '8'),
    ('empty', 'Nothing.', ''),
    ('leading-slash', 'A slash before it.', '/tile/0/000'),
    ('trailing-slash', 'A slash behind it.', 'tile/0/000/'),
    ('no-index', 'No index.', 'tile/0'),
    ('no-level', 'No level.', 'tile/000'),
    ('other-root', 'Another first part.', 'tiles/0/000'),
    ('data', 'The bundle path of older logs.', 'tile/data/000'),
    ('level-64', 'A level above 63.', 'tile/64/000'),
    ('level-leading-zero', 'A leading zero.', 'tile/00/000'),
    ('level-negative', 'A negative level.', 'tile/-1/000'),
    ('level-plus', 'A sign.', 'tile/+1/000'),
    ('level-empty', 'An empty level.', 'tile//000'),
    ('index-one-digit', 'One digit.', 'tile/0/7'),
    ('index-four-digits', 'Four digits in a group.', 'tile/0/1000'),
    ('index-without-x', 'The first of two groups has no x.', 'tile/0/001/000'),
    ('index-x-on-the-last', 'The last group has an x.', 'tile/0/x001/x000'),
    ('index-only-x-group', 'One group, with an x.', 'tile/0/x001'),
    ('index-upper-case-x', 'An upper-case X.', 'tile/0/X001/000'),
    ('index-leading-zero-group', 'A leading group x000.', 'tile/0/x000/001'),
    ('index-two-leading-zero-groups', 'Two leading groups x000.', 'tile/0/x000/x000/001'),
    ('index-leading-zero-group-above-999', 'A leading group x000 before another one.', 'tile/0/x000/x001/000'),
    ('index-not-ascii', 'Digits of another script.', 'tile/0/\u0660\u0660\u0660'),
    ('index-hex', 'A hex digit.', 'tile/0/00a'),
    ('index-too-large', 'An index above 2^63 - 1.', 'tile/0/x009/x223/x372/x036/x854/x775/808'),
    ('index-far-too-large', 'An index above 2^64, whose low 64 bits are 0.', 'tile/0/x018/x446/x744/x073/x709/x551/616'),
    ('width-0', 'No entry.', 'tile/0/000.p/0'),
    ('width-256', 'The width of a full tile.', 'tile/0/000.p/256'),
    ('width-leading-zero', 'A leading zero.', 'tile/0/000.p/01'),
    ('width-empty', 'An empty width.', 'tile/0/000.p/'),
    ('width-negative', 'A negative width.', 'tile/0/000.p/-1'),
    ('width-missing', 'No width.', 'tile/0/000.p'),
    ('width-without-p', 'The width in place of the last group.', 'tile/0/000/8'),
    ('width-trailing-slash', 'A slash behind it.', 'tile/0/000.p/8/'),
    ('width-twice', 'Two widths.', 'tile/0/000.p/8.p/8'),
    ('p-upper-case', 'An upper-case P.', 'tile/0/000.P/8'),
    ('p-within-the-index', 'The width before the last group.', 'tile/0/x001.p/8/000'),
    ('line-end', 'A line end behind it.', 'tile/0/000\n'),
    ('space', 'A space behind it.', 'tile/0/000 '),
    ('parent', 'A part of two dots.', 'tile/0/../0/000'),
    ('entries-level', 'Entries have no level.', 'tile/entries/0/000'),
    ('entries-upper-case', 'Upper case.', 'tile/Entries/000'),
]


def tile_paths():
    for name, comment, path, *parts in TILE_PATHS:
        vector('tile-path/' + name, 'accept' if parts else 'malformed', comment, path, *zip(('level', 'index', 'width'), parts))


def bundles():
    def item(data):
        return len(data).to_bytes(2, 'big') + data
    for name, expect, width, comment, body in [
            ('one', 'accept', 1, 'One entry.', item(b'a')),
            ('two', 'accept', 2, 'Two entries.', item(b'a') + item(b'bb')),
            ('same-twice', 'accept', 2, 'The same bytes twice: a bundle does not care.', item(b'a') * 2),
            ('any-bytes', 'accept', 1, 'An entry is any bytes here.', item(b'\0\xff\n')),
            ('big-endian', 'accept', 1, 'A length of 256 has its high byte first.', item(b'b' * 256)),
            ('full', 'accept', 256, '256 entries.', item(b'a') * 256),
            ('entry-8192', 'accept', 1, 'The longest entry.', item(b'e' * 8192)),
            ('entry-8193', 'malformed', 1, 'A byte longer.', item(b'e' * 8193)),
            ('entry-0', 'malformed', 1, 'An entry of length 0.', item(b'')),
            ('entry-0-between', 'malformed', 3, 'An entry of length 0 between others.', item(b'a') + item(b'') + item(b'b')),
            ('nothing', 'malformed', 1, 'Nothing.', b''),
            ('too-few', 'malformed', 3, 'Two entries where there should be three.', item(b'a') + item(b'b')),
            ('too-many', 'malformed', 1, 'Two entries where there should be one.', item(b'a') + item(b'b')),
            ('full-and-one', 'malformed', 256, '257 entries.', item(b'a') * 257),
            ('trailing-byte', 'malformed', 1, 'A byte more.', item(b'a') + b'\0'),
            ('cut-in-length', 'malformed', 2, 'The second length is cut.', item(b'a') + b'\0'),
            ('cut-in-entry', 'malformed', 2, 'The second entry is cut.', item(b'a') + item(b'bb')[:-1]),
            ('little-endian', 'malformed', 1, 'A length with its low byte first.', b'\1\0a')]:
        vector('bundle/' + name, expect, comment, body, ('width', width))


def cases():
    inclusion()
    consistency()
    tile_paths()
    bundles()

"""add-checkpoint: sections 7.9 and 7.10."""

from .cases_trust import cosigned
from .keys import LOG, LOG2, ORIGIN, WITNESS, Key, b64
from .notes import note
from .tree import ImaginaryTree, Tree, leaf_hash
from .vectors import vector

TREE = Tree([leaf_hash(b'example leaf %d' % n) for n in range(20)])
OTHER = Tree([leaf_hash(b'another leaf %d' % n) for n in range(20)])
IMAGINARY = ImaginaryTree()
MOST = 2**63 - 1
EMPTY = Tree([])


def root(size, tree=TREE):
    return tree.root(0, size)


def text(size, root_hash=None, origin=ORIGIN):
    return '%s\n%s\n%s\n' % (origin, size, b64(root(size) if root_hash is None else root_hash))


def request(old, hashes, checkpoint, between='\n'):
    lines = old if isinstance(old, str) and '\n' in old else 'old %s\n' % old
    return (lines + ''.join('%s\n' % (h if isinstance(h, str) else b64(h)) for h in hashes) + between).encode() + checkpoint


def proof(old, new):
    return TREE.consistency(old, new)[0]


BAD = LOG.line(text(12).encode(), signature=bytes(64))
RIGHT = proof(5, 12)
FIVE = (5, root(5))
KEYS = [Key(ORIGIN, bytes([128 + n]) * 32) for n in range(64)]   # of the log, as many as a note can have


def cases():
    expects = {200: 'accept', 400: 'malformed', 403: 'unverified', 404: 'undecided', 409: 'undecided', 422: 'unverified'}

    def case(name, status, comment, body, latest=FIVE, logs=(LOG,)):
        fields = [('log', key.vkey) for key in logs]
        if latest:
            fields.append(('latest', '%d %s' % (latest[0], b64(latest[1]))))
        vector('add-checkpoint/' + name, expects[status], comment, body, *fields, ('status', str(status)))

    twelve = note(text(12), LOG)
    for old, new in [(1, 2), (2, 3), (3, 7), (4, 7), (4, 8), (6, 8), (7, 8), (5, 12), (8, 16), (16, 20), (19, 20)]:
        case('good-%d-to-%d' % (old, new), 200, 'A good proof.', request(old, proof(old, new), note(text(new), LOG)), (old, root(old)))
    case('good-first', 200, 'The witness has cosigned nothing of this log.', request(0, [], twelve), None)
    case('good-after-the-empty-tree', 200, 'The witness has cosigned size 0.', request(0, [], twelve), (0, root(0, EMPTY)))
    case('good-empty-tree', 200, 'Size 0, and nothing before.', request(0, [], note(text(0, root(0, EMPTY)), LOG)), None)
    case('good-same-again', 200, 'The same checkpoint a second time.', request(12, [], twelve), (12, root(12)))
    case('good-two-keys', 200, 'Signed by the second of two keys of the log.', request(5, RIGHT, note(text(12), LOG2)), logs=(LOG, LOG2))
    case('good-with-other-lines', 200, 'Lines of unknown keys beside the log\'s.',
         request(5, RIGHT, note(text(12), cosigned(WITNESS, text=text(12)), LOG, LOG2)))
    hashes, old_root, new_root = IMAGINARY.consistency(MOST - 1, MOST)
    case('good-largest', 200, 'Size 2^63 - 1, of a tree of which only the hashes of the proof are known.',
         request(MOST - 1, hashes, note(text(MOST, new_root), LOG)), (MOST - 1, old_root))

    case('good-room-for-one', 200, 'Signed by 63 keys of the log, and a line that makes room.',
         request(5, RIGHT, note(text(12), *KEYS[:63], LOG2)), logs=KEYS)

    case('no-room', 400, 'Signed by 64 keys of the log: there is no room for a cosignature.', request(5, RIGHT, note(text(12), *KEYS)), logs=KEYS)
    case('no-room-before-conflict', 400, 'The same from another size: the room is looked at first.', request(3, proof(3, 12), note(text(12), *KEYS)), logs=KEYS)
    case('no-room-signature-wrong', 403, 'The line of one of these does not verify: the signatures are looked at first.',
         request(5, RIGHT, note(text(12), *KEYS[:63], KEYS[63].line(b'', signature=bytes(64)))), logs=KEYS)
    case('old-larger', 400, 'The old size is above the checkpoint\'s.', request(13, [], twelve), (13, root(13)))
    case('no-old-line', 400, 'It begins with the proof.', request('\n', RIGHT, twelve)[1:])
    case('old-upper-case', 400, 'OLD in place of old.', request('OLD 5\n', RIGHT, twelve))
    case('old-two-spaces', 400, 'Two spaces.', request('old  5\n', RIGHT, twelve))
    case('old-tab', 400, 'A tab.', request('old\t5\n', RIGHT, twelve))
    case('old-no-size', 400, 'No size.', request('old \n', RIGHT, twelve))
    case('old-leading-zero', 400, 'A leading zero.', request('05', RIGHT, twelve))
    case('old-00', 400, 'Two zeros.', request('00', [], twelve), None)
    case('old-negative', 400, 'A negative size.', request('-5', RIGHT, twelve))
    case('old-plus', 400, 'A sign.', request('+5', RIGHT, twelve))
    case('old-space-behind', 400, 'A space behind the size.', request('5 ', RIGHT, twelve))
    case('old-2-to-the-63', 400, '2^63.', request(2**63, RIGHT, twelve))
    case('old-twice', 400, 'Two old size lines.', request('old 5\nold 5\n', RIGHT, twelve))
    case('crlf', 400, 'The lines before the checkpoint end in CR LF.', request('old 5\r\n', [b64(h) + '\r' for h in RIGHT], twelve, '\r\n'))
    case('no-empty-line', 400, 'No empty line before the checkpoint.', request(5, RIGHT, twelve, ''))
    case('two-empty-lines', 400, 'Two empty lines before the checkpoint.', request(5, RIGHT, twelve, '\n\n'))
    case('proof-31-bytes', 400, 'A hash that is a byte short.', request(5, [RIGHT[0][:31]] + RIGHT[1:], twelve))
    case('proof-hex', 400, 'A hash in hex.', request(5, [RIGHT[0].hex()] + RIGHT[1:], twelve))
    case('proof-spare-bits', 400, 'Unused bits that are not zero.', request(5, [b64(bytes(32))[:-2] + 'B='] + RIGHT[1:], twelve))
    case('proof-padding-missing', 400, 'No padding.', request(5, [b64(RIGHT[0])[:-1]] + RIGHT[1:], twelve))
    case('proof-space-behind', 400, 'A space behind a hash.', request(5, [b64(RIGHT[0]) + ' '] + RIGHT[1:], twelve))
    case('proof-64-lines', 400, 'A hash more than any proof has.', request(5, [root(1)] * 64, twelve))
    case('proof-63-lines', 422, 'As many hashes as a proof can have, but not those needed.', request(5, [root(1)] * 63, twelve))
    case('no-checkpoint', 400, 'Nothing after the empty line.', request(5, RIGHT, b''))
    case('checkpoint-without-signature', 400, 'No signature line.', request(5, RIGHT, text(12).encode() + b'\n'))
    case('checkpoint-cut', 400, 'The last line has no line end.', request(5, RIGHT, twelve[:-1]))
    case('checkpoint-extension-line', 400, 'A fourth line.', request(5, RIGHT, note(text(12) + 'extension\n', LOG)))
    case('checkpoint-size-leading-zero', 400, 'A leading zero in the tree size.', request(5, RIGHT, note(text('012', root(12)), LOG)))
    case('checkpoint-too-long', 400, 'A note above 65,536 bytes.',
         request(5, RIGHT, twelve + b''.join(WITNESS.line(b'', signature=bytes(3000)) for _ in range(20))))
    case('not-utf-8', 400, 'A byte that is no UTF-8.', request(5, RIGHT, note(text(12), LOG, LOG2.line(b'').replace(b'manifesto', b'm\xffnifesto'))))
    case('empty', 400, 'Nothing.', b'')

    case('other-key', 403, 'Signed by a key that is not the log\'s, under its name.', request(5, RIGHT, note(text(12), LOG2)))
    case('signature-wrong', 403, 'The log\'s line does not verify.', request(5, RIGHT, note(text(12), BAD)))
    case('signature-short', 403, 'The log\'s signature is a byte short.', request(5, RIGHT, note(text(12), LOG.line(b'', signature=bytes(63)))))
    case('one-of-two-wrong', 403, 'One key of the log signed, the other one\'s line does not verify.',
         request(5, RIGHT, note(text(12), LOG2, BAD)), logs=(LOG, LOG2))
    case('signed-twice', 403, 'The log\'s line twice.', request(5, RIGHT, note(text(12), LOG, LOG)))
    case('unsigned-before-conflict', 403, 'Not signed by the log, and from another size: the signature is looked at first.',
         request(3, proof(3, 12), note(text(12), LOG2)))
    case('unknown-origin', 404, 'Another log.', request(5, RIGHT, note(text(12, origin='other.example/log'), LOG.renamed('other.example/log'))))
    case('origin-upper-case', 404, 'Origins are compared byte by byte.', request(5, RIGHT, note(text(12, origin='Manifesto.example/log'), LOG)))

    case('from-smaller', 409, 'From a smaller size than the witness has.', request(3, proof(3, 12), twelve))
    case('from-larger', 409, 'From a larger size.', request(6, proof(6, 12), twelve))
    case('from-0', 409, 'From 0, as who does not know asks.', request(0, [], twelve))
    case('from-something-at-first', 409, 'The witness has cosigned nothing.', request(5, RIGHT, twelve), None)
    case('older-checkpoint', 409, 'A checkpoint that was cosigned before.', request(3, proof(3, 5), note(text(5), LOG)), (12, root(12)))
    case('conflict-before-proof', 409, 'From another size, with a wrong proof: the size is looked at first.', request(3, RIGHT, twelve))

    case('proof-missing', 422, 'No proof.', request(5, [], twelve))
    case('proof-cut', 422, 'A hash is missing.', request(5, RIGHT[:-1], twelve))
    case('proof-extended', 422, 'A hash more.', request(5, RIGHT + [root(1)], twelve))
    case('proof-changed', 422, 'Another hash in it.', request(5, [root(1)] + RIGHT[1:], twelve))
    case('proof-reversed', 422, 'The hashes in the other order.', request(5, RIGHT[::-1], twelve))
    case('proof-from-nothing', 422, 'A proof from size 0 has no hashes.', request(0, [root(1)], twelve), None)
    case('proof-to-itself', 422, 'A proof to the same size has no hashes.', request(12, [root(1)], twelve), (12, root(12)))
    case('other-root-same-size', 422, 'The same size with another root: the log contradicts itself.',
         request(12, [], note(text(12, root(12, OTHER)), LOG)), (12, root(12)))
    case('other-tree', 422, 'What the witness has is of another tree.', request(5, RIGHT, twelve), (5, root(5, OTHER)))
    case('other-tree-proved', 422, 'A good proof within a tree that the witness has not seen.',
         request(5, OTHER.consistency(5, 12)[0], note(text(12, root(12, OTHER)), LOG)))
    case('empty-tree-other-root', 422, 'Size 0 with a root that is not the empty tree\'s.', request(0, [], note(text(0, root(1)), LOG)), None)

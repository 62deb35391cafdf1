"""checkpoint, quorum, policy and secretariat: sections 7.3 and 8."""

import base64
import hashlib

from . import curve
from .keys import ADA, ALPHA, BETA, LOG, LOG2, ML_DSA, ORIGIN, SEC, SEC2, WITNESS, WITNESS2, WITNESS3, Key, b64, key_id, vkey
from .notes import note
from .vectors import vector

POLICY = """# This is the policy of the example log in Vectors/. Its secret key is published: trust it with nothing.
log %s https://%s/
quorum none
""" % (LOG.vkey, ORIGIN)
SECRETARIAT = '%s\n%s\n' % (SEC.vkey, SEC2.vkey)



def same_id(name, kind, *numbers):
    """Public keys of nobody that were looked for until two had one ID under `name`."""
    keys = [hashlib.sha256(b'a public key of nobody %d' % number).digest() for number in numbers]
    return [vkey(name, key, kind) for key in keys]


EMPTY_ROOT = b64(hashlib.sha256(b'').digest())
ROOT = b64(hashlib.sha256(b'an example root').digest())


def text(origin=ORIGIN, size='8', root=ROOT, more=''):
    return '%s\n%s\n%s\n%s' % (origin, size, root, more)


GOOD = text()
BAD = LOG.line(GOOD.encode(), signature=bytes(64))
BAD2 = LOG2.line(GOOD.encode(), signature=bytes(64))
WITNESS_ID = key_id(WITNESS.name, 4, WITNESS.public)
COSIGNED = WITNESS.line(GOOD.encode(), key_id=WITNESS_ID, signature=bytes(8) + bytes(64))
LOG_ID_4 = key_id(ORIGIN, 4, LOG.public)
ONE, BOTH = [LOG], [LOG, LOG2]
LONGEST = LOG.renamed('o' * 255)

CHECKPOINTS = [
    # name, verdict, the log's keys, comment, checkpoint
    ('good', 'accept', ONE, 'Signed by the log.', note(GOOD, LOG)),
    ('size-0', 'accept', ONE, 'An empty tree.', note(text(size='0', root=EMPTY_ROOT), LOG)),
    ('size-largest', 'accept', ONE, '2^63 - 1.', note(text(size='9223372036854775807'), LOG)),
    ('two-keys-first-signed', 'accept', BOTH, 'Two keys of the log, one signed.', note(GOOD, LOG)),
    ('two-keys-second-signed', 'accept', BOTH, 'Two keys of the log, the other one signed.', note(GOOD, LOG2)),
    ('two-keys-both-signed', 'accept', BOTH, 'Two keys of the log, both signed.', note(GOOD, LOG2, LOG)),
    ('cosigned', 'accept', ONE, 'A cosignature of type 0x04 is of an unknown key here, and ignored.', note(GOOD, LOG, COSIGNED)),
    ('cosigned-by-the-log', 'accept', ONE, 'A line of type 0x04 under the log\'s name is of an unknown key.',
     note(GOOD, LOG, LOG.line(GOOD.encode(), key_id=LOG_ID_4, signature=bytes(72)))),
    ('unknown-key-of-the-log', 'accept', ONE, 'A line of another key of the same name, which would not verify.', note(GOOD, BAD2, LOG)),
    ('unsigned', 'unverified', ONE, 'A cosignature only.', note(GOOD, COSIGNED)),
    ('other-key', 'unverified', ONE, 'Signed by another key under the log\'s name.', note(GOOD, LOG2)),
    ('other-key-under-the-id', 'unverified', ONE, 'Signed by another key under the log\'s name and ID.', note(GOOD, LOG2.line(GOOD.encode(), key_id=LOG.id))),
    ('signature-wrong', 'unverified', ONE, 'The log\'s line does not verify.', note(GOOD, BAD)),
    ('two-keys-one-fails', 'unverified', BOTH, 'One key of the log signed, the other one\'s line does not verify.', note(GOOD, LOG, BAD2)),
    ('size-changed', 'unverified', ONE, 'Another size than was signed.', note(text(size='9'), LOG.line(GOOD.encode()))),
    ('other-origin', 'unverified', ONE, 'Signed by the log\'s key under its name, but of another origin.', note(text(origin='other.example/log'), LOG)),
    ('origin-upper-case', 'unverified', ONE, 'Origins are compared byte by byte.', note(text(origin='Manifesto.example/log'), LOG)),
    ('other-origin-other-name', 'unverified', ONE, 'Signed by the log\'s key under another name and origin.',
     note(text(origin='other.example/log'), LOG.renamed('other.example/log'))),
    ('size-0-other-root', 'unverified', ONE, 'An empty tree with a root that is not SHA-256 of the empty string.', note(text(size='0'), LOG)),
    ('origin-255-bytes', 'accept', [LONGEST], 'An origin as long as allowed.', note(text(origin=LONGEST.name), LONGEST)),
    ('origin-256-bytes', 'malformed', ONE, 'A byte longer.', note(text(origin='o' * 256), LOG)),
    ('origin-with-space', 'malformed', ONE, 'A space in the origin.', note(text(origin='manifesto.example log'), LOG)),
    ('origin-with-plus', 'malformed', ONE, 'A plus in the origin.', note(text(origin='manifesto.example+log'), LOG)),
    ('origin-beyond-ascii', 'malformed', ONE, 'A letter beyond ASCII in the origin.', note(text(origin='m\u00e0nifesto.example/log'), LOG)),
    ('doubled-signature', 'malformed', ONE, 'The log\'s line twice.', note(GOOD, LOG, LOG)),
    ('extension-line', 'malformed', ONE, 'A fourth line.', note(text(more='extension\n'), LOG)),
    ('empty-fourth-line', 'malformed', ONE, 'An empty fourth line.', note(text(more='\n'), LOG)),
    ('two-lines', 'malformed', ONE, 'No root.', note('%s\n8\n' % ORIGIN, LOG)),
    ('one-line', 'malformed', ONE, 'An origin only.', note('%s\n' % ORIGIN, LOG)),
    ('empty-line-first', 'malformed', ONE, 'An empty line before the origin.', note('\n' + GOOD, LOG)),
    ('size-leading-zero', 'malformed', ONE, 'A leading zero.', note(text(size='08'), LOG)),
    ('size-00', 'malformed', ONE, 'Two zeros.', note(text(size='00', root=EMPTY_ROOT), LOG)),
    ('size-plus', 'malformed', ONE, 'A sign.', note(text(size='+8'), LOG)),
    ('size-negative', 'malformed', ONE, 'A negative size.', note(text(size='-8'), LOG)),
    ('size-empty', 'malformed', ONE, 'No size.', note(text(size=''), LOG)),
    ('size-space', 'malformed', ONE, 'A space behind the size.', note(text(size='8 '), LOG)),
    ('size-hex', 'malformed', ONE, 'A hex number.', note(text(size='0x8'), LOG)),
    ('size-underscore', 'malformed', ONE, 'An underscore between digits.', note(text(size='1_0'), LOG)),
    ('size-not-ascii', 'malformed', ONE, 'A digit of another script.', note(text(size='\u0668'), LOG)),
    ('size-2-to-the-63', 'malformed', ONE, '2^63.', note(text(size='9223372036854775808'), LOG)),
    ('size-2-to-the-64', 'malformed', ONE, '2^64 + 8, whose low 64 bits are 8.', note(text(size='18446744073709551624'), LOG)),
    ('root-31-bytes', 'malformed', ONE, 'A byte short.', note(text(root=b64(bytes(31))), LOG)),
    ('root-33-bytes', 'malformed', ONE, 'A byte long.', note(text(root=b64(bytes(33))), LOG)),
    ('root-spare-bits', 'malformed', ONE, 'Unused bits that are not zero.', note(text(root=b64(bytes(32))[:-2] + 'B='), LOG)),
    ('root-padding-missing', 'malformed', ONE, 'No padding.', note(text(root=ROOT[:-1]), LOG)),
    ('root-hex', 'malformed', ONE, 'In hex.', note(text(root='00' * 32), LOG)),
    ('root-space', 'malformed', ONE, 'A space behind the root.', note(text(root=ROOT + ' '), LOG)),
    ('crlf', 'malformed', ONE, 'Every line ends in CR LF.', note(GOOD, LOG).replace(b'\n', b'\r\n')),
    ('no-signature', 'malformed', ONE, 'No signature line.', GOOD + '\n'),
    ('signature-short', 'malformed', ONE, 'The log\'s signature is a byte short.', note(GOOD, LOG.line(GOOD.encode(), signature=bytes(63)))),
]



NOW = 1_800_000_000
SEEN = NOW - 1000


def cosigned(witness, time=SEEN, text=GOOD, name=None, key_id=None, message=None, signature=None, prefix=None):
    """A cosignature line of a witness; what is given replaces what would be right."""
    message = message or b'cosignature/v1\ntime %d\n' % time + text.encode()
    signature = curve.sign(witness.seed, message) if signature is None else signature
    prefix = time.to_bytes(8, 'big') if prefix is None else prefix
    own = globals()['key_id'](witness.name, 4, witness.public)
    return witness.line(b'', name=name, key_id=key_id or own, signature=prefix + signature)


def plus_order(line):
    """The line with the group's order added to S."""
    data = base64.b64decode(line.split(b' ')[2])
    s = int.from_bytes(data[-32:], 'little') + curve.L
    return line.replace(line.split(b' ')[2].strip(), b64(data[:-32] + s.to_bytes(32, 'little')).encode())


FUTURE = NOW + 301
OK1, OK2, OK3 = cosigned(WITNESS, NOW - 10), cosigned(WITNESS2, NOW - 20), cosigned(WITNESS3, NOW - 30)
# Checkpoints with lines of witnesses. Where no witness is known, as in the folder `checkpoint`, they are ignored.
COSIGNED_CHECKPOINTS = [
    # name, comment, signature lines
    ('one', 'Cosigned.', LOG, OK1),
    ('two', 'Cosigned by two.', LOG, OK1, OK2),
    ('three', 'Cosigned by three, the log\'s line among theirs.', OK3, LOG, OK1, OK2),
    ('second', 'Cosigned by the second witness only.', LOG, OK2),
    ('without-the-log', 'Signed by a witness and another key of the log.', LOG2, OK1),
    ('time-0', 'The time is 0.', LOG, cosigned(WITNESS, 0)),
    ('time-largest', 'The time is 2^63 - 1.', LOG, cosigned(WITNESS, 2 ** 63 - 1)),
    ('time-too-large', 'The time is 2^63.', LOG, cosigned(WITNESS, 2 ** 63)),
    ('time-near-future', 'The time is 300 s ahead.', LOG, cosigned(WITNESS, NOW + 300)),
    ('time-future', 'The time is 301 s ahead.', LOG, cosigned(WITNESS, FUTURE)),
    ('one-in-the-future', 'Cosigned by two, one of them ahead of time.', LOG, cosigned(WITNESS, FUTURE), OK2),
    ('time-changed', 'Another time than was signed.', LOG, cosigned(WITNESS, prefix=(SEEN + 1).to_bytes(8, 'big'))),
    ('time-little-endian', 'The time is written with its lowest byte first.', LOG, cosigned(WITNESS, prefix=SEEN.to_bytes(8, 'little'))),
    ('plain', 'The text was signed as a note is.', LOG, cosigned(WITNESS, message=GOOD.encode())),
    ('other-header', 'The first line that was signed is another.', LOG, cosigned(WITNESS, message=b'cosignature/v2\ntime %d\n' % SEEN + GOOD.encode())),
    ('no-header', 'The first line was not signed.', LOG, cosigned(WITNESS, message=b'time %d\n' % SEEN + GOOD.encode())),
    ('no-time', 'The time was not signed.', LOG, cosigned(WITNESS, message=b'cosignature/v1\n' + GOOD.encode())),
    ('leading-zero', 'The time was signed with a leading zero.', LOG, cosigned(WITNESS, message=b'cosignature/v1\ntime 0%d\n' % SEEN + GOOD.encode())),
    ('whole-note', 'The empty line was signed too.', LOG, cosigned(WITNESS, message=b'cosignature/v1\ntime %d\n' % SEEN + GOOD.encode() + b'\n')),
    ('other-checkpoint', 'Made for another size.', LOG, cosigned(WITNESS, text=text(size='9'))),
    ('other-key', 'Made by another witness.', LOG, cosigned(WITNESS2, name=WITNESS.name, key_id=WITNESS_ID)),
    ('other-name', 'The ID of the witness under another name.', LOG, cosigned(WITNESS, name='witness.example/other')),
    ('other-id', 'The name of the witness, and the ID of its key as type 0x01.', LOG, cosigned(WITNESS, key_id=WITNESS.id)),
    ('s-plus-l', 'S is not less than L.', LOG, plus_order(OK1)),
    ('twice', 'The same cosignature twice.', LOG, OK1, OK1),
    ('twice-other-time', 'Two cosignatures of one witness.', LOG, OK1, cosigned(WITNESS)),
    ('short', 'A byte is missing.', LOG, cosigned(WITNESS, signature=bytes(63))),
    ('long', 'A byte too many.', LOG, cosigned(WITNESS, signature=bytes(65))),
    ('without-time', 'A signature of 64 bytes, as of type 0x01.', LOG, cosigned(WITNESS, prefix=b'')),
    ('one-byte', 'One byte.', LOG, cosigned(WITNESS, prefix=b'', signature=b'\0')),
    ('second-false', 'One cosignature is right, another one is not.', LOG, OK1, cosigned(WITNESS2, message=b'no')),
    ('type-06', 'A line under the ID of a key of type 0x06.', LOG, WITNESS.line(b'', name='mldsa.example', key_id=key_id('mldsa.example', 6, ML_DSA), signature=bytes(8 + 2420))),
]
CHECKPOINTS += [('witness-' + name, 'unverified' if name == 'without-the-log' else 'accept', ONE, comment, note(GOOD, *lines))
                for name, comment, *lines in COSIGNED_CHECKPOINTS]
CHECKPOINTS += [
    ('witness-short-log-false', 'unverified', ONE, 'A cosignature is a byte short and the log\'s line does not verify.', note(GOOD, BAD, cosigned(WITNESS, signature=bytes(63)))),
    ('witness-other-origin', 'unverified', ONE, 'Cosigned, of another origin.',
     note(text(origin='other.example/log'), LOG, cosigned(WITNESS, text=text(origin='other.example/log')))),
]

W1, W2, W3 = (vkey(k.name, k.public, 4) for k in (WITNESS, WITNESS2, WITNESS3))
MLDSA = vkey('mldsa.example', ML_DSA, 6)
L = 'log %s\n' % LOG.vkey
Q = 'quorum none\n'
WITNESSES = 'witness w1 %s\nwitness w2 %s\nwitness w3 %s\n' % (W1, W2, W3)


def sized(size):
    return L + Q + '#' * (size - len(L) - len(Q) - 1) + '\n'


def grouped(group, quorum='g'):
    return L + WITNESSES + group + 'quorum %s\n' % quorum


POLICIES = [
    # name, verdict, comment, policy
    ('shortest', 'accept', 'A log and no quorum.', L + Q),
    ('other-order', 'accept', 'The quorum before the log.', Q + L),
    ('log-with-url', 'accept', 'A URL.', 'log %s https://manifesto.example/log\n' % LOG.vkey + Q),
    ('log-with-any-url', 'accept', 'What a URL means is up to others.', 'log %s \xfc:\n' % LOG.vkey + Q),
    ('two-logs', 'accept', 'Two keys of the same name.', L + 'log %s\n' % LOG2.vkey + Q),
    ('comments', 'accept', 'Comments and empty lines.', '# one\n\n' + L + '\t # two\n#\n#log\n \t\n' + Q),
    ('spaces-and-tabs', 'accept', 'Runs of spaces and TABs between fields and at the ends.', ' \tlog \t %s \t\n\tquorum\tnone \n' % LOG.vkey),
    ('hash-within-a-line', 'accept', 'Only a first field begins a comment: here it is the URL.', 'log %s #1\n' % LOG.vkey + Q),
    ('high-octets', 'accept', 'Octets above 0x7F in a comment and in a name, not UTF-8.',
     (L + '# \x80\xff\nwitness w\xff %s\nquorum w\xff\n' % W1).encode('latin-1')),
    ('witness', 'accept', 'A witness as quorum.', L + 'witness w1 %s\nquorum w1\n' % W1),
    ('witness-with-url', 'accept', 'A witness with a URL.', L + 'witness w1 %s https://witness.example/\nquorum w1\n' % W1),
    ('witness-unused', 'accept', 'Witnesses that no quorum needs.', L + WITNESSES + Q),
    ('witness-behind-quorum-none', 'accept', 'Only what the quorum names must be before it.', L + Q + WITNESSES),
    ('witness-type-06', 'accept', 'A witness of type 0x06 is listed.', L + 'witness m %s\n' % MLDSA + Q),
    ('witness-name-beyond-ascii', 'accept', 'A key name of a witness with letters beyond ASCII.',
     (L + 'witness w %s\nquorum w\n' % vkey('zeuge-\u00fc.example', WITNESS.public, 4))),
    ('group-all', 'accept', 'All of three.', grouped('group g all w1 w2 w3\n')),
    ('group-any', 'accept', 'Any of three.', grouped('group g any w1 w2 w3\n')),
    ('group-1', 'accept', 'The lowest threshold.', grouped('group g 1 w1 w2 w3\n')),
    ('group-n', 'accept', 'The highest threshold.', grouped('group g 3 w1 w2 w3\n')),
    ('group-of-one', 'accept', 'A group of one.', grouped('group g 1 w1\n')),
    ('group-of-groups', 'accept', 'A group with a group in it.', grouped('group h any w1 w2\ngroup g all h w3\n')),
    ('group-named-all', 'accept', 'A group and a member may be named as a threshold is.', L + 'witness any %s\ngroup all all any\nquorum all\n' % W1),
    ('group-named-2', 'accept', 'A name of digits.', grouped('group 2 2 w1 w2\n', '2')),
    ('names-differ-in-octets', 'accept', 'A letter and one that Unicode calls the same.', L + 'witness K %s\nwitness \u212a %s\nquorum K\n' % (W1, W2)),
    ('names-differ-in-case', 'accept', 'Names are compared byte by byte.', L + 'witness w %s\nwitness W %s\nquorum W\n' % (W1, W2)),
    ('65536-bytes', 'accept', 'As long as allowed.', sized(65536)),

    ('65537-bytes', 'malformed', 'A byte longer.', sized(65537)),
    ('empty', 'malformed', 'Nothing.', ''),
    ('no-log', 'malformed', 'No log.', Q),
    ('no-quorum', 'malformed', 'No quorum.', L),
    ('two-quorum-lines', 'malformed', 'Two quorum lines.', L + Q + Q),
    ('two-quorum-lines-differing', 'malformed', 'Two quorum lines, another and none.', L + WITNESSES + 'quorum w1\n' + Q),
    ('quorum-undefined', 'malformed', 'A name that is not defined.', L + 'quorum w1\n'),
    ('quorum-forward', 'malformed', 'A name that is defined later.', L + 'quorum w1\n' + WITNESSES),
    ('quorum-upper-case', 'malformed', '`None` is a name like any other.', L + 'quorum None\n'),
    ('quorum-without-name', 'malformed', 'No name.', L + 'quorum\n'),
    ('quorum-two-names', 'malformed', 'Two names.', L + WITNESSES + 'quorum w1 w2\n'),
    ('quorum-with-comment', 'malformed', 'A comment is a whole line.', L + 'quorum none # nobody\n'),
    ('log-with-comment', 'malformed', 'A comment is a whole line.', 'log %s # the log\n' % LOG.vkey + Q),
    ('log-two-urls', 'malformed', 'Two URLs.', 'log %s https://a.example/ https://b.example/\n' % LOG.vkey + Q),
    ('log-without-key', 'malformed', 'No key.', L + 'log\n' + Q),
    ('log-with-name', 'malformed', 'A name as of a witness.', 'log one %s\n' % LOG.vkey + Q),
    ('log-key-id-wrong', 'malformed', 'The key ID does not fit.', 'log %s\n' % LOG.vkey.replace(LOG.id.hex(), '00000000') + Q),
    ('log-type-04', 'malformed', 'A log of type 0x04.', 'log %s\n' % vkey(ORIGIN, LOG.public, 4) + Q),
    ('log-type-02', 'malformed', 'A log of type 0x02.', 'log %s\n' % vkey(ORIGIN, LOG.public, 2) + Q),
    ('log-type-06', 'malformed', 'A log of type 0x06.', 'log %s\n' % vkey(ORIGIN, ML_DSA, 6) + Q),
    ('log-two-names', 'malformed', 'Two logs of different names.', L + 'log %s\n' % LOG2.renamed('other.example/log').vkey + Q),
    ('log-duplicate', 'malformed', 'The same log line twice.', L + L + Q),
    ('log-duplicate-with-url', 'malformed', 'The same key twice, once with a URL.', L + 'log %s https://a.example/\n' % LOG.vkey + Q),
    ('log-same-id', 'malformed', 'Two log keys of one name and one ID.',
     ''.join('log %s\n' % key for key in same_id(ORIGIN, 1, 27428, 42076)) + Q),
    ('log-name-beyond-ascii', 'malformed', 'The name of a log is an origin.', 'log %s\n' % LOG.renamed('m\u00e0nifesto.example').vkey + Q),
    ('witness-without-name', 'malformed', 'No name.', L + 'witness %s\n' % W1 + Q),
    ('witness-two-urls', 'malformed', 'Two URLs.', L + 'witness w1 %s https://a.example/ https://b.example/\n' % W1 + Q),
    ('witness-type-01', 'malformed', 'A witness of type 0x01.', L + 'witness w1 %s\n' % WITNESS.vkey + Q),
    ('witness-type-02', 'malformed', 'A witness of type 0x02.', L + 'witness w1 %s\n' % vkey(WITNESS.name, WITNESS.public, 2) + Q),
    ('witness-type-7f', 'malformed', 'A witness of type 0x7F.', L + 'witness w1 %s\n' % vkey(WITNESS.name, WITNESS.public, 0x7f) + Q),
    ('witness-type-04-33-bytes', 'malformed', 'A witness of type 0x04 with a byte more.', L + 'witness w1 %s\n' % vkey(WITNESS.name, WITNESS.public + b'\0', 4) + Q),
    ('witness-type-06-32-bytes', 'malformed', 'A witness of type 0x06 with 32 bytes.', L + 'witness m %s\n' % vkey('mldsa.example', WITNESS.public, 6) + Q),
    ('witness-type-06-1311-bytes', 'malformed', 'A witness of type 0x06 with a byte less.', L + 'witness m %s\n' % vkey('mldsa.example', ML_DSA[:-1], 6) + Q),
    ('witness-type-06-1313-bytes', 'malformed', 'A witness of type 0x06 with a byte more.', L + 'witness m %s\n' % vkey('mldsa.example', ML_DSA + b'\0', 6) + Q),
    ('witness-type-06-id-wrong', 'malformed', 'A witness of type 0x06 whose ID does not fit.', L + 'witness m %s\n' % MLDSA.replace('mldsa.', 'other.') + Q),
    ('witness-named-none', 'malformed', 'A witness may not be named none.', L + 'witness none %s\n' % W1 + Q),
    ('witness-name-twice', 'malformed', 'Two witnesses of one name.', L + 'witness w %s\nwitness w %s\n' % (W1, W2) + Q),
    ('witness-key-twice', 'malformed', 'Two witnesses of one key.', L + 'witness w1 %s\nwitness w2 %s\n' % (W1, W1) + Q),
    ('witness-key-twice-other-name', 'malformed', 'Two witnesses of one public key, under two key names.',
     L + 'witness w1 %s\nwitness w2 %s\n' % (W1, vkey('other.example', WITNESS.public, 4)) + Q),
    ('witness-same-id', 'malformed', 'Two witness keys of one name and one ID.',
     L + 'witness a %s\nwitness b %s\n' % tuple(same_id('witness.example/w1', 4, 22932, 81158)) + Q),
    ('witness-is-log', 'malformed', 'A witness with the public key of the log.', L + 'witness w1 %s\n' % vkey('witness.example', LOG.public, 4) + Q),
    ('group-named-none', 'malformed', 'A group may not be named none.', grouped('group none any w1\n', 'w1')),
    ('group-name-twice', 'malformed', 'Two groups of one name.', grouped('group g any w1\ngroup g any w2\n')),
    ('group-named-as-witness', 'malformed', 'A group and a witness of one name.', grouped('group w3 any w1 w2\n', 'w1')),
    ('group-member-none', 'malformed', 'None is no member.', grouped('group g any w1 none\n')),
    ('group-member-itself', 'malformed', 'A group in itself.', grouped('group g any w1 g\n')),
    ('group-member-undefined', 'malformed', 'A member that is not defined.', grouped('group g any w1 w4\n')),
    ('group-member-forward', 'malformed', 'A member that is defined later.', L + 'group g any w1\n' + WITNESSES + 'quorum g\n'),
    ('group-member-twice', 'malformed', 'A member twice in a group.', grouped('group g 2 w1 w2 w1\n')),
    ('group-member-of-two', 'malformed', 'tlog-policy: a name is a member of one group at most.', grouped('group h any w1 w2\ngroup g all h w1\n')),
    ('group-empty', 'malformed', 'No members.', grouped('group g all\n')),
    ('group-empty-any', 'malformed', 'No members, for any.', grouped('group g any\n')),
    ('group-threshold-0', 'malformed', 'Threshold 0.', grouped('group g 0 w1 w2 w3\n')),
    ('group-threshold-above-n', 'malformed', 'Threshold 4 of 3.', grouped('group g 4 w1 w2 w3\n')),
    ('group-threshold-negative', 'malformed', 'Threshold -1.', grouped('group g -1 w1 w2 w3\n')),
    ('group-threshold-leading-zero', 'malformed', 'A leading zero.', grouped('group g 02 w1 w2 w3\n')),
    ('group-threshold-plus', 'malformed', 'A sign.', grouped('group g +2 w1 w2 w3\n')),
    ('group-threshold-too-large', 'malformed', '2^64 + 2, whose low 64 bits are 2.', grouped('group g 18446744073709551618 w1 w2 w3\n')),
    ('group-threshold-missing', 'malformed', 'No threshold.', grouped('group g w1 w2 w3\n')),
    ('group-threshold-upper-case', 'malformed', 'ALL is no threshold.', grouped('group g ALL w1 w2 w3\n')),
    ('unknown-keyword', 'malformed', 'A line of another kind.', L + 'monitor %s\n' % W1 + Q),
    ('keyword-upper-case', 'malformed', 'A keyword in upper case.', L.replace('log', 'Log', 1) + Q),
    ('last-line-end-missing', 'malformed', 'The last line does not end.', L + Q[:-1]),
    ('last-comment-without-line-end', 'malformed', 'A comment as last line that does not end.', L + Q + '# end'),
    ('crlf', 'malformed', 'Lines end in CR LF.', (L + Q).replace('\n', '\r\n')),
    ('vertical-tab', 'malformed', 'U+000B in a comment.', L + '# \x0b\n' + Q),
    ('delete', 'malformed', 'U+007F in a comment.', L + '# \x7f\n' + Q),
    ('nul', 'malformed', 'U+0000 in a comment.', L + '# \0\n' + Q),
    ('no-break-space', 'malformed', 'U+00A0 does not separate fields.', L + 'quorum\u00a0none\n'),
    ('byte-order-mark', 'malformed', 'A byte-order mark is part of the first field.', '\ufeff' + L + Q),
]

W = L + WITNESSES
M = 'witness m %s\n' % MLDSA
NAMES = {1: WITNESS.name, 2: WITNESS2.name, 3: WITNESS3.name}
DEEP = 'group g0 any w1\n' + ''.join('group g%d any g%d\n' % (n, n - 1) for n in range(1, 2000))


def met(name, comment, checkpoint, policy, as_of, *cosigned):
    """Accepted: as of a number of seconds ago, or `none`; each cosignature that counts, as witness and seconds ago."""
    return (name, 'accept', comment, checkpoint, policy, 'none' if as_of is None else NOW - as_of,
            *('%s %d' % (NAMES[witness], NOW - ago) for witness, ago in cosigned))


def refused(name, comment, checkpoint, policy, expect='unverified'):
    return name, expect, comment, checkpoint, policy, None


ALL3 = [(1, 10), (2, 20), (3, 30)]
QUORUMS = [
    met('none', 'No quorum.', 'good', L + Q, None),
    met('none-of-witnesses', 'Witnesses that no quorum needs.', 'good', W + Q, None),
    met('none-two-logs', 'One of two keys of the log signed.', 'good', 'log %s\n' % LOG2.vkey + L + Q, None),
    met('none-cosigned', 'No quorum; there are cosignatures.', 'witness-two', W + Q, None, (1, 10), (2, 20)),
    refused('none-other-log', 'A log with another key.', 'good', 'log %s\n' % LOG2.vkey + Q),
    refused('undefined', 'A name that is not defined.', 'good', L + 'quorum w1\n', 'malformed'),

    met('witness', 'The witness cosigned.', 'witness-one', W + 'quorum w1\n', 10, (1, 10)),
    met('witness-and-others', 'The witness and others cosigned.', 'witness-three', W + 'quorum w2\n', 20, *ALL3),
    met('witness-two-logs', 'Cosigned; one of two keys of the log signed.', 'witness-one', 'log %s\n' % LOG2.vkey + W + 'quorum w1\n', 10, (1, 10)),
    met('witness-name-octets', 'A name that is not UTF-8.', 'witness-one', ('%switness \xff %s\nquorum \xff\n' % (L, W1)).encode('latin-1'), 10, (1, 10)),
    met('unknown-witness', 'A cosignature of a witness that the policy does not list.', 'witness-two', L + 'witness w1 %s\nquorum w1\n' % W1, 10, (1, 10)),
    met('order-of-the-policy', 'Cosignatures that count stand in the order of the policy.', 'witness-three',
        L + 'witness w3 %s\nwitness w2 %s\nwitness w1 %s\nquorum w1\n' % (W3, W2, W1), 10, (3, 30), (2, 20), (1, 10)),
    refused('witness-missing', 'Nobody cosigned.', 'good', W + 'quorum w1\n'),
    refused('witness-other', 'Another witness cosigned.', 'witness-second', W + 'quorum w1\n'),
    refused('witness-without-the-log', 'Cosigned; no known key of the log signed.', 'witness-without-the-log', W + 'quorum w1\n'),
    refused('witness-other-origin', 'Cosigned, of another origin.', 'witness-other-origin', W + 'quorum w1\n'),

    met('time-0', 'Witnessed in 1970.', 'witness-time-0', W + 'quorum w1\n', NOW, (1, NOW)),
    met('time-near-future', 'As far in the future as allowed.', 'witness-time-near-future', W + 'quorum w1\n', -300, (1, -300)),
    refused('time-future', 'A second further.', 'witness-time-future', W + 'quorum w1\n'),
    refused('time-largest', 'The largest time.', 'witness-time-largest', W + 'quorum w1\n'),
    met('time-largest-not-asked', 'The largest time does not count, and nobody asks.', 'witness-time-largest', W + Q, None),
    refused('time-too-large', 'A time above the largest.', 'witness-time-too-large', W + 'quorum w1\n', 'malformed'),
    refused('time-too-large-not-asked', 'A time above the largest, and nobody asks.', 'witness-time-too-large', W + Q, 'malformed'),
    met('one-in-the-future', 'One of two does not count.', 'witness-one-in-the-future', W + 'group g any w1 w2\nquorum g\n', 20, (2, 20)),
    refused('one-in-the-future-all', 'One of two does not count; both are needed.', 'witness-one-in-the-future', W + 'group g all w1 w2\nquorum g\n'),

    *(refused('cosignature-' + name, comment, 'witness-' + name, W + 'quorum w1\n') for name, comment, *_ in COSIGNED_CHECKPOINTS if name in (
        'time-changed', 'time-little-endian', 'plain', 'other-header', 'no-header', 'no-time', 'leading-zero', 'whole-note', 'other-checkpoint',
        'other-key', 'other-name', 'other-id', 's-plus-l')),
    *(refused('cosignature-' + name, comment, 'witness-' + name, W + 'quorum w1\n', 'malformed') for name, comment, *_ in COSIGNED_CHECKPOINTS
      if name in ('twice', 'twice-other-time', 'short', 'long', 'without-time', 'one-byte')),
    refused('cosignature-not-asked-false', 'A cosignature that the quorum does not ask for is false.', 'witness-second-false', W + 'quorum w1\n'),
    refused('cosignature-none-false', 'A cosignature is false, and no quorum asks.', 'witness-plain', W + Q),
    refused('cosignature-none-short', 'A cosignature is a byte short, and no quorum asks.', 'witness-short', W + Q, 'malformed'),
    met('cosignature-unknown-false', 'A false cosignature of a witness that the policy does not list.', 'witness-second-false',
        L + 'witness w1 %s\nquorum w1\n' % W1, 10, (1, 10)),
    refused('cosignature-short-log-false', 'A cosignature is a byte short: its form is judged before the log\'s signature.', 'witness-short-log-false',
            W + 'quorum w1\n', 'malformed'),

    met('any', 'One of any.', 'witness-second', W + 'group g any w1 w2 w3\nquorum g\n', 20, (2, 20)),
    met('any-newest', 'The newest of several.', 'witness-three', W + 'group g any w3 w2 w1\nquorum g\n', 10, *ALL3),
    refused('any-none', 'None of any.', 'good', W + 'group g any w1 w2 w3\nquorum g\n'),
    refused('any-other', 'One that is no member.', 'witness-one', W + 'group g any w2 w3\nquorum g\n'),
    met('all', 'All of three.', 'witness-three', W + 'group g all w1 w2 w3\nquorum g\n', 30, *ALL3),
    refused('all-but-one', 'Two of all three.', 'witness-two', W + 'group g all w1 w2 w3\nquorum g\n'),
    met('two-of-three', 'Two of three.', 'witness-two', W + 'group g 2 w1 w2 w3\nquorum g\n', 20, (1, 10), (2, 20)),
    met('two-of-three-newest', 'The second newest of three.', 'witness-three', W + 'group g 2 w1 w2 w3\nquorum g\n', 20, *ALL3),
    refused('two-of-three-one', 'One of three, where two are needed.', 'witness-one', W + 'group g 2 w1 w2 w3\nquorum g\n'),
    met('group-of-one', 'A group of one.', 'witness-one', W + 'group g 1 w1\nquorum g\n', 10, (1, 10)),
    met('nested', 'A group in a group.', 'witness-two', W + 'group h any w2 w3\ngroup g all w1 h\nquorum g\n', 20, (1, 10), (2, 20)),
    refused('nested-inner', 'The group in the group is not met.', 'witness-one', W + 'group h any w2 w3\ngroup g all w1 h\nquorum g\n'),
    refused('nested-outer', 'Only the group in the group is met.', 'witness-second', W + 'group h any w2 w3\ngroup g all w1 h\nquorum g\n'),
    refused('nested-members-do-not-add-up', 'The members of a group in the group count once, as the group.', 'witness-two',
            W + 'group h any w1 w2\ngroup g all h w3\nquorum g\n'),
    met('nested-newest', 'The newest in the inner group, the oldest of both.', 'witness-three', W + 'group h any w1 w2\ngroup g all h w3\nquorum g\n', 30, *ALL3),
    met('inner-group', 'The quorum is a group that is also a member.', 'witness-second', W + 'group h any w2 w3\ngroup g all w1 h\nquorum h\n', 20, (2, 20)),
    met('deep', 'Groups in groups, 2,000 deep.', 'witness-one', W + DEEP + 'quorum g1999\n', 10, (1, 10)),
    refused('deep-not-met', 'Groups in groups, 2,000 deep, and nobody at their end.', 'witness-second', W + DEEP + 'quorum g1999\n'),
    met('type-06-listed', 'A witness of type 0x06 is listed.', 'witness-one', W + M + 'group g any m w1\nquorum g\n', 10, (1, 10)),
    refused('type-06', 'A witness of type 0x06 never counts.', 'witness-one', W + M + 'quorum m\n'),
    refused('type-06-has-a-line', 'A line of a witness of type 0x06 never counts.', 'witness-type-06', W + M + 'quorum m\n'),
    met('type-06-line-ignored', 'A line of a witness of type 0x06 is ignored.', 'witness-type-06', W + M + Q, None),
    refused('type-06-all', 'A witness of type 0x06 is one of all.', 'witness-one', W + M + 'group g all m w1\nquorum g\n'),
]

ANY64 = [Key('secretariat.example', hashlib.sha256(b'endorse demonstration key: secretariat %d' % n).digest()) for n in range(65)]

SECRETARIATS = [
    # name, verdict, comment, the file
    ('one-key', 'accept', 'One key.', SEC.vkey + '\n'),
    ('two-keys', 'accept', 'A key and its successor.', SECRETARIAT),
    ('individual', 'accept', 'An individual\'s key name.', ADA.vkey + '\n'),
    ('64-keys', 'accept', 'As many as allowed.', ''.join(key.vkey + '\n' for key in ANY64[:64])),
    ('65-keys', 'malformed', 'A key more.', ''.join(key.vkey + '\n' for key in ANY64)),
    ('empty', 'malformed', 'Nothing.', ''),
    ('only-line-end', 'malformed', 'An empty line.', '\n'),
    ('last-line-end-missing', 'malformed', 'The last line does not end.', SECRETARIAT[:-1]),
    ('empty-line', 'malformed', 'An empty line between.', SECRETARIAT.replace('\n', '\n\n', 1)),
    ('comment', 'malformed', 'A comment.', '# the secretariat\n' + SECRETARIAT),
    ('crlf', 'malformed', 'Lines end in CR LF.', SECRETARIAT.replace('\n', '\r\n')),
    ('leading-space', 'malformed', 'A space before a key.', ' ' + SECRETARIAT),
    ('trailing-space', 'malformed', 'A space behind a key.', SECRETARIAT.replace('\n', ' \n')),
    ('key-twice', 'malformed', 'The same key twice.', SEC.vkey + '\n' + SEC.vkey + '\n'),
    ('key-twice-apart', 'malformed', 'The same key twice, another between.', SECRETARIAT + SEC.vkey + '\n'),
    ('same-id', 'malformed', 'Two keys of one ID.', '%s\n%s\n' % tuple(same_id('secretariat.example', 1, 91710, 125265))),
    ('two-names', 'malformed', 'Keys of two names.', SEC.vkey + '\n' + ALPHA.vkey + '\n'),
    ('two-names-one-key', 'malformed', 'One public key under two names.', SEC.vkey + '\n' + SEC.renamed('alpha.example').vkey + '\n'),
    ('not-a-key-name', 'malformed', 'A name that is no key name.', SEC.renamed('Secretariat.example').vkey + '\n'),
    ('not-a-key-name-origin', 'malformed', 'An origin that is no key name.', SEC.renamed('secretariat.example/a/b').vkey + '\n'),
    ('id-wrong', 'malformed', 'A key ID that does not fit.', SEC.vkey.replace(SEC.id.hex(), BETA.id.hex()) + '\n'),
    ('type-04', 'malformed', 'A key of type 0x04.', vkey(SEC.name, SEC.public, 4) + '\n'),
    ('type-02', 'malformed', 'A key of type 0x02.', vkey(SEC.name, SEC.public, 2) + '\n'),
    ('type-06', 'malformed', 'A key of type 0x06.', vkey(SEC.name, ML_DSA, 6) + '\n'),
    ('is-the-log', 'malformed', 'The public key of the log, under the secretariat\'s name.', SEC.vkey + '\n' + LOG.renamed(SEC.name).vkey + '\n'),
    ('first-is-the-log', 'malformed', 'The public key of the log as first key.', LOG.renamed(SEC.name).vkey + '\n' + SEC.vkey + '\n'),
]


def cases():
    for name, expect, keys, comment, body in CHECKPOINTS:
        vector('checkpoint/' + name, expect, comment, body, *[('log', key.vkey) for key in keys])
    for name, expect, comment, checkpoint, body, as_of, *cosigned in QUORUMS:
        vector('quorum/' + name, expect, comment, body, ('checkpoint', checkpoint + '.vector'), ('now', str(NOW)),
               *([('as-of', str(as_of))] if as_of is not None else []), *[('cosigned', each) for each in cosigned])
    for name, expect, comment, body in POLICIES:
        vector('policy/' + name, expect, comment, body)
    for name, expect, comment, body in SECRETARIATS:
        vector('secretariat/' + name, expect, comment, body)

"""key-name, vkey and secret-key: sections 3.1, 3.2 and 3.4."""

import hashlib

from .keys import ADA, ALPHA, BETA, ML_DSA, WITNESS, b64, key_id, vkey
from .vectors import vector

LABEL63 = 'a' * 63
DOMAIN253 = '.'.join([LABEL63, LABEL63, LABEL63, 'a' * 61])

KEY_NAMES = [
    # name, kind, verdict, comment, key name
    ('organization', 'organization', 'accept', 'A domain of two labels.', 'alpha.example'),
    ('organization-three-labels', 'organization', 'accept', 'A domain of three labels.', 'one.alpha.example'),
    ('organization-one-letter-labels', 'organization', 'accept', 'Labels of one byte.', 'a.b'),
    ('organization-digits', 'organization', 'accept', 'Digits in any label but the last may be alone.', '1.2.example'),
    ('organization-digit-last', 'organization', 'accept', 'The last label has digits, but not only.', 'alpha.e1'),
    ('organization-hyphens', 'organization', 'accept', 'Hyphens inside a label, two in a row among them.', 'a-b.c--d'),
    ('organization-a-label', 'organization', 'accept', 'An international name as A-label.', 'xn--bcher-kva.example'),
    ('organization-label-63', 'organization', 'accept', 'A label of 63 bytes.', LABEL63 + '.example'),
    ('organization-253', 'organization', 'accept', 'A domain of 253 bytes.', DOMAIN253),
    ('organization-empty', 'organization', 'malformed', 'The empty name.', ''),
    ('organization-one-label', 'organization', 'malformed', 'One label only.', 'example'),
    ('organization-upper-case', 'organization', 'malformed', 'An upper-case letter.', 'Alpha.example'),
    ('organization-underscore', 'organization', 'malformed', 'An underscore in a domain.', 'al_pha.example'),
    ('organization-u-label', 'organization', 'malformed', 'A letter beyond ASCII.', 'b\u00fccher.example'),
    ('organization-space', 'organization', 'malformed', 'A space.', 'al pha.example'),
    ('organization-plus', 'organization', 'malformed', 'A plus.', 'al+pha.example'),
    ('organization-label-64', 'organization', 'malformed', 'A label of 64 bytes.', LABEL63 + 'a.example'),
    ('organization-254', 'organization', 'malformed', 'A domain of 254 bytes, each label short enough.', DOMAIN253 + 'a'),
    ('organization-trailing-dot', 'organization', 'malformed', 'A dot at the end: the last label is empty.', 'alpha.example.'),
    ('organization-leading-dot', 'organization', 'malformed', 'A dot at the beginning: the first label is empty.', '.alpha.example'),
    ('organization-empty-label', 'organization', 'malformed', 'Two dots in a row.', 'alpha..example'),
    ('organization-leading-hyphen', 'organization', 'malformed', 'A label that begins with a hyphen.', '-alpha.example'),
    ('organization-trailing-hyphen', 'organization', 'malformed', 'A label that ends with a hyphen.', 'alpha-.example'),
    ('organization-last-leading-hyphen', 'organization', 'malformed', 'The last label begins with a hyphen.', 'alpha.-example'),
    ('organization-last-trailing-hyphen', 'organization', 'malformed', 'The last label ends with a hyphen.', 'alpha.example-'),
    ('organization-ip-address', 'organization', 'malformed', 'An IPv4 address: the last label is all digits.', '192.0.2.1'),
    ('organization-last-all-digits', 'organization', 'malformed', 'The last label is all digits.', 'alpha.123'),
    ('organization-port', 'organization', 'malformed', 'A port.', 'alpha.example:443'),
    ('organization-line-end', 'organization', 'malformed', 'A line end behind the name.', 'alpha.example\n'),
    ('organization-nul', 'organization', 'malformed', 'A NUL byte.', 'alpha.example\0'),
    ('organization-with-segment', 'organization', 'malformed', 'An individual\'s name, where an organization\'s is wanted.', 'alpha.example/ada'),
    ('organization-trailing-slash', 'organization', 'malformed', 'A slash and nothing behind it.', 'alpha.example/'),
    ('individual', 'individual', 'accept', 'A domain and a segment.', 'alpha.example/ada'),
    ('individual-one-byte', 'individual', 'accept', 'A segment of one byte.', 'alpha.example/a'),
    ('individual-segment-64', 'individual', 'accept', 'A segment of 64 bytes.', 'alpha.example/' + 'a' * 64),
    ('individual-marks', 'individual', 'accept', 'All marks that a segment may have.', 'alpha.example/-_.a-0._'),
    ('individual-three-dots', 'individual', 'accept', 'Three dots are neither one nor two.', 'alpha.example/...'),
    ('individual-long-domain', 'individual', 'accept', 'A domain of 253 bytes and a segment: the limit is the domain\'s.', DOMAIN253 + '/ada'),
    ('individual-without-segment', 'individual', 'malformed', 'An organization\'s name, where an individual\'s is wanted.', 'alpha.example'),
    ('individual-empty-segment', 'individual', 'malformed', 'An empty segment.', 'alpha.example/'),
    ('individual-segment-65', 'individual', 'malformed', 'A segment of 65 bytes.', 'alpha.example/' + 'a' * 65),
    ('individual-dot', 'individual', 'malformed', 'The segment is one dot.', 'alpha.example/.'),
    ('individual-two-dots', 'individual', 'malformed', 'The segment is two dots.', 'alpha.example/..'),
    ('individual-two-segments', 'individual', 'malformed', 'Two segments.', 'alpha.example/ada/bo'),
    ('individual-upper-case', 'individual', 'malformed', 'An upper-case letter in the segment.', 'alpha.example/Ada'),
    ('individual-tilde', 'individual', 'malformed', 'A tilde in the segment.', 'alpha.example/~ada'),
    ('individual-accent', 'individual', 'malformed', 'A letter beyond ASCII in the segment.', 'alpha.example/ad\u00e0'),
    ('individual-bad-domain', 'individual', 'malformed', 'A domain of one label.', 'example/ada'),
    ('individual-ip-address', 'individual', 'malformed', 'An IPv4 address instead of a domain.', '192.0.2.1/ada'),
    ('individual-domain-254', 'individual', 'malformed', 'A domain of 254 bytes.', DOMAIN253 + 'a/ada'),
    ('origin', 'origin', 'accept', 'A domain and a path.', 'manifesto.example/log'),
    ('origin-one-byte', 'origin', 'accept', 'One byte.', 'x'),
    ('origin-any-mark', 'origin', 'accept', 'The first and the last byte of the range, and upper case.', '!A~'),
    ('origin-255', 'origin', 'accept', '255 bytes.', 'o' * 255),
    ('origin-empty', 'origin', 'malformed', 'The empty name.', ''),
    ('origin-256', 'origin', 'malformed', '256 bytes.', 'o' * 256),
    ('origin-plus', 'origin', 'malformed', 'A plus.', 'manifesto.example/a+b'),
    ('origin-space', 'origin', 'malformed', 'A space.', 'manifesto.example/a b'),
    ('origin-del', 'origin', 'malformed', 'The byte 0x7F.', 'manifesto.example/\x7f'),
    ('origin-beyond-ascii', 'origin', 'malformed', 'A letter beyond ASCII.', 'm\u00e0nifesto.example'),
    ('origin-line-end', 'origin', 'malformed', 'A line end behind the name.', 'manifesto.example\n'),
]

ID = ALPHA.id.hex()
KEY64 = b64(b'\1' + ALPHA.public)
assert '+' in KEY64 and len(KEY64) == 44


def id_of(data, name='alpha.example'):
    """The key ID of any type and key bytes."""
    return key_id(name, data[0], data[1:]).hex()


LONG, SHORT = b'\1' + ALPHA.public + b'\0', b'\1' + ALPHA.public[:31]
ID_WITHOUT_TYPE = hashlib.sha256(b'alpha.example\n' + ALPHA.public).hexdigest()[:8]
WRONG_TYPE = bytes([2]) + ALPHA.public
LOW_ORDER = b'\1' + b'\1' + bytes(31)

VKEYS = [
    ('good', 'accept', 'A key of type 0x01; its base64 has plus signs of its own.', ALPHA.vkey),
    ('individual', 'accept', 'A key name with a segment.', ADA.vkey),
    ('type-04', 'accept', 'A key of type 0x04.', vkey(WITNESS.name, WITNESS.public, 4)),
    ('name-beyond-ascii', 'accept', 'Any name without White_Space and plus will do for a verifier key.', vkey('zeuge-\u00fc.example', ALPHA.public)),
    ('name-zero-width-space', 'accept', 'U+200B is not White_Space.', vkey('a\u200bb', ALPHA.public)),
    ('name-one-byte', 'accept', 'A name of one byte.', vkey('a', ALPHA.public)),
    ('key-of-low-order', 'accept', 'The form says nothing about the point.', 'alpha.example+%s+%s' % (id_of(LOW_ORDER), b64(LOW_ORDER))),
    ('type-02', 'unsupported', 'A key of type 0x02.', 'alpha.example+%s+%s' % (id_of(WRONG_TYPE), b64(WRONG_TYPE))),
    ('type-06', 'unsupported', 'A key of type 0x06, with the 1,312 bytes of ML-DSA-44.', vkey('alpha.example', ML_DSA, 6)),
    ('type-02-id-wrong', 'unsupported', 'A key of type 0x02 whose ID does not fit: what IDs are is not known of it.', 'alpha.example+00000000+' + b64(WRONG_TYPE)),
    ('type-02-33-bytes', 'unsupported', 'A key of type 0x02 with 33 bytes.', vkey('alpha.example', ALPHA.public + b'\0', 2)),
    ('type-7f-without-key', 'unsupported', 'The type 0x7F and nothing behind it.', vkey('alpha.example', b'', 0x7f)),
    ('type-04-id-wrong', 'malformed', 'A key of type 0x04 with the ID of type 0x01.', '%s+%s+%s' % (
        WITNESS.name, WITNESS.id.hex(), b64(b'\4' + WITNESS.public))),
    ('type-04-31-bytes', 'malformed', 'A key of type 0x04 that is a byte short; the ID fits.', vkey(WITNESS.name, WITNESS.public[:31], 4)),
    ('type-04-33-bytes', 'malformed', 'A key of type 0x04 that is a byte long; the ID fits.', vkey(WITNESS.name, WITNESS.public + b'\0', 4)),
    ('empty', 'malformed', 'Nothing.', ''),
    ('name-empty', 'malformed', 'An empty name; the ID fits.', vkey('', ALPHA.public)),
    ('name-with-space', 'malformed', 'A space in the name; the ID fits.', vkey('alpha example', ALPHA.public)),
    ('name-with-no-break-space', 'malformed', 'U+00A0 in the name; the ID fits.', vkey('alpha\u00a0example', ALPHA.public)),
    ('name-with-ideographic-space', 'malformed', 'U+3000 in the name; the ID fits.', vkey('alpha\u3000example', ALPHA.public)),
    ('name-with-line-separator', 'malformed', 'U+2028 in the name; the ID fits.', vkey('alpha\u2028example', ALPHA.public)),
    ('name-with-next-line', 'malformed', 'U+0085 in the name; the ID fits.', vkey('alpha\u0085example', ALPHA.public)),
    ('name-with-plus', 'malformed', 'A plus in the name; the ID fits.', vkey('alpha+example', ALPHA.public)),
    ('name-not-utf-8', 'malformed', 'The name is not UTF-8.', b'\xff' + ALPHA.vkey.encode()),
    ('name-changed', 'malformed', 'Another name: the ID does not fit.', 'beta.example+%s+%s' % (ID, KEY64)),
    ('id-changed', 'malformed', 'Another ID.', 'alpha.example+%s+%s' % (BETA.id.hex(), KEY64)),
    ('id-upper-case', 'malformed', 'The ID in upper case.', 'alpha.example+%s+%s' % (ID.upper(), KEY64)),
    ('id-seven-digits', 'malformed', 'The ID without its last digit.', 'alpha.example+%s+%s' % (ID[:7], KEY64)),
    ('id-nine-digits', 'malformed', 'The ID with a digit more.', 'alpha.example+%s0+%s' % (ID, KEY64)),
    ('id-without-type', 'malformed', 'The ID is a hash without the type.', 'alpha.example+%s+%s' % (ID_WITHOUT_TYPE, KEY64)),
    ('key-empty', 'malformed', 'No key.', 'alpha.example+%s+' % ID),
    ('key-missing', 'malformed', 'The second plus is missing.', 'alpha.example+%s' % ID),
    ('key-32-bytes', 'malformed', 'The key is a byte short; the ID fits.', 'alpha.example+%s+%s' % (id_of(SHORT), b64(SHORT))),
    ('key-34-bytes', 'malformed', 'The key is a byte long; the ID fits.', 'alpha.example+%s+%s' % (id_of(LONG), b64(LONG))),
    ('key-url-alphabet', 'malformed', 'The other alphabet of base64.', 'alpha.example+%s+%s' % (ID, KEY64.replace('+', '-'))),
    ('key-padded', 'malformed', 'Padding where none belongs.', ALPHA.vkey + '===='),
    ('key-with-line-end', 'malformed', 'A line end behind the key.', ALPHA.vkey + '\n'),
    ('leading-space', 'malformed', 'A space before the name.', ' ' + ALPHA.vkey),
    ('trailing-space', 'malformed', 'A space behind the key.', ALPHA.vkey + ' '),
]

PASSPHRASE = ('passphrase', 'a demonstration passphrase')

# Made once with libsodium: Argon2id and XChaCha20-Poly1305 of the seed of alpha.example.
SEALED = """endorse-secret-key/v1 argon2id-xchacha20poly1305
key alpha.example+abad944e+ARJzv88YgRDf+wGkV+ElW7Wc5WYpVTdOByQll8bRzKFz
kdf 1 8192 emurhsodcpJ36p/reAAIEQ==
nonce 7cfEeR49WDhI+ICUjrpHEd/jUBQHW0Tm
secret mPaynId3BKdiIWyjr/2LDAqwjSHZxhTdj3Pp4PO4Akh6iP3Ob0TscLTx9LqMsuO1
"""
# The same way, but the seed of beta.example.
SEALED_OTHER = """endorse-secret-key/v1 argon2id-xchacha20poly1305
key alpha.example+abad944e+ARJzv88YgRDf+wGkV+ElW7Wc5WYpVTdOByQll8bRzKFz
kdf 1 8192 nwV2ZSAcxkhzujEYEtXNSg==
nonce AhXX36GIXWGUVR1JHqpZ7EIkzlDfWtul
secret Y3FsoNUvSIjMeKLyshHTF/5hspJCrFqXg02z4DxVDANytpo5LKocblSKPXijn+M8
"""
SEALED_THREE_PASSES = """endorse-secret-key/v1 argon2id-xchacha20poly1305
key alpha.example+abad944e+ARJzv88YgRDf+wGkV+ElW7Wc5WYpVTdOByQll8bRzKFz
kdf 3 65536 lr+aQLoUl14ncJmHTK0w9g==
nonce FOo7g/3bJJ9WWwYBEsLVGkc8T0t+ZYG0
secret /Zz0Eyq1WdUF+W1AaI99DQ5nM+W0E9a4EgF49xdR1VFj8F24bdFbPslKHQX3bX7a
"""
SEALED_SIXTEEN_PASSES = """endorse-secret-key/v1 argon2id-xchacha20poly1305
key alpha.example+abad944e+ARJzv88YgRDf+wGkV+ElW7Wc5WYpVTdOByQll8bRzKFz
kdf 16 8192 86AoddnAA0zoK+ilfpIS3A==
nonce yS00FYGtJoY9iu+uSgpryzEWFb/JSjzI
secret n6RD2Y+FqjXvQ8TI6R/43Vxs2G8Ae0T9sy+zjCJVwu7M1R7oHdP70bhDYqOQZuLc
"""
SEALED_SEVENTEEN_PASSES = """endorse-secret-key/v1 argon2id-xchacha20poly1305
key alpha.example+abad944e+ARJzv88YgRDf+wGkV+ElW7Wc5WYpVTdOByQll8bRzKFz
kdf 17 8192 1dtF0sK1yKc+o7HAXhcnZQ==
nonce E9TEqcU/loSp2VoN71ZnIauwg24C2rjw
secret Y8/D1D4sOndTw80cp49423qLIBYio85pwxR9yHxJsBg3cxlwqqQFOMFuxfHlxMuL
"""
SEALED_ODD_MEMORY = """endorse-secret-key/v1 argon2id-xchacha20poly1305
key alpha.example+abad944e+ARJzv88YgRDf+wGkV+ElW7Wc5WYpVTdOByQll8bRzKFz
kdf 1 8193 j0iOjL3iNdBrWf7qdgIpbA==
nonce RZmhbEnE+UzS1gdndd+3AFgdsrG/Pzn/
secret RUkVJST8ZgOyJ1aBmV4kcyE/2CFy1wZ1VfuMw/moA/ZfiH8lVCvE6uKpXVnUUsEJ
"""
PLAIN = 'endorse-secret-key/v1 plain\nkey %s\nsecret %s\n' % (ALPHA.vkey, b64(ALPHA.seed))
ALPHA_RENAMED = ALPHA.renamed('another.example')
FLIPPED_SECRET = SEALED.replace('secret mPay', 'secret mPaz')
ONE_BYTE_LESS = b64(bytes(47))
SALT = ' emurhsodcpJ36p/reAAIEQ=='
assert PLAIN.count('=') == 1


def secret_keys():
    def case(name, expect, comment, body, *fields):
        vector('secret-key/' + name, expect, comment, body, *fields)
    alpha = ('public', ALPHA.vkey)
    case('plain', 'accept', 'A seed and its public key.', PLAIN, alpha)
    case('sealed', 'accept', 'Sealed with the least work that is allowed.', SEALED, PASSPHRASE, alpha)
    case('sealed-three-passes', 'accept', 'Three passes over 64 KiB.', SEALED_THREE_PASSES, PASSPHRASE, alpha)
    case('sealed-sixteen-passes', 'accept', 'Sixteen passes, the most; the passphrase has letters beyond ASCII.', SEALED_SIXTEEN_PASSES,
         ('passphrase', 'Pa\u00dfwort f\u00fcr Tests'), alpha)
    case('sealed-odd-memory', 'accept', 'MEMORY is no multiple of 1,024: Argon2id takes whole KiB, the rest is left.', SEALED_ODD_MEMORY, PASSPHRASE, alpha)
    case('plain-public-differs', 'unverified', 'The seed is another key\'s.', PLAIN.replace(b64(ALPHA.seed), b64(BETA.seed)))
    case('sealed-public-differs', 'unverified', 'The seal opens, the seed is another key\'s.', SEALED_OTHER, PASSPHRASE)
    case('sealed-wrong-passphrase', 'unverified', 'Another passphrase.', SEALED, ('passphrase', 'a demonstration passphrasE'))
    case('sealed-passphrase-space', 'unverified', 'A space more inside the passphrase.', SEALED, ('passphrase', 'a demonstration  passphrase'))
    case('sealed-name-changed', 'unverified', 'The key\'s name was changed, its ID with it: the header is authenticated.',
         SEALED.replace(ALPHA.vkey, ALPHA_RENAMED.vkey), PASSPHRASE)
    case('sealed-salt-changed', 'unverified', 'Another salt.', SEALED.replace('kdf 1 8192 emur', 'kdf 1 8192 emus'), PASSPHRASE)
    case('sealed-passes-changed', 'unverified', 'Another number of passes.', SEALED.replace('kdf 1 ', 'kdf 2 '), PASSPHRASE)
    case('sealed-nonce-changed', 'unverified', 'Another nonce.', SEALED.replace('nonce 7cfE', 'nonce 7cfF'), PASSPHRASE)
    case('sealed-secret-changed', 'unverified', 'The sealed seed was changed.', FLIPPED_SECRET, PASSPHRASE)
    case('sealed-without-passphrase', 'undecided', 'No passphrase.', SEALED)
    case('kdf-two-values', 'malformed', 'No salt.', SEALED.replace(SALT, ''), PASSPHRASE)
    case('kdf-four-values', 'malformed', 'A value more, the number of lanes.', SEALED.replace(SALT, ' 1' + SALT), PASSPHRASE)
    case('kdf-trailing-space', 'malformed', 'A space behind the salt.', SEALED.replace(SALT, SALT + ' '), PASSPHRASE)
    case('passes-0', 'malformed', 'No pass.', SEALED.replace('kdf 1 ', 'kdf 0 '), PASSPHRASE)
    case('passes-17', 'malformed', 'Seventeen passes; the seal would open.', SEALED_SEVENTEEN_PASSES, PASSPHRASE)
    case('passes-leading-zero', 'malformed', 'A leading zero.', SEALED.replace('kdf 1 ', 'kdf 01 '), PASSPHRASE)
    case('memory-8191', 'malformed', 'A byte less than allowed.', SEALED.replace('8192', '8191'), PASSPHRASE)
    case('memory-too-large', 'malformed', 'A byte more than 1 GiB.', SEALED.replace('8192', '1073741825'), PASSPHRASE)
    case('memory-overflow', 'malformed', '2^64 + 8,192 bytes.', SEALED.replace('8192', '18446744073709559808'), PASSPHRASE)
    case('salt-15-bytes', 'malformed', 'A short salt.', SEALED.replace('emurhsodcpJ36p/reAAIEQ==', b64(bytes(15))), PASSPHRASE)
    case('salt-17-bytes', 'malformed', 'A long salt.', SEALED.replace('emurhsodcpJ36p/reAAIEQ==', b64(bytes(17))), PASSPHRASE)
    case('salt-spare-bits', 'malformed', 'The unused bits of the salt\'s base64 are not zero.', SEALED.replace('AAIEQ==', 'AAIER=='), PASSPHRASE)
    case('nonce-23-bytes', 'malformed', 'A short nonce.', SEALED.replace('7cfEeR49WDhI+ICUjrpHEd/jUBQHW0Tm', b64(bytes(23))), PASSPHRASE)
    case('secret-47-bytes', 'malformed', 'A short sealed seed.', SEALED[:SEALED.index('secret')] + 'secret %s\n' % ONE_BYTE_LESS, PASSPHRASE)
    case('nonce-missing', 'malformed', 'No nonce.', SEALED.replace('nonce 7cfEeR49WDhI+ICUjrpHEd/jUBQHW0Tm\n', ''), PASSPHRASE)
    case('lines-swapped', 'malformed', 'The nonce before the kdf.', '\n'.join([SEALED.split('\n')[i] for i in (0, 1, 3, 2, 4)]) + '\n', PASSPHRASE)
    case('plain-31-bytes', 'malformed', 'A short seed.', PLAIN.replace(b64(ALPHA.seed), b64(ALPHA.seed[:31])))
    case('plain-33-bytes', 'malformed', 'A long seed.', PLAIN.replace(b64(ALPHA.seed), b64(ALPHA.seed + b'\0')))
    case('plain-padding-missing', 'malformed', 'The base64 of the seed has no padding.', PLAIN.replace('=', ''))
    case('plain-with-kdf', 'malformed', 'A line too many.', PLAIN.replace('secret ', 'kdf 1 8192 emurhsodcpJ36p/reAAIEQ==\nsecret '))
    case('plain-key-missing', 'malformed', 'No public key.', PLAIN.replace('key %s\n' % ALPHA.vkey, ''))
    case('plain-key-id-wrong', 'malformed', 'The verifier key has another ID.', PLAIN.replace(ALPHA.id.hex(), BETA.id.hex()))
    case('plain-key-type-02', 'malformed', 'A verifier key of type 0x02.', PLAIN.replace(ALPHA.vkey, vkey(ALPHA.name, ALPHA.public, 2)))
    case('plain-key-type-04', 'malformed', 'A verifier key of type 0x04.', PLAIN.replace(ALPHA.vkey, vkey(ALPHA.name, ALPHA.public, 4)))
    case('plain-key-type-06', 'malformed', 'A verifier key of type 0x06.', PLAIN.replace(ALPHA.vkey, vkey(ALPHA.name, ML_DSA, 6)))
    case('sealed-key-type-04', 'malformed', 'A verifier key of type 0x04 in a sealed file.', SEALED.replace(ALPHA.vkey, vkey(ALPHA.name, ALPHA.public, 4)),
         PASSPHRASE)
    case('plain-two-spaces', 'malformed', 'Two spaces behind `secret`.', PLAIN.replace('secret ', 'secret  '))
    case('plain-line-behind', 'malformed', 'An empty line at the end.', PLAIN + '\n')
    case('plain-without-last-line-end', 'malformed', 'The last line does not end.', PLAIN[:-1])
    case('plain-crlf', 'malformed', 'Lines end in CR LF.', PLAIN.replace('\n', '\r\n'))
    case('empty', 'malformed', 'Nothing.', '')
    case('other-header', 'malformed', 'Another header altogether.', PLAIN.replace('endorse-secret-key/v1 plain', 'a secret key'))
    case('other-version', 'unsupported', 'Version 2.', PLAIN.replace('/v1', '/v2'))
    case('other-scheme', 'unsupported', 'A scheme that is not defined.', PLAIN.replace(' plain', ' scrypt'))


def cases():
    for name, kind, expect, comment, body in KEY_NAMES:
        vector('key-name/' + name, expect, comment, body, ('kind', kind))
    for name, expect, comment, body in VKEYS:
        vector('vkey/' + name, expect, comment, body)
    secret_keys()

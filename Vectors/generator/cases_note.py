"""note: section 4. A good note says that alpha.example signed; beta.example and the others are unknown."""

import base64

from .keys import ALPHA, ALPHA2, BETA, b64
from .notes import note
from .vectors import vector

TEXT = b'An example note.\nIt has two lines.\n'
GOOD = note(TEXT, ALPHA)
ALPHA_LINE, BETA_LINE = ALPHA.line(TEXT), BETA.line(TEXT)
BAD = bytes(64)                                             # a signature that does not verify
DASH = b'\xe2\x80\x94 '


def unknown(n):
    return DASH + b'unknown.example/%d %s\n' % (n, b64(bytes([1, 2, 3, n]) + bytes(64)).encode())


def sized(size):
    """A note of that many bytes, signed by alpha.example."""
    text = b'x' * 1000 + b'\n'
    text *= (size - 200) // len(text)
    text += b'y' * (size - len(note(text, ALPHA)) - 1) + b'\n'
    assert len(note(text, ALPHA)) == size
    return note(text, ALPHA)


SIGNATURE = ALPHA_LINE.split(b' ')[2][:-1]                   # 68 bytes: 91 characters and one `=`
SPARE_BITS = SIGNATURE[:-2] + bytes([SIGNATURE[-2] + 1]) + b'='
assert SIGNATURE.endswith(b'=') and not SIGNATURE.endswith(b'==')
assert base64.b64decode(SPARE_BITS) == base64.b64decode(SIGNATURE)


def alpha_with(old, new):
    assert old in ALPHA_LINE
    return TEXT + b'\n' + ALPHA_LINE.replace(old, new, 1)


A = [ALPHA]
NOTES = [
    # name, verdict, known keys, comment, note
    ('one-signature', 'accept', A, 'A known key signed.', GOOD),
    ('two-known-keys', 'accept', [ALPHA, BETA], 'Both known keys signed.', note(TEXT, ALPHA, BETA)),
    ('two-known-keys-other-order', 'accept', [ALPHA, BETA], 'The order of the lines does not matter.', note(TEXT, BETA, ALPHA)),
    ('one-of-two-known-keys', 'accept', [ALPHA, BETA], 'One of two known keys signed.', GOOD),
    ('unknown-key-besides', 'accept', A, 'A line of an unknown key besides.', note(TEXT, BETA_LINE, ALPHA)),
    ('unknown-key-besides-failing', 'accept', A, 'The line of an unknown key would not verify.', note(TEXT, ALPHA, BETA.line(TEXT, signature=BAD))),
    ('unknown-key-same-name', 'accept', A, 'An unknown key of the same name, which would not verify.', note(TEXT, ALPHA, ALPHA2.line(TEXT, signature=BAD))),
    ('unknown-key-same-id', 'accept', A, 'Another name with the same key ID, which would not verify.',
     note(TEXT, ALPHA, ALPHA.line(TEXT, name='other.example', signature=BAD))),
    ('unknown-key-doubled', 'accept', A, 'The same line of an unknown key twice.', note(TEXT, BETA_LINE, BETA_LINE, ALPHA)),
    ('unknown-key-five-bytes', 'accept', A, 'The shortest signature of an unknown key: five bytes.', note(TEXT, ALPHA, DASH + b'short.example AQIDBAU=\n')),
    ('unknown-key-long-signature', 'accept', A, 'A signature of 2,424 bytes, as of another algorithm.', note(TEXT, ALPHA, BETA.line(TEXT, signature=bytes(2420)))),
    ('unknown-key-name-beyond-ascii', 'accept', A, 'A key name with letters beyond ASCII and a zero-width space, which is not White_Space.',
     note(TEXT, ALPHA, BETA.line(TEXT, name='\u00fc\u200b.example'))),
    ('sixteen-unknown-keys', 'accept', A, 'Sixteen lines of unknown keys before the known one.', note(TEXT, *[unknown(n) for n in range(16)], ALPHA)),
    ('64-signatures', 'accept', A, 'As many lines as allowed.', note(TEXT, *[unknown(n) for n in range(63)], ALPHA)),
    ('65-signatures', 'malformed', A, 'A line more than allowed.', note(TEXT, *[unknown(n) for n in range(64)], ALPHA)),
    ('65536-bytes', 'accept', A, 'As long as allowed.', sized(65536)),
    ('65537-bytes', 'malformed', A, 'A byte longer than allowed.', sized(65537)),
    ('empty-line-in-text', 'accept', A, 'An empty line in the text.', note(b'One.\n\nTwo.\n', ALPHA)),
    ('signature-line-in-text', 'accept', A, 'The text has what looks like signatures; the last empty line separates.', note(GOOD, ALPHA)),
    ('text-is-an-empty-line', 'accept', A, 'The text is one line end.', note(b'\n', ALPHA)),
    ('text-ends-in-empty-lines', 'accept', A, 'The text ends in empty lines.', note(b'One.\n\n\n', ALPHA)),
    ('text-beyond-ascii', 'accept', A, 'Letters beyond ASCII, U+0085, U+2028 and U+007F: only bytes below 0x20 are refused.',
     note('\u00e9 \u0085 \u2028 \u007f \U0001f600\n', ALPHA)),
    ('text-not-nfc', 'accept', A, 'A note does not ask for a normal form.', note('e\u0301\n', ALPHA)),
    ('byte-order-mark', 'accept', A, 'A byte-order mark is text like any other.', note('\ufeffOne.\n', ALPHA)),

    ('text-changed', 'unverified', A, 'The signature is over another text.', note(b'Another text.\n', ALPHA_LINE)),
    ('signed-without-last-line-end', 'unverified', A, 'The signature is over the text without its last line end.', note(TEXT, ALPHA.line(TEXT[:-1]))),
    ('signed-with-empty-line', 'unverified', A, 'The signature is over the text and the empty line.', note(TEXT, ALPHA.line(TEXT + b'\n'))),
    ('only-unknown-key', 'unverified', A, 'No line of a known key.', note(TEXT, BETA)),
    ('no-known-key', 'unverified', [], 'No key is known.', GOOD),
    ('only-same-name', 'unverified', A, 'A good signature of another key of the same name.', note(TEXT, ALPHA2)),
    ('known-key-under-other-name', 'unverified', A, 'A good signature, but another name: not the known key.', note(TEXT, ALPHA.line(TEXT, name='other.example'))),
    ('known-key-under-other-id', 'unverified', A, 'A good signature, but another ID: not the known key.', note(TEXT, ALPHA.line(TEXT, key_id=BETA.id))),
    ('name-in-other-case', 'unverified', A, 'Key names are compared byte by byte.', note(TEXT, ALPHA.line(TEXT, name='Alpha.example'))),
    ('known-failing-first', 'unverified', [ALPHA, BETA], 'A known key fails, then another one verifies.', note(TEXT, ALPHA.line(TEXT, signature=BAD), BETA)),
    ('known-failing-last', 'unverified', [ALPHA, BETA], 'A known key verifies, then another one fails.', note(TEXT, ALPHA, BETA.line(TEXT, signature=BAD))),
    ('known-id-by-other-key', 'unverified', A, 'Name and ID of the known key, signed by another one.', note(TEXT, BETA.line(TEXT, name=ALPHA.name, key_id=ALPHA.id))),
    ('empty-line-between-signatures', 'unverified', [BETA], 'The last empty line separates: the line before it is text, and not signed.',
     TEXT + b'\n' + ALPHA_LINE + b'\n' + BETA_LINE),

    ('doubled-known-signature', 'malformed', A, 'The same known key in two lines.', note(TEXT, ALPHA, ALPHA)),
    ('doubled-known-signature-apart', 'malformed', A, 'The same known key in two lines, another between them.', note(TEXT, ALPHA, BETA, ALPHA)),
    ('known-signature-63-bytes', 'malformed', A, 'The signature of a known key is a byte short.', note(TEXT, ALPHA.line(TEXT, signature=bytes(63)))),
    ('known-signature-65-bytes', 'malformed', A, 'The signature of a known key is a byte long.',
     note(TEXT, ALPHA.line(TEXT, signature=base64.b64decode(SIGNATURE)[4:] + b'\0'))),
    ('empty', 'malformed', A, 'Nothing.', b''),
    ('only-text', 'malformed', A, 'No empty line, no signature.', TEXT),
    ('no-signature', 'malformed', A, 'An empty line and nothing behind it.', TEXT + b'\n'),
    ('no-empty-line', 'malformed', A, 'The signature follows the text directly.', TEXT + ALPHA_LINE),
    ('blank-line-with-space', 'malformed', A, 'The separating line has a space.', TEXT + b' \n' + ALPHA_LINE),
    ('empty-text', 'malformed', A, 'The text is empty.', b'\n' + ALPHA.line(b'')),
    ('only-a-signature-line', 'malformed', A, 'Neither text nor empty line.', ALPHA.line(b'')),
    ('text-behind-signatures', 'malformed', A, 'A line of text behind the signature.', GOOD + b'More.\n'),
    ('empty-line-at-the-end', 'malformed', A, 'An empty line behind the signature.', GOOD + b'\n'),
    ('no-last-line-end', 'malformed', A, 'The last line does not end.', GOOD[:-1]),
    ('crlf', 'malformed', A, 'Every line ends in CR LF.', GOOD.replace(b'\n', b'\r\n')),
    ('crlf-in-text', 'malformed', A, 'The text, signed so, has a CR.', note(b'One.\r\n', ALPHA)),
    ('tab-in-text', 'malformed', A, 'The text, signed so, has a TAB.', note(b'One.\tTwo.\n', ALPHA)),
    ('nul-in-text', 'malformed', A, 'The text, signed so, has a NUL.', note(b'One.\0\n', ALPHA)),
    ('escape-in-text', 'malformed', A, 'The text, signed so, has an ESC.', note(b'\x1b[2J\n', ALPHA)),
    ('unit-separator-in-text', 'malformed', A, 'The text, signed so, has the byte 0x1F.', note(b'One.\x1f\n', ALPHA)),
    ('not-utf-8', 'malformed', A, 'The text, signed so, has the byte 0xFF.', note(b'One.\xff\n', ALPHA)),
    ('overlong-utf-8', 'malformed', A, 'The text, signed so, has an overlong form.', note(b'\xc0\xaf\n', ALPHA)),
    ('surrogate', 'malformed', A, 'The text, signed so, has a surrogate.', note(b'\xed\xa0\x80\n', ALPHA)),
    ('above-10ffff', 'malformed', A, 'The text, signed so, has a code point above U+10FFFF.', note(b'\xf4\x90\x80\x80\n', ALPHA)),
    ('unknown-key-four-bytes', 'malformed', A, 'A signature of an unknown key that is an ID only.', note(TEXT, ALPHA, DASH + b'short.example AQIDBA==\n')),
    ('unknown-key-not-base64', 'malformed', A, 'A signature of an unknown key that is not base64.', note(TEXT, ALPHA, DASH + b'short.example AQID*AU=\n')),
    ('unknown-key-padding-missing', 'malformed', A, 'A signature of an unknown key without padding.', note(TEXT, ALPHA, DASH + b'short.example AQIDBAU\n')),
    ('base64-spare-bits', 'malformed', A, 'The unused bits of the base64 are not zero; it decodes to the good signature.', alpha_with(SIGNATURE, SPARE_BITS)),
    ('base64-padding-missing', 'malformed', A, 'The padding is missing.', alpha_with(SIGNATURE, SIGNATURE[:-1])),
    ('base64-padding-doubled', 'malformed', A, 'The padding is doubled.', alpha_with(SIGNATURE, SIGNATURE + b'=')),
    ('base64-url-alphabet', 'malformed', A, 'The other alphabet of base64.', note(TEXT, ALPHA, DASH + b'short.example -_-_-_-_\n')),
    ('trailing-space', 'malformed', A, 'A space at the end of the line.', alpha_with(b'\n', b' \n')),
    ('two-spaces', 'malformed', A, 'Two spaces before the signature.', alpha_with(b' ' + SIGNATURE, b'  ' + SIGNATURE)),
    ('two-spaces-before-the-name', 'malformed', A, 'Two spaces before the name.', alpha_with(DASH, DASH + b' ')),
    ('three-parts', 'malformed', A, 'A third part in the line.', alpha_with(b'\n', b' more\n')),
    ('no-signature-part', 'malformed', A, 'A line with a name only.', note(TEXT, ALPHA, DASH + b'short.example\n')),
    ('en-dash', 'malformed', A, 'An en dash instead of the em dash.', alpha_with(DASH, b'\xe2\x80\x93 ')),
    ('hyphen', 'malformed', A, 'A hyphen instead of the em dash.', alpha_with(DASH, b'- ')),
    ('no-break-space-behind-the-dash', 'malformed', A, 'A no-break space behind the em dash.', alpha_with(DASH, b'\xe2\x80\x94\xc2\xa0')),
    ('leading-space', 'malformed', A, 'A space before the em dash.', alpha_with(DASH, b' ' + DASH)),
    ('name-empty', 'malformed', A, 'An unknown key without a name.', note(TEXT, ALPHA, DASH + b' AQIDBAU=\n')),
    ('name-with-plus', 'malformed', A, 'An unknown key with a plus in its name.', note(TEXT, ALPHA, DASH + b'a+b AQIDBAU=\n')),
    ('name-with-no-break-space', 'malformed', A, 'An unknown key with U+00A0 in its name.', note(TEXT, ALPHA, DASH + b'a\xc2\xa0b AQIDBAU=\n')),
    ('name-with-ideographic-space', 'malformed', A, 'An unknown key with U+3000 in its name.', note(TEXT, ALPHA, DASH + b'a\xe3\x80\x80b AQIDBAU=\n')),
    ('name-with-line-separator', 'malformed', A, 'An unknown key with U+2028 in its name.', note(TEXT, ALPHA, DASH + b'a\xe2\x80\xa8b AQIDBAU=\n')),
    ('name-with-next-line', 'malformed', A, 'An unknown key with U+0085 in its name.', note(TEXT, ALPHA, DASH + b'a\xc2\x85b AQIDBAU=\n')),
]


def cases():
    for name, expect, known, comment, body in NOTES:
        vector('note/' + name, expect, comment, body, *[('known', key.vkey) for key in known])

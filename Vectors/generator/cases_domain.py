"""domain: section 3.5."""

from .keys import ALPHA, ALPHA2, BETA, ML_DSA, WITNESS, b64, vkey
from .vectors import vector

HOST = 'alpha.example'
URL = 'https://%s/.well-known/endorsement-keys.txt' % HOST
# 2026-12-01T00:00:00Z
NOW = 1796083200
COMMENT = '# The keys that sign in the name of alpha.example\n'
CANONICAL, KEY, EXPIRES = 'Canonical: %s\n' % URL, 'Key: %s\n' % ALPHA.vkey, 'Expires: 2027-03-01T00:00:00Z\n'
GOOD = COMMENT + CANONICAL + KEY + EXPIRES
ADA = ALPHA.renamed(HOST + '/ada')
MANY = [ALPHA.renamed('%s/%d' % (HOST, number)) for number in range(64)]


def expires(value):
    return CANONICAL + KEY + 'Expires: %s\n' % value


def canonical(url):
    return 'Canonical: %s\n' % url + KEY + EXPIRES


def keys(*lines):
    return CANONICAL + ''.join('Key: %s\n' % line for line in lines) + EXPIRES


def of_size(size):
    """A good file with a comment that makes it so long."""
    return GOOD + '#' * (size - len(GOOD) - 1) + '\n'


CASES = [
    # name, verdict, comment, the file
    ('good', 'accept', 'The domain names the key.', GOOD),
    ('crlf', 'accept', 'Lines end in CR LF.', GOOD.replace('\n', '\r\n')),
    ('crlf-and-lf', 'accept', 'Some lines end in CR LF, some in LF.', CANONICAL.replace('\n', '\r\n') + KEY + EXPIRES),
    ('other-order', 'accept', 'The fields in another order.', EXPIRES + KEY + CANONICAL),
    ('no-comment', 'accept', 'Nothing but the three fields.', CANONICAL + KEY + EXPIRES),
    ('empty-lines', 'accept', 'Empty lines between the fields and at both ends.', '\n' + CANONICAL + '\n\n' + KEY + '\r\n' + EXPIRES + '\n'),
    ('comment-beyond-ascii', 'accept', 'A comment in another script.', '# \u05d0\u05d1\u05d2\n' + GOOD),
    ('comment-like-a-field', 'accept', 'A comment that would be a second Expires.', '#' + EXPIRES + GOOD),
    ('two-keys', 'accept', 'Another key of the domain before this one.', keys(ALPHA2.vkey, ALPHA.vkey)),
    ('key-of-an-individual', 'accept', 'Besides, a key of an individual below the domain.', keys(ADA.vkey, ALPHA.vkey)),
    ('keys-64', 'accept', '64 keys.', keys(ALPHA.vkey, *(each.vkey for each in MANY[:63]))),
    ('expires-in-a-second', 'accept', 'Expires is one second after now.', expires('2026-12-01T00:00:01Z')),
    ('expires-2999', 'accept', 'The last second that there is.', expires('2999-12-31T23:59:59Z')),
    ('expires-leap-day', 'accept', 'The 29th of February of a leap year.', expires('2028-02-29T00:00:00Z')),
    ('size-32768', 'accept', '32,768 bytes.', of_size(32768)),
    ('names-another-key', 'unverified', 'The domain names another key.', keys(ALPHA2.vkey)),
    ('names-the-key-by-another-name', 'unverified', 'The same bytes, but under an individual\'s name.', keys(ADA.vkey)),
    ('key-in-a-comment', 'unverified', 'The key is named in a comment only.', '#' + KEY + keys(ALPHA2.vkey)),
    ('expires-now', 'undecided', 'Expires is now.', expires('2026-12-01T00:00:00Z')),
    ('expired', 'undecided', 'Expires was in the year 2000.', expires('2000-01-01T00:00:00Z')),
    ('expired-and-another-key', 'undecided', 'Expired: what it names counts for nothing.', expires('2026-11-30T23:59:59Z').replace(ALPHA.vkey, ALPHA2.vkey)),
    ('empty', 'malformed', 'Nothing.', ''),
    ('only-a-comment', 'malformed', 'A comment and no field.', COMMENT),
    ('size-32769', 'malformed', '32,769 bytes.', of_size(32769)),
    ('no-canonical', 'malformed', 'Canonical is missing.', KEY + EXPIRES),
    ('no-key', 'malformed', 'Key is missing.', CANONICAL + EXPIRES),
    ('no-expires', 'malformed', 'Expires is missing.', CANONICAL + KEY),
    ('canonical-twice', 'malformed', 'Canonical is there twice.', CANONICAL + GOOD),
    ('expires-twice', 'malformed', 'Expires is there twice.', EXPIRES + GOOD),
    ('key-twice', 'malformed', 'The same key is there twice.', keys(ALPHA.vkey, ALPHA.vkey)),
    ('keys-65', 'malformed', '65 keys.', keys(ALPHA.vkey, *(each.vkey for each in MANY))),
    ('unknown-field', 'malformed', 'A field that there is not.', GOOD + 'Contact: https://alpha.example/\n'),
    ('field-lower-case', 'malformed', 'A field name in lower case.', GOOD.replace('Key:', 'key:')),
    ('field-without-space', 'malformed', 'No space behind the colon.', GOOD.replace('Key: ', 'Key:')),
    ('field-two-spaces', 'malformed', 'Two spaces behind the colon.', GOOD.replace('Expires: ', 'Expires:  ')),
    ('field-tab', 'malformed', 'A TAB behind the colon.', GOOD.replace('Key: ', 'Key:\t')),
    ('field-space-before', 'malformed', 'A space before a field name.', GOOD.replace('Key: ', ' Key: ')),
    ('field-space-behind', 'malformed', 'A space behind a value.', GOOD.replace(URL, URL + ' ')),
    ('field-empty', 'malformed', 'A field without a value.', CANONICAL + KEY + 'Expires: \n'),
    ('comment-behind-a-value', 'malformed', 'A comment on the line of a field.', expires('2027-03-01T00:00:00Z # in spring')),
    ('comment-space-before', 'malformed', 'A space before a comment.', ' ' + GOOD),
    ('line-of-spaces', 'malformed', 'A line that is not empty, but looks so.', CANONICAL + ' \n' + KEY + EXPIRES),
    ('last-line-without-end', 'malformed', 'The last line has no end.', GOOD[:-1]),
    ('last-line-ends-in-cr', 'malformed', 'The last line ends in CR.', GOOD[:-1] + '\r'),
    ('cr', 'malformed', 'Lines end in CR.', GOOD.replace('\n', '\r')),
    ('cr-in-a-comment', 'malformed', 'A CR inside a line.', GOOD.replace('# The', '# \rThe')),
    ('cr-cr-lf', 'malformed', 'Two CR before an LF.', GOOD.replace('\n', '\r\r\n')),
    ('nul', 'malformed', 'A NUL byte in a comment.', '#\0\n' + GOOD),
    ('byte-order-mark', 'malformed', 'U+FEFF at the beginning.', '\ufeff' + GOOD),
    ('not-utf-8', 'malformed', 'A byte that is not UTF-8, in a comment.', b'#\xff\n' + GOOD.encode()),
    ('html', 'malformed', 'A page that says that there is nothing.', '<!DOCTYPE html>\n<title>Not found</title>\n'),
    ('canonical-other-host', 'malformed', 'Canonical is the URL of another host.', canonical(URL.replace(HOST, 'beta.example'))),
    ('canonical-http', 'malformed', 'Canonical is not https.', canonical(URL.replace('https', 'http'))),
    ('canonical-upper-case', 'malformed', 'The host in another case.', canonical(URL.replace(HOST, 'Alpha.example'))),
    ('canonical-www', 'malformed', 'A host below the domain.', canonical(URL.replace(HOST, 'www.' + HOST))),
    ('canonical-trailing-dot', 'malformed', 'A dot behind the host.', canonical(URL.replace(HOST, HOST + '.'))),
    ('canonical-port', 'malformed', 'The usual port, written.', canonical(URL.replace(HOST, HOST + ':443'))),
    ('canonical-other-path', 'malformed', 'Another path.', canonical('https://%s/endorsement-keys.txt' % HOST)),
    ('canonical-query', 'malformed', 'A query behind the URL.', canonical(URL + '?')),
    ('canonical-fragment', 'malformed', 'A fragment behind the URL.', canonical(URL + '#')),
    ('key-of-another-domain', 'malformed', 'Besides, a key of another domain.', keys(ALPHA.vkey, BETA.vkey)),
    ('key-of-a-host-below', 'malformed', 'Besides, a key of a host below the domain.', keys(ALPHA.vkey, ALPHA2.renamed('www.' + HOST).vkey)),
    ('key-name-is-none', 'malformed', 'Besides, a key whose name is no key name.', keys(ALPHA.vkey, vkey(HOST + '/', ALPHA2.public))),
    ('key-id-wrong', 'malformed', 'Besides, a key whose ID is another one\'s.', keys(ALPHA.vkey, ALPHA2.vkey.replace(ALPHA2.id.hex(), ALPHA.id.hex()))),
    ('key-cut-off', 'malformed', 'The key is cut off.', keys(ALPHA.vkey[:-4])),
    ('key-of-type-04', 'malformed', 'Besides, a key of type 0x04.', keys(ALPHA.vkey, vkey(HOST, WITNESS.public, 4))),
    ('key-of-type-06', 'malformed', 'Besides, a key of type 0x06.', keys(ALPHA.vkey, vkey(HOST, ML_DSA, 6))),
    ('key-bare', 'malformed', 'The bytes of the key without name and ID.', keys(b64(b'\1' + ALPHA.public))),
    ('expires-date-only', 'malformed', 'A date without a time.', expires('2027-03-01')),
    ('expires-offset', 'malformed', 'A time with an offset.', expires('2027-03-01T00:00:00+00:00')),
    ('expires-fraction', 'malformed', 'A fraction of a second.', expires('2027-03-01T00:00:00.0Z')),
    ('expires-without-zone', 'malformed', 'No zone.', expires('2027-03-01T00:00:00')),
    ('expires-lower-case', 'malformed', 'Lower-case t and z.', expires('2027-03-01t00:00:00z')),
    ('expires-space', 'malformed', 'A space instead of the T.', expires('2027-03-01 00:00:00Z')),
    ('expires-no-such-day', 'malformed', 'The 29th of February of a year without one.', expires('2027-02-29T00:00:00Z')),
    ('expires-month-13', 'malformed', 'A thirteenth month.', expires('2027-13-01T00:00:00Z')),
    ('expires-hour-24', 'malformed', 'The hour 24.', expires('2027-03-01T24:00:00Z')),
    ('expires-minute-60', 'malformed', 'The minute 60.', expires('2027-03-01T00:60:00Z')),
    ('expires-leap-second', 'malformed', 'The second 60.', expires('2027-06-30T23:59:60Z')),
    ('expires-year-1999', 'malformed', 'Before the year 2000.', expires('1999-12-31T23:59:59Z')),
    ('expires-year-3000', 'malformed', 'After the year 2999.', expires('3000-01-01T00:00:00Z')),
    ('expires-short-hour', 'malformed', 'An hour of one digit.', expires('2027-03-01T0:00:00Z')),
    ('expires-sign', 'malformed', 'A sign where a digit is wanted.', expires('2027-03-01T+1:00:00Z')),
    ('expires-foreign-digits', 'malformed', 'Digits beyond ASCII.', expires('2027-03-01T\u0660\u0660:00:00Z')),
    ('expires-posix', 'malformed', 'Seconds.', expires('1803859200')),
]


def cases():
    for name, expect, comment, body in CASES:
        vector('domain/' + name, expect, comment, body, ('host', HOST), ('key', ALPHA.vkey), ('now', NOW))

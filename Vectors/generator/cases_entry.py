"""entry: section 6, the form only. The signature lines are always those that the kind asks for, unless said."""

from .keys import ADA, ALPHA, ALPHA2, BETA, ML_DSA, ORIGIN, RECOVERY, SEC, WITNESS, b64, vkey
from .notes import T1, fields, note
from .vectors import vector

LEAF = b64(bytes(range(32)))
LOG = ('log', ORIGIN)
LABEL63 = 'a' * 63

STATEMENT = [LOG, ('title', 'An Example Manifesto'), ('text', T1), ('secretariat', SEC.vkey), ('recovery', RECOVERY.vkey),
             ('date', '2026-03-01'), ('previous', LEAF)]
ENDORSEMENT = [LOG, ('text', T1), ('signatory', 'Alpha Example Foundation'), ('kind', 'organization'), ('role', 'Made-up foundation'),
               ('key', ALPHA.vkey), ('date', '2026-03-02'), ('previous', LEAF)]
INDIVIDUAL = [LOG, ('text', T1), ('signatory', 'Ada Example'), ('kind', 'individual'), ('role', 'Chair, Example Circle'),
              ('key', ADA.vkey), ('date', '2026-03-02'), ('previous', LEAF)]
WITHDRAWAL = [LOG, ('text', T1), ('key', ALPHA.vkey), ('date', '2026-03-03'), ('previous', LEAF)]
SUCCESSION = [LOG, ('key', ALPHA.vkey), ('successor', ALPHA2.vkey), ('date', '2026-03-04'), ('previous', LEAF)]
REVOCATION = [LOG, ('key', ALPHA.vkey), ('reason', 'Made up for a test'), ('date', '2026-03-05'), ('previous', LEAF)]
KINDS = {
    'statement': (STATEMENT, [SEC]), 'endorsement': (ENDORSEMENT, [ALPHA, SEC]), 'individual': (INDIVIDUAL, [ADA, SEC]),
    'withdrawal': (WITHDRAWAL, [ALPHA]), 'succession': (SUCCESSION, [ALPHA, ALPHA2]), 'revocation': (REVOCATION, [SEC])}


def case(name, expect, comment, body, kind=None):
    vector('entry/' + name, expect, comment, body, *([('kind', kind)] if kind else []))


def entry(kind, changes=None, header=None, order=None, text=None, signers=None):
    """An entry of a kind: `changes` gives fields other contents, or leaves them out where it says None."""
    pairs, usual = KINDS[kind]
    word = 'endorsement' if kind == 'individual' else kind
    changes = changes or {}
    assert set(changes) <= set(name for name, _ in pairs)
    pairs = [(name, changes.get(name, content)) for name, content in pairs]
    if order:
        pairs = [(name, dict(pairs)[name]) for name in order]
    text = fields(header or 'endorse/v1 ' + word, *pairs) if text is None else text
    return note(text, *(signers or usual))


def good(name, comment, kind, changes=None, **others):
    case(name, 'accept', comment, entry(kind, changes, **others), 'endorsement' if kind == 'individual' else kind)


def bad(name, comment, kind, changes=None, **others):
    case(name, 'malformed', comment, entry(kind, changes, **others))


def cases():
    for kind, (pairs, _) in KINDS.items():
        good(kind, 'Every field.', kind)
        optional = [name for name, _ in pairs if name in ('recovery', 'role', 'previous')]
        good(kind + '-shortest', 'Without the optional fields.', kind, dict.fromkeys(optional))
        for name in optional:
            good('%s-without-%s' % (kind, name), 'Without one optional field.', kind, {name: None})
        for name, _ in pairs:
            if name not in optional:
                bad('%s-%s-missing' % (kind, name), 'A field that must be there is missing.', kind, {name: None})
    case('submission', 'accept', 'An endorsement that is not yet admitted.',
         note(fields('endorse/v1 endorsement', *ENDORSEMENT), ALPHA), 'endorsement')

    text = fields('endorse/v1 endorsement', *ENDORSEMENT)
    for name, comment, changed in [
            ('field-unknown', 'A field that is not defined.', text.replace('date ', 'place Example\ndate ')),
            ('field-unknown-at-the-end', 'A field that is not defined, behind the last.', text + 'place Example\n'),
            ('field-of-another-kind', 'A reason in an endorsement.', text.replace('date ', 'reason Example\ndate ')),
            ('field-repeated', 'The same field twice.', text.replace('kind ', 'kind organization\nkind ')),
            ('field-repeated-optional', 'The same optional field twice.', text.replace('role ', 'role Made-up foundation\nrole ')),
            ('field-repeated-last', 'The last field twice.', text + 'previous %s\n' % LEAF),
            ('field-upper-case', 'A field name in upper case.', text.replace('date ', 'Date ')),
            ('field-with-colon', 'A colon behind the field name.', text.replace('date ', 'date: ')),
            ('field-with-tab', 'A TAB instead of the space.', text.replace('date ', 'date\t')),
            ('field-with-two-spaces', 'Two spaces behind the field name.', text.replace('date ', 'date  ')),
            ('field-indented', 'A space before the field name.', text.replace('date ', ' date ')),
            ('field-trailing-space', 'A space at the end of the line.', text.replace('2026-03-02\n', '2026-03-02 \n')),
            ('field-without-content', 'A field name and a space.', text.replace('role Made-up foundation', 'role ')),
            ('field-without-space', 'A field name alone.', text.replace('role Made-up foundation', 'role')),
            ('empty-line-inside', 'An empty line between fields.', text.replace('date ', '\ndate ')),
            ('empty-line-at-the-end', 'An empty line behind the fields.', text + '\n'),
            ('empty-line-behind-header', 'An empty line behind the header.', text.replace('log ', '\nlog ', 1)),
            ('comment-line', 'A line that is no field.', text + '# a comment\n'),
            ('header-only', 'No field.', 'endorse/v1 endorsement\n'),
            ('header-missing', 'No header.', text.split('\n', 1)[1])]:
        bad('endorsement-' + name, comment, 'endorsement', text=changed)
    bad('endorsement-fields-misplaced', 'Two fields in the other order.', 'endorsement',
        order=['log', 'signatory', 'text', 'kind', 'role', 'key', 'date', 'previous'])
    bad('endorsement-role-misplaced', 'The role behind the key.', 'endorsement',
        order=['log', 'text', 'signatory', 'kind', 'key', 'role', 'date', 'previous'])
    bad('statement-recovery-misplaced', 'The recovery key before the secretariat\'s.', 'statement',
        order=['log', 'title', 'text', 'recovery', 'secretariat', 'date', 'previous'])
    bad('withdrawal-previous-misplaced', 'The previous entry before the date.', 'withdrawal', order=['log', 'text', 'key', 'previous', 'date'])
    case('withdrawal-with-role', 'malformed', 'A role in a withdrawal.', entry('withdrawal', text=fields(
        'endorse/v1 withdrawal', *WITHDRAWAL).replace('key ', 'role Example\nkey ', 1)))

    for name, expect, comment, header in [
            ('unknown-kind', 'malformed', 'A kind that version 1 does not have.', 'endorse/v1 petition'),
            ('kind-upper-case', 'malformed', 'A kind in upper case.', 'endorse/v1 Endorsement'),
            ('kind-missing', 'malformed', 'No kind.', 'endorse/v1'),
            ('kind-empty', 'malformed', 'A space and no kind.', 'endorse/v1 '),
            ('trailing-space', 'malformed', 'A space behind the kind.', 'endorse/v1 endorsement '),
            ('two-spaces', 'malformed', 'Two spaces.', 'endorse/v1  endorsement'),
            ('leading-space', 'malformed', 'A space before it.', ' endorse/v1 endorsement'),
            ('upper-case', 'malformed', 'Upper case.', 'Endorse/v1 endorsement'),
            ('no-version', 'malformed', 'No number.', 'endorse/v endorsement'),
            ('version-01', 'malformed', 'A leading zero: not a decimal.', 'endorse/v01 endorsement'),
            ('version-02', 'malformed', 'A leading zero, and not 1.', 'endorse/v02 endorsement'),
            ('version-1-1', 'malformed', 'Not a decimal.', 'endorse/v1.1 endorsement'),
            ('version-1a', 'malformed', 'Not a decimal.', 'endorse/v1a endorsement'),
            ('version-2-without-kind', 'malformed', 'Another version, without the space.', 'endorse/v2'),
            ('version-negative', 'malformed', 'A sign.', 'endorse/v-2 endorsement'),
            ('version-too-large', 'malformed', '2^63 is no decimal here.', 'endorse/v9223372036854775808 endorsement'),
            ('version-not-ascii', 'malformed', 'A digit of another script.', 'endorse/v\u0662 endorsement'),
            ('version-2', 'unsupported', 'Version 2.', 'endorse/v2 endorsement'),
            ('version-0', 'unsupported', 'Version 0.', 'endorse/v0 endorsement'),
            ('version-10', 'unsupported', 'Version 10 begins with a 1.', 'endorse/v10 endorsement'),
            ('version-largest', 'unsupported', 'Version 2^63 - 1.', 'endorse/v9223372036854775807 endorsement'),
            ('version-2-space-only', 'unsupported', 'Version 2, a space and nothing.', 'endorse/v2 ')]:
        case('header-' + name, expect, comment, entry('endorsement', header=header))
    case('header-version-2-other-fields', 'unsupported', 'Version 2 with fields of its own.', note('endorse/v2 pledge\nwhatever it says\n\nthere\n', ALPHA))
    case('header-version-2-no-note', 'malformed', 'Version 2 without a signature line.', 'endorse/v2 endorsement\nlog example\n')

    good('log-any-origin', 'Any origin will do for the form.', 'withdrawal', {'log': 'x'})
    good('log-255-bytes', 'As long as allowed.', 'withdrawal', {'log': 'o' * 255})
    bad('log-256-bytes', 'A byte too long.', 'withdrawal', {'log': 'o' * 256})
    bad('log-with-plus', 'A plus.', 'withdrawal', {'log': 'manifesto.example/a+b'})
    bad('log-with-space', 'A space.', 'withdrawal', {'log': 'manifesto.example log'})
    bad('log-beyond-ascii', 'A letter beyond ASCII.', 'withdrawal', {'log': 'm\u00e0nifesto.example'})

    good('title-300-scalars', 'As long as allowed, of another plane.', 'statement', {'title': '\U00020000' * 300})
    bad('title-301-scalars', 'A scalar too long.', 'statement', {'title': 'a' * 301})
    for field, kind in [('title', 'statement'), ('signatory', 'endorsement'), ('role', 'individual'), ('reason', 'revocation')]:
        bad(field + '-not-nfc', 'A value in another normal form.', kind, {field: 'E\u0301cole'})
        bad(field + '-two-spaces', 'Two spaces in a value.', kind, {field: 'Alpha  Example'})
        bad(field + '-trailing-space', 'A space at the end of a value.', kind, {field: 'Alpha '})
        bad(field + '-301-scalars', 'A value that is too long.', kind, {field: 'a' * 301}) if field != 'title' else None
        bad(field + '-override', 'U+202E in a value.', kind, {field: 'a\u202eb'})
        bad(field + '-new-in-16', 'A character newer than Unicode 15.0 in a value.', kind, {field: 'a\u1c89'})
    for field, kind in [('signatory', 'endorsement'), ('role', 'individual')]:
        good(field + '-name-key-600', 'A name key as long as allowed, of a value as long as allowed.', kind, {field: '\u00df' * 300})
        bad(field + '-name-key-603', 'A value whose name key is too long: NFKC makes three letters of one.', kind, {field: '\ufb03' * 201})

    digits = T1[7:]
    bad('text-upper-case', 'Upper-case digits.', 'withdrawal', {'text': 'sha256:' + digits.upper()})
    bad('text-63-digits', 'A digit too few.', 'withdrawal', {'text': T1[:-1]})
    bad('text-65-digits', 'A digit too many.', 'withdrawal', {'text': T1 + '0'})
    bad('text-other-hash', 'Another algorithm.', 'withdrawal', {'text': 'sha512:' + digits})
    bad('text-without-prefix', 'No algorithm.', 'withdrawal', {'text': digits})
    bad('text-prefix-upper-case', 'The algorithm in upper case.', 'withdrawal', {'text': 'SHA256:' + digits})
    bad('text-not-hex', 'A letter that is no digit.', 'withdrawal', {'text': T1[:-1] + 'g'})
    assert any(c in 'abcdef' for c in digits)

    bad('kind-unknown', 'Neither of the two.', 'endorsement', {'kind': 'company'})
    bad('kind-unknown-name-individual', 'Neither of the two, under an individual\'s key name.', 'individual', {'kind': 'person'})
    bad('kind-upper-case', 'Upper case.', 'endorsement', {'kind': 'Organization'})
    bad('kind-organization-name-individual', 'An organization whose key name is an individual\'s.', 'individual', {'kind': 'organization'})
    bad('kind-individual-name-organization', 'An individual whose key name is an organization\'s.', 'endorsement', {'kind': 'individual'})

    good('statement-secretariat-individual', 'A secretariat whose key name is an individual\'s.', 'statement', {'secretariat': ADA.vkey}, signers=[ADA])
    good('revocation-key-individual', 'An individual\'s key is revoked.', 'revocation', {'key': ADA.vkey})
    good('succession-other-name', 'That the names are equal is a rule of the log, not of the form.', 'succession', {'successor': BETA.vkey}, signers=[ALPHA, BETA])
    good('statement-recovery-is-secretariat', 'That they differ is a rule of the log, not of the form.', 'statement', {'recovery': SEC.vkey})
    for field, kind in [('key', 'endorsement'), ('key', 'withdrawal'), ('key', 'succession'), ('successor', 'succession'), ('key', 'revocation'),
                        ('secretariat', 'statement'), ('recovery', 'statement')]:
        right = dict(KINDS[kind][0])[field]
        name = '%s-%s-' % (kind, field)
        bad(name + 'type-02', 'A key of type 0x02.', kind, {field: vkey('alpha.example', WITNESS.public, 2)})
        bad(name + 'type-04', 'A key of type 0x04.', kind, {field: vkey('alpha.example', WITNESS.public, 4)})
        bad(name + 'type-06', 'A key of type 0x06, with 1,312 bytes.', kind, {field: vkey('alpha.example', ML_DSA, 6)})
        bad(name + 'type-7f', 'A key of type 0x7F.', kind, {field: vkey('alpha.example', WITNESS.public, 0x7f)})
        bad(name + 'id-wrong', 'A key ID that does not fit.', kind, {field: right.replace(right.split('+')[1], '00000000')})
        bad(name + 'name-upper-case', 'A verifier key whose name is no key name.', kind, {field: vkey('Alpha.example', ALPHA2.public)})
    for name, comment, key_name in [
            ('one-label', 'One label.', 'example'), ('ip-address', 'An IPv4 address.', '192.0.2.1'), ('label-64', 'A label of 64 bytes.', LABEL63 + 'a.example'),
            ('trailing-dot', 'A dot at the end.', 'alpha.example.'), ('leading-hyphen', 'A hyphen at the beginning.', '-alpha.example'),
            ('trailing-hyphen', 'A hyphen at the end.', 'alpha-.example'), ('beyond-ascii', 'A letter beyond ASCII.', '\u00e4lpha.example'),
            ('254-bytes', 'A domain of 254 bytes.', '.'.join([LABEL63, LABEL63, LABEL63, 'a' * 62]))]:
        key = ALPHA.renamed(key_name)
        case('endorsement-key-name-' + name, 'malformed', comment, note(fields('endorse/v1 endorsement', *[
            (n, key.vkey if n == 'key' else c) for n, c in ENDORSEMENT]), key, SEC))
    longest = ALPHA.renamed('.'.join([LABEL63, LABEL63, LABEL63, 'a' * 61]))
    case('endorsement-key-name-253-bytes', 'accept', 'A domain of 253 bytes.', note(fields('endorse/v1 endorsement', *[
        (n, longest.vkey if n == 'key' else c) for n, c in ENDORSEMENT]), longest, SEC), 'endorsement')

    for name, comment, date in [
            ('leap-day', 'A leap day.', '2024-02-29'), ('leap-day-2000', 'A leap day of a year divisible by 400.', '2000-02-29'),
            ('first', 'The first day.', '2000-01-01'), ('last', 'The last day.', '2999-12-31'), ('april-30', 'The last of April.', '2026-04-30')]:
        good('date-' + name, comment, 'withdrawal', {'date': date})
    for name, comment, date in [
            ('no-leap-day', '2026 is no leap year.', '2026-02-29'), ('no-leap-day-2100', 'Neither is 2100.', '2100-02-29'),
            ('february-30', 'A day that no February has.', '2024-02-30'), ('april-31', 'April has 30 days.', '2026-04-31'), ('day-32', 'Day 32.', '2026-01-32'),
            ('day-0', 'Day 0.', '2026-01-00'), ('month-0', 'Month 0.', '2026-00-10'), ('month-13', 'Month 13.', '2026-13-01'),
            ('1999', 'Before 2000.', '1999-12-31'), ('3000', 'After 2999.', '3000-01-01'), ('one-digit', 'A day of one digit.', '2026-03-1'),
            ('slashes', 'Slashes.', '2026/03/01'), ('compact', 'No hyphens.', '20260301'), ('time', 'A time.', '2026-03-01T00:00:00Z'),
            ('two-digit-year', 'A year of two digits.', '26-03-01'), ('five-digit-year', 'A year of five digits.', '02026-03-01'),
            ('sign', 'A sign in place of a digit.', '2026-+3-01'), ('space', 'A space in place of a digit.', '2026- 3-01'),
            ('week', 'A week date.', '2026-W10-1'), ('not-ascii', 'Digits of another script.', '2026-03-\u0660\u0661')]:
        bad('date-' + name, comment, 'withdrawal', {'date': date})

    good('previous-of-another-entry', 'Whose it is, is a rule of the log.', 'withdrawal', {'previous': b64(bytes(32))})
    bad('previous-31-bytes', 'A byte short.', 'withdrawal', {'previous': b64(bytes(31))})
    bad('previous-33-bytes', 'A byte long.', 'withdrawal', {'previous': b64(bytes(33))})
    bad('previous-hex', 'In hex.', 'withdrawal', {'previous': '00' * 32})
    bad('previous-padding-missing', 'No padding.', 'withdrawal', {'previous': b64(bytes(32))[:-1]})
    bad('previous-spare-bits', 'Unused bits that are not zero.', 'withdrawal', {'previous': b64(bytes(32))[:-2] + 'B='})
    bad('previous-with-prefix', 'A prefix as of a text hash.', 'withdrawal', {'previous': 'sha256:' + b64(bytes(32))})

    text = fields('endorse/v1 withdrawal', *WITHDRAWAL)
    whole = note(text, ALPHA)
    case('crlf', 'malformed', 'Every line ends in CR LF.', whole.replace(b'\n', b'\r\n'))
    case('crlf-in-text', 'malformed', 'The text ends its lines in CR LF.', note(text.replace('\n', '\r\n'), ALPHA))
    case('byte-order-mark', 'malformed', 'A byte-order mark before the header.', note('\ufeff' + text, ALPHA))
    case('no-signature', 'malformed', 'No signature line.', text + '\n')
    case('no-last-line-end', 'malformed', 'The last line does not end.', whole[:-1])
    case('signature-not-base64', 'malformed', 'A signature line that is not base64.', whole[:-3] + b'*=\n')
    case('not-utf-8', 'malformed', 'A byte that is not UTF-8.', note(fields('endorse/v1 revocation', *REVOCATION).encode().replace(b'Made', b'Mad\xff'), SEC))
    case('json', 'malformed', 'Another format.', '{"log": "manifesto.example/log"}\n')
    case('empty', 'malformed', 'Nothing.', '')
    many = [BETA.line(b'', name='n%02d.%s.example' % (n, LABEL63)) for n in range(63)]
    case('8193-bytes-and-more', 'malformed', 'A note of 64 signature lines, longer than any entry.', note(text, ALPHA, *many))
    assert len(note(text, ALPHA, *many)) > 8192

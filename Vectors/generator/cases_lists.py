"""lists: section 13. Rows and missing entries are written out for every list."""

from .histories import accept
from .keys import (ADA, ALPHA, BETA, BO, BO_PAINTER, DELTA, EPSILON, ETA, ETA2, GAMMA, KAPPA, KIM_BAKER, KIM_POET, LAMBDA, OMEGA, THETA, ZETA)
from .notes import T1, T2, T3, TITLE1, TITLE2, Log
from .vectors import vector

ADA_ROLE = 'Ada Example \u2013 Chair, Example Circle'
ALPHA_NAME, BETA_NAME = 'Alpha Example Foundation', 'The Beta Example Institute'
TWELVE = 'one two three four five six seven eight nine ten eleven twelve'
ELEVEN = 'one two three four five six seven eight nine ten eleven'

STATES = (Log().statement()                                                         # 0
          .endorsement(ALPHA, 'Alpha Example Foundation')                           # 1
          .endorsement(BETA, 'The Beta Example Institute')                          # 2
          .endorsement(ADA, 'Ada Example', 'Chair, Example Circle')                 # 3
          .endorsement(BO, 'Bo Example')                                            # 4
          .endorsement(BO_PAINTER, 'Bo Example', 'Painter')                         # 5
          .endorsement(KIM_POET, 'Kim Example', 'Poet')                             # 6
          .endorsement(KIM_BAKER, 'Kim Example', 'Baker')                           # 7
          .endorsement(GAMMA, 'Gamma Example Union')                                # 8
          .withdrawal(GAMMA, previous=8)                                            # 9
          .endorsement(DELTA, 'Delta Example Works')                                # 10
          .revocation(DELTA, previous=0)                                            # 11
          .endorsement(EPSILON, 'Epsilon Example Guild')                            # 12
          .endorsement(EPSILON, 'Epsilon Example Society', previous=12)             # 13
          .endorsement(THETA, 'Theta Example Choir')                                # 14
          .endorsement(THETA, 'Theta Example Orchestra', previous=14)               # 15
          .withdrawal(THETA, previous=15)                                           # 16
          .endorsement(ETA, 'Eta Example Museum')                                   # 17
          .withdrawal(ETA, previous=17)                                             # 18
          .endorsement(ETA2, 'Eta Example Museum')                                  # 19
          .revocation(ETA2, previous=11)                                            # 20
          .endorsement(KAPPA, 'Kappa Example Press')                                # 21
          .withdrawal(KAPPA, previous=21)                                           # 22
          .endorsement(KAPPA, 'Kappa Example Press', previous=22)                   # 23
          .statement(T2, TITLE2, previous=20)                                       # 24
          .endorsement(ZETA, 'Zeta Example League', text=T2)                        # 25
          .endorsement(GAMMA, 'Gamma Example Union', text=T2, previous=9)           # 26
          .endorsement(LAMBDA, 'Lambda, Example & Daughters')                       # 27
          .endorsement(OMEGA, 'Omega \u2013 Example (North)'))                      # 28

SHORT = (Log().statement()                                                          # 0
         .endorsement(ALPHA, 'Kappa')                                               # 1
         .endorsement(BETA, 'Iota')                                                 # 2
         .endorsement(GAMMA, 'Lambda Lab')                                          # 3
         .endorsement(DELTA, 'Omega Lab')                                           # 4
         .endorsement(EPSILON, '\u0396\u03ae\u03c4\u03b1')                          # 5, four scalars, eight bytes
         .endorsement(ETA, '\U00020000\U00020001\U00020002\U00020003')              # 6, four scalars, eight UTF-16 units
         .endorsement(KAPPA, 'q\u0323abc')                                          # 7, five scalars, four graphemes
         .endorsement(ZETA, 'Marble Hall')                                          # 8
         .endorsement(OMEGA, 'Marble Ball')                                         # 9
         .endorsement(LAMBDA, 'Marble Mall')                                        # 10
         .withdrawal(LAMBDA, previous=10)                                           # 11
         .statement(T2, TITLE2, previous=0)                                         # 12
         .endorsement(BO, 'Marble Wall', text=T2)                                   # 13
         .endorsement(THETA, '\u05de\u05d5\u05e1\u05d3 \u05dc\u05d3\u05d5\u05d2\u05de\u05d4'))     # 14
SHORT_MISSING = [2, 1, 3, 9, 8, 4, 7, 5, 14, 6]
STATES_MISSING = [3, 1, 2, 4, 5, 13, 23, 6, 7, 27, 28]


def case(name, expect, comment, log, document, rows=(), missing=(), statement=None, text=None):
    lines = [('log', log + '.vector')]
    lines += [('statement', statement)] if statement else []
    lines += [('text', text)] if text else []
    lines += [('row', ' '.join(str(part) for part in row)) for row in rows]
    lines += [('missing', entry) for entry in missing]
    vector('lists/' + name, expect, comment, document, *lines)


def logs():
    accept('log-of-states', 'A log for lists: one of everything that a line can meet.', STATES, [
        (T1, 3, ADA), (T1, 1, ALPHA), (T1, 2, BETA), (T1, 4, BO), (T1, 5, BO_PAINTER), (T1, 13, EPSILON), (T1, 23, KAPPA), (T1, 6, KIM_POET),
        (T1, 7, KIM_BAKER), (T1, 27, LAMBDA), (T1, 28, OMEGA), (T2, 26, GAMMA), (T2, 25, ZETA)], [
        (T1, 8, 'withdrawn', 9), (T1, 10, 'revoked', 11), (T1, 12, 'replaced', 13), (T1, 14, 'replaced', 15), (T1, 15, 'withdrawn', 16),
        (T1, 17, 'withdrawn', 18), (T1, 19, 'revoked', 20), (T1, 21, 'withdrawn', 22)])
    accept('log-of-short-names', 'A log for lists: names of which the lengths matter.', SHORT, [
        (T1, 2, BETA), (T1, 1, ALPHA), (T1, 3, GAMMA), (T1, 9, OMEGA), (T1, 8, ZETA), (T1, 4, DELTA), (T1, 7, KAPPA), (T1, 5, EPSILON), (T1, 14, THETA),
        (T1, 6, ETA), (T2, 13, BO)], [(T1, 10, 'withdrawn', 11)])
    accept('log-of-one-title', 'A log for lists: two statements whose titles have one name key.',
           Log().statement().statement(T2, 'AN example manifesto', previous=0).endorsement(ALPHA, ALPHA_NAME, text=T2), [(T2, 2, ALPHA)])
    accept('log-of-one', 'A log for lists: one endorsement.', Log().statement().endorsement(ALPHA, ALPHA_NAME), [(T1, 1, ALPHA)])


def reading():
    """Section 13.1, with a log in which three endorse: all lines signed, nobody missing."""
    def agrees(name, comment, document, lines=(1, 2, 3)):
        case('read-' + name, 'accept', comment, 'endorsements', document, [(n, 'signed', entry) for n, entry in zip(lines, (3, 1, 2))])
    names = '%s\n%s\n%s\n' % (ADA_ROLE, ALPHA_NAME, BETA_NAME)
    items = ''.join('- %s\n' % line for line in names.splitlines())
    agrees('text', 'One name a line.', names)
    agrees('no-last-line-end', 'The last line does not end.', names[:-1])
    agrees('crlf', 'Lines end in CR LF, which counts as one line end.', names.replace('\n', '\r\n'))
    agrees('cr', 'Lines end in CR.', names.replace('\n', '\r'))
    agrees('byte-order-mark', 'A byte-order mark.', '\ufeff' + names)
    agrees('blank-lines', 'Blank lines, some with spaces and TABs: they count as lines.', '\n' + names.replace('\n', '\n \t\n'), (2, 4, 6))
    agrees('spaces-around', 'White_Space around the names, a no-break space among it.', ''.join(' \t%s\u00a0\u3000\n' % line for line in names.splitlines()))
    agrees('headings', 'Lines that begin with # or end in a colon.', '# Signatories\nOrganizations and others:\n' + names + '#end\n', (3, 4, 5))
    agrees('prose', 'A line of twelve words with a full stop.', TWELVE + '.\n' + names, (2, 3, 4))
    agrees('prose-other-ends', 'Lines of twelve words that end in !, ? and ;.', '%s!\n%s?\n%s;\n' % (TWELVE, TWELVE, TWELVE) + names, (4, 5, 6))
    agrees('prose-long-line', 'A line of 301 scalars.', 'x' * 301 + '\n' + names, (2, 3, 4))
    agrees('prose-words-by-no-break-space', 'Words are runs of other than White_Space: no-break spaces separate them.',
           TWELVE.replace(' ', '\u00a0') + '.\n' + names, (2, 3, 4))
    agrees('items', 'Items of a list.', items)
    for name, marker in [('star', '*'), ('plus', '+'), ('bullet', '\u2022'), ('number', '1.'), ('number-parenthesis', '1)'), ('nine-digits', '123456789.')]:
        agrees('items-' + name, 'Items marked with `%s`.' % marker, items.replace('- ', marker + ' '))
    agrees('items-mixed', 'Items of several marks.', '1. %s\n* %s\n\u2022 %s\n' % (ADA_ROLE, ALPHA_NAME, BETA_NAME))
    agrees('items-indented', 'Spaces and TABs before and behind the marker.', items.replace('- ', ' \t-\t  '))
    agrees('items-and-others', 'What is no item is left out, a name among it.', '# Signatories\n\nSomebody Else\n\n' + items + '\nSomebody Else\n', (5, 6, 7))
    agrees('items-empty', 'An item without a text is not listed.', '- \n' + items, (2, 3, 4))
    agrees('items-of-one', 'A single item makes the other lines no list.', 'Somebody Else\n' + items, (2, 3, 4))
    agrees('ends-with-deleted', 'A U+202C and a U+200B that copying left behind.', names.replace('\n', '\u202c\n').replace('Beta', 'Be\u200bta'))

    def differs(name, comment, document, rows, missing):
        case('read-' + name, 'unverified', comment, 'endorsements', document, rows, missing)
    three = [3, 1, 2]
    differs('item-one-of-three', 'One item: the other names are no list.', '- %s\n%s\n%s\n' % (ADA_ROLE, ALPHA_NAME, BETA_NAME), [(1, 'signed', 3)], [1, 2])
    differs('no-item-without-space', 'A hyphen without a space is no marker, but part of the name.', '-%s\n' % ALPHA_NAME, [(1, 'looks-similar', 1)], three)
    differs('no-item-number-without-space', 'A number without a space is no marker.', '1.%s\n' % ALPHA_NAME, [(1, 'looks-similar', 1)], three)
    differs('no-item-ten-digits', 'Ten digits are no marker.', '1234567890. %s\n' % ALPHA_NAME, [(1, 'not-in-log')], three)
    differs('no-item-letter', 'A letter is no marker.', 'a) %s\n' % ALPHA_NAME, [(1, 'not-in-log')], three)
    differs('no-item-en-dash', 'An en dash is no marker.', '\u2013 %s\n' % ALPHA_NAME, [(1, 'looks-similar', 1)], three)
    differs('no-item-no-break-space', 'A no-break space behind a marker is none of its spaces.', '-\u00a0%s\n' % ALPHA_NAME, [(1, 'looks-similar', 1)], three)
    differs('eleven-words', 'Eleven words are no prose.', ELEVEN + '.\n', [(1, 'not-in-log')], three)
    differs('twelve-words-without-end', 'Twelve words without an end are no prose.', TWELVE + '\n', [(1, 'not-in-log')], three)
    differs('300-scalars', '300 scalars are no prose.', 'x' * 300 + '\n', [(1, 'not-in-log')], three)
    differs('300-scalars-astral', '300 scalars of another plane are no prose.', '\U00020000' * 300 + '\n', [(1, 'not-in-log')], three)
    differs('item-of-prose', 'An item is listed also where a line would be prose.', '- %s.\n' % TWELVE, [(1, 'not-in-log')], three)
    differs('item-of-heading', 'An item is listed also where a line would be a heading.', '- %s:\n' % ALPHA_NAME, [(1, 'looks-similar', 1)], three)
    differs('hash-inside', 'A # within a line is no heading.', 'Number #1\n', [(1, 'not-in-log')], three)

    def refused(name, expect, comment, document):
        case('read-' + name, expect, comment, 'endorsements', document)
    refused('empty', 'undecided', 'Nothing.', '')
    refused('only-blank', 'undecided', 'Blank lines only.', ' \n\t\r\n\n')
    refused('only-byte-order-mark', 'undecided', 'A byte-order mark only.', '\ufeff')
    refused('only-headings', 'undecided', 'Headings only.', '# Signatories\nOrganizations:\n')
    refused('only-prose', 'undecided', 'Prose only.', TWELVE + '.\n' + TWELVE + '?\n')
    refused('only-empty-items', 'undecided', 'Items without a text only.', '- \n* \t\n')
    refused('empty-item-and-names', 'undecided', 'An item without a text makes the other lines no list.', '- \n' + names)
    refused('html', 'unsupported', 'HTML.', '<!doctype html>\n<ul><li>%s</li></ul>\n' % ALPHA_NAME)
    refused('html-behind-blanks', 'unsupported', 'HTML behind a byte-order mark and White_Space.', '\ufeff \n\u00a0\t<ul>\n')
    refused('json-object', 'unsupported', 'A JSON object.', '{"signatories": []}\n')
    refused('json-array', 'unsupported', 'A JSON array.', '["%s"]\n' % ALPHA_NAME)
    refused('not-utf-8', 'malformed', 'A byte that is not UTF-8.', names.encode().replace(b'Beta', b'B\xe9ta'))
    refused('utf-16', 'malformed', 'UTF-16.', names.encode('utf-16-le'))
    refused('form-feed', 'malformed', 'U+000C.', names + '\x0c')
    refused('next-line', 'malformed', 'U+0085.', names.replace('\n', '\u0085'))
    refused('delete', 'malformed', 'U+007F.', names + '\x7f\n')
    refused('escape', 'malformed', 'U+001B.', names + '\x1b[2J\n')
    refused('nul', 'malformed', 'U+0000.', names + '\0')
    case('read-line-separator', 'unverified', 'U+2028 ends no line.', 'log-of-one', 'Somebody Else\u2028%s\n' % ALPHA_NAME, [(1, 'not-in-log')], [1])
    case('read-byte-order-mark-twice', 'accept', 'The second mark is part of the first name, and not of its name key.', 'log-of-one',
         '\ufeff\ufeff%s\n' % ALPHA_NAME, [(1, 'signed', 1)])


def choosing():
    """Section 13.2."""
    one = ALPHA_NAME + '\n'
    signed = [(1, 'signed', 1)]
    second = 'Gamma Example Union\nZeta Example League\n'
    second_rows = [(1, 'signed', 26), (2, 'signed', 25)]
    case('statement-only', 'accept', 'The log has one statement.', 'log-of-one', one, signed)
    case('statement-by-title', 'accept', 'By its title, compared by name key.', 'log-of-one', one, signed, statement='an EXAMPLE  manifesto')
    case('statement-by-hash', 'accept', 'By its hash.', 'log-of-one', one, signed, statement=T1)
    case('statement-by-hash-of-two', 'accept', 'By its hash, of two.', 'log-of-states', second, second_rows, statement=T2)
    case('statement-by-title-of-two', 'accept', 'By its title, of two.', 'log-of-states', second, second_rows, statement='A second example')
    case('statement-by-text-of-two', 'accept', 'By the hash of the given text, of two.', 'log-of-states', second, second_rows, text=T2)
    case('statement-by-hash-of-one-title', 'accept', 'By its hash, where two have the same title.', 'log-of-one-title', one, [(1, 'signed', 2)], statement=T2)
    case('statement-and-text', 'accept', 'By its title, and the given text is it.', 'log-of-states', second, second_rows, statement=TITLE2, text=T2)
    case('text-right', 'accept', 'The given text is the only statement\'s.', 'log-of-one', one, signed, text=T1)
    case('text-wrong', 'unverified', 'The given text is not the only statement\'s.', 'log-of-one', one, signed, text=T3)
    case('statement-and-text-wrong', 'unverified', 'The given text is another statement\'s than the chosen one.', 'log-of-states', second, second_rows,
         statement=TITLE2, text=T1)
    case('statement-none-of-two', 'undecided', 'Two statements and none chosen.', 'log-of-states', second)
    case('statement-none', 'undecided', 'A log without a statement.', 'no-entries', one)
    case('statement-unknown-title', 'undecided', 'A title that no statement has.', 'log-of-one', one, statement='A Third Example')
    case('statement-unknown-hash', 'undecided', 'A hash that was not stated.', 'log-of-one', one, statement=T3)
    case('statement-title-of-two', 'undecided', 'A title that two statements have.', 'log-of-one-title', one, statement=TITLE1)
    case('statement-unknown-text-of-two', 'undecided', 'The given text is neither of the two statements\'.', 'log-of-states', second, text=T3)


def readings():
    """Sections 13.3 and 13.4: one line, and a log of one endorsement or more."""
    def alpha(name, comment, line, state='signed', entry=1):
        row = (1, state) + ((entry,) if entry else ())
        listed = state in ('signed', 'spelled-differently')
        case(name, 'accept' if state == 'signed' else 'unverified', comment, 'log-of-one', line + '\n', [row], [] if listed else [1])
    alpha('name-upper-case', 'Another case.', 'ALPHA example FOUNDATION')
    alpha('name-the', 'An article.', 'The Alpha Example Foundation')
    alpha('name-no-break-space', 'A no-break space.', 'Alpha\u00a0Example Foundation')
    alpha('name-soft-hyphen', 'A soft hyphen that copying left behind.', 'Alpha Example Foun\u00addation')
    alpha('rest-empty-parentheses', 'An empty rest is absent.', 'Alpha Example Foundation ()')
    alpha('rest-empty-comma', 'An empty rest behind a comma is absent.', 'Alpha Example Foundation,')
    alpha('domain-parentheses', 'The rest is the domain.', 'Alpha Example Foundation (alpha.example)')
    alpha('domain-en-dash', 'The rest is the domain, as URL.', 'Alpha Example Foundation \u2013 https://alpha.example/')
    alpha('domain-em-dash', 'The rest is the domain, as URL without s.', 'Alpha Example Foundation \u2014 http://alpha.example')
    alpha('domain-hyphen', 'The rest is the domain, with www.', 'Alpha Example Foundation - www.alpha.example')
    alpha('domain-comma', 'The rest is the domain, with everything, in capitals.', 'Alpha Example Foundation, HTTPS://WWW.Alpha.Example/')
    spelled = 'spelled-differently'
    alpha('domain-two-slashes', 'One slash is stripped, not two.', 'Alpha Example Foundation (alpha.example//)', spelled)
    alpha('domain-with-path', 'A path is not the domain.', 'Alpha Example Foundation (alpha.example/about)', spelled)
    alpha('domain-www-twice', 'One www. is stripped, not two.', 'Alpha Example Foundation (www.www.alpha.example)', spelled)
    alpha('domain-scheme-twice', 'One scheme is stripped, not two.', 'Alpha Example Foundation (https://http://alpha.example)', spelled)
    alpha('domain-other-scheme', 'Another scheme stays.', 'Alpha Example Foundation (ftp://alpha.example)', spelled)
    alpha('domain-below', 'A domain below it is another.', 'Alpha Example Foundation (one.alpha.example)', spelled)
    alpha('domain-full-stop', 'A full stop behind the domain.', 'Alpha Example Foundation (alpha.example.)', spelled)
    alpha('domain-other', 'Another domain.', 'Alpha Example Foundation (beta.example)', spelled)
    alpha('words-behind-dash', 'Words behind a dash.', 'Alpha Example Foundation \u2013 friends of', spelled)
    alpha('words-behind-comma', 'Words behind a comma.', 'Alpha Example Foundation, friends of', spelled)
    alpha('words-in-parentheses', 'Words in parentheses.', 'Alpha Example Foundation (friends of)', spelled)
    alpha('words-before', 'Words before the name are part of it.', 'Friends of Alpha Example Foundation', 'not-in-log', None)
    alpha('name-behind-dash', 'A name behind a dash is no head.', 'Friends of \u2013 Alpha Example Foundation', 'not-in-log', None)
    alpha('words-behind-unspaced-dash', 'A dash without spaces separates nothing.', 'Alpha Example Foundation\u2013Friends', 'not-in-log', None)
    alpha('words-behind-half-spaced-dash', 'A dash with one space separates nothing.', 'Alpha Example Foundation \u2013Friends', 'not-in-log', None)
    alpha('words-behind-no-break-dash', 'A dash between no-break spaces separates nothing.', 'Alpha Example Foundation\u00a0\u2013\u00a0Friends', 'not-in-log', None)
    alpha('words-behind-other-dash', 'U+2015 separates nothing.', 'Alpha Example Foundation \u2015 Friends', 'not-in-log', None)
    alpha('words-behind-colon', 'A colon separates nothing.', 'Alpha Example Foundation: Friends', 'not-in-log', None)
    alpha('words-in-brackets', 'Brackets separate nothing.', 'Alpha Example Foundation [friends]', 'not-in-log', None)
    alpha('words-in-fullwidth-parentheses', 'Separators are looked for in the line as it is written.', 'Alpha Example Foundation \uff08alpha.example\uff09', 'not-in-log', None)
    alpha('parentheses-not-last', 'Parentheses that do not end the line.', 'Alpha Example Foundation (friends) and others', 'not-in-log', None)
    alpha('head-empty', 'An empty head is dropped: the name in parentheses is none.', '(Alpha Example Foundation)', 'looks-similar', 1)
    alpha('without-name-key', 'A private-use character: the line is no one\'s name.', 'Alpha Example Foundation\ue000', 'not-in-log', None)
    alpha('without-name-key-rest', 'A private-use character in the rest: it does not fit.', 'Alpha Example Foundation \u2013 \ue000', spelled)
    alpha('link-alone', 'A domain alone.', 'alpha.example', spelled)
    alpha('link-other-name', 'Another name, the domain beside it.', 'Alfa Fundazioa (alpha.example)', spelled)
    alpha('link-markdown', 'A Markdown link.', '- [Alpha Example Foundation](https://alpha.example/)', spelled)
    alpha('link-angle-brackets', 'A URL in angle brackets.', 'Alfa <HTTPS://www.ALPHA.example/en/list>', spelled)
    alpha('link-semicolon', 'Semicolons separate.', 'Alfa;alpha.example;2026', spelled)
    alpha('link-below', 'A domain below it is another.', 'Alfa one.alpha.example', 'not-in-log', None)
    alpha('link-mail', 'A mail address is no domain.', 'Alfa info@alpha.example', 'not-in-log', None)
    alpha('link-full-stop', 'A full stop behind the domain.', 'See alpha.example.', 'not-in-log', None)
    alpha('link-colon', 'A port behind the domain.', 'Alfa alpha.example:443', 'not-in-log', None)
    alpha('similar-one-edit', 'A letter is missing.', 'Alpha Example Fundation', 'looks-similar')
    alpha('similar-two-edits', 'Two letters are missing.', 'Alpha Exmple Fundation', 'looks-similar')
    alpha('similar-three-edits', 'Three letters are missing.', 'Alpha Exmple Fundtion', 'not-in-log', None)
    alpha('similar-two-transpositions', 'Two pairs of letters are swapped: two edits.', 'Aplha Example Foundatoin', 'looks-similar')
    alpha('similar-cyrillic', 'A Cyrillic letter.', '\u0410lpha Example Foundation', 'looks-similar')
    alpha('similar-accent', 'An accent.', 'Alph\u00e1 Example Foundation', 'looks-similar')
    alpha('similar-head', 'The head of a reading is similar.', 'Alpha Example Fundation \u2013 friends of', 'looks-similar')

    def base(name, comment, line, state, entry, missing):
        row = (1, state) + ((entry,) if entry else ())
        case(name, 'unverified', comment, 'endorsements', line + '\n', [row], missing)
    base('individual-without-role', 'The role may be left out.', 'Ada Example', 'signed', 3, [1, 2])
    base('individual-comma', 'The first comma separates the role, which has another.', 'Ada Example, Chair, Example Circle', 'signed', 3, [1, 2])
    base('individual-parentheses', 'The role in parentheses.', 'Ada Example (Chair, Example Circle)', 'signed', 3, [1, 2])
    base('individual-em-dash', 'The role behind an em dash.', 'Ada Example \u2014 Chair, Example Circle', 'signed', 3, [1, 2])
    base('individual-hyphen', 'The role behind a hyphen.', 'Ada Example - Chair, Example Circle', 'signed', 3, [1, 2])
    base('individual-role-name-key', 'The role is compared by name key.', 'Ada Example \u2013 The CHAIR, example  circle', 'signed', 3, [1, 2])
    base('individual-domain', 'An individual\'s domain is its key name before the slash.', 'Ada Example (secretariat.example)', 'signed', 3, [1, 2])
    base('individual-key-name', 'An individual\'s key name is no domain.', 'Ada Example (secretariat.example/ada)', spelled, 3, [1, 2])
    base('individual-other-role', 'Another role.', 'Ada Example \u2013 Treasurer, Example Circle', spelled, 3, [1, 2])
    base('individual-shorter-role', 'Part of the role.', 'Ada Example \u2013 Chair', spelled, 3, [1, 2])
    base('individual-name-in-role', 'The role alone.', 'Chair, Example Circle', 'not-in-log', None, [3, 1, 2])
    base('individual-link', 'The domain of an individual is no organization\'s.', 'Somebody Else (secretariat.example)', 'not-in-log', None, [3, 1, 2])
    base('two-links', 'Two domains: the lowest entry counts.', 'beta.example alpha.example', spelled, 1, [3, 2])
    base('head-before-link', 'A head counts before a domain.', 'The Beta Example Institute \u2013 alpha.example', spelled, 2, [3, 1])

    names = '%s\n%s\n' % (ALPHA_NAME, BETA_NAME)
    case('missing', 'unverified', 'One who signed is not listed.', 'endorsements', names, [(1, 'signed', 1), (2, 'signed', 2)], [3])
    case('missing-order', 'unverified', 'Those missing are in the order of the roster.', 'endorsements', 'Somebody Else\n', [(1, 'not-in-log')], [3, 1, 2])
    case('not-in-log', 'unverified', 'One who is listed did not sign.', 'endorsements', names + ADA_ROLE + '\nSomebody Else\n',
         [(1, 'signed', 1), (2, 'signed', 2), (3, 'signed', 3), (4, 'not-in-log')])
    case('repeated', 'accept', 'A name twice.', 'log-of-one', 'Alpha Example Foundation\nAlpha Example Foundation\n', [(1, 'signed', 1), (2, 'repeated', 1)])
    case('repeated-thrice', 'accept', 'A name three times, otherwise written.', 'log-of-one',
         'Alpha Example Foundation\nTHE ALPHA EXAMPLE FOUNDATION\nAlpha Example Foundation (alpha.example)\n', [(1, 'signed', 1), (2, 'repeated', 1), (3, 'repeated', 1)])
    case('repeated-not-with-words-behind', 'unverified', 'The second line has words that it did not sign: it would not be signed, so it is not repeated.', 'log-of-one',
         'Alpha Example Foundation\nAlpha Example Foundation \u2013 friends of\n', [(1, 'signed', 1), (2, spelled, 1)])
    case('repeated-not-behind-other-spelling', 'unverified', 'The first line is not signed, so the second is not repeated.', 'log-of-one',
         'Alpha Example Foundation \u2013 friends of\nAlpha Example Foundation\n', [(1, spelled, 1), (2, 'signed', 1)])
    case('repeated-not-similar', 'unverified', 'A similar name behind the name is not repeated.', 'log-of-one',
         'Alpha Example Foundation\nAlpha Example Fundation\n', [(1, 'signed', 1), (2, 'looks-similar', 1)])
    case('repeated-not-unknown', 'unverified', 'A name twice that is not in the log.', 'log-of-one', 'Somebody Else\nSomebody Else\nAlpha Example Foundation\n',
         [(1, 'not-in-log'), (2, 'not-in-log'), (3, 'signed', 1)])
    case('all-three-spelled-differently', 'unverified', 'Nobody is missing, and one line is not signed.', 'endorsements', 'Ada Example \u2013 Chair\n' + names,
         [(1, spelled, 3), (2, 'signed', 1), (3, 'signed', 2)])
    case('broken-log', 'unverified', 'The log broke a rule behind what is listed.', 'rule-3-previous-missing', ADA_ROLE + '\n' + names,
         [(1, 'signed', 3), (2, 'signed', 1), (3, 'signed', 2)])
    case('broken-log-entry-not-counted', 'unverified', 'What breaks the rule does not count.', 'rule-4-text-not-stated', ADA_ROLE + '\n' + names + 'Gamma Example Union\n',
         [(1, 'signed', 3), (2, 'signed', 1), (3, 'signed', 2), (4, 'not-in-log')])
    case('unsupported-log', 'unsupported', 'The log has an entry of another version.', 'other-version', ADA_ROLE + '\n' + names)
    case('succeeded', 'accept', 'The key of one was succeeded: it signed.', 'succession', ADA_ROLE + '\n' + names, [(1, 'signed', 3), (2, 'signed', 1), (3, 'signed', 2)])
    case('replaced-by-successor', 'unverified', 'A name that the successor\'s endorsement replaced.', 'succession-and-endorsement',
         ADA_ROLE + '\n' + names, [(1, 'signed', 3), (2, spelled, 5), (3, 'signed', 2)])
    case('homonym-organization', 'unverified', 'An organization and an individual of one name and role: the domain tells them apart.',
         'same-name-organization-and-individual', 'Ada Example (gamma.example)\nAda Example (secretariat.example)\n', [(1, 'signed', 4), (2, 'signed', 3)], [1, 2])
    case('homonym-same-role', 'unverified', 'An organization and an individual of one name and role: the role does not tell them apart.',
         'same-name-organization-and-individual', ADA_ROLE + '\n', [(1, 'looks-similar')], [3, 4, 1, 2])


def states():
    """The log has two statements; the first is chosen unless said."""
    spelled = 'spelled-differently'

    def one(name, comment, line, row, missing, statement=TITLE1):
        case('state-' + name, 'unverified', comment, 'log-of-states', line + '\n', [(1,) + row], missing, statement)
    case('state-all', 'accept', 'Everybody.', 'log-of-states', '''Ada Example \u2013 Chair, Example Circle
Alpha Example Foundation
Beta Example Institute
Bo Example
Bo Example \u2013 Painter
Epsilon Example Society
Kappa Example Press
Kim Example, Poet
Kim Example (Baker)
Lambda, Example & Daughters
Omega \u2013 Example (North)
''', [(1, 'signed', 3), (2, 'signed', 1), (3, 'signed', 2), (4, 'signed', 4), (5, 'signed', 5), (6, 'signed', 13), (7, 'signed', 23), (8, 'signed', 6),
      (9, 'signed', 7), (10, 'signed', 27), (11, 'signed', 28)], statement=TITLE1)
    one('withdrawn', 'Withdrawn, though in force on another text.', 'Gamma Example Union', ('withdrawn', 8), STATES_MISSING)
    one('withdrawn-with-rest', 'Withdrawn; the rest is not looked at.', 'Gamma Example Union (others)', ('withdrawn', 8), STATES_MISSING)
    one('revoked', 'Revoked.', 'Delta Example Works', ('revoked', 10), STATES_MISSING)
    one('revoked-behind-withdrawn', 'Withdrawn by one key, then revoked of another: the latest counts.', 'Eta Example Museum', ('revoked', 19), STATES_MISSING)
    one('withdrawn-and-again', 'Withdrawn and endorsed again.', 'Kappa Example Press', ('signed', 23), [3, 1, 2, 4, 5, 13, 6, 7, 27, 28])
    one('replaced', 'An old name: the endorsement in force is named.', 'Epsilon Example Guild', (spelled, 13), [3, 1, 2, 4, 5, 23, 6, 7, 27, 28])
    one('replaced-with-rest', 'An old name; the rest is not looked at.', 'Epsilon Example Guild \u2013 others', (spelled, 13), [3, 1, 2, 4, 5, 23, 6, 7, 27, 28])
    one('replaced-then-withdrawn', 'An old name of one that then withdrew.', 'Theta Example Choir', ('not-in-log',), STATES_MISSING)
    one('replaced-then-withdrawn-last-name', 'The last name of one that withdrew.', 'Theta Example Orchestra', ('withdrawn', 15), STATES_MISSING)
    one('other-text', 'In force on another text only.', 'Zeta Example League', ('other-text', 25), STATES_MISSING)
    one('other-text-with-rest', 'In force on another text only; the rest is not looked at.', 'Zeta Example League, others', ('other-text', 25), STATES_MISSING)
    one('other-text-domain', 'The domain of one that is in force on another text only.', 'zeta.example', ('not-in-log',), STATES_MISSING)
    one('other-text-chosen', 'The second text: the first one\'s signatory is of another text.', 'Alpha Example Foundation', ('other-text', 1), [26, 25], TITLE2)
    one('link-before-withdrawn', 'A domain of one in force counts before a withdrawn name.', 'Gamma Example Union (alpha.example)', (spelled, 1),
        [3, 2, 4, 5, 13, 23, 6, 7, 27, 28])
    one('replaced-before-link', 'An old name counts before a domain.', 'Epsilon Example Guild (alpha.example)', (spelled, 13), [3, 1, 2, 4, 5, 23, 6, 7, 27, 28])
    one('withdrawn-domain', 'The domain of one that withdrew.', 'gamma.example', ('not-in-log',), STATES_MISSING)
    one('homonyms', 'Two of one name with different roles, none given.', 'Kim Example', ('looks-similar',), STATES_MISSING)
    one('homonyms-domain', 'Two of one name and one domain: it tells nothing apart.', 'Kim Example (secretariat.example)', ('looks-similar',), STATES_MISSING)
    one('homonyms-role', 'Two of one name: the role tells them apart.', 'Kim Example \u2013 baker', ('signed', 7), [3, 1, 2, 4, 5, 13, 23, 6, 27, 28])
    one('homonyms-other-role', 'Two of one name with another role: the lowest entry.', 'Kim Example \u2013 Plumber', (spelled, 6), [3, 1, 2, 4, 5, 13, 23, 7, 27, 28])
    one('homonyms-one-without-role', 'Two of one name: the one without a role is preferred where none is given.', 'Bo Example', ('signed', 4),
        [3, 1, 2, 5, 13, 23, 6, 7, 27, 28])
    one('homonyms-one-with-role', 'Two of one name: the one with the role.', 'Bo Example (Painter)', ('signed', 5), [3, 1, 2, 4, 13, 23, 6, 7, 27, 28])
    one('homonyms-one-without-role-domain', 'Two of one name, their domain as rest: neither role equals it.', 'Bo Example (secretariat.example)', ('looks-similar',),
        STATES_MISSING)
    one('last-parenthesis', 'The last parenthesis is the rest.', 'Omega \u2013 Example (North) (omega.example)', ('signed', 28), [3, 1, 2, 4, 5, 13, 23, 6, 7, 27])
    one('second-dash', 'The second dash separates.', 'Omega \u2013 Example (North) \u2013 omega.example', ('signed', 28), [3, 1, 2, 4, 5, 13, 23, 6, 7, 27])
    one('second-comma', 'The second comma separates.', 'Lambda, Example & Daughters, lambda.example', ('signed', 27), [3, 1, 2, 4, 5, 13, 23, 6, 7, 28])
    one('parentheses-before-commas', 'A fitting reading that comes later counts before one that does not fit.', 'Kim Example, Poet (Baker)', (spelled, 6),
        [3, 1, 2, 4, 5, 13, 23, 7, 27, 28])
    case('state-homonyms-both', 'unverified', 'Two of one name, each with its role, and the one without again.', 'log-of-states',
         'Bo Example\nBo Example, Painter\nBo Example\n', [(1, 'signed', 4), (2, 'signed', 5), (3, 'repeated', 4)], [3, 1, 2, 13, 23, 6, 7, 27, 28], TITLE1)
    case('state-old-and-new-name', 'unverified', 'An old name and the new one.', 'log-of-states', 'Epsilon Example Guild\nEpsilon Example Society\n',
         [(1, spelled, 13), (2, 'signed', 13)], [3, 1, 2, 4, 5, 23, 6, 7, 27, 28], TITLE1)


def distances():
    """Similarity, by names of certain lengths."""
    def similar(name, comment, line, entry=None):
        row = (1, 'looks-similar', entry) if entry else (1, 'not-in-log')
        case('distance-' + name, 'unverified', comment, 'log-of-short-names', line + '\n', [row], SHORT_MISSING, TITLE1)

    def other(name, comment, line, row, missing):
        case('distance-' + name, 'unverified', comment, 'log-of-short-names', line + '\n', [(1,) + row], missing, TITLE1)
    similar('a-fifth', 'One edit in five scalars.', 'Kapp', 1)
    similar('a-fifth-substitution', 'One other letter in five.', 'Kappo', 1)
    similar('above-a-fifth', 'Two edits in five scalars.', 'Kaxxa')
    similar('a-fourth', 'One edit in four scalars.', 'Iot')
    similar('a-fourth-longer-line', 'One edit in four scalars; that the line has five does not help.', 'Iotas')
    similar('two-of-ten', 'Two edits in ten scalars.', 'Lamda Lob', 3)
    similar('two-of-nine', 'Two edits in nine scalars.', 'Omegga Lob')
    similar('one-of-nine', 'One edit in nine scalars.', 'Omega Lob', 4)
    similar('transposition', 'Two neighbours swapped are one edit.', 'Kapap', 1)
    similar('restricted', 'Two swapped neighbours with a letter put between them are three edits.', 'Lambaxd Lab')
    similar('scalars-not-bytes', 'One edit in four scalars of eight bytes.', '\u0396\u03b7\u03c4\u03b1')
    similar('scalars-not-utf-16', 'One edit in four scalars of eight UTF-16 units.', '\U00020000\U00020001\U00020002\U00020004')
    similar('scalars-not-graphemes', 'One edit in five scalars of four graphemes.', 'q\u0323abd', 7)
    similar('lowest-entry', 'One edit from two names: the lowest entry.', 'Marble Tall', 8)
    similar('smallest-first', 'One edit from a name, two from an earlier one: the smallest distance.', 'Marble Ballo', 9)
    other('withdrawn-first', 'A withdrawn name that is similar to others.', 'Marble Mall', ('withdrawn', 10), SHORT_MISSING)
    other('other-text-first', 'A name of another text that is similar to others.', 'Marble Wall', ('other-text', 13), SHORT_MISSING)
    other('equal-is-signed', 'A name that is similar to another one, and equal to one.', 'Marble Ball', ('signed', 9), [2, 1, 3, 8, 4, 7, 5, 14, 6])
    other('right-to-left', 'A name from right to left, in the marks of its direction.',
          '- \u202b\u05de\u05d5\u05e1\u05d3 \u05dc\u05d3\u05d5\u05d2\u05de\u05d4\u202c', ('signed', 14), [2, 1, 3, 9, 8, 4, 7, 5, 6])


def cases():
    logs()
    reading()
    choosing()
    readings()
    states()
    distances()

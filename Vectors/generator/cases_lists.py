"""lists: sections 13.2 to 13.4. Rows and missing entries are written out for every list."""

from .histories import accept
from .keys import (ADA, ALPHA, BETA, BO, BO_PAINTER, DELTA, EPSILON, ETA, ETA2, GAMMA, KAPPA, KIM_BAKER, KIM_POET, LAMBDA, OMEGA, THETA, ZETA)
from .notes import T1, T2, T3, TITLE1, TITLE2, Log
from .vectors import vector

ADA_ROLE = 'Ada Example \u2013 Chair, Example Circle'
ALPHA_NAME, BETA_NAME = 'Alpha Example Foundation', 'The Beta Example Institute'

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
# Names as real lists have them.
SHAPES = (Log().statement()                                                         # 0
          .endorsement(ALPHA, 'ANRS | MIE')                                         # 1
          .endorsement(BETA, 'Asocia\u021bia pentru \u0218tiri')                      # 2, with commas below
          .endorsement(GAMMA, '\u0627\u0646\u062c\u0645\u0646 \u0646\u0645\u0648\u0646\u0647\u200c\u0647\u0627')     # 3, a zero-width non-joiner
          .endorsement(DELTA, '\u0915\u094d\u200d\u0937\u092e\u0924\u093e \u0938\u0902\u0938\u094d\u0925\u093e')   # 4, a zero-width joiner
          .endorsement(EPSILON, 'L\u2019Exemple \u201cn\u00ba 1\u201d')                 # 5
          .endorsement(ZETA, 'R\u00e9seau \u00c9ducation')                            # 6
          .endorsement(ETA, 'Eta Example Library')                                  # 7
          .endorsement(THETA, '\u05de\u05d5\u05e1\u05d3 \u05dc\u05d3\u05d5\u05d2\u05de\u05d4')                  # 8
          .endorsement(KAPPA, 'Contract Example Foundation'))                       # 9
# A line is parted at so many separators of a kind.
SIXTEEN, SEVENTEEN = ['Part'] * 15 + ['End'], ['Part'] * 16 + ['End']
SEPARATORS = (Log().statement().endorsement(ALPHA, ', '.join(SIXTEEN)).endorsement(BETA, ', '.join(SEVENTEEN))
              .endorsement(GAMMA, ' \u2013 '.join(SIXTEEN)).endorsement(DELTA, ' \u2013 '.join(SEVENTEEN)))
SHAPES_NAMES = ['ANRS | MIE', 'Asocia\u021bia pentru \u0218tiri', '\u0627\u0646\u062c\u0645\u0646 \u0646\u0645\u0648\u0646\u0647\u200c\u0647\u0627',
                '\u0915\u094d\u200d\u0937\u092e\u0924\u093e \u0938\u0902\u0938\u094d\u0925\u093e', 'L\u2019Exemple \u201cn\u00ba 1\u201d',
                'R\u00e9seau \u00c9ducation', 'Eta Example Library', '\u05de\u05d5\u05e1\u05d3 \u05dc\u05d3\u05d5\u05d2\u05de\u05d4', 'Contract Example Foundation']
SHORT_MISSING = [2, 1, 3, 9, 8, 4, 7, 5, 14, 6]
STATES_MISSING = [3, 1, 2, 4, 5, 13, 23, 6, 7, 27, 28]


def case(name, expect, comment, log, document, rows=(), missing=(), statement=None, text=None, at=None):
    lines = [('log', log + '.vector')]
    lines += [('at', str(at))] if at is not None else []
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
    accept('log-of-a-dash', 'A log for lists: one endorsement, whose name ends in a dash.', Log().statement().endorsement(ALPHA, 'Alpha Example -'),
           [(T1, 1, ALPHA)])
    accept('log-of-one-returned', 'A log for lists: a key withdrew and endorses again under another name.',
           Log().statement().endorsement(ALPHA, ALPHA_NAME).withdrawal(ALPHA, previous=1).endorsement(ALPHA, 'Alpha Example Society', previous=2),
           [(T1, 3, ALPHA)], [(T1, 1, 'withdrawn', 2)])
    accept('log-of-shapes', 'A log for lists: names as real lists have them.', SHAPES, [
        (T1, 1, ALPHA), (T1, 2, BETA), (T1, 9, KAPPA), (T1, 7, ETA), (T1, 5, EPSILON), (T1, 6, ZETA), (T1, 8, THETA), (T1, 3, GAMMA), (T1, 4, DELTA)])
    accept('log-of-separators', 'A log for lists: names of sixteen parts, and of seventeen.', SEPARATORS, [
        (T1, 3, GAMMA), (T1, 4, DELTA), (T1, 1, ALPHA), (T1, 2, BETA)])
    accept('log-of-a-role-and-a-name', 'A log for lists: a role that is a name in force.',
           Log().statement().endorsement(ALPHA, ALPHA_NAME).endorsement(ADA, 'Ada Example', ALPHA_NAME), [(T1, 2, ADA), (T1, 1, ALPHA)])
    accept('log-of-brackets', 'A log for lists: a role that ends in brackets.', Log().statement().endorsement(ADA, 'Ada Example', 'Chair [acting]'), [(T1, 1, ADA)])
    accept('log-of-one', 'A log for lists: one endorsement.', Log().statement().endorsement(ALPHA, ALPHA_NAME), [(T1, 1, ALPHA)])


def of_one(name, comment, line, state='signed', entry=1, log='log-of-one'):
    """One line, and a log in which one endorses."""
    row = (1, state) + ((entry,) if entry else ())
    listed = state in ('signed', 'spelled-differently')
    case(name, 'accept' if state == 'signed' else 'unverified', comment, log, line + '\n', [row], [] if listed else [1])


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
    of_one('name-upper-case', 'Another case.', 'ALPHA example FOUNDATION')
    of_one('name-the', 'An article.', 'The Alpha Example Foundation')
    of_one('name-no-break-space', 'A no-break space.', 'Alpha\u00a0Example Foundation')
    of_one('name-soft-hyphen', 'A soft hyphen that copying left behind.', 'Alpha Example Foun\u00addation')
    of_one('rest-empty-parentheses', 'An empty rest is absent.', 'Alpha Example Foundation ()')
    of_one('rest-empty-comma', 'An empty rest behind a comma is absent.', 'Alpha Example Foundation,')
    of_one('domain-parentheses', 'The rest is the domain.', 'Alpha Example Foundation (alpha.example)')
    of_one('domain-en-dash', 'The rest is the domain, as URL.', 'Alpha Example Foundation \u2013 https://alpha.example/')
    of_one('domain-em-dash', 'The rest is the domain, as URL without s.', 'Alpha Example Foundation \u2014 http://alpha.example')
    of_one('domain-hyphen', 'The rest is the domain, with www.', 'Alpha Example Foundation - www.alpha.example')
    of_one('domain-comma', 'The rest is the domain, with everything, in capitals.', 'Alpha Example Foundation, HTTPS://WWW.Alpha.Example/')
    spelled = 'spelled-differently'
    of_one('domain-two-slashes', 'One slash is stripped, not two.', 'Alpha Example Foundation (alpha.example//)', spelled)
    of_one('domain-with-path', 'A path is not the domain.', 'Alpha Example Foundation (alpha.example/about)', spelled)
    of_one('domain-www-twice', 'One www. is stripped, not two.', 'Alpha Example Foundation (www.www.alpha.example)', spelled)
    of_one('domain-scheme-twice', 'One scheme is stripped, not two.', 'Alpha Example Foundation (https://http://alpha.example)', spelled)
    of_one('domain-other-scheme', 'Another scheme stays.', 'Alpha Example Foundation (ftp://alpha.example)', spelled)
    of_one('domain-below', 'A domain below it is another.', 'Alpha Example Foundation (one.alpha.example)', spelled)
    of_one('domain-full-stop', 'A full stop behind the domain.', 'Alpha Example Foundation (alpha.example.)', spelled)
    of_one('domain-other', 'Another domain.', 'Alpha Example Foundation (beta.example)', spelled)
    of_one('words-behind-dash', 'Words behind a dash.', 'Alpha Example Foundation \u2013 friends of', spelled)
    of_one('words-behind-comma', 'Words behind a comma.', 'Alpha Example Foundation, friends of', spelled)
    of_one('words-in-parentheses', 'Words in parentheses.', 'Alpha Example Foundation (friends of)', spelled)
    of_one('words-before', 'Words before the name are part of it.', 'Friends of Alpha Example Foundation', 'not-in-log', None)
    of_one('name-behind-dash', 'A name behind a dash is no head.', 'Friends of \u2013 Alpha Example Foundation', 'not-in-log', None)
    of_one('words-behind-unspaced-dash', 'A dash without spaces separates nothing.', 'Alpha Example Foundation\u2013Friends', 'not-in-log', None)
    of_one('words-behind-half-spaced-dash', 'A dash with one space separates nothing.', 'Alpha Example Foundation \u2013Friends', 'not-in-log', None)
    of_one('words-behind-no-break-dash', 'A dash between no-break spaces separates.', 'Alpha Example Foundation\u00a0\u2013\u00a0Friends', spelled)
    of_one('domain-behind-no-break-dash', 'A dash behind a no-break space, as pages have it.', 'Alpha Example Foundation\u00a0\u2013 alpha.example')
    of_one('domain-behind-dash-ideographic', 'A dash before an ideographic space.', 'Alpha Example Foundation -\u3000alpha.example')
    of_one('words-behind-other-dash', 'U+2015 separates nothing.', 'Alpha Example Foundation \u2015 Friends', 'not-in-log', None)
    of_one('words-behind-colon', 'A colon separates nothing.', 'Alpha Example Foundation: Friends', 'not-in-log', None)
    of_one('words-in-brackets', 'Brackets separate nothing.', 'Alpha Example Foundation [friends]', 'not-in-log', None)
    of_one('words-in-fullwidth-parentheses', 'Separators are looked for in the line as it is written.', 'Alpha Example Foundation \uff08alpha.example\uff09', 'not-in-log', None)
    of_one('parentheses-not-last', 'Parentheses that do not end the line.', 'Alpha Example Foundation (friends) and others', 'not-in-log', None)
    of_one('head-empty', 'An empty head is dropped: the name in parentheses is none.', '(Alpha Example Foundation)', 'looks-similar', 1)
    of_one('without-name-key', 'A private-use character: the line is no one\'s name.', 'Alpha Example Foundation\ue000', 'not-in-log', None)
    of_one('without-name-key-rest', 'A private-use character in the rest: it does not fit.', 'Alpha Example Foundation \u2013 \ue000', spelled)
    of_one('link-alone', 'A domain alone.', 'alpha.example', spelled)
    of_one('link-other-name', 'Another name, the domain beside it.', 'Alfa Fundazioa (alpha.example)', spelled)
    of_one('link-markdown', 'A Markdown link.', '- [Alfa Fundazioa](https://alpha.example/)', spelled)
    of_one('link-angle-brackets', 'A URL in angle brackets.', 'Alfa <HTTPS://www.ALPHA.example/en/list>', spelled)
    of_one('link-semicolon', 'Semicolons separate.', 'Alfa;alpha.example;2026', spelled)
    of_one('link-below', 'A domain below it is another.', 'Alfa one.alpha.example', 'not-in-log', None)
    of_one('link-mail', 'A mail address is no domain.', 'Alfa info@alpha.example', 'not-in-log', None)
    of_one('link-full-stop', 'A full stop behind the domain.', 'See alpha.example.', 'not-in-log', None)
    of_one('link-colon', 'A port behind the domain.', 'Alfa alpha.example:443', 'not-in-log', None)
    of_one('similar-one-edit', 'A letter is missing.', 'Alpha Example Fundation', 'looks-similar')
    of_one('similar-two-edits', 'Two letters are missing.', 'Alpha Exmple Fundation', 'looks-similar')
    of_one('similar-three-edits', 'Three letters are missing.', 'Alpha Exmple Fundtion', 'not-in-log', None)
    of_one('similar-two-transpositions', 'Two pairs of letters are swapped: two edits.', 'Aplha Example Foundatoin', 'looks-similar')
    of_one('similar-cyrillic', 'A Cyrillic letter.', '\u0410lpha Example Foundation', 'looks-similar')
    of_one('similar-accent', 'An accent.', 'Alph\u00e1 Example Foundation', 'looks-similar')
    of_one('same-words-order', 'The last word first.', 'Foundation, Alpha Example', 'looks-similar')
    of_one('same-words-brackets', 'In brackets.', '[ALPHA Example Foundation]', 'looks-similar')
    of_one('same-words-accents', 'More accents than edits that are near.', '\u00c1lph\u00e1 \u00c9x\u00e1mpl\u00e9 Foundation', 'looks-similar')
    of_one('same-words-apart', 'Signs between the words.', 'Alpha * Example * Foundation', 'looks-similar')
    of_one('same-words-head', 'The head of a reading has the same words.', 'Example Alpha Foundation \u2013 friends of', 'looks-similar')
    of_one('same-words-100', 'As many signs as there may be.', 'Alpha - - Example Foundation'.replace('- -', '/' * 75), 'looks-similar')
    of_one('same-words-101', 'A sign more.', 'Alpha - - Example Foundation'.replace('- -', '/' * 76), 'not-in-log', None)
    of_one('other-words-twice', 'A word is there twice.', 'Foundation Alpha Alpha Example', 'not-in-log', None)
    of_one('other-words-missing', 'A word is missing.', 'Foundation Alpha', 'not-in-log', None)
    of_one('other-words-mark', 'A mark that is none of U+0300 to U+036F, in words of another order.', 'Foundation Alpha E\u0591xample', 'not-in-log', None)
    of_one('mark-behind-brackets', 'Footnote marks behind what is none.', 'Ada Example, Chair [acting] [1] *', log='log-of-brackets')
    of_one('similar-head', 'The head of a reading is similar.', 'Alpha Example Fundation \u2013 friends of', 'looks-similar')

    of_one('link-behind-tab', 'A TAB before the domain.', 'Alfa\talpha.example', spelled)
    of_one('link-behind-no-break-space', 'A no-break space before the domain.', 'Alfa\u00a0alpha.example', spelled)
    of_one('separators-overlap', 'Two hyphens and three spaces: the one in the middle belongs to both separators.', 'Alpha Example - - alpha.example',
           log='log-of-a-dash')

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
    def below(name, verdict, comment, page, rows, missing=(), log='endorsements', statement=None):
        case('role-below-' + name, verdict, comment, log, '<!doctype html><ul>%s</ul>\n' % page, rows, missing, statement)
    chair = 'Chair, Example Circle'
    below('name', 'accept', 'A role on a line of its own in the item of the name.',
          '<li>%s<li><b>Ada Example</b><br><br>the CHAIR, example\ncircle<li>%s' % (ALPHA_NAME, BETA_NAME), [(1, 'signed', 1), (2, 'signed', 3), (4, 'signed', 2)])
    below('homonym', 'unverified', 'The role below tells two of one name apart.', '<li>Kim Example<br>Baker', [(1, 'signed', 7)],
          [3, 1, 2, 4, 5, 13, 23, 6, 27, 28], 'log-of-states', TITLE1)
    below('other', 'unverified', 'What stands below the name is not its role.', '<li>Ada Example<br>Chair', [(1, 'signed', 3), (2, 'not-in-log')], [1, 2])
    below('item', 'unverified', 'The role is in an item of its own.', '<li>Ada Example<li>' + chair, [(1, 'signed', 3), (2, 'not-in-log')], [1, 2])
    below('block', 'unverified', 'The role is in a block of its own.', '<li><div>Ada Example</div><div>%s</div>' % chair,
          [(1, 'signed', 3), (2, 'not-in-log')], [1, 2])
    below('paragraph', 'unverified', 'Name and role are the lines of a paragraph.', '<p>Ada Example<br>%s</p>' % chair, [(1, 'signed', 3)], [1, 2])
    below('end', 'unverified', 'The second line ends with the page.', '</ul>Ada Example<br>%s<br>' % chair, [(1, 'signed', 3)], [1, 2])
    below('three', 'unverified', 'A third line in the block.', '<p>Ada Example<br>%s<br>%s</p>' % (chair, ALPHA_NAME),
          [(1, 'signed', 3), (2, 'not-in-log'), (3, 'signed', 1)], [2])
    below('before', 'unverified', 'A line before the two.', '<p>%s<br>Ada Example<br>%s</p>' % (ALPHA_NAME, chair),
          [(1, 'signed', 1), (2, 'signed', 3), (3, 'not-in-log')], [2])
    below('comma', 'unverified', 'A comma and marks behind name and role.', '<li>Ada Example,<br>%s* [1]' % chair, [(1, 'signed', 3)], [1, 2])
    below('name-in-force', 'accept', 'A role that is somebody\'s name in force: both are listed.', '<p>Ada Example<br>Alpha Example Foundation</p>',
          [(1, 'signed', 2), (2, 'signed', 1)], (), 'log-of-a-role-and-a-name')
    below('link', 'unverified', 'The name is a link.', '<p><a href="/ada">Ada Example</a><br>%s</p>' % chair, [(1, 'signed', 3)], [1, 2])
    below('withheld', 'unverified', 'A line between the two is struck through.', '<li>Ada Example<br><s>Treasurer</s><br>' + chair,
          [(1, 'signed', 3), (3, 'not-in-log')], [1, 2])
    below('with-words', 'unverified', 'There is more on the line of the name.', '<li>Ada Example (secretariat.example)<br>' + chair,
          [(1, 'signed', 3), (2, 'not-in-log')], [1, 2])
    case('homonym-organization', 'unverified', 'An organization and an individual of one name and role: the domain tells them apart.',
         'same-name-organization-and-individual', 'Ada Example (gamma.example)\nAda Example (secretariat.example)\n', [(1, 'signed', 4), (2, 'signed', 3)], [1, 2])
    case('homonym-organization-cell', 'unverified', 'The same, with the domain in another cell of the row.',
         'same-name-organization-and-individual', 'Name,Website\nAda Example,https://gamma.example/\nAda Example,https://www.secretariat.example\n',
         [(2, 'signed', 4), (3, 'signed', 3)], [1, 2])
    case('homonym-cell-of-nobody', 'unverified', 'The same, with a domain of neither.',
         'same-name-organization-and-individual', 'Name,Website\nAda Example,https://zeta.example/\n', [(2, 'looks-similar')], [3, 4, 1, 2])
    case('homonym-same-role', 'unverified', 'An organization and an individual of one name and role: the role does not tell them apart.',
         'same-name-organization-and-individual', ADA_ROLE + '\n', [(1, 'looks-similar')], [3, 4, 1, 2])


def long_lines():
    """The end of 13.3. Lines of more than 300 scalars are listed as items only."""
    spelled = 'spelled-differently'

    def item(name, comment, beginning, size, end, state, entry=None):
        text = beginning + 'x' * (size - len(beginning + end)) + end
        of_one(name, comment, '- ' + text, state, entry)
    item('long-line-1000', 'A name and a comma, in an item of 1,000 scalars.', ALPHA_NAME + ', ', 1000, '', spelled, 1)
    item('long-line-1001', 'A name and a comma, in an item of 1,001 scalars: the first reading only.', ALPHA_NAME + ', ', 1001, '', 'not-in-log')
    item('long-line-1000-dash', 'A name and a dash, in an item of 1,000 scalars.', ALPHA_NAME + ' \u2013 ', 1000, '', spelled, 1)
    item('long-line-1001-dash', 'A name and a dash, in an item of 1,001 scalars.', ALPHA_NAME + ' \u2013 ', 1001, '', 'not-in-log')
    item('long-line-1000-parentheses', 'A name and parentheses, in an item of 1,000 scalars.', ALPHA_NAME + ' (', 1000, ')', spelled, 1)
    item('long-line-1001-parentheses', 'A name and parentheses, in an item of 1,001 scalars.', ALPHA_NAME + ' (', 1001, ')', 'not-in-log')
    item('long-line-1000-domain', 'A domain in an item of 1,000 scalars.', '', 1000, ' alpha.example', spelled, 1)
    item('long-line-1001-domain', 'A domain in an item of 1,001 scalars.', '', 1001, ' alpha.example', 'not-in-log')
    item('long-line-1000-astral', '1,000 scalars, most of them of another plane.', ALPHA_NAME + ', ' + '\U00020000' * 974, 1000, '', spelled, 1)
    item('long-line-1001-whole', '1,001 scalars, most of them ignorable: the whole line is the name.', 'Alpha' + '\u200b' * 977, 1001, ' Example Foundation',
         'signed', 1)


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
    one('links', 'Three domains: the lowest entry counts, which is neither the first nor the last.', 'kappa.example beta.example omega.example', (spelled, 2),
        [3, 1, 4, 5, 13, 23, 6, 7, 27, 28])
    case('returned-old-name', 'unverified', 'The name that a key withdrew, which endorses again under another one: it was withdrawn, not replaced.',
         'log-of-one-returned', ALPHA_NAME + '\n', [(1, 'withdrawn', 1)], [3])
    case('returned-new-name', 'accept', 'The name under which a key that withdrew endorses again.', 'log-of-one-returned', 'Alpha Example Society\n',
         [(1, 'signed', 3)])
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
    for entry, name, comment, line in [
            (1, 'comma-16', 'The sixteenth comma separates.', ', '.join(SIXTEEN) + ', the'),
            (None, 'comma-17', 'The seventeenth comma separates nothing.', ', '.join(SEVENTEEN) + ', the'),
            (2, 'commas-whole', 'A name of more commas, and nothing behind it.', ', '.join(SEVENTEEN)),
            (1, 'comma-16-marked', 'The sixteenth comma separates in a line with a footnote mark.', ', '.join(SIXTEEN) + ', the *'),
            (3, 'dash-16', 'The sixteenth dash separates.', ' \u2013 '.join(SIXTEEN) + ' - the'),
            (None, 'dash-17', 'The seventeenth dash separates nothing.', ' \u2013 '.join(SEVENTEEN) + ' - the')]:
        row = (1, 'signed', entry) if entry else (1, 'not-in-log')
        case(name, 'unverified', comment, 'log-of-separators', line + '\n', [row], [each for each in [3, 4, 1, 2] if each != entry])
    one('parentheses-before-commas', 'A fitting reading that comes later counts before one that does not fit.', 'Kim Example, Poet (Baker)', (spelled, 6),
        [3, 1, 2, 4, 5, 13, 23, 7, 27, 28])
    case('state-homonyms-both', 'unverified', 'Two of one name, each with its role, and the one without again.', 'log-of-states',
         'Bo Example\nBo Example, Painter\nBo Example\n', [(1, 'signed', 4), (2, 'signed', 5), (3, 'repeated', 4)], [3, 1, 2, 13, 23, 6, 7, 27, 28], TITLE1)
    case('state-old-and-new-name', 'unverified', 'An old name and the new one.', 'log-of-states', 'Epsilon Example Guild\nEpsilon Example Society\n',
         [(1, spelled, 13), (2, 'signed', 13)], [3, 1, 2, 4, 5, 23, 6, 7, 27, 28], TITLE1)


def links():
    def link(name, comment, item, *row):
        case('link-' + name, 'unverified', comment, 'log-of-states', '- %s\n' % item, [(1,) + row],
             [each for each in STATES_MISSING if each not in row[1:] or row[0] not in ('signed', 'spelled-differently')], TITLE1)
    link('name', 'A name that is a link.', '[Beta Example Institute](https://www.beta.example/en)', 'signed', 2)
    link('role', 'A name that is a link, and the role.', '**[Ada Example](https://ada.invalid)** \u2013 *Chair*, Example Circle', 'spelled-differently', 3)
    link('domain', 'Another name, which links to a signatory\'s domain.', '[Our friends](https://www.beta.example/en)', 'spelled-differently', 2)
    link('domain-without-scheme', 'The same, without a scheme.', '[Our friends](beta.example)', 'spelled-differently', 2)
    link('other-domain', 'Another name, which links to somebody else.', '[Our friends](https://somebody.invalid)', 'not-in-log')


def moments():
    """The log as it was."""
    def at(name, expect, comment, size, document, rows=(), missing=()):
        case('at-' + name, expect, comment, 'log-of-states', document, rows, missing, TITLE1, at=size)
    four = '%s\n%s\n%s\nBo Example\n' % (ALPHA_NAME, BETA_NAME, ADA_ROLE)
    at('5', 'accept', 'After five entries there were four.', 5, four, [(1, 'signed', 1), (2, 'signed', 2), (3, 'signed', 3), (4, 'signed', 4)])
    at('6', 'unverified', 'An entry later there was one more.', 6, four, [(1, 'signed', 1), (2, 'signed', 2), (3, 'signed', 3), (4, 'signed', 4)], [5])
    at('before-withdrawal', 'unverified', 'Before it was withdrawn.', 9, 'Gamma Example Union\n', [(1, 'signed', 8)], [3, 1, 2, 4, 5, 6, 7])
    at('after-withdrawal', 'unverified', 'After it was withdrawn.', 10, 'Gamma Example Union\n', [(1, 'withdrawn', 8)], [3, 1, 2, 4, 5, 6, 7])
    at('before-new-name', 'unverified', 'Before it had another name.', 13, 'Epsilon Example Guild\n', [(1, 'signed', 12)], [3, 1, 2, 4, 5, 6, 7])
    at('other-text-not-stated-yet', 'unverified', 'Before the other text was stated.', 24, 'Zeta Example League\n', [(1, 'not-in-log')], [3, 1, 2, 4, 5, 13, 23, 6, 7])
    at('all', 'unverified', 'After all entries.', 29, 'Gamma Example Union\n', [(1, 'withdrawn', 8)], STATES_MISSING)
    at('0', 'undecided', 'Before the statement.', 0, four)
    at('too-large', 'undecided', 'More entries than there are.', 30, four)


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
    similar('scalars-not-bytes', 'One edit in four scalars of eight bytes.', '\u0396\u03ae\u03c4\u03bf')
    similar('scalars-not-utf-16', 'One edit in four scalars of eight UTF-16 units.', '\U00020000\U00020001\U00020002\U00020004')
    similar('scalars-not-graphemes', 'One edit in five scalars of four graphemes.', 'q\u0323abd', 7)
    similar('lowest-entry', 'One edit from two names: the lowest entry.', 'Marble Tall', 8)
    similar('smallest-first', 'One edit from a name, two from an earlier one: the smallest distance.', 'Marble Ballo', 9)
    other('withdrawn-first', 'A withdrawn name that is similar to others.', 'Marble Mall', ('withdrawn', 10), SHORT_MISSING)
    other('other-text-first', 'A name of another text that is similar to others.', 'Marble Wall', ('other-text', 13), SHORT_MISSING)
    other('equal-is-signed', 'A name that is similar to another one, and equal to one.', 'Marble Ball', ('signed', 9), [2, 1, 3, 8, 4, 7, 5, 14, 6])
    looks = lambda name, *rest: case('looks-' + name, 'unverified', rest[0], 'log-of-short-names', rest[1] + '\n',
                                     [(1,) + rest[2]], SHORT_MISSING, TITLE1)
    looks('cyrillic-letters', 'All letters are Cyrillic.', '\u041a\u0430\u0440\u0440\u0430', ('looks-similar', 1))
    looks('one-cyrillic-letter-of-four', 'One Cyrillic letter in four: too many for a distance.', 'I\u043eta', ('looks-similar', 2))
    looks('greek-iota', 'A Greek capital for the first of four letters.', '\u0399ota', ('looks-similar', 2))
    looks('small-l-for-capital-i', 'A small l looks like the capital I that was signed.', 'lota', ('looks-similar', 2))
    looks('digit-one', 'A digit looks like a capital I.', '1ota', ('looks-similar', 2))
    looks('capitals', 'In capitals, two of them Cyrillic: as name keys they look the same.', 'I\u041eT\u0410', ('looks-similar', 2))
    looks('other-letter-of-four', 'Another letter in four does not look the same.', 'Jota', ('not-in-log',))
    looks('accent-of-four', 'An accent is no confusion, and one edit in four: it is the same word.', 'Iot\u00e1', ('looks-similar', 2))
    looks('before-distance', 'One looks the same, a lower entry is nearer by distance.', 'Marb1e Ba1l', ('looks-similar', 9))
    looks('same-words', 'The words in another order, and one edit from nobody.', 'Lab Lambda', ('looks-similar', 3))
    looks('head', 'The head of a reading looks the same.', 'I\u043eta \u2013 friends of', ('looks-similar', 2))
    looks('rest', 'What stands behind the name is not looked at.', 'Jota \u2013 I\u043eta', ('not-in-log',))
    looks('longer', 'Two letters that look like one: the text is longer than the name.', 'Larnbda Lab rn', ('not-in-log',))
    looks('two-letters-for-one', 'Two letters that look like one.', 'Ornega Lab', ('looks-similar', 4))
    other('looks-like-withdrawn', 'One that looks like a name that was withdrawn, and is one edit from others.', 'Marble M\u0430ll', ('looks-similar', 8), SHORT_MISSING)
    other('right-to-left', 'A name from right to left, in the marks of its direction.',
          '- \u202b\u05de\u05d5\u05e1\u05d3 \u05dc\u05d3\u05d5\u05d2\u05de\u05d4\u202c', ('signed', 14), [2, 1, 3, 9, 8, 4, 7, 5, 6])


def shapes():
    """All nine names, one of them in another shape; that line, its state, and who is then missing."""
    def shape(name, comment, entry, line, state='signed', document=None):
        names = list(SHAPES_NAMES)
        names[entry - 1] = line
        rows = [(n, state if n == entry and state != 'signed' else 'signed', n) for n in range(1, 10)]
        rows = [row[:2] if row[1] == 'not-in-log' else row for row in rows]
        case('shape-' + name, 'accept' if state == 'signed' else 'unverified', comment, 'log-of-shapes', '\n'.join(names) + '\n', rows,
             [entry] if state in ('not-in-log', 'looks-similar') else [])
    shape('as-signed', 'All names as they were signed.', 1, 'ANRS | MIE')
    shape('bar', 'Two abbreviations with a bar between them are one name.', 1, 'anrs | mie')
    shape('bar-first-half', 'One of the two abbreviations is another name.', 1, 'ANRS', 'not-in-log')
    shape('bar-without-spaces', 'A bar without spaces is another name: two edits in ten scalars.', 1, 'ANRS|MIE', 'looks-similar')
    shape('romanian-comma', 'Letters with a comma below, in capitals.', 2, 'ASOCIA\u021aIA PENTRU \u0218TIRI')
    shape('romanian-comma-nfd', 'Letters and combining commas below.', 2, 'Asociat\u0326ia pentru S\u0326tiri')
    shape('romanian-cedilla', 'Letters with a cedilla, as older keyboards have them, are others: two edits.', 2, 'Asocia\u0163ia pentru \u015etiri', 'looks-similar')
    shape('persian-without-joiner', 'A Persian name without the zero-width non-joiner.', 3, SHAPES_NAMES[2].replace('\u200c', ''))
    shape('persian-two-joiners', 'A Persian name with two of them, and a joiner.', 3, SHAPES_NAMES[2].replace('\u200c', '\u200c\u200c\u200d'))
    shape('persian-space', 'A Persian name with a space for the non-joiner is another one.', 3, SHAPES_NAMES[2].replace('\u200c', ' '), 'looks-similar')
    shape('persian-arabic-letter', 'A Persian name with an Arabic letter for a Persian one: another one.', 3, SHAPES_NAMES[2].replace('\u0647', '\u0629', 1), 'looks-similar')
    shape('indic-without-joiner', 'A Hindi name without the zero-width joiner.', 4, SHAPES_NAMES[3].replace('\u200d', ''))
    shape('indic-non-joiner', 'A Hindi name with a non-joiner for it.', 4, SHAPES_NAMES[3].replace('\u200d', '\u200c'))
    shape('straight-quotes', 'Straight quotation marks for curly ones.', 5, 'L\'Exemple "n\u00ba 1"')
    shape('other-quotes', 'Guillemets and an acute accent.', 5, 'L\u00b4Exemple \u00abn\u00ba 1\u00bb')
    shape('nfd', 'Letters and combining accents.', 6, 'Re\u0301seau E\u0301ducation')
    shape('without-accents', 'Without its accents it is another name.', 6, 'Reseau Education', 'looks-similar')
    shape('no-break-space', 'No-break spaces.', 7, 'Eta\u00a0Example\u00a0Library')
    shape('narrow-no-break-space', 'Narrow no-break spaces.', 7, 'Eta\u202fExample\u202fLibrary')
    shape('fullwidth', 'Fullwidth letters and an ideographic space.', 7, '\uff25\uff54\uff41\u3000Example Library')
    shape('pop-directional', 'A U+202C that copying left behind.', 7, 'Eta Example Library\u202c')
    shape('right-to-left', 'A name from right to left within marks of its direction.', 8, '\u2067' + SHAPES_NAMES[7] + '\u2069')
    shape('via', 'How somebody came to sign, behind a comma.', 9, 'Contract Example Foundation, via The Contract for the Web', 'spelled-differently')
    shape('via-in-parentheses', 'How somebody came to sign, in parentheses.', 9, 'Contract Example Foundation (via The Contract for the Web)', 'spelled-differently')
    shape('via-without-mark', 'How somebody came to sign, with nothing before it: part of a name that nobody has.', 9,
          'Contract Example Foundation via The Contract for the Web', 'not-in-log')
    shape('personal-capacity', 'Words of the list about a signature.', 9, 'Contract Example Foundation (signed in a personal capacity)', 'spelled-differently')
    case('shape-title-in-prose', 'accept', 'Titles behind an en dash, and the same dash in the prose around.', 'endorsements',
         'This letter \u2013 the second one this year \u2013 was signed by people in their own name and by others.\n%s\n%s\n%s\n'
         'More of them \u2013 among these Beta \u2013 will sign when their members have met and decided.\n' % (ADA_ROLE, ALPHA_NAME, BETA_NAME),
         [(2, 'signed', 3), (3, 'signed', 1), (4, 'signed', 2)])


FIRST = [ALPHA_NAME, BETA_NAME, ADA_ROLE, 'Gamma Example Union', 'Nobody Example', 'Epsilon Example Guild', 'Alpha Exmple Foundation']


def changes():
    """From the list `version-one` to another version of it."""
    case('version-one', 'unverified', 'A first version, for changes.', 'log-of-states', '\n'.join(FIRST) + '\n',
         [(1, 'signed', 1), (2, 'signed', 2), (3, 'signed', 3), (4, 'withdrawn', 8), (5, 'not-in-log'), (6, 'spelled-differently', 13),
          (7, 'looks-similar', 1)], [4, 5, 23, 6, 7, 27, 28], TITLE1)

    def to(name, comment, second, *changes):
        """Each change: its kind, whether it is explained, the lines before and after, or 0."""
        expect = 'accept' if all(explained for _, explained, _, _ in changes) else 'unverified'
        vector('changes/' + name, expect, comment, '\n'.join(second) + '\n', ('before', 'version-one.vector'), *[
            ('change', '%s %s %s %s' % (kind, 'explained' if explained else 'unexplained', before or '-', after or '-'))
            for kind, explained, before, after in changes])

    def without(line):
        return FIRST[:line - 1] + FIRST[line:]

    def instead(line, text):
        return FIRST[:line - 1] + [text] + FIRST[line:]
    to('none', 'The same list.', FIRST)
    to('order', 'Another order.', FIRST[::-1])
    to('doubled', 'A line twice.', FIRST + [ALPHA_NAME])
    to('removed-signed', 'One that is in force is removed.', without(1), ('removed', False, 1, 0))
    to('removed-withdrawn', 'One that withdrew is removed.', without(4), ('removed', True, 4, 0))
    to('removed-not-in-log', 'One that did not sign is removed.', without(5), ('removed', True, 5, 0))
    to('removed-spelled-differently', 'One that is in force under another name is removed.', without(6), ('removed', False, 6, 0))
    to('removed-similar', 'One that looks like a signatory is removed.', without(7), ('removed', True, 7, 0))
    to('added-signed', 'One that signed is added.', FIRST + ['Kappa Example Press'], ('added', True, 0, 8))
    to('added-not-in-log', 'One that did not sign is added.', FIRST + ['Somebody Example'], ('added', False, 0, 8))
    to('added-revoked', 'One that was revoked is added.', FIRST + ['Delta Example Works'], ('added', False, 0, 8))
    to('added-twice', 'One that did not sign is added twice: the first line counts.', ['Somebody Example'] + FIRST + ['somebody example'], ('added', False, 0, 1))
    to('reworded-as-signed', 'An old name becomes the present one.', instead(6, 'Epsilon Example Society'), ('reworded', True, 6, 6))
    to('reworded-by-domain', 'A name becomes another one with its domain.', instead(2, 'Beta (beta.example)'), ('reworded', False, 2, 2))
    to('reworded-words', 'Words are added that were not signed.', instead(2, BETA_NAME + ', and friends'), ('reworded', False, 2, 2))
    to('reworded-name-key', 'One that did not sign is written otherwise.', instead(5, 'NOBODY Example'), ('reworded', False, 5, 5))
    to('replaced', 'A name that did not sign takes the place of one that did.', instead(1, 'Somebody Example'), ('removed', False, 1, 0), ('added', False, 0, 1))
    to('several', 'All at once: removed ones first.', ['Somebody Example', BETA_NAME, 'Epsilon Example Society', 'Kappa Example Press', ALPHA_NAME],
       ('removed', False, 3, 0), ('removed', True, 4, 0), ('removed', True, 5, 0), ('removed', True, 7, 0), ('added', False, 0, 1),
       ('reworded', True, 6, 3), ('added', True, 0, 4))


def cases():
    changes()
    logs()
    choosing()
    readings()
    long_lines()
    states()
    distances()
    moments()
    links()
    shapes()

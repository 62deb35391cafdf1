"""reading and lists/read-*: section 13.1. What is listed is written out for every list."""

from .cases_lists import ADA_ROLE, ALPHA_NAME, BETA_NAME, case
from .vectors import vector

TWELVE = 'one two three four five six seven eight nine ten eleven twelve'
ELEVEN = 'one two three four five six seven eight nine ten eleven'
LONG = 'x' * 301

READINGS = [
    # name, comment, the list, format, what is listed, what is ignored
    ('text', 'One name a line.', 'Alpha\nBeta\n', 'text', [(1, 'Alpha'), (2, 'Beta')], []),
    ('text-blank-lines', 'Blank lines count, and are not ignored lines.', '\nAlpha\n \u00a0\n\nBeta\n', 'text', [(2, 'Alpha'), (5, 'Beta')], []),
    ('text-white-space', 'White_Space within stays, at the ends it goes.', '\u3000Alpha\u00a0 Beta\t\u2003\n', 'text', [(1, 'Alpha\u00a0 Beta')], []),
    ('text-line-ends', 'LF, CR LF and CR.', 'Alpha\nBeta\r\nGamma\rDelta', 'text', [(1, 'Alpha'), (2, 'Beta'), (3, 'Gamma'), (4, 'Delta')], []),
    ('text-byte-order-mark', 'A byte-order mark goes.', '\ufeffAlpha\n', 'text', [(1, 'Alpha')], []),
    ('heading-hash', 'A line that begins with #.', '# Alpha\nBeta\n', 'text', [(2, 'Beta')], [(1, 'heading')]),
    ('heading-hash-behind-spaces', 'A # behind spaces begins the text of the line.', ' \t#Alpha\nBeta\n', 'text', [(2, 'Beta')], [(1, 'heading')]),
    ('heading-colon', 'A line that ends in a colon.', 'Alpha:\nBeta\n', 'text', [(2, 'Beta')], [(1, 'heading')]),
    ('heading-colon-before-spaces', 'A colon before spaces ends the text of the line.', 'Alpha: \u00a0\nBeta\n', 'text', [(2, 'Beta')], [(1, 'heading')]),
    ('heading-fullwidth-colon', 'U+FF1A is no colon.', 'Alpha\uff1a\n', 'text', [(1, 'Alpha\uff1a')], []),
    ('prose-words', 'Twelve words and a full stop.', TWELVE + '.\nBeta\n', 'text', [(2, 'Beta')], [(1, 'prose')]),
    ('prose-words-before-spaces', 'Twelve words and a full stop before spaces.', TWELVE + '. \u00a0\nBeta\n', 'text', [(2, 'Beta')], [(1, 'prose')]),
    ('prose-long', '301 scalars.', LONG + '\nBeta\n', 'text', [(2, 'Beta')], [(1, 'prose')]),
    ('prose-long-without-spaces', '300 scalars and spaces around.', '  %s  \n' % LONG[1:], 'text', [(1, LONG[1:])], []),
    ('heading-before-prose-hash', 'A # before twelve words and a full stop: a heading.', '# %s.\nBeta\n' % TWELVE, 'text', [(2, 'Beta')], [(1, 'heading')]),
    ('heading-before-prose-colon', '301 scalars and a colon: a heading.', LONG + ':\nBeta\n', 'text', [(2, 'Beta')], [(1, 'heading')]),
    ('items', 'Items, and a line that is none.', 'Alpha\n- Beta\n* Gamma\n', 'markdown', [(2, 'Beta'), (3, 'Gamma')], [(1, 'not a list item')]),
    ('items-heading', 'Beside items a heading is no item either.', '# Alpha\n- Beta\n', 'markdown', [(2, 'Beta')], [(1, 'not a list item')]),
    ('items-prose', 'Beside items prose is no item either.', '- Beta\n%s.\n' % TWELVE, 'markdown', [(1, 'Beta')], [(2, 'not a list item')]),
    ('items-blank-line', 'A blank line is not ignored, but blank.', '- Alpha\n\n- Beta\n', 'markdown', [(1, 'Alpha'), (3, 'Beta')], []),
    ('items-empty', 'An item without a text is neither listed nor ignored.', '- \n- Beta\n', 'markdown', [(2, 'Beta')], []),
    ('items-marker-alone', 'A marker with nothing behind it, not even a space, is no item.', '-\n- Beta\n', 'markdown', [(2, 'Beta')], [(1, 'not a list item')]),
    ('items-marker-twice', 'A marker behind a marker is part of the text.', '- - Beta\n', 'markdown', [(1, '- Beta')], []),
    ('items-long', 'An item of 301 scalars.', '- %s\n' % LONG, 'markdown', [(1, LONG)], []),
    ('items-as-heading', 'An item that ends in a colon.', '- Alpha:\n', 'markdown', [(1, 'Alpha:')], []),
    ('marks-link', 'A link becomes its text.', '- [Alpha](https://alpha.example/)\n', 'markdown', [(1, 'Alpha')], []),
    ('marks-links', 'Two links, and words around them.', '- The [Alpha](a) and [Beta](b), both\n', 'markdown', [(1, 'The Alpha and Beta, both')], []),
    ('marks-link-with-title', 'A link with a title.', '- [Alpha](a  "The (first) letter")\n', 'markdown', [(1, 'Alpha')], []),
    ('marks-link-empty', 'A link without a text, and one that leads nowhere.', '- []( a)[Alpha]()\n', 'markdown', [(1, '[]( a)Alpha')], []),
    ('marks-image', 'An image becomes its text, also within a link.', '- [![Alpha](logo.png)](https://alpha.example) Beta\n', 'markdown',
     [(1, '[Alpha](https://alpha.example) Beta')], []),
    ('marks-no-link-space', 'A space between the two brackets: no link.', '- [Alpha] (a)\n', 'markdown', [(1, '[Alpha] (a)')], []),
    ('marks-no-link-open', 'The second bracket does not close.', '- [Alpha](a\n', 'markdown', [(1, '[Alpha](a')], []),
    ('marks-no-link-parenthesis', 'A parenthesis within the second bracket: no link.', '- [Alpha](a(b))\n', 'markdown', [(1, '[Alpha](a(b))')], []),
    ('marks-no-link-nested', 'A bracket within the first bracket: the inner one begins the link.', '- [[Alpha](a)\n', 'markdown', [(1, '[Alpha')], []),
    ('marks-no-link-title', 'A title that does not end.', '- [Alpha](a "b)\n', 'markdown', [(1, '[Alpha](a "b)')], []),
    ('marks-footnote', 'A footnote mark goes.', '- Alpha[^1] \u2013 Beta[^note]\n', 'markdown', [(1, 'Alpha \u2013 Beta')], []),
    ('marks-no-footnote', 'A bracket with a number is none of these.', '- Alpha[1][^]\n', 'markdown', [(1, 'Alpha[1][^]')], []),
    ('marks-bold', 'Bold words.', '- **Alpha** \u2013 __Beta__\n', 'markdown', [(1, 'Alpha \u2013 Beta')], []),
    ('marks-italic', 'An emphasis at the beginning.', '- *Alpha*, Beta*\n', 'markdown', [(1, 'Alpha, Beta*')], []),
    ('marks-italic-underscore', 'The same with underscores.', '- _Alpha_\n', 'markdown', [(1, 'Alpha')], []),
    ('marks-asterisk', 'One asterisk stays, and one that begins nothing.', '- Alpha*\n- *Beta\n- ~Gamma_Delta\n', 'markdown',
     [(1, 'Alpha*'), (2, '*Beta'), (3, '~Gamma_Delta')], []),
    ('marks-bold-italic', 'Three asterisks are two and one.', '- ***Alpha***\n', 'markdown', [(1, 'Alpha')], []),
    ('marks-bold-link', 'A link in bold.', '- **[Alpha](a)**, Beta\n', 'markdown', [(1, 'Alpha, Beta')], []),
    ('marks-struck', 'One that is struck through is left out.', '- ~~Alpha~~\n- Beta\n', 'markdown', [(2, 'Beta')], [(1, 'struck through')]),
    ('marks-struck-link', 'A link that is struck through is left out.', '- ~~[Alpha](a)~~\n- [~~Gamma~~](c)\n- Beta\n', 'markdown', [(3, 'Beta')],
     [(1, 'struck through'), (2, 'struck through')]),
    ('marks-struck-in-part', 'One that is struck through in part is not.', '- ~~Alpha~~ Beta\n- ~~~~\n', 'markdown', [(1, 'Alpha Beta')], []),
    ('marks-tasks', 'One that is not ticked is left out.', '- [x] Alpha\n- [ ] Beta\n- [X] Gamma\n- [x]Delta\n', 'markdown',
     [(1, 'Alpha'), (3, 'Gamma'), (4, '[x]Delta')], [(2, 'not ticked')]),
    ('marks-not-ticked-struck', 'Not ticked, and struck through.', '- [ ] ~~Alpha~~\n- Beta\n', 'markdown', [(2, 'Beta')], [(1, 'not ticked')]),
    ('marks-nothing-left', 'Nothing is left of an item: neither listed nor ignored.', '- [](a)\n- ****\n- Beta\n', 'markdown', [(3, 'Beta')], []),
    ('marks-backslash', 'A backslash makes marks characters like others.', '- \\[Alpha](a) \\*\\*Beta** \\\\ \\a\n', 'markdown',
     [(1, '[Alpha](a) **Beta \\ \\a')], []),
    ('marks-backslash-task', 'A backslash before a task mark.', '- \\[ ] Alpha\n- \\~~Beta~~\n', 'markdown', [(1, '[ ] Alpha'), (2, '~~Beta')], []),
    ('marks-backslash-link', 'A backslash in a link.', '- [Al\\]pha](a\\)b)\n', 'markdown', [(1, 'Al]pha')], []),
    ('marks-backslash-last', 'A backslash at the end, and one that a backslash stands before.', '- Alpha\\\n- \\\\*Beta*\n', 'markdown',
     [(1, 'Alpha\\'), (2, '\\*Beta*')], []),
    ('marks-text', 'Where there is no item there are no marks.', '**Alpha**\n[Beta](b)\n', 'text', [(1, '**Alpha**'), (2, '[Beta](b)')], []),
    ('item-in-an-indented-line', 'Spaces and TABs before a marker.', ' \t 1) Alpha\n', 'markdown', [(1, 'Alpha')], []),
    ('no-item-behind-no-break-space', 'A no-break space before a marker: no item.', '\u00a0- Alpha\n', 'text', [(1, '- Alpha')], []),
]


def alone():
    for name, comment, document, style, listed, ignored in READINGS:
        vector('reading/' + name, 'accept', comment, document, ('format', style), *[('listed', '%d %s' % each) for each in listed],
               *[('ignored', '%d %s' % each) for each in ignored])
    vector('reading/nothing', 'undecided', 'Headings and prose only.', 'Alpha:\n%s.\n' % TWELVE)
    vector('reading/html', 'unsupported', 'HTML.', '<ul>\n<li>Alpha\n</ul>\n')
    vector('reading/escape', 'malformed', 'U+001B.', 'Alpha\x1b[0m\n')


def with_a_log():
    """The lists, with a log in which three endorse: all lines signed, nobody missing."""
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


def cases():
    alone()
    with_a_log()

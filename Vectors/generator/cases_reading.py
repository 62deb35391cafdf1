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
    ('items-heading', 'Beside items a heading is no item either.', '# Alpha\n- Beta\n', 'markdown', [(2, 'Beta')], [(1, 'heading')]),
    ('items-prose', 'Beside items prose is no item either.', '- Beta\n%s.\n' % TWELVE, 'markdown', [(1, 'Beta')], [(2, 'prose')]),
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
    ('marks-text', 'Where there is no item there are no marks.', '**Alpha**\nThe [Beta](b)\n', 'text', [(1, '**Alpha**'), (2, 'The [Beta](b)')], []),
    ('item-in-an-indented-line', 'Spaces and TABs before a marker.', ' \t 1) Alpha\n', 'markdown', [(1, 'Alpha')], []),
    ('no-item-behind-no-break-space', 'A no-break space before a marker: no item.', '\u00a0- Alpha\n', 'text', [(1, '- Alpha')], []),
]


def names(*all):
    return [('name', name) for name in all]


def page(body):
    return '<!doctype html>\n<html><head><title>Names</title><meta charset="utf-8"></head><body>\n%s\n</body></html>\n' % body


def items(*all):
    return '<ul>%s</ul>' % ''.join('<li>%s</li>' % item for item in all)


ABC = names('Alpha', 'Beta', 'Gamma')

PAGE = 'menu or foot of a page'
PASTED = """Skip to content
Home
About us
Our work
Donate

We use cookies to make this site work for you and to count how often it is visited.
Accept all
Cookie settings

An Open Letter

We, the undersigned organizations, call on all governments to keep this text as it is.

Signatories

%s

Share this
Print

Related posts
Gamma speaks at a fair

\u00a9 2026 Example | Imprint | Privacy policy
"""

SHAPES = [
    # name, comment, the document, format, what is listed, what is ignored, further fields
    ('html', 'A list in HTML.', page(items('Alpha', 'Beta')), 'html', [(1, 'Alpha'), (2, 'Beta')], []),
    ('html-fragment', 'A fragment, items and cells not closed.', '<ul>\n<li>Alpha\n<li>Beta\n</ul>\n', 'html', [(1, 'Alpha'), (2, 'Beta')], []),
    ('html-best-list', 'A menu, a list, a footer: the one with the names counts.',
     page('<nav>%s</nav><main>%s</main><footer>%s</footer>' % (items('Home', 'Press'), items('Alpha', 'Eve'), items('Legal'))), 'html',
     [(3, 'Alpha'), (4, 'Eve')], [(1, 'another list'), (2, 'another list'), (5, 'another list')], *ABC),
    ('html-headings', 'Organizations and individuals: two sections of one list, of the second nobody signed.',
     page('<h2>Organizations</h2>%s<h2>Individuals</h2>%s<h2>Press</h2>%s' % (items('Alpha', 'Beta'), items('Eve', 'Mallory'), items('Trudy'))), 'html',
     [(2, 'Alpha'), (3, 'Beta'), (5, 'Eve'), (6, 'Mallory')], [(1, 'heading'), (4, 'heading'), (7, 'heading'), (8, 'another list')], *ABC),
    ('html-half', 'A list of another shape, half of which matches, and one of which less does.',
     page(items('Alpha', 'Beta') + '<ol><li>Gamma</li><li>Eve</li></ol><menu><li>Gamma</li><li>Mallory</li><li>Trudy</li></menu>'), 'html',
     [(1, 'Alpha'), (2, 'Beta'), (3, 'Gamma'), (4, 'Eve')], [(5, 'another list'), (6, 'another list'), (7, 'another list')], *ABC),
    ('html-denied', 'A list of those who did not sign is never the one, though it has the most names.',
     page('<h2>Signatories</h2>%s<h2>Those who did not sign</h2>%s' % (items('Alpha'), items('Beta', 'Gamma'))), 'html', [(2, 'Alpha')],
     [(1, 'heading'), (3, 'heading'), (4, 'another list'), (5, 'another list')], *ABC),
    ('html-prose', 'Prose behind the list names one who did not sign.',
     page(items('Alpha') + '<p>The Beta did not sign it in the end, although many of us had hoped it would.</p><p>Gamma did not.</p>'), 'html', [(1, 'Alpha')],
     [(2, 'prose'), (3, 'not a list item')], *ABC),
    ('html-classes', 'Columns of a page: their classes differ, both have the names; the class of an item does not count.',
     page('<div class="left"><ul><li class="odd">Alpha</li><li class="even">Eve</li></ul></div><div class="right"><ul><li>Beta</li></ul></div>'), 'html',
     [(1, 'Alpha'), (2, 'Eve'), (3, 'Beta')], [], *ABC),
    ('html-nested', 'A person below an organization, an organization below a country.',
     page(items('Austria' + items('Alpha' + items('Ada')), 'Belgium' + items('Beta'))), 'html', [(2, 'Alpha'), (5, 'Beta')],
     [(1, 'another list'), (3, 'another list'), (4, 'another list')], *ABC),
    ('html-table', 'A table with a type: the names are in the second column.',
     page('<table><thead><tr><th>Type</th><th>Name</th></tr></thead><tbody><tr><td>NGO</td><td>Alpha</td></tr><tr><td>Company</td><td>Eve</td></tr></tbody></table>'),
     'html', [(2, 'Alpha'), (3, 'Eve')], [(1, 'header')], *ABC),
    ('html-table-header-lies', 'The names are in the column whose header is another.',
     page('<table><tr><th>Name</th><th>Country</th></tr><tr><td>Austria</td><td>Alpha</td></tr><tr><td>Belgium</td><td>Beta</td></tr></table>'), 'html',
     [(2, 'Alpha'), (3, 'Beta')], [(1, 'header')], *ABC),
    ('html-table-role', 'A column with the role: it stands behind the name.',
     page('<table><tr><th>Signatory</th><th>Role</th></tr><tr><td>Alpha</td><td>Chair</td></tr><tr><td>Beta</td><td></td></tr></table>'), 'html',
     [(2, 'Alpha \u2013 Chair'), (3, 'Beta')], [(1, 'header')], *ABC),
    ('html-table-spans', 'A cell over two rows, and one over two columns.',
     page('<table><tr><td rowspan="2">Austria</td><td>Alpha</td></tr><tr><td>Eve</td></tr><tr><td colspan="2">Belgium</td></tr><tr><td></td><td>Beta</td></tr></table>'),
     'html', [(1, 'Alpha'), (2, 'Eve'), (4, 'Beta')], [(3, 'no name')], *ABC),
    ('html-table-span-ends', 'A cell over two rows, in the last column: below these it covers nothing.',
     page('<table><tr><td>1</td><td rowspan="2">Alpha</td></tr><tr><td>2</td></tr><tr><td>3</td><td>Eve</td></tr><tr><td>4</td><td>Beta</td></tr></table>'),
     'html', [(1, 'Alpha'), (3, 'Eve'), (4, 'Beta')], [(2, 'no name')], *ABC),
    ('html-table-spans-written', 'A span is digits alone; a number that no machine has is the largest.',
     page('<table><tr><td rowspan="2px">Austria</td><td>Alpha</td></tr><tr><td rowspan=" 2">Belgium</td><td>Eve</td></tr><tr><td rowspan="+2">Chile</td><td>Beta</td></tr>'
          '<tr><td rowspan="0">Denmark</td><td>Gamma</td></tr><tr><td colspan="99999999999999999999">Elsewhere</td></tr></table>'),
     'html', [(1, 'Alpha'), (2, 'Eve'), (3, 'Beta'), (4, 'Gamma')], [(5, 'no name')], *ABC),
    ('html-table-grid', 'Names side by side in a table.',
     page('<table><tr><td>Alpha</td><td>Beta</td></tr><tr><td>Eve</td><td>Gamma</td></tr></table>'), 'html',
     [(1, 'Alpha'), (1, 'Beta'), (2, 'Eve'), (2, 'Gamma')], [], *ABC),
    ('html-hidden', 'Hidden rows are not shown to anybody.',
     page('<ul><li>Alpha</li><li hidden>Beta</li><li style="display: none">Gamma</li><li>Eve<span style="visibility:hidden"> (no)</span></li></ul>'), 'html',
     [(1, 'Alpha'), (4, 'Eve')], [(2, 'hidden'), (3, 'hidden'), (4, 'hidden')], *ABC),
    ('html-struck', 'Struck through, all of it and in part.',
     page('<ul><li>Alpha</li><li><s>Beta</s></li><li><del>Gama</del> Gamma</li><li style="text-decoration:line-through">Eve</li></ul>'), 'html',
     [(1, 'Alpha'), (3, 'Gamma')], [(2, 'struck through'), (3, 'struck through'), (4, 'struck through')], *ABC),
    ('html-struck-and-hidden', 'Struck through and then hidden: the last text says why.',
     page('<ul><li>Alpha</li><li><s>Beta</s><span hidden> no</span></li></ul>'), 'html', [(1, 'Alpha')], [(2, 'hidden')], *ABC),
    ('html-sibling-tables', 'Two tables under one heading: the header is that of the first.',
     page('<h2>Signatories</h2><table><tr><th>Name</th><th>Role</th></tr><tr><td>Alpha</td><td>Chair</td></tr></table>'
          '<table><tr><th>Name</th><th>Country</th></tr><tr><td>Beta</td><td>Belgium</td></tr></table>'), 'html',
     [(3, 'Alpha \u2013 Chair'), (5, 'Beta \u2013 Belgium')], [(1, 'heading'), (2, 'header'), (4, 'header')], *ABC),
    ('html-heading-levels', 'The last heading counts, of whatever level.',
     page('<h2>Signatories</h2><h3>Pending</h3>%s<h3>Members</h3>%s' % (items('Gamma'), items('Alpha'))), 'html',
     [(5, 'Alpha')], [(1, 'heading'), (2, 'heading'), (3, 'another list'), (4, 'heading')], *ABC),
    ('html-links', 'A paragraph of links, with commas and a word between them.',
     page('<p><a href="https://alpha.example">Alpha</a>, <a href="/b">Beta</a> and <a href="/e">Eve</a>.</p>'), 'html', [(1, 'Alpha'), (2, 'Beta'), (3, 'Eve')], [], *ABC),
    ('html-link-items', 'Links as names.', page(items('<a href="https://alpha.example">Alpha</a>', '<a href="#">Eve</a>')), 'html', [(1, 'Alpha'), (2, 'Eve')], [], *ABC),
    ('html-logos', 'Logos, by what they say where they are not shown.',
     page('<div><img src="a.png" alt="Alpha logo"><img src="b.png" alt="Logo of Beta"><img src="x.png" alt=""></div>'), 'html', [(1, 'Alpha'), (2, 'Beta')], [], *ABC),
    ('html-item-image', 'Text, links and images in the items of one list are one list.',
     page(items('<img src="m.png" alt="Mallory">', 'Alpha', '<a href="/b">Beta</a>, <a href="/e">Eve</a>')), 'html', [(1, 'Mallory'), (2, 'Alpha'), (3, 'Beta'), (4, 'Eve')], [], *ABC),
    ('html-image-outside-items', 'Outside of items images are a list of their own.', page('<p><img src="e.png" alt="Eve"></p><p>Alpha</p>'), 'html',
     [(2, 'Alpha')], [(1, 'another list')], *ABC),
    ('html-logo-beside-name', 'A logo beside the name says it again.', page(items('<img src="a.png" alt="Alpha logo"> Alpha')), 'html', [(1, 'Alpha')], []),
    ('html-footnotes', 'Footnote marks go, other raised text stays.', page(items('Alpha<sup>1</sup>', 'Beta<sup>[2], *</sup>', 'Gamma<sup>th</sup>')), 'html',
     [(1, 'Alpha'), (2, 'Beta'), (3, 'Gammath')], []),
    ('html-entities', 'Character references, a comment, a script.',
     page(items('Alpha &amp; Beta&nbsp;&#8211; Chair', 'Gam<!-- Eve -->ma', 'Eve<script>document.write("Mallory")</script>')), 'html',
     [(1, 'Alpha & Beta\u00a0\u2013 Chair'), (2, 'Gamma'), (3, 'Eve')], []),
    ('html-nothing-first', 'Nothing matches, and a table has nothing in its first column: it is not chosen beside plain lines.',
     page('<p>Alpha</p><table><tr><td></td><td>Beta</td></tr></table>'), 'html', [(1, 'Alpha')], [(2, 'another list')]),
    ('html-breaks', 'Lines of a paragraph, wrapped in the source.', page('<p>Alpha<br>Beta\n  Society<br/>Gamma</p>'), 'html',
     [(1, 'Alpha'), (2, 'Beta Society'), (3, 'Gamma')], []),
    ('html-pre', 'Lines of preformatted text.', page('<pre>Alpha\nBeta\n</pre>'), 'html', [(1, 'Alpha'), (2, 'Beta')], []),
    ('html-paragraph-headings', 'A paragraph that ends in a colon is a heading.', page('<p>Signatories:</p><p>Alpha</p><p>Press:</p><p>Eve</p>'), 'html',
     [(2, 'Alpha')], [(1, 'heading'), (3, 'heading'), (4, 'not a list item')], *ABC),
    ('html-description', 'Terms and what describes them.', page('<dl><dt>Alpha</dt><dd>A foundation</dd><dt>Beta</dt><dd>An institute</dd></dl>'), 'html',
     [(1, 'Alpha'), (3, 'Beta')], [(2, 'another list'), (4, 'another list')], *ABC),
    ('encoding-meta', 'An encoding that the page declares.', b'<meta charset="iso-8859-1">\n<ul><li>Caf\xe9 \x96 Alpha</ul>\n', 'html',
     [(1, 'Caf\u00e9 \u2013 Alpha')], [], ('encoding', 'windows-1252')),
    ('encoding-utf-16le', 'UTF-16 by its mark.', '\ufeffAlpha\nCaf\u00e9\n'.encode('utf-16-le'), 'text', [(1, 'Alpha'), (2, 'Caf\u00e9')], [], ('encoding', 'utf-16le')),
    ('encoding-utf-16be', 'The other byte order.', '\ufeffAlpha\r\nCaf\u00e9\n'.encode('utf-16-be'), 'text', [(1, 'Alpha'), (2, 'Caf\u00e9')], [], ('encoding', 'utf-16be')),
    ('encoding-told', 'An encoding that is told.', b'Caf\xe9\n', 'text', [(1, 'Caf\u00e9')], [], ('option', 'encoding latin1'), ('encoding', 'windows-1252')),
    ('encoding-mark-goes-first', 'A mark goes before what is told.', '\ufeffCaf\u00e9\n'.encode(), 'text', [(1, 'Caf\u00e9')], [], ('option', 'encoding latin1'),
     ('encoding', 'utf-8')),
    ('csv', 'A table with a header.', 'Name,Country\r\nAlpha,Austria\r\n"Beta, Society",Belgium\r\n', 'csv', [(2, 'Alpha'), (3, 'Beta, Society')], [(1, 'header')], *ABC),
    ('csv-semicolon', 'Parted by semicolons, with a role.', 'Type;Name;Role\nNGO;Alpha;Chair\nNGO;Eve;\n', 'csv', [(2, 'Alpha \u2013 Chair'), (3, 'Eve')], [(1, 'header')], *ABC),
    ('csv-no-header', 'Without a header.', '"Alpha","Austria"\n"Beta","Belgium"\n', 'csv', [(1, 'Alpha'), (2, 'Beta')], [], *ABC),
    ('csv-type-is-no-header', 'A header word in the second row too: both are rows.', '"organization","Alpha"\n"organization","Beta"\n', 'csv',
     [(1, 'Alpha'), (2, 'Beta')], [], *ABC),
    ('csv-header-of-more', 'More header words in the first row than in the second.', 'Name,Type\nAlpha,Organization\nBeta,Company\n', 'csv',
     [(2, 'Alpha'), (3, 'Beta')], [(1, 'header')], *ABC),
    ('csv-quotation-marks', 'Doubled quotation marks, and a line end within.', 'Name,Notes\n"The ""Alpha""","one\ntwo"\nBeta,\n', 'csv',
     [(2, 'The "Alpha"'), (3, 'Beta')], [(1, 'header')], *names('the "alpha"', 'Beta')),
    ('csv-quote-combining', 'A combining mark behind a quotation mark: this ends the field all the same.',
     'Name,Website\nAlpha,"https://alpha.example"\u0301\nEve,"https://eve.example"\nBeta,\n', 'csv', [(2, 'Alpha'), (3, 'Eve'), (4, 'Beta')], [(1, 'header')], *ABC),
    ('csv-line-separator', 'U+2028 ends no row.', 'Name,Notes\nAlpha,one\u2028two\nEve\u2028Beta,\n', 'csv', [(2, 'Alpha'), (3, 'Eve\u2028Beta')], [(1, 'header')], *ABC),
    ('csv-text-behind-quote', 'What stands behind the second quotation mark, others among it, belongs to the field.',
     'Name,Country\n"Alpha, the" Society,Austria\n"Beta" "Society",Belgium\n', 'csv', [(2, 'Alpha, the Society'), (3, 'Beta "Society"')], [(1, 'header')],
     *names('Beta "Society"')),
    ('csv-quote-within', 'A quotation mark begins something behind spaces only.', 'Name,Country\nThe "Alpha",Austria\n  "Eve, Mallory",Belgium\n', 'csv',
     [(2, 'The "Alpha"'), (3, 'Eve, Mallory')], [(1, 'header')], *names('the "alpha"')),
    ('csv-second-rows', 'A signatory on several rows.', 'Name,Country\nAlpha,Austria\nAlpha,Belgium\n', 'csv', [(2, 'Alpha'), (3, 'Alpha')], [(1, 'header')], *ABC),
    ('csv-column', 'The column that is told, by its header.', 'Name,Signed by\nAlpha,Ada\nBeta,Bo\n', 'csv', [(2, 'Ada'), (3, 'Bo')], [(1, 'header')], *ABC,
     ('option', 'column signed by')),
    ('csv-column-number', 'The column that is told, by its number.', 'Name,Signed by\nAlpha,Ada\nBeta,Bo\n', 'csv', [(2, 'Ada'), (3, 'Bo')], [(1, 'header')], *ABC,
     ('option', 'column 2')),
    ('tsv-last-empty', 'A table with TABs, of which a last cell is empty.', 'Alpha\tAustria\nEve\t\n', 'tsv', [(1, 'Alpha'), (2, 'Eve')], [], *ABC),
    ('tsv-all-last-empty', 'A TAB at the end of each line.', 'Alpha\t\nEve\t\n', 'text', [(1, 'Alpha'), (2, 'Eve')], [], *ABC),
    ('tsv-ragged', 'Some with a TAB more at the end.', 'Alpha\tAustria\t\nEve\tBelgium\n', 'tsv', [(1, 'Alpha'), (2, 'Eve')], [], *ABC),
    ('tsv', 'A table with TABs.', 'Alpha\tAustria\nEve\tBelgium\n', 'tsv', [(1, 'Alpha'), (2, 'Eve')], [], *ABC),
    ('text-commas', 'A comma before an affiliation, and one inside a name: no table.', 'Ada, Alpha\nBeta, Gamma and Sons\n', 'text',
     [(1, 'Ada, Alpha'), (2, 'Beta, Gamma and Sons')], []),
    ('json-strings', 'An array of strings.', '["Alpha", "B\\u00e9ta \\ud83d\\ude00"]\n', 'json', [(1, 'Alpha'), (2, 'B\u00e9ta \U0001f600')], []),
    ('json-objects', 'Objects, with a role and what is no name.', '{"title": "Names", "signatories": [{"name": "Alpha", "role": "Chair"}, {"name": "Eve", "since": 2026}]}', 'json',
     [(2, 'Alpha \u2013 Chair'), (3, 'Eve')], [(1, 'not in a list')], *ABC),
    ('json-domains', 'An object whose keys are domains.', '{"alpha.example": {"name": "Alpha"}, "eve.example": {"name": "Eve"}}', 'json', [(1, 'Alpha'), (2, 'Eve')], [], *ABC),
    ('json-domain-names', 'Domains and names.', '{"alpha.example": "Alpha", "eve.example": "Eve"}', 'json', [(1, 'Alpha'), (2, 'Eve')], [], *ABC),
    ('json-nested', 'Organizations below countries.', '[{"country": "Austria", "organizations": [{"name": "Alpha"}]}, {"country": "Belgium", "organizations": [{"name": "Eve"}, {"name": "Beta"}]}]',
     'json', [(2, 'Alpha'), (4, 'Eve'), (5, 'Beta')], [(1, 'another list'), (3, 'another list')], *ABC),
    ('json-past', 'Those of the past are denied.', '{"signatories": ["Alpha"], "past": ["Beta", "Gamma"]}', 'json', [(1, 'Alpha')], [(2, 'another list'), (3, 'another list')], *ABC),
    ('json-canonically-equivalent-keys', 'Two keys that are canonically equivalent: two columns.', '[{"\u00e9": "Alpha", "e\u0301": "Beta"}]', 'json', [(1, 'Alpha'), (1, 'Beta')], [], *ABC),
    ('json-path-4096', 'A path of 4,096 bytes.', '[{"name": "Alpha", "%s": "Eve"}]' % ('\u00e9' * 2048), 'json', [(1, 'Alpha')], [], *ABC),
    ('json-select', 'A field that is told.', '{"signatories": [{"name": "Alpha", "alias": "A"}]}', 'json', [(1, 'A')], [], *ABC, ('option', 'select signatories.alias')),
    ('yaml', 'A mapping with a sequence of mappings.', '# Names\nsignatories:\n  - name: Alpha\n    role: Chair\n  - name: "Eve"\n', 'yaml', [(1, 'Alpha \u2013 Chair'), (2, 'Eve')], [], *ABC),
    ('yaml-names', 'A sequence of names.', '---\nsignatories:\n- Alpha\n- Eve\n', 'yaml', [(1, 'Alpha'), (2, 'Eve')], [], *ABC),
    ('markdown-item-with-colon', 'An item that looks like a key beside one that does not: no YAML.', '- Alpha\n- beta: an institute\n', 'markdown', [(1, 'Alpha'), (2, 'beta: an institute')], []),
    ('yaml-null', 'Null is empty, and words are texts.', 'signatories:\n- name: Alpha\n  role: ~\n- name: yes\n', 'yaml', [(1, 'Alpha'), (2, 'yes')], [], *ABC),
    ('markdown-no-yaml', 'A heading with a capital: no key, so Markdown.', 'Signatories:\n- Alpha\n', 'markdown', [(2, 'Alpha')], [(1, 'heading')]),
    ('markdown-front-matter', 'Front matter.', '---\ntitle: Alpha\n---\n- Beta\n', 'markdown', [(4, 'Beta')], [(1, 'front matter'), (2, 'front matter'), (3, 'front matter')]),
    ('markdown-wrapped', 'An item that goes on in the next line.', '- Alpha\n  Society\n- Beta\n\n  Society\n', 'markdown', [(1, 'Alpha Society'), (3, 'Beta')], [(5, 'not a list item')]),
    ('markdown-nested', 'Organizations below countries, people below those.', '- Austria\n  - Alpha\n    - Ada\n- Belgium\n  - Beta\n', 'markdown', [(2, 'Alpha'), (5, 'Beta')],
     [(1, 'another list'), (3, 'another list'), (4, 'another list')], *ABC),
    ('markdown-sections', 'Sections: one announced, one that is not, one denied.', '## Organizations\n- Alpha\n- Beta\n## Individuals\n- Eve\n## Press\n- Trudy\n## Pending\n- Gamma\n', 'markdown',
     [(2, 'Alpha'), (3, 'Beta'), (5, 'Eve')], [(1, 'heading'), (4, 'heading'), (6, 'heading'), (7, 'another list'), (8, 'heading'), (9, 'another list')], *ABC),
    ('markdown-section-told', 'The section that is told.', '## Organizations\n- Alpha\n- Beta\n## Press\n- Trudy\n', 'markdown', [(5, 'Trudy')],
     [(1, 'heading'), (2, 'another list'), (3, 'another list'), (4, 'heading')], *ABC, ('option', 'section press')),
    ('section-long', 'Of a heading of 301 scalars the first 300 are the section, and deny nobody.', '# Signatories %s pending\n- Alpha\n- Eve\n' % ('x' * 281), 'markdown',
     [(2, 'Alpha'), (3, 'Eve')], [(1, 'heading')], *ABC),
    ('section-300', 'Of one of 300 scalars all.', '# Signatories %s pending\n- Alpha\n- Beta\n# All\n- Gamma\n' % ('x' * 280), 'markdown',
     [(5, 'Gamma')], [(1, 'heading'), (2, 'another list'), (3, 'another list'), (4, 'heading')], *ABC),
    ('markdown-plain-between', 'Plain lines that are names are part of it; others are not.', '- Alpha\n\nBeta\n\n- Eve\n', 'markdown', [(1, 'Alpha'), (3, 'Beta'), (5, 'Eve')], [], *ABC),
    ('markdown-below', 'Lines without a marker, directly below items, are a list of their own.', '- Alpha\n  of Beta\nEve\nMallory\n- Beta\n\nTrudy\n', 'markdown',
     [(1, 'Alpha of Beta'), (5, 'Beta')], [(3, 'another list'), (4, 'another list'), (7, 'not a list item')], *ABC),
    ('markdown-below-known', 'Such lines, of which half are known.', '1. Alpha\nBeta\n2. Eve\nMallory\n', 'markdown', [(1, 'Alpha'), (2, 'Beta'), (3, 'Eve'), (4, 'Mallory')], [], *ABC),
    ('markdown-below-prose', 'Prose below an item is prose.', '1. Alpha\n%s.\nEve\n2. Beta\n' % TWELVE, 'markdown', [(1, 'Alpha'), (4, 'Beta')], [(2, 'prose'), (3, 'another list')], *ABC),
    ('markdown-below-other', 'What stands below anything else is in no list.', '- Alpha\n<!-- -->\nEve\n- Beta\n[Gamma](c)\nMallory\n', 'markdown',
     [(1, 'Alpha'), (4, 'Beta'), (5, 'Gamma')], [(2, 'comment'), (3, 'not a list item'), (6, 'not a list item')], *ABC),
    ('markdown-below-level', 'A line is of the level of the item that it is below.', '- Alpha\nBeta\n- Gamma\n  - Trudy\nMallory\n  - Eve\nOscar\n', 'markdown',
     [(1, 'Alpha'), (2, 'Beta'), (3, 'Gamma'), (6, 'Eve'), (7, 'Oscar')], [(4, 'another list'), (5, 'another list')], *ABC),
    ('markdown-item-long', 'To an item of more than 65,536 bytes no other line belongs.', '- %sAlpha\n  %sBeta\n  Eve\n- Gamma\n' % ('**' * 30_000, '**' * 3_000), 'markdown',
     [(1, 'Alpha Beta'), (4, 'Gamma')], [(3, 'another list')], ('name', 'Alpha Beta')),
    ('names-part-withheld-empty', 'Of a name in two columns one is not there, and withheld.', '| First name | Last name |\n|---|---|\n| ~~ ~~ | Alpha |\n| Eve | x |\n', 'markdown',
     [(4, 'Eve x')], [(1, 'header'), (3, 'struck through')]),
    ('column-told-number-and-heading', 'A number that is also a heading: both columns.', 'position;Country;1\nCEO;x;Eve\n', 'csv', [(2, 'CEO'), (2, 'Eve \u2013 CEO')],
     [(1, 'header')], ('option', 'column 1')),
    ('markdown-below-long', 'A line of more than 65,536 bytes below an item, and what is below that.', '- Alpha\n%s\nEve\n  - Beta\n' % ('x ' * 32769), 'markdown',
     [(1, 'Alpha'), (4, 'Beta')], [(2, 'prose'), (3, 'not a list item')], *ABC),
    ('markdown-underlined', 'Underlined headings.', 'Individuals\n===========\n\n- Eve\n\nOrganizations\n---\n- Alpha\n', 'markdown', [(4, 'Eve'), (8, 'Alpha')],
     [(1, 'heading'), (2, 'heading'), (6, 'heading'), (7, 'heading')], *ABC),
    ('markdown-underlined-rule', 'Two rules, no heading.', '***\n---\n- Alpha\n- Beta\n', 'markdown', [(3, 'Alpha'), (4, 'Beta')], [(1, 'rule'), (2, 'rule')]),
    ('markdown-underlined-comment', 'A comment, of which a line looks like an underline.', '- Alpha\n\n<!-- Pending\n---\n- Beta\n-->\n- Eve\n', 'markdown', [(1, 'Alpha'), (7, 'Eve')],
     [(3, 'comment'), (4, 'comment'), (5, 'comment'), (6, 'comment')]),
    ('markdown-underlined-code', 'Code, of which a line looks like an underline.', '- Alpha\n\n```\n---\n- Beta\n```\n', 'markdown', [(1, 'Alpha')],
     [(3, 'code'), (4, 'code'), (5, 'code'), (6, 'code')]),
    ('markdown-underlined-heading', 'A rule below a heading that needs no underline.', '# Individuals\n---\n- Eve\n- Alpha\n', 'markdown', [(3, 'Eve'), (4, 'Alpha')],
     [(1, 'heading'), (2, 'rule')]),
    ('markdown-table', 'A table, with a border that is none.', '| No | Name | Role |\n|---:|------|:----|\n| 1 | **Alpha** | Chair |\n| 2 | Eve \\| Mallory | |\n\nGamma\n', 'markdown',
     [(3, 'Alpha \u2013 Chair'), (4, 'Eve | Mallory')], [(1, 'header'), (6, 'not a list item')], *names('Alpha')),
    ('markdown-links', 'A paragraph of links.', 'We sign:\n\n[Alpha](https://alpha.example), [Beta](b) \u2022\n[Eve](e) and [Mallory](m)\n', 'markdown',
     [(3, 'Alpha'), (3, 'Beta'), (4, 'Eve'), (4, 'Mallory')], [(1, 'heading')], *ABC),
    ('markdown-comments', 'Comments, within an item and around some.', '- Alpha <!-- since 2026 -->\n\n<!--\n- Beta\n-->\n- Eve\n', 'markdown', [(1, 'Alpha'), (6, 'Eve')],
     [(3, 'comment'), (4, 'comment'), (5, 'comment')]),
    ('markdown-comment-combining', 'A combining mark behind a comment.', '- Alpha <!-- -->\u0301 \u2013 Eve <!-- -->\n', 'markdown', [(1, 'Alpha \u0301 \u2013 Eve')], []),
    ('markdown-comment-line-combining', 'A combining mark behind the ends of a comment.', '- Alpha\n\n<!--\u0301\n- Beta\n-->\u0301\n- Eve\n', 'markdown', [(1, 'Alpha'), (6, 'Eve')],
     [(3, 'comment'), (4, 'comment'), (5, 'comment')]),
    ('markdown-code-combining', 'A combining mark behind the fences of code.', '- Alpha\n\n```\u0301\n- Beta\n```\u0301\n- Eve\n', 'markdown', [(1, 'Alpha'), (6, 'Eve')],
     [(3, 'code'), (4, 'code'), (5, 'code')]),
    ('markdown-code', 'A block of code.', '- Alpha\n\n```\n- Beta\n```\n', 'markdown', [(1, 'Alpha')], [(3, 'code'), (4, 'code'), (5, 'code')]),
    ('markdown-rule', 'A rule.', '- Alpha\n\n---\n\nBeta\n', 'markdown', [(1, 'Alpha')], [(3, 'rule'), (5, 'not a list item')]),
    ('markdown-references-signed', 'A sign is no digit: these are no character references.', '- Alpha &#+65;\n- Beta &#x+41;\n', 'markdown', [(1, 'Alpha &#+65;'), (2, 'Beta &#x+41;')], []),
    ('markdown-references', 'Character references, and one behind a backslash.', '- Alpha &amp; Beta&#44; &#x47;amma \\&amp; &none;\n', 'markdown', [(1, 'Alpha & Beta, Gamma &amp; &none;')], []),
    ('markdown-numbers', 'Numbers with gaps, and all of them 1.', '1. Alpha\n3. Beta\n1. Gamma\n', 'markdown', [(1, 'Alpha'), (2, 'Beta'), (3, 'Gamma')], []),
    ('text-sections', 'A plain text with sections.', 'Signatories:\nAlpha\nGamma\nPress:\nTrudy\nMallory\nGamma\nDid not sign:\nBeta\n', 'text', [(2, 'Alpha'), (3, 'Gamma')],
     [(1, 'heading'), (4, 'heading'), (5, 'not a list item'), (6, 'not a list item'), (7, 'not a list item'), (8, 'heading'), (9, 'not a list item')], *ABC),
    ('text-page', 'A page copied out of a browser: what stands around the list is left out, nothing within it.', PASTED % 'Alpha\nEve\nBeta', 'text',
     [(17, 'Alpha'), (18, 'Eve'), (19, 'Beta')],
     [(1, PAGE), (2, PAGE), (3, PAGE), (4, PAGE), (5, PAGE), (7, 'prose'), (8, PAGE), (9, PAGE), (11, 'not a list item'), (13, 'prose'), (15, 'heading'),
      (21, PAGE), (22, PAGE), (24, 'not a list item'), (25, 'not a list item'), (27, PAGE)], *ABC),
    ('text-page-blank-lines', 'Blank lines part no list, wherever the names are that match.', 'Home | Search\nLog in\n\nMallory\n\nAlpha\nEve\n\nBeta\n\nTrudy\n\nContact\nImprint\n',
     'text', [(4, 'Mallory'), (6, 'Alpha'), (7, 'Eve'), (9, 'Beta'), (11, 'Trudy')], [(1, PAGE), (2, PAGE), (13, PAGE), (14, PAGE)], *ABC),
    ('text-page-within', 'A menu between names of the list: it is within it, and listed.', 'Alpha\nBeta\n\nShare\nPrint\nEve\n\nGamma\n', 'text',
     [(1, 'Alpha'), (2, 'Beta'), (4, 'Share'), (5, 'Print'), (6, 'Eve'), (8, 'Gamma')], [], *ABC),
    ('text-page-same-run', 'A menu without a blank line behind it is within the list.', 'Home\nSearch\nAlpha\nBeta\nEve\n', 'text',
     [(1, 'Home'), (2, 'Search'), (3, 'Alpha'), (4, 'Beta'), (5, 'Eve')], [], *ABC),
    ('text-page-foot', 'A name above the foot of a page, without a blank line between.', 'Alpha\nEve\n\nBeta\nContact\nImprint\n', 'text',
     [(1, 'Alpha'), (2, 'Eve'), (4, 'Beta')], [(5, PAGE), (6, PAGE)], *ABC),
    ('text-page-foot-list', 'A list above the foot of a page, without a blank line between.', 'Alpha\nEve\nBeta\nContact\nImprint\n', 'text',
     [(1, 'Alpha'), (2, 'Eve'), (3, 'Beta')], [(4, PAGE), (5, PAGE)], *ABC),
    ('text-page-foot-address', 'What stands above the foot of a page and names nobody who signed.', 'Alpha\nBeta\n\nHarbour Street 1\nContact\nImprint\n', 'text',
     [(1, 'Alpha'), (2, 'Beta')], [(4, 'not a list item'), (5, PAGE), (6, PAGE)], *ABC),
    ('text-page-foot-heading', 'A heading above the foot of a page, and names below it.', 'Alpha\nBeta\n\nSupporters:\nEve\nMallory\nContact\nImprint\n', 'text',
     [(1, 'Alpha'), (2, 'Beta'), (5, 'Eve'), (6, 'Mallory')], [(4, 'heading'), (7, PAGE), (8, PAGE)], *ABC),
    ('text-page-one-word', 'One such word among others makes no menu.', 'Press\nEve\n\nAlpha\n', 'text', [(1, 'Press'), (2, 'Eve'), (4, 'Alpha')], [], *ABC),
    ('text-page-nothing-matches', 'Nothing matches: all is listed.', 'Home\nSearch\n\nEve\nMallory\n', 'text',
     [(1, 'Home'), (2, 'Search'), (4, 'Eve'), (5, 'Mallory')], [], *ABC),
    ('text-page-second-list', 'Behind a menu a list of which half are known.', 'Alpha\nEve\n\nHome\nSearch\n\nBeta\nMallory\n', 'text',
     [(1, 'Alpha'), (2, 'Eve'), (4, 'Home'), (5, 'Search'), (7, 'Beta'), (8, 'Mallory')], [], *ABC),
    ('text-bare-headings', 'Headings without a mark, and a name that is none.',
     'Organizations\nAlpha\nBeta\n\nPeople without Borders\n\nIndividuals (1)\nEve\n\nHave not signed yet\nGamma\n', 'text',
     [(2, 'Alpha'), (3, 'Beta'), (5, 'People without Borders'), (8, 'Eve')],
     [(1, 'heading'), (7, 'heading'), (10, 'heading'), (11, 'not a list item')], *ABC),
    ('text-bare-heading-inside', 'A word for a heading within names is a name, and so is one with nothing behind it.', 'Alpha\nSupporters\n\nSignatories\n', 'text',
     [(1, 'Alpha'), (2, 'Supporters'), (4, 'Signatories')], [], *ABC),
    ('csv-two-names', 'First and last names in two columns, and a role.', 'First name,Last name,Role\nAda,Example,Chair\nEve,,\n,Mallory,\n', 'csv',
     [(2, 'Ada Example \u2013 Chair'), (3, 'Eve'), (4, 'Mallory')], [(1, 'header')], *names('Ada Example')),
    ('csv-two-names-order', 'The last name first.', 'Surname;Given name;Country\nExample;Ada;Austria\nMallory;Eve\n', 'csv',
     [(2, 'Ada Example'), (3, 'Eve Mallory')], [(1, 'header')], *names('Ada Example')),
    ('csv-two-names-organizations', 'The organizations of people are the list.', 'Organization,First name,Last name\nAlpha,Ada,Example\nEve,Bo,Example\n', 'csv',
     [(2, 'Alpha'), (3, 'Eve')], [(1, 'header')], *ABC),
    ('csv-two-names-and-one', 'A column has both: it is read, and nothing is listed twice.', 'First name,Last name,Name\nAda,Example,Ada Example\n', 'csv',
     [(2, 'Ada Example')], [(1, 'header')], *names('Ada Example')),
    ('csv-two-first-names', 'Two columns of first names: nothing is put together.', 'First name,Forename,Last name\nAda,Bea,Example\n', 'csv',
     [(2, 'Ada')], [(1, 'header')], *names('Ada Example')),
    ('csv-two-names-unknown', 'Nothing matches: the names put together.', 'First name,Last name\nEve,Mallory\n', 'csv', [(2, 'Eve Mallory')], [(1, 'header')], *ABC),
    ('csv-two-names-column', 'The column of last names is told.', 'First name,Last name\nAda,Example\n', 'csv', [(2, 'Example')], [(1, 'header')],
     *names('Ada Example'), ('option', 'column 2')),
    ('html-two-names', 'First and last names in a page, one struck through.',
     page('<table><tr><th>First name</th><th>Last name</th></tr><tr><td>Ada</td><td>Example</td></tr><tr><td><s>Bo</s></td><td>Example</td></tr></table>'), 'html',
     [(2, 'Ada Example')], [(1, 'header'), (3, 'struck through')], *names('Ada Example')),
    ('json-two-names', 'First and last names in JSON.', '[{"first_name": "Ada", "last_name": "Example"}, {"last_name": "Mallory"}]', 'json',
     [(1, 'Ada Example'), (2, 'Mallory')], [], *names('Ada Example')),
    ('left-out-csv', 'What is left out of a table: its cells that are not empty.', 'Name,,Country \nAlpha,,Austria\n,,Belgium\n', 'csv', [(2, 'Alpha')],
     [(1, 'header'), (3, 'no name')], *ABC, ('left-out', '1 Name | Country'), ('left-out', '3 Belgium')),
    ('left-out-csv-semicolon', 'The same of one that is parted by semicolons.', 'Name;Country\n;"Aus;tria"\nAlpha;Austria\n', 'csv', [(3, 'Alpha')],
     [(1, 'header'), (2, 'no name')], *ABC, ('left-out', '1 Name | Country'), ('left-out', '2 Aus;tria')),
    ('left-out-two-names', 'The names put together are not shown besides.', 'First name,Last name,Name of whom\n,,Eve\nAda,Example,\n', 'csv', [(3, 'Ada Example')],
     [(1, 'header'), (2, 'no name')], *names('Ada Example'), ('left-out', '1 First name | Last name | Name of whom'), ('left-out', '2 Eve')),
    ('left-out-html', 'A header and a row of a page.', page('<table><tr><th>Name<th><th>Country</tr><tr><td>Alpha<td><td>Austria</tr>'
     '<tr><td><td>one<br>two<td>Belgium</tr></table>'), 'html', [(2, 'Alpha')], [(1, 'header'), (3, 'no name')], *ABC,
     ('left-out', '1 Name | Country'), ('left-out', '3 one \u2013 two | Belgium')),
    ('left-out-markdown', 'A line of Markdown that is in no list is shown as it is written.', '|Name|Country|\n|---|---|\n|Alpha|Austria|\n|| *B* |\n', 'markdown', [(3, 'Alpha')],
     [(1, 'header'), (4, 'no name')], *ABC, ('left-out', '1 |Name|Country|'), ('left-out', '4 B')),
    ('left-out-json', 'Values of other lists, and one of none.', '{"title": " An Example ", "signatories": ["Alpha"], "past": [{"name": "Beta", "since": "", "to": 2026}]}', 'json', [(2, 'Alpha')],
     [(1, 'not in a list'), (3, 'another list')], *ABC, ('left-out', '1 An Example'), ('left-out', '3 Beta | 2026')),
    ('json-not-selected', 'Rows that have nothing where the told field is.', '[{"a": "Alpha", "b": "one"}, {"b": "two", "c": "three"}, {"a": "", "b": "four"}]', 'json', [(1, 'Alpha')],
     [(2, 'not selected'), (3, 'not selected')], ('option', 'select a'), ('left-out', '2 two | three'), ('left-out', '3 four')),
    ('json-section-last-key', 'The section of an array within an element is its last key.', '[{"name": "Beta", "about": {"former": ["Alpha"]}}]', 'json', [(2, 'Alpha')],
     [(1, 'another list')], *ABC, ('option', 'section former')),
    ('format-told', 'A format that is told.', '- Alpha\n', 'text', [(1, '- Alpha')], [], ('option', 'format text')),
]

REFUSED = [
    ('encoding-not-declared', 'malformed', 'An encoding that nobody declares.', b'Caf\xe9\n'),
    ('encoding-unknown', 'unsupported', 'An encoding that nobody knows.', 'Alpha\n', ('option', 'encoding ebcdic-of-old')),
    ('encoding-not-kept', 'malformed', 'Bytes that are not of the declared encoding.', b'<meta charset=shift_jis><p>\x81</p>\n'),
    ('json-nested-257', 'malformed', 'JSON with 257 arrays around nothing.', '[' * 257 + ']' * 257),
    ('html-nested-257', 'malformed', '257 elements within each other, html and body among them.', '<!doctype html>\n' + '<div>' * 255 + 'Alpha\n'),
    ('html-shadow-root', 'unsupported', 'A template that a browser shows.', '<ul><li>Alpha</ul><div><template shadowrootmode=open><ul><li>Eve</ul></template></div>\n'),
    ('csv-beside-names', 'malformed', '1,001 names in a row, each beside 1,000 others.', 'Alpha,' * 1000 + 'Alpha\n', ('option', 'format csv'), *ABC),
    ('json-key-twice', 'malformed', 'A key that is there twice.', '{"a.example": "Alpha", "a.example": "Beta"}'),
    ('json-path-twice', 'malformed', 'Two ways to one path.', '[{"name": "Alpha", "a": {"b": "one"}, "a.b": "two"}]'),
    ('json-path-long', 'malformed', 'A path of 4,097 bytes.', '[{"name": "Alpha", "%s": "Eve"}]' % ('\u00e9' * 2048 + 'x')),
    ('yaml-path-twice', 'malformed', 'Two ways to one path.', '- name: Alpha\n  a:\n    b: one\n  a.b: two\n'),
    ('json-comma', 'malformed', 'A comma before the end.', '["Alpha",]'),
    ('json-two', 'malformed', 'Two values.', '["Alpha"] ["Beta"]'),
    ('json-open', 'malformed', 'An array that does not end.', '["Alpha"'),
    ('json-number', 'malformed', 'A number with a zero before it.', '[["Alpha", 01]]'),
    ('yaml-alias', 'unsupported', 'An alias.', 'a: &a [Alpha]\nb: *a\n'),
    ('yaml-not', 'malformed', 'A bracket that does not close.', 'names: [Alpha\n'),
    ('yaml-two', 'unsupported', 'Two documents.', 'names: [Alpha]\n---\nnames: [Beta]\n', ('option', 'format yaml')),
    ('csv-open', 'malformed', 'A quotation mark that is not closed.', 'Name,Country\n"Alpha,Austria\n'),
    ('html-nested-300', 'malformed', '300 elements within each other.', '<p>' + '<b>' * 300 + 'Alpha\n'),
    ('html-nothing', 'undecided', 'A page without a line.', '<p></p>\n'),
    ('section-not-there', 'undecided', 'A section that is told and not there.', '# Names\n- Alpha\n', ('option', 'section signatories')),
    ('section-without-name-key', 'undecided', 'What has no name key is no section that is told.', '# \ue000\n- Alpha\n', ('option', 'section \ue000')),
    ('column-without-name-key', 'undecided', 'What has no name key is no column that is told.', '\ue000,Signed by\nAlpha,Ada\n', ('option', 'column \ue000')),
    ('section-a-path', 'undecided', 'The path of an array is not its section.', '[{"name": "Beta", "about": {"former": ["Alpha"]}}]\n', ('option', 'section about.former')),
    ('column-not-there', 'undecided', 'A column that is told and not there.', 'Name,Country\nAlpha,Austria\n', ('option', 'column role')),
    ('select-not-there', 'undecided', 'A field that is told and not there.', '[{"name": "Alpha"}]\n', ('option', 'select title')),
]



def alone():
    for name, comment, document, style, listed, ignored in READINGS:
        vector('reading/' + name, 'accept', comment, document, ('format', style), *[('listed', '%d %s' % each) for each in listed],
               *[('ignored', '%d %s' % each) for each in ignored])
    vector('reading/nothing', 'undecided', 'Headings and prose only.', 'Alpha:\n%s.\n' % TWELVE)
    for name, comment, document, style, listed, ignored, *fields in SHAPES:
        vector('reading/' + name, 'accept', comment, document, ('format', style), *fields, *[('listed', '%d %s' % each) for each in listed],
               *[('ignored', '%d %s' % each) for each in ignored])
    for name, expect, comment, document, *fields in REFUSED:
        vector('reading/' + name, expect, comment, document, *fields)
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
    agrees('item-one-of-three', 'One item: the other lines are names too.', '- %s\n%s\n%s\n' % (ADA_ROLE, ALPHA_NAME, BETA_NAME))
    differs('footnote-marks', 'Footnote marks behind names and roles.', '%s*\n%s [12]\n%s\u00b9\u2020\nEve \u2020\n' % (ADA_ROLE, ALPHA_NAME, BETA_NAME),
            [(1, 'signed', 3), (2, 'signed', 1), (3, 'signed', 2), (4, 'not-in-log')], [])
    agrees('article-behind', 'The article behind the name.', '%s\n%s\nBeta Example Institute, The\n' % (ADA_ROLE, ALPHA_NAME))
    differs('angle-brackets', 'An address of another domain in angle brackets.', '%s <ada@ada.example.org>\n' % ALPHA_NAME, [(1, 'spelled-differently', 1)], [3, 2])
    differs('mail', 'A mail address of its own domain.', '%s <press@alpha.example>\n' % ALPHA_NAME, [(1, 'signed', 1)], [3, 2])
    differs('mail-other-characters', 'An address with all that one may have before its @.', '%s (first.last_1%%+a-b@alpha.example)\n' % ALPHA_NAME, [(1, 'signed', 1)], [3, 2])
    differs('mail-64', 'An address with 64 characters before its @.', '%s (%s@alpha.example)\n' % (ALPHA_NAME, 'a' * 64), [(1, 'signed', 1)], [3, 2])
    differs('mail-65', 'One with 65.', '%s (%s@alpha.example)\n' % (ALPHA_NAME, 'a' * 65), [(1, 'spelled-differently', 1)], [3, 2])
    differs('mail-nobody', 'One with none.', '%s (@alpha.example)\n' % ALPHA_NAME, [(1, 'spelled-differently', 1)], [3, 2])
    differs('mail-behind-words', 'Words before an address of its own domain.', '%s, Somebody Else, info@alpha.example\n' % ALPHA_NAME, [(1, 'spelled-differently', 1)], [3, 2])
    differs('mail-two-ats', 'Two @.', '%s (a@alpha.example@alpha.example)\n' % ALPHA_NAME, [(1, 'spelled-differently', 1)], [3, 2])
    differs('mail-in-a-path', 'Its domain behind an @ in the path of another.', '%s (https://eve.example/@alpha.example)\n' % ALPHA_NAME, [(1, 'spelled-differently', 1)], [3, 2])
    differs('personal-capacity', 'Words that nobody signed.', 'Ada Example (in a personal capacity)\n', [(1, 'spelled-differently', 3)], [1, 2])
    differs('pending', 'An item that says it is pending.', '- %s (pending)\n' % ALPHA_NAME, [(1, 'spelled-differently', 1)], [3, 2])
    differs('did-not-sign', 'A section of those who did not sign does not list them.', '## Signed\n- %s\n- %s\n## Have not signed\n- %s\n' % (ADA_ROLE, ALPHA_NAME, BETA_NAME),
            [(2, 'signed', 3), (3, 'signed', 1)], [2])
    agrees('characters', 'No-break and narrow no-break spaces, fullwidth letters, a zero-width joiner, NFD.', '%s\n%s\n%s\n' % (
        ADA_ROLE.replace(' ', '\u00a0', 1), ALPHA_NAME.replace(' ', '\u202f'), BETA_NAME.replace('B', '\uff22').replace('s', 's\u200d')))
    differs('no-item-without-space', 'A hyphen without a space is no marker, but part of the name.', '-%s\n' % ALPHA_NAME, [(1, 'looks-similar', 1)], three)
    differs('no-item-number-without-space', 'A number without a space is no marker.', '1.%s\n' % ALPHA_NAME, [(1, 'looks-similar', 1)], three)
    differs('no-item-ten-digits', 'Ten digits are no marker: another line, of the same words.', '1234567890. %s\n' % ALPHA_NAME, [(1, 'looks-similar', 1)], three)
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

    agrees('page', 'A page copied out of a browser.', PASTED % names.strip(), (17, 18, 19))
    differs('page-name-within', 'A name within the list that nobody signed.', PASTED % names.replace('The Beta', 'Eve\nThe Beta').strip(),
            [(17, 'signed', 3), (18, 'signed', 1), (19, 'not-in-log'), (20, 'signed', 2)], [])
    differs('page-name-behind', 'Names before and behind the list, a blank line away.', PASTED % ('Eve\n\n' + names + '\nMallory'),
            [(17, 'not-in-log'), (19, 'signed', 3), (20, 'signed', 1), (21, 'signed', 2), (23, 'not-in-log')], [])
    differs('two-names', 'First and last names in two columns, with the role.', 'First name,Last name,Role\nAda,Example,"Chair, Example Circle"\nBo,Example,\n',
            [(2, 'signed', 3), (3, 'not-in-log')], [1, 2])
    differs('two-names-other-role', 'First and last names, and a role that nobody signed.', 'First name,Last name,Role\nAda,Example,Treasurer\n',
            [(2, 'spelled-differently', 3)], [1, 2])

    def refused(name, expect, comment, document):
        case('read-' + name, expect, comment, 'endorsements', document)
    refused('empty', 'undecided', 'Nothing.', '')
    refused('only-blank', 'undecided', 'Blank lines only.', ' \n\t\r\n\n')
    refused('only-byte-order-mark', 'undecided', 'A byte-order mark only.', '\ufeff')
    refused('only-headings', 'undecided', 'Headings only.', '# Signatories\nOrganizations:\n')
    refused('only-prose', 'undecided', 'Prose only.', TWELVE + '.\n' + TWELVE + '?\n')
    refused('only-empty-items', 'undecided', 'Items without a text only.', '- \n* \t\n')
    agrees('empty-item-and-names', 'An item without a text, and lines that are none: the lines are the list.', '- \n' + names, (2, 3, 4))
    differs('html', 'HTML.', '<!doctype html>\n<ul><li>%s</li></ul>\n' % ALPHA_NAME, [(1, 'signed', 1)], [3, 2])
    refused('html-behind-blanks', 'undecided', 'HTML behind a byte-order mark and White_Space, with nothing in it.', '\ufeff \n\u00a0\t<ul>\n')
    refused('json-object', 'undecided', 'A JSON object without a name.', '{"signatories": []}\n')
    differs('json-array', 'A JSON array.', '["%s"]\n' % ALPHA_NAME, [(1, 'signed', 1)], [3, 2])
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

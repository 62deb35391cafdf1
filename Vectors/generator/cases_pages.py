"""reading/html-*: what the HTML standard makes of a page, and what is withheld in it, section 13.1."""

from .cases_reading import ABC, items, page
from .vectors import vector

STRUCK, HIDDEN, UNREAD = 'struck through', 'hidden', 'not read'
TWO = [(1, 'Alpha'), (2, 'Eve')]


def styled(style, text='Eve'):
    return '<span style="%s">%s</span>' % (style, text)


TOKENS = [
    # name, comment, the document, what is listed, what is ignored, further fields
    ('comment-empty', 'Comments that end where they begin.', page(items('Alpha', '<!-->Eve<!-- -->', '<!--->Beta<!-- -->')), [*TWO, (3, 'Beta')], []),
    ('comment-bang', 'A comment that ends in --!>.', page(items('Alpha', '<!-- Mallory --!>Eve<!-- -->')), TWO, []),
    ('comment-bogus', 'Comments without hyphens go to the next >.', page(items('Alpha', '<! Mallory -- >Eve', '<? Mallory ?>Beta</ Mallory>')), [*TWO, (3, 'Beta')], []),
    ('cdata', 'Outside of SVG and MathML it is a comment to the next >.', page(items('Alpha<![CDATA[ Mallory > Eve ]]>')), [(1, 'Alpha Eve ]]>')], []),
    ('title-comment', 'In a title is no comment.', '<!doctype html>\n<title>x <!-- </title><ul><li>Eve</li></ul><title> --></title>\n', [(1, 'Eve')], []),
    ('xmp', 'The text of xmp has no tags; its lines are lines.', page('<xmp><li>Alpha</li>\n&amp; Beta</xmp>'), [(1, '<li>Alpha</li>'), (2, '&amp; Beta')], []),
    ('plaintext', 'Behind plaintext all is text.', '<!doctype html>\n<listing>Alpha\nBeta</listing><plaintext>Gamma\n</plaintext><li>Eve',
     [(1, 'Alpha'), (2, 'Beta'), (3, 'Gamma'), (4, '</plaintext><li>Eve')], []),
    ('textarea', 'The text of textarea has references and no tags, and is not read.', page(items('Alpha', 'Eve') + '<textarea><li>Mallory &amp; Co</textarea>'), TWO,
     [(3, UNREAD)], ('left-out', '3 <li>Mallory & Co')),
    ('raw', 'The text of these has no tags, and is not there.', page('<iframe><li>Mallory</iframe><noembed><!-- </noembed>%s<noframes><li>Trudy</noframes>' % items('Alpha', 'Eve')),
     TWO, []),
    ('script-escaped', 'A script within a comment within a script.', page('<script><!-- <script> </script> <li>Mallory</li> --></script>' + items('Alpha', 'Eve')), TWO, []),
    ('script-not-escaped', 'A comment that ends where it begins holds no script.', page('<script><!--> <script></script>' + items('Alpha', 'Eve')), TWO, []),
    ('quoted-attributes', 'A > in quotation marks ends no tag; without them a value has / and =.',
     page('<ul title="a > b" lang=\'<li>Mallory\'><li class=a/b=c>Alpha</li><li title=x/>Eve</li></ul>'), TWO, []),
    ('attribute-twice', 'The first of two attributes of a name counts.', page('<ul><li>Alpha</li><li style="color: red" STYLE="display: none">Eve</li></ul>'), TWO, []),
    ('references', 'References without a semicolon: in an attribute not before a letter, a digit or =.', page(items('Alpha &notit; &#128;', '<img alt="Beta &amp Co &copy=1">')),
     [(1, 'Alpha \u00acit; \u20ac'), (2, 'Beta & Co &copy=1')], []),
    ('self-closing', 'A / closes no element of HTML.', page(items('Alpha', '<span hidden/>Eve')), [(1, 'Alpha')], [(2, HIDDEN)]),
    ('break-ends', 'An end tag br is a break.', page('<p>Alpha</br>Eve</p>'), TWO, []),
    ('image', 'image is img.', page('<div><image src="a.png" alt="Alpha logo"></div>'), [(1, 'Alpha')], []),
    ('template', 'A template is not there, with those within it.',
     page('<ul><li>Alpha</li><template><li>Mallory</li><template></template><style></template></style><li>Trudy</li></template><li>Eve</li></ul>'), TWO, []),
    ('head-unknown', 'What no head may hold ends it.', '<!doctype html>\n<head><x-n><ul><li>Alpha</li><li>Eve</li></ul></x-n></head>\n', TWO, []),
    ('no-head', 'Neither head nor body.', '<!doctype html><title>L</title><section><ul><li>Alpha<li>Eve</ul></section>\n', TWO, []),
    ('svg-ended-by-list', 'A list ends the SVG that it stands in.', page('<svg><g>' + items('Alpha', 'Eve')), TWO, []),
    ('svg-text', 'SVG and MathML are not read.', page(items('Alpha', 'Eve') + '<div><svg><text>Mallory</text></svg></div><div><math><mi>Trudy</mi></math></div>'), TWO,
     [(3, UNREAD), (4, UNREAD)]),
    ('svg-closed', 'A / closes elements of SVG.', page(items('Alpha<svg><g/></svg>', '<svg/>Eve')), TWO, []),
    ('svg-cdata', 'In SVG it is text.', page(items('Alpha', 'Eve') + '<svg><text><![CDATA[<li>Mallory</li>]]></text></svg>'), TWO, [(3, UNREAD)],
     ('left-out', '3 <li>Mallory</li>')),
    ('table-without-rows', 'Cells outside of rows begin one, which ends before the next.', page('<table><td>Alpha</td><td>Austria</td><tr><td>Eve</td><td>Belgium</td></tr></table>'),
     TWO, [], *ABC),
    ('table-rows-not-closed', 'A row ends where its part or its table does.',
     page('<table><thead><tr><th>Name<tbody><tr><td>Alpha</table><table><tr><td>Eve</table>'), [(2, 'Alpha'), (3, 'Eve')], [(1, 'header')]),
]

WITHHELD = [
    ('object', 'What is shown where an object is not.', page(items('Alpha', '<object>Mallory</object>', 'Eve')), [(1, 'Alpha'), (3, 'Eve')], [(2, UNREAD)]),
    ('noscript', 'What is shown where no script runs.', page(items('Alpha', 'Eve') + '<noscript><p>Mallory</p></noscript>'), TWO, [(3, UNREAD)]),
    ('sup-struck', 'A footnote mark that is struck through goes, other raised text is left out.', page(items('Alpha<sup><s>1</s></sup>', 'Eve<sup><s>th</s></sup>')), TWO,
     [(2, STRUCK)], ('left-out', '2 th')),
    ('sup-mixed', 'Marks and other text in one: it stays. Marks within marks go.', page(items('Alpha<sup>1<a href="#n">st</a></sup>', 'Eve<sup><a href="#n">[2]</a>,<sup>3</sup></sup>')),
     [(1, 'Alpha1st'), (2, 'Eve')], []),
    ('sup-empty', 'White_Space is no mark.', page(items('Alpha<sup> </sup>Eve')), [(1, 'Alpha Eve')], []),
    ('withheld-beside', 'Beside a name something is struck through or hidden: each line leaves it out, for the last reason.',
     page(items('Alpha <s>Beta</s>', '<span hidden>Mallory</span> Eve<s> Trudy</s>')), TWO, [(1, STRUCK), (2, STRUCK)], ('left-out', '1 Beta'), ('left-out', '2 Mallory Trudy')),
    ('withheld-beside-links', 'Beside links, of which each is a line.', page('<p><a href="a">Alpha</a>, <a href="e">Eve</a> <s>Beta</s></p>'), TWO, [(2, STRUCK)],
     ('left-out', '2 Beta')),
    ('withheld-beside-image', 'Beside an image.', page(items('<img alt="Alpha"><s>Beta</s>', 'Eve')), TWO, [(1, STRUCK)], ('left-out', '1 Beta')),
    ('withheld-innermost', 'The reason of the innermost element; of one that has two the first.', page(items('Alpha', '<s><b hidden>Beta</b></s>', '<s hidden>Gamma</s>')), [(1, 'Alpha')],
     [(2, HIDDEN), (3, STRUCK)]),
    ('withheld-space-last', 'White_Space gives no reason.', page('<ul><li>Alpha</li><li hidden><s>Beta</s> </li></ul>'), [(1, 'Alpha')], [(2, STRUCK)]),
    ('withheld-image', 'An image is not there where text would be withheld.', page(items('Alpha', '<s><img alt="Beta logo"></s>', 'Eve')), TWO, []),
    ('withheld-in-cell', 'Beside a name in a cell: it is left out with the row.',
     page('<table><tr><td>Alpha <s>Beta</s></td><td>Austria</td></tr><tr><td>Eve</td><td>Belgium</td></tr></table>'), TWO, [(1, STRUCK)], *ABC, ('left-out', '1 Beta')),
    ('withheld-line-in-cell', 'A line of its own beside another in a cell.', page('<table><tr><td>Alpha<br><s>Beta</s></td></tr><tr><td>Eve</td></tr></table>'), TWO,
     [(1, STRUCK)], ('left-out', '1 Beta')),
    ('withheld-lines-of-cell', 'All lines of a cell: it is the first of them.', page('<table><tr><td>Alpha</td></tr><tr><td><s>Beta</s><br><s>Gamma</s></td></tr></table>'),
     [(1, 'Alpha')], [(2, STRUCK), (2, STRUCK)]),
    ('withheld-heading', 'Beside the text of a heading: it denies nobody.', page('<h2>Signatories <s>pending</s></h2>' + items('Alpha', 'Eve')), [(2, 'Alpha'), (3, 'Eve')],
     [(1, 'heading'), (1, STRUCK)], *ABC, ('left-out', '1 Signatories'), ('left-out', '1 pending')),
    ('withheld-heading-alone', 'A heading that is hidden is none, and denies nobody.', page('<h2 hidden>Declined</h2>' + items('Alpha', 'Eve')), [(2, 'Alpha'), (3, 'Eve')],
     [(1, HIDDEN)], *ABC),
    ('visibility-other', 'Other values of it change nothing, but for the initial one.',
     page(items('Alpha', '<i style="visibility: hidden">%s</i>' % styled('visibility: inherit', 'Mallory'), '<i style="visibility: collapse">%s</i>' % styled('visibility: initial'))),
     [(1, 'Alpha'), (3, 'Eve')], [(2, HIDDEN)]),
    ('style-comment', 'Comments of a style, one of them to its end.', page(items('Alpha', styled('color: red; /* display: none */'), styled('/* display: none', 'Beta'),
     styled('display/**/: none/* block */', 'Mallory'))), [*TWO, (3, 'Beta')], [(4, HIDDEN)]),
    ('style-comment-within', 'A comment parts what stands around it.', page(items('Alpha', styled('dis/**/play: none'), styled('display: no/**/ne', 'Beta'))),
     [*TWO, (3, 'Beta')], []),
    ('style-important-first', 'An important one before one that is not.', page(items('Alpha', styled('display: none !important; display: inline'))), [(1, 'Alpha')],
     [(2, HIDDEN)]),
    ('style-last', 'The last one of a property counts.', page(items('Alpha', styled('display: none; display: inline'), styled('display: inline; Display : NONE', 'Mallory'))), TWO,
     [(3, HIDDEN)]),
    ('style-important', 'An important one, with spaces and without.', page(items('Alpha', styled('display: none!important'), styled('display:none ! Important ;', 'Mallory'))),
     [(1, 'Alpha')], [(2, HIDDEN), (3, HIDDEN)]),
    ('style-other', 'Properties and values that begin or end alike.', page(items('Alpha', styled('x-display: none; display: none-such; text-decoration: no-line-through; text-decoration-color: red'))),
     TWO, []),
    ('style-struck', 'A line through, among other words.', page(items('Alpha', styled('text-decoration: underline line-through red'), styled('text-decoration-line:Line-Through', 'Beta'))),
     [(1, 'Alpha')], [(2, STRUCK), (3, STRUCK)]),
    ('visibility-inner', 'What is visible within what is hidden, and what is collapsed.',
     page('<ul><li>Alpha</li><li style="visibility: hidden">Beta <b style="visibility: visible">Eve</b></li><li style="visibility: collapse">Gamma</li></ul>'), TWO,
     [(2, HIDDEN), (3, HIDDEN)], ('left-out', '2 Beta'), ('left-out', '3 Gamma')),
    ('visibility-display', 'What is visible within what is not there is not there either.', page(items('Alpha', '<i hidden>%s</i>' % styled('visibility: visible'))), [(1, 'Alpha')],
     [(2, HIDDEN)]),
    ('nested-256', '256 elements within each other, html and body among them.', '<!doctype html>\n' + '<div>' * 254 + 'Alpha\n', [(1, 'Alpha')], []),
    ('dialog', 'A dialog is hidden if it is not open.', page(items('Alpha', 'Eve') + '<dialog><p>Mallory</p></dialog><dialog open><p>Trudy</p></dialog>'), TWO,
     [(3, HIDDEN), (4, 'not a list item')]),
]


def cases():
    for name, comment, document, listed, ignored, *fields in TOKENS + WITHHELD:
        vector('reading/html-' + name, 'accept', comment, document, ('format', 'html'), *fields, *[('listed', '%d %s' % each) for each in listed],
               *[('ignored', '%d %s' % each) for each in ignored])

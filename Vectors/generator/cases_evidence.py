"""evidence and log-bundle: sections 12.2 and 7.11, with the trust folder Keys/."""

from .keys import ADA, ALPHA, BETA, GAMMA, LOG, RECOVERY, b64
from .notes import T1, TEXT1, Log, bundle
from .tree import Tree
from .vectors import vector

# One history, and another that parts from it behind entry 2.
START = Log().statement(recovery=RECOVERY).endorsement(ALPHA, 'Alpha Example Foundation')
ONE = START.copy().endorsement(BETA, 'The Beta Example Institute').endorsement(ADA, 'Ada Example').endorsement(GAMMA, 'Gamma Example Union')
OTHER = START.copy().endorsement(GAMMA, 'Gamma Example Union').endorsement(BETA, 'The Beta Example Institute').endorsement(ADA, 'Ada Example')
# Entry 3 breaks rule 5, and another entry follows.
BROKEN = START.copy().endorsement(BETA, 'The Beta Example Institute').endorsement(GAMMA, 'Alpha Example Foundation').endorsement(ADA, 'Ada Example')


def fork(older, newer, prefix, hashes, head='endorse-evidence/1 fork'):
    return ('%s\ncheckpoint %s\ncheckpoint %s\nprefix %s\n' % (head, b64(older), b64(newer), b64(prefix)) + ''.join('hash %s\n' % b64(h) for h in hashes))


def fork_of(one, size, other, end):
    hashes, prefix, _ = Tree(other.leaves()[:end]).consistency(size, end)
    return fork(one.checkpoint(size), other.checkpoint(end), prefix, hashes)


def entries_of(log, count, head='endorse-evidence/1 entries'):
    hashes, _, _ = Tree(log.leaves()).consistency(count, len(log.entries))
    return ('%s\ncheckpoint %s\n' % (head, b64(log.checkpoint())) + ''.join('hash %s\n' % b64(h) for h in hashes)
            + ''.join('entry %s\n' % b64(entry) for entry in log.entries[:count]))


def evidence(name, expect, comment, body):
    vector('evidence/' + name, expect, comment, body)


def evidence_cases():
    good, rule = fork_of(ONE, 3, OTHER, 5), entries_of(BROKEN, 4)
    evidence('fork', 'accept', 'Sizes 3 and 5 of two histories.', good)
    evidence('fork-of-one-size', 'accept', 'Two roots of one size: no hash.', fork_of(ONE, 5, OTHER, 5))
    evidence('fork-power-of-two', 'accept', 'The smaller tree is a complete one.', fork_of(ONE, 4, OTHER, 5))
    evidence('fork-next-size', 'accept', 'Sizes 4 and 5, the first of the other history.', fork_of(OTHER, 4, ONE, 5))
    evidence('rule', 'accept', 'The last entry breaks rule 5; the tree goes on.', rule)
    evidence('rule-tree-ends', 'accept', 'The last entry of the tree breaks rule 2: it is no entry.',
             entries_of(START.copy().raw(b'no entry\n'), 3))
    evidence('rule-first-entry', 'accept', 'The first entry is no statement.', entries_of(Log().endorsement(ALPHA, 'Alpha Example Foundation'), 1))
    evidence('fork-same-history', 'unverified', 'The larger tree extends the smaller one.', fork_of(ONE, 3, ONE, 5))
    evidence('fork-same-checkpoint', 'unverified', 'One checkpoint twice.', fork_of(ONE, 5, ONE, 5))
    evidence('fork-from-common-part', 'unverified', 'Both histories have these two entries.', fork_of(ONE, 2, OTHER, 5))
    evidence('fork-from-empty', 'unverified', 'Every tree extends the empty one.',
             fork(ONE.checkpoint(0), OTHER.checkpoint(5), Tree([]).root(), []))
    evidence('fork-sizes-swapped', 'malformed', 'The larger checkpoint first.',
             fork(OTHER.checkpoint(5), ONE.checkpoint(3), Tree(ONE.leaves()).root(0, 3), []))
    hashes, prefix, _ = Tree(OTHER.leaves()).consistency(3, 5)
    evidence('fork-prefix-changed', 'unverified', 'The prefix is the smaller checkpoint\'s root.',
             fork(ONE.checkpoint(3), OTHER.checkpoint(5), Tree(ONE.leaves()).root(0, 3), hashes))
    evidence('fork-hash-missing', 'unverified', 'A hash too few.', fork(ONE.checkpoint(3), OTHER.checkpoint(5), prefix, hashes[:-1]))
    evidence('fork-hash-more', 'unverified', 'A hash too many.', fork(ONE.checkpoint(3), OTHER.checkpoint(5), prefix, hashes + [bytes(32)]))
    evidence('fork-64-hashes', 'malformed', '64 hashes.', fork(ONE.checkpoint(3), OTHER.checkpoint(5), prefix, [bytes(32)] * 64))
    evidence('fork-signed-by-another', 'unverified', 'The smaller checkpoint is signed by another key.',
             fork(ONE.checkpoint(3, ALPHA), OTHER.checkpoint(5), prefix, hashes))
    evidence('fork-newer-signed-by-another', 'unverified', 'The larger checkpoint is signed by another key.',
             fork(ONE.checkpoint(3), OTHER.checkpoint(5, ALPHA), prefix, hashes))
    evidence('fork-checkpoint-no-note', 'malformed', 'The smaller checkpoint is no note.', fork(b'nothing\n', OTHER.checkpoint(5), prefix, hashes))
    evidence('fork-of-another-log', 'unverified', 'Both are signed by the log, one for another origin.',
             fork(ONE.checkpoint(3, LOG, origin='other.example/log'), OTHER.checkpoint(5), prefix, hashes))
    evidence('rules-kept', 'unverified', 'The entries keep the rules.', entries_of(BROKEN, 3))
    evidence('rule-not-the-last', 'unverified', 'Not the last entry breaks a rule.', entries_of(BROKEN, 5))
    evidence('rule-entry-changed', 'unverified', 'An entry is not the tree\'s.', rule.replace(b64(BROKEN.entries[1]), b64(BROKEN.entries[2])))
    evidence('rule-without-entries', 'malformed', 'No entry.', 'endorse-evidence/1 entries\ncheckpoint %s\n' % b64(BROKEN.checkpoint()))
    evidence('rule-empty-entry', 'malformed', 'An empty entry.', rule + 'entry \n')
    evidence('rule-entry-too-long', 'malformed', 'An entry of 8,193 bytes.', rule + 'entry %s\n' % b64(b'x' * 8193))
    evidence('rule-other-version', 'unsupported', 'An entry of another version.',
             entries_of(START.copy().raw(Log().add('endorse/v2 endorsement\n', ALPHA).entries[0]), 3))
    for name, comment, body in [
            ('empty', 'Nothing.', b''),
            ('header-alone', 'The first line alone.', 'endorse-evidence/1 fork\n'),
            ('kind-missing', 'No kind.', good.replace(' fork\n', '\n')),
            ('kind-unknown', 'Another kind.', good.replace(' fork\n', ' spoon\n')),
            ('kind-two-words', 'A word behind the kind.', good.replace(' fork\n', ' fork 2\n')),
            ('kind-two-spaces', 'Two spaces before the kind.', good.replace(' fork\n', '  fork\n')),
            ('version-leading-zero', 'The version is written 01.', good.replace('/1 fork', '/01 fork')),
            ('no-last-line-end', 'The last line has no line end.', good[:-1]),
            ('crlf', 'CRLF line ends.', good.replace('\n', '\r\n')),
            ('line-behind', 'A line behind the last.', good + 'hashes\n'),
            ('entry-behind-fork', 'An entry in a fork.', good + 'entry YQ==\n'),
            ('prefix-missing', 'No prefix.', ''.join(line for line in good.splitlines(True) if not line.startswith('prefix'))),
            ('prefix-short', 'A prefix of 31 bytes.', good.replace(b64(prefix), b64(prefix[:31]))),
            ('base64-unpadded', 'Base64 without its padding.', good.replace(b64(prefix), b64(prefix)[:-1])),
            ('third-checkpoint', 'Three checkpoints.', good.replace('prefix', 'checkpoint YQ==\nprefix'))]:
        evidence(name, 'malformed', comment, body)
    evidence('version-2', 'unsupported', 'Another version.', good.replace('/1 fork', '/2 fork'))


def log_bundle(files, head='endorse-bundle/1\n', tail='end\n'):
    return head.encode() + b''.join(b'%s %d\n%s\n' % (path.encode(), len(data), data) for path, data in files) + tail.encode()


def bundle_cases():
    def case(name, expect, comment, body):
        vector('log-bundle/' + name, expect, comment, body)
    head, text = ('checkpoint', ONE.checkpoint()), ('text/' + T1[7:], TEXT1.encode())
    entries = ('tile/entries/000.p/5', bundle(ONE.entries))
    kept = ('checkpoints/3', ONE.checkpoint(3))
    good = log_bundle([head, kept, text, entries])
    case('good', 'accept', 'A checkpoint, a kept one, a text, five entries.', good)
    case('without-others', 'accept', 'A checkpoint and its entries.', log_bundle([head, entries]))
    case('order-of-others', 'accept', 'Texts and kept checkpoints behind the entries.', log_bundle([head, entries, text, kept]))
    case('empty-log', 'accept', 'A log without entries.', log_bundle([('checkpoint', ONE.checkpoint(0))]))
    case('entries-of-larger-tree', 'unverified', 'The entries are not those of the checkpoint.', log_bundle([('checkpoint', OTHER.checkpoint()), entries]))
    case('entries-missing', 'undecided', 'No entries.', log_bundle([head, text]))
    case('entry-changed', 'unverified', 'Another bundle of entries.', log_bundle([head, ('tile/entries/000.p/5', bundle(OTHER.entries))]))
    case('rule-broken', 'unverified', 'An entry breaks a rule.', log_bundle([('checkpoint', BROKEN.checkpoint()), ('tile/entries/000.p/5', bundle(BROKEN.entries))]))
    case('checkpoint-signed-by-another', 'unverified', 'The checkpoint is signed by another key.', log_bundle([('checkpoint', ONE.checkpoint(5, ALPHA)), entries]))
    case('version-2', 'unsupported', 'Another version.', log_bundle([head, entries], 'endorse-bundle/2\n'))
    for name, comment, body in [
            ('empty', 'Nothing.', b''),
            ('version-leading-zero', 'The version is written 01.', log_bundle([head, entries], 'endorse-bundle/01\n')),
            ('header-space', 'A space behind the header.', log_bundle([head, entries], 'endorse-bundle/1 \n')),
            ('no-files', 'No file.', log_bundle([])),
            ('no-end', 'The end is missing.', log_bundle([head, entries], tail='')),
            ('cut-in-a-file', 'Cut off in a file.', good[:400]),
            ('end-without-line-end', 'The end has no line end.', good[:-1]),
            ('bytes-behind', 'A byte behind the end.', good + b'\n'),
            ('end-twice', 'Two ends.', good + b'end\n'),
            ('path-twice', 'A path twice.', log_bundle([head, text, text, entries])),
            ('checkpoint-not-first', 'The checkpoint is the second file.', log_bundle([text, head, entries])),
            ('checkpoint-twice', 'Two checkpoints.', log_bundle([head, head, entries])),
            ('path-of-a-tile', 'Tiles are computed.', log_bundle([head, ('tile/0/000.p/5', b''.join(ONE.leaves())), entries])),
            ('path-upwards', 'A path that leads out.', log_bundle([head, ('../checkpoint', b'x'), entries])),
            ('path-of-another-file', 'A path that no log has.', log_bundle([head, ('index.html', b'x'), entries])),
            ('path-text-upper-case', 'A text hash in capitals.', log_bundle([head, (text[0].upper().replace('TEXT', 'text'), text[1]), entries])),
            ('path-checkpoint-leading-zero', 'checkpoints/03.', log_bundle([head, ('checkpoints/03', kept[1]), entries])),
            ('length-leading-zero', 'A length with a leading zero.', good.replace(b'checkpoints/3 ', b'checkpoints/3 0')),
            ('length-missing', 'A path without a length.', good.replace(b'checkpoints/3 %d' % len(kept[1]), b'checkpoints/3')),
            ('length-one-more', 'A length of one more.', good.replace(b'checkpoints/3 %d' % len(kept[1]), b'checkpoints/3 %d' % (len(kept[1]) + 1))),
            ('length-too-large', 'A length above what any checkpoint has.', good.replace(b'checkpoints/3 %d' % len(kept[1]), b'checkpoints/3 65537')),
            ('line-too-long', 'A line of 128 bytes.', b'endorse-bundle/1\n' + b'x' * 126 + b' 1\n'),
            ('entries-width-wrong', 'Five entries in a bundle of four.', log_bundle([head, ('tile/entries/000.p/4', entries[1])])),
            ('entries-index-wrong', 'The second bundle without the first.', log_bundle([head, ('tile/entries/001.p/5', entries[1])])),
            ('entries-behind-partial', 'A bundle behind a partial one.', log_bundle([head, entries, ('tile/entries/000.p/4', bundle(ONE.entries[:4]))]))]:
        case(name, 'malformed', comment, body)


def cases():
    evidence_cases()
    bundle_cases()

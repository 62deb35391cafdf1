"""proof: section 11, with the trust folder Keys/. The checkpoint is of the whole log unless said."""

import hashlib

from .keys import ADA, ALPHA, ALPHA2, BETA, GAMMA, LOG, LOG2, ORIGIN, RECOVERY, SEC, SEC2, SEC3, b64
from .notes import T1, T2, T3, TITLE2, Log, note, proof_file
from .tree import Tree
from .vectors import vector

OTHER = hashlib.sha256(b'another hash').digest()
BAD = bytes(64)

# 0 statement, 1 alpha.example, 2 secretariat.example/ada, 3 beta.example, 4 withdrawal, 5 succession, 6 revocation, 7 secretariat's succession,
# 8 an admission by the second key of the secretariat, 9 its statement, 10 its revocation.
LOG_OF_ALL = (Log().statement(recovery=RECOVERY).endorsement(ALPHA, 'Alpha Example Foundation').endorsement(ADA, 'Ada Example', 'Chair, Example Circle')
              .endorsement(BETA, 'The Beta Example Institute').withdrawal(BETA, previous=3).succession(ALPHA, ALPHA2, previous=1)
              .revocation(ADA, previous=0).succession(SEC, SEC2, previous=6).endorsement(GAMMA, 'Gamma Example Union', admitted=SEC2)
              .statement(T2, TITLE2, secretariat=SEC2, previous=7).revocation(GAMMA, previous=9, by=[SEC2]))
GOOD = LOG_OF_ALL.proof(1)


def case(name, expect, comment, body, text=None):
    vector('proof/' + name, expect, comment, body, *([('text', text)] if text else []))


def alone(log):
    """The proof of a log's last entry, behind the statement."""
    return log.proof(len(log.entries) - 1)


def start():
    return Log().statement()


def lines(proof):
    return proof.decode().split('\n')


def changed(old, new):
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


def good():
    proof = LOG_OF_ALL.proof
    case('endorsement', 'accept', 'An organization\'s endorsement.', GOOD)
    case('endorsement-with-text', 'accept', 'The text is given.', GOOD, T1)
    case('endorsement-individual', 'accept', 'An individual\'s endorsement.', proof(2))
    case('endorsement-ended', 'accept', 'An endorsement that was withdrawn later: the proof cannot know.', proof(3), T1)
    case('statement', 'accept', 'A statement.', proof(0), T1)
    case('withdrawal', 'accept', 'A withdrawal.', proof(4), T1)
    case('succession', 'accept', 'A succession.', proof(5))
    case('revocation', 'accept', 'A revocation.', proof(6))
    case('secretariat-succession', 'accept', 'A succession of the secretariat, signed by the old key.', proof(7))
    case('admission-by-second-secretariat', 'accept', 'Admitted by the second key of the trusted file.', proof(8))
    case('statement-by-second-secretariat', 'accept', 'Stated by the second key of the trusted file.', proof(9), T2)
    case('revocation-by-second-secretariat', 'accept', 'Revoked by the second key of the trusted file.', proof(10))
    case('older-checkpoint', 'accept', 'A checkpoint of the tree just behind the entry.', proof(1, 2))
    case('tree-of-one', 'accept', 'A tree of one entry: no hash.', proof(0, 1))
    case('checkpoint-with-unknown-line', 'accept', 'A line of an unknown key in the checkpoint.',
         proof_file(LOG_OF_ALL.entries[1], 1, Tree(LOG_OF_ALL.leaves()).inclusion(1, 11)[0], LOG_OF_ALL.checkpoint(11, LOG, BETA)))
    case('previous-not-checked', 'accept', 'What `previous` says is a matter of the whole log.',
         alone(start().endorsement(ALPHA, 'Alpha Example Foundation', previous=b64(bytes(32)))))
    case('second-admission-early', 'accept', 'Any key of the trusted file fits, whenever it was in force.',
         alone(start().endorsement(ALPHA, 'Alpha Example Foundation', admitted=SEC2)))


def form():
    text = GOOD.decode()
    extra, index, first = (lines(GOOD)[n] + '\n' for n in (1, 2, 3))
    checkpoint = LOG_OF_ALL.checkpoint()
    for name, comment, body in [
            ('empty', 'Nothing.', b''),
            ('only-checkpoint', 'A checkpoint alone.', checkpoint),
            ('header-missing', 'No header.', text.split('\n', 1)[1]),
            ('header-other', 'Another header.', text.replace('tlog-proof@v1', 'tlog-tiles@v1')),
            ('header-other-host', 'Another character in place of a full stop.', text.replace('c2sp.org', 'c2sp-org')),
            ('header-without-version', 'No number.', text.replace('@v1\n', '@v\n')),
            ('header-space', 'A space behind the header.', text.replace('@v1\n', '@v1 \n')),
            ('extra-missing', 'No extra.', text.replace(extra, '')),
            ('extra-twice', 'Two lines of extra.', text.replace(extra, extra * 2)),
            ('extra-behind-index', 'The extra behind the index.', text.replace(extra + index, index + extra)),
            ('extra-empty', 'An empty extra.', text.replace(extra, 'extra \n')),
            ('extra-two-spaces', 'Two spaces.', text.replace('extra ', 'extra  ')),
            ('extra-not-base64', 'An extra that is not base64.', text.replace('extra ', 'extra *')),
            ('extra-padding-missing', 'No padding.', text.replace(extra, extra.replace('=', ''))),
            ('extra-padding-extended', 'Padding too much.', text.replace(extra, extra[:-1] + '=\n')),
            ('extra-upper-case', 'The word in upper case.', text.replace('extra ', 'Extra ')),
            ('ends-behind-header', 'The file ends behind the header.', text[:text.index('extra ')]),
            ('ends-behind-extra', 'The file ends before the index.', text[:text.index('index ')]),
            ('ends-behind-index', 'The file ends behind the index.', text[:text.index(first)]),
            ('ends-behind-hashes', 'The file ends behind the hashes, without an empty line.', text[:text.index('\n\n') + 1]),
            ('index-missing', 'No index.', text.replace(index, '')),
            ('index-leading-zero', 'A leading zero.', text.replace(index, 'index 01\n')),
            ('index-negative', 'A negative index.', text.replace(index, 'index -1\n')),
            ('index-plus', 'A sign.', text.replace(index, 'index +1\n')),
            ('index-empty', 'No number.', text.replace(index, 'index \n')),
            ('index-2-to-the-63', 'An index above the largest.', text.replace(index, 'index 9223372036854775808\n')),
            ('hash-31-bytes', 'A hash that is a byte short.', text.replace(first, b64(bytes(31)) + '\n')),
            ('hash-33-bytes', 'A hash that is a byte long.', text.replace(first, b64(bytes(33)) + '\n')),
            ('hash-padding-missing', 'A hash without padding.', text.replace(first, first.replace('=', ''))),
            ('hash-spare-bits', 'Unused bits of a hash that are not zero.', text.replace(first, b64(bytes(32))[:-2] + 'B=\n')),
            ('hash-in-hex', 'A hash in hex.', text.replace(first, '00' * 32 + '\n')),
            ('64-hashes', 'More hashes than any proof has.', proof_file(LOG_OF_ALL.entries[1], 1, [OTHER] * 64, checkpoint)),
            ('empty-line-missing', 'No empty line before the checkpoint.', text.replace('\n\n' + ORIGIN + '\n', '\n' + ORIGIN + '\n')),
            ('empty-line-doubled', 'Two empty lines before the checkpoint.', text.replace('\n\n' + ORIGIN + '\n', '\n\n\n' + ORIGIN + '\n')),
            ('checkpoint-missing', 'No checkpoint.', text[:text.index('\n\n') + 2]),
            ('checkpoint-extension', 'A checkpoint with an extension line.', proof_file(
                LOG_OF_ALL.entries[1], 1, Tree(LOG_OF_ALL.leaves()).inclusion(1, 11)[0],
                note(checkpoint.decode().split('\n\n')[0] + '\nextension\n', LOG))),
            ('checkpoint-without-last-line-end', 'The last line does not end.', text[:-1]),
            ('line-behind', 'An empty line behind the checkpoint.', text + '\n'),
            ('crlf', 'Lines end in CR LF.', text.replace('\n', '\r\n')),
            ('byte-order-mark', 'A byte-order mark.', '\ufeff' + text)]:
        body = body.encode() if isinstance(body, str) else body
        assert body != GOOD, name
        case(name, 'malformed', comment, body)
    for name, comment, body in [
            ('version-2', 'Version 2.', text.replace('@v1\n', '@v2\n')),
            ('version-0', 'Version 0.', text.replace('@v1\n', '@v0\n')),
            ('version-10', 'Version 10 begins with a 1.', text.replace('@v1\n', '@v10\n')),
            ('version-2-other-lines', 'Version 2 with lines of its own.', 'c2sp.org/tlog-proof@v2\nwhatever it says\n')]:
        case(name, 'unsupported', comment, body)


def evidence():
    tree = Tree(LOG_OF_ALL.leaves())
    entry, hashes, checkpoint = LOG_OF_ALL.entries[1], tree.inclusion(1, 11)[0], LOG_OF_ALL.checkpoint()
    text = checkpoint.decode().split('\n\n')[0] + '\n'

    def unverified(name, comment, body, text=None):
        case(name, 'unverified', comment, body, text)
    unverified('other-text', 'Another text is given.', GOOD, T2)
    unverified('statement-other-text', 'Another text is given with a statement.', LOG_OF_ALL.proof(0), T3)
    unverified('withdrawal-other-text', 'Another text is given with a withdrawal.', LOG_OF_ALL.proof(4), T2)
    unverified('succession-with-text', 'A text is given, and a succession names none.', LOG_OF_ALL.proof(5), T1)
    unverified('extra-changed', 'The entry in extra has another name, its signatures made for it; the tree has it not.',
               proof_file(Log().statement().endorsement(ALPHA, 'Another Example Name').entries[1], 1, hashes, checkpoint))
    unverified('extra-without-admission', 'The entry in extra lacks its second line, which the tree has.',
               proof_file(b'\n'.join(entry.split(b'\n')[:-2]) + b'\n', 1, hashes, checkpoint))
    unverified('extra-with-additional-line', 'The entry in extra has a line more than in the tree.',
               proof_file(entry + BETA.line(b'x'), 1, hashes, checkpoint))
    unverified('extra-not-an-entry', 'The extra is no entry, and not in the tree.', proof_file(b'An example.\n', 1, hashes, checkpoint))
    unverified('extra-other-version', 'The extra is of another version, and not in the tree: nothing of it is believed.',
               proof_file(note('endorse/v2 endorsement\n', ALPHA), 1, hashes, checkpoint))
    unverified('wrong-index', 'The index of the next entry.', changed(b'\nindex 1\n', b'\nindex 2\n'))
    unverified('wrong-index-zero', 'The index of the entry before.', changed(b'\nindex 1\n', b'\nindex 0\n'))
    case('index-is-size', 'malformed', 'The index is the size of the tree.', changed(b'\nindex 1\n', b'\nindex 11\n'))
    unverified('hash-changed', 'Another hash.', proof_file(entry, 1, [OTHER] + hashes[1:], checkpoint))
    unverified('hash-missing', 'The last hash is missing.', proof_file(entry, 1, hashes[:-1], checkpoint))
    unverified('hash-additional', 'A hash more.', proof_file(entry, 1, hashes + [OTHER], checkpoint))
    unverified('hashes-swapped', 'Two hashes in the other order.', proof_file(entry, 1, [hashes[1], hashes[0]] + hashes[2:], checkpoint))
    unverified('checkpoint-of-another-size', 'The checkpoint of a smaller tree.', proof_file(entry, 1, hashes, LOG_OF_ALL.checkpoint(10)))
    unverified('checkpoint-unsigned', 'The checkpoint is signed by an unknown key only.', proof_file(entry, 1, hashes, note(text, BETA)))
    unverified('checkpoint-other-log-key', 'The checkpoint is signed by a key of the log\'s name that the policy has not.',
               proof_file(entry, 1, hashes, note(text, LOG2)))
    unverified('checkpoint-by-secretariat', 'The checkpoint is signed by the secretariat.', proof_file(entry, 1, hashes, note(text, SEC)))
    unverified('checkpoint-signature-wrong', 'The checkpoint\'s signature does not verify.', proof_file(entry, 1, hashes, note(text, LOG.line(b'', signature=BAD))))
    unverified('checkpoint-root-changed', 'The checkpoint\'s root is another than was signed.',
               proof_file(entry, 1, hashes, note('%s\n11\n%s\n' % (ORIGIN, b64(OTHER)), LOG.line(text.encode()))))
    unverified('checkpoint-other-origin', 'A checkpoint of another origin, signed by the log\'s key.',
               proof_file(entry, 1, hashes, note(text.replace(ORIGIN, 'other.example/log'), LOG)))


def entries():
    """The entry is in the tree, and is not what it should be."""
    origin = 'other.example/log'

    def unverified(name, comment, log, text=None):
        case(name, 'unverified', comment, alone(log), text)
    unverified('entry-of-another-log', 'The entry was made for another log.', start().endorsement(ALPHA, 'Alpha Example Foundation', log=origin))
    case('entry-of-no-log', 'malformed', 'The entry in the tree is no entry.', alone(start().raw(b'An example.\n')))
    case('entry-form', 'malformed', 'The entry in the tree has a field that is not defined.',
         alone(start().add(start().endorsement_text(ALPHA, 'Alpha Example Foundation') + 'place Example\n', ALPHA, SEC)))
    case('entry-of-another-version', 'unsupported', 'The entry in the tree is of another version.', alone(start().raw(note('endorse/v2 endorsement\n', ALPHA))))
    case('entry-8193-bytes', 'malformed', 'What is in the tree is a byte longer than any entry.', alone(start().raw(b'e' * 8192 + b'\n')))
    text = start().endorsement_text(ALPHA, 'Alpha Example Foundation')
    line, admission = ALPHA.line(text.encode()), SEC.line(text.encode())
    unverified('submission', 'An endorsement that nobody admitted.', start().add(text, line))
    unverified('signatory-missing', 'The secretariat\'s line only.', start().add(text, admission))
    unverified('lines-swapped', 'The admission before the signatory\'s line.', start().add(text, admission, line))
    unverified('signatory-twice', 'The signatory\'s line in place of the admission.', start().add(text, line, line))
    unverified('additional-line', 'A third line.', start().add(text, line, admission, BETA.line(text.encode())))
    unverified('signatory-signature-wrong', 'The signatory\'s signature does not verify.', start().add(text, ALPHA.line(text.encode(), signature=BAD), admission))
    unverified('signatory-same-name', 'Another key of the signatory\'s name signed.', start().add(text, ALPHA2, admission))
    unverified('signatory-wrong-id', 'The signatory\'s line has another ID.', start().add(text, ALPHA.line(text.encode(), key_id=BETA.id), admission))
    unverified('admission-signature-wrong', 'The admission does not verify.', start().add(text, line, SEC.line(text.encode(), signature=BAD)))
    unverified('admission-by-third-secretariat', 'Admitted by a key of the secretariat\'s name that the trusted file has not.', start().add(text, line, SEC3))
    unverified('admission-by-another', 'Admitted by a signatory.', start().add(text, line, BETA))
    unverified('admission-by-the-log', 'Admitted by the log.', start().add(text, line, LOG))
    unverified('admission-by-recovery', 'Admitted by the recovery key.', start().add(text, line, RECOVERY))
    unverified('withdrawal-by-secretariat', 'The secretariat withdraws for a signatory.', start().withdrawal(ALPHA, by=[SEC]))
    unverified('withdrawal-countersigned', 'A withdrawal with a second line.', start().withdrawal(ALPHA, by=[ALPHA, SEC]))
    unverified('succession-successor-missing', 'The successor did not sign.', start().succession(ALPHA, ALPHA2, by=[ALPHA]))
    unverified('succession-successor-wrong', 'Another key signed for the successor.', start().succession(ALPHA, ALPHA2, by=[ALPHA, BETA]))
    unverified('succession-by-recovery', 'Signed by the recovery key, which the trusted file does not have.',
               Log().statement(recovery=RECOVERY).succession(SEC, SEC2, previous=0, by=[RECOVERY, SEC2]))
    unverified('revocation-by-signatory', 'A signatory revokes itself.', start().revocation(ALPHA, previous=0, by=[ALPHA]))
    unverified('revocation-by-third-secretariat', 'Revoked by a key that the trusted file has not.', start().revocation(ALPHA, previous=0, by=[SEC3]))
    unverified('statement-by-third-secretariat', 'A statement that names and is signed by a key that the trusted file has not.', Log().statement(secretariat=SEC3))
    unverified('statement-signed-by-another', 'A statement that names the secretariat and is signed by another.', Log().statement(by=[BETA]))
    unverified('statement-signed-by-second', 'A statement that names the first key and is signed by the second.', Log().statement(by=[SEC2]))
    unverified('statement-additional-line', 'A statement with a second line.', Log().statement(by=[SEC, BETA]))


def cases():
    good()
    form()
    evidence()
    entries()

"""Signed notes, entries, logs and proofs, put together from their parts; nothing here judges them."""

import hashlib

from .keys import LOG, ORIGIN, SEC, Key, b64
from .tree import Tree, leaf_hash


def note(text, *signers):
    """A note; a signer is a key or a whole signature line."""
    text = text if isinstance(text, bytes) else text.encode()
    return text + b'\n' + b''.join(s if isinstance(s, bytes) else s.line(text) for s in signers)


def fields(header, *pairs):
    """The text of an entry: a header and the fields that are not None."""
    return header + '\n' + ''.join(
        '%s %s\n' % (name, value.vkey if isinstance(value, Key) else value) for name, value in pairs if value is not None)


def sha256(data):
    return 'sha256:' + hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


# Two texts for everything. Both are canonical.
TEXT1 = """An example manifesto

This text was made up for tests. Nobody signed it and nobody has to.

1. A name is on a list because its bearer put it there.
2. Who takes a name back can be seen to have taken it back.
3. Anybody can check both, without asking anybody.
"""
TEXT2 = """A second example

This one was made up too: it is there so that a log can hold two statements.
"""
TEXT3 = """A third example

It is in no log.
"""
T1, T2, T3 = sha256(TEXT1), sha256(TEXT2), sha256(TEXT3)
TITLE1, TITLE2 = 'An Example Manifesto', 'A Second Example'


class Log:
    """Entries in order. `previous` is always said: None, the index of an entry, or the field's content."""

    def __init__(self, log=ORIGIN):
        self.entries, self.log = [], log

    def leaves(self):
        return [leaf_hash(entry) for entry in self.entries]

    def copy(self):
        other = Log(self.log)
        other.entries = list(self.entries)
        return other

    def before(self, previous):
        return b64(leaf_hash(self.entries[previous])) if isinstance(previous, int) else previous

    def add(self, text, *signers):
        return self.raw(note(text, *signers))

    def raw(self, entry):
        self.entries.append(entry)
        return self

    def statement(self, text=T1, title=TITLE1, secretariat=SEC, recovery=None, date='2026-03-01', previous=None, by=None, log=None):
        return self.add(fields(
            'endorse/v1 statement', ('log', log or self.log), ('title', title), ('text', text), ('secretariat', secretariat),
            ('recovery', recovery), ('date', date), ('previous', self.before(previous))), *(by or [secretariat]))

    def endorsement_text(self, key, signatory, role=None, kind=None, text=T1, date='2026-03-02', previous=None, log=None):
        kind = kind or ('individual' if '/' in key.name else 'organization')
        return fields(
            'endorse/v1 endorsement', ('log', log or self.log), ('text', text), ('signatory', signatory), ('kind', kind),
            ('role', role), ('key', key), ('date', date), ('previous', self.before(previous)))

    def endorsement(self, key, signatory, role=None, by=None, admitted=SEC, **others):
        return self.add(self.endorsement_text(key, signatory, role, **others), *(by or [key, admitted]))

    def withdrawal(self, key, text=T1, date='2026-03-03', previous=None, by=None, log=None):
        return self.add(fields(
            'endorse/v1 withdrawal', ('log', log or self.log), ('text', text), ('key', key), ('date', date),
            ('previous', self.before(previous))), *(by or [key]))

    def succession(self, key, successor, date='2026-03-04', previous=None, by=None, log=None):
        return self.add(fields(
            'endorse/v1 succession', ('log', log or self.log), ('key', key), ('successor', successor), ('date', date),
            ('previous', self.before(previous))), *(by or [key, successor]))

    def revocation(self, key, reason='Made up for a test', date='2026-03-05', previous=None, by=None, log=None):
        return self.add(fields(
            'endorse/v1 revocation', ('log', log or self.log), ('key', key), ('reason', reason), ('date', date),
            ('previous', self.before(previous))), *(by or [SEC]))

    def checkpoint(self, size=None, *signers, origin=ORIGIN):
        size = len(self.entries) if size is None else size
        root = Tree(self.leaves()).root(0, size)
        return note('%s\n%d\n%s\n' % (origin, size, b64(root)), *(signers or [LOG]))

    def proof(self, index, size=None):
        """A tlog-proof with the entry in `extra`."""
        size = len(self.entries) if size is None else size
        hashes, _, _ = Tree(self.leaves()).inclusion(index, size)
        return proof_file(self.entries[index], index, hashes, self.checkpoint(size))


def proof_file(entry, index, hashes, checkpoint):
    return ('c2sp.org/tlog-proof@v1\nextra %s\nindex %s\n' % (b64(entry), index)
            + ''.join(b64(h) + '\n' for h in hashes) + '\n').encode() + checkpoint


def bundle(entries):
    return b''.join(len(entry).to_bytes(2, 'big') + entry for entry in entries)

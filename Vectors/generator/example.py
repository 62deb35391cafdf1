"""The example log of the specification: log/, its trust folder, a proof, a list that agrees, and vectors of the same entries."""

from . import cases_trust
from .cases_lists import case as list_case
from .histories import accept
from .keys import ADA, ALPHA, ALPHA2, BETA, GAMMA, RECOVERY
from .notes import T1, T2, T3, TEXT1, TEXT2, TEXT3, Log, bundle
from .vectors import vector

LOG = (Log().statement(recovery=RECOVERY, date='2026-03-02')                                # 0
       .endorsement(ALPHA, 'Alpha Example Foundation', date='2026-03-03')                   # 1
       .endorsement(BETA, 'The Beta Example Institute', date='2026-03-03')                  # 2
       .endorsement(ADA, 'Ada Example', 'Chair, Example Circle', date='2026-03-05')         # 3
       .endorsement(GAMMA, 'Gamma Example Union', date='2026-03-09')                        # 4
       .endorsement(BETA, 'The Beta Example University', date='2026-04-01', previous=2)     # 5
       .withdrawal(GAMMA, date='2026-04-20', previous=4)                                    # 6
       .succession(ALPHA, ALPHA2, date='2026-05-11', previous=1))                           # 7
LIST = """Signatories of An Example Manifesto, all of them made up:

Ada Example \u2013 Chair, Example Circle
Alpha Example Foundation
The Beta Example University
"""


def log_files():
    """The files of section 7.4, after checkpoints at sizes 0, 1, 5 and 8."""
    for size in (0, 1, 5, 8):
        yield 'checkpoints/%d' % size, LOG.checkpoint(size)
    for size in (1, 5, 8):
        yield 'tile/0/000.p/%d' % size, b''.join(LOG.leaves()[:size])
        yield 'tile/entries/000.p/%d' % size, bundle(LOG.entries[:size])
    yield 'checkpoint', LOG.checkpoint()
    yield 'text/' + T1[7:], TEXT1.encode()


def files():
    """Every file by its path below Vectors/."""
    for path, data in log_files():
        yield 'log/' + path, data
    yield 'log-endorsement.tlog-proof', LOG.proof(1)
    yield 'lists/example-list.txt', LIST.encode()
    for text, content in ((T1, TEXT1), (T2, TEXT2), (T3, TEXT3)):
        yield 'texts/%s.txt' % text[7:], content.encode()
    yield '../Keys/policy', cases_trust.POLICY.encode()
    yield '../Keys/secretariat.vkey', cases_trust.SECRETARIAT.encode()


def cases():
    accept('example-log', 'The entries of log/.', LOG, [(T1, 3, ADA), (T1, 1, ALPHA2), (T1, 5, BETA)], [(T1, 2, 'replaced', 5), (T1, 4, 'withdrawn', 6)])
    list_case('example-list', 'accept', 'The list of example-list.txt, with the example log.', 'example-log', LIST,
              [(3, 'signed', 3), (4, 'signed', 1), (5, 'signed', 5)], text=T1)
    for index in range(8):
        vector('proof/example-log-%d' % index, 'accept', 'Entry %d of the example log.' % index, LOG.proof(index))
    for size in (0, 1, 5, 8):
        vector('checkpoint/example-log-%d' % size, 'accept', 'A checkpoint of the example log.', LOG.checkpoint(size), ('log', cases_trust.LOG.vkey))

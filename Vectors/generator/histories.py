"""rules: the beginnings that other tables build on, and histories that keep all rules. Sections 9 and 10."""

from .keys import ADA, ADA2, ALPHA, ALPHA2, ALPHA3, BETA, BETA2, BO, DELTA, EPSILON, GAMMA, RECOVERY, SEC, SEC2, SEC3, ZETA
from .notes import T1, T2, TITLE2, Log, bundle
from .vectors import vector


def fields_of(roster, past):
    return ([('roster', '%s %d %s' % (text[7:15], entry, key.vkey)) for text, entry, key in roster]
            + [('past', '%s %d %s %d' % (text[7:15], entry, ended, by)) for text, entry, ended, by in past])


def accept(name, comment, log, roster, past=()):
    vector('rules/' + name, 'accept', comment, bundle(log.entries), *fields_of(roster, past))


# The usual beginning: 0 statement, 1 alpha.example, 2 beta.example, 3 secretariat.example/ada.
BASE = Log().statement(recovery=RECOVERY).endorsement(ALPHA, 'Alpha Example Foundation').endorsement(BETA, 'The Beta Example Institute')
BASE.endorsement(ADA, 'Ada Example', 'Chair, Example Circle')
ROSTER = [(T1, 3, ADA), (T1, 1, ALPHA), (T1, 2, BETA)]

# Behind it, 4: a second statement.
TWO = BASE.copy().statement(T2, TITLE2, previous=0)
# Behind it, 4: the secretariat is succeeded.
NEXT = BASE.copy().succession(SEC, SEC2, previous=0)
# Behind it, 4: alpha.example withdraws.
LEFT = BASE.copy().withdrawal(ALPHA, previous=1)
LEFT_ROSTER, LEFT_PAST = [(T1, 3, ADA), (T1, 2, BETA)], [(T1, 1, 'withdrawn', 4)]
# Behind it, 4: alpha.example is revoked.
REVOKED = BASE.copy().revocation(ALPHA, previous=0)
REVOKED_PAST = [(T1, 1, 'revoked', 4)]
# Behind it, 4: alpha.example is succeeded.
HEIR = BASE.copy().succession(ALPHA, ALPHA2, previous=1)
HEIR_ROSTER = [(T1, 3, ADA), (T1, 1, ALPHA2), (T1, 2, BETA)]
# Behind it, 4: gamma.example, which has not endorsed, withdraws.
EARLY = BASE.copy().withdrawal(GAMMA)


def base():
    return BASE.copy()


def cases():
    accept('no-entries', 'A log without entries.', Log(), [])
    accept('statement', 'A statement.', Log().statement(), [])
    accept('statement-with-recovery', 'A statement with a recovery key.', Log().statement(recovery=RECOVERY), [])
    accept('endorsements', 'Two organizations and an individual, ordered by name key: `the` does not count.', base(), ROSTER)
    accept('withdrawal', 'A withdrawal.', LEFT, LEFT_ROSTER, LEFT_PAST)
    accept('withdrawal-and-again', 'A withdrawal, and an endorsement by the same key.',
           LEFT.copy().endorsement(ALPHA, 'Alpha Example Foundation', previous=4), [(T1, 3, ADA), (T1, 5, ALPHA), (T1, 2, BETA)], LEFT_PAST)
    accept('withdrawal-first', 'A withdrawal by a new key: nothing ends.', EARLY, ROSTER)
    accept('withdrawal-first-and-endorsement', 'A withdrawal by a new key, then its endorsement, which names the withdrawal.',
           EARLY.copy().endorsement(GAMMA, 'Gamma Example Union', previous=4), ROSTER + [(T1, 5, GAMMA)])
    accept('replaced', 'The same key endorses again under another name.', base().endorsement(ALPHA, 'Alpha Example Society', previous=1),
           [(T1, 3, ADA), (T1, 4, ALPHA), (T1, 2, BETA)], [(T1, 1, 'replaced', 4)])
    accept('replaced-by-the-same', 'The same key endorses again, with the same name and role.',
           base().endorsement(ADA, 'Ada Example', 'Chair, Example Circle', previous=3), [(T1, 4, ADA), (T1, 1, ALPHA), (T1, 2, BETA)], [(T1, 3, 'replaced', 4)])
    accept('replaced-role', 'An individual endorses again with another role.', base().endorsement(ADA, 'Ada Example', previous=3),
           [(T1, 4, ADA), (T1, 1, ALPHA), (T1, 2, BETA)], [(T1, 3, 'replaced', 4)])
    accept('replaced-name-is-free', 'The name that a key gave up is taken by another key.',
           base().endorsement(ALPHA, 'Another Example Name', previous=1).endorsement(GAMMA, 'Alpha Example Foundation'),
           [(T1, 3, ADA), (T1, 5, GAMMA), (T1, 4, ALPHA), (T1, 2, BETA)], [(T1, 1, 'replaced', 4)])
    accept('withdrawn-name-is-free', 'The names of a key that withdrew are taken by another key, its key name among them.',
           LEFT.copy().endorsement(ALPHA2, 'Alpha Example Foundation'), [(T1, 3, ADA), (T1, 5, ALPHA2), (T1, 2, BETA)], LEFT_PAST)
    accept('revocation', 'A revocation.', REVOKED, LEFT_ROSTER, REVOKED_PAST)
    accept('revoked-name-is-free', 'A new key of the same name endorses after a revocation.',
           REVOKED.copy().endorsement(ALPHA2, 'Alpha Example Foundation'), [(T1, 3, ADA), (T1, 5, ALPHA2), (T1, 2, BETA)], REVOKED_PAST)
    accept('revocation-behind-withdrawal', 'A key that withdrew is in force and can be revoked; nothing more ends.',
           LEFT.copy().revocation(ALPHA, previous=0), LEFT_ROSTER, LEFT_PAST)
    accept('revocation-of-early-withdrawal', 'A key known by its withdrawal only can be revoked.', EARLY.copy().revocation(GAMMA, previous=0), ROSTER)
    accept('revocation-of-heir', 'The successor of a signatory\'s key is revoked.', HEIR.copy().revocation(ALPHA2, previous=0),
           LEFT_ROSTER, [(T1, 1, 'revoked', 5)])
    accept('two-revocations', 'The second names the first: both are the secretariat\'s.', REVOKED.copy().revocation(BETA, previous=4),
           [(T1, 3, ADA)], [(T1, 1, 'revoked', 4), (T1, 2, 'revoked', 5)])
    accept('succession', 'A succession: the endorsement keeps its index.', HEIR, HEIR_ROSTER)
    accept('succession-and-endorsement', 'The successor endorses again: it replaces what it took over.',
           HEIR.copy().endorsement(ALPHA2, 'Alpha Example Society', previous=4), [(T1, 3, ADA), (T1, 5, ALPHA2), (T1, 2, BETA)], [(T1, 1, 'replaced', 5)])
    accept('succession-and-withdrawal', 'The successor withdraws what it took over.', HEIR.copy().withdrawal(ALPHA2, previous=4), LEFT_ROSTER, [(T1, 1, 'withdrawn', 5)])
    accept('succession-twice', 'The successor is succeeded.', HEIR.copy().succession(ALPHA2, ALPHA3, previous=4), [(T1, 3, ADA), (T1, 1, ALPHA3), (T1, 2, BETA)])
    accept('succession-of-early-withdrawal', 'A key known by its withdrawal only is succeeded.',
           Log().statement().withdrawal(ALPHA).succession(ALPHA, ALPHA2, previous=1).endorsement(ALPHA2, 'Alpha Example Foundation', previous=2), [(T1, 3, ALPHA2)])
    accept('succession-behind-withdrawal', 'A key that withdrew is succeeded.', LEFT.copy().succession(ALPHA, ALPHA2, previous=4), LEFT_ROSTER, LEFT_PAST)
    accept('succession-of-an-individual', 'An individual\'s key is succeeded.', base().succession(ADA, ADA2, previous=3), [(T1, 3, ADA2), (T1, 1, ALPHA), (T1, 2, BETA)])
    accept('secretariat-succession', 'The secretariat\'s key is succeeded; the new one admits.',
           NEXT.copy().endorsement(GAMMA, 'Gamma Example Union', admitted=SEC2), ROSTER + [(T1, 5, GAMMA)])
    accept('secretariat-succession-and-revocation', 'The new secretariat revokes; its latest entry is the succession.',
           NEXT.copy().revocation(ALPHA, previous=4, by=[SEC2]), LEFT_ROSTER, [(T1, 1, 'revoked', 5)])
    accept('secretariat-succession-and-statement', 'The new secretariat states; its latest entry is the succession.',
           NEXT.copy().statement(T2, TITLE2, secretariat=SEC2, previous=4), ROSTER)
    accept('secretariat-succession-twice', 'The secretariat is succeeded twice, by a key that no file has.',
           NEXT.copy().succession(SEC2, SEC3, previous=4).endorsement(GAMMA, 'Gamma Example Union', admitted=SEC3), ROSTER + [(T1, 6, GAMMA)])
    accept('recovery', 'The recovery key signs for the secretariat\'s.', base().succession(SEC, SEC2, previous=0, by=[RECOVERY, SEC2]), ROSTER)
    accept('recovery-twice', 'The recovery key stays in force.',
           base().succession(SEC, SEC2, previous=0, by=[RECOVERY, SEC2]).succession(SEC2, SEC3, previous=4, by=[RECOVERY, SEC3])
           .revocation(ALPHA, previous=5, by=[SEC3]), LEFT_ROSTER, [(T1, 1, 'revoked', 6)])
    accept('secretariat-succession-with-recovery-present', 'The secretariat may sign for itself though there is a recovery key.', NEXT, ROSTER)
    accept('two-statements', 'A second statement; its author\'s latest entry is the first: admissions are not the secretariat\'s entries.', TWO, ROSTER)
    accept('two-rosters', 'Endorsements of both texts by the same keys.',
           TWO.copy().endorsement(BETA, 'The Beta Example Institute', text=T2, previous=2).endorsement(ALPHA, 'Alpha Example Foundation', text=T2, previous=1),
           ROSTER + [(T2, 6, ALPHA), (T2, 5, BETA)])
    accept('names-are-free-on-another-text', 'On another text, other keys have the same names.',
           TWO.copy().endorsement(ALPHA2, 'Alpha Example Foundation', text=T2).endorsement(BO, 'Ada Example', 'Chair, Example Circle', text=T2),
           ROSTER + [(T2, 6, BO), (T2, 5, ALPHA2)])
    accept('withdrawal-from-one-of-two', 'A withdrawal ends the endorsement of one text.',
           TWO.copy().endorsement(ALPHA, 'Alpha Example Foundation', text=T2, previous=1).withdrawal(ALPHA, text=T1, previous=5),
           [(T1, 3, ADA), (T1, 2, BETA), (T2, 5, ALPHA)], [(T1, 1, 'withdrawn', 6)])
    accept('revocation-of-both', 'A revocation ends the endorsements of all texts.',
           TWO.copy().endorsement(ALPHA, 'Alpha Example Foundation', text=T2, previous=1).revocation(ALPHA, previous=4),
           LEFT_ROSTER, [(T1, 1, 'revoked', 6), (T2, 5, 'revoked', 6)])
    accept('succession-of-both', 'A succession passes on the endorsements of all texts.',
           TWO.copy().endorsement(ALPHA, 'Alpha Example Foundation', text=T2, previous=1).succession(ALPHA, ALPHA2, previous=5), HEIR_ROSTER + [(T2, 5, ALPHA2)])
    accept('replaced-on-one-of-two', 'Another name on one text leaves the other text\'s alone.',
           TWO.copy().endorsement(ALPHA, 'Alpha Example Foundation', text=T2, previous=1).endorsement(ALPHA, 'Alpha Example Society', text=T2, previous=5),
           ROSTER + [(T2, 6, ALPHA)], [(T2, 5, 'replaced', 6)])
    accept('two-keys-of-one-name-in-turn', 'A key of the same name is new again after the other withdrew, and both may not endorse: here only one does.',
           LEFT.copy().endorsement(ALPHA2, 'Alpha Example Foundation').withdrawal(ALPHA2, previous=5).endorsement(ALPHA, 'Alpha Example Foundation', previous=4),
           [(T1, 3, ADA), (T1, 7, ALPHA), (T1, 2, BETA)], [(T1, 1, 'withdrawn', 4), (T1, 5, 'withdrawn', 6)])
    accept('date-before-the-statement', 'Dates are claims: no rule compares them.', base().endorsement(GAMMA, 'Gamma Example Union', date='2001-01-01'),
           ROSTER + [(T1, 4, GAMMA)])
    accept('roster-order-by-bytes', 'Name keys are ordered as UTF-8 bytes: U+FF5B becomes an ASCII brace, U+FD3E is below U+10428, which UTF-16 has otherwise.',
           Log().statement().endorsement(ALPHA, '\U00010400 Example').endorsement(BETA, '\u00c9cole Example').endorsement(GAMMA, 'Zebra Example')
           .endorsement(DELTA, '\ufd3eExample\ufd3f').endorsement(EPSILON, '\uff5bExample\uff5d'),
           [(T1, 3, GAMMA), (T1, 5, EPSILON), (T1, 2, BETA), (T1, 4, DELTA), (T1, 1, ALPHA)])
    accept('roster-order-by-entry', 'Equal name keys are ordered by entry: an organization and individuals with different roles.',
           Log().statement().endorsement(BO, 'Kim Example', 'Poet').endorsement(ALPHA, 'Kim Example').endorsement(ADA, 'Kim Example', 'Baker'),
           [(T1, 1, BO), (T1, 2, ALPHA), (T1, 3, ADA)])
    accept('roster-order-of-replaced', 'The order among equal name keys is that of the entries in force.',
           Log().statement().endorsement(BO, 'Kim Example', 'Poet').endorsement(ALPHA, 'Kim Example').endorsement(BO, 'Kim Example', 'Baker', previous=1),
           [(T1, 2, ALPHA), (T1, 3, BO)], [(T1, 1, 'replaced', 3)])
    accept('long-history', 'Everything at once.', long_history(), [
        (T1, 6, ADA), (T1, 9, BO), (T1, 13, ALPHA2), (T1, 3, BETA2), (T1, 5, GAMMA), (T2, 15, ALPHA2), (T2, 17, DELTA)], [
        (T1, 1, 'replaced', 7), (T1, 2, 'withdrawn', 8), (T1, 7, 'replaced', 13), (T1, 10, 'revoked', 18), (T2, 16, 'revoked', 18)])


def long_history():
    return (Log().statement(recovery=RECOVERY)                                          # 0
            .endorsement(ALPHA, 'Alpha Example Foundation')                             # 1
            .endorsement(DELTA, 'Delta Example Works')                                  # 2
            .endorsement(BETA, 'The Beta Example Institute')                            # 3
            .withdrawal(GAMMA)                                                          # 4
            .endorsement(GAMMA, 'Gamma Example Union', previous=4)                      # 5
            .endorsement(ADA, 'Ada Example', 'Chair, Example Circle')                   # 6
            .endorsement(ALPHA, 'Alpha Example Society', previous=1)                    # 7
            .withdrawal(DELTA, previous=2)                                              # 8
            .endorsement(BO, 'Ada Example', 'Painter')                                  # 9
            .endorsement(ZETA, 'Zeta Example League')                                   # 10
            .succession(ALPHA, ALPHA2, previous=7)                                      # 11
            .succession(BETA, BETA2, previous=3)                                        # 12
            .endorsement(ALPHA2, 'Alpha Example Association', previous=11)              # 13
            .statement(T2, TITLE2, previous=0)                                          # 14
            .endorsement(ALPHA2, 'Alpha Example Association', text=T2, previous=13)     # 15
            .endorsement(ZETA, 'Zeta Example League', text=T2, previous=10)             # 16
            .endorsement(DELTA, 'Delta Example Works', text=T2, previous=8)             # 17
            .revocation(ZETA, previous=14)                                              # 18
            .succession(SEC, SEC2, previous=18, by=[RECOVERY, SEC2]))                   # 19

"""rules: what breaks each rule of section 9. The last entry is the one in question, unless said; all before it keep the rules."""

from . import curve
from .histories import (BASE, EARLY, HEIR, HEIR_ROSTER, LEFT, LEFT_PAST, LEFT_ROSTER, NEXT, REVOKED, REVOKED_PAST, ROSTER, TWO, accept, base, fields_of)
from .keys import ADA, ADA2, ALPHA, ALPHA2, ALPHA3, BETA, BO, DELTA, GAMMA, LOG, ML_DSA, ORIGIN, RECOVERY, SEC, SEC2, SEC3, THETA, b64, key_id, vkey
from .notes import T1, T2, T3, TITLE2, Log, bundle, fields, note
from .vectors import vector

BAD = bytes(64)


def broken(rule, name, comment, log, roster, past=(), entry=None):
    """The entry, or else the last one, breaks the rule."""
    entry = len(log.entries) - 1 if entry is None else entry
    vector('rules/rule-%d-%s' % (rule, name), 'unverified', comment, bundle(log.entries), ('broken', '%d %d' % (entry, rule)), *fields_of(roster, past))


def entry_of(log):
    return log.entries[-1]


def rule_1():
    def first(name, comment, log):
        broken(1, name, comment, log, [])
    unsigned = fields('endorse/v1 statement', ('log', ORIGIN), ('title', 'An Example Manifesto'), ('text', T1), ('secretariat', SEC), ('date', '2026-03-01'))
    first('entry-0-endorsement', 'Entry 0 is an endorsement.', Log().endorsement(ALPHA, 'Alpha Example Foundation'))
    first('entry-0-withdrawal', 'Entry 0 is a withdrawal.', Log().withdrawal(ALPHA))
    first('entry-0-succession', 'Entry 0 is a succession of the secretariat.', Log().succession(SEC, SEC2))
    first('entry-0-not-a-note', 'Entry 0 is no note.', Log().raw(b'An example.\n'))
    first('entry-0-form', 'Entry 0 is a statement without a title.', Log().add(unsigned.replace('title An Example Manifesto\n', ''), SEC))
    for name, comment, wrong in [
            ('02', 'The secretariat\'s key has type 0x02.', vkey(SEC.name, SEC.public, 2)),
            ('04', 'The secretariat\'s key has type 0x04.', vkey(SEC.name, SEC.public, 4)),
            ('06', 'The secretariat\'s key has type 0x06.', vkey(SEC.name, ML_DSA, 6))]:
        first('entry-0-secretariat-type-' + name, comment, Log().statement(secretariat=wrong, by=[SEC]))
    first('entry-0-recovery-type-06', 'The recovery key has type 0x06.', Log().statement(recovery=vkey(RECOVERY.name, ML_DSA, 6)))
    first('entry-0-other-secretariat', 'Entry 0 names and is signed by another key.', Log().statement(secretariat=BETA))
    first('entry-0-second-secretariat', 'Entry 0 names and is signed by the second key of the trusted file.', Log().statement(secretariat=SEC2))
    first('entry-0-secretariat-other-name', 'Entry 0 names the secretariat\'s public key under another key name.',
          Log().statement(secretariat=SEC.renamed('alpha.example')))
    first('entry-0-signature-wrong', 'The signature of entry 0 does not verify.', Log().add(unsigned, SEC.line(unsigned.encode(), signature=BAD)))
    first('entry-0-signed-by-another', 'Entry 0 is signed by another key.', Log().statement(by=[BETA]))
    first('entry-0-signed-by-the-log', 'Entry 0 is signed by the log.', Log().statement(by=[LOG]))
    first('entry-0-signed-by-second-secretariat', 'Entry 0 is signed by the second key of the trusted file.', Log().statement(by=[SEC2]))
    first('entry-0-signed-second', 'The secretariat\'s line is the second.', Log().statement(by=[BETA, SEC]))
    first('entry-0-recovery-is-secretariat', 'The recovery key is the secretariat\'s.', Log().statement(recovery=SEC))
    first('entry-0-recovery-is-secretariat-renamed', 'The recovery key is the secretariat\'s public key under another key name.',
          Log().statement(recovery=SEC.renamed('secretariat.example/recovery')))
    first('entry-0-recovery-is-log', 'The recovery key is the log\'s public key.', Log().statement(recovery=LOG.renamed('secretariat.example/recovery')))

    def later(name, comment, log, roster=ROSTER):
        broken(1, name, comment, log, roster)
    later('later-recovery', 'A later statement has a recovery key.', base().statement(T2, TITLE2, recovery=GAMMA, previous=0))
    later('later-other-secretariat', 'A later statement names and is signed by another key.', base().statement(T2, TITLE2, secretariat=GAMMA))
    later('later-by-signatory', 'A later statement names and is signed by a signatory.', base().statement(T2, TITLE2, secretariat=BETA, previous=2))
    later('later-by-recovery', 'A later statement names and is signed by the recovery key.', base().statement(T2, TITLE2, secretariat=RECOVERY))
    later('later-by-second-secretariat', 'A later statement names and is signed by the second key of the trusted file, before any succession.',
          base().statement(T2, TITLE2, secretariat=SEC2))
    later('later-by-old-secretariat', 'A later statement names and is signed by a succeeded key.', NEXT.copy().statement(T2, TITLE2, previous=4))
    later('later-signed-by-another', 'A later statement names the secretariat and is signed by another.', base().statement(T2, TITLE2, previous=0, by=[BETA]))
    later('later-signed-by-old-secretariat', 'A later statement names the new secretariat and is signed by the old one.',
          NEXT.copy().statement(T2, TITLE2, secretariat=SEC2, previous=4, by=[SEC]))
    later('later-signed-by-recovery', 'A later statement names the secretariat and is signed by the recovery key.',
          base().statement(T2, TITLE2, previous=0, by=[RECOVERY]))
    signed = base().statement(T2, TITLE2, previous=0)
    later('later-signature-wrong', 'The signature of a later statement does not verify.',
          base().raw(entry_of(signed).split('\n\u2014 '.encode())[0] + b'\n' + SEC.line(b'', signature=BAD)))
    later('text-stated-before', 'A later statement of the same text.', base().statement(T1, 'Another Title', previous=0))
    later('text-stated-before-later', 'A third statement of the second text.', TWO.copy().statement(T2, 'Another Title', previous=4))


def rule_2():
    def bad(name, comment, log, roster=ROSTER, past=(), entry=None):
        broken(2, name, comment, log, roster, past, entry)
    other = 'other.example/log'
    broken(2, 'entry-0-other-log', 'Entry 0 is made for another log.', Log().statement(log=other), [])
    broken(2, 'entry-0-additional-line', 'Entry 0 has a second signature line.', Log().statement(by=[SEC, BETA]), [])
    bad('other-log', 'An endorsement made for another log.', base().endorsement(GAMMA, 'Gamma Example Union', log=other))
    bad('other-log-withdrawal', 'A withdrawal made for another log.', base().withdrawal(ALPHA, previous=1, log=other))
    bad('other-log-statement', 'A later statement made for another log.', base().statement(T2, TITLE2, previous=0, log=other))
    text = base().endorsement_text(GAMMA, 'Gamma Example Union')
    line, admission = GAMMA.line(text.encode()), SEC.line(text.encode())
    bad('form-field-unknown', 'A field that is not defined.', base().add(text + 'place Example\n', GAMMA, SEC))
    bad('form-date', 'A day that there was not.', base().endorsement(GAMMA, 'Gamma Example Union', date='2026-02-29'))
    bad('form-value', 'A name with a zero-width space.', base().endorsement(GAMMA, 'Gamma\u200bExample Union'))
    bad('form-kind-and-name', 'An individual under an organization\'s key name.', base().endorsement(GAMMA, 'Gamma Example Union', kind='individual'))
    bad('form-unknown-kind', 'A kind that version 1 does not have.', base().add(text.replace('/v1 endorsement', '/v1 pledge'), GAMMA, SEC))
    bad('form-statement', 'A later statement without a title.', base().add(fields(
        'endorse/v1 statement', ('log', ORIGIN), ('text', T2), ('secretariat', SEC), ('date', '2026-03-01')), SEC))
    bad('form-not-a-note', 'An entry that is no note.', base().raw(b'An example.\n'))
    bad('form-not-utf-8', 'An entry that is not UTF-8.', base().raw(b'\xff\n'))
    for name, comment, wrong in [
            ('02', 'The signatory\'s key has type 0x02.', vkey(GAMMA.name, GAMMA.public, 2)),
            ('04', 'The signatory\'s key has type 0x04.', vkey(GAMMA.name, GAMMA.public, 4)),
            ('06', 'The signatory\'s key has type 0x06.', vkey(GAMMA.name, ML_DSA, 6))]:
        changed = text.replace(GAMMA.vkey, wrong)
        bad('form-key-type-' + name, comment, base().add(changed, GAMMA.line(changed.encode(), key_id=bytes.fromhex(wrong.split('+')[1])), SEC))
    bad('form-successor-type-06', 'The successor has type 0x06.', base().succession(ALPHA, vkey(ALPHA.name, ML_DSA, 6), previous=1, by=[ALPHA, ALPHA2]))
    bad('form-secretariat-type-04', 'A later statement gives the secretariat\'s key type 0x04.',
        base().statement(T2, TITLE2, secretariat=vkey(SEC.name, SEC.public, 4), previous=0, by=[SEC]))
    bad('admission-missing', 'A submission, which nobody admitted.', base().add(text, line))
    bad('admission-only', 'The secretariat signed, the signatory did not.', base().add(text, admission))
    bad('lines-swapped', 'The admission before the signatory\'s line.', base().add(text, admission, line))
    bad('signatory-doubled', 'The signatory\'s line twice, then the admission.', base().add(text, line, line, admission))
    bad('signatory-twice', 'The signatory\'s line in place of the admission.', base().add(text, line, line))
    bad('admission-doubled', 'The admission twice.', base().add(text, line, admission, admission))
    bad('additional-line', 'A third line, of a foreign key.', base().add(text, line, admission, BETA.line(text.encode())))
    bad('additional-line-first', 'A line of a foreign key before the others.', base().add(text, BETA.line(text.encode()), line, admission))
    bad('additional-line-between', 'A line of a foreign key between the others.', base().add(text, line, BETA.line(text.encode()), admission))
    bad('admitted-by-another', 'A signatory admits another one.', base().add(text, line, BETA.line(text.encode())))
    bad('admitted-by-itself', 'The key admits itself under the secretariat\'s name and ID.', base().add(text, line, GAMMA.line(text.encode(), SEC.name, SEC.id)))
    bad('admitted-by-recovery', 'The recovery key admits.', base().add(text, line, RECOVERY.line(text.encode())))
    bad('admitted-by-the-log', 'The log admits.', base().add(text, line, LOG.line(text.encode())))
    bad('admitted-by-second-secretariat', 'The second key of the trusted file admits before any succession.',
        base().endorsement(GAMMA, 'Gamma Example Union', admitted=SEC2))
    bad('admitted-by-old-secretariat', 'A succeeded key admits.', NEXT.copy().endorsement(GAMMA, 'Gamma Example Union', admitted=SEC))
    bad('signatory-signature-wrong', 'The signatory\'s signature does not verify.', base().add(text, GAMMA.line(text.encode(), signature=BAD), admission))
    bad('admission-signature-wrong', 'The admission does not verify.', base().add(text, line, SEC.line(text.encode(), signature=BAD)))
    bad('admission-over-signatory-line', 'The admission is over the note with the first line, not over the text.',
        base().add(text, line, SEC.line(note(text, line))))
    bad('signatory-other-text', 'The signatory signed another role.', base().add(text, GAMMA.line(text.replace('key ', 'role Example\nkey ').encode()), admission))
    bad('signatory-same-name', 'Another key of the signatory\'s name signed.',
        base().add(base().endorsement_text(ALPHA, 'Alpha Example Foundation', previous=1), ALPHA2, SEC))
    bad('signatory-wrong-id', 'The signatory\'s line has another ID.', base().add(text, GAMMA.line(text.encode(), key_id=BETA.id), admission))
    bad('signatory-wrong-name', 'The signatory\'s line has another name.', base().add(text, GAMMA.line(text.encode(), name='other.example'), admission))
    bad('signatory-type-04-id', 'The signatory\'s line has the ID of the same key with type 0x04.',
        base().add(text, GAMMA.line(text.encode(), key_id=key_id(GAMMA.name, 4, GAMMA.public)), admission))
    bad('admission-wrong-id', 'The admission has another ID.', base().add(text, line, SEC.line(text.encode(), key_id=BETA.id)))
    bad('admission-wrong-name', 'The admission has another name.', base().add(text, line, SEC.line(text.encode(), name='other.example')))
    bad('signature-short', 'The signatory\'s signature is a byte short.', base().add(text, GAMMA.line(text.encode(), signature=bytes(63)), admission))
    bad('s-not-reduced', 'The admission has S + L in place of S.', base().add(text, line, SEC.line(text.encode(), signature=not_reduced(SEC, text))))
    bad('withdrawal-countersigned', 'A withdrawal with an admission.', base().withdrawal(ALPHA, previous=1, by=[ALPHA, SEC]))
    bad('withdrawal-by-secretariat', 'The secretariat withdraws for a signatory.', base().withdrawal(ALPHA, previous=1, by=[SEC]))
    bad('withdrawal-by-another', 'A signatory withdraws for another.', base().withdrawal(ALPHA, previous=1, by=[BETA]))
    bad('withdrawal-early-by-another', 'Somebody withdraws in the name of a new key.', base().withdrawal(GAMMA, by=[BETA]))
    bad('succession-successor-missing', 'The successor did not sign.', base().succession(ALPHA, ALPHA2, previous=1, by=[ALPHA]))
    bad('succession-key-missing', 'The old key did not sign.', base().succession(ALPHA, ALPHA2, previous=1, by=[ALPHA2]))
    bad('succession-lines-swapped', 'The successor\'s line is the first.', base().succession(ALPHA, ALPHA2, previous=1, by=[ALPHA2, ALPHA]))
    bad('succession-key-twice', 'The old key signed for the successor.', base().succession(ALPHA, ALPHA2, previous=1, by=[ALPHA, ALPHA]))
    bad('succession-countersigned', 'A third line, of the secretariat.', base().succession(ALPHA, ALPHA2, previous=1, by=[ALPHA, ALPHA2, SEC]))
    bad('succession-by-secretariat', 'The secretariat signs for a signatory\'s key.', base().succession(ALPHA, ALPHA2, previous=1, by=[SEC, ALPHA2]))
    bad('succession-by-recovery', 'The recovery key signs for a signatory\'s key.', base().succession(ALPHA, ALPHA2, previous=1, by=[RECOVERY, ALPHA2]))
    bad('succession-of-secretariat-by-signatory', 'A signatory signs for the secretariat\'s key.', base().succession(SEC, SEC2, previous=0, by=[ALPHA, SEC2]))
    bad('succession-of-secretariat-by-both', 'Old key, recovery key and successor sign.', base().succession(SEC, SEC2, previous=0, by=[SEC, RECOVERY, SEC2]))
    bad('succession-of-secretariat-by-recovery-only', 'The recovery key signs in both places.', base().succession(SEC, SEC2, previous=0, by=[RECOVERY, RECOVERY]))
    signed = base().succession(SEC, SEC2, previous=0)
    said = entry_of(signed).split('\n\u2014 '.encode())[0]
    bad('recovery-signature-wrong', 'The recovery key\'s signature does not verify.', base().add(said, RECOVERY.line(said, signature=BAD), SEC2))
    broken(2, 'recovery-without-one', 'Entry 0 has no recovery key.', Log().statement().succession(SEC, SEC2, previous=0, by=[RECOVERY, SEC2]), [])
    broken(2, 'recovery-for-old-secretariat', 'The recovery key signs for a key that is no longer the secretariat\'s (rule 7 is broken too).',
           NEXT.copy().succession(SEC, SEC3, previous=4, by=[RECOVERY, SEC3]), ROSTER)
    bad('revocation-by-signatory', 'A signatory revokes itself.', base().revocation(ALPHA, previous=0, by=[ALPHA]))
    bad('revocation-by-another', 'A signatory revokes another.', base().revocation(ALPHA, previous=0, by=[BETA]))
    bad('revocation-by-recovery', 'The recovery key revokes.', base().revocation(ALPHA, previous=0, by=[RECOVERY]))
    bad('revocation-by-old-secretariat', 'A succeeded key revokes.', NEXT.copy().revocation(ALPHA, previous=4, by=[SEC]))
    bad('revocation-by-second-secretariat', 'The second key of the trusted file revokes before any succession.', base().revocation(ALPHA, previous=0, by=[SEC2]))
    bad('revocation-countersigned', 'A second line, of the revoked key.', base().revocation(ALPHA, previous=0, by=[SEC, ALPHA]))
    bad('statement-additional-line', 'A later statement with a second line.', base().statement(T2, TITLE2, previous=0, by=[SEC, BETA]))
    bad('earlier-entry', 'An entry in the middle; what comes behind it is good, and not looked at.',
        base().endorsement(GAMMA, 'Gamma Example Union', log=other).endorsement(DELTA, 'Delta Example Works'), entry=4)


def not_reduced(key, text):
    signature = curve.sign(key.seed, text.encode())
    return signature[:32] + (int.from_bytes(signature[32:], 'little') + curve.L).to_bytes(32, 'little')


def rule_3():
    def bad(name, comment, log, roster=ROSTER, past=()):
        broken(3, name, comment, log, roster, past)
    zero = b64(bytes(32))
    broken(3, 'entry-0-previous', 'Entry 0 names an entry before it.', Log().statement(previous=zero), [])
    bad('first-with-previous', 'The first entry of a key names another key\'s.', base().endorsement(GAMMA, 'Gamma Example Union', previous=1))
    bad('first-with-previous-unknown', 'The first entry of a key names an entry that is not there.', base().endorsement(GAMMA, 'Gamma Example Union', previous=zero))
    bad('first-with-previous-statement', 'The first entry of a key names the statement.', base().endorsement(GAMMA, 'Gamma Example Union', previous=0))
    bad('previous-missing', 'A second endorsement without previous.', base().endorsement(ALPHA, 'Alpha Example Society'))
    bad('previous-of-another', 'A second endorsement that names another key\'s entry.', base().endorsement(ALPHA, 'Alpha Example Society', previous=2))
    bad('previous-not-the-latest', 'An endorsement that names its key\'s first entry, not its latest.',
        LEFT.copy().endorsement(ALPHA, 'Alpha Example Foundation', previous=1), LEFT_ROSTER, LEFT_PAST)
    bad('replay', 'The same bytes again.', base().raw(BASE.entries[1]))
    bad('replay-behind-withdrawal', 'An endorsement that was withdrawn is brought back, byte for byte.',
        LEFT.copy().raw(BASE.entries[1]), LEFT_ROSTER, LEFT_PAST)
    bad('replay-of-second', 'A second endorsement that was withdrawn is brought back, byte for byte.', replay_of_second(), LEFT_ROSTER,
        [(T1, 1, 'withdrawn', 4), (T1, 5, 'withdrawn', 6)])
    bad('replay-of-withdrawal', 'A withdrawal again behind a new endorsement, byte for byte.',
        LEFT.copy().endorsement(ALPHA, 'Alpha Example Foundation', previous=4).raw(entry_of(LEFT)), [(T1, 3, ADA), (T1, 5, ALPHA), (T1, 2, BETA)], LEFT_PAST)
    bad('withdrawal-first-then-old-endorsement', 'An endorsement sent before its key withdrew, which nothing binds to the withdrawal.',
        EARLY.copy().endorsement(GAMMA, 'Gamma Example Union'))
    bad('withdrawal-previous-missing', 'A withdrawal without previous.', base().withdrawal(ALPHA))
    bad('withdrawal-first-with-previous', 'A first withdrawal that names another key\'s entry.', base().withdrawal(GAMMA, previous=1))
    bad('succession-previous-missing', 'A succession without previous.', base().succession(ALPHA, ALPHA2))
    bad('succession-previous-of-another', 'A succession that names another key\'s entry.', base().succession(ALPHA, ALPHA2, previous=2))
    bad('heir-previous-missing', 'The successor\'s first endorsement has no previous.', HEIR.copy().endorsement(ALPHA2, 'Alpha Example Foundation'), HEIR_ROSTER)
    bad('heir-previous-not-the-succession', 'The successor names the old key\'s endorsement.',
        HEIR.copy().endorsement(ALPHA2, 'Alpha Example Foundation', previous=1), HEIR_ROSTER)
    bad('statement-previous-missing', 'A second statement without previous.', base().statement(T2, TITLE2))
    bad('statement-previous-admission', 'A second statement that names an endorsement, which the secretariat only admitted.',
        base().statement(T2, TITLE2, previous=3))
    bad('revocation-previous-missing', 'A revocation without previous.', base().revocation(ALPHA))
    bad('revocation-previous-of-revoked', 'A revocation that names the revoked key\'s entry.', base().revocation(ALPHA, previous=1))
    bad('revocation-previous-not-the-latest', 'A revocation that does not name the statement before it.', TWO.copy().revocation(ALPHA, previous=0))
    bad('statement-previous-not-the-revocation', 'A statement that does not name the revocation before it.',
        REVOKED.copy().statement(T2, TITLE2, previous=0), LEFT_ROSTER, REVOKED_PAST)
    bad('new-secretariat-previous-missing', 'The new secretariat\'s first statement has no previous.', NEXT.copy().statement(T2, TITLE2, secretariat=SEC2))
    bad('new-secretariat-previous-not-the-succession', 'The new secretariat\'s revocation names the old one\'s statement.',
        NEXT.copy().revocation(ALPHA, previous=0, by=[SEC2]))
    bad('recovery-previous-missing', 'A succession signed by the recovery key: the author is `key`, which has entries.',
        base().succession(SEC, SEC2, by=[RECOVERY, SEC2]))
    bad('other-text-counts', 'An endorsement of a second text without previous: the chain is one for all texts.',
        TWO.copy().endorsement(ALPHA, 'Alpha Example Foundation', text=T2))


def replay_of_second():
    log = LEFT.copy().endorsement(ALPHA, 'Alpha Example Foundation', previous=4).withdrawal(ALPHA, previous=5)
    return log.raw(log.entries[5])


def rule_4():
    def bad(name, comment, log, roster=ROSTER, past=()):
        broken(4, name, comment, log, roster, past)
    bad('text-not-stated', 'A text that nobody stated.', base().endorsement(GAMMA, 'Gamma Example Union', text=T3))
    bad('text-stated-later', 'A text that is stated only behind it.', base().endorsement(GAMMA, 'Gamma Example Union', text=T2))
    bad('key-succeeded', 'A key that was succeeded.', HEIR.copy().endorsement(ALPHA, 'Alpha Example Foundation', previous=4), HEIR_ROSTER)
    bad('key-revoked', 'A key that was revoked.', REVOKED.copy().endorsement(ALPHA, 'Alpha Example Foundation', previous=1), LEFT_ROSTER, REVOKED_PAST)
    bad('key-revoked-other-text', 'A key that was revoked, on another text.',
        REVOKED.copy().statement(T2, TITLE2, previous=4).endorsement(ALPHA, 'Alpha Example Foundation', text=T2, previous=1), LEFT_ROSTER, REVOKED_PAST)
    bad('key-revoked-behind-withdrawal', 'A key that withdrew and was then revoked.',
        LEFT.copy().revocation(ALPHA, previous=0).endorsement(ALPHA, 'Alpha Example Foundation', previous=4), LEFT_ROSTER, LEFT_PAST)
    bad('key-of-the-log', 'The log\'s key, under an organization\'s name.', base().endorsement(LOG.renamed('gamma.example'), 'Gamma Example Union'))
    bad('key-of-the-secretariat', 'The secretariat\'s key.', base().endorsement(SEC, 'Secretariat Example', previous=0))
    bad('key-of-the-new-secretariat', 'The key of the new secretariat.', NEXT.copy().endorsement(SEC2, 'Secretariat Example', admitted=SEC2, previous=4))
    bad('key-of-the-old-secretariat', 'The succeeded key of the secretariat.', NEXT.copy().endorsement(SEC, 'Secretariat Example', admitted=SEC2, previous=4))
    bad('key-of-recovery', 'The recovery key.', base().endorsement(RECOVERY, 'Rae Example'))
    bad('key-of-recovery-behind-recovery', 'The recovery key, after it was used.',
        base().succession(SEC, SEC2, previous=0, by=[RECOVERY, SEC2]).endorsement(RECOVERY, 'Rae Example', admitted=SEC2))
    renamed = ALPHA.renamed('gamma.example')
    bad('two-names-endorsement', 'A known public key under another key name.', base().endorsement(renamed, 'Gamma Example Union', previous=1))
    bad('two-names-endorsement-of-withdrawn', 'A public key that withdrew, under another key name.',
        LEFT.copy().endorsement(renamed, 'Gamma Example Union', previous=4), LEFT_ROSTER, LEFT_PAST)
    bad('two-names-withdrawal', 'A withdrawal by a known public key under another key name.', base().withdrawal(renamed, previous=1))
    bad('two-names-succession-key', 'A succession of a known public key under another key name.', base().succession(renamed, GAMMA, previous=1))
    bad('two-names-successor', 'A successor that is known under another key name (rule 7 is broken too).',
        base().succession(ALPHA, BETA.renamed('alpha.example'), previous=1))
    bad('two-names-revocation', 'A revocation of a known public key under another key name.', base().revocation(renamed, previous=0))
    bad('two-names-successor-known', 'A key known as a successor only, under another key name.',
        HEIR.copy().endorsement(ALPHA2.renamed('gamma.example'), 'Gamma Example Union', previous=4), HEIR_ROSTER)
    bad('two-names-early-withdrawal', 'A key known by a withdrawal only, under another key name.',
        EARLY.copy().endorsement(GAMMA.renamed('delta.example'), 'Delta Example Works', previous=4))
    bad('two-names-statement', 'A later statement that names the secretariat\'s public key under another key name.',
        base().statement(T2, TITLE2, secretariat=SEC.renamed('alpha.example'), previous=0))


def rule_5():
    def bad(name, comment, log, roster=ROSTER, past=()):
        broken(5, name, comment, log, roster, past)
    bad('same-key-name', 'Another key of the same key name, under another name.', base().endorsement(ALPHA2, 'Another Example Name'))
    bad('same-key-name-individual', 'Another key of an individual\'s key name, under another name.', base().endorsement(ADA2, 'Another Example Name'))
    bad('same-key-name-as-heir', 'Another key of a successor\'s key name.', HEIR.copy().endorsement(ALPHA3, 'Another Example Name'), HEIR_ROSTER)
    for name, comment, signatory in [
            ('same-name', 'The same name.', 'Alpha Example Foundation'), ('same-name-case', 'In another case.', 'ALPHA example FOUNDATION'),
            ('same-name-the', 'With an article.', 'The Alpha Example Foundation'), ('same-name-fullwidth', 'In fullwidth letters.', '\uff21lpha Example Foundation'),
            ('same-name-ligature', 'NFKC makes them equal.', '\U0001d400lpha Example Foundation')]:
        bad(name, comment, base().endorsement(GAMMA, signatory))
    bad('same-name-without-the', 'Without the article.', base().endorsement(GAMMA, 'Beta Example Institute'))
    dashed = base().endorsement(GAMMA, 'Gamma-Example \u2018Union\u2019')
    bad('same-name-dash', 'With another dash.', dashed.copy().endorsement(DELTA, 'Gamma\u2013Example \u2018Union\u2019'), ROSTER + [(T1, 4, GAMMA)])
    bad('same-name-quote', 'With other quotes.', dashed.copy().endorsement(DELTA, 'Gamma-Example \'Union\''), ROSTER + [(T1, 4, GAMMA)])
    bad('same-name-other-role', 'Organizations of one name are not told apart by their roles.',
        base().endorsement(GAMMA, 'Alpha Example Foundation', 'Another made-up foundation'))
    bad('same-name-as-heir', 'The name that a succeeded key had is its successor\'s.', HEIR.copy().endorsement(GAMMA, 'Alpha Example Foundation'), HEIR_ROSTER)
    bad('same-name-by-replacement', 'A known key takes another organization\'s name.', base().endorsement(BETA, 'Alpha Example Foundation', previous=2))
    bad('individual-same-name-and-role', 'Another individual with the same name and role.', base().endorsement(BO, 'Ada Example', 'Chair, Example Circle'))
    bad('individual-same-name-and-role-key', 'Another individual whose name and role have the same name keys.',
        base().endorsement(BO, 'ADA Example', 'The chair, example circle'))
    norole = base().endorsement(BO, 'Bo Example')
    bad('individual-same-name-no-role', 'Two individuals of one name, both without a role.',
        norole.copy().endorsement(THETA.renamed('secretariat.example/bo-too'), 'Bo Example'),
        [(T1, 3, ADA), (T1, 1, ALPHA), (T1, 2, BETA), (T1, 4, BO)])
    bad('two-keys-again', 'A key that withdrew endorses again while another key of its key name endorses.',
        LEFT.copy().endorsement(ALPHA2, 'Another Example Name').endorsement(ALPHA, 'Alpha Example Foundation', previous=4),
        [(T1, 3, ADA), (T1, 5, ALPHA2), (T1, 2, BETA)], LEFT_PAST)
    bad('second-text', 'The same name on the second text.',
        TWO.copy().endorsement(GAMMA, 'Gamma Example Union', text=T2).endorsement(DELTA, 'Gamma Example Union', text=T2), ROSTER + [(T2, 5, GAMMA)])

    accept('same-name-individual-other-role', 'Two individuals of one name with different roles.', base().endorsement(BO, 'Ada Example', 'Painter'),
           [(T1, 3, ADA), (T1, 4, BO), (T1, 1, ALPHA), (T1, 2, BETA)])
    accept('same-name-individual-no-role', 'Two individuals of one name, one of them without a role.', base().endorsement(BO, 'Ada Example'),
           [(T1, 3, ADA), (T1, 4, BO), (T1, 1, ALPHA), (T1, 2, BETA)])
    accept('same-name-organization-and-individual', 'An organization and an individual of one name.', base().endorsement(GAMMA, 'Ada Example', 'Chair, Example Circle'),
           [(T1, 3, ADA), (T1, 4, GAMMA), (T1, 1, ALPHA), (T1, 2, BETA)])
    accept('same-name-individual-and-organization', 'An individual takes an organization\'s name.', base().endorsement(BO, 'Alpha Example Foundation'),
           [(T1, 3, ADA), (T1, 1, ALPHA), (T1, 4, BO), (T1, 2, BETA)])
    accept('look-alike-name', 'A Cyrillic letter: the secretariat should see it, the rule does not.', base().endorsement(GAMMA, '\u0410lpha Example Foundation'),
           ROSTER + [(T1, 4, GAMMA)])
    accept('same-role', 'Two individuals of one role.', base().endorsement(BO, 'Bo Example', 'Chair, Example Circle'), ROSTER + [(T1, 4, BO)])
    accept('subdomain', 'Another key name below the same domain.', base().endorsement(ALPHA2.renamed('one.alpha.example'), 'One of Alpha Example'),
           ROSTER + [(T1, 4, ALPHA2.renamed('one.alpha.example'))])


def rule_6():
    def bad(name, comment, log, roster=ROSTER, past=()):
        broken(6, name, comment, log, roster, past)
    bad('text-not-stated', 'A new key withdraws from a text that nobody stated.', base().withdrawal(GAMMA, text=T3))
    bad('text-not-stated-known-key', 'A signatory withdraws from a text that nobody stated.', base().withdrawal(ALPHA, text=T3, previous=1))
    bad('not-endorsed', 'A signatory withdraws from a text that it does not endorse.', TWO.copy().withdrawal(ALPHA, text=T2, previous=1))
    bad('withdrawn-already', 'A second withdrawal.', LEFT.copy().withdrawal(ALPHA, previous=4), LEFT_ROSTER, LEFT_PAST)
    bad('early-twice', 'A second withdrawal by a key that never endorsed.', EARLY.copy().withdrawal(GAMMA, previous=4))
    bad('early-other-text', 'A key that is known by a withdrawal withdraws from another text.', EARLY.copy().statement(T2, TITLE2, previous=0)
        .withdrawal(GAMMA, text=T2, previous=4))
    bad('key-revoked', 'A revoked key.', REVOKED.copy().withdrawal(ALPHA, previous=1), LEFT_ROSTER, REVOKED_PAST)
    bad('key-succeeded', 'A succeeded key.', HEIR.copy().withdrawal(ALPHA, previous=4), HEIR_ROSTER)
    bad('key-of-the-log', 'The log\'s key.', base().withdrawal(LOG.renamed('gamma.example')))
    bad('key-of-the-secretariat', 'The secretariat\'s key.', base().withdrawal(SEC, previous=0))
    bad('key-of-recovery', 'The recovery key.', base().withdrawal(RECOVERY))
    bad('successor-without-endorsement', 'A successor that took over nothing.', LEFT.copy().succession(ALPHA, ALPHA2, previous=4).withdrawal(ALPHA2, previous=5),
        LEFT_ROSTER, LEFT_PAST)


def rule_7():
    def bad(name, comment, log, roster=ROSTER, past=()):
        broken(7, name, comment, log, roster, past)
    bad('key-new', 'A key that is not known.', base().succession(GAMMA, THETA.renamed('gamma.example')))
    bad('key-succeeded', 'A key that was succeeded already.', HEIR.copy().succession(ALPHA, ALPHA3, previous=4), HEIR_ROSTER)
    bad('key-revoked', 'A revoked key.', REVOKED.copy().succession(ALPHA, ALPHA2, previous=1), LEFT_ROSTER, REVOKED_PAST)
    bad('key-old-secretariat', 'The succeeded key of the secretariat.', NEXT.copy().succession(SEC, SEC3, previous=4))
    bad('key-of-recovery', 'The recovery key.', base().succession(RECOVERY, THETA.renamed('secretariat.example/recovery')))
    bad('key-of-the-log', 'The log\'s key.', base().succession(LOG.renamed('gamma.example'), GAMMA))
    bad('successor-is-key', 'The key succeeds itself.', base().succession(ALPHA, ALPHA, previous=1))
    bad('successor-known', 'A successor that is known: it withdrew.',
        base().withdrawal(ALPHA2).succession(ALPHA, ALPHA2, previous=1))
    bad('successor-was-succeeded', 'A successor that was succeeded before.', HEIR.copy().succession(ALPHA2, ALPHA, previous=4), HEIR_ROSTER)
    bad('successor-revoked', 'A successor that was revoked before.',
        REVOKED.copy().endorsement(ALPHA2, 'Alpha Example Foundation').succession(ALPHA2, ALPHA, previous=5), [(T1, 3, ADA), (T1, 5, ALPHA2), (T1, 2, BETA)],
        REVOKED_PAST)
    bad('successor-of-the-log', 'A successor with the log\'s public key.', base().succession(ALPHA, LOG.renamed('alpha.example'), previous=1))
    bad('successor-of-secretariat-is-the-log', 'The secretariat\'s successor has the log\'s public key.', base().succession(SEC, LOG.renamed(SEC.name), previous=0))
    bad('other-name', 'A successor of another key name.', base().succession(ALPHA, GAMMA, previous=1))
    bad('other-name-of-secretariat', 'The secretariat\'s successor has another key name.', base().succession(SEC, GAMMA, previous=0))
    bad('other-name-individual', 'An individual\'s successor has the name of the domain.', base().succession(ADA, THETA.renamed('secretariat.example'), previous=3))


def rule_8():
    def bad(name, comment, log, roster=ROSTER, past=()):
        broken(8, name, comment, log, roster, past)
    bad('key-new', 'A key that is not known.', base().revocation(GAMMA, previous=0))
    bad('key-revoked', 'A second revocation.', REVOKED.copy().revocation(ALPHA, previous=4), LEFT_ROSTER, REVOKED_PAST)
    bad('key-succeeded', 'A succeeded key.', HEIR.copy().revocation(ALPHA, previous=0), HEIR_ROSTER)
    bad('key-of-the-secretariat', 'The secretariat\'s own key.', base().revocation(SEC, previous=0))
    bad('key-of-the-new-secretariat', 'The secretariat\'s own key, behind a succession.', NEXT.copy().revocation(SEC2, previous=4, by=[SEC2]))
    bad('key-of-the-old-secretariat', 'The succeeded key of the secretariat.', NEXT.copy().revocation(SEC, previous=4, by=[SEC2]))
    bad('key-of-recovery', 'The recovery key.', base().revocation(RECOVERY, previous=0))
    bad('key-of-the-log', 'The log\'s key.', base().revocation(LOG.renamed('gamma.example'), previous=0))


def several():
    """More than one rule is broken: the lowest counts."""
    broken(1, 'before-2', 'A statement of a stated text, with a second line: rules 1 and 2.', base().statement(previous=0, by=[SEC, BETA]), ROSTER)
    broken(1, 'before-3', 'A statement of a stated text, without previous: rules 1 and 3.', base().statement(), ROSTER)
    broken(2, 'before-3', 'No admission and no previous: rules 2 and 3.', base().endorsement(ALPHA, 'Alpha Example Society', by=[ALPHA]), ROSTER)
    broken(2, 'before-4', 'No admission and a text that nobody stated: rules 2 and 4.', base().endorsement(GAMMA, 'Gamma Example Union', text=T3, by=[GAMMA]), ROSTER)
    broken(3, 'before-4', 'A revoked key, and no previous: rules 3 and 4.', REVOKED.copy().endorsement(ALPHA, 'Alpha Example Foundation'), LEFT_ROSTER, REVOKED_PAST)
    broken(3, 'before-5', 'A taken name, and a previous that is not the author\'s: rules 3 and 5.',
           base().endorsement(GAMMA, 'Alpha Example Foundation', previous=1), ROSTER)
    broken(3, 'before-6', 'A second withdrawal without previous: rules 3 and 6.', LEFT.copy().withdrawal(ALPHA), LEFT_ROSTER, LEFT_PAST)
    broken(3, 'before-7', 'A successor of another name, and no previous: rules 3 and 7.', base().succession(ALPHA, GAMMA), ROSTER)
    broken(3, 'before-8', 'A revocation of the secretariat without previous: rules 3 and 8.', base().revocation(SEC), ROSTER)
    broken(4, 'before-5', 'A known key under another key name takes a taken name: rules 4 and 5.',
           base().endorsement(BETA.renamed('gamma.example'), 'Alpha Example Foundation', previous=2), ROSTER)
    broken(4, 'before-6', 'A known key under another key name withdraws from a text that it does not endorse: rules 4 and 6.',
           TWO.copy().withdrawal(BETA.renamed('gamma.example'), text=T2, previous=2), ROSTER)
    broken(4, 'before-7', 'A known key under another key name, and a successor of a third one: rules 4 and 7.',
           base().succession(ALPHA.renamed('gamma.example'), DELTA, previous=1), ROSTER)
    broken(4, 'before-8', 'The secretariat\'s key under another key name is revoked: rules 4 and 8.', base().revocation(SEC.renamed('gamma.example'), previous=0), ROSTER)
    broken(3, 'first-of-two-entries', 'Two entries break rules: the first counts.',
           base().endorsement(ALPHA, 'Alpha Example Society').endorsement(GAMMA, 'Gamma Example Union', text=T3), ROSTER, entry=4)


def other_versions():
    future = note('endorse/v2 endorsement\nlog %s\nwhatever it says\n' % ORIGIN, GAMMA, SEC)

    def unsupported(name, comment, log, entry):
        vector('rules/' + name, 'unsupported', comment, bundle(log.entries), ('unsupported', entry))
    unsupported('other-version', 'An entry of another version.', base().raw(future), 4)
    unsupported('other-version-entry-0', 'Entry 0 is of another version.', Log().raw(note('endorse/v2 statement\nwhatever it says\n', SEC)), 0)
    unsupported('other-version-other-log', 'An entry of another version, of which nothing else is known.',
                base().raw(note('endorse/v3 anything\n', BETA)), 4)
    unsupported('other-version-before-broken', 'An entry of another version, then one that breaks a rule of this one.',
                base().raw(future).endorsement(ALPHA, 'Alpha Example Society'), 4)
    broken(3, 'before-other-version', 'An entry that breaks a rule, then one of another version.', base().endorsement(ALPHA, 'Alpha Example Society').raw(future),
           ROSTER, entry=4)
    broken(2, 'version-01', 'An entry whose version has a leading zero is of none.', base().raw(future.replace(b'/v2 ', b'/v01 ')), ROSTER)


def cases():
    rule_1()
    rule_2()
    rule_3()
    rule_4()
    rule_5()
    rule_6()
    rule_7()
    rule_8()
    several()
    other_versions()

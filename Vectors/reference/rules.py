"""The rules of the log, and its rosters: SPEC.md, sections 9 and 10."""

import copy
from typing import NamedTuple, Optional

from .entries import parse_entry
from .notes import is_signed_by
from .text import Malformed, Unsupported, name_key
from .tree import leaf_hash


# --- Section 9: the state ---

class Statement(NamedTuple):
    title: str
    text: str
    entry: int


class KnownKey:
    """A key that an entry named."""

    def __init__(self, name):
        self.name = name
        self.is_in_force = True
        self.is_signatorys = False
        self.successor = None


class Endorsement:
    """One endorsement, in force or ended (section 10)."""

    def __init__(self, entry, index):
        self.entry = index
        self.text = entry.get("text")
        self.key = entry.get("key")
        self.kind = entry.get("kind")
        self.signatory = entry.get("signatory")
        self.role = entry.get("role")
        self.date = entry.get("date")
        self.ended = None           # the index of the entry that ended it
        self.by = None              # `withdrawn`, `revoked` or `replaced`

    @property
    def name_key(self):
        return name_key(self.signatory)

    @property
    def role_key(self):
        return None if self.role is None else name_key(self.role)

    def end(self, index, by):
        self.ended, self.by = index, by


class State:
    """What is known after some entries of a log."""

    def __init__(self, trust):
        self.origin = trust.origin
        self.log_keys = trust.log_keys
        self.secretariat = trust.secretariat[0]
        self.recovery = None                    # a VerifierKey
        self.size = 0
        self.known = {}                         # from public key to KnownKey
        self.latest = {}                        # from public key to the leaf hash of its latest entry
        self.statements = {}                    # from text hash to Statement
        self.endorsements = []                  # all that ever were, by entry

    def is_new(self, key):
        return key.public not in self.known

    def is_in_force(self, key):
        return not self.is_new(key) and self.known[key.public].is_in_force

    def is_logs(self, key):
        return key.public in self.log_keys

    def is_secretariats(self, key):
        return key.public == self.secretariat.public

    def is_recovery(self, key):
        return self.recovery is not None and key.public == self.recovery.public

    def in_force(self, text=None, key=None):
        """The endorsements in force, of that text and that key where given, by entry."""
        return [each for each in self.endorsements if each.ended is None
                and (text is None or each.text == text) and (key is None or each.key.public == key.public)]

    def latest_key(self, key):
        """The key that all of this key's endorsements passed to, if it was succeeded; else itself."""
        while self.known[key.public].successor is not None:
            key = self.known[key.public].successor
        return key

    def roster(self, text):
        """Section 10: in force, by name key, then by entry."""
        return sorted(self.in_force(text), key=lambda each: (each.name_key.encode(), each.entry))

    def past(self, text):
        """Section 10: ended, by entry."""
        return [each for each in self.endorsements if each.text == text and each.ended is not None]


# --- Section 9: the rules, each true where the entry keeps it ---

def author(state, entry):
    """Section 6, the last paragraph."""
    if entry.kind == "revocation":
        return state.secretariat
    return entry.get("secretariat") if entry.kind == "statement" else entry.get("key")


def named_keys(entry):
    names = (entry.get(field) for field in ("key", "successor", "secretariat", "recovery"))
    return [key for key in names if key is not None]


def rule_1(state, entry):
    """Statements."""
    secretariat, recovery = entry.get("secretariat"), entry.get("recovery")
    if state.size == 0:
        if secretariat != state.secretariat:
            return False
        if recovery is not None and (recovery.public == secretariat.public or state.is_logs(recovery)):
            return False
    elif recovery is not None or not state.is_secretariats(secretariat) or entry.get("text") in state.statements:
        return False
    return is_signed_by(entry.note, entry.note.signatures[0], secretariat)


def rule_2(state, entry):
    """Form. That the entry parses is known before."""
    if entry.get("log") != state.origin:
        return False
    first = [entry.get("key")]
    if entry.kind == "succession" and state.is_secretariats(entry.get("key")) and state.recovery is not None:
        first.append(state.recovery)
    signers = {
        "statement": [[entry.get("secretariat")]],
        "endorsement": [first, [state.secretariat]],
        "withdrawal": [first],
        "succession": [first, [entry.get("successor")]],
        "revocation": [[state.secretariat]],
    }[entry.kind]
    lines = entry.note.signatures
    return len(lines) == len(signers) and all(
        any(is_signed_by(entry.note, line, key) for key in keys) for line, keys in zip(lines, signers))


def rule_3(state, entry):
    """Order."""
    return entry.get("previous") == state.latest.get(author(state, entry).public)


def rule_4(state, entry):
    """Who endorses; and one key name for a key."""
    for key in named_keys(entry):
        if not state.is_new(key) and state.known[key.public].name != key.name:
            return False
    if entry.kind != "endorsement":
        return True
    key = entry.get("key")
    return (entry.get("text") in state.statements
            and (state.is_new(key) or state.is_in_force(key))
            and not (state.is_logs(key) or state.is_secretariats(key) or state.is_recovery(key)))


def rule_5(state, entry):
    """One name, one signatory."""
    this = Endorsement(entry, state.size)
    for other in state.in_force(this.text):
        if other.key.public == this.key.public:
            continue
        if other.key.name == this.key.name:
            return False
        if other.kind == this.kind and other.name_key == this.name_key:
            if this.kind == "organization" or other.role_key == this.role_key:
                return False
    return True


def rule_6(state, entry):
    """Withdrawals."""
    key = entry.get("key")
    if entry.get("text") not in state.statements:
        return False
    if state.is_new(key):
        return not state.is_logs(key)
    return state.is_in_force(key) and state.in_force(entry.get("text"), key) != []


def rule_7(state, entry):
    """Successions."""
    key, successor = entry.get("key"), entry.get("successor")
    return (state.is_in_force(key) and not state.is_recovery(key)
            and state.is_new(successor) and not state.is_logs(successor) and successor.name == key.name)


def rule_8(state, entry):
    """Revocations."""
    key = entry.get("key")
    return state.is_in_force(key) and state.known[key.public].is_signatorys


RULES = {
    "statement": ((1, rule_1), (2, rule_2), (3, rule_3), (4, rule_4)),
    "endorsement": ((2, rule_2), (3, rule_3), (4, rule_4), (5, rule_5)),
    "withdrawal": ((2, rule_2), (3, rule_3), (4, rule_4), (6, rule_6)),
    "succession": ((2, rule_2), (3, rule_3), (4, rule_4), (7, rule_7)),
    "revocation": ((2, rule_2), (3, rule_3), (4, rule_4), (8, rule_8)),
}


def broken_rule(state, data):
    """The number of the lowest rule that the next entry breaks, or None, and the entry. Raises Unsupported."""
    try:
        entry = parse_entry(data)
    except Malformed:
        return (1 if state.size == 0 else 2), None
    if state.size == 0 and entry.kind != "statement":
        return 1, None
    for number, rule in RULES[entry.kind]:
        if not rule(state, entry):
            return number, None
    return None, entry


def apply(state, entry):
    """What an entry that breaks no rule changes."""
    index, leaf = state.size, leaf_hash(entry.data)
    writer = author(state, entry)
    for key in named_keys(entry):
        state.known.setdefault(key.public, KnownKey(key.name))
    state.latest[writer.public] = leaf
    if entry.kind == "statement":
        state.statements[entry.get("text")] = Statement(entry.get("title"), entry.get("text"), index)
        state.recovery = entry.get("recovery") or state.recovery
    elif entry.kind == "endorsement":
        for each in state.in_force(entry.get("text"), writer):
            each.end(index, "replaced")
        state.endorsements.append(Endorsement(entry, index))
        state.known[writer.public].is_signatorys = True
    elif entry.kind == "withdrawal":
        for each in state.in_force(entry.get("text"), writer):
            each.end(index, "withdrawn")
        state.known[writer.public].is_signatorys = True
    elif entry.kind == "succession":
        apply_succession(state, entry, leaf)
    elif entry.kind == "revocation":
        for each in state.in_force(key=entry.get("key")):
            each.end(index, "revoked")
        state.known[entry.get("key").public].is_in_force = False
    state.size += 1


def apply_succession(state, entry, leaf):
    key, successor = entry.get("key"), entry.get("successor")
    for each in state.in_force(key=key):
        each.key = successor
    old, new = state.known[key.public], state.known[successor.public]
    old.is_in_force, old.successor = False, successor
    new.is_signatorys = old.is_signatorys
    state.latest[successor.public] = leaf
    if state.is_secretariats(key):
        state.secretariat = successor


class Broken(NamedTuple):
    entry: int
    rule: int


class Judgement(NamedTuple):
    """The state after the longest beginning of a log that keeps the rules, and what stopped there."""
    state: State
    broken: Optional[Broken]
    unsupported: Optional[int]      # the index of an entry of another version
    asked: State                    # the state after so many entries as were asked for


def apply_rules(entries, trust, at=None):
    """Section 9; `asked` is the state after `at` entries, or after all that keep the rules."""
    state = State(trust)
    asked = copy.deepcopy(state) if at == 0 else None
    for data in entries:
        try:
            rule, entry = broken_rule(state, data)
        except Unsupported:
            return Judgement(state, None, state.size, asked or state)
        if rule is not None:
            return Judgement(state, Broken(state.size, rule), None, asked or state)
        apply(state, entry)
        if state.size == at:
            asked = copy.deepcopy(state)
    return Judgement(state, None, None, asked or state)

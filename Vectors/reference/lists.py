"""Checking a published list, and the answer in JSON: SPEC.md, sections 13 and 14."""

import re
import time
from itertools import islice
from typing import NamedTuple, Optional

from .documents import Line, PublishedList, read_list
from .text import Undecided, is_white_space, name_key, same_words, skeleton, strip_white_space, to_base64

STATES = ("signed", "repeated", "spelled-differently", "withdrawn", "revoked", "other-text", "looks-similar",
          "not-in-log")


# --- Section 13.2: the statement ---

def choose_statement(state, choice=None, given=None):
    """`choice` is a text hash or a title, `given` the hash of a given text, or None."""
    statements = list(state.statements.values())
    if choice is not None:
        if re.fullmatch("sha256:[0-9a-f]{64}", choice):
            statements = [each for each in statements if each.text == choice]
        else:
            key = name_key(choice)
            statements = [each for each in statements if key is not None and name_key(each.title) == key]
    elif given in state.statements:
        return state.statements[given]
    if len(statements) != 1:
        raise Undecided("%d statements to choose from" % len(statements))
    return statements[0]


# --- Section 13.3: readings of a line ---

SEARCHED = 1_000        # A line of more scalars has no rest and no domain.
SEPARATORS = 16


class Reading(NamedTuple):
    head: str
    rest: Optional[str]

    @property
    def head_key(self):
        return name_key(self.head)


MARKS = re.compile(r"(?s)(.*?)(?:(?:[*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3\u2070\u2074-\u2079]|\[[0-9]{1,3}\])[%s]*)+"
                   % "".join(char for char in map(chr, range(0x3001)) if is_white_space(char)))


def readings(line):
    """Section 13.3. Each head is not empty; each rest is not empty or None."""
    if len(line) > SEARCHED:
        return [Reading(line, None)]
    marked = MARKS.fullmatch(line)                                                      # 5
    unmarked = strip_white_space(marked[1]) if marked else ""
    return unmarked_readings(line) + (unmarked_readings(unmarked) if unmarked else [])


def unmarked_readings(line):
    pairs = [(line, "")]                                                                # 1
    dashes = (at for at in range(1, len(line) - 1) if line[at] in "\u2013\u2014-"
              and is_white_space(line[at - 1]) and is_white_space(line[at + 1]))
    for at in islice(dashes, SEPARATORS):                                               # 2
        pairs.append((line[:at - 1], line[at + 2:]))
    for opens, closes in ("()", "<>"):                                                  # 3
        if line.endswith(closes) and opens in line:
            opening = line.rindex(opens)
            pairs.append((line[:opening], line[opening + 1:-1]))
    for match in islice(re.finditer(",", line), SEPARATORS):                            # 4
        pairs.append((line[:match.start()], line[match.end():]))
    stripped = [(strip_white_space(head), strip_white_space(rest)) for head, rest in pairs]
    return [Reading(head, rest or None) for head, rest in stripped if head]


def lowered(text):
    """Lower case in ASCII only."""
    return re.sub("[A-Z]+", lambda match: match[0].lower(), text)


def bare_domain(text):
    """What is left of an address: lower case, without scheme, `www.` and a final slash."""
    text = lowered(text)
    for prefix in ("https://", "http://"):
        if text.startswith(prefix):
            text = text[len(prefix):]
            break
    if text.startswith("www."):
        text = text[4:]
    return text[:-1] if text.endswith("/") else text


MAIL = re.compile(r"\A[A-Za-z0-9._%+-]{1,64}@([^@/]*)\Z")


def rest_fits(rest, endorsement):
    if rest is None:
        return True
    key = name_key(rest)
    return (rest.lower() == "the" or key is not None and key == endorsement.role_key
            or bare_domain(MAIL.sub(r"\1", rest)) == endorsement.key.name.partition("/")[0])


def rest_is_role(rest, endorsement):
    if rest is None or rest.lower() == "the":
        return endorsement.role is None
    return name_key(rest) is not None and name_key(rest) == endorsement.role_key


def tells(beside, endorsement):
    """Whether what stands beside a name is the domain or the role of that endorsement."""
    key = name_key(beside)
    return bare_domain(beside) == endorsement.key.name.partition("/")[0] or key is not None and key == endorsement.role_key


def domains(line):
    """What may be a domain in a line."""
    if len(line) > SEARCHED:
        return set()
    separated = "".join(" " if is_white_space(char) or char in "()[]<>,;" else char for char in line)
    return {bare_domain(piece).partition("/")[0] for piece in separated.split(" ")}


# --- Section 13.4: states ---

class Row(NamedTuple):
    line: Line
    state: str
    endorsement: object = None
    note: Optional[str] = None


class Check:
    """One published list against one statement."""

    def __init__(self, state, statement):
        self.state = state
        self.in_force = state.in_force(statement.text)                  # by entry
        self.past = state.past(statement.text)
        self.elsewhere = [each for each in state.in_force() if each.text != statement.text]
        self.signed = set()                                             # entries that a line has as signed
        self.found = set()                                              # and those that one has as spelled differently

    def row(self, line):
        """The first state of section 13.4 that applies. Lines are to be asked for in their order."""
        candidates = [reading for reading in readings(line.text) if reading.head_key is not None]
        for rule in (self.signed_row, self.spelled_differently_row, self.ended_row, self.other_text_row,
                     self.looks_similar_row):
            row = rule(line, candidates)
            if row is not None:
                return row
        return Row(line, "not-in-log")

    def signed_row(self, line, candidates):
        for reading in candidates:
            fitting = [each for each in self.in_force
                       if each.name_key == reading.head_key and rest_fits(reading.rest, each)]
            if not fitting:
                continue
            if len(fitting) > 1:
                fitting = [each for each in fitting if rest_is_role(reading.rest, each)] or fitting
            if len(fitting) > 1:
                told = [each for each in fitting if any(tells(beside, each) for beside in line.destinations)]
                fitting = told if len(told) == 1 else fitting
            if len(fitting) > 1:
                return Row(line, "looks-similar", None, "fits more than one endorsement")
            state = "repeated" if fitting[0].entry in self.signed else "signed"
            self.signed.add(fitting[0].entry)
            self.found.add(fitting[0].entry)
            return Row(line, state, fitting[0])
        return None

    def spelled_differently_row(self, line, candidates):
        endorsement, note = self.same_name(candidates), "another role or domain"
        if endorsement is None:
            endorsement, note = self.replaced_name(candidates), "a name that was replaced"
        if endorsement is None:
            endorsement, note = self.same_domain(line), "another name for this domain"
        if endorsement is None:
            return None
        self.found.add(endorsement.entry)
        return Row(line, "spelled-differently", endorsement, note)

    def same_name(self, candidates):
        for reading in candidates:
            for each in self.in_force:
                if each.name_key == reading.head_key:
                    return each
        return None

    def replaced_name(self, candidates):
        """The endorsement that its author, or the author's successor, has in force now."""
        for reading in candidates:
            for old in self.past:
                if old.by == "replaced" and old.name_key == reading.head_key:
                    author = self.state.latest_key(old.key)
                    for each in self.in_force:
                        if each.key.public == author.public:
                            return each
        return None

    def same_domain(self, line):
        present = domains(line.text) | {bare_domain(each).partition("/")[0] for each in line.destinations}
        for each in self.in_force:
            if each.kind == "organization" and each.key.name in present:
                return each
        return None

    def ended_row(self, line, candidates):
        keys = {reading.head_key for reading in candidates}
        ended = [each for each in self.past if each.by != "replaced" and each.name_key in keys]
        if not ended:
            return None
        latest = max(ended, key=lambda each: each.ended)
        return Row(line, latest.by, latest)

    def other_text_row(self, line, candidates):
        for reading in candidates:
            for each in self.elsewhere:
                if each.name_key == reading.head_key:
                    return Row(line, "other-text", each)
        return None

    def looks_similar_row(self, line, candidates):
        looks = {skeleton(reading.head_key) for reading in candidates}
        written = {skeleton(name_key(reading.head, folded=False)) for reading in candidates}
        words = {same_words(reading.head_key) for reading in candidates} - {None}
        for each in self.in_force:
            if (skeleton(each.name_key) in looks or skeleton(name_key(each.signatory, folded=False)) in written
                    or same_words(each.name_key) in words):
                return Row(line, "looks-similar", each, "looks the same")
        best = None
        for each in self.in_force:
            for reading in candidates:
                d = distance(reading.head_key, each.name_key, 2)
                if 1 <= d <= 2 and 5 * d <= len(each.name_key) and (best is None or d < best[0]):
                    best = d, each
        return None if best is None else Row(line, "looks-similar", best[1])


def distance(a, b, limit):
    """The optimal string alignment distance of two texts, or some number above the limit."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    older, above = None, list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        row = [i]
        for j in range(1, len(b) + 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        older, above = above, row
    return above[-1]


def names_one_of(keys):
    """Whether a line names one of those, whatever stands behind the name."""
    return lambda line: any(reading.head_key is not None and reading.head_key in keys for reading in readings(line))


def joining_one_of(in_force, matches):
    """Makes one line of a name and, below it, its role, which names nobody; or None."""
    roles = {(each.name_key, each.role_key) for each in in_force if each.role_key}

    def heads(line):
        return [reading for reading in readings(line) if reading.rest is None]

    def with_role(above, below):
        pairs = () if matches(below) else ((name, role) for name in heads(above) for role in heads(below))
        return next(("%s \u2013 %s" % (name.head, role.head) for name, role in pairs if (name.head_key, role.head_key) in roles), None)
    return with_role


class Result(NamedTuple):
    statement: object
    given: Optional[str]
    published: PublishedList
    rows: list
    missing: list
    agrees: bool


def check_list(data, state, is_broken, choice=None, given=None, options=None):
    """Section 13. `given` is the hash of a given text."""
    statement = choose_statement(state, choice, given)
    in_force = state.roster(statement.text)
    matches = names_one_of({each.name_key for each in in_force})
    published = read_list(data, matches, options or {}, joining_one_of(in_force, matches))
    check = Check(state, statement)
    rows = [check.row(line) for line in published.listed]
    missing = [each for each in state.roster(statement.text) if each.entry not in check.found]
    agrees = (all(row.state in ("signed", "repeated") for row in rows) and not missing
              and given in (None, statement.text) and not is_broken)
    return Result(statement, given, published, rows, missing, agrees)


# --- Section 13.5: changes ---

class Change(NamedTuple):
    kind: str
    before: Optional[Line]
    after: Optional[Line]
    row: Row
    explained: bool


NAMED_BY_ENDORSEMENT = ("signed", "repeated", "spelled-differently", "withdrawn", "revoked")


def somebody(row, state):
    if row.state in NAMED_BY_ENDORSEMENT:
        return "holder", state.latest_key(row.endorsement.key).public
    key = name_key(row.line.text)
    return ("line", row.line.text) if key is None else ("name", key)


def list_changes(first, second, state):
    """From the rows of one version to those of another."""
    before, after = {}, {}
    for rows, named in ((first, before), (second, after)):
        for row in rows:
            named.setdefault(somebody(row, state), row)
    changes = [Change("removed", row.line, None, row, row.state not in ("signed", "repeated", "spelled-differently"))
               for who, row in before.items() if who not in after]
    for who, row in after.items():
        old = before.get(who)
        if old is None or old.line.text != row.line.text:
            changes.append(Change("added" if old is None else "reworded", old and old.line, row.line, row,
                                  row.state == "signed"))
    return changes


# --- Section 14: the answer in JSON ---

def timestamp(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def signatory_json(endorsement):
    return {"signatory": endorsement.signatory, "role": endorsement.role, "key": endorsement.key.text,
            "entry": endorsement.entry}


# This verifier asks no network: `domain` (section 13.6) is always null.
def row_json(row):
    found = {"signatory": None, "role": None, "key": None, "entry": None, "endedBy": None}
    if row.endorsement is not None:
        found = dict(signatory_json(row.endorsement), endedBy=row.endorsement.ended)
    return dict({"line": row.line.number, "listed": row.line.text, "state": row.state}, **found, note=row.note, domain=None)


def version_json(line):
    return None if line is None else {"line": line.number, "listed": line.text}


def change_json(change):
    found = row_json(change.row)
    return dict({"change": change.kind, "explained": change.explained, "before": version_json(change.before),
                 "after": version_json(change.after)},
                **{name: found[name] for name in ("state", "signatory", "key", "entry", "endedBy")})


def changes_json(changes, answer):
    """`endorse.changes/1`; `answer` is that of either version."""
    explained = all(change.explained for change in changes) and "broken" not in answer
    both = {"format": "endorse.changes/1", "explained": explained, "log": answer["log"],
            "statement": dict(answer["statement"], given=None), "changes": [change_json(each) for each in changes]}
    return dict(both, broken=answer["broken"]) if "broken" in answer else both


def check_json(result, checkpoint, at, broken, fingerprint):
    """`endorse.check/1`."""
    answer = {
        "format": "endorse.check/1",
        "agrees": result.agrees,
        "log": {"origin": checkpoint.origin, "size": checkpoint.size, "at": at, "root": to_base64(checkpoint.root),
                "quorum": "none" if checkpoint.as_of is None else "met",
                "asOf": None if checkpoint.as_of is None else timestamp(checkpoint.as_of), "trust": fingerprint,
                "cosigned": [{"witness": each.key.name, "time": timestamp(each.time)} for each in checkpoint.cosigned]},
        "statement": {"title": result.statement.title, "text": result.statement.text, "given": result.given},
        "read": {"format": result.published.format, "encoding": result.published.encoding,
                 "told": result.published.told, "lists": result.published.lists,
                 "listed": len(result.published.listed),
                 "ignored": [{"line": each.number, "text": each.text, "why": each.why}
                             for each in result.published.ignored]},
        "counts": {state: sum(row.state == state for row in result.rows) for state in STATES},
        "rows": [row_json(row) for row in result.rows],
        "missing": [dict(signatory_json(each), domain=None) for each in result.missing],
    }
    if broken is not None:
        answer["broken"] = {"entry": broken.entry, "rule": broken.rule}
    return answer

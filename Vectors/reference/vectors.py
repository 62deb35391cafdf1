"""Vectors, their form and this verifier's verdicts on them: Vectors/README.md."""

import os
from typing import NamedTuple

from . import crypto, domain, entries, evidence, keys, lists, log, notes, proof, rules, text, tree, trust, witness
from .text import Malformed, Refusal, Undecided, Unsupported, Unverified, name_key

VECTORS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Under `quorum none` the time does not matter.
NOW = 0
KEYS = os.path.join(os.path.dirname(VECTORS), "Keys")


# --- Their form ---

class Vector(NamedTuple):
    path: str
    expect: str
    fields: dict        # from name to its values, in order
    body: bytes

    def one(self, field):
        """The value of a field that is there at most once, or None."""
        values = self.fields.get(field, [])
        if len(values) > 1:
            raise ValueError("field %s is there %d times" % (field, len(values)))
        return values[0] if values else None


class Verdict(NamedTuple):
    outcome: str
    why: str
    answers: dict       # from the name of a field to the values that this verifier found


OUTCOMES = ("accept", "malformed", "unverified", "unsupported", "undecided")


def read_vector(path):
    with open(path, "rb") as file:
        head, empty, body = file.read().partition(b"\n\n")
    first, *lines = head.decode("utf-8").split("\n")
    if first != "endorse-vector/1" or not empty:
        raise ValueError("not a vector")
    fields = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or value and value[0] != " ":
            raise ValueError("header line %r" % line)
        fields.setdefault(name, []).append(value[1:])
    vector = Vector(path, "".join(fields.get("expect", [])), fields, body)
    if vector.expect not in OUTCOMES or len(fields.get("comment", [])) != 1:
        raise ValueError("not one `expect` and one `comment`")
    return vector


def named_vector(folder, name):
    """The vector that a field names."""
    return read_vector(os.path.join(VECTORS, folder, os.path.basename(name)))


def labelled_lines(body, *labels):
    """The values of a body's lines that begin with these labels, in this order, and then of all `hash` lines."""
    lines = text.split_lines(text.utf8(body, "the body"), "the body")
    if len(lines) < len(labels):
        raise Malformed("the body has %d lines" % len(lines))
    values = [text.strip_prefix(line, label + " ", "the body") for label, line in zip(labels, lines)]
    return values, [text.strip_prefix(line, "hash ", "the body") for line in lines[len(labels):]]


# --- One function a folder. It returns its answers, or a Verdict, or raises a Refusal ---

def judge_ed25519(vector):
    values, rest = labelled_lines(vector.body, "key", "message", "signature")
    if rest:
        raise Malformed("the body has lines left over")
    key, message, signature = (text.from_hex(value, "the body") for value in values)
    if not crypto.is_valid_signature(key, message, signature):
        raise Unverified("the signature is not valid")
    return {}


def judge_new_key(vector):
    key, = text.split_lines(text.utf8(vector.body, "the body"), "the body")
    if not crypto.is_fit_for_new_key(text.from_hex(key, "the key")):
        raise Unverified("the key is not fit")
    return {}


def judge_key_name(vector):
    fits = {"organization": keys.is_organization, "individual": keys.is_individual,
            "origin": keys.is_origin}[vector.one("kind")]
    if not fits(text.utf8(vector.body, "the name")):
        raise Malformed("not such a name")
    return {}


def judge_vkey(vector):
    keys.parse_verifier_key(text.utf8(vector.body, "the key"))
    return {}


def judge_secret_key(vector):
    passphrase = vector.one("passphrase")
    key = keys.open_secret_key(vector.body, None if passphrase is None else passphrase.encode())
    return {"public": [key.text]}


def judge_domain(vector):
    domain.verify_domain(vector.body, vector.one("host"), vector.one("key"), text.decimal(vector.one("now"), "now"))
    return {}


def judge_note(vector):
    known = [keys.parse_ed25519_key(each) for each in vector.fields.get("known", [])]
    notes.open_note(notes.parse_note(vector.body), known)
    return {}


def judge_value(vector):
    text.check_value(text.utf8(vector.body, "the value"), "the value")
    return {}


def judge_text(vector):
    return {"hash": [text.text_hash(text.canonical_text(vector.body))]}


def judge_skeleton(vector):
    return {"skeleton": [text.skeleton(text.utf8(vector.body, "the text"))]}


def judge_name_key(vector):
    key = text.name_key(text.utf8(vector.body, "the name"))
    if key is None:
        raise Malformed("no name key")
    return {"name-key": [key]}


def judge_entry(vector):
    return {"kind": [entries.parse_entry(vector.body).kind]}


def judge_inclusion(vector):
    (index, size, leaf, root), hashes = labelled_lines(vector.body, "index", "size", "leaf", "root")
    tree.verify_inclusion(text.decimal(index, "the index"), text.decimal(size, "the size"),
                          text.from_base64(leaf, "the leaf", 32), text.from_base64(root, "the root", 32),
                          [text.from_base64(each, "a hash", 32) for each in hashes])
    return {}


def judge_consistency(vector):
    values, hashes = labelled_lines(vector.body, "from", "to", "from-root", "to-root")
    tree.verify_consistency(text.decimal(values[0], "the old size"), text.decimal(values[1], "the new size"),
                            text.from_base64(values[2], "the old root", 32),
                            text.from_base64(values[3], "the new root", 32),
                            [text.from_base64(each, "a hash", 32) for each in hashes])
    return {}


def judge_tile_path(vector):
    level, index, width = tree.parse_tile_path(text.utf8(vector.body, "the path"))
    return {"level": [str(level)], "index": [str(index)], "width": [str(width)]}


def judge_bundle(vector):
    tree.parse_bundle(vector.body, int(vector.one("width")))
    return {}


def judge_checkpoint(vector):
    logs = [trust.parse_log_key(each.encode()) for each in vector.fields["log"]]
    trust.verify_checkpoint(vector.body, trust.Policy(logs, {}, {}, b"none"), NOW)
    return {}


def judge_quorum(vector):
    checkpoint = named_vector("checkpoint", vector.one("checkpoint"))
    now = text.decimal(vector.one("now"), "now")
    verified = trust.verify_checkpoint(checkpoint.body, trust.parse_policy(vector.body), now)
    return {"as-of": ["none" if verified.as_of is None else str(verified.as_of)],
            "cosigned": ["%s %d" % (each.key.name, each.time) for each in verified.cosigned]}


def judge_add_checkpoint(vector):
    logs = [trust.parse_log_key(each.encode()) for each in vector.fields["log"]]
    latest = None
    if vector.one("latest") is not None:
        size, root = vector.one("latest").split(" ")
        latest = text.decimal(size, "the latest size"), text.from_base64(root, "the latest root", 32)
    status = witness.status_of(vector.body, logs, latest)
    outcome = {200: "accept", 400: "malformed", 403: "unverified", 404: "undecided", 409: "undecided", 422: "unverified"}
    return Verdict(outcome[status], "status %d" % status, {"status": [str(status)]})


def judge_policy(vector):
    trust.parse_policy(vector.body)
    return {}


def judge_secretariat(vector):
    trust.parse_trust(log.read_file(KEYS, "policy"), vector.body)
    return {}


def judge_rules(vector):
    judgement = rules.apply_rules(tree.parse_bundle(vector.body), log.read_trust(KEYS))
    state, rosters, past = judgement.state, [], []
    for statement in state.statements.values():
        short = statement.text[len("sha256:"):][:8]
        rosters += ["%s %d %s" % (short, each.entry, each.key.text) for each in state.roster(statement.text)]
        past += [(each.entry, "%s %d %s %d" % (short, each.entry, each.by, each.ended))
                 for each in state.past(statement.text)]
    answers = {"roster": rosters, "past": [line for _, line in sorted(past)]}
    if judgement.unsupported is not None:
        return Verdict("unsupported", "an entry of another version", {"unsupported": [str(judgement.unsupported)]})
    if judgement.broken is not None:
        return Verdict("unverified", "entry %d breaks rule %d" % judgement.broken,
                       dict(answers, broken=["%d %d" % judgement.broken]))
    return answers


def judge_proof(vector):
    proof.verify_proof(vector.body, log.read_trust(KEYS), NOW, vector.one("text"))
    return {}


def judge_evidence(vector):
    evidence.verify_evidence(vector.body, log.read_trust(KEYS))
    return {}


def judge_log_bundle(vector):
    evidence.verify_bundle(vector.body, log.read_trust(KEYS), NOW)
    return {}


def judge_reading(vector):
    keys = {name_key(name) for name in vector.fields.get("name", [])}
    options = dict(option.split(" ", 1) for option in vector.fields.get("option", []))
    published = lists.read_list(vector.body, lists.names_one_of(keys), options)
    encoding = {"encoding": [published.encoding]} if "encoding" in vector.fields else {}
    left_out = {"left-out": ["%d %s" % (line.number, line.text) for line in published.ignored]} if "left-out" in vector.fields else {}
    return {**encoding, **left_out, "format": [published.format], "listed": ["%d %s" % (line.number, line.text) for line in published.listed],
            "ignored": ["%d %s" % (line.number, line.why) for line in published.ignored]}


def judge_lists(vector):
    entries_of_log = tree.parse_bundle(named_vector("rules", vector.one("log")).body)
    at = vector.one("at")
    if at is not None and int(at) > len(entries_of_log):
        raise Undecided("the log has %d entries" % len(entries_of_log))
    judgement = rules.apply_rules(entries_of_log, log.read_trust(KEYS), None if at is None else int(at))
    if judgement.unsupported is not None:
        raise Unsupported("entry %d of the log is of another version" % judgement.unsupported)
    result = lists.check_list(vector.body, judgement.asked, judgement.broken is not None,
                              vector.one("statement"), vector.one("text"))
    answers = {"row": [], "missing": [str(each.entry) for each in result.missing]}
    for row in result.rows:
        entry = "" if row.endorsement is None else " %d" % row.endorsement.entry
        answers["row"].append("%d %s%s" % (row.line.number, row.state, entry))
    return Verdict("accept" if result.agrees else "unverified", "the list agrees or not", answers)


def judge_changes(vector):
    before = named_vector("lists", vector.one("before"))
    entries_of_log = tree.parse_bundle(named_vector("rules", before.one("log")).body)
    state = rules.apply_rules(entries_of_log, log.read_trust(KEYS)).state
    first, second = (lists.check_list(body, state, False, before.one("statement"), None)
                     for body in (before.body, vector.body))
    changes = lists.list_changes(first.rows, second.rows, state)
    answers = ["%s %s %s %s" % (each.kind, "explained" if each.explained else "unexplained",
                                each.before.number if each.before else "-", each.after.number if each.after else "-")
               for each in changes]
    return Verdict("accept" if all(each.explained for each in changes) else "unverified",
                   "the log explains the changes or not", {"change": answers})


JUDGES = {
    "ed25519": judge_ed25519, "new-key": judge_new_key, "key-name": judge_key_name, "vkey": judge_vkey,
    "secret-key": judge_secret_key, "domain": judge_domain, "note": judge_note, "value": judge_value, "text": judge_text,
    "name-key": judge_name_key, "skeleton": judge_skeleton, "entry": judge_entry, "inclusion": judge_inclusion,
    "consistency": judge_consistency, "tile-path": judge_tile_path, "bundle": judge_bundle,
    "add-checkpoint": judge_add_checkpoint, "checkpoint": judge_checkpoint, "quorum": judge_quorum, "policy": judge_policy, "secretariat": judge_secretariat,
    "rules": judge_rules, "proof": judge_proof, "reading": judge_reading, "lists": judge_lists,
    "changes": judge_changes, "evidence": judge_evidence, "log-bundle": judge_log_bundle,
}

# The fields that a verdict has to give; where it gives none, the vector has to have none.
ANSWERS = {
    "secret-key": ("public",), "text": ("hash",), "name-key": ("name-key",), "skeleton": ("skeleton",), "entry": ("kind",),
    "tile-path": ("level", "index", "width"), "rules": ("broken", "unsupported", "roster", "past"),
    "quorum": ("as-of", "cosigned"), "reading": ("format", "encoding", "listed", "ignored", "left-out"),
    "lists": ("row", "missing"),
    "changes": ("change",), "add-checkpoint": ("status",),
}


def judge(vector):
    """The verdict of this verifier."""
    try:
        result = JUDGES[folder_of(vector.path)](vector)
    except Refusal as refusal:
        return Verdict(refusal.outcome, str(refusal), {})
    return result if isinstance(result, Verdict) else Verdict("accept", "", result)


def folder_of(path):
    return os.path.basename(os.path.dirname(path))


def mismatches(vector, verdict):
    """What the vector and the verdict differ in: pairs of what was expected and what was found."""
    if vector.expect != verdict.outcome:
        return [(vector.expect, "%s (%s)" % (verdict.outcome, verdict.why))]
    result = []
    for field in ANSWERS.get(folder_of(vector.path), ()):
        expected, found = vector.fields.get(field, []), verdict.answers.get(field, [])
        if expected != found:
            result.append(("%s %s" % (field, expected), found))
    return result

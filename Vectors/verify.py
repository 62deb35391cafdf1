#!/usr/bin/env python3
"""A verifier written from SPEC.md and Vectors/README.md alone: Python 3.9 and its standard library, nothing else.

    verify.py vectors [FOLDER...] [--verbose]       every vector, its verdict against the expected one
    verify.py ed25519 FILE.json...                  foreign signature tests, of CCTV or Wycheproof
    verify.py log DIR --keys KEYS                   audits a log's folder, prints its rosters
    verify.py check LIST --log DIR --keys KEYS [--statement TITLE|HASH] [--text FILE]
    verify.py proof FILE --keys KEYS [--text FILE]

`reference/text.py` has sections 2 and 5 of SPEC.md, `crypto.py` 3.3 and 3.4, `formats.py` 3, 4, 6, 7, 8 and 11,
`log.py` 9, 10 and 12, `lists.py` 13 and 14.

Exit codes: 0 accept, 1 unverified or a list that does not agree, 2 everything else.
"""

import argparse
import glob
import json
import os
import re
import sys
import traceback
from typing import NamedTuple

sys.dont_write_bytecode = True

from reference import crypto, formats, lists, log, text     # noqa: E402
from reference.text import Malformed, Refusal, Undecided, Unsupported, Unverified     # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
KEYS = os.path.join(os.path.dirname(HERE), "Keys")


# --- Vectors: their form (Vectors/README.md) ---

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


def labelled_lines(body, *labels):
    """The values of a body's lines that begin with these labels, in this order, and then of all `hash` lines."""
    lines = text.split_lines(text.utf8(body, "the body"), "the body")
    if len(lines) < len(labels):
        raise Malformed("the body has %d lines" % len(lines))
    values = [text.strip_prefix(line, label + " ", "the body") for label, line in zip(labels, lines)]
    return values, [text.strip_prefix(line, "hash ", "the body") for line in lines[len(labels):]]


# --- Vectors: one function a folder. It returns its answers, or a Verdict, or raises a Refusal ---

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
    fits = {"organization": formats.is_organization, "individual": formats.is_individual,
            "origin": formats.is_origin}[vector.one("kind")]
    if not fits(text.utf8(vector.body, "the name")):
        raise Malformed("not such a name")
    return {}


def judge_vkey(vector):
    formats.parse_verifier_key(text.utf8(vector.body, "the key"))
    return {}


def judge_secret_key(vector):
    passphrase = vector.one("passphrase")
    key = formats.open_secret_key(vector.body, None if passphrase is None else passphrase.encode())
    return {"public": [key.text]}


def judge_note(vector):
    known = [formats.parse_ed25519_key(each) for each in vector.fields.get("known", [])]
    formats.open_note(formats.parse_note(vector.body), known)
    return {}


def judge_value(vector):
    text.check_value(text.utf8(vector.body, "the value"), "the value")
    return {}


def judge_text(vector):
    return {"hash": [text.text_hash(text.canonical_text(vector.body))]}


def judge_name_key(vector):
    key = text.name_key(text.utf8(vector.body, "the name"))
    if key is None:
        raise Malformed("no name key")
    return {"name-key": [key]}


def judge_entry(vector):
    return {"kind": [formats.parse_entry(vector.body).kind]}


def judge_inclusion(vector):
    (index, size, leaf, root), proof = labelled_lines(vector.body, "index", "size", "leaf", "root")
    formats.verify_inclusion(text.decimal(index, "the index"), text.decimal(size, "the size"),
                             text.from_base64(leaf, "the leaf", 32), text.from_base64(root, "the root", 32),
                             [text.from_base64(each, "a hash", 32) for each in proof])
    return {}


def judge_consistency(vector):
    values, proof = labelled_lines(vector.body, "from", "to", "from-root", "to-root")
    formats.verify_consistency(text.decimal(values[0], "the old size"), text.decimal(values[1], "the new size"),
                               text.from_base64(values[2], "the old root", 32),
                               text.from_base64(values[3], "the new root", 32),
                               [text.from_base64(each, "a hash", 32) for each in proof])
    return {}


def judge_tile_path(vector):
    level, index, width = formats.parse_tile_path(text.utf8(vector.body, "the path"))
    return {"level": [str(level)], "index": [str(index)], "width": [str(width)]}


def judge_bundle(vector):
    formats.parse_bundle(vector.body, int(vector.one("width")))
    return {}


def judge_checkpoint(vector):
    logs = [formats.parse_log_key(each.encode()) for each in vector.fields["log"]]
    formats.verify_checkpoint(vector.body, formats.Policy(logs, {}, b"none"))
    return {}


def judge_policy(vector):
    formats.parse_policy(vector.body)
    return {}


def judge_secretariat(vector):
    formats.parse_trust(log.read_file(KEYS, "policy"), vector.body)
    return {}


def judge_rules(vector):
    judgement = log.apply_rules(formats.parse_bundle(vector.body), log.read_trust(KEYS))
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
    formats.verify_proof(vector.body, log.read_trust(KEYS), vector.one("text"))
    return {}


def judge_lists(vector):
    name = os.path.basename(vector.one("log"))
    path = os.path.join(HERE, "rules", name if name.endswith(".vector") else name + ".vector")
    judgement = log.apply_rules(formats.parse_bundle(read_vector(path).body), log.read_trust(KEYS))
    if judgement.unsupported is not None:
        raise Unsupported("entry %d of the log is of another version" % judgement.unsupported)
    result = lists.check_list(vector.body, judgement.state, judgement.broken is not None,
                              vector.one("statement"), vector.one("text"))
    answers = {"row": [], "missing": [str(each.entry) for each in result.missing]}
    for row in result.rows:
        entry = "" if row.endorsement is None else " %d" % row.endorsement.entry
        answers["row"].append("%d %s%s" % (row.line.number, row.state, entry))
    return Verdict("accept" if result.agrees else "unverified", "the list agrees or not", answers)


JUDGES = {
    "ed25519": judge_ed25519, "new-key": judge_new_key, "key-name": judge_key_name, "vkey": judge_vkey,
    "secret-key": judge_secret_key, "note": judge_note, "value": judge_value, "text": judge_text,
    "name-key": judge_name_key, "entry": judge_entry, "inclusion": judge_inclusion,
    "consistency": judge_consistency, "tile-path": judge_tile_path, "bundle": judge_bundle,
    "checkpoint": judge_checkpoint, "policy": judge_policy, "secretariat": judge_secretariat,
    "rules": judge_rules, "proof": judge_proof, "lists": judge_lists,
}

# The fields that a verdict has to give; where it gives none, the vector has to have none.
ANSWERS = {
    "secret-key": ("public",), "text": ("hash",), "name-key": ("name-key",), "entry": ("kind",),
    "tile-path": ("level", "index", "width"), "rules": ("broken", "unsupported", "roster", "past"),
    "lists": ("row", "missing"),
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


def command_vectors(arguments):
    passed = failed = 0
    every = sorted({folder_of(path) for path in glob.glob(os.path.join(HERE, "*", "*.vector"))})
    for folder in arguments.folders or every:
        paths = sorted(glob.glob(os.path.join(HERE, os.path.basename(folder.rstrip("/")), "*.vector")))
        if not paths:
            print("%s: no vectors" % folder)
            failed += 1
        for path in paths:
            try:
                vector = read_vector(path)
                verdict = judge(vector)
                wrong = mismatches(vector, verdict)
            except Exception as error:      # a fault of the vector or of this program, never a verdict
                wrong = [("a verdict", "%s: %s" % (type(error).__name__, error))]
                verdict = None
                if arguments.verbose:
                    traceback.print_exc(file=sys.stdout)
            name = os.path.relpath(path, HERE)
            if arguments.verbose and verdict is not None:
                print("%s %s %s" % (name, verdict.outcome, verdict.why))
            for expected, found in wrong:
                print("%s: expected %s, got %s" % (name, expected, found))
            passed, failed = (passed, failed + 1) if wrong else (passed + 1, failed)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


# --- Foreign signature tests ---

CCTV_ACCEPTED = 43


def command_ed25519(arguments):
    agree = True
    for path in arguments.files:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        counts, right = count_cctv(data) if isinstance(data, list) else count_wycheproof(data)
        print("%s: %s" % (os.path.basename(path), counts))
        agree = agree and right
    return 0 if agree else 1


def count_cctv(cases):
    """The file has no verdicts; section 3.3 accepts these many."""
    accepted = sum(crypto.is_valid_signature(bytes.fromhex(case["key"]), case["msg"].encode(),
                                             bytes.fromhex(case["sig"])) for case in cases)
    return "%d of %d accepted, %d expected" % (accepted, len(cases), CCTV_ACCEPTED), accepted == CCTV_ACCEPTED


def count_wycheproof(data):
    verdicts = []
    for group in data["testGroups"]:
        key = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            valid = crypto.is_valid_signature(key, bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]))
            verdicts.append(valid == (case["result"] == "valid"))
    return "%d of %d verdicts agree" % (sum(verdicts), len(verdicts)), all(verdicts)


# --- Logs, lists and proofs ---

def public_folder(folder):
    public = os.path.join(folder, "public")
    return public if os.path.isdir(public) else folder


def read_given(path):
    """A file that the command line names."""
    with open(path, "rb") as file:
        return file.read()


def command_log(arguments):
    folder, trust = public_folder(arguments.folder), log.read_trust(arguments.keys)
    verified = log.verify_log(folder, trust)
    state, broken = verified.judgement.state, verified.judgement.broken
    if broken is not None:
        print("entry %d breaks rule %d; what follows is for the tree before it" % broken)
    print("origin %s" % verified.checkpoint.origin)
    print("size %d" % verified.checkpoint.size)
    print("root %s" % text.to_base64(verified.checkpoint.root))
    print("trust %s" % trust.fingerprint)
    for statement in state.statements.values():
        print("\nstatement %d %s %s" % (statement.entry, statement.text, shown(statement.title)))
        for each in state.roster(statement.text):
            print("  %d %s %s" % (each.entry, signature_text(each), each.key.text))
        for each in state.past(statement.text):
            print("  past %d %s %s by %d" % (each.entry, signature_text(each), each.by, each.ended))
    problems = log.audit(folder, trust, verified)
    for problem in problems:
        print("%s: %s" % (problem.outcome, problem))
    if broken is not None or any(isinstance(problem, Unverified) for problem in problems):
        return 1
    return 2 if problems else 0


def signature_text(endorsement):
    name = "%s %s" % (endorsement.kind, shown(endorsement.signatory))
    return name if endorsement.role is None else "%s, %s" % (name, shown(endorsement.role))


def shown(words):
    """Foreign words in quotes, whatever is not plain to see escaped."""
    return json.dumps(words, ensure_ascii=not words.isprintable())


def command_check(arguments):
    trust = log.read_trust(arguments.keys)
    verified = log.verify_log(public_folder(arguments.log), trust)
    given = None
    if arguments.text is not None:
        given = text.text_hash(text.canonical_text(read_given(arguments.text)))
    broken = verified.judgement.broken
    try:
        result = lists.check_list(read_given(arguments.list), verified.judgement.state, broken is not None,
                                  arguments.statement, given)
    except Undecided as problem:
        if broken is None:
            raise
        raise Unverified("entry %d breaks rule %d; before it, %s" % (broken.entry, broken.rule, problem))
    answer = lists.check_json(result, verified.checkpoint, broken, trust.fingerprint)
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0 if result.agrees else 1


def command_proof(arguments):
    given = None
    if arguments.text is not None:
        given = text.text_hash(text.canonical_text(read_given(arguments.text)))
    trust = log.read_trust(arguments.keys)
    proof, checkpoint, entry = formats.verify_proof(read_given(arguments.file), trust, given)
    print("accept: %s, entry %d of %s, in its tree of size %d" % (
        entry.kind, proof.index, checkpoint.origin, checkpoint.size))
    for name, value in entry.fields.items():
        print("  %s %s" % (name, value.text if isinstance(value, formats.VerifierKey)
                           else text.to_base64(value) if isinstance(value, bytes) else shown(value)))
    return 0


def parse_arguments():
    parser = argparse.ArgumentParser(description="gives the verdicts of SPEC.md")
    commands = parser.add_subparsers(dest="command", required=True)
    vectors = commands.add_parser("vectors", help="every vector, its verdict against the expected one")
    vectors.add_argument("folders", nargs="*", metavar="FOLDER")
    vectors.add_argument("--verbose", action="store_true")
    vectors.set_defaults(run=command_vectors)
    ed25519 = commands.add_parser("ed25519", help="foreign signature tests, of CCTV or Wycheproof")
    ed25519.add_argument("files", nargs="+", metavar="FILE.json")
    ed25519.set_defaults(run=command_ed25519)
    audit = commands.add_parser("log", help="audits a log's folder, prints its rosters")
    audit.add_argument("folder", metavar="DIR")
    audit.add_argument("--keys", required=True)
    audit.set_defaults(run=command_log)
    check = commands.add_parser("check", help="checks a published list, answers in JSON")
    check.add_argument("list", metavar="LIST")
    check.add_argument("--log", required=True, metavar="DIR")
    check.add_argument("--keys", required=True)
    check.add_argument("--statement", metavar="TITLE|HASH")
    check.add_argument("--text", metavar="FILE")
    check.set_defaults(run=command_check)
    proof = commands.add_parser("proof", help="verifies a .tlog-proof")
    proof.add_argument("file", metavar="FILE")
    proof.add_argument("--keys", required=True)
    proof.add_argument("--text", metavar="FILE")
    proof.set_defaults(run=command_proof)
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    try:
        return arguments.run(arguments)
    except Refusal as refusal:
        print("%s: %s" % (refusal.outcome, refusal), file=sys.stderr)
        return 1 if isinstance(refusal, Unverified) else 2
    except OSError as error:
        print("undecided: %s" % error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())

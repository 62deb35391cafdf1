#!/usr/bin/env python3
"""A verifier written from SPEC.md and Vectors/README.md alone: Python 3.9 and its standard library, nothing else.

    verify.py vectors [FOLDER...] [--verbose]       every vector, its verdict against the expected one
    verify.py ed25519 FILE.json...                  foreign signature tests, of CCTV or Wycheproof
    verify.py log DIR --keys KEYS                   audits a log's folder, prints its rosters
    verify.py check LIST --log DIR --keys KEYS [--statement TITLE|HASH] [--text FILE]
    verify.py proof FILE --keys KEYS [--text FILE]

In `reference/`, a file has what it has of SPEC.md: `text.py` sections 2 and 5, `keys.py` 3, `domain.py` 3.5, `crypto.py` what
3.3 and 3.4 compute, `notes.py` 4, `entries.py` 6, `tree.py` 7.1 and 7.2, `trust.py` 7.3 and 8, `rules.py` 9 and 10, `proof.py` 11,
`log.py` 12, `evidence.py` 7.11 and 12.2, `documents.py`, `html_elements.py` and `html_tokens.py` 13.1, `lists.py` 13.2 to 14; `vectors.py` is about Vectors/README.md.

Exit codes: 0 accept, 1 unverified or a list that does not agree, 2 everything else.
"""

import argparse
import datetime
import glob
import json
import os
import sys
import time
import traceback

sys.dont_write_bytecode = True

from reference import crypto, keys, lists, log, proof, text     # noqa: E402
from reference.text import Refusal, Undecided, Unverified     # noqa: E402
from reference.trust import check_age     # noqa: E402
from reference.vectors import VECTORS, folder_of, judge, mismatches, read_vector     # noqa: E402


# --- Vectors ---

def command_vectors(arguments):
    passed = failed = 0
    every = sorted({folder_of(path) for path in glob.glob(os.path.join(VECTORS, "*", "*.vector"))})
    for folder in arguments.folders or every:
        paths = sorted(glob.glob(os.path.join(VECTORS, os.path.basename(folder.rstrip("/")), "*.vector")))
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
            name = os.path.relpath(path, VECTORS)
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
    verified = log.verify_log(folder, trust, arguments.now)
    check_age(verified.checkpoint, arguments.now, arguments.max_age)
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


def moment(written):
    """What `--at` says: a size, the end of a day, or None."""
    if written is None or text.is_decimal(written):
        return None if written is None else int(written)
    day = datetime.datetime.strptime(written, "%Y-%m-%d").replace(tzinfo=datetime.timezone.utc)
    return log.EndOfDay(int(day.timestamp()) + 86399)


def command_check(arguments):
    trust = log.read_trust(arguments.keys)
    at = moment(arguments.at)
    verified = log.verify_log(public_folder(arguments.log), trust, arguments.now, at)
    if at is None:
        check_age(verified.checkpoint, arguments.now, arguments.max_age)
    given = None
    if arguments.text is not None:
        given = text.text_hash(text.canonical_text(read_given(arguments.text)))
    broken = verified.judgement.broken
    try:
        result = lists.check_list(read_given(arguments.list), verified.judgement.asked, broken is not None,
                                  arguments.statement, given)
    except Undecided as problem:
        if broken is None:
            raise
        raise Unverified("entry %d breaks rule %d; before it, %s" % (broken.entry, broken.rule, problem))
    answer = lists.check_json(result, verified.checkpoint, verified.at, broken, trust.fingerprint)
    agrees = result.agrees
    if arguments.changes is not None:
        state = verified.judgement.asked
        later = lists.check_list(read_given(arguments.changes), state, broken is not None, result.statement.text, given)
        answer = lists.changes_json(lists.list_changes(result.rows, later.rows, state), answer)
        agrees = answer["explained"] and given in (None, result.statement.text)
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0 if agrees else 1


def command_proof(arguments):
    given = None
    if arguments.text is not None:
        given = text.text_hash(text.canonical_text(read_given(arguments.text)))
    trust = log.read_trust(arguments.keys)
    verified, checkpoint, entry = proof.verify_proof(read_given(arguments.file), trust, arguments.now, given)
    print("accept: %s, entry %d of %s, in its tree of size %d" % (
        entry.kind, verified.index, checkpoint.origin, checkpoint.size))
    for name, value in entry.fields.items():
        print("  %s %s" % (name, value.text if isinstance(value, keys.VerifierKey)
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
    check.add_argument("--at", metavar="SIZE|DATE")
    check.add_argument("--changes", metavar="LIST")
    check.set_defaults(run=command_check)
    proof_of_one = commands.add_parser("proof", help="verifies a .tlog-proof")
    proof_of_one.add_argument("file", metavar="FILE")
    proof_of_one.add_argument("--keys", required=True)
    proof_of_one.add_argument("--text", metavar="FILE")
    proof_of_one.set_defaults(run=command_proof)
    for command in (audit, check):
        command.add_argument("--max-age", type=int, default=7, metavar="DAYS")
    for command in (audit, check, proof_of_one):
        command.add_argument("--now", type=int, default=int(time.time()), metavar="SECONDS")
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

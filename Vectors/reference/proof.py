"""One entry, verified offline: SPEC.md, section 11."""

from typing import NamedTuple

from .entries import parse_entry
from .notes import is_signed_by
from .text import (ENTRY_LIMIT, PROOF_LIMIT, Malformed, Unsupported, Unverified, check_size, decimal, from_base64,
                   strip_prefix, utf8)
from .tree import PROOF_HASHES, leaf_hash, verify_inclusion
from .trust import verify_checkpoint


class Proof(NamedTuple):
    extra: bytes
    index: int
    hashes: list
    checkpoint: bytes


def parse_proof(data):
    """Section 11, 1: a tlog-proof with `extra`."""
    check_size(data, PROOF_LIMIT, "the proof file")
    first, _, rest = data.partition(b"\n")
    version = strip_prefix(utf8(first, "line 1 of the proof"), "c2sp.org/tlog-proof@v", "line 1 of the proof")
    if decimal(version, "the version of the proof") != 1:
        raise Unsupported("a proof of version %s" % version)
    head, empty, checkpoint = rest.partition(b"\n\n")
    lines = utf8(head, "the proof").split("\n")
    if not empty or len(lines) < 2:
        raise Malformed("the proof has not all its lines")
    extra = from_base64(strip_prefix(lines[0], "extra ", "line 2 of the proof"), "`extra`")
    if not extra:
        raise Malformed("`extra` is empty")
    check_size(extra, ENTRY_LIMIT, "the entry")
    index = decimal(strip_prefix(lines[1], "index ", "line 3 of the proof"), "`index`")
    if len(lines) - 2 > PROOF_HASHES:
        raise Malformed("a proof of %d hashes" % (len(lines) - 2))
    hashes = [from_base64(line, "a hash of the proof", 32) for line in lines[2:]]
    return Proof(extra, index, hashes, checkpoint)


def verify_proof(data, trust, now, text=None):
    """Section 11. The entry that is in the log; `text` is the hash of a given text or None."""
    proof = parse_proof(data)                                                           # 1
    checkpoint = verify_checkpoint(proof.checkpoint, trust.policy, now)                 # 2
    verify_inclusion(proof.index, checkpoint.size, leaf_hash(proof.extra), checkpoint.root, proof.hashes)   # 3
    entry = parse_entry(proof.extra)                                                    # 4
    if entry.get("log") != checkpoint.origin:
        raise Unverified("the entry is for the log %s" % entry.get("log"))
    verify_lines_offline(entry, trust.secretariat)                                      # 5
    if text is not None and entry.get("text") != text:                                  # 6
        raise Unverified("the entry names another text than the one given")
    return proof, checkpoint, entry


def verify_lines_offline(entry, secretariat):
    """Section 11, 5."""
    named = [entry.get("key")]
    if entry.kind == "statement":
        named = [key for key in secretariat if key == entry.get("secretariat")]
    signers = {
        "statement": [named],
        "endorsement": [named, secretariat],
        "withdrawal": [named],
        "succession": [named, [entry.get("successor")]],
        "revocation": [secretariat],
    }[entry.kind]
    if len(entry.note.signatures) != len(signers):
        raise Unverified("the entry has %d signature lines, not %d" % (len(entry.note.signatures), len(signers)))
    for line, keys in zip(entry.note.signatures, signers):
        if not any(is_signed_by(entry.note, line, key) for key in keys):
            raise Unverified("the signature line of %s fits no key that it should" % line.name)

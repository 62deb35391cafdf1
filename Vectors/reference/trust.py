"""Checkpoints, and the trust folder that they are verified with: SPEC.md, sections 7.3 and 8."""

import hashlib
from typing import NamedTuple

from .keys import COSIGNER, ML_DSA_44, is_key_name, is_origin, parse_ed25519_key, parse_key_of_type
from .notes import Cosignature, Note, open_note, parse_note
from .text import (KEY_FILE_LIMIT, Malformed, Undecided, Unverified, check_size, decimal, from_base64, split_lines,
                   utf8)
from .tree import EMPTY_ROOT


# --- Section 7.3: checkpoints ---

class Checkpoint(NamedTuple):
    origin: str
    size: int
    root: bytes
    note: Note


def parse_checkpoint(data):
    note = parse_note(data)
    lines = split_lines(note.text, "the checkpoint")
    if len(lines) != 3:
        raise Malformed("the checkpoint has %d lines, not 3" % len(lines))
    if not is_origin(lines[0]):
        raise Malformed("the checkpoint's origin is %r" % lines[0][:60])
    size = decimal(lines[1], "the tree size")
    return Checkpoint(lines[0], size, from_base64(lines[2], "the root hash", 32), note)


# --- Section 8: trust ---

class Policy(NamedTuple):
    logs: list
    witnesses: dict         # name to key, in the order of their lines
    groups: dict            # name to (threshold, members), in the order of their lines
    quorum: bytes


class Trust(NamedTuple):
    policy: Policy
    secretariat: list
    fingerprint: str

    @property
    def origin(self):
        return self.policy.logs[0].name

    @property
    def log_keys(self):
        return {key.public for key in self.policy.logs}


def parse_policy(data):
    """Section 8 and tlog-policy. Names of witnesses and groups are octets."""
    check_size(data, KEY_FILE_LIMIT, "the policy")
    for octet in data:
        if not (octet in (0x09, 0x0A) or 0x20 <= octet and octet != 0x7F):
            raise Malformed("the policy has octet 0x%02x" % octet)
    if not data.endswith(b"\n"):
        raise Malformed("the policy does not end in LF")
    logs, witnesses, groups, grouped, quorums = [], {}, {}, [], []
    for line in data[:-1].split(b"\n"):
        fields = [field for field in line.replace(b"\t", b" ").split(b" ") if field]
        if not fields or fields[0].startswith(b"#"):
            continue
        keyword, values = fields[0], fields[1:]
        if keyword == b"log" and 1 <= len(values) <= 2:
            logs.append(parse_log_key(values[0]))
        elif keyword == b"witness" and 2 <= len(values) <= 3:
            check_new_name(values[0], witnesses, groups)
            witnesses[values[0]] = parse_witness_key(values[1])
        elif keyword == b"group" and len(values) >= 3:
            check_new_name(values[0], witnesses, groups)
            groups[values[0]] = parse_threshold(values[1], values[2:], witnesses, groups), values[2:]
            grouped += values[2:]
        elif keyword == b"quorum" and len(values) == 1:
            if values[0] != b"none" and values[0] not in witnesses and values[0] not in groups:
                raise Malformed("quorum %r is not defined" % values[0])
            quorums.append(values[0])
        else:
            raise Malformed("policy line %r" % line[:60])
    if not logs or len(quorums) != 1:
        raise Malformed("the policy has %d log lines and %d quorum lines" % (len(logs), len(quorums)))
    if len(set(grouped)) != len(grouped):
        raise Malformed("the policy has a group member twice")
    if len({key.name for key in logs}) > 1:
        raise Malformed("the policy's logs have more than one name")
    check_distinct(logs + list(witnesses.values()))
    return Policy(logs, witnesses, groups, quorums[0])


def parse_log_key(octets):
    key = parse_ed25519_key(utf8(octets, "a verifier key"))
    if not is_origin(key.name):
        raise Malformed("a log's key name is no origin: %r" % key.name[:80])
    return key


def parse_witness_key(octets):
    return parse_key_of_type(utf8(octets, "a verifier key"), COSIGNER, ML_DSA_44)


def check_new_name(name, witnesses, groups):
    if name == b"none" or name in witnesses or name in groups:
        raise Malformed("the name %r is taken" % name)


def parse_threshold(threshold, members, witnesses, groups):
    for member in members:
        if member not in witnesses and member not in groups:
            raise Malformed("member %r is not defined" % member)
    if threshold in (b"all", b"any"):
        return len(members) if threshold == b"all" else 1
    count = decimal(threshold.decode("latin-1"), "the threshold")
    if not 1 <= count <= len(members):
        raise Malformed("threshold %r of %d members" % (threshold, len(members)))
    return count


def check_distinct(keys):
    """No public key has two lines or two roles, and no two keys are taken for each other in a signature line."""
    if len({key.public for key in keys}) != len(keys):
        raise Malformed("a public key stands in two places of the trust folder")
    if len({(key.name, key.id) for key in keys}) != len(keys):
        raise Malformed("two keys of one name have one ID")


def parse_secretariat(data):
    """`secretariat.vkey` alone."""
    check_size(data, KEY_FILE_LIMIT, "secretariat.vkey")
    lines = split_lines(utf8(data, "secretariat.vkey"), "secretariat.vkey")
    if len(lines) > 64:
        raise Malformed("secretariat.vkey has %d lines, more than 64" % len(lines))
    keys = [parse_ed25519_key(line) for line in lines]
    if not is_key_name(keys[0].name) or any(key.name != keys[0].name for key in keys):
        raise Malformed("the secretariat's keys have not one key name")
    check_distinct(keys)
    return keys


def parse_trust(policy_data, secretariat_data):
    """A trust folder."""
    policy = parse_policy(policy_data)
    secretariat = parse_secretariat(secretariat_data)
    check_distinct(policy.logs + list(policy.witnesses.values()) + secretariat)
    digest = hashlib.sha256()
    for data in (policy_data, secretariat_data):
        digest.update(len(data).to_bytes(8, "big") + data)
    return Trust(policy, secretariat, "sha256:" + digest.hexdigest())


CLOCK_TOLERANCE = 300


class Verified(NamedTuple):
    """A checkpoint that the quorum has witnessed."""
    checkpoint: Checkpoint
    cosigned: list          # the cosignatures that count, in the order of the policy
    as_of: object           # POSIX seconds, or None under `quorum none`

    @property
    def size(self):
        return self.checkpoint.size

    @property
    def root(self):
        return self.checkpoint.root

    @property
    def origin(self):
        return self.checkpoint.origin


def signed_checkpoint(data, policy):
    """A checkpoint that the log signed, and the cosignatures of the policy's witnesses: section 8, 1 to 3."""
    checkpoint = parse_checkpoint(data)
    witnesses = [key for key in policy.witnesses.values() if key.type == COSIGNER]
    cosigned = open_note(checkpoint.note, policy.logs, witnesses)
    if checkpoint.origin != policy.logs[0].name:
        raise Unverified("the checkpoint is of %s, not %s" % (checkpoint.origin, policy.logs[0].name))
    if checkpoint.size == 0 and checkpoint.root != EMPTY_ROOT:
        raise Unverified("the checkpoint has a root that the empty tree does not have")
    return checkpoint, cosigned


def verify_checkpoint(data, policy, now):
    """A checkpoint that the log signed and the quorum has witnessed: section 8."""
    checkpoint, cosigned = signed_checkpoint(data, policy)
    times = {each.key: each.time for each in cosigned if each.time <= now + CLOCK_TOLERANCE}
    witnessed = {name: times.get(key) for name, key in policy.witnesses.items()}
    for name, (threshold, members) in policy.groups.items():        # members stand before their group
        newest = sorted((witnessed[each] for each in members if witnessed[each] is not None), reverse=True)
        witnessed[name] = newest[threshold - 1] if len(newest) >= threshold else None
    as_of = None
    if policy.quorum != b"none":
        as_of = witnessed[policy.quorum]
        if as_of is None:
            raise Unverified("the quorum %r is not met" % policy.quorum)
    return Verified(checkpoint, [Cosignature(key, times[key]) for key in policy.witnesses.values() if key in times],
                    as_of)


def check_age(verified, now, days):
    """Section 12."""
    if verified.as_of is not None and now - verified.as_of > days * 86400:
        raise Undecided("the quorum witnessed the checkpoint %d seconds ago" % (now - verified.as_of))

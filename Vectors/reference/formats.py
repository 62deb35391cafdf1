"""Keys, notes, entries, the tree, its files, and trust: SPEC.md, sections 3, 4, 6, 7 and 8."""

import datetime
import hashlib
import re
from typing import NamedTuple

from . import crypto
from .text import (ENTRY_LIMIT, KEY_FILE_LIMIT, NOTE_LIMIT, PROOF_LIMIT, Malformed, Undecided, Unsupported, Unverified,
                   check_size, check_text_hash, check_value, decimal, from_base64, is_white_space, name_key,
                   split_lines, strip_prefix, utf8)

ED25519, COSIGNER, ML_DSA_44 = 0x01, 0x04, 0x06


# --- Section 3.1: key names ---

def is_organization(name):
    labels = name.split(".")
    return (len(name) <= 253 and len(labels) >= 2
            and all(re.fullmatch("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", label) for label in labels)
            and not re.fullmatch("[0-9]+", labels[-1]))


def is_individual(name):
    domain, slash, segment = name.partition("/")
    return (is_organization(domain) and slash == "/" and segment not in (".", "..")
            and re.fullmatch("[a-z0-9._-]{1,64}", segment) is not None)


def is_key_name(name):
    return is_organization(name) or is_individual(name)


def is_origin(name):
    return re.fullmatch("[!-*,-~]{1,255}", name) is not None


# --- Section 3.2: verifier keys ---

class VerifierKey(NamedTuple):
    text: str
    name: str
    id: bytes
    type: int
    public: bytes


def is_note_key_name(name):
    """Sections 3.2 and 4: not empty, no White_Space character, no `+`."""
    return name != "" and "+" not in name and not any(map(is_white_space, name))


def parse_any_verifier_key(text):
    """`NAME+ID+KEY` of any type; only what all types have in common is checked."""
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise Malformed("a verifier key has not three parts: %r" % text[:80])
    name, key_id, key = parts
    if not is_note_key_name(name):
        raise Malformed("key name %r" % name[:80])
    if not re.fullmatch("[0-9a-f]{8}", key_id):
        raise Malformed("key ID %r is not eight hex digits" % key_id[:40])
    data = from_base64(key, "the key of %s" % name)
    if not data:
        raise Malformed("the key of %s is empty" % name)
    return VerifierKey(text, name, bytes.fromhex(key_id), data[0], data[1:])


def check_key_id(key):
    typed = bytes([key.type]) + key.public
    if hashlib.sha256(key.name.encode() + b"\n" + typed).digest()[:4] != key.id:
        raise Malformed("the ID of %s does not fit the key" % key.name)


def parse_verifier_key(text):
    """Section 3.2."""
    key = parse_any_verifier_key(text)
    if key.type not in (ED25519, COSIGNER):
        raise Unsupported("the key of %s has type 0x%02x" % (key.name, key.type))
    if len(key.public) != 32:
        raise Malformed("the key of %s is %d bytes, not 33" % (key.name, 1 + len(key.public)))
    check_key_id(key)
    return key


def parse_ed25519_key(text):
    """A verifier key of type 0x01."""
    key = parse_verifier_key(text)
    if key.type != ED25519:
        raise Malformed("the key of %s has type 0x%02x, not 0x01" % (key.name, key.type))
    return key


# --- Section 3.4: secret key files ---

def open_secret_key(data, passphrase):
    """The verifier key of a secret key file whose seed belongs to it. `passphrase` is bytes or None."""
    check_size(data, KEY_FILE_LIMIT, "the secret key file")
    lines = split_lines(utf8(data, "the secret key file"), "the secret key file")
    version = re.fullmatch("endorse-secret-key/v(0|[1-9][0-9]{0,18}) ([a-z0-9-]+)", lines[0])
    if version is None:
        raise Malformed("the first line is %r" % lines[0][:60])
    decimal(version[1], "the version")
    if version[1] != "1" or version[2] not in ("plain", "argon2id-xchacha20poly1305"):
        raise Unsupported("a secret key file %r" % lines[0][:80])
    sealed = version[2] != "plain"
    if len(lines) != (5 if sealed else 3):
        raise Malformed("%d lines" % len(lines))
    key = parse_ed25519_key(strip_prefix(lines[1], "key ", "line 2"))
    if sealed:
        seed = open_sealed_seed(lines, passphrase)
    else:
        seed = from_base64(strip_prefix(lines[2], "secret ", "line 3"), "the seed", 32)
    if crypto.public_key_of_seed(seed) != key.public:
        raise Unverified("the seed belongs to another key than %s" % key.name)
    return key


def open_sealed_seed(lines, passphrase):
    fields = strip_prefix(lines[2], "kdf ", "line 3").split(" ")
    if len(fields) != 3:
        raise Malformed("line 3 has not three values")
    passes, memory = decimal(fields[0], "the passes"), decimal(fields[1], "the memory")
    if not 1 <= passes <= 16:
        raise Malformed("%d passes, not 1 to 16" % passes)
    if not 8_192 <= memory <= 1_073_741_824:
        raise Malformed("%d bytes of memory, not 8192 to 1073741824" % memory)
    salt = from_base64(fields[2], "the salt", 16)
    nonce = from_base64(strip_prefix(lines[3], "nonce ", "line 4"), "the nonce", 24)
    sealed = from_base64(strip_prefix(lines[4], "secret ", "line 5"), "the sealed seed", 48)
    if passphrase is None:
        raise Undecided("no passphrase for a sealed key")
    additional = "".join(line + "\n" for line in lines[:4]).encode()
    key = crypto.argon2id(passphrase, salt, passes, memory // 1024, 32)
    seed = crypto.open_xchacha20poly1305(key, nonce, sealed, additional)
    if seed is None:
        raise Unverified("the seal does not open")
    return seed


# --- Section 4: notes ---

class SignatureLine(NamedTuple):
    name: str
    id: bytes
    signature: bytes


class Note(NamedTuple):
    text: str
    signatures: list


def parse_note(data):
    """Section 4, 1 to 3. Nothing is verified."""
    check_size(data, NOTE_LIMIT, "the note")
    note = utf8(data, "the note")
    for char in note:
        if char < " " and char != "\n":
            raise Malformed("the note has byte 0x%02x" % ord(char))
    if not note.endswith("\n"):
        raise Malformed("the note does not end in LF")
    split = note.rfind("\n\n")
    if split < 0:
        raise Malformed("the note has no text before an empty line")
    text, lines = note[:split + 1], note[split + 2:]
    if not lines:
        raise Malformed("the note has no signature line")
    lines = split_lines(lines, "the note")
    if len(lines) > 64:
        raise Malformed("the note has %d signature lines, more than 64" % len(lines))
    return Note(text, [parse_signature_line(line) for line in lines])


def parse_signature_line(line):
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "\u2014" or not is_note_key_name(parts[1]):
        raise Malformed("signature line %r" % line[:80])
    data = from_base64(parts[2], "the signature of %s" % parts[1])
    if len(data) < 5:
        raise Malformed("the signature of %s is %d bytes" % (parts[1], len(data)))
    return SignatureLine(parts[1], data[:4], data[4:])


def is_line_of(line, key):
    return line.name == key.name and line.id == key.id


def is_signed_by(note, line, key):
    """Whether the line has the key's name and ID, and a valid signature of it over the note's text."""
    return (is_line_of(line, key) and len(line.signature) == 64
            and crypto.is_valid_signature(key.public, note.text.encode(), line.signature))


def open_note(note, known):
    """Section 4, 4. On return at least one of the known keys, and no line of one in vain, signed the text."""
    found = []
    for key in dict.fromkeys(known):
        lines = [line for line in note.signatures if is_line_of(line, key)]
        if len(lines) > 1:
            raise Malformed("%s signed twice" % key.name)
        if lines and len(lines[0].signature) != 64:
            raise Malformed("the signature of %s is %d bytes, not 4 + 64" % (key.name, 4 + len(lines[0].signature)))
        found += [(key, line) for line in lines]
    if not found:
        raise Unverified("no line of a known key")
    for key, line in found:
        if not is_signed_by(note, line, key):
            raise Unverified("the signature of %s is not valid" % key.name)


# --- Section 6: entries ---

class UnsupportedVersion(Unsupported):
    """An entry of another version than 1."""


class Entry(NamedTuple):
    kind: str
    fields: dict        # keys are VerifierKey, `previous` is bytes, all others are text
    note: Note
    data: bytes

    def get(self, field):
        return self.fields.get(field)


# Optional fields end in `?`.
ENTRY_FIELDS = {
    "statement": ("log", "title", "text", "secretariat", "recovery?", "date", "previous?"),
    "endorsement": ("log", "text", "signatory", "kind", "role?", "key", "date", "previous?"),
    "withdrawal": ("log", "text", "key", "date", "previous?"),
    "succession": ("log", "key", "successor", "date", "previous?"),
    "revocation": ("log", "key", "reason", "date", "previous?"),
}


def parse_entry(data):
    """Section 6: the form of an entry or a submission. Its signature lines are not looked at beyond their form."""
    check_size(data, ENTRY_LIMIT, "the entry")
    note = parse_note(data)
    header, *lines = split_lines(note.text, "the entry's text")
    version = re.match("endorse/v(0|[1-9][0-9]{0,18}) ", header)
    if version is not None and decimal(version[1], "the version") != 1:
        raise UnsupportedVersion("an entry of version %s" % version[1])
    kind = strip_prefix(header, "endorse/v1 ", "the header line")
    if kind not in ENTRY_FIELDS:
        raise Malformed("header line %r" % header[:60])
    fields = {}
    for field in ENTRY_FIELDS[kind]:
        name = field.rstrip("?")
        if field != name and not (lines and lines[0].startswith(name + " ")):
            continue
        if not lines:
            raise Malformed("field `%s` is missing" % name)
        fields[name] = parse_field(name, strip_prefix(lines.pop(0), name + " ", "field `%s`" % name))
    if lines:
        raise Malformed("line %r after the fields" % lines[0][:60])
    if kind == "endorsement":
        fits = is_organization if fields["kind"] == "organization" else is_individual
        if not fits(fields["key"].name):
            raise Malformed("key name %s is not an %s's" % (fields["key"].name, fields["kind"]))
    return Entry(kind, fields, note, data)


def parse_field(name, content):
    """Section 6, the table of contents."""
    if name == "log":
        if not is_origin(content):
            raise Malformed("`log` is no origin: %r" % content[:60])
    elif name in ("title", "signatory", "role", "reason"):
        check_value(content, "`%s`" % name)
        if name in ("signatory", "role") and name_key(content) is None:
            raise Malformed("`%s` has no name key" % name)
    elif name == "text":
        check_text_hash(content, "`text`")
    elif name == "kind":
        if content not in ("organization", "individual"):
            raise Malformed("`kind` is %r" % content[:40])
    elif name == "date":
        check_date(content)
    elif name == "previous":
        return from_base64(content, "`previous`", 32)
    else:
        key = parse_ed25519_key(content)
        if not is_key_name(key.name):
            raise Malformed("`%s`: %r is no key name" % (name, key.name[:80]))
        return key
    return content


def check_date(text):
    if not re.fullmatch("2[0-9]{3}-[0-9]{2}-[0-9]{2}", text):
        raise Malformed("`date` is %r" % text[:40])
    try:
        datetime.date(*map(int, text.split("-")))
    except ValueError:
        raise Malformed("`date` is %r" % text)


# --- Section 7.1: hashes and proofs ---

PROOF_HASHES = 63
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data):
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def split_point(size):
    """The largest power of two less than the size, which is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)


def root_hash(leaves):
    """Of the tree over these leaf hashes."""
    if not leaves:
        return EMPTY_ROOT
    level = leaves
    while len(level) > 1:
        pairs = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2:]
    return level[0]


def verify_inclusion(index, size, leaf, root, proof):
    """That the leaf is number `index` in the tree of that size and root."""
    if len(proof) > PROOF_HASHES:
        raise Malformed("a proof of %d hashes" % len(proof))
    if index >= size:
        raise Malformed("index %d in a tree of size %d" % (index, size))
    if root_by_inclusion(index, size, leaf, proof) != root:
        raise Unverified("the inclusion proof leads to another root")


def root_by_inclusion(index, size, leaf, proof):
    """RFC 6962, section 2.1.1, read backwards."""
    if size == 1:
        if proof:
            raise Unverified("the inclusion proof has too many hashes")
        return leaf
    if not proof:
        raise Unverified("the inclusion proof has too few hashes")
    k = split_point(size)
    if index < k:
        return node_hash(root_by_inclusion(index, k, leaf, proof[:-1]), proof[-1])
    return node_hash(proof[-1], root_by_inclusion(index - k, size - k, leaf, proof[:-1]))


def verify_consistency(old_size, new_size, old_root, new_root, proof):
    """That the first tree is the beginning of the second."""
    if len(proof) > PROOF_HASHES:
        raise Malformed("a proof of %d hashes" % len(proof))
    if old_size > new_size:
        raise Malformed("from size %d to %d" % (old_size, new_size))
    if old_size == 0 and old_root != EMPTY_ROOT:
        raise Unverified("a root that the empty tree does not have")
    if old_size == new_size or old_size == 0:
        if proof:
            raise Unverified("the consistency proof has too many hashes")
        if old_size == new_size and old_root != new_root:
            raise Unverified("two roots for one size")
        return
    if roots_by_consistency(old_size, new_size, old_root, True, proof) != (old_root, new_root):
        raise Unverified("the consistency proof leads to other roots")


def roots_by_consistency(old_size, new_size, old_root, is_known, proof):
    """RFC 6962, section 2.1.2, read backwards: the roots of both trees. `is_known` is the b of SUBPROOF."""
    if old_size == new_size:
        if len(proof) != (0 if is_known else 1):
            raise Unverified("the consistency proof has another number of hashes")
        root = old_root if is_known else proof[0]
        return root, root
    if not proof:
        raise Unverified("the consistency proof has too few hashes")
    k, last = split_point(new_size), proof[-1]
    if old_size <= k:
        old, new = roots_by_consistency(old_size, k, old_root, is_known, proof[:-1])
        return old, node_hash(new, last)
    old, new = roots_by_consistency(old_size - k, new_size - k, old_root, False, proof[:-1])
    return node_hash(last, old), node_hash(last, new)


# --- Section 7.2: tiles and entry bundles ---

TILE_WIDTH = 256


def parse_tile_path(path):
    """Level (a number, or `entries`), index and width."""
    match = re.fullmatch(r"tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([0-9]{1,3}))?", path)
    if match is None:
        raise Malformed("tile path %r" % path[:80])
    level = match[1]
    if level != "entries":
        level = decimal(level, "the level")
        if level > 63:
            raise Malformed("level %d" % level)
    if match[2].startswith("x000"):
        raise Malformed("a leading group x000 in %r" % path[:80])
    index = int(match[2].replace("x", "").replace("/", ""))
    if index > 2 ** 63 - 1:
        raise Malformed("index %d" % index)
    width = TILE_WIDTH
    if match[3] is not None:
        width = decimal(match[3], "the width")
        if not 1 <= width <= 255:
            raise Malformed("width %d" % width)
    return level, index, width


def tile_path(level, index, width):
    groups = ["%03d" % (index % 1000)]
    while index >= 1000:
        index //= 1000
        groups.insert(0, "x%03d" % (index % 1000))
    partial = ".p/%d" % width if width < TILE_WIDTH else ""
    return "tile/%s/%s%s" % (level, "/".join(groups), partial)


def tile_widths(size):
    """Level, index and width of each tile of the tree of that size (tlog-tiles, Partial Tiles)."""
    level = 0
    while size:
        for index in range((size + TILE_WIDTH - 1) // TILE_WIDTH):
            yield level, index, min(TILE_WIDTH, size - index * TILE_WIDTH)
        size //= TILE_WIDTH
        level += 1


def parse_bundle(data, width=None):
    """The entries of a bundle, `width` of them where that is given."""
    entries, position = [], 0
    while position < len(data):
        length = int.from_bytes(data[position:position + 2], "big")
        entry = data[position + 2:position + 2 + length]
        if position + 2 > len(data) or len(entry) < length:
            raise Malformed("the bundle ends within entry %d" % len(entries))
        if not 1 <= length <= ENTRY_LIMIT:
            raise Malformed("entry %d of the bundle has %d bytes" % (len(entries), length))
        entries.append(entry)
        position += 2 + length
    if width is not None and len(entries) != width:
        raise Malformed("the bundle has %d entries, not %d" % (len(entries), width))
    return entries


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
    witnesses: dict
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
    logs, witnesses, groups, grouped, quorums = [], {}, set(), [], []
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
            check_group(values[1], values[2:], witnesses, groups)
            groups.add(values[0])
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
    return Policy(logs, witnesses, quorums[0])


def parse_log_key(octets):
    key = parse_ed25519_key(utf8(octets, "a verifier key"))
    if not is_origin(key.name):
        raise Malformed("a log's key name is no origin: %r" % key.name[:80])
    return key


def parse_witness_key(octets):
    key = parse_any_verifier_key(utf8(octets, "a verifier key"))
    if key.type == ML_DSA_44:
        if len(key.public) != 1312:
            raise Malformed("the ML-DSA-44 key of %s is %d bytes, not 1313" % (key.name, 1 + len(key.public)))
        check_key_id(key)
        return key
    key = parse_verifier_key(key.text)
    if key.type != COSIGNER:
        raise Malformed("the witness key of %s has type 0x%02x" % (key.name, key.type))
    return key


def check_new_name(name, witnesses, groups):
    if name == b"none" or name in witnesses or name in groups:
        raise Malformed("the name %r is taken" % name)


def check_group(threshold, members, witnesses, groups):
    for member in members:
        if member not in witnesses and member not in groups:
            raise Malformed("member %r is not defined" % member)
    if threshold not in (b"all", b"any"):
        if not 1 <= decimal(threshold.decode("latin-1"), "the threshold") <= len(members):
            raise Malformed("threshold %r of %d members" % (threshold, len(members)))


def check_distinct(keys):
    """No public key has two lines or two roles."""
    if len({key.public for key in keys}) != len(keys):
        raise Malformed("a public key stands in two places of the trust folder")


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


def verify_checkpoint(data, policy):
    """A checkpoint that the log signed and the quorum, here always `none`, has seen."""
    checkpoint = parse_checkpoint(data)
    open_note(checkpoint.note, policy.logs)
    if checkpoint.origin != policy.logs[0].name:
        raise Unverified("the checkpoint is of %s, not %s" % (checkpoint.origin, policy.logs[0].name))
    if checkpoint.size == 0 and checkpoint.root != EMPTY_ROOT:
        raise Unverified("the checkpoint has a root that the empty tree does not have")
    if policy.quorum != b"none":
        raise Unsupported("quorum %r" % policy.quorum)
    return checkpoint


# --- Section 11: one endorsement offline ---

class Proof(NamedTuple):
    extra: bytes
    index: int
    hashes: list
    checkpoint: bytes


def parse_proof(data):
    """Section 11, 1: a tlog-proof with `extra`."""
    check_size(data, PROOF_LIMIT, "the proof file")
    head, empty, checkpoint = data.partition(b"\n\n")
    lines = utf8(head, "the proof").split("\n")
    version = re.fullmatch("c2sp.org/tlog-proof@v(0|[1-9][0-9]{0,18})", lines[0])
    if version is None:
        raise Malformed("the first line of the proof is %r" % lines[0][:60])
    if version[1] != "1":
        raise Unsupported("a proof of version %s" % version[1])
    if not empty or len(lines) < 3:
        raise Malformed("the proof has not all its lines")
    extra = from_base64(strip_prefix(lines[1], "extra ", "line 2 of the proof"), "`extra`")
    if not extra:
        raise Malformed("`extra` is empty")
    check_size(extra, ENTRY_LIMIT, "the entry")
    index = decimal(strip_prefix(lines[2], "index ", "line 3 of the proof"), "`index`")
    if len(lines) - 3 > PROOF_HASHES:
        raise Malformed("a proof of %d hashes" % (len(lines) - 3))
    hashes = [from_base64(line, "a hash of the proof", 32) for line in lines[3:]]
    return Proof(extra, index, hashes, checkpoint)


def verify_proof(data, trust, text=None):
    """Section 11. The entry that is in the log; `text` is the hash of a given text or None."""
    proof = parse_proof(data)                                                           # 1
    checkpoint = verify_checkpoint(proof.checkpoint, trust.policy)                      # 2
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

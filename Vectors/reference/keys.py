"""Key names, verifier keys and secret key files: SPEC.md, sections 3.1, 3.2 and 3.4."""

import hashlib
import re
from typing import NamedTuple

from . import crypto
from .text import (KEY_FILE_LIMIT, Malformed, Undecided, Unsupported, Unverified, check_size, decimal, from_base64,
                   is_white_space, split_lines, strip_prefix, utf8)

ED25519, COSIGNER, ML_DSA_44 = 0x01, 0x04, 0x06
KEY_LENGTHS = {ED25519: 32, COSIGNER: 32, ML_DSA_44: 1_312}


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


def split_verifier_key(text):
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


def check_length_and_id(key):
    if len(key.public) != KEY_LENGTHS[key.type]:
        raise Malformed("the key of %s has %d bytes, not %d" % (key.name, len(key.public), KEY_LENGTHS[key.type]))
    typed = bytes([key.type]) + key.public
    if hashlib.sha256(key.name.encode() + b"\n" + typed).digest()[:4] != key.id:
        raise Malformed("the ID of %s does not fit the key" % key.name)


def parse_verifier_key(text):
    """A verifier key where no certain type is asked for."""
    key = split_verifier_key(text)
    if key.type not in (ED25519, COSIGNER):
        raise Unsupported("the key of %s has type 0x%02x" % (key.name, key.type))
    check_length_and_id(key)
    return key


def parse_key_of_type(text, *types):
    """A verifier key where one of these types is asked for: every other one is malformed."""
    key = split_verifier_key(text)
    if key.type not in types:
        raise Malformed("the key of %s has type 0x%02x" % (key.name, key.type))
    check_length_and_id(key)
    return key


def parse_ed25519_key(text):
    return parse_key_of_type(text, ED25519)


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

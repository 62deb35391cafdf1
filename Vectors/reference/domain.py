"""Domain proofs: SPEC.md, section 3.5, steps 3 to 5."""

import datetime
import re

from . import keys
from .text import Malformed, Undecided, Unverified, check_size, split_lines, strip_prefix, utf8

SIZE_LIMIT, KEY_LIMIT = 32_768, 64


def verify_domain(data, host, key, now):
    """That the file `data`, which `host` published, names `key`, a verifier key's text."""
    fields = {"Canonical": [], "Key": [], "Expires": []}
    for line in lines_of(data):
        if line and not line.startswith("#"):
            name = line.partition(":")[0]
            if name not in fields:
                raise Malformed("no such field: %r" % line[:60])
            fields[name].append(strip_prefix(line, name + ": ", "the line"))
    if fields["Canonical"] != ["https://%s/.well-known/endorsement-keys.txt" % host]:
        raise Malformed("Canonical: %r" % fields["Canonical"])
    if not 1 <= len(fields["Key"]) <= KEY_LIMIT or len(set(fields["Key"])) != len(fields["Key"]):
        raise Malformed("%d keys, or one twice" % len(fields["Key"]))
    for each in map(keys.parse_ed25519_key, fields["Key"]):
        if each.name != host and not (keys.is_individual(each.name) and each.name.startswith(host + "/")):
            raise Malformed("a key of %s" % each.name)
    if len(fields["Expires"]) != 1:
        raise Malformed("%d Expires" % len(fields["Expires"]))
    if seconds(fields["Expires"][0]) <= now:
        raise Undecided("expired at %s" % fields["Expires"][0])
    if key not in fields["Key"]:
        raise Unverified("names other keys")


def lines_of(data):
    check_size(data, SIZE_LIMIT, "the domain proof")
    content = utf8(data, "the domain proof").replace("\r\n", "\n")
    if re.search("[\0-\x09\x0b-\x1f]", content):
        raise Malformed("a control character")
    return split_lines(content, "the domain proof")


def seconds(written):
    if not re.fullmatch("2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", written, re.ASCII):
        raise Malformed("Expires: %r" % written[:60])
    try:
        time = datetime.datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)
    except ValueError:
        raise Malformed("no such time: %r" % written)
    # strptime takes the seconds 60 and 61.
    if int(written[17:19]) > 59:
        raise Malformed("a leap second: %r" % written)
    return int(time.timestamp())

"""What a witness answers: SPEC.md, sections 7.9 and 7.10."""

from . import tree, trust
from .notes import is_line_of, open_note
from .text import Malformed, Refusal, check_size, decimal, from_base64, strip_prefix, utf8

REQUEST_LIMIT = 24 + 63 * 45 + 1 + 65536


def parse_request(data):
    """The old size, the hashes of the proof, and the checkpoint."""
    check_size(data, REQUEST_LIMIT, "the request")
    head, empty, checkpoint = data.partition(b"\n\n")
    if not empty:
        raise Malformed("the request has no empty line")
    for byte in head:
        if byte < 0x20 and byte != 0x0A:
            raise Malformed("the request has byte 0x%02x" % byte)
    old, *hashes = utf8(head, "the request").split("\n")
    size = decimal(strip_prefix(old, "old ", "the request"), "the old size")
    if len(hashes) > 63:
        raise Malformed("the request has %d proof lines" % len(hashes))
    return size, [from_base64(each, "a proof line", 32) for each in hashes], trust.parse_checkpoint(checkpoint)


def status_of(data, logs, latest):
    """`latest` is the size and the root that were cosigned last, or None. All keys are of one log."""
    try:
        old, hashes, checkpoint = parse_request(data)
    except Malformed:
        return 400
    if checkpoint.origin != logs[0].name:
        return 404
    try:
        open_note(checkpoint.note, logs)
    except Refusal:
        return 403
    if old > checkpoint.size or sum(is_line_of(line, key) for line in checkpoint.note.signatures for key in logs) == 64:
        return 400
    size, root = latest or (0, tree.EMPTY_ROOT)
    if old != size:
        return 409
    if checkpoint.size == 0 and checkpoint.root != tree.EMPTY_ROOT:
        return 422
    try:
        tree.verify_consistency(size, checkpoint.size, root, checkpoint.root, hashes)
    except Refusal:
        return 422
    return 200

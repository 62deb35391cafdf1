"""Vectors are collected here, and written at the end."""

FILES = {}


def vector(path, expect, comment, body, *fields):
    """One vector: `path` without its extension, `fields` pairs of a name and a value."""
    assert expect in ('accept', 'malformed', 'unverified', 'unsupported', 'undecided'), expect
    assert path + '.vector' not in FILES, path
    if isinstance(body, str):
        body = body.encode()
    head = ['endorse-vector/1', 'expect: ' + expect, 'comment: ' + comment]
    head += ['%s: %s' % field for field in fields]
    assert not any('\n' in line for line in head), path
    FILES[path + '.vector'] = ('\n'.join(head) + '\n\n').encode() + body

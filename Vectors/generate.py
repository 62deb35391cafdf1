"""Makes all vectors, the demonstration keys and the example log anew; nothing changes if nothing changed.

The verdicts are written in the tables of generator/, by hand, from SPEC.md; the inputs are computed there. What an earlier
run made and this one does not is removed.
"""

import pathlib
import sys

sys.dont_write_bytecode = True

from generator import (cases_domain, cases_ed25519, cases_entry, cases_evidence, cases_keys, cases_lists, cases_note, cases_pages, cases_proof, cases_reading, cases_rules, cases_text,
                       cases_tree, cases_trust, cases_witness, example, histories, keys, vectors)

FOLDER = pathlib.Path(__file__).resolve().parent


def all_files():
    """Every file, by its path below this folder."""
    for module in (cases_ed25519, cases_keys, cases_domain, cases_note, cases_text, cases_entry, cases_tree, cases_trust, cases_witness, histories, cases_rules, cases_proof,
                   cases_lists, cases_reading, cases_pages, cases_evidence, example):
        module.cases()
    files = dict(vectors.FILES)
    files.update(('keys/' + name, text.encode()) for name, text in keys.files())
    files.update(example.files())
    return files


def made_before():
    """The files that earlier runs may have made."""
    for pattern in ('*/*.vector', 'keys/*.skey', 'keys/*.vkey', 'log/**/*', 'texts/*'):
        yield from (path for path in FOLDER.glob(pattern) if path.is_file())


def main():
    files = {(FOLDER / path).resolve(): data for path, data in all_files().items()}
    for path in sorted(made_before()):
        if path.resolve() not in files:
            path.unlink()
            print('removed', path.relative_to(FOLDER))
    for path, data in sorted(files.items()):
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print('wrote', path.name if FOLDER not in path.parents else path.relative_to(FOLDER))
    print('%d vectors' % len(vectors.FILES))


if __name__ == '__main__':
    main()

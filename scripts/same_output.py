"""Does a change that should only make the coder faster leave every record as it was?

    python scripts/same_output.py compare FOLDER DOCS...           with another version at hand
    python scripts/same_output.py record /tmp/before.tsv DOCS...   before the change
    python scripts/same_output.py check /tmp/before.tsv DOCS...    after it

Comes in: documents, and the folder in which the other version's package stands: `src` of another checkout,
or `build/compiled` (`make compile`). Goes out: a line per document, its id and a digest of its records as
JSONL; on `compare` and `check` the ids of documents whose records differ, and exit code 1 where there are
any, 2 where something can't be used. It doesn't say what has changed: `dienbien code` of that page by both
versions does.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from given import documents, end, text_of, told

import dienbien
from dienbien.coding import code_document
from dienbien.records import encode_record


def digests(inputs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The id of each document and a digest of its records."""
    for document in documents(inputs):
        lines = b"\n".join(encode_record(record) for record in code_document(document))
        yield document.id, hashlib.blake2b(lines, digest_size=16).hexdigest()


def record(path: Path, inputs: Sequence[str]) -> int:
    """Write the digests to a file."""
    lines = [f"{name}\t{digest}" for name, digest in digests(inputs)]
    with told():
        path.write_text("\n".join(lines), encoding="utf-8")
    print(f"{len(lines)} documents by {Path(dienbien.__file__).parent}")
    return 0


def check(path: Path, inputs: Sequence[str]) -> int:
    """Compare with the digests in a file; 1 where one differs."""
    before = text_of(path).split("\n")
    lines = [f"{name}\t{digest}" for name, digest in digests(inputs)]
    changed = sorted(set(before) ^ set(lines))
    for line in dict.fromkeys(line.partition("\t")[0] for line in changed):
        print(line)
    print(f"{len(lines)} documents, {'no record changed' if not changed else 'records changed'}")
    return 1 if changed else 0


def compare(folder: Path, inputs: Sequence[str]) -> int:
    """Compare with the version whose package stands in a folder; 1 where a digest differs."""
    if not (folder / "dienbien" / "__init__.py").is_file():
        end(f"{folder}: no package dienbien is there")
    with tempfile.TemporaryDirectory() as scratch:
        theirs = Path(scratch) / "theirs.tsv"
        command = [sys.executable, __file__, "record", str(theirs), *inputs]
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(folder.resolve())}, check=False)
        if done.returncode:
            raise SystemExit(done.returncode)  # which has said why
        return check(theirs, inputs)


ACTIONS = {"compare": compare, "record": record, "check": check}


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument asks for."""
    if len(arguments) < 3 or arguments[0] not in ACTIONS:
        end(__doc__)
    return ACTIONS[arguments[0]](Path(arguments[1]), arguments[2:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Does a change that should only make the coder faster leave every record as it was?

    python scripts/same_output.py record /tmp/before.tsv DOCS.jsonl...    before the change
    python scripts/same_output.py check /tmp/before.tsv DOCS.jsonl...     after it

Comes in: documents. Goes out: a line per document, its id and a digest of its records as JSONL; on `check`
the ids of documents whose records have changed, and exit code 1 where there are any. It doesn't say what
has changed: `dienbien code` of that page by both versions does.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dienbien.coding import code_document
from dienbien.reading import read
from dienbien.records import Document, encode_record


def digests(inputs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The id of each document and a digest of its records."""
    for found in read(inputs):
        if isinstance(found, Document):
            lines = b"\n".join(encode_record(record) for record in code_document(found))
            yield found.id, hashlib.blake2b(lines, digest_size=16).hexdigest()


def main(arguments: Sequence[str]) -> int:
    """Write the digests, or compare with those written before."""
    if len(arguments) < 3 or arguments[0] not in {"record", "check"}:
        raise SystemExit(__doc__)
    path, inputs = Path(arguments[1]), arguments[2:]
    lines = [f"{name}\t{digest}" for name, digest in digests(inputs)]
    if arguments[0] == "record":
        path.write_text("\n".join(lines), encoding="utf-8")
        print(f"{len(lines)} documents")
        return 0
    before = path.read_text(encoding="utf-8").split("\n")
    changed = sorted(set(before) ^ set(lines))
    for line in dict.fromkeys(line.partition("\t")[0] for line in changed):
        print(line)
    print(f"{len(lines)} documents, {'no record changed' if not changed else 'records changed'}")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The documents that a measurement is given.

Comes in: names of inputs as for `dienbien code`. Goes out: their documents, one after the other; what can't
be read is named on standard error, and where nothing can the measurement ends with exit code 2.
"""

import sys
from collections.abc import Iterator, Sequence

from dienbien.reading import read
from dienbien.records import Document


def documents_in(inputs: Sequence[str], published: str | None = None) -> Iterator[Document]:
    """All documents of inputs, in order; `published` (ISO 8601) is the date of those that have none."""
    is_empty = True
    for found in read(inputs, published=published):
        if isinstance(found, Document):
            is_empty = False
            yield found
        else:
            print(found, file=sys.stderr)
    if is_empty:
        print("no documents; name one or more files of document JSONL", file=sys.stderr)
        raise SystemExit(2)

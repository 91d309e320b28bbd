"""Gold for `dienbien evaluate` from what an analyst judged (docs/evaluation.md).

Comes in: documents that an analyst is done with, and their verdicts that stand. Goes out: document JSONL and
gold JSONL. A document without a record in the gold is one in which there is nothing to code.
"""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

import msgspec

from dienbien.records import Document, Record, encode_record
from dienbien.review.verdict import Verdict

_ENCODER = msgspec.json.Encoder()


class GoldPage(msgspec.Struct, frozen=True, kw_only=True):
    """A document all of whose records an analyst (`author`) judged, with the records that it should have."""

    document: Document
    author: str
    records: tuple[Record, ...]


def gold_of(document: Document, author: str, verdicts: Sequence[Verdict]) -> GoldPage:
    """The gold of a document by an author's verdicts that stand and are about its text, in its order."""
    named = (one.result for one in verdicts if one.author == author and one.kind not in ("done", "undo"))
    records = sorted(
        (msgspec.structs.replace(record, doc=document.id) for record in named if record is not None),
        key=lambda record: (record.trigger.start, record.id),
    )
    return GoldPage(document=document, author=author, records=tuple(records))


def write_docs(pages: Iterable[GoldPage], stream: BinaryIO) -> int:
    """One line a document, as it was coded (a day that it prints of itself as given); gives how many."""
    count = 0
    for page in pages:
        document = page.document
        published = document.published or document.dated
        line = msgspec.structs.replace(document, published=published, dated=None, raw=None)
        stream.write(_ENCODER.encode(line) + b"\n")
        count += 1
    return count


def write_gold(pages: Iterable[GoldPage], stream: BinaryIO) -> int:
    """One line a record, with the fields of `dienbien schema`; gives how many."""
    count = 0
    for page in pages:
        for record in page.records:
            stream.write(encode_record(record) + b"\n")
            count += 1
    return count

"""From a page as it was found to what is written of it, in this process or another.

Comes in: pages, how they are read to the end and coded. Goes out: their records as lines, or beside the
document where the output needs both. What goes from process to process is as little as the output allows.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dienbien.cli.output import json_line
from dienbien.records import Document, Record

if TYPE_CHECKING:
    from dienbien.defects import Coding
    from dienbien.reading import Skipped
    from dienbien.reading.documents import Page
    from dienbien.reading.found import Options


class Lines(NamedTuple):
    """The records of a page as JSON lines, and how many."""

    text: bytes
    number: int


class Coded(NamedTuple):
    """A document and its records."""

    document: Document
    records: list[Record]

    @property
    def number(self) -> int:
        """How many records."""
        return len(self.records)


class Wanted(NamedTuple):
    """How pages are read to the end, and what of them is wanted: records of a confidence, as lines or not."""

    options: "Options"
    min_confidence: float
    as_lines: bool


Making = Callable[["Page"], "Lines | Coded | Skipped"]


def making(coding: "Coding", wanted: Wanted) -> Making:
    """How to make that of a page, with a coder."""
    return partial(_made, coding, wanted)


def _made(coding: "Coding", wanted: Wanted, page: "Page") -> "Lines | Coded | Skipped":
    from dienbien.reading import Skipped

    document = page.kept(wanted.options)
    if isinstance(document, Skipped):
        return document
    records = [record for record in coding(document) if record.confidence >= wanted.min_confidence]
    if wanted.as_lines:
        return Lines(b"".join(map(json_line, records)), len(records))
    return Coded(document, records)

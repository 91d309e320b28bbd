"""Records as flat CSV for spreadsheets: one row per record, lists joined with `; `.

Comes in: records. Goes out: UTF-8 CSV with a header line. A text cell that a spreadsheet could take for a
formula is prefixed with `'`. What nests (offsets of entities, further mentions) is left to JSONL.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from dienbien.cli.words import entity_name, loss_words
from dienbien.records import Document, Entity, Record
from dienbien.safe import text_cell

COLUMNS = (
    "doc",
    "id",
    "event",
    "mode",
    "status",
    "date",
    "actor",
    "actor_country",
    "actor_sector",
    "recipient",
    "recipient_country",
    "recipient_sector",
    "place",
    "place_country",
    "lat",
    "lon",
    "precision",
    "sources",
    "losses",
    "zone",
    "contexts",
    "confidence",
    "trigger",
    "start",
    "end",
    "mention",
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Cell = str | int | float | None


class CsvWriter:
    """A header line, then a row per record."""

    def __init__(self, stream: BinaryIO, byte_order_mark: bool) -> None:
        """Write the header. Excel needs the byte order mark to read a file's Vietnamese letters."""
        self._stream = stream
        if byte_order_mark:
            stream.write(_BYTE_ORDER_MARK)
        stream.write(csv_lines([COLUMNS]))
        stream.flush()

    def write(self, document: Document, records: Sequence[Record]) -> None:
        """Write one row per record."""
        if records:
            self._stream.write(csv_lines(csv_row(record) for record in records))
            self._stream.flush()

    def close(self) -> None:
        """Nothing stands at the end."""


def csv_row(record: Record) -> list[Cell]:
    """The cells of a record, in the order of `COLUMNS`, safe to open in a spreadsheet."""
    place = record.place
    mention = record.mention
    return [
        text_cell(record.doc),
        text_cell(record.id),
        record.event,
        record.mode,
        record.status,
        record.date,
        *_entities(record.actor),
        *_entities(record.recipient),
        text_cell(place.name) if place else None,
        place.country if place else None,
        place.lat if place else None,
        place.lon if place else None,
        place.precision if place else None,
        text_cell("; ".join(entity_name(entity) for entity in record.sources)),
        text_cell("; ".join(loss_words(loss) for loss in record.losses)),
        record.zone,
        "; ".join(record.contexts),
        record.confidence,
        text_cell(record.trigger.text),
        record.trigger.start,
        record.trigger.end,
        text_cell(mention.text),
    ]


def _entities(entities: Sequence[Entity]) -> list[Cell]:
    return [
        text_cell("; ".join(entity_name(entity) for entity in entities)),
        text_cell("; ".join(entity.country or "" for entity in entities)),
        "; ".join(entity.sector for entity in entities),
    ]


def csv_lines(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows of cells as lines of CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")

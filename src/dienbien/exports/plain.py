"""Events as CSV and as JSON lines.

Comes in: events. Goes out: UTF-8, row by row. In CSV lists are joined with `; `, and a text that a
spreadsheet would calculate has `'` before it; JSON lines keep an event as it is.
"""

import csv
import io
from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from dienbien.exports.columns import Level, columns_of, joined, rows_of
from dienbien.exports.written import Written
from dienbien.linking.events import Event
from dienbien.safe import escape_unsafe, text_cell

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_csv(
    events: Iterable[Event], stream: BinaryIO, level: Level = "events", byte_order_mark: bool = False
) -> Written:
    """A header, then a row an event or a report. Excel reads the letters right with a byte order mark."""
    columns = columns_of(level)
    stream.write(_BYTE_ORDER_MARK if byte_order_mark else b"")
    stream.write(csv_line(column.name for column in columns))
    count = 0
    for row in rows_of(events, level):
        stream.write(csv_line(joined(row, columns).values()))
        count += 1
    return Written(count)


def csv_line(cells: Iterable[Any]) -> bytes:
    """Cells as a line of CSV, texts in it safe to open in a spreadsheet."""
    text = io.StringIO()
    safe = (text_cell(cell) if isinstance(cell, str) else cell for cell in cells)
    csv.writer(text, lineterminator="\n").writerow(safe)
    return text.getvalue().encode("utf-8", errors="replace")


def write_jsonl(events: Iterable[Event], stream: BinaryIO, level: Level = "events") -> Written:
    """One JSON object a line: an event without its reports, or a report with its event, page and record."""
    encoder = msgspec.json.Encoder()
    count = 0
    for event in events:
        for thing in [_alone(event)] if level == "events" else _reports(event):
            stream.write(escape_unsafe(encoder.encode(thing)) + b"\n")
            count += 1
    return Written(count)


def _alone(event: Event) -> dict[str, Any]:
    members = msgspec.structs.asdict(event)
    del members["reports"]
    return members


def _reports(event: Event) -> Iterable[dict[str, Any]]:
    for told in event.reports:
        members = msgspec.structs.asdict(told)
        del members["signature"]
        yield {"event_id": event.id, **members}

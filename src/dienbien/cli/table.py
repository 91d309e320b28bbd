"""Records as a table for people: colours on a terminal, plain text elsewhere.

Comes in: documents with their records. Goes out: one table per document, with all columns apart where the
line is wide and grouped into four where it is not. Page text is shown as plain words, never as markup.
"""

import io
import shutil
from collections.abc import Sequence
from typing import BinaryIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dienbien.cli.words import (
    act_words,
    entity_code,
    entity_name,
    excerpt,
    loss_words,
    source_words,
    title_of,
)
from dienbien.records import Document, Entity, Record
from dienbien.records.quads import QUAD_OF_EVENT, Quad
from dienbien.safe import one_line

_WIDE = 150
_WIDTHS = range(60, 201)
_WIDTH_ELSEWHERE = 100
_QUAD_STYLES: dict[Quad, str] = {
    "verbal cooperation": "green",
    "material cooperation": "green",
    "verbal conflict": "yellow",
    "material conflict": "red",
}
_STYLE_OF_STATE = "cyan"


class TableWriter:
    """A heading and a table per document, and a count of all at the end."""

    def __init__(self, stream: BinaryIO) -> None:
        """Write to the stream, as wide as the terminal, or as `COLUMNS` says, within 60 to 200 columns."""
        self._stream = stream
        self._terminal = stream.isatty()
        self._width = terminal_width()
        self._documents = self._records = self._empty = 0

    def write(self, document: Document, records: Sequence[Record]) -> None:
        """Write the document's heading and table; a document without records gets one line."""
        self._documents += 1
        self._records += len(records)
        self._empty += not records
        self._print(_heading(document, records), *([_table(records, self._width)] if records else []))

    def close(self) -> None:
        """Write the counts."""
        counts = f"{_plural(self._records, 'record')} in {_plural(self._documents, 'document')}"
        empty = f", {self._empty} without any" if self._empty else ""
        self._print(Text(counts + empty, style="dim"))

    def _print(self, *parts: Text | Table) -> None:
        self._stream.write(render(parts, self._width, self._terminal))
        self._stream.flush()


def terminal_width() -> int:
    """Columns to write in: those of the terminal or of `COLUMNS`, 100 where neither says."""
    columns = shutil.get_terminal_size((_WIDTH_ELSEWHERE, 24)).columns
    return min(max(columns, _WIDTHS.start), _WIDTHS.stop - 1)


def render(parts: Sequence[Text | Table], width: int, terminal: bool) -> bytes:
    """The parts one below the other as UTF-8, with colour codes only for a terminal that wants them."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=True if terminal else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    lines = (line.rstrip() for line in out.getvalue().split("\n"))
    return "\n".join(lines).encode("utf-8", errors="replace")


def _heading(document: Document, records: Sequence[Record]) -> Text:
    heading = Text("\n")
    heading.append(one_line(document.id), style="bold")
    if document.day:
        heading.append(f" · {one_line(document.day)}")
    heading.append(f" · {title_of(document)}")
    if not records:
        heading.append(" · nothing to code", style="dim")
    return heading


def _table(records: Sequence[Record], width: int) -> Table:
    table = Table(
        box=box.HORIZONTALS, show_lines=True, expand=True, width=width, pad_edge=False, header_style="bold"
    )
    if width >= _WIDE:
        _wide_columns(table, records)
    else:
        _narrow_columns(table, records, width)
    return table


def _wide_columns(table: Table, records: Sequence[Record]) -> None:
    """Columns of one word of a list, or of a date, are as wide as the longest; the others share the rest."""
    table.add_column("Who", ratio=4, overflow="fold")
    table.add_column("What", width=14, overflow="fold")
    table.add_column("To whom", ratio=4, overflow="fold")
    table.add_column("When", width=13, overflow="fold")
    table.add_column("Where", ratio=3, overflow="fold")
    table.add_column("Status", width=12, overflow="fold")
    table.add_column("Losses", ratio=4, overflow="fold")
    table.add_column("Who says so", ratio=3, overflow="fold")
    table.add_column("The words", ratio=9)
    for record in records:
        table.add_row(
            _people(record.actor),
            _act(record),
            _people(record.recipient),
            _date(record),
            _place(record),
            _status(record),
            _losses(record),
            Text(source_words(record.sources)),
            _quote(record, 220),
            style=_row_style(record),
        )


def _narrow_columns(table: Table, records: Sequence[Record], width: int) -> None:
    table.add_column("When, where", width=13, overflow="fold")
    table.add_column("Who did what to whom", ratio=3)
    table.add_column("Losses, who says so", ratio=2)
    table.add_column("The words", ratio=3)
    for record in records:
        said = Text(f"says {source_words(record.sources)}") if record.sources else Text()
        table.add_row(
            _stack(_date(record), _place(record)),
            _stack(_people(record.actor), _act_and_status(record), _to(record)),
            _stack(_losses(record), said),
            _quote(record, width),
            style=_row_style(record),
        )


def _stack(*parts: Text) -> Text:
    return Text("\n").join(part for part in parts if part)


def _people(entities: Sequence[Entity]) -> Text:
    people = []
    for entity in entities:
        person = Text(entity_name(entity), style="bold")
        person.append(f" {entity_code(entity)}", style="not bold dim")
        people.append(person)
    return Text("\n").join(people)


def _to(record: Record) -> Text:
    return Text.assemble("→ ", _people(record.recipient)) if record.recipient else Text()


def _act(record: Record) -> Text:
    quad = QUAD_OF_EVENT.get(record.event)
    return Text(act_words(record), style=_QUAD_STYLES[quad] if quad else _STYLE_OF_STATE)


def _act_and_status(record: Record) -> Text:
    return Text(" · ").join([_act(record), _status(record)])


def _date(record: Record) -> Text:
    """The date; a long interval is broken after its slash."""
    return Text((record.date or "").replace("/", "/\n" if len(record.date or "") > 13 else "/"))


def _place(record: Record) -> Text:
    place = record.place
    if place is None:
        return Text()
    where = Text(one_line(place.name))
    if place.country:
        where.append(f" {place.country}", style="dim")
    return where


def _status(record: Record) -> Text:
    return Text(record.status, style="dim" if record.status == "occurred" else "magenta")


def _losses(record: Record) -> Text:
    return Text("\n").join(Text(loss_words(loss)) for loss in record.losses)


def _quote(record: Record, most: int) -> Text:
    before, trigger, after = excerpt(record.mention, record.trigger, most)
    quote = Text(f"{record.zone} ", style="dim")
    quote.append(f"“{before}", style="not dim")
    quote.append(trigger, style="not dim bold underline")
    quote.append(f"{after}”", style="not dim")
    return quote


def _row_style(record: Record) -> str:
    return "dim" if record.zone == "teaser" else ""


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"

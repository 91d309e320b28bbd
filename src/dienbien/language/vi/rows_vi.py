"""The Vietnamese tables: which file holds which kind of phrase, and what its columns must be.

Comes in: the name of a table. Goes out: its checked rows. What stands in running text is found by `lexicon`,
what code asks for by kind is in `tables_vi`.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

from dienbien.language.entries import Entry, Kind
from dienbien.language.lexicon import entries_of
from dienbien.language.tables import Row, TableError, read_table
from dienbien.records import EventType, Precision, Sector

FOLDER = Path(__file__).parent / "tables"

EXAMPLES = ("example", "counter")
"""Columns that every table may have."""
_ACT_COLUMNS = ("phrase", "event", "mode", "form", "frame", "content")
_FILES: tuple[tuple[str, Kind, tuple[str, ...], tuple[str, ...]], ...] = (
    ("acts_verbal.tsv", "act", _ACT_COLUMNS, ()),
    ("acts_material.tsv", "act", _ACT_COLUMNS, ()),
    ("acts_both.tsv", "act", _ACT_COLUMNS, ()),
    ("topics.tsv", "topic", ("phrase", "topic"), ()),
    ("stops.tsv", "stop", ("phrase",), ()),
    ("speech.tsv", "speech", ("phrase", "kind"), ()),
    ("cues.tsv", "cue", ("phrase", "kind", "value"), ()),
    ("motions.tsv", "act", _ACT_COLUMNS, ()),
    ("anaphors.tsv", "anaphor", ("phrase", "kind"), ("sectors",)),
    ("countries.tsv", "country", ("phrase", "country", "kind"), ("name", "strict")),
    ("organizations.tsv", "organization", ("phrase", "name", "sector", "kind"), ("country",)),
    ("persons.tsv", "person", ("phrase", "name", "sector"), ("country", "office", "from", "to")),
    ("offices.tsv", "office", ("phrase", "sector", "kind"), ()),
    ("bodies.tsv", "body", ("phrase", "sector", "kind"), ()),
    ("crowds.tsv", "crowd", ("phrase", "sector", "what"), ()),
    ("losses.tsv", "loss", ("phrase", "kind", "side"), ("what",)),
    ("lossnouns.tsv", "lossnoun", ("phrase", "what"), ()),
    ("placenouns.tsv", "placenoun", ("phrase", "precision"), ()),
)
_GRAMMAR = frozenset({"cues.tsv", "anaphors.tsv"})
"""Tables whose words code knows by kind and value: they can't be extended from outside."""


class TableShape(NamedTuple):
    """A table: its file, the kind of its phrases, and its columns."""

    file: str
    kind: Kind
    required: tuple[str, ...]
    optional: tuple[str, ...]


def extensible() -> tuple[TableShape, ...]:
    """The tables that a user may add rows to, in the order in which their readings count."""
    return tuple(TableShape(*table) for table in _FILES if table[0] not in _GRAMMAR)


_LISTS: tuple[tuple[str, None, tuple[str, ...], tuple[str, ...]], ...] = (
    ("demands.tsv", None, ("phrase", "mode"), ()),
    ("threats.tsv", None, ("phrase", "mode"), ()),
    ("markers.tsv", None, ("phrase", "kind"), ()),
    ("tolls.tsv", None, _ACT_COLUMNS, ()),
    ("accords.tsv", None, ("phrase", "kind", "value"), ()),
    ("numbers.tsv", None, ("phrase", "kind", "value"), ()),
    ("times.tsv", None, ("phrase", "kind", "value"), ()),
)
"""Tables that are not in the lexicon: their words are looked up near an act, a number or a date."""


_ALLOWED: dict[str, frozenset[str]] = {
    "event": frozenset(get_args(EventType)),
    "sector": frozenset(get_args(Sector)),
    "precision": frozenset(get_args(Precision)),
    "form": frozenset({"verb", "noun"}),
    "frame": frozenset({"object", "to", "joint", "none", "clash", "mediate", "suffer", "blame", "host"}),
    "content": frozenset({"-", "opaque", "claim", "report", "both"}),
}
"""What may stand in a column that code decides by; other columns hold words and names."""


def checked(rows: list[Row]) -> list[Row]:
    """The rows, if all values that code decides by are known. Raises `TableError` for the first other."""
    for row in rows:
        for column, allowed in _ALLOWED.items():
            if column in row.values and row[column] not in allowed:
                known = ", ".join(sorted(allowed))
                raise TableError(f"{row.where}: {column} {row[column]!r} is not known; use one of {known}")
    return rows


@cache
def rows_of(name: str) -> list[Row]:
    """The checked rows of one table by file name, read once per process. Raises `TableError`."""
    for file, _, required, optional in (*_FILES, *_LISTS):
        if file == name:
            return checked(read_table(FOLDER / file, required, (*optional, *EXAMPLES)))
    raise KeyError(name)


def all_entries() -> Iterator[tuple[str, Entry]]:
    """Every folded spelling of every table with its entry. Raises `TableError` for a bad table."""
    for file, kind, required, optional in _FILES:
        yield from entries_of(kind, checked(read_table(FOLDER / file, required, (*optional, *EXAMPLES))))

"""Tables of a user's own, beside the built-in ones: same file names, same columns, checked row by row.

Comes in: a directory. Goes out: `ExtraTables`: rows with their entries, and what is taken away from the
built-in tables. Only tables whose words are found in running text can be extended; grammar is bound to code
(docs/tables.md).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dienbien.gazetteer import country
from dienbien.language.entries import Entry
from dienbien.language.lexicon import entries_of
from dienbien.language.tables import Row, TableError, read_table, variants
from dienbien.language.text import fold_phrase
from dienbien.language.vi.areas_vi import AREA_COLUMNS, AREAS, area_entries
from dienbien.language.vi.rows_vi import EXAMPLES, TableShape, checked, extensible, rows_of

REMOVED = "removed.tsv"
"""The table of what to take away: `table` and `phrase`."""
_BESIDE = (".md", ".txt")
_CLOSED = frozenset({"kind", "mode", "what", "side", "topic", "strict"})
"""Columns in which only what a built-in row has makes sense, since code asks for it."""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
_ACTS = ("acts_verbal.tsv", "acts_material.tsv", "acts_both.tsv")


@dataclass(frozen=True, slots=True)
class ExtraTables:
    """Rows to add, in the order of the files, with their spellings; spellings to take away, by table."""

    rows: tuple[Row, ...]
    entries: tuple[tuple[str, Entry], ...]
    removed: frozenset[tuple[str, str]]


def read_extra(folder: Path) -> ExtraTables:
    """The tables of a directory. Raises `TableError` naming file and line of whatever can't be used."""
    paths = _tables_in(folder)
    rows: list[Row] = []
    entries: list[tuple[str, Entry]] = []
    for shape in extensible():
        path = paths.pop(shape.file, None)
        if path is not None:
            found = _read(path, shape)
            rows += found
            entries += entries_of(shape.kind, found)
    if AREAS in paths:
        found = _read_areas(paths.pop(AREAS))
        rows += found
        entries += area_entries(found)
    removed = frozenset(_removals(paths.pop(REMOVED))) if REMOVED in paths else frozenset()
    for path in paths.values():
        known = ", ".join([*(shape.file for shape in extensible()), AREAS, REMOVED])
        raise TableError(f"{path}: is no table that can be extended; name it one of {known}")
    return ExtraTables(tuple(rows), tuple(entries), removed)


def _tables_in(folder: Path) -> dict[str, Path]:
    try:
        names = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise TableError(f"{folder}: cannot be listed ({error.strerror}); name a directory") from error
    paths = {path.name: path for path in names if path.suffix not in _BESIDE}
    if not paths:
        raise TableError(f"{folder}: holds no tables; put files such as acts_material.tsv into it")
    return paths


def _read(path: Path, shape: TableShape) -> list[Row]:
    rows = checked(_placed(path, read_table(path, shape.required, (*shape.optional, *EXAMPLES))))
    for row in rows:
        for column in _CLOSED & row.values.keys():
            known = _values(shape.file, column)
            if row[column] not in known:
                raise TableError(_unknown(row, column, known))
        if row["event"] and row["mode"] not in _modes(row["event"]):
            raise TableError(_unknown(row, f"mode of {row['event']}", _modes(row["event"]), row["mode"]))
        _check_codes(row)
    return rows


def _placed(path: Path, rows: Iterable[Row]) -> list[Row]:
    """The rows with the directory before the file, so that nobody takes them for built-in ones."""
    return [Row(f"{path.parent.name}/{path.name}", row.line, row.values) for row in rows]


def _unknown(row: Row, column: str, known: Iterable[str], value: str | None = None) -> str:
    shown = ", ".join(sorted(name or "(empty)" for name in known))
    return f"{row.where}: {column} {value or row[column]!r} is not known; use one of {shown}"


def _check_codes(row: Row) -> None:
    code = row["country"]
    if code and country(code) is None and code not in _values("countries.tsv", "country"):
        raise TableError(f"{row.where}: country {code!r} is not known; use an ISO 3166-1 code such as PER")
    for column in ("from", "to"):
        if row[column] and not _DATE.match(row[column]):
            raise TableError(f"{row.where}: {column} {row[column]!r} is no date; write it as 2024-05-20")


@cache
def _values(table: str, column: str) -> frozenset[str]:
    """What the built-in rows of a table have in a column."""
    tables = _ACTS if table in _ACTS else (table,)
    return frozenset(row[column] for name in tables for row in rows_of(name))


@cache
def _modes(event: str) -> frozenset[str]:
    """The modes that built-in rows of an event type have."""
    return frozenset(row["mode"] for name in _ACTS for row in rows_of(name) if row["event"] == event) | {"-"}


def _read_areas(path: Path) -> list[Row]:
    rows = checked(_placed(path, read_table(path, ("name", "precision"), (*AREA_COLUMNS, *EXAMPLES))))
    for row in rows:
        _check_codes(row)
        for column, most in (("lat", 90), ("lon", 180)):
            if row[column] and not _degrees(row[column], most):
                raise TableError(
                    f"{row.where}: {column} {row[column]!r} is no number of degrees; write 39.82"
                )
    return rows


def _degrees(cell: str, most: int) -> bool:
    try:
        return abs(float(cell)) <= most
    except ValueError:
        return False


def _removals(path: Path) -> Iterator[tuple[str, str]]:
    """Table and spelling of each phrase to take away; a phrase that is not in its table is an error."""
    known = {shape.file for shape in extensible()} | {AREAS}
    for row in _placed(path, read_table(path, ("table", "phrase"))):
        if row["table"] not in known:
            raise TableError(_unknown(row, "table", known))
        held = _spellings(row["table"])
        for spelling in _spelled(row):
            if spelling not in held:
                raise TableError(
                    f"{row.where}: {row['table']} has no phrase {spelling!r}; correct it or remove the row"
                )
            yield row["table"], spelling


def _spelled(row: Row) -> list[str]:
    try:
        return list(variants(row["phrase"]))
    except TableError as error:
        raise TableError(f"{row.where}: {error}") from error


@cache
def _spellings(table: str) -> frozenset[str]:
    if table == AREAS:
        return frozenset(fold_phrase(spelling) for spelling, _ in area_entries())
    return frozenset(spelling for row in rows_of(table) for spelling in variants(row["phrase"]))

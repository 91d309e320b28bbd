"""All Vietnamese phrases compiled: the built-in tables once per process, and with a user's own as a value.

Comes in: nothing, or a directory of tables. Goes out: a `Lexicon`, which whoever reads texts hands on. What
the built-in tables come to is kept between runs (`kept`), under a name that changes with their sources.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from dienbien.digest import digest_of
from dienbien.language.collecting import collector_at_rest, keep_for_good
from dienbien.language.entries import Entry, Kind
from dienbien.language.kept import keep, recall
from dienbien.language.lexicon import Lexicon, gather
from dienbien.language.tables import Row
from dienbien.language.vi.areas_vi import area_entries
from dienbien.language.vi.extra import ExtraTables, read_extra
from dienbien.language.vi.rows_vi import all_entries
from dienbien.version import __version__

_MADE_FROM = ("language", "gazetteer")
"""Packages whose code and tables decide what is compiled."""


class _Compiled(Struct, array_like=True, gc=False):
    """What each entry is made of; spellings, one a line; which entry is their first reading, and others."""

    entries: list[tuple[Kind, Row, str]]
    spellings: str
    first: list[int]
    others: dict[int, list[int]]


@cache
@collector_at_rest()
def lexicon() -> Lexicon:
    """The built-in tables, compiled once per process. Raises `TableError` naming the bad row."""
    name = f"tables-{_fingerprint()}"
    compiled = recall(name, _Compiled)
    if compiled is not None:
        made = _unfolded(compiled)
    else:
        readings = gather([*all_entries(), *area_entries()])
        keep(name, _compact(readings))
        made = Lexicon(readings)
    keep_for_good()
    return made


def _compact(readings: Mapping[str, Sequence[Entry]]) -> _Compiled:
    entries = {id(entry): entry for found in readings.values() for entry in found}
    places = {key: place for place, key in enumerate(entries)}
    found = [[places[id(entry)] for entry in several] for several in readings.values()]
    others = {number: several[1:] for number, several in enumerate(found) if len(several) > 1}
    parts = [(entry.kind, entry.row, entry.exact) for entry in entries.values()]
    return _Compiled(parts, "\n".join(readings), [several[0] for several in found], others)


def _unfolded(compiled: _Compiled) -> Lexicon:
    entries = [Entry(kind, row, exact) for kind, row, exact in compiled.entries]
    readings = [(entries[place],) for place in compiled.first]
    several: list[tuple[Entry, ...]] = [*readings]
    for number, places in compiled.others.items():
        several[number] = (*readings[number], *(entries[place] for place in places))
    return Lexicon(dict(zip(compiled.spellings.split("\n"), several, strict=True)))


def _fingerprint() -> str:
    """A name for what the tables come to: other for each version, table and code that reads them."""
    return f"{__version__}-{unicodedata.unidata_version}-{digest_of(_MADE_FROM)}"


def extended(folder: Path | str) -> Lexicon:
    """The built-in tables with those of a directory. Raises `TableError` for what can't be used in it."""
    return compile_with(read_extra(Path(folder)))


def compile_with(extra: ExtraTables) -> Lexicon:
    """The built-in tables with a user's rows before them.

    For the words of a user's row, built-in rows of the same kind don't hold; rows of other kinds become other
    readings. What the user has taken away is gone.
    """
    return Lexicon(gather([*extra.entries, *_kept(extra)]))


def _kept(extra: ExtraTables) -> Iterator[tuple[str, Entry]]:
    replaced = {(spelling, entry.kind) for spelling, entry in extra.entries}
    for spelling, entry in (*all_entries(), *area_entries()):
        removed = (entry.row.table, spelling) in extra.removed
        if not removed and (spelling, entry.kind) not in replaced:
            yield spelling, entry

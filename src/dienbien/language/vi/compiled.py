"""All Vietnamese phrases compiled: the built-in tables once per process, and with a user's own as a value.

Comes in: nothing, or a directory of tables. Goes out: a `Lexicon`, which whoever reads texts hands on.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dienbien.language.lexicon import Lexicon
from dienbien.language.phrases import Entry
from dienbien.language.vi.areas_vi import area_entries
from dienbien.language.vi.extra import ExtraTables, read_extra
from dienbien.language.vi.tables_vi import all_entries


@cache
def lexicon() -> Lexicon:
    """The built-in tables, compiled once per process. Raises `TableError` naming the bad row."""
    return Lexicon([*all_entries(), *area_entries()])


def extended(folder: Path | str) -> Lexicon:
    """The built-in tables with those of a directory. Raises `TableError` for what can't be used in it."""
    return compile_with(read_extra(Path(folder)))


def compile_with(extra: ExtraTables) -> Lexicon:
    """The built-in tables with a user's rows before them.

    For the words of a user's row, built-in rows of the same kind don't hold; rows of other kinds become other
    readings. What the user has taken away is gone.
    """
    return Lexicon([*extra.entries, *_kept(extra)])


def _kept(extra: ExtraTables) -> Iterator[tuple[str, Entry]]:
    replaced = {(spelling, entry.kind) for spelling, entry in extra.entries}
    for spelling, entry in (*all_entries(), *area_entries()):
        removed = (entry.row.table, spelling) in extra.removed
        if not removed and (spelling, entry.kind) not in replaced:
            yield spelling, entry

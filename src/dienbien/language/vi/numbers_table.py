"""The words around numbers in tables/numbers.tsv, compiled once: modifiers, vague numbers, and traps.

Comes in: the table. Goes out: an automaton that finds where a number in words may begin, and look-ups for
what stands beside one. The numbers themselves are read in `numbers.py`.
"""

import re
from dataclasses import dataclass
from functools import cache

from dienbien.language.tables import Row, TableError, variants
from dienbien.language.vi.numbers_words import DIGITS
from dienbien.language.vi.rows_vi import rows_of
from dienbien.language.vi.times_near import PhraseFinder, WordsAfter, WordsBefore, words_before

MODIFIERS = frozenset({"about", "at_least", "at_most", "less_than", "more_than"})
_AFTER = frozenset({"counted", "downward", "share", "upward"})
_BEFORE = frozenset({"identifier", "article", "plain"})
_RANGE = re.compile(r"(\d+)-(\d*)\Z")
_BEGINNINGS = (*DIGITS, "mười", "chục", "trăm", "nửa")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The compiled table.

    `starts[i]` is the range of a vague number, None for a number word, `()` for a trap.
    """

    phrases: PhraseFinder
    starts: tuple[tuple[int, int | None] | tuple[()] | None, ...]
    modifiers: WordsBefore
    least: dict[str, int]
    names: WordsBefore
    counted_after: WordsAfter
    share_after: WordsAfter
    upward_after: WordsAfter
    downward_after: WordsAfter


@cache
def number_words() -> NumberWords:
    """The table, compiled once per process. Raises `TableError` naming file and line of a bad row."""
    starts: dict[str, tuple[int, int | None] | tuple[()] | None] = dict.fromkeys(_BEGINNINGS)
    modifiers: dict[str, str] = {}
    least: dict[str, int] = {}
    names: dict[str, str] = {}
    after: dict[str, list[str]] = {kind: [] for kind in _AFTER}
    for row in rows_of("numbers.tsv"):
        kind, spellings = row["kind"], list(variants(row["phrase"]))
        if kind in MODIFIERS:
            modifiers.update(dict.fromkeys(spellings, kind))
            least.update(dict.fromkeys(spellings, _integer(row)))
        elif kind in _BEFORE:
            names.update(dict.fromkeys(spellings, kind))
        elif kind in _AFTER:
            after[kind] += spellings
        elif kind == "vague":
            starts.update(dict.fromkeys(spellings, _range(row)))
        elif kind == "block":
            starts.update(dict.fromkeys(spellings, ()))
        else:
            raise TableError(f"{row.where}: unknown kind {kind!r}; see the comment at the top of the table")
    return NumberWords(
        phrases=PhraseFinder(starts),
        starts=tuple(starts.values()),
        modifiers=words_before(modifiers),
        least=least,
        names=words_before(names),
        counted_after=WordsAfter(after["counted"]),
        share_after=WordsAfter(after["share"]),
        upward_after=WordsAfter(after["upward"]),
        downward_after=WordsAfter(after["downward"]),
    )


def _integer(row: Row) -> int:
    if not row["value"].isdigit():
        raise TableError(
            f"{row.where}: value {row['value']!r} is no number; write the least number it stands for"
        )
    return int(row["value"])


def _range(row: Row) -> tuple[int, int | None]:
    match = _RANGE.match(row["value"])
    if match is None:
        raise TableError(f"{row.where}: can't read value {row['value']!r}; write a range like 20-99 or 2-")
    return int(match[1]), int(match[2]) if match[2] else None

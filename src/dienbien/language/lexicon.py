"""All phrases of a language's tables in one automaton, found in one pass in native code.

Comes in: table rows with their kinds, later folded texts. Goes out: phrases that don't overlap, the
longest first from the left, each with every reading that the letters' case allows. Whole words only.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Self

from ahocorasick_rs import AhoCorasick

from dienbien.language.phrases import Entry, Kind, Phrase
from dienbien.language.tables import Row, TableError, variants
from dienbien.language.text import Folded

_MIXED = "mixed"
_INITIAL_KINDS = frozenset({"country", "person", "area", "organization"})


def entries_of(kind: Kind, rows: Iterable[Row]) -> Iterable[tuple[str, Entry]]:
    """Each folded spelling of each row with its entry; proper names also say which case they need.

    Raises `TableError` naming the row whose phrase can't be read.
    """
    for row in rows:
        entry = Entry(kind, row, _exact(kind, row["phrase"]))
        try:
            spellings = list(variants(row["phrase"]))
        except TableError as error:
            raise TableError(f"{row.where}: {error}") from error
        for spelling in spellings:
            yield spelling, entry


def _exact(kind: Kind, phrase: str) -> str:
    """How the text must be written: `capitals` for acronyms, `initial` for other proper names."""
    if kind not in _INITIAL_KINDS:
        return ""
    if phrase.isupper() and kind in {"organization", "person"}:
        return "capitals"
    return "initial" if phrase[:1].isupper() or kind == "country" else ""


class Lexicon:
    """The compiled tables. Immutable after construction, safe to share between threads and forks."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        readings = gather(entries)
        self._compile(readings.keys(), readings.values())

    @classmethod
    def of(cls, spellings: Collection[str], readings: Iterable[Sequence[Entry]]) -> Self:
        """The lexicon of different spellings, each with all its readings (`gather`)."""
        lexicon = cls.__new__(cls)
        lexicon._compile(spellings, readings)
        return lexicon

    def _compile(self, spellings: Collection[str], readings: Iterable[Sequence[Entry]]) -> None:
        self._known: list[_Known] = [
            (len(spelling), found[0], tuple(found), found[0].exact if len(found) == 1 else _case(found))
            for spelling, found in zip(spellings, readings, strict=True)
        ]
        self._automaton = AhoCorasick([f" {spelling} " for spelling in spellings], store_patterns=False)

    def __len__(self) -> int:
        return len(self._known)

    def find(self, folded: Folded) -> list[Phrase]:
        """The phrases of a text, left to right, none overlapping. Linear in the text and its hits."""
        hits = self._automaton.find_matches_as_indexes(f" {folded.plain} ", overlapping=True)
        # Hits come by their ends, so that of those with one start the longest is kept.
        longest = {start: index for index, start, _ in hits}
        shorter: dict[int, list[int]] = {}
        known = self._known
        phrases: list[Phrase] = []
        free = 0
        for start in sorted(longest):
            if start < free:
                continue
            length, first, readings, exact = known[longest[start]]
            if exact:
                readings = _allowed(readings, exact, folded.cased[start : start + length])
                if not readings:
                    shorter = shorter or _by_start(hits)
                    length, readings = self._shorter(shorter[start], folded.cased, start)
                    if not readings:
                        continue
                first = readings[0]
            free = start + length
            phrases.append(Phrase(start, free, first.kind, first, None, readings[1:]))
        return phrases

    def _shorter(self, hits: list[int], cased: str, start: int) -> tuple[int, tuple[Entry, ...]]:
        """Length and readings of the longest phrase at a place that the case of its letters allows."""
        for index in reversed(hits):
            length, _, readings, exact = self._known[index]
            readings = _allowed(readings, exact, cased[start : start + length])
            if readings:
                return length, readings
        return 0, ()


def gather(entries: Iterable[tuple[str, Entry]]) -> dict[str, list[Entry]]:
    """The entries of each spelling, in order."""
    readings: dict[str, list[Entry]] = {}
    for spelling, entry in entries:
        readings.setdefault(spelling, []).append(entry)
    return readings


_Known = tuple[int, Entry, tuple[Entry, ...], str]
"""A phrase of the tables: its length, its first reading, all of them, and the case they need, or `_MIXED`."""


def _by_start(hits: list[tuple[int, int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, start, _ in hits:
        found.setdefault(start, []).append(index)
    return found


def _case(readings: Sequence[Entry]) -> str:
    cases = {entry.exact for entry in readings}
    return cases.pop() if len(cases) == 1 else _MIXED


def _allowed(readings: tuple[Entry, ...], exact: str, written: str) -> tuple[Entry, ...]:
    if exact == _MIXED:
        return tuple([entry for entry in readings if _case_allows(entry.exact, written)])
    return readings if _case_allows(exact, written) else ()


def _case_allows(exact: str, written: str) -> bool:
    if exact == "initial":
        return written[0].isupper() or not written[0].isalpha()
    return written.isupper() if exact == "capitals" else True

"""All phrases of a language's tables in one automaton, found in one pass in native code.

Comes in: table rows with their kinds, later folded texts. Goes out: phrases that don't overlap, the
longest first from the left, each with every reading that the letters' case allows. Whole words only.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

from dienbien.language.entries import Entry, Kind
from dienbien.language.phrases import Phrase
from dienbien.language.tables import Row, TableError, variants
from dienbien.language.text import Folded

_MIXED = "mixed"
# One letter first, so that the search skips all others at once; the look-behind asks what stands before it.
_MARKS = re.compile(r"[“”\"'‘’«»](?:(?<= [“\"'‘«])(?=\w)|(?<=\w[”\"'’»])(?= ))")
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
    """How the text must be written: `capitals` for acronyms, `initial` for other proper names.

    `last` for a title and a name: the name must begin with a capital.
    """
    if kind not in _INITIAL_KINDS:
        return ""
    if phrase.isupper() and kind in {"organization", "person"}:
        return "capitals"
    if kind == "person" and phrase[:1].islower() and " " in phrase:
        return "last"
    return "initial" if phrase[:1].isupper() or kind == "country" else ""


class Lexicon:
    """The compiled tables. Immutable after construction, safe to share between threads and forks."""

    def __init__(self, readings: Mapping[str, Sequence[Entry]]) -> None:
        """`readings` are those of each spelling, the first of each leading (`gather`)."""
        self._known: list[_Known] = [
            (len(spelling), found[0], tuple(found), found[0].exact if len(found) == 1 else _case(found))
            for spelling, found in readings.items()
        ]
        self._spellings = readings.keys()
        self._neighbours: frozenset[tuple[str, str]] | None = None
        self._automaton = AhoCorasick([f" {spelling} " for spelling in readings], store_patterns=False)

    def __len__(self) -> int:
        return len(self._known)

    def find(self, folded: Folded) -> list[Phrase]:
        """The phrases of a text, left to right, none overlapping. Linear in the text and its hits.

        Quotation marks beside a space part no words: `gọi đây là “hành động khiêu khích”`.
        """
        cuts = _quotation_marks(folded.lower)
        if not cuts:
            return self._find(folded.plain, folded.cased)
        phrases = self._find(_without(folded.plain, cuts), _without(folded.cased, cuts))
        shifted = [cut - rank for rank, cut in enumerate(cuts)]
        for phrase in phrases:
            phrase.end += bisect_right(shifted, phrase.end - 1)
            phrase.start += bisect_right(shifted, phrase.start)
        return phrases

    def _find(self, plain: str, cased: str) -> list[Phrase]:
        hits = self._automaton.find_matches_as_indexes(f" {plain} ", overlapping=True)
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
                readings = _allowed(readings, exact, cased[start : start + length])
                if not readings:
                    shorter = shorter or _by_start(hits)
                    length, readings = self._shorter(shorter[start], cased, start)
                    if not readings:
                        continue
                first = readings[0]
            free = start + length
            phrases.append(Phrase(start, free, first.kind, first, None, readings[1:]))
        return phrases

    def joins(self, before: str, behind: str) -> bool:
        """Whether two words stand side by side in the words of some act."""
        if self._neighbours is None:
            self._neighbours = self._side_by_side()
        return (before, behind) in self._neighbours

    def _side_by_side(self) -> frozenset[tuple[str, str]]:
        acts = (
            spelling
            for spelling, (_, _, readings, _) in zip(self._spellings, self._known, strict=True)
            if any(entry.kind == "act" for entry in readings)
        )
        return frozenset(pair for spelling in acts for pair in pairwise(spelling.split()))

    def spanning(self, plain: str, at: int) -> tuple[int, int, tuple[Entry, ...]] | None:
        """The longest phrase of a short text that begins before a place and ends behind it."""
        hits = self._automaton.find_matches_as_indexes(f" {plain} ", overlapping=True)
        across = [(start, self._known[index]) for index, start, _ in hits]
        across = [(start, known) for start, known in across if start < at < start + known[0]]
        if not across:
            return None
        start, (length, _, readings, _) = max(across, key=lambda hit: hit[1][0])
        return start, start + length, readings

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


def _quotation_marks(lower: str) -> list[int]:
    """Where quotation marks stand with a space on one side and a letter or digit on the other."""
    return [found.start() for found in _MARKS.finditer(lower)]


def _without(text: str, cuts: list[int]) -> str:
    edges = zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(text)], strict=True)
    return "".join([text[start:end] for start, end in edges])


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
    if exact == "last":
        return written[written.rfind(" ") + 1].isupper()
    return written.isupper() if exact == "capitals" else True

"""All phrases of a language's tables in one automaton, found in one pass in native code.

Comes in: table rows with their kinds, later folded texts. Goes out: phrases that don't overlap, the
longest first from the left, each with every reading that the letters' case allows. Whole words only.
"""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from dienbien.language.phrases import Entry, Kind, Phrase
from dienbien.language.tables import Row, TableError, variants
from dienbien.language.text import Folded

_INDEX_BITS, _LENGTH_BITS = 24, 16
_BITS = _INDEX_BITS + _LENGTH_BITS
_INDEX = (1 << _INDEX_BITS) - 1
_LONGEST = (1 << _LENGTH_BITS) - 1
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
        readings: dict[str, list[Entry]] = {}
        for spelling, entry in entries:
            readings.setdefault(spelling, []).append(entry)
        self._known = [(len(spelling), tuple(found), _common(found)) for spelling, found in readings.items()]
        self._ranks = [((_LONGEST - len(s)) << _INDEX_BITS) + i for i, s in enumerate(readings)]
        self._automaton = AhoCorasick([f" {spelling} " for spelling in readings], store_patterns=False)

    def __len__(self) -> int:
        return len(self._known)

    def find(self, folded: Folded) -> list[Phrase]:
        """The phrases of a text, left to right, none overlapping. Linear in the text and its hits."""
        hits = self._automaton.find_matches_as_indexes(f" {folded.plain} ", overlapping=True)
        ranks, known, cased = self._ranks, self._known, folded.cased
        # One number a hit, in the order wanted: where it starts, then the longest first.
        ordered = sorted([(start << _BITS) + ranks[index] for index, start, _ in hits])
        phrases: list[Phrase] = []
        free = 0
        for key in ordered:
            start = key >> _BITS
            if start < free:
                continue
            length, readings, exact = known[key & _INDEX]
            end = start + length
            if exact == _MIXED:
                readings = tuple([e for e in readings if _case_allows(e.exact, cased[start:end])])
                if not readings:
                    continue
            elif exact and not _case_allows(exact, cased[start:end]):
                continue
            first = readings[0]
            phrases.append(Phrase(start, end, first.kind, first, None, readings[1:]))
            free = end
        return phrases


def _common(readings: list[Entry]) -> str:
    """The case that all readings of a phrase need, or `_MIXED`."""
    cases = {entry.exact for entry in readings}
    return cases.pop() if len(cases) == 1 else _MIXED


def _case_allows(exact: str, written: str) -> bool:
    if exact == "initial":
        return written[0].isupper() or not written[0].isalpha()
    return written.isupper() if exact == "capitals" else True

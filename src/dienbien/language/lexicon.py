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
        self._readings = [tuple(found) for found in readings.values()]
        self._cased = [any(entry.exact for entry in found) for found in self._readings]
        self._lengths = [len(spelling) for spelling in readings]
        self._ranks = [((_LONGEST - length) << _INDEX_BITS) + i for i, length in enumerate(self._lengths)]
        self._automaton = AhoCorasick([f" {spelling} " for spelling in readings], store_patterns=False)

    def __len__(self) -> int:
        return len(self._readings)

    def find(self, folded: Folded) -> list[Phrase]:
        """The phrases of a text, left to right, none overlapping. Linear in the text and its hits."""
        hits = self._automaton.find_matches_as_indexes(f" {folded.plain} ", overlapping=True)
        ranks = self._ranks
        # One number a hit, in the order wanted: where it starts, then the longest first.
        ordered = sorted([(start << _BITS) + ranks[index] for index, start, _ in hits])
        phrases: list[Phrase] = []
        free = 0
        for key in ordered:
            start = key >> _BITS
            if start < free:
                continue
            index = key & _INDEX
            end = start + self._lengths[index]
            readings = self._readings[index]
            first = readings[0]
            if self._cased[index]:
                written = folded.cased[start:end]
                readings = tuple([entry for entry in readings if _case_allows(entry, written)])
                if not readings:
                    continue
                first = readings[0]
            phrases.append(Phrase(start, end, first.kind, first, None, readings[1:]))
            free = end
        return phrases


def _case_allows(entry: Entry, written: str) -> bool:
    if entry.exact == "capitals":
        return written.isupper()
    if entry.exact == "initial":
        return written[0].isupper() or not written[0].isalpha()
    return True

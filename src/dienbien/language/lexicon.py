"""All phrases of a language's tables in one tree of words, found in one pass.

Comes in: table rows with their kinds, later folded texts. Goes out: phrases that don't overlap, the
longest first from the left, each with every reading that the letters' case allows. Whole words only.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from dienbien.language.entries import Entry, Kind
from dienbien.language.phrases import Phrase
from dienbien.language.tables import Row, TableError, variants
from dienbien.language.text import Folded, is_word_letter, places_of
from dienbien.language.wordtree import Step, phrases_from, word_tree

_MIXED = "mixed"
_MARKS, _OPENING, _CLOSING = "“”\"'‘’«»", "“\"'‘«", "”\"'’»"
_DASHED_NAME = re.compile(r"\b[A-Z][a-z]+ - [a-z]{2,6}\b|\b[Aa]l - (?=[A-Z])")
_REACH = 10
"""Letters from a dash on that decide whether it stands in a name: itself, six of a word and one more."""
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


class _Known:
    """A phrase of the tables: its length, its readings, and the case they need, or `_MIXED`."""

    __slots__ = ("exact", "length", "readings")

    def __init__(self, length: int, readings: tuple[Entry, ...]) -> None:
        self.length = length
        self.readings = readings
        self.exact = readings[0].exact if len(readings) == 1 else _case(readings)


class Lexicon:
    """The compiled tables. Immutable after construction, safe to share between threads and forks."""

    def __init__(self, readings: Mapping[str, Sequence[Entry]]) -> None:
        """`readings` are those of each spelling, the first of each leading (`gather`)."""
        self._known = [_Known(len(spelling), tuple(found)) for spelling, found in readings.items()]
        self._first = word_tree(readings)

    def __len__(self) -> int:
        return len(self._known)

    def find(self, folded: Folded) -> list[Phrase]:
        """The phrases of a text, left to right, none overlapping. Linear in the text and its hits.

        Quotation marks beside a space part no words: `gọi đây là “hành động khiêu khích”`; nor does a dash
        that stands between two spaces inside a name: `Kim Jong - un`.
        """
        cuts = _quotation_marks(folded.lower)
        if dashes := _dashes_in_names(folded.cased):
            cuts = sorted([*cuts, *dashes])
        if not cuts:
            return self._find(folded.plain, folded.cased)
        phrases = self._find(_without(folded.plain, cuts), _without(folded.cased, cuts))
        _shift(phrases, cuts)
        return phrases

    def _find(self, plain: str, cased: str) -> list[Phrase]:
        phrases: list[Phrase] = []
        words = plain.split(" ")
        words.append("")  # what no phrase goes on with
        free = start = 0
        for at, word in enumerate(words):
            step = self._first.get(word) if start >= free else None
            if step is not None:
                phrase = self._longest(step, words, at, start, cased)
                if phrase is not None:
                    phrases.append(phrase)
                    free = phrase.end
            start += len(word) + 1
        return phrases

    def _longest(self, step: Step, words: list[str], at: int, start: int, cased: str) -> Phrase | None:
        """The longest phrase from a word on that the case of its letters allows, with all its readings."""
        found: tuple[Entry, ...] = ()
        end = start
        going: Step | None = step
        while going is not None:
            if going.number >= 0:
                known = self._known[going.number]
                readings = known.readings
                if known.exact:
                    readings = _allowed(readings, known.exact, cased[start : start + known.length])
                if readings:
                    found, end = readings, start + known.length
            if going.longer is None:
                break
            at += 1
            going = going.longer.get(words[at])
        return Phrase(start, end, found[0].kind, found[0], None, found[1:]) if found else None

    def spanning(self, plain: str, at: int) -> tuple[int, int, tuple[Entry, ...]] | None:
        """The longest phrase of a short text that begins before a place and ends behind it."""
        if plain[at : at + 1] != " ":
            return None
        longest: tuple[int, int, tuple[Entry, ...]] | None = None
        before, behind = plain[:at].split(" "), plain[at + 1 :]
        first = behind.partition(" ")[0]
        start = reach = 0
        for number, word in enumerate(before):
            step = self._first.get(word)
            reached = number + 1
            while step is not None and reached < len(before):
                step = step.longer.get(before[reached]) if step.longer is not None else None
                reached += 1
            # Few phrases go on behind the place: only for them the words there are told apart.
            if step is not None and step.longer is not None and first in step.longer:
                for found in phrases_from(step.longer, behind.split(" "), 0):
                    known = self._known[found]
                    if known.length > reach:
                        reach = known.length
                        longest = start, start + reach, known.readings
            start += len(word) + 1
        return longest


def gather(entries: Iterable[tuple[str, Entry]]) -> dict[str, list[Entry]]:
    """The entries of each spelling, in order."""
    readings: dict[str, list[Entry]] = {}
    for spelling, entry in entries:
        readings.setdefault(spelling, []).append(entry)
    return readings


def _quotation_marks(lower: str) -> list[int]:
    """Where quotation marks stand with a space on one side and a letter or digit on the other."""
    return [at for at in places_of(lower, _MARKS) if _parts_no_words(lower, at)]


def _shift(phrases: list[Phrase], cuts: list[int]) -> None:
    """Move phrases that were found without the letters at these places to where they stand; both in order."""
    rank, count = 0, len(cuts)
    for phrase in phrases:
        start, end = phrase.start + rank, phrase.end + rank
        while rank < count and cuts[rank] <= start:
            rank += 1
            start += 1
            end += 1
        phrase.start = start
        inside = rank
        while inside < count and cuts[inside] < end:
            inside += 1
            end += 1
        phrase.end = end


def _dashes_in_names(cased: str) -> list[int]:
    """Where `Jong - un` and `al - Qaeda` have a dash between spaces: the dash and the space before it."""
    cuts: list[int] = []
    at = cased.find(" - ")
    while at >= 0:
        # From the word before it to as far as the name behind it can reach, instead of at every letter.
        match = _DASHED_NAME.search(cased, cased.rfind(" ", 0, at) + 1, at + _REACH)
        if match is not None and match.start() < at:
            cuts += (at, at + 1)
        at = cased.find(" - ", at + 1)
    return cuts


def _parts_no_words(lower: str, at: int) -> bool:
    before, behind = lower[at - 1 : at], lower[at + 1 : at + 2]
    if before == " ":
        return lower[at] in _OPENING and is_word_letter(behind)
    return behind == " " and lower[at] in _CLOSING and is_word_letter(before)


def _without(text: str, cuts: list[int]) -> str:
    edges = zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(text)], strict=True)
    return "".join([text[start:end] for start, end in edges])


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

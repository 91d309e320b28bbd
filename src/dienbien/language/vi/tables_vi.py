"""The words of the Vietnamese tables that rules look for around an act, by kind.

Comes in: the name of a kind. Goes out: its folded words, read once per process. Which file holds what is in
`rows_vi`; what stands in running text is found by `lexicon`.
"""

from collections.abc import Iterable
from functools import cache

from dienbien.language.tables import variants
from dienbien.language.vi.rows_vi import rows_of


class Openings:
    """Words that may stand at a place; their first letter, then two, turn most places down at once."""

    __slots__ = ("_first", "_letters", "_size", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._first = frozenset([word[0] for word in self._words])
        self._size = min([2, *map(len, self._words)])
        self._letters = frozenset([word[: self._size] for word in self._words])

    def at(self, text: str, start: int) -> bool:
        """Whether one of them begins there, not perhaps as a whole word."""
        if start >= len(text) or text[start] not in self._first:
            return False
        return text[start : start + self._size] in self._letters and text.startswith(self._words, start)


class _Endings:
    """The same for the words that a stretch may end with, asked by their last two letters."""

    __slots__ = ("_letters", "_size", "_words")

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._size = min([2, *map(len, words)])
        self._letters = frozenset([word[-self._size :] for word in words])

    def of(self, text: str) -> bool:
        return text[-self._size :] in self._letters and text.endswith(self._words)


@cache
def light_verbs() -> Openings:
    """Folded light verbs ("tiến hành"): a noun of action that begins with one has its subject before it."""
    rows = (row for row in rows_of("cues.tsv") if row["kind"] == "light")
    return Openings(f"{spelling} " for row in rows for spelling in variants(row["phrase"]))


@cache
def noun_markers() -> Openings:
    """Folded words that make a noun of the act that begins with them ("lời đe dọa", "vụ bắt giữ")."""
    rows = (row for row in rows_of("cues.tsv") if row["value"] == "classifier")
    return Openings(f"{spelling} " for row in rows for spelling in variants(row["phrase"]))


# Rules ask for these at every act: a function over a dictionary is compiled to a plain call, one under
# `cache` is not.
_MARKERS: dict[str, tuple[str, ...]] = {}
_MARKED: dict[str, frozenset[str]] = {}
_APART: dict[str, tuple[str, ...]] = {}
_AHEAD: dict[str, tuple[str, ...]] = {}
_BETWEEN: dict[str, tuple[str, ...]] = {}
_SHARED: dict[str, tuple[str, ...]] = {}
_OPENINGS: dict[str, Openings] = {}
_ENDINGS: dict[str, _Endings] = {}


def markers(kind: str) -> tuple[str, ...]:
    """Folded words of one kind of marker (docs/tables.md), in the table's order."""
    found = _MARKERS.get(kind)
    if found is None:
        found = _MARKERS[kind] = tuple(_all_markers().get(kind, ()))
    return found


def marked(kind: str) -> frozenset[str]:
    """The same words, to ask whether something is one of them."""
    found = _MARKED.get(kind)
    if found is None:
        found = _MARKED[kind] = frozenset(markers(kind))
    return found


def markers_apart(kind: str) -> tuple[str, ...]:
    """The same words with the space before them, to ask whether a stretch ends with one as a whole."""
    found = _APART.get(kind)
    if found is None:
        found = _APART[kind] = tuple([f" {word}" for word in markers(kind)])
    return found


def markers_ahead(kind: str) -> tuple[str, ...]:
    """The same words with the space behind them, to ask whether a stretch begins with one as a whole."""
    found = _AHEAD.get(kind)
    if found is None:
        found = _AHEAD[kind] = tuple([f"{word} " for word in markers(kind)])
    return found


def markers_between(kind: str) -> tuple[str, ...]:
    """The same words between two spaces."""
    found = _BETWEEN.get(kind)
    if found is None:
        found = _BETWEEN[kind] = tuple([f" {word} " for word in markers(kind)])
    return found


def has_marker(text: str, kind: str) -> bool:
    """Whether one of these words stands in a stretch between two spaces: pad it where its ends count, too."""
    return any(word in text for word in markers_between(kind))


def past(text: str, kind: str) -> str:
    """A stretch without those of these words that it begins with, each once, in the table's order."""
    for word in markers_ahead(kind):
        text = text.removeprefix(word)
    return text


def may_have(text: str, kind: str) -> bool:
    """Whether a first or last word of them is in a text: a quick "no" where many begin or end alike."""
    shared = _SHARED.get(kind)
    if shared is None:
        first = {word.partition(" ")[0] for word in markers(kind)}
        last = {word.rpartition(" ")[2] for word in markers(kind)}
        shared = _SHARED[kind] = tuple(sorted(first if len(first) < len(last) else last))
    return any(word in text for word in shared)


def begins(text: str, kind: str, at: int) -> bool:
    """Whether one of these words begins at a place of a text, where rules ask it of each act."""
    found = _OPENINGS.get(kind)
    if found is None:
        found = _OPENINGS[kind] = Openings(markers(kind))
    return found.at(text, at)


def ends(text: str, kind: str) -> bool:
    """Whether a stretch ends with one of these words, where rules ask it of each act."""
    found = _ENDINGS.get(kind)
    if found is None:
        found = _ENDINGS[kind] = _Endings(markers(kind))
    return found.of(text)


def ends_apart(text: str, kind: str) -> bool:
    """Whether a stretch ends with one of these words as a whole, where rules ask it of each act."""
    return ends(text, kind) and f" {text}".endswith(markers_apart(kind))


@cache
def _all_markers() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows_of("markers.tsv"):
        found.setdefault(row["kind"], []).extend(variants(row["phrase"]))
    return found


@cache
def threats() -> tuple[tuple[str, str], ...]:
    """Folded words that say what is threatened, between spaces, with the mode they stand for."""
    rows = rows_of("threats.tsv")
    return tuple((f" {spelling} ", row["mode"]) for row in rows for spelling in variants(row["phrase"]))


@cache
def demands() -> tuple[tuple[str, str], ...]:
    """Folded words that say what a demand is about, between spaces, with the mode they stand for."""
    rows = rows_of("demands.tsv")
    return tuple((f" {spelling} ", row["mode"]) for row in rows for spelling in variants(row["phrase"]))

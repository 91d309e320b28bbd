"""Finding phrases of a small table in a text, and asking what word stands right before or after a place.

Comes in: words. Goes out: hits and look-ups, whole words only, longest first. It knows no kinds of words.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

_LONGEST = 32


class PhraseFinder:
    """The compiled phrases of a table; a phrase is known by its index. Immutable after construction."""

    __slots__ = ("_automaton", "_index")

    def __init__(self, phrases: Iterable[str]) -> None:
        """Compile phrases in their folded form."""
        self._index = {phrase: i for i, phrase in enumerate(phrases)}
        kind = MatchKind.LeftmostLongest
        self._automaton = AhoCorasick(list(self._index), matchkind=kind, store_patterns=False)

    def hits(self, lower: str) -> list[tuple[int, int, int]]:
        """Start, end and index of each phrase of a folded text, left to right, the longest first."""
        found: list[tuple[int, int, int]] = []
        length = len(lower)
        for index, start, end in self._automaton.find_matches_as_indexes(lower):
            if start and lower[start - 1].isalnum():
                continue
            if end < length and lower[end].isalnum():
                self._add_shorter(found, lower, start, end)
            else:
                found.append((start, end, index))
        return found

    def _add_shorter(self, found: list[tuple[int, int, int]], lower: str, start: int, end: int) -> None:
        """The automaton took "ba tri" in "ba triệu": look for a phrase of fewer words that begins there."""
        shorter = lower[start:end].rpartition(" ")[0]
        while shorter:
            if shorter in self._index:
                found.append((start, start + len(shorter), self._index[shorter]))
                return
            shorter = shorter.rpartition(" ")[0]


class WordsBefore(NamedTuple):
    """Words that may stand before a number or date, each with a space behind it: for `word_before`."""

    last: dict[str, tuple[tuple[str, str], ...]]
    """By their last letter with that space, which turns most places down: words and values, longest first."""


def words_before(words: dict[str, str]) -> WordsBefore:
    """The words with the space that parts them from what follows, longest first, for `word_before`."""
    last: dict[str, list[tuple[str, str]]] = {}
    for word in sorted(words, key=len, reverse=True):
        last.setdefault(f"{word[-1]} ", []).append((f"{word} ", words[word]))
    return WordsBefore({ending: tuple(found) for ending, found in last.items()})


def word_before(lower: str, start: int, words: WordsBefore) -> tuple[int, str] | None:
    """Start and value of the longest word (from `words_before`) that ends at `start`, else None."""
    known = words.last.get(lower[max(0, start - 2) : start])
    if known is None:
        return None
    tail = lower[max(0, start - _LONGEST) : start]
    for word, value in known:
        if tail.endswith(word):
            at = start - len(word)
            if at == 0 or not lower[at - 1].isalnum():
                return at, value
    return None


class WordsAfter:
    """Words that may stand behind a number or date, a space before them; first letters turn most down."""

    __slots__ = ("_letters", "_pattern")

    def __init__(self, words: Iterable[str]) -> None:
        longest_first = sorted(words, key=len, reverse=True)
        self._letters = frozenset([word[0] for word in longest_first])
        self._pattern = re.compile(rf"\s(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def match(self, lower: str, at: int) -> re.Match[str] | None:
        """The match where a number or date ends."""
        if at + 1 >= len(lower) or lower[at + 1] not in self._letters:
            return None
        return self._pattern.match(lower, at)

"""Asking what word stands right before or after a place: sets of words, longest first, whole words only.

Comes in: words with a value each. Goes out: look-ups of bounded cost. It knows no kinds of words.
"""

import re
from collections.abc import Iterable

_LONGEST = 32


def words_before(words: dict[str, str]) -> dict[str, str]:
    """The words with the space that parts them from what follows, longest first, for `word_before`."""
    return {f"{word} ": words[word] for word in sorted(words, key=len, reverse=True)}


def word_before(lower: str, start: int, words: dict[str, str]) -> tuple[int, str] | None:
    """Start and value of the longest word (from `words_before`) that ends at `start`, else None."""
    tail = lower[max(0, start - _LONGEST) : start]
    if not tail.endswith(tuple(words)):
        return None
    for word, value in words.items():
        if tail.endswith(word):
            at = start - len(word)
            if at == 0 or not lower[at - 1].isalnum():
                return at, value
    return None


def words_after(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern to match where a number or date ends: a space and one of the words."""
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\s(?:{alternatives})(?!\w)")

"""Words about agreements in a Vietnamese sentence: kind, what becomes of it, terms, validity.

Comes in: a sentence, the day of its page. Goes out: `AccordWord`s in order. It does not say who made the
agreement, nor whether there is one.
"""

import datetime
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, cast

from dienbien.language.accords import AccordWord, AccordWordKind
from dienbien.language.tables import variants
from dienbien.language.text import Folded, fold
from dienbien.language.vi.numbers import find_numbers
from dienbien.language.vi.rows_vi import rows_of
from dienbien.language.vi.times import find_times
from dienbien.language.vi.times_near import PhraseFinder
from dienbien.language.vi.times_resolve import resolve
from dienbien.records import edtf

_OPENING = frozenset({"until", "lasting", "unit", "sealed"})
"""Kinds that count only together with a date or a number."""
_QUOTES = frozenset("\"'“”‘’«»")
_NEAR = 3
"""Letters that may stand between words that belong together."""


class _Words(NamedTuple):
    """The table, compiled: for each phrase of `finder` what it can mean; the opening words by kind."""

    finder: PhraseFinder
    meanings: tuple[tuple[tuple[str, str], ...], ...]
    opening: dict[str, dict[str, str]]


def find_accord_words(text: str, published: datetime.date | None = None) -> list[AccordWord]:
    """The words about agreements of a sentence, left to right; terms may stand inside other words."""
    folded = fold(text)
    phrases = list(_phrases(folded))
    found = [*phrases, *_days(folded, published, phrases), *_durations(folded, phrases)]
    found.sort(key=lambda word: (word.start, -word.end))
    return [
        AccordWord(word.kind, word.value, *folded.original(word.start, word.end))
        for word in found
        if word.kind != "accord" or word.value != "-"
    ]


@cache
def _words() -> _Words:
    meanings: dict[str, list[tuple[str, str]]] = {}
    opening: dict[str, dict[str, str]] = {kind: {} for kind in _OPENING}
    for row in rows_of("accords.tsv"):
        for spelling in variants(row["phrase"]):
            if row["kind"] in _OPENING:
                opening[row["kind"]][spelling] = row["value"]
            else:
                meanings.setdefault(spelling, []).append((row["kind"], row["value"]))
    return _Words(PhraseFinder(meanings), tuple(map(tuple, meanings.values())), opening)


def _phrases(folded: Folded) -> Iterator[AccordWord]:
    words = _words()
    for start, end, index in words.finder.hits(folded.plain):
        for kind, value in words.meanings[index]:
            if kind == "other":
                continue
            if kind != "accord" or not _in_quotes(folded.lower, start, end):
                yield AccordWord(cast("AccordWordKind", kind), value, start, end)


def _in_quotes(lower: str, start: int, end: int) -> bool:
    """Whether the words alone stand in quotation marks: they are a figure of speech then."""
    return lower[max(0, start - 1) : start] in _QUOTES and lower[end : end + 1] in _QUOTES


def _days(
    folded: Folded, published: datetime.date | None, phrases: Sequence[AccordWord]
) -> Iterator[AccordWord]:
    """Days to which an agreement holds, and on which it was made."""
    opening = _words().opening
    accords = [word.end for word in phrases if word.kind == "accord"]
    for time in find_times(folded.lower):
        day = resolve(time, published=published, future=True)
        words = folded.lower[time.start : time.end]
        start, end = edtf.split(day) if day else (None, None)
        if end and not start and words.startswith(tuple(f"{word} " for word in opening["until"])):
            yield AccordWord("until", end, time.start, time.end)
        elif day and (
            _ends_with(folded.plain[: time.start], opening["sealed"])
            or any(0 <= time.start - end <= 2 * _NEAR for end in accords)
        ):
            past = resolve(time, published=published)
            if past:
                yield AccordWord("sealed", past, time.start, time.end)


def _durations(folded: Folded, phrases: Sequence[AccordWord]) -> Iterator[AccordWord]:
    """Counts of time behind the words of an agreement ("ngừng bắn 72 giờ", "kéo dài 5 năm")."""
    opening = _words().opening
    accords = [word.end for word in phrases if word.kind == "accord"]
    for number in find_numbers(folded.lower):
        if number.min is None or number.min != number.max:
            continue
        unit = _starts_with(folded.plain[number.end + 1 :], opening["unit"])
        before = folded.plain[: number.start]
        bound = any(0 <= number.start - end <= _NEAR for end in accords)
        lasting = _ends_with(before, opening["lasting"])
        if lasting and not bound:
            bound = any(0 <= number.start - len(lasting) - end <= 2 * _NEAR for end in accords)
        if unit and bound:
            end = number.end + 1 + len(unit)
            yield AccordWord("until", opening["unit"][unit].replace("#", str(number.min)), number.start, end)


def _ends_with(before: str, words: dict[str, str]) -> str:
    """The longest of the words that ends the text; empty where none does."""
    stripped = before.rstrip()
    return max((word for word in words if f" {stripped}".endswith(f" {word}")), key=len, default="")


def _starts_with(behind: str, words: dict[str, str]) -> str:
    return max((word for word in words if f"{behind} ".startswith(f"{word} ")), key=len, default="")

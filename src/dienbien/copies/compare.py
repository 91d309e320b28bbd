"""What differs between two versions of a text, figures and dates first.

Comes in: the sentences of two stories. Goes out: sentences that are gone, new or changed, and in the changed
ones the numbers and dates that are others. Where a sentence stands makes no difference. It does not say which
version is right.
"""

import re
from collections import Counter
from typing import NamedTuple

from dienbien.copies.story import story_sentences
from dienbien.language.text import fold
from dienbien.language.vi.numbers import Number, find_numbers
from dienbien.records import Document

MOST_SENTENCES = 400
_MOST_PAIRED = 100
_ALIKE = 0.5
# Without "ngày" a dot or a hyphen needs a year: "2.5 triệu" and "20-30 người" are no dates.
_DATE = re.compile(
    r"(?:ngày|mùng) \d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?|(?: tháng \d{1,2}(?: năm \d{4})?)?)(?!\d)"
    r"|(?<![\d/])\d{1,2}(?:/\d{1,2}(?:/\d{4})?|\.\d{1,2}\.\d{4}|-\d{1,2}-\d{4})(?![\d/])"
)
_COUNTED = re.compile(r" ?[^\W\d_]+(?: [^\W\d_]+)?")
_WORD = re.compile(r"[^\W_]+")


class Change(NamedTuple):
    """A sentence in both versions, and in them the numbers and dates that only one has, as they stand."""

    before: str
    after: str
    numbers_before: tuple[str, ...]
    numbers_after: tuple[str, ...]
    dates_before: tuple[str, ...]
    dates_after: tuple[str, ...]


class Differences(NamedTuple):
    """`changed` pairs sentences of much the same words; those with other figures or dates come first.

    `is_whole` is False where a story has more than 400 sentences, of which the rest was not compared.
    """

    removed: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[Change, ...]
    is_whole: bool


def compare(before: Document, after: Document) -> Differences:
    """The differences of two documents' stories."""
    return compare_sentences(story_sentences(before), story_sentences(after))


def compare_sentences(before: list[str], after: list[str]) -> Differences:
    """The differences of two stories given as sentences; the work is bounded, whatever their length."""
    is_whole = max(len(before), len(after)) <= MOST_SENTENCES
    removed, added = _only(before, after), _only(after, before)
    pairs = _paired(removed[:_MOST_PAIRED], added[:_MOST_PAIRED])
    changed = [_change(removed[i], added[j]) for i, j in pairs]
    changed.sort(key=lambda change: not any(change[2:]))
    gone, new = {i for i, _ in pairs}, {j for _, j in pairs}
    return Differences(
        tuple(sentence for i, sentence in enumerate(removed) if i not in gone),
        tuple(sentence for j, sentence in enumerate(added) if j not in new),
        tuple(changed),
        is_whole,
    )


def _only(here: list[str], there: list[str]) -> list[str]:
    """The sentences of one story that the other has not, or not so often."""
    left = Counter(map(_key, there[:MOST_SENTENCES]))
    out = []
    for sentence in here[:MOST_SENTENCES]:
        key = _key(sentence)
        if left[key] > 0:
            left[key] -= 1
        elif key:
            out.append(sentence)
    return out


def _key(sentence: str) -> str:
    return " ".join(_WORD.findall(fold(sentence).lower))


def _paired(removed: list[str], added: list[str]) -> list[tuple[int, int]]:
    """Places of sentences of much the same words, the most alike first, each in one pair only."""
    left = [frozenset(_key(sentence).split()) for sentence in removed]
    right = [frozenset(_key(sentence).split()) for sentence in added]
    scored = [
        (len(one & other) / len(one | other), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
    ]
    pairs: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if score < _ALIKE:
            break
        if i not in used[0] and j not in used[1]:
            pairs.append((i, j))
            used[0].add(i)
            used[1].add(j)
    return sorted(pairs)


def _change(before: str, after: str) -> Change:
    left, right = _figures(before), _figures(after)
    return Change(
        before,
        after,
        _differing(left[0], right[0]),
        _differing(right[0], left[0]),
        _differing(left[1], right[1]),
        _differing(right[1], left[1]),
    )


def _differing(here: list[tuple[str, str]], there: list[tuple[str, str]]) -> tuple[str, ...]:
    """The words of what only one side means, in order."""
    left = Counter(meant for meant, _ in there)
    out = []
    for meant, words in here:
        if left[meant] > 0:
            left[meant] -= 1
        else:
            out.append(words)
    return tuple(out)


def _figures(sentence: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The numbers and the dates of a sentence: what each means, and its words with what is counted."""
    lower = fold(sentence).lower
    dates = [(re.sub(r"\D+", "/", match[0]).strip("/"), match[0]) for match in _DATE.finditer(lower)]
    without = _DATE.sub(lambda match: ";" * len(match[0]), lower)
    numbers = [(f"{n.min} {n.max} {n.approx}", _words(without, n)) for n in find_numbers(without)]
    return numbers, dates


def _words(lower: str, number: Number) -> str:
    """A number with the next two words, which say what is counted."""
    counted = _COUNTED.match(lower, number.end)
    return lower[number.start : counted.end() if counted else number.end].strip()

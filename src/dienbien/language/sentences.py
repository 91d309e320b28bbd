"""Where sentences end. Comes in: cased folded text and a stretch of it; goes out: spans of sentences.

A full stop ends a sentence where white space and an upper-case letter, digit or quote follow and no known
abbreviation or initial stands before it; a semicolon or bar where a capital follows, as in a row of
headlines. What runs on for pages is cut: the work on a sentence is bounded.
It knows nothing of what sentences say.
"""

import re

from dienbien.language.text import places_of

_MARKS = '.!?…\n/;|”"'
# What may follow one of these; the look-behind asks which one it was.
_END = re.compile(
    r"[.!?…\n/;|”\"](?:(?<=[.!?…])[.!?…]*[”\"’'»)\]]*(?=\s|$)|(?<=;)(?=\s)|(?<=[^\S\n]\|)(?=\s)"
    r"|(?<=\n)(?:\|(?=\s)|\n*)|(?<=/)\.(?=\s|$)|(?<=[.!?][”\"])(?=\s|$))"
)
# Initials bear no marks: "Á" and "Ý" are words, which end sentences.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Za-zĐ]|TP|Tp|TS|ThS|PGS|GS|St|Mr|Mrs|Ms|Dr|Jr|Sr|No|vs|v\.v|Gen|Lt|Col)$"
)

_ITEM = 24
"""So many letters stand before a semicolon that ends a headline in a row of them, not an item of a list."""

MOST_LETTERS = 2000
"""No sentence is longer; the longest of newspapers have about half of it."""


def split_sentences(cased: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of `cased[start:end]`, white space trimmed, none empty. Linear."""
    spans: list[tuple[int, int]] = []
    begin = start
    done = start
    for at in places_of(cased, _MARKS, start, end):
        match = _END.match(cased, at, end) if at >= done else None
        if match is None:
            continue
        done = match.end()
        if done == end or _ends(cased, at, done, begin, end):
            _append(spans, cased, begin, done)
            begin = done
    _append(spans, cased, begin, end)
    return spans


def _ends(cased: str, at: int, done: int, begin: int, end: int) -> bool:
    """Whether a mark from `at` to `done` ends a sentence, or it goes on behind the quote.

    So it does in `"Ai làm?", bà hỏi` and `"Thôi đi!" bà nói`.
    """
    mark = cased[at:done]
    if "\n" in mark or "/" in mark:
        return True
    following = done
    while following < end and cased[following].isspace():
        following += 1
    if following == end:
        return True
    opens = cased[following]
    if "!" in mark or "?" in mark:
        return opens not in ",;:)" and not (opens.islower() and mark[-1] in "\"”’'»")
    if opens.islower() or opens in ",;:)":
        return False
    if mark == ";":
        return at - begin >= _ITEM
    return not (mark == "." and _ABBREVIATION.search(cased, max(begin, at - 8), at))


def _append(spans: list[tuple[int, int]], cased: str, begin: int, end: int) -> None:
    while begin < end and cased[begin].isspace():
        begin += 1
    while end > begin and cased[end - 1].isspace():
        end -= 1
    while end - begin > MOST_LETTERS:
        cut = _cut(cased, begin)
        _append(spans, cased, begin, cut)
        begin = cut
        while begin < end and cased[begin].isspace():
            begin += 1
    if begin < end:
        spans.append((begin, end))


def _cut(cased: str, begin: int) -> int:
    """Where to cut what runs on: behind the last comma within the bound, else behind a blank, else at it."""
    bound = begin + MOST_LETTERS
    for mark in (", ", " "):
        at = cased.rfind(mark, begin + 1, bound)
        if at > 0:
            return at + len(mark)
    return bound

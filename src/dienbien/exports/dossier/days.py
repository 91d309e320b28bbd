"""How a date reads in a dossier.

Comes in: an EDTF date, and the days that an event may span. Goes out: a date in the words of the language.
"""

import re
from collections.abc import Mapping

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(\d{4})")


def day_words(words: Mapping[str, str], date: str | None, first: str | None, last: str | None) -> str:
    """`21/10/2025`, `khoảng tháng 8/2025`, `từ 2/3/2024`; without a date, the day of the first page."""
    if date is None:
        day = first or last
        return words["undated told"].format(day=_plain(words, day)) if day else words["undated"]
    bare = date.rstrip("~?%")
    shown = _plain(words, bare) if "/" not in bare else ""
    if not shown or shown == bare:
        shown = span_words(words, first, last) or date
    return words["about"].format(day=shown) if bare != date else shown


def span_words(words: Mapping[str, str], first: str | None, last: str | None) -> str:
    """From one day to another, either of which may be open."""
    if first and last:
        return _plain(words, first) if first == last else f"{_plain(words, first)} – {_plain(words, last)}"
    if first:
        return words["since"].format(day=_plain(words, first))
    return words["until"].format(day=_plain(words, last)) if last else ""


def _plain(words: Mapping[str, str], date: str | None) -> str:
    """A day, a month or a year; anything else as it is."""
    text = date or ""
    if match := _DAY.fullmatch(text):
        return words["day"].format(y=match[1], m=match[2], d=match[3])
    if match := _MONTH.fullmatch(text):
        return words["month"].format(y=match[1], m=match[2])
    if match := _YEAR.fullmatch(text):
        return words["year"].format(y=match[1])
    return text

"""How a date reads in a dossier.

Comes in: an EDTF date, and the days that an event may span. Goes out: a date in the words of the language.
"""

import re
from collections.abc import Mapping

from dienbien.records.edtf import earliest, latest

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(\d{4})")
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?~?")


def day_words(words: Mapping[str, str], date: str | None, first: str | None, last: str | None) -> str:
    """`21/10/2025`, `khoảng tháng 8/2025`, `từ 2/3/2024`; without a date, the day of the first page.

    A day or month of no known year (`XXXX-08-02`) says so: `02/08, không rõ năm`.
    """
    if date is None:
        day = first or last
        return words["undated told"].format(day=_known(words, day)) if day else words["undated"]
    if earliest(date) is None and latest(date) is None:
        return _yearless_words(words, date)
    bare = date.rstrip("~?%")
    shown = _known(words, bare) or span_words(words, first, last)
    return words["about"].format(day=shown) if bare != date else shown


def span_words(words: Mapping[str, str], first: str | None, last: str | None) -> str:
    """From one day to another, either of which may be open."""
    from_day, to_day = _known(words, first), _known(words, last)
    if from_day and to_day:
        return from_day if first == last else f"{from_day} – {to_day}"
    if from_day:
        return words["since"].format(day=from_day)
    return words["until"].format(day=to_day) if to_day else ""


def _yearless_words(words: Mapping[str, str], date: str) -> str:
    """A day, a month or a span of them in a year that nobody knows; anything else stays as it is."""
    parts = [_YEARLESS.fullmatch(part) for part in date.split("/")]
    shown = [
        words["yearless day" if part[2] else "yearless month"].format(m=part[1], d=part[2])
        for part in parts
        if part
    ]
    if len(shown) < len(parts):
        return date
    days = " – ".join(dict.fromkeys(shown))
    return words["yearless"].format(day=words["about"].format(day=days) if "~" in date else days)


def _known(words: Mapping[str, str], date: str | None) -> str | None:
    """A day, a month or a year in words; None for anything else."""
    if match := _DAY.fullmatch(date or ""):
        return words["day"].format(y=match[1], m=match[2], d=match[3])
    if match := _MONTH.fullmatch(date or ""):
        return words["month"].format(y=match[1], m=match[2])
    if match := _YEAR.fullmatch(date or ""):
        return words["year"].format(y=match[1])
    return None

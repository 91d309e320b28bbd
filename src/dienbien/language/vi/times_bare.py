"""Dates in digits without a word that says so ("22/10", "2/4 – 5/4", "22.10.2013"): which are dates at all.

Comes in: a reader and where digits begin. Goes out: drafts, only where the digits can't be a fraction, a
score, a decimal or the number of a law.
"""

import re

from msgspec.structs import replace

from dienbien.language.vi.times_near import word_before
from dienbien.language.vi.times_patterns import (
    ISO,
    MONTH_YEAR,
    NUMERIC,
    RANGE_LINK,
    YEAR_TAIL,
    day_of,
    numeric_value,
    years_value,
)
from dienbien.language.vi.times_reader import Reader
from dienbien.language.vi.times_value import Calendar, Interval, Relative, Value, Weekday

_WEAK_CUE = re.compile(r"(?:(?<!\w)(?:từ|đến|tới|trước|sau|vào|hết|hôm|và|hay|hoặc)|[(]) ?\Z")
_RANGE_BEFORE = re.compile(r"(?<!\w)(?:từ |từ ngày |ngày )(\d{1,2}) ?(?:-|–|và|đến|tới) ?\Z")


def read_bare(reader: Reader, start: int) -> None:
    """A date in digits without a word that says so: only where it can't be a fraction, score or number."""
    lower = reader.lower
    if match := ISO.match(lower, start):
        reader.add(start, match.end(), _iso_day(match))
        return
    if match := MONTH_YEAR.match(lower, start):
        if not word_before(lower, start, reader.words.notdates):
            reader.add(start, match.end(), Calendar(int(match["y"]), int(match["m"])))
        return
    if match := _years_range(reader, start):
        reader.add(start, match.end(), years_value(match, roughly=False))
        return
    match = NUMERIC.match(lower, start)
    if match is None or not _is_date(reader, start, match):
        return
    value = numeric_value(match)
    if isinstance(value, Calendar) and (before := _RANGE_BEFORE.search(lower, max(0, start - 20), start)):
        first = replace(value, day=int(before[1]))
        if before.start() >= reader.done and 0 < int(before[1]) < (value.day or 0):
            start, value = before.start(1), Interval(first, value)
    reader.add(start, match.end(), value)


def _iso_day(match: re.Match[str]) -> Value | None:
    """The day of an ISO match, None where the calendar lacks it."""
    return day_of(int(match["y"]), int(match["m"]), int(match["d"]))


def _years_range(reader: Reader, start: int) -> re.Match[str] | None:
    """Two years after a word for a stretch of time: "giai đoạn 2015-2025"."""
    lower = reader.lower
    if lower[start - 1 : start] != " " or not lower[max(0, start - 10) : start].endswith(_STRETCHES):
        return None
    return YEAR_TAIL.match(lower, start - 1)


_STRETCHES = ("giai đoạn ", "nhiệm kỳ ", "thời kỳ ", "thời gian ", "từ ", "những năm ", "(")


def _is_date(reader: Reader, start: int, match: re.Match[str]) -> bool:
    lower, end = reader.lower, match.end()
    day, month, separator = int(match["d"]), int(match["m"]), match["s"]
    if word_before(lower, start, reader.words.notdates):
        return False
    if match["y"] and (separator == "/" or len(match["y"]) == 4):
        return True
    if match["y"] or reader.words.measure_after.match(lower, end):
        return False
    if _beside_day(reader, start, day):
        return True
    weak = _WEAK_CUE.search(lower, max(0, start - 8), start) is not None
    if separator == "/":
        if (day, month) == (24, 7):
            return False
        return weak or day > month or match["d2"] is not None or _opens_range(lower, end)
    if match["d2"]:
        return False
    if lower[start - 1 : start] == "(" and lower[end : end + 1] in {")", ","}:
        return day >= 10
    return weak and day > month and _BOUND_BEFORE.search(lower, max(0, start - 6), start) is not None


def _beside_day(reader: Reader, start: int, day: int) -> bool:
    """Whether the digits explain a time just named: "hôm nay (22.10)", "sáng nay 22-10"."""
    if not reader.drafts:
        return False
    gap = reader.lower[reader.drafts[-1].end : start]
    if gap in {" (", "("}:
        return True
    named = reader.drafts[-1].value
    is_day = isinstance(named, Weekday) or (isinstance(named, Relative) and named.unit == "day")
    return gap in {" ", ", "} and is_day and day > 5


def _opens_range(lower: str, end: int) -> bool:
    """Whether a second date with a stroke follows a dash: "2/4 – 5/4"."""
    link = RANGE_LINK.match(lower, end)
    after = NUMERIC.match(lower, link.end()) if link else None
    return after is not None and after["s"] == "/"


_BOUND_BEFORE = re.compile(r"(?<!\w)(?:từ|đến|tới|trước|sau|hết) \Z")

"""EDTF strings (ISO 8601-2) as the codebook uses them: build, check, bound and compare.

Comes in: calendar numbers or EDTF strings. Goes out: EDTF strings, days, yes or no. It knows the subset of
codebook section 5 (dates, months, years, `XXXX` years, `199X`, `~`, intervals with open ends), no seasons,
sets or times of day.
"""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?(~?)\Z")
_LEAP_YEAR = 2000
_COMMON_YEAR = 2001
_APPROXIMATE_DAYS = datetime.timedelta(days=3)
OPEN = ".."
DAY_LENGTH = len("2020-11-09")
"""Of one exact day; `XXXX-11-09` is as long."""


@dataclass(frozen=True, slots=True)
class _Point:
    """One parsed date: the years it may lie in (None: any), month, day, approximate or not."""

    years: tuple[int, int] | None
    month: int | None
    day: int | None
    approximate: bool

    def bounds(self, year: int | None = None) -> tuple[datetime.date, datetime.date]:
        """First and last day, an unknown year read as `year`."""
        first, last = self.years if self.years is not None else (year or _LEAP_YEAR,) * 2
        if self.month is None:
            return datetime.date(first, 1, 1), datetime.date(last, 12, 31)
        if self.day is None:
            return datetime.date(first, self.month, 1), month_end(last, self.month)
        start = datetime.date(first, self.month, self.day)
        end = datetime.date(last, self.month, self.day)
        if self.approximate:
            return _moved(start, -_APPROXIMATE_DAYS), _moved(end, _APPROXIMATE_DAYS)
        return start, end


def _moved(day: datetime.date, by: datetime.timedelta) -> datetime.date:
    try:
        return day + by
    except OverflowError:
        return day


def month_end(year: int, month: int) -> datetime.date:
    """The last day of a month."""
    if month == 12:
        return datetime.date(year, 12, 31)
    return datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)


def valid_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has this day (29 February counts where the year is unknown)."""
    try:
        datetime.date(year if year is not None else _LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def point(
    year: int | None, month: int | None = None, day: int | None = None, *, approximate: bool = False
) -> str:
    """`2016-04-04`, `2016-04`, `2016`, with `XXXX` for an unknown year and `~` if approximate.

    Raises `ValueError` for a day without a month, neither year nor month, or a day the calendar lacks.
    """
    if year is None and month is None:
        raise ValueError("a date needs a year or a month")
    if month is None and day is not None:
        raise ValueError("a day needs a month")
    if month is not None and not valid_day(year, month, day or 1):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    text = "XXXX" if year is None else f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
    if day is not None:
        text += f"-{day:02d}"
    return text + ("~" if approximate else "")


def interval(start: str | None, end: str | None) -> str:
    """`a/b`, with `..` for an open end; one date where both are the same."""
    if start is not None and start == end:
        return start
    return f"{start or OPEN}/{end or OPEN}"


def split(text: str) -> tuple[str | None, str | None]:
    """Start and end of an EDTF string, None for an open end; a single date is both."""
    start, slash, end = text.partition("/")
    if not slash:
        return text, text
    return (None if start == OPEN else start), (None if end == OPEN else end)


def step(text: str, count: int) -> str | None:
    """A day, month or year moved by `count` of its own kind; intervals move whole, `~` stays behind.

    A day or month of unknown year keeps `XXXX`. None for decades, centuries and what is no EDTF.
    Raises `OverflowError` or `ValueError` where it leaves the years 1 to 9999.
    """
    start, slash, end = text.partition("/")
    if slash:
        moved = [part if part == OPEN else step(part, count) for part in (start, end)]
        return None if None in moved else f"{moved[0]}/{moved[1]}"
    try:
        parsed = _parse_point(text)
    except ValueError:
        return None
    first, last = parsed.years or (_COMMON_YEAR, _COMMON_YEAR)
    if first != last:
        return None
    known = parsed.years is not None
    if parsed.month is None:
        return point(first + count) if known and 0 < first + count <= 9999 else None
    if parsed.day is None:
        months = first * 12 + parsed.month - 1 + count
        return point(months // 12 if known else None, months % 12 + 1)
    if not known and (parsed.month, parsed.day) == (2, 29):
        first = _LEAP_YEAR
    day = datetime.date(first, parsed.month, parsed.day) + datetime.timedelta(days=count)
    return point(day.year if known else None, day.month, day.day)


def is_valid(text: str) -> bool:
    """Whether the string is of the codebook's subset, and its start not after its end."""
    try:
        start, end = _parse(text)
    except ValueError:
        return False
    if start is None and end is None:
        return False
    if start is None or end is None or start.years is None or end.years is None:
        return True
    return start.bounds()[0] <= end.bounds()[1]


@lru_cache(maxsize=4096)
def earliest(text: str) -> datetime.date | None:
    """The first day it may mean; None if open, of unknown year, or no EDTF."""
    try:
        start, _ = _parse(text)
    except ValueError:
        return None
    return start.bounds()[0] if start is not None and start.years is not None else None


@lru_cache(maxsize=4096)
def latest(text: str) -> datetime.date | None:
    """The last day it may mean; None if open, of unknown year, or no EDTF."""
    try:
        _, end = _parse(text)
    except ValueError:
        return None
    return end.bounds()[1] if end is not None and end.years is not None else None


def compatible(a: str, b: str) -> bool:
    """Whether both could be the same moment: equal, one within the other, or overlapping.

    `XXXX` is any year; a day with `~` reaches three days either way. False where one is no EDTF.
    """
    try:
        first, second = _parse(a), _parse(b)
    except ValueError:
        return False
    if _yearless(first) and _yearless(second):
        return _overlap(_range(first, _LEAP_YEAR), _range(second, _LEAP_YEAR))
    if _yearless(second):
        first, second = second, first
    if not _yearless(first):
        return _overlap(_range(first, None), _range(second, None))
    fixed = _range(second, None)
    years = range(fixed[0].year, min(fixed[1].year, fixed[0].year + 8) + 1)
    return any(_overlap(_range(first, year), fixed) for year in years if _exists(first, year))


_Parsed = tuple[_Point | None, _Point | None]


@lru_cache(maxsize=4096)
def _parse(text: str) -> _Parsed:
    start, slash, end = text.partition("/")
    if not slash:
        only = _parse_point(text)
        return only, only
    return (None if start == OPEN else _parse_point(start)), (None if end == OPEN else _parse_point(end))


def _parse_point(text: str) -> _Point:
    match = _POINT.match(text)
    if match is None:
        raise ValueError(f"no EDTF date of the codebook's kind: {text!r}")
    digits, month_text, day_text, approximate = match.groups()
    month = int(month_text) if month_text else None
    day = int(day_text) if day_text else None
    years = None if digits == "XXXX" else (int(digits.replace("X", "0")), int(digits.replace("X", "9")))
    if years is not None and years[0] == 0:
        raise ValueError(f"no such year: {text!r}")
    if years is None and month is None:
        raise ValueError(f"neither year nor month: {text!r}")
    if month is not None:
        exact = years[0] if years is not None and years[0] == years[1] else None
        if not valid_day(exact, month, day or 1):
            raise ValueError(f"no such day: {text!r}")
    return _Point(years, month, day, bool(approximate))


def _yearless(parsed: _Parsed) -> bool:
    return any(end is not None and end.years is None for end in parsed)


def _exists(parsed: _Parsed, year: int) -> bool:
    return all(
        end is None or end.years is not None or end.month is None or valid_day(year, end.month, end.day or 1)
        for end in parsed
    )


def _range(parsed: _Parsed, year: int | None) -> tuple[datetime.date, datetime.date]:
    start, end = parsed
    first = start.bounds(year)[0] if start is not None else datetime.date.min
    last = end.bounds(year)[1] if end is not None else datetime.date.max
    return first, last


def _overlap(a: tuple[datetime.date, datetime.date], b: tuple[datetime.date, datetime.date]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]

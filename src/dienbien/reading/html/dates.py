"""Dates as pages write them to ISO 8601.

Comes in: one value of metadata or one printed line. Goes out: a date, or a date and time on Vietnam's clock,
or None where it is none. It does not look for dates in sentences.
"""

import datetime
import re
from email.utils import parsedate_to_datetime

from dienbien.reading.zones.page_date import find_page_date
from dienbien.records.clock import VIETNAM

_LONGEST = 120
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s?[:hg]\s?(\d\d)(?::(\d\d))?(?:\s?([AaPp][Mm]))?(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def iso_date(value: str) -> str | None:
    """The date in a value of metadata: `2025-10-22T19:25:00+07:00`, `2025-10-22`, or None.

    Moments with an offset are put on Vietnam's clock (UTC+7), since "hôm qua" is counted from its days.
    `10/22/2025 7:25:52 PM` has the month first, all others with a slash the day.
    """
    text = " ".join(value[:_LONGEST].split())
    moment = _standard(text) or _written(text)
    if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    if isinstance(moment, datetime.datetime) and moment.tzinfo is not None:
        moment = moment.astimezone(VIETNAM)
    if isinstance(moment, datetime.datetime):
        return moment.isoformat(timespec="seconds")
    return moment.isoformat()


def printed_date(line: str) -> str | None:
    """The date that a line prints, `Thứ tư, 22/10/2025, 19:25 (GMT+7)`, with its time where it has one."""
    day = find_page_date("\n" + line)
    if day is None:
        return None
    clock = _CLOCK.search(_NUMERIC.sub(" ", line[:_LONGEST]))
    time = _time(clock) if clock else None
    return day if time is None else f"{day}T{time.isoformat(timespec='minutes')}"


def _standard(text: str) -> datetime.datetime | datetime.date | None:
    try:
        if len(text) <= 10:
            return datetime.date.fromisoformat(text)
        return datetime.datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(text: str) -> datetime.datetime | datetime.date | None:
    clock = _CLOCK.search(text)
    match = _YEAR_FIRST.search(text)
    if match:
        year, month, day = (int(group) for group in match.groups())
    else:
        match = _NUMERIC.search(text)
        if match is None:
            return None
        day, month, year = (int(group) for group in match.groups())
        if month > 12 or (clock and clock[4] and "/" in match[0] and day <= 12):
            day, month = month, day
    time = _time(clock) if clock else None
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return date if time is None else datetime.datetime.combine(date, time)


def _time(match: re.Match[str]) -> datetime.time | None:
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "pm" else 0)
    return datetime.time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None

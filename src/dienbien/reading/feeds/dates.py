"""Dates as feeds write them, to ISO 8601: RFC 822, ISO 8601, and the forms of Vietnamese content systems.

Comes in: the words of a date element. Goes out: an ISO 8601 date or date and time with the zone that was
written, without one where none was; None where it is no date. It never moves a time to another zone.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

_LONGEST = 80
_FARTHEST = 14 * 60
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}.{0,30})?")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?\s*(SA|CH|AM|PM)?\b", re.IGNORECASE)
_OFFSET = re.compile(r"(?:(?:GMT|UTC)\s?)?([+-])(\d{1,2})(?::?(\d{2}))?\s*\)?$", re.IGNORECASE)
_NAMED = re.compile(r"\b(GMT|UTC|ICT|Z)\s*\)?$", re.IGNORECASE)
_ZONES = {"GMT": UTC, "UTC": UTC, "Z": UTC, "ICT": timezone(timedelta(hours=7))}


def iso_date(words: str) -> str | None:
    """The date in ISO 8601: `Thu, 26 Nov 2026 08:00:00 +0700` gives `2026-11-26T08:00:00+07:00`.

    Read are RFC 822 and RFC 5322 (also with `GMT+7`, `+7` and `ICT`), ISO 8601 with a day, and dates in
    numbers: `26/11/2026 8:00:00 SA`, `Thu, 26/11/2026 08:00`, `08:00 26-11-2026`. The day stands first in
    these, unless the clock has an English AM or PM or the second number can be no month: those are the
    month-first dates of servers left at their American setting. Two-digit years are read in RFC 822 only.
    """
    text = " ".join(words[:_LONGEST].split())
    found = _iso(text) or _in_numbers(text) or _rfc822(text)
    return found if found and "1900" <= found[:4] <= "2199" else None


def _iso(text: str) -> str | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        return datetime.fromisoformat(_spaced(text)).isoformat(timespec="seconds")
    except ValueError:
        return date_or_none(text[:10])


def _spaced(text: str) -> str:
    """`2026-11-26 08:00:00 +0700` without the blank before its offset, which `fromisoformat` can't have."""
    return text[:11] + text[11:].replace(" ", "").replace("GMT", "").replace("UTC", "")


def date_or_none(text: str) -> str | None:
    """The ISO 8601 date, None where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _in_numbers(text: str) -> str | None:
    found = _NUMBERS.search(text)
    if not found:
        return None
    rest = text[: found.start()] + " " + text[found.end() :]
    clock = _CLOCK.search(rest)
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    english = clock is not None and (clock[4] or "").upper() in ("AM", "PM")
    month_first = second > 12 or (english and found[2] == "/" and first <= 12)
    day, month = (second, first) if month_first else (first, second)
    try:
        when = date(year, month, day)
        if clock is None:
            return when.isoformat()
        return datetime.combine(when, _time(clock), _zone(rest.strip())).isoformat(timespec="seconds")
    except ValueError:
        return None


def _time(clock: "re.Match[str]") -> time:
    hour, half = int(clock[1]), (clock[4] or "").upper()
    if half in ("SA", "AM") and hour == 12:
        hour = 0
    elif half in ("CH", "PM") and hour < 12:
        hour += 12
    return time(hour, int(clock[2]), int(clock[3] or 0))


def _zone(text: str) -> timezone | None:
    """The zone at the end of the words, None where none is written."""
    offset = _OFFSET.search(text)
    minutes = int(offset[2]) * 60 + int(offset[3] or 0) if offset else 0
    if offset and minutes <= _FARTHEST:
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
    named = _NAMED.search(text)
    return _ZONES[named[1].upper()] if named else None


def _rfc822(text: str) -> str | None:
    zone = _zone(text)
    bare = _NAMED.sub("", _OFFSET.sub("", text)) if zone else text
    try:
        when = parsedate_to_datetime(bare.strip())
        return (when.replace(tzinfo=zone) if zone else when).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

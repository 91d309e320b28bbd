"""A ledger as a calendar: for each day what was told of it, and which days were quiet.

Comes in: an agreement and the entries of its ledger. Goes out: months of weeks of days. A day is quiet if
the agreement stood, the pages tell of the time after it, and nobody tells of violence or a breach on it.
"""

import calendar
import datetime
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dienbien.ledger import Agreement, Entry
from dienbien.records.edtf import earliest, latest

_BREACH = frozenset({"violation", "broken"})
_FIGHT = frozenset({"fighting", "threat", "endangered"})
_TALK = frozenset({"talks", "mediation", "mediated", "appeal", "demand", "reaffirmed", "extended", "resumed"})
_MADE = frozenset({"declared", "agreed", "accepted", "signed", "ratified", "exchanged", "effect", "observed"})
_LONGEST_ACT = 31
_MOST_MONTHS = 18


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day with its entries, the worst of which gives `look`; `quiet`, or empty before and after."""

    day: str
    number: int
    look: str
    entries: tuple[Entry, ...]


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """A month of weeks that begin on Monday; None for days of other months."""

    month: str
    weeks: tuple[tuple[Day | None, ...], ...]
    quiet: int


def months_of(agreement: Agreement, entries: Sequence[Entry]) -> list[Month]:
    """The months from the agreement's beginning to the last that is told of it.

    Where they are more than `_MOST_MONTHS`, the latest of those in which something is told.
    """
    by_day: dict[datetime.date, list[Entry]] = {}
    for entry in entries:
        for day in _days(entry):
            by_day.setdefault(day, []).append(entry)
    first = (earliest(agreement.begins) if agreement.begins else None) or min(by_day, default=None)
    if first is None:
        return []
    last = max(by_day, default=first)
    months = _months(first, max(first, last))
    if len(months) > _MOST_MONTHS:
        told = {(day.year, day.month) for day in by_day}
        months = [month for month in months if month in told][-_MOST_MONTHS:]
    return [_month(year, month, first, last, by_day) for year, month in months]


def look_of(kind: str) -> str:
    """What an entry looks like by its kind."""
    looks = {"breach": _BREACH, "fight": _FIGHT, "talk": _TALK, "made": _MADE}
    return next((look for look, kinds in looks.items() if kind in kinds), "other")


def _days(entry: Entry) -> Iterable[datetime.date]:
    first = earliest(entry.date) if entry.date else None
    last = latest(entry.date) if entry.date else None
    if first is None or last is None:
        day = first or last or (datetime.date.fromisoformat(entry.told) if entry.told else None)
        return [day] if day else []
    if (last - first).days >= _LONGEST_ACT:
        return []
    return [first + datetime.timedelta(days=n) for n in range((last - first).days + 1)]


def _months(first: datetime.date, last: datetime.date) -> list[tuple[int, int]]:
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [(number // 12, number % 12 + 1) for number in range(begin, end + 1)]


def _month(
    year: int,
    month: int,
    first: datetime.date,
    last: datetime.date,
    by_day: Mapping[datetime.date, Sequence[Entry]],
) -> Month:
    weeks = calendar.Calendar().monthdayscalendar(year, month)
    days = [
        tuple(
            _day(datetime.date(year, month, number), first, last, by_day) if number else None
            for number in week
        )
        for week in weeks
    ]
    quiet = sum(1 for week in days for day in week if day and day.look == "quiet")
    return Month(month=f"{year:04d}-{month:02d}", weeks=tuple(days), quiet=quiet)


def _day(
    day: datetime.date,
    first: datetime.date,
    last: datetime.date,
    by_day: Mapping[datetime.date, Sequence[Entry]],
) -> Day:
    entries = by_day.get(day, ())
    looks = {look_of(entry.kind) for entry in entries}
    worst = next((look for look in ("breach", "fight", "made", "talk", "other") if look in looks), None)
    look = worst or ("quiet" if first <= day <= last else "")
    return Day(day=day.isoformat(), number=day.day, look=look, entries=tuple(entries))

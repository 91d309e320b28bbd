"""Counts by day as bars: cooperation above the line, conflict below.

Comes in: counts by day and quad class. Goes out: bars with their places in a drawing of `WIDTH` by
`HEIGHT`. Long times are told by week, month or year, so that a bar never gets too thin to see.
"""

import datetime
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil

import msgspec

from dienbien.records.quads import Quad
from dienbien.store import DayCount

WIDTH, HEIGHT = 1000, 180
_UP: tuple[Quad | None, ...] = ("material cooperation", "verbal cooperation", None)
_DOWN: tuple[Quad | None, ...] = ("material conflict", "verbal conflict")
_MOST_BARS = 130
_LEAST_SCALE = 4
"""Events that a chart is high at least: a single one is no tower."""
_LONGEST, _SHORTEST = 92, 21
"""Days that are drawn where nobody says which."""
_AFTER, _BEFORE = 0.01, 0.05
"""Shares of events that may lie after and before them: news announces what may come, and tells what was."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a bar: its class, its count, and where it stands."""

    quad: Quad | None
    events: int
    top: float
    height: float


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """The events from `first` to `last` day (ISO 8601, both included)."""

    first: str
    last: str
    left: float
    width: float
    parts: tuple[Part, ...]
    events: int


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Bars from the first to the last day (ISO 8601), each of a `step`: day, week, month, year, years.

    `line` is where up and down meet, `most` the events of the fullest bar; `outside` events lie before or
    after.
    """

    bars: tuple[Bar, ...]
    first: str
    last: str
    step: str
    line: float
    most: int
    outside: int


def charts(
    several: Sequence[Sequence[DayCount]], since: str | None = None, until: str | None = None
) -> list[Chart | None]:
    """Charts of the same days on the same scale, None for those without events in them.

    Where no days are given they are the latest that news tells of.
    """
    together = [
        day for days in several for day in days if (since or day.day) <= day.day <= (until or day.day)
    ]
    if not together:
        return [None] * len(several)
    first, last = _window(together, since, until)
    step, begins = _steps(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    counted = [_counted(days, begins) for days in several]
    every = [count for counts in counted for count in counts]
    up, down = (max(sum(count[quad] for quad in quads) for count in every) for quads in (_UP, _DOWN))
    frame = _Frame(step, begins, up, down)
    return [_chart(frame, days, counts) for days, counts in zip(several, counted, strict=True)]


def chart(days: Sequence[DayCount], since: str | None = None, until: str | None = None) -> Chart | None:
    """The bars of one chart."""
    return charts([days], since, until)[0]


class _Frame(msgspec.Struct, frozen=True):
    """What charts share: the days of each bar, and the most events that stand above and below the line."""

    step: str
    begins: list[tuple[datetime.date, datetime.date]]
    up: int
    down: int


def _chart(frame: _Frame, days: Sequence[DayCount], counts: "Sequence[Counter[Quad | None]]") -> Chart | None:
    inside = sum(count.total() for count in counts)
    if inside == 0:
        return None
    begins, up = frame.begins, frame.up
    scale = HEIGHT / max(up + frame.down, _LEAST_SCALE)
    width = WIDTH / len(begins)
    bars = tuple(
        _bar(count, begin, end, width * place, width, up * scale, scale)
        for place, (count, (begin, end)) in enumerate(zip(counts, begins, strict=True))
    )
    return Chart(
        bars=bars,
        first=begins[0][0].isoformat(),
        last=begins[-1][1].isoformat(),
        step=frame.step,
        line=up * scale,
        most=max(bar.events for bar in bars),
        outside=sum(day.events for day in days) - inside,
    )


def _window(days: Sequence[DayCount], since: str | None, until: str | None) -> tuple[str, str]:
    if since or until:
        return min(day.day for day in days), max(day.day for day in days)
    in_order = sorted(days, key=lambda day: day.day)
    last = datetime.date.fromisoformat(_after_share(in_order[::-1], _AFTER))
    first = datetime.date.fromisoformat(in_order[0].day)
    longest, shortest = (
        datetime.date.fromordinal(max(1, last.toordinal() + 1 - days)) for days in (_LONGEST, _SHORTEST)
    )
    if first < longest:
        first = max(longest, datetime.date.fromisoformat(_after_share(in_order, _BEFORE)))
    return min(first, shortest).isoformat(), last.isoformat()


def _after_share(days: Sequence[DayCount], share: float) -> str:
    """The first of the days before which at most a share of all events lie."""
    left = sum(day.events for day in days) * share
    for day in days:
        left -= day.events
        if left < 0:
            return day.day
    return days[-1].day


def _steps(
    first: datetime.date, last: datetime.date
) -> tuple[str, list[tuple[datetime.date, datetime.date]]]:
    span = (last - first).days + 1
    steps = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
    step = next((step for step, days in steps.items() if span / days <= _MOST_BARS), "years")
    years = ceil(span / 365.25 / _MOST_BARS)
    begins = [first]
    while (following := _next(begins[-1], step, years)) and following <= last:
        begins.append(following)
    ends = [begin - datetime.timedelta(days=1) for begin in begins[1:]] + [last]
    return step, list(zip(begins, ends, strict=True))


def _next(day: datetime.date, step: str, years: int) -> datetime.date | None:
    """The day after a step; None where the calendar ends."""
    try:
        if step == "month":
            return (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
        if step in ("year", "years"):
            return datetime.date(day.year + years, 1, 1)
        return day + datetime.timedelta(days=7 if step == "week" else 1)
    except (OverflowError, ValueError):
        return None


def _counted(
    days: Iterable[DayCount], begins: Sequence[tuple[datetime.date, datetime.date]]
) -> "list[Counter[Quad | None]]":
    """The events of each bar by quad class."""
    firsts = [begin.isoformat() for begin, _ in begins]
    last = begins[-1][1].isoformat()
    found: list[Counter[Quad | None]] = [Counter() for _ in begins]
    for day in days:
        if firsts[0] <= day.day <= last:
            found[bisect_right(firsts, day.day) - 1][day.quad] += day.events
    return found


def _bar(
    count: "Counter[Quad | None]",
    begin: datetime.date,
    end: datetime.date,
    left: float,
    width: float,
    line: float,
    scale: float,
) -> Bar:
    parts, top, bottom = [], line, line
    for quad in _UP:
        top -= count[quad] * scale
        parts.append(Part(quad=quad, events=count[quad], top=top, height=count[quad] * scale))
    for quad in _DOWN:
        parts.append(Part(quad=quad, events=count[quad], top=bottom, height=count[quad] * scale))
        bottom += count[quad] * scale
    return Bar(
        first=begin.isoformat(),
        last=end.isoformat(),
        left=left + width * 0.08,
        width=width * 0.84,
        parts=tuple(part for part in parts if part.events),
        events=count.total(),
    )

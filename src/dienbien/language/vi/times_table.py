"""The words of time in tables/times.tsv, compiled: one automaton for phrases, small regexes for neighbours.

Comes in: the table. Goes out: `TimeWords`, with the patterns that ask what stands beside a date. What
the hits mean together is the work of `times.py`.
"""

import re
from dataclasses import dataclass
from functools import cache

from dienbien.language.tables import Row, TableError, variants
from dienbien.language.vi.rows_vi import rows_of
from dienbien.language.vi.times_feasts import feast_of
from dienbien.language.vi.times_near import PhraseFinder, WordsAfter, WordsBefore, words_before
from dienbien.language.vi.times_value import (
    Distance,
    Moment,
    Part,
    Relative,
    Sequence,
    Unit,
    Vague,
    Weekday,
    Window,
)

PARTS: dict[str, Part] = {
    "dawn": "dawn",
    "morning": "morning",
    "noon": "noon",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
}
UNITS: dict[str, Unit] = {
    "hour": "hour",
    "day": "day",
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "year": "year",
}
_DAYS_OF_WEEK = {"monday": 0, "wednesday": 2}
_ROUND_THE_CLOCK = {"last-24h": -1, "next-24h": 1}
_NEIGHBOURS = frozenset({"bound", "measure", "notdate", "ordinal", "succession", "event"})
_ANCHORED = frozenset(
    {
        "block",
        "century",
        "counted",
        "cue",
        "decade",
        "feast",
        "month",
        "part",
        "quarter",
        "relative",
        "since",
        "vague",
        "weekday",
        "year",
    }
)
_RELATIVE = re.compile(r"(last-)?(day|week|weekend|monday|wednesday|month|year)(~?)([+-]\d+)(?: (\w+))?\Z")
_COUNTED = re.compile(r"(ago|ahead|past|next):(hour|day|week|month|year)(@last)?\Z")


@dataclass(frozen=True, slots=True)
class Counted:
    """What words like "ngày trước" mean with a count before them, and without (None: nothing)."""

    direction: str
    unit: Unit
    last: bool
    alone: Moment | None

    def with_count(self, count: int | None, approximate: bool) -> Moment:
        """The moment or window for a count; None is "vài"."""
        sign = -1 if self.direction in {"ago", "past"} else 1
        if self.direction in {"past", "next"}:
            return Window(self.unit, count, sign)
        return Distance(self.unit, count, sign, "last" if self.last else "published", approximate)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row's meaning; `moment`, `part`, `counted` are set as its kind needs, `value` is its cell."""

    kind: str
    value: str
    moment: Moment | None = None
    part: Part | None = None
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The compiled table. The patterns are matched at (after) or searched before a date's edge."""

    entries: tuple[Entry, ...]
    phrases: PhraseFinder
    bounds: WordsBefore
    notdates: WordsBefore
    measure_after: WordsAfter
    ordinal_after: WordsAfter
    succession_after: WordsAfter
    event_after: WordsAfter


@cache
def time_words() -> TimeWords:
    """The table, compiled once per process. Raises `TableError` naming file and line of a bad row."""
    phrases: dict[str, Entry] = {}
    near: dict[str, dict[str, str]] = {kind: {} for kind in _NEIGHBOURS}
    for row in rows_of("times.tsv"):
        kind = row["kind"]
        if kind in _NEIGHBOURS:
            near[kind].update((spelling, row["value"]) for spelling in variants(row["phrase"]))
        elif kind in _ANCHORED:
            entry = _entry(row)
            for spelling in variants(row["phrase"]):
                if spelling in phrases:
                    raise TableError(f"{row.where}: {spelling!r} stands in the table twice; keep one row")
                phrases[spelling] = entry
        else:
            raise TableError(f"{row.where}: unknown kind {kind!r}; see the comment at the top of the table")
    return TimeWords(
        entries=tuple(phrases.values()),
        phrases=PhraseFinder(phrases),
        bounds=words_before(near["bound"]),
        notdates=words_before(near["notdate"]),
        measure_after=WordsAfter(near["measure"]),
        ordinal_after=WordsAfter(near["ordinal"]),
        succession_after=WordsAfter(near["succession"]),
        event_after=WordsAfter(near["event"]),
    )


def _entry(row: Row) -> Entry:
    kind, value = row["kind"], row["value"]
    if kind == "part":
        if value not in PARTS:
            raise TableError(f"{row.where}: unknown part of day {value!r}; known: {', '.join(PARTS)}")
        return Entry(kind, value, part=PARTS[value])
    if kind == "relative":
        moment, part = _relative(row, value)
        return Entry(kind, value, moment=moment, part=part)
    if kind == "feast":
        feast = feast_of(value)
        if feast is None:
            raise TableError(f"{row.where}: can't read value {value!r}; write it like lunar:1-15 or easter")
        return Entry(kind, value, moment=feast)
    if kind == "vague":
        if value not in {"past", "recent"}:
            raise TableError(f"{row.where}: unknown value {value!r}; known: past, recent")
        return Entry(kind, value, moment=Vague(recent=value == "recent"))
    if kind == "counted":
        return Entry(kind, value, counted=_counted(row, value))
    return Entry(kind, value)


def _relative(row: Row, value: str) -> tuple[Moment, Part | None]:
    if value in {"before-last", "after-last"}:
        return Sequence(-1 if value == "before-last" else 1), None
    if value in _ROUND_THE_CLOCK:
        return Window("hour", 24, _ROUND_THE_CLOCK[value]), None
    match = _RELATIVE.match(value)
    if match is None or (match[5] and match[5] not in PARTS):
        raise TableError(f"{row.where}: can't read value {value!r}; write it like day-1 or month~+0")
    anchor, unit, roughly, amount, part = match.groups()
    if unit in _DAYS_OF_WEEK:
        return Weekday(_DAYS_OF_WEEK[unit], int(amount), approximate=bool(roughly)), None
    moment = Relative(UNITS[unit], int(amount), "last" if anchor else "published", bool(roughly))
    return moment, PARTS[part] if part else None


def _counted(row: Row, value: str) -> Counted:
    main, _, other = value.partition("/")
    match = _COUNTED.match(main)
    if match is None:
        raise TableError(f"{row.where}: can't read value {value!r}; write it like ago:week/week-1")
    plain = Counted(match[1], UNITS[match[2]], bool(match[3]), None)
    if not other:
        return plain
    alone = plain.with_count(1, False) if other == main else _relative(row, other)[0]
    return Counted(plain.direction, plain.unit, plain.last, alone)

"""What a time expression says before anybody knows the publication date: plain values, no resolving.

Comes in: nothing. Goes out: the types that `times.py` builds and `times_resolve.py` turns into EDTF.
"""

from typing import Literal

from msgspec import Struct

Unit = Literal["hour", "day", "week", "weekend", "month", "year"]
Anchor = Literal["published", "last"]
Part = Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]


class Calendar(Struct, frozen=True, gc=False):
    """A date of the calendar, as far as it is named.

    `year_shift` ("năm ngoái": -1) and `month_shift` ("tháng này": 0) count from the publication date.
    `toward` is -1 for "vừa qua", +1 for "tới", else 0: the tense of the sentence decides.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    approximate: bool = False
    toward: int = 0


class Relative(Struct, frozen=True, gc=False):
    """A whole day, week, weekend, month or year, `amount` units from the anchor."""

    unit: Unit
    amount: int
    anchor: Anchor = "published"
    approximate: bool = False


class Weekday(Struct, frozen=True, gc=False):
    """Monday is 0; `week` is -1 for "tuần trước", 0 for "tuần này", +1 for "tuần tới", None unsaid."""

    day: int
    week: int | None = None
    toward: int = 0
    approximate: bool = False


class Distance(Struct, frozen=True, gc=False):
    """A moment `count` units before (-1) or after (+1) the anchor; `count` None is "vài"."""

    unit: Unit
    count: int | None
    direction: int
    anchor: Anchor = "published"
    approximate: bool = False


class Window(Struct, frozen=True, gc=False):
    """All of the last (-1) or coming (+1) `count` units; `count` None is "những ngày qua"."""

    unit: Unit
    count: int | None
    direction: int


class Sequence(Struct, frozen=True, gc=False):
    """Some time before (-1) or after (+1) the date last named: "trước đó", "sau đó"."""

    direction: int


class Fixed(Struct, frozen=True, gc=False):
    """A decade or century, already EDTF (`199X`, `18XX`)."""

    edtf: str


class Feast(Struct, frozen=True, gc=False):
    """A feast, or a day of the lunar calendar.

    `reckoning` is solar, lunar, easter, orthodox, islamic or thanksgiving. `day` 0 is a whole month.
    `year_shift` counts from the publication date; without a year the tense decides.
    """

    reckoning: str
    month: int = 0
    day: int = 0
    year: int | None = None
    year_shift: int | None = None
    approximate: bool = False


class Vague(Struct, frozen=True, gc=False):
    """No day at all: "từng", "nhiều lần"; `recent` ("mới đây") is at least shortly before."""

    recent: bool


Moment = Calendar | Relative | Weekday | Distance | Window | Sequence | Fixed | Feast | Vague


class Interval(Struct, frozen=True, gc=False):
    """From one moment to another; None is an open end.

    `strict` leaves the named moment out ("trước tháng 7").
    """

    start: Moment | None
    end: Moment | None
    strict: bool = False


Value = Moment | Interval


class TimeExpression(Struct, frozen=True, gc=False):
    """Words that name a time: `start:end` in folded text (end exclusive), what they say, when in the day.

    `hour` is 0 to 24 as written, before "sáng" or "chiều" is taken into account.
    """

    start: int
    end: int
    value: Value
    part: Part | None = None
    hour: int | None = None

"""Time expressions to EDTF: what "hôm qua" or "22/10" is, given when the page was published.

Comes in: an expression of `times.py`, the publication date, the date last named. Goes out: an EDTF string,
or None where nothing fixes it (codebook sections 5 and 11.5). It neither finds expressions nor chooses among
them.
"""

import datetime
import math

from dienbien.language.vi.times_feasts import feast_edtf
from dienbien.language.vi.times_value import (
    Calendar,
    Distance,
    Feast,
    Fixed,
    Interval,
    Moment,
    Relative,
    Sequence,
    TimeExpression,
    Unit,
    Vague,
    Value,
    Weekday,
    Window,
)
from dienbien.records import edtf

_DAY = datetime.timedelta(days=1)
_WEEK = datetime.timedelta(days=7)
# 29 February comes round after eight years at the latest.
_YEARS_TO_TRY = 9
_MONTH_LENGTH = len("2020-11")


class _Context:
    """What is known outside the words; `future` as the tense of the sentence says."""

    __slots__ = ("future", "last", "published", "year")

    def __init__(
        self, published: datetime.date | None, last: str | None, future: bool, year: int | None
    ) -> None:
        self.published = published
        self.last = last
        self.future = future
        self.year = year


def resolve(
    expression: TimeExpression,
    *,
    published: datetime.date | None,
    last: str | None = None,
    future: bool = False,
    year: int | None = None,
) -> str | None:
    """The EDTF date of an expression, None where it stays unknown (codebook sections 5 and 11.5).

    `published`: the page's date. `last`: the resolved date of the expression named last ("cùng ngày").
    `future`: the act is announced, not past. `year`: a year that the document ties to it; it wins over the
    publication date.
    """
    try:
        return _value(expression.value, _Context(published, last, future, year))
    except (OverflowError, ValueError):
        # "3000 năm trước": the calendar of datetime does not reach so far.
        return None


def _value(value: Value, context: _Context) -> str | None:
    if isinstance(value, Interval):
        return _interval(value, context)
    return _moment(value, context)


def _moment(value: Moment, context: _Context) -> str | None:
    match value:
        case Calendar():
            return _calendar(value, context)
        case Relative():
            return _relative(value, context)
        case Weekday():
            return _weekday(value, context)
        case Distance():
            return _distance(value, context)
        case Window():
            return _window(value, context)
        case Sequence():
            return _sequence(value, context)
        case Fixed():
            return value.edtf
        case Feast():
            return feast_edtf(value, context.published, ahead=context.future)
        case Vague():
            return _window(Window("day", None, -1), context) if value.recent else None


def _calendar(value: Calendar, context: _Context) -> str | None:
    published = context.published
    if value.year_shift is not None:
        if published is not None:
            return _as_named(value, published.year + value.year_shift)
        # "tháng 12 năm ngoái": the month is known even where the year isn't.
        return (
            edtf.point(None, value.month, value.day, approximate=value.approximate) if value.month else None
        )
    if value.year is not None:
        return _as_named(value, value.year)
    if value.month_shift is not None:
        if published is None:
            return None
        year, month = _month_from(published, value.month_shift)
        return edtf.point(year, month, value.day)
    if value.month is None:
        return _day_alone(value, context)
    if context.year is not None:
        return _as_named(value, context.year)
    if published is None:
        return edtf.point(None, value.month, value.day, approximate=value.approximate)
    nearest = _nearest_year(value.month, value.day, published, _looks_ahead(value.toward, context))
    return _as_named(value, nearest) if nearest else None


def _as_named(value: Calendar, year: int) -> str:
    return edtf.point(year, value.month, value.day, approximate=value.approximate)


def _looks_ahead(toward: int, context: _Context) -> bool:
    return context.future if toward == 0 else toward > 0


def _nearest_year(month: int, day: int | None, published: datetime.date, ahead: bool) -> int | None:
    """The year of the nearest such day (or month) at or before the publication date, or at or after it."""
    for distance in range(_YEARS_TO_TRY):
        year = published.year + (distance if ahead else -distance)
        if not edtf.valid_day(year, month, day or 1):
            continue
        first = datetime.date(year, month, day or 1)
        last = first if day else edtf.month_end(year, month)
        if (last >= published) if ahead else (first <= published):
            return year
    return None


def _day_alone(value: Calendar, context: _Context) -> str | None:
    """For "ngày 15" the nearest 15th; without a publication date the 15th of the month last named."""
    if value.day is None:
        return None
    published = context.published
    if published is None:
        named = edtf.earliest(context.last) if context.last else None
        return edtf.point(named.year, named.month, value.day) if named else None
    ahead = _looks_ahead(value.toward, context)
    for distance in range(12):
        year, month = _month_from(published, distance if ahead else -distance)
        if not edtf.valid_day(year, month, value.day):
            continue
        day = datetime.date(year, month, value.day)
        if (day >= published) if ahead else (day <= published):
            return day.isoformat()
    return None


def _month_from(day: datetime.date, months: int) -> tuple[int, int]:
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def _relative(value: Relative, context: _Context) -> str | None:
    if value.anchor == "last":
        return edtf.step(context.last, value.amount) if context.last else None
    published = context.published
    if published is None:
        return None
    match value.unit:
        case "day" | "hour":
            return (published + value.amount * _DAY).isoformat()
        case "month":
            return edtf.point(*_month_from(published, value.amount), approximate=value.approximate)
        case "year":
            return edtf.point(published.year + value.amount, approximate=value.approximate)
        case "weekend":
            monday = _monday(published) + value.amount * _WEEK
            return _days(monday + 4 * _DAY, monday + 6 * _DAY)
        case "week":
            monday = _monday(published) + value.amount * _WEEK
            if value.amount:
                return _days(monday, monday + 6 * _DAY)
            return _days(published, monday + 6 * _DAY) if context.future else _days(monday, published)


def _monday(day: datetime.date) -> datetime.date:
    return day - day.weekday() * _DAY


def _days(first: datetime.date, last: datetime.date) -> str:
    return edtf.interval(first.isoformat(), last.isoformat())


def _weekday(value: Weekday, context: _Context) -> str | None:
    published = context.published
    if published is None:
        return None
    if value.week is not None:
        day = _monday(published) + value.week * _WEEK + value.day * _DAY
        return day.isoformat() + ("~" if value.approximate else "")
    if _looks_ahead(value.toward, context):
        return (published + (value.day - published.weekday()) % 7 * _DAY).isoformat()
    return (published - (published.weekday() - value.day) % 7 * _DAY).isoformat()


def _distance(value: Distance, context: _Context) -> str | None:
    """A day, month or year; weeks are counted roughly; "vài ngày trước" is any time up to the day before."""
    base = _base(value, context)
    if base is None:
        return None
    count = 1 if value.count is None else value.count
    if value.unit == "hour":
        count //= 24
    moved = _moved(base, value.unit, count * value.direction)
    if moved is None:
        return None
    if value.count is None:
        return edtf.interval(None, moved) if value.direction < 0 else edtf.interval(moved, None)
    roughly = value.approximate or value.unit == "week"
    return moved + "~" if roughly and not moved.startswith("XXXX") else moved


def _base(value: Distance, context: _Context) -> str | None:
    """The day, month or year to count from."""
    if value.anchor == "published":
        return context.published.isoformat() if context.published else None
    if context.last is None:
        return None
    first, last = edtf.split(context.last)
    named = (first or last) if value.direction < 0 else (last or first)
    return named.rstrip("~") if named else None


def _moved(base: str, unit: Unit, count: int) -> str | None:
    """A date moved by days or weeks, or as a month or year; None where it is not fine enough for that."""
    precision = {"month": 7, "year": 4}.get(unit, 10)
    if len(base) < precision:
        return None
    return edtf.step(base[:precision], count * (7 if unit in {"week", "weekend"} else 1))


def _window(value: Window, context: _Context) -> str | None:
    """The days before publication ("tuần qua": seven), or those from it on ("hai tuần tới")."""
    published = context.published
    if published is None:
        return None
    today = published.isoformat()
    if value.unit in {"month", "year"} and (value.count is not None or value.direction < 0):
        today = today[: 7 if value.unit == "month" else 4]
        other = edtf.step(today, value.direction * value.count) if value.count is not None else None
        return edtf.interval(other, today) if value.direction < 0 else edtf.interval(today, other)
    if value.count is None:
        return edtf.interval(None, today) if value.direction < 0 else edtf.interval(today, None)
    if value.unit == "hour":
        span, until = math.ceil(value.count / 24) * _DAY, published
    else:
        span, until = value.count * (_WEEK if value.unit == "week" else _DAY), published - _DAY
    return _days(published - span, until) if value.direction < 0 else _days(published, published + span)


def _sequence(value: Sequence, context: _Context) -> str | None:
    """Up to the anchor for "trước đó", the month of the anchor for "sau đó" (codebook section 11.5).

    What came after a year may have been in any later one.
    """
    if context.last is None:
        return None
    first, last = edtf.split(context.last)
    if value.direction < 0:
        return edtf.interval(None, (last or first or "").rstrip("~")) if last or first else None
    named = (first or last or "").rstrip("~")
    return named[:7] if len(named) >= _MONTH_LENGTH else None


def _interval(value: Interval, context: _Context) -> str | None:
    if value.start is None or value.end is None:
        return _open_interval(value, context)
    if context.future and context.published is not None:
        end = _moment(value.end, context)
        start = _moment(value.start, _near(context, _day_of(end), ahead=False))
    else:
        start = _moment(value.start, context)
        end = _moment(value.end, _near(context, _day_of(start), ahead=True, other=value.end))
    if start is not None and end is None and value.end == Relative("day", 0):
        return edtf.interval(start, None)
    if start is None or end is None:
        return start or end
    if value.end == Relative("day", 0) and _holds(start, end):
        return start.rstrip("~")
    first, last = edtf.split(start)[0], edtf.split(end)[1]
    text = edtf.interval(first, last)
    return text if edtf.is_valid(text) else None


def _near(
    context: _Context, day: datetime.date | None, *, ahead: bool, other: Moment | None = None
) -> _Context:
    """The context in which a range's other end is sought: counted from the end that is known."""
    if day is None or not isinstance(other, Calendar | Weekday | None):
        return context
    return _Context(day, context.last, ahead, context.year)


def _day_of(text: str | None) -> datetime.date | None:
    return edtf.earliest(text) if text else None


def _open_interval(value: Interval, context: _Context) -> str | None:
    named = value.start or value.end
    text = _moment(named, context) if named is not None else None
    if value.start is None and text and not context.future:
        text = _nearer_end(value, text, context)
    if text is None:
        return None
    first, last = edtf.split(text)
    if value.start is not None:
        if text.endswith("~") and context.published and _holds(text, context.published.isoformat()):
            return text.rstrip("~")
        after = edtf.step(last or first or "", 1) if value.strict else first
        return edtf.interval(after, None) if after else None
    before = edtf.step(first or last or "", -1) if value.strict else last
    return edtf.interval(None, before) if before else None


def _nearer_end(value: Interval, text: str, context: _Context) -> str:
    """`thăm Malta đến ngày 27/10`: what goes on may end after the page; the nearer of the two days."""
    end, published = value.end, context.published
    if not isinstance(end, Calendar) or published is None or end.year or end.toward:
        return text
    ahead = _calendar(end, _Context(published, context.last, True, context.year))
    past, coming = edtf.earliest(text), edtf.earliest(ahead) if ahead else None
    nearer = past is not None and coming is not None and coming - published < published - past
    return ahead if ahead is not None and nearer else text


def _holds(text: str, day: str) -> bool:
    """Whether a month or year holds the day ("từ đầu năm đến nay" is the year itself)."""
    return len(text.rstrip("~")) < len(day) and edtf.compatible(text.rstrip("~"), day)

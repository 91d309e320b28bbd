"""Neighbouring pieces of one time put together: "thứ hai (13/10)", "từ 5/3 đến 7/4", "lúc 2h sáng 5/3".

Comes in: drafts in order and their text. Goes out: `TimeExpression`s. It reads only what stands between
and right beside drafts, never the text at large.
"""

import re
from dataclasses import dataclass

from msgspec.structs import replace

from dienbien.language.vi.times_feasts import LUNAR_AFTER
from dienbien.language.vi.times_near import word_before
from dienbien.language.vi.times_table import TimeWords
from dienbien.language.vi.times_value import (
    Calendar,
    Distance,
    Feast,
    Fixed,
    Interval,
    Moment,
    Part,
    Relative,
    Sequence,
    TimeExpression,
    Value,
    Weekday,
    Window,
)

_LONGEST_GAP = 14
_APPOSITIONS = frozenset({" ", " (", ", ", ", (", " - ", " – ", "(", " tức "})
_OF = frozenset({" ", ", ", " của "})
_LINK = re.compile(r" ?[-–—] ?| (?:cho )?(?:đến|tới)(?: hết)? ")
TOWARD = re.compile(
    r" (?:(vừa qua|vừa rồi|qua)|(?:sắp )?tới(?: đây)?(?=[.,;:)!?\n]|\Z| (?:tại|ở|sẽ|để|và|nhằm|đây)\b))(?!\w)"
)
_AND = " và "
_LISTED = re.compile(r"\d, \Z")
_OVERNIGHT = frozenset({" ", ", ", _AND, " đến ", " sang "})
_LATE, _EARLY = frozenset({"evening", "night"}), frozenset({"dawn", "morning"})
_UNTIL_NOW = re.compile(r",? (?:cho )?(?:đến|tới) (?:nay|giờ|hiện nay|bây giờ|thời điểm này)(?!\w)")
_PLACE = r"(?:địa phương|việt nam|hà nội|vn|gmt|utc|quốc tế)"
_HOUR_NOTE = re.compile(rf" ?\((?:theo )?giờ [^()\n]{{1,24}}\)|,? (?:theo )?giờ {_PLACE}(?!\w)")
_CLOCK = re.compile(
    r"(?<![\w.,:/-])(?:(?:vào )?(?:lúc|hồi|khoảng|vào) )?(?P<hour>\d{1,2})"
    r"(?:[hg](?:\d{2})?|:\d{2}|(?: giờ| h)(?: \d{1,2}(?: phút)?)?)"
    rf"(?: \(?(?:theo )?(?:giờ )?{_PLACE}\)?)?,? \Z"
)


@dataclass(slots=True)
class Draft:
    """A piece of time as it was read, before its neighbours are asked."""

    start: int
    end: int
    value: Value
    part: Part | None = None


def join(lower: str, words: TimeWords, drafts: list[Draft]) -> list[TimeExpression]:
    """Expressions from drafts that are in order and don't overlap."""
    joined: list[Draft] = []
    for draft in drafts:
        _look_after(lower, draft)
        if joined and 0 <= draft.start - joined[-1].end <= _LONGEST_GAP:
            merged = _merged(lower, words, joined[-1], draft)
            if merged is not None:
                joined[-1] = merged
                continue
        joined.append(draft)
    expressions: list[TimeExpression] = []
    free = 0
    for i, draft in enumerate(joined):
        limit = joined[i + 1].start if i + 1 < len(joined) else len(lower)
        expressions.append(_finished(lower, words, draft, free, limit))
        free = expressions[-1].end
    return expressions


def _look_after(lower: str, draft: Draft) -> None:
    """Let "vừa qua" and "tới" right after a date say which way to look for its year."""
    value = draft.value
    lunar = LUNAR_AFTER.match(lower, draft.end)
    if lunar is not None and isinstance(value, Calendar) and value.day and value.month:
        draft.value, draft.end = Feast("lunar", value.month, value.day, value.year), lunar.end()
        return
    if not isinstance(value, Calendar | Weekday) or (isinstance(value, Calendar) and value.year is not None):
        return
    match = TOWARD.match(lower, draft.end)
    if match is not None:
        draft.value = replace(value, toward=-1 if match[1] else 1)
        draft.end = match.end()


def _merged(lower: str, words: TimeWords, a: Draft, b: Draft) -> Draft | None:
    gap = lower[a.end : b.start]
    value = _completed(a.value, b.value, gap)
    if value is None and gap in _APPOSITIONS:
        value = _same_time(a.value, b.value)
    if value is None and a.part in _LATE and b.part in _EARLY and gap in _OVERNIGHT:
        value = _overnight(a.value, b.value)
    if value is None and gap == _AND and not _LISTED.search(lower, max(0, a.start - 3), a.start):
        value = _both_days(a.value, b.value)
    if value is None and _LINK.fullmatch(gap):
        value = _range(lower, words, a, b, dash="t" not in gap and "đ" not in gap)
    if value is None:
        return None
    end = b.end + 1 if "(" in gap and lower[b.end : b.end + 1] == ")" else b.end
    return Draft(a.start, end, value, a.part or b.part)


def _completed(a: Value, b: Value, gap: str) -> Value | None:
    """A day or month that gets its month or year from the words after it."""
    if not isinstance(a, Calendar) or a.year is not None or a.year_shift is not None or gap not in _OF:
        return None
    if a.month is None and a.month_shift is None and gap == " ":
        if isinstance(b, Relative) and b.unit == "month" and not b.approximate:
            return replace(a, month_shift=b.amount)
        if isinstance(b, Calendar) and b.month is not None and b.day is None:
            return replace(a, month=b.month, year=b.year)
    if a.month is not None:
        if isinstance(b, Relative) and b.unit == "year" and not b.approximate:
            return replace(a, year_shift=b.amount)
        if isinstance(b, Calendar) and b.month is None and b.year is not None and not b.approximate:
            return replace(a, year=b.year)
    return None


def _same_time(a: Value, b: Value) -> Value | None:
    """The date where a day is named twice: "hôm nay (22/10)", "5/3, thứ ba"."""
    if _is_date(b) and isinstance(a, Weekday | Sequence | Relative | Window | Distance):
        return b
    if _is_date(a) and isinstance(b, Weekday):
        return a
    return None


def _overnight(a: Value, b: Value) -> Value | None:
    """`đêm qua, rạng sáng nay`, `đêm thứ hai rạng sáng thứ ba`: one night, from a day to the next."""
    if isinstance(a, Relative) and isinstance(b, Relative):
        alike = a.unit == b.unit == "day" and a.anchor == b.anchor
        return Interval(a, b) if alike and b.amount == a.amount + 1 else None
    if isinstance(a, Weekday) and isinstance(b, Weekday):
        return Interval(a, b) if b.day == (a.day + 1) % 7 and a.week is None else None
    return None


def _both_days(a: Value, b: Value) -> Value | None:
    """`ngày 3/11 và 5/11`, `tháng 3 và tháng 4/2025`: two dates of a list, in one month or next to it."""
    if not (isinstance(a, Calendar) and isinstance(b, Calendar)) or a.month is None or b.month is None:
        return None
    if (a.day is None) != (b.day is None) or a.approximate or b.approximate:
        return None
    months = (b.month - a.month) % 12
    later = months == 1 or (months == 0 and (a.day or 0) < (b.day or 0))
    return Interval(a, b) if later and a.year in {None, b.year} else None


def _is_date(value: Value) -> bool:
    if isinstance(value, Interval):
        return value.start is not None and _is_date(value.start)
    return isinstance(value, Calendar) and value.day is not None and value.month is not None


_WHOLE = (Interval, Window, Sequence, Fixed)
"""Values that are no end of a range."""


def _range(lower: str, words: TimeWords, a: Draft, b: Draft, *, dash: bool) -> Value | None:
    first, second = a.value, b.value
    if isinstance(first, _WHOLE) or isinstance(second, _WHOLE):
        return None
    alike = (
        isinstance(first, Calendar)
        and isinstance(second, Calendar)
        and (first.day is None) == (second.day is None)
    )
    if alike and dash:
        return Interval(first, second)
    bound = word_before(lower, a.start, words.bounds)
    return Interval(first, second) if alike or (bound is not None and bound[1] == "from") else None


def _finished(lower: str, words: TimeWords, draft: Draft, free: int, limit: int) -> TimeExpression:
    """The expression with what stands right before and after it, between `free` and `limit`."""
    start, end, value = draft.start, draft.end, draft.value
    hour: int | None = None
    if _is_day(value) and start and lower[start - 1] == " ":
        clock = _CLOCK.search(lower, max(free, start - 48), start)
        if clock is not None and int(clock["hour"]) <= 24:
            start, hour = clock.start(), int(clock["hour"])
    note = _HOUR_NOTE.match(lower, end, limit)
    if note is not None:
        end = note.end()
    if isinstance(value, Interval):
        value = replace(value, start=_inherited(value.start, value.end))
    bound = word_before(lower, start, words.bounds)
    if bound is not None and bound[0] >= free:
        start, value, end = _bounded(lower, bound, value, end, within=hour is not None)
    return TimeExpression(start, end, value, draft.part, hour)


def _bounded(
    lower: str, bound: tuple[int, str], value: Value, end: int, *, within: bool
) -> tuple[int, Value, int]:
    """The span from the bound on; `within` a day lies what comes behind an hour ("sau 0h ngày 5/3")."""
    at, kind = bound
    if isinstance(value, Interval | Sequence | Window):
        return at, value, end
    if kind == "from":
        until_now = _UNTIL_NOW.match(lower, end)
        if until_now is not None:
            return at, Interval(value, Relative("day", 0)), until_now.end()
        return at, Interval(value, None), end
    if kind == "until":
        return at, Interval(None, value), end
    if kind == "before":
        return at, Interval(None, value, strict=not within), end
    return at, value if within else Interval(value, None, strict=True), end


def _is_day(value: Value) -> bool:
    if isinstance(value, Calendar):
        return value.day is not None
    if isinstance(value, Relative | Distance):
        return value.unit == "day"
    return isinstance(value, Weekday)


def _inherited(first: Moment | None, second: Moment | None) -> Moment | None:
    """The first date of a range with the year and month that only the second names."""
    if not isinstance(first, Calendar) or not isinstance(second, Calendar):
        return first
    if first.month is None and first.day is not None:
        first = replace(first, month=second.month, month_shift=second.month_shift)
    if first.year is not None or first.year_shift is not None or first.month is None or second.month is None:
        return first
    earlier = (first.month, first.day or 0) <= (second.month, second.day or 31)
    if second.year is not None:
        return replace(first, year=second.year if earlier else second.year - 1)
    if second.year_shift is not None:
        return replace(first, year_shift=second.year_shift if earlier else second.year_shift - 1)
    return replace(first, toward=second.toward)

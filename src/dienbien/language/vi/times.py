"""Times in Vietnamese text: what the words say, unresolved, with the places where they stand.

Comes in: folded text (`Folded.lower`). Goes out: `TimeExpression`s in order, none overlapping. It knows no
publication date: `times_resolve.resolve` turns an expression into EDTF. Clock times without a day, lunar
months and feasts are left out.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from operator import itemgetter

from dienbien.language.vi.times_join import TOWARD, Draft, join
from dienbien.language.vi.times_near import word_before
from dienbien.language.vi.times_patterns import (
    CENTURY,
    DAY_ALONE,
    DECADE,
    ISO,
    MONTH_TAIL,
    MONTH_YEAR,
    NIGHT_PAIR,
    NUMERIC,
    RANGE_LINK,
    SINCE,
    SPELLED,
    YEAR_TAIL,
    century_edtf,
    count_before,
    count_within,
    days_value,
    decade_edtf,
    full_year,
    month_number,
    numeric_value,
    spelled_value,
)
from dienbien.language.vi.times_table import UNITS, Entry, TimeWords, time_words
from dienbien.language.vi.times_value import (
    Calendar,
    Distance,
    Fixed,
    Interval,
    Part,
    Relative,
    TimeExpression,
    Value,
    Weekday,
)

__all__ = ["TimeExpression", "find_times"]

# A digit first, so that the search skips letters at once; the look-behind then asks what stood before it.
_CANDIDATE = re.compile(r"[0-9](?<![\w/.,:+-][0-9])[0-9]{0,3}(?= ?[-–—/.,] ?[0-9]| (?:tháng|và|đến) [0-9])")
_WEEKS = {"này": 0, "trước": -1, "qua": -1, "vừa qua": -1, "rồi": -1, "tới": 1, "sau": 1}
_WEEK_TAIL = re.compile(r" tuần (vừa qua|này|trước|qua|rồi|tới|sau)(?!\w)")
_DATE_AFTER = re.compile(r",? ?\(?(?:ngày |hôm )?(?=\d)")
_WEEKDAY_CUE = re.compile(
    r"(?<!\w)(?:hôm|ngày|sáng|trưa|chiều|tối|đêm|khuya|vào|từ|đến|các|tới|trước|sáng sớm|nay|qua) \Z"
)
_SURE_WEEKDAY_CUE = re.compile(r"(?<!\w)(?:hôm|sáng|trưa|chiều|tối|đêm|khuya|sáng sớm|nay|qua) \Z")
_EACH_BEFORE = re.compile(r"(?:(?<!\w)(?:mỗi|một|hằng|hàng|cả|từng|mấy|nhiều|hai|ba|nửa)|\d) \Z")
_DURATION_AFTER = re.compile(r" (?:ngày|tuần|tuổi|lương|tù|lần|người|đợt|đêm)(?!\w)")
_WEAK_CUE = re.compile(r"(?:(?<!\w)(?:từ|đến|tới|trước|sau|vào|hết|hôm|và|hay|hoặc)|[(]) ?\Z")
_RANGE_BEFORE = re.compile(r"(?<!\w)(?:từ |từ ngày |ngày )(\d{1,2}) ?(?:-|–|và|đến|tới) ?\Z")
_DAY_BEFORE = re.compile(r"(?<![\w.,/:-])(\d{1,2}) \Z")
_BARE_EDGE = frozenset({"đầu", "giữa", "cuối"})


class _Reader:
    """One text being read: the drafts so far, where reading has got to, and a part of day that waits."""

    __slots__ = ("done", "drafts", "lower", "part", "words")

    def __init__(self, lower: str, words: TimeWords) -> None:
        self.lower = lower
        self.words = words
        self.drafts: list[Draft] = []
        self.done = 0
        self.part: tuple[int, int, Part] | None = None

    def add(self, start: int, end: int, value: Value | None, part: Part | None = None) -> None:
        """Keep an expression; a part of day right before it becomes its own."""
        if value is None:
            return
        if isinstance(value, Calendar) and value.day is not None and value.month is not None:
            end, value = self._range_tail(end, value)
        waiting = self.part
        if waiting is not None and waiting[1] + 1 == start and self.lower[waiting[1]] == " ":
            start, part = waiting[0], waiting[2]
        self.part = None
        self.drafts.append(Draft(start, end, value, part))
        self.done = end

    def _range_tail(self, end: int, first: Calendar) -> tuple[int, Value]:
        """ "5/3 - 7/3", "5/3 đến ngày 7/4/2013": the second date and the interval, if it goes on so."""
        link = RANGE_LINK.match(self.lower, end)
        if link is None:
            return end, first
        match = NUMERIC.match(self.lower, link.end()) or SPELLED.match(self.lower, link.end())
        if match is None or match["d2"]:
            return end, first
        second = numeric_value(match) if match.re is NUMERIC else spelled_value(match)
        if not isinstance(second, Calendar):
            return end, first
        return match.end(), Interval(first, second)


def find_times(lower: str) -> list[TimeExpression]:
    """The time expressions of a folded text, left to right, none overlapping.

    Offsets count characters of `lower`, end exclusive. Linear in the text.
    """
    if "\u00a0" in lower:
        lower = lower.replace("\u00a0", " ")
    words = time_words()
    found: list[tuple[int, int, Entry | None]] = [*words.hits(lower)]
    found += [(match.start(), match.end(), None) for match in _CANDIDATE.finditer(lower)]
    found.sort(key=itemgetter(0))
    reader = _Reader(lower, words)
    for start, end, entry in found:
        if start < reader.done:
            continue
        if entry is None:
            _bare(reader, start)
        else:
            _HANDLERS[entry.kind](reader, start, end, entry)
    return join(lower, words, reader.drafts) if reader.drafts else []


def _cue(reader: _Reader, start: int, end: int, _entry: Entry) -> None:
    """ "ngày 22/10", "hôm 18/3", "ngày 22 tháng 10 năm 2013", "ngày 15"."""
    lower, at = reader.lower, end + 1
    if lower[end:at] != " " or not lower[at : at + 1].isdigit():
        return
    each = _EACH_BEFORE.search(lower, max(0, start - 8), start) is not None
    if match := NUMERIC.match(lower, at):
        if not each or match["s"] == "/":
            reader.add(start, match.end(), numeric_value(match))
    elif match := SPELLED.match(lower, at):
        reader.add(start, match.end(), spelled_value(match))
    elif not each and (match := DAY_ALONE.match(lower, at)) and not _is_quantity(reader, match.end()):
        reader.add(start, match.end(), days_value(match, None, None))


def _is_quantity(reader: _Reader, end: int) -> bool:
    """Whether what follows makes a measure of the number that ends here ("ngày 2 lần")."""
    after = reader.words.measure_after.match(reader.lower, end)
    return after is not None or _DURATION_AFTER.match(reader.lower, end) is not None


def _part(reader: _Reader, start: int, end: int, entry: Entry) -> None:
    """ "đêm 4/4"; otherwise the part waits for the date that may follow."""
    lower = reader.lower
    if lower[end : end + 1] != " ":
        return
    if lower[end + 1 : end + 2].isdigit():
        if match := NIGHT_PAIR.match(lower, end):
            _night_pair(reader, start, match)
        elif match := NUMERIC.match(lower, end + 1):
            reader.add(start, match.end(), numeric_value(match), entry.part)
        return
    reader.part = (start, end, entry.part or "night")


def _night_pair(reader: _Reader, start: int, match: re.Match[str]) -> None:
    """ "đêm 4 rạng sáng 5/4": from the one day to the other."""
    year, month, last = full_year(match["y"]), int(match["m2"]), int(match["d2"])
    first = int(match["d"])
    first_month = int(match["m"]) if match["m"] else (month if first < last else (month - 2) % 12 + 1)
    first_year = year if year is None or first_month <= month else year - 1
    nights = Interval(Calendar(first_year, first_month, first), Calendar(year, month, last))
    reader.add(start, match.end(), nights, "night")


def _month(reader: _Reader, start: int, end: int, entry: Entry) -> None:
    """ "tháng 9/2013", "22 tháng 10", "giữa tháng 5"; "đầu tháng" alone is this month, roughly."""
    lower, roughly = reader.lower, entry.value == "approximate"
    match = MONTH_TAIL.match(lower, end)
    if match is None:
        if roughly and lower[start:end].split(" ")[0] in _BARE_EDGE:
            reader.add(start, end, Relative("month", 0, approximate=True))
        return
    if _DURATION_AFTER.match(lower, match.end()):
        return
    year = full_year(match["y"])
    number = month_number(match)
    if before := _DAY_BEFORE.search(lower, max(0, start - 5), start):
        if int(before[1]) <= 31:
            reader.add(before.start(1), match.end(), _day_of(year, number, int(before[1])))
        return
    if match["name"] and _EACH_BEFORE.search(lower, max(0, start - 8), start):
        return
    value: Value = Calendar(year, number, approximate=roughly)
    if match["m"] and match["m2"]:
        second = int(re.sub(r"\D", "", match["m2"]))
        if second <= number:
            return
        value = Interval(Calendar(year, number), Calendar(year, second))
    reader.add(start, match.end(), value)


def _day_of(year: int | None, month: int, day: int) -> Value | None:
    match = NUMERIC.match(f"{day}/{month}")
    value = numeric_value(match) if match else None
    return replace(value, year=year) if isinstance(value, Calendar) else None


def _year(reader: _Reader, start: int, end: int, entry: Entry) -> None:
    """ "năm 2013", "năm 2015-2019", "cuối năm 2014"; "đầu năm" alone is this year, roughly."""
    lower, roughly = reader.lower, entry.value == "approximate"
    match = YEAR_TAIL.match(lower, end)
    if match is not None:
        reader.add(start, match.end(), _years(match, roughly))
    elif roughly and lower[start:end].split(" ")[0] in _BARE_EDGE:
        reader.add(start, end, Relative("year", 0, approximate=True))


def _years(match: re.Match[str], roughly: bool) -> Value | None:
    first = Calendar(int(match["y"]), approximate=roughly)
    if not match["y2"]:
        return first
    return Interval(first, Calendar(int(match["y2"]))) if match["y"] < match["y2"] else None


def _decade(reader: _Reader, start: int, end: int, _entry: Entry) -> None:
    lower = reader.lower
    if match := DECADE.match(lower, end):
        reader.add(start, match.end(), Fixed(decade_edtf(match["y"])))
    elif match := YEAR_TAIL.match(lower, end):
        reader.add(start, match.end(), _years(match, False))


def _century(reader: _Reader, start: int, end: int, _entry: Entry) -> None:
    match = CENTURY.match(reader.lower, end)
    edtf = century_edtf(match["n"]) if match else None
    if match and edtf:
        reader.add(start, match.end(), Fixed(edtf))


def _weekday(reader: _Reader, start: int, end: int, entry: Entry) -> None:
    """ "hôm thứ hai", "thứ 5 tuần trước", "thứ hai (13/10)"; "lần thứ hai" is none."""
    lower, day = reader.lower, int(entry.value)
    if week := _WEEK_TAIL.match(lower, end):
        reader.add(start, week.end(), Weekday(day, _WEEKS[week[1]]))
        return
    if not _is_weekday(reader, start, end, day):
        return
    reader.add(start, end, Weekday(day))


def _is_weekday(reader: _Reader, start: int, end: int, day: int) -> bool:
    lower = reader.lower
    before = max(0, start - 12)
    if day == 6 or _SURE_WEEKDAY_CUE.search(lower, before, start):
        return True
    after = _DATE_AFTER.match(lower, end)
    if after and (NUMERIC.match(lower, after.end()) or SPELLED.match(lower, after.end())):
        return True
    if TOWARD.match(lower, end):
        return True
    if reader.words.ordinal_after.match(lower, end):
        return False
    return _WEEKDAY_CUE.search(lower, before, start) is not None


def _relative(reader: _Reader, start: int, end: int, entry: Entry) -> None:
    reader.add(start, end, entry.moment, entry.part)


def _counted(reader: _Reader, start: int, end: int, entry: Entry) -> None:
    """ "3 ngày trước", "những ngày qua", and without a count "tuần trước"."""
    counted = entry.counted
    if counted is None or (
        counted.direction in {"ago", "ahead"} and reader.words.event_after.match(reader.lower, end)
    ):
        return
    found = count_before(reader.lower, start)
    if found is None or found[0] < reader.done:
        reader.add(start, end, counted.alone)
    else:
        begin, count, roughly = found
        reader.add(begin, end, counted.with_count(count, roughly))


def _since(reader: _Reader, start: int, end: int, _entry: Entry) -> None:
    """ "cách đây (hơn) 2 tuần"."""
    match = SINCE.match(reader.lower, end)
    count = count_within(match[2]) if match else None
    if match is None or count is None:
        return
    unit = UNITS[{"giờ": "hour", "ngày": "day", "tuần": "week", "tháng": "month", "năm": "year"}[match[3]]]
    moment = Distance(unit, None if count < 0 else count, -1, approximate=bool(match[1]))
    reader.add(start, match.end(), moment)


def _block(reader: _Reader, _start: int, end: int, _entry: Entry) -> None:
    reader.done = end


def _bare(reader: _Reader, start: int) -> None:
    """A date in digits without a word that says so: only where it can't be a fraction, score or number."""
    lower = reader.lower
    if match := ISO.match(lower, start):
        reader.add(start, match.end(), days_value_of_iso(match))
        return
    if match := MONTH_YEAR.match(lower, start):
        if not word_before(lower, start, reader.words.notdates):
            reader.add(start, match.end(), Calendar(int(match["y"]), int(match["m"])))
        return
    if match := _years_range(reader, start):
        reader.add(start, match.end(), _years(match, False))
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


def days_value_of_iso(match: re.Match[str]) -> Value | None:
    """The day of an ISO match, None where the calendar lacks it."""
    return _day_of(int(match["y"]), int(match["m"]), int(match["d"]))


def _years_range(reader: _Reader, start: int) -> re.Match[str] | None:
    """ "giai đoạn 2015-2025": two years that can be nothing else, after a word for a stretch of time."""
    lower = reader.lower
    if lower[start - 1 : start] != " " or not lower[max(0, start - 10) : start].endswith(_STRETCHES):
        return None
    return YEAR_TAIL.match(lower, start - 1)


_STRETCHES = ("giai đoạn ", "nhiệm kỳ ", "thời kỳ ", "thời gian ", "từ ", "những năm ", "(")


def _is_date(reader: _Reader, start: int, match: re.Match[str]) -> bool:
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


def _beside_day(reader: _Reader, start: int, day: int) -> bool:
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

_HANDLERS: dict[str, Callable[[_Reader, int, int, Entry], None]] = {
    "block": _block,
    "century": _century,
    "counted": _counted,
    "cue": _cue,
    "decade": _decade,
    "month": _month,
    "part": _part,
    "relative": _relative,
    "since": _since,
    "weekday": _weekday,
    "year": _year,
}

"""Times in Vietnamese text: what the words say, unresolved, with the places where they stand.

Comes in: folded text (`Folded.lower`). Goes out: `TimeExpression`s in order, none overlapping. It knows no
publication date: `times_resolve.resolve` turns an expression into EDTF. Clock times without a day, lunar
months and feasts are left out.
"""

import re
from collections.abc import Callable
from operator import itemgetter

from msgspec.structs import replace

from dienbien.language.text import ASCII_DIGITS, is_word_letter, places_of
from dienbien.language.vi.times_bare import read_bare
from dienbien.language.vi.times_feasts import TET_DAY, YEAR_AFTER, shift_of, tet_day
from dienbien.language.vi.times_join import TOWARD, join
from dienbien.language.vi.times_patterns import (
    CENTURY,
    DAY_ALONE,
    DECADE,
    MONTH_TAIL,
    NIGHT_PAIR,
    NUMERIC,
    QUARTER,
    SINCE,
    SPELLED,
    YEAR_TAIL,
    century_edtf,
    count_before,
    count_within,
    day_of,
    days_value,
    decade_edtf,
    full_year,
    month_number,
    numeric_value,
    quarter_value,
    spelled_value,
    years_value,
)
from dienbien.language.vi.times_reader import Reader
from dienbien.language.vi.times_table import UNITS, Entry, time_words
from dienbien.language.vi.times_value import (
    Calendar,
    Distance,
    Feast,
    Fixed,
    Interval,
    Relative,
    TimeExpression,
    Value,
    Weekday,
)

__all__ = ["TimeExpression", "find_times"]

_CANDIDATE = re.compile(r"[0-9]{1,4}(?= ?[-–—/.,] ?[0-9]| (?:tháng|và|đến) [0-9])")
_WEEKS = {"này": 0, "trước": -1, "qua": -1, "vừa qua": -1, "rồi": -1, "tới": 1, "sau": 1}
_WEEK_TAIL = re.compile(r" tuần (vừa qua|này|trước|qua|rồi|tới|sau)(?!\w)")
_DATE_AFTER = re.compile(r",? ?\(?(?:ngày |hôm )?(?=\d)")
_WEEKDAY_CUE = re.compile(
    r"(?<!\w)(?:hôm|ngày|sáng|trưa|chiều|tối|đêm|khuya|vào|từ|đến|các|tới|trước|sáng sớm|nay|qua) \Z"
)
_SURE_WEEKDAY_CUE = re.compile(r"(?<!\w)(?:hôm|sáng|trưa|chiều|tối|đêm|khuya|sáng sớm|nay|qua) \Z")
_EACH_BEFORE = re.compile(r"(?:(?<!\w)(?:mỗi|một|hằng|hàng|cả|từng|mấy|nhiều|hai|ba|nửa)|\d) \Z")
_DURATION_AFTER = re.compile(r" (?:ngày|tuần|tuổi|lương|tù|lần|người|đợt|đêm)(?!\w)")
_DAY_BEFORE = re.compile(r"(?<![\w.,/:-])(\d{1,2}) \Z")
_BARE_EDGE = frozenset({"đầu", "giữa", "cuối"})


def find_times(lower: str) -> list[TimeExpression]:
    """The time expressions of a folded text, left to right, none overlapping.

    Offsets count characters of `lower`, end exclusive. Linear in the text.
    """
    if "\u00a0" in lower:
        lower = lower.replace("\u00a0", " ")
    words = time_words()
    found = words.phrases.hits(lower)
    digits = places_of(lower, ASCII_DIGITS)
    found += [(at, at, -1) for at in digits if _opens_number(lower, at) and _CANDIDATE.match(lower, at)]
    found.sort(key=itemgetter(0))
    reader = Reader(lower, words)
    for start, end, index in found:
        if start < reader.done:
            continue
        if index < 0:
            read_bare(reader, start)
        else:
            entry = words.entries[index]
            _HANDLERS[entry.kind](reader, start, end, entry)
    return join(lower, words, reader.drafts) if reader.drafts else []


def _opens_number(lower: str, at: int) -> bool:
    before = lower[at - 1 : at]
    return before == "" or not (is_word_letter(before) or before in "/.,:+-")


def _cue(reader: Reader, start: int, end: int, _entry: Entry) -> None:
    """Read "ngày 22/10", "hôm 18/3", "ngày 22 tháng 10 năm 2013", "ngày 15"."""
    lower, at = reader.lower, end + 1
    if lower[end:at] != " " or not lower[at : at + 1].isdigit():
        return
    if match := TET_DAY.match(lower, at):
        reader.add(start, match.end(), tet_day(int(match["d"])))
        return
    each = _EACH_BEFORE.search(lower, max(0, start - 8), start) is not None
    if match := NUMERIC.match(lower, at):
        if not each or match["s"] == "/" or match["d2"]:
            reader.add(start, match.end(), numeric_value(match))
    elif match := SPELLED.match(lower, at):
        reader.add(start, match.end(), spelled_value(match))
    elif not each and (match := DAY_ALONE.match(lower, at)) and not _is_quantity(reader, match.end()):
        reader.add(start, match.end(), days_value(match, None, None))


def _is_quantity(reader: Reader, end: int) -> bool:
    """Whether what follows makes a measure of the number that ends here ("ngày 2 lần")."""
    after = reader.words.measure_after.match(reader.lower, end)
    return after is not None or _DURATION_AFTER.match(reader.lower, end) is not None


def _part(reader: Reader, start: int, end: int, entry: Entry) -> None:
    """Read "đêm 4/4"; otherwise the part waits for the date that may follow."""
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


def _night_pair(reader: Reader, start: int, match: re.Match[str]) -> None:
    """From the one day to the other: "đêm 4 rạng sáng 5/4"."""
    year, month, last = full_year(match["y"]), int(match["m2"]), int(match["d2"])
    first = int(match["d"])
    first_month = int(match["m"]) if match["m"] else (month if first < last else (month - 2) % 12 + 1)
    first_year = year if year is None or first_month <= month else year - 1
    nights = Interval(Calendar(first_year, first_month, first), Calendar(year, month, last))
    reader.add(start, match.end(), nights, "night")


def _month(reader: Reader, start: int, end: int, entry: Entry) -> None:
    """Read "tháng 9/2013", "22 tháng 10", "giữa tháng 5"; "đầu tháng" alone is this month, roughly."""
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
            reader.add(before.start(1), match.end(), day_of(year, number, int(before[1])))
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


def _year(reader: Reader, start: int, end: int, entry: Entry) -> None:
    """Read "năm 2013", "năm 2015-2019", "cuối năm 2014"; "đầu năm" alone is this year, roughly."""
    lower, roughly = reader.lower, entry.value == "approximate"
    match = YEAR_TAIL.match(lower, end)
    if match is not None:
        reader.add(start, match.end(), years_value(match, roughly=roughly))
    elif roughly and lower[start:end].split(" ")[0] in _BARE_EDGE:
        reader.add(start, end, Relative("year", 0, approximate=True))


def _quarter(reader: Reader, start: int, end: int, _entry: Entry) -> None:
    """Read "quý II/2026", "quý 3 năm 2026", "quý IV"."""
    if match := QUARTER.match(reader.lower, end):
        reader.add(start, match.end(), quarter_value(match))


def _decade(reader: Reader, start: int, end: int, _entry: Entry) -> None:
    lower = reader.lower
    if match := DECADE.match(lower, end):
        reader.add(start, match.end(), Fixed(decade_edtf(match["y"])))
    elif match := YEAR_TAIL.match(lower, end):
        reader.add(start, match.end(), years_value(match, roughly=False))


def _century(reader: Reader, start: int, end: int, _entry: Entry) -> None:
    match = CENTURY.match(reader.lower, end)
    edtf = century_edtf(match["n"]) if match else None
    if match and edtf:
        reader.add(start, match.end(), Fixed(edtf))


def _weekday(reader: Reader, start: int, end: int, entry: Entry) -> None:
    """Read "hôm thứ hai", "thứ 5 tuần trước", "thứ hai (13/10)"; "lần thứ hai" is none."""
    lower, day = reader.lower, int(entry.value)
    if week := _WEEK_TAIL.match(lower, end):
        reader.add(start, week.end(), Weekday(day, _WEEKS[week[1]]))
        return
    if not _is_weekday(reader, start, end, day):
        return
    reader.add(start, end, Weekday(day))


def _is_weekday(reader: Reader, start: int, end: int, day: int) -> bool:
    lower = reader.lower
    before = max(0, start - 12)
    if reader.words.succession_after.match(lower, end):
        return False
    if reader.part is not None and reader.part[1] + 1 == start:
        return True
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


def _relative(reader: Reader, start: int, end: int, entry: Entry) -> None:
    reader.add(start, end, entry.moment, entry.part)


def _counted(reader: Reader, start: int, end: int, entry: Entry) -> None:
    """Read "3 ngày trước", "những ngày qua", and without a count "tuần trước"."""
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


def _since(reader: Reader, start: int, end: int, _entry: Entry) -> None:
    """Read "cách đây (hơn) 2 tuần"."""
    match = SINCE.match(reader.lower, end)
    count = count_within(match[2]) if match else None
    if match is None or count is None:
        return
    unit = UNITS[
        {"giờ": "hour", "ngày": "day", "hôm": "day", "tuần": "week", "tháng": "month", "năm": "year"}[
            match[3]
        ]
    ]
    moment = Distance(unit, None if count < 0 else count, -1, approximate=bool(match[1]))
    reader.add(start, match.end(), moment)


def _feast(reader: Reader, start: int, end: int, entry: Entry) -> None:
    """Read "lễ Giáng sinh", "Tết Nguyên đán 2026", "rằm tháng Bảy năm ngoái"."""
    feast = entry.moment
    if not isinstance(feast, Feast):
        return
    if match := YEAR_AFTER.match(reader.lower, end):
        year = full_year(match["y"])
        feast, end = replace(feast, year=year, year_shift=shift_of(match)), match.end()
    reader.add(start, end, feast)


def _vague(reader: Reader, start: int, end: int, entry: Entry) -> None:
    """Read "từng", "mới đây"; in "ngày 5/5 vừa qua" the words belong to the date."""
    if not reader.drafts or reader.drafts[-1].end != start - 1:
        reader.add(start, end, entry.moment)


def _block(reader: Reader, _start: int, end: int, _entry: Entry) -> None:
    reader.done = end


_HANDLERS: dict[str, Callable[[Reader, int, int, Entry], None]] = {
    "block": _block,
    "century": _century,
    "counted": _counted,
    "cue": _cue,
    "decade": _decade,
    "feast": _feast,
    "month": _month,
    "part": _part,
    "quarter": _quarter,
    "relative": _relative,
    "since": _since,
    "vague": _vague,
    "weekday": _weekday,
    "year": _year,
}

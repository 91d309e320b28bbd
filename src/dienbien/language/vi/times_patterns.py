"""Written dates, as regexes that match at a position, and the values their groups stand for.

Comes in: folded text and a position. Goes out: calendar values with the end of their words. Whether a
fraction is a date is decided in `times.py`; here only what the calendar allows.
"""

import re

from dienbien.language.vi.numbers_words import WORDS, read_number
from dienbien.language.vi.times_value import Calendar, Interval
from dienbien.records.edtf import valid_day

DAY = r"(?:3[01]|[12]\d|0?[1-9])"
MONTH = r"(?:1[0-2]|0?[1-9])"
YEAR = r"(?:1[5-9]|20)\d\d"
_DASH = r"[-–—]"
_AFTER = r"(?![\w/%]|[.,:-]\d| %)"
_AFTER_SLASH = r"(?![\w/%]|[.,:]\d| %)"
_MONTH_NAMES = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10,
}  # fmt: skip
_MONTH_NAME = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
_DAYS = rf"(?P<d>{DAY})(?:(?:, ?{DAY}(?= ?,| và)){{0,4}} ?(?:{_DASH}|và|đến|tới|,) ?(?:ngày )?(?P<d2>{DAY}))?"
_YEAR_TAIL = rf"(?: ?, năm | năm |/| ?- ?|\.)(?P<{{0}}>{YEAR})(?![\w/]|[.,]\d)"

NUMERIC = re.compile(
    rf"{_DAYS}(?P<s>[/.-])(?P<m>{MONTH})"
    rf"(?:(?P=s)(?P<y>{YEAR}|\d\d(?=\D|\Z)){_AFTER_SLASH}"
    rf"|{_AFTER_SLASH}(?:,? năm (?P<y2>{YEAR})(?!\w))?)"
)
SPELLED = re.compile(
    rf"{_DAYS},? tháng (?:(?P<m>{MONTH})(?![\d%])|(?P<name>{_MONTH_NAME})(?!\w))"
    rf"(?:{_YEAR_TAIL.format('y')})?"
)
ISO = re.compile(rf"(?P<y>{YEAR})-(?P<m>{MONTH})-(?P<d>{DAY})(?![\w/-])")
MONTH_YEAR = re.compile(rf"(?P<m>{MONTH})/(?P<y>{YEAR})(?![\w/-]|[.,]\d)")
MONTH_TAIL = re.compile(
    rf" (?:(?P<m>{MONTH})(?P<m2> ?(?:{_DASH}|và|đến) ?{MONTH})?(?![\d%]|[.,:/-]\d\d?(?!\d))"
    rf"|(?P<name>{_MONTH_NAME})(?!\w))"
    rf"(?:{_YEAR_TAIL.format('y')})?"
)
YEAR_TAIL = re.compile(
    rf" (?P<y>{YEAR})(?:(?: ?{_DASH} ?| đến (?:năm )?| tới năm )(?P<y2>{YEAR}))?(?![\w%/-]|[.,:]\d)"
)
DAY_ALONE = re.compile(rf"(?P<d>{DAY})(?:(?: ?{_DASH} ?| và | đến )(?P<d2>{DAY}))?(?![\w/%]|[.,:-]\d| %)")
NIGHT_PAIR = re.compile(
    rf" (?P<d>{DAY})(?:/(?P<m>{MONTH}))?"
    r"(?:,? (?:rạng )?(?:sáng|rạng)"
    r"| (?:đến|tới|kéo dài đến|sang|và) (?:rạng sáng|sáng sớm|sáng|trưa|chiều|tối|đêm))"
    r" (?:ngày )?"
    rf"(?P<d2>{DAY})[/.-](?P<m2>{MONTH})(?:/(?P<y>{YEAR}))?{_AFTER}"
)
QUARTER = re.compile(
    r" (?P<q>[1-4]|iv|i{1,3})(?!\w)"
    rf"(?:(?: ?, năm | năm | ?/ ?| ?- ?|\.)(?P<y>{YEAR})(?![\w/]|[.,]\d))?(?![/.,-]\d)"
)
DECADE = re.compile(r" (?P<y>(?:1[5-9]|20)\d0|[1-9]0)(?![\w%/-]|[.,:]\d)")
CENTURY = re.compile(r"(?: thứ)? (?P<n>\d{1,2}|x{0,2}(?:ix|iv|v?i{0,3}))(?!\w)(?<! )")
RANGE_LINK = re.compile(
    rf" ?(?:{_DASH}|,? (?:cho )?(?:đến|tới)(?: hết)?) ?(?:ngày |hôm |rạng sáng |sáng |chiều |tối |đêm )?"
)
SINCE = re.compile(
    r" (?:(hơn|gần|khoảng|chừng|đúng|tròn) )?((?:\w+ ){1,5}?)(giờ|ngày|hôm|tuần|tháng|năm)(?!\w)"
)
_TENS = ("", "x", "xx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {tens + ones: 10 * i + j for i, tens in enumerate(_TENS) for j, ones in enumerate(_ONES)}
_SEVERAL = frozenset({"vài", "mấy", "nhiều", "những", "ít", "dăm", "các", "chục", "trăm"})
_ROUGHLY = frozenset({"hơn", "gần", "khoảng", "chừng", "ngót"})


def month_number(match: re.Match[str]) -> int:
    """The month a match names, in digits or words."""
    return int(match["m"]) if match["m"] else _MONTH_NAMES[match["name"]]


def full_year(digits: str | None) -> int | None:
    """The year of two or four digits: 41 to 99 lie in the last century."""
    if digits is None:
        return None
    year = int(digits)
    return year if year > 99 else year + (2000 if year <= 40 else 1900)


def days_value(match: re.Match[str], month: int | None, year: int | None) -> Calendar | Interval | None:
    """The day, or the first and second day, of a match; None where the calendar has no such day."""
    days = [int(match["d"])] + ([int(match["d2"])] if match["d2"] else [])
    if month is not None and not all(valid_day(year, month, day) for day in days):
        return None
    if len(days) == 1:
        return Calendar(year, month, days[0])
    if days[0] >= days[1]:
        return None
    return Interval(Calendar(year, month, days[0]), Calendar(year, month, days[1]))


def numeric_value(match: re.Match[str]) -> Calendar | Interval | None:
    """The value of a NUMERIC match."""
    return days_value(match, int(match["m"]), full_year(match["y"] or match["y2"]))


def spelled_value(match: re.Match[str]) -> Calendar | Interval | None:
    """The value of a SPELLED match."""
    return days_value(match, month_number(match), full_year(match["y"]))


def quarter_value(match: re.Match[str]) -> Interval:
    """The three months of a QUARTER match."""
    number = int(match["q"]) if match["q"].isdigit() else _ROMAN[match["q"]]
    year = full_year(match["y"])
    return Interval(Calendar(year, 3 * number - 2), Calendar(year, 3 * number))


def decade_edtf(digits: str) -> str:
    """`199X` for "1990" and "90"; two digits up to 20 mean this century."""
    year = int(digits)
    if year < 100:
        year += 1900 if year > 20 else 2000
    return f"{year // 10}X"


def century_edtf(text: str) -> str | None:
    """`18XX` for "19" and "xix"; None outside 1 to 21."""
    number = int(text) if text.isdigit() else _ROMAN.get(text, 0)
    return f"{number - 1:02d}XX" if 2 <= number <= 21 else None


def count_before(lower: str, start: int) -> tuple[int, int | None, bool] | None:
    """The count that ends right before a unit: its start, its value (None: "vài"), roughly or not.

    None where no count stands there. Looks at four words at most.
    """
    if not start or lower[start - 1] != " ":
        return None
    words = lower[max(0, start - 32) : start - 1].rpartition("\n")[2].split(" ")[-4:]
    words = [word.lstrip("(“\"'") for word in words]
    counted = _count_at_end(words)
    if counted is None:
        return None
    first, value = counted
    roughly = first > 0 and words[first - 1] in _ROUGHLY
    return start - sum(len(word) + 1 for word in words[first:]), value, roughly


def _count_at_end(words: list[str]) -> tuple[int, int | None] | None:
    """Where in the list the count begins that takes all words to the end, and its value."""
    last = words[-1]
    if last.isdigit() and last.isascii() and len(last) <= 4:
        return len(words) - 1, int(last)
    if last in _SEVERAL:
        return len(words) - (2 if words[-2:-1] and words[-2] in _SEVERAL else 1), None
    best: tuple[int, int | None] | None = None
    for first in range(len(words) - 1, -1, -1):
        if words[first] not in WORDS and words[first] not in _SEVERAL:
            break
        if words[first] in _SEVERAL and words[first] not in WORDS:
            return first, None
        read = read_number(words, first)
        if read is not None and read[1] == len(words):
            best = first, read[0]
    return best


def count_within(words: str) -> int | None:
    """The value of words like "hai mươi" or "2"; -1 for "vài", None where they are no count."""
    parts = words.split()
    counted = _count_at_end(parts) if parts else None
    if counted is None or counted[0] != 0:
        return None
    return -1 if counted[1] is None else counted[1]


def day_of(year: int | None, month: int, day: int) -> Calendar | None:
    """The day, None where the calendar lacks it."""
    return Calendar(year, month, day) if valid_day(year, month, day) else None


def years_value(match: re.Match[str], *, roughly: bool) -> Calendar | Interval | None:
    """The year, or the years from one to the other, of a YEAR_TAIL match."""
    first = Calendar(int(match["y"]), approximate=roughly)
    if not match["y2"]:
        return first
    return Interval(first, Calendar(int(match["y2"]))) if match["y"] < match["y2"] else None

"""The date of publication that a page prints of itself: "Thứ Năm, 22/10/2025 09:15 GMT+7", a dateline.

Comes in: the text of a page whose metadata has no date. Goes out: an ISO date, or None. It takes only lines
that say nothing else, or an agency's dateline at the head of a paragraph: dates inside sentences are told,
not printed.
"""

import datetime
import re
from collections.abc import Iterator

_LONGEST_LINE = 90
_MOST_LINES = 400
"""Lines looked at from the top: a page prints its date near its headline, an open letter at its end."""
_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_DATE = (
    rf"{_DAY}(?:\s?[/.-]\s?(?P<m>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<y>(?:19|20)\d\d)"
    r"|,? tháng (?P<m2>0?[1-9]|1[0-2]),? năm (?P<y2>(?:19|20)\d\d))(?![\w/])"
)
_TIME = r"(?:[01]?\d|2[0-3])\s?(?::|h|g|giờ)\s?[0-5]?\d?(?::[0-5]\d)?(?:\s?(?:am|pm))?"
_ZONE = r"\(?gmt\s?[+-]\s?\d{1,2}(?::\d\d)?\)?"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn)"
_LABEL = r"(?:cập nhật|đăng|xuất bản|ngày đăng|ngày xuất bản|đăng tải|ra ngày|lúc|vào|cập nhật lần cuối)"
_BREAK = r"[\s,;|•·–—-]{0,3}"
_PRINTED = re.compile(
    rf"(?:{_LABEL}\s?:?{_BREAK}){{0,3}}(?P<week>{_WEEKDAY})?{_BREAK}(?P<before>{_TIME})?{_BREAK}"
    rf"(?P<cue>ngày )?{_DATE}{_BREAK}(?P<after>{_TIME})?{_BREAK}(?P<zone>{_ZONE})?{_BREAK}"
)
_LETTER = re.compile(rf"[\w .]{{2,30}}, ngày {_DATE}\.?")
_DATELINE = re.compile(
    rf"[\w .,]{{0,30}}\((?:ttxvn|vna|tass|afp|reuters|ap|tân hoa xã)[^()\n]{{0,20}}\),? ngày {_DATE}"
)


def find_page_date(text: str) -> str | None:
    """The day of publication printed on a page, `2025-10-22`; None where none is."""
    for line in _short_lines(text):
        match = _PRINTED.fullmatch(line)
        if match is not None and _is_sure(match):
            return _iso(match)
        match = match or _LETTER.fullmatch(line)
        if match is not None and line != _first_line(text):
            return _iso(match)
    return _dateline(text)


def _short_lines(text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines()):
        if number >= _MOST_LINES:
            return
        if 8 <= len(line) <= _LONGEST_LINE and any(c.isdigit() for c in line):
            yield " ".join(line.lower().split())


def _first_line(text: str) -> str:
    return " ".join(text.lstrip()[:_LONGEST_LINE].partition("\n")[0].lower().split())


def _is_sure(match: re.Match[str]) -> bool:
    """A time, a weekday or a zone beside the date: nobody prints these about another day."""
    return any(match[name] for name in ("week", "before", "after", "zone"))


def _dateline(text: str) -> str | None:
    """`Hà Nội (TTXVN) ngày 22/10/2025 - …` opens one of the first paragraphs."""
    for line in text.splitlines()[:12]:
        match = _DATELINE.match(line[:200].lower().lstrip())
        if match is not None:
            return _iso(match)
    return None


def _iso(match: re.Match[str]) -> str | None:
    year, month = int(match["y"] or match["y2"]), int(match["m"] or match["m2"])
    try:
        return datetime.date(year, month, int(match["d"])).isoformat()
    except ValueError:
        return None

"""Feasts to days: "mùng 3 Tết", "lễ Phục sinh", "rằm tháng Bảy", "tháng Ramadan", "10/3 âm lịch".

Comes in: a `Feast`, the publication date, the tense. Goes out: EDTF. The reckoning itself is `language.moon`.
"""

import datetime
import re

from dienbien.language.moon import easter, islamic_day, lunar_day
from dienbien.language.vi.times_value import Feast
from dienbien.records import edtf

YEAR_AFTER = re.compile(r"(?: năm)? (?P<y>(?:19|20)\d\d)(?!\w)| năm (?P<rel>nay|ngoái|trước|tới|sau)(?!\w)")
TET_DAY = re.compile(r"(?P<d>[12]?\d|30) tết(?!\w)")
LUNAR_AFTER = re.compile(r",? (?:\()?âm lịch(?!\w)")
_SHIFTS = {"nay": 0, "ngoái": -1, "trước": -1, "tới": 1, "sau": 1}
_CODE = re.compile(r"(solar|lunar|islamic|easter|orthodox|thanksgiving)(?::(\d{1,2})(?:-(\d{1,2}))?)?(~?)\Z")
_THURSDAY = 3
_REACH = 2


def feast_of(code: str) -> Feast | None:
    """The feast that a table cell names (`lunar:1-15`, `easter`, `islamic:9~`), None where it names none."""
    match = _CODE.match(code)
    if match is None:
        return None
    reckoning, month, day, roughly = match.groups()
    return Feast(reckoning, int(month or 0), int(day or 0), approximate=bool(roughly))


def tet_day(day: int) -> Feast:
    """ "Mùng 3 Tết" is of the new lunar year, "28 Tết" of the last month of the old one."""
    return Feast("lunar", 1, day) if day <= 10 else Feast("lunar", 12, day)


def shift_of(match: re.Match[str]) -> int | None:
    """How many years from the page's own a YEAR_AFTER match means; None where it names the year."""
    return _SHIFTS[match["rel"]] if match["rel"] else None


def feast_edtf(feast: Feast, published: datetime.date | None, *, ahead: bool) -> str | None:
    """The day of a feast: in the year named, else the last up to publication, or the next one after it."""
    if feast.year is not None:
        return _in_year(feast, feast.year)
    if published is None:
        solar = feast.reckoning == "solar" and feast.year_shift is None
        return edtf.point(None, feast.month, feast.day) if solar else None
    if feast.year_shift is not None:
        return _in_year(feast, published.year + feast.year_shift)
    for distance in range(_REACH + 1):
        found = _in_year(feast, published.year + (distance if ahead else -distance))
        day = edtf.earliest(found) if found else None
        if day is not None and (day >= published if ahead else day <= published):
            return found
    return None


def _in_year(feast: Feast, year: int) -> str | None:
    mark = "~" if feast.approximate else ""
    if not feast.day and feast.reckoning == "islamic":
        first, after = islamic_day(year, feast.month, 1), islamic_day(year, feast.month + 1, 1)
        if first is None or after is None or after <= first:
            return f"{first}{mark}" if first else None
        return f"{first}{mark}/{after - datetime.timedelta(days=1)}{mark}"
    day = _day(feast, year)
    return f"{day}{mark}" if day else None


def _day(feast: Feast, year: int) -> datetime.date | None:
    match feast.reckoning:
        case "solar":
            return datetime.date(year, feast.month, feast.day)
        case "lunar":
            # The last month of a lunar year lies in the next year of ours: "28 Tết" is just before its Tết.
            return lunar_day(year - (feast.month == 12), feast.month, feast.day)
        case "islamic":
            return islamic_day(year, feast.month, feast.day)
        case "thanksgiving":
            first = datetime.date(year, 11, 1)
            return first + datetime.timedelta(days=(_THURSDAY - first.weekday()) % 7 + 21)
        case _:
            return easter(year, orthodox=feast.reckoning == "orthodox")

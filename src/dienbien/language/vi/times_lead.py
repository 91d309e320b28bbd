"""How long after something else a thing came: "vài giờ sau khi", "hai ngày sau vụ".

Comes in: folded text and where "sau" stands. Goes out: a `Distance` to count back by, or None. The date that
it is counted from is for coding to say.
"""

from dienbien.language.vi.times_patterns import count_before
from dienbien.language.vi.times_value import Distance, Unit
from dienbien.records import edtf

_UNITS: dict[str, Unit] = {
    "giờ": "hour",
    "tiếng": "hour",
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "năm": "year",
}
_STEPS = {"day": 1, "week": 7, "month": 1, "year": 1}
_LENGTHS = {"day": 10, "week": 10, "month": 7, "year": 4}


def lead_before(lower: str, at: int) -> Distance | None:
    """The count and unit that end right before `at`; count None is "vài"."""
    before = lower[max(0, at - 8) : at].rstrip(" ")
    word = before.rpartition(" ")[2]
    unit = _UNITS.get(word)
    if unit is None or before == word:
        return None
    found = count_before(lower, lower.rindex(word, 0, at))
    return Distance(unit, found[1], -1, approximate=found[2]) if found else None


def count_back(day: str, lead: Distance) -> str | None:
    """The date that far before a day: `vài giờ` the night between, `vài ngày` any day before."""
    if len(day) != len("2020-11-09"):
        return edtf.interval(None, day)
    if lead.unit == "hour":
        before = edtf.step(day, -1)
        return edtf.interval(before, day) if lead.count is None or lead.count <= 24 else before
    if lead.count is None:
        return edtf.interval(None, edtf.step(day, -1) if lead.unit == "day" else day)
    moved = edtf.step(day[: _LENGTHS[lead.unit]], -lead.count * _STEPS[lead.unit])
    roughly = (lead.approximate or lead.unit == "week") and moved and not moved.startswith("XXXX")
    return f"{moved}~" if roughly else moved

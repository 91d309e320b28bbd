"""What keeps two reports apart, whatever speaks for one event: type, reality, days, sides, place, losses.

Comes in: two reports. Goes out: the first reason why they can't tell one event, in plain words.
"""

from math import cos, hypot, radians

from dienbien.linking.compatible import compatible
from dienbien.linking.reports import Report
from dienbien.records.quads import MUTUAL

_SLACK = 1
"""Days that two accounts of an event may lie apart: night, time zones, the day of the news for the deed's."""
_FAR_KM = 120.0
_KM_PER_DEGREE = 111.2
_TIMES = 3
"""Counts of one toll grow while reporting goes on, but rarely more than so many times."""
_LOCAL = frozenset({"ASSAULT", "PROTEST"})
"""Types of which nothing happens in two countries."""
_HANDED = frozenset({"RETREAT", "AID"})
"""Types of which pages tell now the giver, now the taker."""
_UNREAL = frozenset({"negated", "hypothetical"})


def ruled_out(a: Report, b: Report) -> str:
    """Why two reports can't tell one event; empty if they may."""
    if a.event != b.event and (b.event not in compatible(a.event) or not _one_act(a, b)):
        return "another type"
    if _reality(a) != _reality(b) and not a.event == b.event == "AGREE":
        return "one happened, the other did not"
    if _days_apart(a, b) > _SLACK:
        return "days too far apart"
    if not _sides_agree(a, b):
        return "other sides"
    if a.event == b.event == "CONSULT" and other_persons(a, b):
        return "other persons"
    if a.point and b.point and km(a.point, b.point) > _FAR_KM:
        return "places too far apart"
    if a.ground and b.ground and a.ground != b.ground and {a.event, b.event} & _LOCAL:
        return "in another country"
    if any(_losses_clash(a.losses[kind], b.losses[kind]) for kind in a.losses.keys() & b.losses.keys()):
        return "losses too different"
    return ""


def _one_act(a: Report, b: Report) -> bool:
    """Whether a meeting is one that was agreed on; what was agreed at a meeting is another act."""
    return "CONSULT" not in (a.event, b.event) or a.status == b.status == "future"


def _reality(report: Report) -> str:
    """Whether it happened, is to come or is denied."""
    return "unreal" if report.status in _UNREAL else "future" if report.status == "future" else "real"


def _days_apart(a: Report, b: Report) -> int:
    """Days between the ends of two spans, 0 where they overlap; many where one has no day."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 1000
    return max(0, a.first - b.last, b.first - a.last)


def _sides_agree(a: Report, b: Report) -> bool:
    """Some side is shared, or the country of the deed; and none that both name is another's."""
    if not a.anchors & b.anchors:
        return False
    if {a.event, b.event} & MUTUAL:
        both = len(a.sides) > 1 and len(b.sides) > 1
        return not both or len(a.sides & b.sides) > 1 or a.sides <= b.sides or b.sides <= a.sides
    if a.event == b.event == "PROTEST":
        return not a.actors or not b.actors or bool(a.actors & b.actors)
    if all(not x or not y or bool(x & y) for x, y in ((a.actors, b.actors), (a.recipients, b.recipients))):
        return True
    if a.event != b.event or a.event not in _HANDED:
        return False
    return a.actors <= b.recipients or b.actors <= a.recipients


def other_persons(a: Report, b: Report) -> bool:
    """Whether both name persons of a country, and none is the same."""
    return any(_others(a.people[side], b.people[side]) for side in a.people.keys() & b.people.keys())


def _others(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether no name of one may be a name of the other."""
    return not any(set(x.split()) <= set(y.split()) or set(y.split()) <= set(x.split()) for x in a for y in b)


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points nearby, on a plane."""
    return _KM_PER_DEGREE * hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians((a[0] + b[0]) / 2)))


def _losses_clash(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[1] * _TIMES < b[0] or b[1] * _TIMES < a[0]

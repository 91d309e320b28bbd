"""Whether two reports tell the same event: first what rules it out, then what speaks for it.

Comes in: two reports. Goes out: the reasons, in plain words, so that a link can be explained. Hard gates
(type, status, days, sides, place, losses) come first; a country alone never links.
"""

from math import cos, hypot, radians

from dienbien.linking.reports import Report, word_pairs

_SLACK = 1
"""Days that two accounts of an event may lie apart: night, time zones, the day of the news for the deed's."""
_FAR_KM = 120.0
_NEAR_KM = 30.0
_KM_PER_DEGREE = 111.2
_TIMES = 3
"""Counts of one toll grow while reporting goes on, but rarely more than so many times."""
_ALIKE, _SIMILAR, _RELATED = 0.45, 0.22, 0.10
"""Shares of the shorter sentence's pairs of words that both have."""
ENOUGH = 3
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "ASSAULT"})
_UNREAL = frozenset({"negated", "hypothetical"})


def ruled_out(a: Report, b: Report) -> str:
    """Why two reports can't tell one event; empty if they may."""
    if a.event != b.event:
        return "another type"
    if (a.status in _UNREAL) != (b.status in _UNREAL) or (a.status == "future") != (b.status == "future"):
        return "one happened, the other did not"
    if _days_apart(a, b) > _SLACK:
        return "days too far apart"
    if not _sides_agree(a, b):
        return "other sides"
    if a.mode != b.mode and a.mode and b.mode and a.event not in ("ASSAULT", "CONSULT"):
        return "another mode"
    if a.point and b.point and _km(a.point, b.point) > _FAR_KM:
        return "places too far apart"
    if a.ground and b.ground and a.ground != b.ground and a.event in ("ASSAULT", "PROTEST"):
        return "in another country"
    if any(_losses_clash(a.losses[kind], b.losses[kind]) for kind in a.losses.keys() & b.losses.keys()):
        return "losses too different"
    return ""


def evidence(a: Report, b: Report) -> dict[str, int]:
    """What speaks for one event, with its weight; `ENOUGH` together make a link.

    For reports that nothing keeps apart (`ruled_out`).
    """
    found: dict[str, int] = {}
    if a.names & b.names:
        found["the same " + min(a.names & b.names)] = 2
    if (
        a.place
        and b.place
        and (a.place == b.place or (a.point and b.point and _km(a.point, b.point) <= _NEAR_KM))
    ):
        found["the same place"] = 2
    if any(a.losses[kind] == b.losses[kind] for kind in a.losses.keys() & b.losses.keys()):
        found["the same losses"] = 2
    if a.mode and a.mode == b.mode:
        found["the same mode"] = 1
    if _dyad(a) and _dyad(a) == _dyad(b):
        found["the same two sides"] = 1
    if a.dated and b.dated and (a.first, a.last) == (b.first, b.last):
        found["the same day"] = 1
    share = _share(word_pairs(a.words), word_pairs(b.words))
    if share >= _RELATED:
        found["words in common"] = 3 if share >= _ALIKE else 2 if share >= _SIMILAR else 1
    return found


def _days_apart(a: Report, b: Report) -> int:
    """Days between the ends of two spans, 0 where they overlap; many where one has no day."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 1000
    return max(0, a.first - b.last, b.first - a.last)


def _sides_agree(a: Report, b: Report) -> bool:
    """Some side is shared, and none that both name is another's."""
    if not a.sides & b.sides:
        return False
    if a.event in _MUTUAL:
        both = len(a.sides) > 1 and len(b.sides) > 1
        return not both or len(a.sides & b.sides) > 1 or a.sides <= b.sides or b.sides <= a.sides
    if a.event == "PROTEST":
        return not a.actors or not b.actors or bool(a.actors & b.actors)
    return all(not x or not y or bool(x & y) for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)))


def _dyad(report: Report) -> frozenset[str]:
    return report.sides if len(report.sides) > 1 else frozenset()


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points nearby, on a plane."""
    return _KM_PER_DEGREE * hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians((a[0] + b[0]) / 2)))


def _losses_clash(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[1] * _TIMES < b[0] or b[1] * _TIMES < a[0]


def _share(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0

"""With what: the mode of an attack whose verb does not say it, from the weapons in its clause.

Comes in: a candidate and the units of its sentence. Goes out: a mode of ASSAULT or None. The first means
named counts (codebook section 11.2). Beside it, what the words of an act handle.
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.groups import Unit
from dienbien.coding.loss_counts import reading
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase

_MODES = {
    "uav": "drone",
    "missile": "heavy-weapons",
    "artillery": "heavy-weapons",
    "aircraft": "aerial",
    "helicopter": "aerial",
}
_FORCES = {"MIL": "soldier", "REB": "rebel", "COP": "police"}
_REACH = 60
_NEAR = 40
_ENDS = frozenset({"act", "speech", "punctuation"})


def means(candidate: Candidate, units: list[Unit]) -> str | None:
    """The mode that the first weapon behind the verb, else before it, stands for."""
    if candidate.event != "ASSAULT":
        return None
    act = candidate.act
    after = [u for u in units if act.end <= u.start <= act.end + _REACH]
    before = [u for u in units if act.start - _REACH <= u.end <= act.start]
    return next((mode for unit in (*after, *reversed(before)) if (mode := _mode(unit))), None)


def thing_behind(act: Phrase, units: list[Unit]) -> str:
    """The loss class of the first noun behind an act ("điều 6 tiêm kích": aircraft), if one is near."""
    for unit in units:
        if unit.start < act.end:
            continue
        if unit.start > act.end + _NEAR or (isinstance(unit, Phrase) and _ends(unit)):
            return ""
        what = _what(unit)
        if what:
            return what
    return ""


def _ends(unit: Phrase) -> bool:
    return unit.kind in _ENDS or (unit.kind == "cue" and unit["kind"] == "prep")


def _what(unit: Unit) -> str:
    if isinstance(unit, Group):
        first = unit.members[0]
        force = _FORCES.get(first.sector, "") if first.kind in {"body", "organization"} else ""
        armed = first.weapon and first.what in {"", "ship"}
        return "weapon" if armed else first.what or force
    noun = reading(unit, "lossnoun")
    return noun["what"] if noun else ""


def _mode(unit: Unit) -> str | None:
    if isinstance(unit, Group):
        return _MODES.get(unit.members[0].what)
    if not isinstance(unit, Phrase):
        return None
    noun = reading(unit, "lossnoun")
    return _MODES.get(noun["what"]) if noun else None

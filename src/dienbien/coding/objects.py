"""What stands behind a verb in its clause: objects, places and times, and who made what it is about.

Comes in: the units of a sentence and a predicate. Changes: the predicate. Which of the objects is acted upon
is the work of `roles`.
"""

from dienbien.coding.groups import Unit
from dienbien.coding.predicates import VERBAL, Predicate
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase

_LONGEST_GAP = 90
"""How far behind its verb, in letters, an object may start."""
_FARTHEST = 130
"""How far behind a verb of giving, in letters, whoever gets it may stand behind commas."""
_FAR = 70
"""How far behind its verb, in letters, the owner of a plan may stand."""
_GIVEN = frozenset({"AID", "AGREE", "COOPERATE"})


def bind_objects(units: list[Unit], predicate: Predicate, end: int) -> None:
    """Bind what follows a predicate up to the unit at `end`, the next act: objects, places, times, makers."""
    edge = predicate.phrase.end
    for i in range(predicate.index + 1, end):
        unit = units[i]
        if isinstance(unit, Phrase):
            if unit.kind == "punctuation" and unit.value in {",", ";", ":", "."}:
                if unit.value == "," and _lists_things(units, i):
                    continue
                if unit.value == ",":
                    _bind_receiver(units, i, predicate, end)
                return
            if unit.kind == "cue" and unit.subkind in {"sub", "join"} and unit.cue not in {"fact"}:
                before = units[i - 1]
                fired = (
                    predicate.is_act and predicate.event == "ASSAULT" and predicate.phrase["frame"] == "to"
                )
                if unit.cue == "and" and fired and _lists_things(units, i):
                    continue  # `phóng 40 UAV và tên lửa vào Malta`
                if unit.cue == "and" and isinstance(before, Phrase) and before.subkind == "prep":
                    continue
                behind = units[i + 1] if i + 1 < end and unit.cue == "which" else None
                if isinstance(behind, Group) and behind.bare and behind.start - unit.end <= 1:
                    if not (predicate.event == "ASSAULT" and _judges(units, i + 2)):
                        predicate.makers.append(behind)
                elif unit.cue == "purpose" and isinstance(before, Phrase) and before.subkind == "nominal":
                    _bind_owner(units[i + 1 : end], predicate)
                return
            if unit.kind == "time":
                predicate.times_after.append(unit)
            continue
        if unit.start - edge > _LONGEST_GAP:
            return
        if unit.members[0].kind == "place":
            predicate.places_after.append(unit)
            if unit.preposition != "at":
                predicate.objects.append(unit)
        else:
            predicate.objects.append(unit)
        edge = unit.end


def _lists_things(units: list[Unit], comma: int) -> bool:
    """`trúng bom, mìn của phiến quân`: a comma or "và" between things goes on with the same object."""
    behind = units[comma + 1] if comma + 1 < len(units) else None
    if isinstance(behind, Group):
        return behind.members[0].weapon
    return isinstance(behind, Phrase) and behind.kind in {"lossnoun", "number"}


def _judges(units: list[Unit], i: int) -> bool:
    """`tấn công một tàu mà Malta cho là của hải tặc`: who only says what it is has not made it."""
    verb = units[i] if i < len(units) else None
    if not isinstance(verb, Phrase) or verb.kind not in {"act", "speech"}:
        return False
    return verb.kind == "speech" or verb.content in VERBAL


def _bind_receiver(units: list[Unit], comma: int, predicate: Predicate, end: int) -> None:
    """`giao 12 máy bơm, một loại mới, cho Malta`: who gets it, behind what commas explain or list."""
    if not predicate.is_act or predicate.phrase["frame"] != "to" or predicate.event not in _GIVEN:
        return
    if any(group.preposition == "to" for group in predicate.objects):
        return
    for unit in units[comma + 1 : end]:
        if unit.start - predicate.phrase.end > _FARTHEST or _tells_anew(unit):
            return
        if isinstance(unit, Group) and unit.preposition == "to" and unit.members[0].kind != "place":
            predicate.objects.append(unit)
            return


def _tells_anew(unit: Unit) -> bool:
    if isinstance(unit, Group):
        return unit.bare and bool(unit.members[0].country or unit.members[0].anaphor)
    return unit.kind == "cue" and unit["kind"] in {"aux", "sub"}


def _bind_owner(behind: list[Unit], predicate: Predicate) -> None:
    """`ủng hộ kế hoạch thúc đẩy hòa bình ở Malta của ông A`: whose plan it is."""
    for unit in behind:
        if isinstance(unit, Phrase) and unit.kind in {"punctuation", "act", "speech"}:
            return
        if isinstance(unit, Group) and unit.preposition == "of" and unit.start - predicate.phrase.end <= _FAR:
            predicate.makers.append(unit)
            return

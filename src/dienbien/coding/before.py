"""What stands before a verb in its clause: moods, times and places, light verbs, whoever is cited.

Comes in: the units between the clause's beginning and the verb. Changes: the predicate. Which noun phrase is
the subject is the work of `subjects`.
"""

from dienbien.coding.groups import Unit
from dienbien.coding.predicates import Predicate, may_act
from dienbien.language.mentions import Group
from dienbien.language.phrases import CLOSING_QUOTES, Phrase
from dienbien.language.vi.tables_vi import marked

_APART = frozenset({"at", "about", "for", "from"})


def collect_before(segment: list[Unit], predicate: Predicate) -> None:
    """What stands before the verb; what a quote says before it belongs to the quote."""
    for place, unit in enumerate(segment):
        if isinstance(unit, Group):
            if predicate.aux and predicate.aux[-1]["phrase"] in marked("planning"):
                predicate.aux.clear()  # `lên kế hoạch ở Lima, sau đó Peru tấn công`: a verb by itself
            if unit.members[0].kind == "place":
                predicate.places_before.append(unit)
            elif unit.preposition == "cites":
                predicate.cited.append(unit)
        elif unit.kind == "time":
            predicate.times_before.append(unit)
        elif unit.kind == "cue" and unit.subkind == "aux":
            if not _bracketed(segment, place) and (predicate.quoted or not _quoted_before(segment, place)):
                predicate.aux.append(unit)
        elif unit.kind == "cue" and unit.cue == "but":  # `muốn bán cảng nhưng bị phản đối`
            predicate.aux.clear()
        elif unit.kind == "cue" and unit.subkind == "light":
            there_is = unit["phrase"] in marked("there-is") and predicate.phrase["frame"] == "clash"
            predicate.light = "" if there_is else unit.cue
        elif unit.value == ",":
            predicate.light = ""
            if _another_acts(segment[:place], segment[place + 1 :]):
                predicate.aux.clear()
    if predicate.light and predicate.phrase["event"] != "CONSULT" and _aside(segment):
        predicate.light = ""


def _another_acts(told: list[Unit], behind: list[Unit]) -> bool:
    """`Malta muốn bán cảng, Peru phản đối`: right behind the comma stands who acts, and no other comma.

    Not where the comma lists: `mong muốn ông Abela, bà Soto tới dự`.
    """
    first, last = behind[0] if behind else None, told[-1] if told else None
    if isinstance(last, Group) and last.bare and last.members[0].kind != "place":
        return False
    if not (isinstance(first, Group) and first.bare and may_act(first)):
        return False
    return not any(unit.value == "," for unit in behind if isinstance(unit, Phrase))


def _aside(segment: list[Unit]) -> bool:
    """`có bước đi mới sau lệnh phong tỏa`: what a preposition governs is not what somebody does."""
    for unit in reversed(segment):
        if not isinstance(unit, Phrase):
            return False
        if unit.kind != "number" and not (unit.kind == "cue" and unit["kind"] == "nominal"):
            return unit.kind == "cue" and unit["kind"] == "prep" and unit["value"] in _APART
    return False


def _quoted_before(segment: list[Unit], place: int) -> bool:
    """Whether a quote ends between a word and the verb: `"Chúng tôi không lùi bước", ông X khẳng định`."""
    behind = [
        unit.value for unit in segment[place:] if isinstance(unit, Phrase) and unit.kind == "punctuation"
    ]
    return any(mark in CLOSING_QUOTES and "," in behind[at + 1 : at + 2] for at, mark in enumerate(behind))


def _bracketed(segment: list[Unit], place: int) -> bool:
    """Whether a word stands alone in brackets: "(phải)" tells where somebody stands in a picture."""
    around = segment[max(0, place - 1) : place + 2]
    marks = [unit.value for unit in around if isinstance(unit, Phrase) and unit.kind == "punctuation"]
    return marks == ["(", ")"]

"""Acts that a sentence takes as known while it tells something else: their day is not that of the news.

Comes in: an act that no words date, in its sentence. Goes out: whether its clause only says which one is
meant ("nghi phạm sát hại …", "vụ Malta bắt tàu …", "việc …"), why something else happened ("vì …") or what is
laid to somebody ("chỉ trích Malta bắt tàu …").
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.clause_bounds import bounds
from dienbien.coding.groups import Unit
from dienbien.coding.kinds import MATERIAL, REASONS
from dienbien.coding.predicates import Predicate
from dienbien.coding.supposed import only_referred_to
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import ends_apart, marked

_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Acts that a noun only refers to, unless a verb carries it; talks and protests are told by nouns as well."""
_NAMED = _DEEDS | {"THREATEN"}
_BLAMED = _DEEDS | {"MOBILIZE", "AID"}
_REPROACHES = frozenset({"ACCUSE", "REJECT", "COERCE", "SANCTION"})
"""What is done about a deed that was known before."""
_ACTED = MATERIAL | {"CONSULT"}
"""Acts that have somebody or something as their object, and not what is said or asked for."""
_FIRED = frozenset({"drone", "heavy-weapons", "aerial"})
_WEAPONS = frozenset({"uav", "missile", "artillery", "aircraft"})
_AT_ONCE = frozenset({"when", "while"})


def taken_as_known(candidate: Candidate, units: list[Unit], folded: Folded) -> bool:
    """Whether the sentence of an act that has happened supposes it and has other news."""
    predicate = candidate.predicate
    if candidate.status not in {"occurred", "alleged"}:
        return False
    if only_referred_to(candidate, folded) or _laid_to(candidate, folded) or _describes(predicate, units):
        return True
    opener = _opener(predicate, units)
    if predicate.nominal:
        named = candidate.event in _NAMED or (opener is not None and _is_incident(opener, folded))
        return named and not predicate.light
    if opener is None:
        return False
    if opener["value"] == "classifier":
        return folded.lower[opener.start : opener.end] not in marked("several")
    return opener["value"] in REASONS


def counts_weapons(candidate: Candidate, units: list[Unit]) -> bool:
    """`tố Malta phóng 50 UAV`: who counts what was fired reports the raid of the day."""
    if candidate.event != "ASSAULT" or candidate.mode not in _FIRED:
        return False
    number: Unit | None = None
    for unit in units[candidate.predicate.index + 1 :]:
        if isinstance(unit, Group):
            if number is not None and unit.members[0].what in _WEAPONS:
                return True
        elif unit.kind in {"punctuation", "act", "speech"}:
            return False
        number = unit if not isinstance(unit, Group) and unit.kind == "number" else None
    return False


def _laid_to(candidate: Candidate, folded: Folded) -> bool:
    """`bị bắt với cáo buộc làm gián điệp`, "bị chỉ trích vì bắn …": the reproach is the news, not the deed.

    Verbs side by side ("bắt tạm giam") tell one deed; another's deed behind a comma is told by itself.
    """
    predicate = candidate.predicate
    governor = predicate.governor
    if candidate.event not in _BLAMED or governor is None or not governor.is_act:
        return False
    if predicate.phrase.start - governor.phrase.end <= 1:
        return False
    doer = predicate.subject
    if doer is not None and predicate.own_subject and folded.lower.endswith(", ", 0, doer.start):
        return False
    if predicate.subordinator is not None and predicate.subordinator["value"] in _AT_ONCE:
        return False
    return governor.event in _REPROACHES or governor.phrase["content"] == "opaque"


def _describes(predicate: Predicate, units: list[Unit]) -> bool:
    """`trao trả 18 binh sĩ Peru bị giam`: what befell the object of another deed only says who it is."""
    governor, doer = predicate.governor, predicate.subject
    if governor is None or doer is None or governor.event not in _ACTED or predicate.subordinator is not None:
        return False
    passive = predicate.phrase["frame"] == "suffer" or any(aux["value"] == "passive" for aux in predicate.aux)
    parted = any(map(bounds, units[governor.index + 1 : predicate.index]))
    return passive and predicate.own_subject and doer.start > governor.phrase.end and not parted


def _opener(predicate: Predicate, units: list[Unit]) -> Phrase | None:
    """The cue right before the clause: before its own subject, else before its verb."""
    at = predicate.index
    if at > 1 and isinstance(units[at - 1], Group) and _is_classifier(units[at - 2]):
        at -= 1  # `vụ UAV xâm phạm không phận`, whoever acts
    elif predicate.own_subject and predicate.subject is not None:
        at = next((i for i in range(at - 1, -1, -1) if units[i] is predicate.subject), at)
    at -= 1
    while at >= 0 and _passed(units[at]):
        at -= 1
    unit = units[at] if at >= 0 else None
    return unit if isinstance(unit, Phrase) and unit.kind == "cue" else None


def _is_classifier(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and unit.kind == "cue" and unit["value"] == "classifier"


def _is_incident(opener: Phrase, folded: Folded) -> bool:
    return opener["value"] == "classifier" and ends_apart(folded.lower[opener.start : opener.end], "incident")


def _passed(unit: Unit) -> bool:
    return not isinstance(unit, Group) and (unit["kind"] == "aux" or unit.kind == "number")

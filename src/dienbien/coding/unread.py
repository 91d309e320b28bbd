"""Machines right before a verb that act themselves, though nobody says whose, or a preposition governs past.

Comes in: what stands between two verbs. Changes: the subject of the later one, which it would else take from
the clause before: whoever tells of an intrusion is hardly ever the intruder. Who uses arms in an attack that
a noun tells is its doer.
"""

from dienbien.coding.groups import Unit
from dienbien.coding.kinds import NOT_IN_ARMS, REASONS
from dienbien.coding.predicates import Predicate, is_verbal
from dienbien.coding.subjects import is_aux
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers

_DEEDS = frozenset({"ASSAULT", "MOBILIZE"})
_ARMS = frozenset({"uav", "missile", "artillery", "aircraft"})
_UNMANNED = frozenset({"uav", "missile"})
"""Who tells that a plane was shot down has mostly lost it; what flies unmanned may be of the other side."""
_PAST = frozenset({"at", "about", "for", "of"})
"""Prepositions that may govern a whole clause, or the count of which a weapon is a part."""
_FARTHEST = 12
"""How many letters of words that no table holds may stand between what acts and its verb."""


def settle_machine(
    folded: Folded,
    segment: list[Unit],
    predicate: Predicate,
    previous: Predicate | None,
    behind: Unit | None,
) -> None:
    """Give a deed the machine right before it as its subject, or nobody if no words tell whose it is."""
    if not predicate.is_act or predicate.event not in _DEEDS or predicate.passive:
        return
    if predicate.nominal:
        before = segment[-1] if segment else None
        predicate.reasoned = isinstance(before, Phrase) and before.cue == "for"
        predicate.light = "do" if not predicate.light and _spent(segment, predicate) else predicate.light
        return
    at = next((i for i in range(len(segment) - 1, -1, -1) if not is_aux(segment[i])), None)
    if at is None:
        return
    last = segment[at]
    machine = _governed_past(last, predicate)
    if machine is None and previous is not None:
        machine = _it(folded, segment, predicate, previous)
    unread = _unread(folded, segment[: at + 1], predicate, previous) or _by_strangers(
        folded, segment, predicate
    )
    if machine is not None or unread or _strikes(last, predicate, previous, behind):
        predicate.subject, predicate.own_subject = machine, True


def _spent(segment: list[Unit], predicate: Predicate) -> bool:
    """`huy động 140 UAV trong cuộc tập kích`: who uses arms in an attack makes it."""
    if predicate.event != "ASSAULT" or not predicate.located or predicate.subject is None:
        return False
    before = [unit for unit in segment if not (isinstance(unit, Phrase) and unit.kind == "cue")]
    last = before[-1] if before else None
    if isinstance(last, Group):
        return last.members[0].weapon and not last.members[0].country and last.bare
    return last is not None and last.kind == "lossnoun" and last["what"] in _ARMS


def _governed_past(last: Unit, predicate: Predicate) -> Group | None:
    """`9 trong số 10 tên lửa của Malta bắn vào`, `về UAV Malta xâm nhập`: the weapon acts."""
    if not isinstance(last, Group) or last.preposition not in _PAST or predicate.endured:
        return None
    return last if last.members[0].weapon and last.members[0].country else None


def _it(folded: Folded, segment: list[Unit], predicate: Predicate, previous: Predicate) -> Group | None:
    """`bắn hạ UAV Malta khi nó bay vào`: the weapon told of right before that "nó" stands for."""
    opener = predicate.subordinator
    if opener is None:
        return None
    begin = min([predicate.phrase.start, *(unit.start for unit in segment if is_aux(unit))])
    if folded.lower[opener.end : begin].strip() not in marked("it"):
        return None
    weapons = [group for group in previous.objects if group.members[0].weapon]
    return weapons[-1] if weapons else None


def _unread(folded: Folded, segment: list[Unit], predicate: Predicate, previous: Predicate | None) -> bool:
    """Whether a machine intrudes of which nobody says whose it is.

    Not where it is what the verb before is done with or to: `triển khai UAV xâm nhập`.
    """
    last = segment[-1]
    if not _intrudes(folded, predicate):
        return False
    if not (_tells(previous) or predicate.subordinator is not None or _opened(segment)):
        return False
    if isinstance(last, Group):
        return _unsaid(last)
    if last.kind != "lossnoun" or last["what"] in NOT_IN_ARMS:
        return False
    return len(folded.lower[last.end : predicate.phrase.start].strip()) <= _FARTHEST


def _unsaid(group: Group) -> bool:
    """Whether it is a machine of which no words tell whose it is."""
    first = group.members[0]
    unsaid = first.weapon and not first.country and not first.anaphor
    return unsaid and group.preposition in {"", *REASONS}


def _by_strangers(folded: Folded, segment: list[Unit], predicate: Predicate) -> bool:
    """`sau vụ 6 tù nhân nổ súng`: behind "vụ" stand people whom no table knows, and nobody else."""
    if predicate.endured or predicate.phrase["frame"] == "suffer":
        return False
    for i in range(len(segment) - 1, -1, -1):
        unit = segment[i]
        if isinstance(unit, Group):
            if unit.bare or unit.members[0].country or unit.members[0].name:
                return False
            continue
        if unit.kind == "punctuation":
            return False
        if unit.kind == "cue" and unit["phrase"] in marked("incident"):
            begin = min([predicate.phrase.start, *(u.start for u in segment[i:] if is_aux(u))])
            return len(folded.lower[unit.end : begin].split()) > 1
    return False


def _strikes(last: Unit, predicate: Predicate, previous: Predicate | None, behind: Unit | None) -> bool:
    """`Malta xác nhận tên lửa Zerbin tấn công Valletta`, `Malta nói UAV bị bắn rơi`: not who tells of it.

    What strikes the ground of whoever tells of it is hardly theirs.
    """
    if previous is None or not _tells(previous) or predicate.event != "ASSAULT" or previous.subject is None:
        return False
    suffers = predicate.phrase["frame"] == "suffer"
    if not isinstance(last, Group):
        return suffers and last.kind == "lossnoun" and last["what"] in _UNMANNED
    if not _unsaid(last) or suffers:
        return _unsaid(last) and last.members[0].what in _UNMANNED
    home = previous.subject.members[0].country
    return isinstance(behind, Group) and behind.bare and behind.members[0].country == home is not None


def _intrudes(folded: Folded, predicate: Predicate) -> bool:
    words = folded.lower[predicate.phrase.start : predicate.phrase.end]
    return predicate.event == "MOBILIZE" and any(word in words for word in markers("intrusion"))


def _tells(previous: Predicate | None) -> bool:
    return previous is not None and (not previous.is_act or is_verbal(previous))


def _opened(segment: list[Unit]) -> bool:
    """`lên án vụ UAV xâm nhập`, `do khinh khí cầu bay vào`: what happened, or why."""
    before = segment[-2] if len(segment) > 1 else None
    if not isinstance(before, Phrase):
        group = segment[-1]
        return isinstance(group, Group) and group.preposition in REASONS
    return before.kind == "cue" and (before["value"] in REASONS or before["phrase"] in marked("incident"))

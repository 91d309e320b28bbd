"""What who governs holds, told by a verb of opinion alone: "Tổng thống Peru cho rằng đàm phán là cần thiết".

Comes in: a sentence with its predicates. Goes out: predicates that stand for what no act's words tell, one
for each such verb of a government or a statesman where a page begins, since a view is news there and comment
further down: blame of another power that the content begins with, as what it does, else a stance (codebook
section 11.8: a public one with weight). Where the content tells an act that is a record itself, `statements`
takes the stance back.
"""

from dienbien.coding.kinds import OPENING, RANKS, UNREAL
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import ReadSentence
from dienbien.language.entries import Entry
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.tables import Row
from dienbien.language.vi.tables_vi import marked, markers

_HOLDERS = frozenset({"GOV"})
_POWERS = frozenset({"GOV", "MIL", "COP", "LEG", "IGO"})
_STATES = frozenset({"country", "organization"})
_WELCOME = frozenset({"AGREE", "SUPPORT", "CONCEDE", "AID", "RETREAT", "COOPERATE"})
"""What nobody is blamed for."""
_LEADERS = RANKS | {"leader"}
_OPEN = UNREAL - {"negated"} | {"passive", "alleged"}
"""Auxiliaries of what somebody else may do, or suffers: no deed that one blames on them."""
_NEXT = 12
"""How far behind the verb, in letters, the one who is spoken of may stand: "rằng", "chính"."""
_CELLS = {"phrase": "view", "form": "verb"}
_STANCE = Row(
    "speech.tsv",
    0,
    {**_CELLS, "event": "STATE", "mode": "position", "frame": "none", "content": "report"},
)
_BLAME = Row(
    "speech.tsv",
    0,
    {**_CELLS, "event": "ACCUSE", "mode": "disapprove", "frame": "object", "content": "claim"},
)


def views(sentence: ReadSentence, told: list[Predicate]) -> list[Predicate]:
    """Stances and blame told by what somebody in power thinks, where `told` has no act of that verb."""
    if sentence.zone not in OPENING or not sentence.has("speech"):
        return []
    taken = {predicate.phrase.start for predicate in told}
    taken |= {_start(p) for p in sentence.predicates if p.is_act and p.event == "ACCUSE"}
    taken |= {_start(p) for p in told}
    found = [
        _view(speech, sentence)
        for speech in sentence.predicates
        if speech.phrase.start not in taken and _holds(speech)
    ]
    return [view for view in found if view is not None]


def is_view(act: Phrase) -> bool:
    """Whether an act is a stance that a verb of opinion alone tells."""
    return act["phrase"] == "view"


def _start(predicate: Predicate) -> int:
    return -1 if predicate.governor is None else predicate.governor.phrase.start


def _holds(speech: Predicate) -> bool:
    """Whether it is a view that a government or one of its people gives now."""
    if speech.phrase.kind != "speech" or speech.phrase["phrase"] not in marked("viewing"):
        return False
    if speech.subject is None or not speech.own_subject or speech.subordinator is not None:
        return False
    if speech.passive or speech.quoted or any(aux["value"] in UNREAL for aux in speech.aux):
        return False
    holder = speech.subject.members[0]
    if holder.sector not in _HOLDERS:
        return False
    return holder.kind in _STATES or holder.kind == "person" or holder.rank in _LEADERS


def _view(speech: Predicate, sentence: ReadSentence) -> Predicate | None:
    """A stance, or blame of whom the content begins with; nothing where it is what they may do."""
    other = _begins_with(speech, sentence)
    if other is None:
        return _predicate(speech, _STANCE, None)
    behind = next((u for u in sentence.units if u.start >= other.end), None)
    if isinstance(behind, Phrase) and behind.kind == "cue" and behind["value"] in _OPEN:
        return None
    if any(p.governor is speech and p.is_act and p.event in _WELCOME for p in sentence.predicates):
        return None
    return _predicate(speech, _BLAME, other)


def _begins_with(speech: Predicate, sentence: ReadSentence) -> Group | None:
    """The other power that the words behind the verb begin with."""
    behind = sentence.units[speech.index + 1 : speech.index + 3]
    group = next((unit for unit in behind if isinstance(unit, Group)), None)
    if group is None or not group.bare or group.start - speech.phrase.end > _NEXT or speech.subject is None:
        return None
    if group is not behind[0] and _takes_up(behind[0]):
        return None
    ours, theirs = speech.subject.members[0], group.members[0]
    named = bool(theirs.country) or theirs.kind in _STATES or (theirs.plural and theirs.rank in _LEADERS)
    power = theirs.sector in _POWERS and named
    return group if power and theirs.country != ours.country else None


def _takes_up(unit: Group | Phrase) -> bool:
    """`cho rằng vụ Chile phóng tên lửa là …`: "vụ" and "việc" make a deed the thing that is judged."""
    if not isinstance(unit, Phrase) or unit.kind != "cue" or unit["phrase"] in markers("plural"):
        return False
    return unit["value"] in {"classifier", "fact"}


def _predicate(speech: Predicate, row: Row, other: Group | None) -> Predicate:
    phrase = Phrase(speech.phrase.start, speech.phrase.end, "act", Entry("act", row))
    view = Predicate(phrase, speech.index, speech.quoted)
    view.subject, view.own_subject = speech.subject, True
    view.objects = [] if other is None else [other]
    view.relation, view.governor, view.aux = speech.relation, speech.governor, speech.aux
    view.times_before, view.times_after = speech.times_before, speech.times_after
    return view

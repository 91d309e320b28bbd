"""Deeds that somebody only weighs: what they would mean, whether they are right, that they may come.

Comes in: a candidate with its sentence and the folded text. Goes out: an empty string, or why it is no record
(codebook sections 2 and 11.3).
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import ends_apart, has_marker, may_have

_JUDGED = 110
"""How far behind a deed, in letters, it may be judged."""
_OPENING = 12
"""How far before a deed, in letters, words of opinion may end."""
_NEXT_TO = 3
_ENDS = ",.;:"
_CUTTING = frozenset({"COERCE", "SANCTION", "THREATEN"})
_WEIGHED = frozenset(
    {"ACCUSE", "CONCEDE", "SANCTION", "COERCE", "AID", "COOPERATE", "RETREAT", "ASSAULT", "MOBILIZE"}
)


def weighed(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> str:
    """Why a deed is only thought about, empty if it is told."""
    if candidate.event not in _WEIGHED:
        return ""
    if candidate.event != "ACCUSE" and _judged(candidate, sentence, folded):
        return "what somebody thinks of such a deed, not told as done"
    if _feared(candidate.predicate, folded):
        return "possible or wished, not reported to have happened"
    if candidate.event == "COOPERATE" and _cut_off(candidate, sentence):
        return "what is cut off, not done"
    if candidate.event == "COOPERATE" and _own_units(candidate, sentence):
        return "inside one government"
    return ""


def _cut_off(candidate: Candidate, sentence: ReadSentence) -> bool:
    """`phong tỏa xuất khẩu dầu của Malta`: trade right behind the word for what is done to it."""
    if candidate.predicate.own_subject:
        return False
    start = candidate.trigger[0]
    near = (p for p in sentence.predicates if p.is_act and 0 < start - p.phrase.end <= _NEXT_TO)
    return any(p.event in _CUTTING for p in near)


def _own_units(candidate: Candidate, sentence: ReadSentence) -> bool:
    """`Công an Malta cùng các đơn vị phối hợp`: of those who act together only one is of a state by words."""
    told = set()
    for actor in candidate.actor:
        mentions = sentence.mentions_of(actor)
        bare = actor.kind == "body" and actor.name is None and mentions
        if not bare or any(m.country or m.anaphor or m.rank == "states" for m in mentions):
            told.add(actor.key)
    return len(candidate.actor) > 1 and len(told) < 2


def _judged(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`cho rằng bỏ cấm vận đồng nghĩa với thua cuộc`: nobody of its own does it, and a verdict follows.

    So is a part of a plan: `việc Malta mua tên lửa là một phần trong kế hoạch`.
    """
    predicate = candidate.predicate
    start, end = candidate.trigger
    behind = folded.lower[end : min(end + _JUDGED, sentence.end)]
    stop = min((at for at in map(behind.find, _ENDS) if at >= 0), default=len(behind))
    clause = f"{behind[:stop]} "
    if may_have(clause, "part-of-plan") and has_marker(clause, "part-of-plan"):
        return _opens(predicate, "fact")
    if predicate.own_subject or predicate.aux or predicate.passive or candidate.losses:
        return False
    if not (may_have(clause, "verdict") and has_marker(clause, "verdict")):
        return False
    before = folded.plain[max(sentence.start, start - _OPENING) : start].rstrip(" \"'“‘")
    return ends_apart(before, "holding-that")


def _opens(predicate: Predicate, value: str) -> bool:
    return predicate.subordinator is not None and predicate.subordinator["value"] == value


def _feared(predicate: Predicate, folded: Folded) -> bool:
    """`lo ngại khả năng Malta nổi giận và áp thuế`: what somebody worries about, up to the comma."""
    worry = predicate.governor or predicate.sibling
    while worry is not None and not (worry.is_act and worry.event == "STATE"):
        worry = worry.governor or worry.sibling
    if worry is None or any(aux["value"] == "past" for aux in predicate.aux):
        return False
    between = folded.lower[worry.phrase.end : predicate.phrase.start]
    words = folded.lower[worry.phrase.start : worry.phrase.end]
    return ends_apart(words, "possibility") and not any(mark in between for mark in _ENDS)

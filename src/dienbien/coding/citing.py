"""Who speaks where somebody is cited: `AFP dẫn lời Tổng thống Malta kêu gọi …` (codebook section 8).

Comes in: the predicates of a sentence. Changes: the subject of acts that are said; whoever cites stands in
`cited`.
"""

from dienbien.coding.predicates import Predicate
from dienbien.language.mentions import Group

_SAID = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "STATE"})


def let_cited_act(predicates: list[Predicate]) -> None:
    """What is said behind "dẫn lời X" X says; whoever cites only relays it, and what X says next."""
    for predicate in predicates:
        citing = predicate.subject
        if not _may_be_said(predicate) or citing is None or not predicate.cited:
            continue
        if citing.end > predicate.cited[0].start:
            continue
        speaker = predicate.cited[-1]
        _speak(predicate, speaker, citing)
        for after in predicates[predicates.index(predicate) + 1 :]:
            if after.subject is citing and not after.own_subject and _may_be_said(after):
                _speak(after, speaker, citing)


def _may_be_said(predicate: Predicate) -> bool:
    return predicate.is_act and not predicate.nominal and predicate.event in _SAID


def _speak(predicate: Predicate, speaker: Group, citing: Group) -> None:
    predicate.subject, predicate.cited = speaker, [citing]
    predicate.own_subject = True

"""Deeds told inside words: what a verbal act speaks of as a fact, not as what it asks for or promises.

Comes in: candidates that are only the content of a verbal act. Changes: the reason and status of those that
are records all the same (codebook sections 3, 7 and 11.3): what its doer denies, and an attack that the words
around it date or count.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import OF_FORCES
from dienbien.coding.predicates import Predicate
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import ends_apart, markers

CONTENT = "only the content of a verbal act"
_LOOKING_BACK = frozenset({"ACCUSE", "SUPPORT", "STATE", "REJECT", "CONCEDE"})
"""Verbal acts that judge what has happened; others speak of what is to come."""
_WISHED = frozenset({"RETREAT", "CONCEDE", "AID", "COOPERATE"})
"""What is asked for to come, even in the passive: "yêu cầu họ được Chile thả"."""
_NEXT = 12
"""How many letters before whoever did it are looked at for "vụ"."""
_REACH = 60
"""How far behind a denial, in letters, what is denied may begin."""


def settle_denied(
    candidate: Candidate, content: Predicate, deniers: tuple[Actor, ...], folded: Folded
) -> None:
    """`Chile phủ nhận đã tấn công tàu cá`: the deed is told of its doer, who says that it is not so."""
    if candidate.reason != CONTENT or candidate.event not in OF_FORCES:
        return
    near = candidate.trigger[0] - content.phrase.end < _REACH
    if not near or not folded.lower.startswith(markers("denial"), content.phrase.start):
        return
    if candidate.predicate.governor is not content and not _relayed(candidate.predicate, content):
        return
    if candidate.status == "occurred" and {a.key for a in candidate.actor} & {a.key for a in deniers}:
        candidate.reason, candidate.status = "", "denied"


def _relayed(predicate: Predicate, content: Predicate) -> bool:
    """`bác cáo buộc cho rằng …`: a charge or a word of saying stands between."""
    governor = predicate.governor
    said = governor is not None and (not governor.is_act or governor.phrase["content"] == "claim")
    return said and governor is not None and governor.governor is content


def is_told(candidate: Candidate, folded: Folded) -> bool:
    """`lên án vụ không kích hôm 3/5 khiến 12 người chết`: its own day or toll tells an attack.

    So do both its sides where it is called an incident: that only says when or why something is asked for.
    `đòi trả các tàu bị Peru bắt giữ`: a harm whose doer is named behind "bị" tells of a thing.
    """
    if candidate.reason != CONTENT:
        return False
    if _of_a_thing(candidate):
        return True
    if candidate.event != "ASSAULT" or candidate.status not in {"occurred", "alleged"}:
        return False
    governor = candidate.predicate.governor
    looks_back = governor is not None and governor.is_act and governor.event in _LOOKING_BACK
    predicate = candidate.predicate
    if _incident(candidate, folded) and _of_both(candidate):
        return True
    if not (predicate.nominal or (looks_back and (predicate.own_subject or predicate.passive))):
        return False
    return bool(candidate.losses) or (candidate.dated and candidate.timing == "named")


def _of_a_thing(candidate: Candidate) -> bool:
    """What somebody named did to what the words are about, reported as done."""
    predicate = candidate.predicate
    passive = predicate.passive and predicate.agent is not None and not predicate.nominal
    done = candidate.status == "occurred" and candidate.event not in _WISHED
    return passive and done and predicate.subordinator is None


def _incident(candidate: Candidate, folded: Folded) -> bool:
    """`sau vụ Malta nã pháo`: "vụ" before whoever did it names what has happened."""
    subject = candidate.predicate.subject
    if candidate.predicate.located and candidate.act["form"] == "noun":
        return True
    if subject is None or not candidate.predicate.own_subject:
        return False
    return ends_apart(folded.plain[max(0, subject.start - _NEXT) : subject.start].rstrip(), "incident")


def _of_both(candidate: Candidate) -> bool:
    """`kêu gọi viện trợ sau vụ Malta nã pháo vào Lima`: by whom and against whom."""
    sides = (candidate.actor, candidate.recipient)
    return candidate.status == "occurred" and all(any(a.known for a in side) for side in sides)

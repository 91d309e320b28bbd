"""Whom a threat is against that names nobody: whom its speaker fights there, or who complains of it.

Comes in: a threat without a recipient and the candidates told before it in its sentence. Changes: its
recipient ("Malta tấn công Libya và tuyên bố sẽ tiếp tục", "người Libya phẫn nộ với lời đe dọa của Malta").
"""

from dienbien.coding.candidates import Candidate


def settle_threatened(candidate: Candidate, told: list[Candidate]) -> None:
    """Whoever is attacked by the same side in the sentence, or blames it for the threat, is threatened."""
    if candidate.event != "THREATEN" or any(actor.known for actor in candidate.recipient):
        return
    ours = {actor.country for actor in candidate.actor}
    if not ours or None in ours:
        return
    for other in reversed(told):
        if other.reason or candidate.recipient:
            continue
        if _goes_on(candidate, other, ours):
            candidate.recipient = other.recipient
        elif _complains(candidate, other, ours):
            candidate.recipient = other.actor


def _goes_on(candidate: Candidate, other: Candidate, ours: set[str | None]) -> bool:
    """Whether the one who threatens violence fights somebody right before."""
    fights = candidate.mode == "violence" and other.event == "ASSAULT" and other.mode != "clash"
    same = {actor.country for actor in other.actor} == ours
    return fights and same and any(a.known and a.country not in ours for a in other.recipient)


def _complains(candidate: Candidate, other: Candidate, ours: set[str | None]) -> bool:
    """Whether the threat is what a state or its people blame the speaker for."""
    if not candidate.predicate.nominal or candidate.predicate.governor is not other.predicate:
        return False
    blamed = other.event == "ACCUSE" and {actor.country for actor in other.recipient} == ours
    theirs = {actor.country for actor in other.actor}
    return blamed and len(theirs) == 1 and None not in theirs and not theirs & ours

"""Calls to two: "điện đàm với Thủ tướng Peru và Tổng thống Chile" is a call to each (codebook section 11.1).

Comes in: candidates in reading order, before they are merged. Goes out: the same, a call to two in two.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate


def part_calls(candidates: list[Candidate]) -> list[Candidate]:
    """Each call of one side to two others as two calls; more than two are on one line."""
    parted: list[Candidate] = []
    for candidate in candidates:
        called = _called(candidate)
        if len(called) != 2 or candidate.reason:
            parted.append(candidate)
            continue
        theirs = {actor.key for actor in called}
        callers = tuple(actor for actor in candidate.actor if actor.key not in theirs)
        for key in dict.fromkeys(actor.key for actor in called):
            one = candidate.twin()
            one.actor = (*callers, *(actor for actor in called if actor.key == key))
            parted.append(one)
    return parted


def _called(candidate: Candidate) -> list[Actor]:
    """Who is called by somebody else, where they are named together."""
    if candidate.event != "CONSULT" or candidate.mode != "phone" or candidate.recipient:
        return []
    for group in candidate.predicate.objects:
        if group.preposition not in {"with", "to", ""} or len(group.members) < 2:
            continue
        start, end = group.members[0].start, group.members[-1].end
        called = [actor for actor in candidate.actor if start <= actor.start < end]
        if len(called) == 2 and len({actor.country for actor in called} - {None}) == 2:
            return called if len(called) < len(candidate.actor) else []
    return []

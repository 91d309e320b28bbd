"""From whom to whom somebody is extradited, by the words for the way: "dẫn độ về Malta", "từ Libya".

Comes in: a candidate whose roles are bound, and its sentence. Changes: the sides of an extradition. Whoever
is handed over is no side of it.
"""

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.powers import political
from dienbien.coding.readings import ReadSentence
from dienbien.coding.recall import state
from dienbien.language.mentions import Group
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import has_marker

_THERE = frozenset({"about", "to"})
"""Prepositions of where somebody is taken; "về" is also what words are about."""


def hand_over(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`Malta bắt và dẫn độ một nghi phạm về Libya`: Libya gets them."""
    if candidate.act["event"] != "COOPERATE" or candidate.predicate.nominal:
        return
    if not has_marker(f" {folded.plain[slice(*candidate.trigger)]} ", "extraditing"):
        return
    taker = _first(candidate, _THERE)
    giver = _first(candidate, frozenset({"from"}))
    if taker is None or (giver is not None and giver.country == taker.country):
        return
    suffered = candidate.suffered or candidate.predicate.endured
    ours = () if suffered else tuple(a for a in candidate.actor if a.country and political(a))
    if not (suffered or ours) or any(actor.country == taker.country for actor in ours):
        return  # `quy trình dẫn độ từ Malta sang Libya`; `Libya dẫn độ một nghi phạm từ Malta về nước`
    givers = (giver,) if giver is not None else ours or _captors(candidate, sentence)
    if givers and all(actor.country != taker.country for actor in givers):
        candidate.actor, candidate.recipient = givers, (taker,)


def _captors(candidate: Candidate, sentence: ReadSentence) -> tuple[Actor, ...]:
    """`bị Malta bắt và dẫn độ về Libya`: whoever has arrested them hands them over."""
    for before in reversed(sentence.candidates):
        if before.mode == "arrest" and before.trigger[1] <= candidate.trigger[0]:
            return tuple(actor for actor in before.actor if actor.country)
    return ()


def _first(candidate: Candidate, prepositions: frozenset[str]) -> Actor | None:
    """The state that the first group behind the act with one of these prepositions names."""
    predicate = candidate.predicate
    behind = [g for g in (*predicate.objects, *predicate.places_after) if g.start >= candidate.trigger[1]]
    for group in sorted(behind, key=_start):
        first = group.members[0]
        if (group.preposition or "") in prepositions and first.country:
            return replace(state(first.country), start=first.start, end=first.end)
    return None


def _start(group: Group) -> int:
    return group.start

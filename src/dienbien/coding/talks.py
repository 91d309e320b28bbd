"""Who else is at talks that open a sentence and name one side: whoever the main clause then tells of.

Comes in: a candidate whose roles are bound, and its sentence. Changes: the actors of talks of which only one
side is bound.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import TALKS
from dienbien.coding.powers import political
from dienbien.coding.readings import ReadSentence
from dienbien.coding.subjects import acting, main_subject
from dienbien.language.mentions import Group

_NEAR = 8
"""How far behind the words for talks, in letters, their other side may begin."""


def join_talks(candidate: Candidate, sentence: ReadSentence) -> None:
    """`Bình luận về cuộc gặp với bà Abela, Tổng thống Libya nói …`: whoever speaks of it was there."""
    predicate = candidate.predicate
    if candidate.event != "CONSULT" or candidate.mode not in TALKS or predicate.passive:
        return
    sides = [actor for actor in (*candidate.actor, *candidate.recipient) if actor.known]
    if len({actor.key for actor in sides}) != 1 or not _beside(candidate):
        return
    if acting(sentence.units[: predicate.index]):
        return
    main = main_subject(sentence.units, predicate.index)
    others = sentence.resolved.get(id(main), ()) if main is not None else ()
    if others and all(_may_meet(actor, sides[0]) for actor in others):
        candidate.actor = (*candidate.actor, *others)


def _may_meet(actor: Actor, other: Actor) -> bool:
    return bool(actor.country) and actor.country != other.country and political(actor)


def _beside(candidate: Candidate) -> bool:
    """Whether the side that is bound stands right behind the words, bare or behind "với"."""
    behind = [g for g in candidate.predicate.objects if g.start >= candidate.trigger[1]]
    return any(_next_to(candidate, group) for group in behind)


def _next_to(candidate: Candidate, group: Group) -> bool:
    return (group.bare or group.preposition == "with") and group.start - candidate.trigger[1] <= _NEAR

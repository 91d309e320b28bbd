"""Meetings that somebody goes to: who holds one is whom they go to, no side that talks (codebook section 4).

Comes in: a candidate whose roles are bound, and its sentence. Changes: its actor and recipient. Two that meet
("thượng đỉnh ASEAN - Malta", "thượng đỉnh với ASEAN") stay the two sides.
"""

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.readings import ReadSentence
from dienbien.coding.recall import state
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import has_marker, markers

_GOING = frozenset({"CONSULT", "AGREE"})
_HOLDS = frozenset({"", "of"})
"""What may stand between a meeting and who holds it: "hội nghị ASEAN", "hội nghị của ASEAN"."""


def attend(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`Malta dự hội nghị thượng đỉnh ASEAN`, `Malta sẽ tới Lima dự lễ duyệt binh`: to whom they go."""
    if candidate.event not in _GOING:
        return
    attends = _attends(folded.lower[slice(*candidate.trigger)])
    if not attends and candidate.act["mode"] != "multilateral":
        return
    hosts = tuple(a for a in _named(candidate, sentence, attends) if _alone(a, sentence))
    guests = tuple(a for a in candidate.actor if a not in hosts)
    if hosts and any(guest.country for guest in guests):
        candidate.actor = guests
        candidate.recipient = (*(r for r in candidate.recipient if r not in hosts), *hosts)
    elif attends and not candidate.recipient and (candidate.event == "AGREE" or candidate.mode == "visit"):
        candidate.recipient = _by_place(candidate)


def _attends(words: str) -> bool:
    """`dự hội nghị`, but not `dự kiến gặp`."""
    plain = f" {words} "
    for other in markers("no-attending"):
        plain = plain.replace(f" {other} ", " ")
    return has_marker(plain, "attending")


def _named(candidate: Candidate, sentence: ReadSentence, attends: bool) -> tuple[Actor, ...]:
    """The bodies named behind the meeting, whether or not the words for it bind them."""
    bound = [a for a in candidate.actor if a.start >= candidate.trigger[1]]
    if attends and candidate.act["frame"] == "none":
        behind = (group for group in candidate.predicate.objects if group.preposition in _HOLDS)
        bound += [a for group in behind for a in sentence.resolved.get(id(group), ())]
    return tuple(a for a in bound if a.sector == "IGO" and a.kind == "organization")


def _alone(actor: Actor, sentence: ReadSentence) -> bool:
    """Whether nobody is named beside it, with whom it would meet."""
    for group in sentence.groups:
        if group.start <= actor.start < group.end:
            return len(group.members) == 1 and group.preposition in _HOLDS
    return False


def _by_place(candidate: Candidate) -> tuple[Actor, ...]:
    """The state on whose ground somebody will be."""
    place, ours = candidate.place, {actor.country for actor in candidate.actor}
    if place is None or not place.country or place.country in ours or None in ours:
        return ()
    return (replace(state(place.country), start=place.start, end=place.end),)

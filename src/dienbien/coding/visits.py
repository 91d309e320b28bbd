"""Who visits whom where the words at the visit name only one of them: the other side of the same meeting.

Comes in: a candidate whose roles are bound, and its sentence. Changes: a side of a visit that is still empty.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import SOMEBODY
from dienbien.coding.powers import political
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers

_TALKS = frozenset({"meet", "visit"})
_NEXT = 16
"""How many letters right behind the word for a visit may say that it is one of state."""


def settle_visit(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """Find the guest of a visit that names its host, or the host of one that names its guest."""
    if candidate.mode != "visit" or candidate.act["event"] != "CONSULT":
        return
    if candidate.recipient:
        _find_guest(candidate, sentence)
    elif candidate.actor and candidate.act["frame"] != "host":
        _find_host(candidate, sentence, folded)


def _find_guest(candidate: Candidate, sentence: ReadSentence) -> None:
    """`Malta tiếp Ngoại trưởng Chile nhân dịp thăm Malta`: whoever meets the host there came to the host."""
    hosts = {actor.key for actor in candidate.recipient if actor.known}
    if len(hosts) != 1 or any(a.known and a.key not in hosts for a in candidate.actor):
        return
    guests = _met(sentence, hosts) or _under_way(candidate, sentence, hosts)
    if guests:
        candidate.actor = guests


def _under_way(candidate: Candidate, sentence: ReadSentence, hosts: set[str]) -> tuple[Actor, ...]:
    """`Trong chuyến thăm Malta, Ngoại trưởng Chile …`: the holder of an office that the sentence tells of."""
    if not candidate.predicate.nominal or not candidate.predicate.located:
        return ()
    told = [g for g in sentence.groups if g.bare and g.members[0].kind in SOMEBODY]
    before = [g for g in told if g.end <= candidate.trigger[0]]
    for group in (before or told)[:1]:
        actors = sentence.resolved.get(id(group), ())
        if actors and all(a.country and a.key not in hosts and political(a) for a in actors):
            return actors
    return ()


def _find_host(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`Malta và Chile ký hiệp định trong chuyến thăm chính thức của ông A`: the only other state named.

    So where somebody of a state visits a house there: `thăm Đại học Valletta`.
    """
    guests = {actor.country for actor in candidate.actor}
    if None in guests or not all(political(actor) for actor in candidate.actor):
        return
    words = folded.lower[slice(*candidate.trigger)]
    behind = folded.lower[candidate.trigger[1] : candidate.trigger[1] + _NEXT]
    of_state = any(word in f"{words}{behind}" for word in markers("state-visit"))
    in_person = all(actor.kind in SOMEBODY and actor.sector == "GOV" for actor in candidate.actor)
    if not (of_state or (in_person and not candidate.predicate.nominal)):
        return
    first, last = (0, sentence.end) if of_state else (candidate.trigger[1], _next_deed(candidate, sentence))
    others = {
        actor.country: actor
        for actors in sentence.resolved.values()
        for actor in actors
        if actor.country
        and actor.country not in guests
        and actor.sector != "MED"
        and first <= actor.start < last
    }
    if len(others) == 1:
        candidate.recipient = tuple(others.values())
    elif not others:
        candidate.recipient = _region(candidate)


def _next_deed(candidate: Candidate, sentence: ReadSentence) -> int:
    """Where the next act begins that is no visit or talks: `thăm vùng lũ sau khi chỉ trích Chile`.

    So does another's clause: `tới hội nghị, Thủ tướng Chile nói …`.
    """
    behind = [p for p in sentence.predicates if p.index > candidate.predicate.index]
    deeds = [p.phrase.start for p in behind if p.is_act and p.event != "CONSULT"]
    theirs = [p.subject.start for p in behind if p.own_subject and p.subject is not None and not p.is_act]
    starts = (at for at in (*deeds, *theirs) if at > candidate.trigger[1])
    return min(starts, default=sentence.end)


def _region(candidate: Candidate) -> tuple[Actor, ...]:
    """`lên đường công du châu Phi`: the states of a part of the world, of which none is named."""
    place = candidate.place
    if place is None or place.country or place.place is None or place.place.precision != "area":
        return ()
    return (Actor(place.start, place.end, place.place.name, None, "GOV", "place"),)


def _met(sentence: ReadSentence, hosts: set[str]) -> tuple[Actor, ...]:
    """Those whom the hosts meet in the same sentence, told before the visit."""
    for talk in reversed(sentence.candidates):
        if talk.event != "CONSULT" or talk.mode not in _TALKS or talk.status == "negated":
            continue
        sides = {actor.key: actor for actor in (*talk.actor, *talk.recipient) if actor.known}
        if len(sides) == 2 and hosts < set(sides):
            return tuple(actor for key, actor in sides.items() if key not in hosts)
    return ()

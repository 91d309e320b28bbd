"""Violence that is no political act: private crime, cruelty by no hand of state, words that take no ground.

Comes in: a candidate of ASSAULT. Goes out: an empty string, or why it is no record (codebook section 2). What
police and courts do about crime is judged by `cases`.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.powers import armed_hand, political
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import markers
from dienbien.records.choices import TOLD_AS_DONE

_CRIMINAL_MODES = frozenset({None, "firearms", "targeted", "primitive", "beat", "abduct", "occupy"})
_MEMORIES = frozenset({None, "occupy"})
"""Modes by which pages at home remember wars."""
_NOT_PRIVATE = frozenset({"MIL", "REB", "MED"})
_CRUEL = frozenset({"torture", "beat"})


def private_violence(candidate: Candidate) -> str:
    """Why an attack is no record by whose hands it is told to be, empty if it may be one."""
    return _crime(candidate) or _gains(candidate) or _cruelty(candidate)


def _crime(candidate: Candidate) -> str:
    """Shootings and killings without a political hand or victim are private crime (codebook section 2)."""
    if candidate.event != "ASSAULT" or not (candidate.mode in _CRIMINAL_MODES or _done_privately(candidate)):
        return ""
    if is_terror(candidate):
        return ""
    people = (*candidate.actor, *candidate.recipient)
    hands = [a for a in candidate.actor if political(a) or armed_hand(a, candidate)]
    victims = [
        a
        for a in candidate.recipient
        if a.kind != "place"
        and (
            political(a)
            or (_foreign_crowd(a) and (candidate.armed or candidate.mode == "abduct" or a.what == "civilian"))
        )
    ]
    if not hands and not victims and not (candidate.dissent and candidate.abroad):
        return "violence between private persons"
    private = not any(political(a) or a.sector in _NOT_PRIVATE for a in people)
    if private and not (candidate.armed or candidate.dissent or _of_many(candidate)):
        return "violence between private persons"
    unarmed = not any(a.sector == "MIL" or armed_hand(a, candidate) for a in people)
    if all(a.country in {None, HOME} for a in people) and unarmed:
        return "violence between private persons"
    if {a.country for a in people} == {HOME} and not candidate.losses and candidate.mode in _MEMORIES:
        return "a war of the past at home"
    return ""


def _done_privately(candidate: Candidate) -> bool:
    """Fires that are laid and people who are poisoned: private persons do that, too."""
    kind = {"destroy": "arson", "unconventional": "poison"}.get(candidate.mode or "")
    return kind is not None and any(word in str(candidate.act["phrase"]) for word in markers(kind))


def is_terror(candidate: Candidate) -> bool:
    """`Vụ tấn công khủng bố ở Lima`: its name says that it is political, where it happened whose it is."""
    ground = candidate.place.country if candidate.place else _struck_ground(candidate)
    if candidate.event != "ASSAULT" or ground in {None, HOME}:
        return False
    phrase = str(candidate.act["phrase"])
    if candidate.suffered and any(word in phrase for word in markers("raiding")):
        return True
    return _named_strike(candidate, phrase) or any(word in phrase for word in markers("terror"))


def _struck_ground(candidate: Candidate) -> str | None:
    """`Cảng Arica của Chile bị tập kích`: whose the place is that was struck."""
    struck = candidate.recipient[:1] if candidate.suffered else ()
    return next((actor.country for actor in struck if actor.kind == "place"), None)


def _named_strike(candidate: Candidate, phrase: str) -> bool:
    """`sau đòn tập kích ở Lima`: what a noun calls a strike was one, whoever made it."""
    noun = candidate.mode is None and candidate.act["form"] == "noun"
    told = noun and candidate.status in TOLD_AS_DONE and candidate.zone not in {"title", "teaser"}
    return told and any(word in phrase for word in markers("strike"))


def _foreign_crowd(actor: Actor) -> bool:
    return actor.kind in {"crowd", "body"} and actor.country not in {None, HOME}


def _of_many(candidate: Candidate) -> bool:
    """Abductions and massacres by unknown hands are news of a country's peace."""
    massacre = any(word in str(candidate.act["phrase"]) for word in markers("massacre"))
    return massacre or candidate.mode == "abduct"


def _gains(candidate: Candidate) -> str:
    """`giành được thiện cảm của Tổng thống Mỹ`: words of many meanings take ground, not persons."""
    taken = candidate.event == "ASSAULT" and candidate.mode == "occupy" and candidate.recipient
    office = candidate.event == "ASSAULT" and candidate.mode == "occupy" and not candidate.losses
    if office and not candidate.recipient and candidate.place is None and _no_forces(candidate):
        return "nothing that could be occupied"
    if taken and candidate.act["content"] == "both":
        if candidate.inferred and not any(armed_hand(actor, candidate) for actor in candidate.actor):
            return "nothing that could be occupied"
        if all(actor.kind in {"person", "office", "name"} for actor in candidate.recipient):
            return "nothing that could be occupied"
    return ""


def _no_forces(candidate: Candidate) -> bool:
    """`Tổng thống giành quyền kiểm soát ngân hàng`: somebody in office who takes over a body."""
    return bool(candidate.actor) and all(
        actor.kind in {"person", "office"} and actor.sector not in _NOT_PRIVATE for actor in candidate.actor
    )


def _cruelty(candidate: Candidate) -> str:
    """Torture and beating are political by the hands that do it, if they are known, and done to people."""
    if candidate.event != "ASSAULT" or candidate.mode not in _CRUEL:
        return ""
    hands = any(political(actor) or armed_hand(actor, candidate) for actor in candidate.actor)
    people = any(actor.kind not in {"country", "place"} for actor in candidate.recipient)
    soldiers = any(
        actor.sector in {"MIL", "COP", "REB"} and actor.kind != "country" for actor in candidate.actor
    )
    return "" if hands and (people or soldiers) else "violence between private persons"

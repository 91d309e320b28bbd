"""Help, deals, pardons and welcomes: what of them is between powers, and what only looks like it.

Comes in: a candidate, judged by `codable`. Goes out: yes or no (codebook sections 2, 11.2 and 11.3).
Changes: who is pardoned, where `sides` asks for it.
"""

from dienbien.coding.actor import Actor, replace
from dienbien.coding.candidates import Candidate
from dienbien.coding.powers import political
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import markers


def power(actor: Actor) -> bool:
    """A political actor, or several states."""
    return some_states(actor) or political(actor)


def some_states(actor: Actor) -> bool:
    """Several states of which only the number is told: `26 quốc gia`, `lãnh đạo nhiều nước`."""
    states = actor.rank == "states" or (actor.plural and actor.kind == "body")
    return states and actor.sector == "GOV" and not actor.known


def half_a_deal(candidate: Candidate, sides: set[str]) -> bool:
    """`ký một sắc lệnh`, `phối hợp với một trường`: what is signed or done together needs two states."""
    if candidate.event == "COOPERATE":
        people = (*candidate.actor, *candidate.recipient)
        return len({actor.key for actor in people if political(actor)}) < 2
    if candidate.event != "SUPPORT" or candidate.mode != "sign":
        return False
    if candidate.act["frame"] == "object":  # `gia nhập cuộc đua`: what is joined is a body that is known
        return not any(actor.known for actor in candidate.recipient)
    return candidate.act["frame"] == "joint" and len(sides) < 2


def pardoned(candidate: Candidate) -> bool:
    """`Cựu Tổng thống Peru được ân xá`: only those who govern can pardon, whoever they are."""
    theirs = any(actor.country not in {None, HOME} for actor in candidate.recipient)
    return candidate.event == "CONCEDE" and candidate.suffered and theirs


def grants_pardon(candidate: Candidate) -> bool:
    """Whether its words are of a pardon or a milder sentence: "ân xá", "giảm án"."""
    phrase = str(candidate.act["phrase"])
    return candidate.event == "CONCEDE" and any(word in phrase for word in markers("pardon"))


def pardon_own(candidate: Candidate) -> None:
    """`Tổng thống Peru ân xá cho 40 tù nhân`: those of whom nothing else is said are of that state."""
    states = {actor.country for actor in candidate.actor if actor.country}
    if len(states) != 1:
        return
    (country,) = states
    if not candidate.recipient:
        candidate.recipient = (Actor(*candidate.trigger, None, country, "CVL", "crowd"),)
        return
    candidate.recipient = tuple(
        actor if actor.known else replace(actor, country=country) for actor in candidate.recipient
    )


def backs_for_good(candidate: Candidate) -> bool:
    """`dân quân do Rwanda hậu thuẫn`: help that says who somebody is, not what was done for whom."""
    if candidate.event not in {"SUPPORT", "AID"} or candidate.mode == "sign":
        return False
    predicate = candidate.predicate
    reaches = any(group.bare or group.preposition == "to" for group in predicate.objects)
    if reaches and any(actor.known or actor.sector == "REB" for actor in candidate.recipient):
        return False
    told = any(aux["value"] in {"past", "once", "future"} for aux in predicate.aux)
    return not told and candidate.zone != "title" and not _honoured(candidate)


def _honoured(candidate: Candidate) -> bool:
    """`Tổng thống Peru được Malta trao huân chương.`, `Peru được Malta công nhận.`: it ends its sentence."""
    predicate, theirs = candidate.predicate, {actor.country for actor in candidate.recipient}
    backed = candidate.event != "SUPPORT" or str(candidate.act["phrase"]).endswith(markers("backing"))
    if backed or predicate.following is not None or None in theirs:
        return False
    plain = candidate.act["phrase"] in markers("recognising")
    named = any(a.office or (plain and a.kind == "country") for a in candidate.recipient)
    return named and theirs.isdisjoint(a.country for a in candidate.actor)


def no_aid(candidate: Candidate) -> str:
    """`hỗ trợ sinh viên Peru`, `xóa nợ cho người dân nước mình`: no aid of one state to another."""
    if candidate.event != "AID":
        return ""
    ours = {actor.key for actor in candidate.actor}
    if candidate.recipient and ours >= {actor.key for actor in candidate.recipient if actor.key}:
        return "to one's own people"
    favour = str(candidate.act["phrase"]) in markers("favour")
    if favour and candidate.recipient and all(a.sector in {"CVL", "BUS"} for a in candidate.recipient):
        return "help among private persons"
    return ""


def to_the_world(candidate: Candidate) -> bool:
    """`Việt Nam hoan nghênh hiệp ước giữa …`: what the state at home says beside others' names."""
    if candidate.company < 2:
        return False
    state = any(actor.sector == "GOV" for actor in candidate.actor)
    if candidate.event == "AGREE":
        return state or candidate.status == "future"
    return candidate.event == "SUPPORT" and state and candidate.act["content"] != "both"

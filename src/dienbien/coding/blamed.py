"""Blame that is news whoever lays it: of a power abroad, of whoever holds or held an office there.

Comes in: an accusation, or somebody in it. Goes out: yes or no. It decides about no record; `codable` does.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import SOMEBODY
from dienbien.coding.powers import political
from dienbien.language.vi.home import HOME


def blamed_by_many(candidate: Candidate) -> bool:
    """`Thủ tướng Peru bị chỉ trích`, `nhân chứng tố cáo quân đội`: blame of a power, whoever lays it."""
    if candidate.event != "ACCUSE":
        return False
    sued = candidate.mode == "allege" and candidate.act["content"] == "both"
    acts = (candidate.predicate.own_subject or sued) and not candidate.predicate.nominal
    told = is_suffered(candidate) or acts
    return told and any(_power_abroad(actor) for actor in candidate.recipient)


def in_office(actor: Actor) -> bool:
    """`Cựu Tổng thống Peru bị xét xử`: somebody who holds or held an office abroad."""
    return political(actor) and actor.kind in SOMEBODY and actor.country not in {None, HOME}


def _power_abroad(actor: Actor) -> bool:
    """Somebody political of another country than the home of the press, no mere place."""
    foreign = actor.country not in {None, HOME} or actor.sector in {"REB", "IGO"}
    return political(actor) and foreign and actor.kind != "place"


def is_suffered(candidate: Candidate) -> bool:
    """`bị chỉ trích`, `vấp phải chỉ trích`, `hứng nhiều chỉ trích`: told of whom it befell."""
    return candidate.suffered or candidate.predicate.light == "suffer"

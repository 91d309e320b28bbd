"""Blame that is news whoever lays it: of a power abroad, of whoever holds or held an office there.

And blame that is only the writer's remark, or that lies in what somebody is said to want. Comes in: an
accusation, or somebody in it. Goes out: yes or no. It decides about no record; `codable` and `speakers` do.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import SOMEBODY
from dienbien.coding.powers import political
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import markers

_REMARK = 30
"""How far before the blame, in letters, the comma of a remark on what was told stands."""
_WORDS = 4
"""How many words name what the remark takes up: "một bước đi"."""


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


def remarked(candidate: Candidate, folded: Folded) -> bool:
    """`Malta cắt liên lạc, một động thái gây bất ổn khu vực`: what the writer says of a deed told."""
    start = candidate.trigger[0]
    told, comma, words = folded.lower[max(0, start - _REMARK) : start].rpartition(", ")
    noun = words.strip()
    short = bool(told and comma) and len(noun.split()) <= _WORDS
    return short and noun.endswith(markers("conduct"))


def means_ill(candidate: Candidate) -> bool:
    """`Kiev nói Moskva tìm cách kéo dài cuộc chiến`: what another is said to want is the blame itself."""
    aux = candidate.predicate.aux
    wished = bool(aux) and aux[-1]["value"] == "wish" and candidate.trigger[0] - aux[-1].end <= 1
    return wished and candidate.status == "hypothetical" and candidate.event == "ACCUSE"


def is_suffered(candidate: Candidate) -> bool:
    """`bị chỉ trích`, `vấp phải chỉ trích`, `hứng nhiều chỉ trích`: told of whom it befell."""
    return candidate.suffered or candidate.predicate.light == "suffer"

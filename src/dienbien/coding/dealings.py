"""Dealings that are no politics between states: of courts, companies, the press, people without a country.

Comes in: a candidate or its sides. Goes out: whether it is such a dealing (codebook sections 2 and 11.3);
`codable` says which of them make no record.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import SOMEBODY
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import markers

_HOUSES = frozenset({"LEG", "JUD", "PTY"})
_TRADE = frozenset({"MED", "BUS"})


def ruled(candidate: Candidate) -> bool:
    """`Tòa án cho phép bà A giữ chức`, `bác bỏ cáo buộc`: a court decides what is before it, unless other
    states are.
    """
    told = candidate.recipient and all(a.start != candidate.trigger[0] for a in candidate.recipient)
    lenient = candidate.event == "CONCEDE" and not told  # `thẩm phán nói hình phạt quá khoan hồng`
    if candidate.event not in {"AGREE", "SUPPORT"} and not denies(candidate) and not lenient:
        return False
    ours = {actor.country for actor in candidate.actor}
    others = {actor.country for actor in candidate.recipient} - {None}
    return bool(candidate.actor) and all(a.sector == "JUD" for a in candidate.actor) and others <= ours


def voted_down(candidate: Candidate) -> bool:
    """`Thượng viện bác dự luật của đảng A`: a house or court says no to those of its own country."""
    ours, theirs = ({a.country for a in side} for side in (candidate.actor, candidate.recipient))
    houses = all(actor.sector in _HOUSES for actor in candidate.actor)
    return candidate.event == "REJECT" and houses and None not in ours and len(ours) == 1 and theirs == ours


def unnamed_people(actors: tuple[Actor, ...]) -> bool:
    """`tặng quà các em nhỏ`: people of whom nobody says where they belong."""
    return all(actor.sector == "CVL" and actor.kind == "crowd" and not actor.country for actor in actors)


def visitors(candidate: Candidate) -> bool:
    """`Phó chủ tịch tỉnh làm việc với kênh truyền hình CNN`: home, and the press or a company."""
    sides = (*candidate.actor, *candidate.recipient)
    hosts = [actor for actor in sides if actor.sector not in _TRADE]
    press = [a for a in sides if a.sector == "MED" and not a.country]
    if press and candidate.event == "CONSULT":  # `hai bên gặp gỡ báo chí`
        return True
    if any(a.sector == "MED" and a.rank == "head" and a.country not in {HOME, None} for a in sides):
        # `Thủ tướng tiếp Tổng giám đốc hãng thông tấn Peru`: those who govern receive who speaks for a state
        return not any(actor.kind in SOMEBODY and actor.sector == "GOV" for actor in hosts)
    met = "CONSULT" in {candidate.event, candidate.act["event"]}
    return met and 0 < len(hosts) < len(sides) and all(a.country in {HOME, None} for a in hosts)


def contract(candidate: Candidate) -> bool:
    """One state, and companies: a purchase, not a treaty."""
    sides = (*candidate.actor, *candidate.recipient)
    states = {actor.country for actor in sides if actor.sector != "BUS"}
    return len(states) == 1 and any(actor.sector == "BUS" for actor in sides)


def denies(candidate: Candidate) -> bool:
    """`phủ nhận`, `bác bỏ cáo buộc`: a court that does so lets somebody off."""
    denying = any(word in str(candidate.act["phrase"]) for word in markers("denying"))
    return denying and candidate.event == "STATE"


def denies_charge(candidate: Candidate) -> bool:
    """What a state lays to their charge even private persons deny on record."""
    return denies(candidate) and any(actor.country for actor in candidate.actor)


def police_at_home(candidate: Candidate) -> str:
    """What police and border guards at the home of the press do is police work, whoever they hold."""
    if candidate.event != "COERCE" or candidate.mode not in {"arrest", "seize", "deport"}:
        return ""
    if not candidate.actor:
        place = candidate.place.country if candidate.place else None
        held = {actor.country for actor in candidate.recipient}
        return "routine police work" if held == {place} == {HOME} else ""
    ours = {HOME} if candidate.abroad else {HOME, None}
    police = all(a.country == HOME or (a.sector == "COP" and a.country in ours) for a in candidate.actor)
    return "routine police work" if police else ""

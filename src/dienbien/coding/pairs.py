"""Who fights whom where a fight is told without both sides: the only two countries of its sentence.

Comes in: a candidate whose roles are bound, and its sentence. Changes: the sides of a clash.
"""

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.readings import ReadSentence
from dienbien.coding.recall import state
from dienbien.coding.speakers import actors_of
from dienbien.language.mentions import Mention
from dienbien.language.vi.tables_vi import markers
from dienbien.records import Sector


def half_fought(candidate: Candidate) -> bool:
    """Whether it is a fight of which fewer than two sides are known."""
    if candidate.event != "ASSAULT" or candidate.mode != "clash" or candidate.recipient:
        return False
    return len({actor.key for actor in candidate.actor if actor.known}) < 2 and len(candidate.actor) < 2


def pair_up(candidate: Candidate, sentence: ReadSentence) -> None:
    """`Malta nói Libya hứng tổn thất trong giao tranh`: the only two countries of a sentence fight.

    Not where they talk about the fight of a third, on whose ground it is.
    """
    if not half_fought(candidate) or any(word in candidate.act["phrase"] for word in markers("brawl")):
        return  # `nghị sĩ Malta ẩu đả vì Libya`: no states fight
    told: dict[str, Actor] = {}
    grounds: set[str] = set()
    for group in sentence.groups:
        for actor in sentence.resolved.get(id(group), ()):
            if actor.kind == "place":
                grounds.add(actor.country or "")
            elif actor.country and actor.sector != "MED":
                told.setdefault(actor.country, actor)
    if (
        len(told) == 2
        and grounds - {""} <= set(told)
        and {actor.country for actor in candidate.actor} <= set(told)
    ):
        candidate.actor = tuple(replace(actor, sector=_fighting(actor)) for actor in told.values())


def named_sides(candidate: Candidate, sentence: ReadSentence) -> tuple[Actor, ...]:
    """Who fights where no subject tells: `giữa Malta và Libya`, `đụng độ ở biên giới Malta - Libya`.

    Of a border with a neighbour, the neighbour and the only other country: `Malta ở biên giới với Libya`.
    """
    for group in sentence.groups:
        if group.preposition == "between":
            return actors_of([group], sentence.resolved)
    border = candidate.place
    if border is not None and len(border.lands) == 2:
        return tuple(_forces(land, border) for land in border.lands)
    beyond = [group.members[0] for group in sentence.groups if group.preposition == "beside"]
    if len(beyond) != 1 or border is None or border.country:
        return ()
    others = {
        actor.country: actor
        for group in sentence.groups
        for actor in sentence.resolved.get(id(group), ())
        if group.bare and actor.country not in {None, beyond[0].country} and actor.sector != "MED"
    }
    if len(others) != 1 or not beyond[0].country:
        return ()
    (near,) = others.values()
    return (replace(near, sector=_fighting(near)), _forces(beyond[0].country, beyond[0]))


def _forces(land: str, at: Mention) -> Actor:
    return replace(state(land), start=at.start, end=at.end, sector="MIL")


def _fighting(actor: Actor) -> Sector:
    return actor.sector if actor.sector in {"REB", "COP", "CVL"} else "MIL"

"""Acts told in words of many meanings ("bắn", "chiếm", "gặp"): when they count (codebook section 11.3).

Comes in: a candidate. Goes out: an empty string, or why it is no record. Words of one meaning are not judged.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.blamed import blamed_by_many, in_office, is_suffered
from dienbien.coding.candidates import Candidate
from dienbien.coding.goodwill import half_a_deal, power
from dienbien.coding.kinds import SOMEBODY_OR_NAME, SPOKEN_OR_CONCEDED
from dienbien.coding.powers import armed_hand, flagless, political
from dienbien.language.vi.home import HOME

_KIND = frozenset({"AGREE", "SUPPORT", "REQUEST"})
"""Praise, permission and persuasion need somebody else; blame and apology are news even at home."""
_PEOPLE = frozenset({"civilian", "person", "child", "soldier", "police"})
_FORCES = frozenset({"soldier", "rebel", "police"})
_ARMS = frozenset(
    {"tank", "armoured-vehicle", "uav", "aircraft", "helicopter", "missile", "artillery", "weapon"}
)


def half_bound(candidate: Candidate) -> str:
    """Words of many meanings count only between two sides, or on another country's ground."""
    if candidate.act["content"] != "both":
        return ""
    if candidate.event == "PROTEST" and any(political(a) for a in candidate.recipient):
        return ""
    if noun := _only_named(candidate):
        return noun
    if candidate.event == "CONSULT" and candidate.mode == "multilateral" and candidate.act["frame"] == "none":
        if not any(actor.sector == "IGO" for actor in candidate.recipient):
            return "goes to something that no body holds"
    actors = [a for a in candidate.actor if power(a) or (a.country and a.sector != "BUS")]
    others = [a for a in candidate.recipient if a.known]
    sides = {a.key for a in (*actors, *others)}
    ground = candidate.place.country if candidate.place else None
    moved = _of_war(candidate, actors)
    if moved is not None:
        return moved
    if candidate.mode == "abduct" and ground not in {None, HOME}:
        return ""
    if _handles_arms(candidate) or _represses(candidate) or _fights(candidate) or _on_statesman(candidate):
        return ""
    if _leaves(candidate, actors):
        return ""
    blamed = _of_blame(candidate)
    if blamed is not None:
        return blamed
    if half_a_deal(candidate, sides):
        return "a deal of which only one side could be bound"
    if candidate.event == "REJECT" and candidate.mode == "change" and not others:
        return "a refusal of nobody's request"
    if _between_two(candidate, actors, sides, others) or _by_one(candidate, actors):
        return ""
    return "a word of many meanings without a second side bound to it"


def _between_two(candidate: Candidate, actors: list[Actor], sides: set[str], others: list[Actor]) -> bool:
    """Two sides, or one on another's ground, are bound; what is said may have both in its sentence."""
    given = candidate.predicate.event in {"AGREE", "REQUEST"} and len(sides) < 2
    said = candidate.event in SPOKEN_OR_CONCEDED or candidate.event == "CONSULT"
    if said and actors and candidate.company > 1 and not given:
        return True
    ground = candidate.place.country if candidate.place else None
    doer = bool(actors) or (bool(others) and candidate.suffered)
    return doer and (len(sides) > 1 or bool(ground and ground not in sides))


def _by_one(candidate: Candidate, actors: list[Actor]) -> bool:
    """What a statesman abroad says, or an inquiry into one, needs no second side."""
    alone = candidate.event in SPOKEN_OR_CONCEDED and candidate.event not in _KIND
    if candidate.event == "ACCUSE" and candidate.mode == "disapprove":
        alone = candidate.company > 1
    if candidate.mode == "investigate":
        alone = not candidate.recipient or any(political(a) for a in candidate.recipient)
        if is_suffered(candidate) and any(in_office(actor) for actor in candidate.recipient):
            return True
    return alone and any(political(a) and a.country != HOME for a in actors)


def _only_named(candidate: Candidate) -> str:
    """`sau cuộc họp`: a noun takes the act as known, but for visits of somebody to somebody."""
    carried = candidate.predicate.light == "suffer" or candidate.mode == "visit"
    carried = carried and bool(candidate.actor and candidate.recipient)
    if candidate.predicate.nominalised and candidate.act["form"] == "verb" and not carried:
        return "a word of many meanings used as a noun"
    if candidate.act["form"] == "noun" and candidate.predicate.located:
        return "known by its name, not told"
    return ""


def _of_war(candidate: Candidate, actors: list[Actor]) -> str | None:
    """What forces or arms on the move are by who moves and what is moved; None where that does not tell."""
    if candidate.event != "MOBILIZE" or candidate.mode == "militia":
        return None
    if any(a.sector in {"MIL", "COP"} for a in actors):
        return ""
    if candidate.act["frame"] == "object" and not any(a.kind in {"country", "anaphor"} for a in actors):
        return "somebody without arms who is under way"
    if candidate.mode == "weapons" and candidate.thing not in _FORCES | _ARMS | {"ship"}:
        return "nothing of war is moved"
    return None


def _of_blame(candidate: Candidate) -> str | None:
    """What blame is by who is blamed; None where that does not tell."""
    if candidate.event == "ACCUSE":
        if candidate.act["frame"] == "none" and len(candidate.actor) < 2 and not candidate.recipient:
            return "a quarrel of which only one side could be bound"
        scolded = any(political(a) for a in candidate.actor) and any(a.name for a in candidate.recipient)
        if blamed_by_many(candidate) and (candidate.mode == "allege" or scolded):
            return ""
    nobody = candidate.recipient and not any(political(a) or a.country for a in candidate.recipient)
    if candidate.mode == "investigate" and nobody:
        return "an inquiry into nobody political"
    return None


def _handles_arms(candidate: Candidate) -> bool:
    """`điều 6 tiêm kích`, `rút 2 tàu ngầm`: what is moved or fired says that the word means an act."""
    if candidate.event not in {"MOBILIZE", "ASSAULT", "RETREAT"} or candidate.thing not in _FORCES | _ARMS:
        return False
    return any(a.country != HOME and (political(a) or a.kind == "country") for a in candidate.actor)


def _leaves(candidate: Candidate, actors: list[Actor]) -> bool:
    """`Peru rút hệ thống Typhon khỏi Chile`: what a state takes back from another's ground."""
    if (candidate.event, candidate.mode) != ("RETREAT", "withdraw") or not any(map(political, actors)):
        return False
    ours = {actor.country for actor in actors} | {None, HOME}
    left = (g for g in candidate.predicate.objects if g.preposition == "from")
    return any(group.members[0].country not in ours for group in left)


def _on_statesman(candidate: Candidate) -> bool:
    """`ứng viên tổng thống Peru bị bắn`: who shoots at a statesman abroad commits no private crime."""
    if candidate.event != "ASSAULT" or candidate.mode not in {"firearms", "heavy-weapons"}:
        return False
    return not candidate.inferred and any(
        political(a) and a.kind in SOMEBODY_OR_NAME and a.country != HOME for a in candidate.recipient
    )


def _represses(candidate: Candidate) -> bool:
    """`bắt 40 người biểu tình`: a government's hands on its opponents, told in a word of many meanings.

    So are the hands of armed groups and soldiers on anybody: they do no police work.
    """
    if candidate.mode == "arrest" and any(armed_hand(a, candidate) for a in candidate.actor):
        return bool(candidate.recipient) or candidate.thing in _PEOPLE
    hands = any(political(a) and a.country != HOME for a in candidate.actor)
    suffered = candidate.losses and any(a.country not in {None, HOME} for a in candidate.recipient)
    if candidate.event == "ASSAULT" and not candidate.actor and candidate.dissent and suffered:
        return True
    return candidate.dissent and hands and candidate.event in {"COERCE", "ASSAULT"}


def _fights(candidate: Candidate) -> bool:
    """Violence by or against rebels and soldiers abroad is of a conflict, whatever the word."""
    people = (*candidate.actor, *candidate.recipient)
    at_sea = any(map(political, candidate.actor)) and any(map(flagless, candidate.recipient))
    return candidate.event == "ASSAULT" and (at_sea or any(armed_hand(actor, candidate) for actor in people))

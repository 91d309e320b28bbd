"""Which side a page puts somebody on: opponents of a fight, stand-ins told apart, actors without a country.

Comes in: a candidate whose roles are bound and the registry of its document. Changes the candidate's
actor and recipient; it reads no words.
"""

from itertools import pairwise

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor, Registry
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import BY_FORCE, FORCES, SOMEBODY
from dienbien.coding.places import offshore
from dienbien.coding.powers import flagless
from dienbien.coding.readings import ReadSentence, Resolved
from dienbien.coding.recall import state
from dienbien.language.mentions import Mention
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import has_marker, marked, markers
from dienbien.records import Sector

_HANDS: dict[str | None, Sector] = {"arrest": "COP", "deport": "GOV", "convict": "JUD"}
_UNAIMED = frozenset({"clash", "unconventional", "torture", "beat", "sexual", "crowd-control"})
"""Modes of violence between two sides, or against people rather than against the other side of a war."""
_FIGHTING = frozenset({"GOV", "MIL"})
_INNER = frozenset({"COP", "REB", "CVL", "CRM"})
_AT_HAND = frozenset({"crowd-control", "firearms", "suicide-attack", "beat", "abduct"})
"""Modes of violence against whoever is near."""
_STATELY = frozenset({"GOV", "LEG", "JUD", "BUS"})
_SAID_TO_ALL = frozenset({"REQUEST", "SUPPORT"})
_TOGETHER = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
_BODIES = frozenset({"body", "organization", "office", "person"})
_MUTUAL = frozenset({"ACCUSE", "THREATEN", "SANCTION", "REQUEST", "COERCE"})


def fill_fights(folded: Folded, registry: Registry, candidates: list[Candidate]) -> None:
    """Fighting of a sentence that is told without its sides is between the two that fight on this page."""
    fights = [c for c in candidates if c.event == "ASSAULT" and not c.reason]
    for one, other in pairwise(fights):
        if not one.recipient and not other.recipient:
            registry.note_foes(one.actor, other.actor)
    for candidate in fights:
        if candidate.mode == "clash" and not candidate.actor:
            start, end = candidate.trigger
            candidate.actor = registry.parties(Actor(start, end, None, None, "MIL", "country"))
        oppose(registry, candidate)
        launch(folded, candidate)
        _side_by_side(registry, candidate)
        _strike_own(registry, candidate)


def _strike_own(registry: Registry, candidate: Candidate) -> None:
    """`Cảnh sát Chile dùng hơi cay`, `tay súng Peru xả súng ở Lima`: they hit people of their own country."""
    homes = {actor.country for actor in candidate.actor}
    if candidate.recipient or candidate.mode not in _AT_HAND or len(homes) != 1 or candidate.reason:
        return
    place = candidate.place.country if candidate.place else None
    (home,) = homes
    inner = all(actor.sector in _INNER for actor in candidate.actor)
    if home in {None, HOME} or not inner or place not in {None, home} or registry.foe(candidate.actor[0]):
        return
    start, end = candidate.trigger
    candidate.recipient = (Actor(start, end, None, home, "CVL", "crowd"),)


def _side_by_side(registry: Registry, candidate: Candidate) -> None:
    """A fight of which one side is known is with the side that it fights on this page, else not told."""
    if candidate.mode != "clash" or candidate.recipient or len(candidate.actor) != 1 or candidate.losses:
        return
    foe = registry.foe(candidate.actor[0])
    if foe is not None:
        candidate.actor = (*candidate.actor, foe)
    elif candidate.actor[0].sector == "COP" and not candidate.dissent:
        candidate.reason = "violence between private persons"
    elif not candidate.predicate.own_subject:
        candidate.reason = "a fight of which only one side is told"


def gather(registry: Registry, candidate: Candidate, sentence: ReadSentence) -> None:
    """A protest of nobody in particular is one of the country that the page tells about.

    Where its sentence tells of others only, it is of the last one before it.
    """
    _set_on_fire(candidate, sentence)
    if candidate.event == "PROTEST":
        _own_government(candidate)
        _take_to_streets(candidate)
    if candidate.event != "PROTEST" or candidate.actor:
        return
    country = registry.ground
    near = [
        actor.country
        for group in sentence.groups
        for actor in sentence.resolved.get(id(group), ())
        if group.end <= candidate.trigger[0] and actor.country not in {None, HOME}
        if not (actor.sector == "MED" and actor.kind == "organization")
    ]
    if country is not None and near and country not in near:
        country = near[-1]
    if country is None and candidate.company < 2:
        # `Đám đông xuống đường chống Tổng thống Peru`: against their own.
        country = next((actor.country for actor in candidate.recipient if actor.country), None)
    if country is None and len(set(near)) == 1:
        country = near[0]
    if country not in {None, HOME}:
        candidate.actor = (crowd_of(candidate, country),)


def _take_to_streets(candidate: Candidate) -> None:
    """`Peru đình công`, `quốc hội Peru nhượng bộ sau làn sóng biểu tình`: people march, not states.

    Nor do travellers in a clause that only tells when something else happened.
    """
    lands = {actor.country for actor in candidate.actor}
    if len(lands) != 1 or None in lands:
        return
    (land,) = lands
    opener = candidate.predicate.subordinator
    amid = opener is not None and opener["value"] == "amid" and not candidate.predicate.own_subject
    place = candidate.place.country if candidate.place else None
    if amid or (place not in {None, land} and not candidate.predicate.own_subject):
        candidate.actor = ()
        gather_at(candidate)
    elif all(a.sector in _STATELY and a.kind in {"country", "body", "organization"} for a in candidate.actor):
        candidate.actor = (crowd_of(candidate, land),)


def _set_on_fire(candidate: Candidate, sentence: ReadSentence) -> None:
    """`biểu tình lan rộng, tòa nhà quốc hội bị đốt`: by those who protest in the same sentence."""
    burnt = candidate.event == "ASSAULT" and candidate.mode == "destroy" and candidate.suffered
    if burnt and not candidate.actor and any(p.is_act and p.event == "PROTEST" for p in sentence.predicates):
        candidate.event, candidate.mode = "PROTEST", "riot"


def gather_at(candidate: Candidate) -> None:
    """A protest of nobody in particular at a known place is one of the people there."""
    place = candidate.place
    if candidate.event == "PROTEST" and not candidate.actor and place is not None and place.country:
        candidate.actor = (crowd_of(candidate, place.country),)


def _own_government(candidate: Candidate) -> None:
    """`Biểu tình phản đối chính phủ ở Peru`: "chính phủ" without a country is not that of the press."""
    lands = {actor.country for actor in candidate.actor if actor.country}
    if candidate.place is not None and candidate.place.country:
        lands.add(candidate.place.country)
    if len(lands) != 1 or HOME in lands:
        return
    (country,) = lands
    candidate.recipient = tuple(
        replace(a, country=country) if a.country == HOME and a.kind == "body" else a
        for a in candidate.recipient
    )


def crowd_of(candidate: Candidate, country: str | None) -> Actor:
    """Whoever protests there, at the words for them ("hàng nghìn người"), else at the act's own."""
    people = candidate.predicate.subject
    told = people is not None and people.members[0].sector == "CVL" and not people.members[0].country
    start, end = (people.start, people.end) if people is not None and told else candidate.trigger
    return Actor(start, end, None, country, "CVL", "crowd")


def arrest_by_place(candidate: Candidate) -> None:
    """Who is arrested, convicted or given asylum in a foreign country is so by that country."""
    place, hands = candidate.place, _HANDS.get(candidate.mode)
    if candidate.event == "AID" and candidate.predicate.passive:
        hands = "GOV"
    if candidate.mode == "deport":
        place = _left(candidate)
    if candidate.actor or hands is None or place is None or not place.country or offshore(place):
        return
    if any(actor.country == place.country for actor in candidate.recipient):
        return
    ground = state(place.country)
    candidate.actor = (replace(ground, start=place.start, end=place.end, sector=hands, kind="place"),)


def _left(candidate: Candidate) -> Mention | None:
    """`bị trục xuất khỏi Chile sang Peru`: the country that they have to leave, not where they go."""
    predicate = candidate.predicate
    behind = (*predicate.objects, *predicate.places_after)
    left = next((g.members[0] for g in behind if g.preposition == "from" and g.members[0].country), None)
    bound = [g.members[0] for g in behind if g.preposition == "to"]
    return left or (None if candidate.place in bound else candidate.place)


def tell_apart(registry: Registry, candidate: Candidate, resolved: Resolved) -> None:
    """A stand-in for a country does not point to the one that acts on it, nor to one told of later."""
    if len(candidate.actor) != 1 or len(candidate.recipient) != 1:
        return
    actor, recipient = candidate.actor[0], candidate.recipient[0]
    if recipient.country == actor.country and recipient.kind == "country" and recipient.stand_in:
        told = (a for actors in resolved.values() for a in actors if a.end <= recipient.start)
        others = [a.country for a in told if a.country not in {None, actor.country} and a.sector != "MED"]
        meant = state(others[-1]) if others and others[-1] else None
        candidate.recipient = (
            replace(meant, start=recipient.start, end=recipient.end, stand_in=True)
            if meant is not None
            else registry.other_country(recipient, actor.country),
        )


def launch(folded: Folded, candidate: Candidate) -> None:
    """Missiles launched at nobody, or in a drill, are a test (codebook section 3: MOBILIZE `weapons`).

    Drones launched at nobody are not.
    """
    launched = folded.lower.startswith(markers("launch"), candidate.trigger[0])
    told = folded.lower[slice(*candidate.span)]
    fired = launched or candidate.thing == "missile"
    if fired and not candidate.losses and any(word in told for word in markers("drill")):
        candidate.event, candidate.mode, candidate.recipient = "MOBILIZE", "weapons", ()
    elif launched and candidate.thing == "uav":
        candidate.mode = "drone"
    elif launched and candidate.mode == "heavy-weapons" and not candidate.recipient:
        candidate.event, candidate.mode = "MOBILIZE", "weapons"
    elif not candidate.bound_recipient and not candidate.losses and _into_the_sea(folded, candidate):
        candidate.event, candidate.mode, candidate.recipient = "MOBILIZE", "weapons", ()


def _into_the_sea(folded: Folded, candidate: Candidate) -> bool:
    """`Peru bắn 10 quả đạn pháo về phía biển Đỏ`, "Peru bắn pháo" where nobody is told to be hit: a test."""
    if candidate.event != "ASSAULT" or candidate.predicate.passive:
        return False
    if folded.lower[slice(*candidate.trigger)] in marked("salute"):
        return not any(group.preposition == "to" for group in candidate.predicate.objects)
    to = [group.members[0] for group in candidate.predicate.objects if group.preposition == "to"]
    at_sea = bool(to) and all(place.kind == "place" and not place.country for place in to)
    return at_sea and candidate.thing in {"missile", "artillery"}


def oppose(registry: Registry, candidate: Candidate) -> None:
    """An attack whose recipient is only a thing is against the side that the attacker fights on this page."""
    if candidate.event != "ASSAULT" or candidate.mode in _UNAIMED:
        return
    if not candidate.actor:
        foe = registry.foe(candidate.recipient[0]) if candidate.recipient else None
        candidate.actor = (foe,) if foe and candidate.mode in {"heavy-weapons", "drone", "aerial"} else ()
        return
    if any(actor.known or flagless(actor) for actor in candidate.recipient):
        return
    foe = registry.foe(candidate.actor[0])
    if foe is not None:
        candidate.recipient = (foe,)


def not_oneself(candidate: Candidate) -> None:
    """`Malta tập kích căn cứ phòng không ở Libya`: forces whose country no words tell are of the ground."""
    ours = {actor.country for actor in candidate.actor}
    if candidate.event != "ASSAULT" or len(ours) != 1 or None in ours or not armed(candidate):
        return
    if not candidate.recipient or any(a.country not in ours or not _untold(a) for a in candidate.recipient):
        return
    ground = candidate.place.country if candidate.place else None
    known = ground is not None and ground not in ours
    candidate.recipient = tuple(replace(a, country=ground) for a in candidate.recipient) if known else ()


def _untold(actor: Actor) -> bool:
    return actor.sector == "MIL" and actor.kind == "body" and actor.name is None


def stay_at_home(candidate: Candidate) -> None:
    """Forces moved within their own country are moved against nobody; those moved are no recipient."""
    homes = {actor.country for actor in candidate.actor}
    if candidate.event != "MOBILIZE" or candidate.mode == "militia":
        return
    candidate.recipient = tuple(
        a for a in candidate.recipient if a.country not in homes and (a.known or a.sector not in FORCES)
    )


def armed(candidate: Candidate) -> bool:
    """Whether soldiers or rebels act: their words of many meanings are acts, also without a recipient.

    Whoever strikes boats of smugglers does so with soldiers.
    """
    forces = any(actor.sector in {"MIL", "REB"} for actor in candidate.actor)
    return forces or any(map(flagless, candidate.recipient))


def mutual(folded: Folded, candidate: Candidate) -> None:
    """Who accuse or threaten "nhau" are both the actors and those acted upon (codebook section 11.7).

    Who attack "lẫn nhau" or both the "đối phương" fight: both are the actors, nobody suffers it (section 3).
    """
    sides = {actor.key for actor in candidate.actor}
    if candidate.event == "ASSAULT" and len(sides) == 2:
        opposed = any(g.members[0].anaphor == "opponent" for g in candidate.predicate.objects)
        if opposed or folded.lower.startswith(markers("each-other"), candidate.trigger[1] + 1):
            candidate.mode, candidate.recipient = "clash", ()
        return
    if _quarrels(folded, candidate, sides):
        candidate.recipient = candidate.actor
    if candidate.event not in _MUTUAL or len(sides) != 2:
        return
    if candidate.mode == "expel" and not candidate.recipient:
        candidate.recipient = candidate.actor  # `hai bên trục xuất đại sứ`
    objects = [group.members[0].anaphor for group in candidate.predicate.objects[:2]]
    start, end = candidate.trigger
    if {"each-other", "opponent"} & set(objects) or f" {folded.lower[start:end]} ".find(" nhau ") >= 0:
        candidate.recipient = candidate.actor


def of_each_other(candidate: Candidate, resolved: Resolved) -> None:
    """`Peru và Chile tố nhau pháo kích`: what they tell of "nhau" each has done to the other."""
    told = candidate.predicate.subject
    outer = candidate.predicate.governor
    if candidate.actor or told is None or outer is None or told.members[0].anaphor != "each-other":
        return
    both = resolved.get(id(outer.subject), ()) if outer.subject is not None else ()
    if len({actor.key for actor in both if actor.known}) == 2:
        candidate.actor = candidate.recipient = both


def _quarrels(folded: Folded, candidate: Candidate, sides: set[str]) -> bool:
    """`Malta và Libya khẩu chiến`, `đảng A đổ lỗi lẫn nhau`: whoever blames is blamed, too."""
    if candidate.event != "ACCUSE" or candidate.recipient or not all(a.known for a in candidate.actor):
        return False
    words = f" {folded.lower[slice(*candidate.trigger)]} "
    loud = has_marker(words, "quarrel")
    return (loud and len(sides) > 1) or (" nhau " in words and len(sides) == 1)


def spare(candidate: Candidate) -> None:
    """Who acts is not among several acted upon: of those only the others are the recipient.

    But for mutual accusations, where both sides stand on both sides (codebook section 11.7), and for bodies
    of one's own that are asked or thanked: `Malta cảm ơn cảnh sát Malta và chính phủ Libya`.
    """
    if candidate.event in _TOGETHER:
        candidate.actor, candidate.recipient = _once(candidate.actor), _once(candidate.recipient)
    ours = {actor.key for actor in candidate.actor if actor.known and actor.country}
    theirs = {actor.key for actor in candidate.recipient}
    asked = candidate.event in _SAID_TO_ALL and any(
        a.key in ours and _is_body(a) for a in candidate.recipient
    )
    apart = theirs - ours and theirs & ours and not asked
    if ours and apart and not ours > theirs and len(ours) < 2:
        candidate.recipient = tuple(a for a in candidate.recipient if a.key not in ours)
    if candidate.event == "ACCUSE" and candidate.act["frame"] == "suffer":
        # `Lời của ông A vấp phải sự phản đối`: who is blamed for words has not told of the blame.
        candidate.sources = tuple(a for a in candidate.sources if a.key not in theirs)


def _once(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """`Thủ tướng Malta và Tổng thống Libya ký, hai nước …`: who acts for a state stands for it, once."""
    if len(actors) < 2:
        return actors
    persons = {a.country for a in actors if a.kind in SOMEBODY and a.sector == "GOV" and not a.stand_in}
    return tuple(a for a in actors if not (_bare_state(a) and a.country in persons))


def _bare_state(actor: Actor) -> bool:
    return actor.sector == "GOV" and (actor.kind == "country" or actor.stand_in)


def _is_body(actor: Actor) -> bool:
    return actor.kind in _BODIES and not actor.stand_in


def not_both(candidate: Candidate) -> None:
    """Nobody else is acted upon where two sides fight; whose plane it is does not aim at it himself.

    Nor does a state strike its own forces with any means named; words for raids and coups may mean that.
    """
    states = {actor.country for actor in candidate.actor if actor.country}
    everybody = (*candidate.actor, *candidate.recipient)
    ours = len(states) == 1 and all(a.sector in _FIGHTING and a.country in states for a in everybody)
    if candidate.event == "ASSAULT" and candidate.mode not in {None, "occupy"} and ours:
        candidate.recipient = ()
    if len(states) < 2 or candidate.event not in BY_FORCE:
        return
    if candidate.mode == "clash":
        candidate.recipient = ()
    theirs = {actor.country for actor in candidate.recipient}
    if states - theirs and not candidate.inferred:
        candidate.actor = tuple(a for a in candidate.actor if a.country not in theirs)


def note_foes(registry: Registry, candidate: Candidate) -> None:
    """Remember the two sides of a fight, and of what armed actors accuse or threaten one another with."""
    if candidate.mode == "clash" and len(candidate.actor) == 2:
        registry.note_foes(candidate.actor[:1], candidate.actor[1:])
        return
    armed = any(actor.sector in {"MIL", "REB"} for actor in candidate.actor)
    if candidate.event == "ASSAULT" or (armed and candidate.event in {"ACCUSE", "THREATEN"}):
        registry.note_foes(candidate.actor, candidate.recipient)

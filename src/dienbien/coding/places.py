"""Where: the place that grammar binds to an act (codebook section 6).

Comes in: a candidate with its predicate. Goes out: a place mention or None. Calls and statements have no
place; a fight has the one named with "tại", "ở" in its own clause, or the one it strikes.
"""

from functools import cache

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.predicates import Predicate
from dienbien.gazetteer import Area, areas, find_town
from dienbien.gazetteer import country as country_of
from dienbien.language.mentions import Group, Mention, PlaceValue
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import markers
from dienbien.records import Sector

_PLACED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "COOPERATE"})

_STRIKES = frozenset({None, "aerial", "drone", "heavy-weapons"})
"""Modes of what is done from afar to whoever is there."""
_STREET = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_INTO = frozenset({"", "at", "of", "belongs", "aside"})
_ENDS = frozenset({"", ".", ",", ")", ";", "\n"})
"""What stands behind the name of a state that closes a chain of places."""
_STEPS = 2
"""How many acts that follow without a comma may name the place of an act."""


def offshore(place: Mention) -> bool:
    """`ngoài khơi Malta`: off its coast a country does not police."""
    return place.place is not None and place.place.name.lower().startswith(markers("offshore"))


def bound_place(candidate: Candidate) -> Mention | None:
    """The place of an act, from its own clause only."""
    return _namesake(_bound(candidate), candidate)


def _bound(candidate: Candidate) -> Mention | None:
    predicate = candidate.predicate
    meets = candidate.event == "CONSULT" and candidate.mode not in {"phone"}
    if not (
        candidate.event in _PLACED or meets or (candidate.event == "AGREE" and candidate.status == "future")
    ):
        return None
    after = [g for g in predicate.places_after if g.preposition == "at"]
    before = [g for g in predicate.places_before if g.preposition == "at"]
    struck = [g for g in predicate.places_after if g.preposition != "at"]
    if candidate.event == "ASSAULT" and struck and after and struck[0].start < after[0].start:
        if _exact(struck[0]) or _closer(struck[0], after[0]):
            return _first(struck)
    sent = _sent_to(candidate)
    if sent is not None and not (after and after[0].start < sent.start):
        return sent
    named = _first(_within(after)) or _first(before)
    if (
        named is None or named.country is None
    ):  # "tại khu vực biểu tình ở Lima": what happened there says where
        named = _shared(candidate) or named
    return named if named or candidate.event == "AGREE" else _first(struck)


def _namesake(place: Mention | None, act: Candidate) -> Mention | None:
    """`Mỹ bắt 300 người tại Georgia`: a state of the country that acts, not the country of its name."""
    if place is None or place.place is None or place.place.precision != "country":
        return place
    if any(side.country == place.country for side in (*act.actor, *act.recipient)):
        return place
    for side in act.actor:
        area = _states().get((side.country or "", place.place.name.casefold()))
        if area is not None:
            value = PlaceValue(area.name, area.country, area.lat, area.lon, area.precision)
            return Mention(place.start, place.end, "place", country=area.country, place=value)
    return place


@cache
def _states() -> dict[tuple[str, str], Area]:
    """Areas that are told from other places of their name by a noun ("bang"), by country and name."""
    named = [(area, area.name.partition(" ")) for area in areas() if area.precision == "admin"]
    return {
        (area.country or "", name.casefold()): area
        for area, (noun, _, name) in named
        if noun.islower() and name
    }


def _shared(candidate: Candidate) -> Mention | None:
    """`50 người bị bắt lúc đụng độ giữa cuộc tuần hành ở Lima`: all of it happened there."""
    at: Predicate | None = candidate.predicate
    if candidate.event not in _STREET:
        return None
    for _ in range(_STEPS):
        at = at.following if at is not None else None
        if at is None or not at.is_act or at.event not in _STREET - {"COERCE"} or at.own_subject:
            return None
        here = [g for g in at.places_after if g.preposition == "at"]
        if here:
            return _first(_within(here))
    return None


def spare_owner(candidate: Candidate, folded: Folded) -> None:
    """`vụ tấn công tư dinh của đại sứ Peru`: whose the thing is that was struck has not struck it."""
    if candidate.event != "ASSAULT" or not candidate.predicate.nominal or candidate.recipient:
        return
    owner = next((g for g in candidate.predicate.objects if g.preposition == "of"), None)
    if owner is None or not candidate.actor:
        return
    between = folded.lower[candidate.trigger[1] : owner.preposition_start].lstrip()
    if between.startswith(markers("owned-thing")):
        candidate.recipient = candidate.actor
        candidate.actor = ()


def struck_side(candidate: Candidate) -> tuple[Actor, ...]:
    """A fight on another country's ground is against that country's side, a visit there is to its state."""
    place = candidate.place
    fights = candidate.event == "ASSAULT" and candidate.mode != "clash"
    visits = candidate.event == "CONSULT" and candidate.mode == "visit"
    if not (fights or visits) or place is None or not place.country:
        return ()
    if not (candidate.actor or (fights and _struck_by_somebody(candidate))):
        return ()
    if any(actor.country == place.country for actor in candidate.actor):
        return ()
    sector: Sector = "MIL" if fights else "GOV"
    return tuple(
        Actor(at.start, at.end, at.place.name if at.place else None, at.country, sector, "place")
        for at in _together(candidate, place)
    )


def _struck_by_somebody(candidate: Candidate) -> bool:
    """`sau đòn không kích ở Lima`: whoever made it, a strike that a noun names is on its ground.

    Headlines come back to one that the text tells with its sides.
    """
    strike = candidate.predicate.nominal and candidate.mode in _STRIKES and candidate.zone != "title"
    return strike and candidate.place is not None and candidate.place.country != HOME


def by_ground(candidate: Candidate) -> bool:
    """Whether only where it happened tells whom it struck: `đòn không kích ở Lima`, not `vào Lima`."""
    places = (*candidate.predicate.places_after, *candidate.predicate.places_before)
    here = {m.start for group in places if group.preposition == "at" for m in group.members}
    return bool(candidate.recipient) and all(a.start in here for a in candidate.recipient)


def massacred(candidate: Candidate, folded: Folded) -> tuple[Actor, ...]:
    """`Nhóm vũ trang gây ra vụ thảm sát ở Peru`: against the people there, also by their own soldiers."""
    place = candidate.place
    words = folded.lower[slice(*candidate.trigger)]
    if candidate.event != "ASSAULT" or place is None or place.country in {None, HOME}:
        return ()
    if not any(word in words for word in markers("massacre")):
        return ()
    return (Actor(place.start, place.end, None, place.country, "CVL", "crowd"),)


def _together(candidate: Candidate, place: Mention) -> list[Mention]:
    """`tấn công các mục tiêu ở Malta và Peru`: the places of a list, each of its own country."""
    lists = (g.members for g in candidate.predicate.places_after if g.members[0] is place)
    ours = {actor.country for actor in candidate.actor}
    found = {at.country: at for at in reversed(next(lists, [place])) if at.country and at.country not in ours}
    return list(reversed(found.values()))


def _sent_to(candidate: Candidate) -> Mention | None:
    """`điều 300 lính tới Peru để bảo vệ đường ống ở Bolivia`: soldiers and aid are where they go."""
    if candidate.event not in {"MOBILIZE", "AID"}:
        return None
    for group in candidate.predicate.objects:
        first = group.members[0]
        if group.preposition == "to" and first.kind == "country" and first.country:
            return country_place(first.start, first.end, first.country)
    return None


def country_place(start: int, end: int, code: str) -> Mention:
    """A country's name as a place."""
    found = country_of(code)
    name, lat, lon = (found.name, found.lat, found.lon) if found else (code, None, None)
    value = PlaceValue(name, code, lat, lon, "country")
    return Mention(start, end, "place", country=code, place=value)


def side_of(group: Group) -> Actor:
    """The state whose name or ground a noun phrase begins with."""
    first = group.members[0]
    name = first.name if first.kind == "country" else None
    return Actor(first.start, first.end, name, first.country, "GOV", "country")


def _exact(group: Group) -> bool:
    place = group.members[0].place
    return place is not None and place.precision in {"point", "town"}


def _closer(near: Group, wide: Group) -> bool:
    """`tập kích vùng Puno ở Peru`: part of a country tells more than the country it lies in."""
    part, whole = near.members[0], wide.members[0]
    if part.place is None or whole.place is None or whole.place.precision != "country":
        return False
    return part.place.precision != "country" and part.country in {None, whole.country}


def lain_in(place: Mention | None, groups: list[Group], folded: Folded) -> Mention | None:
    """`làng Oro, huyện Puno (Peru)`: the state at the end of a chain of places is that of the first."""
    if place is None or place.place is None or place.place.precision == "country":
        return place
    end, holder = place.end, None
    for group in groups:
        if group.start < place.end:
            continue
        if not _goes_on_to(group, end, folded):
            break
        end, holder = group.members[0].end, group.members[0].country or holder
        if len(group.members) > 1:
            break
    if holder is None or holder == place.country or place.place.name.islower():
        return place
    town = find_town(place.place.name, (holder,))
    value = place.place
    if town is not None and town.country == holder:
        value = PlaceValue(value.name, holder, town.lat, town.lon, value.precision)
    elif place.country is None and not place.lands and value.name not in _area_names():
        value = PlaceValue(value.name, holder, value.lat, value.lon, value.precision)
    else:
        return place
    return Mention(place.start, place.end, "place", country=holder, place=value)


@cache
def _area_names() -> frozenset[str]:
    """Areas of nobody ("Bắc Cực") stay so, whatever lies beside them."""
    return frozenset(area.name for area in areas())


def _goes_on_to(group: Group, end: int, folded: Folded) -> bool:
    """Whether a noun phrase right behind a place says in what that lies: no new clause begins with it."""
    first = group.members[0]
    opening = group.preposition_start if group.preposition_start >= 0 else group.start
    if first.kind not in {"place", "country"} or group.preposition not in _INTO:
        return False
    if folded.lower[end:opening] not in {", ", " (", " "}:
        return False
    return first.kind == "place" or opening != group.start or folded.lower[first.end : first.end + 1] in _ENDS


def _within(groups: list[Group]) -> list[Group]:
    """`dọc biên giới Chile - Peru ở tỉnh Tacna`: of a border and what lies on it, what lies on it."""
    if len(groups) < 2 or groups[0].members[0].country is not None or not groups[1].members[0].country:
        return groups
    place = groups[0].members[0].place
    named = _exact(groups[0]) and place is not None and not place.name.islower()
    return groups if named else groups[1:]


def _first(groups: list[Group]) -> Mention | None:
    return groups[0].members[0] if groups else None

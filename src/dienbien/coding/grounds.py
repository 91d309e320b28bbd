"""Where, if no words bind a place to an act: the ground struck, entered, left or visited (codebook 6).

Comes in: the sentences of a page and its events. Changes: the place of a main mention whose event has none.
In this order: what the act is done to, a place named beside it in its sentence, where the last fight was.
"""

from dienbien.coding.actor import keys_of
from dienbien.coding.candidates import Candidate
from dienbien.coding.places import country_place
from dienbien.coding.readings import ReadSentence
from dienbien.gazetteer import find_town
from dienbien.language.mentions import Group, Mention, PlaceValue

_TAKEN = frozenset({"abduct", "targeted"})
"""Modes whose object is somebody or a ship: whose they are is not where it happened."""
_ENTERED = frozenset({"troops", "weapons", "police"})
_SPOKEN = frozenset(
    {"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "STATE", "SUPPORT", "CONCEDE", "CONSULT"}
)
_APART = frozenset({"after", "before", "since"})
"""What happened at another time happened where its own clause says, or on the ground of those it befell."""
_KNOWN = 5000
"""Of how many people a town must be for its bare name to be one."""
_SHORT = 3
"""Up to how many letters a bare name is too short to say that it is a town."""
_NEXT = 12
"""How far behind the act, in letters, a town's bare name may stand; further off it is somebody or a model."""
_LATER = 4
"""For how many sentences a fight goes on where it was last placed."""


def settle_grounds(sentences: list[ReadSentence], events: list[list[Candidate]]) -> None:
    """Give each event without a place the ground that its words imply."""
    fought: Candidate | None = None
    for event in events:
        if not any(c.place for c in event):
            for act in event:
                act.place = _ground(act, sentences[act.sentence])
                if act.place is not None:
                    break
            else:
                _go_on(event[0], fought)
        placed = next((c for c in event if c.place and c.event == "ASSAULT"), None)
        fought = placed or fought


def _go_on(act: Candidate, fought: Candidate | None) -> None:
    """A fight told right after another, between the same sides, is fought at the same place."""
    if fought is None or act.event != "ASSAULT" or (act.zone == "teaser") != (fought.zone == "teaser"):
        return
    ours, theirs = _sides(act), _sides(fought)
    if _strikes_back(act, fought):
        return
    if 0 <= act.sentence - fought.sentence <= _LATER and (not ours or ours & theirs):
        act.place = fought.place


def _strikes_back(act: Candidate, fought: Candidate) -> bool:
    """Whether who was struck now strikes: elsewhere, but for what they bring down where they are hit."""
    if "clash" in {act.mode, fought.mode} or any(claim.kind == "shot-down" for claim in act.losses):
        return False
    ground = fought.place.country if fought.place else None
    if any(actor.country == ground for actor in act.recipient):
        return False
    doers = keys_of(act.actor)
    return bool(doers & keys_of(fought.recipient)) and not doers & keys_of(fought.actor)


def _sides(act: Candidate) -> frozenset[str]:
    return keys_of((*act.actor, *act.recipient))


def _ground(act: Candidate, sentence: ReadSentence) -> Mention | None:
    if act.event == "ASSAULT":
        struck = None if act.mode in _TAKEN else _done_to(act)
        return struck or _beside(act, sentence)
    if act.event == "MOBILIZE" and act.mode in _ENTERED:
        return _done_to(act) or _beside(act, sentence)
    if act.event == "RETREAT" and act.mode == "withdraw":
        return _done_to(act)
    if act.event in {"CONSULT", "AGREE"} and act.act["mode"] == "visit":
        return _done_to(act)
    if act.event == "CONSULT" and act.mode == "meet":
        return _arrived_at(act, sentence)
    if act.event == "PROTEST":
        return _beside(act, sentence)
    if act.event == "COERCE":
        return _beside(act, sentence) or _at_home(act)
    return None


def taken_town(act: Candidate) -> Mention | None:
    """`Peru chiếm được Arica`: the town that is taken, though no word for a town stands before its name."""
    if act.event != "ASSAULT" or act.mode != "occupy" or act.suffered:
        return None
    named = (_bare_town(g.members[0], act) for g in act.predicate.objects if g.bare)
    return next((town for town in named if town is not None), None)


def _done_to(act: Candidate) -> Mention | None:
    """The country or place that stands as the object of the act, or as the subject of its passive."""
    predicate = act.predicate
    groups = [g for g in predicate.objects if g.preposition in {"", "to", "from"}]
    if act.suffered:
        struck = predicate.subject or next((g for g in predicate.places_before if g.bare), None)
        groups = [struck] if struck is not None else []
    for group in groups:
        first = group.members[0]
        if first.kind == "place":
            return first
        if first.kind == "country" and first.country:
            return country_place(first.start, first.end, first.country)
        town = _bare_town(first, act)
        if town is not None:
            return town
    return None


def _bare_town(named: Mention, act: Candidate) -> Mention | None:
    """The place of a name right behind an act that no table knows, if it is a town's."""
    near = named.kind == "name" and named.start - act.trigger[1] <= _NEXT
    town = find_town(named.person) if near and named.person else None
    if (
        town is None
        or (named.person or "").isupper()
        or town.population < _KNOWN
        or named.end - named.start <= _SHORT
    ):
        return None
    value = PlaceValue(named.person or town.name, town.country, town.lat, town.lon, "town")
    return Mention(named.start, named.end, "place", country=town.country, place=value)


def _arrived_at(act: Candidate, sentence: ReadSentence) -> Mention | None:
    """`tới Lima gặp Tổng thống Peru`: whoever goes somewhere to meet somebody meets them there."""
    for visit in sentence.candidates:
        going = visit.event in {"CONSULT", "AGREE"} and visit.act["mode"] == "visit"
        if going and visit.predicate.following is act.predicate and not act.predicate.own_subject:
            return visit.place or _done_to(visit)
    return None


def _at_home(act: Candidate) -> Mention | None:
    """A government that arrests or forbids among its own people does so at home."""
    if act.mode not in {"arrest", "restrict", "censor", "curfew", "martial-law"} or len(act.actor) != 1:
        return None
    doer = act.actor[0]
    own = all(actor.country in {None, doer.country} for actor in act.recipient)
    if not own or not doer.country or doer.sector not in {"GOV", "COP", "JUD", "MIL"}:
        return None
    return country_place(doer.start, doer.end, doer.country)


def _beside(act: Candidate, sentence: ReadSentence) -> Mention | None:
    """A place named in the sentence that belongs to nobody's words: behind the act, else before it."""
    spoken = [p for p in sentence.predicates if not p.is_act or p.event in _SPOKEN]
    taken = {id(g) for p in spoken for g in (*p.places_before, *p.places_after)}
    places = [
        u
        for u in sentence.units
        if isinstance(u, Group)
        and u.members[0].kind == "place"
        and id(u) not in taken
        and u.preposition == "at"
    ]
    opener = act.predicate.subordinator
    if opener is not None and opener["value"] in _APART:
        theirs = {actor.country for actor in act.recipient}
        places = [g for g in places if g.start > opener.start or g.members[0].country in theirs]
    behind = [g for g in places if g.start >= act.trigger[1]]
    before = [g for g in places if g.end <= act.trigger[0]]
    found = behind[:1] or before[-1:]
    return found[0].members[0] if found else None

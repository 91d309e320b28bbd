"""Candidates of one event to the record of the codebook, with spans that quote the document.

Comes in: merged candidates, main mention first, and the folded text. Goes out: a `Record`. Nothing is
decided here but which mention fills a field that the main one leaves empty.
"""

import hashlib
import re
from dataclasses import replace
from functools import cache

from dienbien.coding.actor import replace as moved
from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate, LossClaim, is_vague
from dienbien.coding.kinds import NOT_IN_ARMS, TOGETHER
from dienbien.gazetteer import existed
from dienbien.language.mentions import Mention, PlaceValue
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import markers
from dienbien.records import Document, Entity, Loss, Place, Record, Span

_REACH = 30
_JOINT = TOGETHER | {"AGREE"}
_MANY = 4
"""From so many people on, "nhiều người" told beside them are rather the same."""
_CONTEXTS = {
    "military": frozenset({"ASSAULT", "MOBILIZE", "RETREAT"}),
    "diplomatic": frozenset({"CONSULT", "AGREE", "SUPPORT", "REQUEST", "REJECT", "STATE"}),
}


def to_record(document: Document, folded: Folded, event: list[Candidate], confidence: float) -> Record:
    """One record of one event; `confidence` from 0 to 1."""
    main = event[0]
    trigger = span(folded, *main.trigger)
    place = None if _mode(event) == "phone" else _nearest_place(event)
    actors = _both_sides(event) or _fullest(event, "actor")
    sources = _sources(event)
    return Record(
        doc=document.id,
        id=_identity(document, main),
        event=main.event,
        mode=_mode(event),
        actor=tuple(entity(folded, a, main) for a in actors),
        recipient=tuple(entity(folded, _counted(a, event), main) for a in _others(event, actors)),
        date=_date(event),
        place=_place(folded, place, document.published) if place else None,
        status=main.status,
        sources=tuple(entity(folded, a, None) for a in sources),
        losses=tuple(_loss(folded, claim) for claim in _claims(event, sources)),
        zone=main.zone,
        trigger=trigger,
        mentions=_mentions(folded, event),
        confidence=round(confidence, 2),
        contexts=tuple(name for name, types in _CONTEXTS.items() if main.event in types),
    )


def span(folded: Folded, start: int, end: int) -> Span:
    """The span of the document's own text for a folded stretch."""
    first, last = folded.original(start, end)
    return Span(first, last, folded.text[first:last])


def entity(folded: Folded, actor: Actor, act: Candidate | None) -> Entity:
    """An actor as the codebook writes it; a bare country that fights is its armed forces (section 4)."""
    where = span(folded, _opening(folded, actor), actor.end)
    sector = actor.sector
    if (
        act is not None
        and act.event == "ASSAULT"
        and sector == "GOV"
        and actor.kind in {"country", "place", "anaphor"}
    ):
        sector = "MIL"
    return Entity(
        text=where.text,
        name=actor.name,
        country=actor.country,
        sector=sector,
        start=where.start,
        end=where.end,
    )


def _opening(folded: Folded, actor: Actor) -> int:
    """Where the words for somebody unnamed begin: with "các", "hơn 30", which tell who and how many."""
    crowd = actor.kind == "crowd" and folded.cased[actor.start : actor.end].islower()
    unnamed = crowd or (actor.kind == "office" and folded.cased[actor.start : actor.start + 1].islower())
    if actor.name or actor.stand_in or (actor.country and not unnamed):
        return actor.start
    before = _determiner().search(folded.lower[max(0, actor.start - _REACH) : actor.start])
    return actor.start - len(before[0]) if before else actor.start


def _sources(event: list[Candidate]) -> tuple[Actor, ...]:
    """The main mention's sources; where the writer speaks there, those of the next that vouches for the act.

    Who names an act by a noun only refers to it, but an outlet vouches for all that it reports. A picture is
    its own witness (codebook section 11.8).
    """
    main = event[0]
    if main.sources or main.vouched or main.zone == "caption":
        return main.sources
    others = (c for c in event if c.sources and c.sentence != main.sentence)
    return next((c.sources for c in others if _vouches(c)), ())


def _vouches(mention: Candidate) -> bool:
    told = mention.predicate.light or not mention.predicate.nominal
    return bool(told) or any(source.sector == "MED" for source in mention.sources)


def _date(event: list[Candidate]) -> str | None:
    """The main mention's date; where no words date it, another mention's, unless that one looks back."""
    main = event[0]
    if main.dated or main.timing in {"aside", "since"}:
        return main.date
    back = {"background", "caption"} - {main.zone}
    others = (c.date for c in event if c.dated and c.date and c.zone not in back)
    return next((date for date in others if main.date is None or _is_day(date)), main.date)


def _is_day(date: str) -> bool:
    """Whether a date is one day: a month or a span told elsewhere is no better than the day of the news."""
    return len(date) == len("2020-11-09") and "/" not in date


def _mode(event: list[Candidate]) -> str | None:
    """The main mention's mode; a call that another mention calls a talk stays a call."""
    modes = [c.mode for c in event if c.mode]
    return "phone" if "phone" in modes else next(iter(modes), None)


def _fullest(event: list[Candidate], role: str) -> tuple[Actor, ...]:
    """The main mention's actors in a role if they are known, else another's; guesses come last.

    A crowd that only the act's own words stand for ("biểu tình") is told by the words for it elsewhere.
    """
    bound = "bound_recipient" if role == "recipient" else role
    for source in (bound, role):
        told: list[tuple[Candidate, tuple[Actor, ...]]] = [(c, getattr(c, source)) for c in event]
        told = [(c, actors) for c, actors in told if any(actor.known for actor in actors)]
        if told:
            keys = [actor.key for actor in told[0][1]]
            named = (actors for c, actors in told if actors[0].start != c.trigger[0])
            return next((actors for actors in named if [a.key for a in actors] == keys), told[0][1])
    ours: tuple[Actor, ...] = getattr(event[0], role)
    return ours


def _both_sides(event: list[Candidate]) -> tuple[Actor, ...]:
    """Of what two do together: where the main mention names one side only, those of one that names both."""
    if event[0].event not in _JOINT or any(a.known for c in event for a in c.recipient):
        return ()
    ours = _states(event[0])
    if len(ours) != 1:
        return ()
    return next((c.actor for c in event if ours < _states(c)), ())


def _states(candidate: Candidate) -> set[str]:
    return {actor.country or actor.key for actor in candidate.actor if actor.known}


def _others(event: list[Candidate], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The recipients: nobody who acts, too, unless each does it to the other; of joint acts no side.

    Those of one party who blame one another ("đổ lỗi lẫn nhau") are both.
    """
    main = event[0]
    if main.mode == "clash":
        return ()
    told = _fullest(event, "recipient")
    sides = {actor.key for actor in actors}
    if main.event in TOGETHER and len(sides) > 1:
        return tuple(actor for actor in told if actor.key not in sides)
    acting = {_identity_of(actor) for actor in actors}
    left = tuple(actor for actor in told if _identity_of(actor) not in acting)
    each_other = len(told) > 1 or (main.event == "ACCUSE" and told == actors)
    return told if each_other and not left else left


def _identity_of(actor: Actor) -> tuple[str | None, ...]:
    """Who it is: of those without a name a party and a politician of it are two, and so are two offices."""
    unnamed = "" if actor.name else f"{actor.kind == 'office'} {actor.office}"
    return (actor.name, actor.country, actor.sector, unnamed)


def _counted(actor: Actor, event: list[Candidate]) -> Actor:
    """Whom only the act's words stand for ("bắt") is told by the words that count them ("hơn 60 người")."""
    if actor.sector != "CVL" or all(actor.start != c.trigger[0] for c in event):
        return actor
    counts = (x for c in event for x in c.losses if x.what in NOT_IN_ARMS and x.side in {None, actor.country})
    count = next(counts, None)
    return actor if count is None else moved(actor, start=count.start, end=count.end)


def _mentions(folded: Folded, event: list[Candidate]) -> tuple[Span, ...]:
    spans = dict.fromkeys(candidate.span for candidate in event)
    return tuple(span(folded, start, end) for start, end in spans)


def _nearest_place(event: list[Candidate]) -> Mention | None:
    """The main mention's place, or a town or area of the same country that another mention names."""
    places = [c.place for c in event if c.place is not None]
    if not places or places[0].place is None or places[0].place.precision != "country":
        return next(iter(places), None)
    country = places[0].country
    closer = (p for p in places if p.place and p.place.precision != "country" and p.country == country)
    return next(closer, places[0])


def _claims(event: list[Candidate], sources: tuple[Actor, ...]) -> list[LossClaim]:
    """The losses of all mentions, each once; a headline's only where the text tells none so exact.

    "46" and "ít nhất 46" are the same count, told twice; equal counts of two sides are two, and so are
    "nhiều" and the two among them ("nhiều máy bay, trong đó có hai trực thăng").
    """
    parted = {claim.start for c in event for claim in c.losses if is_vague(claim) and _parted(claim, c)}
    once: list[LossClaim] = []
    known = {source.key for source in sources}
    names = {source.name or source.country for source in sources}
    text = [_vouched(claim, c, known, names) for c in event if c.zone != "title" for claim in c.losses]
    headline = [claim for c in event if c.zone == "title" for claim in c.losses]
    exact = {(claim.kind, claim.what) for claim in headline if claim.min == claim.max}
    exact |= {(x.kind, x.what) for x in text if x.what == "person" and not is_vague(x) and _many(x)}
    kept = [claim for claim in text if not (is_vague(claim) and (claim.kind, claim.what) in exact)]
    told = {claim.kind for claim in kept}
    seen: dict[tuple[object, ...], set[str | None]] = {}
    for claim in (*kept, *(claim for claim in headline if claim.kind not in told)):
        low = claim.max if claim.min is None else claim.min
        count = (claim.kind, claim.what, low, claim.start in parted)
        sides = seen.setdefault(count, set())
        if not sides or not (claim.side is None or sides & {None, claim.side}):
            once.append(claim)
        sides.add(claim.side)
    return once


def _many(claim: LossClaim) -> bool:
    """Whether "nhiều người" told elsewhere are rather the same people than others beside them."""
    return (claim.min or claim.max or 0) >= _MANY


def _parted(claim: LossClaim, mention: Candidate) -> bool:
    """Whether the same mention counts a part of it with the number that the whole begins with."""
    counts = ((x.kind, x.what, x.min) for x in mention.losses if x.min == x.max and x.start > claim.start)
    return (claim.kind, claim.what, claim.min) in counts


def _vouched(claim: LossClaim, mention: Candidate, known: set[str], names: set[str | None]) -> LossClaim:
    """The count with who gives it, where that is none of the record's own sources (codebook section 9)."""
    teller = next(iter(mention.sources), None)
    if claim.by in names:
        return replace(claim, by=None)
    if claim.by or teller is None or not teller.known or known & {source.key for source in mention.sources}:
        return claim
    return replace(claim, by=teller.name or teller.country)


def _loss(folded: Folded, claim: LossClaim) -> Loss:
    where = span(folded, claim.start, claim.end)
    return Loss(
        kind=claim.kind,
        what=claim.what,
        min=claim.min,
        max=claim.max,
        side=claim.side,
        by=claim.by,
        text=where.text,
        start=where.start,
        end=where.end,
    )


def _place(folded: Folded, mention: Mention, published: str | None) -> Place | None:
    value = mention.place
    if value is None:
        return None
    where = span(folded, mention.start, mention.end)
    return Place(
        text=where.text,
        name=value.name,
        country=value.country,
        lat=value.lat,
        lon=value.lon,
        precision="area" if _abolished(value, published) else value.precision,
        start=where.start,
        end=where.end,
    )


def _abolished(value: PlaceValue, published: str | None) -> bool:
    """Whether a province no longer existed when the page came out: its name then stands for an area."""
    province = value.precision == "admin" and value.country == HOME
    return province and published is not None and existed(value.name, published[:10]) is False


@cache
def _determiner() -> re.Pattern[str]:
    """What stands before an unnamed noun phrase and belongs to it: `ít nhất hai`; a date's end does not."""
    nearly, several = "|".join(markers("nearly")), "|".join(markers("determiner"))
    calendar = "".join(f"(?<!{word} )" for word in markers("calendar-unit"))
    count = r"\d+(?:[.,]\d+)*"
    return re.compile(rf"(?<![^\W_])(?<![/-])(?<!\d\.){calendar}(?:(?:{nearly}) )?(?:{several}|{count}) $")


def _identity(document: Document, main: Candidate) -> str:
    """Stable: the same page coded twice gives the same id."""
    words = f"{document.id}\0{main.event}\0{main.trigger[0]}\0{main.trigger[1]}"
    return f"{main.event.lower()}-{hashlib.blake2s(words.encode(), digest_size=6).hexdigest()}"

"""What an event is by all its reports: who, what, when, where, with the figures that each of them gives.

Comes in: the records that were linked. Goes out: an `Event`. It decides nothing anew: where reports differ,
what most of them say leads, and the range of all is told.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import msgspec

from dienbien.linking.independence import independent, outlet_of
from dienbien.linking.told import Told
from dienbien.records import Entity, EventType, Precision, Record, Sector, Status
from dienbien.records.edtf import earliest, latest
from dienbien.records.quads import QUAD_OF_EVENT, Quad

_EXACTNESS: tuple[Precision, ...] = ("point", "town", "area", "admin", "country")
Value = TypeVar("Value", bound=Hashable)


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part in an event, as most reports name them (codebook section 4)."""

    name: str
    country: str | None
    sector: Sector


def party_of(entity: Entity) -> Party:
    """An entity of a record as somebody who takes part."""
    return Party(name=entity.known_as, country=entity.country, sector=entity.sector)


class EventPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event happened, as the most exact report says (codebook section 6); degrees of WGS 84."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision


class EventLoss(msgspec.Struct, frozen=True, kw_only=True):
    """What the reports say was lost: the least and the most that any of them says; `most` None is open."""

    kind: str
    what: str
    least: int | None
    most: int | None
    reports: int


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event by all reports of it.

    `date` is EDTF, `first_day` and `last_day` (ISO 8601) are the days that it may span, by date or else by
    the pages' days. `articles` counts pages, `outlets` those who published them, `sources` the independent
    accounts: copies of one text, and pages of one outlet, are one. `speakers` are those who say so by their
    pages' words. `confidence` is that of the surest report. `reports` are in the order of their days.
    """

    id: str
    event: EventType
    mode: str | None
    quad: Quad | None
    status: Status
    date: str | None
    first_day: str | None
    last_day: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    countries: tuple[str, ...]
    place: EventPlace | None
    losses: tuple[EventLoss, ...]
    speakers: tuple[str, ...]
    contexts: tuple[str, ...]
    articles: int
    outlets: int
    sources: int
    confidence: float
    thread: str | None = None
    reports: tuple[Told, ...]


def event_of(name: str, reports: Sequence[Told], thread: str | None = None) -> Event:
    """The event that the reports tell; there is at least one. Teasers count where nothing else tells it."""
    by_day = sorted(reports, key=lambda told: (told.day or "9999", told.record_id))
    counted = [told for told in by_day if told.record.zone != "teaser"] or by_day
    records = [told.record for told in counted]
    date = _usual(record.date for record in records)
    first, last = _days(date, counted)
    event: EventType = _usual(record.event for record in records) or records[0].event
    actor, recipient = _sides(records)
    return Event(
        id=name,
        event=event,
        mode=_usual(record.mode for record in records if record.event == event),
        quad=QUAD_OF_EVENT.get(event),
        status=_usual(record.status for record in records) or records[0].status,
        date=date,
        first_day=first,
        last_day=last,
        actor=actor,
        recipient=recipient,
        countries=_countries(records),
        place=_place(records),
        losses=_losses(records),
        speakers=tuple(sorted({name for record in records for name in _names(record.sources)})),
        contexts=tuple(sorted({context for record in records for context in record.contexts})),
        articles=len({told.page for told in counted}),
        outlets=len({outlet_of(told) for told in counted}),
        sources=independent(counted),
        confidence=max(record.confidence for record in records),
        thread=thread,
        reports=tuple(by_day),
    )


def _days(date: str | None, reports: Sequence[Told]) -> tuple[str | None, str | None]:
    """The days that an event may span: by its date; without one, the day of its first page."""
    first, last = (earliest(date), latest(date)) if date else (None, None)
    if first is None and last is None:
        day = reports[0].day
        return (day[:10], day[:10]) if day else (None, None)
    return (first.isoformat() if first else None), (last.isoformat() if last else None)


def _usual(values: Iterable[Value | None]) -> Value | None:
    """What most reports say, of those that say something; the earliest of equals."""
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else None


def _names(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(entity.known_as for entity in entities)


def _parties(entities: Iterable[Entity]) -> tuple[Party, ...]:
    return tuple(map(party_of, entities))


def _sides(records: Sequence[Record]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who did it to whom, as most reports have it together; a role that they leave empty is filled by others.

    Others fill it where a third of all reports do, with nobody who has the other role.
    """
    pairs = [(_parties(record.actor), _parties(record.recipient)) for record in records]
    same = _usual(_named(pair) if any(pair) else None for pair in pairs)
    actor, recipient = next((pair for pair in pairs if _named(pair) == same), ((), ()))
    return (
        actor or _filled([pair[0] for pair in pairs], recipient),
        recipient or _filled([pair[1] for pair in pairs], actor),
    )


def _named(pair: tuple[tuple[Party, ...], ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(party.name for party in side) for side in pair)


def _filled(sides: Sequence[tuple[Party, ...]], opposite: tuple[Party, ...]) -> tuple[Party, ...]:
    told = [side for side in sides if side]
    usual = _usual(told) if len(told) * 3 >= len(sides) else None
    is_same = usual is not None and {p.name for p in usual} & {p.name for p in opposite}
    return usual if usual is not None and not is_same else ()


def _place(records: Iterable[Record]) -> EventPlace | None:
    """The place that most reports name, of those that name more than a country; the more exact of equals."""
    places = [record.place for record in records if record.place]
    exact = [place for place in places if place.precision != "country"] or places
    exact.sort(key=lambda place: _EXACTNESS.index(place.precision))
    return _usual(
        EventPlace(name=p.name, country=p.country, lat=p.lat, lon=p.lon, precision=p.precision) for p in exact
    )


def _countries(records: Iterable[Record]) -> tuple[str, ...]:
    found = {e.country for record in records for e in (*record.actor, *record.recipient) if e.country}
    return tuple(sorted(found))


def _losses(records: Iterable[Record]) -> tuple[EventLoss, ...]:
    by_kind: dict[tuple[str, str], list[tuple[int | None, int | None]]] = {}
    for record in records:
        for loss in record.losses:
            by_kind.setdefault((loss.kind, loss.what), []).append((loss.min, loss.max))
    return tuple(
        EventLoss(
            kind=kind,
            what=what,
            least=min((low for low, _ in ranges if low is not None), default=None),
            most=max(high for _, high in ranges if high is not None)
            if all(high is not None for _, high in ranges)
            else None,
            reports=len(ranges),
        )
        for (kind, what), ranges in by_kind.items()
    )

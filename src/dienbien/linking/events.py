"""What an event is by all its reports: who, what, when, where, with the figures that each of them gives.

Comes in: the records that were linked. Goes out: an `Event`. It decides nothing anew: where reports differ,
what most of them say leads, and the range of all is told.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from dienbien.records import Entity, Record

Value = TypeVar("Value", bound=Hashable)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A record with what is known of its page; `why` says what linked it to its event."""

    record_id: str
    document_id: str
    page: str
    day: str | None
    outlet: str | None
    record: Record
    why: dict[str, int] = {}


class EventLoss(msgspec.Struct, frozen=True, kw_only=True):
    """What the reports say was lost: the least and the most that any of them says; `most` None is open."""

    kind: str
    what: str
    least: int | None
    most: int | None
    reports: int


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event by all reports of it. `articles` counts pages, `outlets` those who published them.

    `actor` and `recipient` are named as most reports name them; `reports` are record ids, by day.
    """

    id: str
    event: str
    mode: str | None
    status: str
    date: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    countries: tuple[str, ...]
    place: str | None
    losses: tuple[EventLoss, ...]
    articles: int
    outlets: int
    reports: tuple[Told, ...]


def event_of(name: str, reports: Sequence[Told]) -> Event:
    """The event that the reports tell; there is at least one."""
    by_day = sorted(reports, key=lambda told: (told.day or "9999", told.record_id))
    records = [told.record for told in by_day]
    return Event(
        id=name,
        event=records[0].event,
        mode=_usual(record.mode for record in records),
        status=_usual(record.status for record in records) or records[0].status,
        date=_usual(record.date for record in records),
        actor=_usual(_names(record.actor) for record in records) or (),
        recipient=_usual(_names(record.recipient) for record in records) or (),
        countries=_countries(records),
        place=_usual(record.place.name if record.place else None for record in records),
        losses=_losses(records),
        articles=len({told.page for told in by_day}),
        outlets=len({_outlet(told) for told in by_day}),
        reports=tuple(by_day),
    )


def _outlet(told: Told) -> str:
    """Who published a page: its outlet, else the host of its address; all that don't tell count as one."""
    if told.outlet:
        return told.outlet.casefold()
    try:
        return (urlsplit(told.page).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _usual(values: Iterable[Value | None]) -> Value | None:
    """What most reports say, of those that say something; the earliest of equals."""
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else None


def _names(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(entity.name or entity.text for entity in entities)


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

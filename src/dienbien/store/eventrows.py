"""Events to rows of the tables, and back.

Comes in: events as linking makes them, or rows. Goes out: the other, without the reports, which are records
of their own. Nothing here talks to a database.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from dienbien.linking import Event, EventLoss, EventPlace, Party, Told
from dienbien.store.rows import Row

_SAME = (
    "event",
    "mode",
    "quad",
    "status",
    "date",
    "first_day",
    "last_day",
    "articles",
    "outlets",
    "sources",
    "confidence",
)
_PARTIES = msgspec.json.Decoder(tuple[Party, ...])
_LOSSES = msgspec.json.Decoder(tuple[EventLoss, ...])
_WORDS = msgspec.json.Decoder(tuple[str, ...])


def event_row(event: Event) -> Row:
    """The row of an event, without the number that only the store knows."""
    place = event.place
    same: Row = {name: getattr(event, name) for name in _SAME}
    lists = ("actor", "recipient", "countries", "losses", "speakers", "contexts")
    return {
        "event_id": event.id,
        "thread_id": event.thread,
        **same,
        **{name: msgspec.json.encode(getattr(event, name)).decode() for name in lists},
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
    }


def event_of_row(row: Mapping[str, Any], reports: Sequence[Told] = ()) -> Event:
    """The event of a row, with the reports that are given."""
    place = None
    if row["place"] is not None:
        members = {name: row[name] for name in ("lat", "lon", "precision")}
        place = EventPlace(name=row["place"], country=row["place_country"], **members)
    return Event(
        id=row["event_id"],
        thread=row["thread_id"],
        actor=_PARTIES.decode(row["actor"]),
        recipient=_PARTIES.decode(row["recipient"]),
        losses=_LOSSES.decode(row["losses"]),
        countries=_WORDS.decode(row["countries"]),
        speakers=_WORDS.decode(row["speakers"]),
        contexts=_WORDS.decode(row["contexts"]),
        place=place,
        reports=tuple(reports),
        **{name: row[name] for name in _SAME},
    )


def name_rows(event: Event) -> Iterator[Row]:
    """Rows to find an event by who takes part, who says so, and where it was."""
    for role, parties in (("actor", event.actor), ("recipient", event.recipient)):
        for ordinal, party in enumerate(parties):
            yield _name_row(event.id, role, ordinal, party.name, party.country, party.sector)
    for ordinal, name in enumerate(event.speakers):
        yield _name_row(event.id, "speaker", ordinal, name)
    if event.place is not None:
        yield _name_row(event.id, "place", 0, event.place.name, event.place.country)


def _name_row(
    event: str, role: str, ordinal: int, name: str, country: str | None = None, sector: str | None = None
) -> Row:
    return {
        "event_id": event,
        "role": role,
        "ordinal": ordinal,
        "name": name,
        "folded": name.casefold(),
        "country": country,
        "sector": sector,
    }

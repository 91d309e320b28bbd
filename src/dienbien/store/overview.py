"""Events of a store in numbers: by day and class, by place, by who faces whom.

Comes in: a connection and what is wanted. Goes out: counts. They are made by the database, so that a page
over a hundred thousand events needs none of them.
"""

from collections.abc import Sequence
from typing import Any, get_args

import msgspec
from sqlalchemy import ColumnElement, Connection, case, func, select

from dienbien.linking import EventPlace, Wanted
from dienbien.records.quads import Quad
from dienbien.store.queries import conditions
from dienbien.store.schema import changes, event_names, event_reports, events, records

_MOST_PLACES, _MOST_DYADS = 600, 20
_CONFLICT = "material conflict"


class DayCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many events of a quad class (None for none) begin on a day (ISO 8601)."""

    day: str
    quad: Quad | None
    events: int


class PlaceCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many events happened at a place, and how many of them are material conflict."""

    place: EventPlace
    events: int
    conflict: int


class DyadCount(msgspec.Struct, frozen=True, kw_only=True):
    """How often one side (its country's code, else its name) acted on another, and by material conflict."""

    actor: str
    recipient: str
    events: int
    conflict: int


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The wanted events in numbers; places and dyads from the most to the fewest, some hundred at most."""

    events: int
    articles: int
    first_day: str | None
    last_day: str | None
    days: tuple[DayCount, ...]
    places: tuple[PlaceCount, ...]
    dyads: tuple[DyadCount, ...]


def change_count(connection: Connection) -> int:
    """A number that grows whenever events change."""
    query = select(func.coalesce(func.sum(changes.c.count), 0))
    return int(connection.execute(query).scalar_one())


def overview(connection: Connection, wanted: Wanted, *, has_places: bool = True) -> Overview:
    """The wanted events in numbers."""
    fits = conditions(wanted)
    days = _days(connection, fits)
    totals = select(func.count(), func.coalesce(func.sum(events.c.articles), 0)).where(*fits)
    count, articles = connection.execute(totals.select_from(events)).one()
    return Overview(
        events=count,
        articles=articles,
        first_day=min((day.day for day in days), default=None),
        last_day=max((day.day for day in days), default=None),
        days=days,
        places=_places(connection, fits) if has_places else (),
        dyads=_dyads(connection, fits),
    )


def _days(connection: Connection, fits: Sequence[ColumnElement[bool]]) -> tuple[DayCount, ...]:
    day = func.coalesce(events.c.first_day, events.c.last_day)
    query = (
        select(day.label("day"), events.c.quad, func.count().label("events"))
        .where(*fits, day.is_not(None))
        .group_by(day, events.c.quad)
        .order_by(day)
    )
    return tuple(
        DayCount(day=row.day, quad=row.quad if row.quad in get_args(Quad) else None, events=row.events)
        for row in connection.execute(query)
    )


def _conflict() -> ColumnElement[int]:
    return func.count(func.distinct(case((events.c.quad == _CONFLICT, events.c.event_id))))


def _places(connection: Connection, fits: Sequence[ColumnElement[bool]]) -> tuple[PlaceCount, ...]:
    where = [events.c[name] for name in ("place", "place_country", "lat", "lon", "precision")]
    query = (
        select(*where, func.count().label("events"), _conflict().label("conflict"))
        .where(*fits, events.c.place.is_not(None))
        .group_by(*where)
        .order_by(func.count().desc(), events.c.place)
        .limit(_MOST_PLACES)
    )
    return tuple(_place(row) for row in connection.execute(query))


def _place(row: Any) -> PlaceCount:
    place = EventPlace(
        name=row.place, country=row.place_country, lat=row.lat, lon=row.lon, precision=row.precision
    )
    return PlaceCount(place=place, events=row.events, conflict=row.conflict)


def _dyads(connection: Connection, fits: Sequence[ColumnElement[bool]]) -> tuple[DyadCount, ...]:
    one, other = event_names.alias(), event_names.alias()
    actor = func.coalesce(one.c.country, one.c.name)
    recipient = func.coalesce(other.c.country, other.c.name)
    count = func.count(func.distinct(events.c.event_id))
    query = (
        select(
            actor.label("actor"),
            recipient.label("recipient"),
            count.label("events"),
            _conflict().label("conflict"),
        )
        .select_from(events)
        .join(one, (one.c.event_id == events.c.event_id) & (one.c.role == "actor"))
        .join(other, (other.c.event_id == events.c.event_id) & (other.c.role == "recipient"))
        .where(*fits, actor != recipient)
        .group_by(actor, recipient)
        .order_by(count.desc(), actor, recipient)
        .limit(_MOST_DYADS)
    )
    return tuple(DyadCount(**row) for row in connection.execute(query).mappings())


def events_of(connection: Connection, document_id: str) -> dict[str, str]:
    """The event that each record of a document tells, by the record's id within the document."""
    query = (
        select(records.c.id, event_reports.c.event_id)
        .join(event_reports, event_reports.c.record_id == records.c.record_id)
        .where(records.c.document_id == document_id)
    )
    return {row.id: row.event_id for row in connection.execute(query)}

"""Finding events in a store: the filter of `linking.Wanted` as SQL.

Comes in: a connection and what is wanted. Goes out: event ids in the order asked for, or counts by actor.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select
from sqlalchemy.sql.selectable import FromClause

from dienbien.linking import Wanted
from dienbien.linking.wanted import is_code
from dienbien.records import Precision
from dienbien.store.schema import event_names, event_reports, events, records, threads

Order = Literal["articles", "day", "new"]
"""The events that most pages tell first; in the order of their days; the latest to arrive first."""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part in events: how many, as actor and as recipient; their first and last day."""

    name: str
    country: str | None
    sector: str
    events: int
    as_actor: int
    as_recipient: int
    first_day: str | None
    last_day: str | None


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """A story over the days on which it is told: how many of the events that were asked for it has.

    `articles` counts the pages that tell these events, each once.
    """

    id: str
    name: str
    first_day: str
    last_day: str
    events: int
    articles: int


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where events happened: how many of those asked for, and their first and last day.

    `lat` and `lon` (degrees, WGS 84) are the middle of what is no point or town; a country has none.
    """

    name: str
    country: str | None
    precision: Precision
    lat: float | None
    lon: float | None
    events: int
    first_day: str | None
    last_day: str | None


def event_query(wanted: Wanted, order: Order) -> Select[Any]:
    """All columns of the events that are wanted, in an order."""
    return select(events).where(*conditions(wanted)).order_by(*_ORDERS[order])


_NO_DAY = "9999"
BY_DAY = (
    func.coalesce(events.c.first_day, _NO_DAY),
    func.coalesce(events.c.last_day, _NO_DAY),
    events.c.event_id,
)
"""Keys that sort events by day, those without a day last; none of them is ever null."""

_ORDERS: dict[Order, tuple[ColumnElement[Any], ...]] = {
    "articles": (events.c.articles.desc(), *BY_DAY),
    "day": BY_DAY,
    "new": (events.c.number.desc(),),
}


def conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What an event's row must fulfil: the same as `Wanted.fits` asks."""
    found: list[ColumnElement[bool]] = []
    for column, values in (
        (events.c.event, wanted.types),
        (events.c.mode, wanted.modes),
        (events.c.quad, wanted.quads),
        (events.c.status, wanted.statuses),
    ):
        if values:
            found.append(column.in_(values))
    if wanted.since is not None:
        found.append(func.coalesce(events.c.last_day, events.c.first_day) >= wanted.since)
    if wanted.until is not None:
        found.append(func.coalesce(events.c.first_day, events.c.last_day) <= wanted.until)
    if wanted.thread is not None:
        found.append(events.c.thread_id == wanted.thread)
    found += [
        column >= least
        for column, least, always in (
            (events.c.confidence, wanted.min_confidence, 0.0),
            (events.c.articles, wanted.min_articles, 1),
            (events.c.sources, wanted.min_sources, 1),
        )
        if least > always
    ]
    return found + _named(wanted)


def _named(wanted: Wanted) -> list[ColumnElement[bool]]:
    found = [
        _has(roles, names)
        for roles, names in (
            (("actor",), wanted.actors),
            (("recipient",), wanted.recipients),
            (("actor", "recipient"), wanted.sides),
            (("place",), wanted.places),
            (("speaker",), wanted.speakers),
        )
        if names
    ]
    if wanted.dyad is not None:
        found.append(_faces(*wanted.dyad))
    return found


def _faces(one: str, other: str) -> ColumnElement[bool]:
    pairs = (("actor", "recipient"), ("recipient", "actor"), ("actor", "actor"))
    return or_(*(and_(_has((a,), (one,)), _has((b,), (other,))) for a, b in pairs))


def _has(roles: Sequence[str], names: Sequence[str]) -> ColumnElement[bool]:
    """Whether an event has one of the names in one of the roles.

    The names are looked through once, not for every event.
    """
    fits = or_(*(_is(event_names, name) for name in names))
    return events.c.event_id.in_(select(event_names.c.event_id).where(event_names.c.role.in_(roles), fits))


def _is(names: FromClause, wanted: str) -> ColumnElement[bool]:
    if is_code(wanted):
        return names.c.country == wanted
    return names.c.folded.contains(wanted.casefold(), autoescape=True)


def actor_query(wanted: Wanted, limit: int | None) -> Select[Any]:
    """Who takes part in the wanted events, the busiest first: the columns are those of `Actor`."""
    names = event_names
    who = (names.c.name, names.c.country, names.c.sector)

    def times(role: str) -> ColumnElement[int]:
        return func.count(func.distinct(case((names.c.role == role, names.c.event_id))))

    busy = func.count(func.distinct(names.c.event_id))
    return (
        select(
            *who,
            busy.label("events"),
            times("actor").label("as_actor"),
            times("recipient").label("as_recipient"),
            func.min(events.c.first_day).label("first_day"),
            func.max(events.c.last_day).label("last_day"),
        )
        .join(events, events.c.event_id == names.c.event_id)
        .where(names.c.role.in_(("actor", "recipient")), *conditions(wanted))
        .group_by(*who)
        .order_by(busy.desc(), *who[:1])
        .limit(limit)
    )


def place_query(wanted: Wanted) -> Select[Any]:
    """The places of the wanted events: the columns are those of `Place`."""
    where = (events.c.place, events.c.place_country, events.c.precision)
    return (
        select(
            events.c.place.label("name"),
            events.c.place_country.label("country"),
            events.c.precision,
            func.min(events.c.lat).label("lat"),
            func.min(events.c.lon).label("lon"),
            func.count(events.c.event_id).label("events"),
            func.min(events.c.first_day).label("first_day"),
            func.max(events.c.last_day).label("last_day"),
        )
        .where(events.c.place.is_not(None), *conditions(wanted))
        .group_by(*where)
    )


def thread_query(wanted: Wanted, limit: int | None) -> Select[Any]:
    """The threads of the wanted events, those with most of them first: what `Thread` has but `articles`."""
    count = func.count(events.c.event_id)
    return (
        select(
            threads.c.thread_id.label("id"),
            threads.c.name,
            threads.c.first_day,
            threads.c.last_day,
            count.label("events"),
        )
        .join(events, events.c.thread_id == threads.c.thread_id)
        .where(*conditions(wanted))
        .group_by(threads.c.thread_id, threads.c.name, threads.c.first_day, threads.c.last_day)
        .order_by(count.desc(), threads.c.thread_id)
        .limit(limit)
    )


def with_articles(connection: Connection, found: Iterable[Mapping[Any, Any]], wanted: Wanted) -> list[Thread]:
    """Rows of `thread_query` with how many pages tell these events: one that tells five counts once."""
    rows = list(found)
    query = (
        select(events.c.thread_id, func.count(records.c.document_id.distinct()))
        .join(event_reports, event_reports.c.event_id == events.c.event_id)
        .join(records, records.c.record_id == event_reports.c.record_id)
        .where(events.c.thread_id.in_([row["id"] for row in rows]), *conditions(wanted))
        .group_by(events.c.thread_id)
    )
    articles = {row[0]: row[1] for row in connection.execute(query)}
    names = [name for name in Thread.__struct_fields__ if name != "articles"]
    return [Thread(**{name: row[name] for name in names}, articles=articles[row["id"]]) for row in rows]

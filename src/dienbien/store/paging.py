"""Looking at a store a page at a time: events, reports, documents, actors, places, threads.

Comes in: what is wanted, and the position behind which to go on. Goes out: a page, and the position of its
last item. Positions are values of the keys that an order sorts by: what comes or goes meanwhile moves nothing
else.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, or_, select, tuple_

from dienbien.linking import Event, Told, Wanted
from dienbien.store import kept, linked
from dienbien.store.eventrows import event_of_row
from dienbien.store.queries import (
    BY_DAY,
    Actor,
    Order,
    Place,
    Thread,
    actor_query,
    conditions,
    event_query,
    place_query,
    thread_query,
    with_articles,
)
from dienbien.store.schema import documents, event_reports, events, pages, records

Position = tuple[str | int, ...]
Item = TypeVar("Item")
_ALL = Wanted()


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """Some items, and the positions behind and before which there are more; None where there are not.

    `previous` is known only of lists that can be turned back.
    """

    items: list[Item]
    next: Position | None
    previous: Position | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """The current version of a page, without its text; `records` counts what was coded from it."""

    document_id: str
    name: str
    title: str | None
    day: str | None
    published: str | None
    outlet: str | None
    url: str | None
    language: str | None
    version: int
    records: int


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """A record with what is known of its page, and the event that it reports."""

    event_id: str
    told: Told


class Paged:
    """What a store shows a page at a time."""

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def event_page(
        self,
        wanted: Wanted = _ALL,
        *,
        order: Order = "day",
        limit: int = 100,
        after: Position | None = None,
        before: Position | None = None,
        reports: bool = False,
    ) -> Page[Event]:
        """The events that are wanted, in an order, behind a position or before one.

        They come without their `reports` unless asked for.
        """
        keys, is_descending = _EVENT_KEYS[order], order == "new"
        query = event_query(wanted, order).add_columns(*labelled(keys))
        if before is not None:
            query = query.where(behind(keys, before, is_descending=not is_descending))
            query = query.order_by(None).order_by(*(k.asc() if is_descending else k.desc() for k in keys))
        elif after is not None:
            query = query.where(behind(keys, after, is_descending=is_descending))
        with self._reading() as connection:
            rows, further = page_of(connection, query, limit)
            rows = rows if before is None else rows[::-1]
            told = linked.reports_of(connection, [row["event_id"] for row in rows] if reports else [])
        found = [event_of_row(row, by_day(told.get(row["event_id"], ()))) for row in rows]
        if before is not None:
            return Page(found, _position(rows[-1]) if rows else None, further and _position(rows[0]))
        return Page(found, further, _position(rows[0]) if rows and after else None)

    def report_page(
        self, wanted: Wanted = _ALL, *, limit: int = 100, after: Position | None = None
    ) -> Page[Reported]:
        """The reports of the events that are wanted, the latest to arrive first."""
        keys = (event_reports.c.number,)
        query = (
            select(event_reports.c.record_id, event_reports.c.event_id, *labelled(keys))
            .join(events, events.c.event_id == event_reports.c.event_id)
            .where(*conditions(wanted))
            .order_by(keys[0].desc())
        )
        if after is not None:
            query = query.where(behind(keys, after, is_descending=True))
        with self._reading() as connection:
            rows, position = page_of(connection, query, limit)
            told = kept.told_records(connection, [row["record_id"] for row in rows])
        found = [Reported(event_id=row["event_id"], told=told[row["record_id"]]) for row in rows]
        return Page(found, position)

    def document_page(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        limit: int = 100,
        after: Position | None = None,
    ) -> Page[Listed]:
        """Current documents, the latest to arrive first; of days (ISO 8601, both included), of an outlet."""
        keys = (documents.c.number,)
        query = _document_query(keys)
        if since is not None:
            query = query.where(documents.c.day >= since)
        if until is not None:
            query = query.where(func.substr(documents.c.day, 1, 10) <= until)
        if outlet is not None:
            query = query.where(documents.c.outlet == outlet)
        if after is not None:
            query = query.where(behind(keys, after, is_descending=True))
        with self._reading() as connection:
            rows, position = page_of(connection, query, limit)
        return Page([msgspec.convert(row, Listed) for row in rows], position)

    def events_told_beside(self, told: Sequence[Event], wanted: Wanted) -> list[Event]:
        """The wanted events with a report on one of the pages that report these, with their reports.

        Those that were given may be among them.
        """
        with self._reading() as connection:
            return beside(connection, told, wanted)

    def actor_page(
        self, wanted: Wanted = _ALL, *, limit: int = 100, after: Position | None = None
    ) -> Page[Actor]:
        """Who takes part in the wanted events, the busiest first."""
        return self._counted(actor_query(wanted, None), ("name", "country", "sector"), Actor, limit, after)

    def place_page(
        self, wanted: Wanted = _ALL, *, limit: int = 100, after: Position | None = None
    ) -> Page[Place]:
        """Where the wanted events happened, the places with most of them first."""
        return self._counted(place_query(wanted), ("name", "country", "precision"), Place, limit, after)

    def thread_page(
        self, wanted: Wanted = _ALL, *, limit: int = 100, after: Position | None = None
    ) -> Page[Thread]:
        """The stories that the wanted events belong to, those with most of them first."""
        with self._reading() as connection:
            query = _by_events(thread_query(wanted, None), ("id",), after)
            rows, position = page_of(connection, query, limit)
            return Page(with_articles(connection, rows, wanted), position)

    def _counted(
        self, query: Select[Any], names: Sequence[str], kind: type[Item], limit: int, after: Position | None
    ) -> Page[Item]:
        """Groups of events as values of a type, by how many `events` they have, then by name."""
        with self._reading() as connection:
            rows, position = page_of(connection, _by_events(query, names, after), limit)
        return Page([msgspec.convert(row, kind) for row in rows], position)


def _by_events(query: Select[Any], names: Sequence[str], after: Position | None) -> Select[Any]:
    """Groups of events behind a position, by how many `events` they have, then by name."""
    group = query.order_by(None).limit(None).subquery()
    keys = (-group.c.events, *(func.coalesce(group.c[name], "") for name in names))
    paged = select(group, *labelled(keys)).order_by(*keys)
    return paged if after is None else paged.where(behind(keys, after))


_Keys = tuple[ColumnElement[Any], ...]
_EVENT_KEYS: dict[Order, _Keys] = {
    "articles": (-events.c.articles, *BY_DAY),
    "day": BY_DAY,
    "new": (events.c.number,),
}
_KEY = "_key_{}"


def labelled(keys: _Keys) -> list[ColumnElement[Any]]:
    """The keys of an order as columns of their own."""
    return [key.label(_KEY.format(number)) for number, key in enumerate(keys)]


def behind(keys: _Keys, position: Position, *, is_descending: bool = False) -> ColumnElement[bool]:
    """Whether a row comes behind a position. Keys are never null; all ascend or all descend."""
    first, *rest = keys
    start, *others = position
    beyond = first < start if is_descending else first > start
    if not rest:
        return beyond
    left, right = tuple_(*rest), tuple_(*map(literal, others))
    return or_(beyond, and_(first == start, left < right if is_descending else left > right))


def page_of(
    connection: Connection, query: Select[Any], limit: int
) -> tuple[list[dict[str, Any]], Position | None]:
    """A page of rows of a query with `labelled` keys; one more is asked for, to know if there are more."""
    rows = [kept.plain(row) for row in connection.execute(query.limit(limit + 1)).mappings()]
    if len(rows) <= limit:
        return rows, None
    return rows[:limit], _position(rows[limit - 1])


def _position(row: Mapping[str, Any]) -> Position:
    return tuple(value for name, value in row.items() if name.startswith("_key_"))


def _document_query(keys: _Keys) -> Select[Any]:
    names = ("document_id", "title", "day", "published", "outlet", "url", "language", "version")
    count = select(func.count()).where(records.c.document_id == documents.c.document_id).scalar_subquery()
    return (
        select(pages.c.name, *(documents.c[name] for name in names), count.label("records"), *labelled(keys))
        .join(pages, pages.c.page_id == documents.c.page_id)
        .where(documents.c.is_current)
        .order_by(keys[0].desc())
    )


def beside(connection: Connection, told: Sequence[Event], wanted: Wanted) -> list[Event]:
    """The wanted events with a report on one of the pages that report some events, with their reports."""
    pages_of = sorted({report.document_id for event in told for report in event.reports})
    names: set[str] = set()
    for some in kept.cut(pages_of):
        query = (
            select(event_reports.c.event_id)
            .join(records, records.c.record_id == event_reports.c.record_id)
            .join(events, events.c.event_id == event_reports.c.event_id)
            .where(records.c.document_id.in_(some), *conditions(wanted))
        )
        names.update(connection.execute(query).scalars())
    return _events_named(connection, sorted(names))


def _events_named(connection: Connection, names: Sequence[str]) -> list[Event]:
    told = linked.reports_of(connection, names)
    return [
        event_of_row(kept.plain(row), by_day(told[row["event_id"]]))
        for some in kept.cut(names)
        for row in connection.execute(select(events).where(events.c.event_id.in_(some))).mappings()
    ]


def by_day(reports: Sequence[Told]) -> list[Told]:
    """Reports by the days of their pages; those of unknown days last."""
    return sorted(reports, key=lambda told: (told.day or "9999", told.record_id))

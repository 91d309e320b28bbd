"""How a watch stands: a row for each source, and what is alarmed.

Comes in: a store and a plan. Goes out: plain values; it writes nothing and asks nobody.
"""

from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from dienbien.store import Store
from dienbien.store.kept import plain
from dienbien.store.watchschema import watch_items, watch_sources
from dienbien.watch.alarms import Alarm, open_alarms
from dienbien.watch.items import count_states
from dienbien.watch.sources import Plan, Source

_DAY = 86_400.0


class SourceStatus(msgspec.Struct, frozen=True, kw_only=True):
    """How a source stands. Moments are seconds since 1970, None where there is none yet.

    `items` counts its items by state. `waits` are seconds since the oldest item was listed that was never
    had; `lag` is the mean of seconds from listing to storing, of items stored in the last day.
    """

    name: str
    kind: str
    succeeded: float | None = None
    due: float | None = None
    failures: int = 0
    message: str | None = None
    items: dict[str, int] = {}
    waits: float | None = None
    lag: float | None = None


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """How a watch stands."""

    sources: tuple[SourceStatus, ...]
    alarms: tuple[Alarm, ...]


def status(store: Store, plan: Plan, now: float) -> Status:
    """The status of a plan's sources in a store."""
    with store.reading() as connection:
        rows = {row["name"]: plain(row) for row in connection.execute(select(watch_sources)).mappings()}
        states = count_states(connection)
        waiting, lags = _waiting(connection), _lags(connection, now)
        alarms = tuple(open_alarms(connection))

    def of(source: Source) -> SourceStatus:
        row: dict[str, Any] = rows.get(source.name, {})
        oldest = waiting.get(source.name)
        return SourceStatus(
            name=source.name,
            kind=source.kind,
            succeeded=row.get("succeeded"),
            due=row.get("due"),
            failures=row.get("failures", 0),
            message=row.get("message"),
            items={state: count for (name, state), count in states.items() if name == source.name},
            waits=None if oldest is None else max(0.0, now - oldest),
            lag=lags.get(source.name),
        )

    return Status(sources=tuple(map(of, plan.sources)), alarms=alarms)


def _waiting(connection: Connection) -> dict[str, float]:
    """When the oldest item of each source was listed that was never had."""
    query = (
        select(watch_items.c.source, func.min(watch_items.c.found))
        .where(watch_items.c.state == "new", watch_items.c.due.is_not(None))
        .group_by(watch_items.c.source)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _lags(connection: Connection, now: float) -> dict[str, float]:
    query = (
        select(watch_items.c.source, func.avg(watch_items.c.stored - watch_items.c.found))
        .where(watch_items.c.stored > now - _DAY)
        .group_by(watch_items.c.source)
    )
    return {source: max(0.0, lag) for source, lag in connection.execute(query)}

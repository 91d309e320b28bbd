"""The durable queue of a watch: which pages are known, which are to be asked for, and when.

Comes in: connections within transactions of a store, listings, what became of pages. Goes out: items that are
due. Each function is one piece of a transaction; what belongs together is written together. Dues are of
the wall clock, and none lies further ahead than its pause, so that a clock that was set back stalls nothing.
"""

from collections.abc import Collection, Iterable
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Connection, case, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dienbien.store.ids import item_id
from dienbien.store.kept import cut, plain
from dienbien.store.watchschema import watch_hosts, watch_items, watch_sources
from dienbien.watch.listing import Listed

State = Literal["new", "stored", "empty", "gone", "refused", "language", "same"]
"""`new` was never kept; `stored` is kept from its page, `empty` from its listing, as its page had no article;
`gone`, `refused` (by robots.txt), `language` (none that is wanted) and `same` (as another item, to which its
address led) are not asked for any more."""

AFTER_CHANGE = 600.0
"""Seconds that pass at least between two requests for a page whose listing changes; doubled with each."""
_LONGEST_AFTER_CHANGE = 86_400.0


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the queue. Moments are seconds since 1970; `due` is None where nothing is left to do.

    `tries` counts requests in a row that failed, `checks` those that gave the page. `listing` is the
    digest of what its source said of it, `text` title and summary as long as it may have to stand in for
    the page.
    """

    item_id: str
    source: str
    url: str
    host: str
    state: State
    found: float
    due: float | None
    pause: float = 0.0
    tries: int = 0
    checks: int = 0
    fetched: float | None = None
    stored: float | None = None
    listing: str = ""
    text: str | None = None
    published: str | None = None
    outlet: str | None = None
    etag: str | None = None
    modified: str | None = None
    message: str | None = None


class Known(msgspec.Struct, frozen=True):
    """What the queue knows of an item that is listed again."""

    source: str
    listing: str
    state: State
    fetched: float | None
    checks: int


def host_of(url: str) -> str:
    """The host of an address that was checked, in lower case."""
    return (urlsplit(url).hostname or "").lower()


def known_items(connection: Connection, keys: Iterable[str]) -> dict[str, Known]:
    """What the queue knows, by key."""
    ids = {item_id(key): key for key in keys}
    columns = [watch_items.c[name] for name in ("item_id", "source", "listing", "state", "fetched", "checks")]
    found: dict[str, Known] = {}
    for some in cut(list(ids)):
        for row in connection.execute(select(*columns).where(watch_items.c.item_id.in_(some))):
            found[ids[row.item_id]] = Known(row.source, row.listing, row.state, row.fetched, row.checks)
    return found


def add_items(connection: Connection, source: str, listed: Iterable[Listed], now: float) -> None:
    """Queue items that are not known yet, due now; those without a page are not due at all."""
    rows = [
        msgspec.to_builtins(
            Item(
                item_id=item_id(one.key),
                source=source,
                url=one.url,
                host=one.host,
                state="new",
                found=now,
                due=now if one.url else None,
                listing=one.digest,
                text=one.text or None,
                published=one.published,
                outlet=one.outlet,
            )
        )
        for one in listed
    ]
    if rows:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(watch_items).on_conflict_do_nothing(), rows)


def relist(connection: Connection, one: Listed, known: Known, now: float) -> None:
    """Queue an item anew whose source says something else of it than before."""
    gap = min(AFTER_CHANGE * 2.0 ** min(max(0, known.checks - 1), 10), _LONGEST_AFTER_CHANGE)
    pause = min(max(0.0, (known.fetched or 0.0) + gap - now), gap)
    change(
        connection,
        item_id(one.key),
        listing=one.digest,
        text=one.text or None,
        published=one.published,
        due=now + pause if one.url else None,
        pause=pause,
        tries=0,
    )


def keep_relisted(connection: Connection, item: Item, now: float) -> None:
    """Queue an item anew whose source said something else of it while its page was on the way."""
    since = watch_items.c.item_id == item.item_id, watch_items.c.listing != item.listing
    values = {"due": now + AFTER_CHANGE, "pause": AFTER_CHANGE}
    connection.execute(update(watch_items).where(*since).values(values))


def change(connection: Connection, name: str, **values: Any) -> None:
    """Set members of an item."""
    connection.execute(update(watch_items).where(watch_items.c.item_id == name).values(values))


def due_items(connection: Connection, host: str, now: float, limit: int) -> list[Item]:
    """Items of a host that are due: those never asked for first, then as they are due."""
    query = (
        select(watch_items)
        .where(watch_items.c.host == host, watch_items.c.due <= now)
        .order_by(case((watch_items.c.state == "new", 0), else_=1), watch_items.c.due)
        .limit(limit)
    )
    return [Item(**plain(row)) for row in connection.execute(query).mappings()]


def waiting_hosts(connection: Connection) -> dict[str, float]:
    """The hosts that have items waiting, with when the first of each is due."""
    query = (
        select(watch_items.c.host, func.min(watch_items.c.due))
        .where(watch_items.c.due.is_not(None))
        .group_by(watch_items.c.host)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def next_due(connection: Connection, host: str, without: Collection[str]) -> float | None:
    """When the first item of a host is due, but those named; None where nothing waits."""
    query = (
        select(watch_items.c.due)
        .where(watch_items.c.host == host, watch_items.c.due.is_not(None))
        .where(watch_items.c.item_id.not_in(without))
        .order_by(watch_items.c.due)
        .limit(1)
    )
    due: float | None = connection.execute(query).scalar()
    return due


def clamp(connection: Connection, now: float) -> None:
    """No wait is longer than its pause: where the clock was set back, dues come along."""
    for table, column in ((watch_items, "due"), (watch_sources, "due"), (watch_hosts, "until")):
        late = table.c[column] > now + table.c.pause
        connection.execute(update(table).where(late).values({column: now + table.c.pause}))


def conditional(etag: str | None, modified: str | None) -> dict[str, str]:
    """The headers of a request for what is other than it was (RFC 9110, 13.1)."""
    headers = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in headers.items() if value and value.isprintable()}


def count_states(connection: Connection) -> dict[tuple[str, str], int]:
    """How many items there are of each source and state."""
    query = select(watch_items.c.source, watch_items.c.state, func.count()).group_by(
        watch_items.c.source, watch_items.c.state
    )
    return {(source, state): count for source, state, count in connection.execute(query)}


def put(connection: Connection, table: Any, row: dict[str, Any]) -> None:
    """Write a row, in place of the one with its key."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    keys = list(table.primary_key.columns)
    statement = dialect.insert(table).values(row)
    rest = {name: statement.excluded[name] for name in row if name not in {key.name for key in keys}}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))


def add(connection: Connection, table: Any, row: dict[str, Any]) -> None:
    """Write a new row."""
    connection.execute(insert(table), row)

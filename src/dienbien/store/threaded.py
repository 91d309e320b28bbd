"""Threads within a store: which story each new event belongs to, and the stories so far.

Comes in: a connection within a writing transaction, and events that have just begun. Goes out: the thread of
each; threads and the keys that they are found by are written. An event that comes back after its pages were
coded anew keeps its thread.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from dienbien.linking import Event
from dienbien.linking.knots import Knot, knot_of
from dienbien.linking.threads import Thread, begun, grown, keys_of, thread_name
from dienbien.linking.tying import MOST_THREADS, choose
from dienbien.store.kept import cut
from dienbien.store.rows import Row
from dienbien.store.schema import events, thread_keys, threads

_MOST_KEPT = 1_000
_ROOM = 1 << 20
"""Touches that one transaction may make; they are numbered from its turn on."""
_STATE = msgspec.json.Decoder(Thread)


class Stories:
    """Threads that were looked up: bounded, and forgotten where another program wrote to the store."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.threads: dict[str, Thread] = {}
        self.noted: dict[str, dict[str, None]] = {}
        self.buried: dict[str, str] = {}

    def drop(self) -> None:
        """Forget everything."""
        self.threads.clear()
        self.noted.clear()
        self.buried.clear()

    def bound(self) -> None:
        """Forget all threads where there are too many; those that are needed are looked up again."""
        self.buried.clear()
        if len(self.threads) > _MOST_KEPT:
            self.drop()


def bury(connection: Connection, stories: Stories, names: Sequence[str]) -> None:
    """Remember the threads of events that are about to be removed."""
    for some in cut(names):
        query = select(events.c.event_id, events.c.thread_id).where(events.c.event_id.in_(some))
        stories.buried |= {row[0]: row[1] for row in connection.execute(query) if row[1] is not None}


def tie(connection: Connection, stories: Stories, turn: int, fresh: Iterable[Event]) -> dict[str, str]:
    """The thread of each event that has just begun, in their order; without a day or sides it has none."""
    found: dict[str, str] = {}
    knots: list[Knot] = []
    for event in fresh:
        if buried := stories.buried.get(event.id):
            found[event.id] = buried
        elif knot := knot_of(event):
            knots.append(knot)
    _look_up(connection, stories, dict.fromkeys(key for knot in knots for key in keys_of(knot)))
    touched: dict[tuple[str, str], int] = {}
    for number, knot in enumerate(knots, turn * _ROOM):
        thread = _joined(stories, knot)
        found[knot.event] = thread.id
        touched |= {(key, thread.id): number for key in keys_of(knot)}
    _write(connection, [stories.threads[name] for name in dict.fromkeys(name for _, name in touched)])
    rows = [{"key": key, "thread_id": name, "touched": number} for (key, name), number in touched.items()]
    _upsert(connection, thread_keys, ["key", "thread_id"], rows)
    return found


def _joined(stories: Stories, knot: Knot) -> Thread:
    """The thread that a knot joins or begins, with the knot in it."""
    names = {name: None for key in keys_of(knot) for name in stories.noted[key]}
    joined = choose(knot, [stories.threads[name] for name in names])
    thread = grown(stories.threads[joined.thread], knot) if joined else begun(knot)
    stories.threads[thread.id] = thread
    for key in keys_of(knot):
        noted = stories.noted[key]
        noted.pop(thread.id, None)
        noted[thread.id] = None
        for old in list(islice(noted, max(0, len(noted) - MOST_THREADS))):
            del noted[old]
    return thread


def remove_empty(connection: Connection, stories: Stories) -> None:
    """Remove the threads of removed events that have no other event."""
    for some in cut(sorted(set(stories.buried.values()))):
        left = connection.execute(select(events.c.thread_id).where(events.c.thread_id.in_(some)).distinct())
        gone = sorted(set(some) - set(left.scalars()))
        for name in gone:
            stories.threads.pop(name, None)
            for noted in stories.noted.values():
                noted.pop(name, None)
        connection.execute(delete(threads).where(threads.c.thread_id.in_(gone)))


def _look_up(connection: Connection, stories: Stories, keys: Iterable[str]) -> None:
    for key in keys:
        if key not in stories.noted:
            query = (
                select(thread_keys.c.thread_id)
                .where(thread_keys.c.key == key)
                .order_by(thread_keys.c.touched.desc())
                .limit(MOST_THREADS)
            )
            names = list(connection.execute(query).scalars())[::-1]
            stories.noted[key] = dict.fromkeys(names)
    wanted = {name for noted in stories.noted.values() for name in noted}
    for some in cut(sorted(wanted - stories.threads.keys())):
        states = connection.execute(select(threads.c.state).where(threads.c.thread_id.in_(some))).scalars()
        stories.threads |= {thread.id: thread for thread in map(_STATE.decode, states)}


def _write(connection: Connection, some: Sequence[Thread]) -> None:
    _upsert(connection, threads, ["thread_id"], [_row(thread) for thread in some])


def _row(thread: Thread) -> Row:
    return {
        "thread_id": thread.id,
        "name": thread_name(thread),
        "first_day": date.fromordinal(thread.first).isoformat(),
        "last_day": date.fromordinal(thread.last).isoformat(),
        "state": msgspec.json.encode(thread).decode(),
    }


def _upsert(connection: Connection, table: Table, key: Sequence[str], rows: list[Row]) -> None:
    if not rows:
        return
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table)
    newer = {name: statement.excluded[name] for name in rows[0] if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=newer), rows)

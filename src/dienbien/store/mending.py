"""Merging and splitting events by hand, with who did it and why; later runs keep to it.

Comes in: a connection within a writing transaction, event and record ids. Goes out: the id of the event that
is there afterwards. Raises `StoreError` for what is not in the store.
"""

from collections.abc import Sequence
from itertools import count

from sqlalchemy import Connection, insert, update

from dienbien.linking import Report, Told, event_of, report_of
from dienbien.linking.linker import BY_HAND, keys_of
from dienbien.store import decided, ids, linked
from dienbien.store.errors import StoreError
from dienbien.store.eventrows import event_row
from dienbien.store.kept import cut
from dienbien.store.rows import json_text
from dienbien.store.schema import event_keys, event_reports, events
from dienbien.store.shelf import Looked
from dienbien.store.threaded import bury, remove_empty


def current(connection: Connection, event: str) -> str | None:
    """The event of this id, else the one that it was merged into; None if there is none."""
    seen: set[str] = set()
    name: str | None = event
    while name is not None and name not in seen and not linked.exists(connection, name):
        seen.add(name)
        name = decided.merged_into(connection, name)
    return None if name in seen else name


def merge(connection: Connection, looked: Looked, event: str, other: str, author: str, reason: str) -> str:
    """Make two events one, which keeps the id of the first; links to the other's id lead to it."""
    event, other = (current(connection, name) or name for name in (event, other))
    if event == other:
        raise StoreError(f"both are event {event} already; name two events")
    ours, theirs = (list(_reports(connection, name)) for name in (event, other))
    linked.take_turn(connection, looked)
    decided.note(connection, decided.decision("merge", author, reason, event, other), ours, theirs)
    _move(connection, event, theirs)
    connection.execute(update(event_keys).where(event_keys.c.event_id == other).values(event_id=event))
    bury(connection, looked.stories, [other])
    linked.remove(connection, looked, [other])
    remove_empty(connection, looked.stories)
    _written(connection, looked, event)
    return event


def split(
    connection: Connection, looked: Looked, event: str, record_ids: Sequence[str], author: str, reason: str
) -> str:
    """Take reports out of an event into a new one, whose id this gives."""
    event = current(connection, event) or event
    told = _reports(connection, event)
    for name in record_ids:
        if name not in told:
            raise StoreError(f"record {name} is no report of event {event}; see: dienbien event {event}")
    moved = {name: told[name] for name in told if name in set(record_ids)}
    rest = [name for name in told if name not in moved]
    if not moved or not rest:
        raise StoreError(f"event {event} can't be split so: both parts need a report")
    linked.take_turn(connection, looked)
    other = _free(connection, next(iter(moved)))
    decided.note(connection, decided.decision("split", author, reason, event, other), rest, list(moved))
    thread = linked.thread_of(connection, event)
    connection.execute(insert(events), event_row(event_of(other, list(moved.values()), thread)))
    _move(connection, other, list(moved))
    keys = dict.fromkeys(key for one in moved.values() for key in keys_of(_report(one)))
    connection.execute(insert(event_keys), [{"key": key, "event_id": other} for key in keys])
    _written(connection, looked, event, other)
    return other


def _report(told: Told) -> Report:
    return report_of(told)


def _reports(connection: Connection, event: str) -> dict[str, Told]:
    """The reports of an event by record id. Raises `StoreError` where there is no such event."""
    told = linked.reports_of(connection, [event])[event]
    if not told:
        raise StoreError(f"the store has no event {event}; see: dienbien events")
    return {one.record_id: one for one in told}


def _free(connection: Connection, record: str) -> str:
    """The first id of an event that begins with the record and that is not taken."""
    names = (ids.event_id(record, number) for number in count())
    return next(name for name in names if not linked.exists(connection, name))


def _move(connection: Connection, event: str, record_ids: Sequence[str]) -> None:
    why = json_text({BY_HAND: 1})
    for some in cut(record_ids):
        statement = update(event_reports).where(event_reports.c.record_id.in_(some))
        connection.execute(statement.values(event_id=event, why=why))


def _written(connection: Connection, looked: Looked, *names: str) -> None:
    linked.refresh(connection, looked, names)
    looked.drop()

"""Linking within a store: a batch's records to its events, and the events as their reports now tell them.

Comes in: a connection within a writing transaction; documents whose reports go, records that come. Goes out:
nothing; events, their reports, keys and names are written.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dienbien.linking import Event, Linker, Told, event_of, report_of
from dienbien.store.eventrows import event_row, name_rows
from dienbien.store.kept import cut, told_records
from dienbien.store.rows import Row, json_text
from dienbien.store.schema import changes, event_keys, event_names, event_reports, events, records
from dienbien.store.shelf import Looked, StoreShelf
from dienbien.store.threaded import bury, remove_empty, tie

_LINKING = "linking"
_WHY = msgspec.json.Decoder(dict[str, int])


def take_turn(connection: Connection, looked: Looked) -> None:
    """Count this transaction among those that link; what others did since the last is not known any more."""
    query = select(changes.c.count).where(changes.c.name == _LINKING)
    before = connection.execute(query).scalar() or 0
    if looked.changes != before:
        looked.drop()
    looked.changes = before + 1
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(changes).values(name=_LINKING, count=before + 1)
    newer = {"count": before + 1}
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=newer))


def unlink(connection: Connection, looked: Looked, document_ids: Sequence[str]) -> set[str]:
    """Take the reports of documents out of their events; gives the events that still have others."""
    touched: set[str] = set()
    for some in cut(document_ids):
        which = select(records.c.record_id).where(records.c.document_id.in_(some))
        theirs = event_reports.c.record_id.in_(which)
        touched.update(connection.execute(select(event_reports.c.event_id).where(theirs)).scalars())
        connection.execute(delete(event_reports).where(theirs))
    for event in touched:
        looked.events.pop(event, None)
    return touched - _remove_empty(connection, looked, sorted(touched))


def _remove_empty(connection: Connection, looked: Looked, names: Sequence[str]) -> set[str]:
    gone: set[str] = set()
    for some in cut(names):
        query = select(event_reports.c.event_id).where(event_reports.c.event_id.in_(some)).distinct()
        gone.update(set(some) - set(connection.execute(query).scalars()))
    bury(connection, looked.stories, sorted(gone))
    remove(connection, looked, sorted(gone))
    return gone


def remove(connection: Connection, looked: Looked, names: Sequence[str]) -> None:
    """Remove events that have no reports any more."""
    for some in cut(names):
        keys = connection.execute(select(event_keys.c.key).where(event_keys.c.event_id.in_(some))).scalars()
        for key in keys:
            looked.keys.pop(key, None)
        connection.execute(delete(events).where(events.c.event_id.in_(some)))
    for name in names:
        looked.events.pop(name, None)


def link(connection: Connection, looked: Looked, told: Sequence[Told], touched: Iterable[str] = ()) -> None:
    """Link records to events, and write these and other touched events as their reports tell them."""
    some = {one.record_id: one for one in told}
    reports = [report_of(one) for one in some.values()]
    shelf = StoreShelf(connection, looked, reports)
    linker = Linker(shelf)
    why = {report.record_id: found.reasons for report in reports if (found := linker.add(report))}
    of_event: dict[str, list[Told]] = {}
    for joined in shelf.joined:
        one = msgspec.structs.replace(some[joined.record_id], why=why[joined.record_id])
        of_event.setdefault(joined.event_id, []).append(one)
    begun = _tied(connection, looked, [event_of(name, of_event[name]) for name in shelf.begun])
    touched_now = {"touched": looked.changes or 0}
    _insert(connection, events, [event_row(event) | touched_now for event in begun])
    _insert(connection, event_names, [row for event in begun for row in name_rows(event)])
    _insert(connection, event_reports, [_report_row(name, one) for name, one in _pairs(of_event)])
    _insert(connection, event_keys, [{"key": key, "event_id": event} for key, event in shelf.noted])
    refresh(connection, looked, sorted((set(touched) | of_event.keys()) - set(shelf.begun)))
    remove_empty(connection, looked.stories)
    looked.bound()


def _tied(connection: Connection, looked: Looked, begun: Sequence[Event]) -> list[Event]:
    """Events that have just begun, with the threads that they belong to."""
    thread_of = tie(connection, looked.stories, looked.changes or 0, begun)
    return [msgspec.structs.replace(event, thread=thread_of.get(event.id)) for event in begun]


def _pairs(of_event: dict[str, list[Told]]) -> Iterator[tuple[str, Told]]:
    for name, some in of_event.items():
        for one in some:
            yield name, one


def _report_row(event: str, told: Told) -> Row:
    return {"record_id": told.record_id, "event_id": event, "why": json_text(told.why)}


def exists(connection: Connection, name: str) -> bool:
    """Whether there is an event of this id."""
    return connection.execute(select(events.c.number).where(events.c.event_id == name)).first() is not None


def thread_of(connection: Connection, name: str) -> str | None:
    """The thread of an event."""
    return connection.execute(select(events.c.thread_id).where(events.c.event_id == name)).scalar()


def refresh(connection: Connection, looked: Looked, names: Sequence[str]) -> None:
    """Write events as their reports tell them now, as touched by this transaction."""
    for some in cut(names):
        threads = select(events.c.event_id, events.c.thread_id).where(events.c.event_id.in_(some))
        ties = {row[0]: row[1] for row in connection.execute(threads)}
        told = reports_of(connection, some)
        fresh = [event_of(name, told[name], ties[name]) for name in some]
        statement = update(events).where(events.c.event_id == bindparam("which"))
        for event in fresh:
            connection.execute(
                statement, event_row(event) | {"which": event.id, "touched": looked.changes or 0}
            )
        connection.execute(delete(event_names).where(event_names.c.event_id.in_(some)))
        _insert(connection, event_names, [row for event in fresh for row in name_rows(event)])


def reports_of(connection: Connection, names: Sequence[str]) -> dict[str, list[Told]]:
    """The reports of events, in the order in which they were linked."""
    of_event: dict[str, list[Told]] = {name: [] for name in names}
    for some in cut(names):
        query = (
            select(event_reports).where(event_reports.c.event_id.in_(some)).order_by(event_reports.c.number)
        )
        rows = connection.execute(query).mappings().all()
        told = told_records(connection, [row["record_id"] for row in rows])
        for row in rows:
            why = _WHY.decode(row["why"])
            of_event[row["event_id"]].append(msgspec.structs.replace(told[row["record_id"]], why=why))
    return of_event


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)

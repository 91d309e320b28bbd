"""What somebody should look at: told once when it begins and once when it is over, kept in the store.

Comes in: a connection within a transaction. Goes out: whether there is anything to tell. Kinds are
`source` (it gives nothing, or nothing sound) and `empty` (the pages of a host have no article any more).
"""

from typing import Literal

import msgspec
from sqlalchemy import Connection, select, update

from dienbien.store.kept import plain
from dienbien.store.watchschema import watch_alarms
from dienbien.watch.items import add

Kind = Literal["source", "empty"]


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """One alarm. `subject` is a source's name or a host; moments are seconds since 1970, `ended` None so
    far."""

    number: int
    kind: Kind
    subject: str
    message: str
    raised: float
    ended: float | None = None


def begin(connection: Connection, kind: Kind, subject: str, message: str, now: float) -> bool:
    """Note an alarm; False where it was begun before and is not over."""
    if _open(connection, kind, subject) is not None:
        return False
    row = {"kind": kind, "subject": subject, "message": message, "raised": now}
    add(connection, watch_alarms, row)
    return True


def end(connection: Connection, kind: Kind, subject: str, now: float) -> Alarm | None:
    """Note that an alarm is over; gives it, None where there was none."""
    alarm = _open(connection, kind, subject)
    if alarm is not None:
        which = watch_alarms.c.number == alarm.number
        connection.execute(update(watch_alarms).where(which).values(ended=now))
    return alarm


def open_alarms(connection: Connection) -> list[Alarm]:
    """The alarms that are not over, the earliest first."""
    query = select(watch_alarms).where(watch_alarms.c.ended.is_(None)).order_by(watch_alarms.c.number)
    return [Alarm(**plain(row)) for row in connection.execute(query).mappings()]


def _open(connection: Connection, kind: Kind, subject: str) -> Alarm | None:
    query = select(watch_alarms).where(
        watch_alarms.c.kind == kind, watch_alarms.c.subject == subject, watch_alarms.c.ended.is_(None)
    )
    row = connection.execute(query).mappings().first()
    return Alarm(**plain(row)) if row is not None else None

"""What the judging of alerts asks of a store and writes into it, within one writing transaction.

Comes in: a connection. Goes out: events that were touched since a rule last looked, what was said of them;
and back: alerts and messages for targets. What fits a rule is decided elsewhere (`dienbien.alerts`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, insert, or_, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from dienbien.linking import Event, Wanted
from dienbien.store import ids, kept, linked, mending, paging
from dienbien.store.alertschema import alert_cursors, alert_deliveries, alert_messages, alerts
from dienbien.store.eventrows import event_of_row
from dienbien.store.queries import conditions
from dienbien.store.schema import (
    decisions,
    documents,
    event_reports,
    events,
    records,
)

_RECORDS = msgspec.json.Decoder(dict[str, str])


class Position(NamedTuple):
    """How far a rule has looked: the count of changes, and the event's number within it."""

    touched: int
    number: int


_BEGINNING = Position(-1, -1)


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """That a rule has spoken of an event: what it said last, and how often.

    `facts` is JSON of whoever judges; `records` has the event's reports with their pages' names, by which it
    is found again where its id is gone. `quiet_until` (UTC) is when it may speak again; `is_waiting` says
    that something changed before.
    """

    alert_id: str
    rule: str
    event_id: str
    raised: str
    facts: str
    records: dict[str, str]
    messages: int
    quiet_until: str
    is_waiting: bool


class Seen(NamedTuple):
    """An event, without its reports, and where it stands."""

    position: Position
    event: Event


class AlertDesk:
    """An open transaction that judges alerts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def position(self, rule: str) -> Position:
        """How far a rule has looked; before everything where it never did."""
        query = select(alert_cursors.c.touched, alert_cursors.c.number).where(alert_cursors.c.rule == rule)
        row = self._connection.execute(query).first()
        return Position(row[0], row[1]) if row else _BEGINNING

    def move(self, rule: str, position: Position) -> None:
        """Note how far a rule has looked."""
        statement = self._dialect().insert(alert_cursors).values(rule=rule, **position._asdict())
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["rule"], set_=position._asdict())
        )

    def _dialect(self) -> Any:
        return sqlite if self._connection.dialect.name == "sqlite" else postgresql

    def touched(self, rule: str, after: Position, oldest: str | None, limit: int) -> list[Seen]:
        """Events written behind a position: those that ended on a day or later, and those with an alert."""
        query = (
            select(events)
            .where(tuple_(events.c.touched, events.c.number) > tuple_(*after))
            .order_by(events.c.touched, events.c.number)
            .limit(limit)
        )
        if oldest is not None:
            has_alert = select(alerts.c.alert_id).where(
                alerts.c.event_id == events.c.event_id, alerts.c.rule == rule
            )
            query = query.where(
                or_(events.c.last_day >= oldest, events.c.last_day.is_(None), has_alert.exists())
            )
        return [
            Seen(Position(row["touched"], row["number"]), event_of_row(kept.plain(row)))
            for row in self._connection.execute(query).mappings()
        ]

    def whole(self, event_id: str) -> Event | None:
        """An event with its reports, None where there is none of this id."""
        query = select(events).where(events.c.event_id == event_id)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            return None
        return event_of_row(kept.plain(row), linked.reports_of(self._connection, [event_id])[event_id])

    def beside(self, event: Event, wanted: Wanted) -> list[Event]:
        """The wanted events that the pages of an event tell, with their reports."""
        return paging.beside(self._connection, [event], wanted)

    def came_before(self, wanted: Wanted, event: Event) -> bool:
        """Whether another wanted event was on a day before the first of this one, or came in before it."""
        number = select(events.c.number).where(events.c.event_id == event.id).scalar_subquery()
        earlier: ColumnElement[bool] = events.c.number < number
        if event.first_day is not None:
            earlier = or_(events.c.first_day < event.first_day, earlier)
        query = select(events.c.number).where(*conditions(wanted), events.c.event_id != event.id, earlier)
        return self._connection.execute(query.limit(1)).first() is not None

    def split_off(self, event_id: str) -> tuple[str, ...]:
        """The events that were split off this one by hand and that are there."""
        query = (
            select(decisions.c.other_id)
            .where(decisions.c.event_id == event_id, decisions.c.kind == "split")
            .join(events, events.c.event_id == decisions.c.other_id)
        )
        return tuple(sorted(set(self._connection.execute(query).scalars())))

    def split_from(self, event_id: str) -> str | None:
        """The event that this one was split off by hand."""
        query = select(decisions.c.event_id).where(
            decisions.c.other_id == event_id, decisions.c.kind == "split"
        )
        return self._connection.execute(query.limit(1)).scalar()

    def follow(self, alert: Alert, event_type: str) -> str | None:
        """The event that has become of one whose id is gone: by hand, by its reports, else by their pages."""
        name = mending.current(self._connection, alert.event_id)
        if name is not None:
            return name
        found: Counter[str] = Counter()
        for some in kept.cut(sorted(alert.records)):
            query = select(event_reports.c.event_id).where(event_reports.c.record_id.in_(some))
            found.update(self._connection.execute(query).scalars())
        return _usual(found) or _usual(Counter(self._on_pages(alert, event_type)))

    def _on_pages(self, alert: Alert, event_type: str) -> Iterator[str]:
        """For each report on the pages of an alert that is of the type, its event."""
        names = [ids.page_id(name) for name in dict.fromkeys(alert.records.values())]
        for some in kept.cut(names):
            query = (
                select(event_reports.c.event_id)
                .join(records, records.c.record_id == event_reports.c.record_id)
                .join(documents, documents.c.document_id == records.c.document_id)
                .where(documents.c.page_id.in_(some), records.c.event == event_type)
            )
            yield from self._connection.execute(query).scalars()

    def alerts_of(self, rule: str, event_ids: Sequence[str]) -> dict[str, Alert]:
        """What a rule has said of events, by the event."""
        found: dict[str, Alert] = {}
        for some in kept.cut(event_ids):
            query = select(alerts).where(alerts.c.event_id.in_(some), alerts.c.rule == rule)
            found |= {alert.event_id: alert for alert in self._alerts(query)}
        return found

    def lost(self, rule: str, since: str) -> list[Alert]:
        """Alerts raised since a time whose event is not there any more."""
        is_there = select(events.c.number).where(events.c.event_id == alerts.c.event_id).exists()
        return self._alerts(select(alerts).where(_by(rule, since), ~is_there))

    def waiting(self, rule: str, now: str) -> list[Alert]:
        """Alerts that may speak again and have something to say."""
        may = and_(alerts.c.is_waiting, alerts.c.quiet_until <= now)
        return self._alerts(select(alerts).where(_by(rule, ""), may))

    def _alerts(self, query: Select[Any]) -> list[Alert]:
        rows = self._connection.execute(query.order_by(alerts.c.raised, alerts.c.alert_id)).mappings()
        return [_alert(kept.plain(row)) for row in rows]

    def write(self, alert: Alert) -> None:
        """Add an alert, or change it."""
        row = msgspec.structs.asdict(alert) | {"records": msgspec.json.encode(alert.records).decode()}
        statement = self._dialect().insert(alerts).values(row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["alert_id"], set_=row))

    def has(self, alert_id: str) -> bool:
        """Whether there is an alert of this id."""
        query = select(alerts.c.alert_id).where(alerts.c.alert_id == alert_id)
        return self._connection.execute(query).first() is not None

    def send(self, alert_id: str, message_id: str, made: str, body: str, targets: Iterable[str]) -> None:
        """Put a message on the way to targets."""
        row = {"message_id": message_id, "alert_id": alert_id, "made": made, "body": body}
        statement = insert(alert_messages).values(row).returning(alert_messages.c.number)
        number = self._connection.execute(statement).scalar_one()
        rows = [{"number": number, "target": target, "state": "waiting"} for target in targets]
        if rows:
            self._connection.execute(insert(alert_deliveries), rows)


def _alert(row: dict[str, Any]) -> Alert:
    return Alert(**row | {"records": _RECORDS.decode(row["records"])})


def _by(rule: str, since: str) -> ColumnElement[bool]:
    return and_(alerts.c.rule == rule, alerts.c.raised >= since)


def _usual(found: Counter[str]) -> str | None:
    """The event with most reports, the first by id of equals."""
    return min(found, key=lambda name: (-found[name], name), default=None)

"""Messages of alerts on their way to targets: what waits, what was sent, how a target fares.

Comes in: a target's name and what became of its messages. Goes out: what to send next. Every step is a
transaction of its own, written before and after sending: whoever is cut off in between sends the same again.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Engine, Select, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dienbien.store.alertdesk import AlertDesk
from dienbien.store.alertschema import alert_deliveries, alert_messages, alert_targets, alerts
from dienbien.store.alone import TakenError, alone
from dienbien.store.kept import plain

Ending = Literal["sent", "refused", "expired"]


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A message that a target has not got yet; `bundle` is the id of those it must be sent with."""

    number: int
    message_id: str
    alert_id: str
    made: str
    body: str
    bundle: str | None


class TargetState(msgspec.Struct, frozen=True, kw_only=True):
    """How a target fares: failures in a row, refusals of its next message, when to try again (UTC)."""

    target: str
    failures: int = 0
    refusals: int = 0
    next_try: str | None = None
    last_success: str | None = None
    last_error: str | None = None


class AlertLine(msgspec.Struct, frozen=True, kw_only=True):
    """An alert as it is listed: its newest message, and how many messages wait, were sent or given up."""

    alert_id: str
    rule: str
    event_id: str
    raised: str
    messages: int
    waiting: int
    sent: int
    given_up: int
    body: str


class Outbox:
    """What a store does for alerts."""

    name: str
    _engine: Engine

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _writing(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    @contextmanager
    def judging_alerts(self) -> Iterator[AlertDesk]:
        """A transaction in which alerts are judged: all that is written or nothing."""
        with self._writing() as connection:
            yield AlertDesk(connection)

    @contextmanager
    def trying_alerts(self) -> Iterator[AlertDesk]:
        """The same to look only."""
        with self._reading() as connection:
            yield AlertDesk(connection)

    @contextmanager
    def sending_alone(self) -> Iterator[bool]:
        """Whether nobody else sends messages of this store; nobody can until this ends, however it ends."""
        with ExitStack() as stack:
            try:
                stack.enter_context(alone(self._engine, self.name, "sending"))
            except TakenError:
                yield False
                return
            yield True

    def waiting_messages(self, target: str, limit: int) -> list[Waiting]:
        """What a target has not got yet, the oldest first."""
        query = (
            _messages(target, alert_deliveries.c.state == "waiting")
            .order_by(alert_messages.c.number)
            .limit(limit)
        )
        with self._reading() as connection:
            return [Waiting(**plain(row)) for row in connection.execute(query).mappings()]

    def newest_messages(self, target: str, limit: int) -> list[Waiting]:
        """What was ever written for a target, the newest first."""
        query = _messages(target).order_by(alert_messages.c.number.desc()).limit(limit)
        with self._reading() as connection:
            return [Waiting(**plain(row)) for row in connection.execute(query).mappings()]

    def sent_since(self, target: str, time: str) -> list[str]:
        """When (UTC) each sending to a target ended since a time; a bundle counts once."""
        deliveries = alert_deliveries.c
        one = func.coalesce(deliveries.bundle, func.cast(deliveries.number, deliveries.target.type))
        query = (
            select(func.max(deliveries.ended))
            .where(deliveries.target == target, deliveries.state == "sent", deliveries.ended > time)
            .group_by(one)
        )
        with self._reading() as connection:
            return sorted(connection.execute(query).scalars())

    def bundle(self, target: str, numbers: Sequence[int], bundle: str) -> None:
        """Note that messages go together from now on, under one id."""
        with self._writing() as connection:
            connection.execute(_deliveries(target, numbers).values(bundle=bundle))

    def end_messages(self, target: str, numbers: Sequence[int], ending: Ending, now: str) -> None:
        """Note that messages don't wait any more, and, where they were sent, that the target is well."""
        with self._writing() as connection:
            connection.execute(_deliveries(target, numbers).values(state=ending, ended=now))
            if ending == "sent":
                _set_target(connection, TargetState(target=target, last_success=now))

    def target_state(self, target: str) -> TargetState:
        """How a target fares."""
        with self._reading() as connection:
            query = select(alert_targets).where(alert_targets.c.target == target)
            row = connection.execute(query).mappings().first()
            return TargetState(**plain(row)) if row else TargetState(target=target)

    def set_target_state(self, state: TargetState) -> None:
        """Note how a target fares."""
        with self._writing() as connection:
            _set_target(connection, state)

    def target_states(self) -> list[TargetState]:
        """How all targets fare that were ever sent to."""
        with self._reading() as connection:
            rows = connection.execute(select(alert_targets).order_by(alert_targets.c.target)).mappings()
            return [TargetState(**plain(row)) for row in rows]

    def count_waiting(self) -> dict[str, int]:
        """How many messages each target has not got yet."""
        query = (
            select(alert_deliveries.c.target, func.count())
            .where(alert_deliveries.c.state == "waiting")
            .group_by(alert_deliveries.c.target)
        )
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def alert_lines(self, limit: int) -> list[AlertLine]:
        """Alerts with what became of their messages, the latest first."""
        with self._reading() as connection:
            return [AlertLine(**plain(row)) for row in connection.execute(_lines(limit)).mappings()]


def _messages(target: str, *further: Any) -> Select[Any]:
    names = ("number", "message_id", "alert_id", "made", "body")
    return (
        select(*(alert_messages.c[name] for name in names), alert_deliveries.c.bundle)
        .join(alert_deliveries, alert_deliveries.c.number == alert_messages.c.number)
        .where(alert_deliveries.c.target == target, *further)
    )


def _deliveries(target: str, numbers: Sequence[int]) -> Any:
    deliveries = alert_deliveries.c
    return update(alert_deliveries).where(deliveries.target == target, deliveries.number.in_(numbers))


def _set_target(connection: Connection, state: TargetState) -> None:
    """Write a target's state; when it last was well is kept unless there is something newer."""
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    row = msgspec.structs.asdict(state)
    newer = {name: value for name, value in row.items() if name != "last_success" or value is not None}
    statement = dialect.insert(alert_targets).values(row)
    connection.execute(statement.on_conflict_do_update(index_elements=["target"], set_=newer))


def _lines(limit: int) -> Select[Any]:
    def count(*states: str) -> Any:
        return (
            select(func.count())
            .select_from(alert_deliveries)
            .join(alert_messages, alert_messages.c.number == alert_deliveries.c.number)
            .where(alert_messages.c.alert_id == alerts.c.alert_id, alert_deliveries.c.state.in_(states))
            .scalar_subquery()
        )

    newest = (
        select(alert_messages.c.body)
        .where(alert_messages.c.alert_id == alerts.c.alert_id)
        .order_by(alert_messages.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    names = ("alert_id", "rule", "event_id", "raised", "messages")
    return (
        select(
            *(alerts.c[name] for name in names),
            count("waiting").label("waiting"),
            count("sent").label("sent"),
            count("refused", "expired").label("given_up"),
            newest.label("body"),
        )
        .order_by(alerts.c.raised.desc(), alerts.c.alert_id)
        .limit(limit)
    )

"""What an analyst decided about events: merged or split, by whom and why; later runs keep to it.

Comes in: a connection and records. Goes out: for each record the event that it belongs to by hand, and those
that it is kept out of. A later decision goes before an earlier one.
"""

import datetime
import secrets
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, select

from dienbien.linking.shelf import Hand
from dienbien.store.kept import cut
from dienbien.store.schema import decision_records, decisions, event_reports


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """That two events are one (`merge`: `other_id` is gone), or are two (`split`: `other_id` is new)."""

    decision_id: str
    made: str
    author: str
    kind: Literal["merge", "split"]
    reason: str
    event_id: str
    other_id: str


def note(
    connection: Connection,
    decision: Decision,
    of_event: Sequence[str],
    of_other: Sequence[str],
) -> None:
    """Write a decision down with the records of both events."""
    connection.execute(insert(decisions), msgspec.structs.asdict(decision))
    rows = [
        {"decision_id": decision.decision_id, "record_id": record_id, "part": part}
        for part, records in enumerate((of_event, of_other))
        for record_id in records
    ]
    connection.execute(insert(decision_records), rows)


def decision(kind: Literal["merge", "split"], author: str, reason: str, event: str, other: str) -> Decision:
    """A decision made now."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    return Decision(
        decision_id=f"{now}-{secrets.token_hex(3)}",
        made=now,
        author=author,
        kind=kind,
        reason=reason,
        event_id=event,
        other_id=other,
    )


def all_decisions(connection: Connection) -> list[Decision]:
    """Every decision, the earliest first."""
    rows = connection.execute(select(decisions).order_by(decisions.c.decision_id)).mappings()
    return [Decision(**row) for row in rows]


def merged_into(connection: Connection, event: str) -> str | None:
    """The event that this one was merged into by hand, None where it was not."""
    query = (
        select(decisions.c.event_id)
        .where(decisions.c.other_id == event, decisions.c.kind == "merge")
        .order_by(decisions.c.decision_id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


class Hands:
    """What was decided about some records, while they are linked one after the other."""

    def __init__(self, connection: Connection, record_ids: Sequence[str]) -> None:
        """Look up the decisions about these records, and where the others are that they were about."""
        self._together, self._apart = _relations(connection, record_ids)
        related = (*self._together.values(), *self._apart.values())
        self._event_of = _events(connection, list({other for some in related for other in some}))

    @property
    def events(self) -> list[str]:
        """The events that a record may belong to by hand, as far as they are there yet."""
        return sorted(set(self._event_of.values()))

    def joined(self, record_id: str, event: str) -> None:
        """A record belongs to an event from now on: those that were coded anew with it follow."""
        self._event_of[record_id] = event

    def of(self, record_id: str) -> Hand:
        """What was decided about a record."""
        event_of = self._event_of
        others = self._apart.get(record_id, ())
        kept_out = frozenset(event_of[other] for other in others if other in event_of)
        mine = sorted(self._together.get(record_id, ()))
        votes = Counter(event_of[other] for other in mine if other in event_of)
        event = next((name for name, _ in votes.most_common() if name not in kept_out), None)
        return Hand(event, kept_out)


def _relations(
    connection: Connection, record_ids: Sequence[str]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each record those that it belongs together with, and those that it is kept apart from."""
    together: dict[str, set[str]] = defaultdict(set)
    apart: dict[str, set[str]] = defaultdict(set)
    mine, other = decision_records.alias(), decision_records.alias()
    for some in cut(record_ids):
        query = (
            select(mine.c.record_id, other.c.record_id, mine.c.part == other.c.part, decisions.c.kind)
            .join(decisions, decisions.c.decision_id == mine.c.decision_id)
            .join(other, other.c.decision_id == mine.c.decision_id)
            .where(mine.c.record_id.in_(some), other.c.record_id != mine.c.record_id)
            .order_by(decisions.c.decision_id)
        )
        for record_id, other_id, is_same_part, kind in connection.execute(query):
            is_together = kind == "merge" or is_same_part
            (together if is_together else apart)[record_id].add(other_id)
            (apart if is_together else together)[record_id].discard(other_id)
    return together, apart


def _events(connection: Connection, record_ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in cut(record_ids):
        query = select(event_reports.c.record_id, event_reports.c.event_id)
        for row in connection.execute(query.where(event_reports.c.record_id.in_(some))):
            found[row[0]] = row[1]
    return found

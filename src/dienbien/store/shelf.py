"""A linker's shelf in the store: events that were linked before, and what an analyst decided about them.

Comes in: a connection within a writing transaction, and reports. Goes out: what linking asks for, and rows of
what it did. What was looked up is kept from batch to batch as long as nobody else writes.
"""

from collections.abc import Iterable, Sequence
from itertools import count, islice

import msgspec
from sqlalchemy import Connection, select

from dienbien.linking import Report, report_of
from dienbien.linking.linker import keys_of
from dienbien.linking.shelf import MOST_EVENTS, Hand
from dienbien.store import ids
from dienbien.store.decided import Hands
from dienbien.store.kept import cut, told_records
from dienbien.store.schema import event_keys, event_reports, events
from dienbien.store.threaded import Stories

_MOST_REPORTS = 60_000
_MOST_KEYS = 60_000


class Looked:
    """What linking has looked up: bounded, and dropped where another program wrote to the store."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.events: dict[str, list[Report]] = {}
        self.keys: dict[str, list[str]] = {}
        self.stories = Stories()
        self.changes: int | None = None

    def drop(self) -> None:
        """Forget everything."""
        self.events.clear()
        self.keys.clear()
        self.stories.drop()
        self.changes = None

    def bound(self) -> None:
        """Forget what was looked up first, where it is too much."""
        self.stories.bound()
        held = sum(map(len, self.events.values()))
        for event in list(self.events) if held > _MOST_REPORTS else ():
            held -= len(self.events.pop(event))
            if held <= _MOST_REPORTS // 2:
                break
        if len(self.keys) > _MOST_KEYS:
            for key in list(islice(self.keys, len(self.keys) - _MOST_KEYS // 2)):
                del self.keys[key]


class Joined(msgspec.Struct, frozen=True):
    """A report that was put to an event."""

    record_id: str
    event_id: str


class StoreShelf:
    """A shelf over a store's tables. What is new is in `begun`, `joined` and `noted`, not written."""

    def __init__(self, connection: Connection, looked: Looked, reports: Sequence[Report]) -> None:
        """Look up what linking these reports may ask for."""
        self._connection = connection
        self._looked = looked
        self.begun: list[str] = []
        self.joined: list[Joined] = []
        self.noted: list[tuple[str, str]] = []
        self._hands = Hands(connection, [report.record_id for report in reports])
        self._taken = self._events_named([report.record_id for report in reports])
        keys = dict.fromkeys(key for report in reports for key in keys_of(report, slack=1))
        self._look_up_keys([key for key in keys if key not in looked.keys])
        wanted = [event for key in keys for event in looked.keys[key]]
        self._look_up_events([*wanted, *self._hands.events])

    def events(self, key: str) -> Sequence[str]:
        """The latest events of a key, the latest last."""
        return self._looked.keys[key]

    def reports(self, event: str) -> Sequence[Report]:
        """The reports of an event in the order in which they were linked."""
        return self._looked.events[event]

    def by_hand(self, report: Report) -> Hand:
        """What was decided by hand for a report."""
        return self._hands.of(report.record_id)

    def begin(self, report: Report) -> str:
        """Put a report on the shelf as a new event."""
        names = (ids.event_id(report.record_id, number) for number in count())
        event = next(name for name in names if name not in self._taken and name not in self._looked.events)
        self._taken.add(event)
        self.begun.append(event)
        self._looked.events[event] = []
        self.join(event, report)
        return event

    def join(self, event: str, report: Report) -> None:
        """Put a report to an event."""
        self._looked.events[event].append(report)
        self.joined.append(Joined(report.record_id, event))
        self._hands.joined(report.record_id, event)

    def note(self, event: str, keys: Sequence[str]) -> None:
        """Have an event found by keys from now on."""
        for key in keys:
            known = self._looked.keys[key]
            if event not in known:
                known.append(event)
                del known[:-MOST_EVENTS]
                self.noted.append((key, event))

    def _events_named(self, names: Sequence[str]) -> set[str]:
        """Those of the ids, and of what follows them, that events have."""
        found: set[str] = set()
        for some in cut(names):
            query = select(events.c.event_id).where(events.c.event_id.in_(some))
            found.update(self._connection.execute(query).scalars())
        further = [ids.event_id(name, number) for name in found for number in range(1, 4)]
        return found | self._events_named(further) if further else found

    def _look_up_keys(self, keys: Iterable[str]) -> None:
        for key in keys:
            query = (
                select(event_keys.c.event_id)
                .where(event_keys.c.key == key)
                .order_by(event_keys.c.number.desc())
                .limit(MOST_EVENTS)
            )
            self._looked.keys[key] = list(self._connection.execute(query).scalars())[::-1]

    def _look_up_events(self, wanted: Iterable[str]) -> None:
        missing = list(dict.fromkeys(event for event in wanted if event not in self._looked.events))
        of_record: dict[str, str] = {}
        for some in cut(missing):
            query = (
                select(event_reports.c.record_id, event_reports.c.event_id)
                .where(event_reports.c.event_id.in_(some))
                .order_by(event_reports.c.number)
            )
            of_record |= {row[0]: row[1] for row in self._connection.execute(query)}
        told = told_records(self._connection, list(of_record))
        for record_id, event in of_record.items():
            self._looked.events.setdefault(event, []).append(report_of(told[record_id]))

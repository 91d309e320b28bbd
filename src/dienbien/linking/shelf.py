"""Where a linker keeps its events and finds them again, and what an analyst decided about them.

Comes in: reports that were linked. Goes out: events by key, and their reports. This one is in memory; a store
has its own (`dienbien.store.shelf`).
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from dienbien.linking.reports import Report

MOST_EVENTS = 200
"""Events of one type, side and week that are looked at, the latest."""


class Hand(msgspec.Struct, frozen=True):
    """What was decided by hand for a report: the event that it belongs to, events that it is kept out of."""

    event: str | None = None
    kept_out_of: frozenset[str] = frozenset()


UNTOUCHED = Hand()


class Shelf(Protocol):
    """Events with their reports, by key."""

    def events(self, key: str) -> Sequence[str]:
        """The latest `MOST_EVENTS` events of a key, the latest last."""

    def reports(self, event: str) -> Sequence[Report]:
        """The reports of an event in the order in which they were linked."""

    def by_hand(self, report: Report) -> Hand:
        """What was decided by hand for a report."""

    def begin(self, report: Report) -> str:
        """Put a report on the shelf as a new event; gives the event's id."""

    def join(self, event: str, report: Report) -> None:
        """Put a report to an event."""

    def note(self, event: str, keys: Sequence[str]) -> None:
        """Have an event found by keys from now on."""


class MemoryShelf:
    """A shelf in memory, for the records of one call."""

    def __init__(self) -> None:
        """Nothing on it."""
        self._events: dict[str, list[Report]] = {}
        self._index: dict[str, list[str]] = {}

    def events(self, key: str) -> Sequence[str]:
        """The latest events of a key, the latest last."""
        return self._index.get(key, [])[-MOST_EVENTS:]

    def reports(self, event: str) -> Sequence[Report]:
        """The reports of an event in the order in which they were linked."""
        return self._events[event]

    def by_hand(self, report: Report) -> Hand:
        """Nothing is decided by hand here."""
        return UNTOUCHED

    def begin(self, report: Report) -> str:
        """Put a report on the shelf as an event with the report's id."""
        self._events[report.record_id] = [report]
        return report.record_id

    def join(self, event: str, report: Report) -> None:
        """Put a report to an event."""
        self._events[event].append(report)

    def note(self, event: str, keys: Sequence[str]) -> None:
        """Have an event found by keys from now on."""
        for key in keys:
            known = self._index.setdefault(key, [])
            if event not in known[-MOST_EVENTS:]:
                known.append(event)

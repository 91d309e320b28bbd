"""Reports of many pages to events, one report after the other.

Comes in: reports in any order. Goes out: for each the event it belongs to, and why. Reports are looked up by
what they must share with an event (type, a side, a week), so that the cost of one does not grow with all that
came before. The same reports in the same order give the same events.
"""

from collections.abc import Iterable, Iterator

import msgspec

from dienbien.linking.comparing import ENOUGH, evidence, ruled_out
from dienbien.linking.events import Event, event_of
from dienbien.linking.reports import Report, report_of
from dienbien.linking.told import Told

_COMPARED = 6
"""Reports of an event that a new one is compared with: its first and its latest."""
_MOST_EVENTS = 200
"""Events of one type, side and week that are looked at, the latest first."""
_WEEK = 7


class Link(msgspec.Struct, frozen=True):
    """Where a report belongs: `event` is its first report's id; `reasons` are empty for a new event."""

    event: str
    reasons: dict[str, int] = {}


class Linker:
    """Events so far, and the index to find them by."""

    def __init__(self) -> None:
        """No events yet."""
        self.events: dict[str, list[Report]] = {}
        self._index: dict[tuple[str, str, int], list[str]] = {}

    def add(self, report: Report) -> Link:
        """Link a report to the event that it fits best, else begin a new one."""
        best, reasons, score = "", {}, ENOUGH - 1
        for event in self._candidates(report):
            found = self._compare(report, self.events[event])
            if sum(found.values()) > score:
                best, reasons, score = event, found, sum(found.values())
        if best:
            self.events[best].append(report)
        else:
            best = report.record_id
            self.events[best] = [report]
        self._note(report, best)
        return Link(best, reasons)

    def _candidates(self, report: Report) -> Iterator[str]:
        seen: set[str] = set()
        for key in _keys(report, slack=1):
            for event in reversed(self._index.get(key, [])[-_MOST_EVENTS:]):
                if event not in seen:
                    seen.add(event)
                    yield event

    def _note(self, report: Report, event: str) -> None:
        for key in _keys(report, slack=0):
            known = self._index.setdefault(key, [])
            if event not in known[-_MOST_EVENTS:]:
                known.append(event)

    def _compare(self, report: Report, event: list[Report]) -> dict[str, int]:
        """The best evidence among an event's reports; none where one of them rules the new one out."""
        if any(other.document_id == report.document_id for other in event):
            return {}
        some = event if len(event) <= _COMPARED else [*event[: _COMPARED // 2], *event[-_COMPARED // 2 :]]
        if any(ruled_out(report, other) for other in some):
            return {}
        return max((evidence(report, other) for other in some), key=lambda found: sum(found.values()))


def _keys(report: Report, slack: int) -> Iterator[tuple[str, str, int]]:
    if report.first is None or report.last is None:
        return
    weeks = range((report.first - slack) // _WEEK, (report.last + slack) // _WEEK + 1)
    for side in sorted(report.sides):
        for week in weeks:
            yield report.event, side, week


def link(told: Iterable[Told]) -> list[Event]:
    """The events that records of many pages tell, in the order of their first reports."""
    linker = Linker()
    reports: dict[str, list[Told]] = {}
    for one in told:
        found = linker.add(report_of(one.record_id, one.document_id, one.record, one.day))
        reports.setdefault(found.event, []).append(msgspec.structs.replace(one, why=found.reasons))
    return [event_of(event, some) for event, some in reports.items()]

"""Reports of many pages to events, one report after the other.

Comes in: reports in any order. Goes out: for each the event it belongs to, and why. Reports are looked up by
what they must share with an event (type, a side, a week), so that the cost of one does not grow with all that
came before. The same reports in the same order give the same events.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dienbien.linking.comparing import ENOUGH, evidence
from dienbien.linking.compatible import compatible
from dienbien.linking.events import Event, event_of
from dienbien.linking.gates import ruled_out
from dienbien.linking.reports import Report, report_of
from dienbien.linking.shelf import Hand, MemoryShelf, Shelf
from dienbien.linking.told import Told

BY_HAND = "decided by hand"
_COMPARED = 6
"""Reports of an event that a new one is compared with: its first and its latest."""
_SURE = 6
"""Evidence that links against a few reports that rule it out."""
_WEEK = 7


class Link(msgspec.Struct, frozen=True):
    """Where a report belongs; `reasons` are empty for a new event."""

    event: str
    reasons: dict[str, int] = {}


class Linker:
    """Links reports to the events of a shelf. What was decided by hand goes before everything else."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        """Use a shelf; by default a new one in memory."""
        self._shelf: Shelf = MemoryShelf() if shelf is None else shelf

    def add(self, report: Report) -> Link | None:
        """Link a report to the event that it fits best, else begin a new one.

        A teaser of what is known already is left out, None: another page tells it.
        """
        hand = self._shelf.by_hand(report)
        link = Link(hand.event, {BY_HAND: ENOUGH}) if hand.event else self._best(report, hand)
        if link is not None and report.is_teaser and not hand.event:
            return None
        if link is None:
            link = Link(self._shelf.begin(report))
        else:
            self._shelf.join(link.event, report)
        self._shelf.note(link.event, keys_of(report))
        return link

    def possible(self, report: Report) -> Iterator[Link]:
        """All events that the report may be linked to, each with what speaks for it."""
        for event in self._candidates(report):
            found = _compared(report, self._shelf.reports(event))
            if sum(found.values()) >= ENOUGH:
                yield Link(event, found)

    def _best(self, report: Report, hand: Hand) -> Link | None:
        fit = (link for link in self.possible(report) if link.event not in hand.kept_out_of)
        return max(fit, key=lambda link: sum(link.reasons.values()), default=None)

    def _candidates(self, report: Report) -> Iterator[str]:
        seen: set[str] = set()
        for key in keys_of(report, slack=1):
            for event in reversed(self._shelf.events(key)):
                if event not in seen:
                    seen.add(event)
                    yield event


def _compared(report: Report, event: Sequence[Report]) -> dict[str, int]:
    """The best evidence among an event's reports; none where one of them rules the new one out.

    Some of many may: what is sure enough by another report is linked against a few, which may be wrong.
    """
    if any(other.document_id == report.document_id for other in event):
        return {}
    some = event if len(event) <= _COMPARED else [*event[: _COMPARED // 2], *event[-_COMPARED // 2 :]]
    near = [other for other in some if not ruled_out(report, other)]
    if 2 * len(near) <= len(some):
        return {}
    best = max((evidence(report, other) for other in near), key=lambda found: sum(found.values()))
    return best if len(near) == len(some) or sum(best.values()) >= _SURE else {}


def keys_of(report: Report, slack: int = 0) -> list[str]:
    """What an event is found by for a report: type, a side and a week.

    With `slack`, what is to be looked up: so many days more at both ends, and types that may tell the same.
    """
    if report.first is None or report.last is None:
        return []
    types = (report.event, *sorted(compatible(report.event))) if slack else (report.event,)
    weeks = range((report.first - slack) // _WEEK, (report.last + slack) // _WEEK + 1)
    sides = sorted(report.anchors)
    return [f"{event} {side} {week}" for event in types for side in sides for week in weeks]


def blocks_of(report: Report) -> list[str]:
    """A side and a week each: reports that `keys_of` has looked up for one another share a block."""
    if report.first is None or report.last is None:
        return []
    weeks = range((report.first - 1) // _WEEK, (report.last + 1) // _WEEK + 1)
    return [f"{side} {week}" for side in sorted(report.anchors) for week in weeks]


def link(told: Iterable[Told]) -> list[Event]:
    """The events that records of many pages tell, in the order of their first reports."""
    linker = Linker()
    reports: dict[str, list[Told]] = {}
    for one in told:
        if found := linker.add(report_of(one)):
            reports.setdefault(found.event, []).append(msgspec.structs.replace(one, why=found.reasons))
    return [event_of(event, some) for event, some in reports.items()]

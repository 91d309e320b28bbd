"""Agreements as bars under a chart of the same days.

Comes in: agreements, the events of a story, its chart. Goes out: for each agreement that the events tell of,
where its bar begins and ends between 0 and `bars.WIDTH`. A bar ends on the first day on which pages tell that
it was broken or ended, its terms end it or the next agreement does; else at the edge.
"""

import datetime
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

import msgspec

from dienbien.ledger import Agreement
from dienbien.ledger.drafts import ENDING
from dienbien.records.edtf import earliest
from dienbien.web.pages.bars import WIDTH, Chart


class Truce(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement with its bar; `end` is the day (ISO 8601) on which it ended, None where none is told."""

    agreement: Agreement
    end: str | None
    left: float
    width: float


def truces_of(agreements: Iterable[Agreement], events: AbstractSet[str], chart: Chart) -> list[Truce]:
    """The agreements that the events tell of, those of no known day left out."""
    first = datetime.date.fromisoformat(chart.first).toordinal()
    last = datetime.date.fromisoformat(chart.last).toordinal() + 1
    scale = WIDTH / (last - first)
    found = []
    for agreement in agreements:
        begin = earliest(agreement.begins or agreement.known_since or "")
        if begin is None or events.isdisjoint(agreement.events):
            continue
        end = _end(agreement)
        until = datetime.date.fromisoformat(end).toordinal() if end else last
        left = min(max(begin.toordinal(), first), last - 1)
        right = min(max(until, left + 1), last)
        found.append(
            Truce(agreement=agreement, end=end, left=(left - first) * scale, width=(right - left) * scale)
        )
    return found


def _end(agreement: Agreement) -> str | None:
    """The day on which it ended, as far as pages tell."""
    told = [step.day for step in agreement.history if step.step in ENDING and step.day]
    days = [day for day in (*told, agreement.expires, agreement.until) if day]
    ends = [day for day in map(earliest, days) if day]
    return min(ends).isoformat() if ends else None

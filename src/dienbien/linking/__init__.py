"""The front door of linking: records of different pages to the events that they tell (docs/linking.md).

Comes in: records with the days of their pages. Goes out: events, and why each report belongs to its own. It
knows no language and no store.
"""

from dienbien.linking.events import Event, EventLoss, Told, event_of
from dienbien.linking.linker import Link, Linker, link
from dienbien.linking.reports import Report, report_of

__all__ = ["Event", "EventLoss", "Link", "Linker", "Report", "Told", "event_of", "link", "report_of"]

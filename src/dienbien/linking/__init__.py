"""The front door of linking: records of different pages to the events that they tell (docs/linking.md).

Comes in: records with the days of their pages. Goes out: events, and why each report belongs to its own;
threads of events that are one story over days. It knows no language and no store.
"""

from dienbien.linking.events import Event, EventLoss, EventPlace, Party, event_of
from dienbien.linking.knots import Knot, knot_of
from dienbien.linking.linker import Link, Linker, link
from dienbien.linking.reports import Report, report_of
from dienbien.linking.threads import Thread, thread_name
from dienbien.linking.told import OPENING, Told
from dienbien.linking.tying import Joined, Threads
from dienbien.linking.wanted import Wanted

__all__ = [
    "OPENING",
    "Event",
    "EventLoss",
    "EventPlace",
    "Joined",
    "Knot",
    "Link",
    "Linker",
    "Party",
    "Report",
    "Thread",
    "Threads",
    "Told",
    "Wanted",
    "event_of",
    "knot_of",
    "link",
    "report_of",
    "thread_name",
]

"""The front door of the store: pages, records and events kept in SQLite or PostgreSQL (docs/store.md).

Comes in: documents with the records coded from them. Goes out: the same again, the events that they tell, and
answers to questions. It knows nothing of languages, files or terminals.
"""

from dienbien.store.decided import Decision
from dienbien.store.errors import StoreError
from dienbien.store.overview import DayCount, DyadCount, Overview, PlaceCount
from dienbien.store.paging import Listed, Page, Position, Reported
from dienbien.store.queries import Actor, Order, Place, Thread
from dienbien.store.reviewing import Judged, PageOrder, Queued, RecordOrder
from dienbien.store.searching import Hit
from dienbien.store.store import Counts, Store

__all__ = [
    "Actor",
    "Counts",
    "DayCount",
    "Decision",
    "DyadCount",
    "Hit",
    "Judged",
    "Listed",
    "Order",
    "Overview",
    "Page",
    "PageOrder",
    "Place",
    "PlaceCount",
    "Position",
    "Queued",
    "RecordOrder",
    "Reported",
    "Store",
    "StoreError",
    "Thread",
]

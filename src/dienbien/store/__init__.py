"""The front door of the store: pages and records kept in SQLite or PostgreSQL (docs/store.md).

Comes in: documents with the records coded from them. Goes out: the same again, and answers to questions.
It knows nothing of languages, files or terminals.
"""

from dienbien.store.errors import StoreError
from dienbien.store.store import Counts, Hit, Store

__all__ = ["Counts", "Hit", "Store", "StoreError"]

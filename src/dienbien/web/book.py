"""The agreements of a store with what followed them, kept while the store stays as it is.

Comes in: a store. Goes out: agreements with their ledgers. Finding them reads every event, which takes
seconds where there are thousands: so it is done once for all readers, and where the store changes all the
time, what was found a moment ago is shown meanwhile.
"""

import threading
import time

import msgspec

from dienbien.ledger import Agreement, Entry, agreements, ledger
from dienbien.store import Store

_SECONDS = 60.0
"""How old what is shown may be while the store changes."""


class Followed(msgspec.Struct, frozen=True):
    """An agreement and what followed it, by day."""

    agreement: Agreement
    entries: tuple[Entry, ...]


class _Found(msgspec.Struct, frozen=True):
    state: int
    at: float
    followed: tuple[Followed, ...]


class Book:
    """The agreements of one store; may be asked from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._found: _Found | None = None

    def all(self) -> tuple[Followed, ...]:
        """All agreements, the earliest first; at most a minute behind the store. Raises `StoreError`."""
        return self._current().followed

    def state(self) -> int:
        """The changes of the store of which `all` tells."""
        return self._current().state

    def one(self, agreement_id: str) -> Followed | None:
        """The agreement of an id."""
        return next((one for one in self.all() if one.agreement.id == agreement_id), None)

    def _current(self) -> _Found:
        found = self._found
        if found is not None and (self._is_fresh(found) or self._lock.locked()):
            return found
        with self._lock:
            if self._found is None or not self._is_fresh(self._found):
                self._found = self._find()
            return self._found

    def _is_fresh(self, found: _Found) -> bool:
        return time.monotonic() - found.at < _SECONDS or found.state == self._store.changes()

    def _find(self) -> _Found:
        state = self._store.changes()
        events = list(self._store.events(reports=True))
        followed = tuple(Followed(one, ledger(one, events)) for one in agreements(events))
        return _Found(state, time.monotonic(), followed)

"""The agreements of a store with what followed them, kept while the store stays as it is.

Comes in: a store. Goes out: agreements with their ledgers. Finding them reads every event, which takes
seconds where there are thousands: so it is done once for all readers. Where the store changes all the time,
what was found is shown for a minute, and longer while it is found anew, in a process of its own.
"""

import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import msgspec
from anyio import to_thread

from dienbien.ledger import Agreement, Entry, agreements, ledger
from dienbien.store import Store, StoreError
from dienbien.web.answers import AnyRequest, Depends, Parts
from dienbien.web.pulse import Pulse

_SECONDS = 60.0
"""How old what is shown may be while the store changes, until it is found anew."""
_NICE = 10


class Followed(msgspec.Struct, frozen=True):
    """An agreement and what followed it, by day."""

    agreement: Agreement
    entries: tuple[Entry, ...]


class _Found(msgspec.Struct, frozen=True):
    state: str
    at: float
    followed: tuple[Followed, ...]


class Book:
    """The agreements of the store at `where`; may be asked from several threads."""

    def __init__(self, where: str, store: Store, pulse: Pulse) -> None:
        self._where = where
        self._store = store
        self._pulse = pulse
        self._lock = threading.Lock()
        self._found: _Found | None = None

    def all(self) -> tuple[Followed, ...]:
        """All agreements, the earliest first. Raises `StoreError`."""
        return self._current().followed

    def state(self) -> str:
        """The state of the store of which `all` tells. Raises `StoreError`."""
        return self._current().state

    def with_state(self, depends: Depends) -> Depends:
        """What an answer from the book depends on, beside what else it does."""

        async def both(request: AnyRequest) -> Parts:
            parts = await depends(request)
            return parts and (*parts, await to_thread.run_sync(self.state))

        return both

    def one(self, agreement_id: str) -> Followed | None:
        """The agreement of an id."""
        return next((one for one in self.all() if one.agreement.id == agreement_id), None)

    def _current(self) -> _Found:
        found = self._found
        if found is None:
            return self._first()
        if not self._is_fresh(found) and self._lock.acquire(blocking=False):
            threading.Thread(target=self._find_aside, daemon=True).start()
        return found

    def _first(self) -> _Found:
        with self._lock:
            if self._found is None:
                state = self._pulse.state()
                self._found = _Found(state, time.monotonic(), followed_in(self._store))
            return self._found

    def _is_fresh(self, found: _Found) -> bool:
        return time.monotonic() - found.at < _SECONDS or found.state == self._pulse.state()

    def _find_aside(self) -> None:
        """Find them anew; the lock is held, and given back. A store that fails is shown as it was."""
        try:
            state = self._pulse.state()
            context = get_context("spawn")
            with ProcessPoolExecutor(1, context, initializer=os.nice, initargs=(_NICE,)) as aside:
                found = aside.submit(_followed_at, self._where).result()
            self._found = _Found(state, time.monotonic(), found)
        except (StoreError, BrokenProcessPool, OSError):
            self._found = msgspec.structs.replace(self._found, at=time.monotonic()) if self._found else None
        finally:
            self._lock.release()


def followed_in(store: Store) -> tuple[Followed, ...]:
    """All agreements of a store with their ledgers. Raises `StoreError`."""
    events = list(store.events(reports=True))
    return tuple(Followed(one, ledger(one, events)) for one in agreements(events))


def _followed_at(where: str) -> tuple[Followed, ...]:
    with Store(where, must_exist=True) as store:
        return followed_in(store)

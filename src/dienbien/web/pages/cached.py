"""What takes long to make is made once for each change of the store.

Comes in: a store, a name for the thing, how to make it. Goes out: the thing, perhaps made before. Who asks
for something slow that the store has outgrown gets it as it was, and it is made anew meanwhile: while an
ingest changes the store all the time, nobody waits.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, Thread
from typing import Any, TypeVar, cast

from dienbien.store import Store, StoreError

Thing = TypeVar("Thing")
_MOST = 200
_SLOW = 0.2
"""Seconds from which on a thing is worth being shown as it was."""
_REST = 20
"""Of a slow thing that is asked for all the time: how many times what it took it is left alone."""


class _Slot:
    """A thing with the store's number of changes when it was made, and how long that took."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.changes: int | None = None
        self.took = 0.0
        self.made = 0.0
        self.thing: Any = None

    def make(self, store: Store, how: Callable[[], Any]) -> None:
        """Make the thing; the lock is held, and given back."""
        try:
            begun = time.monotonic()
            changes = store.changes()
            self.thing = how()
            self.made = time.monotonic()
            self.took, self.changes = self.made - begun, changes
        finally:
            self.lock.release()

    def make_aside(self, store: Store, how: Callable[[], Any]) -> None:
        """The same in a thread of its own; a store that fails then fails whoever asks next."""
        try:
            self.make(store, how)
        except StoreError:
            self.changes = None

    def rests(self) -> bool:
        """Whether it was made so lately that it need not be made again."""
        return time.monotonic() < self.made + _REST * self.took


class Cached:
    """Things by name, the least asked for forgotten first; safe to use from many threads."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()

    def get(self, store: Store, name: Hashable, make: Callable[[], Thing]) -> Thing:
        """The thing of this name. Raises what `make` does."""
        slot = self._slot((store.name, name))
        changes = store.changes()
        if slot.changes is None or slot.took < _SLOW:
            slot.lock.acquire()
            if slot.changes is not None and slot.changes >= changes:
                slot.lock.release()
            else:
                slot.make(store, make)
        elif slot.changes < changes and not slot.rests() and slot.lock.acquire(blocking=False):
            Thread(target=slot.make_aside, args=(store, make), daemon=True).start()
        return cast("Thing", slot.thing)

    def _slot(self, name: Hashable) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(name, _Slot())
            self._slots.move_to_end(name)
            while len(self._slots) > self._most:
                self._slots.popitem(last=False)
            return slot


CACHED = Cached()
"""What all pages of this process share."""

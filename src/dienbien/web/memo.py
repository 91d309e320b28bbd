"""Parts of answers that several answers need, made once for each state of the store.

Comes in: a name for the part, how to make it. Goes out: the part, perhaps made before. While one request
makes a part anew, others get it as it was: nobody waits for what somebody else makes, but the first time.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

from dienbien.web.pulse import Pulse

Thing = TypeVar("Thing")
_MOST = 300


class _Slot:
    """A part, and the state of the store when it was made."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.state: str | None = None
        self.thing: Any = None


class Memo:
    """Parts by name, the least asked for forgotten first; may be asked from several threads."""

    def __init__(self, pulse: Pulse, most: int = _MOST) -> None:
        self._pulse = pulse
        self._most = most
        self._lock = Lock()
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()

    def get(self, name: Hashable, make: Callable[[], Thing]) -> Thing:
        """The part of this name. Raises what `make` does."""
        slot = self._slot(name)
        state = self._pulse.state()
        if slot.state != state and slot.lock.acquire(blocking=slot.state is None):
            try:
                if slot.state != state:
                    slot.thing = make()
                    slot.state = state
            finally:
                slot.lock.release()
        return cast("Thing", slot.thing)

    def _slot(self, name: Hashable) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(name, _Slot())
            self._slots.move_to_end(name)
            while len(self._slots) > self._most:
                self._slots.popitem(last=False)
            return slot

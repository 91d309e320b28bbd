"""How a store stands, as its readers see it.

Comes in: a store, and word of what was changed through this server. Goes out: a word for its state. While an
ingest changes the store all the time, it is looked at every few seconds: what was made a moment ago is shown
meanwhile. What somebody changes here is seen at once.
"""

import time

import msgspec

from dienbien.store import Store
from dienbien.web.shared import Shared


class _Seen(msgspec.Struct, frozen=True):
    changes: int
    stirred: int
    at: float


class Pulse:
    """The state of one store; may be asked from several threads."""

    def __init__(self, store: Store, shared: Shared, lag_seconds: float) -> None:
        self._store = store
        self._shared = shared
        self._lag = lag_seconds
        self._seen: _Seen | None = None

    def state(self) -> str:
        """A word that is another one whenever what readers see may have changed. Raises `StoreError`."""
        stirred = self._shared.stirred()
        seen = self._seen
        if seen is None or seen.stirred != stirred or time.monotonic() - seen.at > self._lag:
            seen = _Seen(self._store.changes(), stirred, time.monotonic())
            self._seen = seen
        return f"{seen.changes}.{stirred}"

    def stir(self) -> None:
        """Something was changed through this server."""
        self._shared.stir()

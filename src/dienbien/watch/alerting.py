"""Alerts beside a watch: judged after each batch, sent by a thread of their own: nobody waits for a target.

Comes in: a store, its name, rules, a clock. Goes out: messages. What is not sent when it ends is sent by the
next run.
"""

import datetime
import logging
from threading import Event, Thread
from types import TracebackType
from typing import Self

from dienbien.alerts import Delivered, Rules, after_batch, deliver
from dienbien.store import Store, StoreError
from dienbien.watch.clock import Clock

_LOG = logging.getLogger("dienbien.alerts")
_LONGEST_REST = 30.0
_LOOK_AGAIN = 60.0
_LONGEST_END = 30.0


class Alerting:
    """Judges in the thread of the watch, and sends in another, over a connection of its own."""

    def __init__(self, store: Store, where: str, rules: Rules, clock: Clock | None = None) -> None:
        self._store = store
        self._where = where
        self._rules = rules
        self._clock = clock or Clock()
        self._seen: int | None = None
        self._looked = 0.0
        self._ended = Event()
        self._news = Event()
        self._thread = Thread(target=self._send, name="alerts", daemon=True)

    def __enter__(self) -> Self:
        """Begin to send, if there are rules."""
        if self._rules:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End soon: what is on its way may arrive, the rest waits in the store."""
        self._ended.set()
        self._news.set()
        if self._thread.is_alive():
            self._thread.join(_LONGEST_END)

    def look(self) -> None:
        """Judge what is new, and from time to time what has waited to be said. Raises `StoreError`."""
        if not self._rules:
            return
        changes, now = self._store.changes(), self._clock.steady()
        if changes == self._seen and now - self._looked < _LOOK_AGAIN:
            return
        judged = after_batch(self._store, self._rules, self._now)
        self._seen, self._looked = changes, now
        if judged.raised or judged.updated:
            told = f"{judged.raised} alerts raised, {judged.updated} updated"
            _LOG.info(told, extra={"members": {"raised": judged.raised, "updated": judged.updated}})
            self._news.set()

    def finish(self) -> None:
        """Judge and send all that is due, for a run that ends by itself. Raises `StoreError`."""
        self._seen = None
        self.look()
        self.__exit__(None, None, None)
        if self._rules:
            deliver(self._store, self._rules, now=self._now)

    def _now(self) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(self._clock.now(), datetime.UTC)

    def _send(self) -> None:
        """Send round after round; where the store fails, over a new connection."""
        while not self._ended.is_set():
            try:
                with Store(self._where) as store:
                    while not self._ended.is_set():
                        self._news.clear()
                        self._news.wait(self._rest(deliver(store, self._rules, self._ended, self._now)))
            except StoreError as error:
                _LOG.error("alerts can't be sent: %s", error)
                self._ended.wait(_LONGEST_REST)

    def _rest(self, done: Delivered) -> float:
        """Seconds until there is something to do again, if nothing comes before."""
        if done.next_try is None:
            return _LONGEST_REST
        return min(_LONGEST_REST, max(0.1, (done.next_try - self._now()).total_seconds()))

"""One run of a watch on a store, from the turn to the note of what it did.

Comes in: a store, a plan, coders, how to ask. Goes out: counts. What runs is named in the store as an
`ingest` is.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from dienbien.coders import Coders
from dienbien.store import Counts as RunCounts
from dienbien.store import Store, StoreError
from dienbien.store.fingerprint import coder_fingerprint
from dienbien.version import __version__
from dienbien.watch.books import Counts
from dienbien.watch.loop import Around, Watch
from dienbien.watch.saving import Saver
from dienbien.watch.sources import Plan

TURN = "watch"


def run(
    store: Store,
    plan: Plan,
    coders: Coders,
    around: Around,
    *,
    tables: Path | None = None,
    once: bool = False,
) -> Counts:
    """Watch until stopped by a signal, or `once`. Raises `StoreError`, also where another watch runs."""
    with store.alone(TURN) as turn:
        coder = store.begin_run(coder_fingerprint(tables), __version__, ["watch", plan.name])
        watch = Watch(store, plan, Saver(store, coder, coders), turn, around)
        try:
            with _stopping(watch.stop):
                watch.run(once=once)
        finally:
            with suppress(StoreError):
                store.end_run(coder, _as_run(watch.counts))
        return watch.counts


def _as_run(counts: Counts) -> RunCounts:
    return RunCounts(documents=counts.documents, new=counts.new, records=counts.records, failed=counts.failed)


@contextmanager
def _stopping(stop: Callable[[], None]) -> Iterator[None]:
    """SIGTERM and Ctrl-C end the watch cleanly; a second Ctrl-C ends it at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def handle(number: int, frame: FrameType | None) -> None:
        stop()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, handle) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
